"""How probable it is that two claims answer the same question: logistic models in two steps, as plain numbers."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from factcheck.align.collective import COLLECTIVE, MARGINS
from factcheck.align.features import FEATURES, VALUE_FEATURES
from factcheck.model import Reason

Row = NDArray[np.float64]
# What the second step is told of the pair itself beside the first one's log-odds, weighed kind by kind.
OWN: Mapping[str, str] = {
    "near": "the values lie near each other",
    "slip": "one may be a slip for the other",
    "asks": "the passages ask for the very same",
    "matter": "the same is told, or the same is counted, or the passages leave no doubt",
}
_NO_DOUBT = 0.5  # what the passages ask for is the same whatever words they use
_ALIKE = 0.3  # cosine of two predicates: "arriver" / "arrivée" 0.40, unrelated words 0.0 to 0.25
_PLACE = {name: n for n, name in enumerate(FEATURES)}
_SMALL = 0.005  # log-odds; smaller parts are one


@attrs.frozen
class Weights:
    """A logistic model: log-odds = intercept + sum of weight times feature."""

    intercept: float
    weights: tuple[float, ...]

    def log_odds(self, x: Row) -> float:
        """Return the log-odds of one pair, shape (len(weights),)."""
        return self.intercept + math.fsum(w * float(v) for w, v in zip(self.weights, x, strict=True))

    def parts(self, names: Mapping[str, str], x: Row) -> Iterator[tuple[str, str, float]]:
        """Yield name, text and what each feature adds to the log-odds."""
        for (name, text), w, v in zip(names.items(), self.weights, x, strict=True):
            yield name, text, w * float(v)


@attrs.frozen
class Settled:
    """The second step: log-odds = intercept of the kind + slope times the first step's + weights times what follows.

    ``links`` weighs what the story's other links say; ``own``, per kind, what the pair itself says (OWN).
    """

    slope: float
    links: Weights
    own: Mapping[str, Weights]

    def log_odds(self, kind: str, first: float, c: Row, itself: Row) -> float:
        """Return the log-odds of one pair; ``c`` is what the other links say, ``itself`` what ``own`` says of it."""
        return self.slope * first + self.links.log_odds(c) + self.own[kind].log_odds(itself)


@attrs.frozen
class Scorer:
    """The models: per kind ``blind``, which does not see the values, and ``seeing``, which does; then two that settle.

    ``excluding`` settles pairs whose values exclude each other from the blind score, ``fitting`` those whose values
    can both be true from the seeing one; both with what the other links of the story say.
    """

    blind: Mapping[str, Weights]
    seeing: Mapping[str, Weights]
    excluding: Settled
    fitting: Settled
    name: str

    @classmethod
    def shipped(cls) -> Scorer:
        """Return the model in weights.json."""
        return cls.of(json.loads(files("factcheck.align").joinpath("weights.json").read_text(encoding="utf-8")))

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Scorer:
        """Return the model of a table as training/alignment.py writes it."""
        known = {"features": FEATURES, "value_features": VALUE_FEATURES, "collective": COLLECTIVE}
        if any(table.get(key) != list(names) for key, names in known.items()):
            raise ValueError("these weights are of other features; run training/alignment.py")
        blind, seeing = (
            {kind: Weights(float(m["intercept"]), tuple(m["weights"])) for kind, m in table[name].items()}
            for name in ("blind", "seeing")
        )
        excluding, fitting = (_settled(table[name]) for name in ("excluding", "fitting"))
        return cls(blind, seeing, excluding, fitting, str(table["name"]))

    def first(self, kind: str, x: Row, v: Row) -> tuple[float, float]:
        """Return the log-odds of the first step, without the values and with them."""
        return self.blind[kind].log_odds(x), self.seeing[kind].log_odds(np.concatenate([x, v]))

    def settled(self, kind: str, x: Row, v: Row, c: Row, *, fits: bool) -> float:
        """Return the log-odds of a pair after both steps."""
        blind, seeing = self.first(kind, x, v)
        model, first = (self.fitting, seeing) if fits else (self.excluding, blind)
        return model.log_odds(kind, first, c, own(x, v))

    def reasons(self, kind: str, x: Row, v: Row, c: Row, *, fits: bool) -> tuple[Reason, ...]:
        """Return what each feature added to the log-odds, "start" first, then the weightiest; they add up to them.

        What a margin (MARGINS) says of the pair itself is shown as the parts of its first score; what is left of it is
        what the other answers take away.
        """
        model = self.fitting if fits else self.excluding
        first = self.seeing[kind] if fits else self.blind[kind]
        names = {**FEATURES, **VALUE_FEATURES} if fits else FEATURES
        seen = np.concatenate([x, v]) if fits else x
        weights = dict(zip(COLLECTIVE, model.links.weights, strict=True))
        slope, itself = model.slope + math.fsum(weights[name] for name in MARGINS), first.log_odds(seen)
        start = model.links.intercept + model.own[kind].intercept + slope * first.intercept
        parts = [(name, text, slope * w) for name, text, w in first.parts(names, seen)]
        for name, text, w in model.links.parts(COLLECTIVE, c):
            parts.append((name, text, w - weights[name] * itself if name in MARGINS else w))
        parts += model.own[kind].parts(OWN, own(x, v))
        told = [Reason(name, text, round(w, 4)) for name, text, w in parts if abs(w) >= _SMALL]
        left = start + math.fsum(w for _, _, w in parts) - math.fsum(reason.weight for reason in told)
        opening = Reason("start", "before anything is seen", round(left, 4))
        return (opening, *sorted(told, key=lambda r: (-abs(r.weight), r.name)))


def own(x: Row, v: Row) -> Row:
    """Return what a pair itself tells the second step, shape (len(OWN),): of its features ``x``, its values ``v``."""
    names = list(VALUE_FEATURES)
    near, slip = v[names.index("value_close")], v[names.index("value_slip")]
    return np.array([near, slip, x[_PLACE["question"]], float(one_matter(x))])


def one_matter(x: Row) -> bool:
    """Whether two claims tell of the same: by what they count, or by predicates or passages, of no two subjects."""
    told = x[_PLACE["predicate"]] >= _ALIKE or x[_PLACE["question"]] >= _NO_DOUBT
    counted = x[_PLACE["counted_same"]] > 0 or x[_PLACE["unit"]] > 0
    return bool(counted or (told and not x[_PLACE["subject_differs"]]))


def _settled(table: Mapping[str, Any]) -> Settled:
    by_kind = {kind: Weights(float(m["intercept"]), tuple(m["weights"])) for kind, m in table["own"].items()}
    return Settled(float(table["slope"]), Weights(0.0, tuple(table["links"])), by_kind)
