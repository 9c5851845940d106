"""What the trained pipeline is shown of a word: plain apostrophes, dashes and spaces, one stand-in for every date."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

import attrs

HEADING_WORDS = 3


@attrs.frozen
class Shown:
    """How words of one language are shown to its pipeline, the same in training and in use."""

    stand_in: str
    stood_in: frozenset[str]
    characters: tuple[tuple[str, str], ...]

    @classmethod
    def of_table(cls, table: Mapping[str, Any]) -> Shown:
        """The rules of a language's reading.toml."""
        return cls(table["stand_in"], frozenset(table["stood_in"]), tuple(table["shown"].items()))

    def word(self, text: str) -> str:
        """`text` composed (é is one character), with typographic variants made alike; never empty."""
        plain = text
        if not text.isascii():
            plain = unicodedata.normalize("NFC", text)
            for written, made in self.characters:
                if written in plain:
                    plain = plain.replace(written, made)
        return plain or text

    def atom(self, text: str) -> str:
        """The stand-in, or the word itself where one word is asked for that is no date by itself ("hier")."""
        plain = self.word(text)
        alone = not any(mark.isspace() for mark in plain.strip())
        dated = any(mark.isdigit() for mark in plain) or plain.lower() in self.stood_in
        return plain if alone and not dated else self.stand_in

    def heading(self, words: list[str]) -> list[str]:
        """`words`, in small letters where nearly all of them are written in capitals."""
        lettered = [word for word in words if word.isalpha() and word != self.stand_in]
        capital = sum(word.isupper() for word in lettered)
        if len(lettered) < HEADING_WORDS or capital < 0.8 * len(lettered):
            return words
        return [word if word == self.stand_in else word.lower() for word in words]
