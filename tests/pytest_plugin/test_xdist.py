"""Under xdist: the same results for any number of workers, and files written once, by the controller."""

from __future__ import annotations

import json
import tomllib
import types
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from factcheck.testing.baseline import Baseline
from factcheck.testing.reports import Target
from factcheck.testing.run import Run
from factcheck.testing.settings import Settings
from factcheck.testing.story import Story

pytest.importorskip("xdist", reason="pytest-xdist is not installed")
ARGUMENTS = (
    ".",
    "--factcheck-articles=option",
    "--factcheck-baseline=known.toml",
    "--factcheck-report=json:out/{story}.json,junit",
    "--junitxml=out/junit.xml",
)

KNOWN = 'version = 1\n[[known]]\nstory = "elsewhere"\npair = "cafe"\n'
STALE = '[[known]]\nstory = "option"\npair = "feed"\n'


@pytest.fixture
def stories(write, story_file, pytester):
    """Three stories: one with a stale entry, one that misses what it expects, one that has it; and an own test."""
    for name in ("option", "north", "south"):
        for letter, day in (("a", "lundi"), ("b", "mardi")):
            write(**{f"{name}__{letter}": f"Le navire arrive {day}. Le train part {day}. {name}"})
    story_file('articles = ["."]\n[[expect]]\nverdict = "update"', "north/north")
    story_file('articles = ["."]\n[[expect]]\nverdict = "contradiction"', "south/south")
    pytester.makepyfile("def test_own(fact_checker): assert fact_checker.check([]).findings == ()")


def outcomes(pytester) -> list[tuple[str, str, str]]:
    """Every item with its outcome and properties, from pytest's own report."""
    found = []
    for case in ET.parse(pytester.path / "out" / "junit.xml").getroot().iter("testcase"):
        outcome = " ".join(child.tag for child in case if child.tag != "properties")
        found.append((case.get("name"), outcome, ET.tostring(case.find("properties") or case)))
    return sorted((name, outcome, text.split(b"<failure")[0].split(b" time=")[0]) for name, outcome, text in found)


def files(pytester) -> dict[str, bytes]:
    """Every file that the plugin writes."""
    written = [*pytester.path.glob("out/*.json"), *pytester.path.glob("*.toml")]
    return {file.name: file.read_bytes() for file in written}


def test_the_same_for_any_number_of_workers(stories, run_apart, pytester, monkeypatch):
    """Items, outcomes, properties and reports: with no worker, one and two. Each checks each story once."""
    log = pytester.path / "log.txt"
    monkeypatch.setenv("FAKE_LOG", str(log))
    (pytester.path / "known.toml").write_text(KNOWN + STALE, "utf-8")
    seen = []
    for workers in (0, 1, 2):
        result = run_apart(*ARGUMENTS, f"-n{workers}")
        result.assert_outcomes(failed=6, passed=4)
        checked = [line.split()[0] for line in log.read_text().splitlines()]
        log.unlink()
        assert max(1, workers) == len(set(checked))
        assert 3 * len(set(checked)) + 1 == len(checked)  # and the check of the test of one's own
        assert 1 == result.stdout.str().count("factcheck: wrote out/option.json")
        seen.append((outcomes(pytester), files(pytester)))
        for file in pytester.path.glob("out/*"):
            file.unlink()
    assert all(seen[0] == other for other in seen)
    assert {"option.json", "north-north.json", "south-south.json", "known.toml"} == set(seen[0][1])
    assert ["a", "b"] == [article["id"] for article in json.loads(seen[0][1]["option.json"])["articles"]]


def test_the_controller_updates_the_baseline(stories, run_apart, pytester):
    """Two workers that each ran a part of a story have run the whole; one process writes the same file."""
    written = []
    for workers in (("-p", "no:xdist"), ("-n2",)):
        (pytester.path / "known.toml").write_text(KNOWN + STALE, "utf-8")
        result = run_apart(*ARGUMENTS, *workers, "--factcheck-update-baseline")
        result.assert_outcomes(failed=1, xfailed=4, passed=5)
        assert 1 == result.stdout.str().count("factcheck: wrote known.toml")
        written.append((pytester.path / "known.toml").read_text("utf-8"))
    assert written[0] == written[1]
    known = tomllib.loads(written[0])["known"]
    assert ["elsewhere", "north/north", "north/north", "option", "option"] == [entry["story"] for entry in known]


def side(**more) -> Run:
    """One process of a run, with what xdist gives a worker's configuration."""
    settings = Settings(reports=(Target("json", Path("out.json")),))
    return Run(types.SimpleNamespace(**more), settings, Baseline())


def test_the_controller_takes_what_a_worker_sends(stories, made):
    """Of the stories of which the worker ran an item, as JSON; a worker that crashed has sent nothing."""
    worker = side(workerinput={}, workeroutput={})
    for name in ("north", "south"):
        worker.check(Story(name, (Path(name),)))
        worker.items[name] = (f"{name}::one", f"{name}::two")
    worker.pytest_runtest_logreport(types.SimpleNamespace(when="call", nodeid="south::one"))
    worker.pytest_runtest_logreport(types.SimpleNamespace(when="teardown", nodeid="north::two"))
    worker.pytest_sessionfinish(session=None)
    controller = side()
    controller.pytest_testnodedown(types.SimpleNamespace(), "crashed")
    assert not controller.received
    controller.pytest_testnodedown(types.SimpleNamespace(workeroutput=worker.config.workeroutput), None)
    assert {"north"} == set(controller.received)
    outcome = controller.received["north"]
    assert ("north::one", "north::two") == outcome.items
    assert worker.checked["north"].entries == outcome.entries
    assert worker.checked["north"].report.to_json() == outcome.texts["json"]


def test_a_worker_that_crashes_loses_no_report_of_the_others(stories, run_apart, pytester):
    """Another worker takes over; what it ran is reported, and a baseline is not updated by halves."""
    pytester.makepyfile(test_crash="import os\n\ndef test_crash(): os._exit(3)\n")
    result = run_apart(*ARGUMENTS[:2], "test_crash.py", "--factcheck-report=json:out.json", "-n1")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert list(pytester.path.glob("out*.json"))


def test_the_option_alone_leaves_the_projects_own_tests_out(stories, run_apart):
    """In the workers too."""
    run_apart("-n1", "--factcheck-articles=option").assert_outcomes(failed=2)
