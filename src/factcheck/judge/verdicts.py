"""What two claims that answer the same question are to each other."""

from __future__ import annotations

import re
from collections.abc import Mapping

import attrs

from factcheck.align.matching import Link
from factcheck.model import Claim, Document, Modality, Relation, Verdict


@attrs.frozen
class Judgement:
    """A verdict with its confidence and one phrase that says why."""

    verdict: Verdict
    confidence: float
    why: str


def judge(link: Link, documents: Mapping[str, Document], cues: Mapping[str, re.Pattern[str]]) -> Judgement | None:
    """Return what the link's claims are to each other; None where nothing can be stated.

    ``cues`` are each language's words for a later state of knowledge. Nothing is stated of values too far apart to be
    answers to one question, of two statements on two days, or of a claim and its denial.
    """
    relation, why = link.comparison.relation, link.comparison.why
    if link.a.polarity != link.b.polarity:
        return None
    if relation.compatible:
        verdict = Verdict.AGREEMENT if relation is Relation.EQUAL else Verdict.REFINEMENT
        return Judgement(verdict, link.seeing, why)
    if relation is not Relation.DISJOINT or link.comparison.far or link.a.event.saying or link.b.event.saying:
        return None
    if reason := _update(link.a, link.b, documents, cues):
        return Judgement(Verdict.UPDATE, link.blind, f"{why}; {reason}")
    if Modality.PLANNED in (link.a.modality, link.b.modality) and link.a.modality != link.b.modality:
        return None  # a plan and what happened, in an order that nobody knows
    return Judgement(Verdict.CONTRADICTION, link.blind, why)


def _update(a: Claim, b: Claim, documents: Mapping[str, Document], cues: Mapping[str, re.Pattern[str]]) -> str:
    """Return why the later article tells a later state, "" where nothing says so."""
    first, second = (documents[c.article].reference for c in (a, b))
    earlier, later = (a, b) if _before(first.latest, second.earliest) else (b, a)
    ordered = _before(first.latest, second.earliest) or _before(second.latest, first.earliest)
    if ordered and earlier.modality is Modality.PLANNED and later.modality is Modality.ASSERTED:
        return "the later article tells what the earlier one expects"
    for claim in (a, b):
        document = documents[claim.article]
        sentence = document.article.text[claim.sentence.start : claim.sentence.end]
        if found := cues[document.language].search(sentence):
            return f"{document.article.name} speaks of a later state (\"{found[0]}\")"
    return ""


def _before(latest: object, earliest: object) -> bool:
    return latest is not None and earliest is not None and latest < earliest  # type: ignore[operator]
