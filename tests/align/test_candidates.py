"""Which pairs are looked at: those that share a key, of one kind and of two articles."""

from __future__ import annotations

import itertools

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.align.candidates import candidates, identity, rarity, value_rarity
from factcheck.align.neighbours import NEAREST, Answers, neighbours


def keys(view) -> set[tuple[str, ...]]:
    """What a claim may share with another, spelled out."""
    shared = {("predicate", view.claim.event.predicate)}
    shared |= {("who", name) for name in view.subjects | view.others}
    shared |= {("word", word) for word in view.words}
    value = view.claim.value
    if value.unit or value.counted:
        shared.add(("counted", f"{value.unit} {value.counted}"))
    return shared


def near(views, scale) -> set[tuple[int, int]]:
    """The pairs whose sentences are near or that answer each other best."""
    return {*neighbours(views), *Answers(views, scale).nearest()}


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
def test_candidates_are_what_a_look_at_all_pairs_finds(look_at, claim, scale, given):
    """Blocks are a faster way to the same pairs, sorted, each once."""
    views = look_at([claim(**fields, at=100 * n) for n, fields in enumerate(given)])
    assert near(views, scale) <= comparable(views)
    assert sorted(near(views, scale) | set(oracle(views))) == candidates(views, Answers(views, scale))


def test_nothing_shared_only_the_nearest(look_at, claim, scale):
    """Of an article about other things only those are looked at that are nearest to a claim, or it to them."""
    apart = [claim("a", predicate="arriver", words=("navire",))]
    apart += [claim("b", predicate=f"verbe{n}", words=(f"mot{n}",), at=100 * n) for n in range(9)]
    views = look_at(apart)
    found = candidates(views, Answers(views, scale))
    assert near(views, scale) == set(found)
    assert NEAREST <= len(found) <= 9
    assert {0} == {i for i, _ in found}


def test_a_key_that_everybody_has_makes_no_pairs(look_at, claim, scale):
    """A predicate of 61 claims says nothing: the number of pairs must not grow with its square."""
    many = [claim("ab"[n % 2], predicate="dire", words=(f"mot{n}",), at=100 * n) for n in range(61)]
    views = look_at(many[:60])
    assert 30 * 30 == len(candidates(views, Answers(views, scale)))
    views = look_at(many)
    assert sorted(near(views, scale)) == candidates(views, Answers(views, scale))
    assert len(near(views, scale)) < 30 * 31


def test_rare_words_weigh_more(look_at, claim):
    """A word in one claim outweighs one in all, and none weighs nothing."""
    views = look_at([claim("a", words=("port", "grue")), claim("b", words=("port",)), claim("c", words=("port",))])
    rare = rarity(views)
    assert rare["grue"] > rare["port"] == 0.1


def test_a_value_that_everybody_gives_is_not_rare(look_at, claim):
    """One that a single claim gives is shared by chance with nobody; kinds are counted apart."""
    values = ["lundi", "lundi", "lundi", "mardi"]
    views = look_at([claim(name, value) for name, value in zip("abcd", values, strict=True)])
    views += look_at([claim("a", "lundi", kind="count")])
    rare = value_rarity(views)
    assert {("date", "lundi"), ("date", "mardi"), ("count", "lundi")} == rare.keys()
    assert 0 < rare["date", "lundi"] < rare["date", "mardi"] == rare["count", "lundi"] == 1


def test_a_value_is_called_by_its_key(claim):
    """Where its kind has keys: two spellings of a place are one value; else by its words."""

    class Keyed:
        text = "Munich"

        def to_dict(self):
            return {"key": "Q1726"}

    assert "Q1726" == identity(attrs.evolve(claim(), value=Keyed()))
    assert "lundi" == identity(claim())
