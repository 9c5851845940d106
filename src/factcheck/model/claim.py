"""Claims: what an article says in answer to one question."""

from __future__ import annotations

import enum

import attrs

from factcheck.model import drawing
from factcheck.model.article import Span
from factcheck.model.value import Mention, Value


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
    stand; ``aspect`` is "start", "end", "leaving" or "arriving" where only that part of an event is meant; ``saying``
    marks the event of saying something; ``words`` are the content lemmas of the clause without the value.

    ``about`` names what the value is said of: the noun it hangs on or its subject ("un pêcheur de 29 ans", "le maire de
    Berlin"); ``counted`` is the lemma of what is counted, also where the number stands without its noun ("Trois sont
    graves"), ``total`` the text of the number that this one is a part of. ``place_value`` and ``time_value`` are
    ``place`` and ``time`` as values, for comparing; ``near_place`` and ``near_time`` those of the sentence where the
    clause gives none.
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
    about: str = ""
    counted: str = ""
    total: str = ""
    place_value: Value | None = None
    time_value: Value | None = None
    near_place: Value | None = None
    near_time: Value | None = None


@attrs.frozen
class Claim:
    """What an article says in answer to one question.

    ``slot`` is the value's part in the event: "at", "from", "to", "start", "end", or what is counted. ``statement`` is
    the whole in words, ``question`` the same without the value. ``quote`` is the sentence it was read from, as it
    stands in the article's text at ``sentence``.
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
    quote: str = attrs.field(default="", repr=False)

    def __repr__(self) -> str:
        return drawing.line(self)

    def __str__(self) -> str:
        return drawing.text(self)

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        return drawing.html(self)
