"""From groups to findings: the gravest verdict, who says what, stable names."""

from __future__ import annotations

import itertools
import math

import attrs
import pytest

from factcheck.model import Modality, Span, Verdict


@pytest.fixture
def three(claim, link):
    """Three articles: two say 42, surely of one question, and one says 43."""
    claims = [claim("a", "42"), claim("b", "43"), claim("c", "42")]
    return [link(x, y, 0.9 if x.value == y.value else 0.8) for x, y in itertools.combinations(claims, 2)]


def test_the_gravest_pair_gives_the_verdict(judged, three):
    """Two contradictions and an agreement make a contradiction; all three pairs are there, the gravest first."""
    [finding] = judged(three)
    assert Verdict.CONTRADICTION is finding.verdict
    assert {"contradiction": 2, "agreement": 1} == finding.counts
    assert [Verdict.CONTRADICTION] * 2 + [Verdict.AGREEMENT] == [pair.verdict for pair in finding.pairs]
    assert finding.pairs[0].confidence == finding.confidence == 0.8


def test_positions_say_who_says_what(judged, three, document):
    """Claims of equal values share a position, the most voiced first; sources are called by their names."""
    documents = [document("a", source="Le Phare"), document("b"), document("c")]
    [finding] = judged(three, documents=documents)
    assert [("42", ("Le Phare", "c")), ("43", ("b",))] == [(p.value, p.sources) for p in finding.positions]


def test_the_question_is_one_of_its_claims(judged, three):
    """It is asked in an article's words."""
    [finding] = judged(three)
    assert finding.question in {claim.question for claim in finding.claims}


def test_pairs_under_the_threshold_are_dropped_first(judged, three):
    """What is left makes the verdict: agreements are surer here."""
    [finding] = judged(three, min_confidence=0.85)
    assert {"agreement": 1} == finding.counts
    assert ["a", "c"] == [claim.article for claim in finding.claims]
    assert () == judged(three, min_confidence=1.0)


def test_nothing_to_state_no_finding(judged, claim, link):
    """A pair that cannot be judged is no finding."""
    assert () == judged([link(claim("a", "1", aspect="start"), claim("b", "2", aspect="end"))])
    assert () == judged([])


def test_gravest_findings_come_first(judged, claim, link):
    """Across the story too, and the surer of two that are as grave."""
    lighter = link(claim("a", "1"), claim("b", "1"), 0.9)
    graver = [link(claim("a", "1", at=at), claim("b", "2", at=at), p) for at, p in ((50, 0.6), (100, 0.7))]
    found = judged([lighter], *([k] for k in graver))
    assert [0.7, 0.6, 0.9] == [finding.confidence for finding in found]
    assert 3 == len({finding.id for finding in found})
    assert found == judged(*([k] for k in graver), [lighter])


def test_reasons_come_with_each_pair(judged, claim, link):
    """The parts of its probability, as the matcher gave them, with the sum beside them."""
    seen = link(claim("a"), claim("b"))
    [finding] = judged([seen])
    [pair] = finding.pairs
    assert seen.reasons == pair.reasons
    log_odds = sum(reason.weight for reason in pair.reasons)
    assert pair.confidence == pytest.approx(1 / (1 + math.exp(-log_odds)), abs=1e-4)


def test_copies_count_once_and_still_differ(judged, three):
    """Three articles of two origins; a difference between copies is stated."""
    [finding] = judged(three, origin={"a": 0, "b": 0, "c": 2}.__getitem__)
    assert 2 == finding.origins
    [between_copies] = judged(three[:1], origin={"a": 0, "b": 0}.__getitem__)
    assert (Verdict.CONTRADICTION, 1) == (between_copies.verdict, between_copies.origins)


def test_a_copied_sentence_still_differs(judged, claim, link, document):
    """Two articles took one sentence and another number: a contradiction of one origin."""
    sentence = "42 marins étaient à bord du cargo Alcyon, qui a coulé lundi au large de Brest avec son bois."
    texts = {"a": sentence, "b": sentence.replace("42", "43")}
    documents = [document(name, text=text) for name, text in texts.items()]
    a, b = (attrs.evolve(claim(n, t[:2]), sentence=Span(0, len(t))) for n, t in texts.items())
    [finding] = judged([link(a, b)], documents=documents, origin=["a", "b"].index)
    assert (Verdict.CONTRADICTION, 1) == (finding.verdict, finding.origins)


def test_names_do_not_depend_on_order(judged, claim, link):
    """Turned links in another order give the same finding, pair by pair."""
    claims = [claim("a", "42"), claim("b", "43"), claim("c", "42", modality=Modality.HEDGED)]
    forth = [link(x, y) for x, y in itertools.combinations(claims, 2)]
    back = [link(k.b, k.a) for k in reversed(forth)]
    [one], [other] = judged(forth), judged(back)
    assert (one.id, one.question, one.positions) == (other.id, other.question, other.positions)
    assert [(p.id, p.a.id, p.b.id, p.verdict) for p in one.pairs] == [
        (p.id, p.a.id, p.b.id, p.verdict) for p in other.pairs
    ]


def test_names_are_made_of_claims(judged, claim, link):
    """Another value is another finding and another pair."""
    [one] = judged([link(claim("a", "42"), claim("b", "43"))])
    [other] = judged([link(claim("a", "42"), claim("b", "44"))])
    assert one.id != other.id
    assert one.pairs[0].id != other.pairs[0].id
