"""The dated claims of each article on the story's calendar, contradictions joined."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from factcheck.errors import SettingsError
from factcheck.model import Verdict
from factcheck.report.charts.calendar import THIN, Bar, Lanes, Link, dated, laid, later, links, window
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
from factcheck.report.rows import FindingRow, Rows, count

if TYPE_CHECKING:  # an optional package
    from altair import LayerChart

TITLE = "When things are said to have happened"
AROUND = 14  # days before and after the days that the articles speak from
WIDTH = 900  # pixels
_LANE = 18  # pixels
_AXIS = {"orient": "top", "labelOverlap": True, "labelSeparation": 8}
_LETTER = 5.6  # pixels, of a bar's text on average
_TIGHT, _WIDE = 4, 40  # letters: with fewer a bar bears no text, with more the whole statement
_ANSWERS = 3  # of a contradiction that is told in words
_LISTED = 6  # contradictions that are told in words


def timeline(rows: Rows, *, around: int | None = AROUND, alone: bool = True) -> LayerChart:
    """Draw one bar per dated claim, as long as its date leaves open, in one band per article.

    Dates further than ``around`` days from the days that the articles speak from are counted, not drawn; None draws
    all. ``alone`` says whether claims that no other article answers are drawn. Raises MissingExtra and SettingsError.
    """
    if around is not None and around < 0:
        raise SettingsError(f"around must be a number of days from 0, or None for all, not {around!r}")
    alt = altair()
    bars = [bar for bar in dated(rows) if alone or bar.verdict != ALONE]
    first, last = window(rows, around)
    inside = [bar for bar in bars if first <= bar.start and bar.end <= last]
    if not inside:
        why = f"{count(len(bars), 'dated claim')}, none of them within {around} days of the articles; try around=None"
        return nothing(alt, TITLE, why if bars else "No claim has a date that is known.")
    drawn, bands = laid(rows, inside)
    joined = links(rows, drawn)
    return finish(alt, _drawn(alt, rows, drawn, bands, joined), TITLE, _notes(rows, bars, drawn, joined))


def _notes(rows: Rows, bars: Sequence[Bar], drawn: Sequence[Bar], joined: Sequence[Link]) -> list[str]:
    """Return the contradictions in words, and what the chart leaves out."""
    called = names(read(rows))
    found = {link.found.finding.id: link.found for link in joined}
    told = [f"Contradiction: {short(row.finding.question, 80)}  {_answers(row, called)}" for row in found.values()]
    notes = told[:_LISTED]
    if len(told) > _LISTED:
        notes.append(count(len(told) - _LISTED, "more contradiction"))
    left = [bar for bar in bars if bar.quote.claim.id not in {one.quote.claim.id for one in drawn}]
    grave = sum(bar.verdict == Verdict.CONTRADICTION for bar in left)
    if left:
        among = f", {grave} of them in contradictions" if grave else ""
        notes.append(f"{count(len(left), 'claim')} of other times{among}: not drawn")
    return notes


def _answers(row: FindingRow, called: Mapping[str, str]) -> str:
    told = [
        f"{short(position.value, 40)} ({_who([called[article] for article, _ in position.who])})"
        for position in row.positions[:_ANSWERS]
    ]
    more = len(row.positions) - len(told)
    return " | ".join([*told, *([count(more, "more answer")] if more else [])])


def _who(called: Sequence[str]) -> str:
    return called[0] if len(called) == 1 else f"{called[0]} and {len(called) - 1} more"


def _drawn(alt: Any, rows: Rows, bars: Sequence[Bar], bands: Sequence[Lanes], joined: Sequence[Link]) -> Any:
    first = min(bar.start for bar in bars)
    last = max(_until(bar) for bar in bars)
    span = max(last - first, dt.timedelta(days=1))
    first, last = _earlier(first, span / 50), later(first, span * 51 / 50)
    lanes = bands[-1][2] + 1
    scale = alt.Scale(type="utc", domain=[_iso(first), _iso(last)], nice=False)
    x = alt.X("start:T", scale=scale, title=None, axis=alt.Axis(**_AXIS, **_ticks(span)))
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
    links = _links(alt, joined, x, scale, y_scale)
    layers = [*_bands(alt, rows, bands, y_scale), drawn, *links[:1], words, *links[1:]]
    return alt.layer(*layers).properties(width=WIDTH, height=lanes * _LANE)


_TIPS = ("statement", "date", "verdict", "article", "sentence")


def _row(bar: Bar, span: dt.timedelta, rows: Rows) -> dict[str, Any]:
    quote, end = bar.quote, max(_until(bar), later(bar.start, span * THIN))
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


def _bands(alt: Any, rows: Rows, bands: Sequence[Lanes], scale: Any) -> list[Any]:
    """Return the articles' names at the left, and the lines between their bands."""
    called = names(read(rows))
    told = [{"name": called[name], "middle": (first + last + 1) / 2, "top": first} for name, first, last in bands]
    base = alt.Chart(data(alt, told))
    edges = base.mark_rule(color=LINE).encode(y=alt.Y("top:Q", scale=scale, axis=None))
    words = base.mark_text(align="right", dx=-10, fontSize=12, color=INK).encode(
        x=alt.value(0), y=alt.Y("middle:Q", scale=scale, axis=None), text="name:N"
    )
    return [edges, words]


def _links(alt: Any, joined: Sequence[Link], x: Any, x_scale: Any, scale: Any) -> list[Any]:
    """Return a line from claim to claim for each contradiction, with a cross in its middle."""
    if not joined:
        return []
    told = []
    for link in joined:
        (start, top), (end, bottom) = _middle(link.a), _middle(link.b)
        told.append(
            {
                "start": _iso(start),
                "end": _iso(end),
                "between": _iso(start + (end - start) / 2),
                "top": top,
                "bottom": bottom,
                "middle": (top + bottom) / 2,
                "question": short(link.found.finding.question, 300),
                "why": short(link.row.why, 300),
                "confidence": f"{link.row.pair.confidence:.2f}",
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


def _ticks(span: dt.timedelta) -> dict[str, Any]:
    """Return the form of the times on the axis, ISO with no more than tells them apart, and where to write them."""
    if span <= dt.timedelta(days=3):
        return {"format": "%Y-%m-%d %H:%M"}
    if span <= dt.timedelta(days=21):  # left alone, a day is written twice: at midnight and at noon
        return {"format": "%Y-%m-%d", "tickCount": {"interval": "day", "step": 1}}
    return {"format": "%Y-%m-%d" if span < dt.timedelta(400) else "%Y-%m" if span < dt.timedelta(4000) else "%Y"}


def _until(bar: Bar) -> dt.datetime:
    """Return where the bar ends: the last minute is part of it."""
    return later(bar.end, dt.timedelta(minutes=1))


def _earlier(time: dt.datetime, by: dt.timedelta) -> dt.datetime:
    return time - min(by, time - dt.datetime.min)


def _iso(time: dt.datetime) -> str:
    """Return it for Vega, which takes a time without zone for the reader's own."""
    return time.isoformat(timespec="seconds") + "Z"
