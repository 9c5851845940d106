"""A count's value: the interval that is meant, its unit, what is counted; and how two of them compare."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs

from factcheck.model import Comparison, Relation

INFINITY = Decimal("Infinity")
_DAY = Decimal(86400)  # seconds


_SAYS = {
    Relation.EQUAL: "is",
    Relation.NARROWER: "is a closer figure than",
    Relation.WIDER: "is a looser figure than",
    Relation.OVERLAPPING: "may be",
    Relation.DISJOINT: "is not",
}


@attrs.frozen
class CountValue:
    """How many, how much, or which in a row.

    [low, high] is the interval that is meant, in the base unit of ``unit`` ("" where things are counted); ``step`` is
    the place of the last digit that was written, what a rounded figure is rounded to; ``counted`` the lemma of what is
    counted; ``ordinal`` whether it is a place in a row; ``factor`` how many base units the written one is.
    """

    text: str
    low: Decimal
    high: Decimal
    unit: str = ""
    counted: str = ""
    ordinal: bool = False
    step: Decimal = Decimal(1)
    factor: Decimal = Decimal(1)

    @property
    def exact(self) -> bool:
        """Whether a single number is meant."""
        return self.low == self.high

    def to_dict(self) -> dict[str, Any]:
        """Return it in JSON types; an open end is None."""
        return {
            "type": "count",
            "text": self.text,
            "low": _number(self.low),
            "high": _number(self.high),
            "unit": self.unit,
            "counted": self.counted,
            "ordinal": self.ordinal,
        }


def _number(value: Decimal) -> int | float | None:
    if not value.is_finite():
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def compare_counts(a: CountValue, b: CountValue) -> Comparison:
    """Compare two counts by their intervals, after the units."""
    if a.ordinal != b.ordinal:
        return Comparison(Relation.NOT_COMPARABLE, "one is a place in a row, the other an amount")
    if a.unit != b.unit:
        return _without_unit(a, b)
    relation = _relation(a, b)
    return Comparison(relation, f"{a.text} {_SAYS[relation]} {b.text}", relation is Relation.DISJOINT and _far(a, b))


def _without_unit(a: CountValue, b: CountValue) -> Comparison:
    """Compare counts of two units: one that is left out ("33 milliards" of what was said before) may be the other's."""
    bare, full = (a, b) if a.unit == "" else (b, a)
    differ = Comparison(Relation.NOT_COMPARABLE, f"the units differ: {a.unit or 'things'} and {b.unit or 'things'}")
    if {a.unit, b.unit} == {"month", "s"}:
        relation = _relation(_in_seconds(a), _in_seconds(b))
        return Comparison(relation, f"{a.text} {_SAYS[relation]} {b.text}") if relation.compatible else differ
    if bare.unit or bare.counted:
        return differ
    meant = attrs.evolve(
        bare, low=bare.low * full.factor, high=bare.high * full.factor, step=bare.step * full.factor, unit=full.unit
    )
    relation = _relation(*((meant, full) if bare is a else (full, meant)))
    return Comparison(relation, f"{a.text} {_SAYS[relation]} {b.text}") if relation.compatible else differ


def _in_seconds(value: CountValue) -> CountValue:
    """Return a length of time in seconds; a month is 28 to 31 days."""
    if value.unit == "s":
        return value
    return attrs.evolve(value, low=value.low * 28 * _DAY, high=value.high * 31 * _DAY, unit="s", step=_DAY)


def _far(a: CountValue, b: CountValue) -> bool:
    """Whether two counts differ by more than a slip: five times as many, or places more than three apart."""
    low, high = sorted(((a.low, a.high), (b.low, b.high)))
    if a.ordinal:
        return high[0] - low[0] > 3
    return high[0] > 5 * low[1]


def _relation(a: CountValue, b: CountValue) -> Relation:
    if (a.low, a.high) == (b.low, b.high):
        return Relation.EQUAL
    if a.exact and b.exact:
        return _exact(a, b)
    if b.low <= a.low and a.high <= b.high:
        return Relation.NARROWER
    if a.low <= b.low and b.high <= a.high:
        return Relation.WIDER
    return Relation.OVERLAPPING if a.low <= b.high and b.low <= a.high else Relation.DISJOINT


def _exact(a: CountValue, b: CountValue) -> Relation:
    """Compare two exact figures: one may be the other, rounded or in another unit."""
    gap, rough = abs(a.low - b.low), max(a.step, b.step)
    whole = a.low == a.low.to_integral_value() and b.low == b.low.to_integral_value()
    if a.ordinal or (rough <= 1 and whole and a.factor == b.factor):
        return Relation.DISJOINT
    finer = Relation.NARROWER if a.step < b.step else Relation.WIDER
    if not _same_digits(a.factor, b.factor):
        if gap * 2 <= min(a.step, b.step):
            return Relation.EQUAL
        return finer if gap * 2 <= max(_rounding(a), _rounding(b)) else Relation.DISJOINT
    if a.step != b.step and gap * 2 <= rough:
        return finer
    return Relation.EQUAL if gap * 1000 <= min(abs(a.low), abs(b.low)) and a.unit else Relation.DISJOINT


def _rounding(value: CountValue) -> Decimal:
    """Return what a figure may have been rounded to before it was converted: fives where it ends in one."""
    return value.step * 5 if value.low % (value.step * 5) == 0 else value.step


def _same_digits(a: Decimal, b: Decimal) -> bool:
    """Whether two units differ by a power of ten, so that a conversion keeps the digits: metres and kilometres."""
    return (a / b).normalize().as_tuple().digits == (1,)
