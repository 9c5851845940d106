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

    ``closeness`` in [0, 1]: how near what they say is, 1 for the same. ``slip`` is 1 where one may be a slip for the
    other: digits that changed places, a nought too many, one number in two units, the next day, the next week.
    """

    form: float
    closeness: float
    slip: float = 0.0


UNLIKE = Likeness(0.0, 0.0)
_DAY_LONG = 10  # characters of a TIMEX3 value that names a day
_ONE_DAY, _WEEK, _HALF_DAY = 1.0, 7.0, 0.5
_NEAR = 150.0  # km over which the closeness of two places falls to a third
_ONE_COUNTRY = 0.3
_ALIKE = 0.6
_FEWEST_DIGITS = 2  # two numbers of one digit are no misprints of each other


def dates_alike(a: DateValue, b: DateValue) -> Likeness:
    """Two dates: of one precision; closeness falls with the days between them."""
    form = float(len(a.timex) == len(b.timex))
    if a.earliest is None or b.earliest is None:
        return Likeness(form, 0.0)
    days = abs((a.earliest - b.earliest).total_seconds()) / 86400
    of_days = form == 1.0 and len(a.timex) >= _DAY_LONG and days > 0
    slip = of_days and (days in (_ONE_DAY, _WEEK, _HALF_DAY) or a.earliest.day == b.earliest.day)
    return Likeness(form, round(math.exp(-days / _DAYS), 6), float(slip))


def counts_alike(a: CountValue, b: CountValue) -> Likeness:
    """Two numbers: both places in a row or both amounts, of one unit; closeness is the smaller by the larger."""
    form = 0.5 * (a.ordinal == b.ordinal) + 0.5 * (a.unit == b.unit)
    low, high = sorted((_middle(a), _middle(b)))
    if low <= 0:
        return Likeness(form, float(low == high))
    return Likeness(form, round(float(low / high), 6), float(_slipped(a, b)))


def _slipped(a: CountValue, b: CountValue) -> bool:
    """Whether the figures of two numbers, as they are written, are the same but for their order, noughts or unit."""
    digits = [(_middle(v) / v.factor).normalize().as_tuple().digits for v in (a, b)]
    if digits[0] == digits[1]:
        return _middle(a) != _middle(b)
    return min(map(len, digits)) >= _FEWEST_DIGITS and sorted(digits[0]) == sorted(digits[1])


def places_alike(a: PlaceValue, b: PlaceValue) -> Likeness:
    """Two places: of one sort (town, country, site); closeness falls with the way between them, where it is known.

    Without coordinates places of one country are taken for near, others for far; a slip is a name spelt much alike.
    """
    from rapidfuzz import fuzz

    spelling = fuzz.ratio(a.text.casefold(), b.text.casefold()) / 100
    if a.key == b.key:
        return Likeness(float(a.sort == b.sort), 1.0)
    closeness = _ONE_COUNTRY if a.country and a.country == b.country else 0.0
    if None not in (a.latitude, a.longitude, b.latitude, b.longitude):
        closeness = round(math.exp(-_kilometres(a, b) / _NEAR), 6)
    return Likeness(float(a.sort == b.sort), closeness, float(spelling >= _ALIKE))


def _kilometres(a: PlaceValue, b: PlaceValue) -> float:
    """Return the way between two places on a sphere, near enough for what is near."""
    north = math.radians((a.latitude or 0.0) + (b.latitude or 0.0)) / 2
    east = abs((a.longitude or 0.0) - (b.longitude or 0.0))
    x = math.radians(min(east, 360.0 - east)) * math.cos(north)
    y = math.radians((a.latitude or 0.0) - (b.latitude or 0.0))
    return 6371.0 * math.hypot(x, y)


def _middle(value: CountValue) -> Decimal:
    if value.figure is not None:
        return value.figure
    if not value.high.is_finite():
        return value.low
    return (value.low + value.high) / 2 if value.low.is_finite() else value.high
