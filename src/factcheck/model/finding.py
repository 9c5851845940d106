"""Findings: what several articles say in answer to one question."""

from __future__ import annotations

import enum
import math

import attrs

from factcheck.model import drawing
from factcheck.model.claim import Claim

DECIMALS = 4  # of confidences and weights: more would show the last bits of floating point sums


class Verdict(enum.StrEnum):
    """What two claims that answer the same question are to each other."""

    AGREEMENT = "agreement"
    REFINEMENT = "refinement"
    UPDATE = "update"
    CONTRADICTION = "contradiction"

    @property
    def gravity(self) -> int:
        """Rank: a finding takes the gravest verdict of its pairs."""
        return list(Verdict).index(self)


@attrs.frozen
class Reason:
    """One part of a decision: its name, what was seen, and what it added to the score (log-odds)."""

    name: str
    text: str
    weight: float


def probability(log_odds: float) -> float:
    """Return the probability of log-odds, such as the summed weights of a pair's reasons."""
    return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, log_odds))))


@attrs.frozen
class Pair:
    """Two claims of different articles that answer the same question, and what that makes of them."""

    id: str
    a: Claim
    b: Claim
    verdict: Verdict
    confidence: float
    why: str
    reasons: tuple[Reason, ...] = ()

    def __repr__(self) -> str:
        return drawing.line(self)

    def __str__(self) -> str:
        return drawing.text(self)

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        return drawing.html(self)


@attrs.frozen
class Position:
    """One answer to a finding's question: its value, the claims that give it, and their sources in the same order."""

    value: str
    claims: tuple[Claim, ...]
    sources: tuple[str, ...]

    def __repr__(self) -> str:
        return drawing.line(self)


@attrs.frozen
class Finding:
    """Claims of different articles that answer the same question, with what they say."""

    id: str
    kind: str
    question: str
    verdict: Verdict
    confidence: float
    positions: tuple[Position, ...]
    pairs: tuple[Pair, ...]
    origins: int

    @property
    def counts(self) -> dict[str, int]:
        """How many pairs have each verdict, gravest first, without zeros."""
        verdicts = [pair.verdict for pair in self.pairs]
        return {str(v): verdicts.count(v) for v in reversed(Verdict) if v in verdicts}

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Its claims, each once, position by position."""
        return tuple(claim for position in self.positions for claim in position.claims)

    def explain(self, *, form: str = "text", width: int = drawing.WIDTH, color: bool = False) -> str:
        """Return why its pairs were decided so, as ``report.explain`` does; ``form`` is "text" or "json"."""
        return drawing.explain(self, form=form, width=width, color=color)

    def __repr__(self) -> str:
        return drawing.line(self)

    def __str__(self) -> str:
        return drawing.text(self)

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        return drawing.html(self)
