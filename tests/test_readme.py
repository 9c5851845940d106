"""What the README and the docs show, runs and is true."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import factcheck

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of a page in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def examples(tests: bool) -> list:
    """The Python blocks, those that are files of tests or the others."""
    found = [(page.name, block) for page in PAGES for block in blocks(page, "python")]
    return [pytest.param(b, id=f"{name}-{n}") for n, (name, b) in enumerate(found) if b.startswith("# test_") == tests]


@pytest.mark.parametrize("block", examples(tests=False))
def test_examples_run(block, monkeypatch):
    """Every Python block runs by itself, from the root of the repository."""
    monkeypatch.chdir(ROOT)
    exec(compile(block, "example", "exec"), {"__name__": "example"})


@pytest.mark.parametrize("block", examples(tests=True))
def test_example_tests_pass(block, pytester):
    """Every block that is a file of tests passes."""
    pytester.makepyfile(test_example=block)
    result = pytester.runpytest_inprocess("-p", "no:cacheprovider")
    result.assert_outcomes(passed=block.count("def test_"))


@pytest.mark.parametrize("name", ["check", "explain"])
def test_the_shown_output_is_the_real_one(name):
    """Every line that the README shows of a command on the seeds is printed by it."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(rf"<!-- output: {name} -->\s*```text\n(.*?)```", readme, re.DOTALL)[1]
    command = [sys.executable, "-m", "factcheck", name, "seeds/"]
    real = subprocess.run(command, capture_output=True, check=True, cwd=ROOT).stdout.decode().splitlines()
    lines = [line for line in shown.splitlines() if line.strip() not in ("", "...")]
    assert lines
    assert not [line for line in lines if line not in real]


@pytest.mark.parametrize("page", [*PAGES, *ROOT.glob("[CL]*.md")], ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    """Every relative link names a file or folder that is there."""
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert not [target for target in targets if not (page.parent / target).exists()]


def test_commands_can_be_read_by_the_checks():
    """The two commands that the continuous checks run are taken from the README itself."""
    for name, word in (("check", "factcheck check seeds/"), ("tests", "pytest")):
        script = [sys.executable, str(ROOT / ".ci" / "readme_command.py"), name]
        assert word in subprocess.run(script, capture_output=True, text=True, check=True).stdout


def test_every_dependency_is_explained():
    """The README's table has a row for each package that an installation brings on purpose."""
    from importlib.metadata import requires

    wanted = {re.split(r"[<>=; ]", name)[0].lower() for name in requires("factcheck-claims") if "extra" not in name}
    table = (ROOT / "README.md").read_text(encoding="utf-8")
    assert not {name for name in wanted if f"| {name} |" not in table}


def test_every_public_name_is_documented():
    """The interface page lists what ``__all__`` names, and nothing else."""
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"auto(?:function|class|exception):: (\w+)", page)) == factcheck.__all__


def test_every_column_of_the_tables_is_documented():
    """With what it holds, in the words of the code."""
    from factcheck.report.columns import CLAIM_COLUMNS, PAIR_COLUMNS

    page = (ROOT / "docs" / "usage.md").read_text(encoding="utf-8")
    shown = [column for column in (*PAIR_COLUMNS, *CLAIM_COLUMNS) if not column.name.endswith("_b")]
    assert not [c.name for c in shown if f"| `{c.name}` | {c.cell} | {c.says} |" not in page]
