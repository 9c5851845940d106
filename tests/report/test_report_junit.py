"""The report as JUnit XML: what passes, fails and is skipped."""

from __future__ import annotations

from xml.etree import ElementTree

import attrs

from factcheck.model import Verdict
from factcheck.report import Report

CONTRADICTION = """\
Le pont ouvre: when?
3 articles, 2 independent origins

contradiction (0.91): lundi 3 mai 2021 (nord (La Gazette)), mardi 4 mai 2021 (sud (Le Courrier)): 3 May is not 4 May
  nord:58-63  « Le pont de Saint-Aubin a ouvert [lundi] à midi. »
  sud:58-69  « Selon la préfecture, le pont a ouvert [mardi 4 mai] au public. » (hedged; according to la préfecture)
  pair nord-c0+sud-c0

contradiction (0.84): mardi 4 mai 2021 (sud (Le Courrier)), lundi 3 mai 2021, matin (est): 3 May is not 4 May
  sud:58-69  « Selon la préfecture, le pont a ouvert [mardi 4 mai] au public. » (hedged; according to la préfecture)
  est:34-45  « Le nouveau pont est ouvert depuis [lundi matin], « enfin ! ». »
  pair sud-c0+est-c0"""


def suite_of(report: Report, *arguments: object) -> ElementTree.Element:
    """The one suite of a report, whose counts are those of its cases and of the whole."""
    suites = ElementTree.fromstring(report.to_junit(*arguments))
    [suite] = suites
    counts = {
        "tests": len(suite),
        "failures": len(suite.findall("testcase/failure")),
        "errors": 0,
        "skipped": len(suite.findall("testcase/skipped")),
    }
    for element in (suites, suite):
        assert {name: str(number) for name, number in counts.items()} == {name: element.get(name) for name in counts}
    return suite


def test_every_finding_is_a_case(bridge):
    """Contradictions first, as in the report; the refinement passes, the unread article is skipped."""
    suite = suite_of(bridge)
    assert [
        ("factcheck.date", "Le pont ouvre: when? [f-grave]"),
        ("factcheck.date", "Le pont est ouvert: since when? [f-fine]"),
        ("factcheck.article", "not checked: kyoto"),
    ] == [(case.get("classname"), case.get("name")) for case in suite]
    failed, passed, skipped = suite
    assert [child.tag for child in failed] == ["failure"]
    assert not list(passed)
    assert skipped[0].get("message") == "language 'ja' is not available yet (available: fr)"


def test_a_failure_has_both_sentences_of_every_contradicting_pair(bridge):
    """With their places, notes and ids."""
    failure = suite_of(bridge)[0][0]
    assert (failure.get("type"), failure.text) == ("contradiction", CONTRADICTION)
    assert failure.get("message") == CONTRADICTION.splitlines()[3]


def test_an_update_passes_and_is_told(build):
    """In system-out, where servers show what a case printed."""
    parts = build.bridge_parts()
    found = parts["findings"][1]
    pairs = tuple(attrs.evolve(pair, verdict=Verdict.UPDATE) for pair in found.pairs[1:])
    report = build.bridge_report(findings=(attrs.evolve(found, pairs=pairs, verdict=Verdict.UPDATE),))
    [case, _] = suite_of(report)
    assert case[0].tag == "system-out"
    assert "update (0.91): lundi 3 mai 2021" in case[0].text


def test_what_fails_can_be_chosen(bridge):
    """A verdict and the graver ones, or none; a contradiction that does not fail is told all the same."""
    failed = [case.find("failure") for case in suite_of(bridge, "refinement")]
    assert ["contradiction", "refinement"] == [failure.get("type") for failure in failed if failure is not None]
    told = suite_of(bridge, None)[0]
    assert told.find("system-out").text == CONTRADICTION


def test_a_report_without_findings_has_one_case_that_passes(single):
    """Servers take a file without cases for a run that went wrong."""
    [case] = suite_of(single)
    assert ("factcheck.story", "no question is answered by two articles") == (case.get("classname"), case.get("name"))
    assert not list(case)


def test_what_xml_cannot_hold_is_replaced(hostile):
    """Control characters and half surrogates; markup is escaped."""
    text = hostile.to_junit()
    text.encode("utf-8")
    suite_of(hostile)
    assert not {"\x1b", "\x9b", "\ud800"} & set(text)
    assert "<script>" not in text
    assert "\ufffd" in text
    assert "&lt;script&gt;" in text


def test_the_same_report_is_the_same_text(build):
    """No time and no host, and the articles' order shows nowhere."""
    parts = build.bridge_parts()
    turned = build.bridge_report(articles=parts["articles"][::-1], documents=parts["documents"][::-1])
    assert build.bridge_report().to_junit() == turned.to_junit()
    root = ElementTree.fromstring(turned.to_junit())
    assert not {"timestamp", "hostname"} & {name for element in root.iter() for name in element.keys()}  # noqa: SIM118
