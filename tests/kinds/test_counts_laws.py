"""Laws of French counts: what is written reads back, neighbours change nothing, time grows as the text does."""

from __future__ import annotations

import itertools
import time
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.kinds.count.grammar import CountGrammar
from factcheck.kinds.numbers import Numbers
from factcheck.lexicon import Lexicon

SMALL = ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"]
SMALL += ["treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"]
TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}
STYLES = {
    "Paris": TENS,
    "Brussels": TENS | {70: "septante", 90: "nonante"},
    "Geneva": TENS | {70: "septante", 80: "huitante", 90: "nonante"},
}
LARGE = [(10**9, "milliard"), (10**6, "million"), (1000, "mille"), (100, "cent")]
NUMBERS = st.one_of(st.integers(1, 120), st.integers(1, 10**4), st.integers(1, 10**12 - 1))
GRAMMAR = CountGrammar(Lexicon("fr"))
READER = Numbers(Lexicon("fr"))


def below_hundred(n: int, tens: dict[int, str]) -> str:
    """Write 0..99."""
    if n < 20:
        return SMALL[n]
    base = n // 10 * 10
    if base not in tens:
        base = {70: 60, 80: 80, 90: 90 if 90 in tens else 80}[base]
    head, rest = tens.get(base, "quatre-vingt"), n - base
    if rest == 0:
        return head if base in tens else "quatre-vingts"
    if base in tens and rest in (1, 11):
        return f"{head} et {SMALL[rest]}"
    return f"{head}-{SMALL[rest]}"


def written(n: int, tens: dict[int, str]) -> str:
    """Write a number below a thousand billions, as before 1990."""
    if n < 100:
        return below_hundred(n, tens)
    size, name = next((size, name) for size, name in LARGE if n >= size)
    times, rest = divmod(n, size)
    if size > 1000:
        head = f"{written(times, tens)} {name}{'s' * (times > 1)}"
    else:
        plural = "s" * (name == "cent" and times > 1 and not rest)
        many = written(times, tens).replace("cents", "cent").replace("vingts", "vingt")
        head = name if times == 1 else f"{many} {name}{plural}"
    return f"{head} {written(rest, tens)}" if rest else head


def counts(text: str):
    return list(GRAMMAR.matches(text, 0, len(text)))


@pytest.mark.parametrize("style", STYLES)
@given(n=NUMBERS, hyphens=st.booleans(), upper=st.booleans())
@example(n=71, hyphens=True, upper=False)
@example(n=80_000_000, hyphens=False, upper=False)
@example(n=1_000_000_001, hyphens=True, upper=True)
def test_number_words_read_back(style, n, hyphens, upper):
    """In Paris, Brussels and Geneva, with the hyphens of 1990 and without, in capitals too."""
    words = written(n, STYLES[style])
    words = words.replace(" ", "-") if hyphens else words
    assert n == READER.value(words.upper() if upper else words), words


@given(n=st.integers(2, 10**12 - 1), style=st.sampled_from(sorted(STYLES)))
def test_a_written_number_is_one_count(n, style):
    """From its first word to its last, in a sentence."""
    words = written(n, STYLES[style])
    found = [m for m in counts(f"Ils ont vu {words} oiseaux.") if m.value.low != 1 or n == 1]
    assert [(11, 11 + len(words), n, n)] == [(m.start, m.end, m.value.low, m.value.high) for m in found]


@given(n=st.integers(0, 10**12), mark=st.sampled_from([" ", ".", "\u00a0", "\u202f", "'", "’", ""]))
def test_figures_read_back(n, mark):
    """Whatever tells the thousands apart; a lone year says nothing of itself."""
    found = counts(f"Il y en avait plus de {n:,} ici.".replace(",", mark))
    assert [n] == [m.value.low for m in found]


@given(n=st.integers(0, 10**7), digits=st.integers(1, 6))
def test_decimals_read_back(n, digits):
    """Behind a comma."""
    text = f"{n:0{digits + 1}d}"
    shown = f"{text[:-digits]},{text[-digits:]}"
    assert [Decimal(n).scaleb(-digits)] == [m.value.low for m in counts(f"Le taux est de {shown} %.")]


AMOUNTS = [
    "12 morts", "1 500 vols", "plus de 100 lits", "une dizaine de lits", "34 %", "2,4 M€", "50 dollars canadiens",
    "deux heures et demie", "entre 10 et 20 lits", "la moitié", "58 ans", "130 km/h", "trois quarts d'heure",
    "environ 40 lits", "un million d'euros", "le double", "jusqu'à 80 lits", "septante-deux litres",
]  # fmt: skip
BEFORE = ["", "On dit : ", "Selon eux, ", "Hier, il y avait ", "(", "« ", "Lyre compte ", "Ce sont "]
BEHIND = ["", ".", ", dit-on", " au total", " selon la police", ")", " »", " ; puis rien", "\n\nAutre chose"]


@pytest.mark.parametrize("amount", AMOUNTS)
def test_neighbours_change_nothing(amount):
    """An amount means the same whatever stands around it."""
    alone = counts(f"Voici {amount}")[0]
    for before in BEFORE:
        for behind in BEHIND:
            text = before + amount + behind
            found = [m for m in counts(text) if m.start >= len(before)]
            assert alone.value in [m.value for m in found], text


@pytest.mark.parametrize("amount", AMOUNTS)
def test_what_is_read_reads_again(amount):
    """The words of a value read back as the same value."""
    value = counts(f"Voici {amount}")[0].value
    assert value == counts(f"Voici {value.text}")[0].value


@given(text=st.text(alphabet="0123456789 ,.-'’/%€$kM à de et un cent sur dizaine\n\u00a0²½", max_size=60))
def test_any_text_is_read_without_harm(text):
    """Counts lie in the text, in order, apart from each other, with low no higher than high."""
    found = counts(text)
    assert all(0 <= m.start < m.end <= len(text) and m.value.low <= m.value.high for m in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


REPEATED = [
    "un ", "cent ", "1 000 ", "de 1 à 2 à 3 ", "1-", "1-2, ", "vingt et un et ", "plus de 1 et moins de 2 et ",
    "12 km et 3 m et ", "deux virgule ", "1 m 80 ", "+1 23 ", "a@", "www.", "dont ", "million ", "5/", "9", " ",
    "un sur ", "cent et ", "mille et cent et ", "1,", "- ", "huit des ", "« ",
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
