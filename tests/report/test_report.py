"""The report itself: its order, its short forms, and what it imports."""

from __future__ import annotations

import re
import subprocess
import sys

import attrs
import pytest

from factcheck.errors import MissingExtra
from factcheck.model import FrozenDict, Verdict
from factcheck.report import Report


def test_findings_are_sorted(build):
    """Findings come gravest first, then surest, then by id, in whatever order they were given."""
    a, b = build.claims("nord", "Il ouvre [lundi].", ["1"])[0], build.claims("sud", "Il ouvre [mardi].", ["2"])[0]
    given = [
        build.finding(name, [build.pair(a, b, verdict, confidence)])
        for name, verdict, confidence in (
            ("1", Verdict.AGREEMENT, 0.99),
            ("5", Verdict.CONTRADICTION, 0.7),
            ("4", Verdict.CONTRADICTION, 0.9),
            ("3", Verdict.CONTRADICTION, 0.9),
            ("2", Verdict.UPDATE, 0.99),
        )
    ]
    articles = (build.article("nord", "Il ouvre [lundi]."), build.article("sud", "Il ouvre [mardi]."))
    report = Report(articles=articles, findings=given)
    assert [finding.id for finding in report.findings] == ["3", "4", "5", "2", "1"]
    assert [finding.id for finding in report.contradictions] == ["3", "4", "5"]


def test_every_view_ranks_findings_alike(build):
    """Gravest first and then surest, in each view."""
    texts = {"nord": "Il ouvre [lundi].", "sud": "Il ouvre [mardi]."}
    (a,), (b,) = (build.claims(name, text, [name]) for name, text in texts.items())
    questions = {"Q1": ("agreement", 0.99), "Q2": ("contradiction", 0.7), "Q3": ("update", 0.8)}
    questions |= {"Q4": ("contradiction", 0.9), "Q5": ("refinement", 0.6), "Q6": ("refinement", 0.61)}
    findings = [
        build.finding(name, [attrs.evolve(build.pair(a, b, Verdict(verdict), confidence), id=name)], question=name)
        for name, (verdict, confidence) in questions.items()
    ]
    articles = tuple(build.article(*item) for item in texts.items())
    documents = tuple(build.document(article) for article in articles)
    report = Report(articles=articles, documents=documents, claims=(a, b), findings=findings)
    expected = ["Q4", "Q2", "Q3", "Q6", "Q5", "Q1"]
    everything = report.explain(verdicts=list(Verdict))
    views = [report.to_text(), report.to_markdown(), report.to_html(), report._repr_html_(), everything]
    for view in (*views, report.explain(verdicts=list(Verdict), form="json"), report.to_jsonl(), report.to_json()):
        assert list(dict.fromkeys(re.findall(r"\bQ\d\b", view))) == expected
    assert list(report.to_dataframe()["question"]) == expected


def test_it_is_frozen_data(bridge, build):
    """A report cannot be changed, equals another of the same parts, and keeps its settings as a frozen mapping."""
    assert bridge == build.bridge_report()
    assert bridge.settings == FrozenDict({"kinds": ("date",), "min_confidence": 0.5})
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        bridge.findings = ()


def test_repr_is_short(bridge, single):
    """A report says in one line what is in it."""
    assert repr(bridge) == "<Report: 4 articles, 4 claims, 2 findings: 1 contradiction, 1 refinement>"
    assert repr(single) == "<Report: 1 article, 1 claim, 0 findings>"
    assert repr(Report(articles=())) == "<Report: 0 articles, 0 claims, 0 findings>"


def test_the_same_report_reads_the_same(build):
    """Every view is the same text for two reports of the same parts."""
    one, other = build.bridge_report(), build.bridge_report()
    for view in ("to_text", "to_json", "to_jsonl", "to_markdown", "to_html", "_repr_html_"):
        assert getattr(one, view)() == getattr(other, view)()


def test_heavy_packages_wait():
    """Importing the report imports no template engine, no terminal and no table library."""
    code = "import sys, factcheck.report; print(*sorted({'jinja2', 'rich', 'pandas'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("view", ["to_text", "to_json", "to_jsonl", "to_markdown", "to_html", "_repr_html_", "to_dict"])
def test_an_empty_report_has_every_view(view):
    """A report without articles can be written in every form."""
    assert getattr(Report(articles=()), view)() is not None


def test_table_has_a_row_per_pair(bridge):
    """The table has one row per pair, gravest first, with both sentences and their places."""
    table = bridge.to_dataframe()
    assert list(table["pair"]) == ["nord-c0+sud-c0", "sud-c0+est-c0", "nord-c0+est-c0", "solo"]
    first = table.iloc[0]
    assert first["verdict"] == "contradiction"
    assert (first["article_a"], first["source_a"], first["value_a"]) == ("nord", "La Gazette", "lundi 3 mai 2021")
    assert set(table["origins"]) == {2}
    assert first["sentence_a"] == "Le pont de Saint-Aubin a ouvert lundi à midi."
    assert bridge.articles[1].text[first["start_b"] : first["end_b"]] == "mardi 4 mai"


def test_table_of_nothing_has_its_columns():
    """A report without findings gives an empty table with the same columns."""
    table = Report(articles=()).to_dataframe()
    assert len(table) == 0
    assert list(table.columns)[:4] == ["finding", "pair", "question", "kind"]


def test_table_without_pandas(bridge, monkeypatch):
    """Without pandas the error names the command that installs it."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtra, match=r"pip install 'factcheck-claims\[tables\]'"):
        bridge.to_dataframe()
