"""What tests of alignment share: claims made by hand, and an embedder that knows words by their letters only."""

from __future__ import annotations

import hashlib

import attrs
import numpy as np
import pytest

from factcheck.align.matching import Link, look
from factcheck.align.names import Entities
from factcheck.align.views import views
from factcheck.claims.names import Names
from factcheck.model import Claim, Comparison, Event, Mention, Modality, Participant, Relation, Span


@attrs.frozen
class Word:
    """A value that is a word; those that begin with "?" cannot be compared."""

    text: str
    unit: str = ""
    counted: str = ""

    def to_dict(self):
        return {"type": "word", "text": self.text, "unit": self.unit, "counted": self.counted, "ordinal": False}


class LetterEmbedder:
    """Each word has a vector made of its digest; a text is the mean of its words. It remembers what it was shown."""

    name = "letters"

    def __init__(self):
        self.shown: list[str] = []

    def encode(self, texts, /):
        self.shown += texts
        rows = np.zeros((len(texts), 32), dtype=np.float32)
        for i, text in enumerate(texts):
            for word in text.lower().split():
                rows[i] += np.frombuffer(hashlib.sha256(word.encode()).digest(), dtype=np.uint8) / 127.5 - 1.0
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return rows / np.where(lengths == 0, 1, lengths)


def make_claim(
    article="a",
    value="lundi",
    *,
    kind="date",
    predicate="arriver",
    words=(),
    subject="",
    other="",
    slot="at",
    unit="",
    counted="",
    place=None,
    time=None,
    aspect="",
    saying=False,
    modality=Modality.ASSERTED,
    polarity=True,
    at=0,
) -> Claim:
    """A claim whose sentence is "<predicate> <words> <value> ." at character ``at`` of its article."""
    before = " ".join([predicate, *words, ""])
    start = at + len(before)
    mention = Mention(article, start, start + len(value), value, kind, Word(value, unit, counted))
    people = [Participant("subject", subject, subject), Participant("object", other, other)]
    event = Event(
        predicate,
        predicate,
        Span(at, at + len(predicate)),
        tuple(p for p in people if p.name),
        place,
        time,
        aspect,
        saying,
        (predicate, *words),
    )
    return Claim(
        id=f"{article}-{at}-{kind}-{value}",
        article=article,
        kind=kind,
        statement=f"{before}: {value}",
        question=before,
        slot=slot,
        value=mention.value,
        mentions=(mention,),
        sentence=Span(at, mention.end + 2),
        event=event,
        modality=modality,
        polarity=polarity,
    )


def compare_words(kind, a, b) -> Comparison:
    """Compare two values by their words."""
    if "?" in a.text + b.text:
        return Comparison(Relation.NOT_COMPARABLE, "who knows")
    relation = Relation.EQUAL if a == b else Relation.DISJOINT
    return Comparison(relation, f"{a.text} / {b.text}")


def texts_of(claims) -> dict[str, str]:
    """The articles in which ``claims`` stand where they say."""
    texts: dict[str, str] = {}
    for claim in sorted(claims, key=lambda c: c.sentence.start):
        text = texts.get(claim.article, "").ljust(claim.sentence.start)
        texts[claim.article] = f"{text}{claim.question}{claim.value.text} ."
    return texts


@pytest.fixture
def claim():
    """Make a claim by hand."""
    return make_claim


@pytest.fixture
def compare():
    """Compare values that are words."""
    return compare_words


@pytest.fixture
def embedder():
    """An embedder without a model, new in every test."""
    return LetterEmbedder()


@pytest.fixture
def look_at(embedder):
    """See claims as the matcher does, in its order."""

    def seen(claims, names=()):
        return look(claims, texts_of(claims), names, embedder)

    return seen


@pytest.fixture
def view_of(embedder):
    """See one claim as the matcher does."""

    def seen(claim):
        masked = {claim.id: claim.question}
        [view] = views([claim], texts_of([claim]), masked, Entities([Names((), ())]), embedder)
        return view

    return seen


@pytest.fixture
def link():
    """Link two claims with a probability."""

    def made(a, b, blind, seeing=None, relation=Relation.EQUAL) -> Link:
        comparison = Comparison(relation, f"{a.value.text} / {b.value.text}")
        return Link(a, b, comparison, blind, blind if seeing is None else seeing, np.zeros(0), np.zeros(0))

    return made
