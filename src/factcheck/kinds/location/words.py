"""The words of a stretch of text as parallel lists, which is what a scanner of names can read quickly."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MARKS = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2011": "-"})
_DASH = re.compile(r"(?<=[^\W\d_])–(?=[^\W\d_])")
_SHORT = 4  # letters of an abbreviated title
_QUOTES = frozenset('«»"“”„‘')
_GAPS = frozenset({"", " ", "\n"})


def plain(text: str) -> str:
    """Return ``text`` with straight apostrophes, plain spaces and plain hyphens; no character moves.

    A dash between two letters joins a name ("Alpha–Beta-Gamma") as a hyphen does.
    """
    text = text.translate(_MARKS)
    return _DASH.sub("-", text) if "–" in text else text


def word_pattern(elisions: Iterable[str], short: Iterable[str] = ()) -> re.Pattern[str]:
    """Return the pattern of one word: an elided one ("l'"), or letters and digits joined by hyphens and apostrophes.

    Initials ("U.S.") and the words of ``short`` ("St.") keep their dots.
    """
    elided = "|".join(re.escape(e) for e in sorted(elisions, key=lambda e: (-len(e), e)))
    first = rf"(?i:{elided})(?=\w)|" if elided else ""
    dotted = "|".join(sorted(map(re.escape, short)))
    first += rf"\b(?:{dotted})\.(?=\s)|" if dotted else ""
    return re.compile(rf"{first}\b(?:[A-Z]\.){{2,4}}|[^\W_]+(?:(?:-|'(?!s\b))[^\W_]+)*")


class Words:
    """The words of ``text[start:end]``: as written, in lower case, and where they stand. ``text`` is ``plain``."""

    def __init__(self, text: str, start: int, end: int, pattern: re.Pattern[str]) -> None:
        self.text, self.begin = text, start
        spans = [m.span() for m in pattern.finditer(text, start, end)]
        self.starts = [s for s, _ in spans]
        self.ends = [e for _, e in spans]
        self.texts = [text[s:e] for s, e in spans]
        self.lowers = [t.lower() for t in self.texts]

    def __len__(self) -> int:
        return len(self.texts)

    def capital(self, i: int) -> bool:
        """Whether word ``i`` opens with a capital letter."""
        return self.texts[i][0].isupper()

    def joined(self, i: int) -> bool:
        """Whether nothing but a space stands between word ``i`` and the one before it."""
        return 0 < i < len(self.starts) and self.text[self.ends[i - 1] : self.starts[i]] in _GAPS

    def follows(self, i: int) -> bool:
        """Whether word ``i`` follows the one before, which may be an abbreviation: "M. Dupont"."""
        short = len(self.texts[i - 1]) <= _SHORT and self.between(i) == ". "
        return self.joined(i) or (i > 0 and short)

    def between(self, i: int) -> str:
        """Return what stands between word ``i`` and the one before it."""
        return self.text[self.ends[i - 1] : self.starts[i]] if 0 < i < len(self.starts) else ""

    def possessive(self, i: int) -> bool:
        """Whether word ``i`` is the s behind an apostrophe."""
        return 0 < i < len(self.texts) and self.lowers[i] == "s" and self.between(i) == "'"

    def opens(self, i: int) -> bool:
        """Whether word ``i`` opens a sentence, a quotation or the stretch."""
        return i == 0 or any(c in self.between(i) for c in '.!?:«»"“”(\n–—-')

    def quoted(self, i: int, j: int) -> bool:
        """Whether nothing but the words from ``i`` to ``j`` stands between quotation marks."""
        before, after = (
            self.text[max(0, self.starts[i] - 2) : self.starts[i]].strip(),
            self.text[self.ends[j] : self.ends[j] + 2].strip(),
        )
        return before[-1:] in _QUOTES and after[:1] in _QUOTES and bool(before and after)

    def span_text(self, i: int, j: int) -> str:
        """Return the text from word ``i`` to word ``j``, the last one included."""
        return self.text[self.starts[i] : self.ends[j]]

    def followed(self, i: int, phrases: Iterable[tuple[str, ...]]) -> int:
        """Return how many words of the first of ``phrases`` that stands at word ``i`` there are, 0 for none."""
        for phrase in phrases:
            size = len(phrase)
            if tuple(self.lowers[i : i + size]) == phrase and all(self.joined(k) for k in range(i + 1, i + size)):
                return size
        return 0
