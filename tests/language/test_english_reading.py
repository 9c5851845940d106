"""What a parse of English gives: the verb that a date belongs to, lemmas, tenses, names with hyphens."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.language import Language, Sentence, Token

ENGLISH = Language("en")

# (sentence, the date, the word that it belongs to)
DATED = [
    ("Mr. Harper arrived in Bristol on Tuesday.", "Tuesday", "arrived"),
    ("The minister said Monday that the works would be finished.", "Monday", "said"),
    ("The boat left the harbour on Sunday night.", "Sunday night", "left"),
    ("On Tuesday, the president met the mayors in Ottawa.", "Tuesday", "met"),
    ("A train from Leeds to York was delayed Wednesday morning.", "Wednesday morning", "delayed"),
    ("A fire on Saturday destroyed a warehouse outside Lyon.", "Saturday", "fire"),
    ("Rescuers, who arrived on Thursday, found three bodies.", "Thursday", "arrived"),
    ("The factory was closed by the council on March 12, 2019.", "March 12, 2019", "closed"),
    ("She had been elected mayor in 2014.", "2014", "elected"),
    ("The summit will be held on Friday in Geneva.", "Friday", "held"),
    ("Police arrested two men, prosecutors announced on Tuesday.", "Tuesday", "announced"),
    ("Talks resumed Monday in Geneva, a diplomat said.", "Monday", "resumed"),
    ("Three people died on Monday when a coach overturned near Grenoble.", "Monday", "died"),
    ("The freighter, which left Antwerp on Thursday, sank off Brest.", "Thursday", "left"),
    ("The government on Wednesday presented a ten billion euro plan.", "Wednesday", "presented"),
    ("According to police, the suspect was arrested at 2:30 p.m. at the station.", "2:30 p.m.", "arrested"),
    ("The prime minister will travel to Berlin next Thursday to see the chancellor.", "next Thursday", "travel"),
    ("They were freed on Monday after three months in captivity.", "Monday", "freed"),
    ("The city has lost a quarter of its people since 2012.", "2012", "lost"),
    ("The trial opens on September 4 in Lille.", "September 4", "opens"),
    ("No plane took off from Nice on Tuesday.", "Tuesday", "took"),
    ("The ship is due to arrive in Genoa on Saturday.", "Saturday", "arrive"),
    ("The king addressed the nation on Monday evening.", "Monday evening", "addressed"),
    ("Two soldiers were killed and five others wounded on Friday in the east.", "Friday", "wounded"),
    ("Asked by reporters on Monday, the mayor denied it.", "Monday", "Asked"),
    ("The deal signed on Wednesday in Rome provides for a prisoner swap.", "Wednesday", "signed"),
    ("A delegation arrived in Kyiv on Thursday, the presidency announced.", "Thursday", "arrived"),
    ("The death toll rose to 15, officials said on Sunday.", "Sunday", "said"),
    ("Elections take place on June 9, 2024.", "June 9, 2024", "take"),
    ('"We leave on Friday," the captain told the crew.', "Friday", "leave"),
]


def parsed(text: str, date: str) -> tuple[Sentence, Token]:
    """The only sentence of `text` and the token of its date."""
    at = text.index(date)
    (sentence,) = ENGLISH.parse(text, [(0, len(text))], [(at, at + len(date))])
    (token,) = [each for each in sentence.tokens if each.atom == 0]
    return sentence, token


def read(text: str) -> Sentence:
    """The only sentence of `text`."""
    (sentence,) = ENGLISH.parse(text, [(0, len(text))])
    return sentence


def test_most_dates_hang_on_their_verb() -> None:
    """Over a table of sentences in the style of news at least nine dates in ten are attached as a reader would."""
    wrong = []
    for text, date, word in DATED:
        sentence, token = parsed(text, date)
        wrong += [text] if sentence.tokens[token.head].text != word else []
    assert len(wrong) <= len(DATED) // 10, wrong


@pytest.mark.parametrize(("text", "date", "word"), DATED)
def test_an_atom_is_one_noun(text: str, date: str, word: str) -> None:
    """A date is one token with its offsets, tagged as a noun, whatever its length."""
    _, token = parsed(text, date)
    assert (token.text, text[token.start : token.end], token.pos, token.morph) == (date, date, "NOUN", "")
    assert token.lemma == date.lower()


@pytest.mark.parametrize(
    ("text", "form", "lemma"),
    [
        ("The ferry sank off the coast.", "sank", "sink"),
        ("They were freed at dawn.", "were", "be"),
        ("He has sought help.", "sought", "seek"),
        ("The prices fell again.", "fell", "fall"),
        ("She left the city.", "left", "leave"),
        ("The army fought for weeks.", "fought", "fight"),
        ("Soldiers were lying in the street.", "lying", "lie"),
        ("The road was built by the army.", "built", "build"),
        ("He flew home.", "flew", "fly"),
        ("The talks begin today.", "begin", "begin"),
        ("Shots were fired.", "fired", "fire"),
        ("Officials denied it.", "denied", "deny"),
        ("The firm is cutting jobs.", "cutting", "cut"),
        ("He won't come.", "wo", "will"),
        ("They've gone.", "'ve", "have"),
    ],
)
def test_verbs_have_infinitives(text: str, form: str, lemma: str) -> None:
    """The lemma of a verb is its infinitive, also of irregular forms and contractions."""
    assert [lemma] == [token.lemma for token in read(text).tokens if token.text == form]


@pytest.mark.parametrize(
    ("text", "form", "mood", "tense"),
    [
        ("The king will abdicate.", "will", "Ind", "Fut"),
        ("We'll leave at dawn.", "'ll", "Ind", "Fut"),
        ("They won't leave.", "wo", "Ind", "Fut"),
        ("He said the king would abdicate.", "would", "Cnd", ""),
        ("The king abdicated.", "abdicated", "Ind", "Past"),
        ("The talks have ended.", "have", "Ind", "Pres"),
        ("The ships are in port.", "are", "Ind", "Pres"),
    ],
)
def test_tenses(text: str, form: str, mood: str, tense: str) -> None:
    """The future and the conditional are on the auxiliary, past and present on the finite verb."""
    (token,) = [each for each in read(text).tokens if each.text == form]
    assert (mood, tense) == (token.feature("Mood"), token.feature("Tense"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Marie-Louise Dubois met Jean-Luc Petit.", "Jean-Luc"),
        ("The envoy saw Kim Jong-un there.", "Jong-un"),
        ("She was born in Aix-en-Provence.", "Aix-en-Provence"),
    ],
)
def test_names_with_hyphens_are_one_word(text: str, name: str) -> None:
    """A name that is written with hyphens is one token, whose offsets are those of the text."""
    (token,) = [each for each in read(text).tokens if each.text == name]
    assert (name, "PROPN") == (text[token.start : token.end], token.pos)


def test_compounds_with_hyphens_stay_apart() -> None:
    """Other compounds are as many words as they have parts."""
    words = [token.text for token in read("The Swedish-made ship sank.").tokens]
    assert ["The", "Swedish", "-", "made", "ship", "sank", "."] == words


def test_a_passive_names_its_agent() -> None:
    """Who acts in a passive hangs on the verb as its agent."""
    sentence = read("The suspect was arrested by federal agents.")
    assert {"nsubj:pass", "aux:pass", "obl:agent"} <= {token.dep for token in sentence.tokens}


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.sampled_from(["The", "U.S.-led", "can't", "Paris's", "Jong-un", "-", "left", "5pm", "“No", ",", "A."]))
)
def test_a_parse_is_a_tree_over_the_text(words: list[str]) -> None:
    """Whatever the text, words have their own offsets, in order, and one root per sentence."""
    text = " ".join(words)
    for sentence in ENGLISH.parse(text, [(0, len(text))]):
        assert [t.text for t in sentence.tokens] == [text[t.start : t.end] for t in sentence.tokens]
        assert 1 == sum(t.head == i for i, t in enumerate(sentence.tokens))
        assert len(sentence.tokens) == len(sentence.subtree(sentence.root))
