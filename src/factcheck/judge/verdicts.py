"""What two claims that answer the same question are to each other."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from factcheck.align.matching import Link
from factcheck.judge.updates import UpdateWords, later_state
from factcheck.model import Claim, Document, Modality, Relation, Verdict


@attrs.frozen
class Judgement:
    """A verdict with its confidence and one phrase that says why."""

    verdict: Verdict
    confidence: float
    why: str


def judge(link: Link, documents: Mapping[str, Document], words: Mapping[str, UpdateWords]) -> Judgement | None:
    """Return what the link's claims are to each other; None where nothing can be stated.

    Nothing is stated of values too far apart to be answers to one question, of two statements on two days, of
    different parts of an event, or of a claim and its denial.
    """
    relation, why = link.comparison.relation, link.comparison.why
    if link.a.polarity != link.b.polarity:
        return None
    if relation.compatible:
        verdict = Verdict.AGREEMENT if relation is Relation.EQUAL else Verdict.REFINEMENT
        return Judgement(verdict, link.probability, why)
    if relation is not Relation.DISJOINT or link.comparison.far or _two_events(link.a, link.b):
        return None
    if not link.a.polarity or not link.one_matter:
        return None  # two denials of two values can both be true, and so can two things that happened
    if reason := later_state(link.a, link.b, documents, words):
        return Judgement(Verdict.UPDATE, link.blind, f"{why}; {reason}")
    if Modality.PLANNED in (link.a.modality, link.b.modality) and link.a.modality != link.b.modality:
        return None  # a plan and what happened, in an order that nobody knows
    return Judgement(Verdict.CONTRADICTION, link.blind, why)


def _two_events(a: Claim, b: Claim) -> bool:
    """Whether the claims are of two statements, or of two parts of an event."""
    aspects = {a.event.aspect, b.event.aspect} - {""}
    return a.event.saying or b.event.saying or len(aspects) > 1
