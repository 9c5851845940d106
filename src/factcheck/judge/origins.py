"""Which articles are copies of one wire text: they count as one origin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.model import Document

_SHINGLE = 5  # words
_COPIED = 0.5  # share of the shorter text's shingles that stand in the other


def origins(documents: Sequence[Document]) -> Mapping[str, int]:
    """Return a number per article; articles of which most is one text share it (containment of word shingles)."""
    ordered = sorted(documents, key=lambda d: d.article.id)
    shingles = [_shingles(d) for d in ordered]
    number: dict[str, int] = {}
    for i, document in enumerate(ordered):
        copied = (j for j in range(i) if _contained(shingles[i], shingles[j]))
        first = next(copied, None)
        number[document.article.id] = i if first is None else number[ordered[first].article.id]
    return number


def _shingles(document: Document) -> frozenset[tuple[str, ...]]:
    text = document.article.text
    words = " ".join(text[s.start : s.end] for s in document.text_spans).casefold().split()
    return frozenset(tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))


def _contained(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> bool:
    smaller = min(len(a), len(b))
    return smaller > 0 and len(a & b) >= _COPIED * smaller
