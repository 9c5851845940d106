"""From claims to links: what the matcher sees, and that it does not see the values."""

from __future__ import annotations

import random

import attrs
import pytest

from factcheck.align.features import FEATURES, VALUE_FEATURES
from factcheck.align.matching import links
from factcheck.align.scoring import Scorer, Weights
from factcheck.claims.names import Names
from factcheck.model import Comparison, Relation


@pytest.fixture(scope="module")
def scorer():
    """Weights that ask for the same predicate, the same subject and shared words; values count for the seeing one."""
    parts = {"predicate_same": 1.0, "subject_same": 1.0, "words": 1.0}
    blind = tuple(parts.get(name, 0.0) for name in FEATURES)
    seeing = (*blind, *(1.0 for _ in VALUE_FEATURES))
    return Scorer({"date": Weights(-2.0, blind)}, {"date": Weights(-3.0, seeing)}, "by hand")


@pytest.fixture
def two(claim):
    """Two articles on one arrival, on two days."""
    told = {"predicate": "arriver", "words": ("navire", "port"), "subject": "Zoé"}
    return [claim("a", "lundi", **told), claim("b", "mardi", **told, at=40)]


def test_the_embedder_never_sees_the_values(two, look_at, embedder):
    """They are masked, so that Monday and Tuesday do not move the vectors."""
    look_at(two)
    assert any("navire" in text for text in embedder.shown)
    assert not any(day in text for text in embedder.shown for day in ("lundi", "mardi"))


def test_each_text_is_embedded_once(two, look_at, embedder):
    """One call with distinct texts."""
    look_at(two)
    assert len(set(embedder.shown)) == len(embedder.shown)


def test_a_link_knows_how_the_values_compare(two, look_at, compare, scorer):
    """It has its features with and without the values, and two probabilities."""
    [found] = links(look_at(two), compare, scorer)
    assert "lundi / mardi" == found.comparison.why
    assert ((len(FEATURES),), (len(VALUE_FEATURES),)) == (found.features.shape, found.value_features.shape)
    assert 0 < found.seeing < found.blind < 1


def test_the_blind_probability_is_blind(two, claim, look_at, compare, scorer):
    """It is the same whether the values agree or not; the seeing one is higher where they do."""
    told = {"predicate": "arriver", "words": ("navire", "port"), "subject": "Zoé", "at": 40}
    [differing] = links(look_at(two), compare, scorer)
    [agreeing] = links(look_at([two[0], claim("b", "lundi", **told)]), compare, scorer)
    assert agreeing.blind == pytest.approx(differing.blind)
    assert agreeing.seeing > differing.seeing


@pytest.mark.parametrize(
    ("relation", "loose", "expected"),
    [
        (Relation.EQUAL, False, 0.9),
        (Relation.NARROWER, False, 0.9),
        (Relation.WIDER, True, 0.6),
        (Relation.DISJOINT, False, 0.6),
    ],
)
def test_values_speak_for_a_link_and_never_against_it(claim, link, relation, loose, expected):
    """Where they fit closely the probability counts them, else it is the blind one."""
    made = link(claim("a"), claim("b"), 0.6, 0.9)
    assert expected == attrs.evolve(made, comparison=Comparison(relation, "", loose=loose)).probability


def test_what_cannot_be_compared_is_no_link(two, claim, look_at, compare, scorer):
    """Such a pair is not there at all."""
    unknown = claim("b", "?", predicate="arriver", words=("navire", "port"))
    assert [] == links(look_at([two[0], unknown]), compare, scorer)


def test_names_are_linked_across_articles(claim, look_at):
    """The subjects "Anna Weber" and "Weber" are one."""
    names = [Names((("Anna Weber", 1),), ()), Names((("Weber", 1),), ())]
    a, b = look_at([claim("a", subject="Anna Weber"), claim("b", subject="Weber")], names)
    assert {"anna weber"} == a.subjects == b.subjects == a.named


def test_a_view_stands_where_its_claim_stands(claim, look_at):
    """Its position is a share of the article, and its context are the words beside the value in its sentence."""
    first, last = look_at([claim("a", words=("navire",)), claim("a", words=("train",), at=500)])
    assert 0 <= first.position < 0.1 < 0.9 < last.position <= 1
    assert {"arriver", "train"} == last.context


def test_order_does_not_matter(claim, look_at, compare, scorer):
    """The same claims give the same links, in the same order."""
    claims = [
        claim(article, value, predicate=predicate, words=("navire",), at=n * 100)
        for article in "abc"
        for n, (value, predicate) in enumerate([("lundi", "arriver"), ("mardi", "partir")])
    ]
    expected = [(k.a.id, k.b.id, k.blind, k.seeing) for k in links(look_at(claims), compare, scorer)]
    assert expected
    for seed in range(4):
        random.Random(seed).shuffle(claims)
        assert expected == [(k.a.id, k.b.id, k.blind, k.seeing) for k in links(look_at(claims), compare, scorer)]


def test_no_claims_no_links(look_at, compare, scorer):
    """An empty story is looked at without an error."""
    assert [] == links(look_at([]), compare, scorer)
