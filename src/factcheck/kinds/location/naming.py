"""Which place a name is: other names of the language's table first, then the gazetteer."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from factcheck.kinds.location.gazetteer import Gazetteer, Place, place_key
from factcheck.kinds.location.table import PlaceTable
from factcheck.kinds.location.value import PlaceValue

_NAMESAKE = 0.05  # of the largest one's people: from there on a town may be meant by their common name
_NEARER = 30  # times as large a town abroad must be to be meant rather than one where the language is spoken
_OWN = 10_000  # people: a town of this size comes before the region that is named after it
_STATE = 500_000  # people: smaller countries have names in other languages that towns have as well
_KNOWN = 300_000  # people: a town of this size is meant by its other names, too
_OWN_SHARE = 0.1  # of another's people: from there on a town comes first whose own name it is
_LARGE = 100_000  # people: a town of this size comes before a region of its name elsewhere


class Names:
    """Looks names of places up; the values have no relation yet."""

    def __init__(self, table: PlaceTable, gazetteer: Gazetteer) -> None:
        self._table, self._gazetteer = table, gazetteer
        self._seen: dict[str, PlaceValue | None] = {}

    def known(self, name: str) -> PlaceValue | None:
        """Return the likeliest place of that name, None when nothing is known of it."""
        key = place_key(name)
        if key not in self._seen:
            self._seen[key] = self._look_up(name, key)
        value = self._seen[key]
        return attrs.evolve(value, text=name) if value is not None and value.text != name else value

    def listed(self, name: str) -> PlaceValue | None:
        """Return the place of a name that the language's table holds; the gazetteer is not asked."""
        key, table = place_key(name), self._table
        return self.known(name) if key in table.countries or key in table.areas or key in table.regions else None

    def with_article(self, value: PlaceValue) -> PlaceValue | None:
        """Return what a town's name means behind an article: a region, or a town that has one in its name ("Le Havre").

        That may be a larger one than the name alone is of ("Le Cap"). None where it means neither.
        """
        if region := self.region(value.text):
            return region
        named = [n for article in sorted(self._table.articles) if (n := self.known(f"{article} {value.text}"))]
        if any(n.key == value.key for n in named):
            return value
        larger = next((n for n in named if n.sort == "city" and n.population >= max(_LARGE, value.population)), None)
        return attrs.evolve(larger, text=value.text) if larger else None

    def among(self, name: str, country: str, regions: frozenset[str]) -> PlaceValue | None:
        """Return the largest town of that name in one of ``regions`` (keys), else in ``country``, else None."""
        places = [p for p in self._gazetteer.look_up(name) if p.kind == "city"]
        inside = [p for p in places if regions & set(_inside(p))] or [p for p in places if p.country == country]
        return value_of(name, [inside[0]]) if inside else None

    def region(self, name: str) -> PlaceValue | None:
        """Return the region of that name, whatever towns there are of it."""
        code = self._table.appended.get(place_key(name), "")
        if "-" in code:
            return PlaceValue(name, f"region {code}", "region", code[:2], inside=(f"country {code[:2]}",))
        regions = [p for p in self._gazetteer.look_up(name) if p.kind == "region"]
        return value_of(name, regions) if regions else None

    def capital(self, country: str) -> PlaceValue | None:
        """Return the capital of a country (ISO 3166)."""
        places = self._gazetteer.look_up(f"capital {country}")
        return value_of(places[0].name.title(), places) if places else None

    def _at_home(self, places: Sequence[Place]) -> Sequence[Place]:
        """Return the towns in the order of likelihood for readers of the language: theirs before larger ones abroad."""
        if not places or places[0].kind != "city" or places[0].country in self._table.home:
            return places
        return sorted(places, key=lambda p: -p.population * (_NEARER if p.country in self._table.home else 1))

    def _look_up(self, name: str, key: str) -> PlaceValue | None:
        table = self._table
        if code := table.countries.get(key):
            return PlaceValue(name, f"country {code}", "country", code)
        if code := table.regions.get(key):
            return PlaceValue(name, f"region {code}", "region", code[:2], inside=(f"country {code[:2]}",))
        places = self._gazetteer.look_up(name)
        first = _own_first(self._at_home(_first(_towns_first(places, key))), key)
        hit = table.areas.get(key)
        if first and first[0].kind != "city" and (hit is None or first[0].country == hit[1]):
            return value_of(name, first)
        if hit:
            return _area(name, *hit)
        return value_of(name, first) if first else None


def _area(name: str, key: str, country: str, holds: str = "") -> PlaceValue:
    """Return an area of the table; ``holds`` is the key of the town or region that it lies in, or ""."""
    inside = tuple(k for k in (holds, country and f"country {country}") if k)
    sort = "region" if key.startswith("region ") else "area"
    return PlaceValue(name, key, sort, country, inside=inside)


def _first(places: Sequence[Place]) -> Sequence[Place]:
    """Return the places in the order of likelihood: a region comes before small towns of its name elsewhere."""
    if not places or places[0].kind == "country":
        return places
    regions = [p for p in places if p.kind == "region"]
    town = places[0] if places[0].kind == "city" else None
    if not regions or (
        town and (town.population >= _LARGE or (town.population >= _OWN and any(_holds(r, town) for r in regions)))
    ):
        return [p for p in places if p.kind == "city"] or regions
    return regions


def _towns_first(places: Sequence[Place], key: str) -> Sequence[Place]:
    """Return the towns where the country is a small one that has this name in another language only."""
    foreign = places and places[0].kind == "country" and places[0].name != key and places[0].population < _STATE
    towns = [p for p in places if p.kind == "city" and p.name == key] if foreign else []
    return towns or places


def _own_first(places: Sequence[Place], key: str) -> Sequence[Place]:
    """Return a town with this name of its own before one not much larger that is only called so as well: "Malaba"."""
    if not places or places[0].kind != "city" or places[0].name == key or places[0].population >= _KNOWN:
        return places
    own = [p for p in places if p.kind == "city" and p.name == key]
    if not own or own[0].population < _OWN_SHARE * places[0].population:
        return places
    return [*own, *(p for p in places if p not in own)]


def _holds(region: Place, town: Place) -> bool:
    return region.country == town.country and region.regions[0] in town.regions


def _inside(place: Place) -> tuple[str, ...]:
    """Return the keys of what contains a place, the smallest first."""
    regions = place.regions[1:] if place.kind == "region" else place.regions
    return (*(f"region {place.country}-{code}" for code in regions), f"country {place.country}")


def value_of(text: str, places: Sequence[Place]) -> PlaceValue:
    """Return the first of the places, with the countries of the others that may be meant as well."""
    place = places[0]
    if place.kind == "country":
        return PlaceValue(text, f"country {place.country}", "country", place.country, population=place.population)
    others = frozenset(p.country for p in places if p.population >= _NAMESAKE * place.population) - {place.country}
    if place.kind == "region":
        key = f"region {place.country}-{place.regions[0]}"
        return PlaceValue(text, key, "region", place.country, namesakes=others, inside=_inside(place))
    return PlaceValue(
        text,
        f"city {place_key(place.name)} {place.country}",
        "city",
        place.country,
        place.latitude,
        place.longitude,
        namesakes=others,
        inside=_inside(place),
        population=place.population,
    )
