"""How English text is cut into words and sentences, and that every offset is exact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language import Language

ENGLISH = Language("en")


def words(text: str) -> list[str]:
    """The words of `text`, a bar between sentences."""
    spans = ENGLISH.split(text, [(0, len(text))])
    cut = [" ".join(text[a:b] for a, b, _ in ENGLISH._pieces(text, span, ())) for span in spans]
    return " | ".join(cut).split(" ")


def sentences(text: str) -> list[str]:
    """The sentences of `text`."""
    return [text[a:b] for a, b in ENGLISH.split(text, [(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don't know, and we can't say", "They do n't know , and we ca n't say"),
        ("He won’t; she wouldn’t", "He wo n’t ; she would n’t"),
        ("It's late and I'm sure they've left", "It 's late and I 'm sure they 've left"),
        ("You'd hope she'll come; we're ready", "You 'd hope she 'll come ; we 're ready"),
        ("He couldn't've known", "He couldn't 've known"),
        ("They cannot be gonna go", "They can not be gon na go"),
        ("Marie's, the boss's and the workers' tools", "Marie 's , the boss 's and the workers ' tools"),
        ("O'Connell left at five o'clock", "O'Connell left at five o'clock"),
        ("a 23-year-old, well-known man", "a 23 - year - old , well - known man"),
        ("the Swedish-made, state-of-the-art ship", "the Swedish - made , state - of - the - art ship"),
        ("an ex-minister, a co-worker and an anti-war e-mail", "an ex-minister , a co-worker and an anti-war e-mail"),
        ("when Kim Jong-un met Ma Ying-jeou", "when Kim Jong-un met Ma Ying-jeou"),
        ("a Hong Kong-based firm, New York-area schools", "a Hong Kong - based firm , New York - area schools"),
        ("Jean-Luc and the Franco-German pact", "Jean - Luc and the Franco - German pact"),
        ("U.S.-led forces in the U.K.", "U.S. - led forces in the U.K."),
        ("between 10-15km and 3.5bn", "between 10 - 15 km and 3.5 bn"),
        ("at 5pm, 4:30 p.m. and 6.15am", "at 5 pm , 4:30 p.m. and 6.15 am"),
        ("$1,500, £20m and 40%", "$ 1,500 , £ 20 m and 40 %"),
        ("the 1980s, the 21st and 3rd", "the 1980s , the 21st and 3rd"),
        ("two-thirds and a 1.5-degree rise", "two - thirds and a 1.5 - degree rise"),
        ("Mr. Smith, Mrs Jones and Gen. Lee", "Mr. Smith , Mrs Jones and Gen. Lee"),
        ("see https://example.org/a-b?c=1, then", "see https://example.org/a-b?c=1 , then"),
        ("write to jane-doe@example.org", "write to jane-doe@example.org"),
        ("he came--and went—home", "he came -- and went — home"),
        ("\"No,\" she said: 'never'", "\" No , \" she said : ' never '"),
        ("LONDON/PARIS and the Ba'athist", "LONDON / PARIS and the Ba'athist"),
    ],
)
def test_words(text: str, expected: str) -> None:
    """Contractions, possessives, units and hyphens are cut as in the English Web Treebank."""
    assert words(text) == expected.split(" ")


@pytest.mark.parametrize(
    "expected",
    [
        ["U.S. officials met in Geneva.", "They left on Friday."],
        ["He lives in the U.S.", "The others do not."],
        ["No. 10 declined to comment.", "It was over."],
        ["They said no.", "We went on."],
        ["It opened on Jan. 3 and closed on Sept. 12, 2019.", "It stayed closed."],
        ["Mr. Smith met Dr. Brown and Lt. Gen. Joan Hill.", "Ms. Hill thanked them."],
        ["It sank at 4 p.m. Monday.", "Nobody was hurt."],
        ["It sank at 4 p.m.", "The crew was saved."],
        ["Acme Inc. Chief Executive Ann Low resigned.", "She gave no reason."],
        ["He works for Acme Inc.", "He likes it."],
        ['"It is over," she said.', '"We lost."', "He nodded."],
        ["“Is it true?” she asked.", "“No.”", "Then he left."],
        ["They won 3.5 million votes.", "Turnout was 61.2 percent."],
        ["J. K. Jones of St. Albans came vs. all odds.", "He won."],
        ["GENEVA, March 4 (Reuters) -", "The talks ended without a deal."],
        ["What now?", "Nobody knows...", "That is all."],
    ],
)
def test_sentences(expected: list[str]) -> None:
    """A sentence does not end behind titles, before numbers and names; behind "U.S." it does where one opens."""
    assert sentences(" ".join(expected)) == expected


@given(st.text(alphabet="ab 1.-'’\"“$%,\nSsnt", max_size=60))
def test_words_lie_in_the_text(text: str) -> None:
    """Words come in order, do not overlap, and leave out nothing but white space."""
    cut = [piece for span in ENGLISH.split(text, [(0, len(text))]) for piece in ENGLISH._pieces(text, span, ())]
    ends = [0, *(b for _, b, _ in cut)]
    assert all(before <= a < b for before, (a, b, _) in zip(ends, cut, strict=False))
    assert "".join(text[a:b] for a, b, _ in cut) == "".join(text.split())
