"""Full dates (day, month, year) through dateparser, which knows the month names and orders of some 200 locales."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from factcheck.kinds.numbers import folded

_DIGITS = re.compile(r"(?<![\w./])(\d{1,2})[/.](\d{1,2})[/.]\d{4}(?![\w/])")
_KEPT = 4096  # dates
_DAY_FIRST, _MONTH_FIRST = "DMY", "MDY"


class AbsoluteDates:
    """Reads full dates of one language; dateparser is imported at the first one.

    ``either``: the language is written in both orders, and only an article shows which one is its own; ``months`` is a
    regular expression for the names of the months.
    """

    def __init__(self, code: str, order: str, either: bool = False, months: str = "") -> None:
        self._code, self._order, self._either = code, order.upper(), either
        self._month_first = re.compile(rf"(?<!\w)(?<!\d\s)(?:{months})\s\d{{1,2}}(?!\w)")
        self._day_first = re.compile(rf"(?<!\w)\d{{1,2}}\s(?:{months})(?!\w)(?!\s\d{{1,2}}\b)")
        self._parsers: dict[str, Any] = {}
        self._known: dict[tuple[str, str], dt.date | None] = {}  # what was read: dates come again, reading is slow
        self._seen: tuple[str, str | None] = ("", None)

    def day(self, text: str, order: str = "") -> dt.date:
        """Return the day that ``text`` ("12 septembre 2023", "12/09/2023") names; raises ValueError for none."""
        words, order = folded(text), order or self._order
        if (words, order) not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[words, order] = self._read(words, order)
        found = self._known[words, order]
        if found is None:
            raise ValueError(f"no date: {text!r}")
        return found

    def _read(self, words: str, order: str) -> dt.date | None:
        if order not in self._parsers:
            from dateparser.date import DateDataParser

            # Strict: all three parts must be there, nothing is taken from today.
            settings = {
                "REQUIRE_PARTS": ["day", "month", "year"],
                "PARSERS": ["absolute-time"],
                "DATE_ORDER": order,
            }
            self._parsers[order] = DateDataParser(languages=[self._code], settings=settings)
        found: dt.datetime | None = self._parsers[order].get_date_data(words).date_obj
        return found.date() if found else None

    def readings(self, text: str, article: str) -> tuple[dt.date, ...]:
        """Return the days that digits in an article may mean: one, or two where nothing tells the order."""
        m = _DIGITS.fullmatch(text)
        if not m or not self._either:
            return (self.day(text),)
        if order := self._order_of(article):
            return (self.day(text, order),)
        return tuple(dict.fromkeys((self.day(text, _MONTH_FIRST), self.day(text, _DAY_FIRST))))

    def _order_of(self, article: str) -> str | None:
        """Return the order of an article's dates, None where it shows none; the last article's is remembered."""
        if self._seen[0] is not article:
            self._seen = (article, self._shown(article))
        return self._seen[1]

    def _shown(self, article: str) -> str | None:
        for m in _DIGITS.finditer(article):
            if max(int(m[1]), int(m[2])) > 12:
                return _DAY_FIRST if int(m[1]) > 12 else _MONTH_FIRST
        month, day = bool(self._month_first.search(article)), bool(self._day_first.search(article))
        return None if month == day else _MONTH_FIRST if month else _DAY_FIRST
