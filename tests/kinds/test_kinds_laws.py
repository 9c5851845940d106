"""Laws that hold for the mentions and comparisons of every kind."""

from __future__ import annotations

import itertools
import json
import re

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.kinds.date.value import DateValue
from factcheck.kinds.registry import KINDS, NAMES, chosen, compare, compare_values
from factcheck.model import Relation, Value

DAYS = st.sampled_from(["2024-03-13", "2024-01-02", "2023-12-29", "2024-02-29", None])
DATES = [
    "lundi", "mardi soir", "mardi à 14h30", "vers 9 h", "dans la nuit de lundi à mardi", "le 4 mars", "le 4 mars 2022",
    "en février", "fin août 2021", "en 2019", "depuis trois jours", "il y a deux ans", "jusqu'à vendredi", "hier",
    "demain matin", "cette semaine", "ce week-end", "l'été dernier", "du 4 au 8 mars", "dans les prochains jours",
    "récemment", "avant 2010", "à 14h30 GMT", "dans la soirée", "de 8 h à 12 h",
]  # fmt: skip
COUNTS = [
    "12", "1 500", "1,5 million", "quarante-deux", "plus de 100", "moins de 50", "une dizaine", "des centaines",
    "entre 10 et 20", "34 %", "un tiers", "six sur dix", "2 km", "500 euros", "58 ans", "deux heures", "la deuxième",
    "56 pieds", "33 milliards", "un septuagénaire",
]  # fmt: skip
PLACES = [
    "à Berlin", "à Pékin", "en Allemagne", "aux États-Unis", "en Sibérie", "au cosmodrome de Plessetsk", "à Paris",
    "au large de Brest", "au nord de Brest", "dans la rue Mouffetard", "à Munich",
]  # fmt: skip
PHRASES = {"date": DATES, "count": COUNTS, "location": PLACES}
BY_KIND = st.sampled_from(NAMES).flatmap(lambda kind: st.tuples(st.just(kind), st.sampled_from(PHRASES[kind])))
PAIRS = st.sampled_from(NAMES).flatmap(
    lambda kind: st.tuples(st.just(kind), *[st.sampled_from(PHRASES[kind])] * 2, DAYS, DAYS)
)


def only(read, kind: str, phrase: str, day: str | None, *, before: str = "Il était prêt ", after: str = " selon eux."):
    """Return the first mention in the phrase, set in a sentence."""
    text = before + phrase + after
    return next(m for m in read(kind, text, day) if m.start >= len(before) - 1)


@given(pair=PAIRS)
def test_the_order_of_two_values_does_not_matter(read, pair):
    """Seen from the other side, the relation is the converse, and as far."""
    kind, first, second, day, other = pair
    a, b = only(read, kind, first, day), only(read, kind, second, other)
    there, back = compare(a, b), compare(b, a)
    assert there.relation.converse == back.relation
    assert there.far == back.far
    assert there.why
    assert back.why


@given(phrase=BY_KIND, day=DAYS)
def test_a_value_agrees_with_itself(read, phrase, day):
    """Unless nothing at all is known of it."""
    mention = only(read, *phrase, day)
    relation = compare(mention, mention).relation
    known = not isinstance(mention.value, DateValue) or mention.value.anchored or mention.value.vague
    assert relation is Relation.EQUAL or (not known and relation is Relation.NOT_COMPARABLE)


@given(phrase=BY_KIND, day=DAYS)
def test_the_same_words_on_the_same_day_agree(read, phrase, day):
    """Wherever in an article they stand."""
    here, there = only(read, *phrase, day), only(read, *phrase, day, before="On le dit : ", after=", dit-on.")
    assert attrs.evolve(here, start=0, end=0) == attrs.evolve(there, start=0, end=0)


@given(parts=st.lists(st.one_of(BY_KIND.map(lambda p: p[1]), st.text(max_size=12)), max_size=8), day=DAYS)
def test_mentions_lie_in_the_text(read, parts, day):
    """Whatever the text, a mention's words are those at its offsets, in text order; only a place may lie in another."""
    text = " ".join(parts)
    for kind in NAMES:
        found = read(kind, text, day)
        assert [m.text for m in found] == [text[m.start : m.end] for m in found]
        nested = kind == "location"
        assert all(a.end <= b.start or (nested and b.end <= a.end) for a, b in itertools.pairwise(found))
        assert all(m.kind == kind and isinstance(m.value, Value) for m in found)


@given(phrases=st.lists(BY_KIND, min_size=1, max_size=5), day=DAYS)
def test_reading_twice_gives_the_same(read, phrases, day):
    """A finder holds no memory of what it has read."""
    text = ". Puis ".join(phrase for _, phrase in phrases)
    for kind in NAMES:
        assert read(kind, text, day) == read(kind, text, day)


@given(n=st.integers(1, 5000), other=st.integers(1, 5000), hedge=st.sampled_from(["environ", "près de", "quelque"]))
def test_a_hedge_never_makes_a_contradiction(read, n, other, hedge):
    """Figures that agree still do when one is hedged."""
    plain = only(read, "count", f"{other} vols", None)
    exact = compare(only(read, "count", f"{n} vols", None), plain).relation
    hedged = compare(only(read, "count", f"{hedge} {n} vols", None), plain).relation
    assert hedged.compatible or not exact.compatible


@given(hour=st.integers(0, 23), minute=st.integers(0, 59), other=st.integers(0, 23))
def test_an_approximate_hour_never_makes_a_contradiction(read, hour, minute, other):
    """Times that agree still do when one is said to be about."""
    there = only(read, "date", f"lundi à {other}h00", "2024-03-13")
    exact = only(read, "date", f"lundi à {hour}h{minute:02d}", "2024-03-13")
    about = only(read, "date", f"lundi vers {hour}h{minute:02d}", "2024-03-13")
    assert compare(about, there).relation.compatible or not compare(exact, there).relation.compatible


@given(phrase=BY_KIND, day=DAYS)
def test_values_are_json_types(read, phrase, day):
    """What goes into the report is JSON, and comes back from it as it was."""
    value = only(read, *phrase, day).value
    known = value.to_dict()
    assert {"type", "text"} <= known.keys()
    assert known == json.loads(json.dumps(known, allow_nan=False))
    assert value.text == " ".join(value.text.split())


def test_values_of_two_kinds_are_not_comparable(read):
    """Nor are two mentions of them."""
    date, count = only(read, "date", "lundi", None), only(read, "count", "12", None)
    assert Relation.NOT_COMPARABLE is compare(date, count).relation
    assert Relation.NOT_COMPARABLE is compare_values("date", date.value, count.value).relation


def test_kinds_are_chosen_by_name():
    """In the order of the list, whatever the order asked for; an unknown name is an error that names them."""
    from factcheck.errors import SettingsError

    assert KINDS == chosen(None)
    assert ["date", "count"] == [kind.name for kind in chosen(["count", "date"])]
    with pytest.raises(SettingsError, match=re.escape("unknown kind 'dates'")):
        chosen(["dates"])
    with pytest.raises(SettingsError, match="sequence of names"):
        chosen("date")
