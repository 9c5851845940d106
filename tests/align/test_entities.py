"""One entity, many spellings: names of a story are linked, and different people stay apart."""

from __future__ import annotations

import random

import pytest

from factcheck.align.names import Entities, name_words
from factcheck.claims.names import Names


def story(*names: str, described: tuple[tuple[str, str], ...] = ()) -> Entities:
    """The entities of a story of one article that writes each of ``names`` as often as it is given here."""
    counts = tuple(sorted((name, names.count(name)) for name in set(names)))
    return Entities([Names(counts, described)])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Anne-Laure Béjart", ("anne", "laure", "bejart")),
        ("d’Estaing", ("d", "estaing")),
        ("ZOÉ", ("zoe",)),
        ("Straße", ("strasse",)),
        ("...", ()),
    ],
)
def test_words_of_a_name(name, words):
    """Case, accents and hyphens do not count."""
    assert words == name_words(name)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("Anne-Laure Béjart", "Anne Laure Bejart", id="hyphens and accents"),
        pytest.param("Mikhaïl Verkhovski", "Mikhail Verkhovsky", id="two transcriptions"),
        pytest.param("Jean Paul Martin", "Jean Martin", id="a name left out"),
        pytest.param("Paul Girard", "Girard", id="the family name alone"),
        pytest.param("Oumarou Diallo", "Oumarou", id="the first name alone"),
        pytest.param("Verkhovski", "Verkhovsky", id="two spellings of one word"),
    ],
)
def test_spellings_of_one_name(first, second):
    """They have one key, whichever is the more frequent."""
    for names in ((first, second), (first, first, second), (first, second, second)):
        entities = story(*names)
        assert entities.entity(first) == entities.entity(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("Anna Weber", "Paul Weber", id="one family"),
        pytest.param("Anna Weber", "Anna Koller", id="one first name"),
        pytest.param("Corée du Nord", "Corée du Sud", id="two countries"),
        pytest.param("Jean Martin", "Jeanne Martin", id="names that are nearly alike"),
    ],
)
def test_two_people(first, second):
    """They stay apart."""
    entities = story(first, second)
    assert entities.entity(first) != entities.entity(second)


def test_a_family_name_of_two_people_is_the_one_who_is_named_most():
    """Newspapers shorten the name of whom the article is about."""
    entities = story("Anna Weber", "Paul Weber", "Paul Weber", "Weber")
    assert entities.entity("Paul Weber") == entities.entity("Weber") != entities.entity("Anna Weber")


def test_a_description_stands_for_the_name_beside_it():
    """Whoever is "le ministre français" is Paul Girard where the two stood together."""
    described = (("ministre français", "Paul Girard"),)
    entities = story("Paul Girard", described=described)
    assert entities.entity("Paul Girard") == entities.entity("ministre français")


def test_a_description_of_two_people_is_nobodys():
    """One that fits several equally, or a bare title, names nobody."""
    described = (("ministre français", "Paul Girard"), ("ministre français", "Anna Weber"), ("maire", "Anna Weber"))
    entities = story("Paul Girard", "Anna Weber", described=described)
    assert "~ ministre" == entities.entity("ministre français")
    assert "~ maire" == entities.entity("maire")


def test_things_are_known_by_their_noun():
    """Adjectives vary from article to article."""
    entities = story("Paul Girard")
    assert entities.entity("train blindé") == entities.entity("train spécial") == "~ train"
    assert "" == entities.entity("")


def test_a_name_from_nowhere_is_itself():
    """A name that no article lists has a key too."""
    assert "zoe" == story().entity("Zoé")


def test_order_does_not_matter():
    """Keys are the same whichever article comes first."""
    articles = [
        Names((("Anna Weber", 2), ("Weber", 3)), (("ministre suisse", "Anna Weber"),)),
        Names((("Ana Weber", 1), ("Paul Weber", 1)), (("ministre suisse", "Paul Weber"),)),
        Names((("Paul-Weber", 1), ("Girard", 1)), (("ministre suisse", "Anna Weber"),)),
    ]
    names = ["Anna Weber", "Ana Weber", "Paul Weber", "Paul-Weber", "Weber", "Girard", "ministre suisse"]
    expected = [Entities(articles).entity(name) for name in names]
    for seed in range(6):
        random.Random(seed).shuffle(articles)
        assert expected == [Entities(articles).entity(name) for name in names]


def test_a_title_before_a_name_is_no_part_of_it():
    """The minister of "Finance Minister Ann Lee" is "Ann Lee"; a title alone is a name like others."""
    counts = (("Ann Lee", 1), ("Finance Minister Ann Lee", 1), ("Minister", 1))
    entities = Entities([Names(counts, (), frozenset({"minister"}))])
    assert entities.entity("Ann Lee") == entities.entity("Finance Minister Ann Lee")
    assert entities.entity("Ann Lee") != entities.entity("Minister")


def test_a_noun_that_two_articles_use_for_one_name_stands_for_it():
    """The noun "le chalutier" is "l'Ariadne" where two articles say "le chalutier Ariadne", and none another."""
    one = Names((("Ariadne", 1),), (("chalutier", "Ariadne"),))
    other = Names((("Boréal", 1),), (("chalutier", "Boréal"),))
    assert Entities([one, one]).entity("chalutier") == Entities([one, one]).entity("Ariadne")
    assert Entities([one]).entity("chalutier") == "~ chalutier"
    assert Entities([one, one, other]).entity("chalutier") == "~ chalutier"
