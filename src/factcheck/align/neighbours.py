"""Claims that are nearest to each other, article by article: by their sentences, and by what they answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations

import attrs
import numpy as np
from numpy.typing import NDArray

from factcheck.align.views import View

# Of each other article. Corroborations right of those stated, cross-validated: 705 of 803 with 2, 733 of 832 with 3,
# 740 of 844 with 5.
NEAREST = 3
ANSWERS = 4  # of each other article, by the claim encoder
_LEAST = 1e-9  # of a sum that is never 0
_FLOOR = -12.0  # log-odds; what is less probable is no less so
Homes = dict[tuple[str, str], list[int]]  # places of claims, by kind and article


@attrs.frozen
class Near:
    """What the claim encoder says of two claims, in log-odds.

    ``log_odds`` of asking for the same, beside asking for nothing that the other article says; ``forth``: that of all
    values of its article the second is the answer to the first; ``back``: the same the other way round.
    """

    log_odds: float
    forth: float
    back: float


class Answers:
    """How good an answer every claim is to those of the other articles; ``scale`` turns cosines into log-odds."""

    def __init__(self, views: Sequence[View], scale: tuple[float, float]) -> None:
        self._views, self._scale = views, scale
        self._homes = _homes(views)
        self._states = {home: _stacked([views[i].state for i in members]) for home, members in self._homes.items()}
        self._totals: dict[tuple[int, str], float] = {}

    def log_odds(self, i: int, j: int) -> float:
        """Return the log-odds that two claims ask for the same."""
        return round(self._raw(i, j), 4)

    def _raw(self, i: int, j: int) -> float:
        a, b = self._views[i].state.astype(np.float64), self._views[j].state.astype(np.float64)
        return max(_FLOOR, float(a @ b) * self._scale[0] + self._scale[1])

    def near(self, i: int, j: int) -> Near:
        """Return what the encoder says of two claims."""
        odds = self.log_odds(i, j)
        return Near(odds, self._posterior(i, j, odds), self._posterior(j, i, odds))

    def nearest(self) -> Iterator[tuple[int, int]]:
        """Yield pairs (i, j), i < j, of one kind: each claim with the ANSWERS best answers of every other article."""
        return _nearest(self._homes, self._states, ANSWERS)

    def _posterior(self, i: int, j: int, odds: float) -> float:
        """Return the log-odds that j answers i, among all claims of j's article and none of them."""
        home = (self._views[j].claim.kind, self._views[j].claim.article)
        if (i, home[1]) not in self._totals:
            cosines = self._states[home] @ self._views[i].state.astype(np.float64)
            weights = np.exp(np.maximum(_FLOOR, cosines * self._scale[0] + self._scale[1]))
            self._totals[i, home[1]] = float(weights.sum() + np.exp(self._views[i].null))
        others = self._totals[i, home[1]] - float(np.exp(self._raw(i, j)))
        return round(max(_FLOOR, odds - float(np.log(max(others, _LEAST)))), 4)


def neighbours(views: Sequence[View]) -> Iterator[tuple[int, int]]:
    """Yield pairs (i, j), i < j, of one kind: each claim with the NEAREST claims of every other article.

    Nearness is the cosine of the sentences without their values, rounded so that a machine's last bits decide nothing.
    """
    homes = _homes(views)
    vectors = {home: _stacked([views[i].sentence for i in members]) for home, members in homes.items()}
    return _nearest(homes, vectors, NEAREST)


def _homes(views: Sequence[View]) -> Homes:
    """Return the places of the claims of each kind and article."""
    homes: Homes = {}
    for i, view in enumerate(views):
        homes.setdefault((view.claim.kind, view.claim.article), []).append(i)
    return homes


def _stacked(vectors: Sequence[NDArray[np.float32]]) -> NDArray[np.float64]:
    return np.stack(vectors).astype(np.float64)


def _nearest(
    homes: Homes, vectors: Mapping[tuple[str, str], NDArray[np.float64]], count: int
) -> Iterator[tuple[int, int]]:
    """Yield pairs of one kind: each claim with the ``count`` nearest of every other article, the first of equals."""
    for here, there in permutations(homes, 2):
        if here[0] != there[0]:
            continue
        alike = np.round(vectors[here] @ vectors[there].T, 6)
        order = np.argsort(-alike, axis=1, kind="stable")[:, :count]
        for i, row in zip(homes[here], order, strict=True):
            for n in row:
                first, second = sorted((i, homes[there][int(n)]))
                yield first, second
