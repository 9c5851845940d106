"""Text with its accents apart from the letters is read like any other, with its own offsets."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.kinds.composed import Composed, Positions
from factcheck.kinds.registry import apart

DAY = "2024-03-13"
TEXTS = {
    "date": "Né à Orléans, il y est décédé début août 2023, puis fêté le 8 décembre à 9 h et à Noël.",
    "location": "Les blessés ont été évacués à Orléans, près de l'hôpital.",
    "count": "Près de 300 élèves étaient là, dont trente-sept blessés, décédés à 20 %.",
}


@pytest.mark.parametrize("kind", TEXTS)
def test_both_forms_have_the_same_mentions(make_finder, make_document, kind):
    """The values are the same, and the words composed are."""
    finder, text = Composed(make_finder(kind)), TEXTS[kind]
    here = finder.find(make_document(text, DAY))
    apart_from = unicodedata.normalize("NFD", text)
    there = finder.find(make_document(apart_from, DAY))
    assert here
    assert [m.value for m in here] == [m.value for m in there]
    assert [m.text for m in here] == [unicodedata.normalize("NFC", m.text) for m in there]
    assert all(m.text == apart_from[m.start : m.end] for m in there)


def test_expressions_lie_where_they_stand(make_finder, make_document):
    """A day and its hour are found apart from each other in both forms."""
    text = unicodedata.normalize("NFD", "Décédé à l'été, fêté le 8 décembre à 9 h.")
    found = [e for m in Composed(make_finder("date")).find(make_document(text, DAY)) for e in apart(m, text)]
    assert ["le 8 décembre", "9 h"] == [unicodedata.normalize("NFC", e.text) for e in found][-2:]
    assert all(e.text == text[e.start : e.end] for e in found)


def test_the_parse_moves_with_the_text(make_document, make_finder, parser):
    """Settling reads the same article, letters composed."""
    text = unicodedata.normalize("NFD", "Le député élu se rendra vendredi à Orléans.")
    document, dates = make_document(text, DAY), Composed(make_finder("date"))
    found = dates.find(document)
    sentences = parser.parse(text, [(0, len(text))], [(m.start, m.end) for m in found])
    (settled,) = dates.settle(document, found, sentences)
    assert "2024-03-15" == settled.value.timex
    assert "vendredi" == text[settled.start : settled.end]


@given(text=st.text(alphabet="aéè\u0301\u0300\u0327 -n", max_size=30))
def test_offsets_go_there_and_back(text):
    """Each composed character leads to where its letter stands, and back."""
    positions = Positions(text)
    given_at = [positions.given(n) for n in range(len(positions.text) + 1)]
    assert given_at == sorted(given_at)
    assert given_at[-1] == len(text)
    assert all(positions.composed(at) <= n for n, at in enumerate(given_at))
