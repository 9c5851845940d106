"""The packaged gazetteer: cities, regions and countries by name, found by bisection in a sorted file that is mapped."""

from __future__ import annotations

import functools
import mmap
import unicodedata
from importlib.resources import as_file, files

import attrs

_KINDS = {b"n": "country", b"r": "region", b"c": "city"}


@functools.lru_cache(maxsize=65536)
def place_key(name: str) -> str:
    """Return the key of a name: lower case without accents, marks as spaces ("États-Unis" -> "etats unis")."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("œ", "oe").replace("ß", "ss"))
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c) and c not in "'’ʼ.")
    return " ".join(kept.split())


@attrs.frozen
class Place:
    """A place of the gazetteer: its ``kind`` ("country", "region", "city"), the key of its own name, where it lies.

    ``country`` is an ISO 3166 code, ``regions`` the ISO 3166-2 codes (without the country) of the region itself or of
    those that contain it, the smallest first; coordinates are degrees, None for countries and regions.
    """

    kind: str
    name: str
    country: str
    regions: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    population: int


class Gazetteer:
    """The packaged names; opening it costs nothing, a look-up some twenty comparisons."""

    def __init__(self) -> None:
        with as_file(files(__package__).joinpath("places.tsv")) as path, path.open("rb") as file:
            self._lines = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._found: dict[str, tuple[Place, ...]] = {}

    def look_up(self, name: str) -> tuple[Place, ...]:
        """Return the places of that name, countries first, then the largest, regions last."""
        key = place_key(name)
        if key not in self._found:
            self._found[key] = tuple(self._rows(key.encode())) if key else ()
        return self._found[key]

    def _rows(self, key: bytes) -> list[Place]:
        at, rows = self._first(key), []
        while at < len(self._lines):
            end = self._lines.find(b"\n", at)
            line = self._lines[at:end]
            if not line.startswith(key + b"\t"):
                break
            rows.append(_place(line))
            at = end + 1
        return rows

    def _first(self, key: bytes) -> int:
        """Return where the first line stands whose key is not smaller."""
        low, high = 0, len(self._lines)
        while low < high:
            middle = self._lines.rfind(b"\n", 0, (low + high) // 2) + 1
            middle = max(middle, low)
            end = self._lines.find(b"\n", middle)
            if self._lines[middle : self._lines.find(b"\t", middle)] < key:
                low = end + 1
            else:
                high = middle
        return low


def _place(line: bytes) -> Place:
    key, kind, name, country, regions, latitude, longitude, population = line.split(b"\t")
    north, east = (float(latitude), float(longitude)) if latitude else (None, None)
    own, codes = (name or key).decode(), tuple(regions.decode().split())
    return Place(_KINDS[kind], own, country.decode(), codes, north, east, int(population))
