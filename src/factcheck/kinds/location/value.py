"""A place's value, and how two of them compare."""

from __future__ import annotations

import math
from typing import Any

import attrs

from factcheck.model import Comparison, Relation

_SAME_TOWN = 30.0  # km: nearer than this, one of two towns may be a suburb of the other


@attrs.frozen
class PlaceValue:
    """Where something is said to be.

    ``key`` identifies the place, ``sort`` says what it is ("country", "region", "city", "site", "area", "unknown"),
    ``country`` is an ISO 3166 code or "", coordinates are degrees. ``relation`` is the sense of the preposition: "at",
    "near", "off" (to one side of it), "to", "from". ``within`` is the key of the place that a site is named after,
    ``namesakes`` the other countries that have a place of this name: nothing is ruled out there.
    """

    text: str
    key: str
    sort: str
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    relation: str = "at"
    within: str = ""
    namesakes: frozenset[str] = frozenset()

    @property
    def known(self) -> bool:
        """Whether a gazetteer knows it."""
        return self.latitude is not None or self.sort == "country"

    def to_dict(self) -> dict[str, Any]:
        """Return it in JSON types."""
        return {
            "type": "location",
            "text": self.text,
            "key": self.key,
            "sort": self.sort,
            "country": self.country or None,
            "latitude": self.latitude,
            "longitude": self.longitude,
            "relation": self.relation,
        }


def compare_places(a: PlaceValue, b: PlaceValue) -> Comparison:
    """Compare two places by name, containment and distance; what no gazetteer knows is compared by name alone."""
    near = a.relation != b.relation and "off" in (a.relation, b.relation)
    if near:
        return Comparison(Relation.NOT_COMPARABLE, "one is given by its distance from another place")
    if a.key == b.key and (a.country == b.country or not (a.country and b.country)):
        return Comparison(Relation.EQUAL, f"both are {a.text}")
    if a.key == b.within or b.key == a.within:
        inner = Relation.NARROWER if b.key == a.within else Relation.WIDER
        return Comparison(inner, f"{a.text} and {b.text} have one name")
    if a.sort == "country" and b.country:
        return _in_country(b, a, Relation.WIDER)
    if b.sort == "country" and a.country:
        return _in_country(a, b, Relation.NARROWER)
    if (a.namesakes | {a.country}) & (b.namesakes | {b.country}) and (a.namesakes or b.namesakes):
        return Comparison(Relation.NOT_COMPARABLE, f"{a.text} or {b.text} is the name of several places")
    if a.country and b.country and a.country != b.country:
        return Comparison(Relation.DISJOINT, f"{a.text} and {b.text} lie in different countries")
    if a.sort == b.sort == "city" and a.known and b.known:
        distance = kilometres(a, b)
        if distance > _SAME_TOWN:
            return Comparison(Relation.DISJOINT, f"{a.text} and {b.text} are {distance:.0f} km apart")
    return Comparison(Relation.NOT_COMPARABLE, f"nothing is known of how {a.text} and {b.text} lie")


def _in_country(inner: PlaceValue, country: PlaceValue, relation: Relation) -> Comparison:
    if country.country in inner.namesakes:
        return Comparison(relation, f"there is a {inner.text} in {country.text}")
    if inner.sort == "country" or inner.country != country.country:
        return Comparison(Relation.DISJOINT, f"{inner.text} is not in {country.text}")
    return Comparison(relation, f"{inner.text} lies in {country.text}")


def kilometres(a: PlaceValue, b: PlaceValue) -> float:
    """Return the distance of two places with coordinates on a sphere, by the haversine formula."""
    first, second = math.radians(a.latitude or 0.0), math.radians(b.latitude or 0.0)
    turn = math.radians((b.longitude or 0.0) - (a.longitude or 0.0))
    h = math.sin((second - first) / 2) ** 2 + math.cos(first) * math.cos(second) * math.sin(turn / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(h))
