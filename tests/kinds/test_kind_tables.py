"""The word lists of every language: each line says something that the code can read."""

from __future__ import annotations

import pytest

from factcheck.kinds.count.units import currencies, units
from factcheck.kinds.date.operations import OPERATIONS
from factcheck.kinds.registry import KINDS
from factcheck.lexicon import Lexicon, languages


@pytest.fixture(params=languages())
def lexicon(request) -> Lexicon:
    return Lexicon(request.param)


def test_every_finder_compiles(lexicon):
    """Patterns are valid, blocks are known."""
    for kind in KINDS:
        assert kind.finder(lexicon)


def test_rules_name_operations_that_exist(lexicon):
    """And every operation stands in some rule of some language."""
    assert {rule["operation"] for rule in lexicon.table("dates")["rules"]} <= OPERATIONS.keys()


def test_every_operation_is_used():
    """What no language needs is no operation."""
    used = {rule["operation"] for code in languages() for rule in Lexicon(code).table("dates")["rules"]}
    assert used == OPERATIONS.keys()


def test_numbers_of_the_calendar(lexicon):
    """Weekdays are 1..7, months 1..12; parts of the day begin before they end, within a day and the night around it."""
    dates = lexicon.table("dates")
    assert set(range(1, 8)) == set(dates["weekdays"].values())
    assert set(range(1, 13)) == set(dates["months"].values())
    assert all(-12 <= low < high <= 36 for _, low, high in dates["parts"].values())
    assert set(dates["today"].values()) <= dates["parts"].keys()
    assert all(0 <= low < high <= 1 for _, low, high in dates["phases"].values())
    assert set(dates["bounds"].values()) <= {"at", "start", "end", "before", "after", "about"}
    assert set(dates["sides"]) <= set(dates["bounds"])
    assert set(dates["turns"].values()) == {-1, 1}


def test_hedges_and_rough_numbers_hold_their_number(lexicon):
    """An interval of a hedge holds or touches the number that is hedged; rough numbers are not far off."""
    counts = lexicon.table("counts")
    hedges = [*counts["hedges"].values(), *counts["hedges_after"].values()]
    assert all(low <= 1 <= float(high) for low, high, *_ in hedges)
    assert {"max"} >= {bound for _, _, *bounds in hedges for bound in bounds}
    assert all(0 <= off < 1 <= n for n, off in counts["collectives"].values())
    assert all(low < high for low, high in [*counts["plurals"].values(), *counts["ages"].values()])
    assert all(0 < share < 100 for share in counts["fractions"].values() if not isinstance(share, list))
    assert all(times > 0 for times in counts["multiples"].values() if not isinstance(times, list))
    pairs = [v for v in [*counts["fractions"].values(), *counts["multiples"].values()] if isinstance(v, list)]
    assert all(low < float(high) for low, high in pairs)


def test_units_and_monies_are_known(lexicon):
    """Every word for a unit or a money names one of the units that all languages share, a positive number of times."""
    counts = lexicon.table("counts")
    measures = [(unit, 1) if isinstance(unit, str) else unit for unit in counts["units"].values()]
    assert all(name in units() and times > 0 for name, times in [*measures, *counts["minor"].values()])
    assert {*counts["currencies"].values(), *counts["loose"].values()} <= set(currencies())
    assert {*counts["before"].values()} <= set(units())
