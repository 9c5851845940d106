"""How probable it is that two claims answer one question: every score is a sum that can be shown."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.align.features import AGAINST, FEATURES, VALUE_FEATURES
from factcheck.align.scoring import Scorer, Weights, probability
from factcheck.kinds.registry import NAMES


def table(**changes: object) -> dict[str, object]:
    """A model of one kind whose weights are 1, 2, 3 ..."""
    weights = [float(n + 1) for n in range(len(FEATURES))]
    seeing = [*weights, *(1.0 for _ in VALUE_FEATURES)]
    return {
        "name": "by hand",
        "features": list(FEATURES),
        "value_features": list(VALUE_FEATURES),
        "blind": {"date": {"intercept": -2.0, "weights": weights}},
        "seeing": {"date": {"intercept": -3.0, "weights": seeing}},
    } | changes


@pytest.fixture(scope="module")
def shipped():
    """The model in the package."""
    return Scorer.shipped()


def test_log_odds_are_a_weighted_sum():
    """The intercept and each weight times its feature."""
    assert 1.0 + 2.0 * 0.5 - 1.0 * 0.25 == Weights(1.0, (2.0, -1.0)).log_odds(np.array([0.5, 0.25]))


def test_a_row_of_another_length_is_refused():
    """Weights of other features would score nonsense."""
    with pytest.raises(ValueError, match="zip"):
        Weights(0.0, (1.0, 2.0)).log_odds(np.array([1.0]))


@pytest.mark.parametrize("lists", [{"features": ["sentence"]}, {"value_features": []}, {"features": [*FEATURES][::-1]}])
def test_a_table_of_other_features_is_refused(lists):
    """Also when only their order differs; the message says what to run."""
    with pytest.raises(ValueError, match=r"training/alignment\.py"):
        Scorer.of(table(**lists))


@given(st.lists(st.floats(0, 1), min_size=len(FEATURES), max_size=len(FEATURES)))
def test_reasons_add_up_to_the_score(row):
    """They begin with the start, the weightiest first; only crumbs below 0.005 are left out."""
    scorer, x = Scorer.of(table()), np.array(row)
    reasons = scorer.reasons("date", x)
    assert ("start", -2.0) == (reasons[0].name, reasons[0].weight)
    sizes = [abs(reason.weight) for reason in reasons[1:]]
    assert sorted(sizes, reverse=True) == sizes
    total = math.fsum(reason.weight for reason in reasons)
    assert scorer.blind["date"].log_odds(x) == pytest.approx(
        total, abs=0.0051 * (len(FEATURES) - len(sizes)) + 1e-3 * len(reasons)
    )


def test_reasons_say_what_was_seen():
    """Each has the words of its feature; what was not seen is not named."""
    x = np.zeros(len(FEATURES))
    x[list(FEATURES).index("polarity_differs")] = 1
    _, reason = Scorer.of(table()).reasons("date", x)
    assert ("polarity_differs", FEATURES["polarity_differs"]) == (reason.name, reason.text)


def test_the_shipped_weights_fit(shipped):
    """Every kind has a model with and one without the values, as long as their lists of features."""
    assert set(NAMES) == set(shipped.blind) == set(shipped.seeing)
    for kind in NAMES:
        assert len(FEATURES) == len(shipped.blind[kind].weights)
        assert len(FEATURES) + len(VALUE_FEATURES) == len(shipped.seeing[kind].weights)


def test_the_shipped_weights_point_the_way_they_should(shipped):
    """What is alike never speaks against one question, what differs never for it."""
    names = [*FEATURES, *VALUE_FEATURES]
    for model in (*shipped.blind.values(), *shipped.seeing.values()):
        for name, weight in zip(names, model.weights, strict=False):  # a blind one ends before the values
            assert weight <= 0 if name in AGAINST else weight >= 0, name


def test_claims_with_nothing_in_common_are_improbable(shipped):
    """Without any feature nothing is stated."""
    for kind in NAMES:
        assert probability(shipped.blind[kind].log_odds(np.zeros(len(FEATURES)))) < 0.3


@given(st.floats(-1e4, 1e4), st.floats(-1e4, 1e4))
def test_probability(a, b):
    """It grows with the odds, stays between 0 and 1, and is one half at even odds."""
    low, high = sorted((a, b))
    assert 0 <= probability(low) <= probability(high) <= 1
    assert probability(a) + probability(-a) == pytest.approx(1)
    assert 0.5 == probability(0.0)
