"""Numbers as they are read: what words add up to, and what a large word multiplies."""

from __future__ import annotations

from decimal import Decimal

import attrs

_ONE, _HUNDRED, _THOUSAND = Decimal(1), Decimal(100), Decimal(1000)


@attrs.frozen
class Number:
    """A number: its value, the index of the first word behind it, and how it is written.

    ``sort`` is "number", "ordinal" or "fraction"; ``scale`` the large word it ends in ("million"), 1 without one;
    ``figures`` whether it begins in digits; ``bare`` whether it is nothing but digits without a mark.
    """

    value: Decimal
    end: int
    sort: str = "number"
    scale: Decimal = _ONE
    figures: bool = False
    bare: bool = False

    @property
    def grouped(self) -> bool:
        """Whether it is a whole number in figures with marks between thousands: "200 000"."""
        whole = self.value == self.value.to_integral_value()
        return self.figures and self.scale == 1 and not self.bare and whole and self.value >= _THOUSAND


@attrs.frozen
class Sum:
    """A number in words as far as it is read.

    ``total`` holds what large words have multiplied, ``group`` what stands behind them, ``last`` the word read last,
    ``lowest`` the smallest large word; ``raised`` says that a larger one followed ("cent mille milliards"),
    ``linked`` that a link stands in it ("cent et un").
    """

    total: Decimal = Decimal(0)
    group: Decimal = Decimal(0)
    last: Decimal = Decimal(0)
    lowest: Decimal = Decimal("Infinity")
    seen: bool = False
    raised: bool = False
    linked: bool = False

    @property
    def value(self) -> Decimal:
        """The number as far as it is read."""
        return self.total + self.group


def grown(made: Sum, scale: Decimal, hundreds: int) -> Sum | None:
    """Return a sum multiplied by a large word, a hundred only below ``hundreds``; None where that does not follow."""
    if scale == _HUNDRED:
        if made.seen and made.last != 0 and not (0 < made.group < hundreds or made.last >= _THOUSAND):
            return None
        return attrs.evolve(made, group=max(made.group, _ONE) * scale, last=scale, seen=True)
    if scale < made.lowest:
        if made.seen and made.group == 0:
            return None
        total = made.total + max(made.group, _ONE) * scale
    elif scale > made.lowest and not made.raised:
        return attrs.evolve(made, total=made.value * scale, group=Decimal(0), last=scale, lowest=scale, raised=True)
    else:
        return None
    return attrs.evolve(made, total=total, group=Decimal(0), last=scale, lowest=scale, seen=True)
