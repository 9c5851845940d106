"""What two claims have in common, as numbers: the parts of the decision whether they answer the same question."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from factcheck.align.neighbours import Near
from factcheck.align.views import View
from factcheck.kinds.likeness import Likeness
from factcheck.model import Comparison, Modality, Relation, Value

Compare = Callable[[str, Value, Value], Comparison]
# Every feature, in the order of the weights; what each one means for a reader stands beside it.
FEATURES: Mapping[str, str] = {
    "question": "the passages ask for the same",
    "answer": "no other value of the article answers better",
    "answer_both": "neither article has a value that answers better",
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
    "about_same": "they are said of the same",
    "about": "what they are said of is alike",
    "about_differs": "they are said of two",
    "place_same": "the place is the same",
    "place_differs": "the places differ",
    "time_same": "the time is the same",
    "time_differs": "the times differ",
    "aspect_differs": "one is the beginning or the end, the other not",
    "together": "the predicates and who takes part are alike together",
    "context": "the words around the values are the same",
    "before": "the words before the values are the same",
    "behind": "the words behind the values are the same",
    "window": "the texts around the values are worded alike",
    "wording": "the sentences are worded alike",
    "wording_set": "one sentence has the words of the other",
    "capitals": "the same names stand around them",
    "names_differ": "no name around them is the same",
    "numbers": "the same numbers stand around them",
    "form": "the values are of one make",
    "unit": "both have the same unit",
    "saying_differs": "one is about saying something",
    "modality_differs": "one is planned or hedged, the other not",
    "polarity_differs": "one is denied",
    "languages_differ": "they are told in two languages",
    "position": "they stand far apart in their articles",
}
# Which way each feature may count, the same in every fit: what is alike speaks for one question, what differs against.
AGAINST: frozenset[str] = frozenset(name for name in FEATURES if "differ" in name) | {"position"}
EITHER: frozenset[str] = frozenset({"languages_differ"})
# What the values add; never used to find contradictions.
VALUE_FEATURES: Mapping[str, str] = {
    "value_equal": "the values are the same",
    "value_compatible": "the values can both be true",
    "value_rare": "the value is the same and rare in the story",
    "value_close": "the values lie near each other",
    "value_slip": "one may be a slip for the other",
}


_ANOTHER_NOUN = 0.5  # cosine under which two nouns are taken for two things
_SCALE = 10.0  # the encoder's log-odds by this much lie about in [-2, 1]


def features(
    a: View, b: View, rarity: Mapping[str, float], near: Near, compare: Compare, alike: Likeness
) -> NDArray[np.float64]:
    """Return the features of a pair, without the values, shape (len(FEATURES),). Symmetric in its arguments."""
    values = {**_of_passages(near), **_of_clauses(a, b, rarity), **_of_events(a, b, compare), **_of_wording(a, b)}
    values |= {"form": alike.form, "position": abs(a.position - b.position)}
    return np.array([float(values[name]) for name in FEATURES])


def value_features(comparison: Comparison, rare: float, alike: Likeness) -> NDArray[np.float64]:
    """Return what the values of a pair add, shape (len(VALUE_FEATURES),); ``rare`` in [0, 1] is how rare they are."""
    equal = comparison.relation is Relation.EQUAL
    compatible = comparison.relation.compatible and not comparison.loose
    return np.array([float(equal), float(compatible), equal * rare, alike.closeness, alike.slip])


def _of_passages(near: Near) -> dict[str, float]:
    """Return what the claim encoder says: how alike the questions are, how good an answer each is to the other."""
    return {
        "question": near.log_odds / _SCALE,
        "answer": max(near.forth, near.back) / _SCALE,
        "answer_both": min(near.forth, near.back) / _SCALE,
    }


def _of_clauses(a: View, b: View, rarity: Mapping[str, float]) -> dict[str, float]:
    return {
        "sentence": _cosine(a.sentence, b.sentence),
        "clause": _cosine(a.clause, b.clause),
        "words": _late(a, b, rarity),
        "rare": _rare(a, b, rarity),
        "predicate": _cosine(a.predicate, b.predicate),
        "predicate_same": a.claim.event.predicate == b.claim.event.predicate,
        "counted": _cosine(a.counted, b.counted),
        "counted_same": a.noun == b.noun != "",
        "counted_differs": bool(a.noun and b.noun) and _cosine(a.counted, b.counted) < _ANOTHER_NOUN,
        "about": _cosine(a.told_of, b.told_of),
        "about_same": a.about == b.about != "",
        "about_differs": bool(a.about and b.about) and a.about != b.about,
        "unit": a.unit == b.unit != "",
    }


def _of_events(a: View, b: View, compare: Compare) -> dict[str, float]:
    x, y = a.claim, b.claim
    shared_names, both_named = a.named & b.named, bool(a.named and b.named)
    everyone = (a.subjects | a.others) & (b.subjects | b.others)
    modalities = {x.modality, y.modality}
    place, time = _beside(a, b, "location", compare), _beside(a, b, "date", compare)
    return {
        "subject_same": bool(a.subjects & b.subjects),
        "subject_differs": bool(a.subjects and b.subjects) and not a.subjects & b.subjects,
        "participants": min(len(everyone), 3) / 3,
        "named": min(len(shared_names), 2) / 2,
        "named_differ": both_named and not shared_names,
        "slot_same": x.slot == y.slot,
        "place_same": place > 0,
        "place_differs": place < 0,
        "time_same": time > 0,
        "time_differs": time < 0,
        "aspect_differs": x.event.aspect != y.event.aspect,
        "together": _cosine(a.predicate, b.predicate)
        * (0.5 * bool(a.subjects & b.subjects) + min(len(everyone), 2) / 4),
        "saying_differs": x.event.saying != y.event.saying,
        "modality_differs": len(modalities) > 1 and Modality.ASSERTED in modalities,
        "polarity_differs": x.polarity != y.polarity,
    }


def _beside(a: View, b: View, kind: str, compare: Compare) -> int:
    """Return 1 where the two events have the same place or time beside the value, -1 where two that exclude each other.

    What the sentence gives stands in where the clause gives none, but only to agree.
    """
    x, y = a.claim.event, b.claim.event
    own = (x.place_value, y.place_value) if kind == "location" else (x.time_value, y.time_value)
    wide = (x.near_place, y.near_place) if kind == "location" else (x.near_time, y.near_time)
    if a.claim.kind == kind or (own[0] or wide[0]) is None or (own[1] or wide[1]) is None:
        return 0
    first, second = own[0] or wide[0], own[1] or wide[1]
    assert first is not None
    assert second is not None
    found = compare(kind, first, second)
    if found.relation.compatible and not found.loose:
        return 1
    return -1 if found.relation is Relation.DISJOINT and own[0] and own[1] else 0


def _of_wording(a: View, b: View) -> dict[str, float]:
    from rapidfuzz import fuzz

    x, y = a.around, b.around
    return {
        "context": _shared(x.near, y.near),
        "before": _run(x.before[::-1], y.before[::-1]),
        "behind": _run(x.behind, y.behind),
        "window": round(fuzz.ratio(x.window, y.window) / 100, 6),
        "wording": round(fuzz.ratio(x.masked, y.masked) / 100, 6),
        "wording_set": round(fuzz.token_set_ratio(x.masked, y.masked) / 100, 6),
        "capitals": _shared(x.capitals, y.capitals),
        "names_differ": bool(x.capitals and y.capitals) and not x.capitals & y.capitals,
        "numbers": _shared(x.numbers, y.numbers),
        "languages_differ": a.language != b.language,
    }


def _run(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Return how many words two texts share from their beginning, by the number that was looked at."""
    same = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        same += 1
    return same / 4


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
