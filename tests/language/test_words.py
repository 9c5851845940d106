"""How French text is cut into words and sentences, and that every offset is exact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language import Language

FRENCH = Language("fr")


def words(text: str, atoms: tuple[tuple[int, int], ...] = ()) -> list[str]:
    """The words of `text`, a bar between sentences."""
    spans = FRENCH.split(text, [(0, len(text))])
    cut = [" ".join(text[a:b] for a, b, _ in FRENCH._pieces(text, span, atoms)) for span in spans]
    return " | ".join(cut).split(" ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'avion n'a pas atterri.", "L' avion n' a pas atterri ."),
        ("L’avion jusqu’à Brest", "L’ avion jusqu’ à Brest"),
        ("C'est aujourd'hui qu'il part", "C' est aujourd'hui qu' il part"),
        ("d’aujourd’hui", "d’ aujourd’hui"),
        ("A-t-il parlé ? dit-elle.", "A -t-il parlé ? dit -elle ."),
        ("Y a-t-il", "Y a -t-il"),
        ("avec Kim Jong-il puis Kim Jong-un", "avec Kim Jong-il puis Kim Jong-un"),
        ("celui-ci et ce jour-là", "celui-ci et ce jour -là"),
        ("le vice-président nord-coréen", "le vice-président nord-coréen"),
        ("1.500 km, 3,5 % et 40%", "1.500 km , 3,5 % et 40 %"),
        ("à 14h30, le 1er mai", "à 14h30 , le 1er mai"),
        ("12 €, 3 $", "12 € , 3 $"),
        ("M. Dupont et Mme Durand", "M. Dupont et Mme Durand"),
        ("« Non », dit-il", "« Non » , dit -il"),
        ("lire https://exemple.fr/a-b?c=1, puis", "lire https://exemple.fr/a-b?c=1 , puis"),
        ("du port au quai des brumes", "du port au quai des brumes"),
        ("SEOUL/MOSCOU", "SEOUL / MOSCOU"),
        ("Covid-19, F-16, G20", "Covid-19 , F-16 , G20"),
        ("Attendez...", "Attendez ..."),
    ],
)
def test_words(text: str, expected: str) -> None:
    """Elisions, clitics, numbers, abbreviations and hyphenated words are cut as in French treebanks."""
    assert words(text) == expected.split(" ")


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u2009"])
def test_grouped_numbers(space: str) -> None:
    """A number written in groups of three is one word, whatever space stands between the groups."""
    text = f"quelque 1{space}500{space}000 euros"
    cut = FRENCH._pieces(text, (0, len(text)), ())
    assert [text[a:b] for a, b, _ in cut] == ["quelque", f"1{space}500{space}000", "euros"]


def test_a_year_before_a_number_is_no_group() -> None:
    """Four digits begin no group."""
    assert words("en 2012 300 personnes") == ["en", "2012", "300", "personnes"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il part. Elle reste.", ["Il part.", "Elle reste."]),
        ("M. Dupont parle. Me. Roux écoute.", ["M. Dupont parle.", "Me. Roux écoute."]),
        ("Le pont (J. Martin) est fermé. Rien.", ["Le pont (J. Martin) est fermé.", "Rien."]),
        ("Ils étaient sept. Trois sont partis.", ["Ils étaient sept.", "Trois sont partis."]),
        ("Le 3 sept. 2021 il a plu.", ["Le 3 sept. 2021 il a plu."]),
        ("« Nous partons. » Il a ri.", ["« Nous partons. »", "Il a ri."]),
        ('"Nous partons." Il a ri.', ['"Nous partons."', "Il a ri."]),
        ('Il a ri. "Nous partons", dit-il.', ["Il a ri.", '"Nous partons", dit-il.']),
        ("« Quoi ? », a-t-il dit.", ["« Quoi ? », a-t-il dit."]),
        ("Fruits, légumes, etc. Tout est vendu.", ["Fruits, légumes, etc.", "Tout est vendu."]),
        ("Il en coûte 3.50 euros. 20 sont partis.", ["Il en coûte 3.50 euros.", "20 sont partis."]),
        ("Une fin… Puis rien", ["Une fin…", "Puis rien"]),
        ("Un titre\n\nUne phrase.", ["Un titre", "Une phrase."]),
        ("Une phrase\r\nà la ligne.", ["Une phrase\r\nà la ligne."]),
        ("BREST, 3 mai (Agence) - Le port est fermé.", ["BREST, 3 mai (Agence) -", "Le port est fermé."]),
        ("Il part. LE PORT RESTE FERMÉ Les marins rient.", ["Il part.", "LE PORT RESTE FERMÉ", "Les marins rient."]),
        ("Il part. MUNITIONS L’armée attend.", ["Il part.", "MUNITIONS", "L’armée attend."]),
        (
            "SAMSUNG Electronics vend. LEMONDE Diplomatique aussi.",
            ["SAMSUNG Electronics vend.", "LEMONDE Diplomatique aussi."],
        ),
        ("L'OTAN et Washington discutent.", ["L'OTAN et Washington discutent."]),
        ("  \n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    """Sentences end at punctuation that is no abbreviation's, at blank lines, after datelines and run-in headings."""
    assert [text[a:b] for a, b in FRENCH.split(text, [(0, len(text))])] == expected


def test_sentences_stay_within_their_paragraph() -> None:
    """What lies between the pieces is not read, and no sentence joins two pieces."""
    text = "Un bateau coule [publicité] au large. Il est tard."
    spans = [(0, 15), (28, len(text))]
    assert [text[a:b] for a, b in FRENCH.split(text, spans)] == ["Un bateau coule", "au large.", "Il est tard."]


def test_no_sentence_cuts_an_atom() -> None:
    """A full stop inside an atom ends nothing."""
    text = "Vu le 3. Mai 2020 au soir."
    at = text.index("3")
    assert len(FRENCH.split(text, [(0, len(text))])) == 2
    assert len(FRENCH.split(text, [(0, len(text))], [(at, at + 11)])) == 1


PIECES = st.sampled_from(
    [
        "l'",
        "d’",
        "été",
        "Paris",
        "a-t-il",
        "dit-elle",
        "1 500",
        "3,5",
        "14h30",
        "M. ",
        "http://a.b/c",
        "é",
        "😀",
        "👩\u200d🚒",
        " ",
        "\xa0",
        "\u202f",
        "\u2009",
        "\r\n",
        "\n\n",
        "\xad",
        "\u200b",
        "«",
        "»",
        '"',
        ". ",
        "? ",
        "…",
        "-",
        "–",
        "’",
        "@",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=60))


@given(TEXTS)
def test_words_and_sentences_cover_the_text(text: str) -> None:
    """Words are in order, do not overlap, hold no outer white space, and leave out only what is white or invisible."""
    covered = set()
    last = 0
    for span in FRENCH.split(text, [(0, len(text))]):
        assert text[span[0] : span[1]].strip() == text[span[0] : span[1]] != ""
        for start, end, atom in FRENCH._pieces(text, span, ()):
            assert last <= start < end <= span[1]
            assert atom is None
            assert text[start:end].strip() == text[start:end]
            covered.update(range(start, end))
            last = end
    missed = "".join(character for i, character in enumerate(text) if i not in covered)
    assert all(character.isspace() or character in "\u00ad\u200b\u200c\u200d\u200e\u200f\ufeff" for character in missed)


@given(TEXTS, st.data())
def test_atoms_are_words_of_their_own(text: str, data: st.DataObject) -> None:
    """An atom inside a sentence is one word with exactly its offsets."""
    spans = FRENCH.split(text, [(0, len(text))])
    if not spans:
        return
    start, end = data.draw(st.sampled_from(spans))
    a = data.draw(st.integers(start, end - 1))
    b = data.draw(st.integers(a + 1, end))
    pieces = FRENCH._pieces(text, (start, end), [(a, b)])
    assert [(x, y) for x, y, atom in pieces if atom == 0] == [(a, b)]
    assert all(y <= a or x >= b for x, y, atom in pieces if atom is None)
