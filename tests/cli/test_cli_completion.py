"""Shell completion: the scripts, and what they complete."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from factcheck.cli import run
from factcheck.cli.types import KINDS


@pytest.fixture
def complete(monkeypatch, capsys):
    """Complete the last word of a line, as bash asks for it."""

    def call(line: str) -> list[str]:
        monkeypatch.setenv("_FACTCHECK_COMPLETE", "bash_complete")
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(len(line.split(" ")) - 1))
        with pytest.raises(SystemExit) as ended:
            run([])
        assert ended.value.code == 0
        return [item.split(",", 1)[1] for item in capsys.readouterr().out.splitlines()]

    return call


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("factcheck ch", ["check"]),
        ("factcheck c", ["check", "claims", "completion"]),
        ("factcheck check --fail-on up", ["update"]),
        ("factcheck check --fail-on n", ["never"]),
        ("factcheck check --format s", ["sarif"]),
        ("factcheck claims --format j", ["json", "jsonl"]),
        ("factcheck explain --verdict c", ["contradiction"]),
        ("factcheck mentions --kinds ", ["date", "location", "count"]),
        ("factcheck mentions --kinds date,", ["date,location", "date,count"]),
        ("factcheck mentions --kinds date,lo", ["date,location"]),
        ("factcheck check --on-error c", ["collect"]),
        ("factcheck check --min", ["--min-confidence"]),
        ("factcheck completion f", ["fish"]),
    ],
)
def test_commands_options_and_values_complete(complete, line, expected):
    """What can stand there."""
    assert expected == complete(line)


@pytest.mark.parametrize(
    ("shell", "part"),
    [("bash", "complete -o nosort -F"), ("zsh", "#compdef factcheck"), ("fish", "complete --no-files")],
)
def test_the_script_is_printed(invoke, shell, part):
    """Each shell has its own; all of them ask the program through the same variable."""
    code, out, err = invoke("completion", shell)
    assert (code, err) == (0, "")
    assert part in out
    assert "_FACTCHECK_COMPLETE=" in out


def test_bash_takes_the_script(invoke):
    """It has no error of syntax."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not installed")
    _, script, _ = invoke("completion", "bash")
    subprocess.run([bash, "-n"], input=script, text=True, check=True)


def test_an_unknown_shell_is_refused(refused):
    """With the ones that there are."""
    assert "'bash', 'zsh', 'fish'" in refused("completion", "tcsh")[-1]


def test_the_kinds_are_those_of_the_library():
    """The command line names them itself, because the library's list takes long to load."""
    from factcheck.kinds.registry import NAMES

    assert tuple(NAMES) == KINDS
