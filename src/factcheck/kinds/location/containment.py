"""What an article says of which place lies in which: "Granges (SO)", "à Épagny, dans l'agglomération d'Annecy"."""

from __future__ import annotations

from collections.abc import Sequence

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
    for i in range(len(found) - 2, -1, -1):
        after = next((k for k in range(i + 1, min(i + 4, len(found))) if found[k].start >= found[i].end), i)
        gap = found[after].start - found[i].end
        if 0 <= gap <= _REACH and _says_in(text[found[i].end : found[after].start], values[i], values[after], table):
            values[i] = _inside(values[i], values[after], names)
    return values


def _says_in(between: str, inner: PlaceValue, outer: PlaceValue, table: PlaceTable) -> bool:
    if inner.sort not in _TOWN or outer.sort not in _OUTER or inner.key == outer.key:
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
        if inner.sort != "city" or outer.sort not in ("country", "region") or inner.population >= TOWN:
            return inner
        plain = PlaceValue(inner.text, place_key(inner.text), "unknown")
        inner = introduced(plain, inner)
    more = tuple(k for k in (outer.key, *outer.inside) if k not in inner.inside and k != inner.key)
    return attrs.evolve(inner, inside=(*inner.inside, *more), country=inner.country or outer.country)
