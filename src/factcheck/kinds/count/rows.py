"""Ordinals that are no place in a row: "the first two years", "the first ..., the second ..."."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from factcheck.kinds.count.amounts import Amount
from factcheck.kinds.numerals import Numerals
from factcheck.kinds.phrases import BREAK, Words

_NEAR = 30  # words between two that are told apart
_HUNDRED = 100
_YEARS = range(1800, 2101)
_STOPS = ("!", "?", BREAK)


class Rows:
    """Tells with the words of one language which ordinals name one of a row."""

    def __init__(self, patterns: Mapping[str, Any], plain: frozenset[str], numerals: Numerals) -> None:
        self._numerals, self._plain = numerals, plain
        self._articles = frozenset(patterns.get("paired_articles", ()))

    def none(self, words: Words, amount: Amount) -> bool:
        """Whether an ordinal names no place in a row."""
        return amount.sort == "ordinal" and (self._before_number(words, amount) or self._paired(words, amount))

    def _before_number(self, words: Words, amount: Amount) -> bool:
        """Whether a number stands right behind: "the first two years", but "the first 24-hour strike"."""
        number = None if words.joined(amount.end) else self._numerals.read(words, amount.end)
        if number is None or number.sort != "number" or number.value <= 1 or words.hyphen(number.end):
            return False
        large = not number.figures and number.end == amount.end + 1 and number.value >= _HUNDRED  # "his third hundred"
        return not large and not (number.bare and int(number.value) in _YEARS)

    def _paired(self, words: Words, amount: Amount) -> bool:
        """Whether it stands for a thing that was named, with its counterpart near: "the first ..., the second ..."."""
        if amount.low > 2 or not self._stands_alone(words, amount.start, amount.end):
            return False
        step, other = (1, Decimal(2)) if amount.low == 1 else (-1, Decimal(1))
        for k in range(1, _NEAR):
            at = amount.start + step * k
            if words.at(at) in _STOPS or not 0 <= at < len(words):
                return False
            if self._numerals.is_ordinal(words.at(at)) and self._stands_alone(words, at, at + 1):
                found = self._numerals.read(words, at)
                if found is not None and found.sort == "ordinal" and found.value == other:
                    return True
        return False

    def _stands_alone(self, words: Words, start: int, end: int) -> bool:
        """Whether an article stands before an ordinal and no noun behind it."""
        after = words.at(end)
        return words.at(start - 1) in self._articles and (not after.isalpha() or after in self._plain)
