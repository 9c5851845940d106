"""English amounts with a unit, as a table: a sentence with the count in brackets, its interval and its base unit."""

from __future__ import annotations

import pytest

INF = None
MILE, FOOT, YARD, INCH = 1609.344, 0.3048, 0.9144, 0.0254
DAY, YEAR = 86400, 12

MONEY = [
    ("A [12-cent]-a-share payout follows.", 12, "cent"),
    ("The firm lost [30 MUSD].", 3e7, "USD"),
    ("The firm lost [$10.9m].", 10.9e6, "USD"),
    ("The firm lost [three dollars 50 cents].", 3.5, "USD"),
    ("The company [C$15 million] in 2023.", 15e6, "CAD"),
    ("The firm lost [a billion dollars].", 1e9, "USD"),
    ("The firm lost [100 bitcoins].", 100, "BTC"),
    ("The firm lost [5 million South Korean won].", 5e6, "KRW"),
    ("The firm lost [$1.5bn].", 1.5e9, "USD"),
    ("The firm lost [$1.5 billion].", 1.5e9, "USD"),
    ("The firm lost [$40,000].", 40000, "USD"),
    ("The firm lost [$40k].", 40000, "USD"),
    ("The firm lost [$2m].", 2e6, "USD"),
    ("The firm lost [US$102 million].", 1.02e8, "USD"),
    ("The firm lost [150 million dollars].", 1.5e8, "USD"),
    ("The firm lost [150 million US dollars].", 1.5e8, "USD"),
    ("The firm lost [C$118.4 million].", 118.4e6, "CAD"),
    ("The firm lost [A$12 million].", 12e6, "AUD"),
    ("The firm lost [NZ$12 million].", 12e6, "NZD"),
    ("The firm lost [HK$12 million].", 12e6, "HKD"),
    ("The firm lost [12 million Canadian dollars].", 12e6, "CAD"),
    ("The firm lost [£900m].", 9e8, "GBP"),
    ("The firm lost [£2.4 billion].", 2.4e9, "GBP"),
    ("The firm lost [2.4 billion pounds].", 2.4e9, "GBP"),
    ("The firm lost [€3.2 million].", 3.2e6, "EUR"),
    ("The firm lost [€3.2m].", 3.2e6, "EUR"),
    ("The firm lost [3.2 million euros].", 3.2e6, "EUR"),
    ("The firm lost [Rs 500 crore].", 5e9, "INR"),
    ("The firm lost [Rs. 500 crore].", 5e9, "INR"),
    ("The firm lost [₹500 crore].", 5e9, "INR"),
    ("The firm lost [850 crore rupees].", 8.5e9, "INR"),
    ("The firm lost [4 lakh rupees].", 400000, "INR"),
    ("The firm lost [300 million yen].", 3e8, "JPY"),
    ("The firm lost [¥300 million].", 3e8, "JPY"),
    ("The firm lost [12 billion yuan].", 1.2e10, "CNY"),
    ("The firm lost [two million Swiss francs].", 2e6, "CHF"),
    ("The firm lost [10 million roubles].", 1e7, "RUB"),
    ("The firm lost [10 million rubles].", 1e7, "RUB"),
    ("The firm lost [60 million rand].", 6e7, "ZAR"),
    ("The firm lost [five million Swedish kronor].", 5e6, "SEK"),
    ("The firm lost [20 million reais].", 2e7, "BRL"),
    ("The firm lost [200 million naira].", 2e8, "NGN"),
    ("The firm lost [90 million Turkish lira].", 9e7, "TRY"),
    ("The firm lost [12 million Mexican pesos].", 12e6, "MXN"),
    ("The firm lost [USD 22 million].", 22e6, "USD"),
    ("The firm lost [EUR 22 million].", 22e6, "EUR"),
    ("The firm lost [half a million dollars].", 5e5, "USD"),
    ("A ticket costs [50 pence].", 0.5, "GBP"),
    ("A ticket costs [50p].", 0.5, "GBP"),
    ("A ticket costs [75 cents].", 75, "cent"),
]
LENGTHS = [
    ("The panel is [47] by 38 inches.", 47 * INCH, "m"),
    ("The panel is [119] x 97 cm.", 1.19, "m"),
    ("He is [6ft 2in].", 6 * FOOT + 2 * INCH, "m"),
    ("He is [6 feet 2 inches] tall.", 6 * FOOT + 2 * INCH, "m"),
    ("The route is [half a mile] long.", 0.5 * MILE, "m"),
    ("The route is [5½ miles] long.", 5.5 * MILE, "m"),
    ("It lies [a quarter of a mile] off.", 0.25 * MILE, "m"),
    ("It was a [two-and-a-half-mile] walk.", 2.5 * MILE, "m"),
    ("The road is [12 miles] long.", 12 * MILE, "m"),
    ("The road is [twelve miles] long.", 12 * MILE, "m"),
    ("The [12-mile] road is closed.", 12 * MILE, "m"),
    ("The road is [12 kilometres] long.", 12000, "m"),
    ("The road is [12 kilometers] long.", 12000, "m"),
    ("The road is [12 km] long.", 12000, "m"),
    ("The road is [12km] long.", 12000, "m"),
    ("The plane fell [1,000 feet].", 1000 * FOOT, "m"),
    ("The plane flew at [37,000ft].", 37000 * FOOT, "m"),
    ("The plane fell [300 metres].", 300, "m"),
    ("The plane fell [300m].", 300, "m"),
    ("The [24-metre] trawler sank.", 24, "m"),
    ("The [three-metre] waves came back.", 3, "m"),
    ("He scored from [25 yards].", 25 * YARD, "m"),
    ("It drifted [26 nautical miles].", 26 * 1852, "m"),
    ("The gauge showed [284 mm] of rain.", 0.284, "m"),
    ("The gauge showed [284mm] of rain.", 0.284, "m"),
    ("The gauge showed [11 inches] of rain.", 11 * INCH, "m"),
    ("The snow lay [40 cm] deep.", 0.4, "m"),
    ("The route is [2.5 miles] long.", 2.5 * MILE, "m"),
    ("The route is [two and a half miles] long.", 2.5 * MILE, "m"),
    ("The route is [10 1/2 miles] long.", 10.5 * MILE, "m"),
]
OTHERS = [
    ("They ran it in [2:03:41].", 7421, "s"),
    ("They reached halfway in [61:38].", 3698, "s"),
    ("They ran it in [two hours, three minutes and 41 seconds].", 7421, "s"),
    ("He got [three years and six months].", 42, "month"),
    ("The oven holds [450 degrees Fahrenheit].", 232.22222, "°C"),
    ("The file has [100 MB].", 8e8, "bit"),
    ("Add [½ teaspoon] of salt.", 2.464461e-6, "m³"),
    ("Each home uses [3.5 MWh].", 1.26e10, "J"),
    ("The fire burned [45 acres].", 45 * 4046.8564224, "m²"),
    ("The fire burned [1,200 hectares].", 1.2e7, "m²"),
    ("The fire burned [30 square miles].", 30 * 2589988.110336, "m²"),
    ("The fire burned [30 square kilometres].", 3e7, "m²"),
    ("The hall has [400 square metres].", 400, "m²"),
    ("The hall has [400 square feet].", 400 * 0.09290304, "m²"),
    ("Gusts reached [110 kph].", 110 / 3.6, "m/s"),
    ("Gusts reached [110 km/h].", 110 / 3.6, "m/s"),
    ("Gusts reached [68 mph].", 68 * 0.44704, "m/s"),
    ("Gusts reached [68mph].", 68 * 0.44704, "m/s"),
    ("Gusts reached [68 miles per hour].", 68 * 0.44704, "m/s"),
    ("Gusts reached [68 miles an hour].", 68 * 0.44704, "m/s"),
    ("Gusts reached [60 knots].", 60 * 1852 / 3600, "m/s"),
    ("It was [30 degrees Celsius].", 30, "°C"),
    ("It was [30°C].", 30, "°C"),
    ("It was [30 C] in the shade.", 30, "°C"),
    ("It was [86 degrees Fahrenheit].", 30, "°C"),
    ("It was [86°F].", 30, "°C"),
    ("It was [minus 12 degrees Celsius].", -12, "°C"),
    ("The ship carried [40 tonnes] of rice.", 40000, "kg"),
    ("The ship carried [40 tons] of rice.", 40000, "kg"),
    ("The ship carried [40 kilos] of rice.", 40, "kg"),
    ("The ship carried [40kg] of rice.", 40, "kg"),
    ("The ship carried [40 kilograms] of rice.", 40, "kg"),
    ("He weighed [200 lbs] at the time.", 200 * 0.45359237, "kg"),
    ("The tank leaks [10 million litres].", 10000, "m³"),
    ("The tank leaks [10 gallons].", 10 * 0.003785411784, "m³"),
    ("The country pumps [two million barrels] of oil.", 2e6 * 0.158987294928, "m³"),
    ("The plant makes [900 megawatts].", 9e8, "W"),
    ("The plant makes [900 MW].", 9e8, "W"),
    ("The plant makes [1.2 gigawatts].", 1.2e9, "W"),
    ("They waited [40 seconds].", 40, "s"),
    ("They waited [40 minutes].", 2400, "s"),
    ("They waited [two hours].", 7200, "s"),
    ("They waited [two and a half hours].", 9000, "s"),
    ("The [two-and-a-half-hour] wait is over.", 9000, "s"),
    ("They waited [half an hour].", 1800, "s"),
    ("They waited [an hour and a half].", 5400, "s"),
    ("They waited [three days].", 3 * DAY, "s"),
    ("They waited [two weeks].", 14 * DAY, "s"),
    ("They waited [six months].", 6, "month"),
    ("They waited [ten years].", 120, "month"),
    ("They waited [two decades].", 240, "month"),
    ("They waited [three centuries].", 3600, "month"),
    ("The [four-year] sentence stands.", 48, "month"),
    ("The quake had a magnitude of [5.1].", 5.1, "magnitude"),
    ("The [magnitude-5.1] quake woke them.", 5.1, "magnitude"),
    ("The [5.1-magnitude] quake woke them.", 5.1, "magnitude"),
    ("Rates rose [two percentage points].", 2, "point"),
    ("Rates rose [0.5 percentage point].", 0.5, "point"),
    ("It is [three times] as high.", 3, "times"),
    ("It is [twice] as high.", 2, "times"),
]
AGES = [
    ("The [58-year-old] leader landed.", 58 * YEAR, 58 * YEAR),
    ("A [58-year-old] was held.", 58 * YEAR, 58 * YEAR),
    ("She is [58 years old].", 58 * YEAR, 58 * YEAR),
    ("The pilot, aged [58], was held.", 58 * YEAR, 58 * YEAR),
    ("He died at the age of [91].", 91 * YEAR, 91 * YEAR),
    ("The [14-month-old] child slept.", 14, 14),
    ("The baby is [14 months old].", 14, 14),
    ("A woman in [her thirties] was held.", 30 * YEAR, 39 * YEAR + 11),
    ("A man in [his 40s] was held.", 40 * YEAR, 49 * YEAR + 11),
    ("A man in [his late sixties] was held.", 66 * YEAR, 69 * YEAR + 11),
    ("A woman in [her mid-twenties] was held.", 23 * YEAR, 27 * YEAR + 11),
    ("[An octogenarian] was held.", 80 * YEAR, 89 * YEAR + 11),
    ("The guard, [42 years old], was held.", 42 * YEAR, 42 * YEAR),
]
NAMED_AGES = [
    ("Ada Kowal, [58], was held.", 58 * YEAR),
    ("Ada Kowal ([58]) was held.", 58 * YEAR),
    ("The driver was Piet Haan, [31].", 31 * YEAR),
]
BOUNDS = [
    ("They left [about an hour] before dawn.", 3240, 3960, "s"),
    ("They left [less than a mile] behind.", 0, MILE, "m"),
    ("They left [more than a week] later.", 604800, INF, "s"),
    ("They walked over [seven years].", 84, 84, "month"),
    ("They paid [between £5m and £10m].", 5e6, 1e7, "GBP"),
    ("They paid [30 to 40 per cent].", 30, 40, "%"),
    ("Children [5 to 14 years old] work.", 60, 168, "month"),
    ("They paid [tens of millions of dollars].", 2e7, 99999999, "USD"),
    ("They paid [several hundred euros].", 200, 999, "EUR"),
    ("They paid [5% to 7%].", 5, 7, "%"),
    ("They paid [more than $4 million].", 4e6, INF, "USD"),
    ("They paid [at least £300,000].", 3e5, INF, "GBP"),
    ("They paid [up to €1.8 million].", 0, 1.8e6, "EUR"),
    ("They paid [nearly $2 million].", 1.7e6, 2.04e6, "USD"),
    ("They paid [between $2 million and $3 million].", 2e6, 3e6, "USD"),
    ("They paid [$2 million to $3 million].", 2e6, 3e6, "USD"),
    ("They paid [$2-3 million].", 2e6, 3e6, "USD"),
    ("They walked [about 20 miles].", 18 * MILE, 22 * MILE, "m"),
    ("They walked [less than 20 miles].", 0, 20 * MILE, "m"),
    ("They walked [between 10 and 20 miles].", 10 * MILE, 20 * MILE, "m"),
    ("They walked [10 to 20 miles].", 10 * MILE, 20 * MILE, "m"),
    ("They walked [10-20 miles].", 10 * MILE, 20 * MILE, "m"),
    ("They slept [under 40 seconds].", 0, 40, "s"),
    ("They slept [roughly two hours].", 6480, 7920, "s"),
    ("They slept [two to three hours].", 7200, 10800, "s"),
    ("He is [over 30 years old].", 360, INF, "month"),
]
SCORES = [
    ("They batted to [287-8] in time.", "287-8"),
    ("They batted to [8-287].", "8-287"),
    ("She won [6-4, 3-6, 7-5] in time.", "6-4 3-6 7-5"),
    ("They won [2-1] at home.", "2-1"),
    ("They beat the hosts [24-20].", "24-20"),
    ("The motion passed [312-251].", "312-251"),
    ("The motion passed by [312 votes to 251].", "312-251"),
    ("The house voted [312 to 251] for it.", "312-251"),
    ("They won the series [three matches to one].", "3-1"),
]


@pytest.mark.parametrize(("text", "amount", "unit"), MONEY + LENGTHS + OTHERS)
def test_how_much(read_one, text, amount, unit):
    """The amount in the base unit of what is measured."""
    value = read_one("count", text, None, "en").value
    assert unit == value.unit
    assert pytest.approx(amount, rel=1e-5) == float(value.low) == float(value.high)


@pytest.mark.parametrize(("text", "low", "high"), AGES)
def test_how_old(read_one, text, low, high):
    """Ages are in months, as other long times are."""
    value = read_one("count", text, None, "en").value
    assert (low, high, "month") == (value.low, value.high, value.unit)


@pytest.mark.parametrize(("text", "low", "high", "unit"), BOUNDS)
def test_hedged_amounts(read_one, text, low, high, unit):
    """Hedges, bounds and ranges widen an amount as they do a number."""
    value = read_one("count", text, None, "en").value.to_dict()
    assert unit == value["unit"]
    assert pytest.approx(low, rel=1e-5) == value["low"]
    assert value["high"] == (None if high is None else pytest.approx(high, rel=1e-5))


@pytest.mark.parametrize(("text", "months"), NAMED_AGES)
def test_a_number_behind_a_full_name_is_an_age(read_one, text, months):
    """Between commas, in brackets or at the end of a sentence."""
    value = read_one("count", text, None, "en").value
    assert (months, months, "month") == (value.low, value.high, value.unit)


@pytest.mark.parametrize(("text", "points"), SCORES)
def test_votes_and_scores(read_one, text, points):
    """The points of both sides, as one mention."""
    assert points == read_one("count", text, None, "en").value.score


@pytest.mark.parametrize(
    "text",
    [
        "The jury voted 3.5 to 1 for it.",
        "The mill sold 21-19.5 of it.",
        "The line runs 3-1 kilometres below.",
        "She walked 5 miles to 3 shops.",
    ],
)
def test_what_is_no_score(read, text):
    """Broken figures, what is measured, and a figure with its noun that leads on to another."""
    assert [] == [m.text for m in read("count", text, None, "en") if m.value.unit == "score"]
