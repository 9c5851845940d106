"""The clause rules on sentences built by hand: which predicate a word belongs to, and who takes part."""

from __future__ import annotations

import pytest

from factcheck.claims.clauses import Clause, clause_of
from factcheck.claims.phrases import is_name, name_of
from factcheck.claims.repair import depicted, verb_before
from factcheck.claims.roles import participants

SHIP = """
Le le DET 1 det
navire navire NOUN 3 nsubj
a avoir AUX 3 aux
quitté quitter VERB 3 root
Brest Brest PROPN 3 obj
@dimanche dimanche NOUN 3 obl
"""
TOOK_PLACE = """
La le DET 1 det
rencontre rencontre NOUN 3 nsubj
a avoir AUX 3 aux:tense
eu avoir VERB 3 root
lieu lieu NOUN 3 obj
@jeudi jeudi NOUN 3 obl
"""
VISIT = """
La le DET 1 det
visite visite NOUN 6 nsubj
de de ADP 3 case
Marie Marie PROPN 1 nmod
@mardi mardi NOUN 1 nmod
surprend surprendre VERB 6 dummy
étonne étonner VERB 6 root
"""
RELATIVE = """
Le le DET 1 det
train train NOUN 6 nsubj
qui qui PRON 4 nsubj PronType=Rel
a avoir AUX 4 aux
quitté quitter VERB 1 acl:relcl
@lundi lundi NOUN 4 obl
revient revenir VERB 6 root
"""
PASSIVE = """
Les le DET 1 det
otages otage NOUN 3 nsubj:pass
sont être AUX 3 aux:pass
libérés libérer VERB 3 root
par par ADP 6 case
la le DET 6 det
police police NOUN 3 obl:agent
@lundi lundi NOUN 3 obl
"""
SHARED = """
Anna Anna PROPN 1 nsubj
dîne dîner VERB 1 root
et et CCONJ 3 cc
repart repartir VERB 1 conj
@mardi mardi NOUN 3 obl
"""
BOTH = """
Anna Anna PROPN 3 nsubj
et et CCONJ 2 cc
Boris Boris PROPN 0 conj
dînent dîner VERB 3 root
@mardi mardi NOUN 3 obl
"""
COPULA = """
Le le DET 1 det
calme calme NOUN 3 nsubj
est être AUX 3 cop
total total ADJ 3 root
@lundi lundi NOUN 3 obl
"""
QUOTED = """
« « PUNCT 1 punct
Pars partir VERB 6 parataxis
! ! PUNCT 1 punct
» » PUNCT 1 punct
, , PUNCT 1 punct
a avoir AUX 6 aux
crié crier VERB 6 root
Zoé Zoé PROPN 6 nsubj
@lundi lundi NOUN 1 obl
"""
CAPTION = """
Image image NOUN 0 root
montrant montrer VERB 0 acl
le le DET 3 det
départ départ NOUN 1 obj
du de ADP 5 case
train train NOUN 3 nmod
@lundi lundi NOUN 1 obl
"""


def at(sentence, text: str) -> int:
    """The index of a word."""
    return next(i for i, token in enumerate(sentence.tokens) if token.text == text)


@pytest.mark.parametrize(
    ("rows", "date", "predicate"),
    [
        pytest.param(SHIP, "dimanche", "quitter", id="the verb that it hangs on"),
        pytest.param(TOOK_PLACE, "jeudi", "rencontre", id="the noun behind a verb that means little"),
        pytest.param(VISIT, "mardi", "visite", id="the event noun that it hangs on"),
        pytest.param(RELATIVE, "lundi", "quitter", id="the verb of the relative clause"),
        pytest.param(PASSIVE, "lundi", "libérer", id="the passive's participle"),
        pytest.param(SHARED, "mardi", "repartir", id="the second of two verbs"),
        pytest.param(COPULA, "lundi", "total", id="the predicate of a copula"),
    ],
)
def test_the_predicate_of_a_date(tree, words, rows, date, predicate):
    """A date belongs to the nearest verb or event noun above it."""
    sentence = tree(rows)
    assert predicate == clause_of(sentence, at(sentence, date), words).lemma


def test_a_bare_date_below_an_event_nouns_complement_is_the_verbs(tree, words):
    """In "raconte la visite du port dimanche" a date that hangs on "port" is no date of the visit."""
    sentence = tree(
        """
        Zoé Zoé PROPN 1 nsubj
        raconte raconter VERB 1 root
        la le DET 3 det
        visite visite NOUN 1 obj
        du de ADP 5 case
        port port NOUN 3 nmod
        @dimanche dimanche NOUN 5 nmod
        """
    )
    assert "raconter" == clause_of(sentence, 6, words).lemma


def test_a_date_with_a_preposition_stays_with_the_event_noun(tree, words):
    """In "raconte la visite du port de dimanche" it is the day of the visit."""
    sentence = tree(
        """
        Zoé Zoé PROPN 1 nsubj
        raconte raconter VERB 1 root
        la le DET 3 det
        visite visite NOUN 1 obj
        du de ADP 5 case
        port port NOUN 3 nmod
        de de ADP 7 case
        @dimanche dimanche NOUN 5 nmod
        """
    )
    assert "visite" == clause_of(sentence, 7, words).lemma


@pytest.mark.parametrize(
    ("rows", "predicate", "expected"),
    [
        pytest.param(SHIP, "quitté", {("subject", "navire"), ("object", "Brest")}, id="active"),
        pytest.param(PASSIVE, "libérés", {("subject", "police"), ("object", "otage")}, id="passive with its agent"),
        pytest.param(RELATIVE, "quitté", {("subject", "train")}, id="the antecedent of a relative pronoun"),
        pytest.param(SHARED, "repart", {("subject", "Anna")}, id="a subject that two verbs share"),
        pytest.param(BOTH, "dînent", {("subject", "Anna"), ("subject", "Boris")}, id="two joined subjects"),
        pytest.param(VISIT, "visite", {("subject", "Marie")}, id="of a noun"),
    ],
)
def test_who_takes_part(tree, words, rows, predicate, expected):
    """Subject, object, and "of" for what hangs on an event noun; a date takes no part."""
    sentence = tree(rows)
    found = participants(Clause(sentence, at(sentence, predicate)), words)
    assert expected == {(p.role, p.name) for p in found}


@pytest.mark.xfail(reason="without an agent, what is acted upon in a passive is called its subject", strict=True)
def test_a_passive_without_agent_has_an_object(tree, words):
    """The hostages play one part in "les otages sont libérés" and "la police libère les otages"."""
    sentence = tree("\n".join(PASSIVE.strip().splitlines()[:4]))
    assert {("object", "otage")} == {(p.role, p.name) for p in participants(Clause(sentence, 3), words)}


def test_a_complement_clause_does_not_share_the_subject_above(tree, words):
    """In "Zoé dit que pleuvra" nobody is said to rain."""
    sentence = tree(
        """
        Zoé Zoé PROPN 1 nsubj
        dit dire VERB 1 root
        que que SCONJ 3 mark
        pleuvra pleuvoir VERB 1 ccomp
        @lundi lundi NOUN 3 obl
        """
    )
    assert () == participants(Clause(sentence, 3), words)


def test_parses_that_go_in_circles_end(tree, words):
    """A rule that climbs to the root stops at a word that it has seen: trees may be broken, programs may not hang."""
    sentence = tree("a a NOUN 1 nmod\nb b NOUN 0 nmod\nc c NOUN 2 root")
    assert "b" == clause_of(sentence, 0, words).lemma


NAMED = {
    "two words": ("Marie Marie PROPN 2 nsubj\nCurie Curie PROPN 0 flat\nrit rire VERB 2 root", "Marie", "Marie Curie"),
    "a name beside its title": (
        "ministre ministre NOUN 0 root\nMarie Marie PROPN 0 appos\nCurie Curie PROPN 1 flat",
        "ministre",
        "Marie Curie",
    ),
    "a thing with its adjective": ("train train NOUN 0 root\nblindé blindé ADJ 0 amod", "train", "train blindé"),
    "another's name": ("porte porte NOUN 0 root\nde de ADP 2 case\nBrest Brest PROPN 0 nmod", "porte", "porte"),
    "a pronoun": ("elle il PRON 1 nsubj\nrit rire VERB 1 root", "elle", ""),
}


@pytest.mark.parametrize(("rows", "word", "name"), NAMED.values(), ids=NAMED.keys())
def test_names_of_participants(tree, rows, word, name):
    """A proper name where there is one, else the noun with its adjectives; a pronoun has none."""
    sentence = tree(rows)
    assert name == name_of(sentence, at(sentence, word))


def test_a_title_is_no_part_of_a_name(tree):
    """Whoever is "M. Petit" is called Petit at the start of a sentence and inside it."""
    rows = "hier hier ADV 3 advmod\nM. monsieur NOUN 3 nsubj\nPetit Petit PROPN 1 nmod\nrit rire VERB 3 root"
    assert "Petit" == name_of(tree(rows), 1)


def test_a_capital_that_opens_a_sentence_makes_no_name(tree):
    """Only the tag tells there; inside a sentence a capital is enough, and a date is never a name."""
    sentence = tree(
        "Pompiers pompier NOUN 2 nsubj\nIndignés indigné ADJ 0 amod\nrient rire VERB 2 root\n@Lundi Lundi NOUN 2 obl"
    )
    assert [False, True, False, False] == [is_name(sentence, i) for i in range(4)]


def test_a_date_belongs_to_the_last_verb_before_it(tree, words):
    """Whatever the parser hung it on: in "« Pars ! », a crié Zoé lundi" it is the day of crying out."""
    sentence = tree(QUOTED)
    assert at(sentence, "crié") == verb_before(sentence, at(sentence, "lundi"), words)


@pytest.mark.parametrize("stop", [", , PUNCT", "» » PUNCT", "que que SCONJ", "qui qui PRON", "qu’ que SCONJ"])
def test_no_verb_beyond_a_comma_a_quote_or_a_clause_word(tree, words, stop):
    """A date in a piece of its own keeps the parser's place."""
    sentence = tree(f"dit dire VERB 0 root\n{stop} 0 punct\n@lundi lundi NOUN 0 obl")
    assert verb_before(sentence, 2, words) is None


def test_a_caption_shows_the_nearest_event(tree, words):
    """In "Image montrant le départ du train lundi" the departure is what happens."""
    sentence = tree(CAPTION)
    assert at(sentence, "départ") == depicted(sentence, at(sentence, "lundi"), words)
    assert depicted(sentence, 1, words) is None
