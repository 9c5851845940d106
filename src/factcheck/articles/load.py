"""Files, folders, records and tables become Articles.

What can be read: a ``.txt`` file (its text is the article's text), a ``.json`` file (one record, a list of records or
``{"articles": [...]}``), a ``.jsonl`` file (one record per line), a folder of these (searched to the bottom), records
(mappings), Articles, a table with ``to_dict("records")`` such as a pandas DataFrame, and any iterable of them.

A record's keys are those of Article: ``id``, ``text``, ``source``, ``published``, ``language``, ``title``, ``url`` and
``metadata``; other keys go to ``metadata``. Only ``text`` is needed: a record without ``id`` gets one made from its
content ("article-" and ten hexadecimal digits), so that it does not depend on the order of the records.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import attrs

from factcheck.articles.files import article_files, decode, folder_ids
from factcheck.articles.records import Rows, article_of, json_rows, jsonl_rows
from factcheck.errors import ArticleError, SettingsError
from factcheck.model import Article, NotChecked

Source = Any  # a path, a record, an Article, a table, or an iterable of these


@attrs.frozen
class _Read:
    """One article that could be read, and where it came from."""

    where: str
    article: Article


_Result = _Read | ArticleError


def load(
    source: Source, *, encoding: str | None = None, on_error: Literal["raise", "collect"] = "raise"
) -> list[Article]:
    """Return the articles of ``source``, in order; a folder's in the order of their paths.

    ``encoding`` is that of the files (UTF-8, or what a byte order mark says, without it). Raises ArticleError for the
    one thing that cannot be used, an ExceptionGroup of them for several; with ``on_error="collect"`` what can be read
    is returned (``load_collecting`` says what was left out), and only no article at all is an error.
    """
    if on_error not in ("raise", "collect"):
        raise SettingsError(f"on_error must be 'raise' or 'collect', not {on_error!r}")
    articles, problems = _load(source, encoding)
    if problems and (on_error == "raise" or not articles):
        raise problems[0] if len(problems) == 1 else ExceptionGroup("articles that cannot be used", problems)
    return articles


def load_collecting(source: Source, *, encoding: str | None = None) -> tuple[list[Article], tuple[NotChecked, ...]]:
    """Return the articles of ``source`` that can be read, and the others with the reason."""
    articles, problems = _load(source, encoding)
    return articles, tuple(NotChecked(article=problem.where, reason=problem.reason) for problem in problems)


def origins(source: Source, *, encoding: str | None = None) -> dict[str, str]:
    """Return where each article of ``source`` was read, by its id: its file, with the line or record in it."""
    _check_encoding(encoding)
    return {result.article.id: result.where for result in _results(source, encoding) if isinstance(result, _Read)}


def _load(source: Source, encoding: str | None) -> tuple[list[Article], list[ArticleError]]:
    _check_encoding(encoding)
    results = list(_results(source, encoding))
    problems = [result for result in results if isinstance(result, ArticleError)]
    read = [result for result in results if isinstance(result, _Read)]
    if not results:
        problems.append(ArticleError(_name(source), "holds no article"))
    articles, repeated = _without_duplicates(read)
    return articles, problems + repeated


def _check_encoding(encoding: str | None) -> None:
    if encoding is not None:
        try:
            "".encode(encoding)  # codecs.lookup would also take rot13 and base64, which make no text
        except LookupError as error:
            raise SettingsError(f"encoding {encoding!r} is not known; try utf-8, cp1252, latin-1 or utf-16") from error


def _without_duplicates(read: list[_Read]) -> tuple[list[Article], list[ArticleError]]:
    seen: dict[str, _Read] = {}
    problems = []
    for item in read:
        first = seen.setdefault(item.article.id, item)
        if first is not item:
            what = "the same article twice" if first.article == item.article else "two articles with one id"
            problems.append(
                ArticleError(item.where, f"its id {item.article.id!r} is that of {first.where} too: {what}")
            )
    return [item.article for item in seen.values()], problems


def _results(source: Source, encoding: str | None) -> Iterator[_Result]:
    match source:
        case Article():
            yield from _checked(f"article {source.id!r}", source)
        case str() | os.PathLike():
            yield from _path(Path(source), encoding)
        case Mapping():
            yield from _rows(json_rows(source, "record"))
        case _ if hasattr(source, "to_dict") and hasattr(source, "columns"):
            yield from _rows(json_rows(source.to_dict("records"), "table"))
        case bytes() | bytearray():
            yield ArticleError(type(source).__name__, "bytes are no article; decode them, or give a path or a record")
        case Iterable():
            yield from _several(list(source), encoding)
        case _:
            yield ArticleError(_name(source), "is no path, record, Article or table, nor an iterable of these")


def _several(sources: list[Source], encoding: str | None) -> Iterator[_Result]:
    """Read each source; files given side by side share one set of short ids."""
    paths = [Path(s) for s in sources if isinstance(s, str | os.PathLike)]
    files = [p for path in paths for p in (article_files(path) if path.is_dir() else [path])]
    ids = folder_ids(dict.fromkeys(files))
    for number, source in enumerate(sources, start=1):
        if isinstance(source, str | os.PathLike):
            yield from _path(Path(source), encoding, ids)
        elif isinstance(source, Mapping):
            yield from _rows(json_rows(source, f"record {number}"))
        else:
            yield from _results(source, encoding)


def _path(path: Path, encoding: str | None, ids: Mapping[Path, str] | None = None) -> Iterator[_Result]:
    if not _exists(path):
        name = _shortened(str(path))
        hint = "; a text goes into an Article or a record" if name != str(path) else ""
        yield ArticleError(name, f"no such file or folder{hint}")
    elif path.is_dir():
        files = article_files(path)
        if not files:
            yield ArticleError(str(path), "no article in this folder (.txt, .json or .jsonl)")
        below = folder_ids([file.relative_to(path) for file in files])
        for file in files:
            yield from _file(file, encoding, ids[file] if ids else below[file.relative_to(path)])
    elif path.suffix.lower() in (".txt", ".json", ".jsonl"):
        yield from _file(path, encoding, (ids or folder_ids([path]))[path])
    else:
        yield ArticleError(
            str(path), f"unknown type {path.suffix or 'without ending'!r}; .txt, .json and .jsonl are read"
        )


def _file(path: Path, encoding: str | None, name: str) -> Iterator[_Result]:
    try:
        text = decode(path, encoding)
        rows: Rows
        match path.suffix.lower():
            case ".json":
                rows = json_rows(text, str(path), name)
            case ".jsonl":
                rows = jsonl_rows(text, str(path))
            case _:
                rows = iter([(str(path), {"id": name, "text": text})])
        yield from _rows(rows)
    except ArticleError as error:
        yield error


def _rows(rows: Rows) -> Iterator[_Result]:
    for where, row in rows:
        if isinstance(row, Article):
            yield from _checked(where, row)
            continue
        if isinstance(row, ArticleError):
            yield row
            continue
        try:
            yield from _checked(where, article_of(row, where))
        except ArticleError as error:
            yield error


def _checked(where: str, article: Article) -> Iterator[_Result]:
    problem = unusable(article)
    yield ArticleError(where, problem) if problem else _Read(where, article)


def unusable(article: Article) -> str | None:
    """Return why nothing can be done with an article's text, or None."""
    if not article.text.strip():
        return "is empty: there is no text in it"
    try:
        article.text.encode("utf-8")
    except UnicodeEncodeError as error:
        return f"is no valid Unicode: half a surrogate pair at offset {error.start}"
    return None


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name that is too long to be one
        return False


def _shortened(name: str) -> str:
    line = name.split("\n", 1)[0]
    return line if len(line) <= 250 and line == name else f"{line[:80]}..."


def _name(source: Source) -> str:
    return str(source) if isinstance(source, str | os.PathLike) else type(source).__name__
