"""What two claims that answer the same question are to each other."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from factcheck.align.matching import Link
from factcheck.judge.updates import UpdateWords, later_state
from factcheck.kinds.registry import compare_values
from factcheck.model import Claim, Document, Relation, Verdict

# Real articles tell of more days than the annotated stories do, and other deeds are on other days: without this rule
# the five articles in seeds/ would have four false contradictions of dates. In the stories it takes six right ones and
# four wrong ones.
_SURE = 0.7
_PARTS = ({"start", "end"}, {"leaving", "arriving"})


@attrs.frozen
class Judgement:
    """A verdict with its confidence and one phrase that says why."""

    verdict: Verdict
    confidence: float
    why: str


def judge(link: Link, documents: Mapping[str, Document], words: Mapping[str, UpdateWords]) -> Judgement | None:
    """Return what the link's claims are to each other; None where nothing can be stated, as ``silence`` explains.

    Whether both answer one question is the link's affair: its probability is the confidence. A site told by the name of
    the place that the other article gives agrees with it: in the annotated stories 27 of 33 such pairs do.
    """
    if silence(link):
        return None
    relation, why = link.comparison.relation, link.comparison.why
    if relation.compatible:
        same = relation is Relation.EQUAL or link.comparison.nested
        verdict = Verdict.AGREEMENT if same else Verdict.REFINEMENT
        return Judgement(verdict, link.probability, why)
    if reason := later_state(link.a, link.b, documents, words):
        return Judgement(Verdict.UPDATE, link.probability, f"{why}; {reason}")
    return Judgement(Verdict.CONTRADICTION, link.probability, why)


def silence(link: Link) -> str:
    """Return why nothing can be stated of two claims; "" where something can."""
    if link.comparison.relation is Relation.NOT_COMPARABLE:
        return link.comparison.why
    if link.comparison.relation is Relation.DISJOINT:
        if not (link.a.polarity and link.b.polarity):
            return "what is denied of one value may be true of another"
        if link.a.event.saying and link.b.event.saying:
            return "they are two statements"
        if link.a.kind == "date" and not link.one_matter and link.probability < _SURE:
            return "they are the days of two deeds"
        if _measured_apart(link.a, link.b):
            return "they are measured from two places"
        if {link.a.event.aspect, link.b.event.aspect} in _PARTS:
            return "they are of two parts of an event"
    return ""


def _measured_apart(a: Claim, b: Claim) -> bool:
    """Whether two distances are given from two places: 30 km from Nantes and 12 km from Angers."""
    first, second = a.event.place_value, b.event.place_value
    if a.kind != "count" or first is None or second is None:
        return False
    measured = all(place.to_dict().get("distance") is not None for place in (first, second))
    return measured and compare_values("location", first, second).relation is Relation.DISJOINT
