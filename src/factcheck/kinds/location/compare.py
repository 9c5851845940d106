"""How two places stand to each other."""

from __future__ import annotations

import math
import re

from factcheck.kinds.location.gazetteer import place_key
from factcheck.kinds.location.likely import airport_of_another, by_likelihood
from factcheck.kinds.location.romanised import alike
from factcheck.kinds.location.value import ENCLAVES, TERRITORIES, PlaceValue
from factcheck.model import Comparison, Relation

_CITY = re.compile(r"\bcity (.+) [A-Z]{2}\Z")
_ROOM = 2.0  # km between the edges of two towns that are not one built-up area
_OUTSIDE = 20.0  # km that a site may lie outside the town that it is named after
_AROUND = ("suburb", "suburbs", "urban area")
_NAMED = ("city", "region", "unknown")
_ENDS = ("city", "unknown")  # and not what may contain the stretch
_BORDER = 100.0  # km: namesakes nearer than this are the two sides of one border
_TURN = 60  # degrees: two directions from one place differ from there on


def compare_places(a: PlaceValue, b: PlaceValue) -> Comparison:
    """Compare two places by name, containment and distance; what no gazetteer knows is compared by name alone."""
    known = (
        _by_offset,
        _by_name,
        _by_ends,
        _by_containment,
        _by_country,
        _by_region,
        _by_distance,
        _by_suburbs,
        _by_site,
    )
    for step in (*known, airport_of_another, by_likelihood):
        if found := step(a, b):
            return found
    return Comparison(Relation.NOT_COMPARABLE, f"nothing is known of how {a.text} and {b.text} lie")


def _by_offset(a: PlaceValue, b: PlaceValue) -> Comparison | None:
    """Compare what is given by its distance and direction from a place, or by lying between two."""
    if not _one_name(a, b):
        if _off_land(a, b) or _off_land(b, a):
            return Comparison(Relation.OVERLAPPING, f"{a.text} and {b.text} may lie side by side", loose=True)
        one = (a.relation == "off") != (b.relation == "off")
        why = "one is given by its distance from another place"
        return Comparison(Relation.NOT_COMPARABLE, why) if one else None
    if a.bearing is not None and b.bearing is not None and _turn(a.bearing, b.bearing) > _TURN:
        return Comparison(Relation.DISJOINT, f"they lie on different sides of {a.text}")
    if "off" in (a.relation, b.relation):
        return _offset(a, b)
    if (a.relation == "between") != (b.relation == "between"):
        return Comparison(Relation.OVERLAPPING, f"one lies between {a.text} and another place")
    return None


def _off_land(a: PlaceValue, land: PlaceValue) -> bool:
    """Whether one is off a place that may lie in the land that the other is off: "off Brest", "off Brittany"."""
    beside = {a.relation, land.relation} <= {"off", "near"} and "off" in (a.relation, land.relation)
    if not beside or land.sort not in ("region", "country") or a.sort in ("region", "country"):
        return False
    return not a.country or land.key in a.inside


def _one_name(a: PlaceValue, b: PlaceValue) -> bool:
    """Whether two places are named alike, one of them perhaps with its noun: "Ushant", "the island of Ushant"."""
    return a.key == b.key or any(one.sort == "area" and one.within == other.key for one, other in ((a, b), (b, a)))


def _offset(a: PlaceValue, b: PlaceValue) -> Comparison:
    """Compare two places off the same one; how far off they are is a number, and numbers are compared as such."""
    if not {a.relation, b.relation} <= {"off", "near", "between", "of", "bare"}:
        return Comparison(Relation.NOT_COMPARABLE, "one is given by its distance from another place")
    said = [(p.distance is not None) + (p.bearing is not None) for p in (a, b)]
    if a.relation == b.relation and said[0] != said[1]:
        relation = Relation.NARROWER if said[0] > said[1] else Relation.WIDER
        return Comparison(relation, f"one says more of where it lies from {a.text}")
    if a.relation == b.relation and a.bearing == b.bearing:
        return Comparison(Relation.EQUAL, f"both lie off {a.text} the same way")
    return Comparison(Relation.OVERLAPPING, f"both are near {a.text}")


def _by_name(a: PlaceValue, b: PlaceValue) -> Comparison | None:
    if _agree(a, b) and (a.key == b.key or (bare_key(a.key) == bare_key(b.key) and not (_exact(a) and _exact(b)))):
        return Comparison(Relation.EQUAL, f"both are {a.text}")
    if not a.known and not b.known and a.sort == b.sort and alike(a.key, b.key):
        return Comparison(Relation.EQUAL, f"{a.text} and {b.text} are spellings of one name")
    if _written_alike(a, b) and "unknown" in (a.sort, b.sort):
        return Comparison(Relation.EQUAL, f"both are {a.text}")
    for area, name in ((a, b), (b, a)):
        if area.sort == "area" and name.sort == "unknown" and area.within == name.key:
            return Comparison(Relation.EQUAL, f"{area.text} is called {name.text}")
    return None


def _by_ends(a: PlaceValue, b: PlaceValue) -> Comparison | None:
    """Leave two ends of a stretch alone: one article may name the one, the other the other."""
    both = a.relation == b.relation == "between"
    if both or ("between" in (a.relation, b.relation) and a.sort in _ENDS and b.sort in _ENDS):
        return Comparison(Relation.NOT_COMPARABLE, f"{a.text} or {b.text} is one end of a stretch")
    return None


def bare_key(key: str) -> str:
    """Return a key without what the gazetteer adds to a town's name: "hospital city brest FR" -> "hospital brest"."""
    return _CITY.sub(r"\1", key)


def _written_alike(a: PlaceValue, b: PlaceValue) -> bool:
    """Whether two towns have one name, whatever the gazetteer takes them for."""
    return {a.sort, b.sort} <= {"city", "unknown"} and place_key(a.text) == place_key(b.text)


def _exact(place: PlaceValue) -> bool:
    """Whether the key says which of several towns of a name it is."""
    return _CITY.search(place.key) is not None


def _by_containment(a: PlaceValue, b: PlaceValue) -> Comparison | None:
    if bare_key(a.key) in (bare_key(k) for k in (b.within, *b.inside)) and _agree(a, b):
        return Comparison(Relation.WIDER, f"{b.text} lies in {a.text}", nested=_names(b, a))
    if bare_key(b.key) in (bare_key(k) for k in (a.within, *a.inside)) and _agree(a, b):
        return Comparison(Relation.NARROWER, f"{a.text} lies in {b.text}", nested=_names(a, b))
    return None


def _names(site: PlaceValue, place: PlaceValue) -> bool:
    """Whether a site is told by nothing but its noun and the place that it is in: "Lisbon airport", "Lisbon"."""
    named = bare_key(site.within) == bare_key(place.key)
    return site.sort == "site" and place.sort in _NAMED and named


def _agree(a: PlaceValue, b: PlaceValue) -> bool:
    return not (a.country and b.country) or a.country == b.country


def _by_country(a: PlaceValue, b: PlaceValue) -> Comparison | None:
    if a.sort == b.sort == "country" and TERRITORIES.get(b.country) == a.country:
        return Comparison(Relation.WIDER, f"{b.text} belongs to {a.text}")
    if a.sort == b.sort == "country" and TERRITORIES.get(a.country) == b.country:
        return Comparison(Relation.NARROWER, f"{a.text} belongs to {b.text}")
    for land, town, relation in ((a, b, Relation.NARROWER), (b, a, Relation.WIDER)):
        if land.sort == "country" and town.key == ENCLAVES.get(land.country):
            return Comparison(relation, f"{land.text} lies in {town.text}")
    if a.sort == "country" and b.country:
        return _in_country(b, a, Relation.WIDER)
    if b.sort == "country" and a.country:
        return _in_country(a, b, Relation.NARROWER)
    if not a.country or not b.country or a.country == b.country:
        return None
    if b.country == TERRITORIES.get(a.country) or a.country == TERRITORIES.get(b.country):
        return Comparison(Relation.NOT_COMPARABLE, f"{a.text} and {b.text} lie under one state")
    shared = (a.namesakes | {a.country}) & (b.namesakes | {b.country})
    near = a.latitude is not None and b.latitude is not None and kilometres(a, b) < _BORDER
    if _written_alike(a, b):
        return Comparison(Relation.NOT_COMPARABLE, f"there are several places called {a.text}")
    if not shared:
        return Comparison(Relation.DISJOINT, f"{a.text} and {b.text} lie in different countries")
    if not near and a.sort == b.sort == "city":
        return Comparison(Relation.DISJOINT, f"{a.text} and {b.text} are two towns, whichever are meant")
    if not near:
        return Comparison(Relation.NOT_COMPARABLE, f"{a.text} or {b.text} is the name of several places")
    return None


def _in_country(inner: PlaceValue, country: PlaceValue, relation: Relation) -> Comparison:
    if TERRITORIES.get(inner.country) == country.country:
        return Comparison(relation, f"{inner.text} belongs to {country.text}")
    if country.country in inner.namesakes:
        return Comparison(relation, f"there is a {inner.text} in {country.text}")
    if inner.sort == "country" or inner.country != country.country:
        return Comparison(Relation.DISJOINT, f"{inner.text} is not in {country.text}")
    return Comparison(relation, f"{inner.text} lies in {country.text}")


def _by_region(a: PlaceValue, b: PlaceValue) -> Comparison | None:
    """Two regions, or a region and a town in another one, are apart unless one may hold the other."""
    for inner, outer in ((a, b), (b, a)):
        regions = [k for k in (inner.key, *inner.inside) if k.startswith("region ")]
        if outer.sort == "region" and outer.key.startswith("region ") and regions:
            if any(k in outer.inside for k in regions) or any(k == outer.key for k in regions):
                return None
            return Comparison(Relation.DISJOINT, f"{inner.text} does not lie in {outer.text}")
    return None


def _by_distance(a: PlaceValue, b: PlaceValue) -> Comparison | None:
    if not {"city"} <= {a.sort, b.sort} <= {"city", "site"} or a.latitude is None or b.latitude is None:
        return None
    near = (a.relation == "near") != (b.relation == "near")
    distance, room = kilometres(a, b), _ROOM if a.sort == b.sort and not near else _OUTSIDE
    if distance > _radius(a) + _radius(b) + room:
        return Comparison(Relation.DISJOINT, f"{a.text} and {b.text} are {distance:.0f} km apart")
    if near:
        return Comparison(Relation.OVERLAPPING, f"{a.text} and {b.text} are {distance:.0f} km apart")
    return Comparison(Relation.NOT_COMPARABLE, f"{a.text} and {b.text} are neighbours")


def _by_suburbs(a: PlaceValue, b: PlaceValue) -> Comparison | None:
    """Take a town beside a large one for one of its suburbs."""
    for town, suburbs, relation in ((a, b, Relation.NARROWER), (b, a, Relation.WIDER)):
        if suburbs.noun in _AROUND and town.sort == "city" and None not in (town.latitude, suburbs.latitude):
            if kilometres(a, b) <= _radius(a) + _radius(b) + _OUTSIDE:
                return Comparison(relation, f"{town.text} lies in the {suburbs.text}")
            return Comparison(Relation.DISJOINT, f"{town.text} does not lie in the {suburbs.text}")
    return None


def _turn(a: int, b: int) -> int:
    """Return the angle between two directions, in degrees."""
    return abs((a - b + 180) % 360 - 180)


def _radius(place: PlaceValue) -> float:
    """Return how far a town reaches, in kilometres: 2 for 10,000 people, 20 for a million."""
    return 0.02 * math.sqrt(place.population)


def _by_site(a: PlaceValue, b: PlaceValue) -> Comparison | None:
    """Compare sites of one kind by their names: "la préfecture" is the prefecture of any town."""
    if not {a.sort, b.sort} <= {"site", "area"}:
        return None
    if a.sort != "site" or b.sort != "site":
        return _nameless(a, b)
    if a.within and a.within == b.within and a.key.split()[0] != b.key.split()[0]:
        return _two_nouns(a, b)
    if _road(a) and _road(b) and a.key != b.key:
        return Comparison(Relation.DISJOINT, f"{a.text} and {b.text} are two roads")
    apart = a.latitude is not None and b.latitude is not None and a.within != b.within
    if apart and kilometres(a, b) > _radius(a) + _radius(b) + _ROOM:
        return Comparison(Relation.DISJOINT, f"{a.text} and {b.text} are {kilometres(a, b):.0f} km apart")
    return _nameless(a, b)


def _nameless(a: PlaceValue, b: PlaceValue) -> Comparison | None:
    """Take a noun without a name for any place of that noun: "la frontière", "le poste-frontière de X"."""
    short, long = sorted((a.key, b.key), key=len)
    if not long.startswith(f"{short} "):
        return None
    relation = Relation.WIDER if short == a.key else Relation.NARROWER
    return Comparison(relation, f"{a.text} and {b.text} may be one")


def _two_nouns(a: PlaceValue, b: PlaceValue) -> Comparison | None:
    """Take "air base of X" for "base of X"."""
    first, second = a.key.removesuffix(a.within).strip(), b.key.removesuffix(b.within).strip()
    if first.split()[-1:] == second.split()[-1:]:
        return Comparison(Relation.EQUAL, f"{a.text} is called {b.text}")
    return None


def _road(place: PlaceValue) -> bool:
    return place.key.startswith("road ") and any(c.isdigit() for c in place.key)


def kilometres(a: PlaceValue, b: PlaceValue) -> float:
    """Return the distance of two places with coordinates on a sphere, by the haversine formula."""
    first, second = math.radians(a.latitude or 0.0), math.radians(b.latitude or 0.0)
    turn = math.radians((b.longitude or 0.0) - (a.longitude or 0.0))
    h = math.sin((second - first) / 2) ** 2 + math.cos(first) * math.cos(second) * math.sin(turn / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(h))
