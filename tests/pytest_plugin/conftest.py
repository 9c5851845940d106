"""What the tests of the plugin share: runs of pytest in which the checker is a quick one, and stories for them."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

import factcheck.testing.items
import factcheck.testing.marker  # what is loaded here is not loaded again by each run within this process
import factcheck.verbs

FAKE = Path(__file__).with_name("fake_checker.py")
# What makes a process of its own use the fake: the workers of xdist, for example.
IN_PROCESS = f"""
import importlib.util
import factcheck.verbs

spec = importlib.util.spec_from_file_location("fake_checker", {str(FAKE)!r})
fake_checker = importlib.util.module_from_spec(spec)
spec.loader.exec_module(fake_checker)
factcheck.verbs.shared = fake_checker.FakeChecker
"""


@pytest.fixture(scope="session")
def fake_checker():
    """The module of the fake."""
    spec = importlib.util.spec_from_file_location("fake_checker", FAKE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def made(monkeypatch, fake_checker) -> list[dict[str, object]]:
    """Put the fake where the default checker is; the settings of the checkers that are made of it."""
    checker = fake_checker.FakeChecker()
    monkeypatch.setattr(factcheck.verbs, "shared", lambda: checker)
    return checker.made


@pytest.fixture
def run(pytester, made):
    """Run pytest in this process, with the fake."""

    def running(*arguments: object) -> pytest.RunResult:
        return pytester.runpytest_inprocess(*map(str, arguments))

    return running


@pytest.fixture
def run_apart(pytester):
    """Run pytest in a process of its own, with the fake: there xdist can start workers."""
    pytester.makeconftest(IN_PROCESS)

    def running(*arguments: object) -> pytest.RunResult:
        return pytester.runpytest_subprocess(*map(str, arguments))

    return running


@pytest.fixture
def write(pytester):
    """Write files below the folder of the tests; return the first one's folder."""

    def writing(**texts: str) -> Path:
        for name, text in texts.items():
            file = pytester.path / name.replace("__", "/")
            file = file if file.suffix else file.with_suffix(".txt")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return file.parent

    return writing


@pytest.fixture
def story_file(pytester):
    """Write a story file and return its path."""

    def writing(text: str, name: str = "harbour") -> Path:
        file = pytester.path / f"{name}.story.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    return writing
