"""Paragraphs: a line is one, unless the text is wrapped by hand; then blank lines and short lines separate them."""

from __future__ import annotations

import re
from itertools import pairwise

from factcheck.model import Span

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_ENDS = (".", "!", "?", "…", '"', "»", "”", ":", ";")
_WIDEST, _NARROWEST = 110, 45  # a wrapped line's length, in characters


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs of a text, in order, without white space around them."""
    lines = [span for match in _LINE.finditer(text) if (span := trimmed(text, *match.span()))]
    return tuple(_joined(text, lines)) if _is_wrapped(text, lines) else tuple(lines)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the span without white space at its ends, or None where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _adjacent(text: str, before: Span, after: Span) -> bool:
    """Whether no blank line lies between two lines."""
    between = text[before.end : after.start].replace("\r\n", "\n")
    return sum(between.count(newline) for newline in "\n\r\v\f\x85\u2028\u2029") == 1


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether lines are broken by width: most of those that go on in the next are as wide, and end mid-sentence."""
    inner = [a for a, b in pairwise(lines) if _adjacent(text, a, b)]
    if len(inner) < 2:
        return False
    widest = max(line.end - line.start for line in lines)
    if not _NARROWEST <= widest <= _WIDEST:
        return False
    wide = sum(line.end - line.start >= 0.7 * widest for line in inner)
    open_ended = sum(not text[line.start : line.end].endswith(_ENDS) for line in inner)
    return wide >= 0.7 * len(inner) and open_ended >= 0.6 * len(inner)


def _joined(text: str, lines: list[Span]) -> list[Span]:
    widest = max(line.end - line.start for line in lines)
    out = [lines[0]]
    for before, line in pairwise(lines):
        short = before.end - before.start < 0.6 * widest and text[before.end - 1] in ".!?…»”"
        if _adjacent(text, before, line) and not short:
            out[-1] = Span(out[-1].start, line.end)
        else:
            out.append(line)
    return out
