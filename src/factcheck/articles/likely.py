"""Which days fit the weekdays and dates of an article best: each day has a cost, the cheapest are the answer.

The costs are rounded negative logarithms of how often, in dated news, a weekday of a tense lies so many days from the
day of the article; an article speaks mostly of the day itself and the day before.
"""

from __future__ import annotations

import bisect
import datetime as dt
import math
from collections import Counter
from collections.abc import Iterator

import attrs

from factcheck.articles.evidence import Evidence, Tense

# Cost of a weekday that lies 0, 1, ... 6 days back.
_BACK = {
    Tense.PAST: (0.0, 0.2, 1.2, 1.8, 2.4, 2.7, 3.2),
    Tense.UNKNOWN: (0.7, 0.0, 1.2, 1.7, 1.9, 1.7, 1.7),
    Tense.FUTURE: (1.5, 2.5, 1.3, 1.3, 0.6, 0.0, 0.0),
    Tense.TODAY: (0.0, 4.0, 4.0, 4.0, 4.0, 4.0, 4.0),
}
_TODAY_BY_NAME = 0.8  # for naming today by its weekday in an article that says "yesterday"
_OTHER_DAY = 0.7  # for a weekday that the other articles of the story use of another day
_SPREAD = 1.0  # a day that costs so much more than the best one is no candidate any more
_EQUAL = 0.15  # a difference that says nothing
_DAY = dt.timedelta(days=1)


@attrs.frozen
class Window:
    """Where to look: the days that the article names, the known days of the story, or a month."""

    own: tuple[dt.date, ...] = ()
    story: tuple[dt.date, ...] = ()
    named: frozenset[dt.date] = frozenset()
    month: tuple[dt.date, dt.date] | None = None

    def days(self) -> list[dt.date]:
        """Return the candidates, sorted."""
        if self.month:
            first, last = self.month
            return [first + n * _DAY for n in range((last - first).days + 1)]
        days = {day + n * _DAY for day in self.own for n in range(-3, 11) if _in_range(day)}
        return sorted(days | {day + n * _DAY for day in self.story for n in range(-7, 11) if _in_range(day)})


def _in_range(day: dt.date) -> bool:
    return dt.MINYEAR + 1 < day.year < dt.MAXYEAR - 1


def likely_days(item: Evidence, window: Window) -> tuple[dt.date, dt.date, tuple[str, ...]] | None:
    """Return the first and the last likely day and the reasons, or None where there is nothing to go by."""
    candidates = window.days()
    if not candidates:
        return None
    weekdays = Counter((day.number, day.tense) for day in item.weekdays)
    reasons = tuple(_reasons(item, window))
    if not weekdays and not window.own and window.month:
        return *window.month, ()
    if not weekdays and not window.own:
        return window.story[0], window.story[-1] + _DAY, reasons  # it may be the last word on the story
    costs = {day: _cost(day, item, weekdays, window) for day in candidates}
    earliest, latest = _around_best(costs)
    return earliest, latest, reasons


def _around_best(costs: dict[dt.date, float]) -> tuple[dt.date, dt.date]:
    """Return the likely days around the best one; another week's are let in only if they are as good."""
    best = min(costs.values())
    fitting = [day for day, cost in costs.items() if cost <= best + _SPREAD]
    equal = [day for day in fitting if costs[day] <= best + _EQUAL]
    first, last = equal[0], equal[-1]
    for day in reversed(fitting):
        first = day if 0 < (first - day).days <= 2 else first
    for day in fitting:
        last = day if 0 < (day - last).days <= 2 else last
    return first, last


def _cost(day: dt.date, item: Evidence, weekdays: Counter[tuple[int, Tense]], window: Window) -> float:
    total = sum(math.sqrt(n) * _BACK[tense][(day.isoweekday() - number) % 7] for (number, tense), n in weekdays.items())
    total += _OTHER_DAY * sum(_means_another(day, number, tense, window.named) for number, tense in weekdays)
    if item.yesterday and any(
        (day.isoweekday() - number) % 7 == 0 for number, tense in weekdays if tense is not Tense.TODAY
    ):
        total += _TODAY_BY_NAME
    for dated in item.dates:
        if (named := dated.date.date or _near(dated.date.month, dated.date.day, day)) and abs((named - day).days) <= 45:
            if dated.tense is Tense.FUTURE:
                total += 2.5 if named < day else 0.0
            elif named > day:
                total += 4.0 if dated.tense is Tense.PAST else 1.0
    if window.own:
        total += _distance_cost((day - window.own[-1]).days)
    if window.story:
        total += 0.7 * _distance_cost(_nearest(day, window.story))
    return total


def _means_another(day: dt.date, number: int, tense: Tense, named: frozenset[dt.date]) -> bool:
    """Whether a weekday, read from ``day``, is another day than the one that the story means by it."""
    back = (day.isoweekday() - number) % 7
    meant = day + dt.timedelta(days=-back % 7) if tense is Tense.FUTURE else day - dt.timedelta(days=back)
    return meant not in named and any(other.isoweekday() == number for other in named)


def _near(month: int, day: int, to: dt.date) -> dt.date | None:
    """Return the day and month in the year that brings it nearest to a day."""
    days = []
    for year in (to.year - 1, to.year, to.year + 1):
        try:
            days.append(dt.date(year, month, day))
        except ValueError:  # 29 February
            continue
    return min(days, key=lambda other: abs((other - to).days), default=None)


def _nearest(day: dt.date, days: tuple[dt.date, ...]) -> int:
    """Return how many days the nearest of some sorted days lies before ``day`` (negative: after it)."""
    at = bisect.bisect_left(days, day)
    return min(((day - other).days for other in days[max(0, at - 1) : at + 1]), key=abs)


def _distance_cost(days: int) -> float:
    """Return the cost of a day so many days from a known one."""
    return 0.3 * max(0, abs(days) - 1) + (0.1 if days > 0 else 0.2 if days else 0.0)


def _reasons(item: Evidence, window: Window) -> Iterator[str]:
    words = list(dict.fromkeys(day.text.casefold() for day in item.weekdays))
    if words:
        yield f"weekdays in the text ({', '.join(words[:7])})"
    dates = list(dict.fromkeys(dated.date.text for dated in item.dates if dated.prominent))
    if window.own and dates:
        yield f"dates in the text ({', '.join(dates[:3])})"
    if window.story:
        yield "the other articles of the story"
