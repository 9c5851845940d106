"""Lengths of time as watches write them: "2:03:41", "61:38", "9:58.3"."""

from __future__ import annotations

from decimal import Decimal

import attrs

from factcheck.kinds.phrases import Words

_HOURS = 24  # two figures below this are a time of day rather
_SIXTY = 60


@attrs.frozen
class Watch:
    """A length of time in seconds, and the words that write it."""

    seconds: Decimal
    start: int
    end: int


def watch(words: Words, i: int) -> Watch | None:
    """Return the length of time that begins with word ``i``: hours, minutes and seconds, or minutes past any hour.

    Hours of one figure and no zero before it, as results have them and clocks have not; two parts only where the first
    is no hour of a day or where tenths of a second follow.
    """
    parts, end = [words.at(i)], i + 1
    if not parts[0].isdecimal() or len(parts[0]) > 3 or (words.joined(i) and words.at(i - 1) not in '([“"'):
        return None
    while words.at(end) == ":" and words.joined(end) and words.joined(end + 1) and len(words.at(end + 1)) == 2:
        parts, end = [*parts, words.at(end + 1)], end + 2
    tenths = words.at(end) == "." and words.joined(end) and words.joined(end + 1) and words.at(end + 1).isdecimal()
    if not all(p.isdecimal() and int(p) < _SIXTY for p in parts[1:]) or words.joined(end + 2 * tenths):
        joined = words.at(end + 2 * tenths)
        if not joined or joined[0].isalnum() or joined in ":/-":
            return None
    if not _lasts(parts, tenths):
        return None
    seconds = Decimal(0)
    for part in parts:
        seconds = seconds * _SIXTY + int(part)
    if tenths:
        seconds, end = seconds + Decimal(f"0.{words.at(end + 1)}"), end + 2
    return Watch(seconds, i, end)


def _lasts(parts: list[str], tenths: bool) -> bool:
    """Whether figures with colons are a length of time, not a time of day."""
    if len(parts) == 3:
        return len(parts[0]) == 1 or int(parts[0]) >= _HOURS
    return len(parts) == 2 and (tenths or int(parts[0]) >= _HOURS)
