"""``--factcheck-report``: files with the reports of the stories that ran, and properties in pytest's own report."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from factcheck.testing.reports import Target, placed

TEXTS = {"a": "Le navire arrive lundi.", "b": "Le navire arrive mardi."}


@pytest.fixture
def stories(write, story_file):
    """Two story files, each with one contradiction."""
    for name in ("north", "south"):
        write(**{f"{name}__{letter}": f"{text} {name}" for letter, text in TEXTS.items()})
        story_file('articles = ["."]', f"{name}/{name}")


@pytest.fixture
def folder(write):
    """A story for the option."""
    return write(**{f"story__{letter}": text for letter, text in TEXTS.items()})


def test_each_format_goes_to_its_file(run, folder, pytester):
    """Folders are made; the run says what it wrote."""
    forms = {"html": "<!doctype html>", "json": "{", "jsonl": "{", "markdown": "# ", "text": "Checked"}
    targets = ",".join(f"{form}:out/report.{form}" for form in forms)
    result = run("--factcheck-articles", folder, f"--factcheck-report={targets}")
    for form, start in forms.items():
        assert (pytester.path / "out" / f"report.{form}").read_text(encoding="utf-8").lower().startswith(start.lower())
        result.stdout.fnmatch_lines_random([f"factcheck: wrote out/report.{form}"])


def test_sarif_points_into_the_files(run, folder, pytester):
    """As the command line's does, so that a server shows the lines."""
    run("--factcheck-articles", folder, "--factcheck-report=sarif:out.sarif")
    [found] = json.loads((pytester.path / "out.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    places = [place["physicalLocation"]["artifactLocation"] for place in found["locations"] + found["relatedLocations"]]
    assert ["story/a.txt", "story/b.txt"] == [place["uri"] for place in places]
    assert {"%SRCROOT%"} == {place["uriBaseId"] for place in places}


def test_one_story_has_the_file_itself(run, stories, pytester):
    """Only stories of which an item ran are reported; a report is of the whole story."""
    result = run("--factcheck-report=json:out.json", "-k", "north")
    result.assert_outcomes(failed=1, deselected=1)
    assert ["a", "b"] == [a["id"] for a in json.loads((pytester.path / "out.json").read_text("utf-8"))["articles"]]
    assert ["out.json"] == [file.name for file in pytester.path.glob("*.json")]


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("out.json", ["out-north-north.json", "out-south-south.json"]),
        ("{story}.out.json", ["north-north.out.json", "south-south.out.json"]),
    ],
)
def test_several_stories_have_a_file_each(run, stories, pytester, name, files):
    """The story's name is put into the name of the file."""
    run(f"--factcheck-report=json:{name}")
    assert files == sorted(file.name for file in pytester.path.glob("*.json"))


def test_names_that_make_one_file_name_are_told_apart():
    """No report overwrites another's."""
    files = placed(Target("json", Path("out.json")), ["a b", "A/b", "..", "a-b-2"])
    assert {"a b": "out-a-b.json", "A/b": "out-A-b-2.json", "..": "out-story.json", "a-b-2": "out-a-b-2-2.json"} == {
        story: file.name for story, file in files.items()
    }


def test_a_report_that_cannot_be_written_is_an_error(run, folder, pytester):
    """The run does not pass for one that left its reports."""
    (pytester.path / "file").write_text("", encoding="utf-8")
    result = run("--factcheck-articles", folder, "--factcheck-report=json:file/out.json")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stdout.fnmatch_lines(["factcheck: *out.json: cannot be written: *"])


def properties(file: Path) -> list[tuple[str, str]]:
    """The properties of the first test case of a JUnit report."""
    case = ET.parse(file).getroot().find(".//testcase")
    return [(found.get("name"), found.get("value")) for found in case.iter("property")]


def test_pytests_own_report_carries_the_verdict(run, folder, pytester):
    """Machines read the verdict as a property, also where nothing more is asked for."""
    run("--factcheck-articles", folder, "--junitxml=out.xml")
    assert [("verdict", "contradiction")] == properties(pytester.path / "out.xml")


def test_pytests_own_report_carries_the_finding_on_demand(run, folder, pytester):
    """``junit`` adds confidence, ids and both places."""
    run("--factcheck-articles", folder, "--junitxml=out.xml", "--factcheck-report=junit")
    found = properties(pytester.path / "out.xml")
    assert ["verdict", "finding", "kind", "confidence", "pair"] == [name for name, _ in found]
    assert {"kind": "date", "confidence": "0.9000"}.items() <= dict(found).items()
    assert dict(found)["pair"].endswith(" contradiction 0.9000 a:17-22 and b:17-22")
