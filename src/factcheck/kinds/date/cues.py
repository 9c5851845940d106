"""Where in a text a rule can fit at all: around the words that it cannot do without. Only there it is tried."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from factcheck.kinds.numbers import folded

BEFORE, AFTER = 100, 80  # characters around a cue in which a match that holds it begins and shows itself
_TOKEN = re.compile(r"\w+")
_ELEMENT = re.compile(
    r"(?P<block>\{[a-z]+\d?\})|(?P<open>\((?:\?(?:P<\w+>|<?[=!:]|-i:))?)|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<quantity>[?*+]|\{\d*,?\d*\})|(?P<other>\\.|\[\^?\]?(?:\\.|[^\]])*\])|(?P<word>\w+)|(?P<mark>.)",
    re.DOTALL,
)
_FOUR = 4
_DIGIT, _YEAR, _CLOCK = "0", "0000", "0:00"  # stand for words of digits, with four of them, and for times of day
Cue = frozenset[str]  # of these words a match holds one
Places = Mapping[Cue, Sequence[int]]


def words_of(names: Iterable[str]) -> Cue:
    """Return a word of each name, the longest."""
    found = (max(_TOKEN.findall(folded(name)) or [""], key=len) for name in names)
    return frozenset(_DIGIT if word[:1].isdigit() else word for word in found if word)


def cues_of(pattern: str, blocks: Mapping[str, Cue]) -> tuple[Cue, ...]:
    """Return what a match of ``pattern`` must hold: one word of each cue. ``blocks`` has the cues of its blocks."""
    elements = [(m.lastgroup or "", m[0]) for m in _ELEMENT.finditer(pattern)]
    return tuple(_alternatives(elements, 0, blocks)[0])


def _alternatives(elements: Sequence[tuple[str, str]], at: int, blocks: Mapping[str, Cue]) -> tuple[list[Cue], int]:
    """Return the cues of the alternatives from ``at`` to the end of their group, and where that is."""
    options: list[list[Cue]] = [[]]
    while at < len(elements) and elements[at][0] != "close":
        kind, text = elements[at]
        found: list[Cue] = []
        if kind == "open":
            found, at = _alternatives(elements, at + 1, blocks)
            found = [] if text.endswith(("=", "!")) else found
        elif kind == "bar":
            options.append([])
        elif kind == "block":
            found = [blocks[text]] if text in blocks else []
        elif kind == "word" and _stands_alone(elements, at):
            found = [frozenset((text.lower(),))]
        at += 1
        if at < len(elements) and elements[at][0] == "quantity" and elements[at][1][:2] in ("?", "*", "{0", "{,"):
            found = []
        options[-1] += found
    if len(options) == 1:
        return options[0], at
    return ([frozenset().union(*(option[0] for option in options))] if all(options) else []), at


def _stands_alone(elements: Sequence[tuple[str, str]], at: int) -> bool:
    """Whether a word of a pattern is a word of the text: beside it stand only marks, or an end of the pattern."""
    return _bounded(elements, at, -1) and _bounded(elements, at, 1)


def _bounded(elements: Sequence[tuple[str, str]], at: int, step: int) -> bool:
    """Whether a word is at an end on one side (``step`` -1 or 1), looking past the groups that it begins or ends."""
    outward = "open" if step < 0 else "close"
    at += step
    while 0 <= at < len(elements):
        kind, text = elements[at]
        if kind == "mark":
            return text in " ',-"
        if kind == "bar":  # another alternative: to the end of the group
            at = _leave(elements, at, step)
        elif step > 0 and text in ("(?=", "(?!"):
            at = _leave(elements, at + 1, 1) + 1
        elif kind == outward:
            at += step
        else:
            return False
    return True


def _leave(elements: Sequence[tuple[str, str]], at: int, step: int) -> int:
    """Return the parenthesis of the group around ``at`` on one side, beyond the pattern where there is none."""
    depth = 0
    while 0 <= at < len(elements):
        kind = elements[at][0]
        depth += step * ((kind == "open") - (kind == "close"))
        if depth < 0:
            return at
        at += step
    return at


class Cues:
    """Finds the words of a set of cues in a text; ``clock`` is a time of day, which begins with digits or ``hours``."""

    def __init__(self, cues: Iterable[Cue], clock: re.Pattern[str], hours: Cue) -> None:
        self._clock, self._hours = clock, hours
        holding: dict[str, list[Cue]] = {}
        for cue in dict.fromkeys(cues):
            for word in cue:
                holding.setdefault(word, []).append(cue)
        self._holding = {word: tuple(held) for word, held in holding.items()}

    def places(self, text: str, start: int, end: int) -> Places:
        """Return where words of each cue begin in text[start:end]; a cue that has none is left out."""
        found: dict[Cue, list[int]] = {}
        holding = self._holding
        for m in _TOKEN.finditer(text, start, end):
            word = m[0].lower()
            names: Iterable[str]
            if word in self._hours or word[0].isdigit():
                names = self._names(text, m.start(), word)
            elif word in holding:
                names = (word,)
            else:
                continue
            for name in names:
                for cue in holding.get(name, ()):
                    found.setdefault(cue, []).append(m.start())
        return found

    def _names(self, text: str, at: int, word: str) -> Iterator[str]:
        """Yield what a word that is written in digits, or may be an hour, is a cue of."""
        if self._clock.match(text, at):
            yield _CLOCK
        if word[0].isdigit():
            yield _DIGIT
        yield _YEAR if len(word) >= _FOUR and word[:_FOUR].isdigit() else word


def digits() -> Cue:
    """Return the cue of what is written in digits."""
    return frozenset((_DIGIT,))


def clock() -> Cue:
    """Return the cue of a time of day."""
    return frozenset((_CLOCK,))


def four_digits() -> Cue:
    """Return the cue of what is written in four digits."""
    return frozenset((_YEAR,))


def windows(cues: Sequence[Cue], places: Places, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of [start, end) around the rarest of the cues, in order and apart from each other."""
    if not cues:
        yield start, end
        return
    found = [places.get(cue, ()) for cue in cues]
    low = high = start
    for at in min(found, key=len):
        if at - BEFORE > high:
            if high > low:
                yield low, high
            low = max(start, at - BEFORE)
        high = min(end, at + AFTER)
    if high > low:
        yield low, high
