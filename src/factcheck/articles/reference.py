"""The day from which each article speaks, and how it was found.

In this order: the publication date, a full date in the header or dateline, a dateline completed by the month of the
header ("12 septembre" with "2023-09") or by the year of the story, and else the days that fit the article's weekdays
and dates best, near what is known of the story. Nothing depends on the order of the articles, nor on the clock.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Sequence

import attrs

from factcheck.articles.days import PartialDate
from factcheck.articles.evidence import Evidence, TenseCues, evidence, tense_cues
from factcheck.articles.layout import Layout
from factcheck.articles.likely import Window, likely_days
from factcheck.articles.story import Calendar, nearest_year, story_calendar
from factcheck.lexicon import Lexicon
from factcheck.model import Article, Reference

_DAY = dt.timedelta(days=1)
_NARROW = 3  # days: a reference that can help to place the other articles
_BEFORE_MONTH = 3  # days by which a dateline may lie outside the month of the header
UNKNOWN = Reference(None, None, "no date in the article nor in the story; give it as published")


@attrs.frozen
class Page:
    """An article with its pieces and the word lists of its language."""

    article: Article
    lexicon: Lexicon
    layout: Layout


def references(pages: Sequence[Page]) -> tuple[Reference, ...]:
    """Return the day from which each article speaks, in the order given; unknown where nothing tells it."""
    cues: dict[str, TenseCues] = {}
    collected = []
    for page in pages:
        code = page.lexicon.code
        known = cues.get(code) or cues.setdefault(code, tense_cues(page.lexicon))
        collected.append(evidence(page.article, page.layout, known))
    story = story_calendar(collected)
    firm = [_firm(item, story) for item in collected]
    story = story.joined(_known(collected, firm))
    first = [ref or _placed(item, story) for item, ref in zip(collected, firm, strict=True)]
    wider = story.joined(_known(collected, first))
    return tuple(ref or _placed(item, wider) for item, ref in zip(collected, map(_narrow, first), strict=True))


def _known(collected: Sequence[Evidence], found: Sequence[Reference | None]) -> Iterator[tuple[Evidence, dt.date]]:
    """Yield the articles whose day is known well enough to help to place the others."""
    for item, reference in zip(collected, found, strict=True):
        if reference and reference.latest and _width(reference) <= _NARROW:
            yield item, reference.latest


def _narrow(reference: Reference) -> Reference | None:
    return reference if _width(reference) <= _NARROW else None


def _width(reference: Reference) -> int:
    """Return how many days a reference leaves open; an unknown one very many."""
    if reference.earliest is None or reference.latest is None:
        return 1_000_000
    return (reference.latest - reference.earliest).days + 1


def _firm(item: Evidence, story: Calendar) -> Reference | None:
    """Return the day where metadata, header or dateline give it."""
    if item.published:
        return Reference(item.published, item.published, f"published {item.published.isoformat()}")
    for date in item.header:
        if date.date and (item.month is None or (date.date.year, date.date.month) == item.month):
            days = sorted(d.date for d in item.header if d.date and 0 <= (d.date - date.date).days <= 31)
            return Reference(days[0], days[-1], f"header '{date.text}'")
    return _from_dateline(item, item.dateline, story) if item.dateline else None


def _from_dateline(item: Evidence, date: PartialDate, story: Calendar) -> Reference | None:
    how = f"dateline '{item.dateline_text}'"
    if item.month:
        year, month = item.month
        middle = dt.date(year, month, 15)
        day = date.date or nearest_year(date, middle)
        first, last = month_days(year, month)
        if day and first - _BEFORE_MONTH * _DAY <= day <= last:
            said = item.month_from if item.month_from.startswith("published") else f"the {item.month_from}"
            return Reference(day, day, how if date.year else f"{how} with {said}")
        return None
    if date.date:
        return Reference(date.date, date.date, how)
    if story.year_of and (day := nearest_year(date, story.year_of)):
        return Reference(day, day, f"{how} with the year {day.year} from {story.year_from}")
    return None


def month_days(year: int, month: int) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a month."""
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def _placed(item: Evidence, story: Calendar) -> Reference:
    """Return the days that fit what an article without a date of its own says."""
    own = story.own_days(item)
    window = Window(own=own, story=story.days, named=story.named, month=month_days(*item.month) if item.month else None)
    found = likely_days(item, window)
    if found is None:
        return UNKNOWN
    earliest, latest, reasons = found
    parts = [item.month_from, *reasons] if item.month else list(reasons)
    return Reference(earliest, latest, "; ".join(part for part in parts if part))
