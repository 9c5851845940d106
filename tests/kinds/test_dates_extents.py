"""Which words of a French date are one expression: the extents of TimeML, one mention each."""

from __future__ import annotations

import pytest

from factcheck.kinds.registry import apart

DAY = "2024-03-13"  # a Wednesday

EXTENTS = [
    ("Un toit a cédé mardi vers 21 h 45.", [("mardi", "2024-03-12"), ("21 h 45", "2024-03-12T21:45")]),
    ("Un toit a cédé vers 21 h 45.", [("vers 21 h 45", "2024-03-13T21:45")]),
    ("Un toit a cédé à 21 h 45.", [("21 h 45", "2024-03-13T21:45")]),
    ("Un toit a cédé mardi soir.", [("mardi soir", "2024-03-12TEV")]),
    ("Un toit a cédé mardi, en fin de matinée.", [("mardi", "2024-03-12"), ("fin de matinée", "2024-03-12TMO")]),
    ("Un toit a cédé mardi à l'aube.", [("mardi", "2024-03-12"), ("l'aube", "2024-03-12TMO")]),
    ("Un toit a cédé dans la soirée.", [("la soirée", "2024-03-13TEV")]),
    ("Un toit a cédé dans la soirée de lundi.", [("la soirée de lundi", "2024-03-11TEV")]),
    ("Un toit a cédé le 4 mars.", [("le 4 mars", "2024-03-04")]),
    ("Un toit a cédé le lundi 4 mars.", [("le lundi 4 mars", "2024-03-04")]),
    ("Un toit a cédé lundi 4 mars, à 8 h.", [("lundi 4 mars", "2024-03-04"), ("8 h", "2024-03-04T08:00")]),
    ("La chute du 4 mars a fait du bruit.", [("4 mars", "2024-03-04")]),
    ("Ce lundi, un toit a cédé.", [("Ce lundi", "2024-03-11")]),
    ("Ce même lundi, un toit a cédé.", [("Ce même lundi", "2024-03-11")]),
    ("Ce matin à 8 h, un toit a cédé.", [("Ce matin", "2024-03-13TMO"), ("8 h", "2024-03-13T08:00")]),
    ("À 8 h, mardi, un toit a cédé.", [("8 h", "2024-03-12T08:00"), ("mardi", "2024-03-12")]),
    ("La rue sera fermée du 18 au 20 mars.", [("18", "2024-03-18"), ("20 mars", "2024-03-20")]),
    ("La rue est fermée de 8 h à 12 h.", [("8 h", "2024-03-13T08:00"), ("12 h", "2024-03-13T12:00")]),
    ("La rue est fermée de lundi à jeudi.", [("lundi", "2024-03-04"), ("jeudi", "2024-03-07")]),
    ("Les 6 et 13 avril, on votera.", [("Les 6", "2024-04-06"), ("13 avril", "2024-04-13")]),
    ("La saison 2022/2023 fut rude.", [("2022", "2022"), ("2023", "2023")]),
    ("Il pleut depuis le 4 mars.", [("le 4 mars", "2024-03-04")]),
    ("Il pleuvra jusqu'en avril.", [("avril", "2024-04")]),
    ("Il a plu l'année dernière.", [("l'année dernière", "2023")]),
    ("Il a plu à la fin de l'année dernière.", [("la fin de l'année dernière", "2023")]),
    ("Il a plu dans la nuit de lundi à mardi.", [("la nuit de lundi à mardi", "2024-03-11TNI")]),
    ("Il a plu dès le lendemain du départ, lundi.", [("le lendemain", "XXXX-XX-XX"), ("lundi", "2024-03-11")]),
    ("Il a plu hier après-midi.", [("hier après-midi", "2024-03-12TAF")]),
]


@pytest.mark.parametrize(("text", "expected"), EXTENTS, ids=[row[0] for row in EXTENTS])
def test_expressions_have_the_extents_of_timeml(read, text, expected):
    """A day and its hour are two, the ends of a range are two; articles belong to them, prepositions do not."""
    found = [piece for mention in read("date", text, DAY) for piece in apart(mention, text)]
    assert expected == [(piece.text, piece.value.timex) for piece in found]
    assert all(piece.text == text[piece.start : piece.end] for piece in found)


def test_a_claim_keeps_the_day_and_the_hour_together(read):
    """The mention that claims are made of is one, with the finer value."""
    (mention,) = read("date", "Un toit a cédé mardi vers 21 h 45.", DAY)
    assert ("mardi vers 21 h 45", "2024-03-12T21:45") == (mention.text, mention.value.timex)


def test_the_ends_of_a_range_say_so(read):
    """The first is a start, the last an end."""
    text = "La rue sera fermée du 18 au 20 mars."
    (mention,) = read("date", text, DAY)
    assert ["start", "end"] == [piece.value.bound for piece in apart(mention, text)]


def test_other_kinds_are_not_taken_apart(read):
    """Only dates have expressions of their own."""
    text = "Il y avait douze vols."
    (mention,) = read("count", text, DAY)
    assert (mention,) == apart(mention, text)


def test_the_checker_gives_the_expressions_and_claims_the_whole():
    """``mentions`` follows TimeML; ``claims`` has one claim for the day and its hour."""
    from factcheck import Article, Checker

    checker = Checker(kinds=("date",))
    article = Article(id="a", text="Un toit s'est effondré mardi vers 21 h 45.", published=DAY, language="fr")
    assert ["mardi", "21 h 45"] == [mention.text for mention in checker.mentions(article)]
    (claim,) = checker.claims(article)
    assert "2024-03-12T21:45" == claim.value.to_dict()["timex"]
