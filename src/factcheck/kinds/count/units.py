"""Units and monies: how many base units one is, and pint for what is written in two units."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from importlib.resources import files
from typing import Any

import attrs


@attrs.frozen
class Unit:
    """A unit of measure: its base unit, and how a figure in it becomes one in the base: (figure + offset) * factor."""

    name: str
    base: str
    factor: Decimal = Decimal(1)
    pint: str = ""
    offset: Decimal = Decimal(0)

    def in_base(self, figure: Decimal) -> Decimal:
        """Return a figure in this unit as one in the base unit."""
        return (figure + self.offset) * self.factor if figure.is_finite() else figure


@functools.cache
def _tables() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("units.toml").read_text(encoding="utf-8"))


@functools.cache
def units() -> Mapping[str, Unit]:
    """Return the units and monies by name."""
    made = {}
    for name, (base, factor, expression, *offset) in _tables()["units"].items():
        made[name] = Unit(name, base, Decimal(factor), expression, Decimal(offset[0] if offset else 0))
    return made | {code: Unit(code, code) for code in currencies()}


@functools.cache
def currencies() -> Mapping[str, str]:
    """Return the monies by code, with the name that a reason gives them."""
    return dict(_tables()["currencies"])


@functools.cache
def _families() -> Mapping[str, str]:
    return {code: family for family, codes in _tables()["families"].items() for code in codes}


def same_family(one: str, other: str) -> bool:
    """Whether two monies share a name, as the dollars do."""
    family = _families()
    return one in family and family[one] == family.get(other)


@functools.cache
def _registry() -> Any:
    import pint

    registry: Any = pint.UnitRegistry(non_int_type=Decimal)
    for name, meaning in _tables()["pint"].items():
        registry.define(f"{name} = {meaning}")
    return registry


@functools.lru_cache(maxsize=4096)
def convert(figure: Decimal, unit: str, other: str) -> Decimal:
    """Return a figure in ``unit`` as one in ``other`` of the same dimension, as pint converts it."""
    if unit == other or not figure.is_finite():
        return figure
    known, registry = units(), _registry()
    quantity = registry.Quantity(figure, registry.parse_units(known[unit].pint))
    return Decimal(quantity.to(registry.parse_units(known[other].pint)).magnitude)
