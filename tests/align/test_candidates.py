"""Which pairs are looked at: those that share a key, of one kind and of two articles."""

from __future__ import annotations

import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.align.candidates import candidates, rarity
from factcheck.align.neighbours import NEAREST, neighbours


def keys(view) -> set[tuple[str, ...]]:
    """What a claim may share with another, spelled out."""
    shared = {("predicate", view.claim.event.predicate)}
    shared |= {("who", name) for name in view.subjects | view.others}
    shared |= {("word", word) for word in view.words}
    if view.claim.kind == "count":
        value = view.claim.value
        shared.add(("counted", f"{value.unit} {value.counted}"))
    return shared


def comparable(views) -> set[tuple[int, int]]:
    """All pairs of one kind and two articles, looked at one by one."""
    return {
        (i, j)
        for (i, a), (j, b) in itertools.combinations(enumerate(views), 2)
        if a.claim.kind == b.claim.kind and a.claim.article != b.claim.article
    }


def oracle(views) -> list[tuple[int, int]]:
    """Those of them that share a key."""
    return sorted((i, j) for i, j in comparable(views) if keys(views[i]) & keys(views[j]))


CLAIMS = st.lists(
    st.fixed_dictionaries(
        {
            "article": st.sampled_from("abc"),
            "kind": st.sampled_from(["date", "count"]),
            "predicate": st.sampled_from(["arriver", "partir", "rester"]),
            "words": st.lists(st.sampled_from(["port", "train", "navire"]), max_size=2, unique=True),
            "subject": st.sampled_from(["", "Zoé", "Max"]),
            "counted": st.sampled_from(["", "mort"]),
            "saying": st.booleans(),
            "aspect": st.sampled_from(["", "leaving", "arriving"]),
        }
    ),
    max_size=12,
)


@given(CLAIMS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_candidates_are_what_a_look_at_all_pairs_finds(look_at, claim, given):
    """Blocks are a faster way to the same pairs, sorted, each once."""
    views = look_at([claim(**fields, at=100 * n) for n, fields in enumerate(given)])
    near = {pair for pair in neighbours(views) if pair in comparable(views)}
    assert sorted(near | set(oracle(views))) == candidates(views)


def test_nothing_shared_only_the_nearest(look_at, claim):
    """Of an article about other things only the NEAREST claims are looked at."""
    apart = [claim("a", predicate="arriver", words=("navire",))]
    apart += [claim("b", predicate=f"verbe{n}", words=(f"mot{n}",), at=100 * n) for n in range(9)]
    views = look_at(apart)
    assert NEAREST <= len(candidates(views)) <= 9
    assert {0} == {i for i, _ in candidates(views[:1] + views[1 : 1 + NEAREST])}


def test_a_key_that_everybody_has_makes_no_pairs(look_at, claim):
    """A predicate of 61 claims says nothing: the number of pairs must not grow with its square."""
    many = [claim(f"a{n:02}", predicate="dire", words=(f"mot{n}",)) for n in range(61)]
    assert 60 * 59 // 2 == len(candidates(look_at(many[:60])))
    views = look_at(many)
    assert sorted(set(neighbours(views))) == candidates(views)


def test_rare_words_weigh_more(look_at, claim):
    """A word in one claim outweighs one in all, and none weighs nothing."""
    views = look_at([claim("a", words=("port", "grue")), claim("b", words=("port",)), claim("c", words=("port",))])
    rare = rarity(views)
    assert rare["grue"] > rare["port"] == 0.1
