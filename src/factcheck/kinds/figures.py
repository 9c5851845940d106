"""Numbers in figures: how a language and its neighbours group digits and mark decimals."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from factcheck.kinds.phrases import Words

_PARTS = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 100, 1000})  # of what "3/4" may be a fraction


def digits(group: list[str], decimal: str) -> str:
    """Return a regular expression for a number in figures, in the format of a language and where unambiguous of others.

    Thousands are told apart from decimals by the language's marks, by three digits behind each mark, by a mark that
    comes twice ("1,234,567") and by another one behind it ("1,234.5").
    """
    marks, mark = "".join(re.escape(c) for c in group), re.escape(decimal)
    other = r"\." if decimal == "," else ","
    own = rf"\d{{1,3}}(?:[{marks}]\d{{3}}){{1,5}}(?!\d)(?:{mark}\d+)?"
    foreign = rf"\d{{1,3}}(?:{mark}\d{{3}}){{1,5}}{other}\d+|\d{{1,3}}(?:{mark}\d{{3}}){{2,5}}(?!\d)"
    lakhs = r"\d{1,2}(?:,\d{2}){1,4},\d{3}(?!\d)(?:\.\d+)?"
    decimals = rf"\d+{mark}\d+|\d+{other}(?!\d{{3}}(?!\d))\d+(?![.,]?\d)"
    return rf"(?:{lakhs}|{foreign}|{own}|{decimals}|\d+)"


def figure(text: str, decimal: str) -> Decimal:
    """Return the value of a number in figures that ``digits`` found."""
    kept = "".join(text.replace("'", " ").split())
    marks = [c for c in kept if not c.isdecimal()]
    last = marks[-1] if marks else ""
    if not marks:
        return Decimal(kept)
    tail = kept.rsplit(last, 1)[1]
    grouped = marks.count(last) > 1 or (last != decimal and len(tail) == 3 and not kept.startswith("0"))
    if grouped:
        return Decimal("".join(c for c in kept if c.isdecimal()))
    head = "".join(c for c in kept.rsplit(last, 1)[0] if c.isdecimal())
    return Decimal(f"{head}.{tail}")


def slashed(words: Words, i: int) -> tuple[Decimal, int] | None:
    """Return the fraction "3/4" at word ``i`` and the index behind it."""
    top, bottom = words.at(i), words.at(i + 2)
    if not (words.at(i + 1) == "/" and top.isdecimal() and bottom.isdecimal() and len(top + bottom) < 8):
        return None
    glued = words.joined(i + 1) and words.joined(i + 2) and words.at(i + 3) != "/"
    if glued and 0 < int(top) < int(bottom) and int(bottom) in _PARTS:
        return Decimal(top) / Decimal(bottom), i + 3
    return None


def sign(word: str) -> Decimal | None:
    """Return what a fraction sign ("½") is worth; None for other words."""
    single = len(word) == 1 and word.isnumeric() and not word.isalpha() and not word.isdigit()
    return Decimal(str(unicodedata.numeric(word))) if single else None
