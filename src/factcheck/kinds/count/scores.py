"""Scores of a match: "2-1", "6-4, 3-6, 7-5", "3 à 0"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from factcheck.kinds.count.amounts import Amounts
from factcheck.kinds.phrases import Words

_DASHES = ("-", "–")
_MOST = 199  # points of one side, where nothing says that it is a score
_MOST_VOTES = 999
_WICKETS = 10
_NEAR = 5  # words


@attrs.frozen
class Score:
    """The points of a match, set by set ("6-4 3-6 7-5"), and the words that write them."""

    points: str
    first: int
    start: int
    end: int


class Scores:
    """Reads scores; two figures with a dash that rise and have a unit or a plural behind them are a range instead."""

    def __init__(self, patterns: Mapping[str, Any], amounts: Amounts) -> None:
        self._amounts = amounts
        self._endings, self._words = (
            tuple(patterns.get("plural_endings", ("s",))),
            frozenset(patterns.get("score_words", ())),
        )
        self._cues = frozenset(patterns["scores"])
        self._to, self._things = frozenset(patterns.get("vote_words", ())), frozenset(patterns.get("vote_things", ()))
        self._before = frozenset(patterns["changes"])

    def read(self, words: Words, i: int) -> Score | None:
        """Return the score that begins with word ``i``."""
        if vote := self._vote(words, i):
            return vote
        sets, at = [], i
        while (pair := self._pair(words, at)) is not None:
            sets.append(pair[:2])
            behind = pair[2]
            at = behind + 1 if words.at(behind) == "," else behind
        if not sets:
            return None
        if len(sets) == 1 and not self._is_score(words, i, behind, *sets[0]):
            return None
        return Score(" ".join(f"{a}-{b}" for a, b in sets), sets[0][0], i, behind)

    def _vote(self, words: Words, i: int) -> Score | None:
        """Return "312 votes to 251", "voted 312 to 251", "three matches to one": two figures that fall."""
        if self._to.isdisjoint(words.words[i + 1 : i + _NEAR]):
            return None
        first = self._amounts.numerals.read(words, i)
        if first is None or first.sort != "number":
            return None
        named = words.at(first.end) in self._things
        at = first.end + named
        second = self._amounts.numerals.read(words, at + 1) if words.at(at) in self._to else None
        if (
            second is None
            or second.sort != "number"
            or not first.value >= second.value
            or first.value != int(first.value)
        ):
            return None
        if first.value > _MOST_VOTES and not named:
            return None
        end = second.end + (words.at(second.end) in self._things)
        cued = named or end > second.end or self._cued(words, i)
        if not cued or self._amounts.measures.at(words, end) is not None or words.at(i - 1) in self._before:
            return None
        return Score(f"{first.value}-{second.value}", int(first.value), i, end)

    def _cued(self, words: Words, i: int) -> bool:
        """Whether a word of winning or voting stands just before word ``i``."""
        return not self._cues.isdisjoint(words.words[max(i - _NEAR, 0) : i])

    def _pair(self, words: Words, i: int) -> tuple[int, int, int] | None:
        first, mark, second = words.at(i), words.at(i + 1), words.at(i + 2)
        if not (first.isdecimal() and second.isdecimal() and len(first) < 4 and len(second) < 4):
            return None
        dashed = mark in _DASHES and words.joined(i + 1) and words.joined(i + 2)
        cued = self._cued(words, i)
        most = _MOST_VOTES if cued or min(int(first), int(second)) <= _WICKETS else _MOST
        if not (dashed or mark in self._words) or max(int(first), int(second)) > most:
            return None
        glued = words.joined(i) and words.at(i - 1) not in ("(", "«", "“", '"')
        behind = words.joined(i + 3) and (words.at(i + 3)[0].isalnum() or words.at(i + 3) in ("-", "–", "/", "%", "°"))
        return None if glued or behind else (int(first), int(second), i + 3)

    def _is_score(self, words: Words, i: int, end: int, first: int, second: int) -> bool:
        if words.joined(end) and words.at(end) in ",." and words.at(end + 1).isdecimal() and words.joined(end + 1):
            return False
        if self._amounts.measures.at(words, end) is not None:
            return False
        if words.at(i + 1) in self._words:
            return first >= second and max(first, second) < 20 and not words.at(end).isalpha()
        if self._cued(words, i):
            return True
        return first >= second or not words.at(end).endswith(self._endings)
