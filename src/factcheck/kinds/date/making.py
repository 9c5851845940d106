"""Values of days, parts of days, months and years, named in the article's language."""

from __future__ import annotations

import calendar
import datetime as dt

import attrs

from factcheck.kinds.date.clock import Clock
from factcheck.kinds.date.context import DAY, DAYS_OF_UNIT, Context, Parts
from factcheck.kinds.date.grammar import DateGrammar
from factcheck.kinds.date.value import MINUTE, DateValue, Fields
from factcheck.kinds.numbers import folded

# Which end of an event the words between a day and its time say that it gives.
_BOUNDS = {"about": "about", "since": "start", "until": "end", "before": "before", "after": "after"}

_HALF = 12  # hours


def day_value(day: dt.date, parts: Parts, context: Context, basis: str = "text") -> DateValue:
    """Return the value of a day, or of the part of it or the time that ``parts`` give."""
    fields = Fields(day.year, day.month, day.day, day.isoweekday())
    value = span_value(day_name(day, context), day.isoformat(), day, day, basis)
    return within_day(attrs.evolve(value, fields=fields), parts, context)


def within_day(value: DateValue, parts: Parts, context: Context) -> DateValue:
    """Return the part of a day, or the time of it, that ``parts`` give; the day itself where they give none."""
    if (clock := parts.get("clock")) and (time := context.grammar.clocks.read(clock)):
        hour = _hour(time, parts, context)
        first = last = hour * 60 + time.minute
        named = context.written("clock", day=value.text, hour=hour, minute=f"{time.minute:02d}")
        code = f"{hour:02d}:{time.minute:02d}"
        zone = context.grammar.clocks.zone(parts["zone"]) if "zone" in parts else time.zone
        named = f"{named} ({zone})" if zone else named
    elif "part" in parts:
        code, low, high = context.grammar.look_up("part", parts["part"])
        first, last, zone = low * 60, high * 60 - 1, ""
        named = context.written("part", day=value.text, part=folded(parts["part"]))
    else:
        return value
    fields = attrs.evolve(value.fields, first=first, last=last, zone=zone)
    value = attrs.evolve(value, bound=next((bound for name, bound in _BOUNDS.items() if name in parts), value.bound))
    if value.earliest is None:
        return attrs.evolve(value, text=named, timex=f"{value.timex}T{code}", fields=fields)
    ends = (value.earliest + first * MINUTE, value.earliest + last * MINUTE)
    return attrs.evolve(
        value, text=named, timex=f"{value.timex}T{code}", earliest=ends[0], latest=ends[1], fields=fields
    )


def _hour(time: Clock, parts: Parts, context: Context) -> int:
    """Return the hour of a clock: after noon where the part of the day beside it says so ("7.25 in the evening")."""
    if "afternoon" in parts:
        return time.hour + _HALF
    if "part" not in parts or time.hour >= 12:
        return time.hour
    _, low, high = context.grammar.look_up("part", parts["part"])
    return time.hour + 12 if not low <= time.hour < high and low - 1 <= time.hour + 12 <= high else time.hour


def unanchored(name: str, timex: str, fields: Fields, parts: Parts, context: Context) -> DateValue:
    """Return the value of a day of which only ``fields`` are known."""
    return within_day(DateValue(name, timex, basis="none", fields=fields), parts, context)


def vague(context: Context, timex: str) -> DateValue:
    """Return the value of a time that nothing anchors, shown in its own words."""
    return DateValue(context.words, timex, basis="none", vague=True)


def names(grammar: DateGrammar, table: str) -> dict[int, str]:
    """Return the first name of each weekday or month."""
    return {number: name for name, number in reversed(grammar.table[table].items())}


def day_name(day: dt.date, context: Context) -> str:
    """Return a day in words."""
    grammar = context.grammar
    number = grammar.table["format"].get("days", {}).get(str(day.day), str(day.day))
    weekday, month = names(grammar, "weekdays")[day.isoweekday()], names(grammar, "months")[day.month]
    return context.written("day", weekday=weekday, day=number, month=month, year=day.year)


def span_value(name: str, timex: str, first: dt.date, last: dt.date, basis: str = "text") -> DateValue:
    """Return the value of the days first..last, both included."""
    earliest = dt.datetime.combine(first, dt.time())
    latest = dt.datetime.combine(last, dt.time()) + DAY - MINUTE
    return DateValue(name, timex, earliest, latest, basis=basis)


def month_value(year: int, month: int, context: Context, basis: str = "text") -> DateValue:
    """Return the value of a month."""
    last = calendar.monthrange(year, month)[1]
    name = context.written("month", month=names(context.grammar, "months")[month], year=year)
    value = span_value(name, f"{year:04d}-{month:02d}", dt.date(year, month, 1), dt.date(year, month, last), basis)
    return attrs.evolve(value, fields=Fields(year, month))


def quarter_value(year: int, number: int, context: Context, basis: str = "text") -> DateValue:
    """Return the value of a quarter of a year."""
    first = 3 * number - 2
    last = dt.date(year, first + 2, calendar.monthrange(year, first + 2)[1])
    name = context.written("quarter", number=number, year=year)
    value = span_value(name, f"{year:04d}-Q{number}", dt.date(year, first, 1), last, basis)
    return attrs.evolve(value, fields=Fields(year, first, month_to=first + 2))


def year_value(year: int, basis: str = "text") -> DateValue:
    """Return the value of a year."""
    value = span_value(str(year), f"{year:04d}", dt.date(year, 1, 1), dt.date(year, 12, 31), basis)
    return attrs.evolve(value, fields=Fields(year))


def phased(value: DateValue, parts: Parts, context: Context) -> DateValue:
    """Cut a month or year to its beginning, middle or end."""
    if "phase" not in parts or value.earliest is None or value.latest is None:
        return value
    code, low, high = context.grammar.look_up("phase", parts["phase"])
    whole = value.latest - value.earliest
    first = (value.earliest + whole * low).replace(hour=0, minute=0)
    last = (value.earliest + whole * high).replace(hour=23, minute=59)
    text = context.written("phase", phase=folded(parts["phase"]), value=value.text)
    clean = {"second": 0, "microsecond": 0}
    return attrs.evolve(
        value,
        text=text,
        earliest=first.replace(**clean),
        latest=min(last.replace(**clean), value.latest),
        mod=code,
    )


def around(day: dt.date, unit: str, context: Context, *, basis: str, parts: Parts) -> DateValue:
    """Return the time ``day`` as precisely as one means it who counts in ``unit``; "more" in ``parts``: or earlier."""
    more = "more" in parts
    if unit in ("TM", "TH", "D") and not more:
        return day_value(day, {}, context, basis)
    size = dt.timedelta(days=max(1.0, DAYS_OF_UNIT[unit]))
    first, last = day - size + DAY, day if more else day + size / 2
    # Who says "a year and a half" means a month, not a year.
    timex, named, form = _named(day, "M" if "half" in parts and unit == "Y" else unit, context)
    text = context.written(("before" if more else "about") + form, value=named)
    return attrs.evolve(span_value(text, timex, first, last, basis), mod="BEFORE" if more else "APPROX")


def from_to(first: DateValue, last: DateValue, context: Context) -> DateValue:
    """Return the stretch from the beginning of one date to the end of another."""
    text, timex = context.written("range", first=first.text, last=last.text), f"{first.timex}/{last.timex}"
    ends = (attrs.evolve(first, bound="start"), attrs.evolve(last, bound="end"))
    if first.earliest is None or last.earliest is None:
        return DateValue(text, timex, basis="none", ends=ends)
    if first.earliest >= last.earliest:
        raise ValueError("the first day is not before the last")
    return DateValue(text, timex, first.earliest, last.latest, basis=last.basis, ends=ends)


def _named(day: dt.date, unit: str, context: Context) -> tuple[str, str, str]:
    """Return the TIMEX3 value and the name of the day, month or year that holds ``day``, and the form to show it in."""
    if unit == "M":
        return f"{day:%Y-%m}", month_value(day.year, day.month, context).text, ""
    if unit in ("Y", "E", "C"):
        return f"{day.year:04d}", str(day.year), ""
    week = day.isocalendar()
    timex = f"{week.year}-W{week.week:02d}" if unit == "W" else day.isoformat()
    return timex, day_name(day, context), "_day"
