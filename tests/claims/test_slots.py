"""The slots that tell one question from another: what a value is said of, what is counted, where and when."""

from __future__ import annotations

import pytest


def event(claims, said):
    """The event of the claim of one value."""
    [claim] = [c for c in claims if c.mentions[0].text == said]
    return claim.event


@pytest.mark.parametrize(
    ("code", "text", "said", "about"),
    [
        ("fr", "Un pêcheur de 29 ans a été sauvé.", "29 ans", "pêcheur"),
        ("fr", "Anna Weber, 41 ans, a quitté Oslo.", "41 ans", "Anna Weber"),
        ("fr", "La prévenue, âgée de 56 ans, a reconnu les faits.", "56 ans", "prévenue"),
        ("fr", "Paul Ardent est mort à l'âge de 89 ans.", "89 ans", "Paul Ardent"),
        ("fr", "Paul Ardent avait 88 ans.", "88 ans", "Paul Ardent"),
        ("fr", "Le maire de Brest a démissionné.", "Brest", "maire"),
        ("en", "Mr. Little left on Sunday. He was 46.", "46", "Little"),
        ("en", "The 27-year-old policeman won.", "27-year-old", "policeman"),
    ],
)
def test_a_value_is_said_of_somebody(claims_in, code, text, said, about):
    """The noun or the name that it hangs on, or of which it is the predicate."""
    assert about == event(claims_in(code)(text), said).about


@pytest.mark.parametrize(
    ("code", "text", "said", "counted", "total"),
    [
        ("fr", "La collision a fait 42 blessés, dont sept enfants.", "sept", "enfant", "42"),
        ("fr", "La collision a fait 42 blessés. Trois sont graves.", "Trois", "blessé", ""),
        ("en", "Nine people have died, six of them in Leeds.", "six", "people", "nine"),
        ("en", "Eleven people were taken to hospital.", "Eleven", "people", ""),
    ],
)
def test_what_is_counted_may_stand_elsewhere(claims_in, code, text, said, counted, total):
    """A number without its noun has that of the one before; a part knows its total."""
    found = event(claims_in(code)(text), said)
    assert (counted, total) == (found.counted, found.total)


@pytest.mark.parametrize(
    ("code", "text", "said", "predicate"),
    [
        ("fr", "Treize personnes ont été tuées et 22 autres blessées dimanche.", "22", "blesser"),
        ("fr", "Treize personnes ont été tuées et 22 autres blessées dimanche.", "Treize", "tuer"),
        ("fr", "L'explosion a fait 12 morts et 30 blessés.", "12", "mourir"),
        ("fr", "L'explosion a fait 12 morts et 30 blessés.", "30", "blesser"),
        ("en", "Nine people were killed and 20 injured on Sunday.", "20", "injure"),
        ("en", "The blast left 12 dead and 30 wounded.", "12", "die"),
    ],
)
def test_what_has_become_of_those_counted_is_the_predicate(claims_in, code, text, said, predicate):
    """The dead and the injured of one clause answer two questions."""
    assert predicate == event(claims_in(code)(text), said).predicate


@pytest.mark.parametrize(
    ("code", "text", "said", "predicate"),
    [
        ("fr", "C'est dimanche que le navire a quitté Brest.", "dimanche", "quitter"),
        ("en", "It was on August 14 that armed men stopped the car.", "August 14", "stop"),
        ("fr", "Les quatorze pêcheurs doivent être relâchés.", "quatorze", "relâcher"),
        ("fr", "La messe aura lieu dimanche.", "dimanche", "messe"),
        ("fr", "La préfecture a placé le port en alerte à partir de samedi.", "samedi", "placer"),
        ("en", "The lake is at 11% of capacity.", "11%", "be"),
        ("fr", "Le notaire de Brest a acheté un bateau.", "Brest", "notaire"),
    ],
)
def test_the_predicate_carries_the_meaning(claims_in, code, text, said, predicate):
    """Not a copula, a modal, a light verb, a preposition or the value itself."""
    found = [c for c in claims_in(code)(text) if c.mentions[0].text.endswith(said)]
    assert predicate in {c.event.predicate for c in found}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Le maire de Brest a parlé.", ["Brest"]),
        ("Les cheminots belges ont parlé.", []),
        ("La grève belge a commencé.", ["belge"]),
    ],
)
def test_a_place_behind_a_noun_is_a_claim(claims_of, text, places):
    """An adjective of a country is none, unless it says where an event is."""
    assert places == [c.mentions[0].text for c in claims_of(text) if c.kind == "location"]


def test_a_value_takes_no_part_in_its_own_event(claims_of):
    """The matcher must not see the place that it asks for; to the date it is a place like others."""
    text = "Le navire est arrivé à Brest dimanche."
    assert "Brest" not in {p.name for p in event(claims_of(text), "Brest").participants}
    assert "Brest" in {p.name for p in event(claims_of(text), "dimanche").participants}


def test_place_and_time_are_values_too(claims_of):
    """They compare in every language; the sentence's stand in where the clause has none."""
    found = event(claims_of("Le navire est arrivé à Londres dimanche."), "dimanche")
    assert found.place_value is not None
    assert (found.place, "city london GB") == (found.place_value.text, found.place_value.to_dict()["key"])
    assert found.place_value == found.near_place
    text = "Le navire est parti dimanche, a annoncé la préfecture à Brest."
    found = event(claims_of(text), "dimanche")
    assert found.place_value is None
    assert found.near_place is not None


@pytest.mark.parametrize(
    ("text", "said", "subject"),
    [
        ("The general ordered the troops to leave Oslo on Monday.", "Monday", "troops"),
        ("The court jailed Paul Ardent for killing two people.", "two", "Paul Ardent"),
        ("The arrival of Anna Weber on Monday was a surprise.", "Monday", "Anna Weber"),
    ],
)
def test_a_verb_without_a_subject_has_the_right_one(claims_in, text, said, subject):
    """Of an order, the one who is ordered; of a reproach, the one who is blamed; of an arrival, who arrives."""
    found = event(claims_in("en")(text), said)
    assert subject in {p.name for p in found.participants if p.role == "subject"}
