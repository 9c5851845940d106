"""The operations that read longer times: months, seasons, years, lengths of time counted from a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import attrs

from factcheck.kinds.date.context import DAY, DAYS_OF_UNIT, Context, Parts, months_off, moved
from factcheck.kinds.date.making import (
    around,
    day_name,
    month_value,
    names,
    phased,
    quarter_value,
    span_value,
    unanchored,
    vague,
    year_value,
)
from factcheck.kinds.date.value import MINUTE, DateValue, Fields
from factcheck.kinds.numbers import folded

_LONG = frozenset({"M", "Y", "E", "C"})


def read_month(parts: Parts, context: Context) -> DateValue:
    """Read a month; without a year, the one nearest to the article's day."""
    month = int(context.grammar.look_up("month", parts["month"]))
    if "year" in parts or "short" in parts:
        year = int(parts["year"]) if "year" in parts else 1900 + int(parts["short"])
        return phased(month_value(year, month, context), parts, context)
    near, turn = context.near, context.turn(parts)
    if near is None:
        name = names(context.grammar, "months")[month]
        if "phase" in parts:
            name = context.written("phase", phase=folded(parts["phase"]), value=name)
        value = unanchored(name, f"XXXX-{month:02d}", Fields(month=month), {}, context)
        mod = context.grammar.look_up("phase", parts["phase"])[0] if "phase" in parts else ""
        return attrs.evolve(value, mod=mod)
    if "turnable" in parts:  # "March of last year"
        return phased(month_value(near.year + turn, month, context, "reference"), parts, context)
    year = near.year + context.nearest(parts, (-1, 0, 1), lambda n: months_off(n * 12 + month, 1, near))
    return phased(month_value(year, month, context, "reference" if turn else "year"), parts, context)


def read_season(parts: Parts, context: Context) -> DateValue:
    """Read a season of a year; without one, the nearest to the article's day."""
    code, first, last = context.grammar.look_up("season", parts["season"])
    near, turn = context.near, context.turn(parts)
    fields = Fields(month=first, month_to=(last - 1) % 12 + 1)
    if "year" not in parts and near is None:
        return DateValue(folded(parts["season"]), f"XXXX-{code}", basis="none", fields=fields)
    years = [int(parts["year"])] if "year" in parts or near is None else [near.year + n for n in (-2, -1, 0, 1)]
    values = [_months(year, first, last, code, folded(parts["season"]), context) for year in years]
    values = [attrs.evolve(v, fields=fields) for v in values]
    if "year" in parts or near is None:
        return values[0]
    now = dt.datetime.combine(near, dt.time())
    if turn < 0:
        values = [v for v in values if v.latest and v.latest < now]
    elif turn > 0:
        values = [v for v in values if v.earliest and v.earliest > now]
    elif side := context.side or context.lean:
        values = [v for v in values if v.latest and v.earliest and (v.latest >= now if side > 0 else v.earliest <= now)]
    best = min(values, key=lambda v: _distance(v, now))
    return attrs.evolve(best, basis="reference" if turn else "year")


def _months(year: int, first: int, last: int, code: str, season: str, context: Context) -> DateValue:
    begin, end = dt.date(year, first, 1), dt.date(year + last // 12, last % 12 + 1, 1) - DAY
    return span_value(context.written("season", season=season, year=year), f"{year:04d}-{code}", begin, end)


def _distance(value: DateValue, now: dt.datetime) -> dt.timedelta:
    assert value.earliest is not None
    assert value.latest is not None
    return max(value.earliest - now, now - value.latest)


def read_year(parts: Parts, context: Context) -> DateValue:
    """Read a year or a part of it."""
    return phased(year_value(int(parts["year"] if "year" in parts else parts["old"])), parts, context)


def read_before_era(parts: Parts, context: Context) -> DateValue:
    """Read a year before our era, or a month or a day of one: vague, its days are no dates here."""
    timex = f"BC{int(parts['bc']):04d}"
    if "month" in parts:
        timex += f"-{context.grammar.look_up('month', parts['month']):02d}"
    return vague(context, timex + (f"-{context.grammar.day(parts['day']):02d}" if "day" in parts else ""))


def read_year_range(parts: Parts, context: Context) -> DateValue:
    """Read the years from one to another."""
    year = int(parts["year"] if "year" in parts else parts["old"])
    if "old2" in parts:
        parts = {**parts, "year2": parts["old2"]}
    second = int(parts["year2"]) if "year2" in parts else year - year % 100 + int(parts["tens2"])
    first, last = year_value(year), year_value(second)
    if first.timex >= last.timex:
        raise ValueError("the first year is not before the last")
    text = context.written("years", first=first.text, last=last.text)
    # "2024-25" is one expression.
    ends = (attrs.evolve(first, bound="start"), attrs.evolve(last, bound="end")) if "year2" in parts else ()
    return DateValue(text, f"{first.timex}/{last.timex}", first.earliest, last.latest, ends=ends)


def read_ago(parts: Parts, context: Context) -> DateValue:
    """Read a length of time before the article's day."""
    number, unit = context.amount(parts)
    if context.near is None:
        return vague(context, "PAST_REF")
    return around(moved(context.near, -number, unit), unit, context, basis="reference", parts=parts)


def read_since(parts: Parts, context: Context) -> DateValue:
    """Read how long something has lasted, as its beginning."""
    return attrs.evolve(read_ago(parts, context), bound="start")


def read_ahead(parts: Parts, context: Context) -> DateValue:
    """Read a length of time after the article's day."""
    number, unit = context.amount(parts)
    if context.near is None:
        return vague(context, "FUTURE_REF")
    return around(moved(context.near, number, unit), unit, context, basis="reference", parts=parts)


def read_shift(parts: Parts, context: Context) -> DateValue | None:
    """Read a length of time before or after the day named last; months and years also count from a month or a year."""
    number, unit = context.amount(parts)
    sign = 1 if "after" in parts else -1
    if number * DAYS_OF_UNIT[unit] < 1:
        return _hours_on(sign * dt.timedelta(days=number * DAYS_OF_UNIT[unit]), context)
    last, start = context.last, context.previous
    if last and last.earliest and last.day is None and unit in _LONG:
        start = last.earliest.date()
    if start is None:
        return vague(context, "XXXX-XX-XX")
    return around(moved(start, sign * number, unit), unit, context, basis="previous", parts=parts)


def _hours_on(length: dt.timedelta, context: Context) -> DateValue | None:
    """Return the time so long after the clock time named last; None where that was none."""
    last = context.last
    if last is None or last.earliest is None or last.fields.first is None or last.fields.first != last.fields.last:
        return None
    moment = last.earliest + length
    time = {"hour": moment.hour, "minute": f"{moment.minute:02d}"}
    name = context.written("clock", day=day_name(moment.date(), context), **time)
    day, minute = moment.date(), moment.hour * 60 + moment.minute
    fields = Fields(day.year, day.month, day.day, day.isoweekday(), first=minute, last=minute, zone=last.fields.zone)
    timex = f"{day}T{moment:%H:%M}"
    return DateValue(context.written("about", value=name), timex, moment, moment, "about", "previous", fields)


def read_turned(parts: Parts, context: Context) -> DateValue:
    """Read the week, month or year of the article's day, or the one before or after."""
    near, unit, turn = context.near, context.grammar.look_up("turnable", parts["turnable"]), context.turn(parts)
    if near is None:
        return vague(context, {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[turn])
    last, basis = context.last, "reference"
    if folded(parts.get("turn", "")) in context.grammar.table.get("turns_of_text", ()) and last and last.earliest:
        near, basis = last.earliest.date(), "previous"  # "in 1976 ... the following year"
    value = attrs.evolve(_turned(near, unit, turn, context), basis=basis)
    now = dt.datetime.combine(near, dt.time())
    if "before" in parts:  # "earlier this month"
        value = attrs.evolve(value, latest=now + DAY - MINUTE, mod="START")
    if "after" in parts:
        value = attrs.evolve(value, earliest=now, mod="END")
    return phased(value, parts, context)


def _turned(near: dt.date, unit: str, turn: int, context: Context) -> DateValue:
    if unit == "E":
        first = near.year - near.year % 10 + 10 * turn
        name = context.written("decade", year=first)
        return span_value(name, f"{first // 10:03d}", dt.date(first, 1, 1), dt.date(first + 9, 12, 31), "reference")
    if unit == "Y":
        return year_value(near.year + turn, "reference")
    if unit == "Q":
        quarters = near.year * 4 + (near.month - 1) // 3 + turn
        return quarter_value(quarters // 4, quarters % 4 + 1, context, "reference")
    if unit == "M":
        months = near.year * 12 + near.month - 1 + turn
        return month_value(months // 12, months % 12 + 1, context, "reference")
    return week_value(near + 7 * DAY * turn, context, "reference")


def week_value(day: dt.date, context: Context, basis: str) -> DateValue:
    """Return the value of the week, from Monday, that a day lies in."""
    monday = day - DAY * (day.isoweekday() - 1)
    week = monday.isocalendar()
    name = context.written("week", day=day_name(monday, context))
    timex = f"{week.year}-W{week.week:02d}"
    return span_value(name, timex, monday, monday + 6 * DAY, basis)


def nearby(sign: int) -> Callable[[Parts, Context], DateValue]:
    """Return the operation that reads some days, weeks ... before (-1) or after (1) the article's day."""

    def read(parts: Parts, context: Context) -> DateValue:
        unit = str(context.grammar.look_up("unit", parts["unit"])) if "unit" in parts else "D"
        near = context.near
        found = vague(context, "FUTURE_REF" if sign > 0 else "PAST_REF")
        if near is None:
            return found
        far = near + sign * dt.timedelta(days=10 * DAYS_OF_UNIT[unit])
        window = span_value(found.text, found.timex, min(near, far), max(near, far), "reference")
        return attrs.evolve(window, vague=True)

    return read
