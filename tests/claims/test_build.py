"""How claims are put together: ids, places in the text, what stands beside a value, questions and statements."""

from __future__ import annotations

import re

import pytest

from factcheck.claims.build import build
from factcheck.claims.names import names_of

TEXT = "Le navire a quitté Brest dimanche. Il transportait 42 passagers, selon la préfecture."


@pytest.fixture(scope="module")
def claims(claims_of):
    """The claims of a text of two sentences."""
    return claims_of(TEXT)


def test_each_value_makes_a_claim_in_text_order(claims):
    """A place, a date, a count."""
    assert [("location", "Brest"), ("date", "dimanche"), ("count", "42")] == [
        (c.kind, c.mentions[0].text) for c in claims
    ]


def test_everything_lies_in_the_text(claims):
    """Mention and predicate lie in the sentence, and their words are those of the text."""
    for claim in claims:
        [mention] = claim.mentions
        assert mention.text == TEXT[mention.start : mention.end]
        assert claim.event.text == TEXT[claim.event.span.start : claim.event.span.end]
        assert mention.span.within(claim.sentence)
        assert claim.event.span.within(claim.sentence)


def test_values_of_one_clause_stand_beside_each_other(claims):
    """The place of the departure is known to its date, and the other way round; other sentences do not mix in."""
    place, date, count = claims
    assert ("Brest", None) == (date.event.place, date.event.time)
    assert (None, date.value.text) == (place.event.place, place.event.time)
    assert (None, None) == (count.event.place, count.event.time)


def test_the_value_is_not_among_the_words_of_its_clause(claims):
    """The matcher must not see it, and words without content tell nothing."""
    place, date, count = claims
    assert {"navire", "quitter"} <= set(place.event.words)
    assert "Brest".lower() not in {word.lower() for word in place.event.words}
    assert not {"dimanche", "le", "avoir"} & set(date.event.words)
    assert "42" not in count.event.words


def test_a_statement_is_the_question_answered(claims):
    """Both begin with the clause; a question asks what its kind asks."""
    for claim, asked in zip(claims, ("d'où ?", "quand ?", "combien ?"), strict=True):
        clause, _, question = claim.question.rpartition(" : ")
        assert asked == question
        assert f"{clause} : {claim.value.text}" == claim.statement


@pytest.mark.parametrize(
    "number", [pytest.param(0, id="place"), pytest.param(1, id="date"), pytest.param(2, id="count")]
)
def test_a_question_does_not_give_the_answer_away(claims, number):
    """The clause in it is told without the value."""
    assert claims[number].mentions[0].text not in claims[number].question


def test_a_denied_claim_reads_as_one(claims_of):
    """A statement that leaves "ne ... pas" out says the opposite of its article."""
    [claim] = [c for c in claims_of("Le train n'a pas quitté Dijon lundi.") if c.kind == "date"]
    assert "n'a pas quitté" in claim.statement


@pytest.mark.xfail(reason="of two counts in one clause the first one's noun stands in both statements", strict=True)
def test_a_statement_names_what_is_counted(claims_of):
    """The injured are not counted among the dead."""
    [dead, injured] = [c for c in claims_of("L'explosion a fait 12 morts et 30 blessés.") if c.kind == "count"]
    assert "morts" in dead.statement
    assert "blessés" in injured.statement


def test_ids_are_made_of_content(claims, claims_of):
    """Another reading of the text names its claims alike, and a sentence put after it changes no name."""
    assert len(claims) == len({c.id for c in claims})
    assert all(re.fullmatch("[0-9a-f]{16}", c.id) for c in claims)
    longer = claims_of(f"{TEXT} Le capitaine a démissionné mardi.")
    assert {c.id for c in claims} < {c.id for c in longer}


def test_two_values_of_one_sort_are_two_claims(claims_of):
    """The same words twice in one article are told apart by where they stand."""
    claims = claims_of("Le maire a reçu Zoé Martin lundi. Le préfet a reçu Zoé Martin lundi.")
    assert 2 == len({c.id for c in claims if c.kind == "date"})


def test_no_values_no_claims(claims_of, words, page):
    """A text without dates, places and counts claims nothing that can be compared; nor does one that was not read."""
    assert () == claims_of("Le maire sourit.")
    assert () == build(page("Le maire sourit."), (), (), words)


NAMES = """
Le le DET 1 det
ministre ministre NOUN 5 nsubj
français français ADJ 1 amod
Paul Paul PROPN 1 appos
Girard Girard PROPN 3 flat
salue saluer VERB 5 root
Anna Anna PROPN 5 obj
"""


def test_names_and_descriptions(tree, words):
    """An article's names are counted, and a title beside a name describes it."""
    found = names_of([tree(NAMES), tree("Anna Anna PROPN 1 nsubj\nrit rire VERB 1 root")], words)
    assert (("Anna", 2), ("Paul Girard", 1)) == found.counts
    assert (("ministre français", "Paul Girard"),) == found.descriptions


def test_a_title_alone_describes_nobody(tree, words):
    """Nobody is named in "Le ministre rit"."""
    found = names_of([tree("Le le DET 1 det\nministre ministre NOUN 2 nsubj\nrit rire VERB 2 root")], words)
    assert ((), ()) == (found.counts, found.descriptions)


def test_an_acronym_is_the_name_that_it_shortens(french, words):
    """What stands before a bracket with its initials is described by them."""
    text = "L'agence mondiale antidopage (AMA) a parlé. Le bateau (OMC) a coulé."
    names = names_of(french.parse(text, [(0, len(text))], []), words)
    assert (("agence mondial", "AMA"),) == names.descriptions
