"""How two French counts stand to each other."""

from __future__ import annotations

import pytest

from factcheck.kinds.registry import compare

PAIRS = [
    ("12 morts", "15 morts", "disjoint"),
    ("quarante-deux morts", "42 morts", "equal"),
    ("1 500 vols", "1.500 vols", "equal"),
    ("1,5 million d'euros", "1 500 000 euros", "equal"),
    ("1,5 million d'euros", "1 512 000 euros", "wider"),
    ("9 300 vols", "9 287 vols", "wider"),
    ("9 300 vols", "9 412 vols", "disjoint"),
    ("plus de 100 vols", "112 vols", "wider"),
    ("plus de 100 vols", "90 vols", "disjoint"),
    ("une dizaine de vols", "11 vols", "wider"),
    ("une dizaine de vols", "20 vols", "disjoint"),
    ("des centaines de vols", "450 vols", "wider"),
    ("entre 10 et 20 vols", "entre 15 et 30 vols", "overlapping"),
    ("moins de 50 vols", "plus de 60 vols", "disjoint"),
    ("2 km", "2 000 mètres", "equal"),
    ("245 mètres", "245 pieds", "disjoint"),
    ("17 mètres", "56 pieds", "equal"),
    ("100 km/h", "55 nœuds", "narrower"),
    ("un tiers", "34 %", "wider"),
    ("la moitié", "50 %", "equal"),
    ("six sur dix", "60 %", "equal"),
    ("34 %", "34 euros", "not comparable"),
    ("deuxième", "troisième", "disjoint"),
    ("la deuxième heure", "la deuxième minute", "not comparable"),
    ("deuxième", "2 fois", "equal"),
    ("deuxième", "3 fois", "not comparable"),
    ("deuxième", "2 %", "not comparable"),
    ("un septuagénaire", "72 ans", "wider"),
    ("un mois", "trente jours", "wider"),
    ("deux semaines", "quatorze jours", "equal"),
    ("trois mètres", "10 kilos", "not comparable"),
]


def first(read, text):
    return read("count", f"On parle ainsi : {text}.")[0]


@pytest.mark.parametrize(("a", "b", "relation"), PAIRS)
def test_two_counts(read, a, b, relation):
    """By their intervals, after the units; seen from the other side the relation is the converse."""
    there = compare(first(read, a), first(read, b))
    assert relation == there.relation
    assert there.relation.converse == compare(first(read, b), first(read, a)).relation


def test_a_unit_that_is_left_out_may_be_the_others(read):
    """Without its unit, "33 milliards" can agree with "33 milliards de francs", and contradicts no sum of money."""
    bare = first(read, "33 milliards")
    assert "equal" == compare(bare, first(read, "33 milliards d'euros")).relation
    assert "not comparable" == compare(bare, first(read, "35 milliards d'euros")).relation


def test_counts_far_apart_are_marked(read):
    """Five times as many is rather another thing; three more is a contradiction."""
    assert compare(first(read, "12 morts"), first(read, "400 morts")).far
    assert not compare(first(read, "12 morts"), first(read, "15 morts")).far
