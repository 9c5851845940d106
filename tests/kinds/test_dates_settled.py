"""A weekday looks back or ahead as its verb does."""

from __future__ import annotations

import pytest

from factcheck.language.interface import Sentence, Token

DAY = "2024-03-13"  # a Wednesday


def sentence(*words: tuple[str, str, str, str, int, str]) -> Sentence:
    """Make a parsed sentence of (text, lemma, part of speech, features, head, relation)."""
    tokens, at = [], 0
    for text, lemma, pos, morph, head, dep in words:
        tokens.append(Token(text, at, at + len(text), lemma, pos, morph, head, dep))
        at += len(text) + 1
    return Sentence(0, at - 1, tuple(tokens))


def finite(tense: str, mood: str = "Ind") -> str:
    return f"Mood={mood}|Tense={tense}|VerbForm=Fin"


FUTURE = sentence(
    ("Elle", "elle", "PRON", "", 1, "nsubj"),
    ("votera", "voter", "VERB", finite("Fut"), 1, "root"),
    ("vendredi", "vendredi", "NOUN", "", 1, "obl"),
)
PRESENT = sentence(
    ("Elle", "elle", "PRON", "", 1, "nsubj"),
    ("vote", "voter", "VERB", finite("Pres"), 1, "root"),
    ("vendredi", "vendredi", "NOUN", "", 1, "obl"),
)
PERFECT = sentence(
    ("Elle", "elle", "PRON", "", 2, "nsubj"),
    ("a", "avoir", "AUX", finite("Pres"), 2, "aux:tense"),
    ("voté", "voter", "VERB", "Tense=Past|VerbForm=Part", 2, "root"),
    ("vendredi", "vendredi", "NOUN", "", 2, "obl"),
)
HEDGED_PAST = sentence(
    ("Elle", "elle", "PRON", "", 2, "nsubj"),
    ("aurait", "avoir", "AUX", finite("Pres", "Cnd"), 2, "aux:tense"),
    ("voté", "voter", "VERB", "Tense=Past|VerbForm=Part", 2, "root"),
    ("vendredi", "vendredi", "NOUN", "", 2, "obl"),
)
AWAITED = sentence(
    ("Elle", "elle", "PRON", "", 2, "nsubj:pass"),
    ("est", "être", "AUX", finite("Pres"), 2, "aux:pass"),
    ("attendue", "attendre", "VERB", "Tense=Past|VerbForm=Part", 2, "root"),
    ("vendredi", "vendredi", "NOUN", "", 2, "obl"),
)
PASSIVE = sentence(
    ("Elle", "elle", "PRON", "", 2, "nsubj:pass"),
    ("est", "être", "AUX", finite("Pres"), 2, "aux:pass"),
    ("arrêtée", "arrêter", "VERB", "Tense=Past|VerbForm=Part", 2, "root"),
    ("vendredi", "vendredi", "NOUN", "", 2, "obl"),
)


@pytest.mark.parametrize(
    ("parsed", "timex"),
    [
        pytest.param(FUTURE, "2024-03-15", id="future"),
        pytest.param(PRESENT, "2024-03-15", id="present"),
        pytest.param(PERFECT, "2024-03-08", id="perfect"),
        pytest.param(HEDGED_PAST, "2024-03-08", id="hedged past"),
        pytest.param(AWAITED, "2024-03-15", id="awaited"),
        pytest.param(PASSIVE, "2024-03-08", id="passive of something done"),
    ],
)
def test_the_verb_turns_a_weekday(parsed, timex, make_document, make_finder):
    """Future and present look ahead, what is done looks back, also when it is only hearsay."""
    text = " ".join(t.text for t in parsed.tokens)
    document, dates = make_document(text, DAY), make_finder("date")
    (settled,) = dates.settle(document, dates.find(document), (parsed,))
    assert timex == settled.value.timex


def test_other_dates_stay_as_they_are(make_document, make_finder):
    """A date that says which day it is needs no verb."""
    parsed = sentence(
        ("Elle", "elle", "PRON", "", 1, "nsubj"),
        ("votera", "voter", "VERB", finite("Fut"), 1, "root"),
        ("hier", "hier", "ADV", "", 1, "advmod"),
    )
    document, dates = make_document("Elle votera hier", DAY), make_finder("date")
    found = dates.find(document)
    assert found == dates.settle(document, found, (parsed,))


REAL = [
    ("Le président se rendra vendredi à Lille.", "2024-03-15"),
    ("Le président s'est rendu vendredi à Lille.", "2024-03-08"),
    ("Le président doit se rendre vendredi à Lille.", "2024-03-15"),
    ("Les otages doivent être libérés vendredi.", "2024-03-15"),
    ("Les otages ont été libérés vendredi.", "2024-03-08"),
]


@pytest.mark.parametrize(("text", "timex"), REAL)
def test_with_the_shipped_parser(text, timex, make_document, make_finder, parser):
    """The same, end to end."""
    document, dates = make_document(text, DAY), make_finder("date")
    found = dates.find(document)
    sentences = parser.parse(text, [(0, len(text))], [(m.start, m.end) for m in found])
    assert [timex] == [m.value.timex for m in dates.settle(document, found, sentences)]


YEARS = [
    ("Le sommet de [septembre] réunira dix ministres.", "2024-09"),
    ("L'incendie de [novembre] a fait dix morts.", "2023-11"),
    ("Le tribunal rendra son avis en [novembre].", "2024-11"),
    ("Le tramway roulera en [septembre] à Brest.", "2024-09"),
    ("La piscine rouvrira en [janvier].", "2025-01"),
    ("Le barrage doit être vidé en [octobre].", "2024-10"),
    ("Le stade devrait accueillir le tournoi en [décembre].", "2024-12"),
    ("La mesure pourrait être votée en [novembre].", "2024-11"),
    ("Le sommet a été reporté à [novembre].", "2024-11"),
    ("Le phare sera rallumé le [20 octobre].", "2024-10-20"),
    ("Le pont ouvrira [à l'automne].", "2024-FA"),
    ("Le musée s'est agrandi en [juin].", "2023-06"),
    ("Le maire a quitté son poste en [mai].", "2023-05"),
    ("Le chantier avait débuté en [août].", "2023-08"),
    ("Elle aurait vendu la ferme en [juillet].", "2023-07"),
    ("L'accord signé en [juin] prévoit une trêve.", "2023-06"),
    ("Le bac a coulé le [20 septembre].", "2023-09-20"),
    ("Le pont a rouvert [à l'été].", "2023-SU"),
    ("Le bac a coulé le [15 mars].", "2024-03-15"),
    ("Depuis [octobre], les prix ont doublé.", "2023-10"),
    ("En [novembre], elle quitte le conseil.", "2023-11"),
    ("Les ventes de mars sont meilleures que celles de [février].", "2024-02"),
]
PLANS = [
    ("Prochain bulletin : [vendredi].", "2024-03-15"),
    ("Prochain conseil municipal [vendredi].", "2024-03-15"),
    ("Il devait quitter la clinique [lundi].", "2024-03-18"),
    ("La réunion prévue [vendredi] a été annulée.", "2024-03-15"),
    ("Le chantier n'a repris que [samedi].", "2024-03-09"),
    ("[Samedi] à Rennes, les visiteurs ont remporté la coupe.", "2024-03-09"),
]


@pytest.mark.parametrize(("marked", "timex"), YEARS + PLANS)
def test_the_verb_turns_months_days_and_plans(marked, timex, make_document, make_finder, parser):
    """A future takes the next such month or day, a past the last; a plan and what comes next look ahead."""
    start, text = marked.index("["), marked.replace("[", "").replace("]", "")
    document, dates = make_document(text, DAY), make_finder("date")
    found = dates.find(document)
    sentences = parser.parse(text, [(0, len(text))], [(m.start, m.end) for m in found])
    assert [timex] == [m.value.timex for m in dates.settle(document, found, sentences) if m.start == start]
