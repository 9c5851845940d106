"""The options that commands share, and what a command is asked in the end: command line first, then pyproject.toml."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from factcheck.cli.formats import chosen, endings
from factcheck.cli.pyproject import read_defaults
from factcheck.cli.types import ENCODING_TYPE, KINDS, KINDS_TYPE, ON_ERROR, PROBABILITY
from factcheck.defaults import MIN_CONFIDENCE

Command = Callable[..., int]
Decorator = Callable[[Command], Command]


class Request(NamedTuple):
    """What every command is asked; ``settings`` are the Checker's, without those that were not said."""

    paths: tuple[str, ...]
    output: Path | None
    form: str
    encoding: str | None
    quiet: bool
    settings: Mapping[str, Any]
    own_process: bool

    @property
    def on_error(self) -> str:
        """What is done with an article that cannot be used."""
        return str(self.settings.get("on_error", ON_ERROR[0]))


def asked(formats: Sequence[str], *, comparing: bool = False) -> Decorator:
    """Add the shared options to a command, and call it with a Request and its own options.

    ``comparing`` adds what the commands take that state pairs: --min-confidence and --embedder.
    """
    decorators = (_PATHS, _format(formats), _OUTPUT, _KINDS, *(_COMPARING if comparing else ()), *_RUNNING)

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def call(own_process: bool | None, paths: tuple[str, ...], output: Path | None, **options: Any) -> int:
            form = options.pop("form")
            defaults = _defaults(options.pop("config"), options.pop("no_config"))
            for name in options.keys() & defaults.keys():
                if options[name] is None:
                    options[name] = defaults[name]
            settings = {name: options.pop(name) for name in _SETTINGS if name in options}
            request = Request(
                paths=paths,
                output=output,
                form=chosen(form, output, defaults.get("format"), formats),
                encoding=options.pop("encoding"),
                quiet=bool(options.pop("quiet")),
                settings={name: value for name, value in settings.items() if value is not None},
                own_process=bool(own_process),
            )
            return command(request, **options)

        made: Command = click.pass_obj(call)
        for decorator in reversed(decorators):
            made = decorator(made)
        return made

    return decorate


_SETTINGS = ("kinds", "min_confidence", "embedder", "on_error")
_PATHS: Decorator = click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(allow_dash=True, readable=False)
)
_OUTPUT: Decorator = click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file, whole or not at all."
)
_KINDS: Decorator = click.option(
    "--kinds", type=KINDS_TYPE, metavar="KIND,KIND", help=f"Only these kinds of claims: {', '.join(KINDS)}."
)
_COMPARING: Sequence[Decorator] = (
    click.option(
        "--min-confidence",
        type=PROBABILITY,
        metavar="P",
        help=f"Leave out what is less certain than this (0 to 1); {MIN_CONFIDENCE} if not said.",
    ),
    click.option("--embedder", metavar="NAME", help="A sentence-transformers model, by name or path."),
)
_RUNNING: Sequence[Decorator] = (
    click.option(
        "--encoding", type=ENCODING_TYPE, metavar="NAME", help="How the files are encoded; UTF-8 if not said."
    ),
    click.option(
        "--on-error",
        type=click.Choice(ON_ERROR),
        help="An article that cannot be read ends the run (raise, if not said), or is left out and named (collect).",
    ),
    click.option(
        "--quiet/--no-quiet",
        "-q/ ",
        default=None,
        help="Show no progress, and on standard error nothing but errors.",
    ),
    click.option(
        "--config",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Take defaults from [tool.factcheck] in this file; if not said, in the nearest pyproject.toml with it.",
    ),
    click.option("--no-config", is_flag=True, help="Take no defaults from a file."),
)


def _format(formats: Sequence[str]) -> Decorator:
    text = f"If not said, that of the ending of --output ({endings(formats)}), else text."
    return click.option("--format", "form", type=click.Choice(formats), help=text)


def _defaults(file: Path | None, no_config: bool) -> dict[str, Any]:
    if no_config and file is not None:
        raise click.UsageError("choose one of --config and --no-config")
    return {} if no_config else read_defaults(file)
