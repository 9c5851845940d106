"""An English weekday looks back or ahead as its verb does, and the parse of the shipped pipeline tells."""

from __future__ import annotations

import pytest

from factcheck.language.registry import load
from factcheck.lexicon import Lexicon

DAY = "2024-03-13"  # a Wednesday

AHEAD = [
    ("She will meet the envoys on [Tuesday].", "2024-03-19"),
    ("She won't play on [Sunday].", "2024-03-17"),
    ("She'll speak on [Friday].", "2024-03-15"),
    ("The envoys are meeting on [Tuesday].", "2024-03-19"),
    ("The envoys are to meet on [Tuesday].", "2024-03-19"),
    ("The satellite is to be launched on [Friday].", "2024-03-15"),
    ("The match will be held on [Friday].", "2024-03-15"),
    ("The match is held on [Friday].", "2024-03-15"),
    ("He is due to tour the works on [Tuesday].", "2024-03-19"),
    ("He is expected in Leeds on [Friday].", "2024-03-15"),
    ("The strike is expected to end on [Monday].", "2024-03-18"),
    ("The strike is scheduled to begin on [Monday].", "2024-03-18"),
    ("He goes to Paris on [Thursday].", "2024-03-14"),
    ("Work starts on [Monday].", "2024-03-18"),
    ("The vaccine should land on [Sunday].", "2024-03-17"),
    ("The ferry may sail on [Saturday].", "2024-03-16"),
    ("They agreed to meet on [Friday].", "2024-03-15"),
    ("The airline said it would stop flying on [Friday].", "2024-03-15"),
    ("The minister said the school would reopen on [Monday].", "2024-03-18"),
    ("The rebels must leave by [Friday].", "2024-03-15"),
    ("The rebels were told to leave by [Friday].", "2024-03-15"),
    ("The talks were extended until [Friday].", "2024-03-15"),
    ("The bridge will be open by [Monday].", "2024-03-18"),
    ("[Sunday]'s vote will decide the matter.", "2024-03-17"),
    ("Next session: [Friday].", "2024-03-15"),
    ("The hearing set for [Thursday] was called off.", "2024-03-14"),
    ("He was due to appear before a judge on [Monday].", "2024-03-18"),
    ("The ferry will sail again in [September].", "2024-09"),
    ("The vote in [November] will decide the matter.", "2024-11"),
    ("The bridge will be ready in [November].", "2024-11"),
    ("The envoy will be in Cairo on [Friday].", "2024-03-15"),
    ("The school will reopen in [January].", "2025-01"),
    ("The bridge is due to open in [October].", "2024-10"),
    ("They plan to hold a poll in [November].", "2024-11"),
    ("The company said it would close the pit in [August].", "2024-08"),
    ("The trial was postponed to [September].", "2024-09"),
    ("The fair will open on [20 October].", "2024-10-20"),
    ("The bridge will open in [the autumn].", "2024-FA"),
]
BACK = [
    ("She met the envoys on [Tuesday].", "2024-03-12"),
    ("He was arrested on [Friday].", "2024-03-08"),
    ("He has visited the town on [Tuesday].", "2024-03-12"),
    ("He may have left on [Monday].", "2024-03-11"),
    ("The leaders have been meeting since [Monday].", "2024-03-11"),
    ("The judge sentenced on [Thursday] a man who will appeal.", "2024-03-07"),
    ("The minister said on [Friday] that the vaccine would come.", "2024-03-08"),
    ("He will be charged over [Sunday]'s crash.", "2024-03-10"),
    ("The fishermen who put out on [Tuesday] are missing.", "2024-03-12"),
    ("Prices hit a record on [Monday].", "2024-03-11"),
    ("They quit the talks on [Friday].", "2024-03-08"),
    ("By [Tuesday] twelve people had died.", "2024-03-12"),
    ("By [Tuesday evening] the water had receded.", "2024-03-12TEV"),
    ("The fire was out by [Monday].", "2024-03-11"),
    ("Having won on [Sunday], she will rest.", "2024-03-10"),
    ("The bridge, which collapsed on [Monday], will be rebuilt.", "2024-03-11"),
    ("The envoys praised [Tuesday]'s accord.", "2024-03-12"),
    ("[Tuesday]'s accord will end the strike.", "2024-03-12"),
    ("Work began in [July].", "2023-07"),
    ("The deal was signed in [September] by both sides.", "2023-09"),
    ("Prices had fallen in [May].", "2023-05"),
    ("A pact signed in [June] bans it.", "2023-06"),
    ("The bridge opened in [the summer].", "2023-SU"),
    ("The bridge opened on [20 September].", "2023-09-20"),
    ("The bridge opened on [15 March].", "2024-03-15"),
    ("Sales are better than those of [February].", "2024-02"),
    ("He has been in jail since [November].", "2023-11"),
]
KNOWN_FAILURES = [
    ("The trial resumes [Monday].", "2024-03-18", "The tagger takes a short clause of a headline for nouns."),
]


@pytest.fixture(scope="module")
def settled(make_document, make_finder):
    """A function that returns the value of the date in brackets, settled with the parse."""
    reader, finder = load("en"), make_finder("date", "en")

    def settle(marked: str) -> str:
        start, text = marked.index("["), marked.replace("[", "").replace("]", "")
        document = make_document(text, DAY, "en")
        found = finder.find(document, ())
        sentences = reader.parse(text, [(0, len(text))], [(m.start, m.end) for m in found])
        return next(m.value.timex for m in finder.settle(document, found, sentences) if m.start == start)

    return settle


@pytest.mark.parametrize(("text", "timex"), AHEAD)
def test_a_verb_that_looks_ahead_turns_its_day(settled, text, timex):
    """Futures, presents, modals, plans and what is due take the next such day."""
    assert timex == settled(text)


@pytest.mark.parametrize(("text", "timex"), BACK)
def test_a_verb_of_the_past_leaves_its_day_behind(settled, text, timex):
    """So do perfects, and a day that only names an event of the past."""
    assert timex == settled(text)


@pytest.mark.parametrize(
    ("text", "timex"),
    [pytest.param(*row[:2], marks=pytest.mark.xfail(strict=True, reason=row[2])) for row in KNOWN_FAILURES],
)
def test_known_failures_of_direction(settled, text, timex):
    """Where the parse misleads."""
    assert timex == settled(text)


def test_the_words_are_data():
    """The auxiliaries and verbs that look ahead are a table of the language."""
    ahead = Lexicon("en").table("dates")["ahead"]
    assert {"will", "would", "may"} <= set(ahead["modals"])
    assert "expect" in ahead["verbs"]
