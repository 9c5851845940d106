"""The rules of a language's table ``dates``, compiled: where dates stand in a text, and what their parts say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from factcheck.kinds.date.absolute import AbsoluteDates
from factcheck.kinds.numbers import Numbers, any_of, flexible, folded
from factcheck.lexicon import Lexicon

_YEAR = r"(?:1[5-9]|20)\d\d(?![\d.,]\d|\d|\s?%)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d|[.,:]\d)"
_NUMERIC = r"\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{4}"
_BLOCK = re.compile(r"\{([a-z]+)(\d?)\}")
_TABLES = {
    "weekday": "weekdays",
    "month": "months",
    "part": "parts",
    "unit": "units",
    "turn": "turns",
    "phase": "phases",
    "deictic": "deictic",
    "today": "today",
    "anaphoric": "anaphoric",
    "turnable": "turnables",
}


@attrs.frozen
class Match:
    """Where a rule fits, which operation reads it, and its parts by block name (a part that is absent is missing)."""

    start: int
    end: int
    operation: str
    parts: Mapping[str, str]


@attrs.frozen
class Clock:
    """A time of day."""

    hour: int
    minute: int


class DateGrammar:
    """The date rules of one language, compiled once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.table = lexicon.table("dates")
        self.numbers = Numbers(lexicon)
        self.absolute = AbsoluteDates(lexicon.code, self.table["numeric"]["order"])
        self._clock = tuple(re.compile(flexible(p), re.IGNORECASE) for p in self.table["clock"]["patterns"])
        blocks = self._blocks()
        self._rules = tuple(
            (rule["operation"], re.compile(_filled(pattern, blocks), re.IGNORECASE))
            for rule in self.table["rules"]
            for pattern in rule["patterns"]
        )
        bounds = any_of(self.table["bounds"])
        self._bound = re.compile(rf"(?:^|\W)({bounds})\s*(?:le|la|les|l['’])?\s*\Z", re.IGNORECASE)

    def _blocks(self) -> dict[str, str]:
        blocks = {name: any_of(self.table[table]) for name, table in _TABLES.items()}
        clock = "|".join(re.sub(r"\?P<\w+>", "?:", p.pattern) for p in self._clock)
        zones = any_of(self.table["clock"]["zones"])
        days = "|".join(filter(None, [any_of(self.table["days"]), _DAY]))
        blocks |= {"clock": rf"(?:{clock})(?:\s(?:{zones})\b)?", "day": days, "year": _YEAR, "numeric": _NUMERIC}
        return blocks | {"number": self.numbers.pattern}

    def matches(self, text: str, start: int, end: int) -> list[Match]:
        """Return the rules' matches in text[start:end], without overlaps, the longest first choice, in text order."""
        found = sorted(self._all(text, start, end), key=lambda m: (m.start - m.end, m.start))
        taken: list[Match] = []
        free = bytearray(end - start)
        for match in found:
            if not any(free[match.start - start : match.end - start]):
                free[match.start - start : match.end - start] = b"\x01" * (match.end - match.start)
                taken.append(match)
        return sorted(taken, key=lambda m: m.start)

    def _all(self, text: str, start: int, end: int) -> Iterator[Match]:
        for operation, pattern in self._rules:
            for m in pattern.finditer(text, start, end):
                parts = {k: v for k, v in m.groupdict().items() if v and k != "core"}
                yield Match(m.start("core"), m.end("core"), operation, parts)

    def bound(self, text: str, start: int) -> str:
        """Return which end of an event the words before a date at ``start`` say that it gives."""
        before = self._bound.search(text, max(0, start - 30), start)
        return str(self.table["bounds"][folded(before[1])]) if before else "at"

    def look_up(self, name: str, text: str) -> Any:
        """Return what the table of block ``name`` says of ``text``."""
        return self.table[_TABLES[name]][folded(text)]

    def day(self, text: str) -> int:
        """Return a day of the month."""
        words = self.table["days"]
        return int(words[folded(text)]) if folded(text) in words else int(text)

    def clock(self, text: str) -> Clock | None:
        """Return a time of day; None for one that no clock shows."""
        for pattern in self._clock:
            if m := pattern.match(text):
                minute = m.groupdict().get("m") or "0"
                minutes = self.table["clock"]["words"].get(folded(minute))
                hour = int(m["h"]) % 24
                return Clock(hour, int(minute) if minutes is None else int(minutes))
        return None


def _filled(pattern: str, blocks: Mapping[str, str]) -> str:
    """Replace each {block} of a pattern by a group of its name; what is before ">>" stays outside the date."""
    before, _, core = pattern.rpartition(" >> ")
    core = _BLOCK.sub(lambda m: rf"(?P<{m[1]}{m[2]}>{blocks[m[1]]})(?!\w)", flexible(core))
    before = rf"(?:{flexible(before)})\s{{0,2}}" if before else ""
    return rf"(?<![\w-]){before}(?P<core>{core})(?!\w)"
