"""The dated claims of each article on the story's calendar, contradictions joined."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from factcheck.errors import SettingsError
from factcheck.model import Verdict
from factcheck.report.charts.canvas import (
    ALONE,
    COLOURS,
    INK,
    LINE,
    altair,
    by_verdict,
    data,
    finish,
    names,
    nothing,
    read,
    short,
)
from factcheck.report.marked import verdicts_on
from factcheck.report.quotes import Quote
from factcheck.report.rows import PairRow, Rows, count

if TYPE_CHECKING:  # an optional package
    import altair as alt

TITLE = "When things are said to have happened"
AROUND = 14  # days before and after the days that the articles speak from
WIDTH = 900  # pixels
_LANE = 18  # pixels
_LETTER = 5.6  # pixels, of a bar's text on average
_TIGHT, _WIDE = 4, 40  # letters: with fewer a bar bears no text, with more the whole statement
_LISTED = 6  # contradictions that are told in words
_THIN = 1 / 150  # of the width: what a single minute takes


@attrs.frozen
class Bar:
    """A dated claim: from when to when it may lie, the verdict on it, and the lane that it is drawn in."""

    quote: Quote
    start: dt.datetime
    end: dt.datetime
    verdict: str
    lane: int = 0


def timeline(rows: Rows, *, around: int | None = AROUND, alone: bool = True) -> alt.LayerChart:
    """Draw one bar per dated claim, as long as its date leaves open, in one band per article.

    Dates further than ``around`` days from the days that the articles speak from are counted, not drawn; None draws
    all. ``alone`` says whether claims that no other article answers are drawn. Raises MissingExtra and SettingsError.
    """
    if around is not None and around < 0:
        raise SettingsError(f"around must be a number of days from 0, or None for all, not {around!r}")
    alt = altair()
    dated = [bar for bar in _bars(rows) if alone or bar.verdict != ALONE]
    window = _window(rows, around)
    inside = [bar for bar in dated if window is None or (window[0] <= bar.start and bar.end <= window[1])]
    if not inside:
        why = f"{count(len(dated), 'dated claim')}, none of them within {around} days of the articles; try around=None"
        return nothing(alt, TITLE, why if dated else "No claim has a date that is known.")
    bars, bands = _laid(rows, inside)
    against = _joined(rows, bars)
    return finish(alt, _drawn(alt, rows, bars, bands, against), TITLE, _notes(rows, dated, bars, against))


def _bars(rows: Rows) -> Iterator[Bar]:
    """Yield the claims whose value is a known stretch of time."""
    judged = verdicts_on(rows)
    quotes = (*rows.alone, *(quote for found in rows.findings for quote in found.quotes))
    for quote in {quote.claim.id: quote for quote in quotes}.values():
        told = quote.claim.value.to_dict()
        if told.get("earliest") and told.get("latest"):
            first, last = (dt.datetime.fromisoformat(told[end]).replace(tzinfo=None) for end in ("earliest", "latest"))
            verdict = str(judged[quote.claim.id][0]) if quote.claim.id in judged else ALONE
            yield Bar(quote, first, last, verdict)


def _window(rows: Rows, around: int | None) -> tuple[dt.datetime, dt.datetime] | None:
    """Return the story's calendar; None where everything is drawn or no article's day is known."""
    known = [row.document.reference for row in rows.checked if row.document]
    days = [day for reference in known for day in (reference.earliest, reference.latest) if day]
    if around is None or not days:
        return None
    return _shift(min(days), -around, dt.time.min), _shift(max(days), around, dt.time.max)


def _shift(day: dt.date, days: int, time: dt.time) -> dt.datetime:
    reached = min(max(day.toordinal() + days, 1), dt.date.max.toordinal())
    return dt.datetime.combine(dt.date.fromordinal(reached), time)


def _laid(rows: Rows, bars: Sequence[Bar]) -> tuple[list[Bar], list[tuple[str, int, int]]]:
    """Give each bar a lane of its article where it covers no other; return each article with its first and last lane."""
    made: list[Bar] = []
    bands: list[tuple[str, int, int]] = []
    first, last = min(bar.start for bar in bars), max(bar.end for bar in bars)
    gap = (last - first) * _THIN
    lane = 0
    for article in read(rows):
        free: list[dt.datetime] = []
        mine = [bar for bar in bars if bar.quote.article == article.id]
        for bar in sorted(mine, key=lambda bar: (bar.start, bar.end, bar.quote.start, bar.quote.claim.id)):
            row = next((n for n, until in enumerate(free) if until < bar.start), len(free))
            free[row : row + 1] = [max(bar.end, bar.start + gap)]
            made.append(attrs.evolve(bar, lane=lane + row))
        if mine:
            bands.append((article.id, lane, lane + len(free) - 1))
            lane += len(free)
    return made, bands


def _joined(rows: Rows, bars: Sequence[Bar]) -> list[tuple[PairRow, Bar, Bar]]:
    """Return the contradictions of which both claims are drawn."""
    by_claim = {bar.quote.claim.id: bar for bar in bars}
    return [
        (row, by_claim[row.a.claim.id], by_claim[row.b.claim.id])
        for found in rows.findings
        for row in found.pairs
        if row.pair.verdict is Verdict.CONTRADICTION and {row.a.claim.id, row.b.claim.id} <= set(by_claim)
    ]


def _notes(rows: Rows, dated: Sequence[Bar], bars: Sequence[Bar], against: Sequence[Any]) -> list[str]:
    """Return what the chart leaves out, and its contradictions in words."""
    called = names(read(rows))
    told = [
        f"Contradiction: {short(row.a.claim.question, 80)}  {called[row.a.article]}: {short(row.a.value, 40)} | "
        f"{called[row.b.article]}: {short(row.b.value, 40)}"
        for row, _, _ in against[:_LISTED]
    ]
    if len(against) > _LISTED:
        told.append(f"{count(len(against) - _LISTED, 'more contradiction')}")
    left = len(dated) - len(bars)
    grave = sum(bar.verdict == Verdict.CONTRADICTION for bar in dated) - sum(
        bar.verdict == Verdict.CONTRADICTION for bar in bars
    )
    if left:
        among = f", {grave} of them in contradictions" if grave else ""
        told.append(f"{count(left, 'claim')} of other times{among}: not drawn")
    return told


def _drawn(alt: Any, rows: Rows, bars: Sequence[Bar], bands: Sequence[Any], against: Sequence[Any]) -> Any:
    first = min(bar.start for bar in bars)
    last = max(_until(bar) for bar in bars)
    span = max(last - first, dt.timedelta(days=1))
    first, last = _earlier(first, span / 50), _later(first + span, span / 50)
    lanes = bands[-1][2] + 1
    scale = alt.Scale(type="utc", domain=[_iso(first), _iso(last)], nice=False)
    x = alt.X("start:T", scale=scale, title=None, axis=alt.Axis(orient="top", labelOverlap=True, format=_format(span)))
    y_scale = alt.Scale(domain=[0, lanes], reverse=True, nice=False)
    y = alt.Y("top:Q", scale=y_scale, axis=None)
    shown = [_row(bar, span, rows) for bar in bars]
    base = alt.Chart(data(alt, shown))
    drawn = base.mark_rect(cornerRadius=2, tooltip=True).encode(
        x=x,
        x2="end:T",
        y=y,
        y2="bottom:Q",
        color=by_verdict(alt, "verdict", {bar.verdict for bar in bars}, "Verdict"),
        tooltip=[alt.Tooltip(f"{name}:N") for name in _TIPS],
    )
    words = base.mark_text(align="left", dx=4, fontSize=10, baseline="middle").encode(
        x=x, y=alt.Y("middle:Q", scale=y_scale, axis=None), text="words:N", color=alt.Color("ink:N", scale=None)
    )
    links = _links(alt, against, x, scale, y_scale)
    layers = [*_bands(alt, rows, bands, y_scale), drawn, *links[:1], words, *links[1:]]
    return alt.layer(*layers).properties(width=WIDTH, height=lanes * _LANE)


_TIPS = ("statement", "date", "verdict", "article", "sentence")


def _row(bar: Bar, span: dt.timedelta, rows: Rows) -> dict[str, Any]:
    quote, end = bar.quote, max(_until(bar), _later(bar.start, span * _THIN))
    room = int((end - bar.start) / span * WIDTH / _LETTER) - 1
    words = quote.claim.statement if room >= _WIDE else quote.claim.event.text or quote.claim.event.predicate
    return {
        "start": _iso(bar.start),
        "end": _iso(end),
        "top": bar.lane + 0.08,
        "middle": bar.lane + 0.5,
        "bottom": bar.lane + 0.92,
        "verdict": bar.verdict,
        "ink": COLOURS[bar.verdict][1],
        "words": short(words, room) if room >= _TIGHT else "",
        "statement": short(quote.claim.statement, 300),
        "date": quote.value,
        "article": quote.article if quote.source in (None, "", quote.article) else f"{quote.article} ({quote.source})",
        "sentence": short(quote.sentence, 600),
    }


def _bands(alt: Any, rows: Rows, bands: Sequence[tuple[str, int, int]], scale: Any) -> list[Any]:
    """Return the articles' names at the left, and the lines between their bands."""
    called = names(read(rows))
    told = [{"name": called[name], "middle": (first + last + 1) / 2, "top": first} for name, first, last in bands]
    base = alt.Chart(data(alt, told))
    edges = base.mark_rule(color=LINE).encode(y=alt.Y("top:Q", scale=scale, axis=None))
    words = base.mark_text(align="right", dx=-10, fontSize=12, color=INK).encode(
        x=alt.value(0), y=alt.Y("middle:Q", scale=scale, axis=None), text="name:N"
    )
    return [edges, words]


def _links(alt: Any, against: Sequence[tuple[PairRow, Bar, Bar]], x: Any, x_scale: Any, scale: Any) -> list[Any]:
    """Return a line from claim to claim for each contradiction, with a cross in its middle."""
    if not against:
        return []
    told = []
    for row, a, b in against:
        (start, top), (end, bottom) = _middle(a), _middle(b)
        told.append(
            {
                "start": _iso(start),
                "end": _iso(end),
                "between": _iso(start + (end - start) / 2),
                "top": top,
                "bottom": bottom,
                "middle": (top + bottom) / 2,
                "question": short(row.a.claim.question, 300),
                "why": short(row.why, 300),
                "confidence": f"{row.pair.confidence:.2f}",
            }
        )
    base = alt.Chart(data(alt, told))
    tips = [alt.Tooltip(f"{name}:N") for name in ("question", "why", "confidence")]
    colour = COLOURS[str(Verdict.CONTRADICTION)][0]
    line = base.mark_rule(color=colour, strokeWidth=1.6, strokeDash=[5, 3]).encode(
        x=x, x2="end:T", y=alt.Y("top:Q", scale=scale, axis=None), y2="bottom:Q", tooltip=tips
    )
    cross = base.mark_text(text="×", color=colour, fontSize=24, fontWeight="bold", stroke="white", strokeWidth=0.6)
    between = alt.X("between:T", scale=x_scale)
    return [line, cross.encode(x=between, y=alt.Y("middle:Q", scale=scale, axis=None), tooltip=tips)]


def _middle(bar: Bar) -> tuple[dt.datetime, float]:
    return bar.start + (bar.end - bar.start) / 2, bar.lane + 0.5


def _format(span: dt.timedelta) -> str:
    """Return the form of the days on the axis: ISO, with no more than tells them apart."""
    return "%Y-%m-%d" if span < dt.timedelta(days=400) else "%Y-%m" if span < dt.timedelta(days=4000) else "%Y"


def _until(bar: Bar) -> dt.datetime:
    """Return where the bar ends: the last minute is part of it."""
    return _later(bar.end, dt.timedelta(minutes=1))


def _later(time: dt.datetime, by: dt.timedelta) -> dt.datetime:
    return time + min(by, dt.datetime.max - time)


def _earlier(time: dt.datetime, by: dt.timedelta) -> dt.datetime:
    return time - min(by, time - dt.datetime.min)


def _iso(time: dt.datetime) -> str:
    """Return it for Vega, which takes a time without zone for the reader's own."""
    return time.isoformat(timespec="seconds") + "Z"
