"""Finds the places of an article: names of the gazetteer, and sites by head noun and name behind a preposition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from factcheck.kinds.location.gazetteer import Gazetteer, Place, place_key
from factcheck.kinds.location.value import PlaceValue
from factcheck.kinds.numbers import any_of, flexible, folded
from factcheck.language.interface import Sentence
from factcheck.lexicon import Lexicon
from factcheck.model import Document, Mention, Span

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’]*(?:-[\w'’]+)*"
_ACTS = ("nsubj", "flat", "appos", "vocative")
_CIRCUMSTANCES = ("obl", "obl:mod", "nmod", "root", "conj")
_NAMESAKE = 0.05  # of the largest one's people: from there on a town may be meant by their common name
_WHERE = ("at", "to", "from", "near", "off")


class LocationFinder:
    """Finds places in one language."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        table = lexicon.table("places")
        self._table, self._gazetteer = table, gazetteer
        self._prepositions = dict(table["prepositions"])
        self._strong = frozenset(table["patterns"]["strong"])
        self._areas = {place_key(k): (k, v) for k, v in table["areas"].items()}
        self._countries = {place_key(k): v for k, v in table["countries"].items()}
        self._motion = dict(lexicon.table("events")["motion"])
        links = any_of(table["patterns"]["links"])
        # Names of up to five capitalised words: longer runs are headlines.
        name = rf"{_CAPITAL}(?:[\s\u00a0-](?:(?:{links})[\s\u00a0]?){{0,2}}{_CAPITAL}){{0,4}}"
        # A capital belongs to the name: "au Havre", "vers Le Havre".
        article = flexible(table["patterns"]["article"])
        before = rf"(?i:(?P<preposition>(?<!\w)(?:{any_of(self._prepositions)})))\s?{article}"
        head = rf"(?i:(?P<head>(?:{any_of(table['heads'])})(?!\w)(?:\s[a-zà-ÿ]+){{0,2}}?)\s(?:(?:{links})\s?){{0,2}})"
        self._site = re.compile(rf"{before}{head}(?P<name>{name})")
        self._named = re.compile(rf"{before}(?P<name>{name})")
        self._bare = re.compile(rf"(?<![\w'’-])(?P<name>{name})")

    def find(self, document: Document, taken: Sequence[Span] = ()) -> tuple[Mention, ...]:
        """Return the places in text order: behind a preposition, or named bare (the parse decides on those)."""
        text, found = document.article.text, dict[Span, Mention]()
        for span in document.text_spans:
            for start, end, value in self._candidates(text, span.start, span.end):
                here = Span(start, end)
                if not any(here.overlaps(t) for t in taken) and not any(here.overlaps(f) for f in found):
                    found[here] = Mention(document.article.id, start, end, text[start:end], "location", value)
        return tuple(sorted(found.values(), key=lambda m: m.start))

    def _candidates(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, PlaceValue]]:
        for m in self._site.finditer(text, start, end):
            relation = self._prepositions[folded(m["preposition"])]
            if relation in _WHERE:
                yield m.start("head"), m.end(), self._site_value(m["head"], m["name"], relation)
        for m in self._named.finditer(text, start, end):
            relation = self._prepositions[folded(m["preposition"])]
            if hit := self._known(m["name"]):
                length, value = hit
                yield m.start("name"), m.start("name") + length, attrs.evolve(value, relation=relation)
            elif folded(m["preposition"]) in self._strong and (name := _single(m)):
                yield m.start("name"), m.end("name"), PlaceValue(name, place_key(name), "unknown", relation=relation)
        for m in self._bare.finditer(text, start, end):
            if hit := self._known(m["name"]):
                yield m.start(), m.start() + hit[0], attrs.evolve(hit[1], relation="bare")

    def _site_value(self, head: str, name: str, relation: str) -> PlaceValue:
        first = folded(head).split()[0]
        heads = {folded(k): v for k, v in self._table["heads"].items()}
        sort = heads.get(folded(head)) or heads.get(first, "site")
        hit = self._known(name)
        whole = hit[1] if hit and hit[0] == len(name) else None
        if sort == "city":
            known = whole or PlaceValue(name, place_key(name), "unknown")
            return attrs.evolve(known, relation=relation)
        within = whole.key if whole else place_key(name)
        key = place_key(f"{first} {name}")
        return PlaceValue(f"{folded(head)} {name}", key, sort, relation=relation, within=within)

    def _known(self, name: str) -> tuple[int, PlaceValue] | None:
        """Return how much of ``name`` is a place, and which; the whole name, or what stands before a link word."""
        for length in _lengths(name):
            part = name[:length]
            key = place_key(part)
            if key in self._areas:
                shown, country = self._areas[key]
                return length, PlaceValue(shown, key, "area", country)
            if code := self._countries.get(key):
                return length, PlaceValue(part, f"country {code}", "country", code)
            if places := self._gazetteer.look_up(part):
                return length, _value(part, places)
        return None

    def settle(
        self, document: Document, mentions: Sequence[Mention], sentences: Sequence[Sentence]
    ) -> tuple[Mention, ...]:
        """Return the places that the parse bears out: no subjects, no "de X" of a noun, no parts of a person's name."""
        out = []
        for mention in mentions:
            value = mention.value
            assert isinstance(value, PlaceValue)
            relation = value.relation if value.relation in _WHERE else self._parsed(mention, sentences)
            if relation and (not self._is_guess(mention, value) or _stands_as_place(mention, sentences)):
                out.append(attrs.evolve(mention, value=attrs.evolve(value, relation=relation)))
        return tuple(out)

    def _is_guess(self, mention: Mention, value: PlaceValue) -> bool:
        """Whether only a preposition makes it a place."""
        return value.sort == "unknown" and mention.text == value.text

    def _parsed(self, mention: Mention, sentences: Sequence[Sentence]) -> str:
        """Return the relation of a place that has no preposition of place, "" when it is none."""
        for sentence in sentences:
            if sentence.start <= mention.start < sentence.end:
                at = next((i for i, t in enumerate(sentence.tokens) if t.end > mention.start), 0)
                token = sentence.tokens[at]
                above = sentence.tokens[token.head]
                value = mention.value
                assert isinstance(value, PlaceValue)
                relation = str(self._motion.get(above.lemma.lower(), ""))
                if token.dep == "obj" or (
                    relation == "from" and value.relation == "of" and token.dep[:3] in ("obl", "nmo")
                ):
                    return relation
        return ""


def _single(match: re.Match[str]) -> str:
    """Return a name of one word that stands right behind its preposition and is no abbreviation, else ""."""
    name = match["name"]
    direct = match.string[match.end("preposition") : match.start("name")].strip() == ""
    return name if direct and not name.isupper() and len(name.split()) == 1 else ""


def _stands_as_place(mention: Mention, sentences: Sequence[Sentence]) -> bool:
    """Whether the parse makes an unknown name a circumstance, and it acts nowhere in the article."""
    for sentence in sentences:
        for token in sentence.tokens:
            if token.text == mention.text and token.dep.split(":")[0] in _ACTS:
                return False
            if token.start <= mention.start < token.end and token.dep not in _CIRCUMSTANCES:
                return False
    return True


def _lengths(name: str) -> Iterator[int]:
    """Yield the whole length, then shorter ones: up to each space that a small word follows."""
    yield len(name)
    for m in reversed(list(re.finditer(r"\s(?=[a-zà-ÿ])", name))):
        yield m.start()


def _value(text: str, places: Sequence[Place]) -> PlaceValue:
    """Return the first of the places, the largest of that name, with the countries of the others."""
    place = places[0]
    if place.kind == "country":
        return PlaceValue(text, f"country {place.country}", "country", place.country)
    key = f"city {place_key(place.name)} {place.country}"
    others = frozenset(p.country for p in places if p.population >= _NAMESAKE * place.population) - {place.country}
    return PlaceValue(text, key, "city", place.country, place.latitude, place.longitude, namesakes=others)
