"""Units that are said once in a sentence and meant twice, and amounts that the text writes as one."""

from __future__ import annotations

import pytest

from factcheck.kinds.registry import compare

# Language, sentence with the second figure in brackets, what it is, the unit.
CARRIED = [
    ("fr", "Le pont coûte 1,3 milliard d'euros, soit [200 millions] de plus.", 200_000_000, "EUR"),
    ("fr", "Elle a versé 42 millions d'euros dont [15,5 millions] aux écoles.", 15_500_000, "EUR"),
    ("fr", "Le budget passe de 3 millions d'euros à [4 millions].", 4_000_000, "EUR"),
    ("fr", "Il a gagné 3 millions de dollars contre [2 millions] l'an passé.", 2_000_000, "USD"),
    ("fr", "La ville reçoit 42 millions d'euros dont [3 millions] d'habitants profitent.", 3_000_000, ""),
    ("fr", "Deux secousses de magnitude 2,8 et [2,3] ont suivi.", 2.3, "magnitude"),
    ("fr", "Trois enfants âgés de 4, [7] et 11 ans jouaient.", 84, "month"),
    ("en", "The plan costs $42m, of which [15.5 million] is for roads.", 15_500_000, "USD"),
    ("en", "Profit was $3.2 billion, up from [2.9 billion] a year before.", 2_900_000_000, "USD"),
    ("en", "Sales rose from €1.2 billion to [1.4 billion].", 1_400_000_000, "EUR"),
    ("en", "They spent 10 million euros, from which [2 million] people benefit.", 2_000_000, ""),
    ("fr", "Les ventes visent 3 millions d'euros. Elles étaient tombées à [2 millions].", 2_000_000, "EUR"),
    ("en", "It cost $8 million. The town grew to [5 million].", 5_000_000, ""),
    ("en", "She has children aged 4, 7 and [11].", 132, "month"),
    ("en", "Three boys aged 9, 12 and [14] drowned.", 168, "month"),
    ("en", "It is for those aged 5 and [6] others.", 6, ""),
    ("en", "The lake holds [11,757 mcft].", 332921165.382144, "m³"),
]
OPEN = [
    ("fr", "[Entre 3 millions et plus de 10 millions] de gens ont fui.", 3_000_000, None),
    ("fr", "[Entre 20 et plus de 30] personnes sont parties.", 20, None),
    ("fr", "[Entre 20 et 30] personnes sont parties.", 20, 30),
    ("fr", "[Une poignée] de fidèles prie.", 3, 9),
    ("en", "[Between 3 million and more than 10 million] people fled.", 3_000_000, None),
]
VOTES = [
    ("Le texte passe par [312 voix contre 208].", "312-208"),
    ("Elle l'emporte avec [1 312 voix contre 1 208].", "1312-1208"),
    ("La loi est adoptée par [34 voix contre 12] et deux abstentions.", "34-12"),
]


@pytest.mark.parametrize(("language", "text", "low", "unit"), CARRIED)
def test_a_unit_is_carried_to_where_it_is_meant(read_one, language, text, low, unit):
    """Money within a sentence, ages and magnitudes within a list; what counts things stays without."""
    value = read_one("count", text, None, language).value.to_dict()
    assert (pytest.approx(low), unit) == (value["low"], value["unit"])


@pytest.mark.parametrize(("text", "points"), VOTES)
def test_a_vote_is_one_score(read_one, text, points):
    """Those in favour and those against."""
    assert points == read_one("count", text).value.score


def test_one_side_of_a_vote_agrees_with_it(read):
    """Another figure tells nothing of it: it may be what was needed."""
    (vote,) = read("count", "Le texte passe par 126 voix contre 98.")
    sides = [read("count", f"Ils étaient {n} à voter.")[0] for n in (126, 98, 121)]
    assert ["equal", "equal", "not comparable"] == [compare(vote, side).relation for side in sides]
    assert "equal" == compare(sides[0], vote).relation


@pytest.mark.parametrize(("language", "text", "low", "high"), OPEN)
def test_a_range_may_have_an_open_end(read_one, language, text, low, high):
    """It is one amount, not two."""
    value = read_one("count", text, None, language).value.to_dict()
    assert (low, high) == (value["low"], value["high"])
