"""Full dates (day, month, year) through dateparser, which knows the month names and orders of some 200 locales."""

from __future__ import annotations

import datetime as dt
from typing import Any

from factcheck.kinds.numbers import folded


class AbsoluteDates:
    """Reads full dates of one language; dateparser is imported at the first one."""

    def __init__(self, code: str, order: str) -> None:
        self._code, self._order = code, order.upper()
        self._parser: Any = None

    def day(self, text: str) -> dt.date:
        """Return the day that ``text`` ("12 septembre 2023", "12/09/2023") names; raises ValueError for none."""
        if self._parser is None:
            from dateparser.date import DateDataParser

            # Strict: all three parts must be there, nothing is taken from today.
            settings = {
                "REQUIRE_PARTS": ["day", "month", "year"],
                "PARSERS": ["absolute-time"],
                "DATE_ORDER": self._order,
            }
            self._parser = DateDataParser(languages=[self._code], settings=settings)
        found = self._parser.get_date_data(folded(text)).date_obj
        if found is None:
            raise ValueError(f"no date: {text!r}")
        day: dt.date = found.date()
        return day
