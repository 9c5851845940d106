"""How alike two values of one kind are, beside how they compare: whether of one form, and how far apart they lie."""

from __future__ import annotations

import math
from decimal import Decimal

import attrs

from factcheck.kinds.count.value import CountValue
from factcheck.kinds.date.value import DateValue
from factcheck.kinds.location.value import PlaceValue

_DAYS = 4.0  # days over which the closeness of two dates falls to a third


@attrs.frozen
class Likeness:
    """``form`` in [0, 1]: how much two values are of one make, whatever they say (a day and a day, metres and feet).

    ``closeness`` in [0, 1]: how near what they say is, 1 for the same.
    """

    form: float
    closeness: float


UNLIKE = Likeness(0.0, 0.0)


def dates_alike(a: DateValue, b: DateValue) -> Likeness:
    """Two dates: of one precision; closeness falls with the days between them."""
    form = float(len(a.timex) == len(b.timex))
    if a.earliest is None or b.earliest is None:
        return Likeness(form, 0.0)
    days = abs((a.earliest - b.earliest).total_seconds()) / 86400
    return Likeness(form, round(math.exp(-days / _DAYS), 6))


def counts_alike(a: CountValue, b: CountValue) -> Likeness:
    """Two numbers: both places in a row or both amounts, of one unit; closeness is the smaller by the larger."""
    form = 0.5 * (a.ordinal == b.ordinal) + 0.5 * (a.unit == b.unit)
    low, high = sorted((_middle(a), _middle(b)))
    if low <= 0:
        return Likeness(form, float(low == high))
    return Likeness(form, round(float(low / high), 6))


def places_alike(a: PlaceValue, b: PlaceValue) -> Likeness:
    """Two places: of one sort (town, country, site); closeness is how alike their names are spelt."""
    from rapidfuzz import fuzz

    return Likeness(float(a.sort == b.sort), round(fuzz.ratio(a.text.casefold(), b.text.casefold()) / 100, 6))


def _middle(value: CountValue) -> Decimal:
    if value.figure is not None:
        return value.figure
    if not value.high.is_finite():
        return value.low
    return (value.low + value.high) / 2 if value.low.is_finite() else value.high
