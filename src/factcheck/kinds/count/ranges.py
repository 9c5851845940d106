"""What two amounts make together: a range, a length in two units, a part with the unit of its whole."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import attrs

from factcheck.kinds.count.amounts import Amount, Amounts
from factcheck.kinds.count.units import units
from factcheck.kinds.count.value import INFINITY
from factcheck.kinds.phrases import Phrases, Words

_SMALLER = {"h": ("min", 60), "min": ("s", 60), "m": ("cm", 100)}  # what two digits behind a unit without one mean
_LONG = ("s", "month")  # lengths of time, which may have three parts and commas
_APART = 100  # "5 or 10" is a range, "5 or 1,000" is two numbers
_LONGEST_SYMBOL = 2  # words of a money's symbol ("US", "$")


class Ranges:
    """Joins amounts with the words of one language."""

    def __init__(
        self, table: Mapping[str, Any], links: frozenset[str], plain: frozenset[str], amounts: Amounts
    ) -> None:
        patterns = table["patterns"]
        self._amounts, self._links, self._plain = amounts, links, plain
        self._ranges: Mapping[str, list[str]] = table["ranges"]
        self._hedges: Phrases[list[Any]] = Phrases(table["hedges"])
        self._some, self._changes = frozenset(patterns["determiners"]), frozenset(patterns["changes"])
        self._either = frozenset(patterns.get("either", ()))
        self._inches = frozenset(patterns.get("glued", ()))
        self._by = frozenset(patterns.get("by", ()))
        self._of_those = frozenset(patterns.get("of_those", ()))

    def read(self, words: Words, amount: Amount) -> Amount:
        """Return an amount with the other one that stands behind it and belongs to it."""
        amount = self._doubled(words, self._ranged(words, amount))
        return self._among(words, self._doubled(words, amount) if amount.unit.base in _LONG else amount)

    def _among(self, words: Words, amount: Amount) -> Amount:
        """Return an amount with the unit of the one behind it: "huit des dix-sept jours", "47 by 38 inches"."""
        sides = words.at(amount.end) in self._by
        if amount.unit.name or amount.sort != "number" or not (sides or words.at(amount.end) in self._of_those):
            return amount
        whole = self._amounts.read(words, amount.end + 1)
        if whole is None or not whole.unit.name or (whole.unit.base != "m" if sides else whole.high <= amount.high):
            return amount
        return attrs.evolve(amount, unit=whole.unit, times=whole.times, loose=whole.loose)

    def _ranged(self, words: Words, first: Amount) -> Amount:
        """Return the range that begins with an amount, or the amount alone."""
        before = first.start - 1
        before -= first.sort == "ordinal" and words.at(before) in self._some
        opener = words.at(before)
        changed = opener in self._ranges and words.at(before - 1) in self._changes
        joiners = [] if changed else [*self._ranges.get(opener, ()), *self._ranges[""]]
        joiner = words.at(first.end)
        if joiner not in joiners or first.sort not in ("number", "ordinal"):
            return first
        opened = joiner in self._ranges.get(opener, ())
        second = self._second(words, first) or (self._at_least(words, first) if opened else None)
        dash = not joiner.isalpha()
        if second is None or second.sort != first.sort or (dash and not (first.figures and second.figures)):
            return first
        if first.unit.name and second.unit.base != first.unit.base:
            return first
        apart = first.low * _APART <= second.low and (first.scale > 1 or second.scale == 1)
        if joiner in self._either and apart:
            return first
        return _joined(first, second, before if opened and opener else first.start) or first

    def _second(self, words: Words, first: Amount) -> Amount | None:
        """Return the amount behind a joiner, with the money before it; a symbol before the first is for both."""
        at = first.end + 1 + (words.at(first.end + 1) in self._some)
        second = None
        for skipped in range(_LONGEST_SYMBOL + 1):
            second = self._amounts.read(words, at + skipped)
            if second is not None:
                break
        if second is None or second.start > at:
            return None
        before = first.unit.name and not (words.at(first.start)[:1].isdigit() and words.at(first.end - 1)[:1].isalpha())
        if before and not second.unit.name and first.figures:
            return attrs.evolve(second, unit=first.unit, times=first.times, loose=first.loose)
        return second

    def _at_least(self, words: Words, first: Amount) -> Amount | None:
        """Return the open end of a range: "entre 3 et plus de 10 millions"."""
        hedge = self._hedges.at(words, first.end + 1)
        second = self._amounts.read(words, hedge[1]) if hedge and hedge[0][1] == "inf" else None
        if second is None or hedge is None or second.start != hedge[1]:
            return None
        return attrs.evolve(second, high=INFINITY)

    def _doubled(self, words: Words, amount: Amount) -> Amount:
        """Return a length in two units: "50 kilomètres et 512 mètres", "1 m 80", "2 heures 15"."""
        if not amount.unit.name or amount.low != amount.high:
            return amount
        comma = words.at(amount.end) == "," and amount.unit.base in _LONG
        at = amount.end + comma + (words.at(amount.end + comma) in self._links)
        more = self._amounts.read(words, at) if words.at(at) else None
        if more is None or more.sort != "number" or more.low != more.high or (comma and not more.unit.name):
            return amount
        if amount.unit.name == "ft" and not more.unit.name and words.at(more.end) in self._inches:
            more = attrs.evolve(more, unit=units()["in"], end=more.end + 1)
        if not more.unit.name:
            goes_on = words.at(more.end).isalpha() and words.at(more.end) not in self._plain
            return amount if goes_on else _with_bare(words, amount, more, at)
        size = more.unit.factor * more.times / (amount.unit.factor * amount.times)
        if more.unit.base not in (amount.unit.base, "cent") or more.unit is amount.unit:
            return amount
        size = Decimal("0.01") if more.unit.base == "cent" else size
        parted = amount.low != amount.low.to_integral_value() and more.unit.name != "s"
        if more.low * size >= 1 or parted:
            return amount
        total = amount.low + more.low * size
        return attrs.evolve(amount, low=total, high=total, end=more.end, bare=False)


def _joined(first: Amount, second: Amount, start: int) -> Amount | None:
    low, high = first.low, second.high
    if first.scale == 1 and second.scale > 1 and low * second.scale < high:  # "3 à 4 millions"
        low *= second.scale
    if first.unit.name:
        ratio = (first.unit.factor * first.times) / (second.unit.factor * second.times)
        low *= ratio
    return attrs.evolve(second, low=low, start=start, bare=first.bare and second.bare) if low < high else None


def _with_bare(words: Words, amount: Amount, more: Amount, at: int) -> Amount:
    """Return "1 m 80" and "2 heures 15": two digits behind the larger unit."""
    smaller = _SMALLER.get(amount.unit.name) if at == amount.end else None
    money = amount.unit.base == amount.unit.name and len(amount.unit.name) == 3 and amount.unit.name.isupper()
    parts = smaller[1] if smaller else 100 if money else 0
    two = more.bare and len(words.at(at)) == 2 and more.end == at + 1
    if words.joined(more.end) and words.at(more.end)[:1].isalnum():  # "10 dollars 11am"
        return amount
    spelt = smaller is not None and amount.unit.name == "h" and not more.figures and more.sort == "number"
    whole = amount.low == amount.low.to_integral_value()  # "$4.25 and 32" are two
    if not (two or spelt) or more.low >= parts or amount.times != 1 or not whole:
        return amount
    total = amount.low + more.low / parts
    return attrs.evolve(amount, low=total, high=total, end=more.end, bare=False)
