"""The parts of a pair as a sum: nothing is lost, the column adds up as shown, and the end is the confidence."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Pair, Reason, Verdict
from factcheck.report.parts import parts, probability


def pair_of(weights: Sequence[float], confidence: float | None = None) -> Pair:
    """Return a pair of the given weights, with the confidence that they add up to, or another."""
    reasons = tuple(Reason(f"r{n}" if n else "start", f"part {n}", weight) for n, weight in enumerate(weights))
    confidence = probability(math.fsum(weights)) if confidence is None else confidence
    claim: Any = None
    return Pair("p", claim, claim, Verdict.UPDATE, confidence, "why", reasons)


def test_small_parts_are_one():
    """Parts under 0.05 are summed in the last line."""
    made = parts(pair_of([-1.0, 2.0, 0.5, 0.04, -0.03, 0.02]))
    assert [(part.name, part.weight, part.total) for part in made] == [
        ("start", -1.0, -1.0),
        ("r1", 2.0, 1.0),
        ("r2", 0.5, 1.5),
        ("others", 0.03, 1.53),
    ]
    assert made[-1].text == "3 smaller parts"
    assert [part.share for part in made] == [-0.5, 1.0, 0.25, pytest.approx(0.015)]


def test_a_single_small_part_keeps_its_name():
    """There is nothing to sum."""
    assert [part.name for part in parts(pair_of([-1.0, 0.01]))] == ["start", "r1"]


def test_no_reasons_no_parts():
    """A pair that does not say how it was decided has no lines."""
    assert parts(pair_of([])) == ()
    assert [part.share for part in parts(pair_of([0.0]))] == [0.0]


@pytest.mark.parametrize("confidence", [0.0, 0.2, 0.9, 0.9999, 1.0])
def test_what_is_missing_is_said(confidence):
    """Reasons that do not add up to the confidence get one more line, so that the sum always does."""
    *_, rest = parts(pair_of([-1.0, 1.0], confidence))
    assert (rest.name, rest.probability) == ("rest", confidence)
    assert probability(rest.total) == pytest.approx(confidence, abs=0.002)


def test_rounding_is_nothing_missing():
    """A confidence of four decimals is a rounded one."""
    assert [part.name for part in parts(pair_of([-1.0, 2.0], 0.7311))] == ["start", "r1"]
    assert [part.name for part in parts(pair_of([-1.0, 2.0], 0.7301))] == ["start", "r1"]


@given(weights=st.lists(st.floats(-6, 6), min_size=1, max_size=30))
def test_the_column_adds_up(weights):
    """As shown, with two decimals; no weight is off by more than one of the last, and the end is the confidence."""
    pair = pair_of(weights)
    made = parts(pair)
    so_far = 0.0
    for part in made:
        so_far = round(so_far + part.weight, 2)
        assert part.total == pytest.approx(so_far, abs=1e-9)
        assert -1.0 <= part.share <= 1.0
    assert made[-1].total == pytest.approx(math.fsum(weights), abs=0.0051)
    assert made[-1].probability == pair.confidence
    exact = {reason.name: reason.weight for reason in pair.reasons}
    assert all(abs(part.weight - exact[part.name]) <= 0.0101 for part in made if part.name in exact)
