"""Times of day as a language's table ``clock`` writes them, with the time zone that may follow."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import attrs

from factcheck.kinds.numbers import any_of, flexible, folded


@attrs.frozen
class Clock:
    """A time of day; ``zone`` names the clock that shows it, "" the one of the place; ``half``: noon is named."""

    hour: int
    minute: int
    zone: str = ""
    half: bool = False


class Clocks:
    """Reads times of day of one language; ``zones`` is a regular expression for the names of time zones."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._table = table
        self._patterns = tuple(re.compile(flexible(p), re.IGNORECASE) for p in table["patterns"])
        self._halves: Mapping[str, int] = table.get("halves", {})
        self._zones = {folded(name): clock for name, clock in table["zones"].items()}
        named = table.get("named_zone", "")
        self._named = re.compile(rf"(?:.*\s)?({flexible(named)})\Z") if named else None
        abbreviated = [zone for zone in table["zones"] if zone.isupper()]
        written = [zone for zone in table["zones"] if not zone.isupper()]
        choices = [f"(?-i:{any_of(abbreviated)})", any_of(written), flexible(named)]
        self.zones = "|".join(filter(None, choices))

    @property
    def pattern(self) -> str:
        """A regular expression for a time of day and its zone."""
        clock = "|".join(re.sub(r"\?P<\w+>", "?:", p.pattern) for p in self._patterns)
        return rf"(?:{clock})(?:,?\s(?:{self.zones})\b)?"

    def read(self, text: str) -> Clock | None:
        """Return a time of day; None for one that no clock shows."""
        for pattern in self._patterns:
            if m := pattern.match(text):
                parts = m.groupdict()
                hour = _number(parts["h"], self._table["hours"])
                minute = _number(parts.get("m") or "0", self._table["words"])
                half = self._halves.get(folded(parts.get("half") or ""))
                if half is not None:
                    hour = hour % 12 + half
                elif parts.get("pm") and hour < 12:
                    hour += 12
                return Clock(hour % 24, minute, self.zone(text), half is not None)
        words, hours = folded(text), self._table["hours"]
        # An hour alone, which only the words around it show to be one.
        return Clock(_number(words, hours) % 24, 0) if words in hours or words.isdecimal() else None

    def zone(self, text: str) -> str:
        """Return the name of the clock of the time zone that ``text`` ends in, "" for that of the place."""
        words = folded(text)
        if known := max((z for z in self._zones if words.endswith(z)), key=len, default=""):
            return str(self._zones[known])
        named = self._named.match(text) if self._named else None
        return folded(named[1]) if named else ""


def _number(text: str, words: Mapping[str, int]) -> int:
    known = words.get(folded(text))
    return int(text) if known is None else known
