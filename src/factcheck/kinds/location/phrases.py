"""Scans the words of a paragraph for what may be a place; the whole article then decides which are."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from factcheck.kinds.location.candidates import CITY, TOWN, Candidate, People, Reading, proof_of
from factcheck.kinds.location.context import Contexts, Left
from factcheck.kinds.location.gazetteer import place_key
from factcheck.kinds.location.naming import Names
from factcheck.kinds.location.nouns import Nouns
from factcheck.kinds.location.sites import site_value
from factcheck.kinds.location.table import PlaceTable
from factcheck.kinds.location.value import PlaceValue
from factcheck.kinds.location.words import Words

_MONEY = ("$", "€", "£", "¥")
_NEAR = 7  # words before a name in which a word of water makes a river of it
_LARGE = 100_000  # people: a town whose parts are named after it
_ROAD = re.compile(r"([A-Z]{1,2})-?\d{1,4}\Z")
_APPENDED = re.compile(r"(?: \(|, )((?:[A-Z]\.){2,4}|[A-Z][\w-]*)")


class Scanner:
    """Finds candidates, and the last names of people, in one paragraph after the other."""

    def __init__(self, table: PlaceTable, names: Names, contexts: Contexts) -> None:
        self._table, self._reading = table, Reading(table, names, contexts)
        self._nouns = Nouns(table, self._reading)

    def scan(self, words: Words, people: People) -> list[Candidate]:
        """Return the candidates of a paragraph in text order, and add the keys of people's names to ``people``."""
        found: list[Candidate] = []
        i, table = 0, self._table
        while i < len(words):
            low = words.lowers[i]
            if low in table.names_at and not words.capital(i) and self._reading.known(words, i, []):
                i = self._name(words, i, found, people)
            elif low in table.heads_at and not self._longer(words, i) and (hits := self._nouns.read(words, i)):
                found += hits
                i = hits[0].last + 1
            elif low in table.demonyms and not words.capital(i):
                found += self._adjective(words, i)
                i += 1
            elif words.capital(i):
                i = self._name(words, i, found, people)
            else:
                i += 1
        return found

    # Names

    def _longer(self, words: Words, i: int) -> bool:
        """Whether a noun with a capital opens a name of several words that is known: "Côte d'Ivoire"."""
        ends = self._reading.run(words, i)[1:] if words.capital(i) else []
        hit = self._reading.known(words, i, ends)
        small = hit is not None and self._table.head_after and proof_of(hit[1]) == "small"
        return hit is not None and hit[0] > i and not small

    def _adjective(self, words: Words, i: int) -> list[Candidate]:
        """Return the country or town of an adjective behind a noun: "les députés bulgares"."""
        table, before = self._table, words.lowers[i - 1] if words.joined(i) else ""
        if before in table.coordinators and i > 1:
            before = words.lowers[i - 2] if words.lowers[i - 2] in table.demonyms else ""
        named = words.capital(i - 1) and not words.opens(i - 1) and not words.texts[i - 1].isupper()
        if named or len(before) < 3 or before in table.articles or before in table.behind or before in table.stops:
            return []
        if before in table.styled:
            return []
        value = self._reading.land(table.demonyms[words.lowers[i]])
        return [self._reading.candidate(words, i, i, value, "adjective", Left("of", i))] if value else []

    def _name(self, words: Words, i: int, found: list[Candidate], people: People) -> int:
        """Append the candidate that a capitalised word opens, and return the word to go on with."""
        table = self._table
        left = self._reading.contexts.left(words, i)
        titled = i > 0 and place_key(words.texts[i - 1]) in table.titles and words.follows(i)
        hit = self._reading.known(words, i, self._reading.run(words, i)) or self._reading.venue(words, i, left)
        headed = None if titled else self._nouns.after.at(words, i, left.sense != "")
        if headed and (hit is None or hit[0] < headed.last or self._at_site(hit[1], left)):
            found += self._nouns.behind(words, i, headed, left)
            return headed.last + 1
        if pair := self._nouns.after.demonym_of_two(words, i):
            found += self._nouns.of_two(words, i, pair)
            return i + 2
        nation = table.head_after and words.lowers[i] in table.demonyms
        if nation and (hit is None or (hit[0] == i and not self._reading.contexts.strong(left))):
            found += self._nouns.adjective(words, i)
            return i + 1
        if hit is None and (compound := self._nouns.suffixed(words, i)):
            found += compound
            return i + 1
        if hit is None:
            if _is_road(words, i, left, table):
                found.append(
                    self._reading.candidate(words, i, i, site_value("site", "road", words.texts[i], None), "head", left)
                )
                return i + 1
            return self._unknown(words, i, left, titled, found, people)
        end, value = hit
        if value.sort == "region" and self._is_river(words, i, value.text, left):
            value = site_value("area", "river", value.text, None)
        if value.sort == "city" and left.phrase in table.before_region:
            value = self._reading.names.region(value.text) or value
        odd = value.sort == "city" and left.article and not table.head_after
        if place_key(value.text) in table.only_with_article and not left.article:
            return end + 1
        if words.joined(end + 1) and words.lowers[end + 1] in table.modified:
            left = Left("of", left.start)
        elif value.sort == "city" and value.population < CITY and words.possessive(end + 1):
            left, odd = Left("", i), True
        if odd and (meant := self._reading.names.with_article(value)):
            value, odd = meant, False
        if titled:
            for text in words.texts[i : end + 1]:
                people.setdefault(place_key(text), set()).add("")
        beside = [words.texts[k] for k in (i - 1, end + 1) if 0 <= k < len(words) and words.joined(max(k, i))]
        club = self._of_a_club(beside, left)
        if words.text[words.ends[end] : words.ends[end] + 1] in _MONEY:
            return end + 1
        left = self._inherited(words, left, found)
        person = titled or club or (self._of_a_name(words, left) and not self._of_a_person(words, left, people))
        if value.sort == "city" and not titled and self._nouns.explains(words, end):
            left = attrs.evolve(left, firm=True)
        parted = self._reading.parted(words, i, end, value, left, person)
        found += [attrs.evolve(c, proof="small") if odd else c for c in parted]
        if value.sort == "city":
            end = self._appended(words, end, found)
        return end + 1

    def _at_site(self, value: PlaceValue, left: Left) -> bool:
        """Whether a town whose name ends in a noun of a site is rather the site: a small one, or one behind "at"."""
        venue = left.phrase in self._table.venues and value.sort == "city" and value.population < CITY
        return venue or proof_of(value) == "small"

    def _is_river(self, words: Words, i: int, name: str, left: Left) -> bool:
        """Whether a region's name is that of the river: behind "sur", or near a word of water."""
        table = self._table
        if place_key(name) not in table.rivers:
            return False
        return left.phrase in table.afloat or not table.watery.isdisjoint(words.lowers[max(0, i - _NEAR) : i])

    def _is_given(self, words: Words, left: Left) -> bool:
        """Whether something is given or said to the name: "reviendra à", of two words a person's."""
        table, at = self._table, left.start - 1
        return left.phrase in table.given and at >= 0 and words.lowers[at] in table.giving

    def _of_a_club(self, beside: Sequence[str], left: Left) -> bool:
        """Whether a capitalised word beside a name makes a club or another body of it."""
        table, keys = self._table, {place_key(b) for b in beside if b[0].isupper()}
        if keys & table.happenings or left.phrase in table.venues:
            return False
        return not keys.isdisjoint(table.clubs) or not keys.isdisjoint(table.bodies)

    def _appended(self, words: Words, end: int, found: list[Candidate]) -> int:
        """Append the short form of a region behind a name, "Granges (SO)", and return the last word that was read."""
        match = _APPENDED.match(words.text, words.ends[end])
        code = self._table.appended.get(place_key(match[1])) if match else None
        if match and code:
            value = PlaceValue(
                match[1], f"region {code}", "region", code[:2], relation="of", inside=(f"country {code[:2]}",)
            )
            if len(code) == 2:
                value = PlaceValue(match[1], f"country {code}", "country", code, relation="of")
            name = place_key(match[1])
            found.append(Candidate(match.start(1), match.end(1), value, "head", name, last=end + 1))
            while end + 1 < len(words) and words.starts[end + 1] < match.end():
                end += 1
        return end

    def _unknown(self, words: Words, i: int, left: Left, titled: bool, found: list[Candidate], people: People) -> int:
        """Append an unknown name; several words without a place before them are taken for a person's name."""
        table = self._table
        end = self._reading.segment(words, i)
        start = i
        opens_pair = self._nouns.after.demonym_of_two
        while start < end and place_key(words.texts[start]) in table.blocked and not opens_pair(words, start):
            start += 1
        keys = [place_key(t) for t in words.texts[start : end + 1]]
        if start != i:
            return start
        if keys[0] in table.blocked or (keys[0] in table.titles and len(keys) > 1):
            return i + 1 if keys[0] in table.titles else end + 1
        left = self._inherited(words, left, found, rows=self._in_row(words, end))
        named = len(keys) > 1 and not self._reading.contexts.strong(left)
        whole = " ".join(keys)
        if titled or named or keys[0] in table.first_names:
            for key in keys if titled else keys[1:]:
                people.setdefault(key, set()).add(whole)
        if both := self._pair(words, i, end, left):
            found += both
            return end + 1
        value = PlaceValue(words.span_text(i, end), place_key(words.span_text(i, end)), "unknown")
        person = titled or keys[0] in table.first_names or self._of_a_name(words, left) or len(keys) > 3
        person = person or (len(keys) == 2 and self._is_given(words, left))
        person = person or any(k in table.clubs | table.bodies for k in keys) or self._of_a_land(words.texts[end])
        if not (len(keys) == 1 and value.text.isupper()) and len(value.text) > 2:
            if len(keys) < 3 and not titled and self._nouns.explains(words, end):
                left, person = attrs.evolve(left, firm=True), False
            found += self._reading.parted(words, i, end, self._in_town(value), left, person)
            end = self._appended(words, end, found)
        return end + 1

    def _in_town(self, value: PlaceValue) -> PlaceValue:
        """Return a name that opens with a large town's as in that town: "Lille-Europe"."""
        stem, hyphen, _ = value.text.partition("-")
        town = self._reading.names.known(stem) if hyphen else None
        if town is None or town.sort != "city" or town.population < _LARGE:
            return value
        return attrs.evolve(value, country=town.country, inside=(town.key, *town.inside))

    def _of_a_land(self, text: str) -> bool:
        """Whether a name ends in a country behind a hyphen, as those of firms do: "Air-France"."""
        _, hyphen, land = text.rpartition("-")
        known = self._reading.names.known(land) if hyphen else None
        return known is not None and known.sort == "country"

    def _pair(self, words: Words, i: int, end: int, left: Left) -> list[Candidate]:
        """Return the two towns of a line between them: "l'axe Bamako-Dakar"."""
        names = words.texts[i].split("-")
        if end != i or len(names) != 2 or not all(n[:1].isupper() for n in names):
            return []
        values = [self._reading.names.known(n) for n in names]
        if not all(v and (v.sort == "country" or v.population >= TOWN) for v in values):
            return []
        start, sense = words.starts[i], left.sense or "bare"
        spans = ((start, start + len(names[0])), (words.ends[i] - len(names[1]), words.ends[i]))
        return [
            Candidate(s, e, attrs.evolve(v, relation=sense), "known", place_key(n), last=i)
            for (s, e), v, n in zip(spans, values, names, strict=True)
            if v is not None
        ]

    def _of_a_name(self, words: Words, left: Left) -> bool:
        """Whether a name stands behind "de" of another capitalised name: "Banque de France"."""
        at = left.start - 1
        if left.sense != "of" or at < 1 or not words.joined(left.start):
            return False
        return words.capital(at) and not words.opens(at) and (words.lowers[at],) not in self._table.heads

    def _of_a_person(self, words: Words, left: Left, people: People) -> bool:
        """Whether the name before is a person's: "Ana Duarte of Lisbon"."""
        at = left.start - 1
        key, before = place_key(words.texts[at]), place_key(words.texts[at - 1])
        return any(name.endswith(f"{before} {key}") for name in people.get(key, ()))

    def _in_row(self, words: Words, end: int) -> bool:
        """Whether a row of names goes on behind word ``end``: "and" and another name."""
        at = end + 2
        row = at < len(words) and words.lowers[at - 1] in self._table.coordinators and words.joined(at - 1)
        return row and words.joined(at) and words.capital(at)

    def _inherited(self, words: Words, left: Left, found: list[Candidate], rows: bool = True) -> Left:
        """Return the preposition of the place before for the next one in a row: "à Lyon, Vienne et Valence".

        Without ``rows`` a comma joins nothing: "à Lyon, Jean Dupont".
        """
        if left.sense or not found:
            return left
        p = left.start - 1
        nested = len(found) > 1 and found[-2].last == found[-1].last and found[-1].value.relation == "of"
        previous = found[-2] if nested else found[-1]
        joins = p >= 0 and words.lowers[p] in self._table.coordinators and previous.last == p - 1
        follows = rows and previous.last == p and words.between(left.start).strip() == ","
        if not (joins or follows) or previous.value.relation in ("bare", "of"):
            return left
        return attrs.evolve(left, sense=previous.value.relation, start=0, firm=previous.strong)


def _is_road(words: Words, i: int, left: Left, table: PlaceTable) -> bool:
    """Whether a word is the number of a road behind an article or a preposition: "l'A4"."""
    match = _ROAD.match(words.texts[i])
    if not match or match[1].lower() not in table.roads or (i > 0 and words.joined(i) and words.capital(i - 1)):
        return False
    return bool(left.sense and left.sense != "of") or (left.article and len(words.texts[i]) < 4)
