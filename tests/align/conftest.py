"""What tests of alignment share: claims made by hand, and an embedder that knows words by their letters only."""

from __future__ import annotations

import hashlib

import attrs
import numpy as np
import pytest

from factcheck.align.matching import Link, look
from factcheck.kinds.likeness import Likeness
from factcheck.model import (
    Article,
    Block,
    BlockRole,
    Claim,
    Comparison,
    Document,
    Event,
    Mention,
    Modality,
    Participant,
    Reference,
    Relation,
    Span,
)

SCALE = (4.0, -2.0)  # cosines to log-odds: 2 for the same question, -2 for two that have nothing in common


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
    about="",
    place=None,
    time=None,
    near_place=None,
    near_time=None,
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
    beside = {"place_value": place, "time_value": time, "near_place": near_place, "near_time": near_time}
    people = [Participant("subject", subject, subject), Participant("object", other, other)]
    event = Event(
        predicate,
        predicate,
        Span(at, at + len(predicate)),
        tuple(p for p in people if p.name),
        aspect=aspect,
        saying=saying,
        words=(predicate, *words),
        about=about,
        **{name: text and Word(text) for name, text in beside.items()},
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


def words_alike(kind, a, b) -> Likeness:
    """Words of one length are of one make, and near where they begin alike."""
    return Likeness(float(len(a.text) == len(b.text)), 1.0 if a == b else 0.5 * (a.text[0] == b.text[0]))


def documents_of(claims, language="fr") -> dict[str, Document]:
    """The articles in which ``claims`` stand where they say."""
    texts: dict[str, str] = {}
    for claim in sorted(claims, key=lambda c: c.sentence.start):
        text = texts.get(claim.article, "").ljust(claim.sentence.start)
        texts[claim.article] = f"{text}{claim.question}{claim.value.text} ."
    return {
        name: Document(
            Article(id=name, text=text),
            language,
            (Block(Span(0, len(text)), BlockRole.BODY),),
            Reference(None, None, "unknown"),
        )
        for name, text in texts.items()
    }


def states_of(claims) -> dict[str, tuple[np.ndarray, float]]:
    """What stands for the claim encoder's vectors: those of the claims' questions, by their letters."""
    rows = LetterEmbedder().encode([claim.question for claim in claims])
    return {claim.id: (row, 0.0) for claim, row in zip(claims, rows, strict=True)}


@pytest.fixture
def claim():
    """Make a claim by hand."""
    return make_claim


@pytest.fixture
def compare():
    """Compare values that are words."""
    return compare_words


@pytest.fixture
def alike():
    """Say how near values lie that are words."""
    return words_alike


@pytest.fixture
def scale():
    """What turns cosines into log-odds."""
    return SCALE


@pytest.fixture
def embedder():
    """An embedder without a model, new in every test."""
    return LetterEmbedder()


@pytest.fixture
def documents():
    """Make the articles in which claims stand."""
    return documents_of


@pytest.fixture
def states():
    """Make what stands for the claim encoder's vectors."""
    return states_of


@pytest.fixture
def look_at(embedder):
    """See claims as the matcher does, in its order."""

    def seen(claims, names=(), language="fr"):
        return look(claims, documents_of(claims, language), names, embedder, states_of(claims))

    return seen


@pytest.fixture
def view_of(look_at):
    """See one claim as the matcher does."""

    def seen(claim, language="fr"):
        [view] = look_at([claim], language=language)
        return view

    return seen


@pytest.fixture
def link():
    """Link two claims with a probability."""

    def made(a, b, probability, relation=Relation.EQUAL) -> Link:
        return Link(a, b, Comparison(relation, f"{a.value.text} / {b.value.text}"), probability)

    return made
