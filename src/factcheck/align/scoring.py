"""How probable it is that two claims answer the same question: a logistic model, as plain numbers per kind."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from importlib.resources import files

import attrs
import numpy as np
from numpy.typing import NDArray

from factcheck.align.features import FEATURES, VALUE_FEATURES
from factcheck.model import Reason


@attrs.frozen
class Weights:
    """A logistic model: log-odds = intercept + sum of weight times feature."""

    intercept: float
    weights: tuple[float, ...]

    def log_odds(self, x: NDArray[np.float64]) -> float:
        """Return the log-odds of one pair, shape (len(weights),)."""
        return self.intercept + math.fsum(w * float(v) for w, v in zip(self.weights, x, strict=True))


@attrs.frozen
class Scorer:
    """The two models of each kind: ``blind`` does not see the values, ``seeing`` does."""

    blind: Mapping[str, Weights]
    seeing: Mapping[str, Weights]
    name: str

    @classmethod
    def shipped(cls) -> Scorer:
        """Return the model in weights.json."""
        return cls.of(json.loads(files("factcheck.align").joinpath("weights.json").read_text(encoding="utf-8")))

    @classmethod
    def of(cls, table: Mapping[str, object]) -> Scorer:
        """Return the model of a table as training/alignment.py writes it."""
        if table["features"] != list(FEATURES) or table["value_features"] != list(VALUE_FEATURES):
            raise ValueError("these weights are of other features; run training/alignment.py")
        models = [
            {kind: Weights(float(m["intercept"]), tuple(m["weights"])) for kind, m in table[name].items()}  # type: ignore[attr-defined]
            for name in ("blind", "seeing")
        ]
        return cls(models[0], models[1], str(table["name"]))

    def reasons(self, kind: str, x: NDArray[np.float64]) -> tuple[Reason, ...]:
        """Return what each feature added to the blind score, the weightiest first; with the start they add up to it."""
        model = self.blind[kind]
        parts = [
            Reason(name, text, round(w * float(v), 4))
            for (name, text), w, v in zip(FEATURES.items(), model.weights, x, strict=True)
            if abs(w * float(v)) >= 0.005
        ]
        start = Reason("start", "before anything is seen", round(model.intercept, 4))
        return (start, *sorted(parts, key=lambda r: (-abs(r.weight), r.name)))


def probability(log_odds: float) -> float:
    """Return the probability of log-odds."""
    return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, log_odds))))
