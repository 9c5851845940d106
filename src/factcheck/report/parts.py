"""The parts that made a pair, laid out as a sum: what each added, and the total so far, up to the confidence."""

from __future__ import annotations

import math

import attrs

from factcheck.model import Pair, Reason, probability

_SMALL = 0.05  # log-odds: parts under it move a probability by at most 0.0125, and are shown as one
_EXACT = 0.002  # a sum this close to the confidence, as a probability, is the confidence: both are rounded
_FURTHEST = 9.2  # log-odds of 0.9999: a confidence has four decimals


@attrs.frozen
class Part:
    """One line of the sum.

    ``weight`` is what it added and ``total`` the sum so far, both log-odds with two decimals that add up as shown (a
    weight may be 0.01 off for that); ``share`` is the weight over the heaviest one's, in [-1, 1]; ``probability`` is
    the total as a probability, for the last part the pair's confidence.
    """

    name: str
    text: str
    weight: float
    total: float
    share: float
    probability: float


def parts(pair: Pair) -> tuple[Part, ...]:
    """Return the parts in the order of the pair's reasons, the small ones as one; () where it has no reasons."""
    if not pair.reasons:
        return ()
    told = [reason for reason in pair.reasons if abs(reason.weight) >= _SMALL]
    told += _others([reason for reason in pair.reasons if abs(reason.weight) < _SMALL])
    told += _rest(math.fsum(reason.weight for reason in told), pair.confidence)
    made, so_far = [], 0.0
    heaviest = max(abs(reason.weight) for reason in told) or 1.0
    for n, reason in enumerate(told, 1):
        before, exact = so_far, math.fsum(earlier.weight for earlier in told[:n])
        so_far = round(exact, 2) + 0.0  # no "-0.00"
        reached = pair.confidence if n == len(told) else probability(exact)
        weight = round(so_far - before, 2) + 0.0
        made.append(Part(reason.name, reason.text, weight, so_far, reason.weight / heaviest, reached))
    return tuple(made)


def _others(small: list[Reason]) -> list[Reason]:
    """Return small parts as one; a single one stays itself."""
    if len(small) < 2:
        return small
    return [Reason("others", f"{len(small)} smaller parts", math.fsum(reason.weight for reason in small))]


def _rest(total: float, confidence: float) -> list[Reason]:
    """Return what is missing between the sum and the confidence, where that is more than rounding."""
    if abs(probability(total) - confidence) <= _EXACT:
        return []
    wanted = math.log(confidence / (1 - confidence)) if 0 < confidence < 1 else math.copysign(60.0, confidence - 0.5)
    return [Reason("rest", "what the parts do not say", max(-_FURTHEST, min(_FURTHEST, wanted)) - total)]
