"""What may be a place in a paragraph, and how names and what stands before them are read."""

from __future__ import annotations

import attrs

from factcheck.kinds.location.after import HeadsAfter
from factcheck.kinds.location.context import Contexts, Left
from factcheck.kinds.location.gazetteer import place_key
from factcheck.kinds.location.naming import Names
from factcheck.kinds.location.table import PlaceTable
from factcheck.kinds.location.value import PlaceValue
from factcheck.kinds.location.words import Words

People = dict[str, set[str]]  # the key of a word of a person's name, with the whole names it stands in
CITY = 300_000  # people: a smaller town is meant in an article that names its country
TOWN = 15_000  # people: the names of smaller towns need something else that speaks for a place
_SHORT = 4  # letters of an abbreviation
_LONGEST = 7  # words of a name


@attrs.frozen
class Candidate:
    """What may be a place: where it stands, its value, and what speaks for it.

    ``proof`` is "known", "small" (a town with few people), "head" (a noun that makes a place of a name), "alone" (such
    a noun without a name), "adjective" or "unknown"; ``strong`` says that only a place stands behind its preposition,
    ``person`` that a title, a club or a body stands beside it; ``name`` is the key of the bare name, ``inner`` of the
    name behind a noun; ``plain`` is the value that is left when a small town of that name is not meant; ``quoted`` says
    that it stands alone between quotation marks; ``last`` is the index of its last word; ``weak`` says that a place may
    stand behind its preposition, among others.
    """

    start: int
    end: int
    value: PlaceValue
    proof: str
    name: str
    strong: bool = False
    person: bool = False
    last: int = 0
    inner: str = ""
    plain: PlaceValue | None = None
    quoted: bool = False
    weak: bool = False


class Reading:
    """Reads names in the words of a paragraph, and makes candidates of them."""

    def __init__(self, table: PlaceTable, names: Names, contexts: Contexts) -> None:
        self._table, self.names, self.contexts, self.after = table, names, contexts, HeadsAfter(table)

    def land(self, name: str) -> PlaceValue | None:
        """Return what an adjective stands for: a country's code, or the name of a place."""
        if len(name) == 2 and name.isupper():
            return PlaceValue(name, f"country {name}", "country", name)
        return self.names.known(name)

    def run(self, words: Words, i: int) -> list[int]:
        """Return the capitalised words that one name may reach to from word ``i``, over small words in between."""
        ends, small, k = [i], 0, i + 1
        while k < len(words) and k - i < _LONGEST and words.joined(k) and small < 3:
            if words.capital(k):
                ends.append(k)
                small = 0
            elif words.lowers[k] in self._table.links:
                small += 1
            else:
                break
            k += 1
        return ends

    def known(self, words: Words, i: int, ends: list[int]) -> tuple[int, PlaceValue] | None:
        """Return the last word and the value of the longest known name at word ``i`` that does not go on."""
        if phrases := self._table.names_at.get(words.lowers[i]):
            size = words.followed(i, phrases)
            value = self.names.known(words.span_text(i, i + size - 1)) if size else None
            if value and any(words.capital(k) for k in range(i, i + size)):
                return i + size - 1, value
        for end in reversed(ends):
            name = words.span_text(i, end)
            if end == i and (place_key(name) in self._table.blocked or self._small(words.lowers[i]) or len(name) < 2):
                continue
            value = self.names.known(name) if i == 0 or not _is_short(name) else self.names.listed(name)
            if value and not self.goes_on(words, end):
                return end, value
        return None

    def _small(self, low: str) -> bool:
        """Whether a word opens no name though it has a capital: an article, a preposition."""
        table = self._table
        return low in table.articles or low in table.behind or low in table.stops or low in table.coordinators

    def venue(self, words: Words, i: int, left: Left) -> tuple[int, PlaceValue] | None:
        """Return the town in the name of a club behind "at", or of a race or the like: "at Yeovil Town"."""
        table, follows = self._table, words.texts[i + 1] if words.joined(i + 1) else ""
        key = place_key(follows)
        if key in table.happenings or (key in table.clubs and left.phrase in table.venues):
            value = self.names.known(words.texts[i])
            return (i, value) if value else None
        return None

    def goes_on(self, words: Words, end: int) -> bool:
        """Whether another capitalised word of the same name follows word ``end``."""
        k = end + 1
        if k >= len(words) or not words.joined(k) or not words.capital(k):
            return False
        return place_key(words.texts[k]) not in self._table.blocked

    def segment(self, words: Words, i: int) -> int:
        """Return the last of the capitalised words that follow each other from word ``i``."""
        last = i
        while last + 1 < len(words) and last - i < _LONGEST and words.joined(last + 1) and words.capital(last + 1):
            last += 1
        return last

    def parted(
        self, words: Words, i: int, end: int, value: PlaceValue, left: Left, person: bool
    ) -> tuple[Candidate, ...]:
        """Return the candidate of a name, and the name alone where it stands in a part of the place."""
        proof = proof_of(value)
        outer = self.candidate(words, i, end, value, proof, left, person)
        if outer.start == words.starts[i]:
            return (outer,)
        adjoined = left.sense != "of" or left.start != i - 1
        lesser = value.sort == "city" and value.population < CITY and not outer.strong
        if self._table.head_after and lesser and adjoined and not outer.value.locates and outer.proof != "head":
            return ()
        return outer, self.candidate(words, i, end, value, proof, Left("of", 0), person)

    def candidate(
        self, words: Words, i: int, end: int, value: PlaceValue, proof: str, left: Left, person: bool = False
    ) -> Candidate:
        """Return a candidate with the sense of what stands before it, widened to the part of a place that is named."""
        contexts, start = self.contexts, i
        name = value.key if proof == "unknown" else place_key(words.span_text(i, end))
        if part := contexts.part(words, i, left):
            start, which = part
            value = part_of(words.span_text(start, end), which, value)
            left, proof = contexts.left(words, start), "known" if proof == "known" else proof
        sense = "" if left.blocked else "of" if self._loose(words, left, value) else left.sense
        far = contexts.distance(words, left) if sense in ("off", "near", "of") else None
        if sense == "of" and far is not None:
            left, sense = attrs.evolve(left, firm=True), "off"
        if sense in ("off", "near"):
            value = attrs.evolve(value, distance=far, bearing=contexts.bearing(left))
        value = attrs.evolve(value, relation=sense or "bare")
        plain = None
        if part is None and value.sort == "city" and value.population < CITY and proof in ("small", "known"):
            plain = PlaceValue(value.text, place_key(value.text), "unknown")
        place = (words.starts[start], words.ends[end])
        weak = end == i and self._weak(words, left)
        quoted = words.quoted(start, end)
        strong = contexts.strong(left) and not (proof == "unknown" and self._of_a_thing(words, i, end, left))
        return Candidate(*place, value, proof, name, strong, person, end, plain=plain, weak=weak, quoted=quoted)

    def _loose(self, words: Words, left: Left, value: PlaceValue) -> bool:
        """Whether the preposition says what something is about: "sanctions on Peru", and not "left for Peru"."""
        if left.phrase not in self._table.loose or value.sort not in ("country", "region", "city"):
            return False
        return self._table.leaving.isdisjoint(words.lowers[max(0, left.start - 6) : left.start])

    def _weak(self, words: Words, left: Left) -> bool:
        """Whether a place may stand behind the preposition: behind a word of motion or origin, "a nurse from Wexel"."""
        if left.phrase not in self._table.weak or left.article or left.start < 1:
            return False
        return words.lowers[left.start - 1] in self._table.weak_after

    def _of_a_thing(self, words: Words, i: int, end: int, left: Left) -> bool:
        """Whether an article before an unknown name shows a thing rather than a place: "in the Wexel Cup"."""
        return self._table.head_after and left.article and (end > i or not self.after.closed(words, end))


def _is_short(name: str) -> bool:
    """Whether a name is an abbreviation, which is a place only where a table says so."""
    return name.isupper() and len(name) <= _SHORT


def proof_of(value: PlaceValue) -> str:
    """Return what a name that was looked up proves by itself."""
    if value.sort == "unknown":
        return "unknown"
    return "small" if value.sort == "city" and value.population < TOWN else "known"


def part_of(text: str, which: str, value: PlaceValue) -> PlaceValue:
    """Return the value of a part of a place."""
    inside = (value.key, *value.inside)
    return PlaceValue(text, f"{which} of {value.key}", "area", value.country, inside=inside, namesakes=value.namesakes)
