"""The operations that read named times: feast days, quarters, decades, centuries, months to months, minutes of play."""

from __future__ import annotations

import calendar
import datetime as dt
import re

import attrs

from factcheck.kinds.date.context import DAY, Context, Parts, months_off
from factcheck.kinds.date.making import day_value, from_to, phased, quarter_value, span_value, unanchored, vague
from factcheck.kinds.date.periods import read_month
from factcheck.kinds.date.value import GAME, DateValue, Fields

_EASTER = re.compile(r"easter([+-]\d+)?\Z")
_OF_WEEK = re.compile(r"(\d+)/(\d)/(-?\d)([+-]\d+)?\Z")
_ANY_YEAR = 2001
_OF_YEAR = re.compile(r"(\d+)-(\d+)\Z")


def easter(year: int) -> dt.date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's computation)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g, i, k = (b - f + 1) // 3, c // 4, c % 4
    h = (19 * a + b - d - g + 15) % 30
    last = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * last) // 451
    month, day = divmod(h + last - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def feast_day(rule: str, year: int) -> dt.date:
    """Return the day of a feast in a year.

    ``rule`` is "month-day", "easter" and days from it, or "month/weekday/which" (-1: the last) and days from it.
    """
    if m := _OF_YEAR.match(rule):
        return dt.date(year, int(m[1]), int(m[2]))
    if m := _EASTER.match(rule):
        return easter(year) + DAY * int(m[1] or 0)
    if m := _OF_WEEK.match(rule):
        month, weekday, which = int(m[1]), int(m[2]), int(m[3])
        length = calendar.monthrange(year, month)[1]
        days = [day for n in range(1, length + 1) if (day := dt.date(year, month, n)).isoweekday() == weekday]
        return days[which if which < 0 else which - 1] + DAY * int(m[4] or 0)
    raise ValueError(f"no rule of a feast day: {rule!r}")


def feast_weekday(rule: str) -> int | None:
    """Return the weekday on which a movable feast always falls; None for a fixed one."""
    return None if _OF_YEAR.match(rule) else feast_day(rule, _ANY_YEAR).isoweekday()


def read_feast(parts: Parts, context: Context) -> DateValue:
    """Read a feast day; without a year, the one nearest to the article's day."""
    rule = str(context.grammar.look_up("feast", parts["feast"]))
    if "year" in parts:
        return day_value(feast_day(rule, int(parts["year"])), parts, context)
    near, fixed = context.near, _OF_YEAR.match(rule)
    if near is None:
        known = Fields(month=int(fixed[1]), day=int(fixed[2])) if fixed else Fields(weekday=feast_weekday(rule))
        timex = f"XXXX-{known.month:02d}-{known.day:02d}" if fixed else "XXXX-XX-XX"
        return unanchored(context.words, timex, known, parts, context)
    days = [feast_day(rule, near.year + n) for n in (-1, 0, 1)]
    turn = context.turn(parts)
    value = day_value(context.nearest(parts, days, lambda d: (d - near).days), parts, context, "year")
    if turn or not fixed:  # the same feast of another year is another day of the month
        value = attrs.evolve(value, fields=attrs.evolve(value.fields, day=None, weekday=None))
    return attrs.evolve(value, basis="reference" if turn else "year")


def read_quarter(parts: Parts, context: Context) -> DateValue:
    """Read a quarter of a year; without one, the nearest to the article's day."""
    number = int(parts["q"]) if "q" in parts else int(context.grammar.look_up("nth", parts["nth"]))
    if not 1 <= number <= 4:
        raise ValueError("a year has four quarters")
    first, near = 3 * number - 2, context.near
    if "year" in parts:
        year, basis = int(parts["year"]), "text"
    elif near is None:
        return unanchored(context.words, f"XXXX-Q{number}", Fields(month=first, month_to=first + 2), {}, context)
    elif "turnable" in parts:
        year, basis = near.year + context.turn(parts), "reference"
    else:
        year = near.year + context.nearest({}, (-1, 0, 1), lambda n: months_off(n * 12 + first, 3, near))
        basis = "year"
    return quarter_value(year, number, context, basis)


def read_decade(parts: Parts, context: Context) -> DateValue:
    """Read a decade, by its first year or by its tens alone: those of the century before this one."""
    if "decade" in parts:
        first = int(parts["decade"][:4])
    else:
        tens = parts["tens"]
        first = 1900 + (int(tens) if tens.isdigit() else int(context.grammar.look_up("tens", tens)))
    name = context.written("decade", year=first)
    value = span_value(name, f"{first // 10:03d}", dt.date(first, 1, 1), dt.date(first + 9, 12, 31))
    return phased(value, parts, context)


def read_century(parts: Parts, context: Context) -> DateValue:
    """Read a century; one before our era is vague, its years are no dates here."""
    number = int(context.grammar.look_up("nth", parts["nth"]))
    if "era" in parts:
        return vague(context, f"BC{number - 1:02d}")
    first = max(1, 100 * (number - 1))
    name = context.written("century", number=number)
    value = span_value(name, f"{number - 1:02d}", dt.date(first, 1, 1), dt.date(100 * number - 1, 12, 31))
    return phased(value, parts, context)


def read_month_range(parts: Parts, context: Context) -> DateValue:
    """Read the months from one to another."""
    year = {"year": parts["year2"]} if "year2" in parts else {}
    last = read_month({"month": parts["month2"], **year}, context)
    year = {"year": parts["year"]} if "year" in parts else year
    first = read_month({"month": parts["month"], **year}, context)
    if (
        first.earliest
        and last.earliest
        and first.earliest > last.earliest
        and first.fields.year
        and "year" not in parts
    ):
        before = {"month": parts["month"], "year": str(first.fields.year - 1)}
        first = attrs.evolve(read_month(before, context), basis=first.basis)
    fields = Fields(month=first.fields.month, month_to=last.fields.month)
    return attrs.evolve(from_to(first, last, context), fields=fields)


def read_game_minute(parts: Parts, context: Context) -> DateValue:
    """Read a minute of play: a time of the match's own clock."""
    minute = int(parts["minute"] if "minute" in parts else context.grammar.look_up("play", parts["play"]))
    fields = Fields(first=minute, last=minute, zone=GAME)
    return DateValue(context.written("game", minute=minute), f"PT{minute}M", basis="none", fields=fields)


def read_event(parts: Parts, context: Context) -> DateValue:
    """Read a time counted from an event: no date tells when that was."""
    return vague(context, "XXXX-XX-XX")


def read_name(parts: Parts, context: Context) -> None:
    """Read words that look like a date and are a name: no date."""
