"""How probable it is that two claims answer one question: every score is a sum that can be shown."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.align import collective
from factcheck.align.collective import COLLECTIVE, MARGINS
from factcheck.align.features import AGAINST, EITHER, FEATURES, VALUE_FEATURES
from factcheck.align.scoring import OWN, Scorer, Weights, one_matter, own
from factcheck.kinds.registry import NAMES
from factcheck.model import probability


def row(names, low=-2, high=2):
    """A strategy for one number per name."""
    return st.lists(st.floats(low, high), min_size=len(names), max_size=len(names)).map(np.array)


def table(chance: random.Random | None = None, **changes: object) -> dict[str, object]:
    """A model of one kind whose weights are all 1, or drawn by chance."""

    def weights(*names: object) -> list[float]:
        return [round(chance.uniform(-3, 3), 5) if chance else 1.0 for listed in names for _ in listed]

    return {
        "name": "by hand",
        "features": list(FEATURES),
        "value_features": list(VALUE_FEATURES),
        "collective": list(COLLECTIVE),
        "blind": {"date": {"intercept": -2.0, "weights": weights(FEATURES)}},
        "seeing": {"date": {"intercept": -3.0, "weights": weights(FEATURES, VALUE_FEATURES)}},
        "excluding": {
            "slope": 0.75,
            "links": weights(COLLECTIVE),
            "own": {"date": {"intercept": -0.5, "weights": weights(OWN)}},
        },
        "fitting": {
            "slope": 1.5,
            "links": weights(COLLECTIVE),
            "own": {"date": {"intercept": 0.25, "weights": weights(OWN)}},
        },
    } | changes


@pytest.fixture(scope="module")
def shipped():
    """The model in the package."""
    try:
        return Scorer.shipped()
    except ValueError as error:
        pytest.skip(f"weights.json has to be trained again: {error}")


def test_log_odds_are_a_weighted_sum():
    """The intercept and each weight times its feature."""
    assert 1.0 + 2.0 * 0.5 - 1.0 * 0.25 == Weights(1.0, (2.0, -1.0)).log_odds(np.array([0.5, 0.25]))


def test_a_row_of_another_length_is_refused():
    """Weights of other features would score nonsense."""
    with pytest.raises(ValueError, match="zip"):
        Weights(0.0, (1.0, 2.0)).log_odds(np.array([1.0]))


@pytest.mark.parametrize(
    "lists",
    [
        {"features": ["sentence"]},
        {"value_features": []},
        {"collective": [*COLLECTIVE][1:]},
        {"collective": None},
        {"features": [*FEATURES][::-1]},
    ],
)
def test_a_table_of_other_features_is_refused(lists):
    """Also when only their order differs; the message says what to run."""
    with pytest.raises(ValueError, match=r"training/alignment\.py"):
        Scorer.of(table(**lists))


def test_a_score_has_two_steps():
    """The second multiplies the first one's log-odds and adds what the other links say, and the pair itself."""
    scorer = Scorer.of(table())
    x, v, c = np.zeros(len(FEATURES)), np.zeros(len(VALUE_FEATURES)), np.zeros(len(COLLECTIVE))
    x[list(FEATURES).index("sentence")], v[-1], c[0] = 1.0, 0.5, 2.0
    assert (-2.0 + 1.0, -3.0 + 1.0 + 0.5) == scorer.first("date", x, v)
    assert -0.5 + 0.75 * -1.0 + 2.0 + 0.5 == scorer.settled("date", x, v, c, fits=False)
    assert 0.25 + 1.5 * -1.5 + 2.0 + 0.5 == scorer.settled("date", x, v, c, fits=True)


def test_values_that_exclude_each_other_count_only_by_their_nearness():
    """Whatever else they say is not in the score."""
    scorer = Scorer.of(table())
    x, c = np.ones(len(FEATURES)), np.ones(len(COLLECTIVE))
    v = np.zeros(len(VALUE_FEATURES))
    other = np.array([float(name not in ("value_close", "value_slip")) for name in VALUE_FEATURES])
    assert scorer.settled("date", x, v, c, fits=False) == scorer.settled("date", x, other, c, fits=False)


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ({}, False),
        ({"predicate": 0.3}, True),
        ({"predicate": 0.9, "subject_differs": 1.0}, False),
        ({"predicate": 0.9, "subject_differs": 1.0, "question": 0.5}, False),
        ({"question": 0.5}, True),
        ({"counted_same": 1.0}, True),
        ({"unit": 1.0}, True),
        ({"question": 0.49}, False),
    ],
)
def test_one_matter(seen, expected):
    """One deed of nobody else, one thing counted, one unit, or passages that leave no doubt."""
    x = np.array([seen.get(name, 0.0) for name in FEATURES])
    assert expected is one_matter(x)
    assert [0.0, 0.0, seen.get("question", 0.0), float(expected)] == own(x, np.zeros(len(VALUE_FEATURES))).tolist()


@given(
    st.randoms(use_true_random=False),
    row(FEATURES),
    row(VALUE_FEATURES, 0, 1),
    row(COLLECTIVE, -7, 7),
    st.booleans(),
)
def test_reasons_add_up_to_the_score(chance, x, v, c, fits):
    """For any weights; they begin with the start, then the weightiest, and crumbs below 0.005 are in the start."""
    scorer = Scorer.of(table(chance))
    start, *reasons = scorer.reasons("date", x, v, c, fits=fits)
    assert "start" == start.name
    sizes = [abs(reason.weight) for reason in reasons]
    assert sorted(sizes, reverse=True) == sizes
    assert all(size >= 0.005 for size in sizes)
    total = math.fsum(reason.weight for reason in (start, *reasons))
    assert scorer.settled("date", x, v, c, fits=fits) == pytest.approx(total, abs=1e-3)


def test_reasons_say_what_was_seen():
    """Each has the words of its feature; what was not seen is not named, nor the values that exclude each other."""
    scorer = Scorer.of(table())
    x, v, c = np.zeros(len(FEATURES)), np.zeros(len(VALUE_FEATURES)), np.zeros(len(COLLECTIVE))
    x[list(FEATURES).index("polarity_differs")] = 1
    v[list(VALUE_FEATURES).index("value_equal")] = 1
    c[list(COLLECTIVE).index("beside")] = 1
    c[[list(COLLECTIVE).index(name) for name in MARGINS]] = -1.0  # the first score itself: nobody else answers
    told = {reason.name: reason.text for reason in scorer.reasons("date", x, v, c, fits=False)[1:]}
    assert {"polarity_differs": FEATURES["polarity_differs"], "beside": COLLECTIVE["beside"]} == told
    fitting = scorer.reasons("date", x, v, c, fits=True)
    assert {"start", "polarity_differs", "beside", "value_equal"} == {reason.name for reason in fitting}


def test_names_of_features_are_told_apart():
    """No two parts of a reason share a name, nor a text but for what both steps see."""
    names = {**FEATURES, **VALUE_FEATURES, **COLLECTIVE}
    assert len(FEATURES) + len(VALUE_FEATURES) + len(COLLECTIVE) == len(names) == len(set(names.values()))
    assert not names.keys() & OWN.keys()


def test_the_shipped_weights_fit(shipped):
    """Every kind has a model with and one without the values, as long as their lists of features, and its starts."""
    assert set(NAMES) == set(shipped.blind) == set(shipped.seeing)
    for kind in NAMES:
        assert len(FEATURES) == len(shipped.blind[kind].weights)
        assert len(FEATURES) + len(VALUE_FEATURES) == len(shipped.seeing[kind].weights)
    for settled in (shipped.excluding, shipped.fitting):
        assert len(COLLECTIVE) == len(settled.links.weights)
        assert dict.fromkeys(NAMES, len(OWN)) == {kind: len(own.weights) for kind, own in settled.own.items()}


def test_the_shipped_weights_point_the_way_they_should(shipped):
    """What is alike never speaks against one question, what differs never for it."""
    models = [({**FEATURES, **VALUE_FEATURES}, AGAINST, m) for m in (*shipped.blind.values(), *shipped.seeing.values())]
    models += [(COLLECTIVE, collective.AGAINST, s.links) for s in (shipped.excluding, shipped.fitting)]
    for names, against, model in models:
        for name, weight in zip(names, model.weights, strict=False):  # a blind one ends before the values
            assert name in EITHER or (weight <= 0 if name in against else weight >= 0), name
    assert shipped.excluding.slope >= 0 <= shipped.fitting.slope
    assert all(weight >= 0 for own in shipped.excluding.own.values() for weight in own.weights)


def test_claims_with_nothing_in_common_are_improbable(shipped):
    """Where nothing is alike and the encoder knows a better answer, nothing is stated."""
    x, v, c = np.zeros(len(FEATURES)), np.zeros(len(VALUE_FEATURES)), np.zeros(len(COLLECTIVE))
    x[[list(FEATURES).index(name) for name in ("question", "answer", "answer_both")]] = -1
    for kind in NAMES:
        assert probability(shipped.blind[kind].log_odds(x)) < 0.3
        c[[list(COLLECTIVE).index(name) for name in ("only", "only_both", "open", "open_both", "repeated")]] = -5
        assert probability(shipped.settled(kind, x, v, c, fits=False)) < 0.3


@given(st.floats(-1e4, 1e4), st.floats(-1e4, 1e4))
def test_probability(a, b):
    """It grows with the odds, stays between 0 and 1, and is one half at even odds."""
    low, high = sorted((a, b))
    assert 0 <= probability(low) <= probability(high) <= 1
    assert probability(a) + probability(-a) == pytest.approx(1)
    assert 0.5 == probability(0.0)
