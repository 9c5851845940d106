"""Standard input, patterns, files that cannot be read, and what is said of them."""

from __future__ import annotations

import json
import sys

import pytest

LUNDI = "Le ferry part lundi de Roscoff."
MARDI = "Le ferry est parti mardi, dit le port."


def test_standard_input_is_an_article(invoke, piped):
    """``-`` stands for it."""
    piped(LUNDI.encode())
    assert (0, "stdin:14: date      lundi = lundi\n", "") == invoke("mentions", "-")


def test_standard_input_beside_files(invoke, story, piped):
    """In the place where it is given."""
    piped(MARDI.encode())
    _, out, _ = invoke("mentions", "-", story(journal=LUNDI))
    assert ["stdin", "journal"] == [line.split(":")[0] for line in out.splitlines()]
    piped(MARDI.encode())
    code, out, _ = invoke("check", story(journal=LUNDI), "-", "--fail-on", "contradiction")
    assert code == 1
    assert "stdin" in out


def test_standard_input_in_another_encoding(invoke, piped):
    """``--encoding`` is for it too."""
    piped("À Saint-Aubin, lundi".encode("latin-1"))
    assert invoke("mentions", "-", "--encoding", "latin-1")[1] == "stdin:15: date      lundi = lundi\n"


@pytest.mark.parametrize("data", [b"", b" \n", "é".encode("latin-1")])
def test_standard_input_that_cannot_be_read_is_one_line(refused, piped, data):
    """As for a file."""
    piped(data)
    [line] = refused("check", "-")
    assert line.startswith("factcheck: stdin: is ")


def test_standard_input_that_is_closed(refused, monkeypatch):
    """A service may run without one."""
    monkeypatch.setattr(sys, "stdin", None)
    assert ["factcheck: stdin: is closed"] == refused("check", "-")


def test_standard_input_is_given_once(refused):
    """It can be read once."""
    assert "standard input (-) can be given once" in refused("check", "-", "-")[-1]


def test_two_articles_of_one_id_are_refused(refused, story, piped):
    """A file that is called as standard input is."""
    piped(MARDI.encode())
    [line] = refused("check", story(stdin=LUNDI) / "stdin.txt", "-")
    assert "'stdin'" in line


def test_one_broken_line_of_standard_input_costs_that_line(invoke, piped):
    """With ``--on-error collect`` the others are checked."""
    piped(json.dumps({"id": "a", "text": LUNDI}).encode() + b"\n{broken\n")
    code, out, err = invoke("claims", "-", "--on-error", "collect")
    assert (code, out.split(":")[0]) == (0, "a")
    assert "stdin, line 2: not checked" in err


def test_every_problem_is_named_in_one_run(refused, story, piped):
    """Those of the files and that of standard input."""
    piped(b"")
    lines = refused("check", "-", story(journal=LUNDI, empty=""), "nowhere.txt")
    assert ["stdin", str(story() / "empty.txt"), "nowhere.txt"] == [line.split(": ")[1] for line in lines]


@pytest.fixture
def broken(story, piped):
    """Two articles, two files that cannot be read, an English one, and an empty standard input."""
    folder = story(journal=LUNDI, radio=MARDI, empty="")
    (folder / "latin.txt").write_bytes("é".encode("latin-1"))
    english = json.dumps({"id": "en", "text": "The ship arrives on lundi.", "language": "en"})
    (folder / "more.jsonl").write_text(english, encoding="utf-8")
    piped(b"")
    return folder


def test_collect_checks_the_rest_and_says_what_was_left_out(invoke, broken):
    """On standard error and in the report; the exit code is about findings only."""
    code, out, err = invoke("check", broken, "-", "--on-error", "collect", "--format", "json")
    report = json.loads(out)
    left = {one["article"] for one in report["not_checked"]}
    assert {str(broken / "empty.txt"), str(broken / "latin.txt"), "en", "stdin"} == left
    assert 4 == len(err.splitlines())
    assert all(": not checked: " in line for line in err.splitlines())
    assert (0, "contradiction") == (code, report["findings"][0]["verdict"])


@pytest.mark.parametrize("command", ["claims", "mentions", "explain"])
def test_collect_works_for_every_command(invoke, broken, command):
    """What can be read is listed."""
    code, out, err = invoke(command, broken, "--on-error", "collect")
    assert code == 0
    assert "journal" in out
    assert f"factcheck: {broken / 'empty.txt'}: not checked: the file is empty" in err.splitlines()


def test_a_text_on_the_screen_says_itself_what_was_left_out(invoke, broken, tmp_path):
    """In a file nobody sees it, so it is said on standard error."""
    _, out, err = invoke("check", broken, "--on-error", "collect")
    assert f"{broken / 'empty.txt'}: the file is empty" in " ".join(out.split())
    assert err == ""
    _, _, err = invoke("check", broken, "--on-error", "collect", "--output", tmp_path / "report.txt")
    assert "empty.txt: not checked" in err


def test_collect_needs_something_to_check(refused, story):
    """Nothing at all is an error."""
    [line] = refused("check", story(empty=""), "--on-error", "collect")
    assert "the file is empty" in line


def test_nothing_to_compare_is_no_success(invoke, story):
    """Where articles were left out, --fail-on does not pass for want of a second one; the report is written first."""
    folder = story(journal=LUNDI, empty="")
    assert invoke("check", folder, "--on-error", "collect")[0] == 0
    code, out, err = invoke("check", folder, "--on-error", "collect", "--fail-on", "update")
    assert (code, "Nothing to compare" in out) == (2, True)
    assert "nothing could be compared, because of articles that were not checked" in err
    assert invoke("check", story(journal=LUNDI) / "journal.txt", "--fail-on", "update")[0] == 0
    (folder / "empty.txt").write_text(MARDI, encoding="utf-8")
    assert invoke("check", folder, "--fail-on", "contradiction")[0] == 1


def test_no_article_that_can_be_read_is_an_error(invoke, tmp_path):
    """Also where files were read and their language is not there."""
    record = json.dumps({"text": "The ship arrives on lundi.", "language": "en"})
    (tmp_path / "en.json").write_text(record, encoding="utf-8")
    code, out, err = invoke("check", "en.json")
    assert (code, "Nothing to compare: 0 articles checked" in out) == (2, True)
    assert "factcheck: articles: nothing could be compared, because of articles that were not checked: en: " in err


def test_mentions_names_an_article_that_it_cannot_read(invoke, story, weekday_checker, monkeypatch):
    """One in a language that is not there yet has no mentions."""
    from factcheck.errors import ArticleError

    def mentions(self, article):
        raise ArticleError(article.id, "language 'xx' is not available yet")

    monkeypatch.setattr(weekday_checker, "mentions", mentions)
    folder = story(journal=LUNDI)
    assert (0, "", "factcheck: journal: not checked: language 'xx' is not available yet\n") == invoke(
        "mentions", folder
    )
    assert (0, "", "") == invoke("mentions", folder, "--quiet")


def test_quiet_says_errors_only(invoke, refused, broken, monkeypatch):
    """Neither a bar nor what was left out; a problem that ends the run is said all the same."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    code, out, err = invoke("check", broken, "-q", "--on-error", "collect", "--format", "json")
    assert (code, err) == (0, "")
    assert json.loads(out)["not_checked"]
    monkeypatch.undo()
    assert refused("check", broken, "--quiet")
