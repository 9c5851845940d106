"""Defaults from ``[tool.factcheck]``."""

from __future__ import annotations

import json
import os

import pytest

from factcheck.cli.pyproject import KEYS

LUNDI = "Le ferry part lundi de Roscoff."
MARDI = "Le ferry est parti mardi, dit le port."


@pytest.fixture
def configure(tmp_path):
    """Write a pyproject.toml with these lines in its table, in the folder that the program runs in."""

    def write(text: str, name: str = "pyproject.toml"):
        file = tmp_path / name
        file.write_text(f"[tool.factcheck]\n{text}\n", encoding="utf-8")
        return file

    return write


def test_the_table_gives_the_defaults(invoke, story, configure, weekday_checker):
    """Every key is used."""
    configure(
        'kinds = ["date", "count"]\nmin-confidence = 0.75\nembedder = "some/model"\nencoding = "latin-1"\n'
        'fail-on = "contradiction"\nformat = "json"\non-error = "collect"\nquiet = true'
    )
    folder = story(journal=LUNDI, radio=MARDI, empty="")
    code, out, err = invoke("check", folder)
    assert (code, err) == (1, "")
    assert json.loads(out)["not_checked"]
    expected = {"kinds": ("date", "count"), "min_confidence": 0.75, "embedder": "some/model", "on_error": "collect"}
    assert [expected] == weekday_checker.made
    assert 8 == len(KEYS)  # the file above names each


def test_the_command_line_wins(invoke, story, configure, weekday_checker):
    """Also back to what holds without a file."""
    configure('kinds = "date"\nmin-confidence = 1\nfail-on = "agreement"\nformat = "json"\nquiet = true')
    options = ("--kinds", "count", "--min-confidence", "0.2", "--fail-on", "never", "--format", "text", "--no-quiet")
    code, out, _ = invoke("check", story(journal=LUNDI, radio=MARDI), *options)
    assert code == 0
    assert out.startswith("Checked")
    assert [{"kinds": ("count",), "min_confidence": 0.2}] == weekday_checker.made


def test_the_ending_of_the_output_wins_over_the_files_format(invoke, story, configure, tmp_path):
    """It is said on the command line."""
    configure('format = "json"')
    invoke("check", story(journal=LUNDI), "--output", tmp_path / "report.md")
    assert (tmp_path / "report.md").read_text(encoding="utf-8").startswith("#")


def test_a_command_takes_what_it_has(invoke, story, configure, weekday_checker):
    """``mentions`` writes no HTML and has no threshold."""
    configure('format = "html"\nmin-confidence = 0.9\nkinds = ["date"]')
    assert invoke("mentions", story(journal=LUNDI))[1] == "journal:14: date      lundi = lundi\n"
    assert [{"kinds": ("date",)}] == weekday_checker.made


def test_the_nearest_table_counts(invoke, story, configure, tmp_path, monkeypatch):
    """Going up; a pyproject.toml without the table is passed over."""
    configure('format = "json"')
    for name, text in (("a", "[project]\nname = 'a'\n"), ("a/b", "tool = 1\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "pyproject.toml").write_text(text, encoding="utf-8")
    folder = story(journal=LUNDI)
    monkeypatch.chdir(tmp_path / "a" / "b")
    assert invoke("check", folder)[1].startswith("{")
    (tmp_path / "a" / "pyproject.toml").write_text('[tool.factcheck]\nformat = "markdown"\n', encoding="utf-8")
    assert invoke("check", folder)[1].startswith("#")


def test_a_file_can_be_named_or_none(invoke, refused, story, configure):
    """``--config`` and ``--no-config``, not both."""
    configure('format = "json"')
    other = configure('format = "markdown"', "other.toml")
    folder = story(journal=LUNDI)
    assert invoke("check", folder, "--config", other)[1].startswith("#")
    assert invoke("check", folder, "--no-config")[1].startswith("Checked")
    assert "one of --config and --no-config" in refused("check", folder, "--no-config", "--config", other)[-1]


def test_an_embedder_that_begins_with_a_dot_is_meant_from_the_file(invoke, story, configure, weekday_checker, tmp_path):
    """So that the project can be checked from any of its folders."""
    file = configure('embedder = "./models/small"')
    invoke("check", story(journal=LUNDI), "--config", os.path.relpath(file))
    invoke("check", story(journal=LUNDI))
    assert [{"embedder": "models/small"}, {"embedder": str(tmp_path / "models/small")}] == weekday_checker.made


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("min_confidence = 0.5", "[tool.factcheck] has no key 'min_confidence'; did you mean 'min-confidence'?"),
        ("knids = 'date'", "[tool.factcheck] has no key 'knids'; did you mean 'kinds'?"),
        ("zebra = 1", f"[tool.factcheck] has no key 'zebra'; there are {', '.join(KEYS)}"),
        ("min-confidence = 'high'", "min-confidence in [tool.factcheck] must be a number from 0 to 1, not 'high'"),
        ("min-confidence = true", "min-confidence in [tool.factcheck] must be a number from 0 to 1, not True"),
        ("min-confidence = 2", "min-confidence in [tool.factcheck]: 2 is no number from 0 to 1"),
        ("min-confidence = nan", "min-confidence in [tool.factcheck]: nan is no number from 0 to 1"),
        ("quiet = 'yes'", "quiet in [tool.factcheck] must be true or false, not 'yes'"),
        ("quiet = 1", "quiet in [tool.factcheck] must be true or false, not 1"),
        ("kinds = []", "kinds in [tool.factcheck]: name at least one kind, such as date,location"),
        (
            "kinds = ['dates']",
            "kinds in [tool.factcheck]: 'dates' is no kind of claims; there are date, location, count",
        ),
        ("kinds = [1]", "kinds in [tool.factcheck] must be a list of strings, not [1]"),
        (
            "encoding = 'rot13'",
            "encoding in [tool.factcheck]: 'rot13' is not known; try utf-8, cp1252, latin-1 or utf-16",
        ),
        ("embedder = 3", "embedder in [tool.factcheck] must be a string, not 3"),
    ],
)
def test_what_makes_no_sense_is_one_line_with_file_and_key(refused, story, configure, line, reason):
    """A typing error in a file must not be passed over."""
    file = configure(line)
    assert [f"factcheck: {file}: {reason}"] == refused("check", story(journal=LUNDI))


def test_every_problem_of_a_file_is_named(refused, story, configure):
    """One line each."""
    configure("zebra = 1\nquiet = 1\nfail-on = 'doubt'")
    lines = refused("check", story(journal=LUNDI))
    assert 3 == len(lines)
    assert "fail-on in [tool.factcheck]: 'doubt' is not one of 'never', 'agreement'" in lines[2]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"[tool.factcheck\n", "is no TOML: "),
        (b"[tool.factcheck]\nformat = '\xe9'\n", "is no TOML: "),
        (b"[tool]\nfactcheck = 3\n", "[tool.factcheck] must be a table, not 3"),
        (b"[project]\nname = 'x'\n", "has no table [tool.factcheck]"),
        (None, "cannot be read: No such file or directory"),
    ],
)
def test_a_file_that_is_named_must_be_usable(refused, story, tmp_path, content, reason):
    """It says which file and why."""
    file = tmp_path / "settings.toml"
    if content is not None:
        file.write_bytes(content)
    [line] = refused("check", story(journal=LUNDI), "--config", file)
    assert line.startswith(f"factcheck: {file}: {reason}")


def test_help_reads_no_file(invoke, configure):
    """Help is there although the settings are wrong."""
    configure("zebra = 1")
    code, out, _ = invoke("check", "--help")
    assert code == 0
    assert "--config FILE" in out
