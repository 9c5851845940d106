"""Cutting text into words by rules: a pattern and the lists of one language, elisions, endings, clitics and so on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import attrs

APOSTROPHE = "['’ʼ]"
LETTER = r"[^\W\d_\u00ad]"
PART_OF_WORD = r"[\w\u00ad\u0300-\u036f]"
WORD = rf"{PART_OF_WORD}+(?:(?:[-‐‑]|{APOSTROPHE})(?={PART_OF_WORD}){PART_OF_WORD}+)*"
WEB = r"(?:https?://|www\.)[^\s«»<>\"]*[\w/]|[\w.+-]{1,64}@[\w-]+\.[\w.-]*\w|[@#]\w+"
GROUPED = r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d\w])(?:,\d+)?"
NUMBER = rf"(?:(?<!\S)[-−+])?(?:{GROUPED}|\d+(?:[.,:/']\d+)*(?:[-‐‑]?{PART_OF_WORD}+)*)"
HYPHEN = re.compile("[-‐‑]")
LONGEST_ENDING = 8  # characters
GIVEN_NAME = re.compile(r"[A-Z][a-z]{1,5}[-‐‑](?P<end>[a-z]{2,5})")
BEHIND_NAME = re.compile(r"\b[A-Z][a-z]+ \Z")
LONGEST_NAME = 20  # characters
RUN = r"\.{2,}|-{2,}|[!?]{2,}|\*{2,}|={2,}|\+{2,}|~{2,}"
VISIBLE = r"[^\s\u00ad\u200b-\u200f\ufeff]"
DOTTED = rf"(?:{LETTER}\.){{2,}}|{LETTER}\.(?=[ \u00a0]?[A-ZÀ-Ý])"

Span = tuple[int, int]


@attrs.frozen
class Parts:
    """Where one language cuts what is written as one word, besides its elisions and clitics.

    `whole` maps words to the length of their first part, `ending` finds what hangs on an end, `number` a number before
    its unit; hyphens part words where `hyphens` says so, but not after one of `kept`, nor in a given name behind
    another name ("Kim Jong-un") whose end is not one of `behind_names`.
    """

    whole: Mapping[str, int]
    ending: re.Pattern[str]
    number: re.Pattern[str]
    hyphens: bool
    kept: frozenset[str]
    behind_names: frozenset[str]

    @classmethod
    def of_table(cls, table: Mapping[str, Any]) -> Parts:
        """The rules of a language's reading.toml."""
        return cls(
            whole={word.replace("|", ""): word.index("|") for word in table["parted"]},
            ending=re.compile(rf"(?:{_either(table['endings'])})$", re.IGNORECASE),
            number=re.compile(rf"\d[\d.,]*(?=(?:{_either(table['after_number'])})$)", re.IGNORECASE),
            hyphens=table["hyphens_part"],
            kept=frozenset(table["kept_before_hyphen"]),
            behind_names=frozenset(table["behind_names"]),
        )

    def of(self, text: str, start: int, end: int) -> Iterator[Span]:
        """The parts of the word text[start:end]."""
        ending = self.ending.search(text, max(start + 1, end - LONGEST_ENDING), end)
        stem = ending.start() if ending else end
        cuts = {start, stem, *self._at_hyphens(text, start, stem), self.whole.get(text[start:stem].lower(), 0) + start}
        ordered = sorted(cuts)
        for a, b in pairwise(ordered):
            number = self.number.match(text, a, b)
            yield from ((a, number.end()), (number.end(), b)) if number else ((a, b),)
        if ending:
            yield stem, end

    def plain(self, word: str) -> str:
        """The first part of a word that only its place behind a name keeps whole: "Jong" of "Jong-un"."""
        first, hyphen, _ = word.partition("-")
        kept = not self.hyphens or not hyphen or first.lower() in self.kept or not GIVEN_NAME.fullmatch(word)
        return word if kept else first

    def _at_hyphens(self, text: str, start: int, end: int) -> Iterator[int]:
        """Where the hyphens of the word text[start:end] begin and end that part it."""
        if not self.hyphens or self._given_name(text, start, end):
            return
        for found in HYPHEN.finditer(text, start + 1, end - 1):
            if text[start : found.start()].lower() not in self.kept and text[found.end()].isalnum():
                yield from found.span()
            start = found.end()

    def _given_name(self, text: str, start: int, end: int) -> bool:
        """Whether text[start:end] is like "Jong-un", and stands behind a word with a capital."""
        found = GIVEN_NAME.fullmatch(text, start, end)
        named = found is not None and found["end"] not in self.behind_names
        return named and BEHIND_NAME.search(text, max(0, start - LONGEST_NAME), start) is not None


@attrs.frozen
class Cutter:
    """Cuts text of one language into words."""

    pattern: re.Pattern[str]
    clitic: re.Pattern[str]
    plain_clitic: re.Pattern[str]
    hyphenated: frozenset[str]
    parts: Parts

    @classmethod
    def of_tables(cls, table: Mapping[str, Any], abbreviations: Mapping[str, Sequence[str]]) -> Cutter:
        """A cutter from a language's reading.toml and abbreviations.toml."""
        elided = rf"(?:{_either(table['elided'])}){APOSTROPHE}"
        whole = rf"(?:{_either(table['whole'])})(?!{PART_OF_WORD})"
        short = _either([*abbreviations["inside"], *abbreviations["may_end"]], case=True)
        counted = _either(abbreviations["before_number"], case=True) + r"(?=\s\d)"
        steps = (WEB, NUMBER, whole, elided, short, counted, rf"(?-i:{DOTTED})", WORD, RUN, VISIBLE)
        clitics = table["clitics"]
        return cls(
            pattern=re.compile("|".join(f"(?:{step})" for step in steps), re.IGNORECASE),
            clitic=re.compile(rf"[-‐‑](?:{_either(clitics)})$", re.IGNORECASE),
            plain_clitic=re.compile(rf"[-‐‑](?:{_either(c for c in clitics if '-' in c)})$", re.IGNORECASE),
            hyphenated=frozenset(table["hyphenated"]),
            parts=Parts.of_table(table),
        )

    def cut(self, text: str, start: int, end: int, *, first: bool = True) -> Iterator[Span]:
        """The words of text[start:end] as spans; `first` says that a sentence begins at `start`."""
        for found in self.pattern.finditer(text, start, end):
            word = found.group()
            at = self._clitic_at(word, first) if "-" in word or "‑" in word or "‐" in word else None
            if at:
                yield from self.cut(text, found.start(), found.start() + at, first=first)
                yield found.start() + at, found.end()
            elif "@" in word or "/" in word:
                yield found.span()
            else:
                yield from self.parts.of(text, *found.span())
            first = first and not word[0].isalnum()

    def _clitic_at(self, word: str, first: bool) -> int | None:
        """Where in `word` a clitic begins; a capital inside a sentence ("Kim Jong-il") is a name's and has none."""
        if word.lower().replace("‑", "-") in self.hyphenated:
            return None
        name = word[0].isupper() and not first and not word.isupper()
        found = (self.plain_clitic if name else self.clitic).search(word)
        return found.start() if found else None


def _either(words: Any, case: bool = False) -> str:
    """A pattern for any of `words`, the longest first, with either apostrophe; without words it matches nothing."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    pattern = "|".join(re.escape(word).replace("'", APOSTROPHE) for word in ordered) or "(?!)"
    return f"(?-i:{pattern})" if case else pattern
