"""French number words, written by a small generator of their own and read back."""

from __future__ import annotations

import pytest

from factcheck.kinds.numbers import Numbers, any_of, flexible, folded
from factcheck.kinds.phrases import Words
from factcheck.lexicon import Lexicon

SMALL = ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"]
SMALL += ["treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"]
TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}
SWISS = {70: "septante", 80: "huitante", 90: "nonante"}


def below_hundred(n: int, tens: dict[int, str]) -> str:
    """Write 0..99; with SWISS among the tens as in Geneva, else as in Paris."""
    if n < 20:
        return SMALL[n]
    ten = n // 10 * 10
    if ten not in tens and ten in (70, 90):
        head = tens.get(60) if ten == 70 else "quatre-vingt"
        return f"{head} et onze" if n == 71 else f"{head}-{SMALL[n - ten + 10]}"
    if ten not in tens:
        return "quatre-vingts" if n == 80 else f"quatre-vingt-{SMALL[n - 80]}"
    one = n - ten
    return tens[ten] if not one else f"{tens[ten]} et un" if one == 1 else f"{tens[ten]}-{SMALL[one]}"


def words(n: int, tens: dict[int, str]) -> str:
    """Write 0..9999."""
    if n < 100:
        return below_hundred(n, tens)
    size, name = (1000, "mille") if n >= 1000 else (100, "cent")
    times, rest = divmod(n, size)
    if name == "cent" and times > 1 and not rest:
        name = "cents"
    head = name if times == 1 else f"{words(times, tens)} {name}"
    return head if not rest else f"{head} {words(rest, tens)}"


@pytest.fixture(scope="module")
def numbers() -> Numbers:
    return Numbers(Lexicon("fr"))


@pytest.mark.parametrize("tens", [TENS, TENS | SWISS], ids=["Paris", "Geneva"])
def test_every_number_up_to_9999_is_read_back(numbers, tens):
    """In the spelling of before 1990, and with hyphens all through as since."""
    for n in range(10000):
        written = words(n, tens)
        assert n == numbers.value(written), written
        assert n == numbers.value(written.replace(" ", "-")), written


@pytest.mark.parametrize(
    "written",
    [
        "mille mille",
        "zéro mille",
        "cent zéro",
        "un million millions",
        "trois cents cent",
        "deux mille mille",
        "deux millions mille",
    ],
)
def test_words_that_make_no_number_together(numbers, written):
    """A large word multiplies what stands before it once, and nothing multiplies zero."""
    assert numbers.value(written) is None


def test_a_large_word_multiplies_what_a_larger_one_follows(numbers):
    """Milliards of thousands, as budgets have them."""
    assert (10**14, 10**9) == (numbers.value("cent mille milliards"), numbers.value("mille millions"))


@pytest.mark.parametrize(
    "grouping", ["{:,}".format, lambda n: f"{n:,}".replace(",", "."), str], ids=["mark", "dot", "none"]
)
@pytest.mark.parametrize("mark", [" ", "\u00a0", "\u202f"])
def test_digits_are_read_in_every_grouping(numbers, grouping, mark):
    """Thousands stand apart by a dot or any sort of space."""
    for n in (0, 7, 42, 999, 1000, 10500, 987654, 1234567):
        assert n == numbers.value(grouping(n).replace(",", mark))


SCALES = [
    ("1,5 million", 1500000),
    ("3 milliards", 3 * 10**9),
    ("deux millions trois cent mille", 2300000),
    ("cent douze millions", 112000000),
    ("12 mille", 12000),
    ("un milliard", 10**9),
    ("3,25", 3.25),
]


@pytest.mark.parametrize(("text", "value"), SCALES)
def test_scales(numbers, text, value):
    """Million and its like, behind words and digits."""
    assert value == float(numbers.value(text))


@pytest.mark.parametrize("text", ["maison", "dizaines"])
def test_words_that_are_no_number_have_no_value(numbers, text):
    """None, never a guess."""
    assert numbers.value(text) is None


@pytest.mark.parametrize("word", ["3 millions ", "5 milliards 3 millions ", "1 million 200 000 "])
def test_a_long_row_of_numbers_is_read(numbers, word):
    """What follows a large word is read once: a row of ten thousand words is no matter of depth."""
    number = numbers.numerals.read(Words(word * 5000), 0)
    assert float(numbers.value(word)) == float(number.value)


def test_patterns_of_words():
    """The longest word comes first; a space is any white space, an apostrophe either of its forms."""
    assert "deuxième|deux" == any_of(["deux", "deuxième"])
    assert r"d['’]ici(?:\s{1,2})à" == flexible("d'ici à")
    assert "l'an dernier" == folded("L’an\n dernier")
