"""French places: what is found, which place it is, and how two of them stand to each other."""

from __future__ import annotations

import pytest

from factcheck.kinds.location.gazetteer import Gazetteer, place_key
from factcheck.kinds.registry import compare

FOUND = [
    ("Le ministre est arrivé à [Berlin].", "city berlin DE", "DE", "at"),
    ("Le ministre est arrivé à [Pékin].", "city beijing CN", "CN", "at"),
    ("Le ministre est arrivé à [Beijing].", "city beijing CN", "CN", "at"),
    ("La délégation a atterri à [Séoul].", "city seoul KR", "KR", "at"),
    ("Le train est parti de [Moscou].", "city moscow RU", "RU", "of"),
    ("Elle vit à [Londres].", "city london GB", "GB", "at"),
    ("Ils se sont réunis à [Genève].", "city geneva CH", "CH", "at"),
    ("Le navire fait route vers [Le Havre].", "city le havre FR", "FR", "to"),
    ("Le convoi venait en provenance de [Varsovie].", "city warsaw PL", "PL", "from"),
    ("La secousse a été ressentie près de [Grenoble].", "city grenoble FR", "FR", "near"),
    ("Il a été élu aux [États-Unis].", "country US", "US", "at"),
    ("Il a été élu aux [Etats-Unis].", "country US", "US", "at"),
    ("L'armée est entrée en [Ukraine].", "country UA", "UA", "at"),
    ("Le sommet a lieu au [Japon].", "country JP", "JP", "at"),
    ("Il est né en [Grande-Bretagne].", "country GB", "GB", "at"),
    ("L'usine est en [Corée du Nord].", "country KP", "KP", "at"),
    ("L'usine est en [Côte d'Ivoire].", "country CI", "CI", "at"),
    ("La sécheresse frappe au [Proche-Orient].", "middle east", "", "at"),
    ("Les feux ravagent en [Sibérie].", "siberia", "RU", "at"),
    ("La fusée a décollé au [cosmodrome de Plessetsk].", "cosmodrome plessetsk", "", "at"),
    ("Il atterrit à l'[aéroport de Beauvais].", "airport city beauvais FR", "FR", "at"),
    ("Ils défilent sur la [place de la Nation].", "square nation", "", "at"),
    ("Il habite à [Trifouilly].", "trifouilly", "", "at"),
    ("Un chalutier a coulé au large d'[Ouessantou].", "ouessantou", "", "near"),
    ("Il y a foule dans la [rue Mouffetard].", "street mouffetard", "", "at"),
    ("Le chalutier a coulé dans le [golfe de Gascogne].", "bay of biscay", "", "at"),
]


@pytest.mark.parametrize(("text", "key", "country", "relation"), FOUND, ids=[r[0] for r in FOUND])
def test_a_place_is_found_and_known(read_one, text, key, country, relation):
    """One place has one key, however it is spelt; the preposition says how one stands to it."""
    value = read_one("location", text).value
    assert (key, country, relation) == (value.key, value.country, value.relation)


NO_PLACES = [
    "Le gouvernement a parlé de réforme.",
    "Elle chante à merveille.",
    "Ils ont voté en silence.",
]


@pytest.mark.parametrize("text", NO_PLACES)
def test_common_words_are_no_places(read, text):
    """A place has a capital."""
    assert () == read("location", text)


PARSED = [
    ("Le ministre est arrivé à Berlin.", ["Berlin"]),
    ("Il a quitté Berlin lundi.", ["Berlin"]),
    ("Berlin a protesté contre la mesure.", []),
    ("Le maire de Berlin a protesté.", ["Berlin"]),
    ("Un homme a été arrêté à Trifouilly.", ["Trifouilly"]),
    ("La ministre a remis le rapport à Dupont. Dupont l'a lu.", []),
]


@pytest.mark.parametrize(("text", "places"), PARSED, ids=[r[0] for r in PARSED])
def test_the_parse_bears_out_a_place(text, places, make_document, make_finder, parser):
    """A capital that speaks is its government; a place behind a noun is one, and locates nothing."""
    document, finder = make_document(text, None), make_finder("location")
    sentences = parser.parse(text, [(0, len(text))], [])
    assert places == [m.text for m in finder.settle(document, finder.find(document), sentences)]


PAIRS = [
    ("à Pékin", "à Beijing", "equal"),
    ("aux États-Unis", "aux Etats-Unis", "equal"),
    ("à Berlin", "en Allemagne", "narrower"),
    ("en Allemagne", "à Berlin", "wider"),
    ("à Berlin", "en France", "disjoint"),
    ("à Berlin", "à Munich", "disjoint"),
    ("à Trifouilly", "à Trifouilly", "equal"),
    ("dans la commune de Trifouilly", "à Trifouilly", "equal"),
    ("à l'hôpital de Trifouilly", "à Trifouilly", "narrower"),
    ("à Cotonou", "à l'aéroport de Cotonou", "wider"),
    ("à l'hôpital de Trifouilly", "à l'hôpital de Brest", "not comparable"),
    ("à Trifouilly", "à Berlin", "overlapping"),
    ("à Berlin", "à Paris", "disjoint"),
    ("en Allemagne", "en France", "disjoint"),
    ("en Sibérie", "en Russie", "narrower"),
    ("en Sibérie", "en Chine", "disjoint"),
    ("en Sibérie", "à Irkoutsk", "not comparable"),
    ("au cosmodrome de Plessetsk", "au cosmodrome de Plessetsk", "equal"),
    ("au cosmodrome de Plessetsk", "à Moscou", "not comparable"),
    ("sur la place de la Nation", "dans la rue Mouffetard", "not comparable"),
    ("au large de Brest", "à Brest", "equal"),
    ("au nord de Brest", "à Brest", "not comparable"),
]


def first(read, text):
    return read("location", f"Il se trouve {text} depuis longtemps.")[0]


@pytest.mark.parametrize(("a", "b", "relation"), PAIRS)
def test_two_places(read, a, b, relation):
    """By name, containment and distance; what nobody knows is compared by name alone."""
    there = compare(first(read, a), first(read, b))
    assert relation == there.relation
    assert there.relation.converse == compare(first(read, b), first(read, a)).relation


KNOWN_FAILURES = [
    ("A name that nobody knows needs a preposition or a noun of place.", "Les pêcheurs de [Trimbolle] sont rentrés."),
    ("A place that only points at another is not read.", "Le feu a pris [ici]."),
    ("Inhabitants are people, though they say where.", "Les [Genevois] ont senti la secousse."),
    ("Things that hold others are no places.", "La drogue était cachée sous un [faux plancher]."),
    ("A place whose noun no table has.", "Le tri se fait à la [ressourcerie de Tulle]."),
]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, marks=pytest.mark.xfail(reason=why, strict=True, raises=AssertionError), id=text)
        for why, text in KNOWN_FAILURES
    ],
)
def test_known_failures(read_one, text):
    """What cannot be read yet."""
    read_one("location", text)


def test_a_namesake_nearby(read):
    """Saint-Denis beside Paris contradicts Paris no more than any suburb."""
    assert compare(first(read, "à Paris"), first(read, "à Saint-Denis")).relation != "disjoint"


def test_keys_have_no_accents_and_no_marks():
    """What spellings differ in is no part of a key."""
    assert "etats unis" == place_key("États-Unis") == place_key("Etats-Unis") == place_key("ÉTATS UNIS")
    assert "cote divoire" == place_key("Côte d’Ivoire")


def test_the_gazetteer_gives_the_largest_first():
    """Countries come before cities, and Paris in France before Paris in Texas."""
    found = Gazetteer().look_up("Paris")
    assert "FR" == found[0].country
    assert found == tuple(sorted(found, key=lambda place: -place.population))
    assert () == Gazetteer().look_up("Trifouilly-les-Oies")
    assert () == Gazetteer().look_up("")


@pytest.mark.parametrize("name", ["Aachen", "Zwolle", "Zürich", "A Coruña", "Oslo"])
def test_the_bisection_finds_names_at_both_ends(name):
    """The first, the last and the accented lines of the table are found like others."""
    assert Gazetteer().look_up(name)
