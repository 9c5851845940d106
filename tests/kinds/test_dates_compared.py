"""How two French dates stand to each other, and the laws that every comparison obeys."""

from __future__ import annotations

import pytest

from factcheck.kinds.registry import compare

DAY = "2024-03-13"  # a Wednesday

PAIRS = [
    ("lundi", "mardi", "disjoint"),
    ("lundi", "le 11 mars", "equal"),
    ("lundi", "lundi 11 mars 2024", "equal"),
    ("hier", "mardi", "equal"),
    ("lundi", "lundi soir", "wider"),
    ("lundi après-midi", "lundi soir", "disjoint"),
    ("lundi en fin d'après-midi", "lundi après-midi", "overlapping"),
    ("lundi à 14h30", "lundi après-midi", "narrower"),
    ("lundi à 17h45", "lundi soir", "overlapping"),
    ("lundi à 14h30", "lundi à 14 h 30", "equal"),
    ("lundi vers 14h30", "lundi à 14h30", "wider"),
    ("lundi à 14h30", "lundi à 16h", "disjoint"),
    ("lundi à 14h30", "lundi à 14h30 GMT", "not comparable"),
    ("lundi à 14h37", "lundi à 13h37 GMT", "equal"),
    ("lundi à 14h37", "vendredi à 13h37 GMT", "disjoint"),
    ("lundi à 23h GMT", "mardi", "not comparable"),
    ("lundi à 23h GMT", "vendredi", "disjoint"),
    ("lundi peu avant 6 heures", "lundi à 6h47", "disjoint"),
    ("lundi vers 6 heures", "lundi à 6h20", "wider"),
    ("dans la nuit de lundi à mardi", "mardi à 3 heures", "wider"),
    ("dans la nuit de lundi à mardi", "lundi dans la nuit", "equal"),
    ("dans la nuit de lundi à mardi", "dans la nuit du 11 au 12 mars", "equal"),
    ("dans la nuit de lundi à mardi", "mardi soir", "disjoint"),
    ("depuis janvier", "depuis le début de l'année", "equal"),
    ("depuis le 1er juin 2022", "dès juin 2022", "narrower"),
    ("d'ici à la fin 2026", "avant fin 2026", "equal"),
    ("au printemps", "le 21 avril", "wider"),
    ("en été", "en juillet", "wider"),
    ("en été", "en mars", "disjoint"),
    ("à Noël", "le 25 décembre", "equal"),
    ("à Pâques", "dimanche 31 mars", "equal"),
    ("au premier trimestre", "en février", "wider"),
    ("au premier semestre", "au premier trimestre", "wider"),
    ("dans les années 2010", "en 2013", "wider"),
    ("au XXe siècle", "en 1987", "wider"),
    ("les 4 et 5 mars", "le 5 mars", "wider"),
    ("au milieu de l'année prochaine", "le 1er octobre 2025", "disjoint"),
    ("la semaine dernière", "la semaine du 4 mars", "equal"),
    ("le week-end dernier", "le week-end du 9 mars", "equal"),
    ("désormais", "autrefois", "not comparable"),
    ("dans la nuit de lundi à mardi", "lundi", "overlapping"),
    ("dans la nuit de lundi à mardi", "mercredi", "disjoint"),
    ("en mars", "le 4 mars", "wider"),
    ("en 2023", "lundi", "disjoint"),
    ("fin août 2023", "août 2023", "narrower"),
    ("début août 2023", "fin août 2023", "disjoint"),
    ("du 4 au 8 mars", "le 6 mars", "wider"),
    ("voilà sept ans", "en 2017", "equal"),
    ("voilà sept ans", "en 2009", "disjoint"),
    ("depuis lundi", "jusqu'à mercredi", "not comparable"),
    ("avant 2010", "en 2005", "wider"),
    ("après 2010", "en 2005", "disjoint"),
    ("dans les prochains jours", "récemment", "not comparable"),
    ("l'été dernier", "en juillet 2023", "wider"),
    ("l'an dernier", "en 2023", "equal"),
]


def first(read, text, day=DAY):
    return read("date", f"Il est venu {text} sans prévenir.", day)[0]


@pytest.mark.parametrize(("a", "b", "relation"), PAIRS)
def test_two_dates_of_dated_articles(read, a, b, relation):
    """Both are told on one Wednesday; seen from the other side the relation is the converse."""
    there = compare(first(read, a), first(read, b))
    assert relation == there.relation
    assert there.relation.converse == compare(first(read, b), first(read, a)).relation


UNDATED = [
    ("lundi", None, "mardi", None, "disjoint"),
    ("lundi", None, "lundi", None, "equal"),
    ("lundi soir", None, "lundi", None, "narrower"),
    ("lundi soir", None, "lundi matin", None, "disjoint"),
    ("lundi", None, "le 11 mars", DAY, "equal"),
    ("mardi", None, "le 11 mars", DAY, "disjoint"),
    ("le 11 mars", None, "le 11 mars 2024", None, "equal"),
    ("le 11 mars", None, "le 12 mars", DAY, "disjoint"),
    ("en mars", None, "le 11 mars", None, "wider"),
    ("dans la nuit de lundi à mardi", None, "mardi", None, "wider"),
    ("dans la nuit de lundi à mardi", None, "mercredi", None, "disjoint"),
    ("dans la nuit de lundi à mardi", None, "dans la nuit de mardi à mercredi", None, "disjoint"),
    ("dans la nuit de lundi à mardi", None, "dans la nuit de lundi à mardi", "2024-03-13", "equal"),
    ("lundi", None, "en mars", None, "not comparable"),
    ("hier", None, "lundi", None, "not comparable"),
    ("mi-juin", None, "en juin", None, "narrower"),
    ("au printemps", None, "le 21 avril", None, "wider"),
    ("au printemps", None, "le 21 janvier", None, "disjoint"),
    ("en octobre", None, "en octobre", DAY, "equal"),
    ("en été", None, "en hiver", None, "disjoint"),
    ("mardi", DAY, "le 12 mars", None, "equal"),
    ("mardi", DAY, "le 19 mars", None, "equal"),
    ("mardi", DAY, "le 14 mars", None, "disjoint"),
    ("dans la soirée", None, "mardi soir", DAY, "equal"),
    ("dans la nuit", None, "dans la nuit de lundi à mardi", DAY, "equal"),
    ("la nuit du 11 au 12 mars", None, "dans la nuit de lundi à mardi", DAY, "equal"),
    ("à la Pentecôte", None, "dimanche", None, "equal"),
    ("à la Pentecôte", None, "lundi", None, "disjoint"),
    ("à Noël", None, "le 25 décembre", DAY, "equal"),
]


@pytest.mark.parametrize(("a", "day", "b", "other", "relation"), UNDATED)
def test_two_dates_of_which_one_floats(read, a, day, b, other, relation):
    """What both name decides: the weekday, the day of the month, the time of day."""
    assert relation == compare(first(read, a, day), first(read, b, other)).relation


INFERRED = [
    # The next Friday and the last one have one name: whoever looked the wrong way is not contradicted.
    ("vendredi", "2024-03-13", "le 15 mars", "2024-03-13", "equal"),
    ("vendredi soir", "2024-03-13", "le 15 mars", "2024-03-13", "narrower"),
    ("vendredi", "2024-03-13", "vendredi", "2024-03-15", "equal"),
    ("vendredi", "2024-03-08", "le 15 mars", "2024-03-13", "not comparable"),
    # Nor does it agree: two Mondays of two weeks.
    ("lundi", "2024-03-06", "lundi", "2024-03-13", "not comparable"),
    ("lundi 4 mars", "2024-03-06", "lundi", "2024-03-13", "not comparable"),
    ("vendredi", "2024-03-13", "le 16 mars", "2024-03-13", "disjoint"),
    ("vendredi", "2024-03-13", "le 7 juin", "2024-03-13", "disjoint"),
    # A year that was only inferred.
    ("le 12 décembre", "2024-03-13", "jeudi 12 décembre 2024", "2024-03-13", "equal"),
    ("le 12 décembre", "2024-03-13", "le 12 décembre 2019", "2024-03-13", "disjoint"),
    # A time of day whose day is the one named last, or the article's.
    ("à 14h30", "2024-03-13", "à 14h30", "2024-03-10", "equal"),
    ("à 14h30", "2024-03-13", "à 16h45", "2024-03-10", "disjoint"),
    ("à 14h30", "2024-03-13", "lundi", "2024-03-13", "not comparable"),
]


@pytest.mark.parametrize(("a", "day", "b", "other", "relation"), INFERRED)
def test_an_inference_contradicts_nothing(read, a, day, b, other, relation):
    """Where two dates exclude each other only by what was inferred, what is said decides."""
    assert relation == compare(first(read, a, day), first(read, b, other)).relation


def test_dates_far_apart_are_marked(read):
    """Years apart they rather answer two questions; a day apart they contradict each other."""
    assert compare(first(read, "en 2019"), first(read, "lundi")).far
    assert not compare(first(read, "mardi"), first(read, "lundi")).far


def test_every_comparison_says_why(read):
    """The reason is a phrase that names the values or the field."""
    assert "lundi 11 mars 2024 excludes mardi 12 mars 2024" == compare(first(read, "lundi"), first(read, "mardi")).why
    floating = compare(first(read, "lundi", None), first(read, "mardi", None))
    assert "they differ in the weekday" == floating.why
