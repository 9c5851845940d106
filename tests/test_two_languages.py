"""Tests of stories told in two languages: values and words meet without a translation."""

from __future__ import annotations

import pytest

import factcheck

FRENCH = factcheck.Article(
    id="fr",
    text="Le navire est arrivé lundi à Marseille avec 42 passagers à bord.",
    published="2024-03-06",
    language="fr",
)


def told(text: str) -> factcheck.Article:
    """Return an English article of the same day."""
    return factcheck.Article(id="en", text=text, published="2024-03-06", language="en")


def pairs(text: str) -> dict[str, str]:
    """Return the verdict on each kind of claim that the French and the English article both make."""
    report = factcheck.check([FRENCH, told(text)])
    return {finding.kind: str(finding.pairs[0].verdict) for finding in report.findings}


def test_the_same_news_agrees_across_languages():
    """Weekday, town and number are the same values in both."""
    found = pairs("The ship arrived in Marseille on Monday with 42 passengers on board.")
    assert found == {"date": "agreement", "location": "agreement", "count": "agreement"}


def test_another_day_contradicts_across_languages():
    """The subjects are one thing by their meaning, so that the days exclude each other."""
    assert pairs("The ship arrived in Marseille on Tuesday with 42 passengers on board.")["date"] == "contradiction"


@pytest.mark.xfail(reason="where all else is the same, the matcher takes the lorry for the ship")
def test_another_thing_does_not_contradict():
    """A lorry's day says nothing about a ship's."""
    assert "date" not in pairs("The lorry arrived in Marseille on Tuesday with 42 parcels on board.")


@pytest.mark.parametrize(
    ("kind", "text"),
    [("location", "in Marseille"), ("count", "42 passengers"), ("date", "on Monday")],
)
def test_values_of_two_languages_compare(kind, text):
    """compare() needs no story: the values know no language."""
    article = told(f"The ship arrived {text}.")
    [english] = factcheck.mentions(article, kinds=(kind,))
    [french] = factcheck.mentions(FRENCH, kinds=(kind,))
    assert factcheck.compare(french, english).relation == "equal"
