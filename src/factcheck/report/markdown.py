"""The report as Markdown: who says what as a list, then the sentences as quotations with the values in bold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model import Verdict
from factcheck.report.quotes import Quote, fold, visible
from factcheck.report.rows import FindingRow, PairRow, Rows, headline, named, totals

# Where a backslash goes: before markup, and before what makes a list or a heading of a line.
_MARKUP = re.compile(r"(?=[\\`*_\[\]<~&])|^(?=[-+=#>])|(?<=^\d)(?=[.)])|(?<=^\d\d)(?=[.)])")


def render(rows: Rows) -> str:
    """Return the report; whatever articles contain is escaped."""
    blocks = [f"# {headline(rows)}", said(totals(rows)), "\n".join(_articles(rows))]
    for verdict in rows.counts:
        blocks.append(f"## {_heading(verdict, rows.counts[verdict])}")
        blocks += [_finding(row) for row in rows.findings if row.finding.verdict is verdict]
    if rows.alone:
        title = "Claims" if len(rows.checked) < 2 else "Claims that no other article answers"
        blocks += [f"## {title}", "\n".join(f"- {said(q.claim.statement)} ({said(q.place)})" for q in rows.alone)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def said(text: str) -> str:
    """Return text that Markdown shows as it is, on one line."""
    return _escape(fold(text).strip())


def _heading(verdict: Verdict, number: int) -> str:
    return (verdict if number == 1 else f"{verdict}s").capitalize()


def _articles(rows: Rows) -> Iterator[str]:
    for row in rows.checked:
        yield f"- {said(named(row.article.id, row.article.source))}: {row.days} ({said(row.how)})"
    for left in rows.not_checked:
        yield f"- **not checked**: {said(left.article)}: {said(left.reason)}"


def _finding(row: FindingRow) -> str:
    finding = row.finding
    origins = f", {row.independence}" if row.independence else ""
    judged = f"**{finding.verdict}**, confidence {finding.confidence:.2f}{origins}"
    lines = [f"### {said(finding.question)}", "", judged, ""]
    for position in row.positions:
        who = ", ".join(named(article, source) for article, source in position.who)
        lines.append(f"- **{said(position.value)}**: {said(who)}")
    for quote in row.quotes:
        lines += ["", f"> {_marked(quote)}  ", f"> {_place(quote)}"]
    if finding.verdict is not Verdict.AGREEMENT:
        lines += ["", *(_why(pair) for pair in row.pairs if pair.pair.verdict is finding.verdict)]
    return "\n".join(lines)


def _place(quote: Quote) -> str:
    return "; ".join((said(quote.place), *(said(note) for note in quote.notes)))


def _why(row: PairRow) -> str:
    return f"- why: {said(row.why)} ({said(row.a.article)}, {said(row.b.article)})"


def _marked(quote: Quote) -> str:
    """Return the sentence with its values in bold; spaces stay outside of the stars, or they would not count."""
    return "".join(_bold(piece.text) if piece.marked else _escape(piece.text) for piece in quote.pieces)


def _bold(text: str) -> str:
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}**{_escape(text.strip())}**{after}" if text.strip() else text


def _escape(text: str) -> str:
    return _MARKUP.sub(r"\\", visible(text))
