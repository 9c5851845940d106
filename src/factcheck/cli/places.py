"""Where the articles' files lie, for SARIF: as seen from the current folder, which a CI run takes for the root."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from factcheck.cli.options import Request
from factcheck.cli.reading import STDIN

if TYPE_CHECKING:
    from factcheck.report.sarif import Place

_LINE = re.compile(r", line (\d+)\Z")
_PART = re.compile(r", (?:line|record) \d+\Z")


def places(request: Request) -> Mapping[str, Place]:
    """Return the file of each article that has one, by the article's id."""
    from factcheck.articles.load import origins

    sources = [path for path in request.paths if path != STDIN]
    found = origins(sources, encoding=request.encoding) if sources else {}
    return {article: _place(where) for article, where in found.items()}


def _place(where: str) -> Place:
    """Turn "folder/a.txt" or "folder/all.jsonl, line 3" into a place; only a .txt file is the article's text itself."""
    from factcheck.report.sarif import Place

    path = _PART.sub("", where)
    line = int(found[1]) if (found := _LINE.search(where)) else 1
    return Place(_uri(Path(path)), line=None if path.lower().endswith(".txt") else line)


def _uri(path: Path) -> str:
    """Return a path below the current folder as a relative URI, any other as file:///..."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100  # without following links: the repository names the link
    if whole.is_relative_to(here := Path.cwd()):
        return quote(whole.relative_to(here).as_posix(), errors="replace")
    return f"file://{quote(whole.as_posix(), errors='replace')}"
