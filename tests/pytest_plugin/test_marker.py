"""The marker ``factcheck`` with ``fact_report`` and ``fact_finding``: tests of one's own about a story."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _story(write):
    """A story with two findings."""
    write(
        texts__story__a="Le navire arrive lundi. Le train part mardi.",
        texts__story__b="Le navire arrive mardi. Le train part mardi.",
    )


def write_tests(pytester, text: str) -> None:
    (pytester.path / "texts" / "test_own.py").write_text("import pytest\n" + text, encoding="utf-8")


def test_a_test_runs_once_per_finding(run, pytester, made):
    """Each has the finding's id and question in its name; paths start at the file of the test."""
    write_tests(
        pytester,
        """
@pytest.mark.factcheck("story", kinds=("date",), min_confidence=0.5)
def test_rule(fact_finding, fact_report):
    assert fact_finding in fact_report.findings
    assert str(fact_finding.verdict) != "contradiction"

@pytest.mark.factcheck("story", kinds=("date",), min_confidence=0.5)
def test_number(fact_report): assert 2 == len(fact_report.findings)
""",
    )
    result = run("-v", "--strict-markers", "--factcheck-min-confidence=0.8")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.re_match_lines_random([r".*::test_rule\[[0-9a-f]{16} Le navire arrive : quand \?\] FAILED.*"])
    assert [{"kinds": ("date",), "min_confidence": 0.5}] == made  # three uses of one story, one check
    run("-k", "test_rule and train").assert_outcomes(passed=1, deselected=2)


def test_the_run_fills_in_what_the_marker_does_not_say(run, pytester, made):
    """The options hold for markers too; articles may be records."""
    write_tests(
        pytester,
        """
@pytest.mark.factcheck({"id": "a", "text": "Le navire arrive lundi."}, {"id": "b", "text": "Le navire arrive lundi."})
class TestStory:
    def test_number(self, fact_report): assert 1 == len(fact_report.findings)
""",
    )
    run("--factcheck-kinds=date").assert_outcomes(passed=1)
    assert [{"kinds": ("date",), "min_confidence": 0.3}] == made


@pytest.mark.parametrize(
    ("mark", "message"),
    [
        ("factcheck('nowhere')", "*factcheck: *nowhere: no such file or folder*"),
        ("factcheck('story', kind='date')", "*unknown argument 'kind'; did you mean 'kinds'?*"),
        ("factcheck", "*test_own.py* takes a fixture of a story and has no @pytest.mark.factcheck(articles)*"),
    ],
)
@pytest.mark.parametrize("fixture", ["fact_finding", "fact_report"])
def test_mistakes_are_clear(run, pytester, mark, message, fixture):
    """A marker that names no story, or none that can be read, says so."""
    write_tests(pytester, f"@pytest.mark.{mark}\ndef test_rule({fixture}): pass\n")
    result = run()
    result.assert_outcomes(errors=1)
    lines = result.stdout.str() + result.stderr.str()
    pytest.LineMatcher(lines.splitlines()).fnmatch_lines([message])
    assert "During handling" not in lines


def test_the_marker_alone_changes_nothing(run, pytester, made):
    """A test may bear it to be chosen by ``-m``."""
    write_tests(pytester, "@pytest.mark.factcheck\ndef test_own(): pass\ndef test_other(): pass\n")
    run("-m", "factcheck", "--strict-markers").assert_outcomes(passed=1, deselected=1)
    assert not made
