"""``factcheck explain``: why pairs were decided as they were."""

from __future__ import annotations

from typing import Any

import click

from factcheck.cli.formats import EXPLAIN_FORMATS, terminal
from factcheck.cli.options import Request, asked
from factcheck.cli.reading import checked, say_left_out
from factcheck.cli.types import VERDICTS
from factcheck.delivery import deliver


@click.command(short_help="Say why: the parts that add up to each confidence.")
@asked(EXPLAIN_FORMATS, comparing=True)
@click.option("--pair", metavar="ID", help="This pair: its id, or a beginning of it that no other has.")
@click.option("--finding", metavar="ID", help="The pairs of this finding: its id, or a beginning of it.")
@click.option(
    "--verdict",
    "verdicts",
    type=click.Choice(VERDICTS),
    multiple=True,
    help="All pairs of this verdict; can be repeated. Contradictions and updates if not said.",
)
def explain(request: Request, pair: str | None, finding: str | None, verdicts: tuple[str, ...]) -> int:
    """Say why: who says what, and the parts that add up to each pair's confidence.

    PATH is a file, a folder or a pattern ("stories/*.txt"); - is standard input. All of them are one story.
    """
    if sum(choice not in (None, ()) for choice in (pair, finding, verdicts)) > 1:
        raise click.UsageError("choose by one of --pair, --finding and --verdict")
    report = checked(request)
    say_left_out(request, report.not_checked)
    wanted: dict[str, Any] = {"verdicts": verdicts} if verdicts else {}
    if pair is not None or finding is not None:
        wanted = {"id": finding, "of": "finding"} if pair is None else {"id": pair, "of": "pair"}
    deliver(report.explain(**wanted, form=request.form, **terminal(request.output)), request.output)
    return 0
