"""Measure how fast mentions are found and normalised without the parser, and that time grows as the text does.

    python benchmarks/mention_speed.py [--runs 5] [--language fr --language en] [--words 60]

Speed: every annotated story of a language is read once, article by article, by finders whose caches are empty; the best
of some runs counts, in characters per second of processor time. Growth: a text that repeats one word or mark, and the
same text four times as long; the factor by which the time grew is 4 where time is linear. The words are taken evenly
from all tables of the language, so that each pattern meets what it looks for.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from factcheck.articles.read import read
from factcheck.kinds.interface import Finder
from factcheck.kinds.registry import KINDS
from factcheck.lexicon import Lexicon
from factcheck.model import Article, Block, BlockRole, Document, Reference, Span

STORIES = Path(__file__).parent / "stories"
TABLES = ("dates", "counts", "numbers", "places")
SHORT, FACTOR = 10_000, 4  # characters of the shorter text; how many times as long the other one is
MARKS = (
    "1 ",
    "1",
    "1,",
    "1.000 ",
    "12:30 ",
    "2024-01-01 ",
    "1-",
    "A ",
    "Aa ",
    "Aa-",
    "a",
    "(",
    "'",
    "$ ",
    " ",
    "\n",
    "\n\n",
    "e\u0301",
)


def documents(language: str) -> list[Document]:
    """Return the stories' articles in a language, as the checker reads them."""
    lexicon = Lexicon(language)
    found: list[Document] = []
    for path in sorted(STORIES.glob("*.json")):
        story = json.loads(path.read_text(encoding="utf-8"))
        articles = [
            Article(id=a["id"], text=a["text"], published=a["published"], language=language)
            for a in story["articles"]
            if a["language"] == language
        ]
        found += read(articles, lambda code: lexicon)[0] if articles else ()
    return found


def repeated(language: str, unit: str, length: int) -> Document:
    """Return a document that says one thing over and over."""
    text = (unit * (length // len(unit) + 1))[:length]
    blocks = (Block(Span(0, length), BlockRole.BODY),)
    day = dt.date(2024, 3, 5)
    return Document(Article(id="repeated", text=text), language, blocks, Reference(day, day, "given"))


def seconds(finders: Mapping[str, Finder], texts: Sequence[Document]) -> dict[str, float]:
    """Return the seconds that each kind takes over the documents; the dates are kept out of the counts, as in use."""
    spent = dict.fromkeys(finders, 0.0)
    for document in texts:
        taken: list[Any] = []
        for kind in KINDS:
            start = time.process_time()
            found = finders[kind.name].find(document, taken)
            spent[kind.name] += time.process_time() - start
            if kind.collapses:
                taken += [mention.span for mention in found]
    return spent


def fresh(language: str) -> dict[str, Finder]:
    """Return finders that have seen nothing but one short article: compiled, with empty caches."""
    finders = {kind.name: kind.finder(Lexicon(language)) for kind in KINDS}
    seconds(finders, [repeated(language, "12 ", 40)])
    return finders


def words(language: str, most: int) -> Iterator[str]:
    """Yield ``most`` words of the language's tables, evenly taken, and the marks."""
    yield from MARKS
    lexicon, found = Lexicon(language), dict[str, None]()
    for name in TABLES:
        found |= dict.fromkeys(_strings(lexicon.table(name)))
    every = max(1, len(found) // most)
    yield from (word + " " for word in list(found)[::every])


def _strings(table: Any) -> Iterator[str]:
    if isinstance(table, Mapping):
        for key, value in table.items():
            yield key
            yield from _strings(value)
    elif isinstance(table, str) and "{" not in table and "\\" not in table:
        yield table
    elif isinstance(table, list | tuple):
        for value in table:
            yield from _strings(value)


def growth(language: str, unit: str) -> tuple[float, float]:
    """Return the characters per second on the longer text of repeated ``unit``, and by what factor the time grew."""
    times = []
    for length in (SHORT, SHORT * FACTOR):
        document = repeated(language, unit, length)
        times.append(min(sum(seconds(fresh_finders, [document]).values()) for fresh_finders in [FINDERS[language]] * 2))
    return SHORT * FACTOR / times[1], times[1] / times[0]


FINDERS: dict[str, dict[str, Finder]] = {}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--language", action="append")
    parser.add_argument("--words", type=int, default=60)
    asked = parser.parse_args()
    for language in asked.language or ("fr", "en"):
        texts = documents(language)
        size = sum(len(d.article.text) for d in texts)
        runs = [seconds(fresh(language), texts) for _ in range(asked.runs)]
        best = min(runs, key=lambda run: sum(run.values()))
        total = sum(best.values())
        print(f"{language}: {len(texts)} articles, {size:,} characters: {size / total:,.0f} characters/s", end="")
        print(" (" + ", ".join(f"{name} {size / spent:,.0f}" for name, spent in best.items()) + ")")
        FINDERS[language] = fresh(language)
        grown = sorted(((*growth(language, unit), unit) for unit in words(language, asked.words)), key=lambda g: -g[1])
        middle = grown[len(grown) // 2][1]
        print(f"  growth over {len(grown)} repeated words, text {FACTOR} times as long: median {middle:.1f}")
        for speed, factor, unit in grown[:5]:
            print(f"  {unit!r}: time times {factor:.1f}, {speed:,.0f} characters/s")
        slow = min(grown)
        print(f"  slowest: {slow[2]!r}, {slow[0]:,.0f} characters/s", flush=True)


if __name__ == "__main__":
    main()
