"""English number words, written by a small generator of their own and read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.kinds.numbers import Numbers
from factcheck.lexicon import Lexicon

ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
ONES += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety"}
LARGE = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))
PLACES = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"}
PLACES |= {"twelve": "twelfth"}


def words(n: int, *, link: str = " and ", hyphen: str = "-") -> str:
    """Write 0 and up; ``link`` stands before the part below a hundred ("two hundred and three")."""
    if n < 20:
        return ONES[n]
    if n < 100:
        tens, one = TENS[n // 10 * 10], n % 10
        return tens if not one else f"{tens}{hyphen}{ONES[one]}"
    size, name = next((s, w) for s, w in LARGE if n >= s)
    times, rest = divmod(n, size)
    head = f"{words(times, link=link, hyphen=hyphen)} {name}"
    if not rest:
        return head
    return f"{head}{link if rest < 100 else ' '}{words(rest, link=link, hyphen=hyphen)}"


def place(n: int) -> str:
    """Write the ordinal of 1 and up."""
    head, mark, last = words(n).rpartition("-" if n % 10 and 20 < n % 100 else " ")
    if last in PLACES:
        return head + mark + PLACES[last]
    return head + mark + (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")


@pytest.fixture(scope="module")
def numbers() -> Numbers:
    return Numbers(Lexicon("en"))


@pytest.mark.parametrize("link", [" and ", " "], ids=["British", "American"])
@pytest.mark.parametrize("hyphen", ["-", " "], ids=["hyphens", "spaces"])
def test_every_number_up_to_9999_is_read_back(numbers, link, hyphen):
    """With "and" and without it, with hyphens and with spaces."""
    wrong = {n: numbers.value(words(n, link=link, hyphen=hyphen)) for n in range(10000)}
    assert {} == {n: v for n, v in wrong.items() if n != v}


@given(n=st.integers(0, 10**15 - 1))
def test_large_numbers_are_read_back(numbers, n):
    """Up to hundreds of trillions."""
    assert n == numbers.value(words(n))
    assert n == numbers.value(words(n).capitalize())


@given(n=st.integers(0, 10**12))
def test_figures_are_read_in_groups(numbers, n):
    """Groups of three, told apart by a comma or a space."""
    for mark in (",", " ", "\u00a0", "\u202f"):
        assert n == numbers.value(f"{n:,}".replace(",", mark))
    assert n == numbers.value(str(n))


@given(n=st.integers(1, 9999))
def test_ordinals_are_read_back(read, n):
    """In words and in figures."""
    suffix = "th" if 10 < n % 100 < 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    for written in (place(n), f"{n}{suffix}"):
        [found] = read("count", f"It was the {written} such summit.", None, "en")
        assert (found.text, found.value.ordinal, found.value.low) == (written, True, n)


SCALES = [
    ("1.5 million", 1500000), ("3 billion", 3 * 10**9), ("two million three hundred thousand", 2300000),
    ("a hundred and twelve million", 112000000), ("12 thousand", 12000), ("a billion", 10**9), ("3.25", 3.25),
    ("half a million", None), ("2 lakh", 200000), ("1.2 crore", 12000000), ("three lakh crore", 3 * 10**12),
    ("1,23,456", 123456), ("12,34,567", 1234567), ("40k", 40000), ("2.5bn", 2.5 * 10**9), ("$5", None),
    ("three hundred and fifty thousand", 350000), ("two hundred and two thousand", 202000),
    ("nine point five", 9.5), ("three point one four", 3.14), ("zero point zero eight", 0.08),
    ("two and a half million", 2500000), ("one and a half", 1.5),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), SCALES)
def test_scales(numbers, text, value):
    """Million and its like, behind words and figures; None where it is no plain number."""
    read = numbers.value(text)
    assert value == (None if read is None else float(read))


@pytest.mark.parametrize("text", ["house", "dozens", "once", "someone", "a", "an", "tenant", "often", "weight"])
def test_words_that_are_no_number_have_no_value(numbers, text):
    """None, never a guess."""
    assert numbers.value(text) is None
