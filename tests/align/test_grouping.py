"""From links to groups: one question each, whatever a single wrong link says, in any order."""

from __future__ import annotations

import itertools
import random

import pytest

from factcheck.align.grouping import group
from factcheck.model import Relation


def grouped(links, consistent=lambda a, b: a.value == b.value):
    """The ids of the claims of each group, sorted."""
    groups = group(links, consistent, at_least=0.5)
    return sorted(sorted(c.id for c in g.claims) for g in groups)


@pytest.fixture
def stories(claim):
    """Two events, each told by the three articles a, b and c."""
    first = [claim(article, "lundi") for article in "abc"]
    second = [claim(article, "mardi", at=500) for article in "abc"]
    return first, second


def every(link, claims, probability=0.9):
    """Links between all claims of different articles."""
    return [link(a, b, probability) for a, b in itertools.combinations(claims, 2) if a.article != b.article]


def test_no_links_no_groups():
    """Nothing to merge."""
    assert [] == grouped([])


def test_linked_claims_are_one_group(stories, link):
    """All three articles, with the links between them, in the order of the articles."""
    first, _ = stories
    [found] = group(every(link, first[::-1]), lambda a, b: True, at_least=0.5)
    assert first == list(found.claims)
    assert 3 == len(found.links)


def test_a_chain_is_a_group_where_it_coheres(stories, link):
    """Two sure links and a weaker third are one question; without the third the last claim stays out."""
    a, b, c = stories[0]
    together = [sorted(claim.id for claim in (a, b, c))]
    assert together == grouped([link(a, b, 0.9), link(b, c, 0.9), link(a, c, 0.5)])
    assert [sorted((a.id, b.id))] == grouped([link(a, b, 0.9), link(b, c, 0.9)])


def test_one_wrong_link_does_not_flood(stories, link):
    """Two groups that one link joins stay two."""
    first, second = stories
    wrong = link(first[0], second[1], 0.85)
    expected = sorted(sorted(c.id for c in claims) for claims in stories)
    assert expected == grouped([*every(link, first), *every(link, second), wrong], lambda a, b: True)


def test_weak_links_merge_nothing(claim, link):
    """A link below the threshold joins nobody, one at it does."""
    a, b = claim("a"), claim("b")
    assert [] == grouped([link(a, b, 0.4999)])
    assert [[a.id, b.id]] == grouped([link(a, b, 0.5)])


def test_claims_that_exclude_each_other_and_are_hardly_alike_share_no_group(claim, link):
    """Two claims that agree with a third by chance do not become a contradiction."""
    a, b, c = claim("a", "lundi"), claim("b", "lundi"), claim("c", "mardi")
    wrong = link(a, c, 0.01, relation=Relation.DISJOINT)
    assert [[a.id, b.id]] == grouped([link(a, b, 0.9), link(b, c, 0.8), wrong])


def test_two_events_of_one_article_stay_apart(claim, link):
    """An article that says Monday and Tuesday tells of two things; the surer link wins."""
    monday, tuesday, other = claim("a", "lundi"), claim("a", "mardi", at=500), claim("b", "lundi")
    links = [link(monday, other, 0.9), link(tuesday, other, 0.8)]
    assert [sorted((monday.id, other.id))] == grouped(links)


def test_an_article_that_repeats_itself_is_in_a_group_twice(claim, link):
    """Lead and body say the same."""
    lead, body, other = claim("a", "lundi"), claim("a", "lundi", at=500), claim("b", "lundi")
    assert [sorted((lead.id, body.id, other.id))] == grouped([link(lead, other, 0.9), link(body, other, 0.8)])


@pytest.mark.parametrize("seed", range(8))
def test_order_does_not_matter(claim, link, seed):
    """The same groups from the same links, however they come and whichever claim of a link is first."""
    chance = random.Random(seed)
    claims = [
        claim(article, value, at=n * 300) for article in "abcd" for n, value in enumerate(("lundi", "mardi", "lundi"))
    ]
    weights = {pair: chance.choice([0.5, 0.7, 0.7, 0.9]) for pair in itertools.combinations(range(len(claims)), 2)}
    pairs = [(claims[i], claims[j], w) for (i, j), w in weights.items() if claims[i].article != claims[j].article]
    expected = grouped([link(a, b, w) for a, b, w in pairs])
    for _ in range(4):
        chance.shuffle(pairs)
        assert expected == grouped([link(a, b, w) for a, b, w in pairs])


def test_a_links_direction_does_not_matter(stories, link):
    """A link from b to a is one from a to b."""
    first, second = stories
    links = [*every(link, first), *every(link, second), link(first[0], second[1], 0.6)]
    turned = [link(k.b, k.a, k.probability) for k in links]
    assert grouped(links, lambda a, b: True) == grouped(turned, lambda a, b: True)
