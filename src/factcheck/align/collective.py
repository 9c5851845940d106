"""What the other links of a story say of one: who else answers, what third articles say, what stands beside it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from factcheck.model import Claim, probability

COLLECTIVE: Mapping[str, str] = {
    "only": "other values of one article answer as well",
    "only_both": "other values of both articles answer as well",
    "open": "one article gives the other's answer elsewhere",
    "open_both": "both articles give the other's answer elsewhere",
    "third_agrees": "a third article agrees with both",
    "third_asks": "a third article answers the same",
    "third_sides": "a third article sides with one of them",
    "repeated": "it is as likely where an article says it again",
    "beside": "what the sentences say besides agrees",
    "elsewhere": "the value stands elsewhere in the other article",
    "swapped": "the two sentences have the two values the other way round",
}
# The pair's own log-odds beside those of other answers: the higher, the better it stands alone.
MARGINS = ("only", "only_both", "open", "open_both")
# What speaks against a pair whose values exclude each other; the rest speaks for it.
AGAINST: frozenset[str] = frozenset({"elsewhere"})
_MOST = 7.0  # log-odds; what is surer is no surer


@attrs.frozen(eq=False)
class Candidate:
    """A pair of claims by their places in the story, with its log-odds blind to the values and seeing them."""

    i: int
    j: int
    blind: float
    seeing: float
    compatible: bool
    equal: bool

    @property
    def known(self) -> float:
        """The log-odds by all that is known: values that fit speak for a pair, others not against it."""
        return self.seeing if self.compatible else self.blind


class Story:
    """All candidate pairs of a story, by claim and by sentence."""

    def __init__(self, claims: Sequence[Claim], pairs: Sequence[Candidate]) -> None:
        self._claims = claims
        self._links: list[dict[int, Candidate]] = [{} for _ in claims]
        self._sentences: dict[tuple[int, int], list[Candidate]] = {}
        numbers: dict[tuple[str, int], int] = {}
        self._sentence = [numbers.setdefault((c.article, c.sentence.start), len(numbers)) for c in claims]
        self._twins: dict[tuple[str, str, str], list[int]] = {}
        for n, claim in enumerate(claims):
            self._twins.setdefault((claim.article, claim.kind, claim.value.text), []).append(n)
        for pair in pairs:
            self._links[pair.i][pair.j] = self._links[pair.j][pair.i] = pair
            self._sentences.setdefault(self._between(pair.i, pair.j), []).append(pair)

    def features(self, pair: Candidate) -> NDArray[np.float64]:
        """Return what the other pairs say of one, shape (len(COLLECTIVE),). Symmetric in its claims."""
        here, there = self._others(pair.i, pair.j), self._others(pair.j, pair.i)
        only = [_margin(pair.blind, [k.blind for k in side]) for side in (here, there)]
        left = [_margin(pair.known, [k.known for k in side]) for side in (here, there)]
        values = {
            "only": max(only),
            "only_both": min(only),
            "open": max(left),
            "open_both": min(left),
            "repeated": self._repeated(pair),
            "beside": self._beside(pair),
            "elsewhere": sum(any(k.equal for k in side) for side in (here, there)) / 2,
            "swapped": self._swapped(pair),
        }
        values |= self._thirds(pair)
        return np.array([values[name] for name in COLLECTIVE])

    def _others(self, claim: int, other: int) -> list[Candidate]:
        """Return the pairs of a claim with the other claims of the other's article."""
        article = self._claims[other].article
        return [k for c, k in self._links[claim].items() if c != other and self._claims[c].article == article]

    def _thirds(self, pair: Candidate) -> dict[str, float]:
        """Return what claims of third articles say that are linked to both."""
        agrees = asks = sides = 0.0
        mine = self._links[pair.j]
        ends = {self._claims[pair.i].article, self._claims[pair.j].article}
        for third, first in self._links[pair.i].items():
            second = mine.get(third)
            if second is None or self._claims[third].article in ends:
                continue
            both = min(probability(first.known), probability(second.known))
            asks = max(asks, min(probability(first.blind), probability(second.blind)))
            if first.compatible and second.compatible:
                agrees = max(agrees, both)
            elif first.compatible != second.compatible:
                sides = max(sides, both)
        return {"third_agrees": agrees, "third_asks": asks, "third_sides": sides}

    def _repeated(self, pair: Candidate) -> float:
        """Return the best blind log-odds of any two places where the articles say these values."""
        first, second = (self._same(n) for n in (pair.i, pair.j))
        return max((k.blind for a in first for b in second if (k := self._links[a].get(b))), default=pair.blind)

    def _same(self, claim: int) -> Sequence[int]:
        c = self._claims[claim]
        return self._twins[c.article, c.kind, c.value.text]

    def _beside(self, pair: Candidate) -> float:
        """Return how probably other values of the two sentences agree about one thing."""
        own = {pair.i, pair.j}
        beside = (k for k in self._sentences[self._between(pair.i, pair.j)] if not own & {k.i, k.j})
        return max((probability(k.seeing) for k in beside if k.compatible), default=0.0)

    def _swapped(self, pair: Candidate) -> float:
        """Return 1 where each sentence has the other's value beside its own."""
        own = {pair.i, pair.j}
        equal = ({k.i, k.j} for k in self._sentences[self._between(pair.i, pair.j)] if k.equal)
        beside = [both for both in equal if both != own]
        return float(all(any(n in both for both in beside) for n in own))

    def _between(self, i: int, j: int) -> tuple[int, int]:
        first, second = sorted((self._sentence[i], self._sentence[j]))
        return first, second


def _margin(own: float, others: Sequence[float]) -> float:
    """Return the log-odds of one answer beside the others and none, in [-_MOST, _MOST]."""
    rest = math.fsum(math.exp(min(60.0, o)) for o in others)
    return max(-_MOST, min(_MOST, own - math.log(1.0 + rest)))
