"""The operations that read days: of the month, of the week, deictic, anaphoric, nights and clock times."""

from __future__ import annotations

import datetime as dt

import attrs

from factcheck.kinds.date.context import DAY, Context, Parts, exists, weekday_near
from factcheck.kinds.date.making import day_name, day_value, from_to, names, span_value, unanchored, vague
from factcheck.kinds.date.value import MINUTE, DateValue, Fields
from factcheck.kinds.numbers import folded

_NIGHT = Fields(first=20 * 60, last=32 * 60 - 1)
_CLOSE = 31  # days from the article within which one of two readings of a date in digits is the one meant
_MONTHS, _YEARS = ("month", "month2"), (("year", "year2"), ("year2", "year"))
_NOON, _EVENING, _MORNING, _TWO, _MIDNIGHT = 12, 18, 28, 2, 1440
_ANY_YEAR = 2001  # stands for an unknown year; no leap year, so that 29 February needs one that is known


def read_day(parts: Parts, context: Context) -> DateValue:
    """Read a day of a month; a weekday that is not that day's stays in the text, for a reader to see."""
    value = _day_of_month(parts, context)
    if value.earliest is None or "weekday" not in parts:
        return value
    said = int(context.grammar.look_up("weekday", parts["weekday"]))
    return value if said == value.earliest.isoweekday() else attrs.evolve(value, text=folded(context.words))


def _day_of_month(parts: Parts, context: Context) -> DateValue:
    """Read a day of a month; without a year, the one nearest to the article's day."""
    grammar = context.grammar
    number, month = grammar.day(parts["day"]), int(grammar.look_up("month", parts["month"]))
    name = names(grammar, "months")[month]
    if "year" in parts:
        return day_value(grammar.absolute.day(f"{number} {name} {parts['year']}"), parts, context)
    if "short" in parts:  # "10 novembre 93"
        return day_value(dt.date(1900 + int(parts["short"]), month, number), parts, context)
    if context.near is None:
        dt.date(2000, month, number)  # raises for 31 February
        fields = Fields(month=month, day=number)
        return unanchored(f"{number} {name}", f"XXXX-{month:02d}-{number:02d}", fields, parts, context)
    near, turn = context.near, context.turn(parts)
    days = [dt.date(near.year + n, month, number) for n in (-1, 0, 1) if exists(near.year + n, month, number)]
    if "turnable" in parts:  # "4 May last year"
        return day_value(dt.date(near.year + turn, month, number), parts, context, "reference")
    best = context.nearest(parts, days, lambda d: (d - near).days)
    return day_value(best, parts, context, "reference" if turn else "year")


def read_month_day(parts: Parts, context: Context) -> DateValue | None:
    """Read a day of a month that is not named: the nearest to the day named last, or to the article's."""
    near, number = context.near, context.grammar.day(parts["day"])
    if near is None:
        return unanchored(context.words, f"XXXX-XX-{number:02d}", Fields(day=number), parts, context)
    fitting = [d for n in range(-31, 32) if (d := near + DAY * n).day == number]
    best = min(fitting, key=lambda d: (abs((d - near).days), d < near))
    return day_value(best, parts, context, "likelier")


def read_weekday(parts: Parts, context: Context) -> DateValue:
    """Read a weekday: the last one up to the article's day, or the next where the words or the verb look ahead."""
    grammar, near = context.grammar, context.day
    weekday = int(grammar.look_up("weekday", parts["weekday"]))
    if near is None:
        name, fields = names(grammar, "weekdays")[weekday], Fields(weekday=weekday)
        if "day" in parts:
            name, fields = f"{name} {parts['day']}", attrs.evolve(fields, day=grammar.day(parts["day"]))
        return unanchored(name, f"XXXX-WXX-{weekday}", fields, parts, context)
    if "day" in parts:  # "lundi 16": the month in which the two meet, nearest to the reference
        number = grammar.day(parts["day"])
        days = [near + DAY * n for n in range(-200, 200)]
        fitting = [d for d in days if d.day == number and d.isoweekday() == weekday]
        if fitting:
            return day_value(min(fitting, key=lambda d: abs((d - near).days)), parts, context, "reference")
    turn = context.turn(parts)
    if "turnable" in parts or "within" in parts:  # "Tuesday next week", "this Friday"
        monday = near - DAY * (near.isoweekday() - 1)
        return day_value(monday + DAY * (7 * turn + weekday - 1), parts, context, "text")
    if "anaphoric" in parts and context.previous:  # "the following Tuesday"
        shift = int(grammar.look_up("anaphoric", parts["anaphoric"]))
        return day_value(weekday_near(context.previous + DAY * shift, weekday, shift > 0), parts, context, "previous")
    if context.previous and folded(parts.get("turn", "")) in grammar.table.get("turns_of_text", ()):
        return day_value(weekday_near(context.previous + DAY * turn, weekday, turn > 0), parts, context, "previous")
    forward = turn > 0 or (turn == 0 and context.forward)
    gap = grammar.table.get("weekday_gaps", {}).get(folded(parts.get("turn", "")), 1)
    day = weekday_near(near + DAY * turn * gap, weekday, forward)
    return day_value(day, parts, context, "text" if turn else "likelier")


def read_night(parts: Parts, context: Context) -> DateValue:
    """Read the night between two weekdays, or between two days of a month."""
    first, second = (int(context.grammar.look_up("weekday", parts[k])) for k in ("weekday", "weekday2"))
    if context.day is None:
        fields = attrs.evolve(_NIGHT, weekday=first, weekday_to=second)
        return DateValue(context.words, f"XXXX-WXX-{first}TNI", basis="none", fields=fields)
    if "month2" in parts:
        morning = read_day(_only(parts, {"day2": "day", "month2": "month", "year2": "year"}), context)
    elif "day2" in parts:
        morning = read_weekday(_only(parts, {"weekday2": "weekday", "day2": "day"}), context)
    else:
        morning = day_value(weekday_near(context.day, second, context.forward), {}, context, "likelier")
    return _night_before(morning, context)


def read_night_of_days(parts: Parts, context: Context) -> DateValue:
    """Read the night between two days of a month ("la nuit du 9 au 10 février")."""
    month, month2 = (parts.get(first, parts.get(second, "")) for first, second in (_MONTHS, _MONTHS[::-1]))
    morning = read_day({"day": parts["day2"], "month": month2} | _only(parts, {"year": "year"}), context)
    if morning.day is None:
        evening = read_day({"day": parts["day"], "month": month}, context)
        fields = attrs.evolve(evening.fields, first=_NIGHT.first, last=_NIGHT.last)
        return attrs.evolve(evening, text=context.words, timex=f"{evening.timex}TNI", fields=fields)
    return _night_before(morning, context)


def _night_before(morning: DateValue, context: Context) -> DateValue:
    if morning.day is None:
        raise ValueError("no night without its morning")
    evening = morning.day - DAY
    midnight = dt.datetime.combine(evening, dt.time())
    text = context.written("night", first=day_name(evening, context), last=morning.text)
    days = (evening.isoweekday(), morning.day.isoweekday())
    fields = attrs.evolve(_NIGHT, year=evening.year, month=evening.month, day=evening.day)
    fields = attrs.evolve(fields, weekday=days[0], weekday_to=days[1])
    start, end = (midnight + (minute or 0) * MINUTE for minute in (_NIGHT.first, _NIGHT.last))
    return DateValue(text, f"{evening}TNI", start, end, basis=morning.basis, fields=fields)


def read_numeric(parts: Parts, context: Context) -> DateValue:
    """Read a day in digits; where day and month may stand in either order, the one by the article's day, or neither."""
    days, near = context.grammar.absolute.readings(parts["numeric"], context.article), context.near
    if len(days) == 1:
        return day_value(days[0], parts, context)
    close = [day for day in days if near and abs((day - near).days) < _CLOSE]
    if len(close) == 1:
        return day_value(close[0], parts, context, "reference")
    year = days[0].year
    return unanchored(context.written("unclear", words=context.words), f"{year}-XX-XX", Fields(year), parts, context)


def read_day_range(parts: Parts, context: Context) -> DateValue:
    """Read the days from one of a month to another."""
    month, month2 = (parts.get(first, parts.get(second, "")) for first, second in (_MONTHS, _MONTHS[::-1]))
    years = [_only(parts, {first: "year"} if first in parts else {second: "year"}) for first, second in _YEARS]
    last = read_day({"day": parts["day2"], "month": month2, **years[1]}, context)
    first = read_day({"day": parts["day"], "month": month, **years[0]}, context)
    if first.basis == "year" and last.basis == "year" and last.day and first.day and first.day >= last.day:
        # Each was the nearest of its name: the last is that of the first one's year, or of the next.
        days = [last.day.replace(year=first.day.year + n) for n in (0, 1)]
        last = day_value(next(day for day in days if day > first.day), {}, context, "year")
    elif first.day and last.day and first.day.month > last.day.month and ("year" in parts) != ("year2" in parts):
        first, last = _over_new_year(first.day, last.day, parts, context)
    return from_to(first, last, context)


def _over_new_year(first: dt.date, last: dt.date, parts: Parts, context: Context) -> tuple[DateValue, DateValue]:
    """Return the ends of a stretch that names one year, as the end that it stands at has it: "3 Dec-2 Jan 2024"."""
    named = list(parts)  # in the order of the text
    if "year" in parts and named.index("year") < named.index("day2"):
        last = last.replace(year=last.year + 1)
    else:
        first = first.replace(year=first.year - 1)
    return day_value(first, {}, context), day_value(last, {}, context)


def read_weekday_range(parts: Parts, context: Context) -> DateValue:
    """Read the days from one of the week to another."""
    last = read_weekday(_only(parts, {"weekday2": "weekday", "day2": "day"}), context)
    first = read_weekday(_only(parts, {"weekday": "weekday", "day": "day"}), context)
    if first.day and last.day and first.day > last.day:
        first = day_value(first.day - 7 * DAY, {}, context, first.basis)
    value = from_to(first, last, context)
    fields = Fields(weekday=first.fields.weekday, weekday_to=last.fields.weekday)
    return attrs.evolve(value, fields=fields)


def read_day_list(parts: Parts, context: Context) -> DateValue:
    """Read several days of a month, the last of them, with all of them as its ends; two that follow are a range."""
    common = {name: part for name, part in parts.items() if not name.startswith("day")}
    numbers = [name for name in ("day", "day2", "day3", "day4") if name in parts]
    days = tuple(read_day({**common, "day": parts[name]}, context) for name in numbers)
    if len(days) == _TWO and days[0].day and days[1].day and days[1].day - days[0].day == DAY:  # one stretch of time
        return attrs.evolve(from_to(days[0], days[1], context), ends=())
    return attrs.evolve(days[-1], ends=days)


def read_deictic(parts: Parts, context: Context) -> DateValue | None:
    """Read a day counted from the article's, or a part of that day."""
    grammar, base, shift = context.grammar, context.day, 0
    if "deictic" in parts:
        shift = int(grammar.look_up("deictic", parts["deictic"]))
    elif "turn" in parts:  # "last night"
        shift = context.turn(parts)
    else:
        parts = {**parts, "part": grammar.look_up("today", parts["today"])}
    if base is None and "weekday" in parts:
        return read_weekday(parts, context)
    if base is None:
        timex = "PRESENT_REF" if shift == 0 else "XXXX-XX-XX"
        return attrs.evolve(vague(context, timex), vague=shift == 0)
    return day_value(base + DAY * shift, parts, context, "reference")


def read_anaphoric(parts: Parts, context: Context) -> DateValue:
    """Read a day counted from the one named before."""
    shift = int(context.grammar.look_up("anaphoric", parts["anaphoric"]))
    if context.previous:
        return day_value(context.previous + DAY * shift, parts, context, "previous")
    fields = context.before.fields if context.before else Fields()
    if fields.weekday:
        weekday = (fields.weekday + shift - 1) % 7 + 1
        name = names(context.grammar, "weekdays")[weekday]
        return unanchored(name, f"XXXX-WXX-{weekday}", Fields(weekday=weekday), parts, context)
    if fields.month and fields.day:
        day = dt.date(_ANY_YEAR, fields.month, fields.day) + DAY * shift
        name = f"{day.day} {names(context.grammar, 'months')[day.month]}"
        known = Fields(month=day.month, day=day.day)
        return unanchored(name, f"XXXX-{day.month:02d}-{day.day:02d}", known, parts, context)
    return unanchored(context.words, "XXXX-XX-XX", Fields(), parts, context)


def read_time(parts: Parts, context: Context) -> DateValue | None:
    """Read a time or a part of the day whose day is not said: the day named last, or the article's."""
    if "clock" in parts and context.grammar.clocks.read(parts["clock"]) is None:
        return None
    day = context.previous or context.day
    if day and context.previous and context.before and _after_midnight(context.before, parts, context):
        day += DAY
    if day and day == context.day and not context.forward and _begins_at_night(parts, context):
        day -= DAY  # an article tells of the night that is over
    if day is None:
        value = unanchored("", "XXXX-XX-XX", Fields(), parts, context)
        return attrs.evolve(value, text=context.words)
    basis = context.before.basis if context.beside and context.before and context.previous else "previous"
    return day_value(day, parts, context, basis)


def _after_midnight(night: DateValue, parts: Parts, context: Context) -> bool:
    """Whether a time on the clock is one of the morning that a night, named by its evening, reaches to."""
    clock = context.grammar.clocks.read(parts["clock"]) if "clock" in parts else None
    evening = night.timex.endswith("TNI") and (night.fields.first or 0) >= 0
    return evening and clock is not None and clock.hour < _NOON


def _begins_at_night(parts: Parts, context: Context) -> bool:
    code, low, high = context.grammar.look_up("part", parts["part"]) if "part" in parts else ("", 0, 0)
    return bool(code == "NI" and low >= _EVENING and high >= _MORNING)


def read_times(parts: Parts, context: Context) -> DateValue | None:
    """Read the hours from one time of day to another, which is of the next day where a night lies between."""
    if "weekday" in parts:
        context = attrs.evolve(context, before=read_weekday({"weekday": parts["weekday"]}, context))
    start, end = (context.grammar.clocks.read(parts[name]) for name in ("clock", "clock2"))
    if start is None or end is None:
        return None
    both = end.half and not start.half and start.hour < _NOON and start.hour + _NOON <= end.hour  # "7.30 to 9pm"
    first = read_time({"clock": parts["clock"]} | ({"afternoon": parts["clock"]} if both else {}), context)
    last = read_time({"clock": parts["clock2"]}, context)
    if first is None or last is None or first.fields.first is None or last.fields.first is None:
        return None
    night = _MIDNIGHT if start.hour >= _EVENING and end.hour < _NOON else 0
    if night and first.day and last.day == first.day:
        last = day_value(first.day + DAY, {"clock": parts["clock2"]}, context, last.basis)
    fields = attrs.evolve(first.fields, last=(last.fields.first or 0) + night)
    timex, ends = f"{first.timex}/{last.timex}", (attrs.evolve(first, bound="start"), attrs.evolve(last, bound="end"))
    if first.earliest is None or last.latest is None or last.latest < first.earliest:
        return DateValue(context.words, timex, basis="none", fields=fields, ends=ends)
    text = context.written("range", first=first.text, last=last.text)
    return attrs.evolve(first, text=text, timex=timex, latest=last.latest, fields=fields, ends=ends)


def read_habit(parts: Parts, context: Context) -> DateValue:
    """Read a day that comes every week: it is no day of this one."""
    return vague(context, f"XXXX-WXX-{context.grammar.look_up('weekday', parts['weekday'])}")


def read_weekend(parts: Parts, context: Context) -> DateValue:
    """Read a weekend: the last one told on a day up to Wednesday, else the one of the week."""
    near, turn = context.day, context.turn(parts)
    if near is None:
        return vague(context, "XXXX-WXX-WE")
    if not turn and near.isoweekday() <= 3 and not context.forward:
        turn = -1
    elif turn > 0 and near.isoweekday() < 6:  # the next one is that of the week
        turn = 0
    return weekend_value(near + DAY * (6 - near.isoweekday()) + 7 * DAY * turn, context, "reference")


def weekend_value(saturday: dt.date, context: Context, basis: str) -> DateValue:
    """Return the value of the weekend that begins on a Saturday."""
    week = saturday.isocalendar()
    timex = f"{week.year}-W{week.week:02d}-WE"
    name = context.written("weekend", day=day_name(saturday, context))
    return span_value(name, timex, saturday, saturday + DAY, basis)


def _only(parts: Parts, wanted: dict[str, str]) -> dict[str, str]:
    return {new: parts[old] for old, new in wanted.items() if old in parts}
