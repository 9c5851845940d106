"""Nouns that make a place of the name before them: "Huish Park", "the Kenyan border", "Gedo region"."""

from __future__ import annotations

import attrs

from factcheck.kinds.location.gazetteer import place_key
from factcheck.kinds.location.table import Phrase, PlaceTable
from factcheck.kinds.location.words import Words

_LONGEST = 7  # words of a name


@attrs.frozen
class Headed:
    """A name and the noun behind it: the last word of each, the noun, the place of an adjective ("Kenyan"), or ""."""

    name_end: int
    last: int
    head: Phrase
    land: str = ""


class HeadsAfter:
    """Finds nouns behind names, in the languages that put them there."""

    def __init__(self, table: PlaceTable) -> None:
        self._table = table

    def at(self, words: Words, i: int, placed: bool) -> Headed | None:
        """Return the last noun that makes a place of the name at word ``i``; ``placed`` behind a preposition."""
        if not self._table.head_after or self._small(words.lowers[i]):
            return None
        if land := self._demonym(words, i):
            return self._of_land(words, *land)
        last, best = self._run(words, i), None
        for k in range(i + 1, last + 2):
            phrase = self._noun(words, k)
            if phrase and (best is None or k + len(phrase) - 1 > best.last):
                best = Headed(k - 1, k + len(phrase) - 1, phrase)
        if best is None or not self._whole(words, i, last, best):
            return None
        surname = (
            best.name_end == i and words.capital(best.last) and place_key(words.texts[i]) in self._table.first_names
        )
        return best if placed or not surname else None

    def closed(self, words: Words, last: int) -> bool:
        """Whether the noun that ends at word ``last`` opens no longer compound: "a London court", not "court case"."""
        k = last + 1
        if k >= len(words) or not words.joined(k) or words.capital(k) or words.lowers[k][0].isdigit():
            return True
        low = words.lowers[k]
        return self._small(low) or low in self._table.before or low.endswith(self._table.closing_endings)

    def demonym(self, words: Words, i: int) -> str:
        """Return what a capitalised adjective before a noun is of: "two Irish citizens"; "" where it stands alone."""
        if not words.joined(i + 1) or words.capital(i + 1):
            return ""
        low = words.lowers[i + 1]
        alone = self._small(low) or low in self._table.before
        return "" if alone else self._table.demonyms.get(words.lowers[i], "")

    def demonym_of_two(self, words: Words, i: int) -> str:
        """Return what an adjective of two words is of: "South Korean"; "" where there is none."""
        both = words.joined(i + 1) and words.capital(i + 1) and words.span_text(i, i + 1).lower()
        return self._table.demonyms.get(both, "") if both else ""

    def _small(self, low: str) -> bool:
        """Whether a word opens no name: an article, a preposition, a word like "when"."""
        table = self._table
        return low in table.articles or low in table.behind or low in table.stops or low in table.coordinators

    def _noun(self, words: Words, k: int) -> Phrase | None:
        """Return the longest noun of the table at word ``k``, behind a space."""
        if k >= len(words) or not words.joined(k):
            return None
        phrases = self._table.heads_at.get(words.lowers[k], ())
        return next((p for p in phrases if words.followed(k, (p,))), None)

    def _run(self, words: Words, i: int) -> int:
        """Return the last capitalised word of the name at ``i``, over initials and possessives ("St Mary's")."""
        last = i
        while last + 1 < len(words) and last - i < _LONGEST:
            follows = last + 1
            if words.possessive(follows) and follows + 1 < len(words) and words.joined(follows + 1):
                follows += 1
            initial = words.between(follows) == ". " and len(words.texts[last]) == 1
            if not words.capital(follows) or not (words.joined(follows) or initial):
                break
            last = follows
        return last

    def _whole(self, words: Words, i: int, run: int, headed: Headed) -> bool:
        """Whether name and noun are all of the name, and not a person, a club, or a part of a longer compound."""
        table, last = self._table, headed.last
        if words.possessive(headed.name_end) and not words.capital(last):
            return False
        if run > last or not self.closed(words, last):
            return False
        names = [place_key(words.texts[k]) for k in range(i, headed.name_end + 1)]
        if names[0] in table.titles or all(n in table.blocked for n in names):
            return False
        if not words.capital(last):
            return headed.head not in table.never_small
        club = table.heads[headed.head][0] == "city" and place_key(words.texts[last]) in table.clubs
        return not club and headed.head not in table.never_after

    def _demonym(self, words: Words, i: int) -> tuple[int, str] | None:
        """Return the last word of an adjective at word ``i``, and what it is of."""
        for end in (i + 1, i):
            if end < len(words) and (end == i or words.joined(end)):
                place = self._table.demonyms.get(words.span_text(i, end).lower())
                if place:
                    return end, place
        return None

    def _of_land(self, words: Words, end: int, land: str) -> Headed | None:
        phrase = self._noun(words, end + 1)
        if phrase is None or (phrase not in self._table.alone and self._table.heads[phrase][0] != "area"):
            return None
        last = end + len(phrase)
        follows = last + 1
        if words.joined(follows) and words.lowers[follows] in self._table.head_links:
            follows += 1
        if words.joined(follows) and words.capital(follows):
            return None
        return Headed(end, last, phrase, land) if self.closed(words, last) else None
