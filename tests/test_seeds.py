"""The main job on the five real articles in seeds/: what must be stated, and what must not."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest

import factcheck
from factcheck.model import Claim, Verdict

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
STORY = json.loads((BENCHMARKS / "seeds.json").read_text(encoding="utf-8"))
scorer = runpy.run_path(str(BENCHMARKS / "score.py"))


@pytest.fixture(scope="module")
def report(seeds):
    """The report on the five articles."""
    return factcheck.check(factcheck.load(seeds))


@pytest.fixture(scope="module")
def verdicts(report) -> dict[str, dict[tuple[str, str], str | None]]:
    """What the report says of every annotated pair: fact, then pair of articles, then verdict or None."""
    document = report.to_dict()
    for claim in document["claims"]:
        claim["article"] = claim["article"][:3]
    rows, _ = scorer["score_story"](STORY, document)
    said: dict[str, dict[tuple[str, str], str | None]] = {}
    for row in rows:
        said.setdefault(row["fact"], {})[row["pair"]] = row["said"]
    return said


def number(claim: Claim) -> str:
    """The first three characters of an article's id: which of the five it is."""
    return claim.article[:3]


def said(claim: Claim) -> set[str]:
    """The words of a claim's mentions, in lower case, with plain spaces."""
    return {" ".join(mention.text.lower().split()) for mention in claim.mentions}


def test_the_page_is_small(report):
    """The page stays under half a megabyte, and what a notebook keeps of the report well under that."""
    assert 500_000 > len(report.to_html().encode())
    assert 350_000 > len(report._repr_html_().encode())


def test_all_five_are_checked(report):
    """None is left out, and nothing else in the folder is taken for an article."""
    assert ["000", "001", "002", "003", "004"] == [article.id[:3] for article in report.articles]
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


def test_putin_arrives_on_monday_or_on_tuesday(report, verdicts):
    """The standing example: lundi in 001 against mardi in 000."""
    assert {("000", "001"): "contradiction"} == verdicts["f3"]
    [finding] = [f for f in report.contradictions if {"lundi"} in map(said, f.claims)]
    assert {("000", "mardi"), ("001", "lundi")} == {(number(c), c.mentions[0].text) for c in finding.claims}


def test_kim_leaves_pyongyang_in_one_finding(report):
    """Dimanche, dimanche après-midi, dimanche soir, 10 septembre 2023: four articles, one question."""
    [finding] = [f for f in report.findings if any("dimanche soir" in said(claim) for claim in f.claims)]
    assert ["000", "001", "002", "004"] == sorted(map(number, finding.claims))
    assert {"dimanche", "dimanche après-midi", "dimanche soir", "10 septembre 2023"} <= set().union(
        *map(said, finding.claims)
    )


def test_kim_arrives_in_russia_on_tuesday(verdicts):
    """At least two articles corroborate it, and none is said to contradict it."""
    assert {"agreement", "refinement"} & set(verdicts["f1"].values())
    assert "contradiction" not in verdicts["f1"].values()


def test_the_forum_ends_on_wednesday(verdicts):
    """Two articles corroborate it."""
    assert {("001", "002"): "agreement"} == verdicts["f4"]


def test_the_first_journey_since_the_pandemic(verdicts):
    """The three articles that say "premier voyage à l'étranger depuis la pandémie" corroborate each other."""
    assert {"agreement"} == {verdicts["f23"][pair] for pair in (("000", "001"), ("000", "002"), ("001", "002"))}


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


def test_findings_are_over_several_articles(report):
    """No finding is about one article alone."""
    assert all(len({claim.article for claim in finding.claims}) >= 2 for finding in report.findings)


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
