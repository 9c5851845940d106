"""From the parts of a matched date to its value: one function per operation of the grammar."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Mapping

import attrs

from factcheck.kinds.date.grammar import DateGrammar, Match
from factcheck.kinds.date.value import MINUTE, DateValue, Fields
from factcheck.kinds.numbers import folded
from factcheck.model import Reference

DAY = dt.timedelta(days=1)
_DAYS_OF_UNIT = {"TM": 1 / 1440, "TH": 1 / 24, "D": 1.0, "W": 7.0, "M": 30.44, "Y": 365.25, "E": 3652.5, "C": 36525.0}


@attrs.frozen
class Context:
    """What a date is read against: the article's reference and the day named last."""

    grammar: DateGrammar
    reference: Reference
    previous: dt.date | None
    forward: bool = False  # whether the day looked for lies ahead
    basis: str = "likelier"

    @property
    def day(self) -> dt.date | None:
        """The reference day, None while it is not known to a few days."""
        earliest, latest = self.reference.earliest, self.reference.latest
        if earliest is None or latest is None or (latest - earliest).days > 6:
            return None
        return earliest if self.forward else latest

    @property
    def near(self) -> dt.date | None:
        """The reference day or the middle of the time it may lie in: good enough to find a year."""
        earliest, latest = self.reference.earliest, self.reference.latest
        return earliest + (latest - earliest) // 2 if earliest and latest else None


def read(match: Match, context: Context) -> DateValue | None:
    """Return the value of a matched date; None when its parts make no date."""
    try:
        return _OPERATIONS[match.operation](match.parts, context)
    except (ValueError, OverflowError):  # 31 February, the year 0
        return None


def weekday_near(day: dt.date, weekday: int, forward: bool) -> dt.date:
    """Return the last such weekday up to ``day``, or the next from it on."""
    if forward:
        return day + DAY * ((weekday - day.isoweekday()) % 7)
    return day - DAY * ((day.isoweekday() - weekday) % 7)


# Values


def day_value(day: dt.date, parts: Mapping[str, str], context: Context, basis: str = "text") -> DateValue:
    """Return the value of a day, or of the part of it or the time that ``parts`` give."""
    grammar = context.grammar
    name = _day_name(day, grammar)
    start = dt.datetime.combine(day, dt.time())
    fields = Fields(day.year, day.month, day.day, day.isoweekday())
    if "clock" in parts and (clock := grammar.clock(parts["clock"])):
        at = start + dt.timedelta(hours=clock.hour, minutes=clock.minute)
        text = grammar.table["format"]["clock"].format(day=name, hour=clock.hour, minute=f"{clock.minute:02d}")
        return DateValue(text, f"{day}T{clock.hour:02d}:{clock.minute:02d}", at, at, basis=basis, fields=fields)
    if "part" in parts:
        return _part_of(day, parts["part"], context, basis)
    return DateValue(name, day.isoformat(), start, start + DAY - MINUTE, basis=basis, fields=fields)


def _part_of(day: dt.date, part: str, context: Context, basis: str) -> DateValue:
    code, first, last = context.grammar.look_up("part", part)
    start = dt.datetime.combine(day, dt.time())
    name = context.grammar.table["format"]["part"].format(day=_day_name(day, context.grammar), part=folded(part))
    fields = Fields(day.year, day.month, day.day, day.isoweekday())
    earliest, latest = start + dt.timedelta(hours=first), start + dt.timedelta(hours=last) - MINUTE
    return DateValue(name, f"{day}T{code}", earliest, latest, basis=basis, fields=fields)


def _day_name(day: dt.date, grammar: DateGrammar) -> str:
    names = _names(grammar)
    number = next((k for k, v in grammar.table["days"].items() if v == day.day), str(day.day))
    return str(
        grammar.table["format"]["day"].format(
            weekday=names["weekdays"][day.isoweekday()], day=number, month=names["months"][day.month], year=day.year
        )
    )


def _names(grammar: DateGrammar) -> dict[str, dict[int, str]]:
    return {t: {v: k for k, v in reversed(grammar.table[t].items())} for t in ("weekdays", "months")}


def span_value(text: str, timex: str, first: dt.date, last: dt.date, basis: str = "text", **more: object) -> DateValue:
    """Return the value of the days first..last, both included."""
    earliest = dt.datetime.combine(first, dt.time())
    latest = dt.datetime.combine(last, dt.time()) + DAY - MINUTE
    return attrs.evolve(DateValue(text, timex, earliest, latest, basis=basis), **more)


def month_value(year: int, month: int, grammar: DateGrammar, basis: str = "text") -> DateValue:
    """Return the value of a month."""
    last = calendar.monthrange(year, month)[1]
    name = grammar.table["format"]["month"].format(month=_names(grammar)["months"][month], year=year)
    value = span_value(name, f"{year:04d}-{month:02d}", dt.date(year, month, 1), dt.date(year, month, last), basis)
    return attrs.evolve(value, fields=Fields(year, month))


def year_value(year: int, basis: str = "text") -> DateValue:
    """Return the value of a year."""
    value = span_value(str(year), f"{year:04d}", dt.date(year, 1, 1), dt.date(year, 12, 31), basis)
    return attrs.evolve(value, fields=Fields(year))


def _phased(value: DateValue, phase: str | None, context: Context) -> DateValue:
    """Cut a month or year to its beginning, middle or end."""
    if phase is None or value.earliest is None or value.latest is None:
        return value
    code, low, high = context.grammar.look_up("phase", phase)
    whole = value.latest - value.earliest
    return attrs.evolve(
        value,
        text=f"{folded(phase)} {value.text}",
        timex=value.timex,
        earliest=(value.earliest + whole * low).replace(hour=0, minute=0, second=0, microsecond=0),
        latest=value.earliest + whole * high if code != "END" else value.latest,
    )


# Operations


def _day(parts: Mapping[str, str], context: Context) -> DateValue:
    grammar = context.grammar
    number, month = grammar.day(parts["day"]), int(grammar.look_up("month", parts["month"]))
    if "year" in parts:
        return day_value(
            grammar.absolute.day(f"{number} {_names(grammar)['months'][month]} {parts['year']}"), parts, context
        )
    if context.near is None:
        text = f"{number} {_names(grammar)['months'][month]}"
        dt.date(2000, month, number)  # raises for 31 February
        return DateValue(text, f"XXXX-{month:02d}-{number:02d}", basis="none", fields=Fields(None, month, number))
    near = context.near
    days = [dt.date(near.year + n, month, number) for n in (-1, 0, 1) if _exists(near.year + n, month, number)]
    best = min(days, key=lambda d: (abs((d - near).days), d > near))
    return day_value(best, parts, context, "reference")


def _exists(year: int, month: int, day: int) -> bool:
    return day <= calendar.monthrange(year, month)[1]


def _weekday(parts: Mapping[str, str], context: Context) -> DateValue:
    grammar = context.grammar
    weekday = int(grammar.look_up("weekday", parts["weekday"]))
    near = context.day
    if near is None:
        text = _names(grammar)["weekdays"][weekday]
        part = f"T{grammar.look_up('part', parts['part'])[0]}" if "part" in parts else ""
        return DateValue(text, f"XXXX-WXX-{weekday}{part}", basis="none", fields=Fields(weekday=weekday))
    if "day" in parts:  # "lundi 16": the month in which the two meet, nearest to the reference
        number = grammar.day(parts["day"])
        days = [near + DAY * n for n in range(-200, 200)]
        fitting = [d for d in days if d.day == number and d.isoweekday() == weekday]
        if fitting:
            return day_value(min(fitting, key=lambda d: abs((d - near).days)), parts, context, "reference")
    turn = grammar.look_up("turn", parts["turn"]) if "turn" in parts else 0
    forward = turn > 0 or (turn == 0 and context.forward)
    day = weekday_near(near - DAY if turn < 0 else near + DAY if turn > 0 else near, weekday, forward)
    return day_value(day, parts, context, "text" if turn else context.basis)


def _night(parts: Mapping[str, str], context: Context) -> DateValue:
    grammar = context.grammar
    first, second = (int(grammar.look_up("weekday", parts[k])) for k in ("weekday", "weekday2"))
    names = _names(grammar)["weekdays"]
    text = folded(f"nuit {names[first]}-{names[second]}")
    if context.day is None:
        return DateValue(text, f"XXXX-WXX-{first}TNI", basis="none", fields=Fields(weekday=first))
    evening = weekday_near(context.day, second, context.forward) - DAY
    start = dt.datetime.combine(evening, dt.time(20))
    named = f"{_day_name(evening, grammar)} / {_day_name(evening + DAY, grammar)}"
    return DateValue(named, f"{evening}TNI", start, start + dt.timedelta(hours=12), basis=context.basis)


def _numeric_day(parts: Mapping[str, str], context: Context) -> DateValue:
    return day_value(context.grammar.absolute.day(parts["numeric"]), parts, context)


def _day_range(parts: Mapping[str, str], context: Context) -> DateValue:
    common = {"year": parts["year"]} if "year" in parts else {}
    last = _day({"day": parts["day2"], "month": parts["month2"], **common}, context)
    first = _day({"day": parts["day"], "month": parts.get("month", parts["month2"]), **common}, context)
    if first.earliest is None or last.latest is None:
        return attrs.evolve(last, text=f"{first.text} - {last.text}", timex=f"{first.timex}/{last.timex}")
    if first.earliest > last.earliest:  # type: ignore[operator]
        raise ValueError("the first day is later than the last")
    text = f"{first.text} - {last.text}"
    return DateValue(text, f"{first.timex}/{last.timex}", first.earliest, last.latest, basis=last.basis)


def _weekday_range(parts: Mapping[str, str], context: Context) -> DateValue:
    first = _weekday({"weekday": parts["weekday"]}, context)
    last = _weekday({"weekday": parts["weekday2"]}, context)
    if first.earliest is None or last.latest is None:
        return attrs.evolve(
            first, text=f"{first.text} - {last.text}", timex=f"{first.timex}/{last.timex}", fields=Fields()
        )
    start = first.earliest if first.earliest <= last.latest else first.earliest - 7 * DAY
    first = day_value(start.date(), {}, context)
    return DateValue(f"{first.text} - {last.text}", f"{first.timex}/{last.timex}", start, last.latest, basis=last.basis)


def _year_range(parts: Mapping[str, str], context: Context) -> DateValue:
    first, last = year_value(int(parts["year"])), year_value(int(parts["year2"]))
    if int(parts["year"]) > int(parts["year2"]):
        raise ValueError("the first year is later than the last")
    return DateValue(f"{first.text}-{last.text}", f"{first.timex}/{last.timex}", first.earliest, last.latest)


def _month(parts: Mapping[str, str], context: Context) -> DateValue:
    grammar = context.grammar
    month = int(grammar.look_up("month", parts["month"]))
    if "year" in parts:
        value = month_value(int(parts["year"]), month, grammar)
    elif context.near is None:
        name = _names(grammar)["months"][month]
        value = DateValue(name, f"XXXX-{month:02d}", basis="none", fields=Fields(month=month))
    else:
        near, turn = context.near, grammar.look_up("turn", parts["turn"]) if "turn" in parts else 0
        gaps = [(abs(n * 12 + month - near.month), n > 0, near.year + n) for n in (-1, 0, 1)]
        if turn:
            gaps = [g for g in gaps if (g[2] * 12 + month - near.year * 12 - near.month) * turn > 0]
        value = month_value(min(gaps)[2], month, grammar, "reference")
    return _phased(value, parts.get("phase"), context)


def _year(parts: Mapping[str, str], context: Context) -> DateValue:
    return _phased(year_value(int(parts["year"])), parts.get("phase"), context)


def _deictic(parts: Mapping[str, str], context: Context) -> DateValue | None:
    grammar = context.grammar
    if "anaphoric" in parts:
        base, shift = context.previous, int(grammar.look_up("anaphoric", parts["anaphoric"]))
    elif "deictic" in parts:
        base, shift = context.day, int(grammar.look_up("deictic", parts["deictic"]))
    else:
        base, shift = context.day, 0
        parts = {**parts, "part": grammar.look_up("today", parts["today"])}
    if base is None:
        word = parts.get("anaphoric") or parts.get("deictic") or parts["today"]
        return DateValue(folded(word), "PRESENT_REF" if shift == 0 else "XXXX-XX-XX", basis="none", vague=shift == 0)
    return day_value(base + DAY * shift, parts, context, "reference")


def _amount(parts: Mapping[str, str], context: Context) -> tuple[float, str]:
    number = context.grammar.numbers.value(parts["number"])
    if number is None:
        raise ValueError("no number")
    half = 0.5 if "half" in parts else 0.0
    return float(number) + half, str(context.grammar.look_up("unit", parts["unit"]))


def _moved(day: dt.date, number: float, unit: str) -> dt.date:
    if unit == "Y" and number == int(number):
        year = day.year + int(number)
        return dt.date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))
    return day + dt.timedelta(days=round(number * _DAYS_OF_UNIT[unit]))


def _around(day: dt.date, unit: str, context: Context, more: bool = False) -> DateValue:
    """Return the time ``day`` as precisely as somebody means it who counts in ``unit``."""
    if unit in ("TM", "TH", "D"):
        return day_value(day, {}, context, "reference")
    size = dt.timedelta(days=_DAYS_OF_UNIT[unit])
    first, last = day - size + DAY, day if more else day + size / 2
    timex = {"W": f"{day.isocalendar().year}-W{day.isocalendar().week:02d}", "M": f"{day:%Y-%m}"}.get(unit, f"{day:%Y}")
    named = {"W": _day_name(day, context.grammar), "M": month_value(day.year, day.month, context.grammar).text}
    return span_value(f"~ {named.get(unit, str(day.year))}", timex, first, last, "reference")


def _ago(parts: Mapping[str, str], context: Context) -> DateValue | None:
    number, unit = _amount(parts, context)
    if context.near is None:
        return DateValue(f"-{number:g} {folded(parts['unit'])}", "PAST_REF", basis="none", vague=True)
    return _around(_moved(context.near, -number, unit), unit, context, "more" in parts)


def _since(parts: Mapping[str, str], context: Context) -> DateValue | None:
    value = _ago(parts, context)
    return attrs.evolve(value, bound="start") if value else None


def _shift(parts: Mapping[str, str], context: Context) -> DateValue | None:
    number, unit = _amount(parts, context)
    if context.previous is None:
        return None
    sign = 1 if "after" in parts else -1
    return _around(_moved(context.previous, sign * number, unit), unit, context)


def _turned(parts: Mapping[str, str], context: Context) -> DateValue | None:
    near, unit = context.near, context.grammar.look_up("turnable", parts["turnable"])
    turn = context.grammar.look_up("turn", parts["turn"])
    if near is None:
        return DateValue(folded(parts["turnable"]), "PAST_REF" if turn < 0 else "FUTURE_REF", basis="none", vague=True)
    if unit == "Y":
        return year_value(near.year + turn, "reference")
    if unit == "M":
        months = near.year * 12 + near.month - 1 + turn
        return month_value(months // 12, months % 12 + 1, context.grammar, "reference")
    monday = near - DAY * (near.isoweekday() - 1) + 7 * DAY * turn
    week = monday.isocalendar()
    return span_value(f"{monday} +7", f"{week.year}-W{week.week:02d}", monday, monday + 6 * DAY, "reference")


def _vague(sign: int) -> Callable[[Mapping[str, str], Context], DateValue]:
    def read_vague(parts: Mapping[str, str], context: Context) -> DateValue:
        unit = str(context.grammar.look_up("unit", parts["unit"])) if "unit" in parts else "D"
        timex, near = ("FUTURE_REF" if sign > 0 else "PAST_REF"), context.near
        text = folded(parts["unit"]) if "unit" in parts else timex
        if near is None:
            return DateValue(text, timex, basis="none", vague=True)
        far = near + sign * dt.timedelta(days=10 * _DAYS_OF_UNIT[unit])
        first, last = (near, far) if sign > 0 else (far, near)
        return span_value(f"{near} {'→' if sign > 0 else '←'} {text}", timex, first, last, "reference", vague=True)

    return read_vague


def _clock(parts: Mapping[str, str], context: Context) -> DateValue | None:
    day = context.previous or context.day
    clock = context.grammar.clock(parts["clock"])
    if day is None or clock is None:
        return None
    return day_value(day, parts, context, "likelier")


_OPERATIONS: Mapping[str, Callable[[Mapping[str, str], Context], DateValue | None]] = {
    "day": _day,
    "weekday": _weekday,
    "night": _night,
    "numeric_day": _numeric_day,
    "day_range": _day_range,
    "weekday_range": _weekday_range,
    "year_range": _year_range,
    "month": _month,
    "year": _year,
    "deictic": _deictic,
    "ago": _ago,
    "since": _since,
    "shift": _shift,
    "turned": _turned,
    "coming": _vague(1),
    "recent": _vague(-1),
    "clock": _clock,
}
