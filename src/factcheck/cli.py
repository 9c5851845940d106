"""The command line: ``factcheck check|explain|mentions|claims PATH...``.

Exit 0: nothing at the ``--fail-on`` level; 1: findings at it; 2: bad usage or unreadable input, with one line per
problem on standard error. Everything but click is imported inside the functions: ``factcheck --help`` is immediate.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from factcheck.delivery import deliver, progress, silence_stdout
from factcheck.errors import ArticleError, FactcheckError, leaves

if TYPE_CHECKING:
    from factcheck.checker import Checker
    from factcheck.model import Article, Mention
    from factcheck.report import Report

BAD_INPUT = 2
INTERRUPTED = 130  # what shells report for a program ended by Ctrl-C
VERDICTS = ("agreement", "refinement", "update", "contradiction")
FORMATS = ("text", "json", "html", "jsonl", "markdown")


def _split_kinds(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    if value is None:
        return None
    kinds = tuple(kind.strip() for kind in value.split(",") if kind.strip())
    if not kinds:
        raise click.BadParameter("name at least one kind, such as date,location", context, parameter)
    return kinds


def _reading_options(command: Callable[..., int]) -> Callable[..., int]:
    """Add what every command takes: paths, --kinds, --encoding, --output."""
    decorators = (
        click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
        click.option(
            "--kinds",
            callback=_split_kinds,
            metavar="KIND,KIND",
            help="Only these kinds of claims: date, location, count.",
        ),
        click.option("--encoding", metavar="NAME", help="How the files are encoded; UTF-8 if not said."),
        click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file."),
    )
    return _decorated(command, decorators)


def _checking_options(command: Callable[..., int]) -> Callable[..., int]:
    """Add what the commands take that compare articles: --min-confidence, --embedder."""
    decorators = (
        click.option(
            "--min-confidence",
            type=click.FloatRange(0, 1),
            help="Leave out what is less certain than this; 0.5 if not said.",
        ),
        click.option("--embedder", metavar="NAME", help="A sentence-transformers model, by name or path."),
    )
    return _decorated(command, decorators)


def _decorated(command: Callable[..., int], decorators: Sequence[Callable[..., Any]]) -> Callable[..., int]:
    for decorator in reversed(decorators):
        command = decorator(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="factcheck-claims", message="%(prog)s %(version)s")
def app() -> None:
    """Cross-check articles about one story: who agrees, who is more precise, who contradicts whom."""


@app.command()
@_reading_options
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--fail-on", type=click.Choice(VERDICTS), help="Exit 1 on a finding of this verdict or a graver one.")
@_checking_options
@click.pass_obj
def check(
    own_process: bool | None,
    paths: tuple[str, ...],
    kinds: tuple[str, ...] | None,
    encoding: str | None,
    output: Path | None,
    form: str,
    fail_on: str | None,
    min_confidence: float | None,
    embedder: str | None,
) -> int:
    """Cross-check the articles in PATH... (files, folders, JSONL) as one story."""
    settings = {"kinds": kinds, "min_confidence": min_confidence, "embedder": embedder}
    report = _check(paths, encoding, output, settings, bool(own_process))
    deliver(_render(report, form, output), output)
    grave = VERDICTS[VERDICTS.index(fail_on) :] if fail_on else ()
    return int(any(str(finding.verdict) in grave for finding in report.findings))


@app.command()
@_reading_options
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("--pair", metavar="ID", help="This pair: its id, or a beginning of it that no other has.")
@click.option("--finding", metavar="ID", help="The pairs of this finding: its id, or a beginning of it.")
@click.option(
    "--verdict",
    "verdicts",
    type=click.Choice(VERDICTS),
    multiple=True,
    help="All pairs of this verdict; can be repeated. Contradictions and updates if not said.",
)
@_checking_options
@click.pass_obj
def explain(
    own_process: bool | None,
    /,
    paths: tuple[str, ...],
    encoding: str | None,
    output: Path | None,
    form: str,
    pair: str | None,
    finding: str | None,
    verdicts: tuple[str, ...],
    **settings: Any,
) -> int:
    """Say why: who says what, and the parts that add up to each pair's confidence."""
    if sum(asked not in (None, ()) for asked in (pair, finding, verdicts)) > 1:
        raise click.UsageError("choose by one of --pair, --finding and --verdict")
    report = _check(paths, encoding, output, settings, bool(own_process))
    _leave_out(report)
    asked: dict[str, Any] = {"verdicts": verdicts} if verdicts else {}
    if pair is not None or finding is not None:
        asked = {"id": finding, "of": "finding"} if pair is None else {"id": pair, "of": "pair"}
    deliver(report.explain(**asked, form=form, **_terminal(output)), output)
    return 0


@app.command()
@_reading_options
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.pass_obj
def mentions(
    own_process: bool | None,
    paths: tuple[str, ...],
    kinds: tuple[str, ...] | None,
    encoding: str | None,
    output: Path | None,
    form: str,
) -> int:
    """List the dates, places and numbers that each article mentions, with their normalised values."""
    checker, articles = _prepare(paths, encoding, output, {"kinds": kinds}, bool(own_process))
    rows = [
        {
            "article": mention.article,
            "start": mention.start,
            "end": mention.end,
            "text": mention.text,
            "kind": mention.kind,
            "value": mention.value.to_dict(),
        }
        for article in articles
        for mention in _mentions(checker, article)
    ]
    deliver(_rows(rows, form, lambda row: f"{row['kind']:<9} {row['text']} = {row['value']['text']}"), output)
    return 0


@app.command()
@_reading_options
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.pass_obj
def claims(
    own_process: bool | None,
    paths: tuple[str, ...],
    kinds: tuple[str, ...] | None,
    encoding: str | None,
    output: Path | None,
    form: str,
) -> int:
    """List what each article claims; the articles are read as one story, which helps to date them."""
    report = _check(paths, encoding, output, {"kinds": kinds}, bool(own_process))
    _leave_out(report)
    told = report.to_dict()["claims"]
    rows = told if form == "json" else [claim | {"start": claim["mentions"][0]["start"]} for claim in told]
    deliver(_rows(rows, form, lambda row: f"{row['kind']:<9} {row['statement']}"), output)
    return 0


def _mentions(checker: Checker, article: Article) -> tuple[Mention, ...]:
    """Return an article's mentions; one that cannot be read has none, and is said to be left out."""
    try:
        return checker.mentions(article)
    except ArticleError as error:
        _not_checked(article.id, error.reason)
        return ()


def _leave_out(report: Report) -> None:
    for left in report.not_checked:
        _not_checked(left.article, left.reason)


def _not_checked(article: str, reason: str) -> None:
    click.echo(f"factcheck: {article}: not checked: {reason}", err=True)


def _rows(rows: list[dict[str, Any]], form: str, line: Callable[[dict[str, Any]], str]) -> str:
    """Return rows as JSON, or as one line each: article, offset, what ``line`` says."""
    if form == "json":
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    return "".join(f"{row['article']}:{row['start']}: {line(row)}\n" for row in rows)


def _prepare(
    paths: Sequence[str], encoding: str | None, output: Path | None, settings: dict[str, Any], own_process: bool
) -> tuple[Checker, list[Article]]:
    """Read the articles and make the checker; raise what is wrong with the input before any long work."""
    if output is not None and not output.parent.is_dir():
        raise FactcheckError(f"{output}: cannot be written: there is no folder {output.parent}")
    if own_process and settings.get("embedder") is None:
        _keep_torch_out()
    from factcheck.articles.load import load
    from factcheck.checker import Checker

    articles = load(list(paths), encoding=encoding)

    return Checker(**{name: value for name, value in settings.items() if value is not None}), articles


def _check(
    paths: Sequence[str], encoding: str | None, output: Path | None, settings: dict[str, Any], own_process: bool
) -> Report:
    with progress() as show:
        checker, articles = _prepare(paths, encoding, output, settings, own_process)
        return checker.check(articles, progress=show)


def _keep_torch_out() -> None:
    """Make ``import torch`` fail in this process.

    spaCy imports torch where it is installed, which takes longer than the whole check and serves nothing here. Only the
    program's own process is treated like this: a library must not change what its user can import.
    """
    sys.modules.setdefault("torch", None)  # type: ignore[arg-type]  # None is how Python marks a blocked import


def _terminal(output: Path | None) -> dict[str, Any]:
    """Return how wide and whether in colour text is written: as the terminal has it, where it goes to one."""
    terminal = output is None and sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if terminal else 100
    return {"width": width, "color": terminal and "NO_COLOR" not in os.environ}


def _render(report: Report, form: str, output: Path | None) -> str:
    if form == "text":
        return report.to_text(**_terminal(output))
    views = {"json": report.to_json, "jsonl": report.to_jsonl, "html": report.to_html, "markdown": report.to_markdown}
    return views[form]()


def run(arguments: Sequence[str] | None = None, *, own_process: bool = False) -> int:
    """Run the program and return its exit code; ``own_process`` says that nothing else lives in this process."""
    try:
        code = app.main(arguments, prog_name="factcheck", standalone_mode=False, obj=own_process)
    except click.ClickException as error:
        error.show()
        return BAD_INPUT
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        silence_stdout()
        return 0
    except (FactcheckError, ExceptionGroup) as error:
        problems = list(leaves(error))
        if not all(isinstance(problem, FactcheckError) for problem in problems):
            raise
        for problem in problems:
            click.echo(f"factcheck: {problem}", err=True)
        return BAD_INPUT
    return int(code or 0)


def main() -> NoReturn:
    """Run the program and leave the process with its exit code."""
    sys.exit(run(own_process=True))
