"""Whether two claims differ because the later article tells a later state.

A later publication decides nothing alone. It takes a sign: a figure of what only grows and has grown, a figure of what
goes up and down, the words of a provisional or a revised figure, of a plan that was moved, of a correction, or a plan
that a later article tells as done later than planned.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

import attrs

from factcheck.kinds.numbers import any_of
from factcheck.lexicon import Lexicon
from factcheck.model import Claim, Document, Modality

_NEAR = 100  # characters on either side of a sentence
_SLIP = 10  # times as many is a figure too much or too few, and no growth
_ONE_STATE = dt.timedelta(hours=2.75)  # articles nearer than this tell one state of knowledge


@attrs.frozen
class UpdateWords:
    """One language's words for a later state of knowledge, and what changes as more becomes known.

    ``provisional`` marks a figure that will change, ``revised`` one that has, ``moved`` a plan that has, ``corrected``
    a mistake set right; ``instead`` (a regular expression) stands before the value that is taken back. ``cumulative``
    are the lemmas of what only grows, ``changing`` of what goes up and down.
    """

    provisional: re.Pattern[str]
    revised: re.Pattern[str]
    moved: re.Pattern[str]
    corrected: re.Pattern[str]
    instead: str
    cumulative: frozenset[str]
    changing: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> UpdateWords:
        """Return the words of a lexicon's table."""
        table = lexicon.table("events")["updates"]

        def cues(name: str) -> re.Pattern[str]:
            return re.compile(rf"(?<!\w)(?:{any_of(table[name])})", re.IGNORECASE)

        return cls(
            provisional=cues("provisional"),
            revised=cues("revised"),
            moved=cues("moved"),
            corrected=cues("corrected"),
            instead=any_of(table["instead"]),
            cumulative=frozenset(table["cumulative"]),
            changing=frozenset(table["changing"]),
        )


@attrs.frozen
class _Side:
    """A claim with its article and the words of its language."""

    claim: Claim
    document: Document
    words: UpdateWords

    @property
    def value(self) -> dict[str, Any]:
        return self.claim.value.to_dict()

    def says(self, cues: re.Pattern[str], *, near: bool = False) -> str:
        """Return the first of ``cues`` in the claim's sentence, or ``near`` it."""
        room = _NEAR if near else 0
        found = cues.search(
            self.document.article.text, max(0, self.claim.sentence.start - room), self.claim.sentence.end + room
        )
        return f'{self.document.article.name} says "{found[0]}"' if found else ""

    def counts(self, lemmas: frozenset[str]) -> bool:
        """Whether it is a plain number of one of ``lemmas``: the thing counted, or what befalls it."""
        value, event = self.value, self.claim.event
        named = {value["counted"], value.get("written_unit", ""), *value.get("modifiers", "").split()}
        if value["ordinal"] or (value["unit"] and not named & lemmas):
            return False
        return bool({*named, event.predicate, *event.words} & lemmas)


def later_state(a: Claim, b: Claim, documents: Mapping[str, Document], words: Mapping[str, UpdateWords]) -> str:
    """Return why the later article tells a later state, "" where nothing says so."""
    first, second = (_side(c, documents, words) for c in (a, b))
    turn = _order(first, second)
    earlier, later = (second, first) if (turn or _likely_order(first, second)) < 0 else (first, second)
    correcting = (later,) if turn else (later, earlier)
    if reason := next(filter(None, (side.says(side.words.corrected, near=True) for side in correcting)), ""):
        return reason
    if reason := _taken_back(earlier, later, documents, words):
        return reason
    if a.kind == "count":
        return _of_counts(earlier, later, ordered=turn != 0)
    return _of_plans(earlier, later, ordered=turn != 0)


def _side(claim: Claim, documents: Mapping[str, Document], words: Mapping[str, UpdateWords]) -> _Side:
    document = documents[claim.article]
    return _Side(claim, document, words[document.language])


def _taken_back(a: _Side, b: _Side, documents: Mapping[str, Document], words: Mapping[str, UpdateWords]) -> str:
    """Return the words by which an article of the story takes one of two values back: "88, and not 89"."""
    first, second = (re.escape(side.claim.mentions[0].text.split()[0]) for side in (a, b))
    for _, document in sorted(documents.items()):
        back = rf"[^.!?\n]{{0,60}}?(?<!\w)(?:{words[document.language].instead})\s(?:\w+\s){{0,2}}?"
        pairs = rf"(?<!\w)(?:{first}(?!\w){back}{second}|{second}(?!\w){back}{first})(?!\w)"
        if found := re.search(pairs, document.article.text, re.IGNORECASE):
            return f'{document.article.name} says "{" ".join(found[0].split())}"'
    return ""


def _of_counts(earlier: _Side, later: _Side, *, ordered: bool) -> str:
    low, high = (side.value["low"] or 0 for side in (earlier, later))
    if later.value["ordinal"]:
        return ""
    if ordered and earlier.claim.modality is Modality.PLANNED and later.claim.modality is Modality.ASSERTED:
        return "the later article tells what has become of what the earlier one expects"
    if ordered and any(side.counts(side.words.changing) for side in (earlier, later)):
        return "the later article gives another figure of what goes up and down"
    grows = any(side.counts(side.words.cumulative) for side in (earlier, later))
    if ordered and grows and high > low and high != _SLIP * low:
        return "the later article gives the higher figure of what only grows"
    return later.says(later.words.revised) or earlier.says(earlier.words.provisional)


def _of_plans(earlier: _Side, later: _Side, *, ordered: bool) -> str:
    planned = earlier.claim.modality is not Modality.ASSERTED or later.claim.modality is Modality.PLANNED
    for side in (later,) if ordered else (later, earlier):
        if reason := side.says(side.words.moved, near=planned):
            return reason
    if earlier.claim.modality is Modality.PLANNED and (reason := earlier.says(earlier.words.moved)):
        return reason
    # An inferred day of publication comes from the very days that an article tells of.
    dated = ordered and all(side.document.article.published for side in (earlier, later))
    if dated and earlier.claim.modality is Modality.PLANNED and later.claim.modality is Modality.ASSERTED:
        before, after = (side.value.get("earliest") for side in (earlier, later))
        if before and after and before < after:
            return "the later article tells as done what the earlier one expects sooner"
    return ""


def _order(first: _Side, second: _Side) -> int:
    """Return 1 where the first article is the earlier, -1 where the second is, 0 where nobody knows."""
    one, other = _published(first.document), _published(second.document)
    if one is None or other is None:
        return 0
    return int(one[1] + _ONE_STATE <= other[0]) - int(other[1] + _ONE_STATE <= one[0])


def _likely_order(first: _Side, second: _Side) -> int:
    """Return the order that the claims themselves suggest: figures grow, and a plan is moved from what it was."""
    if first.claim.kind == "count":
        signs = [(side.value["low"] or 0, side.claim.article, side.claim.id) for side in (first, second)]
    else:
        moved = (side.says(side.words.moved) for side in (first, second))
        signs = [(bool(m), side.claim.article, side.claim.id) for m, side in zip(moved, (first, second), strict=True)]
    return 1 if signs[0] <= signs[1] else -1


def _published(document: Document) -> tuple[dt.datetime, dt.datetime] | None:
    """Return the earliest and the latest moment at which an article may have been published."""
    told = document.article.published
    if isinstance(told, dt.datetime):
        moment = told.astimezone(dt.UTC).replace(tzinfo=None) if told.tzinfo else told
        return moment, moment
    first, last = document.reference.earliest, document.reference.latest
    if first is None or last is None:
        return None
    return dt.datetime.combine(first, dt.time(6)), dt.datetime.combine(last, dt.time(21))
