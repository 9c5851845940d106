"""A date's value, with its precision and interval, and how two of them compare."""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs

from factcheck.model import Comparison, Relation

MINUTE = dt.timedelta(minutes=1)
_TOLERANCE = dt.timedelta(hours=1)  # "soir" against 17h45 is no contradiction
_ABOUT = dt.timedelta(minutes=30)


@attrs.frozen
class Fields:
    """What is known of a calendar day whose year, month or week is not."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


@attrs.frozen
class DateValue:
    """When something is said to be.

    ``timex`` is a TIMEX3 value; [earliest, latest] the local times that it stands for, to the minute, both None while
    no reference day anchors it; ``bound`` says which end of the event it gives ("at", "start", "end", "before",
    "after", "about"); ``basis`` how it was anchored ("text", "reference", "likelier", "none").
    """

    text: str
    timex: str
    earliest: dt.datetime | None = None
    latest: dt.datetime | None = None
    bound: str = "at"
    basis: str = "text"
    fields: Fields = Fields()
    vague: bool = False

    @property
    def anchored(self) -> bool:
        """Whether it stands for a known stretch of time."""
        return self.earliest is not None

    @property
    def hours(self) -> float:
        """How long that stretch is; infinite while unknown."""
        if self.earliest is None or self.latest is None:
            return float("inf")
        return (self.latest - self.earliest) / dt.timedelta(hours=1)

    def to_dict(self) -> dict[str, Any]:
        """Return it in JSON types."""
        return {
            "type": "date",
            "text": self.text,
            "timex": self.timex,
            "earliest": self.earliest.isoformat(timespec="minutes") if self.earliest else None,
            "latest": self.latest.isoformat(timespec="minutes") if self.latest else None,
            "bound": self.bound,
            "basis": self.basis,
            "vague": self.vague,
        }


def compare_dates(a: DateValue, b: DateValue) -> Comparison:
    """Compare two dates by the stretches of time that they stand for."""
    if {a.bound, b.bound} == {"start", "end"}:
        return Comparison(Relation.NOT_COMPARABLE, "one says when it began, the other when it ended")
    if a.vague and b.vague:
        same = a.timex == b.timex
        return Comparison(Relation.EQUAL if same else Relation.NOT_COMPARABLE, "both are vague")
    first, second = _window(a), _window(b)
    if first is None or second is None:
        return _compare_fields(a, b)
    relation = _relation(first, second, a, b)
    far = relation is Relation.DISJOINT and _far(first, second, max(a.hours, b.hours))
    return Comparison(relation, f"{a.text} {_SAYS[relation]} {b.text}", far)


_SAYS = {
    Relation.EQUAL: "is",
    Relation.NARROWER: "lies within",
    Relation.WIDER: "contains",
    Relation.OVERLAPPING: "overlaps",
    Relation.DISJOINT: "excludes",
}
Window = tuple[dt.datetime, dt.datetime]


def _window(value: DateValue) -> Window | None:
    if value.earliest is None or value.latest is None:
        return None
    if value.bound == "before":
        return dt.datetime.min, value.earliest
    if value.bound == "after":
        return value.latest, dt.datetime.max
    if value.bound == "about" and value.hours < 3:
        return value.earliest - _ABOUT, value.latest + _ABOUT
    return value.earliest, value.latest


def _relation(a: Window, b: Window, first: DateValue, second: DateValue) -> Relation:
    if a == b:
        return Relation.EQUAL
    if b[0] <= a[0] and a[1] <= b[1]:
        return Relation.NARROWER
    if a[0] <= b[0] and b[1] <= a[1]:
        return Relation.WIDER
    # Parts of the day have no sharp edges against a clock time; against each other they do.
    clock = min(first.hours, second.hours) < 1 and max(first.hours, second.hours) < 13
    slack = _TOLERANCE if clock and first.hours != second.hours else dt.timedelta(0)
    if a[0] <= b[1] + slack and b[0] <= a[1] + slack:
        return Relation.OVERLAPPING
    return Relation.DISJOINT


def _far(a: Window, b: Window, hours: float) -> bool:
    """Whether two stretches lie further apart than a slip would put them: ten days, or three of their own lengths."""
    gap = max(a[0], b[0]) - min(a[1], b[1])
    return gap > max(dt.timedelta(days=10), min(dt.timedelta(hours=3 * hours), dt.timedelta(days=3 * 366)))


def _compare_fields(a: DateValue, b: DateValue) -> Comparison:
    first, second = _fields(a), _fields(b)
    shared = first.keys() & second.keys()
    if not shared:
        return Comparison(Relation.NOT_COMPARABLE, "no day is known to count from")
    if differing := sorted(name for name in shared if first[name] != second[name]):
        return Comparison(Relation.DISJOINT, f"they differ in the {differing[0]}")
    if first.keys() == second.keys() or shared >= {"weekday"}:
        return Comparison(Relation.EQUAL, f"they agree in the {', '.join(sorted(shared))}")
    relation = Relation.NARROWER if len(first) > len(second) else Relation.WIDER
    return Comparison(relation, f"they agree in the {', '.join(sorted(shared))}")


def _fields(value: DateValue) -> dict[str, int]:
    known = {k: v for k, v in attrs.asdict(value.fields).items() if v is not None}
    if value.earliest is not None and value.latest is not None and value.earliest.date() == value.latest.date():
        day = value.earliest.date()
        known |= {"year": day.year, "month": day.month, "day": day.day, "weekday": day.isoweekday()}
    return known
