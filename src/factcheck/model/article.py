"""Articles: as they are given, and as they are read. Offsets count Unicode code points of ``Article.text``."""

from __future__ import annotations

import datetime as dt
import enum
import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from factcheck.errors import ArticleError
from factcheck.model import drawing


class FrozenDict(Mapping[str, Any]):
    """A mapping that cannot be changed, compares like a dict and can be hashed by its keys."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, Any] | None = None) -> None:
        self._items = dict(items or {})

    def __getitem__(self, key: str) -> Any:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(frozenset(self._items))

    def __repr__(self) -> str:
        return repr(self._items)


@attrs.frozen(order=True)
class YearMonth:
    """A month of a year, for publication dates known no better."""

    year: int
    month: int

    def isoformat(self) -> str:
        """Return it as in "2023-09"."""
        return f"{self.year:04d}-{self.month:02d}"


Published = dt.datetime | dt.date | YearMonth | None
_YEAR_MONTH = re.compile(r"(\d{4})-(\d{2})\Z")


def _published(value: object) -> Published:
    """Read a publication date from a datetime, a date, ISO text, "2023-09", or nothing."""
    if isinstance(value, dt.date) and value != value:  # NaT, a table's missing moment, is a datetime
        return None
    if value is None or isinstance(value, dt.date | YearMonth):
        return value
    if not isinstance(value, str):
        raise ArticleError("published", f"{value!r} is no datetime, date or ISO text")
    text = value.strip()
    if not text:
        return None
    try:
        if match := _YEAR_MONTH.match(text):
            first = dt.date(int(match[1]), int(match[2]), 1)
            return YearMonth(first.year, first.month)
        return dt.date.fromisoformat(text) if len(text) == 10 else dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise ArticleError(
            "published", f"{value!r} is no ISO date (2023-09-12, 2023-09 or 2023-09-12T18:00)"
        ) from error


def _language(value: object) -> str | None:
    if not isinstance(value, str | None):
        raise ArticleError("language", f"must be an ISO 639-1 code such as 'fr', not {value!r}")
    return value.strip().lower().replace("_", "-").split("-")[0] or None if value else None


def _metadata(value: object) -> FrozenDict:
    if not isinstance(value, Mapping | None):
        raise ArticleError("metadata", f"must be a mapping, not {type(value).__name__}")
    return FrozenDict(value)


def _words(article: Article, field: attrs.Attribute[Any], value: object) -> None:
    if not isinstance(value, str | None):
        raise ArticleError(article.id, f"its {field.name} must be a str, not {type(value).__name__}")


@attrs.frozen
class Article:
    """A text to check, exactly as given.

    ``id`` names it in reports; ``published`` takes a datetime (an aware one keeps its zone), a date or ISO text, also
    "2023-09"; ``language`` is an ISO 639-1 code, or None to have it detected. Raises ArticleError for an empty id or a
    field of the wrong type.
    """

    id: str = attrs.field()
    text: str = attrs.field(repr=False)
    source: str | None = attrs.field(default=None, validator=_words)
    published: Published = attrs.field(default=None, converter=_published)
    language: str | None = attrs.field(default=None, converter=_language)
    title: str | None = attrs.field(default=None, validator=_words)
    url: str | None = attrs.field(default=None, validator=_words)
    metadata: Mapping[str, Any] = attrs.field(factory=FrozenDict, converter=_metadata, repr=False)

    @id.validator
    def _id(self, _: object, value: object) -> None:
        if not isinstance(value, str) or not value.strip():
            raise ArticleError("article", f"its id must be a text that is not empty, not {value!r}")

    @text.validator
    def _text(self, _: object, value: object) -> None:
        if not isinstance(value, str):
            raise ArticleError(self.id, f"its text must be a str, not {type(value).__name__}")

    @property
    def name(self) -> str:
        """The source if it is known, else the id: what a report calls the article."""
        return self.source or self.id

    def highlight(self, claims: Any = None) -> drawing.Highlight:
        """Return its text with claims marked in it, for a notebook, a terminal (``str``) or a file (``to_html``).

        ``claims`` are a Report over this article, whose verdicts then colour the marks, or claims, of which those of
        other articles are left out; None reads the article. Raises ArticleError for claims of another text.
        """
        return drawing.highlight(self, claims)

    def __repr__(self) -> str:
        return drawing.line(self)

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        return drawing.html(self)


@attrs.frozen(order=True)
class Span:
    """Characters [start, end) of an article's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def within(self, other: Span) -> bool:
        """Whether every character of this one lies in ``other``."""
        return other.start <= self.start and self.end <= other.end


class BlockRole(enum.StrEnum):
    """What a piece of an article's text is there for."""

    BODY = "body"
    CAPTION = "caption"
    TITLE = "title"
    HEADER = "header"  # "date 2023-09", dateline, credits before the lead
    CHROME = "chrome"  # navigation, "Lire aussi", repeated titles, credits: carries no claims


@attrs.frozen
class Block:
    """A paragraph or a piece of one, with its role; blocks do not overlap and come in text order."""

    span: Span
    role: BlockRole


@attrs.frozen
class Reference:
    """The day from which an article speaks: [earliest, latest], both None when unknown, and how it was found."""

    earliest: dt.date | None
    latest: dt.date | None
    how: str

    @property
    def day(self) -> dt.date | None:
        """The day itself, where it is known to be one; else the latest possible one."""
        return self.latest

    @property
    def known(self) -> bool:
        """Whether anything is known of it."""
        return self.earliest is not None


@attrs.frozen
class Document:
    """An article that has been read: its language, the pieces of its text, and the day it speaks from."""

    article: Article
    language: str
    blocks: tuple[Block, ...] = attrs.field(repr=False)
    reference: Reference

    @property
    def text_spans(self) -> tuple[Span, ...]:
        """The pieces that carry claims."""
        return tuple(b.span for b in self.blocks if b.role in (BlockRole.BODY, BlockRole.CAPTION))


@attrs.frozen
class NotChecked:
    """An article that was left out, and why."""

    article: str
    reason: str
