"""Places that a noun makes: of the name that follows, of a country's adjective, or alone ("à la préfecture")."""

from __future__ import annotations

import attrs

from factcheck.kinds.location.after import Headed
from factcheck.kinds.location.candidates import CITY, TOWN, Candidate, Reading, proof_of
from factcheck.kinds.location.context import Left
from factcheck.kinds.location.gazetteer import place_key
from factcheck.kinds.location.sites import ELSEWHERE, NATURAL, OWN_NAMED, site_value
from factcheck.kinds.location.table import Phrase, PlaceTable
from factcheck.kinds.location.value import PlaceValue
from factcheck.kinds.location.words import Words

_OF_TOWNS = ("airport", "hospital", "university hospital", "station", "port")  # what mostly has a town's name
_COMMON = 100_000  # people: from there on a common word before such a noun is the town
_OFFICES = ("ministry", "headquarters", "university")  # they are called by common words with a capital


@attrs.frozen
class Reach:
    """Where a name may follow a noun: its word, whether it does, the word of a land's adjective, the last own word."""

    at: int
    name: bool
    land: int
    own: int


class Nouns:
    """Reads nouns of places."""

    def __init__(self, table: PlaceTable, reading: Reading) -> None:
        self._table, self._reading, self.after = table, reading, reading.after

    def read(self, words: Words, i: int) -> list[Candidate]:
        """Return the place that a noun makes: of the name that follows, of an adjective of a country, or alone.

        The place or the country that it is named after comes second.
        """
        table = self._table
        phrase = next((p for p in table.heads_at[words.lowers[i]] if words.followed(i, (p,))), None)
        if phrase is None or (words.capital(i) and self.after.at(words, i, True)):
            return []
        if phrase in table.capital_only and not words.capital(i):
            return []
        sort, head = table.heads[phrase]
        if table.parts.get(words.lowers[i]) == head and len(phrase) == 1 and self._parts_a_land(words, i):
            return []
        after = i + len(phrase)
        reach = self._up_to_name(words, after)
        left = self._reading.contexts.left(words, i)
        direct = not table.head_after or reach.at > after or phrase in table.head_first or phrase in table.numbered
        if reach.name and direct and (words.capital(reach.at) or phrase in table.numbered):
            if head in table.bodily and left.sense in ("", "of"):
                return []
            return self._of_name(words, i, reach.at, sort, head, left)
        last = max(reach.own, after - 1)
        if reach.land and head in table.styled:
            return []
        if reach.land:
            land = self._reading.land(table.demonyms[words.lowers[reach.land]])
            value = self._made(sort, head, "", land)
            inner = (
                self._reading.candidate(words, reach.land, reach.land, land, "adjective", Left("of", i))
                if land
                else None
            )
            return [self._reading.candidate(words, i, last, value, "head", left), *([inner] if inner else [])]
        named = words.capital(i) and not words.opens(i) and last >= after
        part = self._reading.contexts.part(words, i, left) is not None
        if not (phrase in table.alone or named or (part and phrase in table.in_parts)):
            return []
        if phrase in table.institutions and not named and not self._entered(phrase, left):
            return []
        if table.head_after and (left.blocked or left.sense in ("", "of") or not self.after.closed(words, last)):
            return []
        proof = "head" if named or part else "alone"
        return [self._reading.candidate(words, i, last, self._made(sort, head, "", None), proof, left)]

    def explains(self, words: Words, end: int) -> bool:
        """Whether a noun of a place follows the name that ends at word ``end``: "Trimbolle, petite île du lac"."""
        table, k = self._table, end + 1
        if words.between(k).strip() != "," or k + 2 >= len(words):
            return False
        k += words.lowers[k] in table.articles
        for at in (k, k + 1):
            phrases = table.heads_at.get(words.lowers[at], ()) if at < len(words) and not words.capital(at) else ()
            if any(words.followed(at, (p,)) and table.heads[p][0] in ("city", "area", "region") for p in phrases):
                return at == k or words.joined(at)
        return False

    def _parts_a_land(self, words: Words, i: int) -> bool:
        """Whether a noun names a part of a known place: "le centre du Sénégal"."""
        at = i + 2
        if at >= len(words) or not words.joined(at) or not words.capital(at):
            return False
        return words.lowers[at - 1] in self._table.head_links and bool(self._reading.known(words, at, [at]))

    def _of_name(self, words: Words, i: int, at: int, sort: str, head: str, left: Left) -> list[Candidate]:
        """Return the place of a noun at word ``i`` and a name at word ``at``, and the place that the name is."""
        table, ends = self._table, self._reading.run(words, at)
        alone = words.capital(at) and len(ends) == 1 and words.lowers[at] not in table.bearings
        if alone and place_key(words.texts[at]) in table.blocked and head not in (*ELSEWHERE, *_OFFICES):
            return []
        hit = self._reading.known(words, at, ends)
        headed = self.after.at(words, at, True) if hit is None and sort == "site" else None
        if headed and not headed.land:
            return self._of_site(words, i, at, head, headed, left)
        end, known = hit if hit else (self._reading.segment(words, at), None)
        while end + 1 < len(words) and words.joined(end + 1) and words.lowers[end + 1] in table.adjectives:
            end += 1
        name = words.span_text(at, end)
        if known is None and "-" in name:
            stem = self._reading.names.known(name.split("-")[0])
            known = stem if stem and stem.population >= TOWN and sort == "site" else None
        further = self._further(words, end) if sort == "site" and (known is None or known.sort == "city") else None
        known = None if further else known
        value = self._made(sort, head, name, known)
        if further:
            where = further[1]
            inside = (where.key, *where.inside)
            value = attrs.evolve(value, country=where.country, inside=inside, within="")
            outer = self._reading.candidate(words, i, further[0], value, "head", left)
            town = self._reading.candidate(words, end + 2, further[0], where, proof_of(where), Left("of", i))
            return [outer, town]
        lesser = known is not None and known.sort == "city" and known.population < CITY
        plain = site_value(sort, head, name, None) if lesser else None
        outer = self._reading.candidate(words, i, end, value, "head", left)
        named_after = sort == "site" and head not in ELSEWHERE and words.lowers[at - 1] in table.plain_of
        several = " " in name and known is None
        evident = place_key(name) if sort != "site" or (named_after and not several) else ""
        of_town = sort == "site" and not several and head not in ELSEWHERE and words.lowers[at - 1] in table.of
        if (evident and sort == "site") or (of_town and table.head_after):
            plain = plain and attrs.evolve(plain, placed=True)
            outer = attrs.evolve(outer, value=attrs.evolve(outer.value, placed=known is None))
        outer = attrs.evolve(outer, inner=evident, plain=plain)
        inner = known if hit else PlaceValue(name, place_key(name), "unknown")
        own = sort == "area" and words.lowers[at - 1] not in table.head_links
        own = own or (head in NATURAL and known is not None and known.sort == "city")
        if (
            own
            or sort not in ("site", "area")
            or head in ELSEWHERE
            or (several and sort == "site")
            or inner is None
            or name[0].isdigit()
        ):
            return [outer]
        return [outer, self._reading.candidate(words, at, end, inner, proof_of(inner), Left("of", i))]

    def _of_site(self, words: Words, i: int, at: int, head: str, headed: Headed, left: Left) -> list[Candidate]:
        """Return the site of a noun in another site, and that one: "the car park of Huish Park"."""
        inner = self.behind(words, at, headed, Left("of", i))
        value = self._made("site", head, words.span_text(at, headed.last), inner[0].value if inner else None)
        return [self._reading.candidate(words, i, headed.last, value, "head", left), *inner]

    def behind(self, words: Words, i: int, headed: Headed, left: Left) -> list[Candidate]:
        """Return the place of the name at word ``i`` with a noun behind it, and the place that the name is."""
        table, reading = self._table, self._reading
        sort, head = table.heads[headed.head]
        if headed.land:
            value = self._made(sort, head, "", reading.land(headed.land))
            return [reading.candidate(words, i, headed.last, value, "head", left)]
        name = words.span_text(i, headed.name_end)
        key = place_key(name)
        known = None if key in table.blocked or key in table.ambiguous else reading.names.known(name)
        common = known is not None and key in table.guarded
        if known and common and (head not in _OF_TOWNS or known.sort != "city" or known.population < _COMMON):
            known = None
        if known and head in (*ELSEWHERE, *OWN_NAMED) and proof_of(known) == "small":
            known = None
        if head in table.bodily and left.sense in ("", "of"):
            inner = reading.candidate(words, i, headed.name_end, known, proof_of(known), left) if known else None
            return [inner] if inner else []
        lesser = known and (proof_of(known) == "small" or (head in OWN_NAMED and known.population < CITY))
        plain = site_value(sort, head, name, None) if lesser or (known and common) else None
        outer = reading.candidate(words, i, headed.last, self._made(sort, head, name, known), "head", left)
        outer = attrs.evolve(outer, inner=key, plain=plain)
        if known is None or sort not in ("site", "area") or head in ELSEWHERE:
            return [outer]
        return [outer, reading.candidate(words, i, headed.name_end, known, proof_of(known), Left("of", i))]

    def suffixed(self, words: Words, i: int) -> list[Candidate]:
        """Return the place in a compound: "Honolulu-bound", "the Shannon-based crew"."""
        name, _, suffix = words.texts[i].rpartition("-")
        sense = self._table.suffixes.get(suffix.lower(), "")
        value = self._reading.names.known(name) if sense and name else None
        if value is None:
            return []
        start, value = words.starts[i], attrs.evolve(value, relation=sense)
        return [Candidate(start, start + len(name), value, "known", place_key(name), strong=True, last=i)]

    def adjective(self, words: Words, i: int) -> list[Candidate]:
        """Return the country or town of a capitalised adjective before a noun: "two Irish citizens"."""
        land = self._reading.land(self.after.demonym(words, i) or "-")
        return [self._reading.candidate(words, i, i, land, "adjective", Left("of", i))] if land else []

    def _entered(self, phrase: Phrase, left: Left) -> bool:
        """Whether the preposition leads into the house of an institution: "at the prison", not "through parliament"."""
        if left.sense in ("", "of"):
            return True
        return left.phrase in self._table.entered and (left.article or phrase not in self._table.articled)

    def of_two(self, words: Words, i: int, name: str) -> list[Candidate]:
        """Return the country or region of an adjective of two words, where a noun follows: "South Korean ships"."""
        k = i + 2
        land = self._reading.land(name) if words.joined(k) and not self.after.closed(words, i + 1) else None
        return [self._reading.candidate(words, i, i + 1, land, "adjective", Left("of", i))] if land else []

    def _further(self, words: Words, end: int) -> tuple[int, PlaceValue] | None:
        """Return the town behind a name of a noun: "université Marie-Curie de Lublin"."""
        at = end + 2
        linked = at < len(words) and words.joined(at) and words.joined(at - 1) and words.capital(at)
        if not linked or words.lowers[at - 1] not in self._table.plain_of:
            return None
        return self._reading.known(words, at, self._reading.run(words, at))

    def _made(self, sort: str, head: str, name: str, known: PlaceValue | None) -> PlaceValue:
        if head == "capital" and known and known.sort == "country":
            return self._reading.names.capital(known.country) or site_value("site", head, name, known)
        if sort == "region" and name and not (known and known.sort == "area"):
            known = self._reading.names.region(name) or known
        return site_value(sort, head, name, known)

    def _up_to_name(self, words: Words, k: int) -> Reach:
        """Return where the name of a noun may start behind it: "hôpital régional de Kaffrine", "lac Victoria"."""
        table, free, linked, land, own = self._table, 0, True, 0, -1
        for _ in range(6):
            if k >= len(words) or not words.joined(k):
                break
            low = words.lowers[k]
            if words.capital(k) or low[0].isdigit():
                return Reach(k, linked, land, own)
            if low in table.demonyms and not land:
                land, own = k, k
            elif low in table.called:
                linked, free = True, 1
            elif low in table.head_links:
                linked = linked or low in table.of
            elif low in table.adjectives:
                own = k if not free else own
            elif low in table.stops or low in table.behind or low in table.coordinators or free >= table.free:
                break
            elif low in table.heads_at and words.lowers[k - 1] in table.head_links:
                return Reach(k, False, 0, -1)
            else:
                free, linked = free + 1, False
            k += 1
        return Reach(k, False, land, own)
