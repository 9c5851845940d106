"""The nouns: what an article is, what it claims, and what several articles say of one question.

Everything is frozen; a change is ``attrs.evolve``. Offsets count Unicode code points of ``Article.text``.
"""

from __future__ import annotations

import datetime as dt
import enum
import re
from collections.abc import Iterator, Mapping
from typing import Any, Protocol, runtime_checkable

import attrs

from factcheck.errors import ArticleError


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
        raise ArticleError("published", f"{value!r} is no ISO date (2023-09-12, 2023-09 or 2023-09-12T18:00)") from error


def _language(value: str | None) -> str | None:
    return value.strip().lower().replace("_", "-").split("-")[0] or None if value else None


@attrs.frozen
class Article:
    """A text to check, exactly as given.

    ``id`` names it in reports; ``published`` takes a datetime (an aware one keeps its zone), a date or ISO text, also
    "2023-09"; ``language`` is an ISO 639-1 code, or None to have it detected. Raises ArticleError for an empty id or a
    text or date of the wrong type.
    """

    id: str = attrs.field()
    text: str = attrs.field(repr=False)
    source: str | None = None
    published: Published = attrs.field(default=None, converter=_published)
    language: str | None = attrs.field(default=None, converter=_language)
    title: str | None = None
    url: str | None = None
    metadata: Mapping[str, Any] = attrs.field(factory=FrozenDict, converter=FrozenDict, repr=False)

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


@runtime_checkable
class Value(Protocol):
    """A normalised value; each kind has its own final class."""

    @property
    def text(self) -> str:
        """The canonical form, for people."""

    def to_dict(self) -> dict[str, Any]:
        """Return {"type", "text", ...} in JSON types."""


class Relation(enum.StrEnum):
    """How one value stands to another."""

    EQUAL = "equal"
    NARROWER = "narrower"
    WIDER = "wider"
    OVERLAPPING = "overlapping"
    DISJOINT = "disjoint"
    NOT_COMPARABLE = "not comparable"

    @property
    def compatible(self) -> bool:
        """Whether both values can be true."""
        return self in (Relation.EQUAL, Relation.NARROWER, Relation.WIDER, Relation.OVERLAPPING)

    @property
    def converse(self) -> Relation:
        """The relation seen from the other side."""
        return {Relation.NARROWER: Relation.WIDER, Relation.WIDER: Relation.NARROWER}.get(self, self)


@attrs.frozen
class Comparison:
    """The relation of two values, and one phrase that says why.

    ``far`` says of disjoint values that they lie too far apart to be two answers to one question: more likely they
    are answers to two ("in 2019" / "on Wednesday").
    """

    relation: Relation
    why: str
    far: bool = False


@attrs.frozen
class Mention:
    """A span of an article with a normalised value of one kind."""

    article: str
    start: int
    end: int
    text: str
    kind: str
    value: Value

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(self.start, self.end)


class Modality(enum.StrEnum):
    """How firmly a claim is made."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    HEDGED = "hedged"
    DENIED = "denied"


@attrs.frozen
class Participant:
    """Who or what takes part in an event: its role ("subject", "object", "oblique", "of"), its words, its name."""

    role: str
    text: str
    name: str


@attrs.frozen
class Event:
    """What a claim is about.

    ``predicate`` is the lemma of the verb or noun that says it, ``text`` its words in the article, ``span`` where they
    stand; ``aspect`` is "start", "end", "leaving" or "arriving" where only that part of an event is meant; ``saying`` marks the
    event of saying something; ``words`` are the content lemmas of the clause without the value.
    """

    predicate: str
    text: str
    span: Span
    participants: tuple[Participant, ...] = ()
    place: str | None = None
    time: str | None = None
    aspect: str = ""
    saying: bool = False
    words: tuple[str, ...] = ()


@attrs.frozen
class Claim:
    """What an article says in answer to one question.

    ``slot`` is the value's part in the event: "at", "from", "to", "start", "end", or what is counted. ``statement`` is
    the whole in words, ``question`` the same without the value.
    """

    id: str
    article: str
    kind: str
    statement: str
    question: str
    slot: str
    value: Value
    mentions: tuple[Mention, ...]
    sentence: Span
    event: Event
    modality: Modality = Modality.ASSERTED
    polarity: bool = True
    attribution: str | None = None


class Verdict(enum.StrEnum):
    """What two claims that answer the same question are to each other."""

    AGREEMENT = "agreement"
    REFINEMENT = "refinement"
    UPDATE = "update"
    CONTRADICTION = "contradiction"

    @property
    def gravity(self) -> int:
        """Rank: a finding takes the gravest verdict of its pairs."""
        return list(Verdict).index(self)


@attrs.frozen
class Reason:
    """One part of a decision: its name, what was seen, and what it added to the score (log-odds)."""

    name: str
    text: str
    weight: float


@attrs.frozen
class Pair:
    """Two claims of different articles that answer the same question, and what that makes of them."""

    id: str
    a: Claim
    b: Claim
    verdict: Verdict
    confidence: float
    why: str
    reasons: tuple[Reason, ...] = ()


@attrs.frozen
class Position:
    """One answer to a finding's question: its value, the claims that give it, and their sources."""

    value: str
    claims: tuple[Claim, ...]
    sources: tuple[str, ...]


@attrs.frozen
class Finding:
    """Claims of different articles that answer the same question, with what they say."""

    id: str
    kind: str
    question: str
    verdict: Verdict
    confidence: float
    positions: tuple[Position, ...]
    pairs: tuple[Pair, ...]
    origins: int

    @property
    def counts(self) -> dict[str, int]:
        """How many pairs have each verdict, gravest first, without zeros."""
        verdicts = [pair.verdict for pair in self.pairs]
        return {str(v): verdicts.count(v) for v in reversed(Verdict) if v in verdicts}

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Its claims, each once, position by position."""
        return tuple(claim for position in self.positions for claim in position.claims)
