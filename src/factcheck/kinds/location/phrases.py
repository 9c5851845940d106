"""Scans the words of a paragraph for what may be a place; the whole article then decides which are."""

from __future__ import annotations

import re

import attrs

from factcheck.kinds.location.context import Contexts, Left
from factcheck.kinds.location.gazetteer import place_key
from factcheck.kinds.location.naming import Names
from factcheck.kinds.location.sites import ELSEWHERE, site_value
from factcheck.kinds.location.table import PlaceTable
from factcheck.kinds.location.value import PlaceValue
from factcheck.kinds.location.words import Words

_APPENDED = re.compile(r"(?: \(|, )((?:[A-Z]\.){2,4}|[A-Z][\w-]*)")
People = dict[str, set[str]]  # the key of a word of a person's name, with the whole names it stands in
_LONGEST = 7  # words of a name
_TOWN = 15_000  # people: the names of smaller towns need something else that speaks for a place
_ROAD = re.compile(r"([A-Z]{1,2})-?\d{1,4}\Z")


@attrs.frozen
class Candidate:
    """What may be a place: where it stands, its value, and what speaks for it.

    ``proof`` is "known", "small" (a town with few people), "head" (a noun that makes a place of a name), "alone" (such
    a noun without a name), "adjective" or "unknown"; ``strong`` says that only a place stands behind its preposition,
    ``person`` that a title, a club or a body stands beside it; ``name`` is the key of the bare name, ``inner`` of the
    name behind a noun; ``plain`` is the value that is left when a small town of that name is not meant; ``last`` is the
    index of its last word.
    """

    start: int
    end: int
    value: PlaceValue
    proof: str
    name: str
    strong: bool = False
    person: bool = False
    last: int = 0
    inner: str = ""
    plain: PlaceValue | None = None


@attrs.frozen
class Reach:
    """Where a name may follow a noun: its word, whether it does, the word of a land's adjective, the last own word."""

    at: int
    name: bool
    land: int
    own: int


class Scanner:
    """Finds candidates, and the last names of people, in one paragraph after the other."""

    def __init__(self, table: PlaceTable, names: Names, contexts: Contexts) -> None:
        self._table, self._names, self._contexts = table, names, contexts

    def scan(self, words: Words, people: People) -> list[Candidate]:
        """Return the candidates of a paragraph in text order, and add the keys of people's names to ``people``."""
        found: list[Candidate] = []
        i, table = 0, self._table
        while i < len(words):
            low = words.lowers[i]
            if low in table.names_at and (size := words.followed(i, table.names_at[low])):
                i = self._whole(words, i, i + size - 1, found)
            elif low in table.heads_at and not self._longer(words, i) and (hits := self._head(words, i)):
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

    def _whole(self, words: Words, i: int, end: int, found: list[Candidate]) -> int:
        """Append a name that the language's table holds, which may have words without a capital."""
        value = self._names.known(words.span_text(i, end))
        if value is not None and any(words.capital(k) for k in range(i, end + 1)):
            left = self._inherited(words, self._contexts.left(words, i), found)
            found.append(self._candidate(words, i, end, value, "known", left))
        return end + 1

    def _longer(self, words: Words, i: int) -> bool:
        """Whether a noun with a capital opens a name of several words that is known: "Côte d'Ivoire"."""
        ends = self._run(words, i)[1:] if words.capital(i) else []
        return bool(ends) and self._known(words, i, ends) is not None

    def _adjective(self, words: Words, i: int) -> list[Candidate]:
        """Return the country or town of an adjective behind a noun: "les députés bulgares"."""
        table, before = self._table, words.lowers[i - 1] if words.joined(i) else ""
        if len(before) < 3 or before in table.articles or before in table.behind or before in table.stops:
            return []
        value = self._land(table.demonyms[words.lowers[i]])
        return [self._candidate(words, i, i, value, "adjective", Left("of", i))] if value else []

    def _land(self, name: str) -> PlaceValue | None:
        """Return what an adjective stands for: a country's code, or the name of a place."""
        if len(name) == 2 and name.isupper():
            return PlaceValue(name, f"country {name}", "country", name)
        return self._names.known(name)

    def _run(self, words: Words, i: int) -> list[int]:
        """Return the capitalised words that one name may reach to from word ``i``, over small words in between."""
        ends, small, k = [i], 0, i + 1
        while k < len(words) and k - i < _LONGEST and words.joined(k) and small < 3:
            if words.capital(k):
                ends.append(k)
                small = 0
            elif words.lowers[k] in self._table.links:
                small += 1
            else:
                break
            k += 1
        return ends

    def _known(self, words: Words, i: int, ends: list[int]) -> tuple[int, PlaceValue] | None:
        """Return the last word and the value of the longest known name at word ``i`` that does not go on."""
        for end in reversed(ends):
            name = words.span_text(i, end)
            if end == i and (place_key(name) in self._table.blocked or len(name) < 2):
                continue
            value = self._names.known(name)
            if value and not self._goes_on(words, end):
                return end, value
        return None

    def _goes_on(self, words: Words, end: int) -> bool:
        """Whether another capitalised word of the same name follows word ``end``."""
        k = end + 1
        if k >= len(words) or not words.joined(k) or not words.capital(k):
            return False
        return place_key(words.texts[k]) not in self._table.blocked

    def _segment(self, words: Words, i: int) -> int:
        """Return the last of the capitalised words that follow each other from word ``i``."""
        last = i
        while last + 1 < len(words) and last - i < _LONGEST and words.joined(last + 1) and words.capital(last + 1):
            last += 1
        return last

    def _name(self, words: Words, i: int, found: list[Candidate], people: People) -> int:
        """Append the candidate that a capitalised word opens, and return the word to go on with."""
        table = self._table
        left = self._contexts.left(words, i)
        titled = i > 0 and words.joined(i) and place_key(words.texts[i - 1]) in table.titles
        hit = self._known(words, i, self._run(words, i))
        if hit is None:
            if _is_road(words, i, left, table):
                found.append(
                    self._candidate(words, i, i, site_value("site", "road", words.texts[i], None), "head", left)
                )
                return i + 1
            return self._unknown(words, i, left, titled, found, people)
        end, value = hit
        if titled:
            for text in words.texts[i : end + 1]:
                people.setdefault(place_key(text), set()).add("")
        beside = [words.texts[k] for k in (i - 1, end + 1) if 0 <= k < len(words) and words.joined(max(k, i))]
        club = any(place_key(b) in table.clubs | table.bodies for b in beside)
        left = self._inherited(words, left, found)
        person = titled or club or self._of_a_name(words, left)
        found.append(self._candidate(words, i, end, value, _proof(value), left, person=person))
        self._appended(words, end, found)
        return end + 1

    def _appended(self, words: Words, end: int, found: list[Candidate]) -> None:
        """Append the short form of a state or a canton behind a name: "Granges (SO)", "Toledo, Ohio"."""
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

    def _unknown(self, words: Words, i: int, left: Left, titled: bool, found: list[Candidate], people: People) -> int:
        """Append an unknown name; several words without a place before them are taken for a person's name."""
        table = self._table
        end = self._segment(words, i)
        start = i
        while start < end and place_key(words.texts[start]) in table.blocked:
            start += 1
        keys = [place_key(t) for t in words.texts[start : end + 1]]
        if start != i:
            return start
        if keys[0] in table.blocked:
            return end + 1
        left = self._inherited(words, left, found)
        named = len(keys) > 1 and not self._contexts.strong(left)
        whole = " ".join(keys)
        if titled or named or keys[0] in table.first_names:
            for key in keys if titled else keys[1:]:
                people.setdefault(key, set()).add(whole)
        if both := self._pair(words, i, end, left):
            found += both
            return end + 1
        value = PlaceValue(words.span_text(i, end), place_key(words.span_text(i, end)), "unknown")
        person = titled or keys[0] in table.first_names or self._of_a_name(words, left) or len(keys) > 3
        person = person or any(k in table.clubs | table.bodies for k in keys)
        if not (len(keys) == 1 and value.text.isupper()) and len(value.text) > 2:
            found.append(self._candidate(words, i, end, value, "unknown", left, person=person))
            self._appended(words, end, found)
        return end + 1

    def _pair(self, words: Words, i: int, end: int, left: Left) -> list[Candidate]:
        """Return the two towns of a line between them: "l'axe Bamako-Dakar"."""
        names = words.texts[i].split("-")
        if end != i or len(names) != 2 or not all(n[:1].isupper() for n in names):
            return []
        values = [self._names.known(n) for n in names]
        if not all(v and (v.sort == "country" or v.population >= _TOWN) for v in values):
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

    def _inherited(self, words: Words, left: Left, found: list[Candidate]) -> Left:
        """Return the preposition of the place before for the next one in a row: "à Lyon, Vienne et Valence"."""
        if left.sense or not found:
            return left
        p = left.start - 1
        previous = found[-1]
        joins = p >= 0 and words.lowers[p] in self._table.coordinators and previous.last == p - 1
        follows = previous.last == p and words.between(left.start).strip() == ","
        if not (joins or follows) or previous.value.relation in ("bare", "of"):
            return left
        phrase = next(iter(self._table.strong)) if previous.strong else ()
        return attrs.evolve(left, sense=previous.value.relation, phrase=phrase, start=0)

    # Nouns

    def _head(self, words: Words, i: int) -> list[Candidate]:
        """Return the place that a noun makes: of the name that follows, of an adjective of a country, or alone.

        The place or the country that it is named after comes second.
        """
        table = self._table
        phrase = next((p for p in table.heads_at[words.lowers[i]] if words.followed(i, (p,))), None)
        if phrase is None:
            return []
        sort, head = table.heads[phrase]
        after = i + len(phrase)
        reach = self._up_to_name(words, after)
        left = self._contexts.left(words, i)
        if reach.name and (words.capital(reach.at) or phrase in table.numbered):
            return self._of_name(words, i, reach.at, sort, head, left)
        last = max(reach.own, after - 1)
        if reach.land:
            land = self._land(table.demonyms[words.lowers[reach.land]])
            value = self._made(sort, head, "", land)
            inner = self._candidate(words, reach.land, reach.land, land, "adjective", Left("of", i)) if land else None
            return [self._candidate(words, i, last, value, "head", left), *([inner] if inner else [])]
        named = words.capital(i) and not words.opens(i) and last >= after
        part = self._contexts.part(words, i, left) is not None
        if not (phrase in table.alone or named or (part and phrase in table.in_parts)):
            return []
        proof = "head" if named or part else "alone"
        return [self._candidate(words, i, last, self._made(sort, head, "", None), proof, left)]

    def _of_name(self, words: Words, i: int, at: int, sort: str, head: str, left: Left) -> list[Candidate]:
        """Return the place of a noun at word ``i`` and a name at word ``at``, and the place that the name is."""
        table, ends = self._table, self._run(words, at)
        alone = words.capital(at) and len(ends) == 1 and words.lowers[at] not in table.bearings
        if alone and place_key(words.texts[at]) in table.blocked:
            return []
        hit = self._known(words, at, ends)
        end, known = hit if hit else (self._segment(words, at), None)
        while end + 1 < len(words) and words.joined(end + 1) and words.lowers[end + 1] in table.adjectives:
            end += 1
        name = words.span_text(at, end)
        if known is None and "-" in name:
            stem = self._names.known(name.split("-")[0])
            known = stem if stem and stem.population >= _TOWN and sort == "site" else None
        value = self._made(sort, head, name, known)
        plain = site_value(sort, head, name, None) if known and _proof(known) == "small" else None
        outer = self._candidate(words, i, end, value, "head", left)
        outer = attrs.evolve(outer, inner=place_key(name), plain=plain)
        inner = known if hit else PlaceValue(name, place_key(name), "unknown")
        if sort not in ("site", "area") or head in ELSEWHERE or inner is None or name[0].isdigit():
            return [outer]
        return [outer, self._candidate(words, at, end, inner, _proof(inner), Left("of", i))]

    def _made(self, sort: str, head: str, name: str, known: PlaceValue | None) -> PlaceValue:
        if head == "capital" and known and known.sort == "country":
            return self._names.capital(known.country) or site_value("site", head, name, known)
        if sort == "region" and name:
            known = self._names.region(name) or known
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
            elif low in table.head_links:
                linked = True
            elif low in table.adjectives:
                own = k if not free else own
            elif low in table.stops or low in table.behind or low in table.coordinators or free > 1:
                break
            elif low in table.heads_at and linked and free == 0 and k and words.lowers[k - 1] in table.head_links:
                return Reach(k, False, 0, -1)
            else:
                free, linked = free + 1, False
            k += 1
        return Reach(k, False, land, own)

    # Both

    def _candidate(
        self, words: Words, i: int, end: int, value: PlaceValue, proof: str, left: Left, person: bool = False
    ) -> Candidate:
        """Return a candidate with the sense of what stands before it, widened to the part of a place that is named."""
        contexts, start = self._contexts, i
        name = value.key if proof == "unknown" else place_key(words.span_text(i, end))
        if part := contexts.part(words, i, left):
            start, which = part
            value = _part(words.span_text(start, end), which, value)
            left, proof = contexts.left(words, start), "known" if proof == "known" else proof
        sense = "" if left.blocked else left.sense
        if sense in ("off", "near"):
            value = attrs.evolve(value, distance=contexts.distance(words, left), bearing=contexts.bearing(left))
        value = attrs.evolve(value, relation=sense or "bare")
        plain = None
        if proof == "small" and part is None:
            plain = PlaceValue(value.text, place_key(value.text), "unknown")
        place = (words.starts[start], words.ends[end])
        return Candidate(*place, value, proof, name, contexts.strong(left), person, end, plain=plain)


def _proof(value: PlaceValue) -> str:
    """Return what a name that was looked up proves by itself."""
    if value.sort == "unknown":
        return "unknown"
    return "small" if value.sort == "city" and value.population < _TOWN else "known"


def _part(text: str, which: str, value: PlaceValue) -> PlaceValue:
    """Return the value of a part of a place."""
    inside = (value.key, *value.inside)
    return PlaceValue(text, f"{which} of {value.key}", "area", value.country, inside=inside, namesakes=value.namesakes)


def _is_road(words: Words, i: int, left: Left, table: PlaceTable) -> bool:
    """Whether a word is the number of a road behind an article or a preposition: "l'A4"."""
    match = _ROAD.match(words.texts[i])
    if not match or match[1].lower() not in table.roads or (i > 0 and words.joined(i) and words.capital(i - 1)):
        return False
    return bool(left.sense and left.sense != "of") or (left.article and len(words.texts[i]) < 4)
