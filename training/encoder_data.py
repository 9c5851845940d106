"""What the claim encoder learns from: articles with marked values, and which values answer the same question.

Annotated stories say it by their facts. Parallel text says it for free: twelve consecutive sentences of news and their
translation are two articles of one story, and the same value in a sentence and in its translation is one answer.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from alignment import articles_of, facts_of
from factcheck.align.passages import Mark
from factcheck.checker import Checker
from factcheck.kinds.registry import KINDS, compare_values
from factcheck.model import Article, Relation

BLOCK = 12  # sentences of one made-up article
NEWS = re.compile(r"news|ntrex|tico")  # the sets whose sentences stand in the order of their documents
FEWEST = 2  # values that a pair of made-up articles must share
DIGITS = re.compile(r"\d[\d.,\u00a0\u202f ]*\d|\d")
DAY = "2012-03-07"  # any; both sides of a pair have the same


@attrs.frozen
class Marked:
    """A value in an article, and the questions of its story that it answers."""

    mark: Mark
    answers: frozenset[int]


@attrs.frozen
class Text:
    """An article of a story as the encoder learns from it; ``sentences`` are where its sentences start."""

    story: str
    article: str
    text: str
    sentences: tuple[int, ...]
    values: tuple[Marked, ...]


def annotated_texts(story: Mapping[str, Any], checker: Checker) -> Iterator[Text]:
    """Yield the articles of an annotated story, with every value that is found in them."""
    documents, _ = checker._documents(articles_of(story))
    facts = facts_of(story)
    for document in sorted(documents, key=lambda d: d.article.id):
        reading = checker._read(document)
        values = []
        for m in reading.mentions:
            met = (n for n, f in enumerate(facts) if _touches(m.start, m.end, f.spans.get(document.article.id, ())))
            values.append(Marked(Mark(m.start, m.end, m.kind), frozenset(met)))
        starts = tuple(s.start for s in reading.sentences)
        yield Text(str(story["id"]), document.article.id, document.article.text, starts, tuple(values))


def _touches(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < e and s < end for s, e in spans)


def parallel_texts(folder: Path, checker: Checker) -> Iterator[Text]:
    """Yield pairs of articles made of the parallel text in ``folder``, English first.

    Dates, places and numbers of French and English text are found by the checker; of the other languages only digits.
    """
    for code in ("fr", "de", "es", "it", "pt"):
        rows = [row for row in _rows(folder / f"en-{code}.tsv.gz") if NEWS.match(row[0])]
        for at in range(0, len(rows) - BLOCK // 2, BLOCK):
            block = rows[at : at + BLOCK]
            sides = [_joined([row[side] for row in block]) for side in (1, 2)]
            found = [_digits(text) for text, _ in sides]
            same: Callable[[Any, Any], bool] = lambda a, b: a == b  # noqa: E731
            if code == "fr":
                found = [_found(text, lang, checker) for (text, _), lang in zip(sides, ("en", code), strict=True)]
                same = _equal
            yield from _paired(f"{code}{at}", sides, found, same)


def _rows(path: Path) -> list[tuple[str, str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = (line.rstrip("\n").split("\t") for line in lines)
        return [(row[0], row[1], row[2]) for row in rows if len(row) == 3]


def _joined(sentences: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """Return a text of three sentences a paragraph, and where each sentence starts."""
    text, starts = "", []
    for n, sentence in enumerate(sentences):
        if n:
            text += " " if n % 3 else "\n\n"
        starts.append(len(text))
        text += sentence.strip()
    return text, tuple(starts)


Value = tuple[Mark, Any]


def _digits(text: str) -> list[Value]:
    return [(Mark(m.start(), m.end(), "count"), re.sub(r"\D", "", m[0])) for m in DIGITS.finditer(text)]


def _found(text: str, language: str, checker: Checker) -> list[Value]:
    """Return the values of a text, found without a parse."""
    documents, _ = checker._documents([Article(id="x", text=text, language=language, published=DAY)])
    if not documents:
        return []
    finders, found = checker._tongue(language).finders, []
    taken: list[Any] = []
    for kind in KINDS:
        new = finders[kind.name].find(documents[0], list(taken))
        taken += [m.span for m in new] if kind.collapses else []
        found += [(Mark(m.start, m.end, m.kind), m.value) for m in new]
    return found


def _equal(a: Any, b: Any) -> bool:
    return type(a) is type(b) and any(
        compare_values(kind.name, a, b).relation is Relation.EQUAL for kind in KINDS if kind.name == a.to_dict()["type"]
    )


def _paired(
    story: str,
    sides: Sequence[tuple[str, tuple[int, ...]]],
    found: Sequence[Sequence[Value]],
    same: Callable[[Any, Any], bool],
) -> Iterator[Text]:
    """Yield two articles; a value answers a question where it stands once in a sentence and once in its translation."""
    homes = [
        [_sentence(starts, mark.start) for mark, _ in values] for (_, starts), values in zip(sides, found, strict=True)
    ]
    answers: list[dict[int, int]] = [{}, {}]
    for i, (mark, value) in enumerate(found[0]):
        here = homes[0][i]

        def alike(side: int, kind: str = mark.kind, value: Any = value, here: int = here) -> list[int]:
            values = enumerate(found[side])
            return [n for n, (m, v) in values if m.kind == kind and homes[side][n] == here and same(value, v)]

        there = alike(1)
        if len(there) == 1 and len(alike(0)) == 1:
            answers[0][i] = answers[1][there[0]] = i
    if len(answers[0]) < FEWEST:
        return
    for side, name in enumerate("ab"):
        values = tuple(
            Marked(mark, frozenset([answers[side][n]] if n in answers[side] else []))
            for n, (mark, _) in enumerate(found[side])
        )
        yield Text(story, name, sides[side][0], sides[side][1], values)


def _sentence(starts: Sequence[int], at: int) -> int:
    return sum(start <= at for start in starts) - 1
