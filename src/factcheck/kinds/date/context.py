"""What a date is read against: the article's day, the day named before it, the words of its language."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import attrs

from factcheck.kinds.date.grammar import DateGrammar
from factcheck.kinds.date.value import DateValue
from factcheck.model import Reference

DAY = dt.timedelta(days=1)
DAYS_OF_UNIT = {"TM": 1 / 1440, "TH": 1 / 24, "D": 1.0, "W": 7.0, "M": 30.44, "Y": 365.25, "E": 3652.5, "C": 36525.0}
_YEARS = {"Y": 1, "E": 10, "C": 100}
_JUST = 8  # times nearer
_SLIP = 10  # days: a day so near is the one meant, whatever the tense of the verb
_LONG_AGO = 1000  # years: a number of years beyond is an age of things, no date of news
Parts = Mapping[str, str]
_T = TypeVar("_T")


@attrs.frozen
class Context:
    """What a date is read against; ``words`` are its own in the article, ``before`` the day named last."""

    grammar: DateGrammar
    reference: Reference
    before: DateValue | None = None
    forward: bool = False  # whether the day looked for lies ahead
    side: int = 0  # -1 or 1 where the words say that it lies behind or ahead
    words: str = ""
    last: DateValue | None = None  # the date named last, of any length
    article: str = ""  # all of its text
    beside: bool = False  # whether the day named before stands beside it, in one sentence
    lean: int = 0  # -1 or 1 where its verb says that it lies behind or ahead

    @property
    def day(self) -> dt.date | None:
        """The reference day, None while it is not known to a few days."""
        earliest, latest = self.reference.earliest, self.reference.latest
        if earliest is None or latest is None or (latest - earliest).days > 6:
            return None
        return earliest if self.forward else latest

    @property
    def near(self) -> dt.date | None:
        """The reference day or the middle of the time it may lie in: good enough to find a year."""
        earliest, latest = self.reference.earliest, self.reference.latest
        return earliest + (latest - earliest) // 2 if earliest and latest else None

    @property
    def previous(self) -> dt.date | None:
        """The day named last, None while it is not known."""
        return self.before.day if self.before else None

    def written(self, name: str, **parts: object) -> str:
        """Return the form ``name`` of the language's table ``format``, filled in."""
        return str(self.grammar.table["format"][name].format(**parts))

    def turn(self, parts: Parts) -> int:
        """Return -1 for "last", 1 for "next", 0 where neither is said."""
        return int(self.grammar.look_up("turn", parts["turn"])) if "turn" in parts else 0

    def nearest(self, parts: Parts, values: Sequence[_T], gap: Callable[[_T], int]) -> _T:
        """Return the value of the smallest gap from now, in days, on the side that words or verb ask for."""
        turn, side = self.turn(parts), self.side or self.lean
        fitting = [v for v in values if gap(v) * turn > 0] if turn else [v for v in values if gap(v) * side >= 0]
        nearest, best = (min(few, key=lambda v: (abs(gap(v)), gap(v) > 0)) for few in (values, fitting or values))
        if turn or self.side < 0:
            return best
        if self.side > 0:  # what begins on a day may have begun on one just past
            return nearest if abs(gap(nearest)) * _JUST < abs(gap(best)) else best
        return nearest if abs(gap(nearest)) <= _SLIP else best

    def amount(self, parts: Parts) -> tuple[float, str]:
        """Return the number and the unit of a length of time; raises ValueError for one that no date is told by."""
        number = self.grammar.number(parts["amount"] if "amount" in parts else parts["number"])
        unit = str(self.grammar.look_up("unit", parts["unit"]))
        if number is None or number * _YEARS.get(unit, 0) > _LONG_AGO:
            raise ValueError("no length of time")
        return float(number) + (0.5 if "half" in parts else 0.0), unit


def months_off(first: int, length: int, near: dt.date) -> int:
    """Return about how many days a stretch of months, counted from January, begins or ended from a day; 0 within it."""
    gap = first - near.month
    return 0 if -length < gap <= 0 else 30 * (gap if gap > 0 else gap + length - 1)


def weekday_near(day: dt.date, weekday: int, forward: bool) -> dt.date:
    """Return the last such weekday up to ``day``, or the next from it on."""
    if forward:
        return day + DAY * ((weekday - day.isoweekday()) % 7)
    return day - DAY * ((day.isoweekday() - weekday) % 7)


def moved(day: dt.date, number: float, unit: str) -> dt.date:
    """Return ``day`` moved by so many units, months and years to the same day of the month."""
    months = 1 if unit == "M" else 12 * _YEARS.get(unit, 0)
    if months and number == int(number):
        year, month = divmod(day.year * 12 + day.month - 1 + int(number) * months, 12)
        return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    return day + dt.timedelta(days=round(number * DAYS_OF_UNIT[unit]))


def exists(year: int, month: int, day: int) -> bool:
    """Whether a month has such a day."""
    return day <= calendar.monthrange(year, month)[1]
