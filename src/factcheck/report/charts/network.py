"""Which sources agree with and contradict each other: sources on a circle, lines for the pairs of their claims."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from factcheck.errors import SettingsError
from factcheck.model import Verdict
from factcheck.report.charts.canvas import (
    COLOURS,
    INK,
    SOFT,
    altair,
    by_verdict,
    data,
    finish,
    names,
    nothing,
    read,
)
from factcheck.report.rows import Rows

if TYPE_CHECKING:  # an optional package
    from altair import LayerChart

TITLE = "Who agrees with whom"
_SIZE = 560  # pixels
_THIN, _THICK = 1.5, 14.0  # pixels, of a line for no pair, and of the thickest
_NUMBERED = 8  # articles: with more, the numbers on the lines would cover each other, and the lines too
_APART = 0.12  # of the radius: between the middles of the lines of the same two articles
_MOST_BENT = 0.12  # of a line's length: between neighbours of many
_STEPS = 12  # of a curve
_MARGIN = 0.15  # of the radius, around the circle

Place = tuple[float, float]
Edges = Mapping[tuple[str, str], Counter[Verdict]]


def network(rows: Rows, *, verdicts: Iterable[str] | None = None) -> LayerChart:
    """Draw the articles on a circle, and for each two of them a line per verdict, the thicker the more pairs of claims.

    The numbers on the lines count these pairs. ``verdicts`` are those to draw: by default all of them, and with more
    than eight articles only contradictions and updates, without numbers. Raises MissingExtra and SettingsError.
    """
    places = _places(rows)
    asked = _asked(verdicts, crowded=len(places) > _NUMBERED)
    alt = altair()
    edges = _edges(rows, asked)
    if not edges:
        told = " or ".join(verdict for verdict in reversed(Verdict) if verdict in asked)
        every = len(asked) == len(Verdict)
        return nothing(alt, TITLE, "No question is answered by two articles." if every else f"No pair is {told}.")
    notes = ["A line is the thicker the more pairs of claims two articles have of its verdict"]
    if left := [f"{verdict}s" for verdict in Verdict if verdict not in asked]:
        notes.append(f"Not drawn: {' and '.join(left)}")
    return finish(alt, _drawn(alt, rows, edges, places), TITLE, notes)


def _asked(verdicts: Iterable[str] | None, *, crowded: bool) -> tuple[Verdict, ...]:
    if verdicts is None:
        return (Verdict.CONTRADICTION, Verdict.UPDATE) if crowded else tuple(Verdict)
    try:
        asked = tuple(map(Verdict, [verdicts] if isinstance(verdicts, str) else verdicts))
    except ValueError as error:
        raise SettingsError(f"{error}; there are {', '.join(Verdict)}") from error
    if not asked:
        raise SettingsError(f"verdicts is empty; there are {', '.join(Verdict)}")
    return asked


def _edges(rows: Rows, asked: Container[Verdict]) -> Edges:
    """Return how many pairs of claims of each two articles have each of these verdicts."""
    made: dict[tuple[str, str], Counter[Verdict]] = {}
    for row in (pair for found in rows.findings for pair in found.pairs):
        a, b = sorted((row.a.article, row.b.article))
        if a != b and row.pair.verdict in asked:
            made.setdefault((a, b), Counter())[row.pair.verdict] += 1
    return dict(sorted(made.items()))


def _places(rows: Rows) -> dict[str, Place]:
    """Return each article's place on the circle, the first at the top, clockwise."""
    articles = read(rows)
    turns = [2 * math.pi * n / len(articles) for n in range(len(articles))]
    return {
        article.id: (round(math.sin(turn), 4), round(math.cos(turn), 4))
        for article, turn in zip(articles, turns, strict=True)
    }


def _drawn(alt: Any, rows: Rows, edges: Edges, places: Mapping[str, Place]) -> Any:
    called = names(read(rows))
    lines = _lines(edges, places, called)
    lowest = min(y for _, y in places.values()) - _MARGIN
    x, y = (
        alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-1 - _MARGIN, 1 + _MARGIN], nice=False)),
        alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[lowest, 1 + _MARGIN], nice=False)),
    )
    colour = by_verdict(alt, "verdict", {line.verdict for line in lines}, "Verdict")
    points = [line.row(*place, n) for line in lines for n, place in enumerate(line.points)]
    drawn = alt.Chart(data(alt, points)).mark_line(strokeCap="round")
    drawn = drawn.encode(
        x=x,
        y=y,
        detail="line:N",
        order="step:Q",
        strokeWidth=alt.StrokeWidth("thick:Q", scale=None, legend=None),
        color=colour,
        tooltip=[alt.Tooltip(f"{name}:N") for name in ("between", "and", "verdict", "pairs")],
    )
    numbers = _numbers(alt, lines, x, y, colour) if len(places) <= _NUMBERED else []
    return alt.layer(drawn, *numbers, *_nodes(alt, rows, places, x, y)).properties(
        width=_SIZE, height=round(_SIZE * (1 + _MARGIN - lowest) / (2 + 2 * _MARGIN))
    )


@attrs.frozen
class Line:
    """The pairs of claims of two articles that have one verdict: how many, and the curve that stands for them."""

    id: int
    between: str
    other: str
    verdict: str
    pairs: int
    thick: float
    points: tuple[Place, ...]
    number: Place

    def row(self, x: float, y: float, step: int = 0) -> dict[str, Any]:
        """Return it as data, at one point of its curve."""
        told = {
            "line": self.id,
            "between": self.between,
            "and": self.other,
            "verdict": self.verdict,
            "pairs": self.pairs,
        }
        return told | {"x": x, "y": y, "step": step, "thick": self.thick, "ink": COLOURS[self.verdict][1]}


def _lines(edges: Edges, places: Mapping[str, Place], called: Mapping[str, str]) -> list[Line]:
    """Return a line per two articles and verdict; those of the same two are bent apart, agreement first."""
    most = max(number for verdicts in edges.values() for number in verdicts.values())
    thickest = max(_THICK * min(1.0, _NUMBERED / len(places)), 2 * _THIN)
    made: list[Line] = []
    for (a, b), verdicts in edges.items():
        shown = [verdict for verdict in Verdict if verdicts[verdict]]
        for n, verdict in enumerate(shown):
            bend = (n - (len(shown) - 1) / 2) * min(_APART, _MOST_BENT * math.dist(places[a], places[b]))
            made.append(
                Line(
                    id=len(made),
                    between=called[a],
                    other=called[b],
                    verdict=str(verdict),
                    pairs=verdicts[verdict],
                    thick=round(_THIN + (thickest - _THIN) * verdicts[verdict] / most, 2),
                    points=tuple(_curve(places[a], places[b], bend, step / _STEPS) for step in range(_STEPS + 1)),
                    # Not in the middle, where the lines of all articles cross.
                    number=_curve(places[a], places[b], bend, 0.3 + 0.08 * n),
                )
            )
    return sorted(made, key=lambda line: Verdict(line.verdict).gravity)  # the gravest on top


def _curve(a: Place, b: Place, bend: float, part: float) -> Place:
    """Return the point at ``part`` of the way along a quadratic Bézier curve that leaves the straight line sideways."""
    (x, y), (x2, y2) = a, b
    length = math.hypot(x2 - x, y2 - y)
    aside = 4 * bend * part * (1 - part) / length
    return round(x + (x2 - x) * part + (y - y2) * aside, 4), round(y + (y2 - y) * part + (x2 - x) * aside, 4)


def _numbers(alt: Any, lines: Sequence[Line], x: Any, y: Any, colour: Any) -> list[Any]:
    """Return the number of pairs on each line, on a disc of its colour."""
    base = alt.Chart(data(alt, [line.row(*line.number) for line in lines])).encode(x=x, y=y)
    discs = base.mark_point(filled=True, opacity=1, size=260, stroke="white", strokeWidth=1).encode(color=colour)
    words = base.mark_text(fontSize=10.5, fontWeight="bold")
    return [discs, words.encode(text="pairs:N", color=alt.Color("ink:N", scale=None))]


def _nodes(alt: Any, rows: Rows, places: Mapping[str, Place], x: Any, y: Any) -> list[Any]:
    """Return the articles, and their names outside of the circle."""
    called = names(read(rows))
    claims = {row.article.id: row.claims for row in rows.articles}
    told = [
        {"x": px, "y": py, "label_x": round(px * 1.07, 4), "label_y": round(py * 1.07, 4), "article": called[name]}
        | {"claims": claims[name], "side": "left" if px > 0.1 else "right" if px < -0.1 else "center"}
        for name, (px, py) in places.items()
    ]
    base = alt.Chart(data(alt, told))
    tips = [alt.Tooltip("article:N"), alt.Tooltip("claims:N")]
    dots = base.mark_point(filled=True, opacity=1, size=220, color=INK, stroke="white", strokeWidth=2)
    made = [dots.encode(x=x, y=y, tooltip=tips)]
    for side in ("left", "right", "center"):
        words = alt.Chart(data(alt, [row for row in told if row["side"] == side]))
        text = words.mark_text(align=side, fontSize=12, color=SOFT, fontWeight="bold")
        made.append(text.encode(x=alt.X("label_x:Q", axis=None), y=alt.Y("label_y:Q", axis=None), text="article:N"))
    return made
