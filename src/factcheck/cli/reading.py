"""Paths, patterns and standard input become articles and a report; what is left out is said on standard error."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.options import Request
from factcheck.delivery import progress
from factcheck.errors import ArticleError, FactcheckError

if TYPE_CHECKING:
    from factcheck.checker import Checker
    from factcheck.model import Article, NotChecked
    from factcheck.report import Report

STDIN = "-"


def prepare(request: Request) -> tuple[Checker, list[Article], tuple[NotChecked, ...]]:
    """Read the articles and make the checker; raise what is wrong with the input before any long work."""
    output = request.output
    if output is not None and not output.parent.is_dir():
        raise FactcheckError(f"{output}: cannot be written: there is no folder {output.parent}")
    if request.own_process and "embedder" not in request.settings:
        _keep_torch_out()
    articles, left = _articles(request)
    from factcheck.checker import Checker

    return Checker(**request.settings), articles, left


def checked(request: Request) -> Report:
    """Return the report over the articles, with those that could not be read among the ones not checked."""
    import attrs

    with contextlib.nullcontext() if request.quiet else progress() as show:
        checker, articles, left = prepare(request)
        report = checker.check(articles, progress=show)
    return attrs.evolve(report, not_checked=(*report.not_checked, *left)) if left else report


def say_left_out(request: Request, left: tuple[NotChecked, ...]) -> None:
    """Name the articles that were not checked on standard error, unless it is to be quiet."""
    if not request.quiet:
        for one in left:
            click.echo(f"factcheck: {one.article}: not checked: {one.reason}", err=True)


def _articles(request: Request) -> tuple[list[Article], tuple[NotChecked, ...]]:
    """Return what could be read and what could not; raise where that ends the run, every problem at once."""
    from factcheck.articles.load import load_collecting

    if request.paths.count(STDIN) > 1:
        raise click.UsageError(f"standard input ({STDIN}) can be given once")
    piped, broken = _piped(request.encoding) if STDIN in request.paths else ([], ())
    sources: list[Any] = []
    for path in request.paths:
        sources += piped if path == STDIN else [path]
    articles, left = load_collecting(sources, encoding=request.encoding) if sources else ([], ())
    left = broken + left
    if left and (request.on_error == "raise" or not articles):
        raise ExceptionGroup("articles that cannot be used", [ArticleError(one.article, one.reason) for one in left])
    return articles, left


def _piped(encoding: str | None) -> tuple[list[Article], tuple[NotChecked, ...]]:
    from factcheck.articles.stream import read_stream

    if sys.stdin is None:
        raise ArticleError("stdin", "is closed")
    return read_stream(sys.stdin.buffer.read(), encoding=encoding)


def _keep_torch_out() -> None:
    """Make ``import torch`` fail in this process.

    spaCy imports torch where it is installed, which takes longer than the whole check and serves nothing here. Only the
    program's own process is treated like this: a library must not change what its user can import.
    """
    sys.modules.setdefault("torch", None)  # type: ignore[arg-type]  # None is how Python marks a blocked import
