"""Files, folders, patterns, records and tables become Articles.

What can be read: a ``.txt`` file (its text is the article's text), a ``.json`` file (one record, a list of records or
``{"articles": [...]}``, such as a report with its texts), a ``.jsonl`` file (one record per line), a page of HTML
(``.html``, ``.htm``, ``.xhtml``, or a web archive, ``.mhtml``), a folder of these (searched to the bottom), a pattern
such as ``"stories/**/*.json"``, records (mappings), Articles, a table with ``to_dict("records")`` such as a pandas
DataFrame, and any iterable of them.

A record's keys are those of Article: ``id``, ``text``, ``source``, ``published``, ``language``, ``title``, ``url`` and
``metadata``; other keys go to ``metadata``. Only ``text`` is needed, or ``html``, a page that it is extracted from: a
record without ``id`` gets one made from its content ("article-" and ten hexadecimal digits), so that it does not depend
on the order of the records.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import attrs

from factcheck.articles.files import (
    ENDINGS,
    NAMED,
    PAGES,
    article_files,
    contents,
    decode,
    exists,
    folder_ids,
    is_pattern,
    matching,
    missing,
    shortened,
)
from factcheck.articles.page import page_record
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


def load_data(
    data: bytes, ending: str, *, name: str, encoding: str | None = None
) -> tuple[list[Article], tuple[NotChecked, ...]]:
    """Return the articles that bytes hold, read as a file of this ending (".txt", ".html") would be, and what is left.

    ``name`` stands for the file in what is said of it, and is the id of a single article.
    """
    check_encoding(encoding)
    articles, problems = _sorted_out(list(_data(data, ending, name, name, encoding)), name)
    return articles, _left(problems)


def load_collecting(source: Source, *, encoding: str | None = None) -> tuple[list[Article], tuple[NotChecked, ...]]:
    """Return the articles of ``source`` that can be read, and the others with the reason."""
    articles, problems = _load(source, encoding)
    return articles, _left(problems)


def _left(problems: list[ArticleError]) -> tuple[NotChecked, ...]:
    return tuple(NotChecked(article=problem.where, reason=problem.reason) for problem in problems)


def origins(source: Source, *, encoding: str | None = None) -> dict[str, str]:
    """Return where each article of ``source`` was read, by its id: its file, with the line or record in it."""
    check_encoding(encoding)
    return {result.article.id: result.where for result in _results(source, encoding) if isinstance(result, _Read)}


def _load(source: Source, encoding: str | None) -> tuple[list[Article], list[ArticleError]]:
    check_encoding(encoding)
    return _sorted_out(list(_results(source, encoding)), _name(source))


def _sorted_out(results: list[_Result], name: str) -> tuple[list[Article], list[ArticleError]]:
    problems = [result for result in results if isinstance(result, ArticleError)]
    read = [result for result in results if isinstance(result, _Read)]
    if not results:
        problems.append(ArticleError(name, "holds no article"))
    articles, repeated = _without_duplicates(read)
    return articles, problems + repeated


def check_encoding(encoding: str | None) -> None:
    """Raise SettingsError for an encoding that is none."""
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
            same = first.article == item.article
            what = "the same article twice" if same else "two articles with one id"
            said = f"its id {item.article.id!r} is that of {first.where} too: {what}"
            problems.append(ArticleError(item.where, "is given twice" if same and first.where == item.where else said))
    return [item.article for item in seen.values()], problems


def _results(source: Source, encoding: str | None) -> Iterator[_Result]:
    match source:
        case Article():
            yield from _checked(f"article {source.id!r}", source)
        case str() if not source:
            yield ArticleError("path", "is empty; name a file, a folder or a pattern (. is the current folder)")
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
    paths = [Path(s) for s in sources if _is_path(s)]
    ids = folder_ids(dict.fromkeys(file for path in paths for file in _files(path)))
    for number, source in enumerate(sources, start=1):
        if _is_path(source):
            yield from _path(Path(source), encoding, ids)
        elif isinstance(source, Mapping):
            yield from _rows(json_rows(source, f"record {number}"))
        else:
            yield from _results(source, encoding)


def _is_path(source: Source) -> bool:
    """Whether a source is a path; an empty text is none, though Path takes it for the current folder."""
    return isinstance(source, os.PathLike) or (isinstance(source, str) and bool(source))


def _files(path: Path) -> list[Path]:
    """Return the files that a path stands for; one that cannot be read is said so when its turn comes."""
    if _is_pattern(path):
        with contextlib.suppress(ArticleError):
            return matching(str(path))
    return article_files(path) if exists(path) and path.is_dir() else [path]


def _path(path: Path, encoding: str | None, ids: Mapping[Path, str] | None = None) -> Iterator[_Result]:
    if _is_pattern(path):
        yield from _matching(str(path), encoding, ids)
    elif not exists(path):
        yield missing(str(path))
    elif path.is_dir():
        files = article_files(path)
        if not files:
            yield ArticleError(str(path), f"no article in this folder ({NAMED})")
        below = folder_ids([file.relative_to(path) for file in files])
        for file in files:
            yield from _file(file, encoding, ids[file] if ids else below[file.relative_to(path)])
    elif path.suffix.lower() in ENDINGS:
        yield from _file(path, encoding, (ids or folder_ids([path]))[path])
    else:
        ending = repr(path.suffix) if path.suffix else "'without ending'"
        yield ArticleError(str(path), f"unknown type {ending}; {NAMED.replace(' or ', ' and ')} are read")


def _is_pattern(path: Path) -> bool:
    """Whether a path is none but may be a pattern; a file that really has such a name is that file."""
    name = str(path)
    return is_pattern(name) and shortened(name) == name and not exists(path)


def _matching(pattern: str, encoding: str | None, ids: Mapping[Path, str] | None) -> Iterator[_Result]:
    try:
        files = matching(pattern)
    except ArticleError as error:
        yield error
        return
    names = ids or folder_ids(files)
    for file in files:
        yield from _file(file, encoding, names[file])


def _file(path: Path, encoding: str | None, name: str) -> Iterator[_Result]:
    try:
        data = contents(path)
    except ArticleError as error:
        yield error
        return
    yield from _data(data, path.suffix.lower(), str(path), name, encoding)


def _data(data: bytes, ending: str, where: str, name: str, encoding: str | None) -> Iterator[_Result]:
    """Read the bytes of a file, which ``ending`` says how to read, as the articles that they hold."""
    try:
        if ending in PAGES:
            yield from _rows(iter([(where, {**page_record(data, where, encoding), "id": name})]))
            return
        text = decode(data, where, encoding)
        rows: Rows
        match ending:
            case ".json":
                rows = json_rows(text, where, name)
            case ".jsonl":
                rows = jsonl_rows(text, where)
            case _:
                rows = iter([(where, {"id": name, "text": text})])
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


def _name(source: Source) -> str:
    return str(source) if isinstance(source, str | os.PathLike) else type(source).__name__
