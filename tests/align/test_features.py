"""What two claims have in common, as numbers: symmetric, within bounds, and blind to the values."""

from __future__ import annotations

import attrs
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.align.features import AGAINST, FEATURES, VALUE_FEATURES, features, value_features
from factcheck.model import Comparison, Modality, Relation

CLAIM = st.fixed_dictionaries(
    {
        "article": st.sampled_from("ab"),
        "value": st.sampled_from(["lundi", "mardi"]),
        "predicate": st.sampled_from(["arriver", "partir"]),
        "words": st.lists(st.sampled_from(["port", "train", "navire", "grue"]), max_size=3, unique=True),
        "subject": st.sampled_from(["", "Zoé", "train"]),
        "other": st.sampled_from(["", "Max", "port"]),
        "slot": st.sampled_from(["at", "start"]),
        "counted": st.sampled_from(["", "mort", "blessé"]),
        "unit": st.sampled_from(["", "EUR"]),
        "place": st.sampled_from([None, "Brest", "Lyon"]),
        "time": st.sampled_from([None, "lundi", "mardi"]),
        "aspect": st.sampled_from(["", "leaving", "arriving"]),
        "saying": st.booleans(),
        "modality": st.sampled_from(list(Modality)),
        "polarity": st.booleans(),
        "at": st.sampled_from([0, 300]),
    }
)
quick = settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])


def named(row: np.ndarray) -> dict[str, float]:
    """The features by name."""
    return dict(zip(FEATURES, row.tolist(), strict=True))


@given(a=CLAIM, b=CLAIM, kind=st.sampled_from(["date", "count"]))
@quick
def test_features_are_symmetric_and_bounded(claim, view_of, a, b, kind):
    """Which claim comes first does not matter; each number lies in [0, 1], saying in [0, 2]."""
    x, y = view_of(claim(**a, kind=kind)), view_of(claim(**b, kind=kind))
    forth, back = features(x, y, {"port": 2.0}), features(y, x, {"port": 2.0})
    np.testing.assert_allclose(forth, back, rtol=0, atol=1e-12)
    assert (len(FEATURES),) == forth.shape
    assert all(0 <= v <= (2 if name == "saying" else 1 + 1e-6) for name, v in named(forth).items())


@given(a=CLAIM, kind=st.sampled_from(["date", "count"]))
@quick
def test_a_claim_does_not_differ_from_itself(claim, view_of, a, kind):
    """Nothing speaks against one question but that it is about saying."""
    found = named(features(*[view_of(claim(**a, kind=kind))] * 2, {}))
    assert not any(found[name] for name in AGAINST - {"saying"})
    assert found["predicate_same"] == found["slot_same"] == 1
    assert found["sentence"] == pytest.approx(1)


@given(a=CLAIM, b=CLAIM)
@quick
def test_features_do_not_know_the_values(claim, view_of, a, b):
    """Another value in the same sentence gives the same numbers, but for what is counted and how it is measured."""
    x, y, other = claim(**a), claim(**b), claim(**(b | {"value": "samedi"}))
    given_values = features(view_of(x), view_of(y), {})
    place = list(FEATURES).index("position")  # a longer word makes a longer article
    assert np.delete(given_values, place).tolist() == pytest.approx(
        np.delete(features(view_of(x), view_of(other), {}), place).tolist()
    )


@pytest.mark.parametrize(
    ("change", "feature"),
    [
        ({"subject": "Max"}, "subject_differs"),
        ({"subject": "Max"}, "named_differ"),
        ({"place": "Lyon"}, "place_differs"),
        ({"time": "mardi"}, "time_differs"),
        ({"aspect": ""}, "aspect_differs"),
        ({"modality": Modality.PLANNED}, "modality_differs"),
        ({"polarity": False}, "polarity_differs"),
    ],
)
def test_what_differs_is_seen(claim, view_of, change, feature):
    """A single change sets the feature that tells of it."""
    plain = {"subject": "Zoé", "place": "Brest", "time": "lundi", "aspect": "arriving"}
    assert 1 == named(features(view_of(claim(**plain)), view_of(claim(**(plain | change))), {}))[feature]
    assert 0 == named(features(view_of(claim(**plain)), view_of(claim(**plain)), {}))[feature]


def test_what_is_unknown_does_not_differ(claim, view_of):
    """A claim that tells no place, time or subject contradicts none."""
    full = claim(subject="Zoé", place="Brest", time="lundi")
    found = named(features(view_of(full), view_of(claim()), {}))
    assert not any(found[name] for name in ("subject_differs", "named_differ", "place_differs", "time_differs"))
    assert not any(found[name] for name in ("place_same", "time_same", "subject_same"))


def test_units_and_what_is_counted_are_for_counts(claim, view_of):
    """Two dates have no unit in common; two sums of money have."""
    euros = claim(kind="count", unit="EUR")
    assert 1 == named(features(view_of(euros), view_of(euros), {}))["unit"]
    assert 0 == named(features(view_of(claim()), view_of(claim()), {}))["unit"]
    dead, hurt = claim(kind="count", counted="mort"), claim(kind="count", counted="blessé")
    assert (1, 0) == tuple(
        named(features(view_of(dead), view_of(dead), {}))[n] for n in ("counted_same", "counted_differs")
    )
    assert (0, 1) == tuple(
        named(features(view_of(dead), view_of(hurt), {}))[n] for n in ("counted_same", "counted_differs")
    )


@pytest.mark.parametrize(
    ("relation", "loose", "rare", "expected"),
    [
        (Relation.EQUAL, False, 0.5, [1, 1, 0.5]),
        (Relation.EQUAL, False, 0.0, [1, 1, 0]),
        (Relation.NARROWER, False, 0.5, [0, 1, 0]),
        (Relation.OVERLAPPING, True, 0.5, [0, 0, 0]),
        (Relation.DISJOINT, False, 0.5, [0, 0, 0]),
    ],
)
def test_what_the_values_add(relation, loose, rare, expected):
    """Equal values that are rare say most; one that fits nearly everything says nothing."""
    assert expected == value_features(Comparison(relation, "", loose=loose), rare).tolist()
    assert len(VALUE_FEATURES) == len(expected)


def test_words_are_weighed_by_their_rarity(claim, view_of):
    """Sharing a rare word says more than sharing a common one."""
    a, b = view_of(claim(words=("grue",))), view_of(claim(words=("grue",), predicate="partir"))
    weights = {"grue": 3.0, "arriver": 0.1, "partir": 0.1}
    common = named(features(a, b, dict.fromkeys(weights, 0.1)))["rare"]
    assert 0 < common < named(features(a, b, weights))["rare"] < 1


def test_claims_without_words_share_none(claim, view_of):
    """An empty clause is no match for anything."""
    empty = attrs.evolve(view_of(claim()), words=(), word_vectors=np.zeros((0, 32), dtype=np.float32))
    found = named(features(empty, view_of(claim()), {}))
    assert (0, 0) == (found["words"], found["rare"])
