"""How two French places stand to each other: equal, narrower, wider, overlapping, disjoint, not comparable."""

from __future__ import annotations

import pytest

from factcheck.kinds.location.romanised import alike, romanised
from factcheck.kinds.registry import compare

PAIRS = [
    # towns, regions, countries
    ("à Tulle", "à Tulle", "equal"),
    ("à Tulle", "en Corrèze", "narrower"),
    ("à Tulle", "en Nouvelle-Aquitaine", "narrower"),
    ("à Tulle", "en France", "narrower"),
    ("à Tulle", "en Haute-Savoie", "disjoint"),
    ("à Tulle", "en Normandie", "disjoint"),
    ("en Corrèze", "en Nouvelle-Aquitaine", "narrower"),
    ("en Corrèze", "en Normandie", "disjoint"),
    ("en Corrèze", "en Haute-Savoie", "disjoint"),
    ("en Corrèze", "en Italie", "disjoint"),
    ("en Bavière", "en Allemagne", "narrower"),
    ("en Bavière", "en Saxe", "disjoint"),
    ("à Munich", "en Bavière", "narrower"),
    ("à Munich", "en Saxe", "disjoint"),
    ("à Sion", "dans le canton du Valais", "narrower"),
    ("à Tulle", "à Limoges", "disjoint"),
    ("à Tulle", "à Lisbonne", "disjoint"),
    ("à Lille", "à Roubaix", "not comparable"),
    ("à Cambridge", "au Royaume-Uni", "narrower"),
    ("à Cambridge", "aux États-Unis", "narrower"),
    ("à Cambridge", "en Italie", "disjoint"),
    ("à Valence", "à Valencia", "disjoint"),
    ("à Valence", "en Espagne", "narrower"),
    ("à Villeurbanne", "dans la banlieue de Lyon", "narrower"),
    ("à Lille", "dans la banlieue de Lyon", "disjoint"),
    ("au Vatican", "à Rome", "narrower"),
    ("en Martinique", "en Guadeloupe", "disjoint"),
    ("dans la capitale du Portugal", "à Lisbonne", "equal"),
    ("dans la capitale sénégalaise", "à Dakar", "equal"),
    ("dans la capitale du Portugal", "à Porto", "disjoint"),
    ("à l'université Marie-Curie de Lublin", "à Lublin", "narrower"),
    ("à l'aéroport de Lille-Lesquin", "à Lille", "narrower"),
    ("à l'aéroport de Lille-Lesquin", "à Marseille", "disjoint"),
    ("à Londres", "en Écosse", "disjoint"),
    ("à Édimbourg", "en Écosse", "narrower"),
    ("en Slovénie", "en Slovaquie", "disjoint"),
    ("en Guyane", "en France", "narrower"),
    ("à Cayenne", "en France", "narrower"),
    ("à Cayenne", "en Guyane", "narrower"),
    ("à Cayenne", "à Lyon", "not comparable"),
    ("à Cayenne", "au Brésil", "disjoint"),
    # areas
    ("dans l'UE", "dans l'Union européenne", "equal"),
    ("en Sibérie", "en Russie", "narrower"),
    ("en mer Noire", "en mer Rouge", "not comparable"),
    ("en mer Noire", "en mer Noire", "equal"),
    ("sur le lac Baïkal", "sur le lac Baïkal", "equal"),
    ("au Trimbollin", "dans la vallée du Trimbollin", "equal"),
    # sites
    ("à la mairie", "à l'hôtel de ville", "equal"),
    ("à la préfecture", "à la préfecture de Tulle", "wider"),
    ("à la préfecture de Tulle", "à Tulle", "narrower"),
    ("à la frontière", "au poste-frontière de Tulle", "wider"),
    ("à l'hôpital de Tulle", "en Corrèze", "narrower"),
    ("à l'hôpital de Tulle", "à l'hôpital de Limoges", "disjoint"),
    ("à l'hôpital de Tulle", "à l'hôpital de Trimbolle", "disjoint"),
    ("à l'hôpital de Trimbolle", "à Trimbolle", "narrower"),
    ("sur l'A6", "sur l'A7", "disjoint"),
    ("sur l'A6", "sur l'autoroute A6", "equal"),
    ("au parlement slovène", "en Slovénie", "narrower"),
    ("au parlement slovène", "en Italie", "disjoint"),
    ("sur la base aérienne de Trimbolle", "sur la base de Trimbolle", "equal"),
    ("rue de la République", "rue de la République", "equal"),
    # parts
    ("dans le nord du Mali", "au Mali", "narrower"),
    ("dans le nord du Mali", "au Tchad", "disjoint"),
    ("dans le nord du Mali", "dans le nord du Mali", "equal"),
    ("dans le centre de Lyon", "à Lyon", "narrower"),
    ("dans le centre de Lyon", "en France", "narrower"),
    # distances and directions
    ("à 12 km au nord de Lima", "à 12 km au nord de Lima", "equal"),
    ("à 12 km au nord de Lima", "à 13 km au nord de Lima", "equal"),
    ("à 12 km au nord de Lima", "à 60 km au nord de Lima", "equal"),
    ("à 12 km au nord de Lima", "à 12 km au sud de Lima", "disjoint"),
    ("à 12 km au nord de Lima", "au nord de Lima", "narrower"),
    ("au nord de Lima", "près de Lima", "overlapping"),
    ("à 62 milles de Tulle", "à 26 milles de Tulle", "equal"),
    ("au nord de Lima", "à Cuzco", "not comparable"),
    # names that no gazetteer knows
    ("à Trimbolle", "à Trimbolle", "equal"),
    ("à Trimbolle", "à Crambeuf", "not comparable"),
    ("à Voltchansky", "à Volchanski", "equal"),
    ("à Chtcherbovo", "à Shcherbovo", "equal"),
    ("à Kouzminskoïe", "à Kuzminskoye", "equal"),
]


def first(read, phrase):
    return read("location", f"Il se trouve {phrase} depuis longtemps.")[0]


@pytest.mark.parametrize(("a", "b", "relation"), PAIRS, ids=[f"{a}-{b}" for a, b, _ in PAIRS])
def test_two_places(read, a, b, relation):
    """By name, containment, distance and direction, in both orders of the two."""
    there, back = compare(first(read, a), first(read, b)), compare(first(read, b), first(read, a))
    assert relation == there.relation
    assert there.relation.converse == back.relation


ALIKE = [
    ("vostotchny", "vostochny", True),
    ("zaporijjia", "zaporizhzhia", True),
    ("choumanski", "shumanski", True),
    ("djerba la belle", "jerba la belle", True),
    ("grandville", "granville", False),
    ("saint paul", "saint pol", False),
    ("bourg", "burg", True),
    ("valmont 2", "valmont 3", False),
]


@pytest.mark.parametrize(("a", "b", "same"), ALIKE)
def test_spellings_of_one_name(a, b, same):
    """What French, English and German write differently is one sound; another name is another name."""
    assert same == alike(a, b) == alike(b, a)


@pytest.mark.parametrize("key", ["vostotchny", "choumanski", "bourg", "a", ""])
def test_a_romanised_key_stays(key):
    """Reading it twice changes nothing."""
    assert romanised(key) == romanised(romanised(key))


MEET = [
    ("à l'aéroport de Genève", "at Geneva airport"),
    ("dans l'Extrême-Orient russe", "in the Russian Far East"),
    ("en mer Noire", "in the Black Sea"),
    ("en Bavière", "in Bavaria"),
    ("à Pékin", "in Beijing"),
]


@pytest.mark.parametrize(("french", "english"), MEET, ids=[f for f, _ in MEET])
def test_places_meet_across_languages(read, french, english):
    """A key is of no language."""
    here = first(read, french)
    there = read("location", f"He has been {english} for years.", None, "en")[0]
    assert "equal" == compare(here, there).relation


@pytest.mark.parametrize(
    ("a", "b", "nested"),
    [
        ("à l'hôpital de Tulle", "à Tulle", True),
        ("à Tulle", "à l'hôpital de Tulle", True),
        ("à Tulle", "en Corrèze", False),
        ("à l'hôpital de Tulle", "en Corrèze", False),
    ],
)
def test_a_site_named_after_the_other_place(read, a, b, nested):
    """It is told by that place's name, and lies in it; what only lies in a place is not told by its name."""
    there = compare(first(read, a), first(read, b))
    assert nested == there.nested
    assert there.relation in ("narrower", "wider")


def test_a_site_lies_near_the_town_of_its_name(read):
    """It excludes a town far away, and is not comparable with a neighbour, in which it may lie."""
    assert "disjoint" == compare(first(read, "à l'hôpital de Tulle"), first(read, "à Limoges")).relation
    assert "not comparable" == compare(first(read, "à l'aéroport de Lille"), first(read, "à Roubaix")).relation
