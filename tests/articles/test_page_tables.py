"""The tables that page chrome is known by: every line of them can be used."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import factcheck
from factcheck.articles.evidence import tense_cues
from factcheck.articles.words import line_key, page_words, pattern
from factcheck.lexicon import Lexicon, languages

PACKAGE = Path(factcheck.__file__).parent
EVERYWHERE = PACKAGE / "articles" / "chrome.toml"
WORD_LISTS = {
    *("lines", "crumbs", "agencies", "credit_words", "starters", "particles", "by", "with_words", "and_words"),
    *("credit_starts", "dates", "dates.leading", "dates.linking", "dates.clock", "date_header"),
}


def tables():
    return [EVERYWHERE, *(PACKAGE / "language" / code / "articles.toml" for code in languages())]


def entries(table, prefix=""):
    """Yield (key, entry) of every list of strings."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from entries(value, f"{key}.")
        elif isinstance(value, list):
            yield from ((prefix + key, entry) for entry in value)


@pytest.mark.parametrize("path", tables(), ids=lambda path: path.parent.name)
def test_every_entry_is_there_once_and_compiles(path):
    """A pattern is a valid expression that does not match nothing; a navigation line is written as it is compared."""
    found = list(entries(tomllib.loads(path.read_text(encoding="utf-8"))))
    assert len(found) == len(set(found))
    for key, entry in found:
        if key == "lines":
            assert line_key(entry) == entry
        elif key not in WORD_LISTS:
            assert re.compile(pattern(entry)).fullmatch("") is None


@pytest.mark.parametrize("code", languages())
def test_every_language_has_the_tables(code):
    """What reading an article asks for is in its folder."""
    lexicon = Lexicon(code)
    assert page_words(lexicon).lines
    assert tense_cues(lexicon).names.months
