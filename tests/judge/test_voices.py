"""One voice per article: the claim that is surest to be about the same speaks, and what it says again is kept."""

from __future__ import annotations

import pytest

from factcheck.align.grouping import Group
from factcheck.judge.voices import merge_repeats


@pytest.fixture
def merged(link, compare):
    """Merge the repeats of one group of linked claims; ``links`` are (a, b, probability)."""

    def spoken(*links):
        made = tuple(link(a, b, p) for a, b, p in links)
        claims = {c.id: c for k in made for c in (k.a, k.b)}
        ordered = tuple(sorted(claims.values(), key=lambda c: (c.article, c.mentions[0].start)))
        [group], left = merge_repeats([Group(ordered, made)], ordered, compare)
        return group, left

    return spoken


def test_the_surest_claim_speaks(claim, merged):
    """What the lead says again becomes a further mention of it, and is no claim of its own any more."""
    lead, body, other = claim("a", "42"), claim("a", "42", at=50), claim("b", "43")
    group, left = merged((lead, other, 0.6), (body, other, 0.9))
    assert [body.id, other.id] == [c.id for c in group.claims] == [c.id for c in left]
    assert (*body.mentions, *lead.mentions) == group.claims[0].mentions == left[0].mentions


def test_links_lead_to_the_voices(claim, merged):
    """Those of a silent claim are gone, the others have the merged claims at their ends."""
    lead, body, other = claim("a", "42"), claim("a", "42", at=50), claim("b", "43")
    group, _ = merged((lead, other, 0.6), (body, other, 0.9))
    [kept] = group.links
    assert group.claims == (kept.a, kept.b)


def test_what_an_article_says_otherwise_stays_a_claim(claim, merged):
    """A more precise value is no repeat: it is silent in the group, and kept."""
    lead, body, other = claim("a", "42"), claim("a", "40-50", at=50), claim("b", "42")
    group, left = merged((lead, other, 0.9), (body, other, 0.6))
    assert [lead.id, other.id] == [c.id for c in group.claims]
    assert {lead, body, other} == set(left)


def test_nothing_said_twice_nothing_merged(claim, merged):
    """Articles that speak once are left as they are."""
    a, b = claim("a"), claim("b")
    group, left = merged((a, b, 0.9))
    assert (a, b) == group.claims == left


def test_claims_outside_groups_are_left(claim, compare):
    """Without groups nothing changes, whatever an article repeats."""
    claims = (claim("a"), claim("a", at=50))
    assert ([], claims) == merge_repeats([], claims, compare)
