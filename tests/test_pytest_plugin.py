"""The pytest plugin, tested through pytest itself."""

from __future__ import annotations

import subprocess
import sys

import pytest

LUNDI = "Le navire arrive lundi à Saint-Malo."
MARDI = "Le navire est arrivé mardi au port."

pytestmark = pytest.mark.usefixtures("weekday_checker")


def run(pytester, *arguments):
    return pytester.runpytest_inprocess("-p", "no:cacheprovider", *arguments)


def test_a_contradiction_fails_and_shows_who_says_what(pytester, story):
    """The failure shows the question, both values, their articles and offsets, and both sentences."""
    result = run(pytester, "--factcheck-articles", story(journal=LUNDI, radio=MARDI))
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "Quand le navire arrive-t-il à St. Malo ?",
            "contradiction (0.90): lundi and mardi",
            "  lundi",
            "    journal:17-22  « Le navire arrive lundi à Saint-Malo. »",
            "  mardi",
            "    radio:21-26  « Le navire est arrivé mardi au port. »",
        ]
    )
    assert "Traceback" not in result.stdout.str()


def test_other_findings_pass(pytester, story):
    """An agreement is an item that passes; its node id is the finding's id and the question."""
    result = run(pytester, "-v", f"--factcheck-articles={story(journal=LUNDI, radio=LUNDI)}")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["factcheck::f-navire Quand le navire arrive-t-il à St. Malo [?] PASSED*"])


def test_nothing_to_compare_passes(pytester, story):
    """A story without findings gives one item that says so, not an empty run that counts as an error."""
    result = run(pytester, "-v", f"--factcheck-articles={story(journal=LUNDI)}")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["factcheck::nothing is contradicted PASSED*"])


def test_an_article_that_was_not_checked_is_skipped_with_the_reason(pytester, tmp_path):
    """What is left out of the check is visible."""
    file = tmp_path / "story.jsonl"
    file.write_text('{"id": "times", "text": "It came on Monday.", "language": "en"}\n', encoding="utf-8")
    result = run(pytester, "-rs", "--factcheck-articles", file)
    result.assert_outcomes(passed=1, skipped=1)
    result.stdout.fnmatch_lines(["*times: language 'en' is not available yet"])


def test_several_paths_are_one_story(pytester, story):
    """The option given twice compares both files with each other."""
    folder = story(journal=LUNDI, radio=MARDI)
    files = ("--factcheck-articles", folder / "journal.txt", "--factcheck-articles", folder / "radio.txt")
    run(pytester, *files).assert_outcomes(failed=1)


def test_a_relative_path_starts_at_the_current_folder(pytester, story, monkeypatch):
    """The path means what it means to the shell, not to the root of the tests."""
    monkeypatch.chdir(story(journal=LUNDI, radio=MARDI).parent)
    run(pytester, "--rootdir", pytester.path, "--factcheck-articles=story").assert_outcomes(failed=1)


def test_alone_it_leaves_the_projects_own_tests_out(pytester, story):
    """Who gives only the option gets only the story."""
    pytester.makepyfile("def test_own(): assert False")
    folder = story(journal=LUNDI, radio=LUNDI)
    run(pytester, "--factcheck-articles", folder).assert_outcomes(passed=1)


def test_beside_test_paths_it_adds_to_them(pytester, story):
    """Who names tests too gets both."""
    pytester.makepyfile(test_own="def test_own(): pass")
    folder = story(journal=LUNDI, radio=MARDI)
    run(pytester, "test_own.py", "--factcheck-articles", folder).assert_outcomes(passed=1, failed=1)


def test_set_in_addopts_it_adds_to_the_projects_tests(pytester, story):
    """A project that always checks its articles does not lose its tests by that."""
    folder = story(journal=LUNDI, radio=MARDI)
    pytester.makeini(f"[pytest]\naddopts = --factcheck-articles={folder}")
    pytester.makepyfile("def test_own(): pass")
    run(pytester).assert_outcomes(passed=1, failed=1)


def test_k_chooses_among_findings(pytester, story):
    """``-k`` reads the questions."""
    folder = story(journal=LUNDI, radio=MARDI)
    run(pytester, "--factcheck-articles", folder, "-k", "train").assert_outcomes(deselected=1)
    run(pytester, "--factcheck-articles", folder, "-k", "navire").assert_outcomes(failed=1)


def test_last_failed_runs_the_contradictions_again(pytester, story):
    """Node ids are the same in the next run."""
    folder = story(journal=LUNDI, radio=MARDI)
    pytester.runpytest_inprocess("--factcheck-articles", folder).assert_outcomes(failed=1)
    result = pytester.runpytest_inprocess("--factcheck-articles", folder, "--last-failed")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*rerun previous 1 failure*"])


def test_bad_input_is_a_collection_error_with_one_line_per_problem(pytester, story):
    """The file and the reason are shown, without a traceback."""
    folder = story(journal=LUNDI, empty="")
    (folder / "broken.jsonl").write_text("{\n", encoding="utf-8")
    result = run(pytester, "--factcheck-articles", folder)
    assert result.ret == pytest.ExitCode.INTERRUPTED
    result.stdout.fnmatch_lines_random(["factcheck: *empty.txt: *", "factcheck: *broken.jsonl*"])
    assert "Traceback" not in result.stdout.str()


def test_the_junit_report_carries_the_verdict(pytester, story):
    """Machines read the verdict as a property."""
    run(pytester, "--factcheck-articles", story(journal=LUNDI, radio=MARDI), "--junitxml=out.xml")
    text = (pytester.path / "out.xml").read_text(encoding="utf-8")
    assert '<property name="verdict" value="contradiction"' in text


def test_without_the_option_nothing_is_added(pytester):
    """A project that has factcheck installed and does not use it runs as before."""
    pytester.makepyfile("def test_own(): pass")
    run(pytester).assert_outcomes(passed=1)


def test_the_fixture_is_one_checker_for_the_whole_run(pytester, weekday_checker):
    """``fact_checker`` is made once."""
    pytester.makepyfile(
        """
        def test_one(fact_checker): assert fact_checker.check([]).findings == ()
        def test_two(fact_checker): pass
        """
    )
    run(pytester).assert_outcomes(passed=2)
    assert weekday_checker.made == [{}]


def test_it_can_be_switched_off(pytester):
    """``-p no:factcheck`` removes option and fixture."""
    pytester.makepyfile("def test_own(fact_checker): pass")
    result = run(pytester, "-p", "no:factcheck")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*fixture 'fact_checker' not found*"])


def test_nothing_heavy_is_imported_until_asked():
    """Every pytest run on the machine loads the plugin: it must cost next to nothing."""
    code = "import sys, factcheck.pytest_plugin; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"spacy", "torch", "numpy", "sentence_transformers", "dateparser", "rapidfuzz", "rich", "jinja2"}
    assert not heavy & set(loaded)
    assert not {"factcheck.checker", "factcheck.report", "factcheck.language", "factcheck.kinds"} & set(loaded)


def test_it_works_with_xdist(pytester, story):
    """Every worker collects the same items in the same order, whatever its hash seed."""
    pytester.makepyfile("def test_own(): assert False")
    folder = story(journal=LUNDI)  # one article: nothing is compared, so the real checker is quick
    result = pytester.runpytest_subprocess("-n2", "-p", "no:cacheprovider", "--factcheck-articles", folder)
    result.assert_outcomes(passed=1)
