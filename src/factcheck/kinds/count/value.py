"""A count's value: the interval that is meant, its unit, what is counted and what that is part of."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs

INFINITY = Decimal("Infinity")


@attrs.frozen
class CountValue:
    """How many, how much, or which in a row.

    [low, high] is the interval that is meant, in the base unit ``unit`` ("" where things are counted); ``step`` is the
    place of the last digit that was written, what a rounded figure is rounded to; ``counted`` the lemma of what is
    counted, ``modifiers`` the lemmas that tell it from its like, ``part`` whether the words say that it is a part of a
    larger number, ``part_of`` the lemma of that; ``ordinal`` whether it is a place in a row, ``since`` what that row
    begins with; ``written`` the unit as it is written and ``factor`` how many base units that is; ``loose`` whether
    the money's name has several owners; ``figure`` is the number that a rough one names, None where none is; ``bound``
    is "max" where the figure itself is the most that is reached ("up to"); ``score`` the points of a match.
    """

    text: str
    low: Decimal
    high: Decimal
    unit: str = ""
    counted: str = ""
    ordinal: bool = False
    step: Decimal = Decimal(1)
    factor: Decimal = Decimal(1)
    written: str = ""
    loose: bool = False
    bound: str = ""
    score: str = ""
    modifiers: str = ""
    part: bool = False
    part_of: str = ""
    since: str = ""
    figure: Decimal | None = None

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
            "written_unit": self.written,
            "score": self.score,
            "modifiers": self.modifiers,
            "part": self.part,
            "part_of": self.part_of,
            "since": self.since,
            "note": f"the {self.text} are taken for {self.unit}" if self.loose else "",
        }


def _number(value: Decimal) -> int | float | None:
    if not value.is_finite():
        return None
    return int(value) if value == value.to_integral_value() else round(float(value), 9)
