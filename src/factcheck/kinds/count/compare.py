"""How two counts compare: by their intervals, after the units."""

from __future__ import annotations

import re
from decimal import Decimal

import attrs

from factcheck.kinds.count.units import convert, currencies, same_family, units
from factcheck.kinds.count.value import INFINITY, CountValue
from factcheck.model import Comparison, Relation

_DECIDED = Decimal("0.05")  # a gap of this share of an amount is none of rounding
_ROUND = Decimal(1000)
_NEAR = Decimal("1.3")  # times a lower bound
_VOTES = 20  # points of a side; fewer agree by chance
_YEAR = re.compile(r"\d{4}")
_DAY = Decimal(86400)  # seconds
_SAID_ONCE = ("magnitude",)  # units that a text names once and then leaves out
_SAYS = {
    Relation.EQUAL: "is",
    Relation.NARROWER: "is a closer figure than",
    Relation.WIDER: "is a looser figure than",
    Relation.OVERLAPPING: "may be",
    Relation.DISJOINT: "is not",
}


def compare_counts(a: CountValue, b: CountValue) -> Comparison:
    """Compare two counts by their intervals, after the units."""
    if a.ordinal != b.ordinal:
        if _same_so_far(a, b):
            return Comparison(Relation.EQUAL, f"{a.text} and {b.text} are as many so far")
        return Comparison(Relation.NOT_COMPARABLE, "one is a place in a row, the other an amount")
    if a.unit != b.unit:
        return _of_two_units(a, b)
    if a.ordinal and a.written and b.written and a.written != b.written:
        return Comparison(Relation.NOT_COMPARABLE, f"they are places in two rows: of {a.written} and of {b.written}")
    first, second = _YEAR.findall(a.since), _YEAR.findall(b.since)
    if first and second and first != second:
        return Comparison(Relation.NOT_COMPARABLE, f"the rows begin apart: since {a.since}, since {b.since}")
    if a.score or b.score:
        return _scores(a, b)
    relation = _relation(_converted(a, b), b)
    if relation is Relation.DISJOINT and _part_of_the_other(a, b):
        return Comparison(Relation.NOT_COMPARABLE, f"one of {a.text} and {b.text} is a part, the other a total")
    return Comparison(relation, f"{a.text} {_SAYS[relation]} {b.text}", relation is Relation.DISJOINT and _far(a, b))


def _part_of_the_other(a: CountValue, b: CountValue) -> bool:
    """Whether one is a part of what is not named ("dont quatre en Chine") and the other may be the whole of it."""
    part, whole = (a, b) if a.part else (b, a)
    return part.part and not whole.part and not part.counted and part.high < whole.low


def _same_so_far(a: CountValue, b: CountValue) -> bool:
    """Whether a place and an amount tell the same: the seventeenth day, seventeen days; the third visit, three."""
    place, amount = (a, b) if a.ordinal else (b, a)
    alike = amount.unit in ("", "times") or place.written == amount.written
    return alike and place.low > 1 and amount.exact and place.low * amount.factor == amount.low


def _scores(a: CountValue, b: CountValue) -> Comparison:
    """Compare two scores; the same one may be told from the other side."""
    turned = " ".join("-".join(reversed(pair.split("-"))) for pair in b.score.split())
    if a.score == b.score:
        return Comparison(Relation.EQUAL, f"{a.text} is {b.text}")
    if a.score == turned:
        return Comparison(Relation.EQUAL, f"{a.text} is {b.text} seen from the other side")
    return Comparison(Relation.DISJOINT, f"{a.text} is not {b.text}")


def _one_side(a: CountValue, b: CountValue) -> Comparison:
    """Compare a score with what may be one side of it: "126 votes to 98" and "126", or "98" where chance is small."""
    score, side = (a, b) if a.score else (b, a)
    points = {Decimal(point) for pair in score.score.split() for point in pair.split("-")}
    many = side.low in points and side.low >= _VOTES
    if not side.unit and side.exact and (many or (side.low == score.low and not side.counted)):
        return Comparison(Relation.EQUAL, f"{side.text} is one side of {score.text}")
    return _differ(a, b)


def _converted(a: CountValue, b: CountValue) -> CountValue:
    """Return a value with its figures as pint converts them, where it is written in another unit than the other.

    What is far apart stays so whatever the last digit of a factor: pint, which takes a third of a second to load, is
    asked where it may decide.
    """
    unit, other = units().get(a.written), units().get(b.written)
    if unit is None or other is None or unit is other or not unit.pint or unit.offset or other.offset or a.ordinal:
        return a
    gap = max(a.low - b.high, b.low - a.high)
    if gap > _DECIDED * max(abs(a.low), abs(b.low)):
        return a
    low, high = (convert(x / unit.factor, a.written, a.unit) if x.is_finite() else x for x in (a.low, a.high))
    same = abs(low - a.low) <= abs(a.low) / 10**9
    return a if same else attrs.evolve(a, low=low, high=high)


def _of_two_units(a: CountValue, b: CountValue) -> Comparison:
    """Compare counts of two units: lengths of time, money of one name, a unit that one of them leaves out."""
    if {a.unit, b.unit} == {"°C", "°"}:  # degrees that do not say of what
        return compare_counts(attrs.evolve(a, unit="°C", written="°C"), attrs.evolve(b, unit="°C", written="°C"))
    if {a.unit, b.unit} == {"month", "s"}:
        return _if_compatible(a, b, _in_seconds(a), _in_seconds(b))
    if a.unit in currencies() and b.unit in currencies():
        return _monies(a, b)
    if a.score or b.score:
        return _one_side(a, b)
    bare, full = (a, b) if a.unit == "" else (b, a)
    if bare.unit:
        return _differ(a, b)
    meant = attrs.evolve(
        bare, low=bare.low * full.factor, high=bare.high * full.factor, step=bare.step * full.factor,
        factor=full.factor, unit=full.unit,
    )  # fmt: skip
    pair = (meant, full) if bare is a else (full, meant)
    if full.unit in _SAID_ONCE and not bare.counted:
        relation = _relation(*pair)
        return Comparison(relation, f"{a.text} {_SAYS[relation]} {b.text}")
    named = bare.counted != "" and full.unit not in currencies()
    if named and not (full.unit == "times" or bare.low >= _ROUND):  # "12 morts" and "12 km" agree by chance
        return _differ(a, b)
    found = _if_compatible(a, b, *pair)
    return _differ(a, b) if named and found.relation is not Relation.EQUAL else found


def _if_compatible(a: CountValue, b: CountValue, meant: CountValue, other: CountValue) -> Comparison:
    """Compare what is meant; where that is not compatible, the two are rather two things than a contradiction."""
    relation = _relation(meant, other)
    return Comparison(relation, f"{a.text} {_SAYS[relation]} {b.text}") if relation.compatible else _differ(a, b)


def _differ(a: CountValue, b: CountValue) -> Comparison:
    return Comparison(Relation.NOT_COMPARABLE, f"the units differ: {a.unit or 'things'} and {b.unit or 'things'}")


def _monies(a: CountValue, b: CountValue) -> Comparison:
    """Compare money of two currencies: never, unless one's name may mean the other's."""
    names = currencies()
    apart = Comparison(Relation.NOT_COMPARABLE, f"the currencies differ: {names[a.unit]} and {names[b.unit]}")
    if not ((a.loose or b.loose) and same_family(a.unit, b.unit)):
        return apart
    relation = _relation(a, attrs.evolve(b, unit=a.unit))
    why = f"{a.text} {_SAYS[relation]} {b.text}, if both mean the same money"
    return Comparison(relation, why) if relation.compatible else apart


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
    if _same_figure(a, b):
        return Relation.EQUAL
    if a.exact and b.exact:
        return _exact(a, b)
    if a.bound and a.bound == b.bound:  # two greatest figures: another one is another statement
        return _exact(attrs.evolve(a, low=a.high), attrs.evolve(b, low=b.high))
    if (a.bound and b.exact and b.low >= a.high) or (b.bound and a.exact and a.low >= b.high):
        most, other = attrs.evolve(a, low=a.high), attrs.evolve(b, low=b.high)
        return Relation.EQUAL if most.high == other.high else _exact(most, other)
    if _beyond(a, b) or _beyond(b, a):
        return Relation.DISJOINT
    if b.low <= a.low and a.high <= b.high:
        return Relation.NARROWER
    if a.low <= b.low and b.high <= a.high:
        return Relation.WIDER
    return Relation.OVERLAPPING if a.low <= b.high and b.low <= a.high else Relation.DISJOINT


def _same_figure(a: CountValue, b: CountValue) -> bool:
    """Whether two rough amounts name one number: "about 40" and "some 40", "600 miles" and "520 nautical miles"."""
    if a.figure is None or b.figure is None:
        return False
    gap = abs(a.figure - b.figure)
    return gap == 0 or (not _same_digits(a.factor, b.factor) and gap * 2 <= max(_rounding(a), _rounding(b)))


def _beyond(bound: CountValue, other: CountValue) -> bool:
    """Whether an amount is far more than a lower bound: nobody says "at least 18" of 41.

    In the annotated stories every amount up to 1.2 times the bound refines it, every one from 1.3 times on is an
    update or a contradiction; one more of the unit is near whatever the bound.
    """
    if bound.high != INFINITY or bound.low <= 0 or other.ordinal:
        return False
    return other.low > max(bound.low * _NEAR, bound.low + bound.factor)


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
    figure = value.low if value.figure is None else value.figure
    return value.step * 5 if figure % (value.step * 5) == 0 else value.step


def _same_digits(a: Decimal, b: Decimal) -> bool:
    """Whether two units differ by a power of ten, so that a conversion keeps the digits: metres and kilometres."""
    return (a / b).normalize().as_tuple().digits == (1,)
