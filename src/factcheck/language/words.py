"""Cutting text into words by rules: a pattern and a language's lists of elisions, clitics and abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

APOSTROPHE = "['’ʼ]"
LETTER = r"[^\W\d_\u00ad]"
PART_OF_WORD = r"[\w\u00ad\u0300-\u036f]"
WORD = rf"{PART_OF_WORD}+(?:(?:[-‐‑]|{APOSTROPHE})(?={PART_OF_WORD}){PART_OF_WORD}+)*"
WEB = r"(?:https?://|www\.)[^\s«»<>\"]*[\w/]|[\w.+-]+@[\w-]+\.[\w.-]*\w|[@#]\w+"
GROUPED = r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d\w])(?:,\d+)?"
NUMBER = rf"(?:(?<!\S)[-−+])?(?:{GROUPED}|\d+(?:[.,:/']\d+)*(?:[-‐‑]?{PART_OF_WORD}+)*)"
VISIBLE = r"[^\s\u00ad\u200b-\u200f\ufeff]"
DOTTED = rf"(?:{LETTER}\.){{2,}}|{LETTER}\.(?=[ \u00a0]?[A-ZÀ-Ý])"

Span = tuple[int, int]


@attrs.frozen
class Cutter:
    """Cuts text of one language into words."""

    pattern: re.Pattern[str]
    clitic: re.Pattern[str]
    plain_clitic: re.Pattern[str]
    hyphenated: frozenset[str]

    @classmethod
    def of_tables(cls, table: Mapping[str, Any], abbreviations: Mapping[str, Sequence[str]]) -> Cutter:
        """A cutter from a language's reading.toml and abbreviations.toml."""
        elided = rf"(?:{_either(table['elided'])}){APOSTROPHE}"
        whole = rf"(?:{_either(table['whole'])})(?!{PART_OF_WORD})"
        short = _either([*abbreviations["inside"], *abbreviations["may_end"]], case=True)
        counted = _either(abbreviations["before_number"], case=True) + r"(?=\s\d)"
        steps = (WEB, NUMBER, whole, elided, short, counted, rf"(?-i:{DOTTED})", WORD, r"\.{2,}|-{2,}", VISIBLE)
        clitics = table["clitics"]
        return cls(
            pattern=re.compile("|".join(f"(?:{step})" for step in steps), re.IGNORECASE),
            clitic=re.compile(rf"[-‐‑](?:{_either(clitics)})$", re.IGNORECASE),
            plain_clitic=re.compile(rf"[-‐‑](?:{_either(c for c in clitics if '-' in c)})$", re.IGNORECASE),
            hyphenated=frozenset(table["hyphenated"]),
        )

    def cut(self, text: str, start: int, end: int, *, first: bool = True) -> Iterator[Span]:
        """The words of text[start:end] as spans; `first` says that a sentence begins at `start`."""
        for found in self.pattern.finditer(text, start, end):
            word = found.group()
            at = self._clitic_at(word, first) if "-" in word or "‑" in word or "‐" in word else None
            if at:
                yield from self.cut(text, found.start(), found.start() + at, first=first)
                yield found.start() + at, found.end()
            else:
                yield found.span()
            first = first and not word[0].isalnum()

    def _clitic_at(self, word: str, first: bool) -> int | None:
        """Where in `word` a clitic begins; a capital inside a sentence ("Kim Jong-il") is a name's and has none."""
        if word.lower().replace("‑", "-") in self.hyphenated:
            return None
        name = word[0].isupper() and not first and not word.isupper()
        found = (self.plain_clitic if name else self.clitic).search(word)
        return found.start() if found else None


def _either(words: Any, case: bool = False) -> str:
    """A pattern for any of `words`, the longest first, with either apostrophe."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    pattern = "|".join(re.escape(word).replace("'", APOSTROPHE) for word in ordered)
    return f"(?-i:{pattern})" if case else pattern
