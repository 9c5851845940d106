"""Numbers read word by word: in figures, in words, in both; cardinals, ordinals and fractions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import attrs

from factcheck.kinds.figures import digits, figure, sign, slashed
from factcheck.kinds.phrases import Words, phrases
from factcheck.kinds.sums import Number, Sum, grown

_ONE, _HUNDRED, _THOUSAND, _ANY = Decimal(1), Decimal(100), Decimal(1000), Decimal("Infinity")
_LONGEST = 18  # figures; a longer row of digits is a key or an identifier
_SCALES = 2  # large words behind figures
_MONEY = "€$£¥"


class Numerals:
    """The numerals of one language, from its table ``numbers``."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._words: dict[tuple[str, ...], Decimal] = {
            tuple(k.replace("-", " ").split()): Decimal(v) for k, v in table["words"].items()
        }
        self._scales = {k: Decimal(v) for k, v in table["scales"].items()}
        self._ordinals = {k: Decimal(v) for k, v in table["ordinals"].items()}
        self._denominators = {k: Decimal(v) for k, v in table.get("denominators", {}).items()}
        self._with_money = frozenset(table.get("with_money", {}))
        self._short = {k: Decimal(v) for k, v in (table["short"] | table.get("with_money", {})).items()}
        self._money_words = frozenset(table.get("with_money_words", ()))
        self._suffixes, self._with_digits = frozenset(table["ordinal_suffixes"]), frozenset(table["big"])
        self._links, self._point, self._one = (frozenset(table[k]) for k in ("links", "point", "one"))
        self._alone, self._halves = frozenset(table.get("alone", ())), phrases(table["halves"])
        self._parted, self._hundreds = frozenset(table.get("parted", ())), table.get("hundreds", 100)
        self._singular = bool(table.get("places_singular", False))
        self._vigesimal = frozenset(Decimal(v) for v in table["vigesimal"])
        self._digits = re.compile(digits(table["group"], table["decimal"]))
        self._decimal = table["decimal"]

    def starts(self) -> set[str]:
        """Return the words that numbers begin with."""
        known = {key[0] for key in self._words} | set(self._scales) | set(self._ordinals) | set(self._one)
        known |= {f"{word}s" for word in self._ordinals}
        return known | set(self._denominators)

    def read(self, words: Words, i: int) -> Number | None:
        """Return the number that begins with word ``i``; None where none does."""
        word = words.at(i)
        if word[:1].isdigit() and word.isdecimal():
            return self._in_figures(words, i)
        if worth := sign(word):
            return Number(worth, i + 1, "fraction")
        return self._in_words(words, i)

    def scale(self, word: str) -> Decimal | None:
        """Return what a large word ("million") multiplies by; None for others."""
        size = self._scales.get(word)
        return size if size is not None and size >= _THOUSAND else None

    def half(self, words: Words, i: int) -> int | None:
        """Return the index behind "et demi" at word ``i``; None where it does not stand there."""
        found = self._halves.at(words, i)
        return found[1] if found else None

    def is_ordinal(self, word: str) -> bool:
        """Whether a word names a place in a row."""
        return self._place(word)[1] != 0

    # Figures

    def _in_figures(self, words: Words, i: int, below: Decimal = _ANY) -> Number | None:
        match = self._digits.match(words.plain, words.starts[i])
        if match is None or match.end() - match.start() > _LONGEST + 6:
            return None
        end = i + 1
        while end < len(words) and words.ends[end] <= match.end():
            end += 1
        number = Number(figure(match[0], self._decimal), end, figures=True, bare=match[0].isdecimal())
        return self._suffixed(words, number, words.at(i - 1), below)

    def _suffixed(self, words: Words, number: Number, before: str, below: Decimal) -> Number:
        """Return figures with what is written behind them: "k", "e", "million", "et demi", "1/2"."""
        end = number.end
        after = words.written(end, end + 1) if end < len(words) else ""
        if words.joined(end) and words.at(end) in self._suffixes and not words.joined(end + 1):
            return attrs.evolve(number, end=end + 1, sort="ordinal", bare=False)
        if after in self._short and self._is_scale(words, end, after, before):
            scale = self._short[after]
            return attrs.evolve(number, value=number.value * scale, end=end + 1, scale=scale, bare=False)
        if words.joined(end) and (worth := sign(after)):
            return attrs.evolve(number, value=number.value + worth, end=end + 1, bare=False)
        if part := slashed(words, end):
            return attrs.evolve(number, value=number.value + part[0], end=part[1], bare=False)
        if words.at(end) == "/" and (part := slashed(words, end - 1)):
            return Number(part[0], part[1], "fraction", figures=True)
        return self._scaled(words, number, below)

    def _is_scale(self, words: Words, i: int, after: str, before: str) -> bool:
        behind = words.at(i + 1)
        glued = words.joined(i) and not (words.joined(i + 1) and behind[:1].isalnum())
        if after in self._with_money:
            return glued and (behind in self._money_words or any(w and w in _MONEY for w in (behind, before)))
        return glued or len(after) > 1 or (behind != "" and behind in _MONEY)

    def _scaled(self, words: Words, number: Number, below: Decimal) -> Number:
        """Return figures with their large words, and with what follows these where they are ``below`` a larger one."""
        value, scale, end = number.value, _ONE, number.end
        while self._scales.get(words.at(end), _ONE) >= _THOUSAND or words.at(end) in self._with_digits:
            if end - number.end >= _SCALES:
                break
            scale *= self._scales[words.at(end)]
            end += 1
        number = attrs.evolve(number, value=value * scale, scale=scale, end=end, bare=number.bare and scale == 1)
        return self._with_rest(words, self._with_smaller(words, number) if 1 < scale < below else number)

    def _with_smaller(self, words: Words, number: Number) -> Number:
        """Return figures with what follows a large word: "1 crore 20 lakh", "1 million 200 000", "3 hundred and 1"."""
        link = number.scale == _HUNDRED and words.at(number.end) in self._links
        if not link and not words.at(number.end)[:1].isdigit():
            return number
        at, figures = number.end + link, words.at(number.end + link)[:1].isdigit()
        part = self._in_figures(words, at, number.scale) if figures else self.read(words, at)
        if part is None or part.sort != "number" or not 0 < part.value < number.scale:
            return number
        joins = link or part.scale > 1 or part.grouped
        return attrs.evolve(number, value=number.value + part.value, end=part.end) if joins else number

    # Words

    def _in_words(self, words: Words, i: int) -> Number | None:
        made, end = self._sum(words, i)
        if not made.seen:
            return self._small(words, i)
        number = self._ordinal(words, made, end)
        alone = made.linked and (number is None or number.sort != "ordinal")
        if alone and (words.at(end) in self._scales or self._part(words, end)):
            made, end = self._sum(words, i, links=False)  # "deux cents et trois cents" are two
            number = self._ordinal(words, made, end)
        if number:
            return number
        scale = made.last if made.last >= _THOUSAND else _ONE
        number = Number(made.value, end, scale=scale)
        return self._with_rest(words, self._pointed(words, number))

    def _small(self, words: Words, i: int) -> Number | None:
        """Return an ordinal or "demi" that stands alone, or "a" before a large word."""
        word = words.at(i)
        if word in self._one:
            rest = self._in_words(words, i + 1) if words.at(i + 1) in self._scales else None
            part = self._part(words, i + 1)
            if rest or part is None or (words.at(i + 1) not in self._denominators and not self._divides(words, part)):
                return rest
            return Number(1 / part[0], part[1], "fraction")
        place, form = self._place(word)
        if form and not (form == 2 and (place == 1 or self._singular)):  # "les premiers jours" says no place in a row
            return Number(place, i + 1, "ordinal")
        divisor = self._denominators.get(word)
        return Number(1 / divisor, i + 1, "fraction") if divisor else None

    def _sum(self, words: Words, i: int, links: bool = True) -> tuple[Sum, int]:
        made = Sum()
        while True:
            step = self._step(words, i, made)
            if step is None:
                return made, i
            made, i = step[0], self._next(words, step[1], step[0])
            behind = self._linked(words, i, made) if links else None
            if behind is not None:
                made, i = attrs.evolve(made, linked=True), behind

    def _next(self, words: Words, i: int, made: Sum) -> int:
        """Return the index of the word that goes on with a number: behind a hyphen, or the "et" of "vingt et un"."""
        at = i + words.hyphen(i)
        if words.at(at) in self._links and 20 <= made.last < 100:
            behind = at + 1 + words.hyphen(at + 1)
            word = self._word(words, behind)
            value = word[0] if word else self._place(words.at(behind))[0]
            if value == 1 or (value in (10, 11) and made.last in self._vigesimal):
                return behind
        return at if self._step(words, at, made) or self._joins(made, self._place(words.at(at))[0]) else i

    def _linked(self, words: Words, i: int, made: Sum) -> int | None:
        """Return the index behind the "et" of "cent et un" at word ``i``; None where no number goes on there."""
        at = i + words.hyphen(i)
        if words.at(at) not in self._links or made.last < _HUNDRED:
            return None
        behind = at + 1 + words.hyphen(at + 1)
        word = self._word(words, behind)
        value = word[0] if word else self._place(words.at(behind))[0]
        return behind if self._joins(made, value) else None

    def _step(self, words: Words, i: int, made: Sum) -> tuple[Sum, int] | None:
        """Return the sum with the word at ``i``; None where that begins another number."""
        if (scale := self._scales.get(words.at(i))) is not None:
            larger = grown(made, scale, self._hundreds)
            return (larger, i + 1) if larger else None
        word = self._word(words, i)
        if word is None or not self._joins(made, word[0]):
            return None
        value = word[0]
        return attrs.evolve(made, group=made.group + value, last=value, seen=True), word[1]

    def _word(self, words: Words, i: int) -> tuple[Decimal, int] | None:
        first, after = words.at(i), i + 1
        if words.at(after) == "-" and words.joined(after) and words.joined(after + 1):
            after += 1
        pair = self._words.get((first, words.at(after)))
        if pair is not None:
            return pair, after + 1
        value = self._words.get((first,))
        return (value, i + 1) if value is not None else None

    def _joins(self, made: Sum, value: Decimal) -> bool:
        """Whether ``value`` may stand behind what is read: "vingt" takes 1 to 9, "cent" and "mille" what is smaller."""
        last = made.last
        if not made.seen:
            return True
        if last in self._vigesimal and 10 <= value < 20:
            return True
        if 20 <= last < 100 and last % 10 == 0:
            return 1 <= value < 10
        return last >= _HUNDRED and 1 <= value < (_HUNDRED if last == _HUNDRED else last)

    def _place(self, word: str) -> tuple[Decimal, int]:
        """Return the place that an ordinal word names, and 1 for the singular, 2 for the plural; (-1, 0) for others."""
        if word in self._ordinals:
            return self._ordinals[word], 1
        if word[-1:] == "s" and word[:-1] in self._ordinals:
            return self._ordinals[word[:-1]], 2
        return -_ONE, 0

    def _ordinal(self, words: Words, made: Sum, end: int) -> Number | None:
        """Return the ordinal or the fraction that a number and an ordinal word make: 25th, three fifths."""
        hyphen = words.hyphen(end)
        at = end + hyphen
        value, form = self._place(words.at(at))
        glued = hyphen or words.at(end - 1) in ("-", *self._links)
        if form and (glued or words.at(at) not in self._alone):
            if made.last == 4 and value == 20 and Decimal(80) in self._vigesimal:
                return Number(made.value + 76, at + 1, "ordinal")
            many = made.group > 1 or (made.group == 1 and not self._divides(words, (value, at + 1)))
            raised = many and value >= _HUNDRED and form == 1
            teen = made.last == 10 and 7 <= value <= 9 and hyphen
            if form == 1 and (raised or teen or self._joins(made, value)):
                return Number(made.total + (made.group * value if raised else made.group + value), at + 1, "ordinal")
        part = self._part(words, at)
        if part is None or not made.value or (made.value == 1 and form and not self._divides(words, part)):
            return None
        return Number(made.value / part[0], part[1], "fraction")

    def _divides(self, words: Words, part: tuple[Decimal, int]) -> bool:
        """Whether "un cinquième" is a fifth, not one more: "un cinquième des voix", "un cinquième homme"."""
        behind = words.at(part[1])
        return part[0] not in self._denominators.values() and (not behind.isalpha() or behind in self._parted)

    def _part(self, words: Words, i: int) -> tuple[Decimal, int] | None:
        """Return what the word at ``i`` divides by ("tiers", "quarts", "cinquièmes")."""
        word = words.at(i)
        if word in self._denominators:
            return self._denominators[word], i + 1
        place = self._place(word)[0]
        if place >= 3:
            return place, i + 1
        made, end = self._sum(words, i)
        place, form = self._place(words.at(end + words.hyphen(end))) if made.last >= 20 else (-_ONE, 0)
        return (made.value + place, end + words.hyphen(end) + 1) if form and self._joins(made, place) else None

    def _pointed(self, words: Words, number: Number) -> Number:
        """Return a number with its decimals in words: "deux virgule zéro cinq"."""
        if words.at(number.end) not in self._point:
            return number
        shown, i = "", number.end + 1
        while len(shown) < 12:
            made, after = self._sum(words, i)
            if not made.seen:
                break
            shown, i = shown + str(made.value), after
        return attrs.evolve(number, value=number.value + Decimal(f"0.{shown}"), end=i) if shown else number

    def _with_rest(self, words: Words, number: Number) -> Number:
        """Return a number with a fraction behind it: "trois millions et demi", "cent et trois quarts"."""
        scale = number.scale if number.scale >= _THOUSAND else _ONE
        if half := self._halves.at(words, number.end):
            large = self.scale(words.at(half[1])) if scale == 1 else None
            value, end = number.value + scale / 2, half[1] + (large is not None)
            return attrs.evolve(number, value=value * (large or 1), end=end, scale=large or scale, bare=False)
        if words.at(number.end) in self._links:
            made, end = self._sum(words, number.end + 1, links=False)
            top, end = (_ONE, number.end + 2) if words.at(number.end + 1) in self._one else (made.value, end)
            part = self._part(words, end) if top else None
            if part and 0 < top < part[0] <= _HUNDRED:
                large = self.scale(words.at(part[1]))
                value = number.value + (large or scale) * top / part[0]
                return attrs.evolve(number, value=value, end=part[1] + (large is not None), bare=False)
        return number
