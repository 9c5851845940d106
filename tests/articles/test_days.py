"""Dates around the text: days of a month in letters and in digits, for the day from which an article speaks."""

from __future__ import annotations

import datetime as dt

import pytest

from factcheck.articles.days import date_names, dates_in
from factcheck.articles.read import read
from factcheck.lexicon import Lexicon
from factcheck.model import Article


def days(text, language="fr"):
    """The full days found in a text, as ISO text."""
    return [str(date.date) for date in dates_in(text, date_names(Lexicon(language)))]


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Mis en ligne le 05/03/2024", "fr", "2024-03-05"),
        ("Posted 05/03/2024", "en", "2024-05-03"),
        ("Archive 2024-03-05", "en", "2024-03-05"),
        ("Le 5.3.2024", "fr", "2024-03-05"),
        ("Le 05/03/24", "fr", "2024-03-05"),
        ("Le 12/09/98", "fr", "1998-09-12"),
        ("Filed 9/12/98", "en", "1998-09-12"),
        ("Le 01/01/40", "fr", "1940-01-01"),
        ("Le 31/12/39", "fr", "2039-12-31"),
    ],
)
def test_digits_are_a_day_in_the_order_of_the_language(text, language, day):
    """A year of two digits is not put into a century that has not come."""
    assert [day] == days(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "La version 1.2.23 corrige la carte.",
        "Dossier 123/4/2024 du greffe",
        "Relevé du 31/02/2024",
        "Relevé du 30/02/23",
        "Relevé du 13/13/2024",
        "Série 2024-13-01",
        "Charte du 0999-01-02",
        "Le 31 avril 2024",
        "Le 0 mars 2024",
    ],
)
def test_digits_that_no_calendar_has_are_no_date(text):
    """Versions, file numbers, days beyond the end of a month, years before books were printed."""
    assert [] == days(text)


def test_a_leap_day_needs_its_year():
    """Without a year 29 February is possible, in a year without one it is not."""
    [found] = dates_in("le 29 février", date_names(Lexicon("fr")))
    assert (dt.date(2024, 2, 29), None, None) == (found.in_year(2024), found.in_year(2023), found.date)


@pytest.mark.parametrize("written", ["12/09/98", "12/09/1998"])
def test_an_archived_story_speaks_from_its_own_century(written):
    """Its Saturday is the one of that week, however the year is written."""
    text = f"Le bac « Amalia » s'est échoué samedi devant Calvi. Il avait quitté Nice le {written}."
    [document], _ = read([Article("archive", text, language="fr")])
    reference = document.reference
    assert (dt.date(1998, 9, 12), dt.date(1998, 9, 13)) == (reference.earliest, reference.latest)
