"""Paths, patterns and standard input become articles and a report; what is left out is said on standard error."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.options import Request
from factcheck.delivery import progress
from factcheck.errors import ArticleError, FactcheckError, leaves

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
    from factcheck.model import NotChecked

    if request.paths.count(STDIN) > 1:
        raise click.UsageError(f"standard input ({STDIN}) can be given once")
    piped: list[Article] = []
    problems: list[ArticleError] = []
    if STDIN in request.paths:
        try:
            piped = _piped(request.encoding)
        except (ArticleError, ExceptionGroup) as error:
            problems = [problem for problem in leaves(error) if isinstance(problem, ArticleError)]
            if len(problems) < len(list(leaves(error))):
                raise
    sources: list[Any] = []
    for path in request.paths:
        sources += piped if path == STDIN else [path]
    articles, left = load_collecting(sources, encoding=request.encoding) if sources else ([], ())
    problems += [ArticleError(one.article, one.reason) for one in left]
    if problems and (request.on_error == "raise" or not articles):
        raise problems[0] if len(problems) == 1 else ExceptionGroup("articles that cannot be used", problems)
    return articles, tuple(NotChecked(article=problem.where, reason=problem.reason) for problem in problems)


def _piped(encoding: str | None) -> list[Article]:
    from factcheck.articles.stream import read_stream

    if sys.stdin is None:
        raise ArticleError("stdin", "is closed")
    return read_stream(sys.stdin.buffer.read(), name="stdin", encoding=encoding)


def _keep_torch_out() -> None:
    """Make ``import torch`` fail in this process.

    spaCy imports torch where it is installed, which takes longer than the whole check and serves nothing here. Only the
    program's own process is treated like this: a library must not change what its user can import.
    """
    sys.modules.setdefault("torch", None)  # type: ignore[arg-type]  # None is how Python marks a blocked import
