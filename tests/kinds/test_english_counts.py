"""English counts, as a table: a sentence with the count in brackets, the interval that it means, the base unit."""

from __future__ import annotations

import pytest

INF = None

DIGITS = [
    ("The death toll rose by [500].", 500, 500),
    ("The limit is [.08] in most states.", 0.08, 0.08),
    ("The plan reaches [1 crore 20 lakh] farmers.", 1.2e7, 1.2e7),
    ("The plan reaches [2 million 300 thousand] farmers.", 2.3e6, 2.3e6),
    ("The flood killed [12] people.", 12, 12),
    ("The flood displaced [1,500] villagers.", 1500, 1500),
    ("The city has [1,234,567] residents.", 1234567, 1234567),
    ("The company employs [1 200] welders.", 1200, 1200),
    ("The index stood at [3.5] on Friday.", 3.5, 3.5),
    ("The rate was [0.25] in spring.", 0.25, 0.25),
    ("The virus has reached [1.5 million] homes.", 1500000, 1500000),
    ("Some countries sent nothing; others sent [40 million] doses.", 4e7, 4e7),
    ("The fund holds [2.4 billion] shares.", 2.4e9, 2.4e9),
    ("The debt has grown to [31 trillion].", 31e12, 31e12),
    ("The channel has [40k] followers.", 40000, 40000),
    ("The app has [2.5bn] users.", 2.5e9, 2.5e9),
    ("The app has [2.5 bn] users.", 2.5e9, 2.5e9),
    ("The scheme covers [4.2 lakh] farmers.", 420000, 420000),
    ("The scheme covers [3 crore] families.", 3e7, 3e7),
    ("The mint struck [1.6 lakh crore] coins.", 1.6e12, 1.6e12),
    ("They fielded [11] players and five substitutes.", 11, 11),
    ("In all [47] trucks were burnt.", 47, 47),
    ("There were [300] of them.", 300, 300),
    ("The toll climbed to [41] on Tuesday.", 41, 41),
    ("The toll climbed to [97], officials said.", 97, 97),
    ("Seats: [650].", 650, 650),
    ("The strike enters its [3] final days.", 3, 3),
    ("The convoy (of [22] lorries) left at dawn.", 22, 22),
    ("A 50-wagon train and [9] engines waited.", 9, 9),
]
WORDS = [
    ("[Three hundred and fifty thousand] birds came.", 350000, 350000),
    ("[A hundred and twelve million] birds came.", 112e6, 112e6),
    ("[One] person drowned.", 1, 1),
    ("[One] soldier was killed.", 1, 1),
    ("[Nine point five] is the average.", 9.5, 9.5),
    ("[Forty-two] sailors were saved.", 42, 42),
    ("[Twenty-one] senators voted against it.", 21, 21),
    ("[Seventy one] houses burned.", 71, 71),
    ("[A hundred] miners went down.", 100, 100),
    ("[One hundred] miners went down.", 100, 100),
    ("[A hundred and five] miners came up.", 105, 105),
    ("[Two hundred and three] pupils stayed home.", 203, 203),
    ("[Two hundred three] pupils stayed home.", 203, 203),
    ("[Three hundred and ninety-nine] pupils stayed home.", 399, 399),
    ("[A thousand] lanterns were lit.", 1000, 1000),
    ("[Two thousand five hundred] lanterns were lit.", 2500, 2500),
    ("[Fifteen hundred] lanterns were lit.", 1500, 1500),
    ("[Twelve thousand and forty] ballots were spoiled.", 12040, 12040),
    ("[A million] people watched.", 1e6, 1e6),
    ("[Two million] people watched.", 2e6, 2e6),
    ("[Three million two hundred thousand] people watched.", 3.2e6, 3.2e6),
    ("[Seven billion] tablets were made.", 7e9, 7e9),
    ("[Two trillion] cells died.", 2e12, 2e12),
    ("[Five lakh] voters are new.", 500000, 500000),
    ("[Two crore] voters are new.", 2e7, 2e7),
    ("[Nineteen] jurors were called.", 19, 19),
    ("[Zero] cases were reported.", 0, 0),
    ("[Eleven] of the drivers refused.", 11, 11),
    ("It took [seventeen] ballots.", 17, 17),
    ("The village lost [ninety-nine] goats.", 99, 99),
    ("[Eighty-four] swimmers were pulled out.", 84, 84),
    ("He has [eight] grandchildren.", 8, 8),
]
HALVES = [
    ("[Three million and a half] voters stayed away.", 3.5e6, 3.5e6),
    ("[2½] pages are missing.", 2.5, 2.5),
    ("[10 1/2] pages are missing.", 10.5, 10.5),
    ("[Five and a quarter] pages are missing.", 5.25, 5.25),
    ("[Half a million] voters stayed away.", 500000, 500000),
    ("[Half a dozen] guards fled.", 4.8, 7.2),
    ("[One and a half million] voters stayed away.", 1.5e6, 1.5e6),
    ("[Two and a half million] voters stayed away.", 2.5e6, 2.5e6),
    ("[A quarter of a million] voters stayed away.", 250000, 250000),
    ("[Three quarters of a million] voters stayed away.", 750000, 750000),
    ("[Six and a half] pages are missing.", 6.5, 6.5),
]
HEDGED = [
    ("[Perhaps 40] pupils were taken out.", 36, 44),
    ("[Just short of 200] lorries blocked the road.", 170, 200),
    ("[20 and over] may enter.", 20, INF),
    ("Something [in the region of 500] cows drowned.", 450, 550),
    ("[Not more than 80] tents will be pitched.", 0, 80),
    ("[More than 100] flights were cancelled.", 100, INF),
    ("[More than a hundred] flights were cancelled.", 100, INF),
    ("[Over 100] flights were cancelled.", 100, INF),
    ("[At least 23] people died.", 23, INF),
    ("[No fewer than 300] officers were sent.", 300, INF),
    ("Damage [in excess of 300] roofs was reported.", 300, INF),
    ("[Upwards of 60] tents stood there.", 60, INF),
    ("[A minimum of 12] jurors is needed.", 12, INF),
    ("[Well over 5,000] fans travelled.", 5000, INF),
    ("[Fewer than 50] homes lost water.", 0, 50),
    ("[Less than 50] homes lost water.", 0, 50),
    ("[Under 50] homes lost water.", 0, 50),
    ("[Up to 80] tents will be pitched.", 0, 80),
    ("[As many as 80] tents will be pitched.", 0, 80),
    ("[No more than 80] tents will be pitched.", 0, 80),
    ("[At most 80] tents will be pitched.", 0, 80),
    ("[A maximum of 80] tents will be pitched.", 0, 80),
    ("[Nearly 200] lorries blocked the road.", 170, 204),
    ("[Close to 200] lorries blocked the road.", 170, 204),
    ("[Almost 200] lorries blocked the road.", 170, 200),
    ("[Just under 200] lorries blocked the road.", 170, 200),
    ("[Just over 200] lorries blocked the road.", 200, 230),
    ("[A little over 200] lorries blocked the road.", 200, 230),
    ("[Slightly more than 200] lorries blocked the road.", 200, 230),
    ("[About 40] pupils were taken out.", 36, 44),
    ("[Around 40] pupils were taken out.", 36, 44),
    ("[Roughly 40] pupils were taken out.", 36, 44),
    ("[Approximately 40] pupils were taken out.", 36, 44),
    ("[Some 420] tractors paraded.", 378, 462),
    ("[An estimated 420] tractors paraded.", 378, 462),
    ("[Something like 420] tractors paraded.", 378, 462),
    ("[Nearly two million] customers have no power.", 1.7e6, 2.04e6),
    ("[More than 2.5 million] customers have no power.", 2.5e6, INF),
    ("[20 or more] cows drowned.", 20, INF),
    ("[20 or fewer] cows drowned.", 0, 20),
    ("[20 or so] cows drowned.", 18, 22),
    ("[More than half a million] cows drowned.", 500000, INF),
    ("[About two dozen] cows drowned.", 17.28, 31.68),
    ("[More than a dozen] cows drowned.", 12, INF),
    ("[At least a dozen] cows drowned.", 12, INF),
]
ROUGH = [
    ("[A dozen] deputies hesitated.", 9.6, 14.4),
    ("[Two dozen] deputies hesitated.", 19.2, 28.8),
    ("[Dozens] of homes were cleared.", 24, 99),
    ("[Scores of] homes were cleared.", 40, 99),
    ("[Hundreds] of homes were cleared.", 200, 999),
    ("[Several hundred] homes were cleared.", 200, 999),
    ("[Thousands] of the faithful came.", 2000, 9999),
    ("[Several thousand] of the faithful came.", 2000, 9999),
    ("[Tens of thousands] of the faithful came.", 20000, 99999),
    ("[Hundreds of thousands] of the faithful came.", 200000, 999999),
    ("[Millions] of the faithful came.", 2e6, 9999999),
    ("[A couple of] guards were hurt.", 1.6, 2.4),
    ("[A handful of] guards were hurt.", 2, 8),
]
SHARES = [
    ("[12 percent] of the seats are empty.", 12, 12),
    ("[12 per cent] of the seats are empty.", 12, 12),
    ("[12%] of the seats are empty.", 12, 12),
    ("[12.5%] of the seats are empty.", 12.5, 12.5),
    ("[Twelve percent] of the seats are empty.", 12, 12),
    ("[More than 40%] of the seats are empty.", 40, INF),
    ("[Nearly 10 per cent] of the seats are empty.", 8.5, 10.2),
    ("[Half] of the seats are empty.", 50, 50),
    ("[More than half] of the seats are empty.", 50, INF),
    ("[Two thirds] of the seats are empty.", 66.6667, 66.6667),
    ("[Two-thirds] of the seats are empty.", 66.6667, 66.6667),
    ("[A third] of the seats are empty.", 33.3333, 33.3333),
    ("[One third] of the seats are empty.", 33.3333, 33.3333),
    ("[Three quarters] of the seats are empty.", 75, 75),
    ("[Three-quarters] of the seats are empty.", 75, 75),
    ("[A quarter] of the seats are empty.", 25, 25),
    ("[Three fifths] of the seats are empty.", 60, 60),
    ("[One in three] seats is empty.", 33.3333, 33.3333),
    ("[Nine out of ten] seats are empty.", 90, 90),
    ("[3 in 10] seats are empty.", 30, 30),
    ("Prices rose [2.5 percent] in May.", 2.5, 2.5),
]
RANGES = [
    ("Children aged nine left; [12 or 13] boats sank.", 12, 13),
    ("[Between 20 and 30] boats sank.", 20, 30),
    ("[Between twenty and thirty] boats sank.", 20, 30),
    ("[From 20 to 30] boats sank.", 20, 30),
    ("[20 to 30] boats sank.", 20, 30),
    ("[20-30] boats sank.", 20, 30),
    ("[20-30] people fell ill.", 20, 30),
    ("[20–30] boats sank.", 20, 30),
    ("[Two or three] boats sank.", 2, 3),
    ("[Three to four million] people fled.", 3e6, 4e6),
    ("[3 to 4 million] people fled.", 3e6, 4e6),
    ("[Between 3 and 4 million] people fled.", 3e6, 4e6),
    ("[Between 300,000 and 400,000] people fled.", 300000, 400000),
    ("[20,000 to 25,000] people fled.", 20000, 25000),
    ("[More than 20 and less than 30] boats sank.", 20, 30),
]
ORDINALS = [
    ("It is a [second] crown for the club.", 2),
    ("He saw a [second] yellow card.", 2),
    ("It was the [one hundred and third] edition.", 103),
    ("It is the world's [third]-largest port.", 3),
    ("It is his [third] visit to the region.", 3),
    ("It is the [first] visit by a pope since the war.", 1),
    ("It is her [second] term.", 2),
    ("It is the [21st] summit.", 21),
    ("It is the [22nd] summit.", 22),
    ("It is the [43rd] summit.", 43),
    ("It is the [11th] summit.", 11),
    ("It is the [twenty-first] summit.", 21),
    ("It is the [hundredth] summit.", 100),
    ("She is the [fourth] president to come.", 4),
    ("She finished [fifth].", 5),
    ("They won for the [first] time.", 1),
    ("He missed a [third] straight game.", 3),
    ("It is the [thirty-second] edition.", 32),
]
NO_COUNTS = [
    "A few seconds later it was over.",
    "Anna Kowal first heard the news by radio.",
    "He has served since spring, first in Malta and then at sea.",
    "First, the roof must be mended.",
    "It was they who first crossed the ice.",
    "The wall was built about 700 BC.",
    "By 1340, the port had silted up.",
    "The 3rd Duke of Albany left no heir.",
    "Form 13F is due in May.",
    "He was born in Genoa in 1451.",
    "The Third Reich fell.",
    "The 9th Circuit ruled against it.",
    "A Boeing 777F landed.",
    "It was a six-figure sum.",
    "For a third party it is hard.",
    "It was a split-second choice.",
    "Day one went well.",
    "The G7 met in Kananaskis.",
    "The G20 met in Rio.",
    "Covid-19 closed the school.",
    "The 9/11 attacks changed that.",
    "The boy wore No. 10 for the club.",
    "She lives at No 10.",
    "A Boeing 737 landed in fog.",
    "An Airbus A330 landed in fog.",
    "The F-16 crashed.",
    "Flight MH17 was shot down.",
    "Call 555-0137 for help.",
    "Call +44 20 7946 0018 for help.",
    "Call (212) 555-0199 for help.",
    "No one was hurt.",
    "The one they chose has left.",
    "One does not say so.",
    "This is one of those evenings.",
    "They spoke to one another.",
    "A man stood in a doorway.",
    "An ambulance came.",
    "They took Route 66 south.",
    "They took the M25 south.",
    "Article 5 was never used.",
    "The story is on page 14.",
    "It was a second-degree burn.",
    "The first lady spoke.",
    "He was born before the Second World War.",
    "First aid was given.",
    "They met in the first half.",
    "The Fifth Avenue shop closed.",
    "Formula One returns.",
    "The Six Nations begins.",
    "He has zero tolerance for it.",
    "Net zero is the goal.",
    "Number 7 scored.",
    "The two sides met.",
    "Chapter 11 protects the firm.",
    "Room 101 is locked.",
    "He read Catch-22.",
    "It is open 24/7.",
    "Windows 11 is slow.",
    "The MI6 building is green.",
    "They play on BBC Radio 4.",
    "The two men shook hands.",
    "See www.example.org/2/45 for more.",
    "The scores were settled.",
    "Her test scores improved.",
    "The quarter-final is near.",
    "He lost his half-brother.",
]


# What is read wrong: the sentence, what it means, why it is.
FAILURES = [
    ("The [couple] from Derry drowned.", 2, "A pair of people is a noun like others to the scanner."),
    ("The [trio] from Derry drowned.", 3, "Three of a kind is a noun like others to the scanner."),
    ("She walks with her [twin] daughters.", 2, "That twins are two is not in the tables."),
    (
        "They fined [a] man and a woman.",
        1,
        "An article counts one, but to take it as a number would find one everywhere.",
    ),
    ("He was jailed for [life].", None, "A term without a number."),
]


THINGS = DIGITS + WORDS + HALVES + HEDGED + ROUGH + RANGES


@pytest.mark.parametrize(("text", "low", "high"), THINGS)
def test_how_many(read_one, text, low, high):
    """The interval that is meant, of things."""
    value = read_one("count", text, None, "en").value.to_dict()
    assert pytest.approx(low) == value["low"]
    assert value["high"] == (None if high is None else pytest.approx(high))
    assert (value["unit"], value["ordinal"]) == ("", False)


@pytest.mark.parametrize(("text", "low", "high"), SHARES)
def test_what_share(read_one, text, low, high):
    """A share is in percent."""
    value = read_one("count", text, None, "en").value.to_dict()
    assert pytest.approx(low, abs=1e-3) == value["low"]
    assert value["high"] == (None if high is None else pytest.approx(high, abs=1e-3))
    assert value["unit"] == "%"


@pytest.mark.parametrize(("text", "place"), ORDINALS)
def test_which_in_a_row(read_one, text, place):
    """An ordinal is a place in a row, not an amount."""
    value = read_one("count", text, None, "en").value
    assert (value.ordinal, value.low, value.high) == (True, place, place)


@pytest.mark.parametrize("text", NO_COUNTS)
def test_what_is_no_count(read, text):
    """Names, labels, telephone numbers, pronouns, articles and idioms count nothing."""
    assert [] == [m.text for m in read("count", text, None, "en")]


@pytest.mark.parametrize(
    "marked", [pytest.param(text, marks=pytest.mark.xfail(reason=why, strict=True)) for text, _, why in FAILURES]
)
def test_known_failures(read_one, marked):
    """What is counted without a number that the scanner knows."""
    assert read_one("count", marked, None, "en")
