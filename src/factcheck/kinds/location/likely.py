"""What two places are to each other where no gazetteer and no article says it, but names and nouns make it likely."""

from __future__ import annotations

from factcheck.kinds.location.gazetteer import place_key
from factcheck.kinds.location.romanised import alike
from factcheck.kinds.location.sites import ELSEWHERE
from factcheck.kinds.location.value import PlaceValue
from factcheck.model import Comparison, Relation

_PARTED = 100_000  # people: parts of smaller towns are hardly named without the town
_SHORT = 3  # letters: shorter words of a name are of many
_LANDS = ("capital", "city", "town", "village", "region", "department", "country", "state", "territory")
_SORTS = ("city", "region", "country")
_LAND = ("region ", "country ")
# Sites that are called after what is done there, which another language calls otherwise, and sites that are not.
_HOUSES = ("court", "palace", "ministry", "parliament", "assembly", "senate", "capitol", "office", "headquarters")
_OF_THINGS = frozenset((*_HOUSES, "museum", "gallery", "school", "institute", "house", "hall", "church", "theatre"))
_CARE = ("hospital", "university hospital", "clinic")
_OWN_NAMED = (*_CARE, "airport", "air base", "prison", "stadium", "shopping centre")
_CALLED = ("square", "street", "avenue", "boulevard", "quay", "gate", "lane", "hotel", "tower")  # by the name alone
_AIRPORT = "airport "


def by_likelihood(a: PlaceValue, b: PlaceValue) -> Comparison | None:
    """Compare two places of which it is not known how they lie.

    What may lie in the other is said to do so loosely: it fits, and that means little.
    """
    for step in (_two_sites, _two_towns, _own_name):
        if found := step(a, b):
            return found
    for inner, outer in ((a, b), (b, a)):
        if _may_lie_in(inner, outer):
            return Comparison(Relation.OVERLAPPING, f"{inner.text} may lie in {outer.text}", loose=True)
        if _may_meet(inner, outer):
            return Comparison(Relation.OVERLAPPING, f"{inner.text} may meet {outer.text}", loose=True)
    return None


def _two_sites(a: PlaceValue, b: PlaceValue) -> Comparison | None:
    """Tell two sites of one noun by their names, unless one may be the town's and the other the site's own."""
    if not a.sort == b.sort == "site" or a.noun != b.noun or a.nameless or b.nameless or _share_words(a, b):
        return None
    if a.noun in ELSEWHERE or _is_of_things(a) or not (_in_other_lands(a, b) or _apart(a, b)):
        return None
    return Comparison(Relation.DISJOINT, f"{a.text} and {b.text} have two names")


def _is_of_things(place: PlaceValue) -> bool:
    return not _OF_THINGS.isdisjoint(place.noun.split())


def _in_other_lands(a: PlaceValue, b: PlaceValue) -> bool:
    """Whether one site is called after a region that the other is known not to lie in."""
    return any(x.within.startswith(_LAND) and y.country and x.within not in y.inside for x, y in ((a, b), (b, a)))


def _apart(a: PlaceValue, b: PlaceValue) -> bool:
    """Whether both are called after towns, or both have names of their own.

    A region's name is of any site there; an unknown name may be that of a part of a large town.
    """
    if any(p.within.startswith(_LAND) for p in (a, b)):
        return False
    if (a.placed or b.placed) and max(a.population, b.population) >= _PARTED:
        return False
    return (_town(a) and _town(b)) or (a.noun in _OWN_NAMED and not _town(a) and not _town(b))


def _town(place: PlaceValue) -> bool:
    """Whether a site has the name of a town, and not one of its own."""
    return place.placed or place.latitude is not None


def _two_towns(a: PlaceValue, b: PlaceValue) -> Comparison | None:
    """Tell a town that no gazetteer knows from a small one that one does: no part of a small town goes by its name."""
    for unknown, town in ((a, b), (b, a)):
        if not _is_unknown_town(unknown, town) or not _is_small_town(town) or _share_words(a, b):
            continue
        if not unknown.country or unknown.country == town.country:
            return Comparison(Relation.DISJOINT, f"{unknown.text} is not {town.text}")
    return None


def _is_unknown_town(place: PlaceValue, town: PlaceValue) -> bool:
    """Whether the name of a site is that of a town, or a name stands as one, beside a town that something is in."""
    return (place.placed and not _is_of_things(place)) or (
        place.sort == "unknown" and _stands_at(place) and _stands_at(town)
    )


def _is_small_town(place: PlaceValue) -> bool:
    """Whether it is a small town of the gazetteer, or lies in one."""
    if place.latitude is None or not 0 < place.population < _PARTED:
        return False
    if place.noun in ELSEWHERE or place.noun in _LANDS:
        return False
    return place.sort in ("site", "area") or (place.sort == "city" and _stands_at(place))


def _stands_at(place: PlaceValue) -> bool:
    return place.relation in ("at", "to", "from", "near")


def _share_words(a: PlaceValue, b: PlaceValue) -> bool:
    """Whether the names of two places have a word in common, or words that spell one name."""
    first, second = _words(a), _words(b)
    return any(x == y or alike(x, y) for x in first for y in second)


def _words(place: PlaceValue) -> frozenset[str]:
    whole = place.key if place.noun else f"{place.key} {place_key(place.text)}"
    return frozenset(w for w in whole.split() if len(w) > _SHORT and w not in (*place.noun.split(), *_SORTS))


def _own_name(a: PlaceValue, b: PlaceValue) -> Comparison | None:
    """Take a name alone for the square or the like of that name, and the longer of two forms of a name for the other's.

    "Castellor" is the "place Castellor", "Castellor-sur-Vau" is "Castellor".
    """
    for long, short, relation in ((a, b, Relation.NARROWER), (b, a, Relation.WIDER)):
        if short.sort == "unknown" or (short.sort == "city" and short.population < _PARTED):
            name = place_key(short.text)
            if long.sort == "site" and long.noun in _CALLED and long.key == f"{long.noun} {name}":
                return Comparison(relation, f"{long.text} is called {short.text}", nested=True)
            if long.sort == short.sort == "unknown" and long.key.startswith(f"{name} "):
                return Comparison(relation, f"{long.text} is called {short.text}", nested=True)
    return None


def _may_lie_in(inner: PlaceValue, outer: PlaceValue) -> bool:
    """Whether what is known of neither tells a site or a name from the town, region or country around it."""
    if outer.sort not in ("city", "region", "country") or inner.country or inner.noun in _LANDS:
        return False
    if not (_stands_at(inner) and _stands_at(outer)) or (inner.nameless and outer.sort == "country"):
        return False
    if inner.sort not in ("site", "unknown") or (inner.noun in ELSEWHERE and _share_words(inner, outer)):
        return False
    if outer.sort != "city":
        return True
    if inner.sort == "site" and inner.noun not in ELSEWHERE:
        return not inner.placed
    return outer.population >= _PARTED


def _may_meet(area: PlaceValue, other: PlaceValue) -> bool:
    """Whether an area may reach to a place: a part of what the place lies in, or an area without a name."""
    if area.sort != "area" or other.sort not in ("city", "region") or not (_stands_at(area) and _stands_at(other)):
        return False
    part = " of " in area.key and bool(area.inside) and area.inside[0] in other.inside
    return part or (area.nameless and not area.country)


def airport_of_another(a: PlaceValue, b: PlaceValue) -> Comparison | None:
    """Tell an airport that is known by its name from every larger town but the one that it is of."""
    for airport, town in ((a, b), (b, a)):
        of = [k for k in airport.inside if k.startswith("city ")]
        named = airport.sort == "area" and airport.key.startswith(_AIRPORT) and of
        if named and town.sort == "city" and town.population >= _PARTED and town.key not in of:
            return Comparison(Relation.DISJOINT, f"{airport.text} is no airport of {town.text}")
    return None
