"""The report as tables: one row per pair or per claim, for pandas and Arrow; columns.py says what the columns are."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from factcheck.errors import MissingExtra
from factcheck.model import Claim, Verdict
from factcheck.report.columns import CLAIM_COLUMNS, FIELDS, PAIR_COLUMNS, Cell, Column
from factcheck.report.marked import by_article, verdicts_on
from factcheck.report.quotes import Quote, first_span, fold
from factcheck.report.rows import ArticleRow, FindingRow, PairRow, Rows, published

if TYPE_CHECKING:  # optional packages
    import pandas as pd
    import pyarrow as pa

Line = tuple[Any, ...]

_DTYPES = {  # fixed, so that a table without rows has them too, in every version of pandas
    Cell.TEXT: "string",
    Cell.WHOLE: "int64",
    Cell.NUMBER: "float64",
    Cell.TRUTH: "bool",
    Cell.TIME: "datetime64[s]",  # nanoseconds end in the year 2262
}
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character: Arrow, and pandas over it, take none


def pairs_frame(rows: Rows) -> pd.DataFrame:
    """Return one row per pair, findings in the report's order; raises MissingExtra without pandas."""
    return _frame(PAIR_COLUMNS, pairs(rows))


def claims_frame(rows: Rows) -> pd.DataFrame:
    """Return one row per claim, article by article in text order; raises MissingExtra without pandas."""
    return _frame(CLAIM_COLUMNS, claims(rows))


def pairs_arrow(rows: Rows) -> pa.Table:
    """Return the table of pairs for Arrow; raises MissingExtra without pyarrow."""
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtra("pyarrow", "tables") from error
    types = {Cell.TEXT: pa.string(), Cell.WHOLE: pa.int64(), Cell.NUMBER: pa.float64()}
    schema = pa.schema([(column.name, types[column.cell]) for column in PAIR_COLUMNS])
    return pa.Table.from_pydict(_columns(PAIR_COLUMNS, pairs(rows)), schema=schema)


def pairs(rows: Rows) -> list[Line]:
    """Return the cells of the table of pairs, row by row, in the order of PAIR_COLUMNS."""
    return [_pair(found, pair) for found in rows.findings for pair in found.pairs]


def claims(rows: Rows) -> list[Line]:
    """Return the cells of the table of claims, row by row, in the order of CLAIM_COLUMNS."""
    judged = verdicts_on(rows)
    quotes = {q.claim.id: q for q in (*rows.alone, *(q for found in rows.findings for q in found.quotes))}
    articles = {row.article.id: row for row in rows.articles}
    return [
        _claim(quotes[claim.id], articles[name], judged.get(claim.id))
        for name, made in sorted(by_article(rows).items())
        for claim in made
    ]


def _frame(columns: Sequence[Column], lines: Sequence[Line]) -> pd.DataFrame:
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtra("pandas", "tables") from error
    import numpy as np

    made = {}
    for column, (name, cells) in zip(columns, _columns(columns, lines).items(), strict=True):
        dtype = _DTYPES[column.cell]
        # Times come as ISO text, which numpy reads in every year.
        filled = np.array([cell or "NaT" for cell in cells], dtype=dtype) if column.cell is Cell.TIME else cells
        made[name] = pd.Series(filled, dtype=dtype)
    return pd.DataFrame(made)


def _columns(columns: Sequence[Column], lines: Sequence[Line]) -> dict[str, list[Any]]:
    return {column.name: [_cell(line[n], column.cell) for line in lines] for n, column in enumerate(columns)}


def _cell(value: Any, cell: Cell) -> Any:
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    return _float(value) if cell is Cell.NUMBER and value is not None else value


def _float(value: Any) -> float:
    try:
        return float(value)
    except OverflowError:  # a whole number of more than 308 digits
        return math.inf


def _pair(found: FindingRow, row: PairRow) -> Line:
    finding, pair = found.finding, row.pair
    start = (finding.id, pair.id, finding.question, finding.kind, str(pair.verdict), pair.confidence, pair.why)
    return (*start, *_side(row.a), *_side(row.b), finding.origins)


def _side(quote: Quote) -> Line:
    said = (quote.article, quote.source, quote.value, quote.start, quote.end, quote.sentence)
    return (*said, str(quote.claim.modality), quote.claim.attribution, quote.claim.id)


def _claim(quote: Quote, row: ArticleRow, judged: tuple[Verdict, str] | None) -> Line:
    claim = quote.claim
    verdict, finding = judged or (None, None)
    return (
        *(claim.id, claim.article, quote.source, published(row.article), quote.language),
        *(claim.kind, claim.statement, claim.question, quote.value),
        *_fields(claim),
        *(quote.start, quote.end, _written(claim, row), quote.sentence),
        *(str(claim.modality), claim.polarity, claim.attribution, claim.event.predicate),
        *(finding, verdict and str(verdict)),
    )


def _fields(claim: Claim) -> Iterator[Any]:
    """Yield what the value says of itself, in the order of FIELDS; an empty text says nothing."""
    told = claim.value.to_dict()
    for column in FIELDS:
        value = told.get(column.name)
        yield None if value == "" else value


def _written(claim: Claim, row: ArticleRow) -> str:
    span = first_span(claim)
    return fold(row.article.text[span.start : span.end])
