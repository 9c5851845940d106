"""The rules of a language's table ``dates``, compiled: where dates stand in a text, and what their parts say."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from factcheck.kinds.date.absolute import AbsoluteDates
from factcheck.kinds.date.clock import Clocks
from factcheck.kinds.date.cues import BEFORE, Cue, Cues, Places, clock, cues_of, digits, four_digits, windows, words_of
from factcheck.kinds.numbers import Numbers, any_of, flexible, folded
from factcheck.lexicon import Lexicon

_YEAR = r"(?:1[5-9]|20)\d\d(?![\d.,]\d|\d|\s?%)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d|[.,:]\d)"
_NUMERIC = r"\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{4}"
_DECADE = r"(?:1[5-9]|20)\d0['’]?s"
_SHORT = r"[4-9]\d"
_OLD = r"(?:1[0-4]\d\d|[3-9]\d\d)(?![.,]?\d|\s?[%°€$£])"  # years that only their place tells from counts
_ERA_YEAR = r"(?<![\d.,])(?!(?:19|20)\d\d)[1-9]\d{0,3}(?![.,]?\d)"  # years whose era stands beside them
_MARGIN = 12  # characters behind a match that its last look ahead may need
_DIGITS = re.compile(r"\d+")
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
    "season": "seasons",
    "amount": "amounts",
    "nth": "nth",
    "tens": "tens",
    "feast": "feasts",
    "ref": "references",
    "play": "play",
}
_NEVER = "(?!)"


@attrs.frozen
class Match:
    """Where a rule fits, its words folded, which operation reads it, and the parts there are and where, by block."""

    start: int
    end: int
    words: str
    operation: str
    parts: Mapping[str, str]
    spans: Mapping[str, tuple[int, int]]


@attrs.frozen
class Rule:
    """One way to write a date: its regular expression is compiled when a text first holds its cues."""

    operation: str
    source: str
    cues: tuple[Cue, ...]

    def matches(self, text: str, stretches: Iterable[tuple[int, int]], end: int) -> Iterator[re.Match[str]]:
        """Yield where it fits in the stretches of a text that ends at ``end``."""
        for low, high in stretches:
            for m in _compiled(self.source).finditer(text, low, high):
                whole = m.end() + _MARGIN < high or high == end
                if again := m if whole else _compiled(self.source).match(text, m.start(), min(end, high + BEFORE)):
                    yield again


@functools.cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


class DateGrammar:
    """The date rules of one language, compiled once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.table = lexicon.table("dates")
        self.numbers = Numbers(lexicon)
        self.clocks = Clocks(self.table["clock"])
        self._named = {name: {folded(k): v for k, v in self._words(name).items()} for name in _TABLES}
        months, numeric = _capital(self.table["months"]), self.table["numeric"]
        self.absolute = AbsoluteDates(lexicon.code, numeric["order"], numeric.get("either", False), months)
        self._days = {folded(k): v for k, v in self.table["days"].items()}
        self._rules = tuple(self._compiled_rules())
        self._by_cue: dict[Cue, list[int]] = {}  # the rules by the cue of theirs that has the fewest words
        for n, rule in enumerate(self._rules):
            self._by_cue.setdefault(min(rule.cues, key=len, default=frozenset()), []).append(n)
        times, hours = re.compile(self.clocks.pattern, re.IGNORECASE), words_of(self.table["clock"]["hours"])
        self._cues = Cues((cue for rule in self._rules for cue in rule.cues), times, hours)
        bounds, articles = any_of(self.table["bounds"]), any_of(self.table["bound_articles"]["words"])
        self._bound = re.compile(rf"(?:^|\W)({bounds})\s*(?:{articles})?\s*\Z", re.IGNORECASE)

    def _compiled_rules(self) -> Iterator[Rule]:
        blocks, cues, pieces = self._blocks(), self._block_cues(), self.table["blocks"]
        for rule in self.table["rules"]:
            for pattern in rule["patterns"]:
                before, _, core = _with_pieces(pattern, pieces).rpartition(" >> ")
                yield Rule(rule["operation"], _filled(before, core, blocks), cues_of(core, cues))

    def _words(self, block: str) -> Mapping[str, Any]:
        """Return the table of a block; a language may have none."""
        table: Mapping[str, Any] = self.table.get(_TABLES[block], {})
        return table

    def _blocks(self) -> dict[str, str]:
        capitals = self.table.get("capitals", ())
        blocks = {
            name: _capital(self._words(name)) if table in capitals else any_of(self._words(name)) or _NEVER
            for name, table in _TABLES.items()
        }
        endings = any_of(self.table.get("day", {}).get("endings", ()))
        digits = _DAY.replace(")(?!", rf")(?:{endings})?(?!") if endings else _DAY
        days = "|".join(filter(None, [any_of(self.table["days"]), digits]))
        amount = f"{any_of(self._words('amount')) or _NEVER}|{self.numbers.pattern}"
        blocks |= {"clock": self.clocks.pattern, "zone": self.clocks.zones, "day": days, "amount": amount}
        return blocks | {
            "number": self.numbers.pattern,
            "year": _YEAR,
            "numeric": _NUMERIC,
            "short": _SHORT,
            "old": _OLD,
            "bc": _ERA_YEAR,
            "decade": _DECADE,
        }

    def _block_cues(self) -> dict[str, Cue]:
        """Return the cues of the blocks; a number has none, it may be any of hundreds of words."""
        cues = {name: words_of(self._words(name)) for name in _TABLES if name != "amount"}
        cues["day"] = words_of(self.table["days"]) | digits()
        cues["clock"] = clock()
        cues |= {"year": four_digits(), "decade": four_digits(), "numeric": digits(), "short": digits()}
        cues |= {"old": digits(), "bc": digits()}
        return {f"{{{name}{n}}}": cue for name, cue in cues.items() for n in ("", 2, 3, 4)}

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
        places = self._cues.places(text, start, end)
        for rule in self._possible(places):
            for m in rule.matches(text, windows(rule.cues, places, start, end), end):
                parts = {k: v for k, v in m.groupdict().items() if v and k != "core"}
                spans = {name: m.span(name) for name in parts}
                yield Match(m.start("core"), m.end("core"), folded(m["core"]), rule.operation, parts, spans)

    def _possible(self, places: Places) -> Iterator[Rule]:
        """Yield the rules all of whose cues are there, in their order."""
        numbers = [n for cue in places for n in self._by_cue.get(cue, ())]
        for n in sorted([*numbers, *self._by_cue.get(frozenset(), ())]):
            rule = self._rules[n]
            if all(cue in places for cue in rule.cues):
                yield rule

    def bound(self, text: str, start: int) -> tuple[str, int]:
        """Return which end of an event the words before a date say that it gives, and its side of now (-1, 0, 1)."""
        words = self.bound_words(text, start)
        return str(self.table["bounds"].get(words, "at")), int(self.table["sides"].get(words, 0))

    def bound_words(self, text: str, start: int) -> str:
        """Return the words of the table ``bounds`` that stand before a date, "" where there are none."""
        before = self._bound.search(text, max(0, start - 30), start)
        return folded(before[1]) if before else ""

    def look_up(self, name: str, text: str) -> Any:
        """Return what the table of block ``name`` says of ``text``."""
        return self._named[name][folded(text)]

    def number(self, text: str) -> float | None:
        """Return the number before a unit of time; None when it is none."""
        known = self._named["amount"].get(folded(text), self.numbers.value(text))
        return None if known is None else float(known)

    def day(self, text: str) -> int:
        """Return a day of the month."""
        words = folded(text)
        return self._days[words] if words in self._days else int(_DIGITS.match(words)[0])  # type: ignore[index]


def _capital(words: Iterable[str]) -> str:
    """Return a regular expression for words as they are written, or in capitals."""
    names = list(words)
    return f"(?-i:{any_of(names)}|{any_of(name.upper() for name in names)})"


def _with_pieces(pattern: str, pieces: Mapping[str, str]) -> str:
    for name, piece in pieces.items():
        pattern = pattern.replace(f"{{{name}}}", f"(?:{piece})")
    return pattern


def _filled(before: str, core: str, blocks: Mapping[str, str]) -> str:
    """Put blocks into a pattern, as groups of their names; what is ``before`` is no part of the date."""
    core = _BLOCK.sub(lambda m: rf"(?P<{m[1]}{m[2]}>{blocks[m[1]]})(?!\w)", flexible(core))
    before = rf"(?:{flexible(before)})\s{{0,2}}(?<!\w)" if before else ""
    return rf"(?<![\w-]){before}(?P<core>{core})(?!\w)"
