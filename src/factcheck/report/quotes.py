"""A claim with the words it was read from: its sentence on one line, cut where the values stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import attrs

from factcheck.model import Article, Claim, Modality, Span

_SPACE = re.compile(r"\s+")
# Control characters, lone surrogates and what reverses the direction of the text around it.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


@attrs.frozen
class Piece:
    """A piece of a sentence; ``marked`` says that it is (part of) a value's mention."""

    text: str
    marked: bool = False


@attrs.frozen
class Quote:
    """A claim with the words it was read from: its sentence, whitespace folded, cut where the values stand.

    ``start`` and ``end`` are the first mention's offsets in the article's text, ``notes`` what to know before
    believing it ("planned", "according to le Kremlin").
    """

    claim: Claim
    article: str
    source: str | None
    language: str | None
    value: str
    start: int
    end: int
    pieces: tuple[Piece, ...]
    notes: tuple[str, ...]

    @property
    def place(self) -> str:
        """Where the value stands: the article's id and the offsets."""
        return f"{self.article}:{self.start}-{self.end}"

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def bracketed(self) -> str:
        """The sentence in quotation marks, the values in brackets, with the notes behind it."""
        sentence = "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in self.pieces)
        return f"« {sentence} »" + (f" ({'; '.join(self.notes)})" if self.notes else "")


def first_span(claim: Claim) -> Span:
    """Return the characters of the mention to show; the sentence's where a claim has no mention."""
    return claim.mentions[0].span if claim.mentions else claim.sentence


def fold(text: str) -> str:
    """Replace every run of whitespace by one space."""
    return _SPACE.sub(" ", text)


def visible(text: str) -> str:
    """Replace what would steer a terminal or a page, and is no whitespace, by the replacement character."""
    return _UNSEEN.sub("\ufffd", text)


def cut(text: str, sentence: Span, marks: Iterable[Span]) -> tuple[Piece, ...]:
    """Cut the sentence at ``marks`` and fold its whitespace; marks outside of it are left out."""
    pieces: list[Piece] = []
    position = sentence.start
    for mark in sorted(marks):
        start, end = max(mark.start, position), min(mark.end, sentence.end)
        if start < end:
            pieces += [Piece(text[position:start]), Piece(text[start:end], marked=True)]
            position = end
    return _folded([*pieces, Piece(text[position : sentence.end])])


def _folded(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Fold whitespace within and across pieces, and drop it at both ends."""
    folded: list[Piece] = []
    for piece in pieces:
        text = fold(piece.text)
        if not folded or folded[-1].text.endswith(" "):
            text = text.lstrip()
        if text:
            folded.append(attrs.evolve(piece, text=text))
    if folded:
        folded[-1] = attrs.evolve(folded[-1], text=folded[-1].text.rstrip())
    return tuple(piece for piece in folded if piece.text)


def _notes(claim: Claim) -> tuple[str, ...]:
    notes = [] if claim.modality is Modality.ASSERTED else [str(claim.modality)]
    if not claim.polarity and claim.modality is not Modality.DENIED:
        notes.append("negated")
    if claim.attribution:
        notes.append(f"according to {fold(claim.attribution).strip()}")
    return tuple(notes)


def quoted(claim: Claim, article: Article, language: str | None) -> Quote:
    """Return a claim of ``article`` with its words."""
    span = first_span(claim)
    return Quote(
        claim=claim,
        article=claim.article,
        source=article.source,
        language=language,
        value=fold(claim.value.text).strip(),
        start=span.start,
        end=span.end,
        pieces=cut(article.text, claim.sentence, (mention.span for mention in claim.mentions)),
        notes=_notes(claim),
    )
