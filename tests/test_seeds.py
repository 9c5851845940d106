"""The main job on the five real articles in seeds/: what must be stated, and what must not."""

from __future__ import annotations

import itertools

import pytest

import factcheck
from factcheck.model import Claim, Finding, Verdict

REUTERS, SECOND, THIRD, LATER, FIFTH = ("000", "001", "002", "003", "004")


@pytest.fixture(scope="module")
def report(seeds):
    """The report on the five articles."""
    return factcheck.check(factcheck.load(seeds))


def number(claim: Claim) -> str:
    """The first three characters of an article's id: which of the five it is."""
    return claim.article[:3]


def said(claim: Claim) -> set[str]:
    """The words of a claim's mentions, in lower case."""
    return {mention.text.lower() for mention in claim.mentions}


def about(report, *words: str, kind: str = "date") -> list[Finding]:
    """The findings of a kind all of whose claims' sentences hold every one of ``words``."""
    texts = {article.id: article.text for article in report.articles}

    def sentence(claim: Claim) -> str:
        return texts[claim.article][claim.sentence.start : claim.sentence.end]

    return [
        finding
        for finding in report.findings
        if finding.kind == kind and all(word in sentence(claim) for claim in finding.claims for word in words)
    ]


def test_all_five_are_checked(report):
    """None is left out, and nothing else in the folder is taken for an article."""
    assert [REUTERS, SECOND, THIRD, LATER, FIFTH] == sorted(article.id[:3] for article in report.articles)
    assert () == report.not_checked


@pytest.mark.parametrize(
    ("name", "days"), [("000", {12}), ("001", {12, 13}), ("002", {12, 13}), ("003", {14}), ("004", {12, 13})]
)
def test_reference_days(report, name, days):
    """Each article's day, or an interval that holds it, and how it was found."""
    [document] = [document for document in report.documents if document.article.id.startswith(name)]
    reference = document.reference
    assert (2023, 9) == (reference.earliest.year, reference.earliest.month)
    assert days & set(range(reference.earliest.day, reference.latest.day + 1))
    assert reference.how


def test_putin_arrives_on_monday_or_on_tuesday(report):
    """The standing example: lundi in 001 against mardi in 000, with both sentences."""
    [finding] = [f for f in about(report, "Poutine", "arrivé", "Vladivostok") if f.verdict is Verdict.CONTRADICTION]
    [pair] = [pair for pair in finding.pairs if pair.verdict is Verdict.CONTRADICTION]
    assert {("000", "mardi"), ("001", "lundi")} == {(number(c), c.mentions[0].text) for c in (pair.a, pair.b)}


def test_kim_leaves_pyongyang_in_one_finding(report):
    """The articles that say "dimanche", "dimanche après-midi" and "dimanche soir" answer one question."""
    [finding] = [f for f in report.findings if f.kind == "date" and len({number(c) for c in f.claims}) == 4]
    words = set().union(*map(said, finding.claims))
    assert {"dimanche après-midi", "dimanche soir"} <= words


def test_kim_arrives_in_russia_on_tuesday(report):
    """Corroborated by two articles or more."""
    good = {Verdict.AGREEMENT, Verdict.REFINEMENT}
    assert [f for f in about(report, "Kim", "arrivé", "Russie") if f.verdict in good]


def test_no_other_contradictions(report):
    """Beside Putin's arrival only the departure's time of day and the years in power are arguable."""
    arguable = ({"dimanche après-midi", "dimanche soir"}, {"depuis douze ans", "douze ans", "en 2012", "2012"})
    for finding in report.contradictions:
        for pair in finding.pairs:
            if pair.verdict is not Verdict.CONTRADICTION:
                continue
            words = said(pair.a) | said(pair.b)
            putin = {"lundi", "mardi"} == words and {"000", "001"} == {number(pair.a), number(pair.b)}
            assert putin or any(words <= allowed for allowed in arguable), (words, finding.question)


def test_every_mention_is_where_it_says(report):
    """Offsets point at exactly the words that are shown."""
    texts = {article.id: article.text for article in report.articles}
    for claim in report.claims:
        for mention in claim.mentions:
            assert mention.text == texts[claim.article][mention.start : mention.end]


def test_pairs_compare_different_articles(report):
    """No article is compared with itself unless the finding says so."""
    for finding in report.findings:
        for a, b in itertools.combinations(finding.claims, 2):
            assert a.id != b.id
        assert 2 <= len({claim.article for claim in finding.claims})


def test_the_text_names_sentences_files_and_offsets(report):
    """A reader sees both quoted sentences with their places."""
    text = report.to_text(width=200)
    for claim in report.contradictions[0].claims:
        assert f"{claim.article}:{claim.mentions[0].start}-{claim.mentions[0].end}" in text


def test_pytest_fails_on_the_contradictions_and_nothing_else(pytester, report, seeds):
    """``pytest --factcheck-articles seeds/``: one item per finding."""
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider", f"--factcheck-articles={seeds}")
    failed = len(report.contradictions)
    result.assert_outcomes(failed=failed, passed=len(report.findings) - failed)
