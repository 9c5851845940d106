"""The report for a terminal: who says what first, then the sentences with the values in brackets (or in colour)."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Verdict
from factcheck.report.quotes import Quote
from factcheck.report.rows import FindingRow, PairRow, Rows, count, named, totals
from factcheck.report.wrap import Line, Run, beside, painted, plain, shorten, wrap

_IN_BRIEF = (Verdict.AGREEMENT,)  # one line a sentence: there is nothing to weigh
_SHOWN_PAIRS = 10  # reasons per finding: twenty articles make two hundred pairs
_SHORT_ID = 8  # characters of a finding's id, enough for ``factcheck explain``
NARROWEST = 40  # columns: below this nothing can be laid out


def render(rows: Rows, *, width: int, color: bool) -> str:
    """Return the report as lines of at most ``width`` columns (a longer word stands alone), with a final newline."""
    width = max(width, NARROWEST)
    blocks = [_head(rows, width), *(_finding(row, width, color) for row in rows.findings)]
    if not rows.findings:
        blocks.append(_claims(rows, width, color))
    blocks.append(wrap([Run(_foot(rows))], width))
    write = painted if color else plain
    return "\n\n".join("\n".join(write(line).rstrip() for line in block) for block in blocks if block) + "\n"


def render_finding(row: FindingRow, *, width: int, color: bool = False) -> str:
    """Return one finding as it stands in the report, without a final newline."""
    write = painted if color else plain
    return "\n".join(write(line).rstrip() for line in _finding(row, max(width, NARROWEST), color))


def _head(rows: Rows, width: int) -> list[Line]:
    """What was checked, from which day each article speaks, and what was not checked and why."""
    lines = wrap([Run(f"Checked {totals(rows)}", "bold")], width, 0, 2)
    cells = [(row.article.id, row.article.source or "", f"{row.days} ({row.how})") for row in rows.checked]
    sizes = [max((len(cell[i]) for cell in cells), default=0) for i in (0, 1)]
    for article, source, day in cells:
        text = f"{article:{sizes[0]}}  {source:{sizes[1]}}  {day}" if sizes[1] else f"{article:{sizes[0]}}  {day}"
        fits = 2 + len(text) <= width
        lines += [(Run(f"  {text}"),)] if fits else wrap([Run(f"{article}  {source}  {day}")], width, 2, 6)
    if rows.not_checked:
        lines.append((Run("Not checked", "bold"),))
    for left in rows.not_checked:
        lines += wrap([Run(f"{left.article}: {left.reason}")], width, 2, 6)
    return lines


def _finding(row: FindingRow, width: int, color: bool) -> list[Line]:
    finding = row.finding
    title = [
        Run(finding.verdict.upper(), str(finding.verdict)),
        Run(f"  {finding.confidence:.2f}  "),
        Run(finding.question, "bold"),
    ]
    lines = [*wrap(title, width, 0, 2), *_positions(row, width)]
    for quote in row.quotes:
        lines += [_snippet(quote, width, color)] if finding.verdict in _IN_BRIEF else quotation(quote, width, color)
    name = "; ".join(text for text in (f"finding {finding.id[:_SHORT_ID]}", row.independence) if text)
    return [*lines, *_why(row, width), *wrap([Run(name, "dim")], width, 2, 6)]


def _positions(row: FindingRow, width: int) -> Iterator[Line]:
    """One block per answer: the value, then who gives it."""
    size = min(max(len(position.value) for position in row.positions), width // 2)
    for position in row.positions:
        who = ", ".join(named(article, source) for article, source in position.who)
        yield from beside(Run(position.value, "bold"), size, Run(who), width)


def quotation(quote: Quote, width: int, color: bool) -> list[Line]:
    """Return where a claim stands and its whole sentence, with the value in brackets or in colour."""
    notes = f" ({'; '.join(quote.notes)})" if quote.notes else ""
    runs = [Run(quote.place, "dim"), Run("  « "), *_marked(quote, color), Run(f" »{notes}")]
    return wrap(runs, width, 2, 6)


def _snippet(quote: Quote, width: int, color: bool) -> Line:
    """The words around the value, on one line, with the notes where there is room for both."""
    place = f"  {quote.place}  "
    notes = f"  ({'; '.join(quote.notes)})" if quote.notes else ""
    room = width - len(place)
    notes = notes if room - len(notes) >= NARROWEST else ""
    return (Run(place, "dim"), *shorten(_marked(quote, color), max(room - len(notes), NARROWEST // 2)), Run(notes))


def _marked(quote: Quote, color: bool) -> list[Run]:
    if color:
        return [Run(piece.text, "mark" if piece.marked else "") for piece in quote.pieces]
    return [Run(f"[{p.text}]", "mark") if p.marked else Run(p.text) for p in quote.pieces]


def _why(row: FindingRow, width: int) -> list[Line]:
    """The reason of every pair that has the finding's verdict; for the others, how many there are."""
    if row.finding.verdict is Verdict.AGREEMENT:
        return []
    mine = [pair for pair in row.pairs if pair.pair.verdict is row.finding.verdict]
    shown = mine[: _SHOWN_PAIRS if row.finding.verdict is Verdict.CONTRADICTION else 1]
    texts = [_reason(pair, alone=len(row.pairs) == 1) for pair in shown]
    others = {verdict: n for verdict, n in row.finding.counts.items() if verdict != str(row.finding.verdict)}
    if len(mine) > len(shown):
        others = {f"more {row.finding.verdict}": len(mine) - len(shown)} | others
    if others:
        texts.append("also: " + ", ".join(count(number, verdict) for verdict, number in others.items()))
    return [line for text in texts for line in wrap([Run(text, "dim")], width, 2, 6)]


def _reason(row: PairRow, *, alone: bool) -> str:
    who = "" if alone else f" {row.a.article} and {row.b.article}, {row.pair.confidence:.2f}:"
    return f"why{who or ':'} {row.why}"


def _claims(rows: Rows, width: int, color: bool) -> list[Line]:
    """The claims of a report that has no findings, article by article."""
    lines: list[Line] = []
    for quote in rows.alone:
        lines += wrap([Run(quote.claim.statement, "bold")], width, 0, 2)
        lines.append(_snippet(quote, width, color))
    return lines


def _foot(rows: Rows) -> str:
    if len(rows.checked) < 2:
        return f"Nothing to compare: {count(len(rows.checked), 'article')} checked."
    if not rows.findings:
        return "No question is answered by two articles."
    counts = ", ".join(count(number, str(verdict)) for verdict, number in rows.counts.items())
    rest = f"; {count(len(rows.alone), 'claim')} that no other article answers" if rows.alone else ""
    return f"{counts}{rest}."
