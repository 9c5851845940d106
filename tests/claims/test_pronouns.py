"""Who is meant by a pronoun that is a subject: named where it is safe, nobody elsewhere."""

from __future__ import annotations

import pytest


def subjects(claims, said):
    """The subjects of the claim of one value."""
    [claim] = [c for c in claims if c.mentions[0].text == said]
    return [p.name for p in claim.event.participants if p.role == "subject"]


@pytest.mark.parametrize(
    ("code", "text", "said", "name"),
    [
        pytest.param(
            "fr", "Le cargo a coulé dimanche. Il transportait 42 marins.", "42", "cargo", id="the sentence before"
        ),
        pytest.param(
            "fr",
            "La ministre a quitté Oslo mardi. Elle a signé deux accords.",
            "deux",
            "ministre",
            id="of its gender",
        ),
        pytest.param(
            "fr", "Le maire affirme qu'il a reçu 300 lettres.", "300", "maire", id="the subject of the clause above"
        ),
        pytest.param("fr", "Les grévistes ont défilé à Lyon. Ils étaient 300.", "300", "gréviste", id="of its number"),
        pytest.param("en", "Mr. Little left Boston on Sunday. He gave two speeches.", "two", "Little", id="a person"),
        pytest.param("en", "The ship left Oslo on Sunday. It sank on Monday.", "Monday", "ship", id="a thing"),
        pytest.param(
            "fr",
            "Le pape a quitté Rome lundi. Il a célébré une messe. Il partira samedi.",
            "samedi",
            "pape",
            id="two sentences on",
        ),
    ],
)
def test_a_pronoun_stands_for_somebody(claims_in, code, text, said, name):
    """The subject of a clause above, else of the sentence before, where number, gender and sort fit."""
    assert [name] == subjects(claims_in(code)(text), said)


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        pytest.param("fr", "La police a bouclé le quartier. Il a reçu 300 lettres.", "300", id="of another gender"),
        pytest.param("fr", "Le maire a parlé. Il faut 300 lits.", "300", id="nobody is meant"),
        pytest.param("fr", "Le maire a parlé. Il y a 300 lits.", "300", id="there is"),
        pytest.param(
            "fr", "Le bateau de Paul Ardent a coulé. Il avait acheté deux voiles.", "deux", id="ship or owner"
        ),
        pytest.param("en", "The train left. He sold two houses.", "two", id="a thing is no he"),
        pytest.param("en", "The workers left. It sold two houses.", "two", id="of another number"),
        pytest.param("en", 'The ship sank. "He sold two houses," the mayor said.', "two", id="inside a quotation"),
    ],
)
def test_a_pronoun_that_may_mean_others_is_left_alone(claims_in, code, text, said):
    """No subject is better than a wrong one."""
    assert [] == subjects(claims_in(code)(text), said)


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        ("fr", "« Nous avons nagé deux heures », raconte Anna Weber.", "deux heures"),
        ("en", '"We swam for two hours," said Anna Weber.', "two hours"),
    ],
)
def test_who_is_quoted_is_the_first_person(claims_in, code, text, said):
    """Another article tells the same of them by name."""
    assert ["Anna Weber"] == subjects(claims_in(code)(text), said)
