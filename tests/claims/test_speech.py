"""How a clause is meant, on sentences built by hand: firmness, denial, and who says it."""

from __future__ import annotations

import pytest

from factcheck.claims.clauses import Clause
from factcheck.claims.speech import Stance, stance
from factcheck.model import Modality


@pytest.fixture
def meant(tree, words):
    """Read the stance of the clause whose predicate is the word marked with ">" in front."""

    def read(rows: str) -> Stance:
        lines = [line.strip() for line in rows.strip().splitlines()]
        marked = next(i for i, line in enumerate(lines) if line.startswith(">"))
        return stance(Clause(tree("\n".join(line.removeprefix(">") for line in lines)), marked), words)

    return read


MODALITIES = {
    "past": ("Zoé Zoé PROPN 2 nsubj\na avoir AUX 2 aux:tense\n>ri rire VERB 2 root", "asserted"),
    "future": ("Zoé Zoé PROPN 1 nsubj\n>rira rire VERB 1 root Tense=Fut", "planned"),
    "conditional": ("Zoé Zoé PROPN 1 nsubj\n>rirait rire VERB 1 root Mood=Cnd", "hedged"),
    "past conditional": (
        "Zoé Zoé PROPN 2 nsubj\naurait avoir AUX 2 aux:tense Mood=Cnd\n>ri rire VERB 2 root",
        "hedged",
    ),
    "must": (
        "Zoé Zoé PROPN 1 nsubj\ndoit devoir VERB 1 root\n>rire rire VERB 1 xcomp VerbForm=Inf",
        "planned",
    ),
    "should": (
        "Zoé Zoé PROPN 1 nsubj\ndevrait devoir VERB 1 root Mood=Cnd\n>rire rire VERB 1 xcomp VerbForm=Inf",
        "planned",
    ),
    "may": ("Zoé Zoé PROPN 1 nsubj\npeut pouvoir VERB 1 root\n>rire rire VERB 1 xcomp VerbForm=Inf", "hedged"),
    "perhaps": ("Zoé Zoé PROPN 2 nsubj\npeut-être peut-être ADV 2 advmod\n>rit rire VERB 2 root", "hedged"),
}


@pytest.mark.parametrize(("rows", "modality"), MODALITIES.values(), ids=MODALITIES.keys())
def test_modality(meant, rows, modality):
    """Tense, mood and the verb above say how firmly a clause is meant."""
    assert modality == meant(rows).modality


def test_the_conditional_of_reported_speech_is_a_plan(meant):
    """In "Zoé a dit que Max viendrait" it is a future seen from the past; "serait venu" would be hearsay."""
    rows = """
    Zoé Zoé PROPN 1 nsubj
    dit dire VERB 1 root
    Max Max PROPN 3 nsubj
    >viendrait venir VERB 1 ccomp Mood=Cnd
    """
    assert (Modality.PLANNED, "Zoé") == (meant(rows).modality, meant(rows).attribution)


def test_the_passive_conditional_of_reported_speech_is_a_plan(meant):
    """In "Zoé a dit que le pont serait fermé" the participle makes no past."""
    rows = """
    Zoé Zoé PROPN 1 nsubj
    dit dire VERB 1 root
    pont pont NOUN 4 nsubj:pass
    serait être AUX 4 aux:pass Mood=Cnd
    >fermé fermer VERB 1 ccomp
    """
    assert meant(rows).modality is Modality.PLANNED


@pytest.mark.parametrize("relation", ["conj", "ccomp", "parataxis", "advcl"])
def test_the_tense_of_another_clause_is_not_this_ones(meant, relation):
    """In "Le train part et arrivera" the departure is no plan."""
    rows = (
        f"train train NOUN 1 nsubj\n>part partir VERB 1 root Tense=Pres\narrivera arriver VERB 1 {relation} Tense=Fut"
    )
    assert meant(rows).modality is Modality.ASSERTED


POLARITIES = {
    "plain": (">rit rire VERB 0 root", True),
    "ne ... pas": ("ne ne ADV 1 advmod\n>rit rire VERB 1 root\npas pas ADV 1 advmod", False),
    "ne ... jamais": ("ne ne ADV 1 advmod\n>rit rire VERB 1 root\njamais jamais ADV 1 advmod", False),
    "ne ... que": ("ne ne ADV 1 advmod\n>rit rire VERB 1 root\nque que ADV 1 advmod", True),
    "ne alone": ("ne ne ADV 1 advmod\n>rit rire VERB 1 root", True),
}


@pytest.mark.parametrize(("rows", "polarity"), POLARITIES.values(), ids=POLARITIES.keys())
def test_polarity(meant, rows, polarity):
    """Where "ne ... que" restricts and "ne" alone is style, nothing is denied."""
    assert polarity is meant(rows).polarity


def test_what_is_denied_is_denied_by_someone(meant):
    """The lie in "Zoé nie que Max mente" is denied, and Zoé is the one who denies it."""
    rows = "Zoé Zoé PROPN 1 nsubj\nnie nier VERB 1 root\nMax Max PROPN 3 nsubj\n>mente mentir VERB 1 ccomp"
    assert Stance(Modality.DENIED, True, "Zoé", saying=False) == meant(rows)


def test_the_verb_of_saying_is_the_articles_own(meant):
    """That Zoé says something is what the article says, not what Zoé says."""
    rows = "Zoé Zoé PROPN 1 nsubj\n>dit dire VERB 1 root\nMax Max PROPN 3 nsubj\nment mentir VERB 1 ccomp"
    assert Stance(Modality.ASSERTED, True, None, saying=True) == meant(rows)


def test_said_beside(meant):
    """A verb of saying that hangs beside what is said: "Max ment, a dit Zoé"."""
    rows = """
    Max Max PROPN 1 nsubj
    >ment mentir VERB 1 root
    , , PUNCT 4 punct
    a avoir AUX 4 aux
    dit dire VERB 1 parataxis
    Zoé Zoé PROPN 4 nsubj
    """
    assert "Zoé" == meant(rows).attribution


def test_according_to(meant):
    """A preposition names the source too: "Selon la police, Max ment"."""
    rows = """
    Selon selon ADP 2 case
    la le DET 2 det
    police police NOUN 5 obl
    , , PUNCT 5 punct
    Max Max PROPN 5 nsubj
    >ment mentir VERB 5 root
    """
    assert "la police" == meant(rows).attribution


def test_a_pronoun_is_nobody(meant):
    """Who "il" is in "Il dit que Max ment" stays open."""
    rows = "Il il PRON 1 nsubj\ndit dire VERB 1 root\nMax Max PROPN 3 nsubj\n>ment mentir VERB 1 ccomp"
    assert meant(rows).attribution is None
