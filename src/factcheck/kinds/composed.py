"""Reads text whose accents stand apart from their letters (NFD) as if they did not, and gives its own offsets."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

import attrs

from factcheck.kinds.interface import Finder
from factcheck.language.interface import Sentence
from factcheck.model import Document, Mention, Span


class Positions:
    """Where each character of the composed form of a text stands in the text itself."""

    def __init__(self, text: str) -> None:
        """Compose each letter with the marks behind it."""
        starts, pieces, at = [], [], 0
        while at < len(text):
            end = at + 1
            while end < len(text) and unicodedata.combining(text[end]):
                end += 1
            piece = unicodedata.normalize("NFC", text[at:end])
            starts += [at] * len(piece)
            pieces.append(piece)
            at = end
        self.text = "".join(pieces)
        self._starts = [*starts, len(text)]

    def given(self, at: int) -> int:
        """Return the offset in the text of an offset in its composed form."""
        return self._starts[at]

    def composed(self, at: int) -> int:
        """Return the offset in the composed form of an offset in the text."""
        return bisect_left(self._starts, at)


class Composed:
    """A finder that reads every text composed; a text that is so already costs one look."""

    def __init__(self, inner: Finder) -> None:
        self.inner = inner
        self._last: tuple[str, Positions] | None = None

    def find(self, document: Document, taken: Sequence[Span] = ()) -> tuple[Mention, ...]:
        """Return the mentions in text order, with offsets in the text as it is given."""
        if unicodedata.is_normalized("NFC", document.article.text):
            return self.inner.find(document, taken)
        positions = self._positions(document.article.text)
        spans = [Span(positions.composed(s.start), positions.composed(s.end)) for s in taken]
        found = self.inner.find(_composed(document, positions), spans)
        return tuple(_given(mention, positions, document.article.text) for mention in found)

    def settle(
        self, document: Document, mentions: Sequence[Mention], sentences: Sequence[Sentence]
    ) -> tuple[Mention, ...]:
        """Return the mentions read again with the parse."""
        if unicodedata.is_normalized("NFC", document.article.text):
            return self.inner.settle(document, mentions, sentences)
        positions = self._positions(document.article.text)
        kept = self.inner.settle(
            _composed(document, positions),
            [_moved(mention, positions) for mention in mentions],
            [_read(sentence, positions) for sentence in sentences],
        )
        return tuple(_given(mention, positions, document.article.text) for mention in kept)

    def _positions(self, text: str) -> Positions:
        if self._last is None or self._last[0] is not text:
            self._last = (text, Positions(text))
        return self._last[1]


def _composed(document: Document, positions: Positions) -> Document:
    blocks = tuple(
        attrs.evolve(block, span=Span(positions.composed(block.span.start), positions.composed(block.span.end)))
        for block in document.blocks
    )
    return attrs.evolve(document, article=attrs.evolve(document.article, text=positions.text), blocks=blocks)


def _given(mention: Mention, positions: Positions, text: str) -> Mention:
    start, end = positions.given(mention.start), positions.given(mention.end)
    return attrs.evolve(mention, start=start, end=end, text=text[start:end])


def _moved(mention: Mention, positions: Positions) -> Mention:
    start, end = positions.composed(mention.start), positions.composed(mention.end)
    return attrs.evolve(mention, start=start, end=end, text=positions.text[start:end])


def _read(sentence: Sentence, positions: Positions) -> Sentence:
    tokens = tuple(
        attrs.evolve(token, start=positions.composed(token.start), end=positions.composed(token.end))
        for token in sentence.tokens
    )
    ends = positions.composed(sentence.start), positions.composed(sentence.end)
    return attrs.evolve(sentence, start=ends[0], end=ends[1], tokens=tokens)
