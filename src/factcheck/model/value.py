"""Values, mentions of them, and how two values stand to each other."""

from __future__ import annotations

import enum
from typing import Any, Protocol, runtime_checkable

import attrs

from factcheck.model import drawing
from factcheck.model.article import Span


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
    are answers to two ("in 2019" / "on Wednesday"). ``loose`` says of compatible ones that one is so much wider that
    fitting the other means little ("in 2023" / "on Wednesday"). ``nested`` says of compatible ones that the narrower
    is told by the wider's own name ("Lisbon airport" / "Lisbon").
    """

    relation: Relation
    why: str
    far: bool = False
    loose: bool = False
    nested: bool = False


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

    def __repr__(self) -> str:
        return drawing.line(self)
