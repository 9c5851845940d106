"""Which of a mention's words are one time expression: a day and an hour are two, as TimeML has it, a range is two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from factcheck.kinds.composed import Positions
from factcheck.kinds.date.context import Parts
from factcheck.kinds.date.grammar import Match
from factcheck.kinds.date.value import DateValue, Piece
from factcheck.kinds.numbers import any_of
from factcheck.model import Mention

_DAY = ("weekday", "day", "month", "year", "turn", "deictic", "anaphoric", "today")
_TIME = ("clock", "part", "about", "since", "until", "before", "after")
_WITH_TIME = frozenset({"day", "weekday", "month_day", "deictic", "anaphoric"})
_LISTED = ("", "2", "3", "4")  # what the block names of the members of a list or a range end in
_REACH = 24  # characters before an expression in which its article or hedge stands
Span = tuple[int, int]


class Extents:
    """Cuts what a rule has matched into expressions, with the words of one language that belong to them or do not."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        words = table.get("extents", {})
        self._leading = _compiled(rf"(?:{_ended(words.get('leading', ()))})+", words.get("leading"))
        self._article = _compiled(rf"(?:^|(?<!\w))(?:{_ended(words.get('articles', ()))})\Z", words.get("articles"))
        self._hedge = _compiled(rf"(?:^|(?<!\w))(?:{_ended(words.get('hedges', ()))})\Z", words.get("hedges"))

    def pieces(
        self, match: Match, text: str, value: DateValue, floor: int, read: Callable[[Parts], DateValue | None]
    ) -> tuple[Piece, ...]:
        """Return the expressions in a match, from ``floor`` on; none where the match is one as it stands.

        ``read`` reads the match with fewer parts.
        """
        found = list(self._split(match, text, value, read)) or [((match.start, match.end), value)]
        out: list[Piece] = []
        for (start, end), one in found:
            start, end = self._trimmed(match, text, start, end, max(floor, match.start if out else 0))
            out.append(Piece(start - match.start, end - match.start, attrs.evolve(one, pieces=())))
        whole = len(out) == 1 and (out[0].start, out[0].end) == (0, match.end - match.start)
        return () if whole else tuple(out)

    def _split(
        self, match: Match, text: str, value: DateValue, read: Callable[[Parts], DateValue | None]
    ) -> Iterator[tuple[Span, DateValue]]:
        if value.ends:
            yield from zip(_members(match, len(value.ends)), value.ends, strict=False)
        elif match.operation in _WITH_TIME and (cut := self._cut(match, text)):
            day = read({name: part for name, part in match.parts.items() if name not in _TIME})
            if day is not None:
                yield from sorted(((cut[0], day), (cut[1], value)), key=lambda piece: piece[0])

    def _cut(self, match: Match, text: str) -> tuple[Span, Span] | None:
        """Return where the day and the time of it stand, None where they are one expression ("lundi soir")."""
        spans, clock = match.spans, match.spans.get("clock")
        time, days = clock or spans.get("part"), [spans[name] for name in _DAY if name in spans]
        if time is None or not days:
            return None
        day = (min(start for start, _ in days), max(end for _, end in days))
        day = (match.start if day[0] < time[0] else day[0], day[1])
        between = text[min(day[1], time[1]) : max(day[0], time[0])].strip()
        if time[0] < day[0]:
            return (day, (match.start, time[1])) if clock and between.startswith(",") else None
        leads = bool(between) or (self._leading is not None and self._leading.match(text, *time) is not None)
        return (day, time) if clock or leads else None

    def _trimmed(self, match: Match, text: str, start: int, end: int, floor: int) -> Span:
        """Cut off the words that only lead to an expression, and take its article in, or the hedge of a time alone."""
        if self._leading is not None and (lead := self._leading.match(text, start, end)) and lead.end() < end:
            start = lead.end()
        before = max(floor, start - _REACH)
        wider = self._article.search(text, before, start) if self._article is not None else None
        if wider is None and self._hedge is not None and match.operation == "time" and "clock" in match.parts:
            wider = self._hedge.search(text, before, start)
        while text[end - 1].isspace():
            end -= 1
        return (wider.start() if wider else start), end


def _compiled(pattern: str, words: Any) -> re.Pattern[str] | None:
    return re.compile(pattern, re.IGNORECASE) if words else None


def _ended(words: Any) -> str:
    """Return a pattern of words that end in an apostrophe or in white space."""
    return "|".join(rf"{any_of([word])}{'' if word.endswith(chr(39)) else chr(92) + 's{1,2}'}" for word in words)


def _members(match: Match, number: int) -> list[Span]:
    """Return where the members of a list or a range stand, by the numbers at the end of their blocks' names."""
    ends = _LISTED[:number]
    starts = [min(span[0] for name, span in match.spans.items() if _numbered(name) == end) for end in ends]
    if starts != sorted(starts):
        return []
    bounds = [*starts[1:], match.end]
    out = []
    for start, bound in zip(starts, bounds, strict=True):
        inside = [span for span in match.spans.values() if start <= span[0] < bound]
        out.append((start, max(span[1] for span in inside)))
    return out


def _numbered(name: str) -> str:
    return name[-1] if name[-1].isdigit() else ""


def expressions(mention: Mention, text: str) -> tuple[Mention, ...]:
    """Return the mentions of the single expressions in a mention of an article of this text."""
    value = mention.value
    if not isinstance(value, DateValue) or not value.pieces:
        return (mention,)
    return tuple(_expression(mention, piece, text) for piece in value.pieces)


def _expression(mention: Mention, piece: Piece, text: str) -> Mention:
    start, end = mention.start + piece.start, mention.start + piece.end
    low = max(0, mention.start - _REACH)
    if not unicodedata.is_normalized("NFC", text[low : mention.end]):  # pieces count composed characters
        near = Positions(text[low : mention.end])
        at = near.composed(mention.start - low)
        start, end = low + near.given(at + piece.start), low + near.given(at + piece.end)
    return attrs.evolve(mention, start=start, end=end, text=text[start:end], value=piece.value)
