"""``factcheck mentions``: what each article mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factcheck.cli.formats import ROW_FORMATS
from factcheck.cli.options import Request, asked
from factcheck.cli.reading import prepare, say_left_out
from factcheck.cli.tables import Row, written
from factcheck.delivery import deliver
from factcheck.errors import ArticleError

if TYPE_CHECKING:
    from factcheck.checker import Checker
    from factcheck.model import Article, Mention, NotChecked

COLUMNS = ("article", "start", "end", "kind", "text", "value")


@click.command(short_help="List the dates, places and numbers in each article.")
@asked(ROW_FORMATS)
def mentions(request: Request) -> int:
    """List the dates, places and numbers that each article mentions, with their normalised values.

    PATH is a file, a folder or a pattern ("stories/*.txt"); - is standard input.
    """
    checker, articles, left = prepare(request)
    found = {article.id: _mentions(checker, article) for article in articles}
    unread = tuple(one for one in found.values() if not isinstance(one, tuple))
    say_left_out(request, (*left, *unread))
    rows = [_row(mention) for one in found.values() if isinstance(one, tuple) for mention in one]
    deliver(written(rows, request.form, COLUMNS), request.output)
    return 0


def _mentions(checker: Checker, article: Article) -> tuple[Mention, ...] | NotChecked:
    """Return an article's mentions, or why it has none: it cannot be read."""
    from factcheck.model import NotChecked

    try:
        return checker.mentions(article)
    except ArticleError as error:
        return NotChecked(article.id, error.reason)


def _row(mention: Mention) -> Row:
    cells = {"article": mention.article, "start": mention.start, "end": mention.end, "kind": mention.kind}
    record = {
        "article": mention.article,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": mention.kind,
        "value": mention.value.to_dict(),
    }
    value = mention.value.text
    line = f"{mention.article}:{mention.start}: {mention.kind:<9} {mention.text} = {value}"
    return Row(record, cells | {"text": mention.text, "value": value}, line)
