"""Articles from bytes that come through a pipe."""

from __future__ import annotations

from factcheck.errors import ArticleError
from factcheck.model import Article


def read_stream(data: bytes, *, name: str = "stdin", encoding: str | None = None) -> list[Article]:
    """Return the article in ``data``; raises ArticleError."""
    if not data.strip():
        raise ArticleError(name, "is empty: there is no text in it")
    try:
        return [Article(id=name, text=data.decode(encoding or "utf-8"))]
    except UnicodeError as error:
        raise ArticleError(name, f"is not {encoding or 'UTF-8'}; name its encoding (--encoding cp1252)") from error
