"""The table ``places`` of a language, compiled for look-ups by the words of a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from factcheck.kinds.location.gazetteer import place_key
from factcheck.kinds.location.words import plain, word_pattern
from factcheck.lexicon import Lexicon

Phrase = tuple[str, ...]


class PlaceTable:
    """The words by which one language says where. Phrases are tuples of words in lower case, the longest first."""

    def __init__(self, lexicon: Lexicon) -> None:
        table, events = lexicon.table("places"), lexicon.table("events")
        patterns, people, blocked = table["patterns"], table["people"], table["blocked"]
        self.word = word_pattern(patterns["elisions"], patterns.get("abbreviations", ()))
        self._forms: Mapping[str, list[str]] = table.get("contractions", {})
        elided = frozenset(patterns["elisions"])
        self.with_article = frozenset(f for forms in self._forms.values() for f in forms if f not in elided)
        prepositions = {p: sense for key, sense in table["prepositions"].items() for p in self.contracted(key)}
        self.prepositions = prepositions
        self.behind = _by_last(prepositions)
        self.strong = self._all_forms(patterns["strong"])
        self.strong_with_article = self._all_forms(patterns.get("strong_with_article", ()))
        self.heads: dict[Phrase, tuple[str, str]] = {self.phrase(k): (v[0], v[1]) for k, v in table["heads"].items()}
        self.heads_at = _by_first(self.heads)
        self.alone = frozenset(self.phrase(w) for w in table["alone"]["words"])
        self.institutions = frozenset(self.phrase(w) for w in table["alone"].get("institutions", ()))
        self.entered = self._all_forms(table["alone"].get("entered", ()))
        self.articled = frozenset(self.phrase(w) for w in table["alone"].get("articled", ()))
        self.in_parts = frozenset(self.phrase(w) for w in table["alone"].get("in_parts", ()))
        self.areas = {place_key(k): (v[0], v[1], *v[2:]) for k, v in table["areas"].items()}
        # Names in which a word has no capital are found word by word: "mer Noire", "Amérique latine".
        self.names_at = _by_first(p for k in (*table["areas"], *table["countries"]) if len(p := self.phrase(k)) > 1)
        self.countries = {place_key(k): v for k, v in table["countries"].items()}
        self.regions = {place_key(k): v for k, v in table.get("regions", {}).items()}
        self.appended = {place_key(k): v for k, v in table.get("appended", {}).items()}
        self.demonyms = dict(_inflected(table["demonyms"], table.get("demonym_endings", {})))
        self.rough = {k: Decimal(str(v)) for k, v in table.get("rough", {}).items()}
        self.twins = {place_key(k): tuple(v) for k, v in table.get("twins", {}).items()}
        rivers = table.get("rivers", {})
        self.rivers = frozenset(place_key(n) for n in rivers.get("names", ()))
        self.watery, self.afloat = frozenset(rivers.get("words", ())), self._all_forms(rivers.get("behind", ()))
        self.parts: dict[str, str] = dict(table["parts"])
        self.bearings: dict[str, float] = dict(table["bearings"])
        self.distances: dict[str, float] = dict(table["distances"])
        self.titles = frozenset(place_key(t) for t in (*people["titles"], *events["titles"]["words"]))
        self.first_names = frozenset(place_key(n) for n in people["first_names"])
        self.ambiguous = frozenset(place_key(n) for n in people.get("also_places", ()))
        self.capital_only = frozenset(self.phrase(w) for w in patterns.get("capital_only", ()))
        self.clubs = frozenset(place_key(w) for w in table["clubs"]["words"])
        self.bodies = frozenset(place_key(w) for w in table.get("bodies", {}).get("words", ()))
        self.links = frozenset(patterns["links"])
        self.head_links = frozenset(patterns.get("head_links", patterns["links"]))
        self.articles = frozenset(patterns["articles"])
        self.coordinators = frozenset(patterns["coordinators"])
        self.head_after = bool(patterns["head_after"])
        self.closing_endings = tuple(patterns.get("closing_endings", ()))
        self.before = frozenset(p[0] for p in prepositions)
        self.never_after = frozenset(self.phrase(w) for w in patterns.get("never_after", ()))
        self.never_small = frozenset(self.phrase(w) for w in patterns.get("never_small", ()))
        self.bodily = frozenset(patterns.get("bodily", ()))
        self.suffixes: dict[str, str] = dict(table.get("suffixes", {}))
        self.free = int(patterns.get("free", 2))
        self.happenings = frozenset(place_key(w) for w in table.get("bodies", {}).get("happenings", ()))
        self.venues = frozenset(self.phrase(w) for w in table["clubs"].get("venues", ()))
        self.weak_after = frozenset(patterns.get("weak_after", ()))
        self.loose = self._all_forms(patterns.get("loose", ()))
        self.leaving = frozenset(patterns.get("leaving", ()))
        self.weak = self._all_forms(patterns.get("weak", ()))
        self.head_first = frozenset(self.phrase(w) for w in patterns.get("head_first", ()))
        self.containing = self._all_forms(patterns.get("containing", ()))
        self.unaccented: dict[str, Phrase] = {k: self.phrase(v) for k, v in patterns.get("unaccented", {}).items()}
        self.called = frozenset(patterns.get("called", ()))
        self.before_region = self._all_forms(patterns.get("before_region", ()))
        self.stops = frozenset(patterns.get("stops", ()))
        self.of = frozenset(p[0] for p, sense in prepositions.items() if sense == "of" and len(p) == 1)
        self.home = frozenset(patterns.get("home", ()))
        self.plain_of = frozenset(f for k in self._forms for f in (k, *self._forms[k])) - self.with_article
        self.numbered = frozenset(self.phrase(w) for w in patterns.get("numbered", ()))
        self.roads = frozenset(c.rstrip("-").lower() for c in patterns.get("roads", patterns.get("road_codes", ())))
        self.adjectives = frozenset(patterns.get("adjectives", ()))
        self.modified = frozenset(patterns.get("modified", ()))
        self.styled = frozenset(patterns.get("styled", ()))
        self.given = self._all_forms(patterns.get("given", ()))
        self.giving = frozenset(patterns.get("giving", ()))
        self.only_with_article = frozenset(place_key(n) for n in patterns.get("only_with_article", ()))
        self.blocked_before = frozenset(blocked["before"])
        self.blocked = frozenset(place_key(n) for n in blocked["names"])
        self.guarded = frozenset(place_key(n) for n in blocked.get("bare", ()))
        self.saying = frozenset(events["saying"])
        self.motion: dict[str, str] = dict(events["motion"])

    def phrase(self, text: str) -> Phrase:
        """Return the words of ``text`` as the scanner sees them."""
        return tuple(m[0].lower() for m in self.word.finditer(plain(text)))

    def contracted(self, key: str) -> Iterator[Phrase]:
        """Yield a phrase and the forms that its last word takes before an article."""
        words = self.phrase(key)
        yield words
        for form in self._forms.get(words[-1], ()):
            yield (*words[:-1], form)

    def _all_forms(self, keys: Iterable[str]) -> frozenset[Phrase]:
        return frozenset(form for key in keys for form in self.contracted(key))


def _by_last(phrases: Mapping[Phrase, str]) -> dict[str, tuple[tuple[Phrase, str], ...]]:
    found: dict[str, list[tuple[Phrase, str]]] = {}
    for phrase, sense in sorted(phrases.items(), key=lambda item: (-len(item[0]), item[0])):
        found.setdefault(phrase[-1], []).append((phrase, sense))
    return {word: tuple(each) for word, each in found.items()}


def _by_first(phrases: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for phrase in sorted(phrases, key=lambda p: (-len(p), p)):
        found.setdefault(phrase[0], []).append(phrase)
    return {word: tuple(each) for word, each in found.items()}


def _inflected(words: Mapping[str, Any], endings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield every form of every word, with what the word stands for."""
    longest = sorted(endings, key=lambda e: -len(e))
    for word, place in words.items():
        yield word.lower(), place
        for ending in longest:
            if word.endswith(ending):
                stem = word[: len(word) - len(ending)]
                yield from ((stem + other, place) for other in endings[ending])
                break
