"""French counts, as a table: a sentence with the count in brackets, the interval that it means, the base unit."""

from __future__ import annotations

import pytest

from factcheck.kinds.registry import compare

INF = None

PLAIN = [
    ("La crue a fait [12] morts.", 12, 12, ""),
    ("La crue a fait [1 500] sinistrés.", 1500, 1500, ""),
    ("La crue a fait [1.500] sinistrés.", 1500, 1500, ""),
    ("La crue a fait [1\u00a0500] sinistrés.", 1500, 1500, ""),
    ("La crue a fait [1\u202f500] sinistrés.", 1500, 1500, ""),
    ("La ville compte [1 234 567] habitants.", 1234567, 1234567, ""),
    ("Le séisme, de magnitude [5,8], a duré.", 5.8, 5.8, "magnitude"),
    ("Deux secousses, de magnitude [2,8] et 2,3, ont suivi.", 2.8, 2.8, "magnitude"),
    ("[Quarante-deux] marins ont été sauvés.", 42, 42, ""),
    ("[Vingt et un] députés ont voté contre.", 21, 21, ""),
    ("[Soixante et onze] maisons ont brûlé.", 71, 71, ""),
    ("[Soixante-dix-sept] maisons ont brûlé.", 77, 77, ""),
    ("[Quatre-vingts] maisons ont brûlé.", 80, 80, ""),
    ("[Quatre-vingt-douze] maisons ont brûlé.", 92, 92, ""),
    ("[Septante-deux] communes sont touchées.", 72, 72, ""),
    ("[Nonante] communes sont touchées.", 90, 90, ""),
    ("[Huitante-cinq] communes sont touchées.", 85, 85, ""),
    ("[Deux cent trois] élèves sont absents.", 203, 203, ""),
    ("[Mille deux cents] élèves sont absents.", 1200, 1200, ""),
    ("[Dix-sept] jurés siègent.", 17, 17, ""),
    ("Le virus touche [1,5 million] de personnes.", 1500000, 1500000, ""),
    ("Le virus touche [trente et un millions] de personnes.", 31000000, 31000000, ""),
    ("La digue a coûté [1 million 200 000 euros].", 1200000, 1200000, "EUR"),
    ("La région compte [3 millions 500 000] habitants.", 3500000, 3500000, ""),
    ("Le plan atteint [deux milliards] au total.", 2000000000, 2000000000, ""),
    ("La ville a perdu [3 mille] habitants.", 3000, 3000, ""),
    ("On a vendu [zéro] billet.", 0, 0, ""),
]
HEDGED = [
    ("[Plus de 100] vols sont annulés.", 100, INF, ""),
    ("[Plus d'une centaine] de vols sont annulés.", 100, INF, ""),
    ("[Au moins 23] personnes ont péri.", 23, INF, ""),
    ("[Pas moins de 300] agents sont mobilisés.", 300, INF, ""),
    ("[Moins de 50] foyers sont privés d'eau.", 0, 50, ""),
    ("[Jusqu'à 80] tentes seront montées.", 0, 80, ""),
    ("On attend [environ moins de 20] élèves.", 0, 20, ""),
    ("On attend [plus de près de 40] élèves.", 40, INF, ""),
    ("[Près de 200] camions bloquent la route.", 170, 204, ""),
    ("[Environ 40] élèves ont été évacués.", 36, 44, ""),
    ("[Quelque 420] tracteurs ont défilé.", 378, 462, ""),
    ("[Un peu plus de 1 000] voix les séparent.", 1000, 1150, ""),
    ("[Presque 100] arbres sont tombés.", 85, 100, ""),
    ("[Plus de 2,5 millions] de foyers sont dans le noir.", 2500000, INF, ""),
]
ROUGH = [
    ("[Une dizaine] de blessés sont soignés.", 6, 14, ""),
    ("[Une trentaine] de maisons ont été évacuées.", 24, 36, ""),
    ("[Une centaine] de manifestants sont restés.", 70, 130, ""),
    ("[Des dizaines] de maisons ont été évacuées.", 20, 99, ""),
    ("[Des centaines] de maisons ont été évacuées.", 200, 999, ""),
    ("[Plusieurs milliers] de fidèles sont venus.", 2000, 9999, ""),
    ("[Quelques centaines] de fidèles sont venus.", 200, 999, ""),
    ("Il manque [une vingtaine de millions].", 15e6, 25e6, ""),
    ("[Une poignée] de députés ont hésité.", 3, 9, ""),
    ("[Un septuagénaire] a disparu.", 840, 959, "month"),
    ("[Une octogénaire] a disparu.", 960, 1079, "month"),
]
RANGES = [
    ("[Entre 50 000 et 60 000] spectateurs sont attendus.", 50000, 60000, ""),
    ("Il faut [de 12 à 15] camions.", 12, 15, ""),
    ("Il faut [12 à 15 km] de câble.", 12000, 15000, "m"),
    ("Il faut [12-15] camions.", 12, 15, ""),
    ("Il manque [trois ou quatre] pompiers.", 3, 4, ""),
    ("Il faut entre [10] et 5 camions.", 10, 10, ""),
    ("Le colis pèse de [3 kilos] à 4 kilomètres d'ici.", 3, 3, "kg"),
    ("Le chantier coûtera [entre 3 et plus de 10 millions d'euros].", 3000000, INF, "EUR"),
    ("Le thermomètre affiche [-5 à -3 degrés] au col.", -5, -3, "°C"),
    ("Le chantier coûtera [3 à 4 millions d'euros].", 3000000, 4000000, "EUR"),
    ("[Entre deux et cinq] personnes sont tombées à l'eau.", 2, 5, ""),
    ("Le chantier coûtera [8,5 à 9 milliards] au total.", 8.5e9, 9e9, ""),
    ("Les enfants [de zéro à cinq ans] sont vaccinés.", 0, 60, "month"),
]
UNITS = [
    ("La tour mesure [245 mètres].", 245, 245, "m"),
    ("Le fossé a [80 cm] de profondeur.", 0.8, 0.8, "m"),
    ("Le bateau était à [2,3 milles nautiques] de l'île.", 4259.6, 4259.6, "m"),
    ("La plage est longue de [20 km].", 20000, 20000, "m"),
    ("Des vents à [140 km/h] ont soufflé.", 38.888888889, 38.888888889, "m/s"),
    ("La forêt a perdu [300 hectares].", 3000000, 3000000, "m²"),
    ("On a saisi [412 kilos] de cocaïne.", 412, 412, "kg"),
    ("On a saisi [1,2 tonne] de cocaïne.", 1200, 1200, "kg"),
    ("Le car transportait [50 litres] de gazole.", 0.05, 0.05, "m³"),
    ("La panne a duré [deux heures].", 7200, 7200, "s"),
    ("Le trêve tient pour [dix jours].", 864000, 864000, "s"),
    ("Un homme de [58 ans] est mort.", 696, 696, "month"),
    ("Il purge [dix-huit mois] de prison.", 18, 18, "month"),
    ("Le parti a obtenu [34 %] des voix.", 34, 34, "%"),
    ("Le parti a obtenu [34,5\u00a0%] des voix.", 34.5, 34.5, "%"),
    ("Le parti a obtenu [soixante pour cent] des voix.", 60, 60, "%"),
    ("L'amende atteint [500 euros].", 500, 500, "EUR"),
    ("L'amende atteint [1 200 €].", 1200, 1200, "EUR"),
    ("Le prêt s'élève à [7,4 milliards d'euros].", 7.4e9, 7.4e9, "EUR"),
    ("Le prêt s'élève à [33 milliards de francs CFA].", 33e9, 33e9, "XOF"),
    ("Il a été champion [sept fois].", 7, 7, "times"),
    ("Il faisait [38 degrés] à l'ombre.", 38, 38, "°C"),
]
SHARES = [
    ("[La moitié] des sièges sont vides.", 50, 50, "%"),
    ("[Un tiers] des vols sont annulés.", 33.333333, 33.333333, "%"),
    ("[Les deux tiers] des vols sont annulés.", 66.666667, 66.666667, "%"),
    ("[Trois quarts] des vols sont annulés.", 75, 75, "%"),
    ("[Un cinquième] des vols sont annulés.", 20, 20, "%"),
    ("[Six habitants sur dix] ont voté.", 60, 60, "%"),
    ("[Un train sur deux] circulera.", 50, 50, "%"),
    ("[Plus de la moitié] des sièges sont vides.", 50, INF, "%"),
]
SINGLE = [
    ("[Un] mort et deux blessés.", 1, 1, ""),
    ("Les organisateurs annoncent [le double].", 2, 2, "times"),
    ("Elle a parcouru [50 kilomètres et 512 mètres].", 50512, 50512, "m"),
]
TABLE = [*SINGLE, *PLAIN, *HEDGED, *ROUGH, *RANGES, *UNITS, *SHARES]

ORDINALS = [
    ("C'est sa [deuxième] visite.", 2),
    ("C'est sa [2e] visite.", 2),
    ("Il a fini au [1er] rang.", 1),
    ("La [première] pierre est posée.", 1),
    ("C'est le [vingtième] jour de grève.", 20),
    ("Le [38e] tour a été le plus rapide.", 38),
]

NO_COUNTS = [
    "Il viendra le 31 février 2024.",
    "Le 29 février 2023, la gare était fermée.",
    "La pandémie de Covid-19 a repris.",
    "Le G7 se réunit à Bari.",
    "Le numéro 10 a marqué.",
    "L'article 5 de la charte.",
    "Les deux pays ont signé.",
    "Ces deux communes fusionnent.",
    "Le Premier ministre a parlé.",
    "La route 66 est fermée.",
    "Une femme a appelé à l'aide.",
    "Un navire a sombré.",
    "La chaîne 24 a diffusé le film.",
    "Il faut repartir de zéro.",
    "Un Boeing 737 a atterri.",
]
KNOWN_FAILURES = [
    (
        "An article counts one where the verb tells of a loss, which takes a parse.",
        "[Un] marin est mort.",
    ),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), TABLE, ids=[r[0] for r in TABLE])
def test_a_count_is_found_and_normalised(read_one, text, low, high, unit):
    """The words in brackets are one mention, which means this interval in the base unit."""
    value = read_one("count", text).value.to_dict()
    assert (low, high, unit) == (value["low"], value["high"], value["unit"])
    assert not value["ordinal"]


@pytest.mark.parametrize(("text", "place"), ORDINALS, ids=[r[0] for r in ORDINALS])
def test_a_place_in_a_row_is_an_ordinal(read_one, text, place):
    """It is no amount, and compares with its like only."""
    value = read_one("count", text).value
    assert value.ordinal
    assert (place, place) == (value.low, value.high)


@pytest.mark.parametrize("text", NO_COUNTS)
def test_labels_and_named_pairs_count_nothing(read, text):
    """Numbers in names, numbers that number, "les deux", articles."""
    assert () == read("count", text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, marks=pytest.mark.xfail(reason=why, strict=True, raises=AssertionError), id=text)
        for why, text in KNOWN_FAILURES
    ],
)
def test_known_failures(read_one, text):
    """What the tables cannot read yet."""
    read_one("count", text)


def test_a_count_reads_as_it_is_written(read_one):
    """The words of the article, as inside a sentence, on one line."""
    assert "plus de 1 500" == read_one("count", "[Plus\nde 1 500] vols").value.text
    assert "deux mille" == read_one("count", "[Deux mille] vols").value.text
    assert "3 MW" == read_one("count", "Elle produit [3 MW].").value.text


def test_what_a_date_has_taken_is_no_count(make_document, make_finder):
    """The 12 of "12 mars" belongs to the date."""
    document = make_document("Le 12 mars, 40 camions sont partis.", "2024-03-13")
    dates = [m.span for m in make_finder("date").find(document)]
    assert ["40"] == [m.text for m in make_finder("count").find(document, dates)]


COUNTED = [
    ("La crue a fait douze morts.", "mort"),
    ("Quarante pompiers sont venus.", "pompier"),
    ("Une dizaine de maisons ont brûlé.", "maison"),
    ("Deux millions de foyers sont privés d'eau.", "foyer"),
]


@pytest.mark.parametrize(("text", "noun"), COUNTED)
def test_the_parse_says_what_is_counted(text, noun, make_document, make_finder, parser):
    """The noun above the number, or the one that hangs on it with "de"."""
    document, counts = make_document(text, None), make_finder("count")
    sentences = parser.parse(text, [(0, len(text))], [])
    (settled,) = counts.settle(document, counts.find(document), sentences)
    assert noun == settled.value.counted


SETTLED = [
    ("Quatre blessés graves ont été soignés.", "Quatre", {"counted": "blessé", "modifiers": "grave"}),
    ("Douze otages sont libres, dont quatre en Chine.", "quatre", {"part": True, "part_of": "otage"}),
    ("Elle a compté 29 malades à Cluses.", "29", {"counted": "malade", "part": False}),
    ("Paul Ardent, 47 ans, a vu la scène.", "47 ans", {"counted": "", "unit": "month"}),
]


@pytest.mark.parametrize(("text", "words", "expected"), SETTLED, ids=[r[0] for r in SETTLED])
def test_the_parse_says_what_a_count_is_of(text, words, expected, make_document, make_finder, parser):
    """Its noun, the adjectives that tell it from its like, and what a part is part of."""
    document, counts = make_document(text, None), make_finder("count")
    settled = counts.settle(document, counts.find(document), parser.parse(text, [(0, len(text))], []))
    value = next(m.value.to_dict() for m in settled if m.text == words)
    assert expected == {key: value[key] for key in expected}


@pytest.mark.parametrize("text", ["Un marin est mort.", "La tempête a tué une femme."])
def test_an_article_counts_the_one_who_is_lost(text, make_document, make_finder, parser):
    """Where the parse says that its noun dies; from the text alone it counts nothing."""
    document, counts = make_document(text, None), make_finder("count")
    assert () == counts.find(document)
    (lost,) = counts.settle(document, (), parser.parse(text, [(0, len(text))], []))
    assert (1, "un") == (lost.value.low, lost.text.lower()[:2])


def test_a_first_place_keeps_what_its_row_begins_with(read):
    """Two rows that begin apart do not compare."""
    texts = ("le premier sommet depuis 2019", "le premier sommet depuis 2012", "le premier sommet")
    older, newer, ever = (read("count", f"C'est {text}.")[0] for text in texts)
    assert ("2019", "2012", "") == (older.value.since, newer.value.since, ever.value.since)
    assert "not comparable" == compare(older, newer).relation
    assert "equal" == compare(older, ever).relation


def test_less_than_a_negative_number_is_open_below(read_one):
    """A temperature has no zero to stop at, as a number of people has."""
    value = read_one("count", "Le thermomètre affiche [moins de -5 degrés] au col.").value
    assert (float("-inf"), -5, "°C") == (value.low, value.high, value.unit)
