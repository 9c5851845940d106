"""Rows as text, JSON, JSON Lines and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple


class Row(NamedTuple):
    """One row: as a record, as flat cells by column, and as a line of text."""

    record: Mapping[str, Any]
    cells: Mapping[str, Any]
    line: str


def written(rows: Sequence[Row], form: str, columns: Sequence[str]) -> str:
    """Return the rows in one of ``formats.ROW_FORMATS``; ``columns`` head the CSV, also where there is no row."""
    ways: Mapping[str, Callable[[], str]] = {
        "text": lambda: "".join(f"{row.line}\n" for row in rows),
        "json": lambda: _json([row.record for row in rows], 1) + "\n",
        "jsonl": lambda: "".join(_json(row.record) + "\n" for row in rows),
        "csv": lambda: _csv([row.cells for row in rows], columns),
    }
    return ways[form]()


def _json(value: Any, indent: int | None = None) -> str:
    from factcheck.report.record import dump

    return dump(value, indent)


def _csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> str:
    file = io.StringIO()
    writer = csv.DictWriter(file, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()
