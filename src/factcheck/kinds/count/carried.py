"""Units that a text says once and leaves out soon after: money, ages, magnitudes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import attrs

from factcheck.kinds.count.amounts import Amounts
from factcheck.kinds.count.units import currencies
from factcheck.kinds.count.value import CountValue
from factcheck.kinds.phrases import BREAK, Words, phrases

_MANY = Decimal(1_000_000)
_NEAR = 25  # words between two sums of money
_SHORT = 8  # words from a sum to the one of a sentence that goes on about it
_ENDS = (".", "!", "?", ";", BREAK)


@attrs.frozen
class Told:
    """A count as it was read: the words it stands in, its value, how many of its list came before it."""

    start: int
    end: int
    value: CountValue
    listed: int = 0


class Carried:
    """Gives counts the unit of the one before with the words of one language."""

    def __init__(
        self, table: Mapping[str, Any], links: frozenset[str], plain: frozenset[str], amounts: Amounts
    ) -> None:
        patterns = table["patterns"]
        self._amounts, self._links, self._plain = amounts, links, plain
        self._before, self._of = phrases(patterns.get("carries", [])), frozenset(patterns["of"])
        self._pronouns = frozenset(patterns.get("pronouns", ()))
        self._more = frozenset(patterns.get("more", ()))
        self._of_counted = bool(patterns.get("counted_with_of", False))

    def told(self, words: Words, last: Told | None, found: Told) -> Told:
        """Return a count with the unit of the last one, where that is meant and not said."""
        value = found.value
        if last is None or value.unit or value.ordinal or value.score:
            return found
        listed = self._in_list(words, last, found)
        if listed or self._is_money(words, last, found):
            return attrs.evolve(found, value=_in_unit(value, last.value), listed=last.listed + 1 if listed else 0)
        return found

    def _in_list(self, words: Words, last: Told, found: Told) -> bool:
        """Whether figures go on with a list whose unit stood before it: "aged 4, 7 and 11", "magnitude 2.8 and 2.3"."""
        gap = words.words[last.end : found.start]
        if not 0 < len(gap) < 3 or any(word != "," and word not in self._links for word in gap):
            return False
        if (
            not (last.listed or self._amounts.measures.before(words, last.start))
            or not words.at(found.start).isdecimal()
        ):
            return False
        parted = found.value.low != found.value.low.to_integral_value()
        return last.listed > 0 or parted or not self._counts_things(words, found.end)

    def _is_money(self, words: Words, last: Told, found: Told) -> bool:
        """Whether millions go on with a sum of money in the same sentence: "42 million euros, of which 15 million"."""
        size = self._amounts.numerals.scale(words.at(found.end - 1))
        if (
            last.value.unit not in currencies()
            or last.value.factor != 1
            or size is None
            or size < _MANY
            or found.start - last.end > _NEAR
        ):
            return False
        joined = self._before.before(words, found.start) is not None
        if not joined or not self._goes_on(words.words[last.end : found.start]):
            return False
        return not self._counts_things(words, found.end)

    def _goes_on(self, gap: list[str]) -> bool:
        """Whether words are of one sentence, or begin a short new one about the same: "... It stood at 2 million"."""
        ends = [k for k, word in enumerate(gap) if word in _ENDS]
        same = len(ends) == 1 and len(gap) <= _SHORT and gap[ends[0]] == "." and gap[-1] != "."
        return not ends or (same and gap[ends[0] + 1] in self._pronouns)

    def _counts_things(self, words: Words, i: int) -> bool:
        """Whether a noun that is counted stands at word ``i``."""
        word = words.at(i)
        if self._of_counted and words.at(i - 1).isalpha():  # "3 millions d'habitants", "3 millions de plus"
            return word in self._of and words.at(i + 1) not in self._more
        return word.isalpha() and word not in self._plain


def _in_unit(value: CountValue, other: CountValue) -> CountValue:
    """Return a count of nothing as one in the unit of another."""
    factor = other.factor
    return attrs.evolve(
        value,
        low=value.low * factor,
        high=value.high * factor,
        step=value.step * factor,
        figure=None if value.figure is None else value.figure * factor,
        factor=factor,
        unit=other.unit,
        written=other.written,
        loose=other.loose,
    )
