"""What stands before a place: the preposition and its sense, an article, the part of the place, the distance to it."""

from __future__ import annotations

import re
from decimal import Decimal

import attrs

from factcheck.kinds.location.table import Phrase, PlaceTable
from factcheck.kinds.location.words import Words
from factcheck.kinds.numbers import Numbers, any_of

_COMPASS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
_REACH = 60  # characters before a preposition in which a distance stands


@attrs.frozen
class Left:
    """What stands before a word: the sense of the preposition, the word it starts at, its words, an article.

    ``blocked`` says that the words before make something else of it ("grâce à"), ``firm`` that only a place stands
    behind it, as the place before in a row shows.
    """

    sense: str
    start: int
    phrase: Phrase = ()
    article: bool = False
    blocked: bool = False
    firm: bool = False


class Contexts:
    """Reads what stands before a place."""

    def __init__(self, table: PlaceTable, numbers: Numbers) -> None:
        self._table, self._numbers = table, numbers
        units = any_of(table.distances)
        rough = f"|(?:{any_of(table.rough)})" if table.rough else ""
        self._distance = re.compile(rf"(?P<number>{numbers.pattern}{rough})\s(?:{units})(?!\w)", re.IGNORECASE)
        self._unit = re.compile(rf"(?<!\w)(?:{units})\Z", re.IGNORECASE)

    def left(self, words: Words, i: int) -> Left:
        """Return what stands before word ``i``; the sense is "" where no preposition does."""
        p, article = i - 1, False
        while p >= 0 and words.joined(p + 1) and words.lowers[p] in self._table.articles and i - p < 3:
            article, p = True, p - 1
        if p < 0 or not words.joined(p + 1):
            return Left("", p + 1, article=article)
        if plain := self._table.unaccented.get(words.texts[p]):
            return Left(self._table.prepositions[plain], p, plain, article)
        for phrase, sense in self._table.behind.get(words.lowers[p], ()):
            start = p + 1 - len(phrase)
            if start >= 0 and tuple(words.lowers[start : p + 1]) == phrase and self._together(words, start, p):
                before = words.lowers[start - 1] if words.joined(start) else ""
                if sense == "off" and len(phrase) > 1 and before in self._table.articles:
                    continue
                article = article or words.lowers[p] in self._table.with_article
                return Left(
                    sense,
                    start,
                    phrase,
                    article,
                    (self._table.head_after or not article) and before in self._table.blocked_before,
                )
        return Left("", p + 1, article=article)

    def _together(self, words: Words, start: int, last: int) -> bool:
        return all(words.joined(k) for k in range(start + 1, last + 1))

    def strong(self, left: Left) -> bool:
        """Whether only a place stands behind this preposition, as far as words can tell."""
        table = self._table
        behind = left.phrase in table.strong or (left.article and left.phrase in table.strong_with_article)
        return left.firm or (behind and not left.blocked)

    def part(self, words: Words, i: int, left: Left) -> tuple[int, str] | None:
        """Return where the part of a place starts that is named before it, and which: "le nord du Mali"."""
        at = left.start - 1 if left.sense == "of" else i - 1
        direct = left.sense == "of" or not left.article
        if at < 0 or not direct or not words.joined(at + 1):
            return None
        word = words.lowers[at]
        if left.sense != "of" and not self._table.head_after:
            return None
        if word in self._table.bearings:
            return at, _COMPASS[round(self._table.bearings[word] / 45) % 8]
        return (at, self._table.parts[word]) if word in self._table.parts else None

    def bearing(self, left: Left) -> int | None:
        """Return the degrees that a preposition names: 0 for "au nord de"."""
        degrees = [self._table.bearings[w] for w in left.phrase if w in self._table.bearings]
        return round(degrees[0]) if degrees else None

    def distance(self, words: Words, left: Left) -> float | None:
        """Return the kilometres that stand before a preposition: "à 680 km au nord de".

        Before "de" they are a distance only behind a preposition of place: "à 60 km de", and not "les 60 km de".
        """
        if left.start < 1:
            return None
        end = words.ends[left.start - 1]
        start = max(words.begin, end - _REACH)
        if not words.joined(left.start) or not self._unit.search(words.text, start, end):
            return None
        found = None
        for found in self._distance.finditer(words.text, start, end):  # noqa: B007 - the last one counts
            pass
        if found is None or found.end() != end:
            return None
        before = [
            m[0].lower() for m in self._table.word.finditer(words.text, max(words.begin, found.start() - 25), end)
        ]
        if left.sense == "of" and not any((w,) in self._table.strong for w in before):
            return None
        value = self._table.rough.get(found["number"].lower()) or self._numbers.value(found["number"])
        unit = found[0][len(found["number"]) :].strip().lower()
        rate = self._table.distances.get(" ".join(unit.split()))
        return None if value is None or rate is None else float(round(value * Decimal(str(rate)), 3))
