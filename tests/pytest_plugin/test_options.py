"""The options, their twins in pytest's configuration, and what is refused."""

from __future__ import annotations

import pytest

TEXTS = ("Le navire arrive lundi. Le train part pour Nantes.", "Le navire arrive désormais mardi.")


@pytest.fixture(autouse=True)
def _story(write):
    """A story with one update of the news, of confidence 0.9."""
    write(story__journal=TEXTS[0], story__radio=TEXTS[1])


@pytest.mark.parametrize(
    ("option", "line", "outcome"),
    [
        ("--factcheck-fail-on=update", "factcheck_fail_on = update", {"failed": 1}),
        ("--factcheck-fail-on=contradiction", "factcheck_fail_on = contradiction", {"passed": 1}),
        ("--factcheck-kinds=location,count", "factcheck_kinds = location,count", {"passed": 1}),
        ("--factcheck-min-confidence=0.95", "factcheck_min_confidence = 0.95", {"passed": 1}),
    ],
)
def test_each_option_has_its_twin(run, pytester, option, line, outcome):
    """What is said on the command line or in the configuration is the same."""
    by_option = run("--factcheck-articles=story", option)
    by_option.assert_outcomes(**outcome)
    pytester.makeini(f"[pytest]\nfactcheck_articles = story\n{line}")
    by_line = run()
    by_line.assert_outcomes(**outcome)


@pytest.mark.parametrize("table", ["tool.pytest.ini_options"])
def test_the_twins_stand_in_pyproject_too(run, pytester, table):
    """Lists may be lists, and paths start at the file."""
    values = 'factcheck_articles = ["../story"]\nfactcheck_kinds = ["date", "count"]\nfactcheck_fail_on = "update"\n'
    values += 'factcheck_report = ["json:out.json"]\nfactcheck_min_confidence = "0.5"\n'
    folder = pytester.mkdir("project")
    (folder / "pyproject.toml").write_text(f"[{table}]\n{values}", encoding="utf-8")
    run(folder).assert_outcomes(failed=1)
    assert (folder / "out.json").exists()


def test_a_baseline_can_be_kept_and_updated_by_configuration(run, pytester):
    """A configuration file of its own (``-c``) can do what the options do."""
    names = "articles = story|baseline = known.toml|fail_on = update|update_baseline = true"
    pytester.makeini("[pytest]\n" + "\n".join(f"factcheck_{name}" for name in names.split("|")))
    run().assert_outcomes(xfailed=1)
    assert (pytester.path / "known.toml").exists()
    run("-o", "factcheck_update_baseline=false").assert_outcomes(xfailed=1, passed=1)


def test_the_command_line_goes_first(run, pytester):
    """The configuration is what holds if nothing else is said."""
    pytester.makeini("[pytest]\nfactcheck_fail_on = update\nfactcheck_articles = nowhere\nfactcheck_kinds = count")
    arguments = ("--factcheck-articles=story", "--factcheck-kinds=date", "--factcheck-kinds=location")
    run(*arguments).assert_outcomes(failed=1)
    run(*arguments, "--factcheck-fail-on=contradiction").assert_outcomes(passed=1)


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("--factcheck-fail-on=update_", "unknown verdict 'update_'; did you mean 'update'?"),
        ("--factcheck-kinds=date,places", "unknown kind 'places'; *date, location, count"),
        ("--factcheck-min-confidence=2", "--factcheck-min-confidence takes a number from 0 to 1, not '2'"),
        ("--factcheck-min-confidence=half", "--factcheck-min-confidence takes a number from 0 to 1, not 'half'"),
        ("--factcheck-report=htlm:out.html", "unknown report 'htlm'; did you mean 'html'?"),
        ("--factcheck-articles=", "--factcheck-articles has an empty path; name a file or a folder"),
        ("--factcheck-report=html", "report 'html' has no file; write html:FILE"),
        ("--factcheck-report=junit:out.xml", "'junit:out.xml': junit takes no file; it adds to the one of --junit-xml"),
    ],
)
def test_values_that_make_no_sense_are_refused(run, option, message):
    """The run stops before anything is checked, with what can be written instead."""
    result = run("--factcheck-articles=story", option)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([f"ERROR: factcheck: {message}"])


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("factcheck_failon = update", "unknown name 'factcheck_failon' in *; did you mean 'factcheck_fail_on'?"),
        ("factcheck-fail-on = update", "unknown name 'factcheck-fail-on' in *; did you mean 'factcheck_fail_on'?"),
        ("factcheck = yes", "unknown name 'factcheck' in *"),
    ],
)
def test_unknown_names_in_the_configuration_are_refused(run, pytester, line, message):
    """By itself pytest would warn, and the run would check less than was meant."""
    pytester.makeini(f"[pytest]\n{line}")
    result = run()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([f"ERROR: {message}"])


def test_the_fixture_has_the_runs_settings(run, pytester, made):
    """``fact_checker`` is made once, and finds what the items find."""
    pytester.makepyfile(
        """
        import pytest

        @pytest.fixture(scope="session")
        def own(fact_checker): return fact_checker

        def test_one(fact_checker, own): assert fact_checker is own and fact_checker.check([]).findings == ()
        def test_two(fact_checker): pass
        """
    )
    run("--factcheck-kinds=date", "--factcheck-min-confidence=0.5").assert_outcomes(passed=2)
    assert [{"kinds": ("date",), "min_confidence": 0.5}] == made
