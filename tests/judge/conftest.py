"""What tests of verdicts share: articles, claims and links made by hand."""

from __future__ import annotations

import datetime as dt
import re

import attrs
import pytest

from factcheck.align.grouping import Group
from factcheck.align.matching import Link
from factcheck.judge.findings import Judge
from factcheck.judge.updates import UpdateWords
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
    Reason,
    Reference,
    Relation,
    Span,
)

WORDS = {
    "fr": UpdateWords(
        provisional=re.compile(r"(?<!\w)(?:provisoire)", re.IGNORECASE),
        revised=re.compile(r"(?<!\w)(?:s'est alourdi)", re.IGNORECASE),
        moved=re.compile(r"(?<!\w)(?:reporté)", re.IGNORECASE),
        corrected=re.compile(r"(?<!\w)(?:rectificatif)", re.IGNORECASE),
        instead="et non",
        cumulative=frozenset({"mort", "blessé"}),
        changing=frozenset({"disparu"}),
    )
}


# They add up to the log-odds of 0.8.
REASONS = (Reason("start", "before anything is seen", -0.6137), Reason("predicate", "the predicates are alike", 2.0))


@attrs.frozen
class Figure:
    """A value: a number, or a range written "10-20"."""

    text: str
    counted: str = ""
    unit: str = ""
    ordinal: bool = False
    earliest: str = ""

    @property
    def ends(self) -> tuple[int, int]:
        low, _, high = self.text.partition("-")
        return int(low), int(high or low)

    def to_dict(self):
        low, high = self.ends
        told = {"type": "figure", "text": self.text, "counted": self.counted, "unit": self.unit}
        return told | {"ordinal": self.ordinal, "low": low, "high": high, "earliest": self.earliest or None}


def compare_figures(kind, a, b) -> Comparison:
    """Compare two figures by their ranges; those a hundred apart are far."""
    (low, high), (other_low, other_high) = a.ends, b.ends
    if (low, high) == (other_low, other_high):
        relation = Relation.EQUAL
    elif other_low <= low and high <= other_high:
        relation = Relation.NARROWER
    elif low <= other_low and other_high <= high:
        relation = Relation.WIDER
    else:
        relation = Relation.OVERLAPPING if low <= other_high and other_low <= high else Relation.DISJOINT
    return Comparison(relation, f"{a.text} / {b.text}", relation is Relation.DISJOINT and abs(low - other_low) > 100)


def make_claim(
    article, value="42", *, at=0, modality=Modality.ASSERTED, polarity=True, aspect="", saying=False, kind="count", **of
):
    """A claim in the sentence [at, at + 20) of its article."""
    figure = Figure(value, **of)
    mention = Mention(article, at + 2, at + 2 + len(value), value, kind, figure)
    event = Event("couler", "coule", Span(at, at + 1), aspect=aspect, saying=saying)
    return Claim(
        id=f"{article}-{at}-{value}",
        article=article,
        kind=kind,
        statement=f"Le navire coule : {value}",
        question=f"Le navire de {article} coule : combien ?",
        slot="at",
        value=figure,
        mentions=(mention,),
        sentence=Span(at, at + 20),
        event=event,
        modality=modality,
        polarity=polarity,
    )


def make_link(a, b, probability=0.8) -> Link:
    """Two claims, how their values compare, and how probably they answer one question."""
    return Link(a, b, compare_figures("count", a.value, b.value), probability, REASONS)


def make_document(name, day=None, text="", source=None, until=None, hour=None) -> Document:
    """An article of one paragraph that speaks from ``day`` of March 2024, or from a day up to ``until``."""
    text = text or f"Il y a un article de {name}. " * 4
    first = day and dt.date(2024, 3, day)
    reference = Reference(first, dt.date(2024, 3, until) if until else first, "given" if day else "unknown")
    block = Block(Span(0, len(text)), BlockRole.BODY)
    published = dt.datetime(2024, 3, day, hour) if day and hour is not None else None
    return Document(Article(id=name, text=text, source=source, published=published), "fr", (block,), reference)


@pytest.fixture
def claim():
    """Make a claim by hand."""
    return make_claim


@pytest.fixture
def link():
    """Link two claims."""
    return make_link


@pytest.fixture
def compare():
    """Compare figures."""
    return compare_figures


@pytest.fixture
def document():
    """Make a document by hand."""
    return make_document


@pytest.fixture
def update_words():
    """Two cues and two nouns."""
    return WORDS


@pytest.fixture
def judged():
    """Judge groups, each made of links."""

    def findings(*groups, documents=None, min_confidence=0.5, origin=None):
        made = []
        for links in groups:
            claims = {c.id: c for k in links for c in (k.a, k.b)}
            made.append(Group(tuple(sorted(claims.values(), key=lambda c: (c.article, c.id))), tuple(links)))
        documents = documents or [make_document(name) for name in sorted({c.article for g in made for c in g.claims})]
        return Judge(documents, WORDS, compare_figures, min_confidence, origin or hash).findings(made)

    return findings
