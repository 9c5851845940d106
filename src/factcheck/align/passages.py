"""Articles as the claim encoder reads them: passages of a few sentences, every value replaced by a marker."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import attrs

KINDS = ("date", "location", "count")  # one marker each, numbered from the end of the vocabulary
BODY = 128  # pieces of a passage, if its first sentence is not longer
CONTEXT = 40  # pieces of the sentence before it
LONGEST = 510  # pieces that a passage never exceeds: the encoder knows 512 positions
START, END = 0, 2  # the pieces that open and close a passage
Pieces = Callable[[str], Sequence[int]]


@attrs.frozen
class Mark:
    """A value in a text: its characters and its kind."""

    start: int
    end: int
    kind: str


@attrs.frozen
class Passage:
    """Piece numbers, and where in them the markers stand: (place, numbers of the marks it stands for)."""

    pieces: tuple[int, ...]
    places: tuple[tuple[int, tuple[int, ...]], ...]


def passages(
    text: str, sentences: Sequence[int], marks: Sequence[Mark], pieces: Pieces, first_marker: int
) -> Iterator[Passage]:
    """Yield the passages of an article that hold a value; ``sentences`` are the characters at which sentences start.

    A passage is as many sentences as fit into BODY pieces, behind the end of the sentence before it.
    """
    cut = _sentences(text, sentences, marks, pieces, first_marker)
    at = 0
    while at < len(cut):
        body, places, last = list[int](), list[tuple[int, tuple[int, ...]]](), at
        while last < len(cut) and (last == at or len(body) + len(cut[last][0]) <= BODY):
            places += [(len(body) + place, who) for place, who in cut[last][1]]
            body += cut[last][0]
            last += 1
        before = cut[at - 1][0][-CONTEXT:] if at else []
        whole = [START, *before, *body, END][:LONGEST]
        shifted = [(1 + len(before) + place, who) for place, who in places]
        kept = tuple((place, who) for place, who in shifted if place < len(whole) - 1)
        if kept:
            yield Passage(tuple(whole), kept)
        at = last


def _sentences(
    text: str, sentences: Sequence[int], marks: Sequence[Mark], pieces: Pieces, first_marker: int
) -> list[tuple[list[int], list[tuple[int, tuple[int, ...]]]]]:
    """Return each sentence as pieces with the places of its markers."""
    spans, out, n, at = _apart(marks), [], 0, 0
    for start, end in zip(sentences, [*sentences[1:], len(text)], strict=False):  # an article may have no sentence
        found, places, at = list[int](), list[tuple[int, tuple[int, ...]]](), max(at, start)
        while n < len(spans) and spans[n][0] < end:
            first, last, who, kind = spans[n]
            n += 1
            if first >= start:
                found += _pieces(text[at:first], pieces, opens=at == start)
                places.append((len(found), who))
                found.append(first_marker + KINDS.index(kind))
            at = max(at, last)  # also where a value reaches into the next sentence: none of it is read
        if at < end:
            found += _pieces(text[at:end], pieces, opens=at == start)
        out.append((found, places))
    return out


def _pieces(text: str, pieces: Pieces, *, opens: bool) -> Sequence[int]:
    return pieces((" " if opens else "") + text.replace("\n", " "))


def _apart(marks: Sequence[Mark]) -> list[tuple[int, int, tuple[int, ...], str]]:
    """Return stretches that do not overlap, each with the marks that it stands for.

    Marks of one kind that overlap share the whole stretch; one of another kind has what is left, or shares it. Of two
    kinds with the same characters the first by name gives the marker.
    """
    out: list[tuple[int, int, tuple[int, ...], str]] = []
    for n in sorted(range(len(marks)), key=lambda n: (marks[n].start, marks[n].end, marks[n].kind, n)):
        start, end, kind = marks[n].start, marks[n].end, marks[n].kind
        if not out or start >= out[-1][1]:
            out.append((start, end, (n,), kind))
            continue
        first, last, who, known = out[-1]
        if kind == known:
            out[-1] = (first, max(last, end), (*who, n), known)
        elif end > last:
            out.append((last, end, (n,), kind))
        else:
            out[-1] = (first, last, (*who, n), known)
    return out
