"""``--factcheck-articles PATH``: one item per finding, chosen and excused like any other test."""

from __future__ import annotations

from pathlib import Path

import pytest

import factcheck.testing.items
from factcheck.errors import ArticleError

LUNDI = "Le navire arrive lundi."
MARDI = "Le navire arrive mardi."
BOTH = "Le navire arrive lundi. Le train part mardi."
OTHER = "Le navire arrive mardi. Le train part lundi."


@pytest.fixture
def folder(write):
    """A story that contradicts itself on the ship."""
    return write(story__journal=LUNDI, story__radio=MARDI)


def test_a_contradiction_fails_and_shows_who_says_what(run, folder):
    """The failure shows the question, both values, articles and files, offsets, both sentences, and why."""
    result = run("--factcheck-articles", folder)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "contradiction 0.90: Le navire arrive : quand ?",
            "  contradiction 0.90, why: lundi and mardi",
            "    lundi: « Le navire arrive [[]lundi]. »",
            "      journal:17-22 in story/journal.txt:1",
            "    mardi: « Le navire arrive [[]mardi]. »",
            "      radio:17-22 in story/radio.txt:1",
            "    pair * of finding *",
        ]
    )
    assert "Traceback" not in result.stdout.str()


def test_other_findings_pass(run, write):
    """An agreement is an item that passes; its node id is the finding's id and the question."""
    result = run("-v", f"--factcheck-articles={write(story__journal=LUNDI, story__radio=LUNDI)}")
    result.assert_outcomes(passed=1)
    result.stdout.re_match_lines([r"factcheck::[0-9a-f]{16} Le navire arrive : quand \? PASSED.*"])


def test_nothing_to_compare_passes(run, write):
    """A story without findings gives one item that says so, not an empty run that counts as an error."""
    result = run("-v", f"--factcheck-articles={write(story__journal=LUNDI)}")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["factcheck::nothing is contradicted PASSED*"])


def test_an_article_that_was_not_checked_is_skipped_with_the_reason(run, pytester):
    """What is left out of the check is visible."""
    file = pytester.path / "story.jsonl"
    file.write_text('{"id": "times", "text": "It came on Monday.", "language": "en"}\n', encoding="utf-8")
    result = run("-rs", "--factcheck-articles", file)
    result.assert_outcomes(passed=1, skipped=1)
    result.stdout.fnmatch_lines(["*times: language 'en' is not available yet"])


def test_several_paths_are_one_story(run, folder):
    """The option given twice compares both files with each other."""
    files = ("--factcheck-articles", folder / "journal.txt", "--factcheck-articles", folder / "radio.txt")
    run(*files).assert_outcomes(failed=1)


def test_a_relative_path_starts_at_the_current_folder(run, folder, pytester, monkeypatch):
    """The path means what it means to the shell, not to the root of the tests."""
    root = pytester.mkdir("root")
    monkeypatch.chdir(folder.parent)
    run("--rootdir", root, "--factcheck-articles=story").assert_outcomes(failed=1)


def test_alone_it_leaves_the_projects_own_tests_out(run, folder, pytester):
    """Who gives only the option gets only the story."""
    pytester.makepyfile("def test_own(): assert False")
    run("--factcheck-articles", folder).assert_outcomes(failed=1)


def test_beside_test_paths_it_adds_to_them(run, folder, pytester):
    """Who names tests too gets both."""
    pytester.makepyfile(test_own="def test_own(): pass")
    run("test_own.py", "--factcheck-articles", folder).assert_outcomes(passed=1, failed=1)


@pytest.mark.parametrize("line", ["addopts = --factcheck-articles=story", "factcheck_articles = story"])
def test_set_in_the_configuration_it_adds_to_the_projects_tests(run, folder, pytester, line):
    """A project that always checks its articles does not lose its tests by that."""
    pytester.makeini(f"[pytest]\n{line}")
    pytester.makepyfile("def test_own(): pass")
    run().assert_outcomes(passed=1, failed=1)


def test_k_chooses_among_findings(run, folder):
    """``-k`` reads the questions, the ids, the verdicts and the kinds."""
    run("--factcheck-articles", folder, "-k", "train").assert_outcomes(deselected=1)
    for chosen in ("navire", "contradiction", "date"):
        run("--factcheck-articles", folder, "-k", chosen).assert_outcomes(failed=1)
    run("--factcheck-articles", folder, "-k", "agreement").assert_outcomes(deselected=1)


def test_m_chooses_the_items_of_stories(run, folder, pytester):
    """All items of stories have the marker, which strict runs know."""
    pytester.makepyfile("def test_own(): pass")
    arguments = ("--strict-markers", "test_m_chooses_the_items_of_stories.py", "--factcheck-articles", folder)
    run(*arguments, "-m", "factcheck").assert_outcomes(failed=1, deselected=1)
    run(*arguments, "-m", "not factcheck").assert_outcomes(passed=1, deselected=1)


def test_x_stops_at_the_first_contradiction(run, write):
    """A long story need not be read to its end."""
    folder = write(story__journal=BOTH, story__radio=OTHER)
    run("--factcheck-articles", folder).assert_outcomes(failed=2)
    run("--factcheck-articles", folder, "-x").assert_outcomes(failed=1)


def test_last_failed_runs_the_contradictions_again(run, write):
    """Node ids are the same in the next run."""
    folder = write(story__journal=BOTH, story__radio=MARDI + " Le train part mardi.")
    run("--factcheck-articles", folder).assert_outcomes(failed=1, passed=1)
    result = run("--factcheck-articles", folder, "--last-failed")
    result.assert_outcomes(failed=1, deselected=1)
    result.stdout.fnmatch_lines(["*rerun previous 1 failure*"])


def test_a_conftest_excuses_a_single_contradiction(run, folder, pytester):
    """Items are there before a project's own hooks look for them."""
    pytester.makeconftest(
        """
        import pytest

        def pytest_collection_modifyitems(items):
            for item in items:
                if "navire" in item.name:
                    item.add_marker(pytest.mark.xfail(reason="the port says nothing"))
        """
    )
    result = run(".", "--factcheck-articles", folder, "-rx")
    result.assert_outcomes(xfailed=1)
    result.stdout.fnmatch_lines(["XFAIL *the port says nothing*"])


def test_a_single_item_is_deselected(run, folder):
    """``--deselect`` takes the node id that a run has shown."""
    shown = run("--factcheck-articles", folder, "-q", "--collect-only").stdout.lines
    name = next(line for line in shown if line.startswith("factcheck::"))
    run("--factcheck-articles", folder, "--deselect", name).assert_outcomes(deselected=1)


def test_collect_only_lists_the_findings_and_writes_nothing(run, folder, pytester):
    """Looking leaves no file behind."""
    arguments = ("--factcheck-baseline=known.toml", "--factcheck-update-baseline", "--factcheck-report=json:out.json")
    result = run("--factcheck-articles", folder, "--collect-only", *arguments)
    result.stdout.fnmatch_lines(["*FindingItem*Le navire arrive : quand ?*"])
    assert not list(pytester.path.glob("*.toml"))
    assert not list(pytester.path.glob("*.json"))


def test_bad_input_is_a_collection_error_with_one_line_per_problem(run, write):
    """The file and the reason are shown, without a traceback."""
    folder = write(**{"story__journal": LUNDI, "story__empty": "", "story__broken.jsonl": "{\n"})
    result = run("--factcheck-articles", folder)
    assert result.ret == pytest.ExitCode.INTERRUPTED
    result.stdout.fnmatch_lines_random(["factcheck: *empty.txt: *", "factcheck: *broken.jsonl*"])
    assert "Traceback" not in result.stdout.str()


@pytest.mark.parametrize(
    "fault", [KeyError("index"), ExceptionGroup("two", [KeyError("index"), ArticleError("a", "b")])]
)
def test_what_is_no_mistake_of_the_user_keeps_its_traceback(run, folder, monkeypatch, fake_checker, fault):
    """A fault of the program is not made to look like bad input."""

    def check(self, articles):
        raise fault

    monkeypatch.setattr(fake_checker.FakeChecker, "check", check)
    result = run("--factcheck-articles", folder)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*KeyError: 'index'*"])


def test_an_error_of_another_sort_in_an_item_is_shown_by_pytest(run, folder, monkeypatch):
    """Only what the plugin says itself is shown without a traceback."""
    monkeypatch.setattr(factcheck.testing.items, "described", lambda *_: Path("/nowhere/at/all").read_text())
    result = run("--factcheck-articles", folder)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*FileNotFoundError: *'/nowhere/at/all'*"])


def test_without_the_option_nothing_is_added(run, pytester):
    """A project that has factcheck installed and does not use it runs as before."""
    pytester.makepyfile("def test_own(): pass")
    run().assert_outcomes(passed=1)


def test_names_of_items_hold_nothing_that_separates_node_ids(run, write):
    """A node id can be given to pytest again, whatever an article's id is."""
    record = '{"id": "times::monday[1]\\n", "text": "It came on Monday.", "language": "en"}\n'
    result = run("-v", "--factcheck-articles", write(**{"story__one.jsonl": record}))
    result.stdout.fnmatch_lines(["factcheck::not checked times:monday(1) SKIPPED*"])
