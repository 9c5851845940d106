"""A count's value: the interval that is meant, its unit, what is counted; and how two of them compare."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs

from factcheck.model import Comparison, Relation

INFINITY = Decimal("Infinity")


@attrs.frozen
class CountValue:
    """How many, how much, or which in a row.

    [low, high] is the interval that is meant, in the base unit of ``unit`` ("" where things are counted); ``step`` is
    the place of the last digit that was written, what a rounded figure is rounded to; ``counted`` the lemma of what is
    counted; ``ordinal`` whether it is a place in a row.
    """

    text: str
    low: Decimal
    high: Decimal
    unit: str = ""
    counted: str = ""
    ordinal: bool = False
    step: Decimal = Decimal(1)

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
        return Comparison(Relation.NOT_COMPARABLE, f"the units differ: {a.unit or 'things'} and {b.unit or 'things'}")
    relation = _relation(a, b)
    return Comparison(relation, f"{a.text} / {b.text}: {relation}", relation is Relation.DISJOINT and _far(a, b))


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
    """Compare two exact figures: one may be the other, rounded."""
    gap, rough = abs(a.low - b.low), max(a.step, b.step)
    if a.ordinal or rough <= 1 and a.low == a.low.to_integral_value() and b.low == b.low.to_integral_value():
        return Relation.DISJOINT
    if a.step != b.step and gap * 2 <= rough:
        return Relation.NARROWER if a.step < b.step else Relation.WIDER
    return Relation.EQUAL if gap * 1000 <= min(abs(a.low), abs(b.low)) and a.unit else Relation.DISJOINT
