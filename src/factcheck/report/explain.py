"""Why pairs were decided as they were: who says what, both sentences, and the parts that add up to the confidence."""

from __future__ import annotations

import difflib
from collections.abc import Container, Iterable, Iterator, Sequence

from factcheck.errors import UnknownId
from factcheck.model import Verdict
from factcheck.report.record import dump, explained
from factcheck.report.rows import FindingRow, PairRow, Rows, named
from factcheck.report.text import NARROWEST, quotation
from factcheck.report.wrap import Line, Run, beside, painted, plain, wrap

_BAR = 10  # columns of the heaviest part's bar
_CLOSE = 3  # ids to offer for one that is not known

Chosen = tuple[FindingRow, PairRow]


def by_verdict(rows: Rows, verdicts: Container[Verdict]) -> tuple[Chosen, ...]:
    """Return the pairs of these verdicts, in the order of the report."""
    return tuple(chosen for chosen in _all(rows) if chosen[1].pair.verdict in verdicts)


def by_id(rows: Rows, id: str, of: str | None = None) -> tuple[Chosen, ...]:
    """Return the pair, or all pairs of the finding, that has an id or alone begins with it; raises UnknownId."""
    findings = set() if of == "pair" else {found.finding.id for found in rows.findings}
    pairs = set() if of == "finding" else {row.pair.id for _, row in _all(rows)}
    whole = _whole(sorted(findings | pairs), id, of or "pair or finding")
    if whole in findings:
        return tuple(chosen for chosen in _all(rows) if chosen[0].finding.id == whole)
    return tuple(chosen for chosen in _all(rows) if chosen[1].pair.id == whole)


def written(chosen: Iterable[Chosen], *, width: int, color: bool) -> str:
    """Return the pairs written out for a terminal, ``width`` columns wide, with a final newline."""
    width = max(width, NARROWEST)
    write = painted if color else plain
    blocks = ["\n".join(write(line).rstrip() for line in _block(*one, width, color)) for one in chosen]
    return "\n\n".join(blocks) + "\n"


def nothing(verdicts: Iterable[str]) -> str:
    """Return what is said where no pair has one of these verdicts."""
    return f"Nothing to explain: no pair has the verdict {' or '.join(verdicts)}.\n"


def as_json(chosen: Iterable[Chosen]) -> str:
    """Return the pairs as a JSON list that ends with a newline, each complete in itself."""
    return dump([explained(*one) for one in chosen], 2) + "\n"


def _all(rows: Rows) -> list[Chosen]:
    return [(found, pair) for found in rows.findings for pair in found.pairs]


def _whole(known: Sequence[str], id: str, what: str) -> str:
    """Return the one known id that is ``id`` or begins with it."""
    begun = [id] if id in known else [one for one in known if id and one.startswith(id)]
    if not begun:
        raise UnknownId(id, what, difflib.get_close_matches(id, known, _CLOSE, 0.3))
    if len(begun) > 1:
        raise UnknownId(id, what, begun[:_CLOSE], several=len(begun))
    return begun[0]


def _block(found: FindingRow, row: PairRow, width: int, color: bool) -> Iterator[Line]:
    pair = row.pair
    title = [Run(pair.verdict.upper(), str(pair.verdict)), Run(f"  {pair.confidence:.2f}  ")]
    yield from wrap([*title, Run(found.finding.question, "bold")], width, 0, 2)
    yield from wrap([Run(f"pair {pair.id} of finding {found.finding.id}", "dim")], width, 2, 6)
    size = min(max(len(row.a.value), len(row.b.value)), width // 2)
    for quote in (row.a, row.b):
        yield from beside(Run(quote.value, "bold"), size, Run(named(quote.article, quote.source)), width)
    for quote in (row.a, row.b):
        yield from quotation(quote, width, color)
    yield from wrap([Run(f"why: {row.why}")], width, 2, 6)
    yield ()
    yield from _table(row, width)


def _table(row: PairRow, width: int) -> Iterator[Line]:
    """One line per part: what it adds, as a bar too, the sum so far, that as a probability, and what was seen."""
    if not row.parts:
        yield (Run("  The parts of this pair are not known.", "dim"),)
        return
    bar = _BAR if width >= 2 * NARROWEST else 0
    gap = " " * (bar + 2 if bar else 0)
    yield (Run(f"    adds  {gap}so far        what was seen", "dim"),)
    for part in row.parts:
        drawn = ("+" if part.share > 0 else "-") * round(abs(part.share) * bar)
        head = f"  {part.weight:+6.2f}  {drawn:{len(gap)}}{part.total:+6.2f}  {part.probability:.2f}  "
        first, *more = wrap([Run(part.text)], width, len(head), len(head) + 2) or [()]
        yield (Run(head), *first[1:])
        yield from more
    last = f"together {row.parts[-1].total:+.2f} log-odds, which is a probability of {row.pair.confidence:.2f}"
    yield from wrap([Run(last, "bold")], width, 2, 6)
