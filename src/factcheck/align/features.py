"""What two claims have in common, as numbers: the parts of the decision whether they answer the same question."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from factcheck.align.views import View
from factcheck.model import Comparison, Modality, Relation

# Every feature, in the order of the weights; what each one means for a reader stands beside it.
FEATURES: Mapping[str, str] = {
    "sentence": "the sentences are alike",
    "clause": "the clauses are alike",
    "words": "the words of the clauses are alike",
    "rare": "they share words that are rare in the story",
    "predicate": "the predicates are alike",
    "predicate_same": "the predicate is the same",
    "subject_same": "the subject is the same",
    "subject_differs": "the subjects differ",
    "participants": "they share participants",
    "named": "they share names",
    "named_differ": "they name nobody in common",
    "slot_same": "the value plays the same part",
    "counted": "what is counted is alike",
    "counted_same": "the same is counted",
    "counted_differs": "different things are counted",
    "place_same": "the place is the same",
    "place_differs": "the places differ",
    "time_same": "the time is the same",
    "time_differs": "the times differ",
    "aspect_differs": "one is the beginning or the end, the other not",
    "together": "the predicates and who takes part are alike together",
    "context": "the words around the values are the same",
    "unit": "both have the same unit",
    "saying": "they are about saying something",
    "modality_differs": "one is planned or hedged, the other not",
    "polarity_differs": "one is denied",
    "position": "they stand far apart in their articles",
}
# Which way each feature may count, the same in every fit: what is alike speaks for one question, what differs against.
AGAINST: frozenset[str] = frozenset(name for name in FEATURES if "differ" in name) | {"saying", "position"}
# What the values add; never used to find contradictions.
VALUE_FEATURES: Mapping[str, str] = {
    "value_equal": "the values are the same",
    "value_compatible": "the values can both be true",
    "value_rare": "the value is the same and rare in the story",
}


_ANOTHER_NOUN = 0.5  # cosine under which two nouns are taken for two things


def features(a: View, b: View, rarity: Mapping[str, float]) -> NDArray[np.float64]:
    """Return the features of a pair, without the values, shape (len(FEATURES),). Symmetric in its arguments."""
    x, y = a.claim, b.claim
    shared_names, both_named = a.named & b.named, bool(a.named and b.named)
    everyone = (a.subjects | a.others) & (b.subjects | b.others)
    modalities = {x.modality, y.modality}
    values = {
        "sentence": _cosine(a.sentence, b.sentence),
        "clause": _cosine(a.clause, b.clause),
        "words": _late(a, b, rarity),
        "rare": _rare(a, b, rarity),
        "predicate": _cosine(a.predicate, b.predicate),
        "predicate_same": x.event.predicate == y.event.predicate,
        "subject_same": bool(a.subjects & b.subjects),
        "subject_differs": bool(a.subjects and b.subjects) and not a.subjects & b.subjects,
        "participants": min(len(everyone), 3) / 3,
        "named": min(len(shared_names), 2) / 2,
        "named_differ": both_named and not shared_names,
        "slot_same": x.slot == y.slot,
        "counted": _cosine(a.counted, b.counted),
        "counted_same": a.noun == b.noun != "",
        "counted_differs": bool(a.noun and b.noun) and _cosine(a.counted, b.counted) < _ANOTHER_NOUN,
        "place_same": x.event.place is not None and x.event.place == y.event.place,
        "place_differs": bool(x.event.place and y.event.place) and x.event.place != y.event.place,
        "time_same": x.event.time is not None and x.event.time == y.event.time,
        "time_differs": bool(x.event.time and y.event.time) and x.event.time != y.event.time,
        "aspect_differs": x.event.aspect != y.event.aspect,
        "together": _cosine(a.predicate, b.predicate)
        * (0.5 * bool(a.subjects & b.subjects) + min(len(everyone), 2) / 4),
        "context": _shared(a.context, b.context),
        "unit": a.unit == b.unit != "",
        "saying": x.event.saying + y.event.saying,
        "modality_differs": len(modalities) > 1 and Modality.ASSERTED in modalities,
        "polarity_differs": x.polarity != y.polarity,
        "position": abs(a.position - b.position),
    }
    return np.array([float(values[name]) for name in FEATURES])


def value_features(comparison: Comparison, rare: float) -> NDArray[np.float64]:
    """Return what the values of a pair add, shape (len(VALUE_FEATURES),); ``rare`` in [0, 1] is how rare they are."""
    equal = comparison.relation is Relation.EQUAL
    compatible = comparison.relation.compatible and not comparison.loose
    return np.array([float(equal), float(compatible), equal * rare])


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the Jaccard index of two sets, 0 for empty ones."""
    return len(a & b) / len(a | b) if a and b else 0.0


def _cosine(a: NDArray[np.float32], b: NDArray[np.float32]) -> float:
    """Rows have unit length, so their product is the cosine; negative ones say no more than 0.

    Rounded, so that the last bits of a machine's arithmetic decide nothing.
    """
    return max(0.0, round(float(np.dot(a.astype(np.float64), b.astype(np.float64))), 6))


def _late(a: View, b: View, rarity: Mapping[str, float]) -> float:
    """Return the late interaction of the two clauses (ColBERT's MaxSim, both ways, weighted by rarity)."""
    if not a.words or not b.words:
        return 0.0
    alike = a.word_vectors.astype(np.float64) @ b.word_vectors.astype(np.float64).T
    total = 0.0
    for words, best in ((a.words, alike.max(axis=1)), (b.words, alike.max(axis=0))):
        weights = np.array([rarity.get(w, 1.0) for w in words])
        total += float((weights * np.clip(best, 0, 1)).sum() / weights.sum())
    return round(total / 2, 6)


def _rare(a: View, b: View, rarity: Mapping[str, float]) -> float:
    """Return the summed rarity of the shared words, squashed into [0, 1)."""
    total = sum(rarity.get(w, 1.0) for w in set(a.words) & set(b.words))
    return total / (total + 3.0)
