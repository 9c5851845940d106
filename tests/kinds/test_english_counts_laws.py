"""Laws of English counts: neighbours change nothing, what is read reads again, time grows as the text does."""

from __future__ import annotations

import itertools
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.kinds.count.grammar import CountGrammar
from factcheck.lexicon import Lexicon

GRAMMAR = CountGrammar(Lexicon("en"))
AMOUNTS = [
    "12 dead", "1,500 flights", "more than 100 beds", "a dozen beds", "34 percent", "$2.4bn", "50 Canadian dollars",
    "two and a half hours", "between 10 and 20 beds", "two thirds", "58 years old", "80 mph", "half an hour",
    "about 40 beds", "a million euros", "twice", "up to 80 beds", "three lakh litres", "tens of thousands",
    "£900m", "six feet", "25 nautical miles", "30 degrees Celsius", "one in four", "312 votes to 251", "2:03:41",
]  # fmt: skip
BEFORE = ["", "They say: ", "In their words, ", "Yesterday there were ", "(", "“", "Then came ", "It took "]
BEHIND = ["", ".", ", they say", " in all", ")", "”", "; then nothing", "\n\nAnother thing"]


def counts(text: str):
    return list(GRAMMAR.matches(text, 0, len(text)))


@pytest.mark.parametrize("amount", AMOUNTS)
def test_neighbours_change_nothing(amount):
    """An amount means the same whatever stands around it."""
    alone = counts(f"There were {amount}")[0]
    for before in BEFORE:
        for behind in BEHIND:
            text = before + amount + behind
            found = [m for m in counts(text) if m.start >= len(before)]
            assert alone.value in [m.value for m in found], text


@pytest.mark.parametrize("amount", AMOUNTS)
def test_what_is_read_reads_again(amount):
    """The words of a value read back as the same value."""
    value = counts(f"There were {amount}")[0].value
    assert value == counts(f"There were {value.text}")[0].value


@given(n=st.integers(2, 10**9), unit=st.sampled_from(["miles", "tonnes", "minutes", "euros", "per cent", "acres"]))
def test_an_amount_grows_with_its_figure(n, unit):
    """Twice the figure is twice the amount, in figures with commas and without."""
    once, grouped, twice = (counts(f"There were {m} {unit}.")[0].value for m in (str(n), f"{n:,}", f"{2 * n:,}"))
    assert (once.low, once.unit) == (grouped.low, grouped.unit)
    assert twice.low == 2 * once.low


@given(n=st.integers(0, 10**7), digits=st.integers(1, 6))
def test_decimals_read_back(n, digits):
    """Behind a point."""
    text = f"{n:0{digits + 1}d}"
    found = counts(f"The rate is {text[:-digits]}.{text[-digits:]} percent.")
    assert [Decimal(n).scaleb(-digits)] == [m.value.low for m in found]


@given(n=st.integers(1, 10**6), low=st.sampled_from(["at least", "more than", "over"]), high=st.just("up to"))
def test_bounds_leave_one_end_open(n, low, high):
    """A lower bound has no end above, an upper one begins at nothing; the plain figure lies in both."""
    plain, above, below = (counts(f"It has {h} {n:,} pages.")[0].value for h in ("", low, high))
    assert above.low == plain.low == below.high
    assert not above.high.is_finite()
    assert below.low == 0


@given(text=st.text(alphabet="0123456789 ,.-'’/%£$kmbn a the of and to hundred half dozen in\n\u00a0²½", max_size=60))
def test_any_text_is_read_without_harm(text):
    """Counts lie in the text, in order, apart from each other, with low no higher than high."""
    found = counts(text)
    assert all(0 <= m.start < m.end <= len(text) and m.value.low <= m.value.high for m in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


REPEATED = [
    "a ", "one ", "hundred ", "1,000 ", "1 to 2 to 3 ", "1-", "1-2, ", "twenty and ",
    "more than 1 and less than 2 and ", "12 ft and 3 in and ", "two point ", "in her ", "half a ", "one in ",
    "hundred and ", "a million and ", "$", "$1 ", "1:", "1:00:", "nine out of ", "from ", "between 1 and ",
    "a couple of ", "second ", "one hundred and third ",
]  # fmt: skip


@pytest.mark.parametrize("piece", REPEATED)
def test_repetition_costs_no_more_than_its_length(piece):
    """Four times the text takes about four times as long, never sixteen."""

    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        best = []
        for _ in range(3):
            start = time.process_time()
            counts(text)
            best.append(time.process_time() - start)
        return min(best)

    assert seconds(12_000) < 9 * max(seconds(3_000), 0.002)
