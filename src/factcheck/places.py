"""Where the articles' files lie, for messages and for SARIF."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from factcheck.report.sarif import Place

_LINE = re.compile(r", line (\d+)\Z")
_PART = re.compile(r", (?:line|record) \d+\Z")


def files(sources: Any, *, encoding: str | None = None) -> dict[str, Path]:
    """Return the file of each article that has one, by the article's id."""
    return {article: Path(_PART.sub("", where)) for article, where in _origins(sources, encoding).items()}


def places(sources: Any, *, encoding: str | None = None) -> Mapping[str, Place]:
    """Return the file of each article that has one, and where in it the article stands, by the article's id."""
    return {article: _place(where) for article, where in _origins(sources, encoding).items()}


def _origins(sources: Any, encoding: str | None) -> Mapping[str, str]:
    """Return where each article was read, for the ``sources`` that are paths."""
    from factcheck.articles.load import origins

    if isinstance(sources, str | os.PathLike):
        return origins(sources, encoding=encoding)
    given = sources if isinstance(sources, list | tuple) else ()  # what is read once is not read again
    paths = [source for source in given if isinstance(source, str | os.PathLike)]
    return origins(paths, encoding=encoding) if paths else {}


def _place(where: str) -> Place:
    """Turn "folder/a.txt" or "folder/all.jsonl, line 3" into a place; only a .txt file is the article's text itself."""
    from factcheck.report.sarif import Place

    path = _PART.sub("", where)
    line = int(found[1]) if (found := _LINE.search(where)) else 1
    return Place(_uri(Path(path)), line=None if path.lower().endswith(".txt") else line)


def _uri(path: Path) -> str:
    """Return a path below the current folder, which CI takes for the root, as a relative URI, any other as file:///..."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100  # without following links: the repository names the link
    if whole.is_relative_to(here := Path.cwd()):
        return quote(whole.relative_to(here).as_posix(), errors="replace")
    return f"file://{quote(whole.as_posix(), errors='replace')}"
