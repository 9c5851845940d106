"""Laws of English dates: mentions lie in the text, neighbours change no value, a value's name reads back."""

from __future__ import annotations

import datetime as dt
import itertools

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.kinds.registry import compare
from factcheck.lexicon import Lexicon
from factcheck.model import Relation

DAYS = st.sampled_from(["2024-03-13", "2024-01-02", "2023-12-29", "2024-02-29", None])
KNOWN_DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31))
PHRASES = [
    "on Monday", "on Tuesday evening", "late on Friday", "early on Sunday", "at 2:30 p.m. on Tuesday", "on March 4",
    "on 4 March 2022", "on September 12, 2023", "in February", "in late August 2021", "in 2019", "since 2012",
    "two years ago", "until Friday", "yesterday", "tomorrow morning", "this week", "last summer", "in the 1980s",
    "from March 4 to 8", "between Monday and Wednesday", "in the third quarter of 2023", "on Christmas Day",
    "overnight", "last night", "at noon", "at 0430 GMT", "before dawn", "in the 89th minute", "next year",
    "at the weekend",
    "in recent weeks", "by the end of the month", "in the 19th century", "on Fridays", "on Easter Monday",
    "in the first half of 2024", "from 5 a.m. to 8 a.m.", "at half-time", "the next day", "a day earlier",
]  # fmt: skip
MONTHS, WEEKDAYS = (list(Lexicon("en").table("dates")[table]) for table in ("months", "weekdays"))
NEIGHBOURS = [
    "The ferry",
    "said Smith.",
    "It may march on;",
    "12 people and 3,000 sheep",
    "(Reuters) -",
    "second",
    "St.",
]


def only(read, phrase: str, day: str | None, before: str = "It was ready ", after: str = ", they say."):
    """Return the mentions in a phrase, set in a sentence, counted from its beginning."""
    text = before + phrase + after
    found = [m for m in read("date", text, day, "en") if m.start >= len(before)]
    return [attrs.evolve(m, start=m.start - len(before), end=m.end - len(before)) for m in found]


@given(parts=st.lists(st.sampled_from([*PHRASES, *NEIGHBOURS]) | st.text(max_size=12), max_size=9), day=DAYS)
def test_mentions_lie_in_the_text(read, parts, day):
    """Whatever the text, a mention's words are those at its offsets, in text order, apart from each other."""
    text = " ".join(parts)
    found = read("date", text, day, "en")
    assert [m.text for m in found] == [text[m.start : m.end] for m in found]
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@given(phrase=st.sampled_from(PHRASES), day=DAYS, first=st.sampled_from(NEIGHBOURS), last=st.sampled_from(NEIGHBOURS))
def test_neighbours_change_no_value(read, phrase, day, first, last):
    """The same words have the same value beside other words."""
    plain = only(read, phrase, day)
    beside = only(read, phrase, day, before=f"{first} , ", after=f", {last}")
    assert [(m.text, m.value.timex) for m in plain] == [(m.text, m.value.timex) for m in beside]


@given(phrase=st.sampled_from(PHRASES), day=DAYS)
def test_a_value_agrees_with_itself(read, phrase, day):
    """Unless nothing at all is known of it."""
    for mention in only(read, phrase, day):
        relation = compare(mention, mention).relation
        known = mention.value.anchored or mention.value.vague
        assert relation is Relation.EQUAL or (not known and relation is Relation.NOT_COMPARABLE)


@given(first=st.sampled_from(PHRASES), second=st.sampled_from(PHRASES), day=DAYS, other=DAYS)
def test_the_order_of_two_values_does_not_matter(read, first, second, day, other):
    """Seen from the other side, the relation is the converse, and as far."""
    for a in only(read, first, day):
        for b in only(read, second, other):
            there, back = compare(a, b), compare(b, a)
            assert (there.relation.converse, there.far) == (back.relation, back.far)


@given(day=KNOWN_DAYS)
def test_every_way_to_write_a_day_reads_back(read, day):
    """American and British order, with and without the weekday, and how a value shows itself."""
    month, weekday = MONTHS[day.month - 1], WEEKDAYS[day.weekday()]
    ways = [
        f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}", f"{weekday}, {month} {day.day}, {day.year}",
        f"{weekday} {day.day} {month} {day.year}", f"the {day.day} of {month}, {day.year}", day.isoformat(),
    ]  # fmt: skip
    for way in ways:
        [mention] = only(read, f"on {way}", "2024-03-13")
        assert (way, day.isoformat()) == (mention.text, mention.value.timex)
        [again] = only(read, f"on {mention.value.text}", None)
        assert (again.value.earliest, again.value.latest) == (mention.value.earliest, mention.value.latest)


@given(day=KNOWN_DAYS, reference=KNOWN_DAYS)
def test_a_day_without_a_year_is_the_nearest(read, day, reference):
    """Not further than half a year off."""
    assume((day.month, day.day) != (2, 29))
    [mention] = only(read, f"on {MONTHS[day.month - 1]} {day.day}", reference.isoformat())
    found = dt.date.fromisoformat(mention.value.timex)
    assert (day.month, day.day) == (found.month, found.day)
    assert abs((found - reference).days) <= 183


@given(reference=KNOWN_DAYS, number=st.integers(1, 7))
def test_a_weekday_lies_within_a_week(read, reference, number):
    """Alone up to the article's day, with "last" two days or more before it, with "next" as much behind it."""
    name = WEEKDAYS[number - 1]
    gaps = []
    for words in (name, f"last {name}", f"next {name}"):
        [mention] = only(read, f"on {words}", reference.isoformat())
        found = dt.date.fromisoformat(mention.value.timex)
        assert number == found.isoweekday()
        gaps.append((found - reference).days)
    assert -6 <= gaps[0] <= 0
    assert -8 <= gaps[1] <= -2
    assert 2 <= gaps[2] <= 8


@pytest.mark.parametrize(
    "word", ["Monday ", "12 ", "10:30 ", "March ", "in the ", "from Monday to ", "first in ", "one "]
)
def test_repetition_ends(read, word):
    """Adversarial repetition of what a rule waits for is read, and every mention lies in it."""
    text = word * (6000 // len(word))
    assert all(text[m.start : m.end] == m.text for m in read("date", text, "2024-03-13", "en"))
