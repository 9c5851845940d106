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
_SPREAD = 1.0  # a day that costs so much more than the best one is no candidate any more
_DAY = dt.timedelta(days=1)


@attrs.frozen
class Window:
    """Where to look: the days that the article names, the known days of the story, or a month."""

    own: tuple[dt.date, ...] = ()
    story: tuple[dt.date, ...] = ()
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
    if not weekdays and not window.own and not window.month:
        return window.story[0], window.story[-1], reasons
    costs = {day: _cost(day, item, weekdays, window) for day in candidates}
    best = min(costs.values())
    fitting = [day for day in candidates if costs[day] <= best + _SPREAD]
    return fitting[0], fitting[-1], reasons


def _cost(day: dt.date, item: Evidence, weekdays: Counter[tuple[int, Tense]], window: Window) -> float:
    total = sum(math.sqrt(n) * _BACK[tense][(day.isoweekday() - number) % 7] for (number, tense), n in weekdays.items())
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
    """Return the cost of a day so many days after a known one; before it, it is dearer."""
    return 0.3 * max(0, days - 1) + 0.1 * min(1, max(0, days)) if days >= 0 else 0.5 * -days


def _reasons(item: Evidence, window: Window) -> Iterator[str]:
    words = list(dict.fromkeys(day.text.casefold() for day in item.weekdays))
    if words:
        yield f"weekdays in the text ({', '.join(words[:7])})"
    dates = list(dict.fromkeys(dated.date.text for dated in item.dates if dated.prominent))
    if window.own and dates:
        yield f"dates in the text ({', '.join(dates[:3])})"
    if window.story:
        yield "the other articles of the story"
