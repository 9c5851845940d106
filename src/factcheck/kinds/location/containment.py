"""What an article says of which place lies in which: "Granges (SO)", "à Épagny, dans l'agglomération d'Annecy"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from factcheck.kinds.location.candidates import TOWN, Candidate
from factcheck.kinds.location.choosing import introduced
from factcheck.kinds.location.gazetteer import place_key
from factcheck.kinds.location.naming import Names
from factcheck.kinds.location.table import PlaceTable
from factcheck.kinds.location.value import PlaceValue

_REACH = 40  # characters between a place and what it is said to lie in
_TOWN = ("city", "unknown", "site", "area")
_OUTER = ("country", "region", "area", "city")


def contained(text: str, found: Sequence[Candidate], table: PlaceTable, names: Names) -> list[PlaceValue]:
    """Return the values of the candidates, with what the text says to contain them."""
    values = [c.value for c in found]
    lands = {v.key: v.country for v in values if v.sort in ("country", "region", "city")}
    for i in range(len(found) - 2, -1, -1):
        after = next((k for k in range(i + 1, min(i + 4, len(found))) if found[k].start >= found[i].end), i)
        gap = found[after].start - found[i].end
        if not 0 <= gap <= _REACH:
            continue
        between = text[found[i].end : found[after].start]
        town = table.head_after and between == ", " and _is_town_of(values[after], values[i], lands)
        if town or _says_in(between, values[i], values[after], table):
            values[i] = _inside(values[i], values[after], names)
    return _throughout(values)


def _is_town_of(town: PlaceValue, site: PlaceValue, lands: Mapping[str, str]) -> bool:
    """Whether a town behind a site is the one that it is in: "Wexel Stadium, Lisbon".

    The article names another place of the town's country (``lands``, by key), else another of its name may be meant.
    """
    if site.sort != "site" or site.country or town.sort != "city":
        return False
    return any(land == town.country for key, land in lands.items() if key != town.key)


def _throughout(values: Sequence[PlaceValue]) -> list[PlaceValue]:
    """Return the values with what the article says once of where a site or an unknown name lies said every time."""
    told: dict[str, PlaceValue] = {}
    for value in values:
        known = told.get(value.key, value)
        if value.sort in ("site", "unknown") and not value.nameless and len(value.inside) >= len(known.inside):
            told[value.key] = value
    out = []
    for value in values:
        fuller = told.get(value.key, value)
        more = len(fuller.inside) > len(value.inside) and value.country in ("", fuller.country)
        out.append(attrs.evolve(value, inside=fuller.inside, country=fuller.country) if more else value)
    return out


def _says_in(between: str, inner: PlaceValue, outer: PlaceValue, table: PlaceTable) -> bool:
    quarter = inner.sort == "region" and outer.sort == "city" and inner.country != outer.country
    if not (inner.sort in _TOWN or quarter) or outer.sort not in _OUTER or inner.key == outer.key:
        return False
    between = between.replace("\n", " ")
    if between in (" (", ", ") or between.startswith(" ("):
        return between == " (" or (between == ", " and table.head_after and outer.sort in ("country", "region"))
    words = table.phrase(between)
    if inner.sort == "site" and len(words) == 1 and words in table.containing and between[:1] == " ":
        return outer.relation == "at" and outer.sort == "city"
    return between.startswith(", ") and outer.relation == "at" and words[:1] in table.containing


def _inside(inner: PlaceValue, outer: PlaceValue, names: Names) -> PlaceValue:
    """Return the inner place as the one in the outer."""
    if inner.sort == "city" and outer.country and outer.key not in inner.inside:
        other = names.among(inner.text, outer.country, frozenset((outer.key,)))
        if other is not None and other.key != inner.key:
            inner = introduced(other, inner)
    if inner.country and outer.country and inner.country != outer.country:
        quarter = inner.sort == "region" and outer.sort == "city"
        if not quarter and (
            inner.sort != "city" or outer.sort not in ("country", "region") or inner.population >= TOWN
        ):
            return inner
        plain = PlaceValue(inner.text, place_key(inner.text), "unknown")
        inner = introduced(plain, inner)
    more = tuple(k for k in (outer.key, *outer.inside) if k not in inner.inside and k != inner.key)
    return attrs.evolve(inner, inside=(*inner.inside, *more), country=inner.country or outer.country)
