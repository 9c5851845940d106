"""The table of units against pint, which converts between two of them."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest

from factcheck.kinds.count.units import convert, currencies, same_family, units

MEASURES = [unit for unit in units().values() if unit.pint]


@pytest.mark.parametrize("unit", MEASURES, ids=[unit.name for unit in MEASURES])
def test_the_tables_factors_are_pints(unit):
    """A figure in a unit is, in the base unit, what pint says."""
    for figure in (Decimal(1), Decimal("98.6"), Decimal(12000)):
        assert float(unit.in_base(figure)) == pytest.approx(float(convert(figure, unit.name, unit.base)), rel=1e-8)


@pytest.mark.parametrize("unit", units().values(), ids=list(units()))
def test_a_base_unit_is_one_of_itself(unit):
    """Every unit's base is a unit, whose base is itself."""
    base = units()[unit.base]
    assert (base.name, base.base, base.factor, base.offset) == (unit.base, unit.base, 1, 0)


@pytest.mark.parametrize(
    ("figure", "unit", "other", "value"),
    [
        ("1", "mi", "km", "1.609344"),
        ("32", "°F", "°C", "0"),
        ("2", "year", "month", "24"),
        ("50", "kn", "km/h", "92.6"),
        ("3", "kg", "kg", "3"),
        ("Infinity", "km", "m", "Infinity"),
    ],
)
def test_pint_converts(figure, unit, other, value):
    """Exactly, in decimal figures; an open end stays open."""
    found = convert(Decimal(figure), unit, other)
    assert found == Decimal(value) or abs(found - Decimal(value)) < Decimal("1e-20")


def test_monies_that_share_a_name():
    """Dollars with dollars, never dollars with euros; a money without namesakes with none."""
    assert same_family("USD", "CAD")
    assert not same_family("USD", "EUR")
    assert not same_family("EUR", "EUR")
    assert {"EUR", "USD", "CHF"} <= set(currencies())


def test_pint_is_imported_only_to_convert():
    """Reading units takes no pint; it costs a third of a second."""
    code = "import sys; from factcheck.kinds.count.units import units; units(); print('pint' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "False" == out.stdout.strip()
