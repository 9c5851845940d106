"""Whether two claims differ because the later article tells a later state."""

from __future__ import annotations

import re
from collections.abc import Mapping

import attrs

from factcheck.model import Claim, Document, Modality

_NEAR = 80  # characters


@attrs.frozen
class UpdateWords:
    """One language's words for a later state of knowledge, and what only grows as more becomes known."""

    cues: re.Pattern[str]
    cumulative: frozenset[str]
    changing: frozenset[str]


def later_state(a: Claim, b: Claim, documents: Mapping[str, Document], words: Mapping[str, UpdateWords]) -> str:
    """Return why the later article tells a later state, "" where nothing says so."""
    first, second = (documents[c.article].reference for c in (a, b))
    ordered = _before(first.latest, second.earliest) or _before(second.latest, first.earliest)
    earlier, later = (a, b) if _before(first.latest, second.earliest) else (b, a)
    if ordered and earlier.modality is Modality.PLANNED and later.modality is Modality.ASSERTED:
        return "the later article tells what the earlier one expects"
    counted = words[documents[later.article].language]
    if ordered and _grown(earlier, later, counted.cumulative):
        return "the later article gives the higher figure of what only grows"
    if ordered and _counts(earlier, later, counted.changing):
        return "the later article gives another figure of what goes up and down"
    for claim in (a, b):
        document = documents[claim.article]
        if found := words[document.language].cues.search(document.article.text, *_around(claim)):
            return f'{document.article.name} speaks of a later state ("{found[0]}")'
    return ""


def _around(claim: Claim) -> tuple[int, int]:
    """Return the characters in which words of a later state count: the claim's sentence and what stands beside it."""
    return max(0, claim.sentence.start - _NEAR), claim.sentence.end + _NEAR


def _grown(earlier: Claim, later: Claim, cumulative: frozenset[str]) -> bool:
    """Whether both are counts of what only grows, and the later one is higher."""
    before, after = earlier.value.to_dict(), later.value.to_dict()
    return _counts(earlier, later, cumulative) and (after["low"] or 0) > (before["low"] or 0)


def _counts(earlier: Claim, later: Claim, nouns: frozenset[str]) -> bool:
    """Whether both are plain counts, of one of ``nouns``."""
    before, after = earlier.value.to_dict(), later.value.to_dict()
    if before.get("ordinal") or before.get("unit"):
        return False
    return bool({before.get("counted"), after.get("counted")} & nouns)


def _before(latest: object, earliest: object) -> bool:
    return latest is not None and earliest is not None and latest < earliest  # type: ignore[operator]
