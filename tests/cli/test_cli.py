"""The command line: what it prints, where, and how it exits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

LUNDI = "Le navire arrive lundi à Saint-Malo."
MARDI = "Le navire est arrivé mardi au port."


def test_check_prints_the_report(invoke, story):
    """The text report goes to standard output, nothing to standard error, and findings alone are no failure."""
    code, out, err = invoke("check", story(journal=LUNDI, radio=MARDI))
    assert (code, err) == (0, "")
    assert "CONTRADICTION" in out
    assert "Le navire arrive [lundi] à Saint-Malo." in out


@pytest.mark.parametrize(
    ("level", "second", "expected"),
    [
        ("contradiction", MARDI, 1),
        ("contradiction", LUNDI, 0),
        ("update", MARDI, 1),
        ("agreement", LUNDI, 1),
        ("refinement", LUNDI, 0),
    ],
)
def test_fail_on_means_that_verdict_or_a_graver_one(invoke, story, level, second, expected):
    """Exit 1 says that a finding at the level was made; the report is printed all the same."""
    code, out, _ = invoke("check", story(journal=LUNDI, radio=second), "--fail-on", level)
    assert expected == code
    assert out


def test_json_is_the_reports_own(invoke, story):
    """``--format json`` is the document of the interface."""
    _, out, _ = invoke("check", story(journal=LUNDI, radio=MARDI), "--format", "json")
    report = json.loads(out)
    assert report["schema_version"] == 1
    assert [article["id"] for article in report["articles"]] == ["journal", "radio"]
    assert report["findings"][0]["verdict"] == "contradiction"


def test_jsonl_has_one_line_per_finding(invoke, story):
    """``--format jsonl`` is for other programs, line by line."""
    _, out, _ = invoke("check", story(journal=LUNDI, radio=MARDI), "--format", "jsonl")
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["f-navire"]


@pytest.mark.parametrize(("form", "start"), [("html", "<!doctype html>"), ("markdown", "")])
def test_other_formats_carry_the_question(invoke, story, form, start):
    """HTML is a whole page, Markdown a fragment."""
    _, out, _ = invoke("check", story(journal=LUNDI, radio=MARDI), "--format", form)
    assert out.lower().startswith(start)
    assert "Quand le navire arrive-t-il" in out


def test_output_goes_to_a_file_and_nothing_to_the_terminal(invoke, story, tmp_path):
    """``--output`` writes the file whole; its folder holds nothing else afterwards."""
    folder = tmp_path / "out"
    folder.mkdir()
    code, out, err = invoke("check", story(journal=LUNDI), "--format", "json", "--output", folder / "report.json")
    assert (code, out, err) == (0, "", "")
    assert [file.name for file in folder.iterdir()] == ["report.json"]
    assert json.loads((folder / "report.json").read_text(encoding="utf-8"))["claims"]


def test_output_through_a_link_or_to_a_device_keeps_both(invoke, story, tmp_path):
    """A link goes on pointing at its file, and a device stays one."""
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    folder = story(journal=LUNDI)
    invoke("check", folder, "--output", link)
    invoke("check", folder, "--output", os.devnull)
    assert link.is_symlink()
    assert "1 article" in target.read_text(encoding="utf-8")
    assert not Path(os.devnull).is_file()


def test_settings_reach_the_checker(invoke, story, weekday_checker):
    """What is not said stays the library's default."""
    invoke("check", story(a=LUNDI), "--kinds", "date, count", "--min-confidence", "0.7", "--embedder", "some/model")
    invoke("check", story(a=LUNDI))
    first = {"kinds": ("date", "count"), "min_confidence": 0.7, "embedder": "some/model"}
    assert [first, {}] == weekday_checker.made


def test_mentions_lists_them_with_offsets(invoke, story):
    """One line per mention: article, offset, kind, words, value."""
    _, out, _ = invoke("mentions", story(journal=LUNDI, radio=MARDI))
    assert out.splitlines() == ["journal:17: date      lundi = lundi", "radio:21: date      mardi = mardi"]


def test_mentions_as_json(invoke, story):
    """The same rows for machines."""
    _, out, _ = invoke("mentions", story(journal=LUNDI), "--format", "json")
    value = {"type": "weekday", "text": "lundi"}
    row = {"article": "journal", "start": 17, "end": 22, "text": "lundi", "kind": "date", "value": value}
    assert [row] == json.loads(out)


def test_claims_lists_statements(invoke, story):
    """One line per claim."""
    _, out, _ = invoke("claims", story(journal=LUNDI))
    assert out.splitlines() == ["journal:17: date      Le navire arrive : lundi"]


def test_claims_as_json_are_those_of_the_report(invoke, story):
    """The same shape as in ``check --format json``."""
    _, claims, _ = invoke("claims", story(journal=LUNDI), "--format", "json")
    _, report, _ = invoke("check", story(journal=LUNDI), "--format", "json")
    assert json.loads(report)["claims"] == json.loads(claims)


def test_explain_says_why(invoke, story):
    """Contradictions and updates are explained: who says what, and parts that end at the confidence."""
    code, out, err = invoke("explain", story(journal=LUNDI, radio=MARDI, soir=MARDI))
    assert (code, err) == (0, "")
    titles = [line for line in out.splitlines() if line.startswith("CONTRADICTION")]
    assert titles == ["CONTRADICTION  0.90  Quand le navire arrive-t-il à St. Malo ?"] * 2
    assert "pair p-c-journal-c-radio of finding f-navire" in out
    assert "   +4.00  ++++++++++   +2.20  0.90  both name the ship\n" in out


@pytest.mark.parametrize(
    ("choice", "pairs"),
    [
        (("--pair", "p-c-radio"), ["p-c-radio-c-soir"]),
        (("--finding", "f-navire"), ["p-c-journal-c-radio", "p-c-journal-c-soir", "p-c-radio-c-soir"]),
        (("--verdict", "agreement"), ["p-c-radio-c-soir"]),
        (("--verdict", "agreement", "--verdict", "contradiction"), 3),
        (("--verdict", "update"), []),
        ((), ["p-c-journal-c-radio", "p-c-journal-c-soir"]),
    ],
)
def test_explain_what_is_asked_for(invoke, story, choice, pairs):
    """One pair, the pairs of a finding, or those of some verdicts; as JSON with all their reasons."""
    _, out, _ = invoke("explain", story(journal=LUNDI, radio=MARDI, soir=MARDI), *choice, "--format", "json")
    told = json.loads(out)
    assert pairs in ([pair["id"] for pair in told], len(told))
    reasons = [
        {"name": "start", "text": "before anything is seen", "weight": -1.8028},
        {"name": "named", "text": "both name the ship", "weight": 4.0},
    ]
    assert all(pair["reasons"] == reasons for pair in told)


def test_explain_takes_the_settings_of_a_check(invoke, story, weekday_checker, tmp_path):
    """The same options mean the same."""
    file = tmp_path / "why.txt"
    options = ("--kinds", "date", "--min-confidence", "0.7", "--embedder", "some/model", "--output", file)
    assert (0, "", "") == invoke("explain", story(journal=LUNDI, radio=MARDI), *options)
    assert [{"kinds": ("date",), "min_confidence": 0.7, "embedder": "some/model"}] == weekday_checker.made
    assert "both name the ship" in file.read_text(encoding="utf-8")


def test_explain_names_what_was_not_checked(invoke, story):
    """On standard error, so that standard output stays what was asked for."""
    folder = story(journal=LUNDI, radio=MARDI)
    english = json.dumps({"id": "en", "text": "The ship arrives on lundi.", "language": "en"})
    (folder / "more.jsonl").write_text(english, encoding="utf-8")
    code, out, err = invoke("explain", folder, "--format", "json")
    assert (code, err) == (0, "factcheck: en: not checked: language 'en' is not available yet\n")
    assert len(json.loads(out)) == 1


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("binary.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", "binary"),
        ("latin.txt", "Arrivé à Saint-Malo".encode("latin-1"), "encoding"),
        ("broken.jsonl", b'{"text": "Le navire arrive lundi."}\n{"text": \n', "2"),
        ("twice.jsonl", b'{"id": "a", "text": "lundi"}\n{"id": "a", "text": "mardi"}\n', "'a'"),
        ("photo.png", b"x", ".txt"),
    ],
)
def test_bad_input_is_one_line_with_file_and_reason(refused, tmp_path, name, content, reason):
    """Nothing is checked, the exit code is 2, and the line says which file and why."""
    file = tmp_path / name
    file.write_bytes(content)
    [line] = refused("check", file)
    assert line.startswith(f"factcheck: {file}")
    assert reason in line


def test_missing_input_names_the_path(refused, tmp_path):
    """A path that is not there is no empty story."""
    [line] = refused("check", tmp_path / "nowhere")
    assert line.startswith(f"factcheck: {tmp_path / 'nowhere'}: ")


def test_an_id_that_is_not_there_names_those_that_are_close(refused, story):
    """One line on standard error."""
    folder = story(journal=LUNDI, radio=MARDI)
    [line] = refused("explain", folder, "--pair", "p-c-journal-c-ratio")
    assert "factcheck: no pair has the id 'p-c-journal-c-ratio'; close to it: p-c-journal-c-radio" == line


def test_every_problem_is_named(refused, story):
    """Two bad files give two lines, so that one run is enough to mend both."""
    folder = story(journal=LUNDI, one="", two="")
    lines = refused("check", folder)
    assert [str(folder / "one.txt"), str(folder / "two.txt")] == [line.split(": ")[1] for line in lines]


def test_encoding_reads_other_files(invoke, tmp_path):
    """``--encoding`` helps where the file is not UTF-8; the offsets count characters."""
    file = tmp_path / "latin.txt"
    file.write_bytes("Arrivée à Saint-Malo lundi.".encode("latin-1"))
    _, out, _ = invoke("mentions", file, "--encoding", "latin-1")
    assert out.splitlines() == ["latin:21: date      lundi = lundi"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", "--format", "pdf", "."),
        ("check", "--min-confidence", "2", "."),
        ("check", "--min-confidence", "much", "."),
        ("check", "--min-confidence", "nan", "."),
        ("check", "--fail-on", "doubt", "."),
        ("check", "--kinds", ",", "."),
        ("check", "--encoding", "klingon", "."),
        ("explain", ".", "--pair", "p", "--finding", "f"),
        ("explain", ".", "--pair", "p", "--verdict", "update"),
        ("explain", ".", "--format", "html"),
        ("unknown",),
    ],
)
def test_bad_usage_exits_2(refused, story, arguments, monkeypatch):
    """Usage errors say what is wrong on standard error."""
    monkeypatch.chdir(story(journal=LUNDI))
    assert refused(*arguments)


def test_nothing_half_written_on_bad_input(refused, story, tmp_path):
    """An old report stays as it was where the new one cannot be made."""
    old = tmp_path / "report.txt"
    old.write_text("old", encoding="utf-8")
    refused("check", story(journal=""), "--output", old)
    assert old.read_text(encoding="utf-8") == "old"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["report.txt", "story"]


def test_a_missing_output_folder_is_said_before_any_work(refused, story, tmp_path, weekday_checker):
    """The folder is checked first."""
    file = tmp_path / "no" / "report.txt"
    [line] = refused("check", story(journal=LUNDI), "--output", file)
    assert f"factcheck: {file}: cannot be written: there is no folder {file.parent}" == line
    assert weekday_checker.made == []


def test_help_is_immediate():
    """``factcheck --help`` imports nothing that reads language."""
    code = "import sys\nfrom factcheck.cli import run\nrun(['--help'])\nprint(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    loaded = set(out.splitlines()[-1].split())
    assert "Cross-check articles about one story" in out
    assert not {"spacy", "torch", "numpy", "rich", "jinja2", "dateparser", "factcheck.checker"} & loaded


def test_version_is_the_distributions():
    """``--version`` reads the installed metadata."""
    from importlib.metadata import version

    out = subprocess.run([sys.executable, "-m", "factcheck", "--version"], capture_output=True, text=True, check=True)
    assert f"factcheck {version('factcheck-claims')}" == out.stdout.strip()


def test_running_it_in_process_leaves_torch_importable(invoke, story):
    """Only the program's own process keeps torch out; a library must not."""
    before = sys.modules.get("torch", "absent")
    invoke("check", story(journal=LUNDI))
    assert before is sys.modules.get("torch", "absent")


def test_a_reader_that_hangs_up_is_no_error(story):
    """``factcheck ... | head -0`` ends quietly."""
    lines = "\n".join(f"Le navire {number} arrive lundi à Saint-Malo." for number in range(3000))
    program = (
        "import sys, conftest\n"
        "sys.modules['factcheck.checker'] = conftest.checker_module()\n"
        "from factcheck.cli import main\n"
        "main()"
    )
    folder = str(Path(__file__).parent.parent)
    process = subprocess.Popen(
        [sys.executable, "-c", program, "mentions", str(story(journal=lines))],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": folder},
    )
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


def test_colour_and_progress_are_for_terminals_only(invoke, story):
    """A pipe gets neither escape codes nor a bar."""
    _, out, err = invoke("check", story(journal=LUNDI, radio=MARDI))
    assert "\x1b" not in out
    assert err == ""


def test_long_work_on_a_terminal_shows_progress(invoke, story, monkeypatch):
    """The bar is drawn on standard error, so that standard output can still be read by programs."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    code, out, err = invoke("check", story(journal=LUNDI), "--format", "json")
    assert 0 == code
    assert json.loads(out)
    assert "reading" in err


def test_a_terminal_gets_colour_unless_it_says_no(invoke, story, monkeypatch):
    """``NO_COLOR`` is honoured (https://no-color.org)."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    folder = story(journal=LUNDI, radio=MARDI)
    monkeypatch.delenv("NO_COLOR", raising=False)
    _, colourful, _ = invoke("check", folder)
    monkeypatch.setenv("NO_COLOR", "1")
    _, plain, _ = invoke("check", folder)
    assert "\x1b[" in colourful
    assert "\x1b[" not in plain


def test_interrupting_it_is_no_finding(invoke, story, weekday_checker, monkeypatch):
    """Ctrl-C gives the code that shells expect, not the one that says contradiction."""

    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(weekday_checker, "check", interrupt)
    code, out, _ = invoke("check", story(journal=LUNDI))
    assert (130, "") == (code, out)


def test_an_unexpected_error_is_not_dressed_up_as_bad_input(invoke, story, weekday_checker, monkeypatch):
    """A fault of the library shows its traceback."""

    def fail(*_, **__):
        raise ExceptionGroup("several", [ValueError("a fault")])

    monkeypatch.setattr(weekday_checker, "check", fail)
    with pytest.raises(ExceptionGroup, match="several"):
        invoke("check", story(journal=LUNDI))


def test_an_output_that_cannot_be_written_is_named(refused, story, tmp_path, monkeypatch):
    """The file and the reason, and no temporary file left behind."""

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    [line] = refused("check", story(journal=LUNDI), "--output", tmp_path / "report.txt")
    assert f"factcheck: {tmp_path / 'report.txt'}: cannot be written: No space left on device" == line
    assert ["story"] == [file.name for file in tmp_path.iterdir()]
