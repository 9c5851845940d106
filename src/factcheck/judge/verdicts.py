"""What two claims that answer the same question are to each other."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from factcheck.align.matching import Link
from factcheck.judge.updates import UpdateWords, later_state
from factcheck.model import Document, Relation, Verdict

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
        if {link.a.event.aspect, link.b.event.aspect} in _PARTS:
            return "they are of two parts of an event"
    return ""
