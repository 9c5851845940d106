"""Laws of places: whatever two places are, comparing them both ways agrees; what stands around changes nothing."""

from __future__ import annotations

import json
import time

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.kinds.registry import compare
from factcheck.model import Relation

PHRASES = (
    "à Tulle", "à Lisbonne", "à Trimbolle", "en Corrèze", "en Bavière", "en Slovénie", "en mer Noire", "dans l'UE",
    "près de Lima", "au nord de Lima", "à 12 km au nord de Lima", "dans le nord du Mali", "à la préfecture",
    "à l'hôpital de Tulle", "à l'hôpital de Trimbolle", "sur l'A6", "au parlement slovène", "sur le lac Baïkal",
    "dans l'Extrême-Orient russe", "sur la place des Vosges", "à la gare de Lyon-Perrache", "vers Limoges",
)  # fmt: skip
PLACES = st.sampled_from(PHRASES)
AROUND = st.sampled_from(("Hier, ", "On le dit : ", "La nuit, ", "« Oui ». ", ""))


def first(read, phrase, before="", after=" depuis longtemps."):
    return read("location", f"{before}Il se trouve {phrase}{after}")[0]


@given(a=PLACES, b=PLACES)
def test_comparing_is_symmetric(read, a, b):
    """The other order gives the relation seen from the other side."""
    here, there = first(read, a), first(read, b)
    assert compare(here, there).relation.converse == compare(there, here).relation


@given(a=PLACES)
def test_a_place_is_itself(read, a):
    """Whatever is known of it."""
    assert Relation.EQUAL is compare(first(read, a), first(read, a)).relation


@given(a=PLACES, b=PLACES, c=PLACES)
def test_narrower_is_transitive(read, a, b, c):
    """What lies in a place lies in what contains that place, or nothing is known of it."""
    x, y, z = (first(read, p) for p in (a, b, c))
    if compare(x, y).relation is Relation.NARROWER and compare(y, z).relation is Relation.NARROWER:
        assert compare(x, z).relation in (Relation.NARROWER, Relation.NOT_COMPARABLE)


@given(a=PLACES, before=AROUND, after=st.sampled_from((".", ", dit-on.", " ; voilà.", " !")))
def test_neighbours_change_nothing(read, a, before, after):
    """A place is the same in every sentence."""
    assert first(read, a).value == first(read, a, before, after).value


@given(a=PLACES)
def test_a_value_is_json(read, a):
    """And comes back from it the same."""
    told = first(read, a).value.to_dict()
    assert told == json.loads(json.dumps(told))


@given(phrases=st.lists(PLACES, min_size=1, max_size=4))
def test_what_lies_in_a_mention_says_less(read, phrases):
    """A place inside another mention is named by it, and locates nothing by itself."""
    found = read("location", " Puis ".join(f"il se trouve {p}." for p in phrases))
    for outer in found:
        inner = [m for m in found if outer.start <= m.start and m.end <= outer.end and m is not outer]
        assert all(not m.value.locates for m in inner)


@given(text=st.text(alphabet="àÀ LlaA'’-.,()6kmÉPd\n", max_size=60))
def test_any_text_can_be_read(read, text):
    """Without an error, with offsets that fit."""
    for mention in read("location", text):
        assert mention.text == text[mention.start : mention.end]
        assert attrs.asdict(mention.value)["key"]


@pytest.mark.parametrize("unit", ["Paris ", "de la ", "Paris, Londres et ", "Le Grand ", "l'A4 ", "gare de ", "à "])
def test_repetition_costs_no_more_than_its_length(read, unit):
    """Four times the text takes about four times as long."""

    def seconds(length):
        start = time.perf_counter()
        read("location", (unit * length)[: length * 5])
        return time.perf_counter() - start

    seconds(500)
    short = min(seconds(2_000) for _ in range(3))
    assert min(seconds(8_000) for _ in range(2)) < 12 * short + 0.05
