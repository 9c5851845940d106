"""Places and the governments, teams and courts that are called by their names."""

from __future__ import annotations

import functools
import importlib.util
import tomllib
from pathlib import Path

import pytest

from factcheck.kinds.location.metonymy import Metonymy
from factcheck.language.interface import Sentence, Token
from factcheck.lexicon import Lexicon, languages

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"

BESIDE = {
    "fr": [
        ("Selon [Prague], rien ne presse.", True),
        ("L'île est administrée par [Lisbonne].", True),
        ("L'équipe jouera contre le [Pérou].", True),
        ("Face à [Tirana], il cède.", True),
        ("Les pourparlers avec [Amman] ont échoué.", True),
        ("La frontière avec le [Pérou] est fermée.", False),
        ("Le train passe par [Dijon].", False),
        ("[Prague] a rejeté ce plan.", True),
        ("[Prague] dément.", True),
        ("Le maire de [Prague] a rejeté ce plan.", False),
        ("Pour [Amman], c'est trop tard.", True),
        ("Il part pour [Amman], sa ville.", False),
        ("Il pleut à [Prague].", False),
        ("[Prague] est sous la neige.", False),
    ],
    "en": [
        ("According to [Prague], there is no hurry.", True),
        ("The island is run by [Lisbon].", True),
        ("The side will play against [Peru].", True),
        ("Talks with [Amman] have failed.", True),
        ("The border with [Peru] is closed.", False),
        ("[Prague] has rejected the plan.", True),
        ("[Prague] says no.", True),
        ("The mayor of [Prague] rejected the plan.", False),
        ("For [Amman], it is too late.", True),
        ("He left for [Amman], his home.", False),
        ("It is raining in [Prague].", False),
        ("[Prague] is under snow.", False),
        ("The support of [Amman] is in doubt.", True),
    ],
}
ROWS = [(code, *row) for code, rows in BESIDE.items() for row in rows]


@functools.cache
def reader_of_roles(code: str) -> Metonymy:
    """Return the reader of one language's places."""
    return Metonymy(Lexicon(code))


def needs(code: str) -> None:
    """Skip where the language cannot be read."""
    if code not in languages():
        pytest.skip(f"there is no folder of data for {code}")


@pytest.mark.parametrize(("code", "marked", "body"), ROWS, ids=[row[1] for row in ROWS])
def test_the_words_beside_a_name(code, marked, body):
    """Prepositions of dealing and verbs of saying right beside a name make a body of it, without a parse."""
    needs(code)
    start, end = marked.index("["), marked.index("]") - 1
    assert body == reader_of_roles(code).beside_words(marked.replace("[", "").replace("]", ""), start, end)


def sentence(*words: tuple[str, str, str, int, str]) -> Sentence:
    """Return a sentence of (text, lemma, part of speech, head, relation)."""
    tokens, at = [], 0
    for text, lemma, pos, head, dep in words:
        tokens.append(Token(text, at, at + len(text), lemma, pos, "", head, dep))
        at += len(text) + 1
    return Sentence(0, at, tuple(tokens))


def test_the_second_of_a_list_acts_as_the_first():
    """Both towns of "Amman et Prague ont signé" are bodies."""
    parsed = sentence(
        ("Amman", "Amman", "PROPN", 4, "nsubj"),
        ("et", "et", "CCONJ", 2, "cc"),
        ("Prague", "Prague", "PROPN", 0, "conj"),
        ("ont", "avoir", "AUX", 4, "aux:tense"),
        ("signé", "signer", "VERB", 4, "root"),
    )
    assert [True, True] == [reader_of_roles("fr").stands_for_people(parsed, i) for i in (0, 2)]


@pytest.mark.parametrize(("lemma", "body"), [("accuser", True), ("inonder", False), ("évacuer", False)])
def test_a_passive_subject_is_a_body_when_it_is_spoken_to(lemma, body):
    """A town that is flooded is a place; one that is accused is a government."""
    parsed = sentence(
        ("Amman", "Amman", "PROPN", 2, "nsubj:pass"),
        ("est", "être", "AUX", 2, "aux:pass"),
        ("touchée", lemma, "VERB", 2, "root"),
    )
    assert body == reader_of_roles("fr").stands_for_people(parsed, 0)


@pytest.mark.parametrize(("lemma", "body"), [("jubiler", True), ("dormir", False), ("brûler", False)])
def test_most_verbs_make_a_body_of_their_subject(lemma, body):
    """With a verb of no list a town acts; a few verbs leave it a place."""
    parsed = sentence(("Amman", "Amman", "PROPN", 1, "nsubj"), ("jubile", lemma, "VERB", 1, "root"))
    assert body == reader_of_roles("fr").stands_for_people(parsed, 0)


@pytest.mark.parametrize(("subject", "body"), [("incendie", False), ("ministre", True)])
def test_a_force_of_nature_addresses_nobody(subject, body):
    """A minister threatens a government, a fire a town."""
    parsed = sentence(
        ("Un", "un", "DET", 1, "det"),
        (subject, subject, "NOUN", 2, "nsubj"),
        ("menace", "menacer", "VERB", 2, "root"),
        ("Amman", "Amman", "PROPN", 2, "obj"),
    )
    assert body == reader_of_roles("fr").stands_for_people(parsed, 3)


@functools.cache
def benchmark():
    """Return the module that measures."""
    spec = importlib.util.spec_from_file_location("metonymy_benchmark", BENCHMARKS / "metonymy.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_sentences_that_are_measured():
    """At least eighty of each language, half and half, each with a name in brackets, none twice."""
    tables = tomllib.loads((BENCHMARKS / "metonymy.toml").read_text(encoding="utf-8"))
    for table in tables.values():
        assert {"participants", "places", "later", "last"} == table.keys()
        assert all(len(table[label]) >= 40 for label in ("participants", "places"))
        parts = (table, table["later"], table["last"])
        rows = [row for part in parts for label in ("participants", "places") for row in part[label]]
        assert len(rows) == len(set(rows))
        assert all(row.count("[") == row.count("]") > 0 for row in rows)


@pytest.mark.parametrize("code", ["fr", "en"])
def test_most_bodies_and_all_but_few_places_are_told_apart(code):
    """With the parser: of what is kept as a place one in five may be none; of the places one in ten is lost."""
    needs(code)
    if not Lexicon(code).folder.joinpath("model").is_dir():
        pytest.skip(f"there is no trained pipeline for {code}")
    is_place = benchmark().with_parser(code)
    seen = [(place, is_place(text, start, end)) for _, text, start, end, place in benchmark().names(code)]
    kept = [place for place, said in seen if said]
    assert sum(kept) / len(kept) >= 4 / 5
    assert sum(kept) / sum(place for place, _ in seen) >= 0.9


def test_the_lists_of_all_languages():
    """Every language has the same lists, none empty, none with a word twice; askers and links address somebody."""
    tables = [Lexicon(code).table("places")["metonymy"] for code in languages()]
    assert 1 == len({frozenset(table) for table in tables})
    for table in tables:
        assert all(words and len(words) == len(set(words)) for words in table.values())
        assert set(table["askers"]) <= set(table["addressees"])
        assert set(table["linking"]) <= set(table["addressees"])
