"""From the parts of a matched date to its value: the operations that the rules of a language name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from factcheck.kinds.date import days, loose, named, periods
from factcheck.kinds.date.context import Context, Parts
from factcheck.kinds.date.value import DateValue

OPERATIONS: Mapping[str, Callable[[Parts, Context], DateValue | None]] = {
    "day": days.read_day,
    "month_day": days.read_month_day,
    "weekday": days.read_weekday,
    "habit": days.read_habit,
    "weekend": days.read_weekend,
    "night": days.read_night,
    "night_of_days": days.read_night_of_days,
    "numeric_day": days.read_numeric,
    "day_range": days.read_day_range,
    "day_list": days.read_day_list,
    "weekday_range": days.read_weekday_range,
    "deictic": days.read_deictic,
    "anaphoric": days.read_anaphoric,
    "time": days.read_time,
    "times": days.read_times,
    "month": periods.read_month,
    "season": periods.read_season,
    "year": periods.read_year,
    "before_era": periods.read_before_era,
    "year_range": periods.read_year_range,
    "ago": periods.read_ago,
    "since": periods.read_since,
    "ahead": periods.read_ahead,
    "shift": periods.read_shift,
    "turned": periods.read_turned,
    "coming": periods.nearby(1),
    "recent": periods.nearby(-1),
    "feast": named.read_feast,
    "quarter": named.read_quarter,
    "decade": named.read_decade,
    "century": named.read_century,
    "month_range": named.read_month_range,
    "game_minute": named.read_game_minute,
    "event": named.read_event,
    "name": named.read_name,
    "reference": loose.read_reference,
    "any_season": loose.read_any_season,
    "half_year": loose.read_half_year,
    "digits": loose.read_digits,
    "week_of": loose.read_week_of,
    "weekend_of": loose.read_weekend_of,
    "year_in_words": loose.read_year_in_words,
}


def read(operation: str, parts: Parts, context: Context) -> DateValue | None:
    """Return the value of the parts of a matched date; None when they make no date."""
    try:
        return OPERATIONS[operation](parts, context)
    except (ValueError, OverflowError):  # 31 February, the year 0
        return None
