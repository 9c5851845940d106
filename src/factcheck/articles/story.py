"""What the articles of a story say together about its days: the anchors on which weekdays can be placed."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterable, Sequence

import attrs

from factcheck.articles.days import PartialDate
from factcheck.articles.evidence import DatedText, Evidence, Tense

_SAME_STORY = 10  # days between two dates of one story
_MONTH = 25  # days from the middle of a month in which a date can belong to its news
_MANY = 60  # different days: then the articles are no single story, and each is placed by what it says itself


@attrs.frozen
class Calendar:
    """The known days of a story, sorted, and a day whose year completes dates without one."""

    days: tuple[dt.date, ...] = ()
    year_of: dt.date | None = None
    year_from: str = ""
    named: frozenset[dt.date] = frozenset()  # the days that the articles of known days mean by their weekdays

    def joined(self, placed: Iterable[tuple[Evidence, dt.date]]) -> Calendar:
        """Return the calendar with what articles of known days add: those days, and the days that they name."""
        placed = list(placed)
        named = {day for item, at in placed for day in _meant(item, at)}
        days = _few({*self.days, *(at for _, at in placed)})
        return attrs.evolve(self, days=days, named=frozenset(named) if days else frozenset())

    def own_days(self, item: Evidence) -> tuple[dt.date, ...]:
        """Return the days near which an article itself says it is."""
        prominent = [dated for dated in item.dates if dated.prominent and dated.tense is not Tense.FUTURE]
        days = {day for dated in prominent if (day := self.day_of(dated.date, item))}
        if item.dateline and (day := self.day_of(item.dateline, item)):
            days.add(day)
        near = (
            {d for d in days if any(abs((d - other).days) <= _SAME_STORY for other in self.days)} if self.days else days
        )
        if item.month:
            near = {d for d in near if abs((d - dt.date(*item.month, 15)).days) <= _MONTH}
        latest = max(near, default=None)
        return tuple(sorted(d for d in near if latest and (latest - d).days <= _SAME_STORY))

    def day_of(self, date: PartialDate, item: Evidence) -> dt.date | None:
        """Return a date's day, its year completed from the article's month or from the story."""
        if date.year:
            return date.date
        near = dt.date(*item.month, 15) if item.month else self.year_of
        return nearest_year(date, near) if near else None


def nearest_year(date: PartialDate, near: dt.date) -> dt.date | None:
    """Return the day and month of ``date`` in the year that brings it nearest to ``near``."""
    days = [
        day for year in (near.year - 1, near.year, near.year + 1) if 0 < year < 10000 and (day := date.in_year(year))
    ]
    return min(days, key=lambda day: abs((day - near).days), default=None)


def _meant(item: Evidence, at: dt.date) -> Iterable[dt.date]:
    """Yield the days that an article of a known day means by its weekdays and dates."""
    for weekday in item.weekdays:
        back = (at.isoweekday() - weekday.number) % 7
        with contextlib.suppress(OverflowError):  # before the first day of the calendar or after its last
            if weekday.tense is Tense.FUTURE:
                yield at + dt.timedelta(days=-back % 7)
            elif weekday.tense is not Tense.UNKNOWN:
                yield at - dt.timedelta(days=back)
    for dated in item.dates:
        if (day := dated.date.date or nearest_year(dated.date, at)) and abs((day - at).days) <= _SAME_STORY:
            yield day


def _few(days: set[dt.date]) -> tuple[dt.date, ...]:
    return tuple(sorted(days)) if len(days) <= _MANY else ()


def story_calendar(collected: Sequence[Evidence]) -> Calendar:
    """Return what is known of a story's days: firm ones if there are any, else those that its texts name."""
    firm = {day for item in collected for day in _firm_days(item)}
    if firm:
        return Calendar(_few(firm), _middle(firm), "the other articles of the story")
    months = [item.month for item in collected if item.month]
    dated = [d for item in collected for d in item.dates if d.tense is not Tense.FUTURE]
    if months:
        middle = _middle({dt.date(year, month, 15) for year, month in months})
        return Calendar(_named(dated, middle), middle, "the headers of the story")
    if full := _supported([d for d in dated if d.date.year]):
        return Calendar(_named(dated, max(full)), max(full), "the full dates of the story")
    if guess := _by_weekday(collected):
        return Calendar(_named(dated, guess), guess, "the weekdays of the dates and the years that the story names")
    return Calendar()


def _firm_days(item: Evidence) -> Iterable[dt.date]:
    if item.published:
        yield item.published
    elif day := next((date.date for date in item.header if date.date), None):
        yield day
    elif item.dateline:
        near = dt.date(*item.month, 15) if item.month else None
        if day := item.dateline.date or (nearest_year(item.dateline, near) if near else None):
            yield day


def _middle(days: set[dt.date]) -> dt.date:
    return sorted(days)[len(days) // 2]


def _named(dated: list[DatedText], near: dt.date) -> tuple[dt.date, ...]:
    """Return the prominent days of the texts that lie around a day."""
    days = {d.date.date or nearest_year(d.date, near) for d in dated if d.prominent}
    return _few({day for day in days if day and abs((day - near).days) <= 31})


def _supported(dated: list[DatedText]) -> list[dt.date]:
    """Return the full dates that speak of the news: one that stands out, or two within days of each other."""
    days = [(day, d.prominent) for d in dated if (day := d.date.date)]
    return [
        day
        for number, (day, prominent) in enumerate(days)
        if prominent
        or any(n != number and abs((day - other).days) <= _SAME_STORY for n, (other, _) in enumerate(days[:200]))
    ]


def _by_weekday(collected: Sequence[Evidence]) -> dt.date | None:
    """Return the day of "mardi 12 septembre" in the year where it is a Tuesday, near the last one named."""
    dates = [d.date for item in collected for d in item.dates if d.date.weekday and not d.date.year]
    years = sorted({year for item in collected for year in item.years})
    if not dates or not years:
        return None
    fits = [
        year for year in (years[-1], years[-1] + 1, years[-1] - 1) if all(_is_weekday(date, year) for date in dates)
    ]
    return max(day for date in dates if (day := date.in_year(fits[0]))) if fits else None


def _is_weekday(date: PartialDate, year: int) -> bool:
    day = date.in_year(year)
    return day is not None and day.isoweekday() == date.weekday
