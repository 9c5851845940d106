"""What two claims are to each other: the table of verdicts, and what is never stated."""

from __future__ import annotations

import attrs
import pytest

import factcheck
from factcheck.align.matching import Link
from factcheck.judge.updates import later_state
from factcheck.judge.verdicts import judge, silence
from factcheck.kinds.registry import compare_values
from factcheck.model import Article, Comparison, Modality, Relation, Verdict

PLANNED, ASSERTED, HEDGED = Modality.PLANNED, Modality.ASSERTED, Modality.HEDGED


@pytest.fixture
def verdict(claim, link, document, update_words):
    """Judge claims of a and b, given what each says; articles without a day unless told."""

    def judged(first, second, days=(None, None), texts=("", ""), hours=(None, None)):
        told = zip("ab", days, texts, hours, strict=True)
        documents = {n: document(n, day, text, hour=hour) for n, day, text, hour in told}
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


def test_confidence(claim, link, document, update_words):
    """It is how probably both answer one question, whatever the verdict."""
    documents = {n: document(n) for n in "ab"}
    for value, probability in (("42", 0.9), ("43", 0.6), ("40-50", 0.7)):
        found = judge(link(claim("a"), claim("b", value), probability), documents, update_words)
        assert probability == found.confidence


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param({"value": "1", "polarity": False}, {"value": "2"}, id="a denial of another value"),
        pytest.param({"value": "1", "polarity": False}, {"value": "2", "polarity": False}, id="two denials"),
        pytest.param({"value": "1", "aspect": "leaving"}, {"value": "2", "aspect": "arriving"}, id="two parts"),
        pytest.param({"value": "1", "aspect": "start"}, {"value": "2", "aspect": "end"}, id="start and end"),
        pytest.param({"value": "1", "saying": True}, {"value": "2", "saying": True}, id="two statements"),
    ],
)
def test_nothing_is_stated(verdict, first, second):
    """Neither way round: both values can be true."""
    assert verdict(first, second) is None
    assert verdict(second, first) is None


def test_silence_has_a_reason(claim, link):
    """Two parts of an event, two values of which one is denied; none where something can be stated."""
    leaving, arriving = claim("a", "1", aspect="leaving"), claim("b", "2", aspect="arriving")
    assert "they are of two parts of an event" == silence(link(leaving, arriving))
    denied = claim("b", "2", polarity=False)
    assert "what is denied of one value may be true of another" == silence(link(leaving, denied))
    assert "" == silence(link(leaving, claim("b", "2")))


def test_what_cannot_be_compared_is_not_judged(claim, link, document, update_words):
    """The comparison's own reason is the reason for silence."""
    apart = attrs.evolve(link(claim("a"), claim("b")), comparison=Comparison(Relation.NOT_COMPARABLE, "two units"))
    assert judge(apart, {n: document(n) for n in "ab"}, update_words) is None
    assert "two units" == silence(apart)


def test_a_value_told_by_the_name_of_the_other_agrees(claim, link, document, update_words):
    """A site of a town against the town alone: both articles name the town."""
    nested = Comparison(Relation.NARROWER, "one lies in the other", nested=True)
    found = judge(
        attrs.evolve(link(claim("a"), claim("b")), comparison=nested), {n: document(n) for n in "ab"}, update_words
    )
    assert Verdict.AGREEMENT is found.verdict


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param({"value": "1"}, {"value": "900"}, id="values far apart"),
        pytest.param({"value": "1", "saying": True}, {"value": "2"}, id="what an article takes for a statement"),
        pytest.param({"value": "1", "modality": PLANNED}, {"value": "2"}, id="a plan and a deed, nobody knows when"),
        pytest.param({"value": "1", "aspect": "start"}, {"value": "2", "aspect": "leaving"}, id="setting out"),
    ],
)
def test_whether_it_is_one_question_is_not_asked_again(verdict, first, second):
    """That the claims answer one question is the matcher's word: what differs then contradicts."""
    assert Verdict.CONTRADICTION is verdict(first, second).verdict


def test_a_denial_of_the_same_value_is_about_the_same(verdict):
    """Fourteen who have not been found are fourteen who are missing."""
    assert Verdict.AGREEMENT is verdict({"polarity": False}, {}).verdict


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
        pytest.param({"counted": "mort"}, {"counted": "mort"}, (11, 12), id="a toll that grows"),
        pytest.param({"counted": "mort"}, {"counted": "personne"}, (11, 12), id="told by one of them"),
        pytest.param({"counted": "disparu"}, {"counted": "disparu"}, (11, 12), id="what goes up and down"),
        pytest.param({"counted": "disparu"}, {"counted": "disparu"}, (12, 11), id="and down"),
    ],
)
def test_updates(verdict, first, second, days):
    """The later article tells a later state: a toll has grown, fewer are missing."""
    found = verdict({"value": "42", **first}, {"value": "43", **second}, days=days)
    assert (Verdict.UPDATE, 0.8) == (found.verdict, found.confidence)
    assert found.why.startswith("42 / 43; the later article")


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        pytest.param({"counted": "mort"}, {"counted": "mort"}, (12, 11), id="a toll that shrinks"),
        pytest.param({"counted": "mort"}, {"counted": "mort"}, (12, 12), id="two tolls of one day"),
        pytest.param({"counted": "mort"}, {"counted": "mort"}, (None, 12), id="a day unknown"),
        pytest.param({"counted": "navire"}, {"counted": "navire"}, (11, 12), id="what need not grow"),
        pytest.param({"counted": "mort", "unit": "%"}, {"counted": "", "unit": "%"}, (12, 11), id="a share"),
        pytest.param({"counted": "mort", "ordinal": True}, {"counted": "mort", "ordinal": True}, (11, 12), id="a rank"),
        pytest.param({"counted": "mort"}, {"counted": "mort", "value": "420"}, (11, 12), id="a figure too much"),
    ],
)
def test_no_updates(verdict, first, second, days):
    """Nothing shows a later state."""
    assert Verdict.CONTRADICTION is verdict({"value": "42"} | first, {"value": "43"} | second, days=days).verdict


@pytest.mark.parametrize(("hours", "expected"), [((8, 10), Verdict.CONTRADICTION), ((8, 12), Verdict.UPDATE)])
def test_articles_of_one_hour_tell_one_state(verdict, hours, expected):
    """Two tolls of one morning contradict each other; from three hours on the later one is a later toll."""
    toll = {"counted": "mort"}
    assert expected is verdict({"value": "1", **toll}, {"value": "2", **toll}, days=(12, 12), hours=hours).verdict


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(("Un bilan provisoire.", ""), Verdict.UPDATE, id="the lower one is provisional"),
        pytest.param(("", "Il s'est alourdi à deux."), Verdict.UPDATE, id="the higher one is revised"),
        pytest.param(("Il s'est alourdi à un.", ""), Verdict.CONTRADICTION, id="the lower one is revised"),
        pytest.param(("", "Un bilan provisoire."), Verdict.CONTRADICTION, id="the higher one is provisional"),
        pytest.param(("x " * 60 + "bilan provisoire", ""), Verdict.CONTRADICTION, id="far from the sentence"),
        pytest.param(("Un infraprovisoire.", ""), Verdict.CONTRADICTION, id="inside a word"),
        pytest.param(("", "Un rectificatif."), Verdict.UPDATE, id="a correction"),
        pytest.param(("", "x " * 60 + "2 morts, et non 1"), Verdict.UPDATE, id="one value for the other"),
        pytest.param(("", "x " * 60 + "2 morts, et non 3"), Verdict.CONTRADICTION, id="another value taken back"),
    ],
)
def test_words_of_a_later_figure(verdict, texts, expected):
    """Where no day is known the lower figure counts as the earlier one; the reason quotes the words."""
    found = verdict({"value": "1"}, {"value": "2"}, texts=texts)
    assert expected is found.verdict
    assert (expected is Verdict.UPDATE) == (' says "' in found.why)


def test_a_third_article_can_take_a_value_back(claim, link, document, update_words):
    """What it says ("2, and not 1") tells which of two others is the older state."""
    documents = {"a": document("a"), "b": document("b"), "c": document("c", text="On compte 2 morts et non 1. " * 3)}
    found = judge(link(claim("a", "1"), claim("b", "2")), documents, update_words)
    assert Verdict.UPDATE is found.verdict
    assert 'c says "2 morts et non 1"' in found.why


@pytest.mark.parametrize(
    ("first", "second", "text", "expected"),
    [
        pytest.param("2024-03-14", "2024-03-15", "", Verdict.UPDATE, id="done later than planned"),
        pytest.param("2024-03-15", "2024-03-14", "", Verdict.CONTRADICTION, id="done before it was planned"),
        pytest.param("2024-03-15", "2024-03-14", "Le match reporté.", Verdict.UPDATE, id="a plan that was moved"),
    ],
)
def test_plans_that_changed(verdict, first, second, text, expected):
    """A later article that tells as done what was planned for an earlier day, or that says that the plan was moved."""
    planned = {"value": "1", "kind": "date", "earliest": first, "modality": PLANNED}
    told = {"value": "2", "kind": "date", "earliest": second}
    assert expected is verdict(planned, told, days=(11, 20), texts=("", text), hours=(9, 9)).verdict


def test_an_inferred_day_of_publication_makes_no_plan_an_older_one(verdict):
    """It comes from the days that the article tells of, so that it says nothing of which was told first."""
    planned = {"value": "1", "kind": "date", "earliest": "2024-03-14", "modality": PLANNED}
    told = {"value": "2", "kind": "date", "earliest": "2024-03-15"}
    assert Verdict.CONTRADICTION is verdict(planned, told, days=(11, 20)).verdict


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


@pytest.mark.parametrize("kind", ["count", "date"])
@pytest.mark.parametrize(
    "texts", [("Un bilan provisoire.", ""), ("", "Le match reporté."), ("Un reporté.", "Un reporté.")]
)
def test_words_of_a_later_state_are_found_from_either_side(claim, link, document, update_words, kind, texts):
    """Where no day is known, the same verdict for both directions of a link."""
    documents = {n: document(n, None, text) for n, text in zip("ab", texts, strict=True)}
    a, b = (claim(n, value, kind=kind, modality=PLANNED) for n, value in (("a", "1"), ("b", "2")))
    forth, back = (judge(link(*pair), documents, update_words) for pair in ((a, b), (b, a)))
    assert (forth.verdict, forth.why.partition(";")[2]) == (back.verdict, back.why.partition(";")[2])


def test_aware_times_are_compared_on_one_clock(claim, document, update_words):
    """Noon in Tokyo is five in the morning in Paris: a toll of nine in Paris is later."""
    toll = {"counted": "mort"}
    a, b = claim("a", "1", **toll), claim("b", "2", **toll)
    hours = {"a": "2024-03-12T12:00+09:00", "b": "2024-03-12T09:00+01:00"}
    documents = {
        n: attrs.evolve(document(n, 12), article=Article(id=n, text=document(n).article.text, published=at))
        for n, at in hours.items()
    }
    assert "only grows" in later_state(a, b, documents, update_words)


@pytest.mark.parametrize(
    ("kind", "one_matter", "probability", "expected"),
    [
        pytest.param("date", False, 0.69, "they are the days of two deeds", id="two deeds"),
        pytest.param("date", False, 0.7, "", id="two deeds, nearly sure"),
        pytest.param("date", True, 0.4, "", id="one deed"),
        pytest.param("count", False, 0.4, "", id="numbers"),
    ],
)
def test_days_of_two_deeds(claim, link, kind, one_matter, probability, expected):
    """Other deeds are on other days: two dates contradict only where the same is told, or it is nearly sure."""
    pair = link(claim("a", "1", kind=kind), claim("b", "2", kind=kind), probability)
    assert expected == silence(attrs.evolve(pair, one_matter=one_matter))


def test_an_outcome_does_not_contradict_what_was_expected(verdict):
    """A number that a later article tells as fact is what became of the one that was expected."""
    found = verdict({"value": "5", "modality": PLANNED}, {"value": "3"}, days=(11, 12))
    assert Verdict.UPDATE is found.verdict
    assert Verdict.CONTRADICTION is verdict({"value": "5"}, {"value": "3", "modality": PLANNED}, days=(11, 12)).verdict


@pytest.mark.parametrize(("place", "expected"), [("Lyon", "contradiction"), ("Nantes", None)])
def test_distances_from_two_places(place, expected):
    """15 km from Lyon and 40 km from Lyon exclude each other, 40 km from Nantes has nothing to do with it."""
    checker = factcheck.Checker()
    [first] = _distances(checker, "a", "Le village, situé à 15 km au nord de Lyon, a été évacué mardi.")
    [second] = _distances(checker, "b", f"Le village, situé à 40 km au nord de {place}, a été évacué mardi.")
    comparison = compare_values("count", first.value, second.value)
    told = silence(Link(first, second, comparison, 0.9))
    assert ("" if expected else "they are measured from two places") == told


def _distances(checker, name, text):
    article = factcheck.Article(id=name, text=text, published="2024-03-06", language="fr")
    return [c for c in checker.claims(article) if c.kind == "count"]
