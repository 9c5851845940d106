"""Numbers in digits and in words, read with a language's table ``numbers``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from factcheck.kinds.numerals import Numerals
from factcheck.kinds.phrases import Words
from factcheck.lexicon import Lexicon


def any_of(words: Iterable[str]) -> str:
    """Return a regular expression for any of ``words``, the longest first; a space is any white space."""
    return "|".join(flexible(re.escape(w)) for w in sorted(words, key=lambda w: (-len(w), w)))


def flexible(pattern: str) -> str:
    """Let a space in ``pattern`` be any white space (one line break at most) and an apostrophe either of its forms."""
    return pattern.replace("\\ ", " ").replace(" ", r"(?:\s{1,2})").replace("'", "['’]")


def folded(text: str) -> str:
    """Return ``text`` as the tables write it: lower case, single spaces, straight apostrophes."""
    return " ".join(text.lower().replace("’", "'").split())


class Numbers:
    """The numbers of one language: a pattern that finds them, and their value."""

    def __init__(self, lexicon: Lexicon) -> None:
        table = lexicon.table("numbers")
        self.numerals = Numerals(table)
        links, word = any_of(table["links"]), any_of([*table["words"], *table["scales"]])
        group, decimals = "".join(re.escape(c) for c in table["group"]), rf"(?:{re.escape(table['decimal'])}\d+)?"
        figures = rf"(?:\d{{1,3}}(?:[{group}]\d{{3}}){{1,6}}(?!\d){decimals}|\d+{decimals})"
        in_words = rf"(?:{word})(?:(?:[-\s]|\s(?:{links})\s|-(?:{links})-)(?:{word})){{0,14}}"
        scale = rf"(?:\s(?:{any_of(table['big'])})(?!\w))"
        self.pattern = rf"(?:(?:{figures}){scale}?|(?<![\w-])(?:{in_words})(?![\w]))"

    def value(self, text: str) -> Decimal | None:
        """Return the value of a number in digits, in words or in both ("1,5 million"); None when it is no number."""
        words = Words(text.strip())
        number = self.numerals.read(words, 0)
        return number.value if number is not None and number.end == len(words) and number.sort == "number" else None
