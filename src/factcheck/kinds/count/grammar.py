"""Where counts stand in a text, and what their parts say: hedges, ranges, scores, lengths in two units."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Context, Decimal

import attrs

from factcheck.kinds.count.amounts import Amount, Amounts
from factcheck.kinds.count.carried import Carried, Told
from factcheck.kinds.count.hedges import Hedges, around, both, figure
from factcheck.kinds.count.ranges import Ranges
from factcheck.kinds.count.refusal import Refusal
from factcheck.kinds.count.rows import Rows
from factcheck.kinds.count.scores import Score, Scores
from factcheck.kinds.count.times import Watch, watch
from factcheck.kinds.count.units import units
from factcheck.kinds.count.value import CountValue
from factcheck.kinds.numerals import Numerals
from factcheck.kinds.phrases import BREAK, Words, phrases
from factcheck.lexicon import Lexicon

_ROUND = Decimal(1000)  # from here on, zeros at the end of a figure are taken for rounding
_ONE = Decimal(1)
_EXACT = Context(prec=20)  # figures; what a division by 60 leaves behind these is none
_SOON = 8  # words
_STOPS = ("", ".", ",", ";", ":", "!", "?", "(", ")", "»", "”", BREAK)
_OLDEST = 110  # years
_CLOSING = (",", ".", ";", ")", "", BREAK)
_INSIDE_NAMES = (".", "-", "'")


@attrs.frozen
class Match:
    """Where a count stands, and its value as far as the text alone says."""

    start: int
    end: int
    value: CountValue


class CountGrammar:
    """The counts of one language, its word lists made ready once."""

    def __init__(self, lexicon: Lexicon) -> None:
        table, numbers = lexicon.table("counts"), lexicon.table("numbers")
        self.amounts = Amounts(table, numbers, Numerals(numbers))
        self.refusal = Refusal(table["patterns"], lexicon.table("dates")["months"])
        self._scores = Scores(table["patterns"], self.amounts)
        self._rows = Rows(table["patterns"], self.refusal.plain, self.amounts.numerals)
        patterns, links = table["patterns"], frozenset(numbers["links"])
        self._ranges = Ranges(table, links, self.refusal.plain, self.amounts)
        self._hedges = Hedges(table, links, self.amounts)
        self._carried = Carried(table, links, self.refusal.plain, self.amounts)
        self._one, self._names_age = frozenset(numbers["one"]), bool(patterns.get("ages_behind_names", False))
        self._since = frozenset(patterns.get("since", ()))
        self._part, self._singles = phrases(patterns["part"]), frozenset(patterns["singles"])
        self._articles = frozenset(word for word, n in numbers["words"].items() if n == 1)
        self._starts = frozenset(self.amounts.starts())
        self._looked_at = self._starts | self.refusal.starts()

    def matches(self, text: str, start: int, end: int) -> Iterator[Match]:
        """Yield the counts in text[start:end] in text order, without overlaps."""
        words = Words(text, start, end)
        closed = self.refusal.closed(words)
        i = floor = 0
        last: Told | None = None
        while i < len(words):
            word = words.words[i]
            numeric = word[0].isnumeric()
            if word not in self._looked_at and not numeric:
                i += 1
                continue
            after = self.refusal.skipped(words, i, closed)
            if after > i:
                i = floor = after
                continue
            if word not in self._starts and not numeric:
                i += 1
                continue
            found, i = self._at(words, i, floor)
            if found is not None:
                last = self._carried.told(
                    words, last, Told(bisect_left(words.starts, found.start - start), i, found.value)
                )
                yield attrs.evolve(found, value=last.value)
                floor = i

    def _at(self, words: Words, i: int, floor: int) -> tuple[Match | None, int]:
        """Return the count that begins with word ``i`` and the index behind it; what is refused is passed over."""
        if words.at(i) in self._articles and not self.amounts.goes_on(words, i):
            return None, i + 1
        if score := self._scores.read(words, i):
            return self._scored(words, score), score.end
        if lasts := watch(words, i):
            return self._watched(words, lasts), lasts.end
        amount = self.amounts.read(words, i)
        if amount is None:
            return None, i + 1
        label, amount = self.refusal.labels(words, amount), self._ranges.read(words, first := amount)
        if label:
            return None, first.end if amount.unit.name else amount.end
        start, hedge = self._hedges.before(words, amount, floor)
        if self.refusal.refuses(words, amount, start) or not self._counts(words, amount, start):
            return None, amount.end
        amount, end = self._aged(words, amount), amount.end
        if found := self._hedges.behind(words, end):
            hedge, end = both(found[0], hedge), found[1]
        low, high = around(amount, hedge)
        if hedge and (second := self._hedges.bounded(words, end, hedge, amount)):
            low, high, end = second
        value = self._value(words, start, end, attrs.evolve(amount, low=low, high=high), amount)
        bound = hedge.bound if hedge else ""
        part = self._part.before(words, start) is not None
        value = attrs.evolve(value, bound=bound, part=part, figure=figure(amount, hedge))
        return self._match(words, start, end, value), end

    def _match(self, words: Words, start: int, end: int, value: CountValue) -> Match:
        return Match(words.offset + words.starts[start], words.offset + words.ends[end - 1], value)

    def _scored(self, words: Words, score: Score) -> Match:
        shown = _shown(words.written(score.start, score.end))
        first = Decimal(score.first)
        value = CountValue(shown, first, first, "score", score=score.points)
        return self._match(words, score.start, score.end, value)

    def _watched(self, words: Words, lasts: Watch) -> Match:
        shown = _shown(words.written(lasts.start, lasts.end))
        value = CountValue(shown, lasts.seconds, lasts.seconds, "s", step=_step(lasts.seconds), written="s")
        return self._match(words, lasts.start, lasts.end, value)

    def _value(self, words: Words, start: int, end: int, meant: Amount, written: Amount) -> CountValue:
        text, unit = _shown(words.written(start, end)), written.unit
        if written.sort == "ordinal":
            named = self.amounts.measures.at(words, written.end)
            written_unit, since = named.unit.name if named else "", self._begins(words, written.end)
            return CountValue(text, meant.low, meant.high, ordinal=True, written=written_unit, since=since)
        factor = unit.factor * written.times
        exact = written.low == written.high
        step = written.step or (_step(written.low) if exact else _ONE)
        low, high = (_EXACT.plus(unit.in_base(x * written.times)) for x in (meant.low, meant.high))
        return CountValue(
            text, low, high, unit.base, step=step * factor, factor=factor, written=unit.name, loose=written.loose
        )

    def _begins(self, words: Words, i: int) -> str:
        """Return what a row begins with that is said soon after a place in it: "premier sommet depuis 2019"."""
        for at in range(i, min(i + _SOON, len(words))):
            if words.at(at) in _STOPS:
                break
            if words.at(at) in self._since and at + 1 < len(words):
                end = next((k for k in range(at + 1, at + _SOON) if words.at(k) in _STOPS), at + _SOON)
                return " ".join(words.written(at + 1, min(end, len(words))).split()) if end > at + 1 else ""
        return ""

    def _counts(self, words: Words, amount: Amount, start: int) -> bool:
        """Whether an article counts ("un mort", "about an hour", not "un homme") or an ordinal is a place in a row."""
        if self._rows.none(words, amount):
            return False
        if amount.unit.name and amount.sort == "number" and amount.low == 1 and words.at(amount.start) in self._one:
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
