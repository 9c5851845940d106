"""The group of commands, and how the program ends."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from factcheck.cli.check import check
from factcheck.cli.claims import claims
from factcheck.cli.completion import completion
from factcheck.cli.explain import explain
from factcheck.cli.mentions import mentions
from factcheck.delivery import silence_stdout
from factcheck.errors import FactcheckError, leaves

BAD_INPUT = 2
INTERRUPTED = 130  # what shells report for a program ended by Ctrl-C
WIDTH = 100  # columns of help, where the terminal has so many


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": WIDTH},
    epilog="Exit 0: nothing at the --fail-on level; 1: findings at it; 2: bad usage or input that cannot be read.",
)
@click.version_option(package_name="factcheck-claims", message="%(prog)s %(version)s")
def app() -> None:
    """Cross-check articles about one story: who agrees, who is more precise, who contradicts whom."""


for command in (check, claims, completion, explain, mentions):
    app.add_command(command)


def run(arguments: Sequence[str] | None = None, *, own_process: bool = False) -> int:
    """Run the program and return its exit code; ``own_process`` says that nothing else lives in this process."""
    try:
        code = app.main(arguments, prog_name="factcheck", standalone_mode=False, obj=own_process)
    except click.ClickException as error:
        error.show()
        return BAD_INPUT
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        silence_stdout()
        return 0
    except (FactcheckError, ExceptionGroup) as error:
        problems = list(leaves(error))
        if not all(isinstance(problem, FactcheckError) for problem in problems):
            raise
        for problem in problems:
            click.echo(f"factcheck: {problem}", err=True)
        return BAD_INPUT
    return int(code or 0)


def main() -> NoReturn:
    """Run the program and leave the process with its exit code."""
    sys.exit(run(own_process=True))
