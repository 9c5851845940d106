"""Records, as JSON or as Python mappings, become Articles."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.articles.page import page_record
from factcheck.errors import ArticleError
from factcheck.model import Article

Rows = Iterator[tuple[str, "Mapping[str, Any] | Article | ArticleError"]]
_FIELDS = ("id", "source", "published", "language", "title", "url")


def json_rows(data: Any, where: str, name: str | None = None) -> Rows:
    """Yield the records of a JSON text or of parsed JSON, each with its place; ``name`` is the id of a single one."""
    if isinstance(data, str):
        try:
            data = json.loads(data)
        except ValueError as error:
            raise ArticleError(where, f"is no JSON: {_short(error)}") from error
        except RecursionError as error:
            raise ArticleError(where, "is no JSON that can be read: it is nested too deeply") from error
    if isinstance(data, Mapping) and "text" not in data and isinstance(data.get("articles"), list | tuple):
        data = _of_report(data["articles"], where) if "factcheck_version" in data else data["articles"]
    if isinstance(data, Mapping):
        yield where, {"id": name, **data} if name and data.get("id") is None else data
    elif isinstance(data, list | tuple):
        yield from _listed(data, where)
    else:
        yield (
            where,
            ArticleError(where, "holds no article: a record, a list of records or {'articles': [...]} is needed"),
        )


def _of_report(articles: list[Any] | tuple[Any, ...], where: str) -> list[Any]:
    """Return the articles of a report as the records that they were made of; raises ArticleError without their texts.

    What the report itself found out of them (their size, the day they speak from) is no part of them.
    """
    if any(isinstance(article, Mapping) and "text" not in article for article in articles):
        raise ArticleError(
            where,
            "a report without the texts of its articles; write it with them "
            "(factcheck check --format json --include-text, or report.to_json(include_text=True))",
        )
    found = ("sha256", "characters", "reference")
    return [
        {key: value for key, value in article.items() if key not in found} if isinstance(article, Mapping) else article
        for article in articles
    ]


def _listed(items: list[Any] | tuple[Any, ...], where: str) -> Rows:
    if not items:
        yield where, ArticleError(where, "the list of articles is empty")
    for number, item in enumerate(items, start=1):
        place = f"{where}, record {number}"
        if isinstance(item, Mapping | Article):
            yield place, item
        else:
            yield place, ArticleError(place, f"a record is needed, not {type(item).__name__}")


def jsonl_rows(text: str, where: str) -> Rows:
    """Yield the records of a JSONL text, each with its line; blank lines are passed over."""
    found = False
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        found = True
        place = f"{where}, line {number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield place, ArticleError(place, f"is no JSON: {_short(error)}")
            continue
        if isinstance(row, Mapping):
            yield place, row
        else:
            yield place, ArticleError(place, f"a record is needed, not {type(row).__name__}")
    if not found:
        yield where, ArticleError(where, "is empty: there is no record in it")


def article_of(row: Mapping[str, Any], where: str) -> Article:
    """Make an Article of a record; raises ArticleError where it has no text or a field of the wrong type."""
    record = {str(key): _value(value) for key, value in row.items()}
    if record.get("text") is None and record.get("html") is not None:
        record = _with_page(record, where)
    text = record.pop("text", None)
    if text is None:
        raise ArticleError(where, "the record has no 'text', nor 'html'")
    if not isinstance(text, str):
        raise ArticleError(where, f"'text' must be a string, not {type(text).__name__}")
    fields = {key: record.pop(key, None) for key in _FIELDS}
    metadata = record.pop("metadata", None) or {}
    if not isinstance(metadata, Mapping):
        raise ArticleError(where, f"'metadata' must be a mapping, not {type(metadata).__name__}")
    fields["id"] = _id(fields["id"], text, fields)
    for key in ("source", "language", "title", "url"):
        if not isinstance(fields[key], str | None):
            raise ArticleError(where, f"{key!r} must be a string, not {type(fields[key]).__name__}")
    try:
        return Article(text=text, metadata={**metadata, **record}, **fields)
    except ArticleError as error:
        raise ArticleError(where, f"{error.where}: {error.reason}") from error


def _with_page(record: dict[str, Any], where: str) -> dict[str, Any]:
    """Return a record with the text of its page, and with what the page says where the record says nothing."""
    html = record.pop("html")
    if not isinstance(html, str):
        raise ArticleError(where, f"'html' must be a string, not {type(html).__name__}")
    page = page_record(html, where)
    metadata = record.get("metadata") or {}
    if isinstance(metadata, Mapping):  # else it is refused with the record's other fields
        metadata = {**page.pop("metadata"), **metadata}
    return {**page, **{key: value for key, value in record.items() if value is not None}, "metadata": metadata}


def _id(given: Any, text: str, fields: Mapping[str, Any]) -> Any:
    if isinstance(given, float) and given.is_integer():
        given = int(given)  # a table column with gaps holds whole numbers as floats
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    if given is not None:
        return given
    content = "\0".join(str(part) for part in (fields["source"], fields["published"], fields["url"], text))
    return f"article-{hashlib.sha256(content.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"


def _value(value: Any) -> Any:
    """Return a table's cell as Python has it: what is missing (NaN, NaT) as None, a NumPy scalar as a number."""
    if value is None or isinstance(value, str | bool | int | Mapping | list | tuple):
        return value
    if _missing(value):
        return None
    if hasattr(value, "to_pydatetime"):
        return value.to_pydatetime()
    return value.item() if type(value).__module__ == "numpy" and hasattr(value, "item") else value


def _missing(value: Any) -> bool:
    try:
        return bool(value != value)  # only NaN and NaT differ from themselves
    except (TypeError, ValueError):
        return type(value).__name__ == "NAType"


def _short(error: BaseException) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
