"""A program that uses the interface, for mypy alone (``nox -s types``): it is checked strictly and never run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, assert_type

import factcheck
from factcheck import Article, Checker, Claim, Comparison, Finding, Mention, Report, Verdict


def in_a_notebook() -> None:
    """What a report, a finding and an article give."""
    report = factcheck.check(factcheck.load("seeds/"), kinds=("date",), min_confidence=0.5)
    assert_type(report, Report)
    assert_type(report.contradictions, tuple[Finding, ...])
    for finding in report.contradictions:
        assert_type(finding.explain(), str)
        assert_type([pair.verdict for pair in finding.pairs], list[Verdict])
        assert_type(finding.claims[0].value.to_dict(), dict[str, Any])
    assert_type(str(report.articles[0].highlight(report)), str)
    assert_type(report._repr_html_(), str)


def in_a_pipeline(stories: Iterator[list[Article]]) -> None:
    """What a checker gives, and what goes out of it and comes back."""
    article = Article(id="a", text="Le pont ouvre lundi.", published="2024-03-06", language="fr")
    checker = Checker(kinds=["date"])
    for report in checker.check_many(stories, processes=2):
        assert_type(report.add(article), Report)
        assert_type(report.to_dict(include_text=True), dict[str, Any])
        assert_type(Report.from_json(report.to_json(), articles=[article]), Report)
    assert_type(checker.mentions(article), tuple[Mention, ...])
    assert_type(factcheck.claims(article), tuple[Claim, ...])
    assert_type(factcheck.compare(checker.mentions(article)[0], checker.mentions(article)[0]), Comparison)


def in_a_test() -> None:
    """What the assertion gives."""
    assert_type(factcheck.assert_consistent("seeds/", fail_on="update"), Report)
