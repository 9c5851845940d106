"""``factcheck completion``: the script that lets a shell complete commands, options and their values."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from factcheck.delivery import deliver

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_FACTCHECK_COMPLETE"  # what click listens to when the program is called "factcheck"


@click.command(short_help="Print the script for a shell's completion.")
@click.argument("shell", type=click.Choice(SHELLS), metavar="SHELL")
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that completes commands, options and values in SHELL: bash, zsh or fish.

    \b
    bash, in ~/.bashrc:                    eval "$(factcheck completion bash)"
    zsh, in ~/.zshrc:                      eval "$(factcheck completion zsh)"
    fish, in ~/.config/fish/config.fish:   factcheck completion fish | source
    """  # noqa: D301  # the character itself tells click to keep the lines
    made = get_completion_class(shell)
    assert made is not None, shell  # click has all three
    deliver(made(context.find_root().command, {}, "factcheck", VARIABLE).source(), None)
