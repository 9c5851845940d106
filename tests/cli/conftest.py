"""What the tests of the command line share: the program run in this process, with the quick checker."""

from __future__ import annotations

import io
import sys

import pytest

from factcheck.cli import run


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch, tmp_path):
    """Run in a folder of its own, so that no pyproject.toml of this project or above is read."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def invoke(weekday_checker, capfdbinary):
    """Run the program in this process; return exit code, standard output and standard error."""

    def call(*arguments: object) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return call


@pytest.fixture
def refused(invoke):
    """Run the program; check that nothing was printed and it exits 2; return the lines of standard error."""

    def call(*arguments: object) -> list[str]:
        code, out, err = invoke(*arguments)
        assert (code, out) == (2, "")
        assert "Traceback" not in err
        return err.splitlines()

    return call


@pytest.fixture
def piped(monkeypatch):
    """Put bytes into standard input."""

    def put(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return put
