"""The words of a stretch of text, and word lists looked up in them without a scan."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Generic, TypeVar

V = TypeVar("V")
BREAK = "\n"  # stands for an empty line or a wide gap, which no phrase spans
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:'(?=[^\W_]))?|\s{3,}|\n\n|[^\w\s]|_")
_PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " "} | dict.fromkeys("’ʼ‘", "'")
                       | dict.fromkeys("‐‑−", "-"))  # fmt: skip
_SYMBOL = 3  # words of so few letters are symbols: "m" is a metre, "M" is none


def plain(text: str) -> str:
    """Return ``text`` in lower case with simple spaces, apostrophes and hyphens, each character at its place."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.translate(_PLAIN)


class Words:
    """The words, figures and marks of text[start:end]; ``starts`` and ``ends`` count from ``start``."""

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self.raw = text[start:end]
        self.plain = plain(self.raw)
        self.offset = start
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for m in _TOKEN.finditer(self.plain):
            self.words.append(BREAK if m[0][0].isspace() else m[0])
            self.starts.append(m.start())
            self.ends.append(m.end())
        self._count = len(self.words)

    def __len__(self) -> int:
        return self._count

    def at(self, i: int) -> str:
        """Return word ``i``, "" beyond either end."""
        return self.words[i] if -1 < i < self._count else ""

    def joined(self, i: int) -> bool:
        """Whether nothing stands between words ``i`` - 1 and ``i``."""
        return 0 < i < len(self.words) and self.ends[i - 1] == self.starts[i]

    def hyphen(self, i: int) -> int:
        """Return 1 where word ``i`` is a hyphen between two words, else 0."""
        return int(self.at(i) == "-" and self.joined(i) and self.joined(i + 1))

    def written(self, i: int, j: int) -> str:
        """Return words ``i`` up to ``j`` as the text writes them."""
        return self.raw[self.starts[i] : self.ends[j - 1]]


class Phrases(Generic[V]):
    """A word list of phrases, found at a word or just before one, the longest first, without a scan of the list.

    With ``symbols``, a key of at most three letters is found only as it is written in the list.
    """

    def __init__(self, table: Mapping[str, V], *, symbols: bool = False) -> None:
        self._known: dict[tuple[str, ...], list[tuple[str, V]]] = {}
        first: dict[str, set[int]] = {}
        last: dict[str, set[int]] = {}
        for key, value in table.items():
            tokens = tuple(Words(key + "x").words[:-1] if key.endswith("'") else Words(key).words)
            exact = key if symbols and len(key) <= _SYMBOL else ""
            self._known.setdefault(tokens, []).append((exact, value))
            first.setdefault(tokens[0], set()).add(len(tokens))
            last.setdefault(tokens[-1], set()).add(len(tokens))
        self._first = {word: sorted(lengths, reverse=True) for word, lengths in first.items()}
        self._last = {word: sorted(lengths, reverse=True) for word, lengths in last.items()}

    def firsts(self) -> set[str]:
        """Return the words that phrases begin with."""
        return set(self._first)

    def at(self, words: Words, i: int) -> tuple[V, int] | None:
        """Return the value of the phrase at word ``i`` and the index behind it."""
        for length in self._first.get(words.at(i), ()):
            if (found := self._entry(words, i, i + length)) is not None:
                return found[1], i + length
        return None

    def before(self, words: Words, i: int) -> tuple[V, int] | None:
        """Return the value of the phrase that ends just before word ``i``, and the index where it begins."""
        for length in self._last.get(words.at(i - 1), ()):
            if i >= length and (found := self._entry(words, i - length, i)) is not None:
                return found[1], i - length
        return None

    def _entry(self, words: Words, i: int, j: int) -> tuple[str, V] | None:
        """Return what is listed for words[i:j], as it is written where that matters."""
        entries = self._known.get(tuple(words.words[i:j]), ()) if j <= len(words) else ()
        return next((entry for entry in entries if entry[0] in ("", words.written(i, j))), None)


def phrases(words: list[str]) -> Phrases[bool]:
    """Return a plain list of phrases."""
    return Phrases(dict.fromkeys(words, True))
