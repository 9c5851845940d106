"""The value of a place that a noun and a name make together: "gare de Lyon", "Lake Victoria", "la mairie"."""

from __future__ import annotations

import attrs

from factcheck.kinds.location.gazetteer import place_key
from factcheck.kinds.location.value import PlaceValue

# What is named after a place that it need not lie in: streets, ways, houses.
_STREETS = ("street", "avenue", "boulevard", "square", "gate", "road", "motorway", "route", "highway", "lane", "quay")
_WAYS = ("bridge", "tunnel", "canal", "line", "pipeline")
_HOUSES = ("hotel", "restaurant", "tower", "embassy", "consulate", "bar", "café")
ELSEWHERE = frozenset((*_STREETS, *_WAYS, *_HOUSES))
# What often has a name of its own, which towns elsewhere have as well; natural things after which towns are named.
OWN_NAMED = ("museum", "park", "national park", "stadium", "gallery", "theatre", "arena", "garden", "palace", "villa")
NATURAL = ("island", "lake", "river", "peninsula", "archipelago", "volcano", "mountain", "strait", "bay", "waterfall")
# Areas that lie in what they are named after.
_EDGES = ("coast", "shore", "border", "beach", "port")
_PARTS = frozenset((*_EDGES, "quarter", "suburb", "suburbs", "urban area", "territory", "country", "county"))


def site_value(sort: str, head: str, name: str, known: PlaceValue | None) -> PlaceValue:
    """Return what a noun makes of a name: ``head`` is the noun in all languages, ``known`` the place of the name.

    A town or a region with a noun before it is that town or region; a site lies in the place it is named after, unless
    it is a street or the like; a sea or a mountain has a name of its own.
    """
    text = f"{head} {name}".strip()
    if sort in ("city", "region", "country") and name:
        if known is not None and known.sort in ("country", "region", "city", "area"):
            return known
        return PlaceValue(name, place_key(name), sort if sort == "region" else "unknown")
    own = known.key if known and head not in ELSEWHERE else place_key(name)
    if sort == "area" and head not in _PARTS:
        own = known.key if known and known.sort == "country" else place_key(name)
        return PlaceValue(text, f"{head} {own}".strip(), "area", within=place_key(name), noun=head)
    value = PlaceValue(text, f"{head} {own}".strip(), sort if sort == "area" else "site", noun=head)
    if known is None:
        inner = place_key(name) if head not in ELSEWHERE else ""
        return attrs.evolve(value, within=inner, inside=(inner,) if inner else ())
    if head in ELSEWHERE:
        return value
    return attrs.evolve(
        value,
        within=known.key,
        country=known.country,
        latitude=known.latitude,
        longitude=known.longitude,
        population=known.population,
        namesakes=known.namesakes,
        inside=(known.key, *known.inside),
    )
