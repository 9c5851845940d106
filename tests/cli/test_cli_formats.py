"""Which format is written, and what is in it."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import pytest

from factcheck.cli.formats import CHECK_FORMATS, ENDINGS, EXPLAIN_FORMATS, ROW_FORMATS

LUNDI = "Le ferry part lundi de Roscoff."
MARDI = "Le ferry est parti mardi, dit le port."


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("report.html", "<!doctype html>"),
        ("report.HTM", "<!doctype html>"),
        ("report.json", '{\n  "schema_version": 1'),
        ("report.jsonl", '{"schema_version": 1'),
        ("report.md", "# 1 contradiction"),
        ("report.sarif", '{\n  "$schema"'),
        ("report.sarif.json", '{\n  "$schema"'),
        ("report.xml", "<?xml"),
        ("report.txt", "Checked 2 articles"),
        ("report.log", "Checked 2 articles"),
        ("report", "Checked 2 articles"),
    ],
)
def test_the_ending_of_the_output_decides(invoke, story, tmp_path, name, start):
    """Where no format is named; an ending that names none gives text."""
    assert (0, "", "") == invoke("check", story(journal=LUNDI, radio=MARDI), "--output", tmp_path / name)
    assert (tmp_path / name).read_text(encoding="utf-8").lower().startswith(start.lower())


def test_a_format_that_is_named_wins_over_the_ending(invoke, story, tmp_path):
    """What is said counts."""
    invoke("check", story(journal=LUNDI), "--output", tmp_path / "report.html", "--format", "json")
    assert json.loads((tmp_path / "report.html").read_text(encoding="utf-8"))["claims"]


@pytest.mark.parametrize(
    ("command", "name"), [("check", "a.csv"), ("mentions", "a.html"), ("claims", "a.xml"), ("explain", "a.jsonl")]
)
def test_an_ending_of_a_format_that_the_command_lacks_is_refused(refused, story, tmp_path, command, name):
    """Text in a file that says otherwise would be worse."""
    lines = refused(command, story(journal=LUNDI), "--output", tmp_path / name)
    assert "writes no" in lines[-1]
    assert not (tmp_path / name).exists()


def test_every_format_but_explains_two_has_an_ending():
    """A new format gets one."""
    assert {*CHECK_FORMATS, *ROW_FORMATS, *EXPLAIN_FORMATS} == set(ENDINGS.values())


def test_include_text_adds_the_texts_to_the_json(invoke, refused, story):
    """And goes with no other format."""
    folder = story(journal=LUNDI, radio=MARDI)
    _, plain, _ = invoke("check", folder, "--format", "json")
    _, out, _ = invoke("check", folder, "--format", "json", "--include-text")
    assert [LUNDI, MARDI] == [article["text"] for article in json.loads(out)["articles"]]
    assert LUNDI not in plain
    assert (
        "--include-text goes with --format json, not html"
        in refused("check", folder, "--include-text", "--format", "html")[-1]
    )


def test_sarif_points_into_the_files(invoke, story):
    """Lines and columns of a text file, below the folder that the program runs in; in JSONL the record's line."""
    folder = story(journal=f"Port de Roscoff\n\n{LUNDI}")
    record = json.dumps({"id": "radio", "text": MARDI})
    (folder / "les autres.jsonl").write_text(f'{{"id": "x", "text": "Rien."}}\n{record}\n', encoding="utf-8")
    _, out, _ = invoke("check", folder.name, "--format", "sarif")
    [result] = json.loads(out)["runs"][0]["results"]
    first = result["locations"][0]["physicalLocation"]
    second = result["relatedLocations"][0]["physicalLocation"]
    assert {"uri": "story/journal.txt", "uriBaseId": "%SRCROOT%"} == first["artifactLocation"]
    assert (3, 15, "lundi") == (
        first["region"]["startLine"],
        first["region"]["startColumn"],
        first["region"]["snippet"]["text"],
    )
    assert {"uri": "story/les%20autres.jsonl", "uriBaseId": "%SRCROOT%"} == second["artifactLocation"]
    assert {"startLine": 2} == second["region"]
    assert out == invoke("check", folder, "--format", "sarif")[1]


def test_sarif_names_files_elsewhere_in_full(invoke, story, monkeypatch, tmp_path):
    """A path outside of the current folder is no relative one."""
    folder = story(journal=LUNDI, radio=MARDI)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    _, out, _ = invoke("check", "../story", "--format", "sarif")
    [result] = json.loads(out)["runs"][0]["results"]
    assert {"uri": (folder / "journal.txt").as_uri()} == result["locations"][0]["physicalLocation"]["artifactLocation"]


def test_sarif_of_standard_input_has_no_file(invoke, story, piped):
    """The article's id stands for it."""
    piped(MARDI.encode())
    _, out, _ = invoke("check", "-", "--format", "sarif")
    assert json.loads(out)["runs"][0]["results"] == []
    piped(MARDI.encode())
    _, out, _ = invoke("check", story(journal=LUNDI), "-", "--format", "sarif")
    [result] = json.loads(out)["runs"][0]["results"]
    places = [result["locations"][0]["physicalLocation"], result["relatedLocations"][0]["physicalLocation"]]
    assert [("story/journal.txt", "%SRCROOT%"), ("stdin", "ARTICLES")] == [
        (place["artifactLocation"]["uri"], place["artifactLocation"]["uriBaseId"]) for place in places
    ]


@pytest.mark.parametrize(
    ("options", "failures"),
    [((), "1"), (("--fail-on", "agreement"), "1"), (("--fail-on", "never"), "1")],
)
def test_junit_fails_contradictions_whatever_the_exit_code(invoke, story, options, failures):
    """The file says what was found; the exit code what is asked for."""
    _, out, _ = invoke("check", story(journal=LUNDI, radio=MARDI), "--format", "junit", *options)
    assert failures == ElementTree.fromstring(out).get("failures")


def test_junit_fails_what_fail_on_fails(invoke, story):
    """An agreement is a failure only where that was asked for."""
    folder = story(journal=LUNDI, radio=LUNDI)
    _, plain, _ = invoke("check", folder, "--format", "junit")
    code, strict, _ = invoke("check", folder, "--format", "junit", "--fail-on", "agreement")
    assert ("0", 1, "1") == (
        ElementTree.fromstring(plain).get("failures"),
        code,
        ElementTree.fromstring(strict).get("failures"),
    )


def test_rows_as_json_lines_and_csv(invoke, story):
    """The same rows, one a line; values with a comma are quoted, and the CSV of no row has its head."""
    folder = story(a="Lundi ou lundi,\nmardi", b="Rien.")
    _, lines, _ = invoke("mentions", folder, "--format", "jsonl")
    _, table, _ = invoke("mentions", folder, "--format", "csv")
    _, array, _ = invoke("mentions", folder, "--format", "json")
    assert json.loads(array) == [json.loads(line) for line in lines.splitlines()]
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["text"] for row in rows] == ["lundi", "mardi"]
    assert rows[0] == {"article": "a", "start": "9", "end": "14", "kind": "date", "text": "lundi", "value": "lundi"}
    _, empty, _ = invoke("mentions", folder / "b.txt", "--format", "csv")
    assert empty == "article,start,end,kind,text,value\n"


def test_claims_as_csv(invoke, story):
    """One row per claim with its first mention."""
    _, table, _ = invoke("claims", story(journal=LUNDI), "--format", "csv")
    [row] = csv.DictReader(io.StringIO(table))
    assert ("c-journal", "14", "19", "lundi", "true", "") == (
        row["id"],
        row["start"],
        row["end"],
        row["text"],
        row["polarity"],
        row["attribution"],
    )
    assert row["statement"] == "Le navire arrive : lundi"
