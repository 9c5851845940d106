"""A count's value: the interval that is meant, its unit, what is counted and what that is part of."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

import attrs

from factcheck.kinds.recorded import part

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
        """Return it in JSON types; an open end is None, and what is as usual is left out at the end."""
        made = {
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
        return made | self._unusual()

    def _unusual(self) -> dict[str, Any]:
        """Return what else it takes to read it again; numbers that JSON would change are texts."""
        made: dict[str, Any] = {}
        for name, open_end in (("low", -INFINITY), ("high", INFINITY)):
            end = getattr(self, name)
            if end != open_end and _read(_number(end)) != end:
                made[f"{name}_exact"] = str(end)
        for name in ("step", "factor"):
            if getattr(self, name) != 1:
                made[name] = _exact(getattr(self, name))
        if self.figure is not None:
            made["figure"] = _exact(self.figure)
        return made | {name: getattr(self, name) for name in ("loose", "bound") if getattr(self, name)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> CountValue:
        """Read what ``to_dict`` returns; raises ValueError."""
        words = {n: part(data, n, str, "") for n in ("unit", "counted", "score", "modifiers", "part_of", "since")}
        return cls(
            text=part(data, "text", str),
            low=_end(data, "low", -INFINITY),
            high=_end(data, "high", INFINITY),
            ordinal=part(data, "ordinal", bool, False),
            step=_decimal(data, "step", Decimal(1)),
            factor=_decimal(data, "factor", Decimal(1)),
            written=part(data, "written_unit", str, ""),
            loose=part(data, "loose", bool, False),
            bound=part(data, "bound", str, ""),
            part=part(data, "part", bool, False),
            figure=_decimal(data, "figure", None),
            **words,
        )


def _number(value: Decimal) -> int | float | None:
    if not value.is_finite():
        return None
    return int(value) if value == value.to_integral_value() else round(float(value), 9)


def _exact(value: Decimal) -> int | float | str:
    """Return a number that reads as ``value``, or its digits as a text."""
    number = _number(value)
    return number if number is not None and _read(number) == value else str(value)


def _read(number: int | float | str | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))


def _end(data: Mapping[str, Any], name: str, open_end: Decimal) -> Decimal:
    """Return an end of the interval: None is an open one."""
    exact: Decimal | None = _decimal(data, f"{name}_exact", _decimal(data, name, None))
    return open_end if exact is None else exact


def _decimal(data: Mapping[str, Any], name: str, default: Decimal | None) -> Any:
    value = part(data, name, (int, float, str), default)
    try:
        return value if value is default else Decimal(str(value))
    except InvalidOperation as error:
        raise ValueError(f"{name!r} is no number: {value!r}") from error
