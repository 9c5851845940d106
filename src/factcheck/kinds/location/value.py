"""A place's value: what it is, which one, and what contains it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from factcheck.kinds.recorded import part

# Territories with a code of their own (ISO 3166), and the state that they belong to.
TERRITORIES = {
    **dict.fromkeys(("BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT"), "FR"),
    **dict.fromkeys(("AS", "GU", "MP", "PR", "UM", "VI"), "US"),
    **dict.fromkeys(("AI", "BM", "FK", "GG", "GI", "IM", "JE", "KY", "MS", "SH", "TC", "VG"), "GB"),
    **dict.fromkeys(("AW", "BQ", "CW", "SX"), "NL"),
    **dict.fromkeys(("HK", "MO"), "CN"),
    **dict.fromkeys(("FO", "GL"), "DK"),
    **dict.fromkeys(("CC", "CX", "NF"), "AU"),
    **dict.fromkeys(("CK", "NU", "TK"), "NZ"),
    **dict.fromkeys(("SJ", "BV"), "NO"),
    "AX": "FI",
}

# Countries that lie in a town of another.
ENCLAVES = {"VA": "city rome IT"}


@attrs.frozen
class PlaceValue:
    """Where something is said to be.

    ``key`` identifies the place in every language, ``sort`` says what it is ("country", "region", "city", "site",
    "area", "unknown"), ``country`` is an ISO 3166 code or "", coordinates are degrees. ``relation`` is the sense of the
    preposition: "at", "between", "near", "off" (to one side of it), "to", "from"; "of" where it stands behind a noun
    that it says more of ("le maire de Berlin"), "bare" where nothing stands before it: those two locate nothing by
    themselves. ``distance`` (kilometres) and ``bearing`` (degrees from the north, clockwise) say where it lies as seen
    from the place that is named. ``noun`` is what a site or an area is called in every language ("airport", "lake"), ""
    where only a name says it. ``within`` is the key of the place that a site is named after, ``inside`` the keys of
    all that is known to contain it; ``namesakes`` are the other countries that have a place of this name: nothing is
    ruled out there. ``placed`` says that the unknown name of a site stands as a town's does ("gare de Trimbolle").
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
    inside: tuple[str, ...] = ()
    population: int = 0
    distance: float | None = None
    bearing: int | None = None
    noun: str = ""
    placed: bool = False

    @property
    def known(self) -> bool:
        """Whether a gazetteer knows it."""
        return self.sort in ("country", "region") or (self.sort == "city" and self.latitude is not None)

    @property
    def nameless(self) -> bool:
        """Whether it is a noun without a name ("la préfecture")."""
        return self.noun != "" and self.key == self.noun

    @property
    def locates(self) -> bool:
        """Whether it says where something is, and not only of which place something is."""
        return self.relation not in ("of", "bare")

    @property
    def region(self) -> str:
        """The ISO 3166-2 code of the smallest region that is known to contain it, or of itself; "" when none is."""
        return next((k.removeprefix("region ") for k in (self.key, *self.inside) if k.startswith("region ")), "")

    def to_dict(self) -> dict[str, Any]:
        """Return it in JSON types; what is as usual is left out at the end."""
        made = {
            "type": "location",
            "text": self.text,
            "key": self.key,
            "sort": self.sort,
            "country": self.country or None,
            "region": self.region or None,
            "latitude": self.latitude,
            "longitude": self.longitude,
            "relation": self.relation,
            "distance": self.distance,
            "bearing": self.bearing,
        }
        more: dict[str, Any] = {"within": self.within, "namesakes": sorted(self.namesakes), "inside": list(self.inside)}
        more |= {"population": self.population, "noun": self.noun, "placed": self.placed}
        return made | {name: value for name, value in more.items() if value}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> PlaceValue:
        """Read what ``to_dict`` returns; raises ValueError."""
        return cls(
            text=part(data, "text", str),
            key=part(data, "key", str),
            sort=part(data, "sort", str),
            country=part(data, "country", str, None) or "",
            **{name: part(data, name, (int, float), None) for name in ("latitude", "longitude", "distance")},
            relation=part(data, "relation", str, "at"),
            within=part(data, "within", str, ""),
            namesakes=frozenset(_texts(data, "namesakes")),
            inside=tuple(_texts(data, "inside")),
            population=part(data, "population", int, 0),
            bearing=part(data, "bearing", int, None),
            noun=part(data, "noun", str, ""),
            placed=part(data, "placed", bool, False),
        )


def _texts(data: Mapping[str, Any], name: str) -> list[str]:
    texts: list[str] = part(data, name, (list, tuple), ())
    if not all(isinstance(text, str) for text in texts):
        raise ValueError(f"{name!r} is no list of texts: {texts!r}")
    return texts
