"""Which claims of a story answer the same question: views, candidate pairs, scores."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from factcheck.align.candidates import candidates, identity, rarity, value_rarity
from factcheck.align.collective import Candidate, Story
from factcheck.align.embed import Embedder
from factcheck.align.features import Compare, features, value_features
from factcheck.align.names import Entities
from factcheck.align.neighbours import Answers
from factcheck.align.scoring import Scorer, one_matter
from factcheck.align.views import State, View, views
from factcheck.claims.names import Names
from factcheck.kinds.likeness import Likeness
from factcheck.model import Claim, Comparison, Document, Reason, Relation, Value, probability

Alike = Callable[[str, Value, Value], Likeness]
Row = NDArray[np.float64]


@attrs.frozen(eq=False)
class Seen:
    """A candidate pair as the models see it: its claims by their places, how they compare, its features."""

    i: int
    j: int
    comparison: Comparison
    blind: Row
    values: Row

    @property
    def fits(self) -> bool:
        """Whether the values can both be true and say so with some force."""
        return self.comparison.relation.compatible and not self.comparison.loose


@attrs.frozen(eq=False)
class Link:
    """A candidate pair of claims, how its values compare, and how probably both answer the same question.

    ``reasons`` are the parts of the probability's log-odds; ``blind`` is how probable it is without the values and
    without the story's other links. ``one_matter`` says that they tell of the same: by their predicates, by what they
    count, or by passages that leave no doubt.
    """

    a: Claim
    b: Claim
    comparison: Comparison
    probability: float
    reasons: tuple[Reason, ...] = ()
    blind: float = 1.0
    one_matter: bool = True


def pairs(seen: Sequence[View], compare: Compare, alike: Alike, scale: tuple[float, float]) -> list[Seen]:
    """Return the candidate pairs whose values can be compared, and their features; ``scale`` is the claim encoder's."""
    rare, singular, answers = rarity(seen), value_rarity(seen), Answers(seen, scale)
    out = []
    for i, j in candidates(seen, answers):
        a, b = seen[i], seen[j]
        kind, first, second = a.claim.kind, a.claim.value, b.claim.value
        comparison = compare(kind, first, second)
        if comparison.relation is not Relation.NOT_COMPARABLE:
            chance = min(singular[kind, identity(v.claim)] for v in (a, b))
            like = alike(kind, first, second)
            x = features(a, b, rare, answers.near(i, j), compare, like)
            out.append(Seen(i, j, comparison, x, value_features(comparison, chance, like)))
    return out


def collective(seen: Sequence[View], found: Sequence[Seen], first: Sequence[tuple[float, float]]) -> list[Row]:
    """Return what the story's other links say of each pair; ``first`` are the log-odds of the first step."""
    made = [
        Candidate(s.i, s.j, blind, seeing, s.fits, s.comparison.relation is Relation.EQUAL)
        for s, (blind, seeing) in zip(found, first, strict=True)
    ]
    story = Story([view.claim for view in seen], made)
    return [story.features(candidate) for candidate in made]


def links(
    seen: Sequence[View], compare: Compare, alike: Alike, scale: tuple[float, float], scorer: Scorer
) -> list[Link]:
    """Return every candidate pair with its probability."""
    found = pairs(seen, compare, alike, scale)
    kinds = [seen[s.i].claim.kind for s in found]
    first = [scorer.first(kind, s.blind, s.values) for kind, s in zip(kinds, found, strict=True)]
    out = []
    for s, kind, (blind, _), c in zip(found, kinds, first, collective(seen, found, first), strict=True):
        parts = (kind, s.blind, s.values, c)
        sure = probability(scorer.settled(*parts, fits=s.fits))
        reasons = scorer.reasons(*parts, fits=s.fits)
        matter = one_matter(s.blind)
        out.append(Link(seen[s.i].claim, seen[s.j].claim, s.comparison, sure, reasons, probability(blind), matter))
    return out


def look(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    names: Sequence[Names],
    embedder: Embedder,
    states: Mapping[str, State],
) -> tuple[View, ...]:
    """Return the views of a story's claims, in a fixed order; ``states`` are the claim encoder's, by claim id."""
    ordered = sorted(claims, key=lambda c: (c.article, c.mentions[0].start, c.kind, c.id))
    return views(ordered, documents, Entities(names), embedder, states)
