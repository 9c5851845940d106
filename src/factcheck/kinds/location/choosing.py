"""Which candidates of an article are places: what the whole article says of each name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from factcheck.kinds.location.candidates import CITY, Candidate, People
from factcheck.kinds.location.naming import Names
from factcheck.kinds.location.sites import OWN_NAMED
from factcheck.kinds.location.table import PlaceTable
from factcheck.kinds.location.value import TERRITORIES, PlaceValue

_SEVERAL = 2  # towns
_MIDDLING = 50_000  # people: smaller towns abroad need something else that speaks for their country
_NAMED = ("known", "small", "unknown")


class Evidence:
    """What an article says of its names: which stand as places, which are people's, and which countries it names."""

    def __init__(self, found: Sequence[Candidate], people: People, table: PlaceTable) -> None:
        self._table = table
        whole = {c.name for c in found if c.strong and not c.person and c.proof in _NAMED}
        self._people = {word for word, names in people.items() if names - whole}
        self._placed = {
            c.name
            for c in found
            if c.strong and not c.person and c.name not in self._people and c.proof in ("small", "unknown")
        }
        self._placed |= {c.inner for c in found if c.inner} - self._people
        self._placed |= self._weakly(found) - self._people
        speaking = [c for c in found if self._speaks_of(c) and c.value.country]
        frequent = self._frequent(found)
        self._speakers = {land: {c.name for c in speaking if c.value.country == land} for land in _lands(speaking)}
        self._frequent_lands = frequent
        self.lands = _with_territories(_lands(speaking) | frequent)

    def _frequent(self, found: Sequence[Candidate]) -> frozenset[str]:
        """Return the countries in which several towns of the article lie, one of them behind a preposition of place."""
        towns = [c for c in found if c.plain and not c.person and c.name not in self._people]
        lands = [country for country, _ in {(c.value.country, c.name) for c in towns}]
        sure = {c.value.country for c in towns if c.strong}
        return frozenset(land for land in lands if land in sure and lands.count(land) >= _SEVERAL)

    def _weakly(self, found: Sequence[Candidate]) -> set[str]:
        """Return the unknown names that stand behind a preposition of place wherever they stand."""
        unknown = [c for c in found if c.proof == "unknown"]
        elsewhere = {c.name for c in unknown if c.person or not c.value.locates}
        return {c.name for c in unknown if c.weak} - elsewhere

    def _speaks_of(self, candidate: Candidate) -> bool:
        """Whether a candidate shows which country the article is about."""
        value = candidate.value
        large = value.sort != "city" or value.population >= CITY or candidate.strong
        sure = candidate.proof in ("known", "adjective") and not candidate.person and large
        return sure or (candidate.proof == "head" and candidate.value.sort in ("country", "region"))

    def without(self, name: str) -> frozenset[str]:
        """Return the countries that the article names by other names than ``name``."""
        others = frozenset(land for land, names in self._speakers.items() if names - {name})
        return _with_territories(others | self._frequent_lands)

    def twins(self, name: str) -> tuple[str, ...]:
        """Return the countries that share the name with this key, () for most."""
        return self._table.twins.get(name, ())

    def is_place(self, candidate: Candidate) -> bool:
        """Whether something speaks for the candidate, and no person of that name against it."""
        if candidate.proof in ("head", "adjective"):
            return True
        if candidate.proof == "alone":
            return candidate.value.relation != "of"
        named = candidate.name in self._people
        if candidate.person or candidate.quoted or (named and not candidate.strong):
            return False
        if candidate.proof == "unknown":
            return candidate.name in self._placed and not named
        if candidate.proof == "small" and not candidate.strong and candidate.name in self._table.guarded:
            return False
        if candidate.proof == "small":
            near = not self.lands or bool((candidate.value.namesakes | {candidate.value.country}) & self.lands)
            return candidate.strong or candidate.name in self._placed or (near and candidate.value.relation != "bare")
        sure = candidate.strong or (candidate.value.locates and not candidate.weak)
        likely = candidate.plain is None or not self.lands or candidate.value.country in self.lands
        placed = candidate.name in self._placed
        return sure or placed or (candidate.name not in self._table.guarded and likely)


def _lands(candidates: Sequence[Candidate]) -> frozenset[str]:
    return frozenset(c.value.country for c in candidates)


def _with_territories(lands: frozenset[str]) -> frozenset[str]:
    return lands | {land for land, state in TERRITORIES.items() if state in lands}


def located(candidate: Candidate, evidence: Evidence, names: Names, home: frozenset[str]) -> Candidate:
    """Return a town as one in a country that the article names; a small one that is in none is unknown.

    What the name itself says of its country counts only for towns at home and larger ones.
    """
    value, plain = candidate.value, candidate.plain
    if value.sort == "country":
        return _twin(candidate, evidence)
    if value.sort not in ("city", "site", "area"):
        return candidate
    lands = evidence.lands
    if value.sort == "city" and value.country not in home and value.population < _MIDDLING and plain is not None:
        lands = evidence.without(candidate.name)
    if not lands or value.country in lands:
        return candidate
    for land in sorted(value.namesakes & lands) if value.sort == "city" else ():
        if (other := names.among(value.text, land, frozenset())) is not None:
            return attrs.evolve(candidate, value=introduced(other, value))
    return attrs.evolve(candidate, value=introduced(plain, value)) if plain else candidate


def _twin(candidate: Candidate, evidence: Evidence) -> Candidate:
    """Return a country as the other one of its name where only that one's towns are in the article: "Congo"."""
    lands, value = evidence.without(candidate.name), candidate.value
    others = [code for code in evidence.twins(candidate.name) if code in lands]
    if value.country in lands or len(others) != 1:
        return candidate
    other = attrs.evolve(value, key=f"country {others[0]}", country=others[0])
    return attrs.evolve(candidate, value=other)


def introduced(value: PlaceValue, like: PlaceValue) -> PlaceValue:
    """Return ``value`` with the relation, distance and direction of ``like``."""
    return attrs.evolve(value, relation=like.relation, distance=like.distance, bearing=like.bearing)


def chosen(
    found: Sequence[Candidate], people: Mapping[str, set[str]], table: PlaceTable, names: Names
) -> list[Candidate]:
    """Return the candidates that are places, each as the place that the article's countries make likely."""
    evidence = Evidence(found, dict(people), table)
    kept = [located(c, evidence, names, table.home) for c in found if evidence.is_place(c)]
    return _own_named(kept)


def _own_named(kept: Sequence[Candidate]) -> list[Candidate]:
    """Take a museum or the like out of the smaller town of its name where the article speaks of other towns only."""
    outer = _around(kept)
    towns = [c.value for c in kept if c.value.sort == "city" and _place(outer[_place(c)]) == _place(c)]
    alone, near = {v.key for v in towns}, any(v.locates for v in towns)
    odd = {_place(c) for c in kept if near and c.plain and _is_own_named(c.value) and c.value.within not in alone}
    out = []
    for c in kept:
        if _place(c) in odd and c.plain and c.value.sort == "site":
            out.append(attrs.evolve(c, value=introduced(c.plain, c.value)))
        elif _place(outer[_place(c)]) not in odd:
            out.append(c)
    return out


def _around(kept: Sequence[Candidate]) -> dict[tuple[int, int], Candidate]:
    """Return for each stretch of text the widest candidate around it, itself where there is none."""
    around: dict[tuple[int, int], Candidate] = {}
    last: Candidate | None = None
    for c in sorted(kept, key=lambda each: (each.start, -each.end)):
        if last is None or c.end > last.end:
            last = c
        around[_place(c)] = last
    return around


def _is_own_named(value: PlaceValue) -> bool:
    return value.sort == "site" and value.key.removesuffix(value.within).strip() in OWN_NAMED


def _place(candidate: Candidate) -> tuple[int, int]:
    return candidate.start, candidate.end
