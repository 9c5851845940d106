"""French numbers that count nothing, as a table; and counts that stand close to such words."""

from __future__ import annotations

import pytest

NOTHING = [
    "Appelez le 02 98 44 12 12 avant midi.",
    "Appelez le +33 2 98 44 12 12 avant midi.",
    "Écrivez à 12redac@exemple.fr ou allez sur https://exemple.fr/2024/05/12-morts.",
    "Voir www.exemple.fr/page/3 pour la suite.",
    "Le Covid-19 circule encore.",
    "La Covid 19 circule encore.",
    "Le G7 et le G20 se réunissent.",
    "Le vol AF447 n'est pas arrivé.",
    "Un Airbus A380 s'est posé.",
    "L'avion, un Boeing 737, s'est posé.",
    "L'A4 et la D23 sont coupées.",
    "L'autoroute 40 est coupée.",
    "La nationale 7 est coupée.",
    "Il habite 12, rue des Lilas.",
    "Il habite 12 rue des Lilas.",
    "Il habite au 12 bis de la rue.",
    "Le siège est à 29200 Brest.",
    "L'article 49 de la Constitution a servi.",
    "La loi n° 78 s'applique.",
    "La résolution 1559 s'applique.",
    "Paris 2024, c'est fini.",
    "Le Mondial 2026 approche.",
    "La saison 3 commence.",
    "L'épisode 4 est raté.",
    "Le dossard 12 a abandonné.",
    "Le maillot n°10 est parti.",
    "Temps de lecture : 3 min de lecture",
    "La chaîne 24 a diffusé le film.",
    "Le film passe sur France 3 le soir.",
    "Le film passe sur Arte 2.",
    "Un 4x4 a brûlé.",
    "La 5G arrive.",
    "Le cinéma en 3D revient.",
    "C'est ouvert 7j/7 et 24h/24.",
    "C'est ouvert 24 heures sur 24.",
    "C'est ouvert sept jours sur sept.",
    "Le premier ministre a parlé.",
    "La première dame a parlé.",
    "Il est en première ligne.",
    "Il a reçu les premiers secours.",
    "Dans un premier temps, il a nié.",
    "Il est mort durant la Seconde Guerre mondiale.",
    "La demi-finale est reportée.",
    "Ils sont en quart de finale.",
    "Il a fait demi-tour.",
    "Son demi-frère l'accuse.",
    "Ils sortent un à un.",
    "L'un d'eux a fui.",
    "L'une et l'autre ont fui.",
    "Les uns partent, les autres restent.",
    "Un jour, il partira.",
    "Il a composé le 911 en vain.",
    "Le 112 ne répond plus.",
    "Il vit à deux pas de là.",
    "Les deux hommes ont fui.",
    "Ces deux communes fusionnent.",
    "Tous les deux ont fui.",
    "Ni l'un ni l'autre n'a fui.",
    "Quelques-uns ont fui.",
    "Il repart de zéro.",
    "C'est la tolérance zéro.",
    "Le deux-roues a glissé.",
    "Le numéro deux du régime a fui.",
    "Quelqu'un a fui.",
    "Une femme a crié.",
    "Un navire a sombré.",
    "Il viendra le 31 février 2024.",
    "Le fichier du 2024-03-05 est perdu.",
    "Le fichier du 05/03/2024 est perdu.",
    "La version 2.0.1 est prête.",
    "Le SRAS-CoV-2 mute.",
    "La classe B1 est pleine.",
    "Windows 11 est lent.",
    "Formule 1 : la course est annulée.",
    "Le vice-premier ministre a fui.",
    "La fusée Ariane 6 décolle.",
    "Il vit dans le tiers-monde.",
    "Il joue depuis la mi-temps.",
]

BESIDE = [
    ("Le vol AF447 comptait [228] passagers.", 228),
    ("Au 12 rue des Lilas, [trois] chats vivent.", 3),
    ("En 2024, [2024] personnes sont venues.", 2024),
    ("Le G7 a promis [7 milliards].", 7 * 10**9),
    ("Les deux hommes ont volé [deux] montres.", 2),
    ("Un cinquième homme a pris [cinq] montres.", 5),
    ("L'article 5 tient en [cinq] lignes.", 5),
    ("Appelez le 02 98 44 12 12 : [douze] places restent.", 12),
    ("[1] homme sur la ligne 12.", 1),
    ("Il porte [30 kilos] de plumes.", 30),
    ("Les [320 000] doses sont là.", 320000),
    ("À Lyon, [3] voitures ont brûlé.", 3),
    ("Lundi à Lyon [3] voitures ont brûlé.", 3),
]

ORDINALS = [
    ("C'est sa [dix-septième] visite.", 17),
    ("C'est sa [vingt et unième] visite.", 21),
    ("C'est sa [vingt-et-unième] visite.", 21),
    ("C'est sa [trente-deuxième] visite.", 32),
    ("C'est sa [soixante-dixième] visite.", 70),
    ("C'est sa [quatre-vingtième] visite.", 80),
    ("C'est sa [quatre-vingt-dixième] visite.", 90),
    ("C'est sa [nonante-deuxième] visite.", 92),
    ("C'est sa [septantième] visite.", 70),
    ("C'est la [centième] édition.", 100),
    ("C'est la [cent vingt-cinquième] édition.", 125),
    ("C'est la [deux centième] édition.", 200),
    ("C'est la [millième] édition.", 1000),
    ("C'est la [125e] édition.", 125),
    ("C'est la [125ème] édition.", 125),
    ("C'est la [1ère] édition.", 1),
    ("C'est la [1re] édition.", 1),
    ("C'est la [2nde] édition.", 2),
    ("Elle arrive [deuxième] à Brest.", 2),
    ("Un [cinquième] homme est recherché.", 5),
    ("Une [troisième] personne est morte.", 3),
    ("Un [quatrième] suspect a fui.", 4),
    ("C'est le [premier] sommet depuis 2019.", 1),
    ("C'est la [onzième] fois.", 11),
]
SHARES = [
    ("[Un cinquième] des électeurs hésitent.", 20),
    ("[Deux cinquièmes] des électeurs hésitent.", 40),
    ("[Le quart] des électeurs hésitent.", 25),
    ("[3/4] des électeurs hésitent.", 75),
    ("[½] de la cuve est vide.", 50),
    ("[Un sur trois] hésite.", 33.333333),
    ("[Sept électeurs sur dix] hésitent.", 70),
    ("[Une personne sur 200] hésite.", 0.5),
    ("[Huit électeurs wallons sur dix] hésitent.", 80),
    ("[Quatre clients de Lyre sur cinq] hésitent.", 80),
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_counts_nothing_stays_out(read, text):
    """Telephone numbers, addresses, names, labels, idioms, articles."""
    assert [] == [m.text for m in read("count", text)]


@pytest.mark.parametrize(("text", "value"), BESIDE, ids=[r[0] for r in BESIDE])
def test_what_stands_beside_is_counted(read_one, text, value):
    """A label takes its own number only."""
    assert value == read_one("count", text).value.low


@pytest.mark.parametrize(("text", "place"), ORDINALS, ids=[r[0] for r in ORDINALS])
def test_places_in_a_row(read_one, text, place):
    """Composed of words like the numbers, or in figures with their ending."""
    value = read_one("count", text).value
    assert (True, place, place) == (value.ordinal, value.low, value.high)


@pytest.mark.parametrize(("text", "percent"), SHARES, ids=[r[0] for r in SHARES])
def test_shares_are_percentages(read_one, text, percent):
    """A fifth, three quarters, one in three."""
    value = read_one("count", text).value
    assert "%" == value.unit
    assert percent == pytest.approx(float(value.low))
