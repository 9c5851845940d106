"""What two claims are to each other: the table of verdicts, and what is never stated."""

from __future__ import annotations

import pytest

from factcheck.judge.updates import later_state
from factcheck.judge.verdicts import judge
from factcheck.model import Modality, Verdict

PLANNED, ASSERTED, HEDGED = Modality.PLANNED, Modality.ASSERTED, Modality.HEDGED


@pytest.fixture
def verdict(claim, link, document, update_words):
    """Judge claims of a and b, given what each says; articles without a day unless told."""

    def judged(first, second, days=(None, None), texts=("", "")):
        documents = {n: document(n, day, text) for n, day, text in zip("ab", days, texts, strict=True)}
        return judge(link(claim("a", **first), claim("b", **second)), documents, update_words)

    return judged


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param("42", "42", Verdict.AGREEMENT, id="equal"),
        pytest.param("42", "40-50", Verdict.REFINEMENT, id="narrower"),
        pytest.param("40-50", "42", Verdict.REFINEMENT, id="wider"),
        pytest.param("40-50", "45-60", Verdict.REFINEMENT, id="overlapping"),
        pytest.param("42", "43", Verdict.CONTRADICTION, id="disjoint"),
    ],
)
def test_values_make_the_verdict(verdict, first, second, expected):
    """Equal, compatible, or not; the reason names both values."""
    found = verdict({"value": first}, {"value": second})
    assert (expected, f"{first} / {second}") == (found.verdict, found.why)


def test_confidence(verdict):
    """What agrees may count its values; what differs must be about the same without them."""
    assert 0.9 == verdict({}, {}).confidence
    assert 0.8 == verdict({"value": "42"}, {"value": "43"}).confidence


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param({"value": "1"}, {"value": "900"}, id="values far apart"),
        pytest.param({"value": "1", "saying": True}, {"value": "2", "saying": True}, id="two statements"),
        pytest.param({"value": "1", "saying": True}, {"value": "2"}, id="a statement and an event"),
        pytest.param({"value": "1", "polarity": False}, {"value": "2"}, id="a denial of another value"),
        pytest.param({"value": "1", "polarity": False}, {"value": "1"}, id="a denial of the same value"),
        pytest.param({"value": "1", "aspect": "leaving"}, {"value": "2", "aspect": "arriving"}, id="two parts"),
        pytest.param({"value": "1", "aspect": "start"}, {"value": "2", "aspect": "end"}, id="start and end"),
        pytest.param({"value": "1", "modality": PLANNED}, {"value": "2"}, id="a plan and a deed, nobody knows when"),
    ],
)  # fmt: skip
def test_nothing_is_stated(verdict, first, second):
    """Neither way round."""
    assert verdict(first, second) is None
    assert verdict(second, first) is None


def test_two_denials_of_two_values_do_not_contradict(verdict):
    """Neither 42 nor 43 is a state of the world that can be."""
    assert verdict({"value": "42", "polarity": False}, {"value": "43", "polarity": False}) is None


@pytest.mark.parametrize("aspect", ["", "leaving"])
def test_the_same_part_of_an_event_can_contradict(verdict, aspect):
    """A departure at two times, or a departure and an event as a whole."""
    found = verdict({"value": "1", "aspect": "leaving"}, {"value": "2", "aspect": aspect})
    assert Verdict.CONTRADICTION is found.verdict


@pytest.mark.parametrize("modality", [PLANNED, HEDGED])
def test_plans_and_hedges_can_contradict_each_other(verdict, modality):
    """Two different plans of one thing."""
    found = verdict({"value": "1", "modality": modality}, {"value": "2", "modality": modality})
    assert Verdict.CONTRADICTION is found.verdict


def test_later_alone_is_no_update(verdict):
    """An article of the next day that says otherwise contradicts."""
    assert Verdict.CONTRADICTION is verdict({"value": "1"}, {"value": "2"}, days=(11, 12)).verdict


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        pytest.param({"modality": PLANNED}, {"modality": ASSERTED}, (11, 12), id="planned, then done"),
        pytest.param({"modality": ASSERTED}, {"modality": PLANNED}, (12, 11), id="the other way round"),
        pytest.param({"counted": "mort"}, {"counted": "mort"}, (11, 12), id="a toll that grows"),
    ],
)
def test_updates(verdict, first, second, days):
    """The later article tells a later state: what was planned is done, a toll has grown."""
    low, high = ("42", "43") if days == (11, 12) else ("43", "42")
    found = verdict({"value": low, **first}, {"value": high, **second}, days=days)
    assert (Verdict.UPDATE, 0.8) == (found.verdict, found.confidence)
    assert found.why.startswith(f"{low} / {high}; the later article")


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        pytest.param({"counted": "mort"}, {"counted": "mort"}, (12, 11), id="a toll that shrinks"),
        pytest.param({"counted": "mort"}, {"counted": "mort"}, (12, 12), id="two tolls of one day"),
        pytest.param({"counted": "mort"}, {"counted": "mort"}, (None, 12), id="a day unknown"),
        pytest.param({"counted": "navire"}, {"counted": "navire"}, (11, 12), id="what need not grow"),
        pytest.param({"counted": "mort", "unit": "%"}, {"counted": "mort", "unit": "%"}, (11, 12), id="a share"),
        pytest.param({"counted": "mort", "ordinal": True}, {"counted": "mort", "ordinal": True}, (11, 12), id="a rank"),
    ],
)
def test_no_updates(verdict, first, second, days):
    """Nothing shows a later state."""
    assert Verdict.CONTRADICTION is verdict({"value": "42"} | first, {"value": "43"} | second, days=days).verdict


def test_a_plan_after_the_deed_is_not_judged(verdict):
    """A later article that still plans what an earlier one tells as done is about something else."""
    assert verdict({"value": "1"}, {"value": "2", "modality": PLANNED}, days=(11, 12)) is None


@pytest.mark.parametrize("texts", [("Un bilan provisoire.", ""), ("", "Match reporté à jeudi.")])
def test_a_cue_near_the_sentence_makes_an_update(verdict, texts):
    """Such as "provisoire" or "reporté": whichever article has it, and no day is needed; the reason quotes it."""
    found = verdict({"value": "1"}, {"value": "2"}, texts=texts)
    assert Verdict.UPDATE is found.verdict
    assert "provisoire" in found.why or "reporté" in found.why


@pytest.mark.parametrize("text", ["x " * 60 + "bilan provisoire", "aéroreporté", "Un bilan."])
def test_a_cue_elsewhere_makes_none(verdict, text):
    """One far from the sentence, or inside a longer word, tells nothing of these claims."""
    assert Verdict.CONTRADICTION is verdict({"value": "1"}, {"value": "2"}, texts=(text, "")).verdict


def test_compatible_values_are_no_update(verdict):
    """A plan that came true agrees."""
    found = verdict({"modality": PLANNED}, {"modality": ASSERTED}, days=(11, 12))
    assert Verdict.AGREEMENT is found.verdict


def test_intervals_that_overlap_have_no_order(claim, document, update_words):
    """An article of the 11th or 12th is not earlier than one of the 12th."""
    a, b = claim("a", "1", counted="mort"), claim("b", "2", counted="mort")
    documents = {"a": document("a", 11, until=12), "b": document("b", 12)}
    assert "" == later_state(a, b, documents, update_words)
    assert later_state(a, b, documents | {"b": document("b", 13)}, update_words)


def test_which_claim_comes_first_does_not_matter(claim, link, document, update_words):
    """The same verdict and confidence for both directions of a link."""
    documents = {"a": document("a", 11), "b": document("b", 12)}
    for value in ("42", "43", "40-50", "41-60"):
        for modality in Modality:
            a, b = claim("a", "42", counted="mort"), claim("b", value, counted="mort", modality=modality)
            forth, back = (judge(link(*pair), documents, update_words) for pair in ((a, b), (b, a)))
            assert (forth and (forth.verdict, forth.confidence)) == (back and (back.verdict, back.confidence))
