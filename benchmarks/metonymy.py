"""Measure how well a place is told from the government or team that it stands for, with the parser and without.

    python benchmarks/metonymy.py [--language fr] [--errors] [--part tune|test|later|last]

The sentences of metonymy.toml are halved by a hash of their text: rules and word lists were made on the part "tune",
the part "test" was only measured. Those of the part "later" were written after that, with verbs that no list held;
they showed that most verbs make a body of their subject. Those of the part "last" were written at the end, and nothing
was changed for them. Precision and recall are of "is a place". Names are given, not looked for.
"""

from __future__ import annotations

import argparse
import hashlib
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from factcheck.kinds.location.metonymy import Metonymy
from factcheck.language.registry import load
from factcheck.lexicon import Lexicon

SENTENCES = Path(__file__).with_suffix(".toml")
Judge = Callable[[str, int, int], bool]


def half(sentence: str) -> str:
    """Return which half of its part a sentence belongs to, whatever stands beside it."""
    return "test" if hashlib.sha256(sentence.encode()).digest()[0] % 2 else "tune"


def marked(sentence: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a sentence without its brackets, and the spans that were in them."""
    text, spans = "", list[tuple[int, int]]()
    for i, part in enumerate(sentence.replace("]", "[").split("[")):
        if i % 2:
            spans.append((len(text), len(text) + len(part)))
        text += part
    return text, spans


def names(language: str) -> Iterator[tuple[str, str, int, int, bool]]:
    """Yield part, text, start, end and whether it is a place, of each name in brackets."""
    table = tomllib.loads(SENTENCES.read_text(encoding="utf-8"))[language]
    for part, sentences in (("", table), ("later", table["later"]), ("last", table["last"])):
        for label in ("participants", "places"):
            for sentence in sentences[label]:
                text, spans = marked(sentence)
                for start, end in spans:
                    yield part or half(sentence), text, start, end, label == "places"


def without_parser(language: str) -> Judge:
    """Return what tells a place by the words beside it."""
    metonymy = Metonymy(Lexicon(language))
    return lambda text, start, end: not metonymy.beside_words(text, start, end)


def with_parser(language: str) -> Judge:
    """Return what tells a place by the words beside it and by the parse."""
    metonymy, reader = Metonymy(Lexicon(language)), load(language)

    def is_place(text: str, start: int, end: int) -> bool:
        if metonymy.beside_words(text, start, end):
            return False
        for sentence in reader.parse(text, [(0, len(text))], []):
            inside = [i for i, token in enumerate(sentence.tokens) if start <= token.start < end]
            tops = [i for i in inside if sentence.tokens[i].head == i or sentence.tokens[i].head not in inside]
            if any(metonymy.stands_for_people(sentence, i) for i in tops):
                return False
        return True

    return is_place


def main() -> None:
    """Print a line for each language, part and way of reading."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--language", action="append")
    parser.add_argument("--part", action="append")
    parser.add_argument("--errors", action="store_true")
    chosen = parser.parse_args()
    for language in chosen.language or ("fr", "en"):
        for way, make in (("with the parser", with_parser), ("without", without_parser)):
            judge = make(language)
            for part in chosen.part or ("tune", "test", "later", "last"):
                print(f"{language} {part} {way}: {_figures(judge, language, part, chosen.errors)}")


def _figures(judge: Judge, language: str, part: str, show: bool) -> str:
    seen = Counter[tuple[bool, bool]]()
    for which, text, start, end, place in names(language):
        if which == part:
            said = judge(text, start, end)
            seen[place, said] += 1
            if show and said != place:
                print(f"  {'place' if place else 'participant'}: {text[:start]}[{text[start:end]}]{text[end:]}")
    precision = seen[True, True] / max(1, seen[True, True] + seen[False, True])
    recall = seen[True, True] / max(1, seen[True, True] + seen[True, False])
    return f"precision {precision:.3f}, recall {recall:.3f} of {seen.total()} names"


if __name__ == "__main__":
    main()
