"""What two places are to each other where no gazetteer says it: names, nouns and what the articles say decide."""

from __future__ import annotations

import pytest

from factcheck.kinds.registry import compare

TOLD = [
    # two sites of one noun
    ("fr", "à l'hôpital de Tulle", "à l'hôpital de Trimbolle", "disjoint"),
    ("fr", "à l'hôpital de Trimbolle", "à l'hôpital de Lyon", "not comparable"),
    ("fr", "à l'hôpital de Crambeuf", "à l'hôpital de Trimbolle", "disjoint"),
    ("fr", "à l'hôpital de Trimbolle", "à l'hôpital de Trimbole", "equal"),
    ("fr", "à l'hôpital de Trimbolle", "à l'hôpital", "narrower"),
    ("fr", "à l'hôpital Wexelmann", "à l'hôpital de Tulle", "not comparable"),
    ("en", "at Wexelby University Hospital", "at University Hospital Drumskerry", "disjoint"),
    ("en", "at Cork University Hospital", "at University Hospital Limerick", "disjoint"),
    ("fr", "au ministère de Crambeuf", "au ministère de Trimbolle", "not comparable"),
    ("en", "at the Wexel shopping centre", "at the Ohio shopping centre", "not comparable"),
    ("en", "at the Wexel Brothers Stadium", "at the Trimble Park Stadium", "disjoint"),
    ("fr", "place Crambeuf", "à Crambeuf", "narrower"),
    ("fr", "rue de la Crambe", "rue de la Trimbe", "not comparable"),
    # a name that no gazetteer knows, and a town
    ("fr", "à Trimbolle", "à Tulle", "disjoint"),
    ("fr", "à la gare de Trimbolle", "à Tulle", "disjoint"),
    ("fr", "à Trimbolle", "sur le territoire de Tulle", "not comparable"),
    ("fr", "à Trimbolle", "à Berlin", "overlapping"),
    ("fr", "à Trimbolle", "en Slovénie", "overlapping"),
    ("fr", "à Trimbolle", "à Crambeuf", "not comparable"),
    ("fr", "à Tulle-la-Trimbe", "à Tulle", "not comparable"),
    ("fr", "à Trimbolle-sur-Crambe", "à Trimbolle", "narrower"),
    ("en", "at the port of Wexelby", "in Galway", "disjoint"),
    # a site with a name of its own, or without one, may lie in a town
    ("en", "at the Wexel Brothers Stadium", "in Lisbon", "overlapping"),
    ("fr", "à la préfecture", "à Tulle", "overlapping"),
    ("fr", "à la préfecture", "en France", "not comparable"),
    ("fr", "dans le nord du Mali", "à Gao", "overlapping"),
    # airports that are known by their names
    ("en", "at Stansted", "in London", "narrower"),
    ("en", "at Stansted", "at Luton", "disjoint"),
    ("en", "at Stansted", "in Glasgow", "disjoint"),
    # distances, and what lies beside
    ("fr", "à 12 km au nord de Lima", "à 60 km au nord de Lima", "equal"),
    ("fr", "au nord de Trimbolle", "au large de la Bretagne", "overlapping"),
    ("fr", "au nord de Brest", "au large de la Bretagne", "overlapping"),
    ("fr", "au nord de Brest", "au large de la Corse", "not comparable"),
    ("fr", "près de Lille", "à Roubaix", "overlapping"),
    ("fr", "près de Lille", "à Arras", "disjoint"),
    ("fr", "en banlieue lilloise", "à Roubaix", "wider"),
    ("fr", "au Vatican", "à Rome", "narrower"),
    ("fr", "au Vatican", "à Milan", "disjoint"),
]


def first(read, phrase, language):
    sentence = f"Il se trouve {phrase} depuis longtemps." if language == "fr" else f"He has been {phrase} for years."
    return read("location", sentence, None, language)[0]


@pytest.mark.parametrize(("language", "a", "b", "relation"), TOLD, ids=[f"{a}-{b}" for _, a, b, _ in TOLD])
def test_what_names_and_nouns_tell(read, language, a, b, relation):
    """Two names of one noun are two sites, a small town has no part that goes by its own name; in both orders."""
    x, y = first(read, a, language), first(read, b, language)
    assert relation == compare(x, y).relation
    assert compare(x, y).relation.converse == compare(y, x).relation


@pytest.mark.parametrize(
    ("a", "b", "loose"),
    [("à Trimbolle", "à Berlin", True), ("à la préfecture", "à Tulle", True), ("près de Lille", "à Roubaix", False)],
)
def test_what_may_be_fits_loosely(read, a, b, loose):
    """That one may lie in the other fits, and means little."""
    assert loose == compare(first(read, a, "fr"), first(read, b, "fr")).loose


def test_the_ends_of_a_stretch(read):
    """One article may speak of one end of a road, the other of the other."""
    here = read("location", "La route est coupée entre Tulle et Limoges.")
    assert "not comparable" == compare(here[0], here[1]).relation


@pytest.mark.parametrize(
    ("language", "text", "inner", "outer"),
    [
        (
            "en",
            "He is in Portugal, at the Wexel Brothers Stadium, Lisbon. The Wexel Brothers Stadium is full.",
            3,
            "Lisbon",
        ),
        ("en", "He is at the port of Wexelby, on the island of Drumskerry.", 0, "island of Drumskerry"),
        ("en", "He was treated at University Hospital Wexelby in Galway.", 0, "Galway"),
        ("fr", "Le siège sera au Plateau, à Abidjan.", 0, "Abidjan"),
    ],
)
def test_what_the_article_says_of_where_a_place_lies(read, language, text, inner, outer):
    """It holds wherever the article names the place."""
    found = read("location", text, None, language)
    around = next(m for m in found if m.text == outer)
    assert around.value.key in found[inner].value.inside
