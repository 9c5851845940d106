"""Who answers which question: a cell per article and finding, coloured by verdict, with the value in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import attrs

from factcheck.errors import SettingsError
from factcheck.model import Verdict
from factcheck.report.charts.canvas import (
    COLOURS,
    INK,
    LINE,
    SOFT,
    altair,
    by_verdict,
    data,
    finish,
    lines,
    names,
    nothing,
    read,
    short,
)
from factcheck.report.quotes import Quote
from factcheck.report.rows import FindingRow, Rows, count

if TYPE_CHECKING:  # an optional package
    from altair import LayerChart

TITLE = "Who says what"
LIMIT = 25  # findings: more do not fit a screen
_HEIGHT = 38  # pixels of a row
_TOTAL, _WIDEST, _NARROWEST = 1000, 150, 76  # pixels of all columns, and of one
_LETTER = 6.0  # pixels, of a cell's text on average
_QUESTION = 52  # characters of a question in one line


@attrs.frozen
class Cell:
    """What one article answers to a finding's question, with the gravest verdict on it."""

    article: str
    finding: FindingRow
    quotes: tuple[Quote, ...]
    verdict: Verdict


def matrix(rows: Rows, *, limit: int | None = LIMIT) -> LayerChart:
    """Draw a row per finding and a column per article, the gravest findings first.

    ``limit`` is how many findings are drawn, None for all; the title says how many are left out. Raises MissingExtra
    and SettingsError.
    """
    if limit is not None and limit < 1:
        raise SettingsError(f"limit must be a number of findings from 1, or None for all, not {limit!r}")
    alt = altair()
    if not rows.findings:
        return nothing(alt, TITLE, "No question is answered by two articles.")
    found = rows.findings[:limit]
    left = len(rows.findings) - len(found)
    notes = ["One row per question, the gravest first; an empty cell: the article does not answer"]
    if left:
        notes.append(f"{count(left, 'more finding')}: not drawn")
    return finish(alt, _drawn(alt, rows, found), TITLE, notes)


def _cells(found: FindingRow) -> list[Cell]:
    made: dict[str, list[Quote]] = {}
    for quote in found.quotes:
        made.setdefault(quote.article, []).append(quote)
    return [
        Cell(article, found, tuple(quotes), max(map(found.verdict, quotes), key=lambda verdict: verdict.gravity))
        for article, quotes in made.items()
    ]


def _drawn(alt: Any, rows: Rows, found: Sequence[FindingRow]) -> Any:
    called = names(read(rows), 20)
    column = {article: n for n, article in enumerate(called)}
    width = max(min(_TOTAL // len(called), _WIDEST), _NARROWEST)
    cells = [_row(cell, n, column[cell.article], width) for n, one in enumerate(found) for cell in _cells(one)]
    x = alt.X("left:Q", axis=None, scale=alt.Scale(domain=[0, len(called)], nice=False))
    y_scale = alt.Scale(domain=[0, len(found)], reverse=True, nice=False)
    y = alt.Y("top:Q", axis=None, scale=y_scale)
    base = alt.Chart(data(alt, cells))
    boxes = base.mark_rect(cornerRadius=3).encode(
        x=x,
        x2="right:Q",
        y=y,
        y2="bottom:Q",
        color=by_verdict(alt, "verdict", {cell["verdict"] for cell in cells}, "Gravest verdict on the answer"),
        tooltip=[alt.Tooltip(f"{name}:N") for name in ("article", "answer", "verdict", "question", "sentence")],
    )
    words = base.mark_text(fontSize=11, lineBreak="\n", baseline="middle", lineHeight=13, limit=width - 8).encode(
        x=alt.X("center:Q", axis=None),
        y=alt.Y("middle:Q", axis=None),
        text="words:N",
        color=alt.Color("ink:N", scale=None),
    )
    around = [_questions(alt, found), _heads(alt, list(called.values()), width)]
    layers = [_rules(alt, len(found), y), boxes, words, *around]
    return alt.layer(*layers).properties(width=width * len(called), height=_HEIGHT * len(found))


def _row(cell: Cell, row: int, column: int, width: int) -> dict[str, Any]:
    answer = " / ".join(dict.fromkeys(quote.value for quote in cell.quotes))
    source = cell.quotes[0].source
    return {
        "left": column + 0.02,
        "center": column + 0.5,
        "right": column + 0.98,
        "top": row + 0.06,
        "middle": _centre(row, lines(answer, _letters(width), 2)),
        "bottom": row + 0.94,
        "words": lines(answer, _letters(width), 2),
        "verdict": str(cell.verdict),
        "ink": COLOURS[str(cell.verdict)][1],
        "article": cell.article if source in (None, "", cell.article) else f"{cell.article} ({source})",
        "answer": short(answer, 200),
        "question": short(cell.finding.finding.question, 300),
        "sentence": short(" … ".join(quote.sentence for quote in cell.quotes), 600),
    }


def _letters(width: int) -> int:
    return int((width - 8) / _LETTER)


def _centre(row: int, words: str) -> float:
    """Return where the first line stands, so that all of them stand in the middle of the row."""
    return row + 0.5 - words.count("\n") * 6.5 / _HEIGHT


def _rules(alt: Any, number: int, y: Any) -> Any:
    """Return a line under every row, so that the eye stays in it."""
    edges = [{"top": n} for n in range(number + 1)]
    return alt.Chart(data(alt, edges)).mark_rule(color=LINE, strokeWidth=0.5).encode(y=y)


def _questions(alt: Any, found: Sequence[FindingRow]) -> Any:
    told = []
    for n, row in enumerate(found):
        words = lines(row.finding.question, _QUESTION, 2)
        told.append({"words": words, "middle": _centre(n, words), "question": short(row.finding.question, 300)})
    marks = alt.Chart(data(alt, told)).mark_text(
        align="right",
        dx=-10,
        fontSize=12,
        lineBreak="\n",
        lineHeight=13,
        baseline="middle",
        color=INK,
        limit=8 * _QUESTION,
    )
    return marks.encode(x=alt.value(0), y=alt.Y("middle:Q", axis=None), text="words:N", tooltip="question:N")


def _heads(alt: Any, called: Sequence[str], width: int) -> Any:
    """Return the articles' names over their columns, aslant where these are narrow."""
    told = [{"name": name, "center": n + 0.5} for n, name in enumerate(called)]
    fits = all(len(name) * 7 <= width for name in called)
    style = {"align": "center"} if fits else {"align": "left", "angle": 325}
    marks = alt.Chart(data(alt, told)).mark_text(dy=-10, fontSize=12, baseline="bottom", color=SOFT, **style)
    return marks.encode(x=alt.X("center:Q", axis=None), y=alt.value(0), text="name:N")
