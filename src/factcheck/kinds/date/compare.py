"""How two dates stand to each other: by the stretches of time that they stand for, or by the fields that both name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

import attrs

from factcheck.kinds.date.value import GAME, DateValue
from factcheck.kinds.date.windows import Window, far_apart, gap, window
from factcheck.model import Comparison, Relation

_TOLERANCE = dt.timedelta(hours=1)  # "soir" against 17h45 is no contradiction
_LOOSE = 60.0  # times as long: a day in a year, but not a day in a month
_OTHER_YEAR = dt.timedelta(days=300), dt.timedelta(days=400)
_WEEK = dt.timedelta(days=8)
_CYCLE = dt.timedelta(days=3)  # between two articles to which a weekday is the same day
_DAY = 24.0  # hours
_ZONES = dt.timedelta(hours=26)  # between the clocks of the world
_ROUND = 15  # minutes: at other minutes than the quarters two clocks hardly agree by chance
_MINUTES = 1440  # of a day
_NIGHT_HOURS, _EVENING = 9.5, 18 * 60  # from the evening on, as many hours or more: the night of that day
_MIDNIGHTS = (0, -1440, 1440)  # minutes: the small hours belong to two days
# What is said of a date whose anchor is inferred; an inference makes no contradiction by itself.
_STATED: Mapping[str, tuple[str, ...]] = {
    "year": ("month", "day", "weekdays", "hours"),
    "likelier": ("weekdays", "hours"),
    "previous": ("hours",),
}
_OPEN = ("likelier", "previous")  # whose week is inferred
_SAYS = {
    Relation.EQUAL: "is",
    Relation.NARROWER: "lies within",
    Relation.WIDER: "contains",
    Relation.OVERLAPPING: "overlaps",
    Relation.DISJOINT: "excludes",
}


def compare_dates(a: DateValue, b: DateValue) -> Comparison:
    """Compare two dates by the stretches of time that they stand for."""
    found, first, second = _compared(a, b), window(a), window(b)
    near = not (first and second) or gap(first, second) < _ZONES
    if found.relation is Relation.DISJOINT and a.fields.zone != b.fields.zone and near:
        return Comparison(Relation.NOT_COMPARABLE, "their clocks run in different time zones")
    return found


def _compared(a: DateValue, b: DateValue) -> Comparison:
    if {a.bound, b.bound} == {"start", "end"}:
        return Comparison(Relation.NOT_COMPARABLE, "one says when it began, the other when it ended")
    if a.vague and b.vague:
        return Comparison(Relation.EQUAL if a == b else Relation.NOT_COMPARABLE, "both are vague")
    first, second = window(a), window(b)
    if _zones_differ(a, b) and not (first and second and gap(first, second) > _ZONES):
        return _other_clock(a, b)
    if same := _same_end(a, b):
        return same
    if first is None or second is None:
        return _floating(a, b)
    relation = _relation(first, second, a, b)
    if relation is Relation.DISJOINT and (inferred := _past_inference(a, b, first, second)):
        return inferred
    far = relation is Relation.DISJOINT and far_apart(first, second, max(a.hours, b.hours))
    loose = a.vague != b.vague or max(a.hours, b.hours) > _LOOSE * max(1.0, min(a.hours, b.hours))
    return Comparison(relation, f"{a.text} {_SAYS[relation]} {b.text}", far, loose and relation.compatible)


def _zones_differ(a: DateValue, b: DateValue) -> bool:
    clocks = all(v.fields.first is not None and v.fields.first == v.fields.last for v in (a, b))
    return clocks and a.fields.zone != b.fields.zone


def _other_clock(a: DateValue, b: DateValue) -> Comparison:
    """Compare the times of two clocks of which only the zones differ: clocks show one minute, and another hour."""
    minutes = {v.fields.first % 60 for v in (a, b) if v.fields.first is not None}
    if GAME not in {a.fields.zone, b.fields.zone} and len(minutes) == 1 and minutes.pop() % _ROUND:
        return Comparison(Relation.EQUAL, f"{a.text} and {b.text} are one minute on the clocks of two time zones")
    return Comparison(Relation.NOT_COMPARABLE, "their clocks run in different time zones")


def _same_end(a: DateValue, b: DateValue) -> Comparison | None:
    """Say that two stretches begin at one moment, where both only say since when; or that two deadlines are one."""
    bounds = {a.bound, b.bound}
    long = min(a.hours, b.hours) > _DAY and "APPROX" not in {a.mod, b.mod}
    if bounds == {"start"} and long and a.earliest is not None and a.earliest == b.earliest:
        return Comparison(Relation.EQUAL, f"{a.text} and {b.text} begin at one moment")
    if bounds == {"end", "before"} and a.mod == "END" and (a.timex, a.mod) == (b.timex, b.mod):
        return Comparison(Relation.EQUAL, f"{a.text} and {b.text} are one deadline")
    return None


def _relation(a: Window, b: Window, first: DateValue, second: DateValue) -> Relation:
    if a == b or _same_name(first, second):
        return Relation.EQUAL
    if b[0] <= a[0] and a[1] <= b[1]:
        return Relation.NARROWER
    if a[0] <= b[0] and b[1] <= a[1]:
        return Relation.WIDER
    # Parts of the day have no sharp edges against a clock time; against each other they do.
    clock = min(first.hours, second.hours) < 1 and max(first.hours, second.hours) < 13
    slack = _TOLERANCE if clock and first.hours != second.hours else dt.timedelta(0)
    if a[0] - b[1] <= slack and b[0] - a[1] <= slack:  # differences: an end of the calendar has no day behind it
        return Relation.OVERLAPPING
    return Relation.DISJOINT


def _same_name(a: DateValue, b: DateValue) -> bool:
    """Whether the two have one calendar name: seven years ago and 2018, told in 2025; two names of one night."""
    bounds, named = {a.bound, b.bound}, "APPROX" in {a.mod, b.mod} <= {"", "APPROX"}
    return a.timex == b.timex and bounds <= {"at", "start"} and (named or (_whole_night(a) and _whole_night(b)))


def _past_inference(a: DateValue, b: DateValue, first: Window, second: Window) -> Comparison | None:
    """Return how two dates compare that exclude each other only by what was inferred; None where that is certain.

    A weekday whose week was inferred may be the one before or after: told within a few days of each other two are one
    day, told longer apart they make neither a contradiction nor an agreement. A year that only the reference gives may
    agree.
    """
    bases, apart = {a.basis, b.basis}, gap(first, second)
    if apart < _WEEK * sum(v.basis in _OPEN for v in (a, b)):
        week = dt.timedelta(days=7) * (1 if first[0] < second[0] else -1)
        moved = _relation((first[0] + week, first[1] + week), second, a, b) if _bounded(first, second) else None
        if moved is not None and moved.compatible and _one_cycle(a, b):
            return Comparison(moved, f"{a.text} and {b.text} differ only by an inferred week, and are told in one")
        if "previous" not in bases and not _one_cycle(a, b) and _by_fields(a, b).relation.compatible:
            return Comparison(Relation.NOT_COMPARABLE, f"{a.text} and {b.text} differ only by an inferred week")
    if "previous" in bases:
        return _by_fields(a, b)
    if "year" in bases and _OTHER_YEAR[0] < apart < _OTHER_YEAR[1]:
        found = _by_fields(*(attrs.evolve(v, fields=attrs.evolve(v.fields, year=None, weekday=None)) for v in (a, b)))
        return found if found.relation.compatible else None
    return None


def _bounded(*windows: Window) -> bool:
    return all(dt.datetime.min < low and high < dt.datetime.max for low, high in windows)


def _one_cycle(a: DateValue, b: DateValue) -> bool:
    """Whether two articles tell of one turn of the news: a weekday is the same day to both."""
    return a.told is not None and b.told is not None and abs(a.told - b.told) <= _CYCLE


def _floating(a: DateValue, b: DateValue) -> Comparison:
    """Compare two dates of which one has no known place in time: by all that is known of both, else by what is said."""
    everything = _by_fields(*(attrs.evolve(v, basis="text") for v in (a, b)))
    if everything.relation.compatible:
        return everything
    said = _by_fields(a, b)
    if said.relation is not Relation.NOT_COMPARABLE or "likelier" not in {a.basis, b.basis}:
        return said
    known, other = (a, b) if a.basis == "likelier" else (b, a)
    return _weekday_and_day(known, other)


def _weekday_and_day(known: DateValue, other: DateValue) -> Comparison:
    """Compare a weekday, whose week was inferred, with a day of a month of an unknown year."""
    day, wanted = known.day, other.fields
    if day is None or wanted.day is None:
        return Comparison(Relation.NOT_COMPARABLE, "no day is known to count from")
    for week in (-1, 0, 1):
        near = day + week * dt.timedelta(days=7)
        if near.day == wanted.day and wanted.month in (None, near.month):
            return Comparison(Relation.EQUAL, f"{known.text} and {other.text} are one day, the week being inferred")
    return Comparison(Relation.DISJOINT, f"{other.text} is no such weekday about {known.text}")


# Fields

_Field = frozenset[int] | tuple[int, int]
_Fields = Mapping[str, _Field]
_DAYS = frozenset({"year", "month", "day", "weekdays"})


def _by_fields(a: DateValue, b: DateValue) -> Comparison:
    """Compare what both certainly name: the day of the week, of the month, the time of day ..."""
    first, second = _fields(a), _fields(b)
    shared = [name for name in first if name in second]
    if not shared:
        return Comparison(Relation.NOT_COMPARABLE, "no day is known to count from")
    relations = {name: _field_relation(first[name], second[name]) for name in shared}
    if relations.get("weekdays") is Relation.OVERLAPPING and _night(a) and _night(b):
        relations["weekdays"] = Relation.DISJOINT  # two nights share a day and no hour
    if differing := [name for name in shared if relations[name] is Relation.DISJOINT]:
        return Comparison(Relation.DISJOINT, f"they differ in the {_NAMES[differing[0]]}")
    parts = [*relations.values(), *_finer(a, b, first, second)]
    return Comparison(_all(parts), f"they agree in the {', '.join(_NAMES[name] for name in shared)}")


def _finer(a: DateValue, b: DateValue, first: _Fields, second: _Fields) -> Iterator[Relation]:
    """Yield what it makes of two values that one names what the other leaves open."""
    # A day is a day: that one article names its month and another its weekday makes neither more precise; nor is a
    # month more precise with its year, or a time of day with its day.
    day = {"weekdays", "day"} & set(first) & set(second)
    timed = "hours" in first and "hours" in second and not (_DAYS & set(first) and _DAYS & set(second))
    named = ("month", "weekdays", "day") if "month" in first and "month" in second else tuple(_NAMES)[:4]
    for name in () if day or timed else named:
        if (name in first) != (name in second):
            yield Relation.NARROWER if name in first else Relation.WIDER
    cut = [("hours" in fields) and not _is_night(value) for value, fields in ((a, first), (b, second))]
    for one, other in ((cut[0], cut[1]), (a.mod in _PHASES, b.mod in _PHASES)):
        if one != other and not (_is_night(a) or _is_night(b)):
            yield Relation.NARROWER if one else Relation.WIDER


_PHASES = ("START", "MID", "END")
_NAMES = {"year": "year", "month": "month", "day": "day", "weekdays": "weekday", "hours": "time of day"}


def _is_night(value: DateValue) -> bool:
    return _night(value) and value.fields.weekday_to is not None


def _fields(value: DateValue) -> dict[str, _Field]:
    """Return what ``value`` certainly says, by the name of the field."""
    own, found = value.fields, dict[str, _Field]()
    if own.day and own.first is not None and own.first < 0 and value.earliest:  # told of the morning after
        evening = value.earliest.date()
        own = attrs.evolve(own, year=evening.year, month=evening.month, day=evening.day)
    for name in ("year", "day"):
        if (number := getattr(own, name)) is not None:
            found[name] = frozenset((number,))
    if own.months:
        found["month"] = own.months
    if own.weekdays:
        found["weekdays"] = own.weekdays | _nights(value)
    if own.first is not None and own.last is not None:
        slack = 30 if value.bound == "about" else 0
        found["hours"] = own.first - slack, own.last + slack
    kept = _STATED.get(value.basis, tuple(_NAMES))
    return {name: found[name] for name in _NAMES if name in found and name in kept}


def _nights(value: DateValue) -> frozenset[int]:
    """Return the weekday beyond midnight that a night reaches to."""
    own = value.fields
    if own.weekday is None or own.weekday_to or own.first is None or own.last is None or not _night(value):
        return frozenset()
    return frozenset((own.weekday + turn - 1) % 7 + 1 for turn in (-1 if own.first < 0 else 0, own.last // _MINUTES))


def _whole_night(value: DateValue) -> bool:
    return _night(value) and value.hours >= _NIGHT_HOURS and (value.fields.first or 0) >= _EVENING


def _night(value: DateValue) -> bool:
    return value.timex.endswith("TNI")


def _field_relation(a: _Field, b: _Field) -> Relation:
    if isinstance(a, frozenset) and isinstance(b, frozenset):
        if a == b:
            return Relation.EQUAL
        if not a & b:
            return Relation.DISJOINT
        return Relation.NARROWER if a < b else Relation.WIDER if a > b else Relation.OVERLAPPING
    assert isinstance(a, tuple)
    assert isinstance(b, tuple)
    found = [_hours((a[0] + turn, a[1] + turn), b) for turn in _MIDNIGHTS]
    return next((r for r in found if r is not Relation.DISJOINT), Relation.DISJOINT)


def _hours(a: tuple[int, int], b: tuple[int, int]) -> Relation:
    if a == b:
        return Relation.EQUAL
    if b[0] <= a[0] and a[1] <= b[1]:
        return Relation.NARROWER
    if a[0] <= b[0] and b[1] <= a[1]:
        return Relation.WIDER
    slack = 60 if (a[1] - a[0] > 60) != (b[1] - b[0] > 60) else 0  # parts of the day have no sharp edges
    return Relation.OVERLAPPING if a[0] <= b[1] + slack and b[0] <= a[1] + slack else Relation.DISJOINT


def _all(parts: Iterable[Relation]) -> Relation:
    """Return the relation that relations in several respects make together."""
    seen = set(parts) - {Relation.EQUAL}
    if not seen:
        return Relation.EQUAL
    return seen.pop() if len(seen) == 1 else Relation.OVERLAPPING
