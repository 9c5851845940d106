"""A date's value, with its precision and the interval that it stands for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import attrs

from factcheck.kinds.recorded import part

MINUTE = dt.timedelta(minutes=1)
GAME = "game"  # the zone of a match's own clock: its times meet no others


@attrs.frozen
class Fields:
    """What is known of a calendar day whose year, month or week is not, and of the time of day.

    ``weekday_to`` and ``month_to`` are the last of a stretch that begins at ``weekday`` or ``month``; ``first`` and
    ``last`` are minutes after midnight, below 0 for the evening before and above 1440 for the morning after; ``zone``
    names a clock's time zone.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    weekday_to: int | None = None
    first: int | None = None
    last: int | None = None
    zone: str = ""
    month_to: int | None = None

    @property
    def weekdays(self) -> frozenset[int]:
        """The weekdays from ``weekday`` to ``weekday_to``; empty when none is known."""
        if self.weekday is None:
            return frozenset()
        return _cycle(self.weekday, self.weekday_to, 7)

    @property
    def months(self) -> frozenset[int]:
        """The months from ``month`` to ``month_to``; empty when none is known."""
        return frozenset() if self.month is None else _cycle(self.month, self.month_to, 12)

    def to_dict(self) -> dict[str, Any]:
        """Return what is known, in JSON types."""
        known = {field.name: getattr(self, field.name) for field in attrs.fields(Fields)}
        return {name: value for name, value in known.items() if value not in (None, "")}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Fields:
        """Read what ``to_dict`` returns; raises ValueError."""
        names = [field.name for field in attrs.fields(Fields) if field.name in data]
        return cls(**{name: part(data, name, str if name == "zone" else int) for name in names})


def _cycle(first: int, last: int | None, length: int) -> frozenset[int]:
    """Return the numbers from 1 to ``length``, counted round, from one to another."""
    return frozenset((first + n - 1) % length + 1 for n in range(((last or first) - first) % length + 1))


@attrs.frozen
class Piece:
    """One of the expressions in a mention's words: where it stands, counted from the mention's start, and its value."""

    start: int
    end: int
    value: DateValue

    def to_dict(self) -> dict[str, Any]:
        """Return it in JSON types."""
        return {"start": self.start, "end": self.end, "value": self.value.to_dict()}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Piece:
        """Read what ``to_dict`` returns; raises ValueError."""
        value = DateValue.from_dict(part(data, "value", Mapping))
        return cls(part(data, "start", int), part(data, "end", int), value)


@attrs.frozen
class DateValue:
    """When something is said to be.

    ``timex`` is a TIMEX3 value, ``mod`` its TIMEX3 modifier ("START", "MID", "END", "APPROX", "BEFORE", ""); [earliest,
    latest] are the local times that it stands for, to the minute, both None while no reference day anchors it;
    ``bound`` says which end of the event it gives ("at", "start", "end", "before", "after", "about"). ``basis`` says
    how it was anchored: by its own words ("text"), the article's day ("reference"), that day for the year alone
    ("year"), the likelier week ("likelier"), the day named before ("previous"), or not at all ("none"). ``told`` is the
    article's day where it is known; ``ends`` are the first and the last of a range, or the members of a list;
    ``pieces`` are the expressions that its words are made of, where these are more or fewer words than the mention's.
    """

    text: str
    timex: str
    earliest: dt.datetime | None = None
    latest: dt.datetime | None = None
    bound: str = "at"
    basis: str = "text"
    fields: Fields = Fields()
    vague: bool = False
    mod: str = ""
    told: dt.date | None = attrs.field(default=None, eq=False)
    ends: tuple[DateValue, ...] = attrs.field(default=(), eq=False, repr=False)
    pieces: tuple[Piece, ...] = attrs.field(default=(), eq=False, repr=False)

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

    @property
    def day(self) -> dt.date | None:
        """The day that it names or lies in; None for longer stretches and unknown ones."""
        if self.earliest is None or self.hours > 24:
            return None
        return self.earliest.date()

    def to_dict(self) -> dict[str, Any]:
        """Return it in JSON types; what is not known is left out at the end."""
        made = {
            "type": "date",
            "text": self.text,
            "timex": self.timex,
            "mod": self.mod,
            "earliest": self.earliest.isoformat(timespec="minutes") if self.earliest else None,
            "latest": self.latest.isoformat(timespec="minutes") if self.latest else None,
            "bound": self.bound,
            "basis": self.basis,
            "vague": self.vague,
        }
        more: dict[str, Any] = {"fields": self.fields.to_dict(), "told": self.told.isoformat() if self.told else None}
        more |= {"ends": [end.to_dict() for end in self.ends], "pieces": [piece.to_dict() for piece in self.pieces]}
        return made | {name: value for name, value in more.items() if value}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> DateValue:
        """Read what ``to_dict`` returns; raises ValueError."""
        told = part(data, "told", str, None)
        return cls(
            text=part(data, "text", str),
            timex=part(data, "timex", str),
            earliest=_time(data, "earliest"),
            latest=_time(data, "latest"),
            bound=part(data, "bound", str, "at"),
            basis=part(data, "basis", str, "text"),
            fields=Fields.from_dict(part(data, "fields", Mapping, {})),
            vague=part(data, "vague", bool, False),
            mod=part(data, "mod", str, ""),
            told=None if told is None else dt.date.fromisoformat(told),
            ends=tuple(map(cls.from_dict, _inner(data, "ends"))),
            pieces=tuple(map(Piece.from_dict, _inner(data, "pieces"))),
        )


def _time(data: Mapping[str, Any], name: str) -> dt.datetime | None:
    text = part(data, name, str, None)
    return None if text is None else dt.datetime.fromisoformat(text)


def _inner(data: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    inner: list[Mapping[str, Any]] = part(data, name, (list, tuple), ())
    if not all(isinstance(item, Mapping) for item in inner):
        raise ValueError(f"{name!r} is no list of objects: {inner!r}")
    return inner
