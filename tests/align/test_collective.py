"""What the other links of a story say of one, each feature by a story of a few claims."""

from __future__ import annotations

import itertools
import math
import random

import attrs
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.align.collective import AGAINST, COLLECTIVE, Candidate, Story
from factcheck.model import Span

quick = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def pair(i, j, blind=0.0, seeing=None, *, equal=False, compatible=None) -> Candidate:
    """A candidate pair; equal values are compatible, and seeing them changes nothing unless told."""
    fits = equal if compatible is None else compatible
    return Candidate(i, j, blind, blind if seeing is None else seeing, fits, equal)


def said(claims, pairs) -> dict[str, float]:
    """What the others say of the first of ``pairs``, by name."""
    return dict(zip(COLLECTIVE, Story(claims, pairs).features(pairs[0]).tolist(), strict=True))


def probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


@pytest.fixture
def four(claim):
    """Two claims of article a, in two sentences, and two of b."""
    return [claim(article, at=at) for article in "ab" for at in (0, 100)]


def test_a_pair_alone_has_no_rivals(four):
    """What speaks of others is silent, what speaks of the pair says what is known of it."""
    found = said(four, [pair(0, 2, 1.5)])
    alone = {"only", "only_both", "open", "open_both", "repeated"}
    assert dict.fromkeys(COLLECTIVE, 0.0) | dict.fromkeys(alone, 1.5) == found


def test_only(four):
    """Another answer of b takes from a's; as a's question has a rival and b's has none, one side is free."""
    found = said(four, [pair(0, 2, 2.0), pair(0, 3, 1.0)])
    assert 2.0 == found["only"]
    assert found["only_both"] == pytest.approx(2.0 - math.log(1 + math.e))


def test_only_on_both_sides(four):
    """Where both have a rival, the lesser one is in ``only``."""
    found = said(four, [pair(0, 2, 2.0), pair(0, 3, 1.0), pair(1, 2, 0.0)])
    assert found["only"] == pytest.approx(2.0 - math.log(2))
    assert found["only_both"] == pytest.approx(2.0 - math.log(1 + math.e))


def test_several_rivals_add_up(claim):
    """Their odds do."""
    claims = [claim("a"), *(claim("b", at=100 * n) for n in range(4))]
    found = said(claims, [pair(0, 1, 2.0), *(pair(0, n, 1.0) for n in (2, 3, 4))])
    assert found["only_both"] == pytest.approx(2.0 - math.log(1 + 3 * math.e))


def test_margins_have_bounds(four):
    """What is surer than 7 is no surer, and what is less sure no less, however large the numbers."""
    assert 7.0 == said(four, [pair(0, 2, 50.0)])["only"]
    found = said(four, [pair(0, 2, -50.0), pair(0, 3, 1e6)])
    assert (-7.0, -7.0) == (found["only"], found["only_both"])


def test_rivals_are_of_the_other_article(claim):
    """What a third article answers is no rival."""
    claims = [claim(name) for name in "abc"]
    found = said(claims, [pair(0, 1, 2.0), pair(0, 2, 5.0), pair(1, 2, 5.0)])
    assert 2.0 == found["only"] == found["only_both"]


def test_open(four):
    """Where b gives a's answer elsewhere, a's question is closed; the values are seen only where they fit."""
    told = [pair(0, 2, 2.0, 9.0), pair(0, 3, 1.0, 4.0, equal=True)]
    found = said(four, told)
    assert found["only_both"] == pytest.approx(2.0 - math.log(1 + math.e))
    assert found["open_both"] == pytest.approx(2.0 - math.log(1 + math.exp(4.0)))
    assert 2.0 == found["open"]
    unlike = said(four, [told[0], attrs.evolve(told[1], equal=False, compatible=False)])
    assert unlike["open_both"] == unlike["only_both"]


def test_a_pair_that_fits_is_known_by_its_values(four):
    """Its own log-odds too."""
    found = said(four, [pair(0, 2, 1.0, 3.0, equal=True)])
    assert (1.0, 3.0) == (found["only"], found["open"])


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(True, True, {"third_agrees": 3.0, "third_asks": 1.0, "third_sides": None}, id="agrees"),
        pytest.param(True, False, {"third_agrees": None, "third_asks": 1.0, "third_sides": 2.0}, id="sides"),
        pytest.param(False, True, {"third_agrees": None, "third_asks": 1.0, "third_sides": 1.0}, id="with the other"),
        pytest.param(False, False, {"third_agrees": None, "third_asks": 1.0, "third_sides": None}, id="says otherwise"),
    ],
)
def test_third_articles(claim, first, second, expected):
    """One agrees with both, sides with one, or answers the same otherwise; it counts as its weaker link does."""
    claims = [claim(name) for name in "abc"]
    links = [pair(0, 1), pair(0, 2, 1.0, 4.0, compatible=first), pair(2, 1, 2.0, 3.0, compatible=second)]
    found = said(claims, links)
    assert {name: 0.0 if odds is None else pytest.approx(probability(odds)) for name, odds in expected.items()} == {
        name: found[name] for name in expected
    }


def test_the_best_third_article_counts(claim):
    """Not their number."""
    claims = [claim(name) for name in "abcd"]
    weak = [pair(0, 2, 1.0, equal=True), pair(1, 2, 1.0, equal=True)]
    strong = [pair(0, 3, 3.0, equal=True), pair(1, 3, 3.0, equal=True)]
    assert said(claims, [pair(0, 1), *weak, *strong]) == said(claims, [pair(0, 1), *strong])


def test_a_third_needs_both_links(claim):
    """One that is linked to one of them says nothing."""
    found = said([claim(name) for name in "abc"], [pair(0, 1), pair(0, 2, 3.0, equal=True)])
    assert (0, 0, 0) == (found["third_agrees"], found["third_asks"], found["third_sides"])


def test_a_second_claim_of_one_of_them_is_no_third(claim):
    """What a says elsewhere of b is not another witness."""
    claims = [claim("a"), claim("b"), claim("a", at=100), claim("c"), claim("c", at=100)]
    found = said(claims, [pair(0, 1), pair(2, 1, 3.0, equal=True), pair(0, 2, 3.0, equal=True)])
    assert (0, 0) == (found["third_agrees"], found["third_asks"])


def test_repeated(claim):
    """Lead and body say Monday: the pair is as likely as where it is told best, whatever other values are."""
    claims = [claim("a", "lundi"), claim("b", "mardi"), claim("a", "lundi", at=100), claim("a", "samedi", at=200)]
    found = said(claims, [pair(0, 1, -1.0), pair(2, 1, 2.5), pair(3, 1, 6.0)])
    assert 2.5 == found["repeated"]
    assert -1.0 == said(claims, [pair(0, 1, -1.0), pair(2, 1, -3.0)])["repeated"]


def test_a_number_that_is_written_like_a_date_repeats_nothing(claim):
    """Values are of one kind."""
    claims = [claim("a", "1900"), claim("b", "1901"), claim("a", "1900", kind="count", at=100), claim("b", "2")]
    assert 0.0 == said(claims, [pair(0, 1), pair(2, 3, 4.0)])["repeated"]


def test_beside(claim):
    """Another value of the same two sentences agrees: surely so, if the numbers do."""
    claims = [claim(name, value, kind=kind) for name in "ab" for kind, value in (("date", "lundi"), ("count", "12"))]
    found = said(claims, [pair(0, 2), pair(1, 3, 1.0, 2.0, equal=True)])
    assert found["beside"] == pytest.approx(probability(2.0))
    assert 0.0 == said(claims, [pair(0, 2), pair(1, 3, 1.0, 2.0)])["beside"]


def test_beside_is_neither_elsewhere_nor_of_the_pairs_own_claims(four):
    """Other sentences say nothing, nor does another link of one of the two claims."""
    assert 0.0 == said(four, [pair(0, 2), pair(1, 3, 5.0, equal=True)])["beside"]
    same_sentence = [attrs.evolve(claim, sentence=four[0].sentence) for claim in four]
    assert 0.0 == said(same_sentence, [pair(0, 2), pair(0, 3, 5.0, equal=True)])["beside"]
    assert said(same_sentence, [pair(0, 2), pair(1, 3, 5.0, equal=True)])["beside"] > 0.99


def test_elsewhere(four):
    """The other article gives this answer too, in another place: one half for each side."""
    assert 0.5 == said(four, [pair(0, 2), pair(0, 3, equal=True)])["elsewhere"]
    assert 1.0 == said(four, [pair(0, 2), pair(0, 3, equal=True), pair(1, 2, equal=True)])["elsewhere"]
    assert 0.0 == said(four, [pair(0, 2), pair(0, 3, compatible=True)])["elsewhere"]


def test_swapped(claim):
    """Each sentence has the other's value beside its own: the two values may answer each other's question."""
    claims = [claim(article, value) for article in "ab" for value in ("lundi", "mardi")]
    crossed = [pair(0, 3), pair(0, 2, equal=True), pair(1, 3, equal=True)]
    assert 1.0 == said(claims, crossed)["swapped"]
    assert 0.0 == said(claims, crossed[:2])["swapped"]
    assert 0.0 == said(claims, [crossed[1], crossed[2]])["swapped"]
    apart = [attrs.evolve(told, sentence=Span(100 * n, 100 * n + 50)) for n, told in enumerate(claims)]
    assert 0.0 == said(apart, crossed)["swapped"]


def test_what_counts_against_is_named():
    """The list names features."""
    assert AGAINST < COLLECTIVE.keys()


@st.composite
def stories(draw):
    """Claims as (article, value, sentence), and pairs of two articles with their log-odds."""
    told = draw(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["lundi", "mardi"]), st.integers(0, 2))))
    across = [(i, j) for i, j in itertools.combinations(range(len(told)), 2) if told[i][0] != told[j][0]]
    chosen = draw(st.lists(st.sampled_from(across), unique=True)) if across else []
    odds = st.floats(-8, 8)
    return told, [
        pair(i, j, draw(odds), draw(odds), equal=told[i][1] == told[j][1], compatible=draw(st.booleans()))
        for i, j in chosen
    ]


@given(stories(), st.integers(0, 9))
@quick
def test_neither_order_nor_direction_matters(claim, story, seed):
    """The pairs in any order, each from either end, give the same numbers, within their bounds."""
    told, pairs = story
    claims = [claim(article, value, at=100 * sentence) for article, value, sentence in told]
    turned = [attrs.evolve(found, i=found.j, j=found.i) for found in pairs]
    mixed = [random.Random(seed + n).choice(both) for n, both in enumerate(zip(pairs, turned, strict=True))]
    random.Random(seed).shuffle(mixed)
    first, second = Story(claims, pairs), Story(claims, mixed)
    for one, other in zip(pairs, turned, strict=True):
        expected = first.features(one)
        np.testing.assert_array_equal(expected, second.features(one))
        np.testing.assert_array_equal(expected, second.features(other))
        named = dict(zip(COLLECTIVE, expected.tolist(), strict=True))
        assert named["only_both"] <= named["only"]
        assert named["open_both"] <= named["open"]
        assert named["repeated"] >= one.blind
        shares = ("third_agrees", "third_asks", "third_sides", "beside", "elsewhere", "swapped")
        assert all(0 <= named[name] <= 1 for name in shares)
