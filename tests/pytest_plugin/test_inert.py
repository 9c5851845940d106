"""The plugin costs and does nothing until it is asked, and nothing of it is left when it is switched off."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {
    *("attrs", "cattrs", "click", "dateparser", "jinja2", "numpy", "pandas", "rapidfuzz", "rich"),
    *("sentence_transformers", "spacy", "thinc", "tokenizers", "torch"),
}


def heavy(loaded: set[str]) -> set[str]:
    """What should not be among the loaded modules: heavy packages, and our own rooms."""
    ours = {name for name in loaded if name.startswith("factcheck.") and name != "factcheck.pytest_plugin"}
    return (HEAVY & loaded) | ours


def test_nothing_heavy_is_imported_until_asked():
    """Every pytest run on the machine loads the plugin: it must cost next to nothing."""
    code = "import sys, factcheck.pytest_plugin; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not heavy(set(loaded))


def test_a_run_that_does_not_ask_loads_and_collects_nothing(pytester):
    """Articles that lie about are no tests, and a marker alone asks for nothing."""
    pytester.makefile(".txt", article="Le navire arrive lundi.")
    pytester.makepyfile(
        """
        import sys
        import pytest

        @pytest.mark.factcheck
        def test_own(): print("loaded", *sys.modules)
        """
    )
    result = pytester.runpytest_subprocess("-s", "--strict-markers", "-p", "no:hypothesispytest", "-p", "no:xdist")
    result.assert_outcomes(passed=1)
    [line] = [line for line in result.stdout.lines if " loaded " in f" {line}"]
    assert "factcheck.pytest_plugin" in line
    assert not {name for name in heavy(set(line.split())) if name.startswith("factcheck")}
    assert not {"spacy", "numpy", "torch", "dateparser"} & set(line.split())


def test_help_shows_the_options_and_their_twins(run):
    """``pytest --help`` says what there is."""
    result = run("--help")
    for name in ("articles", "kinds", "min_confidence", "fail_on", "baseline", "update_baseline", "report"):
        assert f"--factcheck-{name.replace('_', '-')}" in result.stdout.str()
        assert f"factcheck_{name}" in result.stdout.str()
    run("--markers").stdout.fnmatch_lines(["@pytest.mark.factcheck(articles, *"])


def test_it_can_be_switched_off(pytester, write, story_file):
    """``-p no:factcheck`` removes options, fixtures, marker and story files."""
    write(a="Le navire arrive lundi.", b="Le navire arrive mardi.")
    story_file('articles = ["a.txt", "b.txt"]')
    pytester.makepyfile("def test_own(fact_checker): pass")
    result = pytester.runpytest_inprocess("-p", "no:factcheck")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*fixture 'fact_checker' not found*"])
    for shown in ("--help", "--markers"):
        # the names of installed plugins apart, nothing speaks of it
        lines = pytester.runpytest_inprocess("-p", "no:factcheck", shown).stdout.lines
        assert not [line for line in lines if "factcheck" in line and "factcheck-claims" not in line]
    assert (
        pytest.ExitCode.USAGE_ERROR == pytester.runpytest_inprocess("-p", "no:factcheck", "--factcheck-kinds=date").ret
    )
