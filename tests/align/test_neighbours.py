"""Claims that are nearest to each other: what the encoder says of two, and which are worth a look."""

from __future__ import annotations

import itertools
import math

import attrs
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.align.neighbours import ANSWERS, NEAREST, Answers, Near, neighbours

SCALE = (10.0, -5.0)
quick = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
STORY = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["date", "count"]), st.integers(0, 11)), max_size=14)


def pointing(hour: int) -> np.ndarray:
    """A unit vector that points where a clock's hand does."""
    return np.array([math.sin(hour * math.pi / 6), math.cos(hour * math.pi / 6)], dtype=np.float32)


@pytest.fixture
def clocks(claim, look_at):
    """See claims of (article, kind, hour): questions and sentences are alike as their hours are near."""

    def seen(story, null=-20.0):
        made = [claim(article, kind=kind, at=100 * n) for n, (article, kind, _) in enumerate(story)]
        hours = {told.id: hour for told, (_, _, hour) in zip(made, story, strict=True)}
        return [
            attrs.evolve(view, state=pointing(hour), sentence=pointing(hour), null=null)
            for view in look_at(made)
            for hour in [hours[view.claim.id]]
        ]

    return seen


def nearest(views, attribute: str, count: int) -> set[tuple[int, int]]:
    """Look at all pairs: each claim with the ``count`` most alike of every other article, the first of equals."""
    found = set()
    for i, view in enumerate(views):
        for article in {other.claim.article for other in views} - {view.claim.article}:
            others = [j for j, o in enumerate(views) if (o.claim.kind, o.claim.article) == (view.claim.kind, article)]
            mine = getattr(view, attribute).astype(np.float64)
            alike = {j: round(float(mine @ getattr(views[j], attribute).astype(np.float64)), 6) for j in others}
            found |= {tuple(sorted((i, j))) for j in sorted(others, key=lambda j: -alike[j])[:count]}
    return found


@given(STORY)
@quick
def test_the_nearest_are_those_that_a_look_at_all_finds(clocks, story):
    """By their sentences and by what they answer; of one kind, of two articles, the smaller place first."""
    views = clocks(story)
    assert nearest(views, "sentence", NEAREST) == set(neighbours(views))
    assert nearest(views, "state", ANSWERS) == set(Answers(views, SCALE).nearest())


def test_a_claim_may_be_sought_by_many(clocks):
    """Where one article has a single claim, all of the other's are looked at: each has it as its nearest."""
    views = clocks([("a", "date", 0), *(("b", "date", hour) for hour in range(1, 9))])
    assert {(0, n) for n in range(1, 9)} == set(neighbours(views))


@given(STORY)
@quick
def test_what_the_encoder_says_is_the_same_from_both_sides(clocks, story):
    """Forth is the other one's back."""
    views = clocks(story, null=0.0)
    answers = Answers(views, SCALE)
    for i, j in set(answers.nearest()):
        there, back = answers.near(i, j), answers.near(j, i)
        assert (there.log_odds, there.forth, there.back) == (back.log_odds, back.back, back.forth)
        assert answers.log_odds(i, j) == there.log_odds


@pytest.mark.parametrize(("hour", "expected"), [(0, 5.0), (3, -5.0), (4, -10.0), (6, -12.0)])
def test_cosines_become_log_odds(clocks, hour, expected):
    """Scaled and shifted; below -12 all is as improbable."""
    assert expected == pytest.approx(Answers(clocks([("a", "date", 0), ("b", "date", hour)]), SCALE).log_odds(0, 1))


@given(STORY, st.floats(-4, 4))
@quick
def test_an_answer_is_weighed_against_all_others_and_none(clocks, story, null):
    """Log-odds of one beside the rest of its article, as far as four decimals tell."""
    views = clocks(story, null)
    answers = Answers(views, SCALE)
    for i, j in itertools.permutations(range(len(views)), 2):
        a, b = views[i].claim, views[j].claim
        if a.kind != b.kind or a.article == b.article:
            continue
        rest = [k for k, v in enumerate(views) if (v.claim.kind, v.claim.article) == (b.kind, b.article) and k != j]
        total = math.exp(null) + sum(math.exp(answers.log_odds(i, k)) for k in rest)
        expected = max(-12.0, answers.log_odds(i, j) - math.log(total))
        slack = math.exp(answers.log_odds(i, j)) * 1e-4 / total  # log-odds are rounded before they are taken away
        assert expected == pytest.approx(answers.near(i, j).forth, abs=1e-2 + 2 * slack)


def test_a_better_answer_takes_an_answers_place(clocks):
    """The best of an article answers, its rivals do not; claims of other articles and kinds are no rivals."""
    story = [("a", "date", 0), ("b", "date", 0), ("b", "date", 2), ("b", "count", 0), ("c", "date", 0)]
    answers = Answers(clocks(story), SCALE)
    best, rival = answers.near(0, 1), answers.near(0, 2)
    assert best.forth == pytest.approx(5.0)
    assert best.log_odds == pytest.approx(5.0)
    assert rival.forth == pytest.approx(-5.0, abs=1e-2)
    assert rival.log_odds == pytest.approx(0.0, abs=1e-3)
    assert rival.back > rival.forth


def test_a_question_that_nobody_answers(clocks):
    """The surer the encoder is that nothing answers, the less does what is there."""
    story = [("a", "date", 0), ("b", "date", 1)]
    silent, answered = (Answers(clocks(story, null), SCALE).near(0, 1) for null in (3.0, -3.0))
    assert (silent.log_odds, answered.log_odds) == (answered.log_odds, silent.log_odds)
    assert silent.forth == pytest.approx(silent.log_odds - 3.0, abs=1e-2)
    assert silent.forth < answered.forth


def test_near_is_plain_numbers(clocks):
    """It can be compared."""
    answers = Answers(clocks([("a", "date", 0), ("b", "date", 3)], null=0.0), SCALE)
    assert Near(-5.0, -5.0, -5.0) == answers.near(0, 1)


def test_an_empty_story_has_no_neighbours():
    """Nor answers."""
    assert [] == list(neighbours([])) == list(Answers([], SCALE).nearest())
