"""One key for the Latin spellings of a name from another script: "Vostotchny", "Vostochny"."""

from __future__ import annotations

import functools
import re

# What French, English and German write for one sound, the longest first, in the order of application.
_SOUNDS = (
    *((written, "c") for written in ("tsch", "tch", "sch", "sh", "ch", "cz")),
    *((written, "j") for written in ("dzh", "dj", "zh")),
    *((written, "u") for written in ("ou", "oo")),
    *((written, "k") for written in ("kh", "qu", "q", "ck")),
    *((written, "i") for written in ("ij", "iy", "yi", "y", "ee")),
    *(("gh", "g"), ("gu", "g"), ("ph", "f"), ("th", "t"), ("x", "ks"), ("w", "v")),
)
_TWICE = re.compile(r"(.)\1+")
_SHORTEST = 5  # letters: shorter names must be written alike
_LONG = 9  # letters: from there on a letter more or less is a spelling
_ALIKE = 90.0  # of 100, the ratio of two keys that are one name


@functools.lru_cache(maxsize=4096)
def romanised(key: str) -> str:
    """Return the sounds of a name's key, spelt one way."""
    for written, sound in _SOUNDS:
        key = key.replace(written, sound)
    return _TWICE.sub(r"\1", key).removesuffix("e")


def alike(a: str, b: str) -> bool:
    """Whether two keys of names that no gazetteer knows spell one name."""
    first, second = romanised(a), romanised(b)
    if min(len(first), len(second)) < _SHORTEST or first[0] != second[0]:
        return first == second
    if first == second:
        return True
    if len(first.split()) != len(second.split()) or any(c.isdigit() for c in first + second):
        return False
    from rapidfuzz import fuzz

    return fuzz.ratio(first, second) >= _ALIKE and min(len(first), len(second)) >= _LONG
