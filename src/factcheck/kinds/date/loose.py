"""The operations that read times told loosely or oddly: now and once, a season of any year, halves, bare digits."""

from __future__ import annotations

import calendar
import datetime as dt

import attrs

from factcheck.kinds.date.context import DAY, Context, Parts, months_off
from factcheck.kinds.date.days import read_day, weekend_value
from factcheck.kinds.date.making import names, phased, span_value, unanchored, vague, year_value
from factcheck.kinds.date.periods import week_value
from factcheck.kinds.date.value import DateValue, Fields
from factcheck.kinds.numbers import folded

_YEARS = range(1000, 2100)  # what is a year when it is written in words


def read_reference(parts: Parts, context: Context) -> DateValue:
    """Read a word for the present, the past or the future."""
    return vague(context, str(context.grammar.look_up("ref", parts["ref"])))


def read_any_season(parts: Parts, context: Context) -> DateValue:
    """Read a season of no year in particular ("en été")."""
    code, first, last = context.grammar.look_up("season", parts["season"])
    fields = Fields(month=first, month_to=(last - 1) % 12 + 1)
    return DateValue(folded(parts["season"]), f"XXXX-{code}", basis="none", fields=fields)


def read_half_year(parts: Parts, context: Context) -> DateValue:
    """Read a half of a year; without one, the nearest to the article's day."""
    number, near = int(context.grammar.look_up("nth", parts["nth"])), context.near
    if number not in (1, 2):
        raise ValueError("a year has two halves")
    first = 6 * number - 5
    if "year" in parts:
        year, basis = int(parts["year"]), "text"
    elif near is None:
        return unanchored(context.words, f"XXXX-H{number}", Fields(month=first, month_to=first + 5), {}, context)
    elif "turnable" in parts:
        year, basis = near.year + context.turn(parts), "reference"
    else:
        year = near.year + context.nearest(parts, (-1, 0, 1), lambda n: months_off(n * 12 + first, 6, near))
        basis = "year"
    last = dt.date(year, first + 5, calendar.monthrange(year, first + 5)[1])
    name = context.written("half_year", number=number, year=year)
    value = span_value(name, f"{year:04d}-H{number}", dt.date(year, first, 1), last, basis)
    return attrs.evolve(value, fields=Fields(year, first, month_to=first + 5))


def read_digits(parts: Parts, context: Context) -> DateValue:
    """Read a day and a month in digits, in the order of the language."""
    order = str(context.grammar.table["numeric"]["order"])
    day, month = (parts["day"], parts["two"]) if order.startswith("d") else (parts["two"], parts["day"])
    name = names(context.grammar, "months").get(int(month))
    if name is None:
        raise ValueError(f"no month: {month}")
    return read_day({"day": day, "month": name}, context)


def read_year_in_words(parts: Parts, context: Context) -> DateValue:
    """Read a year that is written in words."""
    number = context.grammar.numbers.value(parts["words"])
    if number is None or int(number) not in _YEARS:
        raise ValueError(f"no year: {parts['words']!r}")
    return phased(year_value(int(number)), parts, context)


def read_week_of(parts: Parts, context: Context) -> DateValue:
    """Read the week that a day lies in."""
    day, basis = _anchor(parts, context)
    return week_value(day, context, basis)


def read_weekend_of(parts: Parts, context: Context) -> DateValue:
    """Read the weekend of the week that a day lies in."""
    day, basis = _anchor(parts, context)
    return weekend_value(day + DAY * (6 - day.isoweekday()), context, basis)


def _anchor(parts: Parts, context: Context) -> tuple[dt.date, str]:
    value = read_day({name: part for name, part in parts.items() if name != "weekday"}, context)
    if value.day is None:
        raise ValueError("no week without its year")
    return value.day, value.basis
