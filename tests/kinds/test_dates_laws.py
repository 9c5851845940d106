"""Laws of French dates: canonical forms read back, neighbours change nothing, texts of any make are read in time."""

from __future__ import annotations

import datetime as dt
import itertools

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.kinds.date.value import DateValue
from factcheck.kinds.registry import apart, compare

DAYS = st.dates(dt.date(1990, 1, 10), dt.date(2039, 12, 20)).map(dt.date.isoformat)
PHRASES = [
    "lundi", "mardi soir", "mardi à 14h30", "hier", "avant-hier soir", "demain à 9 h", "aujourd'hui", "ce matin",
    "dans la nuit de lundi à mardi", "dans la nuit du 9 au 10 mai", "le 4 mars", "le 4 mars 2022", "le 1er mai",
    "le 4 mars 2022 à 8 h", "du 4 au 8 mars", "de lundi à jeudi", "les 6 et 7 avril", "en février", "en mars 2021",
    "fin août 2021", "mi-juin", "début 2020", "en 2019", "de 1998 à 2004", "cette semaine", "la semaine dernière",
    "ce week-end", "le mois prochain", "l'an dernier", "l'été dernier", "à l'automne 2020", "au premier trimestre 2022",
    "au second semestre 2023", "dans les années 1980", "au XIXe siècle", "à Noël", "à Pâques 2023", "il y a deux jours",
    "dans trois jours", "dans la soirée de mardi", "la semaine du 4 mars 2024", "le week-end du 9 mars 2024",
]  # fmt: skip
ALONE = ["Il pleut.", "Le maire a parlé.", "On attend 300 personnes.", "Le vent tombe, dit-on !", "« Rien à dire. »"]


def first(read, phrase: str, day: str, *, before: str = "Il est venu ", after: str = ", dit-on.") -> DateValue:
    """Return the value of the first date in the phrase, set in a sentence."""
    text = before + phrase + after
    return next(m.value for m in read("date", text, day) if m.start >= len(before) - 1)


@given(phrase=st.sampled_from(PHRASES), day=DAYS)
def test_the_canonical_form_reads_back(read, phrase, day):
    """What a value is shown as, read on the same day, is a date of the same TIMEX3 value and stretch of time."""
    value = first(read, phrase, day)
    again = first(read, f"en {value.text}" if value.text.isdigit() else value.text, day)
    assert (value.timex, value.earliest, value.latest) == (again.timex, again.earliest, again.latest)


@given(
    phrase=st.sampled_from(PHRASES),
    day=DAYS,
    before=st.lists(st.sampled_from(ALONE), max_size=3),
    after=st.lists(st.sampled_from(ALONE), max_size=3),
)
def test_neighbouring_sentences_change_nothing(read, phrase, day, before, after):
    """A sentence without a date leaves the value of the next as it is."""
    lead = " ".join([*before, "Il est venu "])
    tail = ", dit-on. " + " ".join(after)
    assert first(read, phrase, day) == first(read, phrase, day, before=lead, after=tail)


@given(phrases=st.lists(st.sampled_from(PHRASES), min_size=1, max_size=6), day=DAYS)
def test_expressions_lie_in_the_text_and_apart_from_each_other(read, phrases, day):
    """So do those that a mention is taken into."""
    text = ", puis ".join(phrases)
    found = [piece for mention in read("date", text, day) for piece in apart(mention, text)]
    assert [piece.text for piece in found] == [text[piece.start : piece.end] for piece in found]
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(piece.text.strip() == piece.text and piece.text for piece in found)


@given(phrase=st.sampled_from(PHRASES), day=DAYS)
def test_a_value_lies_in_order(read, phrase, day):
    """It ends where it begins or later, and its expressions lie within it or name its day."""
    value = first(read, phrase, day)
    assert value.earliest is not None
    assert value.latest is not None
    assert value.earliest <= value.latest


@given(phrase=st.sampled_from(PHRASES), day=DAYS, days=st.integers(-400, 400))
def test_what_names_its_own_year_needs_no_reference(read, phrase, day, days):
    """A date whose words say which one it is has one value, whatever the day it is told on."""
    value = first(read, phrase, day)
    other = (dt.date.fromisoformat(day) + dt.timedelta(days=days)).isoformat()
    if value.basis == "text":
        assert attrs.evolve(value, told=None) == attrs.evolve(first(read, phrase, other), told=None)


@given(day=DAYS, weekday=st.sampled_from(["lundi", "mardi", "jeudi", "dimanche"]), days=st.integers(0, 3))
def test_a_weekday_told_in_one_turn_of_the_news_is_one_day(read, day, weekday, days):
    """Two articles of a few days agree on it, whichever week each was taken for."""
    later = (dt.date.fromisoformat(day) + dt.timedelta(days=days)).isoformat()
    text = f"Il est venu {weekday}."
    (here,), (there,) = read("date", text, day), read("date", text, later)
    assert compare(here, there).relation == "equal"


REPEATED = [
    "mardi ",
    "1 ",
    "1",
    "de ",
    "à ",
    "le 1er ",
    "12 janvier ",
    "à 14h30 ",
    "un deux trois ",
    "dans la nuit de ",
    "\n",
]


@pytest.mark.parametrize("unit", REPEATED)
def test_time_grows_as_the_text_does(read, unit, time_of):
    """Four times the text takes about four times as long, whatever it repeats."""
    short, long = unit * (8_000 // len(unit)), unit * (32_000 // len(unit))
    assert (
        time_of(lambda: read("date", long, "2024-03-13"))
        < 12 * time_of(lambda: read("date", short, "2024-03-13")) + 0.2
    )


@pytest.fixture
def time_of():
    """A function that returns the processor seconds that a call takes, the best of two."""
    import time

    def measure(call) -> float:
        spent = []
        for _ in range(2):
            begin = time.process_time()
            call()
            spent.append(time.process_time() - begin)
        return min(spent)

    return measure
