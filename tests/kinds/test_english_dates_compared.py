"""English dates against each other and against French ones: nothing of a language is in the comparison."""

from __future__ import annotations

import pytest

from factcheck.kinds.registry import compare

DAY = "2024-03-13"  # a Wednesday

PAIRS = [
    ("Tuesday", "March 12", "equal"),
    ("Tuesday", "12 March 2024", "equal"),
    ("Tuesday", "yesterday", "equal"),
    ("Tuesday night", "Tuesday", "overlapping"),
    ("Tuesday evening", "Tuesday", "narrower"),
    ("late Tuesday", "Tuesday night", "equal"),
    ("early Tuesday", "the early hours of Tuesday", "equal"),
    ("Tuesday morning", "Tuesday afternoon", "disjoint"),
    ("Monday", "Tuesday", "disjoint"),
    ("9 a.m. on Tuesday", "Tuesday morning", "narrower"),
    ("9 a.m. on Tuesday", "9am on Tuesday", "equal"),
    ("9 a.m. on Tuesday", "11 a.m. on Tuesday", "disjoint"),
    ("in 2022", "in May 2022", "wider"),
    ("in late May 2022", "in May 2022", "narrower"),
    ("12 years ago", "in 2012", "equal"),
    ("last month", "in February", "equal"),
    ("in the third quarter of 2023", "in August 2023", "wider"),
    ("the 89th minute", "the 87th minute", "disjoint"),
    ("the 89th minute", "the 89th minute", "equal"),
    ("the 89th minute", "9 a.m. on Tuesday", "not comparable"),
    ("6am on Wednesday, Sydney time", "Tuesday", "not comparable"),
    ("at 1030 GMT", "at 10:30 a.m. local time", "not comparable"),
    ("6am on Wednesday, Sydney time", "March 4", "disjoint"),
    ("Easter Monday", "April 1", "equal"),
    ("Christmas Day", "December 25, 2023", "equal"),
]
BETWEEN_LANGUAGES = [
    ("on Tuesday", "mardi", "equal"),
    ("on Tuesday", "lundi", "disjoint"),
    ("on Tuesday morning", "mardi matin", "equal"),
    ("on Tuesday evening", "mardi soir", "equal"),
    ("at noon on Tuesday", "mardi à midi", "equal"),
    ("at 2.30pm on Tuesday", "mardi à 14h30", "equal"),
    ("on March 12, 2024", "le 12 mars 2024", "equal"),
    ("in late August 2021", "fin août 2021", "equal"),
    ("in the spring of 2021", "au printemps 2021", "equal"),
    ("on the night of Saturday to Sunday", "dans la nuit de samedi à dimanche", "equal"),
    ("last year", "l'an dernier", "equal"),
    ("two years ago", "il y a deux ans", "equal"),
    ("in 2019", "en 2019", "equal"),
    ("yesterday", "hier", "equal"),
    ("last week", "la semaine dernière", "equal"),
    ("since 2012", "depuis 2012", "equal"),
    ("from 3 to 5 March", "du 3 au 5 mars", "equal"),
]


def one(read, words: str, code: str):
    """Return the only date of a sentence."""
    return read("date", f"It came {words}." if code == "en" else f"Il est venu {words}.", DAY, code)[0]


@pytest.mark.parametrize(("first", "second", "relation"), PAIRS)
def test_two_english_dates(read, first, second, relation):
    """Stand to each other so, and conversely seen from the other side."""
    a, b = one(read, first, "en"), one(read, second, "en")
    assert relation == compare(a, b).relation
    assert compare(a, b).relation.converse == compare(b, a).relation


@pytest.mark.parametrize(("english", "french", "relation"), BETWEEN_LANGUAGES)
def test_an_english_and_a_french_date(read, english, french, relation):
    """Meet in their values."""
    assert relation == compare(one(read, english, "en"), one(read, french, "fr")).relation
