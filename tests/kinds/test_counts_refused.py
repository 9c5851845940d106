"""Numbers that are the value of no statement: numbers to call, names, programmes, pairs told apart."""

from __future__ import annotations

import pytest

# Sentence, and the counts that stay in it.
FRENCH = [
    ("Appelez le 17 ou composez le 0 800 321 654.", []),
    ("Appeler 112 ou 15 en cas de fuite.", []),
    ("Composez 3949 pour un rendez-vous.", []),
    ("Appelez 12 témoins à la barre.", ["12"]),
    ("Renseignements : 0800 321 654.", []),
    ("Le service 912 était en panne.", []),
    ("Elle est classée en série 1.", []),
    ("Les Vingt-Sept se réunissent à Prague.", []),
    ("Les vingt-sept ouvriers sont rentrés.", ["vingt-sept"]),
    ("Enfant, il a fait les quatre cents coups.", []),
    ("Elle était l'invitée du journal de 20 heures.", []),
    ("Invité du 20 heures, il a nié.", []),
    ("La coupure a duré 20 heures.", ["20 heures"]),
    ("La deuxième guerre punique dura dix-sept ans.", ["dix-sept ans"]),
    ("Deux lois passent : la première sur l'eau, la seconde sur l'air.", ["Deux"]),
    ("La seconde usine a brûlé.", ["seconde"]),
    ("Il est arrivé le deuxième, hier.", ["deuxième"]),
    ("La pièce a été jouée mille fois.", ["mille fois"]),
    ("Mille fois merci.", []),
]
ENGLISH = [
    ("Call 911 or 0800 321 654 for help.", []),
    ("She rang 999 and waited.", []),
    ("Victims can text 1552 or call 102.", []),
    ("They call 12 witnesses.", ["12"]),
    ("The 911 service was down.", []),
    ("Helpline 116 321 is open.", []),
    ("The first two years were hard.", ["two years"]),
    ("The third 20 minutes decided it.", ["20 minutes"]),
    ("It is the third 24-hour strike.", ["third", "24-hour"]),
    ("There were two plans: the first was cheap, the second was not.", ["two"]),
    ("The second plan was cheap.", ["second"]),
    ("The Twelve met again.", []),
    ("The twelve met again.", ["twelve"]),
]
ROWS = [("fr", *row) for row in FRENCH] + [("en", *row) for row in ENGLISH]


@pytest.mark.parametrize(("language", "text", "kept"), ROWS)
def test_what_counts_nothing_stays_out(read, language, text, kept):
    """And what counts stays in."""
    assert kept == [m.text for m in read("count", text, None, language)]
