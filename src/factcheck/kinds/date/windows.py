"""The stretches of time that dates stand for, and how far apart they lie."""

from __future__ import annotations

import datetime as dt

from factcheck.kinds.date.value import DateValue

Window = tuple[dt.datetime, dt.datetime]
_ABOUT = dt.timedelta(minutes=30)


def window(value: DateValue) -> Window | None:
    """Return the stretch of time that a date stands for, with what its bound leaves open; None while unknown."""
    if value.earliest is None or value.latest is None:
        return None
    if value.bound == "before":
        return dt.datetime.min, value.earliest
    if value.bound == "after":
        return value.latest, dt.datetime.max
    if value.bound == "about":
        slack = max(_ABOUT, (value.latest - value.earliest) / 2)
        return value.earliest - slack, value.latest + slack
    return value.earliest, value.latest


def far_apart(a: Window, b: Window, hours: float) -> bool:
    """Whether two stretches lie further apart than a slip would put them: ten days, or three of their own lengths."""
    return gap(a, b) > max(dt.timedelta(days=10), min(dt.timedelta(hours=3 * hours), dt.timedelta(days=3 * 366)))


def gap(a: Window, b: Window) -> dt.timedelta:
    """Return how far apart two stretches lie; below nought where they overlap."""
    return max(a[0], b[0]) - min(a[1], b[1])
