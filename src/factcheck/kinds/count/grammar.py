"""Where counts stand in a text, and what their parts say: hedges, ranges, scores, lengths in two units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import attrs

from factcheck.kinds.count.amounts import Amount, Amounts
from factcheck.kinds.count.refusal import Refusal
from factcheck.kinds.count.scores import Score, Scores
from factcheck.kinds.count.units import units
from factcheck.kinds.count.value import INFINITY, CountValue
from factcheck.kinds.numerals import Numerals
from factcheck.kinds.phrases import BREAK, Phrases, Words, phrases
from factcheck.lexicon import Lexicon

_ROUND = Decimal(1000)  # from here on, zeros at the end of a figure are taken for rounding
_ONE = Decimal(1)
_SMALLER = {"h": ("min", 60), "min": ("s", 60), "m": ("cm", 100)}  # what two digits behind a unit without one mean
_FEW = 2  # words of hedging that may follow one another
_OLDEST = 110  # years
_LONGEST_SYMBOL = 2  # words of a money's symbol ("US", "$")
_CLOSING = (",", ".", ";", ")", "", BREAK)
_INSIDE_NAMES = (".", "-", "'")


@attrs.frozen
class Match:
    """Where a count stands, and its value as far as the text alone says."""

    start: int
    end: int
    value: CountValue


@attrs.frozen
class _Hedge:
    low: Decimal
    high: Decimal
    bound: str = ""


class CountGrammar:
    """The counts of one language, its word lists made ready once."""

    def __init__(self, lexicon: Lexicon) -> None:
        table, numbers = lexicon.table("counts"), lexicon.table("numbers")
        self.amounts = Amounts(table, numbers, Numerals(numbers))
        self.refusal = Refusal(table["patterns"], lexicon.table("dates")["months"])
        self._scores = Scores(table["patterns"], self.amounts)
        self._before, self._after = Phrases(_hedges(table["hedges"])), Phrases(_hedges(table["hedges_after"]))
        self._ranges: Mapping[str, list[str]] = table["ranges"]
        self._links = frozenset(numbers["links"])
        patterns = table["patterns"]
        self._some, self._changes = frozenset(patterns["determiners"]), frozenset(patterns["changes"])
        self._during, self._old = frozenset(patterns.get("during", ())), frozenset(patterns.get("old", ()))
        self._one, self._names_age = frozenset(numbers["one"]), bool(patterns.get("ages_behind_names", False))
        self._of_those = frozenset(patterns.get("of_those", ()))
        self._part, self._singles = phrases(patterns["part"]), frozenset(patterns["singles"])
        self._starts = frozenset(self.amounts.starts() | self.refusal.starts())

    def matches(self, text: str, start: int, end: int) -> Iterator[Match]:
        """Yield the counts in text[start:end] in text order, without overlaps."""
        words = Words(text, start, end)
        closed = self.refusal.closed(words)
        i = floor = 0
        while i < len(words):
            word = words.words[i]
            if word not in self._starts and not word[0].isnumeric():
                i += 1
                continue
            after = self.refusal.skipped(words, i, closed)
            if after > i:
                i = floor = after
                continue
            found, i = self._at(words, i, floor)
            if found is not None:
                yield found
                floor = i

    def _at(self, words: Words, i: int, floor: int) -> tuple[Match | None, int]:
        """Return the count that begins with word ``i`` and the index behind it; what is refused is passed over."""
        if score := self._scores.read(words, i):
            return self._scored(words, score), score.end
        amount = self.amounts.read(words, i)
        if amount is None:
            return None, i + 1
        amount = self._among(words, self._doubled(words, self._ranged(words, amount)))
        start, hedge = self._hedged(words, amount, floor)
        if self.refusal.refuses(words, amount, start) or not self._counts(words, amount, start):
            return None, amount.end
        amount, end = self._aged(words, amount), amount.end
        if found := self._behind(words, end):
            hedge, end = _both(found[0], hedge), found[1]
        low, high = _around(amount, hedge)
        if hedge and (second := self._bounded(words, end, hedge, amount)):
            low, high, end = second
        value = self._value(words, start, end, attrs.evolve(amount, low=low, high=high), amount)
        bound = hedge.bound if hedge else ""
        part = self._part.before(words, start) is not None
        return self._match(words, start, end, attrs.evolve(value, bound=bound, part=part)), end

    def _match(self, words: Words, start: int, end: int, value: CountValue) -> Match:
        return Match(words.offset + words.starts[start], words.offset + words.ends[end - 1], value)

    def _scored(self, words: Words, score: Score) -> Match:
        shown = _shown(words.written(score.start, score.end))
        first = Decimal(score.first)
        value = CountValue(shown, first, first, "score", score=score.points)
        return self._match(words, score.start, score.end, value)

    def _value(self, words: Words, start: int, end: int, meant: Amount, written: Amount) -> CountValue:
        text, unit = _shown(words.written(start, end)), written.unit
        if written.sort == "ordinal":
            named = self.amounts.unit(words, written.end)
            return CountValue(text, meant.low, meant.high, ordinal=True, written=named.unit.name if named else "")
        factor = unit.factor * written.times
        exact = written.low == written.high
        step = written.step or (_step(written.low) if exact else _ONE)
        low, high = (unit.in_base(x * written.times) for x in (meant.low, meant.high))
        return CountValue(
            text, low, high, unit.base, step=step * factor, factor=factor, written=unit.name, loose=written.loose
        )

    def _counts(self, words: Words, amount: Amount, start: int) -> bool:
        """Whether an article counts: "un mort", "about an hour", not "un homme"; nothing else is in doubt."""
        if amount.unit.name and amount.low == 1 and words.at(amount.start) in self._one:
            return start < amount.start or amount.scale > 1
        alone = amount.end == amount.start + 1 and amount.low == 1 and amount.sort == "number"
        if not alone or amount.figures or amount.unit.name:
            return True
        return words.at(amount.end) in self._singles

    def _aged(self, words: Words, amount: Amount) -> Amount:
        """Return a bare number behind a full name, between commas or brackets, as an age, where a language does so."""
        opened, closed = words.at(amount.start - 1), words.at(amount.end)
        marks = (opened == "," and closed in _CLOSING) or (opened == "(" and closed == ")")
        if not (self._names_age and amount.bare and marks and 0 < amount.low <= _OLDEST):
            return amount
        name = [words.written(k, k + 1) for k in range(amount.start - 3, amount.start - 1) if k >= 0]
        full = len(name) == 2 and name[1][0].isupper() and (name[0][0].isupper() or name[0] in _INSIDE_NAMES)
        return attrs.evolve(amount, unit=units()["year"]) if full else amount

    def _among(self, words: Words, amount: Amount) -> Amount:
        """Return an amount with the unit of the larger one that it is a part of: "huit des dix-sept jours"."""
        if amount.unit.name or amount.sort != "number" or words.at(amount.end) not in self._of_those:
            return amount
        whole = self.amounts.read(words, amount.end + 1)
        if whole is None or not whole.unit.name or whole.high <= amount.high:
            return amount
        return attrs.evolve(amount, unit=whole.unit, times=whole.times, loose=whole.loose)

    # Ranges

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
        second = self._second(words, first)
        dash = not joiner.isalpha()
        if second is None or second.sort != first.sort or (dash and not (first.figures and second.figures)):
            return first
        if first.unit.name and second.unit.base != first.unit.base:
            return first
        opened = joiner in self._ranges.get(opener, ())
        return _joined(first, second, before if opened and opener else first.start) or first

    def _second(self, words: Words, first: Amount) -> Amount | None:
        """Return the amount behind a joiner, with the money before it; a symbol before the first is for both."""
        at = first.end + 1 + (words.at(first.end + 1) in self._some)
        second = None
        for skipped in range(_LONGEST_SYMBOL + 1):
            second = self.amounts.read(words, at + skipped)
            if second is not None:
                break
        if second is None or second.start > at:
            return None
        before = first.unit.name and words.at(first.start) and not words.at(first.start)[0].isdigit()
        if before and not second.unit.name and first.figures:
            return attrs.evolve(second, unit=first.unit, times=first.times, loose=first.loose)
        return second

    def _doubled(self, words: Words, amount: Amount) -> Amount:
        """Return a length in two units: "50 kilomètres et 512 mètres", "1 m 80", "2 heures 15"."""
        if not amount.unit.name or amount.low != amount.high:
            return amount
        at = amount.end + (words.at(amount.end) in self._links)
        more = self.amounts.read(words, at) if words.at(at) else None
        if more is None or more.sort != "number" or more.low != more.high:
            return amount
        if not more.unit.name:
            goes_on = words.at(more.end).isalpha() and words.at(more.end) not in self.refusal.plain
            return amount if goes_on else _with_bare(words, amount, more, at)
        size = more.unit.factor * more.times / (amount.unit.factor * amount.times)
        if more.unit.base not in (amount.unit.base, "cent") or more.unit is amount.unit:
            return amount
        size = Decimal("0.01") if more.unit.base == "cent" else size
        if more.low * size >= 1 or amount.low != amount.low.to_integral_value():
            return amount
        total = amount.low + more.low * size
        return attrs.evolve(amount, low=total, high=total, end=more.end, bare=False)

    # Hedges

    def _hedged(self, words: Words, amount: Amount, floor: int) -> tuple[int, _Hedge | None]:
        """Return where an amount's hedges begin, and what they make of it."""
        hedge: _Hedge | None = None
        at = amount.start
        if amount.sort == "rough" and at > floor and words.at(at - 1) in self._some:
            at -= 1
        for _ in range(_FEW):
            found = self._before.before(words, at)
            if found is None or found[1] < floor or self._lasts(words, at, amount):
                break
            hedge, at = _both(found[0], hedge), found[1]
        return at, hedge

    def _behind(self, words: Words, end: int) -> tuple[_Hedge, int] | None:
        """Return the hedge behind an amount, unless it begins another one's ("plus de 40 et moins de 10")."""
        found = self._after.at(words, end)
        if found is None or any(self._before.at(words, k) for k in range(end + 1, found[1])):
            return None
        return found

    def _lasts(self, words: Words, at: int, amount: Amount) -> bool:
        """Whether the word before a length of time says that it passes, and bounds nothing ("over seven years")."""
        lasting = amount.unit.base in ("s", "month") and words.at(amount.end - 1) not in self._old
        return lasting and words.at(at - 1) in self._during

    def _bounded(self, words: Words, end: int, hedge: _Hedge, amount: Amount) -> tuple[Decimal, Decimal, int] | None:
        """Return the interval of "plus de 20 et moins de 30"."""
        other = self._before.at(words, end + 1) if words.at(end) in self._links or words.at(end) == "," else None
        second = self.amounts.read(words, other[1]) if other else None
        if other is None or second is None or second.sort != amount.sort:
            return None
        low, high = (amount, second) if hedge.high == INFINITY else (second, amount)
        below = other[0] if hedge.high == INFINITY else hedge
        above = hedge if hedge.high == INFINITY else other[0]
        fits = above.high == INFINITY and below.low == 0 and low.high < high.low
        return (low.low, high.high, second.end) if fits else None


def _hedges(table: Mapping[str, list[Any]]) -> dict[str, _Hedge]:
    return {
        phrase: _Hedge(Decimal(str(low)), INFINITY if high == "inf" else Decimal(str(high)), *bound)
        for phrase, (low, high, *bound) in table.items()
    }


def _both(outer: _Hedge | None, inner: _Hedge | None) -> _Hedge | None:
    """Return what two hedges make together: a bound outweighs "about"."""
    if outer is None or inner is None:
        return outer or inner
    return next((h for h in (outer, inner) if h.high == INFINITY or h.low == 0), outer)


def _around(amount: Amount, hedge: _Hedge | None) -> tuple[Decimal, Decimal]:
    """Return the interval that a hedge makes of an amount; a range is rough enough for "about"."""
    low, high = amount.low, amount.high
    if hedge is None:
        return low, high
    if hedge.high == INFINITY:
        return amount.nominal or low, INFINITY
    if hedge.low == 0:
        return (Decimal(0), amount.nominal or high) if high >= 0 else (-INFINITY, high)
    if low != high and amount.nominal is None:
        return low, high
    first, last = sorted((low * hedge.low, high * hedge.high))
    return first, last


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
    parts = smaller[1] if smaller else 100 if money and at == amount.end else 0
    two = more.bare and len(words.at(at)) == 2 and more.end == at + 1
    spelt = smaller is not None and amount.unit.name == "h" and not more.figures and more.sort == "number"
    if not (two or spelt) or more.low >= parts or amount.times != 1:
        return amount
    total = amount.low + more.low / parts
    return attrs.evolve(amount, low=total, high=total, end=more.end, bare=False)


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
