"""How near values lie and whether they are of one make: the same from both sides, and whole for a value itself."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.kinds.count.value import INFINITY, CountValue
from factcheck.kinds.date.value import DateValue
from factcheck.kinds.likeness import UNLIKE, Likeness
from factcheck.kinds.location.value import PlaceValue
from factcheck.kinds.registry import NAMES, likeness


def date(timex: str, *, known: bool = True) -> DateValue:
    """A day, or a day with its hour; nobody knows which one unless ``known``."""
    earliest = dt.datetime.fromisoformat(timex) if known else None
    return DateValue(timex, timex, earliest, earliest and earliest + dt.timedelta(hours=1))


def count(low: str | None, high: str | None = None, **told) -> CountValue:
    """A number, or an interval; an end that is None is open."""
    first = Decimal(low) if low is not None else -INFINITY
    last = Decimal(high) if high is not None else first
    return CountValue(f"{low}-{high}", first, last, **told)


def place(text: str, sort: str = "city", **told) -> PlaceValue:
    return PlaceValue(text, text.casefold(), sort, **told)


NUMBERS = st.decimals(-1000, 10**9, places=2)
COUNTS = st.builds(
    lambda low, width, unit, ordinal, figure: CountValue(
        "", low, low + width, unit, ordinal=ordinal, figure=low if figure else None
    ),
    st.one_of(NUMBERS, st.just(-INFINITY)),
    st.one_of(st.decimals(0, 100, places=1), st.just(Decimal(0))),
    st.sampled_from(["", "EUR", "m"]),
    st.booleans(),
    st.booleans(),
)
UNBOUNDED = st.builds(lambda low: CountValue("", low, INFINITY), NUMBERS)
DATES = st.builds(
    lambda moment, hour, known: date(moment.isoformat(timespec="minutes")[: 16 if hour else 10], known=known),
    st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2100, 1, 1)),
    st.booleans(),
    st.booleans(),
)
PLACES = st.builds(
    lambda text, sort, country, where: place(text, sort, country=country, latitude=where[0], longitude=where[1]),
    st.text(max_size=12),
    st.sampled_from(["city", "country", "site", "unknown"]),
    st.sampled_from(["", "FR", "DE"]),
    st.one_of(st.just((None, None)), st.tuples(st.floats(-90, 90), st.floats(-180, 180))),
)
VALUES = {"date": DATES, "count": st.one_of(COUNTS, UNBOUNDED), "location": PLACES}
PAIRS = st.sampled_from(NAMES).flatmap(lambda kind: st.tuples(st.just(kind), VALUES[kind], VALUES[kind]))


def test_every_kind_is_tried():
    """A new kind needs values here."""
    assert set(NAMES) == VALUES.keys()


@given(PAIRS)
def test_which_value_comes_first_does_not_matter(pair):
    """The same likeness, two numbers in [0, 1]."""
    kind, a, b = pair
    found = likeness(kind, a, b)
    assert found == likeness(kind, b, a)
    assert 0 <= found.form <= 1
    assert 0 <= found.closeness <= 1
    assert found.slip in (0, 1)


@given(PAIRS)
def test_a_value_is_wholly_like_itself(pair):
    """Its make and what it says; of a day that nobody knows nothing can be said to be near."""
    kind, value, _ = pair
    known = not isinstance(value, DateValue) or value.anchored
    found = likeness(kind, value, value)
    assert (1.0, 1.0 if known else 0.0) == (found.form, found.closeness)


@given(PAIRS)
def test_values_of_two_types_are_unlike(pair):
    """Whatever they are."""
    kind, value, _ = pair
    assert UNLIKE == likeness(kind, value, place("Brest") if kind != "location" else date("2024-03-13"))


@pytest.mark.parametrize(
    ("kind", "value"), [("date", date("2024-03-13")), ("count", count("12")), ("location", place("Brest"))]
)
def test_the_words_of_a_mention_do_not_count(kind, value):
    """What they stand for does."""
    assert likeness(kind, value, value) == likeness(kind, value, attrs.evolve(value, text="ailleurs, dit-on"))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param("2024-03-13", "2024-03-13", (1.0, 1.0), id="one day"),
        pytest.param("2024-03-13", "2024-03-14", (1.0, math.exp(-1 / 4)), id="the next day"),
        pytest.param("2024-03-13", "2024-03-17", (1.0, math.exp(-1)), id="four days on"),
        pytest.param("2024-03-13", "2023-03-13", (1.0, 0.0), id="a year"),
        pytest.param("2024-03-13", "2024-03-13T12:00", (0.0, math.exp(-1 / 8)), id="a day and its noon"),
    ],
)
def test_dates(first, second, expected):
    """Of one precision, and near as the days between them are few."""
    found = likeness("date", date(first), date(second))
    assert expected == (found.form, pytest.approx(found.closeness, abs=1e-6))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param("2024-03-13", "2024-03-14", 1, id="the next day"),
        pytest.param("2024-03-13", "2024-03-06", 1, id="the week before"),
        pytest.param("2024-03-13", "2024-06-13", 1, id="another month"),
        pytest.param("2024-03-13T02:00", "2024-03-13T14:00", 1, id="afternoon for morning"),
        pytest.param("2024-03-13", "2024-03-15", 0, id="two days on"),
        pytest.param("2024-03-13", "2024-03-14T00:00", 0, id="a day and an hour"),
    ],
)
def test_slips_in_dates(first, second, expected):
    """A day, a week or half a day off, or the same day of another month, if both are as precise."""
    assert expected == likeness("date", date(first), date(second)).slip


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(count("12"), count("21"), 1, id="digits that changed places"),
        pytest.param(count("12"), count("120"), 1, id="a nought too many"),
        pytest.param(count("1.2"), count("12"), 1, id="a point that moved"),
        pytest.param(
            count("100", unit="m", factor=Decimal(1)),
            count("30.48", unit="m", factor=Decimal("0.3048")),
            1,
            id="metres for feet",
        ),
        pytest.param(count("12"), count("12"), 0, id="the same"),
        pytest.param(count("12"), count("13"), 0, id="another figure"),
        pytest.param(count("1"), count("2"), 0, id="one digit"),
        pytest.param(count("0"), count("10"), 0, id="none"),
    ],
)
def test_slips_in_counts(first, second, expected):
    """The digits as they are written are the same, in another order, with other noughts or of another unit."""
    assert expected == likeness("count", first, second).slip


def test_a_day_that_nobody_knows_is_near_none():
    """Its make is known."""
    assert Likeness(1.0, 0.0) == likeness("date", date("2024-03-13"), date("2024-03-13", known=False))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(count("12"), count("12"), (1.0, 1.0), id="the same"),
        pytest.param(count("12"), count("16"), (1.0, 0.75), id="three quarters"),
        pytest.param(count("12"), count("12", unit="EUR"), (0.5, 1.0), id="another unit"),
        pytest.param(count("2"), count("2", ordinal=True), (0.5, 1.0), id="a place in a row"),
        pytest.param(count("2", unit="m"), count("4", ordinal=True), (0.0, 0.5), id="nothing in common"),
        pytest.param(count("10", "30"), count("20"), (1.0, 1.0), id="the middle of a stretch"),
        pytest.param(count("10", "30", figure=Decimal(10)), count("20"), (1.0, 0.5), id="the figure that is named"),
        pytest.param(count("10", "Infinity"), count("20"), (1.0, 0.5), id="at least"),
        pytest.param(count(None, "40"), count("20"), (1.0, 0.5), id="at most"),
        pytest.param(count("0"), count("0"), (1.0, 1.0), id="none and none"),
        pytest.param(count("0"), count("3"), (1.0, 0.0), id="none and some"),
        pytest.param(count("-3"), count("3"), (1.0, 0.0), id="below zero"),
        pytest.param(count("1"), count("3"), (1.0, 0.333333), id="six decimals"),
    ],
)
def test_counts(first, second, expected):
    """Half for the same unit, half for both being places in a row or both not; near as the smaller is by the larger."""
    found = likeness("count", first, second)
    assert expected == (found.form, found.closeness)


BREST, LORIENT = (
    place(name, country="FR", latitude=latitude, longitude=longitude)
    for name, latitude, longitude in (("Brest", 48.39, -4.49), ("Lorient", 47.75, -3.37))
)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(place("Brest"), place("BREST"), (1.0, 1.0, 0.0), id="one place"),
        pytest.param(place("Brest"), place("Brest", "site"), (0.0, 1.0, 0.0), id="of two sorts"),
        pytest.param(BREST, LORIENT, (1.0, pytest.approx(math.exp(-109 / 150), abs=0.01), 0.0), id="109 km apart"),
        pytest.param(place("Brest", country="FR"), LORIENT, (1.0, 0.3, 0.0), id="somewhere in one country"),
        pytest.param(place("Kiel", country="DE"), LORIENT, (1.0, 0.0, 0.0), id="in two countries"),
        pytest.param(place("Quelque part"), place("Le hameau"), (1.0, 0.0, 0.0), id="nobody knows where"),
        pytest.param(place("Kharkiv"), place("Kharkov"), (1.0, 0.0, 1.0), id="a name spelt much alike"),
    ],
)
def test_places(first, second, expected):
    """Of one sort, near as the way between them is short, and slips for each other where their names are much alike."""
    found = likeness("location", first, second)
    assert expected == (found.form, found.closeness, found.slip)
