"""French measures and money, as tables: the count in brackets, the interval that it means, the base unit."""

from __future__ import annotations

import pytest

from factcheck.kinds.registry import compare

DAY, HOUR, KM = 86400, 3600, 1000

MONEY = [
    ("Le musée a coûté [2,4 M€].", 2.4e6, 2.4e6, "EUR"),
    ("Le musée a coûté [1,5 Md€].", 1.5e9, 1.5e9, "EUR"),
    ("Le groupe perd [3 Mds€] par an.", 3e9, 3e9, "EUR"),
    ("La subvention est de [350 k€].", 350e3, 350e3, "EUR"),
    ("La vente a rapporté [12 Mds d'euros].", 12e9, 12e9, "EUR"),
    ("Un billet coûte [3,50 euros].", 3.5, 3.5, "EUR"),
    ("Un billet coûte [3 euros 50].", 3.5, 3.5, "EUR"),
    ("Un billet coûte [treize euros et quarante centimes].", 13.4, 13.4, "EUR"),
    ("La caution a été fixée à [50 000 dollars canadiens].", 50000, 50000, "CAD"),
    ("La caution a été fixée à [50 000 $ CA].", 50000, 50000, "CAD"),
    ("La caution a été fixée à [50 000 $ US].", 50000, 50000, "USD"),
    ("La caution a été fixée à [50 000 dollars].", 50000, 50000, "USD"),
    ("Le baril vaut [84,20 $].", 84.2, 84.2, "USD"),
    ("La firme a levé [$ 75 millions].", 75e6, 75e6, "USD"),
    ("La firme a levé [75 millions de $].", 75e6, 75e6, "USD"),
    ("Le tableau est parti à [£ 8,1 millions].", 8.1e6, 8.1e6, "GBP"),
    ("Le tableau est parti à [8 millions de livres sterling].", 8e6, 8e6, "GBP"),
    ("Le tableau est parti à [8 millions de livres].", 8e6, 8e6, "GBP"),
    ("Le loyer est de [1'850 francs suisses].", 1850, 1850, "CHF"),
    ("Le loyer est de [1’850 CHF].", 1850, 1850, "CHF"),
    ("Le loyer est de [CHF 1850].", 1850, 1850, "CHF"),
    ("Le projet est estimé à [EUR 40 millions].", 40e6, 40e6, "EUR"),
    ("Le riz se vend [600 FCFA] le kilo.", 600, 600, "XOF"),
    ("L'État débloque [deux milliards de francs CFA].", 2e9, 2e9, "XOF"),
    ("Il gagne [90 000 yens] par mois.", 90000, 90000, "JPY"),
    ("Le yacht vaut [un million de roubles].", 1e6, 1e6, "RUB"),
    ("La dot atteint [100 roupies indiennes].", 100, 100, "INR"),
    ("Le taxi demande [40 couronnes norvégiennes].", 40, 40, "NOK"),
    ("Le taxi demande [40 dirhams].", 40, 40, "MAD"),
    ("Le pain est passé à [80 centimes].", 80, 80, "cent"),
    ("Le pain est passé à [80 centimes d'euro].", 0.8, 0.8, "EUR"),
    ("L'action a perdu [12 pence].", 0.12, 0.12, "GBP"),
    ("Il réclame [plus de 3 millions d'euros].", 3e6, None, "EUR"),
    ("Il réclame [entre 3 et 4 millions d'euros].", 3e6, 4e6, "EUR"),
    ("Il réclame [de 3 à 4 millions d'euros].", 3e6, 4e6, "EUR"),
    ("Il réclame [10 à 15 millions de dollars américains].", 10e6, 15e6, "USD"),
    ("Il réclame [une dizaine de millions d'euros].", 6e6, 14e6, "EUR"),
    ("Il réclame [un demi-million d'euros].", 5e5, 5e5, "EUR"),
    ("Il réclame [trois millions et demi d'euros].", 3.5e6, 3.5e6, "EUR"),
    ("Il a laissé [quelques milliers d'euros].", 2000, 9999, "EUR"),
]
LENGTHS = [
    ("Le col culmine à [2 642 m].", 2642, 2642, "m"),
    ("Elle mesure [1 m 80].", 1.8, 1.8, "m"),
    ("Elle mesure [1,80 m].", 1.8, 1.8, "m"),
    ("Le tunnel fait [3 km et 200 m].", 3200, 3200, "m"),
    ("La vague atteignait [huit mètres].", 8, 8, "m"),
    ("Il a couru [dix kilomètres et demi].", 10500, 10500, "m"),
    ("Il a couru [un demi-kilomètre].", 500, 500, "m"),
    ("Il est tombé [30 cm] de neige.", 0.3, 0.3, "m"),
    ("Il est tombé [72 millimètres] d'eau.", 0.072, 0.072, "m"),
    ("La sonde est passée à [200 miles] de là.", 321868.8, 321868.8, "m"),
    ("L'écran fait [27 pouces].", 0.6858, 0.6858, "m"),
    ("Le mât fait [56 pieds].", 17.0688, 17.0688, "m"),
    ("Le foyer est à [5 à 10 km] de profondeur.", 5 * KM, 10 * KM, "m"),
    ("La zone s'étend sur [120 km²].", 120e6, 120e6, "m²"),
    ("La zone s'étend sur [120 km2].", 120e6, 120e6, "m²"),
    ("Le domaine couvre [45 acres].", 182108.539008, 182108.539008, "m²"),
    ("Le local fait [35 m²].", 35, 35, "m²"),
    ("Le local fait [35 mètres carrés].", 35, 35, "m²"),
    ("Le feu a parcouru [plus de 1 200 hectares].", 12e6, None, "m²"),
    ("La cuve contient [3 000 m³].", 3000, 3000, "m³"),
    ("La cuve contient [75 cl].", 0.00075, 0.00075, "m³"),
    ("La cuve contient [500 000 barils].", 79493.647464, 79493.647464, "m³"),
    ("Il boit [un demi-litre] de lait.", 0.0005, 0.0005, "m³"),
]
WEIGHTS = [
    ("Le colis pèse [2,5 kg].", 2.5, 2.5, "kg"),
    ("Le colis pèse [250 g].", 0.25, 0.25, "kg"),
    ("Le camion porte [une quarantaine de tonnes].", 32000, 48000, "kg"),
    ("La dose est de [150 microgrammes].", 1.5e-7, 1.5e-7, "kg"),
    ("La récolte atteint [12 quintaux].", 1200, 1200, "kg"),
    ("L'usine rejette [3 millions de tonnes].", 3e9, 3e9, "kg"),
]
TIMES = [
    ("La course dure [2 heures 15].", 2.25 * HOUR, 2.25 * HOUR, "s"),
    ("La course dure [2 heures et 15 minutes].", 2.25 * HOUR, 2.25 * HOUR, "s"),
    ("Il a tenu [deux heures et demie].", 2.5 * HOUR, 2.5 * HOUR, "s"),
    ("Il a tenu [six heures trente].", 6.5 * HOUR, 6.5 * HOUR, "s"),
    ("Il a tenu [un quart d'heure].", 900, 900, "s"),
    ("Il a tenu [trois quarts d'heure].", 2700, 2700, "s"),
    ("Il a tenu [une demi-heure].", 1800, 1800, "s"),
    ("Il a tenu [douze minutes et trente secondes].", 750, 750, "s"),
    ("La garde à vue dure [48 heures].", 48 * HOUR, 48 * HOUR, "s"),
    ("La garde à vue dure [48 h].", 48 * HOUR, 48 * HOUR, "s"),
    ("La grève dure [une dizaine de jours].", 6 * DAY, 14 * DAY, "s"),
    ("Il risque [six ans et demi] de prison.", 78, 78, "month"),
    ("Il risque [18 mois] de prison.", 18, 18, "month"),
    ("Il risque [de cinq à dix ans] de prison.", 60, 120, "month"),
    ("Le bail court sur [trois trimestres].", 9, 9, "month"),
    ("Le bail court sur [deux décennies].", 240, 240, "month"),
    ("L'os a [110 millions d'années].", 1.32e9, 1.32e9, "month"),
]
AGES = [
    ("Le chauffeur, âgé de [58 ans], est indemne.", 696, 696, "month"),
    ("La victime, âgée de [71 ans], vivait seule.", 852, 852, "month"),
    ("Paul Ardent, [41 ans], a vu la scène.", 492, 492, "month"),
    ("Le suspect a [une trentaine d'années].", 288, 432, "month"),
    ("Une femme [dans la quarantaine] a été blessée.", 480, 599, "month"),
    ("[Un sexagénaire] a été retrouvé.", 720, 839, "month"),
    ("[Une nonagénaire] a été retrouvée.", 1080, 1199, "month"),
    ("Les enfants de [moins de cinq ans] sont vaccinés.", 0, 60, "month"),
    ("Les [18-25 ans] votent peu.", 216, 300, "month"),
]
DEGREES = [
    ("Il a fait [38,5 °C] à l'ombre.", 38.5, 38.5, "°C"),
    ("Il a fait [-12 °C] dans la nuit.", -12, -12, "°C"),
    ("Il a fait [moins douze degrés] dans la nuit.", -12, -12, "°C"),
    ("Il a fait [98,6 °F] dans la cabine.", 37, 37, "°C"),
    ("Il a fait [40 degrés celsius] dans la cabine.", 40, 40, "°C"),
    ("La route tourne à [90 degrés] vers le nord.", 90, 90, "°"),
]
OTHERS = [
    ("Le vent a soufflé à [130 km/h].", 36.111111111, 36.111111111, "m/s"),
    ("Le vent a soufflé à [130 kilomètres à l'heure].", 36.111111111, 36.111111111, "m/s"),
    ("Le voilier filait à [18 nœuds].", 9.26, 9.26, "m/s"),
    ("Le parc fournit [450 MW].", 450e6, 450e6, "W"),
    ("Le parc fournit [3 gigawatts].", 3e9, 3e9, "W"),
    ("Le foyer consomme [4 500 kWh].", 1.62e10, 1.62e10, "J"),
    ("Le disque contient [2 To].", 16e12, 16e12, "bit"),
    ("Le bruit atteint [95 décibels].", 95, 95, "dB"),
    ("La secousse, de magnitude [5,1], a réveillé la ville.", 5.1, 5.1, "magnitude"),
    ("La secousse était de [5,1 sur l'échelle de Richter].", 5.1, 5.1, "magnitude"),
    ("La note a perdu [deux points].", 2, 2, "point"),
    ("Le taux a gagné [0,25 point de pourcentage].", 0.25, 0.25, "point"),
    ("La marge est [de 3 à 4 %].", 3, 4, "%"),
    ("La marge est [de 3 % à 4 %].", 3, 4, "%"),
    ("Le taux est de [12 ‰].", 1.2, 1.2, "%"),
    ("Le taux est de [12,5 p. 100].", 12.5, 12.5, "%"),
    ("Ils sont [trois fois] plus nombreux.", 3, 3, "times"),
    ("Les syndicats annoncent [près du double].", 1.7, 2.05, "times"),
    ("Les syndicats annoncent [plus du triple].", 3, None, "times"),
]
TABLE = [*MONEY, *LENGTHS, *WEIGHTS, *TIMES, *AGES, *DEGREES, *OTHERS]

SCORES = [
    ("Lyre s'est imposé [2-1] dimanche.", "2-1"),
    ("Elle a gagné la finale [6-4, 3-6, 7-5].", "6-4 3-6 7-5"),
    ("Le match s'est terminé sur le score de [0-0].", "0-0"),
    ("Une victoire [21-17] en poule.", "21-17"),
    ("Battus [3 à 0], ils quittent la coupe.", "3-0"),
    ("Le texte est adopté par [312 voix contre 251].", "312-251"),
    ("Ils mènent ([4-2]) à la pause.", "4-2"),
]

PAIRS = [
    ("50 000 dollars canadiens", "50 000 dollars", "equal"),
    ("50 000 dollars canadiens", "60 000 dollars", "not comparable"),
    ("50 000 dollars", "60 000 dollars", "disjoint"),
    ("50 000 euros", "50 000 dollars", "not comparable"),
    ("50 000 euros", "50 000 francs suisses", "not comparable"),
    ("20 francs", "20 francs CFA", "equal"),
    ("2,4 M€", "2,4 millions d'euros", "equal"),
    ("350 k€", "350 000 euros", "equal"),
    ("10 km", "6,2 miles", "equal"),
    ("10 km", "9 miles", "disjoint"),
    ("98,6 °F", "37 °C", "equal"),
    ("2 heures 15", "135 minutes", "equal"),
    ("une heure dix", "70 minutes", "equal"),
    ("un an", "douze mois", "equal"),
    ("un an et demi", "18 mois", "equal"),
    ("1 m 80", "1,80 m", "equal"),
    ("trois quarts d'heure", "45 minutes", "equal"),
    ("120 km²", "12 000 hectares", "equal"),
    ("jusqu'à 140 km/h", "jusqu'à 150 km/h", "disjoint"),
    ("jusqu'à 80 lits", "80 lits", "equal"),
    ("jusqu'à 80 lits", "75 lits", "wider"),
    ("environ 40 lits", "quelque 40 lits", "equal"),
    ("près de 9 000 lits", "environ 9 000 lits", "equal"),
    ("une dizaine de lits", "environ 10 lits", "equal"),
    ("plus d'une centaine de lits", "120 lits", "wider"),
    ("plus d'une centaine de lits", "80 lits", "disjoint"),
    ("dix-septième jour", "dix-sept jours", "equal"),
    ("dix-septième jour", "dix-huit jours", "not comparable"),
    ("dix-septième jour", "dix-sept mois", "not comparable"),
    ("2-1", "2-1", "equal"),
    ("2-1", "1-2", "equal"),
    ("2-1", "3-1", "disjoint"),
    ("6-4, 3-6, 7-5", "4-6, 6-3, 5-7", "equal"),
    ("magnitude 5,1", "5,1 sur l'échelle de Richter", "equal"),
    ("le double", "deux fois", "equal"),
    ("au moins 18 lits", "20 lits", "wider"),
    ("au moins 18 lits", "41 lits", "disjoint"),
    ("au moins 18 lits", "au moins 27 lits", "disjoint"),
    ("plus de 120 000 lits", "plus de 140 000 lits", "wider"),
    ("plus d'une heure", "deux heures", "wider"),
    ("plus d'une heure", "trois heures", "disjoint"),
    ("moins de 50 lits", "12 lits", "wider"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), TABLE, ids=[r[0] for r in TABLE])
def test_an_amount_is_read_in_its_base_unit(read_one, text, low, high, unit):
    """The words in brackets are one mention, which means this interval in the base unit."""
    value = read_one("count", text).value.to_dict()
    assert unit == value["unit"]
    assert [low, high] == pytest.approx([value["low"], value["high"]]) if high is not None else value["high"] is None
    assert low == pytest.approx(value["low"])


@pytest.mark.parametrize(("text", "points"), SCORES, ids=[r[0] for r in SCORES])
def test_a_score_keeps_its_points(read_one, text, points):
    """Set by set, in the order of the text."""
    value = read_one("count", text).value
    assert ("score", points) == (value.unit, value.score)


@pytest.mark.parametrize(("a", "b", "relation"), PAIRS, ids=[f"{a} / {b}" for a, b, _ in PAIRS])
def test_measures_and_monies_compare(read, a, b, relation):
    """After their units; seen from the other side the relation is the converse."""
    first, second = (read("count", f"On parle de ceci : {text}, dit-on.")[0] for text in (a, b))
    there = compare(first, second)
    assert relation == there.relation, there.why
    assert there.relation.converse == compare(second, first).relation


def test_the_reason_names_both_currencies(read):
    """What cannot be compared is said."""
    euros, francs = (read("count", f"Il doit {text}.")[0] for text in ("50 euros", "50 francs suisses"))
    assert "the currencies differ: euros and Swiss francs" == compare(euros, francs).why


def test_a_money_of_several_owners_is_noted(read):
    """The likelier one is taken, and said to be so."""
    assert "USD" in read("count", "Il doit 50 dollars.")[0].value.to_dict()["note"]
    assert "" == read("count", "Il doit 50 euros.")[0].value.to_dict()["note"]
