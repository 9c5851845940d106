"""Copies of one wire text count as one origin."""

from __future__ import annotations

import itertools
import random

import attrs
import pytest

from factcheck.judge.origins import independent, origins
from factcheck.model import Mention, Span

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
        pytest.param(f"Un bateau a sombré lundi en Bretagne. {WIRE[96:]}", id="with a lead of its own"),
        pytest.param(WIRE.replace(", ", " ; ").replace("L'", "L’"), id="with other punctuation"),
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


SPEECH = (
    "« Le navire n'avait aucune raison de couler par un temps pareil, et nous voulons savoir qui a ordonné ce départ, "
    "qui a signé les papiers et pourquoi personne n'a répondu aux appels de l'équipage pendant deux heures »"
)


@pytest.mark.parametrize("marks", ["« »", "“ ”", '" "'])
def test_a_long_quotation_makes_no_copy(document, marks):
    """Two reporters who heard the same speech quote the same words, which are most of what they write."""
    opening, closing = marks.split()
    speech = f"{opening}{SPEECH.strip('« »')}{closing}"
    a = f"L'armateur a pris la parole mardi devant les familles, réunies à la mairie de Brest. {speech}, a-t-il lancé."
    b = f"{speech} : la phrase du patron de la compagnie a été applaudie par les proches des marins, hier soir."
    found = origins([document("a", text=a), document("b", text=b)])
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


def test_copies_of_copies_are_copies(document):
    """The first and the last of a chain share nothing, and are one origin all the same, whatever they are called."""
    halves = WIRE[:150], WIRE[150:], OWN
    texts = [f"{halves[0]} {halves[1]}", f"{halves[1]} {halves[2]}", halves[2]]
    alone = origins([document("x", text=texts[0]), document("y", text=texts[2])])
    assert 2 == len(set(alone.values()))
    for names in itertools.permutations("abc"):
        found = origins([document(name, text=text) for name, text in zip(names, texts, strict=True)])
        assert {0} == set(found.values())


SENTENCE = (
    "Le cargo Alcyon, qui transportait du bois vers Gênes, a coulé {} au large de Brest avec douze marins à bord."
)


def _said(claim, article, text, sentence):
    """A claim in one sentence of a text."""
    start = text.index(sentence)
    made = claim(article)
    mention = Mention(article, start, start + 2, text[start : start + 2], "count", made.value)
    return attrs.evolve(made, mentions=(mention,), sentence=Span(start, start + len(sentence)))


def _origins_of(document, claim, texts: dict[str, tuple[str, str]]) -> int:
    """The number of origins of claims in the given sentence of each text."""
    documents = {name: document(name, text=text) for name, (text, _) in texts.items()}
    number = origins(documents.values())
    claims = [_said(claim, name, text, sentence) for name, (text, sentence) in texts.items()]
    return independent(claims, number.__getitem__, documents)


def test_a_copied_sentence_is_one_origin(document, claim):
    """Articles of their own that took one sentence from a wire, with another day in it."""
    one, other = SENTENCE.format("lundi"), SENTENCE.format("mardi")
    texts = {"a": (f"{one} {WIRE[96:] * 2}", one), "b": (f"{OWN * 2} {other}", other)}
    assert 1 == _origins_of(document, claim, texts)
    third = "Le port de Gênes attendait ce bois depuis une semaine."
    assert 2 == _origins_of(document, claim, texts | {"c": (third, third)})


def test_sentences_of_their_own_are_origins_of_their_own(document, claim):
    """A short sentence that anybody would write, and one in other words, are no copies."""
    short = "Le cargo a coulé lundi."
    mine, theirs = (
        SENTENCE.format("lundi"),
        "Douze marins étaient à bord du cargo Alcyon, qui a coulé lundi près de Brest.",
    )
    assert 2 == _origins_of(document, claim, {"a": (f"{short} {WIRE[96:]}", short), "b": (f"{OWN} {short}", short)})
    assert 2 == _origins_of(document, claim, {"a": (f"{mine} {WIRE[96:]}", mine), "b": (f"{OWN} {theirs}", theirs)})


def test_a_sentence_that_is_a_quotation_is_no_copy(document, claim):
    """Both heard the same speech."""
    texts = {"a": (f"{SPEECH} {WIRE}", SPEECH), "b": (f"{OWN} {SPEECH}", SPEECH)}
    assert 2 == _origins_of(document, claim, texts)
