"""A figure with its unit: numbers, rough numbers, shares, ages and money, read word by word."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Context, Decimal
from typing import Any

import attrs

from factcheck.kinds.count.measures import Measures
from factcheck.kinds.count.units import Unit, units
from factcheck.kinds.numerals import Numerals
from factcheck.kinds.phrases import Phrases, Words, phrases
from factcheck.kinds.sums import Number

_ONE = Decimal(1)
_NONE = Unit("", "")
_MANY = Decimal(1_000_000)  # from here on French and its like put "de" between number and unit
_POINTS = Decimal(5)  # percentage points: as closely as "a third" or "one in six" is meant
_MOST_OF = Decimal(100)  # "six sur dix" is a share, as is one in any number
_YEARS = range(1800, 2101)
_PRECISE = Context(prec=8)
_SIGNED = ("°C", "%")  # what news counts below zero in words
_BETWEEN = 3  # words between a part and its whole


@attrs.frozen
class Amount:
    """The interval [low, high] in ``unit`` that words[start:end] write, ``times`` of that unit.

    ``sort`` is "number", "ordinal", "rough", "share" or "multiple"; ``loose`` says that the money's name has several
    owners; ``step`` is what an exact figure is rounded to, None where its digits tell; ``nominal`` the number that a
    rough one is named after.
    """

    low: Decimal
    high: Decimal
    start: int
    end: int
    sort: str = "number"
    unit: Unit = _NONE
    times: Decimal = _ONE
    loose: bool = False
    scale: Decimal = _ONE
    figures: bool = False
    bare: bool = False
    step: Decimal | None = None
    nominal: Decimal | None = None


class Amounts:
    """Reads amounts with the word lists of one language."""

    def __init__(self, table: Mapping[str, Any], numbers: Mapping[str, Any], numerals: Numerals) -> None:
        self.numerals, self._table = numerals, table
        self._ages: Phrases[list[int]] = Phrases(table["ages"])
        self._fractions: Phrases[float | list[Any]] = Phrases(table["fractions"])
        self._multiples: Phrases[float | list[Any]] = Phrases(table["multiples"])
        self.measures = Measures(table)
        self._minus, self._cold = frozenset(numbers["minus"]), frozenset(numbers.get("below_zero", ()))
        self._of, self._shares = frozenset(table["patterns"]["of"]), phrases(table["patterns"]["share"])
        self._some, self._one = frozenset(table["patterns"]["determiners"]), frozenset(numbers["one"])
        self._collectives, self._rough = Phrases(_several_each(table)), Phrases(_rough(table))
        self._behind_one = self._behind(table, numbers)

    def starts(self) -> set[str]:
        """Return the words that amounts begin with."""
        lists: tuple[Phrases[Any], ...] = (self._ages, self._fractions, self._multiples, self._rough)
        return self.numerals.starts() | {w for each in lists for w in each.firsts()}

    def _behind(self, table: Mapping[str, Any], numbers: Mapping[str, Any]) -> frozenset[str]:
        """Return every word that may stand behind one in an amount."""
        known = self.starts() | self._collectives.firsts() | self.measures.firsts() | set(table["patterns"]["singles"])
        lists = (table["fractions"], table["multiples"], table["ages"], numbers["halves"], table["hedges_after"])
        known |= {word for each in lists for phrase in each for word in Words(phrase).words}
        joiners = {joiner for each in table["ranges"].values() for joiner in each}
        return frozenset(known | joiners | {"-"} | set(numbers["links"]) | set(numbers["point"]) | self._of)

    def goes_on(self, words: Words, i: int) -> bool:
        """Whether a word for one may begin an amount, by the words behind it; a quick answer, for most are articles."""
        if words.at(i + 1) in self._behind_one or words.at(i - 1) in self._minus:
            return True
        return any(self._shares.at(words, k) for k in range(i + 1, i + _BETWEEN + 2))

    def read(self, words: Words, i: int) -> Amount | None:
        """Return the amount that begins with word ``i``, with the sign before it."""
        amount = self._fixed(words, i) or self._counted(words, i)
        if amount is None or amount.sort not in ("number", "share"):
            return amount
        return self._signed(words, _pointed(words, amount))

    def _signed(self, words: Words, amount: Amount) -> Amount:
        """Return an amount below zero where the words say so: "-5 %", "moins dix degrés"."""
        at = amount.start - 1
        mark = words.at(at) == "-" and words.joined(amount.start) and amount.figures and not words.joined(at)
        cold = words.at(at) in self._cold and amount.unit.base in _SIGNED
        if not (mark or cold or words.at(at) in self._minus):
            return amount
        return attrs.evolve(amount, low=-amount.high, high=-amount.low, start=at, bare=False)

    def _fixed(self, words: Words, i: int) -> Amount | None:
        """Return what whole phrases say: "un septuagénaire", "la moitié", "le double"."""
        aged = self._ages.at(words, i) or (self._ages.at(words, i + 1) if words.at(i) in self._some else None)
        if aged:
            (low, high), end = aged
            months = Decimal(low * 12), Decimal(high * 12 + 11)
            return Amount(*months, i, end, "rough", units()["month"])
        share = self._fractions.at(words, i)
        if share and not (words.at(share[1]) == "-" and words.joined(share[1])):
            number = self.numerals.read(words, i)
            part = self._fraction(words, i, number) if number and number.sort == "fraction" else None
            if part and part.sort != "share":
                return part
            return Amount(*_ends(share[0]), i, share[1], "share", units()["%"], step=_POINTS)
        if multiple := self._multiples.at(words, i):
            return Amount(*_ends(multiple[0]), i, multiple[1], "multiple", units()["times"])
        return None

    def _counted(self, words: Words, i: int) -> Amount | None:
        if (rough := self._several(words, i, None)) is not None:
            return self._measured(words, rough)
        number = self.numerals.read(words, i)
        if number is None:
            return self._single(words, i)
        if (rough := self._several(words, i, number)) is not None:
            return self._measured(words, rough)
        if number.sort == "fraction":
            return self._fraction(words, i, number)
        if number.sort == "ordinal":
            return Amount(number.value, number.value, i, number.end, "ordinal", figures=number.figures)
        return self._share(words, i, number) or self._measured(words, _plain(number, i))

    def _several(self, words: Words, i: int, number: Number | None) -> Amount | None:
        """Return "des dizaines", "une centaine", "trois douzaines", "une vingtaine de millions"."""
        if number is None:
            found = self._rough.at(words, i)
        else:
            found = self._collectives.at(words, number.end) if number.sort == "number" else None
        if found is None:
            return None
        (low, high), end = found
        low, high = (low * number.value, high * number.value) if number else (low, high)
        sort = "number" if low == high else "rough"
        named = number is not None or self._collectives.at(words, i) is not None
        nominal = (low + high) / 2 if named else None
        return self._raised(words, Amount(low, high, i, end, sort, nominal=nominal))

    def _single(self, words: Words, i: int) -> Amount | None:
        """Return "an hour" and "an hour and a half"; whether that counts is said by what stands around it."""
        known = words.at(i) in self._one and self.measures.single(words, i + 1)
        if not known or self.numerals.is_ordinal(words.at(i + 1)):
            return None
        amount = self._measured(words, Amount(_ONE, _ONE, i, i + 1))
        return amount if amount.unit is not _NONE else None

    def _raised(self, words: Words, amount: Amount) -> Amount:
        """Return an amount with a large word behind it: "une dizaine de millions", "un demi-million"."""
        end = amount.end + (words.at(amount.end) in self._of or words.at(amount.end) == "-")
        large = self.numerals.scale(words.at(end)) or self._thousands(words.at(end))
        if large is None:
            return amount
        nominal = None if amount.nominal is None else amount.nominal * large
        low, high = amount.low * large, amount.high * large
        return attrs.evolve(amount, low=low, high=high, nominal=nominal, end=end + 1, scale=large)

    def _thousands(self, word: str) -> Decimal | None:
        size = self._table["collectives"].get(word[:-1])
        return Decimal(size[0]) if size and size[0] >= 1000 and word not in self._table["collectives"] else None

    def _fraction(self, words: Words, i: int, number: Number) -> Amount | None:
        value, at = number.value, self._past_article(words, number.end)
        if several := self._collectives.at(words, at):
            (low, high), end = several
            return Amount(low * value, high * value, i, end, "rough")
        amount = self._raised(words, Amount(value, value, i, at, figures=number.figures))
        amount = self._measured(words, amount, of=True)
        if amount.unit is not _NONE or amount.scale > 1 or value > 1:
            return amount
        hyphen = words.at(number.end) == "-" and words.joined(number.end)
        if hyphen or (number.end == i + 1 and words.at(i).isalpha()):
            return None
        percent = _PRECISE.multiply(value, Decimal(100))
        return Amount(percent, percent, i, number.end, "share", units()["%"], step=_POINTS, figures=number.figures)

    def _past_article(self, words: Words, i: int) -> int:
        """Return the index behind "of a" or "a" at word ``i`` where a unit or a large word follows, else ``i``."""
        at = i + (words.at(i) in self._of)
        known = (
            self.numerals.scale(words.at(at + 1)),
            self._collectives.at(words, at + 1),
            self.measures.at(words, at + 1),
        )
        return at + 1 if words.at(at) in self._one and any(known) else i

    def _share(self, words: Words, i: int, number: Number) -> Amount | None:
        """Return "six sur dix", "un train sur deux" in percent."""
        at = number.end
        while (found := self._shares.at(words, at)) is None:
            if not words.at(at).isalpha() or self.measures.stands_at(words, at) or at >= number.end + _BETWEEN:
                return None
            at += 1
        whole = self.numerals.read(words, found[1])
        if whole is None or whole.sort != "number" or not 0 < number.value < whole.value:
            return None
        many = whole.value > _MOST_OF and number.value != 1
        if many or (whole.bare and whole.value in _YEARS) or self.measures.stands_at(words, whole.end):
            return None
        percent = _PRECISE.divide(number.value * 100, whole.value)
        return Amount(percent, percent, i, whole.end, "share", units()["%"], step=_POINTS)

    # Units

    def _measured(self, words: Words, amount: Amount, of: bool = False) -> Amount:
        """Return an amount with the unit behind or the money before it."""
        far = of or amount.sort == "rough" or amount.scale >= _MANY or amount.high >= _MANY
        found = self.measures.at(words, amount.end, far, amount.scale >= _MANY)
        if found is None:
            return self._priced(words, amount)
        unit = self.measures.turned(words, amount.start, found.unit)
        amount = attrs.evolve(amount, unit=unit, times=found.times, loose=found.loose, end=found.end)
        large = (
            self.numerals.scale(words.at(found.end))
            if found.unit.name == words.written(found.end - 1, found.end)
            else None
        )
        if large and amount.scale == 1:  # "75 USD million"
            amount = attrs.evolve(
                amount, low=amount.low * large, high=amount.high * large, end=found.end + 1, scale=large
            )
        half = self.numerals.half(words, found.end)
        if half and amount.low == amount.high:
            more = amount.low + Decimal("0.5")
            return attrs.evolve(amount, low=more, high=more, end=half, bare=False)
        return amount

    def _priced(self, words: Words, amount: Amount) -> Amount:
        """Return an amount with the unit that stands before it: "$ 75 millions", "EUR 1000", "magnitude 5"."""
        if named := self.measures.before(words, amount.start):
            return attrs.evolve(amount, unit=named.unit, start=named.end)
        found = self.measures.money_before(words, amount.start) if amount.figures else None
        return attrs.evolve(amount, unit=found.unit, loose=found.loose, start=found.end) if found else amount


def _pointed(words: Words, amount: Amount) -> Amount:
    """Return figures behind a point that nothing stands before as decimals: ".08"."""
    at = amount.start - 1
    if not (words.at(at) == "." and words.joined(amount.start) and not words.joined(at)):
        return amount
    figures = words.at(amount.start)
    if not figures.isdecimal() or amount.low != int(figures):
        return amount
    low = amount.low.scaleb(-len(figures))
    return attrs.evolve(amount, low=low, high=low, start=at, bare=False)


def _plain(number: Number, start: int) -> Amount:
    return Amount(
        number.value, number.value, start, number.end, scale=number.scale, figures=number.figures, bare=number.bare
    )


def _ends(value: float | list[Any]) -> tuple[Decimal, Decimal]:
    """Return the interval of a table's number, or of its pair of numbers; "inf" has no end."""
    low, high = value if isinstance(value, list) else (value, value)
    return Decimal(str(low)), Decimal(str(high))


def _several_each(table: Mapping[str, Any]) -> dict[str, tuple[Decimal, Decimal]]:
    """Return the interval of one of each rough number, with its plural ("dozen", "dozens")."""
    sizes = {
        k: (Decimal(n) * (1 - Decimal(str(off))), Decimal(n) * (1 + Decimal(str(off))))
        for k, (n, off) in table["collectives"].items()
    }
    return sizes | {f"{word}s": size for word, size in sizes.items()}


def _rough(table: Mapping[str, Any]) -> dict[str, tuple[Decimal, Decimal]]:
    """Return the interval of every word that is a rough number without another before it."""
    one = {word: size for word, size in _several_each(table).items() if word in table["collectives"]}
    return one | {word: (Decimal(low), Decimal(high)) for word, (low, high) in table["plurals"].items()}
