"""A date rule is tried only around the words that it cannot do without, and finds there what it would find anywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.kinds.date import grammar as grammars
from factcheck.kinds.date.cues import Cues, cues_of, windows
from factcheck.kinds.date.grammar import DateGrammar
from factcheck.lexicon import Lexicon, languages

UNIT, MONTH = frozenset({"day", "days"}), frozenset({"june", "july"})
BLOCKS = {"{unit}": UNIT, "{month}": MONTH}


@pytest.mark.parametrize(
    ("pattern", "cues"),
    [
        ("{unit} ago", [UNIT, {"ago"}]),
        ("(?:about )?{unit}", [UNIT]),
        ("{unit}? ago", [{"ago"}]),
        ("{unknown} ago", [{"ago"}]),
        ("(?:{unit}|{month}) ago", [UNIT | MONTH, {"ago"}]),
        ("(?:{unit}|soon)x", []),
        ("{month}(?= {unit})", [MONTH]),
        ("{month}(?! {unit})", [MONTH]),
        ("(?<!late ){month}", [MONTH]),
        ("starts? {month}", [MONTH]),
        ("dernier(?:e)?s {unit}", [UNIT]),
        ("l'{unit} en cours", [{"l"}, UNIT, {"en"}, {"cours"}]),
        ("\\d{1,2} [a-z]+ (?P<month>may)", [{"may"}]),
        ("(?:last|next) week", [{"last", "next"}, {"week"}]),
        ("(?:last|next)week", []),
        ("weekend(?! of {month})", [{"weekend"}]),
    ],
)
def test_what_a_pattern_cannot_do_without(pattern, cues):
    """Optional parts, looks ahead and parts of words are no cues; of alternatives one is there."""
    assert [set(cue) for cue in cues_of(pattern, BLOCKS)] == [set(cue) for cue in cues]


def test_windows_lie_around_the_rarest_cue():
    """They stay apart, in order and within the text."""
    text = "day " * 100 + "june " + "day " * 300 + "july"
    places = Cues([UNIT, MONTH], re.compile("(?!)"), frozenset()).places(text, 0, len(text))
    found = list(windows([UNIT, MONTH], places, 0, len(text)))
    assert [(300, 480), (1505, 1609)] == found


def test_no_window_without_a_cue():
    """A rule is not tried in a text without its words; one that has no cue is tried everywhere."""
    assert list(windows([UNIT], {}, 0, 9)) == []
    assert list(windows([], {}, 0, 9)) == [(0, 9)]


def words(code: str) -> list[str]:
    """Return words that dates of a language are made of, and some that they are not."""
    table = Lexicon(code).table("dates")
    names = [name for key in ("weekdays", "months", "parts", "units", "turns", "deictic") for name in table[key]]
    return [*names, *(" ".join(rule["patterns"][0].split()[:2]) for rule in table["rules"]), "12", "2024", "14:30", ","]


@pytest.mark.parametrize("code", languages())
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_cues_change_nothing(code, data):
    """With the cues a text holds the same dates as without them."""
    text = " ".join(data.draw(st.lists(st.sampled_from(words(code)), max_size=80)))
    grammar, everywhere = DateGrammar(Lexicon(code)), DateGrammar(Lexicon(code))
    everywhere._rules = tuple(grammars.Rule(r.operation, r.source, ()) for r in grammar._rules)
    assert everywhere.matches(text, 0, len(text)) == grammar.matches(text, 0, len(text))
