"""Which articles are copies of one text, as a whole or where a claim stands: copies count as one origin.

Words inside quotation marks count for nothing: two reporters who heard the same speech quote the same words. Copies of
copies are copies. A text made of two others joins all three, so the number of origins is never too high.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

from factcheck.model import Claim, Document

# Shares of the shorter text's runs of words that stand in the other; benchmarks/copies.py prints those of all stories.
_RUN, _COPIED = 5, 0.4  # articles: 13 pairs of copies from 0.55 up, the 304 others up to 0.17
_SENTENCE_RUN, _SENTENCE_COPIED = 3, 0.7  # sentences behind a finding: copies mostly above 0.75, others up to 0.64
_LEAST = 10  # shared runs: fewer are found in any two reports of one event

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|„[^„“”]*[“”]|\"[^\"]*\"")

Runs = frozenset[tuple[str, ...]]
T = TypeVar("T", bound=Hashable)


def origins(documents: Iterable[Document]) -> Mapping[str, int]:
    """Return a number per article; articles of which a good part is one text share it, whatever their order."""
    runs = {d.article.id: article_runs(d) for d in documents}
    return _joined(sorted(runs), lambda a, b: copied(runs[a], runs[b], _COPIED))


def independent(claims: Sequence[Claim], origin: Callable[[str], int], documents: Mapping[str, Document]) -> int:
    """Return how many independent origins ``claims`` have: copies of an article, or of the sentence, are one."""
    ordered = sorted({c.id: c for c in claims}.values(), key=lambda c: (c.article, c.id))
    runs = {c.id: _sentence_runs(c, documents[c.article].article.text) for c in ordered}
    article = {c.id: c.article for c in ordered}

    def same(a: str, b: str) -> bool:
        return origin(article[a]) == origin(article[b]) or copied(runs[a], runs[b], _SENTENCE_COPIED)

    return len(set(_joined(list(runs), same).values()))


def article_runs(document: Document) -> Runs:
    """Return the runs of words of an article's paragraphs, outside quotation marks."""
    text = document.article.text
    return _runs((w for s in document.text_spans for w in _words(text[s.start : s.end])), _RUN)


def share(a: Runs, b: Runs) -> float:
    """Return how much of the shorter text stands in the other, in [0, 1]."""
    shorter = min(len(a), len(b))
    return len(a & b) / shorter if shorter else 0.0


def copied(a: Runs, b: Runs, least: float) -> bool:
    """Whether ``least`` of the shorter text stands in the other, and that is no handful of words."""
    return len(a & b) >= _LEAST and share(a, b) >= least


def _sentence_runs(claim: Claim, text: str) -> Runs:
    return _runs(_words(text[claim.sentence.start : claim.sentence.end]), _SENTENCE_RUN)


def _words(text: str) -> list[str]:
    return _WORD.findall(_QUOTED.sub(" ", text).casefold())


def _runs(words: Iterable[str], length: int) -> Runs:
    listed = list(words)
    return frozenset(tuple(listed[i : i + length]) for i in range(len(listed) - length + 1))


def _joined(items: Sequence[T], same: Callable[[T, T], bool]) -> dict[T, int]:
    """Return a number per item: that of the first item to which a chain of sames leads."""
    number = {item: i for i, item in enumerate(items)}
    for a, b in combinations(items, 2):
        if number[a] != number[b] and same(a, b):
            low, high = sorted((number[a], number[b]))
            number = {item: low if n == high else n for item, n in number.items()}
    return number
