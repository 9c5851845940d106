"""Dates as articles write them around the text: found by the language's month and weekday names, for the reference day.

This finds only dates of a day and month or more, and bare weekdays; what the text claims is found by ``kinds/date``.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import attrs

from factcheck.lexicon import Lexicon
from factcheck.model import Span

_DIGITS = re.compile(r"(?<![\d/.-])(\d{1,4})([/.-])(\d{1,2})\2(\d{4}|\d{1,2})(?![\d/-])(?!\.\d)")
_LAST_CENTURY = 40  # a year of two digits from here on is one of 19xx, as where the text's dates are read (kinds/date)


@attrs.frozen
class PartialDate:
    """A date in the text: day and month, perhaps with its weekday (ISO, 1 is Monday) and year."""

    span: Span
    text: str
    day: int
    month: int
    year: int | None = None
    weekday: int | None = None

    def in_year(self, year: int) -> dt.date | None:
        """Return the day in a year, or None where that year has none (29 February)."""
        return dt.date(year, self.month, self.day) if self.day <= calendar.monthrange(year, self.month)[1] else None

    @property
    def date(self) -> dt.date | None:
        """The full date, where the year is given."""
        return None if self.year is None else self.in_year(self.year)


@attrs.frozen(eq=False)
class DateNames:
    """How a language writes a date, compiled."""

    source: str  # the pattern of a date in letters, without groups: to be put into others
    dates: re.Pattern[str]
    weekdays: re.Pattern[str]
    months: dict[str, int]
    days: dict[str, int]
    order: str


def date_names(lexicon: Lexicon) -> DateNames:
    """Compile the month and weekday names of ``dates.toml`` with what ``articles.toml`` says stands around them."""
    table, around = lexicon.table("dates"), lexicon.table("articles")["dates"]
    months = _names(table["months"])
    weekdays = _names(table["weekdays"])
    day_words = {name.casefold(): number for name, number in table.get("days", {}).items() if str(name)[0].isdigit()}
    leading = "|".join(around["leading"]) or "(?!)"
    linking = "|".join(around["linking"]) or "(?!)"
    weekday, month = _alternatives(weekdays), _alternatives(months)
    day, link = r"\d{1,2}(?:er|st|nd|rd|th|\.|º|ª)?", rf"(?:(?:{linking})\s+)?"
    first = rf"(?:(?P<weekday>{weekday})\.?,?\s+)?(?:(?:{leading})\s+)?"
    dmy = rf"(?P<day>{day})\s+{link}(?P<month>{month})\.?(?:,?\s+{link}(?P<year>\d{{4}}))?"
    mdy = rf"(?P<month2>{month})\.?\s+(?P<day2>{day})(?:,?\s+(?P<year2>\d{{4}}))?"
    source = rf"{first}(?:{dmy}|{mdy})"
    return DateNames(
        source=re.sub(r"\(\?P<\w+>", "(?:", source),
        dates=re.compile(rf"(?<!\w){source}(?![\w])", re.IGNORECASE),
        weekdays=re.compile(rf"(?<!\w)(?:{weekday})(?!\w)", re.IGNORECASE),
        months={**months, **weekdays},
        days=day_words,
        order=around["order"],
    )


def _names(table: dict[str, Any]) -> dict[str, int]:
    """Return names without the full stop of an abbreviation (patterns allow one), without case."""
    return {str(name).rstrip(".").casefold(): int(number) for name, number in table.items()}


def _alternatives(names: dict[str, int]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


def dates_in(text: str, names: DateNames, start: int = 0, end: int | None = None) -> Iterator[PartialDate]:
    """Yield the dates between two offsets that name a day of a month, in letters and in digits, in text order."""
    end = len(text) if end is None else end
    found = [d for m in names.dates.finditer(text, start, end) if (d := _in_letters(m, names))]
    found += [d for m in _DIGITS.finditer(text, start, end) if (d := _in_digits(m, names.order))]
    yield from sorted(found, key=lambda date: date.span)


def _in_letters(match: re.Match[str], names: DateNames) -> PartialDate | None:
    group = match.groupdict()
    digits = re.match(r"\d+", group["day"] or group["day2"])
    month = names.months[(group["month"] or group["month2"]).casefold()]
    year = group["year"] or group["year2"]
    weekday = group["weekday"]
    return _valid(
        match,
        int(digits[0]) if digits else 0,
        month,
        int(year) if year else None,
        names.months[weekday.casefold()] if weekday else None,
    )


def _in_digits(match: re.Match[str], order: str) -> PartialDate | None:
    first, second, third = int(match[1]), int(match[3]), int(match[4])
    if len(match[1]) == 4:
        year, month, day = first, second, third
    elif len(match[1]) > 2:
        return None
    else:
        day, month = (first, second) if order == "dmy" else (second, first)
        year = third if len(match[4]) == 4 else third + (1900 if third >= _LAST_CENTURY else 2000)
        if match[2] == "." and len(match[4]) != 4:
            return None  # "1.2.3" is a number of a version or a paragraph
    return _valid(match, day, month, year, None)


def _valid(match: re.Match[str], day: int, month: int, year: int | None, weekday: int | None) -> PartialDate | None:
    if not 1 <= month <= 12 or (year is not None and not 1000 <= year <= 2999):
        return None
    if not 1 <= day <= calendar.monthrange(year or 2000, month)[1]:
        return None
    return PartialDate(Span(*match.span()), " ".join(match[0].split()), day, month, year, weekday)
