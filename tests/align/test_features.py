"""What two claims have in common, as numbers: symmetric, within bounds, and blind to the values."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.align.features import AGAINST, EITHER, FEATURES, VALUE_FEATURES, features, value_features
from factcheck.align.neighbours import Near
from factcheck.kinds.likeness import Likeness
from factcheck.model import Comparison, Modality, Relation

NEAR, LIKE = Near(2.0, 1.0, -3.0), Likeness(1.0, 0.5, 0.0)
ENCODER = {"question", "answer", "answer_both"}  # log-odds by ten, where the others are shares
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
        "about": st.sampled_from(["", "navire", "Zoé"]),
        "near_place": st.sampled_from([None, "Brest", "Lyon"]),
        "near_time": st.sampled_from([None, "lundi", "mardi"]),
        "aspect": st.sampled_from(["", "leaving", "arriving"]),
        "saying": st.booleans(),
        "modality": st.sampled_from(list(Modality)),
        "polarity": st.booleans(),
        "at": st.sampled_from([0, 300]),
    }
)
quick = settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def seen(compare):
    """The features of two views by name; ``rarity`` of no word is known unless told."""

    def named(a, b, rarity=None, near=NEAR, alike=LIKE) -> dict[str, float]:
        return dict(zip(FEATURES, features(a, b, rarity or {}, near, compare, alike).tolist(), strict=True))

    return named


@given(a=CLAIM, b=CLAIM, kind=st.sampled_from(["date", "count"]))
@quick
def test_features_are_symmetric_and_bounded(claim, view_of, seen, a, b, kind):
    """Which claim comes first does not matter; what the words give lies in [0, 1]."""
    x, y = view_of(claim(**a, kind=kind)), view_of(claim(**b, kind=kind))
    forth = seen(x, y, {"port": 2.0})
    assert pytest.approx(forth, rel=0, abs=1e-12) == seen(
        y, x, {"port": 2.0}, Near(NEAR.log_odds, NEAR.back, NEAR.forth)
    )
    assert all(0 <= value <= 1 + 1e-6 for name, value in forth.items() if name not in ENCODER)


@given(a=CLAIM, kind=st.sampled_from(["date", "count"]))
@quick
def test_a_claim_does_not_differ_from_itself(claim, view_of, seen, a, kind):
    """Nothing speaks against one question."""
    view = view_of(claim(**a, kind=kind))
    found = seen(view, view)
    assert not any(found[name] for name in AGAINST | EITHER)
    assert found["predicate_same"] == found["slot_same"] == found["window"] == found["wording"] == 1
    assert found["sentence"] == pytest.approx(1)


@given(a=CLAIM, b=CLAIM)
@quick
def test_features_do_not_know_the_values(claim, view_of, seen, a, b):
    """Another value in the same sentence gives the same numbers."""
    x, y, other = claim(**a), claim(**b), claim(**(b | {"value": "samedi"}))
    told, with_another = seen(view_of(x), view_of(y)), seen(view_of(x), view_of(other))
    del told["position"], with_another["position"]  # a longer word makes a longer article
    assert told == pytest.approx(with_another)


def test_what_the_encoder_says_is_there_in_order(claim, view_of, seen):
    """The better and the worse of the two answers, in tens of log-odds."""
    found = seen(view_of(claim()), view_of(claim()))
    assert (0.2, 0.1, -0.3) == (found["question"], found["answer"], found["answer_both"])


def test_the_make_of_the_values_is_there_and_their_nearness_is_not(claim, view_of, seen):
    """Metres and feet are seen; 10 and 11 are not."""
    view = view_of(claim())
    assert 0.5 == seen(view, view, alike=Likeness(0.5, 0.0))["form"]
    assert seen(view, view, alike=Likeness(0.5, 0.0)) == seen(view, view, alike=Likeness(0.5, 1.0))


@pytest.mark.parametrize(
    ("change", "feature"),
    [
        ({"subject": "Max"}, "subject_differs"),
        ({"subject": "Max"}, "named_differ"),
        ({"place": "Lyon"}, "place_differs"),
        ({"aspect": ""}, "aspect_differs"),
        ({"saying": True}, "saying_differs"),
        ({"modality": Modality.PLANNED}, "modality_differs"),
        ({"polarity": False}, "polarity_differs"),
    ],
)
def test_what_differs_is_seen(claim, view_of, seen, change, feature):
    """A single change sets the feature that tells of it."""
    plain = {"subject": "Zoé", "place": "Brest", "aspect": "arriving"}
    assert 1 == seen(view_of(claim(**plain)), view_of(claim(**(plain | change))))[feature]
    assert 0 == seen(view_of(claim(**plain)), view_of(claim(**plain)))[feature]


def test_two_hedges_of_two_sorts_do_not_differ(claim, view_of, seen):
    """What is planned and what is said to be so are both no plain statement."""
    planned, hedged = view_of(claim(modality=Modality.PLANNED)), view_of(claim(modality=Modality.HEDGED))
    assert 0 == seen(planned, hedged)["modality_differs"]


@pytest.mark.parametrize(
    ("feature", "first", "second", "expected"),
    [
        pytest.param("place", {"place": "Brest"}, {"place": "Brest"}, (1, 0), id="the same"),
        pytest.param("place", {"place": "Brest"}, {"place": "Lyon"}, (0, 1), id="two"),
        pytest.param("place", {"place": "Brest"}, {}, (0, 0), id="one unknown"),
        pytest.param("place", {"place": "Brest"}, {"near_place": "Brest"}, (1, 0), id="the sentence's agrees"),
        pytest.param("place", {"place": "Brest"}, {"near_place": "Lyon"}, (0, 0), id="the sentence's never differs"),
        pytest.param("place", {"place": "Brest"}, {"place": "?"}, (0, 0), id="one that cannot be compared"),
        pytest.param("time", {"time": "lundi"}, {"time": "lundi"}, (1, 0), id="a time"),
        pytest.param("time", {"time": "lundi"}, {"time": "mardi"}, (0, 1), id="two times"),
        pytest.param("time", {"near_time": "lundi"}, {"near_time": "mardi"}, (0, 0), id="two times near"),
    ],
)
def test_place_and_time_beside_the_value(claim, view_of, seen, feature, first, second, expected):
    """They are compared as values; what stands elsewhere in the sentence may agree, but rules nothing out."""
    a, b = (view_of(claim(kind="count", **told)) for told in (first, second))
    assert expected == (seen(a, b)[f"{feature}_same"], seen(a, b)[f"{feature}_differs"])


def test_a_value_is_not_compared_as_its_own_time(claim, view_of, seen):
    """Where the value is a time, the event's time is that value: the features stay blind."""
    monday, tuesday = view_of(claim(time="lundi")), view_of(claim(time="mardi"))
    assert (0, 0) == (seen(monday, tuesday)["time_same"], seen(monday, tuesday)["time_differs"])


def test_a_loose_value_agrees_with_nothing(claim, view_of):
    """A time that fits nearly everything is not the same time."""

    def loosely(kind, a, b):
        return Comparison(Relation.OVERLAPPING, "", loose=True)

    view = view_of(claim(kind="count", time="lundi"))
    found = dict(zip(FEATURES, features(view, view, {}, NEAR, loosely, LIKE).tolist(), strict=True))
    assert (0, 0) == (found["time_same"], found["time_differs"])


def test_what_is_unknown_does_not_differ(claim, view_of, seen):
    """A claim that tells no place, time or subject contradicts none."""
    found = seen(view_of(claim(kind="count", subject="Zoé", place="Brest", time="lundi")), view_of(claim(kind="count")))
    assert not any(found[name] for name in ("subject_differs", "named_differ", "place_differs", "time_differs"))
    assert not any(found[name] for name in ("place_same", "time_same", "subject_same"))


def test_units_and_what_is_counted(claim, view_of, seen):
    """Two dates have no unit in common; two sums of money have, and the dead are not the wounded."""
    euros, date = view_of(claim(kind="count", unit="EUR")), view_of(claim())
    assert (1, 0) == (seen(euros, euros)["unit"], seen(date, date)["unit"])
    dead, hurt = view_of(claim(kind="count", counted="mort")), view_of(claim(kind="count", counted="blessé"))
    assert (1, 0) == (seen(dead, dead)["counted_same"], seen(dead, dead)["counted_differs"])
    assert (0, 1) == (seen(dead, hurt)["counted_same"], seen(dead, hurt)["counted_differs"])


def test_a_noun_that_the_value_leaves_out_is_counted(claim, view_of, seen):
    """As in "Trois sont graves": the event says what they are."""
    told, left_out = claim(kind="count", counted="blessé"), claim(kind="count")
    silent = attrs.evolve(left_out, event=attrs.evolve(left_out.event, counted="blessé"))
    assert 1 == seen(view_of(told), view_of(silent))["counted_same"]


def test_what_they_are_said_of(claim, view_of, seen):
    """The same thing, another, nothing."""
    fisher, mayor, nobody = (view_of(claim(about=name)) for name in ("pêcheur", "maire", ""))
    same, other, unknown = seen(fisher, fisher), seen(fisher, mayor), seen(fisher, nobody)
    assert (1, 0, pytest.approx(1)) == (same["about_same"], same["about_differs"], same["about"])
    assert (0, 1) == (other["about_same"], other["about_differs"])
    assert (0, 0, 0) == (unknown["about_same"], unknown["about_differs"], unknown["about"])
    assert 0 == seen(nobody, nobody)["about_same"]


def test_names_around_the_values(claim, view_of, seen):
    """A share of them is the same, none is, or one side has none."""
    brest, lyon, both, plain = (view_of(claim(words=words)) for words in (["Brest"], ["Lyon"], ["Brest", "Lyon"], []))
    assert (0.5, 0) == (seen(brest, both)["capitals"], seen(brest, both)["names_differ"])
    assert (0, 1) == (seen(brest, lyon)["capitals"], seen(brest, lyon)["names_differ"])
    assert (0, 0) == (seen(brest, plain)["capitals"], seen(brest, plain)["names_differ"])


def test_two_languages_are_seen(claim, view_of, seen):
    """French and English."""
    french, english = view_of(claim(), "fr"), view_of(claim(), "en")
    assert (0, 1) == (seen(french, french)["languages_differ"], seen(french, english)["languages_differ"])


def test_words_beside_the_value_count_from_it(claim, view_of, seen):
    """Those next to it first: a run that breaks at once is no run."""
    a, b = view_of(claim(words=("hier", "au", "port"))), view_of(claim(words=("tard", "au", "port")))
    assert 0.5 == seen(a, b)["before"]
    assert 0 == seen(a, view_of(claim(words=("hier", "au", "quai"))))["before"]
    assert 0 == seen(a, a)["behind"]  # nothing stands behind it


@pytest.mark.parametrize(
    ("relation", "loose", "rare", "expected"),
    [
        (Relation.EQUAL, False, 0.5, [1, 1, 0.5, 0.25, 1]),
        (Relation.EQUAL, False, 0.0, [1, 1, 0, 0.25, 1]),
        (Relation.NARROWER, False, 0.5, [0, 1, 0, 0.25, 1]),
        (Relation.OVERLAPPING, True, 0.5, [0, 0, 0, 0.25, 1]),
        (Relation.DISJOINT, False, 0.5, [0, 0, 0, 0.25, 1]),
    ],
)
def test_what_the_values_add(relation, loose, rare, expected):
    """Equal values that are rare say most; what fits nearly everything, only how near it lies and if it is a slip."""
    assert expected == value_features(Comparison(relation, "", loose=loose), rare, Likeness(1.0, 0.25, 1.0)).tolist()
    assert len(VALUE_FEATURES) == len(expected)


def test_words_are_weighed_by_their_rarity(claim, view_of, seen):
    """Sharing a rare word says more than sharing a common one."""
    a, b = view_of(claim(words=("grue",))), view_of(claim(words=("grue",), predicate="partir"))
    weights = {"grue": 3.0, "arriver": 0.1, "partir": 0.1}
    common = seen(a, b, dict.fromkeys(weights, 0.1))
    assert 0 < common["rare"] < seen(a, b, weights)["rare"] < 1
    assert common["words"] < seen(a, b, weights)["words"]


def test_claims_without_words_share_none(claim, view_of, seen):
    """An empty clause is no match for anything."""
    empty = claim()
    empty = view_of(attrs.evolve(empty, event=attrs.evolve(empty.event, words=())))
    assert (0, 32) == empty.word_vectors.shape
    found = seen(empty, view_of(claim()))
    assert (0, 0) == (found["words"], found["rare"])


def test_every_feature_has_a_way_it_counts():
    """What differs or lies apart speaks against; the list of what may do either names features."""
    assert {name for name in FEATURES if "differ" in name} < AGAINST < FEATURES.keys()
    assert EITHER < FEATURES.keys()
