"""The report as a table: one row per pair of claims, for pandas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.errors import MissingExtra
from factcheck.report.quotes import Quote
from factcheck.report.rows import FindingRow, PairRow, Rows

if TYPE_CHECKING:  # an optional package
    import pandas as pd

_PAIR = ("finding", "pair", "question", "kind", "verdict", "confidence", "why")
_SIDE = ("article", "source", "value", "start", "end", "sentence", "modality", "attribution", "claim")
COLUMNS = _PAIR + tuple(f"{name}_{side}" for side in "ab" for name in _SIDE) + ("origins",)


def frame(rows: Rows) -> pd.DataFrame:
    """Return one row per pair, findings in the report's order; raises MissingExtra without pandas."""
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtra("pandas", "pandas") from error
    return pd.DataFrame(table(rows), columns=list(COLUMNS))


def table(rows: Rows) -> list[tuple[Any, ...]]:
    """Return the table's cells, row by row, in the order of COLUMNS."""
    return [_row(found, pair) for found in rows.findings for pair in found.pairs]


def _row(found: FindingRow, row: PairRow) -> tuple[Any, ...]:
    finding, pair = found.finding, row.pair
    start = (finding.id, pair.id, finding.question, finding.kind, str(pair.verdict), pair.confidence, pair.why)
    return (*start, *_side(row.a), *_side(row.b), finding.origins)


def _side(quote: Quote) -> tuple[Any, ...]:
    return (
        quote.article,
        quote.source,
        quote.value,
        quote.start,
        quote.end,
        quote.sentence,
        str(quote.claim.modality),
        quote.claim.attribution,
        quote.claim.id,
    )
