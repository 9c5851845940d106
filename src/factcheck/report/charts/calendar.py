"""The dated claims of a report as bars on a calendar, laid out in lanes, and the contradictions between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import attrs

from factcheck.model import Verdict
from factcheck.report.charts.canvas import ALONE, read
from factcheck.report.marked import verdicts_on
from factcheck.report.quotes import Quote
from factcheck.report.rows import FindingRow, PairRow, Rows

THIN = 1 / 150  # of the width: what a single minute takes


@attrs.frozen
class Bar:
    """A dated claim: from when to when it may lie, the verdict on it, and the lane that it is drawn in."""

    quote: Quote
    start: dt.datetime
    end: dt.datetime
    verdict: str
    lane: int = 0


@attrs.frozen
class Link:
    """A contradiction of which both claims are drawn: its finding, the pair, and their bars."""

    found: FindingRow
    row: PairRow
    a: Bar
    b: Bar


Lanes = tuple[str, int, int]  # an article, its first lane and its last


def dated(rows: Rows) -> Iterator[Bar]:
    """Yield the claims whose value is a known stretch of time."""
    judged = verdicts_on(rows)
    quotes = (*rows.alone, *(quote for found in rows.findings for quote in found.quotes))
    for quote in {quote.claim.id: quote for quote in quotes}.values():
        told = quote.claim.value.to_dict()
        if told.get("earliest") and told.get("latest"):
            first, last = (dt.datetime.fromisoformat(told[end]).replace(tzinfo=None) for end in ("earliest", "latest"))
            verdict = str(judged[quote.claim.id][0]) if quote.claim.id in judged else ALONE
            yield Bar(quote, first, last, verdict)


def window(rows: Rows, around: int | None) -> tuple[dt.datetime, dt.datetime]:
    """Return the first and the last minute of the calendar: of all times where no article speaks from a known day."""
    known = [row.document.reference for row in rows.checked if row.document]
    days = [day for reference in known for day in (reference.earliest, reference.latest) if day]
    if around is None or not days:
        return dt.datetime.min, dt.datetime.max
    return _shift(min(days), -around, dt.time.min), _shift(max(days), around, dt.time.max)


def _shift(day: dt.date, days: int, time: dt.time) -> dt.datetime:
    reached = min(max(day.toordinal() + days, 1), dt.date.max.toordinal())
    return dt.datetime.combine(dt.date.fromordinal(reached), time)


def laid(rows: Rows, bars: Sequence[Bar]) -> tuple[list[Bar], list[Lanes]]:
    """Give each bar a lane of its article where it covers no other; return each article's lanes."""
    made: list[Bar] = []
    bands: list[Lanes] = []
    first, last = min(bar.start for bar in bars), max(bar.end for bar in bars)
    gap = (last - first) * THIN
    lane = 0
    for article in read(rows):
        free: list[dt.datetime] = []
        mine = [bar for bar in bars if bar.quote.article == article.id]
        for bar in sorted(mine, key=lambda bar: (bar.start, bar.end, bar.quote.start, bar.quote.claim.id)):
            row = next((n for n, until in enumerate(free) if until < bar.start), len(free))
            free[row : row + 1] = [max(bar.end, later(bar.start, gap))]
            made.append(attrs.evolve(bar, lane=lane + row))
        if mine:
            bands.append((article.id, lane, lane + len(free) - 1))
            lane += len(free)
    return made, bands


def later(time: dt.datetime, by: dt.timedelta) -> dt.datetime:
    """Return a later time, or the last that there is."""
    return time + min(by, dt.datetime.max - time)


def links(rows: Rows, bars: Sequence[Bar]) -> list[Link]:
    """Return lines that join the claims of each contradiction: as few and as short as hold its claims together."""
    by_claim = {bar.quote.claim.id: bar for bar in bars}
    made: list[Link] = []
    for found in rows.findings:
        pairs = [row for row in found.pairs if row.pair.verdict is Verdict.CONTRADICTION]
        both = [(row, by_claim.get(row.a.claim.id), by_claim.get(row.b.claim.id)) for row in pairs]
        drawn = [Link(found, row, a, b) for row, a, b in both if a and b]
        drawn.sort(key=lambda link: (abs(link.a.lane - link.b.lane), link.row.pair.id))
        made += _forest(drawn)
    return made


def _forest(links: Sequence[Link]) -> Iterator[Link]:
    """Yield the links that join what those before them have not joined yet."""
    group = {bar.quote.claim.id: n for n, bar in enumerate(bar for link in links for bar in (link.a, link.b))}
    for link in links:
        one, other = (group[bar.quote.claim.id] for bar in (link.a, link.b))
        if one != other:
            group = {claim: one if number == other else number for claim, number in group.items()}
            yield link
