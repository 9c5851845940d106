"""Copies of one wire text count as one origin."""

from __future__ import annotations

import random

import pytest

from factcheck.judge.origins import origins

WIRE = (
    "Le cargo Alcyon a coulé lundi au large de Brest, faisant deux blessés, ont annoncé les secours. "
    "Le navire transportait du bois et se rendait à Gênes. L'équipage a été conduit à terre par un chalutier. "
    "Une enquête a été ouverte par le parquet maritime, qui attend le rapport des experts."
)
OWN = (
    "Un bateau chargé de bois a sombré près des côtes bretonnes. Les marins sont sains et saufs. "
    "La préfecture n'exclut pas une avarie du moteur, comme il y en eut trois depuis janvier dans cette zone."
)


def test_texts_of_their_own_are_origins_of_their_own(document):
    """Two articles about one event, in different words."""
    found = origins([document("a", text=WIRE), document("b", text=OWN)])
    assert found["a"] != found["b"]


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(WIRE, id="word for word"),
        pytest.param(WIRE.upper(), id="in capitals"),
        pytest.param(WIRE.replace("lundi", "mardi"), id="with another day"),
        pytest.param(WIRE.replace(". ", ".\n\n"), id="in other paragraphs"),
        pytest.param(WIRE[:200], id="shortened"),
        pytest.param(f"{OWN} {WIRE}", id="with more around it"),
    ],
)
def test_copies_share_an_origin(document, copy):
    """Most of the shorter text stands in the other."""
    found = origins([document("a", text=WIRE), document("b", text=copy)])
    assert found["a"] == found["b"]


def test_a_quoted_sentence_makes_no_copy(document):
    """A short quotation in a text of one's own."""
    found = origins([document("a", text=WIRE), document("b", text=f"{OWN} {WIRE[:60]}")])
    assert found["a"] != found["b"]


def test_a_text_too_short_to_tell_is_its_own(document):
    """Four words say nothing of where they come from."""
    found = origins([document("a", text="Le cargo a coulé."), document("b", text="Le cargo a coulé.")])
    assert found["a"] != found["b"]


def test_which_articles_share_an_origin_does_not_depend_on_order(document):
    """Three copies and one text of its own, shuffled."""
    texts = {"a": WIRE, "b": OWN, "c": WIRE.replace("lundi", "mardi"), "d": WIRE[:250]}
    documents = [document(name, text=text) for name, text in texts.items()]
    expected = dict(origins(documents))
    assert 2 == len(set(expected.values()))
    for seed in range(4):
        random.Random(seed).shuffle(documents)
        assert expected == dict(origins(documents))


def test_no_articles_no_origins():
    """An empty story."""
    assert {} == dict(origins([]))
