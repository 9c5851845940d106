"""The patterns of a language's table ``counts``, compiled: where counts stand in a text, and what their parts say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

import attrs

from factcheck.kinds.count.value import INFINITY, CountValue
from factcheck.kinds.numbers import Numbers, any_of, flexible, folded
from factcheck.lexicon import Lexicon

_ROUND = Decimal(1000)  # from here on, zeros at the end of a figure are taken for rounding
_SHARE, _MONTH = "%", "month"
_POINTS = Decimal(5)  # percentage points: as closely as "a third" or "one in six" is meant
_MOST_OF = Decimal(100)  # "six sur dix" is a share, "2 mètres sur 300" is none
_ONE = Decimal(1)


@attrs.frozen
class Match:
    """Where a count stands, and its value as far as the text alone says."""

    start: int
    end: int
    value: CountValue


class CountGrammar:
    """The counts of one language, compiled once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.table, self.numbers = lexicon.table("counts"), Numbers(lexicon)
        patterns = self.table["patterns"]
        self._found = tuple(re.compile(pattern, re.IGNORECASE) for pattern in self._patterns(patterns))
        months = any_of(lexicon.table("dates")["months"])
        calendar = rf"\d{{1,2}}\s(?:{months})(?:\s\d{{4}})?"  # a day that no calendar has is no count either
        self._idiom = re.compile(rf"(?<!\w)(?:{any_of(patterns['idioms'])}|{calendar})(?!\w)", re.IGNORECASE)
        self._definite = re.compile(rf"(?:^|\W)(?:{any_of(patterns['definite'])})\s\Z", re.IGNORECASE)
        self._label = re.compile(rf"(?:^|\W)(?:{any_of(patterns['labels'])})[\s.-]*\Z", re.IGNORECASE)

    def _patterns(self, patterns: Mapping[str, str]) -> Iterator[str]:
        """Yield the ways to write a count, those first that hold others."""
        number, of = self.numbers.pattern, flexible(patterns["of"])
        hedge = rf"(?:(?P<hedge>{any_of(self.table['hedges'])})(?:\s{{1,2}}|(?<=['’])))?"
        unit = rf"(?:\s?(?:{of})?\s?(?P<unit>{any_of(self.table['units'])})(?!\w))?"
        start, end = rf"(?<![\w-]){hedge}", rf"{unit}(?!\w)"
        some, many = any_of(patterns["determiners"]), any_of([*self.table["collectives"], *self.table["plurals"]])
        big = rf"(?:\s?(?:{of})\s?(?P<big>{any_of(self.numbers.big)}))?"
        yield rf"(?<![\w-])(?:(?:{some})\s|{hedge}(?:(?:{some})\s)?)(?P<many>{many}){big}{end}"
        yield rf"(?<!\w){hedge}(?P<fraction>{any_of(self.table['fractions'])})(?!\w)"
        yield rf"(?<!\w)(?:(?:{some})\s)?(?P<aged>{any_of(self.table['ages'])})(?!\w)"
        share = flexible(patterns["share"]).replace("{units}", any_of(self.table["units"]))
        yield rf"{start}{_between(share, number)}(?!\w)".replace("<low>", "<part>")
        for pattern in patterns["ranges"]:
            yield rf"{start}{_between(flexible(pattern), number)}{end}"
        yield rf"{start}{_between(flexible(patterns['digit_range']), self.numbers.digits)}{end}"
        yield rf"{start}(?P<number>{number}){end}"
        ordinals = rf"{any_of(self.table['ordinals'])}|{patterns['ordinal_digits']}"
        yield rf"(?<![\w-])(?P<ordinal>{ordinals})s?(?![\w-])"

    def matches(self, text: str, start: int, end: int) -> Iterator[Match]:
        """Yield the counts in text[start:end], without overlaps."""
        taken = bytearray(end - start)
        for m in self._idiom.finditer(text, start, end):
            taken[m.start() - start : m.end() - start] = b"\x01" * len(m[0])
        for pattern in self._found:
            for m in pattern.finditer(text, start, end):
                if any(taken[m.start() - start : m.end() - start]) or self._is_label(text, m.start()):
                    continue
                value = self._value(m)
                if value is not None and not self._is_known_pair(text, m.start(), value):
                    taken[m.start() - start : m.end() - start] = b"\x01" * len(m[0])
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
        text = _shown(m[0])
        if "ordinal" in parts:
            return self._place(text, parts["ordinal"])
        unit, factor = self._unit(parts.get("unit"))
        interval, own = self._interval(parts, unit)
        if interval is None:
            return None
        unit, factor = own or (unit, factor)
        step = _POINTS if own else _step(interval[0]) if interval[0] == interval[1] else _ONE
        low, high = self._hedged(*interval, parts.get("hedge"))
        return CountValue(text, low * factor, high * factor, unit, step=step * factor, factor=factor)

    def _interval(
        self, parts: Mapping[str, str], unit: str
    ) -> tuple[tuple[Decimal, Decimal] | None, tuple[str, Decimal] | None]:
        """Return the interval of numbers that is written, and unit and factor where the words bring their own."""
        if "many" in parts:
            return self._several(parts), None
        if "aged" in parts:
            low, high = self.table["ages"][folded(parts["aged"])]
            return (Decimal(low * 12), Decimal(high * 12 + 11)), (_MONTH, _ONE)
        if "fraction" in parts:
            share = Decimal(str(self.table["fractions"][folded(parts["fraction"])]))
            return (share, share), (_SHARE, _ONE)
        if "part" in parts:
            return self._share(parts), (_SHARE, _ONE)
        if "low" in parts:
            return self._range(parts["low"], parts["high"]), None
        number = self.numbers.value(parts["number"])
        if number is None or (parts["number"].isalpha() and number == 1 and not unit):
            return None, None
        return (number, number), None

    def _unit(self, word: str | None) -> tuple[str, Decimal]:
        if word is None:
            return "", _ONE
        table = self.table["units"]
        unit, factor = table.get(" ".join(word.split())) or table[folded(word)]
        return str(unit), Decimal(str(factor))

    def _several(self, parts: Mapping[str, str]) -> tuple[Decimal, Decimal]:
        word, scale = folded(parts["many"]), _ONE
        if "big" in parts:
            scale = self.numbers.value(parts["big"]) or _ONE
        if word in self.table["plurals"]:
            low, high = self.table["plurals"][word]
            return Decimal(low) * scale, Decimal(high) * scale
        number, off = self.table["collectives"][word]
        off = Decimal(str(off))
        return number * (1 - off) * scale, number * (1 + off) * scale

    def _share(self, parts: Mapping[str, str]) -> tuple[Decimal, Decimal] | None:
        part, whole = self.numbers.value(parts["part"]), self.numbers.value(parts["high"])
        if part is None or whole is None or not 0 < part < whole <= _MOST_OF:
            return None
        share = (part * 100 / whole).quantize(Decimal("0.0001")).normalize()
        return share, share

    def _range(self, first: str, last: str) -> tuple[Decimal, Decimal] | None:
        low, high = self.numbers.value(first), self.numbers.value(last)
        if low is None or high is None:
            return None
        scale = self.numbers.scale(last)
        if self.numbers.scale(first) == 1 and low * scale < high:  # "3 à 4 millions"
            low *= scale
        return (low, high) if low < high else None

    def _place(self, text: str, word: str) -> CountValue | None:
        digits = re.match(r"\d+", word)
        place = int(digits[0]) if digits else self.table["ordinals"][folded(word).rstrip("s")]
        return CountValue(text, Decimal(place), Decimal(place), ordinal=True)

    def _hedged(self, low: Decimal, high: Decimal, hedge: str | None) -> tuple[Decimal, Decimal]:
        if hedge is None:
            return low, high
        below, above = self.table["hedges"][folded(hedge)]
        return low * Decimal(str(below)), INFINITY if above == "inf" else high * Decimal(str(above))


def _between(pattern: str, number: str) -> str:
    """Return a pattern with a number at {low} and {high}."""
    return pattern.replace("{low}", rf"(?P<low>{number})").replace("{high}", rf"(?P<high>{number})")


def _shown(words: str) -> str:
    """Return words of the article as they read inside a sentence."""
    text = " ".join(words.split())
    return text[0].lower() + text[1:] if text[1:2].islower() else text


def _step(number: Decimal) -> Decimal:
    """Return the place of the last digit that was meant: 0.1 million for "1,5 million", 100 for "9 300", 1 for "42"."""
    if number == 0:
        return _ONE
    if number != number.to_integral_value():
        return _ONE.scaleb(int(number.normalize().as_tuple().exponent))
    return _ONE if number < _ROUND else _ONE.scaleb(max(0, int(number.normalize().as_tuple().exponent)))
