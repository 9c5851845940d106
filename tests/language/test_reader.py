"""What a parse gives: one token per date, exact offsets, infinitives, the verb that a date belongs to."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import LanguageNotAvailable
from factcheck.language import Language, Sentence, Token, available, load

FRENCH = Language("fr")

# (sentence, the date, the word that it belongs to)
DATED = [
    ("M. Dupont est arrivé quant à lui mardi à Brest.", "mardi", "arrivé"),
    ("La ministre a déclaré lundi que les travaux seraient terminés.", "lundi", "déclaré"),
    ("Le bateau a quitté le port dimanche soir.", "dimanche soir", "quitté"),
    ("Mardi, le président a reçu les maires à l'Élysée.", "Mardi", "reçu"),
    ("Le train est parti de Lyon mercredi matin avec deux heures de retard.", "mercredi matin", "parti"),
    ("Un incendie a détruit samedi un entrepôt de la banlieue de Lille.", "samedi", "détruit"),
    ("Les secours, arrivés jeudi, ont dégagé trois corps.", "jeudi", "arrivés"),
    ("L'usine a été fermée le 12 mars 2019 par le préfet.", "12 mars 2019", "fermée"),
    ("Il avait été élu maire en 2014.", "2014", "élu"),
    ("Le sommet se tiendra vendredi à Genève.", "vendredi", "tiendra"),
    ("La police a arrêté deux hommes dans la nuit, a annoncé le parquet mardi.", "mardi", "annoncé"),
    ("Les pourparlers ont repris lundi à Genève, a indiqué un diplomate.", "lundi", "repris"),
    ("Trois personnes sont mortes lundi dans l'accident d'un autocar près de Grenoble.", "lundi", "mortes"),
    ("Le cargo, qui avait quitté Anvers jeudi, a coulé au large de Brest.", "jeudi", "quitté"),
    ("Parti dimanche de Marseille, le voilier est attendu à Tunis.", "dimanche", "Parti"),
    ("Le gouvernement a présenté mercredi un plan de dix milliards d'euros.", "mercredi", "présenté"),
    ("Selon la police, le suspect a été interpellé vers 14h30 à la gare.", "14h30", "interpellé"),
    ("Le Premier ministre se rendra jeudi prochain à Berlin pour voir la chancelière.", "jeudi prochain", "rendra"),
    ("Ils ont été libérés lundi après trois mois de captivité.", "lundi", "libérés"),
    ("Depuis 2012, la ville a perdu un quart de ses habitants.", "2012", "perdu"),
    ("La tempête a touché la côte dans la soirée de lundi.", "lundi", "soirée"),
    ("Le procès s'ouvrira le 4 septembre devant la cour d'assises.", "4 septembre", "ouvrira"),
    ("Aucun avion n'a décollé mardi de l'aéroport de Nice.", "mardi", "décollé"),
    ("Le navire doit arriver samedi à Gênes.", "samedi", "arriver"),
    ("Le roi a prononcé lundi soir une allocution télévisée.", "lundi soir", "prononcé"),
    ("Deux soldats ont été tués et cinq autres blessés vendredi dans l'est du pays.", "vendredi", "blessés"),
    ("Le feu, qui s'est déclaré mardi, est maîtrisé.", "mardi", "déclaré"),
    ("Interrogé lundi par la radio, le maire a démenti.", "lundi", "Interrogé"),
    ("L'accord signé mercredi à Rome prévoit un échange de prisonniers.", "mercredi", "signé"),
    ("Une délégation est arrivée à Kiev jeudi, a annoncé la présidence.", "jeudi", "arrivée"),
    ("Le bilan est passé de 12 à 15 morts, ont annoncé dimanche les autorités.", "dimanche", "annoncé"),
    ("Les élections auront lieu le 9 juin 2024.", "9 juin 2024", "auront"),
]


def parsed(text: str, date: str) -> tuple[Sentence, Token]:
    """The only sentence of `text` and the token of its date."""
    at = text.index(date)
    (sentence,) = FRENCH.parse(text, [(0, len(text))], [(at, at + len(date))])
    (token,) = [each for each in sentence.tokens if each.atom == 0]
    return sentence, token


def governor(text: str, date: str) -> str:
    """The word that the date hangs on."""
    sentence, token = parsed(text, date)
    return sentence.tokens[token.head].text


@pytest.mark.parametrize(("text", "date", "word"), DATED[:12])
def test_a_date_hangs_on_its_verb(text: str, date: str, word: str) -> None:
    """In plain news sentences the date is attached to the verb of what happened or of saying."""
    assert governor(text, date) == word


def test_most_dates_hang_on_their_verb() -> None:
    """Over a table of sentences in the style of news at least nine dates in ten are attached as a reader would."""
    right = [governor(text, date) == word for text, date, word in DATED]
    assert sum(right) / len(right) >= 0.9


@pytest.mark.parametrize(("text", "date", "word"), DATED)
def test_an_atom_is_one_noun(text: str, date: str, word: str) -> None:
    """A date is one token with its offsets, tagged as a noun, whatever its length."""
    _, token = parsed(text, date)
    assert (token.text, text[token.start : token.end], token.pos, token.morph) == (date, date, "NOUN", "")
    assert token.lemma == date.lower()


def test_a_word_that_is_no_date_by_itself_stays() -> None:
    """An atom such as "hier" is shown to the pipeline as it is written, and stays an adverb."""
    _, token = parsed("Le ministre a démissionné hier.", "hier")
    assert token.pos == "ADV"


@pytest.mark.parametrize(
    ("text", "form", "infinitive"),
    [
        ("Le maire vit à Nantes.", "vit", "vivre"),
        ("Les otages furent relâchés.", "furent", "être"),
        ("Il s'enquit de la situation.", "enquit", "enquérir"),
        ("Les digues cédaient une à une.", "cédaient", "céder"),
        ("Les prix croîtront encore.", "croîtront", "croître"),
        ("Ils envoyèrent des renforts.", "envoyèrent", "envoyer"),
        ("Des soldats jetaient leurs armes.", "jetaient", "jeter"),
        ("Le pont fut reconstruit.", "reconstruit", "reconstruire"),
        ("Elle est née à Dakar.", "née", "naître"),
        ("Le navire mettrait trois jours.", "mettrait", "mettre"),
    ],
)
def test_verbs_have_infinitives(text: str, form: str, infinitive: str) -> None:
    """The lemma of a verb is its infinitive, also of irregular and rare forms."""
    (sentence,) = FRENCH.parse(text, [(0, len(text))])
    (lemma,) = [token.lemma for token in sentence.tokens if token.text == form]
    assert lemma == infinitive


@pytest.mark.parametrize(
    ("text", "form", "mood", "tense"),
    [
        ("Le roi serait mort.", "serait", "Cnd", "Pres"),
        ("Le président rencontrerait des élus.", "rencontrerait", "Cnd", "Pres"),
        ("Le président rencontrait des élus.", "rencontrait", "Ind", "Imp"),
        ("Le convoi entrera en ville.", "entrera", "Ind", "Fut"),
        ("Les discussions porteront sur la paix.", "porteront", "Ind", "Fut"),
        ("Les pourparlers devraient durer.", "devraient", "Cnd", "Pres"),
        ("La ville comptait mille habitants.", "comptait", "Ind", "Imp"),
    ],
)
def test_tenses(text: str, form: str, mood: str, tense: str) -> None:
    """Conditional and future are read off the verb's ending."""
    (sentence,) = FRENCH.parse(text, [(0, len(text))])
    (token,) = [each for each in sentence.tokens if each.text == form]
    assert (token.feature("Mood"), token.feature("Tense")) == (mood, tense)
    assert token.feature("Gender") == ""


def test_a_past_with_be_is_no_passive() -> None:
    """The subject of "est arrivé" arrives; that of "est arrêté" is arrested by another."""
    text = "Le convoi est arrivé. Le chauffeur est arrêté par la police."
    arrived, arrested = FRENCH.parse(text, [(0, len(text))])
    assert {token.dep for token in arrived.tokens} >= {"nsubj", "aux"}
    assert {token.dep for token in arrested.tokens} >= {"nsubj:pass", "aux:pass"}


@pytest.mark.parametrize("text", ["Parti lundi de Brest, le navire est attendu.", "Arrivée à Rome, la reine a souri."])
def test_an_opening_participle_is_a_verb(text: str) -> None:
    """A participle that opens a sentence with a capital is a verb, no name."""
    (sentence,) = FRENCH.parse(text, [(0, len(text))])
    assert (sentence.tokens[0].pos, sentence.tokens[0].feature("VerbForm")) == ("VERB", "Part")
    assert sentence.tokens[0].lemma in ("partir", "arriver")


def test_a_party_is_no_verb() -> None:
    """A noun that opens a sentence stays a noun."""
    text = "Parti socialiste et écologistes ont signé un accord."
    (sentence,) = FRENCH.parse(text, [(0, len(text))])
    assert sentence.tokens[0].pos in ("NOUN", "PROPN")


def test_the_typographic_apostrophe_changes_nothing() -> None:
    """Both apostrophes and both kinds of space give the same reading."""
    plain = "L'avion qu'il attendait n'est pas parti à 14 heures, dit-il."
    typographic = plain.replace("'", "’").replace(" heures", "\u00a0heures")
    readings = [
        [(t.lemma, t.pos, t.head, t.dep) for s in FRENCH.parse(text, [(0, len(text))]) for t in s.tokens]
        for text in (plain, typographic)
    ]
    assert readings[0] == readings[1]


def test_sentence_helpers() -> None:
    """Root, children and subtree lead through the tree."""
    text = "La ministre a reçu deux maires."
    (sentence,) = FRENCH.parse(text, [(0, len(text))])
    root = sentence.root
    assert sentence.tokens[root].text == "reçu"
    assert [sentence.tokens[i].text for i in sentence.children(root)] == ["ministre", "a", "maires", "."]
    assert [sentence.tokens[i].text for i in sentence.subtree(5)] == ["deux", "maires"]
    assert sentence.subtree(root) == tuple(range(len(sentence.tokens)))


def test_only_the_given_pieces_are_read() -> None:
    """Text between the pieces gives no tokens, and an atom outside them is left out."""
    text = "Il part lundi. [Publicité mardi] Elle reste."
    spans = [(0, 14), (33, len(text))]
    sentences = FRENCH.parse(text, spans, [(8, 13), (text.index("mardi"), text.index("mardi") + 5)])
    assert [text[s.start : s.end] for s in sentences] == ["Il part lundi.", "Elle reste."]
    assert [t.atom for s in sentences for t in s.tokens if t.atom is not None] == [0]


def test_nothing_to_read() -> None:
    """Empty pieces give no sentences."""
    assert FRENCH.parse("", []) == ()
    assert FRENCH.parse(" \u200b\n", [(0, 3)]) == ()


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=80))
def test_any_text_gives_trees(text: str) -> None:
    """Whatever is read, every sentence has exact offsets, one root, and heads that lead to it."""
    for sentence in FRENCH.parse(text, [(0, len(text))]):
        assert [t.head == i for i, t in enumerate(sentence.tokens)].count(True) == 1
        assert sentence.tokens[sentence.root].dep == "root"
        assert sentence.subtree(sentence.root) == tuple(range(len(sentence.tokens)))
        assert all(text[t.start : t.end] == t.text for t in sentence.tokens)


def test_a_parse_repeats() -> None:
    """The same call gives the same result, from the same object and from a new one."""
    text = " ".join(sentence for sentence, _, _ in DATED)
    first = FRENCH.parse(text, [(0, len(text))])
    assert FRENCH.parse(text, [(0, len(text))]) == first
    assert load("fr").parse(text, [(0, len(text))]) == first


def test_unknown_language() -> None:
    """A language without a folder is refused with those that there are."""
    with pytest.raises(LanguageNotAvailable) as caught:
        load("xx")
    assert caught.value.available == available()
    assert "fr" in available()


def test_tables_are_read_from_the_folder() -> None:
    """A language's tables are its TOML files."""
    assert FRENCH.table("reading")["stand_in"] == "@date"


def test_importing_loads_no_heavy_package() -> None:
    """Importing the room, and splitting sentences, load no spaCy."""
    code = (
        "import sys; from factcheck.language import load; assert load('fr').split('Il part. Elle reste.', [(0, 21)]);"
        "assert not {'spacy', 'thinc', 'numpy', 'torch'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
