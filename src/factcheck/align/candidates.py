"""Which pairs of claims are worth a look: those that share a key or whose sentences are near, never all."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.align.neighbours import Answers, neighbours
from factcheck.align.views import View
from factcheck.model import Claim

_BLOCK = 60  # a key that more claims share says nothing


def rarity(views: Sequence[View]) -> dict[str, float]:
    """Return how rare each word is in the story: the logarithm of claims per claim with the word, at least 0.1."""
    counts: dict[str, int] = {}
    for view in views:
        for word in set(view.words):
            counts[word] = counts.get(word, 0) + 1
    return {w: max(0.1, math.log((1 + len(views)) / (1 + n))) for w, n in counts.items()}


def value_rarity(views: Sequence[View]) -> dict[tuple[str, str], float]:
    """Return, by kind and value, how seldom two claims of the story share it by chance: 1 for never, in [0, 1]."""
    kinds: dict[str, int] = {}
    counts: dict[tuple[str, str], int] = {}
    for view in views:
        key = (view.claim.kind, identity(view.claim))
        kinds[key[0]] = kinds.get(key[0], 0) + 1
        counts[key] = counts.get(key, 0) + 1
    return {key: math.log((1 + kinds[key[0]]) / n) / math.log(1 + kinds[key[0]]) for key, n in counts.items()}


def identity(claim: Claim) -> str:
    """Return what names the value of a claim: its key where its kind has keys, else its text."""
    return str(claim.value.to_dict().get("key") or claim.value.text)


def candidates(views: Sequence[View], answers: Answers) -> list[tuple[int, int]]:
    """Return pairs (i, j), i < j, of one kind and of two articles, sorted: those that share a block or are near."""
    blocks: dict[tuple[str, ...], list[int]] = {}
    for i, view in enumerate(views):
        for key in _keys(view):
            blocks.setdefault((view.claim.kind, *key), []).append(i)
    pairs = {*neighbours(views), *answers.nearest()}
    for members in blocks.values():
        if len(members) <= _BLOCK:
            pairs |= {(i, j) for i, j in combinations(members, 2) if views[i].claim.article != views[j].claim.article}
    return sorted(pairs)


def _keys(view: View) -> Iterator[tuple[str, ...]]:
    """Yield the blocks of a claim: its predicate, its participants, its words, and what it counts with its unit."""
    claim = view.claim
    yield "predicate", claim.event.predicate
    for name in view.subjects | view.others:
        yield "who", name
    for word in view.words:
        yield "word", word
    if view.unit or view.noun:
        yield "unit", view.unit, view.noun
