"""What the charts share: the door to Altair, colours, names of articles, titles, and the chart of nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from factcheck.errors import MissingExtra
from factcheck.model import Article, Verdict
from factcheck.report.quotes import fold, visible
from factcheck.report.rows import Rows
from factcheck.report.wrap import Run, plain, wrap

if TYPE_CHECKING:  # an optional package
    from altair import LayerChart

ALONE = "in one article only"
# Fill, and the ink on it. They differ in lightness too, so that red and green are told apart by everybody.
COLOURS = {
    str(Verdict.CONTRADICTION): ("#b3261e", "#ffffff"),
    str(Verdict.UPDATE): ("#8e5bb5", "#ffffff"),
    str(Verdict.REFINEMENT): ("#8db9e8", "#10243a"),
    str(Verdict.AGREEMENT): ("#b9dfc3", "#10301c"),
    ALONE: ("#e6e2d8", "#3a3833"),
}
INK, SOFT, LINE = "#1c1c1e", "#5a5a60", "#cfccc4"
_TAG = re.compile(r"<(?=[/!?a-zA-Z])")
_FONT = "Helvetica Neue, Helvetica, Arial, sans-serif"


def altair() -> Any:
    """Return the drawing library; raises MissingExtra."""
    try:
        import altair
    except ImportError as error:
        raise MissingExtra("altair", "charts") from error
    return altair


def data(alt: Any, rows: Sequence[Mapping[str, Any]]) -> Any:
    """Return rows as data that the chart carries along."""
    return alt.InlineData(values=[{name: _harmless(value) for name, value in row.items()} for row in rows])


def _harmless(value: Any) -> Any:
    """Return a text in which no tag opens: Altair writes it into a page's script as it is."""
    return _TAG.sub("\u2039", visible(value)) if isinstance(value, str) else value


def by_verdict(alt: Any, field: str, there: Container[str], title: str) -> Any:
    """Return the colour of a verdict, with a legend of those that are there, gravest first."""
    shown = [name for name in COLOURS if name in there]
    scale = alt.Scale(domain=shown, range=[COLOURS[name][0] for name in shown])
    legend = alt.Legend(title=title, orient="bottom", direction="horizontal", symbolType="square")
    return alt.Color(f"{field}:N", scale=scale, legend=legend)


def finish(alt: Any, chart: Any, title: str, notes: Sequence[str] = ()) -> LayerChart:
    """Return the chart with its title and what to know of it, in the style of all charts."""
    heading = alt.Title(
        title,
        subtitle=[_harmless(note) for note in notes],
        anchor="start",
        frame="bounds",
        fontSize=16,
        subtitleColor=SOFT,
        offset=14,
    )
    drawn = chart.properties(title=heading, background="white", padding=14)
    styled: LayerChart = (
        drawn.configure(font=_FONT)
        .configure_view(stroke=None)
        .configure_axis(labelColor=INK, titleColor=SOFT, domainColor=LINE, tickColor=LINE, gridColor="#eeece6")
        .configure_legend(labelColor=INK, titleColor=SOFT)
        .configure_title(color=INK)
    )
    return styled


def nothing(alt: Any, title: str, why: str) -> LayerChart:
    """Return a chart that says that there is nothing to draw, and why."""
    words = alt.Chart(data(alt, [{"why": why}])).mark_text(align="left", fontSize=13, color=SOFT)
    placed = words.encode(text="why:N", x=alt.value(0), y=alt.value(12)).properties(width=520, height=24)
    return finish(alt, alt.layer(placed), title)


def short(text: str, room: int) -> str:
    """Return a text on one line of at most ``room`` characters, cut at a space where one is near."""
    whole = visible(fold(text)).strip()
    if len(whole) <= room:
        return whole
    cut = whole[: max(room - 1, 1)]
    space = cut.rfind(" ")
    return (cut[:space] if space > room // 2 else cut).rstrip() + "…"


def lines(text: str, room: int, most: int) -> str:
    """Return a text broken between words into at most ``most`` lines of ``room`` characters, cut in its middle."""
    whole = visible(fold(text)).strip()
    for size in range(max(min(len(whole), room * most), 2), 1, -1):
        broken = [plain(line) for line in wrap([Run(_middle(whole, size))], room)]
        if len(broken) <= most:
            break
    return "\n".join(broken)


def names(articles: Sequence[Article], room: int = 24) -> dict[str, str]:
    """Return what to call each article: its source where no other has it, else its id, else both ends of a long id."""
    sources = Counter(article.source for article in articles)
    told = {a.id: a.source if a.source and sources[a.source] == 1 else a.id for a in articles}
    return {article: _middle(visible(fold(name)).strip(), room) for article, name in told.items()}


def _middle(text: str, room: int) -> str:
    """Return a text of at most ``room`` characters: its beginning and its end, which both tell it from others."""
    tail = room // 3
    return text if len(text) <= room else f"{text[: room - tail - 1].rstrip()}…{text[len(text) - tail :].lstrip()}"


def read(rows: Rows) -> list[Article]:
    """Return the articles that were read or make claims, in the order of every view."""
    return [row.article for row in rows.articles if row.document or row.claims]
