"""Which claims of a story answer the same question: views, candidate pairs, scores."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from factcheck.align.candidates import candidates, identity, rarity, value_rarity
from factcheck.align.embed import Embedder
from factcheck.align.features import FEATURES, features, value_features
from factcheck.align.names import Entities
from factcheck.align.scoring import Scorer, probability
from factcheck.align.views import View, views
from factcheck.claims.names import Names
from factcheck.model import Claim, Comparison, Relation, Value

_ALIKE = 0.3  # cosine of two predicates: "arriver" / "arrivée" 0.40, unrelated words 0.0 to 0.25
Compare = Callable[[str, Value, Value], Comparison]


@attrs.frozen(eq=False)
class Link:
    """A candidate pair: its comparison, and how probably both answer the same question.

    ``blind`` does not know the values, ``seeing`` does.
    """

    a: Claim
    b: Claim
    comparison: Comparison
    blind: float
    seeing: float
    features: NDArray[np.float64]
    value_features: NDArray[np.float64]

    @property
    def one_matter(self) -> bool:
        """Whether the same is told, of the same subject, or the same counted: else values cannot contradict."""
        x = dict(zip(FEATURES, self.features, strict=True))
        return bool((x["predicate"] >= _ALIKE and not x["subject_differs"]) or x["counted_same"] or x["unit"])

    @property
    def probability(self) -> float:
        """How probably both answer the same question; the values speak for it, never against it."""
        fits = self.comparison.relation.compatible and not self.comparison.loose
        return self.seeing if fits else self.blind


def pair_features(
    seen: Sequence[View], compare: Compare
) -> list[tuple[View, View, Comparison, NDArray[np.float64], NDArray[np.float64]]]:
    """Return the candidate pairs whose values can be compared, with their features."""
    rare, singular = rarity(seen), value_rarity(seen)
    out = []
    for i, j in candidates(seen):
        a, b = seen[i], seen[j]
        comparison = compare(a.claim.kind, a.claim.value, b.claim.value)
        if comparison.relation is not Relation.NOT_COMPARABLE:
            chance = min(singular[v.claim.kind, identity(v.claim)] for v in (a, b))
            out.append((a, b, comparison, features(a, b, rare), value_features(comparison, chance)))
    return out


def links(seen: Sequence[View], compare: Compare, scorer: Scorer) -> list[Link]:
    """Return every candidate pair with its two probabilities."""
    out = []
    for a, b, comparison, x, v in pair_features(seen, compare):
        kind = a.claim.kind
        blind = probability(scorer.blind[kind].log_odds(x))
        seeing = probability(scorer.seeing[kind].log_odds(np.concatenate([x, v])))
        out.append(Link(a.claim, b.claim, comparison, blind, seeing, x, v))
    return out


def look(
    claims: Sequence[Claim], texts: Mapping[str, str], names: Sequence[Names], embedder: Embedder
) -> tuple[View, ...]:
    """Return the views of a story's claims, in a fixed order."""
    ordered = sorted(claims, key=lambda c: (c.article, c.mentions[0].start, c.kind, c.id))
    masked = {c.id: _masked(c, texts[c.article]) for c in ordered}
    return views(ordered, texts, masked, Entities(names), embedder)


def _masked(claim: Claim, text: str) -> str:
    """Return the claim's sentence without its value, white space folded."""
    mention = claim.mentions[0]
    before, after = text[claim.sentence.start : mention.start], text[mention.end : claim.sentence.end]
    return " ".join(f"{before} {after}".split())
