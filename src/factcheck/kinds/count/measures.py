"""The units and monies of one language, behind a number and before it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import attrs

from factcheck.kinds.count.units import Unit, units
from factcheck.kinds.phrases import Phrases, Words

_ONE = Decimal(1)
_NEAR = 4  # words
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}


@attrs.frozen
class Measure:
    """A unit that is written: ``times`` of ``unit``, whether its name has several owners, the index where it ends."""

    unit: Unit
    times: Decimal
    loose: bool
    end: int


class Measures:
    """Finds units with the word lists of one language."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        patterns = table["patterns"]
        self._behind = Phrases(_units(table), symbols=True)
        self._large, self._prefix = Phrases(_monies(table.get("large", {}))), Phrases(_monies(table["before"]))
        self._of = frozenset(patterns["of"])
        self._glued, self._angles = frozenset(patterns.get("glued", ())), frozenset(patterns.get("angles", ()))

    def firsts(self) -> set[str]:
        """Return the words that units begin with."""
        return self._behind.firsts() | self._large.firsts() | set(_BRACKETS)

    def stands_at(self, words: Words, i: int) -> bool:
        """Whether a unit or a money is written at word ``i``, whatever stands before it."""
        return self._behind.at(words, i) is not None and (words.joined(i) or words.at(i) not in self._glued)

    def single(self, words: Words, i: int) -> bool:
        """Whether a unit of measure stands at word ``i`` of which an article may count one: "an hour"."""
        found = self._behind.at(words, i)
        return found is not None and bool(units()[found[0][0]].pint)

    def at(self, words: Words, i: int, of: bool = False, large: bool = False) -> Measure | None:
        """Return the unit at word ``i``; ``of`` allows a "de" before it, ``large`` what is money in millions only."""
        if (words.at(i) == "-" and words.joined(i) and words.joined(i + 1)) or (of and words.at(i) in self._of):
            i += 1
        bracket = _BRACKETS.get(words.at(i))
        i += bracket is not None
        found = self._behind.at(words, i) or (self._large.at(words, i) if large else None)
        if found is None or (words.joined(found[1]) and words.at(found[1])[:1].isalnum()):
            return None
        if (words.at(i) in self._glued and not words.joined(i)) or (bracket and words.at(found[1]) != bracket):
            return None
        (name, times, loose), end = found
        return Measure(units()[name], times, loose, end + (bracket is not None))

    def before(self, words: Words, start: int) -> Measure | None:
        """Return the unit that stands before a number at word ``start``, with the index where the mention begins.

        Words ("aged 58") stay outside the mention, what a hyphen joins ("magnitude-5.1") is in it.
        """
        at = start - (words.at(start - 1) == "-" and words.joined(start))
        named = self._prefix.before(words, at)
        if named is None:
            return None
        return Measure(units()[named[0][0]], _ONE, False, start if at == start else named[1])

    def money_before(self, words: Words, start: int) -> Measure | None:
        """Return the money before figures at word ``start``, with the index where it begins: "$ 75", "EUR 1000"."""
        found = self._behind.before(words, start)
        if found is None:
            return None
        (name, _, loose), at = found
        word = words.written(at, start)
        symbol = not words.at(start - 1).isalpha() or word.isupper() or (word[0].isupper() and len(word) < 4)
        glued = words.joined(at) and words.at(at - 1)[0].isdigit()
        if units()[name].factor != 1 or name != units()[name].base or len(name) != 3 or not symbol or glued:
            return None
        return Measure(units()[name], _ONE, loose, at)

    def turned(self, words: Words, start: int, unit: Unit) -> Unit:
        """Return the unit that is meant: degrees are an angle's, not heat, where the words before them say so."""
        heat = unit.name == "°C" and any(words.at(k) in self._angles for k in range(start - _NEAR, start))
        return units()["°"] if heat else unit


def _monies(table: Mapping[str, str]) -> dict[str, tuple[str, Decimal, bool]]:
    return {word: (code, _ONE, True) for word, code in table.items()}


def _units(table: Mapping[str, Any]) -> dict[str, tuple[str, Decimal, bool]]:
    """Return every word for a unit or a money: the unit's name, how many of it, and whether others share the word."""
    made = {}
    for word, unit in table["units"].items():
        name, times = (unit, 1) if isinstance(unit, str) else unit
        made[word] = (name, Decimal(str(times)), False)
    for word, (code, times) in table["minor"].items():
        made[word] = (code, Decimal(str(times)), False)
    made |= {word: (code, _ONE, False) for word, code in table["currencies"].items()}
    return made | _monies(table["loose"])
