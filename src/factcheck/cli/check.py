"""``factcheck check``: the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import click

from factcheck.cli.formats import CHECK_FORMATS, TEXT, terminal
from factcheck.cli.options import Request, asked
from factcheck.cli.reading import STDIN, checked, say_left_out
from factcheck.cli.types import FAIL_ON, NEVER, VERDICTS
from factcheck.delivery import deliver

if TYPE_CHECKING:
    from factcheck.report import Report
    from factcheck.report.sarif import Place


@click.command(short_help="Cross-check the articles as one story.")
@asked(CHECK_FORMATS, comparing=True)
@click.option(
    "--fail-on",
    type=FAIL_ON,
    help="Exit 1 on a finding of this verdict or a graver one; never, if not said.",
)
@click.option("--include-text", is_flag=True, help="With --format json: the texts of the articles too.")
def check(request: Request, fail_on: str | None, include_text: bool) -> int:
    """Cross-check the articles in PATH... as one story.

    PATH is a file, a folder or a pattern ("stories/*.txt"); - is standard input.
    """
    if include_text and request.form != "json":
        raise click.UsageError(f"--include-text goes with --format json, not {request.form}")
    report = checked(request)
    if request.form != TEXT or request.output is not None:  # the text on the screen says it itself
        say_left_out(request, report.not_checked)
    deliver(_render(report, request, include_text, fail_on), request.output)
    failing = VERDICTS[VERDICTS.index(fail_on) :] if fail_on not in (None, NEVER) else ()
    if failing or not report.documents:
        _refuse_uncompared(report)
    return int(any(str(finding.verdict) in failing for finding in report.findings))


def _refuse_uncompared(report: Report) -> None:
    from factcheck.report.report import refuse_uncompared

    refuse_uncompared(report)


def _render(report: Report, request: Request, include_text: bool, fail_on: str | None) -> str:
    views: Mapping[str, Callable[[], str]] = {
        TEXT: lambda: report.to_text(**terminal(request.output)),
        "json": lambda: report.to_json(include_text=include_text),
        "jsonl": report.to_jsonl,
        "html": report.to_html,
        "markdown": report.to_markdown,
        "sarif": lambda: report.to_sarif(_places(request)),
        "junit": lambda: report.to_junit(VERDICTS[-1] if fail_on in (None, NEVER) else str(fail_on)),
    }
    return views[request.form]()


def _places(request: Request) -> Mapping[str, Place]:
    from factcheck.places import places

    return places([path for path in request.paths if path != STDIN], encoding=request.encoding)
