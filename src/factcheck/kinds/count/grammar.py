"""The patterns of a language's table ``counts``, compiled: where counts stand in a text, and what their parts say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import attrs

from factcheck.kinds.count.value import INFINITY, CountValue
from factcheck.kinds.numbers import Numbers, any_of, flexible, folded
from factcheck.lexicon import Lexicon

_ROUND = Decimal(1000)  # from here on, zeros at the end of a figure are taken for rounding


@attrs.frozen
class Match:
    """Where a count stands, and its value as far as the text alone says."""

    start: int
    end: int
    value: CountValue


class CountGrammar:
    """The counts of one language, compiled once."""

    def __init__(self, lexicon: Lexicon) -> None:
        table = lexicon.table("counts")
        self.table, self.numbers = table, Numbers(lexicon)
        number, patterns = self.numbers.pattern, table["patterns"]
        hedge = rf"(?:(?P<hedge>{any_of(table['hedges'])})(?:\s{{1,2}}|(?<=['’])))?"
        of, big = flexible(patterns["of"]), any_of(self.numbers.big)
        unit = rf"(?:\s?{of}?\s?(?P<unit>{any_of(table['units'])})(?!\w))?"
        two = (
            flexible(patterns["range"])
            .replace("{number2}", rf"(?P<high>{number})")
            .replace("{number}", rf"(?P<low>{number})")
        )
        many = any_of([*table["collectives"], *table["plurals"]])
        self._amount = re.compile(rf"(?<![\w-]){hedge}(?:{two}|(?P<number>{number})){unit}(?!\w)", re.IGNORECASE)
        some = rf"(?<![\w-]){hedge}(?:(?:une|un|des|plusieurs|quelques)\s)?(?P<many>{many})(?:\s?{of}\s?(?P<big>{big}))?{unit}(?!\w)"
        self._collective = re.compile(some, re.IGNORECASE)
        self._fraction = re.compile(rf"(?<!\w)(?P<fraction>{any_of(table['fractions'])})(?!\w)", re.IGNORECASE)
        ordinals = rf"{any_of(table['ordinals'])}|{patterns['ordinal_digits']}"
        self._ordinal = re.compile(rf"(?<![\w-])(?P<ordinal>{ordinals})s?(?![\w-])", re.IGNORECASE)
        self._idiom = re.compile(rf"(?<!\w)(?:{any_of(patterns['idioms'])})(?!\w)", re.IGNORECASE)
        self._definite = re.compile(rf"(?:^|\W)(?:{any_of(patterns['definite'])})\s\Z", re.IGNORECASE)
        self._label = re.compile(rf"(?:^|\W)(?:{any_of(patterns['labels'])})[\s.-]*\Z", re.IGNORECASE)

    def matches(self, text: str, start: int, end: int) -> Iterator[Match]:
        """Yield the counts in text[start:end], without overlaps."""
        free = bytearray(end - start)
        for m in self._idiom.finditer(text, start, end):
            free[m.start() - start : m.end() - start] = b"\x01" * len(m[0])
        for pattern in (self._collective, self._fraction, self._amount, self._ordinal):
            for m in pattern.finditer(text, start, end):
                if any(free[m.start() - start : m.end() - start]) or self._is_label(text, m.start()):
                    continue
                value = self._value(m)
                if value is not None and not self._is_known_pair(text, m.start(), value):
                    free[m.start() - start : m.end() - start] = b"\x01" * len(m[0])
                    yield Match(m.start(), m.end(), value)

    def _is_label(self, text: str, start: int) -> bool:
        return bool(self._label.search(text, max(0, start - 16), start)) or text[max(0, start - 1) : start] in (
            "-",
            ".",
        )

    def _is_known_pair(self, text: str, start: int, value: CountValue) -> bool:
        """Whether it is "les deux", "nos deux" ...: a pair that is named, not counted."""
        small = value.exact and value.low <= 2 and not value.ordinal and not value.unit
        return small and bool(self._definite.search(text, max(0, start - 12), start))

    def _value(self, m: re.Match[str]) -> CountValue | None:
        parts = {k: v for k, v in m.groupdict().items() if v}
        unit, factor = self._unit(parts.get("unit"))
        text = " ".join(m[0].split())
        if "many" in parts:
            scale = self.numbers.value(parts["big"]) if "big" in parts else None
            low, high = (n * (scale or 1) for n in self._several(folded(parts["many"])))
        elif "fraction" in parts:
            low = high = Decimal(str(self.table["fractions"][folded(parts["fraction"])]))
            unit = "share"
        elif "ordinal" in parts:
            return self._place(text, parts["ordinal"])
        elif "low" in parts:
            bounds = [self.numbers.value(parts[k]) for k in ("low", "high")]
            if None in bounds or bounds[0] >= bounds[1]:  # type: ignore[operator]
                return None
            low, high = bounds[0], bounds[1]  # type: ignore[assignment]
        else:
            number = self.numbers.value(parts["number"])
            if number is None or (parts["number"].isalpha() and number == 1 and not unit):
                return None
            low = high = number
        step = _step(parts.get("number", ""), low) * factor
        low, high = self._hedged(low, high, parts.get("hedge"))
        return CountValue(text, low * factor, high * factor, unit, step=step)

    def _unit(self, word: str | None) -> tuple[str, Decimal]:
        if word is None:
            return "", Decimal(1)
        table = self.table["units"]
        unit, factor = table.get(" ".join(word.split())) or table[folded(word)]
        return str(unit), Decimal(str(factor))

    def _several(self, word: str) -> tuple[Decimal, Decimal]:
        if word in self.table["plurals"]:
            low, high = self.table["plurals"][word]
            return Decimal(low), Decimal(high)
        number, off = self.table["collectives"][word]
        return Decimal(str(number * (1 - off))), Decimal(str(number * (1 + off)))

    def _place(self, text: str, word: str) -> CountValue | None:
        digits = re.match(r"\d+", word)
        place = int(digits[0]) if digits else self.table["ordinals"][folded(word).rstrip("s")]
        return CountValue(text, Decimal(place), Decimal(place), ordinal=True)

    def _hedged(self, low: Decimal, high: Decimal, hedge: str | None) -> tuple[Decimal, Decimal]:
        if hedge is None:
            return low, high
        below, above = self.table["hedges"][folded(hedge)]
        return low * Decimal(str(below)), INFINITY if above == "inf" else high * Decimal(str(above))


def _step(written: str, number: Decimal) -> Decimal:
    """Return the place of the last digit that was meant: 0.1 million for "1,5 million", 100 for "9 300", 1 for "42"."""
    if number == 0:
        return Decimal(1)
    if number != number.to_integral_value():
        return Decimal(1).scaleb(int(number.normalize().as_tuple().exponent))
    if number < _ROUND:
        return Decimal(1)
    return Decimal(1).scaleb(max(0, int(number.normalize().as_tuple().exponent)))
