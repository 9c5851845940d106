"""Numbers that count nothing: telephone numbers, addresses, years, labels, parts of names, idioms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from factcheck.kinds.count.amounts import Amount
from factcheck.kinds.phrases import BREAK, Words, phrases

_WEB = r"(?:https?://|www\.)[^\s]{1,400}"
_MAIL = r"|[\w.+-]{1,60}@[\w-]{1,60}\.\w[\w.]{0,60}"
_ISO = (
    r"(?<![\d-])\d{4}-\d{2}(?:-\d{2})?(?![\d-])|(?<![\d/])\d{1,2}/\d{1,2}/\d{2,4}(?![\d/])"
    r"|(?<!\d)\d{1,2}\.\d{1,2}\.\d{4}"
)
_PHONE = r"(?<![\w.,])(?:\+\d{1,3}[ .-]?)?(?:\(0\) ?)?\d{1,4}(?:[ .-]\d{2}){4}(?!\d)|\+\d[\d ./-]{7,18}(?!\w)"
_PHONE += r"|0(?<![\w.,]0)(?:\d{2,4}(?:[ .-]\d{2,4}){1,4}|(?: \d{3}){2,3})(?![\d.,]\d)(?!\d)"
_PHONE += r"|(?<![\w.,])(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-.]\d{4}(?![\w-])"
_ROUND_THE = r"(?<!\d)(?:24 ?h?/24|7 ?j?/7)(?:/7)?(?!\d)"
_CLOSED = re.compile("|".join((_WEB, _ISO, _PHONE, _ROUND_THE)))
_CLOSED_WITH_MAIL = re.compile(_CLOSED.pattern + _MAIL)  # slow, for texts with an "@" only
_OPENING = ("", ".", ":", "!", "?", BREAK)  # before the first word of a sentence
_YEARS = range(1800, 2101)
_ANY_YEAR = range(1000, 2101)  # behind a word that tells a year
_HEAT = 2000  # figures with a single letter behind them, from here on, are no temperature: "2021 C"
_CALL = 12  # words of telephone numbers behind "call"
_SHORTEST = 2  # figures of a number to call
_DAY = 24  # hours
_NOUN = 3  # letters at least


class Refusal:
    """What one language writes with numbers and does not count."""

    def __init__(self, patterns: Mapping[str, Any], months: Iterable[str]) -> None:
        self._idioms, self._labels = phrases(patterns["idioms"]), phrases(patterns["labels"])
        self._singular = frozenset(patterns.get("singular", ()))
        self._pages = phrases(patterns.get("pages", []))
        self.plain = frozenset(patterns["plain"])
        self._streets, self._months = frozenset(patterns.get("streets", ())), frozenset(months)
        self._eras, self._before_adverb = (frozenset(patterns.get(k, ())) for k in ("eras", "before_adverb"))
        self._title_words = frozenset(patterns.get("title_words", ()))
        self._year_words = frozenset(patterns.get("year_words", ()))
        self._calls, self._call_links = (frozenset(patterns.get(k, ())) for k in ("calls", "call_links"))
        self._clocked = phrases(patterns.get("clocked", []))
        self._lasting, self._definite = frozenset(patterns.get("lasting", ())), phrases(patterns["definite"])

    def starts(self) -> set[str]:
        """Return the words that idioms begin with, and those before numbers to call."""
        return self._idioms.firsts() | self._calls

    def closed(self, words: Words) -> list[tuple[int, int]]:
        """Return the spans of web addresses, dates in figures, telephone numbers, the last one first."""
        pattern = _CLOSED_WITH_MAIL if "@" in words.plain else _CLOSED
        return [m.span() for m in pattern.finditer(words.plain)][::-1]

    def skipped(self, words: Words, i: int, closed: list[tuple[int, int]]) -> int:
        """Return the index behind what counts nothing at word ``i``, ``i`` itself where there is none.

        Spans of ``closed`` that lie behind are dropped, so that a text is read in one pass.
        """
        while closed and closed[-1][1] <= words.starts[i]:
            closed.pop()
        if closed and closed[-1][0] <= words.starts[i]:
            while i < len(words) and words.starts[i] < closed[-1][1]:
                i += 1
            return i
        if words.at(i) in self._calls:
            return self._called(words, i)
        idiom = self._idioms.at(words, i)
        return idiom[1] if idiom else i

    def _called(self, words: Words, i: int) -> int:
        """Return the index behind the telephone numbers to call at word ``i``: "call 911 or 0800 123 456"."""
        end = at = i + 1
        while at < min(i + _CALL, len(words)) and (words.at(at).isdecimal() or words.at(at) in self._call_links):
            at += 1
            end = at if words.at(at - 1).isdecimal() else end
        after = words.at(end)
        things = after.isalpha() and after not in self.plain and words.written(end, end + 1).islower()
        first = next((w for w in words.words[i:end] if w.isdecimal()), "")
        return i if len(first) < _SHORTEST or things or words.at(end) in "%€$£" or words.joined(end + 1) else end

    def refuses(self, words: Words, amount: Amount, start: int) -> bool:
        """Whether an amount that begins, with its hedges, at ``start`` counts nothing."""
        if self._is_glued(words, amount):
            return True
        letter = _is_letter(words, amount)
        if any(self._pages.at(words, k) for k in range(amount.start + 1, amount.end + 1)):
            return True
        hedged = start < amount.start
        if amount.unit.name:
            return (letter and (amount.low >= _HEAT or words.at(amount.end) == "/")) or (
                amount.unit.name == "h" and self._is_clock(words, amount, hedged)
            )
        if amount.sort not in ("number", "ordinal"):
            return False
        if amount.sort == "ordinal" and (self._is_title(words, amount) or self._is_adverb(words, amount)):
            return True
        if words.at(amount.end) in self._eras:
            return True
        pair = amount.sort == "number" and amount.low == amount.high and amount.low <= 2
        definite = amount.sort == "number" and self._definite.before(words, amount.start) is not None
        if definite and (pair or self._is_club(words, amount)):
            return True
        return amount.figures and not hedged and self._is_named(words, amount)

    def _is_glued(self, words: Words, amount: Amount) -> bool:
        """Whether letters or marks join the amount to a name: "G7", "Covid-19", "4x4", "1.2.3"."""
        before, after = words.at(amount.start - 1), words.at(amount.end)
        if words.joined(amount.start) and (before[-1].isalnum() or before in "_#@/.-:+"):
            far = words.joined(amount.start - 1) or before not in "-.+"
            if before[-1].isalnum() or far:
                return True
            if before == "." or (before == "-" and not amount.unit.name):
                return True
        if not words.joined(amount.end) or not after:
            return False
        if after == "-" and self._is_adjective(words, amount):
            return False
        name = after[-1].isalnum() or (
            after in "-/_@:’" and words.joined(amount.end + 1) and self._goes_on(words, amount)
        )
        figures = after in ".," and words.joined(amount.end + 1) and words.at(amount.end + 1)[0].isdigit()
        return name or (figures and not amount.unit.name)

    def _is_adjective(self, words: Words, amount: Amount) -> bool:
        """Whether a noun hangs on a number ("50-wagon train") or a word on a unit ("12-cent-a-share")."""
        behind = words.at(amount.end + 1)
        if not words.joined(amount.end + 1) or not behind.isalpha():
            return False
        small = words.written(amount.end + 1, amount.end + 2).islower()
        return small and (bool(amount.unit.name) or len(behind) >= _NOUN)

    def _goes_on(self, words: Words, amount: Amount) -> bool:
        behind = words.at(amount.end + 1)
        return behind[0].isdigit() or amount.figures or words.written(amount.end + 1, amount.end + 2)[0].isupper()

    def labels(self, words: Words, amount: Amount) -> bool:
        """Whether a word before an amount makes it a label: "page 12", "No. 10"; an amount with a unit is none."""
        if amount.unit.name and not _is_letter(words, amount):
            return False
        at = amount.start
        while words.at(at - 1) in (".", "°", ":") and at > 1 and amount.start - at < 2:
            at -= 1
        return self._labels.before(words, at) is not None

    def _is_title(self, words: Words, amount: Amount) -> bool:
        """Whether an ordinal is part of a name: "the Third Reich", "First National Bank"."""
        if not words.at(amount.end).isalpha():
            return False
        if amount.figures:
            return words.at(amount.end) in self._title_words
        first, next_one = words.written(amount.start, amount.start + 1), words.written(amount.end, amount.end + 1)
        return first.istitle() and next_one.istitle() and words.at(amount.start - 1) not in _OPENING

    def _is_club(self, words: Words, amount: Amount) -> bool:
        """Whether a number in words is a name behind its article: "les Vingt-Sept", not "The Three Men"."""
        named = not amount.figures and words.written(amount.start, amount.start + 1).istitle()
        return named and not _capital(words, amount.end)

    def _is_adverb(self, words: Words, amount: Amount) -> bool:
        """Whether "first" tells when instead of which: "First, ...", "who first sailed there"."""
        if amount.figures or amount.low != 1:
            return False
        before, after = words.at(amount.start - 1), words.at(amount.end)
        if (before in _OPENING and after == ",") or (before == "," and after in self.plain):
            return True
        name = before.isalpha() and words.at(amount.start - 2) not in _OPENING
        named = name and words.written(amount.start - 1, amount.start)[0].isupper()
        return (named or before in self._before_adverb) and after.isalpha() and after not in self.plain

    def _is_clock(self, words: Words, amount: Amount, hedged: bool) -> bool:
        named = words.at(amount.start - 1) in self._singular and amount.low > 1
        if not hedged and amount.low < _DAY and (named or self._clocked.before(words, amount.start)):
            return True  # "le journal de 20 heures", "le 20 heures"
        if (
            not words.written(amount.start, amount.end).endswith(("h", "H"))
            and "h" not in words.words[amount.start : amount.end]
        ):
            return False
        return not hedged and amount.low % 24 != 0 and words.at(amount.start - 1) not in self._lasting

    def _is_named(self, words: Words, amount: Amount) -> bool:
        """Whether figures are a year, an address, a postal code, the day of a month."""
        after = words.at(amount.end)
        capital = after[:1].isalpha() and words.written(amount.end, amount.end + 1)[0].isupper()
        if amount.bare and not amount.unit.name and self._follows_name(words, amount, after):
            return True
        if (
            words.at(amount.start - 1) in self._singular
            and amount.low > 1
            and (not after.isalpha() or after in self.plain)
        ):
            return amount.sort == "number"  # "le 112": a number that names
        low = int(amount.low) if amount.low == amount.low.to_integral_value() else -1
        if after in self._months or after in self._streets:
            return True
        if words.at(amount.end + 1) in self._streets and after == ",":
            return True
        if amount.bare and len(words.at(amount.end - 1)) == 5 and capital:
            return True
        plain = not after.isalpha() or after in self.plain or capital
        told = words.at(amount.start - 1) in self._year_words and low in _ANY_YEAR and not after.isalpha()
        event = words.at(amount.start - 1).isalpha() and words.written(amount.start - 1, amount.start)[0].isupper()
        plain = plain or (event and words.at(amount.start - 2) not in _OPENING)
        return amount.bare and (told or (plain and len(words.at(amount.end - 1)) == 4 and low in _YEARS))

    def _follows_name(self, words: Words, amount: Amount, after: str) -> bool:
        """Whether figures end a name: "l'avion Atlantique 2,"; what goes on in small letters may be counted."""
        name = words.at(amount.start - 1)
        if not name.isalpha() or words.at(amount.start - 2) in _OPENING:
            return False
        capital = words.written(amount.start - 1, amount.start)[0].isupper()
        goes_on = after.isalpha() and after not in self.plain
        return capital and not (goes_on and words.written(amount.end, amount.end + 1)[0].islower())


def _is_letter(words: Words, amount: Amount) -> bool:
    """Whether degrees are told by a letter alone behind plain digits: "25C", but also "a Boeing 777F"."""
    return amount.unit.base == "°C" and amount.bare and len(words.at(amount.end - 1)) == 1


def _capital(words: Words, i: int) -> bool:
    return i < len(words) and words.written(i, i + 1)[0].isupper()
