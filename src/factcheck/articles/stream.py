"""What comes through a pipe becomes Articles: its bytes tell how they are to be read.

In this order, white space and a byte order mark at the beginning aside:

1. ``<`` begins a page of HTML, and a message of several parts (``multipart/related``) is a web archive of one;
2. ``{`` begins JSON, and so does ``[`` where ``{``, ``[`` or ``]`` follows: JSON Lines where the first line is a record
   and more lines follow, else one record, a list of them or ``{"articles": [...]}``. What begins so and is no JSON is
   an error, never an article;
3. everything else is the text of one article, also one that begins with "[Update] ".
"""

from __future__ import annotations

import json
import re

from factcheck.articles.files import byte_order_mark, decode
from factcheck.articles.load import check_encoding, load_data
from factcheck.articles.saved import is_archive
from factcheck.errors import ArticleError
from factcheck.model import Article, NotChecked

_JSON = re.compile(r"\s*(?:\{|\[\s*[\[\]{])")


def read_stream(
    data: bytes, *, name: str = "stdin", encoding: str | None = None
) -> tuple[list[Article], tuple[NotChecked, ...]]:
    """Return the articles that a stream gave, and what of it cannot be used with the reason.

    ``name`` stands for the stream in what is said of it, and is the id of a single article. ``encoding`` is that of the
    bytes (UTF-8, what a mark says, or what a page declares, without it).
    """
    check_encoding(encoding)
    try:
        if not data.strip():
            raise ArticleError(name, "is empty: give a text, JSON, JSON Lines or a page of HTML")
        ending = _ending(data, name, encoding)
    except ArticleError as error:
        return [], (NotChecked(error.where, error.reason),)
    return load_data(data, ending, name=name, encoding=encoding)


def _ending(data: bytes, name: str, encoding: str | None) -> str:
    """Return the ending of the files that are read as these bytes are to be."""
    mark, _ = byte_order_mark(data)
    if is_archive(data):
        return ".mhtml"
    if data[len(mark) :].replace(b"\0", b"").lstrip().startswith(b"<"):
        return ".html"
    text = decode(data, name, encoding)
    if not _JSON.match(text):
        return ".txt"
    first, _, more = text.strip().partition("\n")
    return ".jsonl" if more.strip() and _is_record(first) else ".json"


def _is_record(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
