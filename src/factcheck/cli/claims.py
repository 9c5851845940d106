"""``factcheck claims``: what each article claims."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from factcheck.cli.formats import ROW_FORMATS
from factcheck.cli.options import Request, asked
from factcheck.cli.reading import checked, say_left_out
from factcheck.cli.tables import Row, written
from factcheck.delivery import deliver

COLUMNS = (
    *("id", "article", "start", "end", "kind", "text", "value", "statement"),
    *("modality", "polarity", "attribution"),
)


@click.command(short_help="List what each article claims.")
@asked(ROW_FORMATS)
def claims(request: Request) -> int:
    """List what each article claims; the articles are read as one story, which helps to date them.

    PATH is a file, a folder or a pattern ("stories/*.txt"); - is standard input.
    """
    report = checked(request)
    say_left_out(request, report.not_checked)
    rows = [_row(claim) for claim in report.to_dict()["claims"]]
    deliver(written(rows, request.form, COLUMNS), request.output)
    return 0


def _row(claim: Mapping[str, Any]) -> Row:
    first = claim["mentions"][0]
    same = {key: claim[key] for key in ("id", "article", "kind", "statement", "modality", "attribution")}
    polarity = "true" if claim["polarity"] else "false"
    cells = same | first | {"value": claim["value"]["text"], "polarity": polarity}
    return Row(claim, cells, f"{claim['article']}:{first['start']}: {claim['kind']:<9} {claim['statement']}")
