"""The pages show the help texts as the program prints them.

Below ``<!-- help: check -->`` stands what ``factcheck check --help`` prints, 100 columns wide, and below
``<!-- help: factcheck -->`` what ``factcheck --help`` prints.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factcheck.checker import Checker

ROOT = Path(__file__).parent.parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMANDS = ("factcheck", "check", "claims", "completion", "explain", "mentions")
MARKER = re.compile(r"<!-- help: ([\w-]+) -->\s*```text\n(.*?)```", re.DOTALL)


def shown(page: Path) -> list[tuple[str, str]]:
    """The help texts that a page shows, with the command's name."""
    return MARKER.findall(page.read_text(encoding="utf-8"))


@pytest.fixture
def helped(invoke, monkeypatch):
    """Ask the program for help, 100 columns wide."""
    monkeypatch.setenv("COLUMNS", "100")

    def call(name: str) -> str:
        code, out, _ = invoke(*([] if name == "factcheck" else [name]), "--help")
        assert code == 0
        return out

    return call


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_help_is_shown_as_it_is(page, helped):
    """Wherever a page shows it."""
    for name, text in shown(page):
        assert helped(name) == text, f"{page.name}: factcheck {name} --help has changed; write the new text there"


def test_the_page_of_the_command_line_has_every_command():
    """Nothing is left out, and the markers are written as they are looked for."""
    page = ROOT / "docs" / "cli.md"
    assert list(COMMANDS) == sorted((name for name, _ in shown(page)), key=COMMANDS.index)
    assert all(page.read_text(encoding="utf-8").count("<!-- help:") == len(shown(page)) for page in PAGES)


@pytest.mark.parametrize("name", COMMANDS)
def test_no_line_is_too_wide(name, helped):
    """Help fits into 100 columns."""
    assert max(map(len, helped(name).splitlines())) <= 100


def test_every_option_is_explained(helped):
    """No option without a sentence."""
    for name in COMMANDS[1:]:
        bare = re.findall(r"^  (--?[\w-]+[^\n]*?)\n(?=  -|\Z)", helped(name), re.MULTILINE)
        assert not [line for line in bare if "  " not in line], bare


def test_the_number_of_the_threshold_is_the_librarys(helped):
    """The default that the help states is the one that is used."""
    assert f"{Checker().min_confidence} if not said" in " ".join(helped("check").split())
