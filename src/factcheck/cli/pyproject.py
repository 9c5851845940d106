"""Defaults for the options from ``[tool.factcheck]``: in the nearest pyproject.toml that has it, or a named file.

[tool.factcheck]
kinds = ["date", "count"]
min-confidence = 0.5
embedder = "./models/small"      # what begins with a dot is meant from the file's folder
encoding = "utf-8"
fail-on = "contradiction"
format = "json"
on-error = "collect"
quiet = true
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import click

from factcheck.cli.formats import FORMATS
from factcheck.cli.types import ENCODING_TYPE, FAIL_ON, KINDS_TYPE, ON_ERROR, PROBABILITY
from factcheck.errors import FactcheckError, SettingsError, instead_of

FILE = "pyproject.toml"
TABLE = "[tool.factcheck]"


class Key(NamedTuple):
    """What a key of the table may be: the Python types that TOML gives, in words, and the option's own type."""

    python: tuple[type, ...]
    words: str
    option: click.ParamType[Any]


KEYS: Mapping[str, Key] = {
    "embedder": Key((str,), "a string", click.STRING),
    "encoding": Key((str,), "a string", ENCODING_TYPE),
    "fail-on": Key((str,), "a string", FAIL_ON),
    "format": Key((str,), "a string", click.Choice(FORMATS)),
    "kinds": Key((str, list), "a list of strings", KINDS_TYPE),
    "min-confidence": Key((int, float), "a number from 0 to 1", PROBABILITY),
    "on-error": Key((str,), "a string", click.Choice(ON_ERROR)),
    "quiet": Key((bool,), "true or false", click.BOOL),
}


def read_defaults(file: Path | None) -> dict[str, Any]:
    """Return the defaults of ``file``, or of the nearest pyproject.toml that has some; keys are written with "_".

    Raises SettingsError, several at once an ExceptionGroup of them; each names the file and the key.
    """
    path, table = (file, _table(file)) if file is not None else _nearest(Path.cwd())
    if path is None:
        return {}
    if table is None:
        raise SettingsError(f"{path}: has no table {TABLE}")
    if not isinstance(table, dict):
        raise SettingsError(f"{path}: {TABLE} must be a table, not {table!r}")
    problems = [SettingsError(f"{path}: {problem}") for problem in _problems(table)]
    if problems:
        raise problems[0] if len(problems) == 1 else ExceptionGroup(f"settings in {path}", problems)
    return {key.replace("-", "_"): _value(key, value, path) for key, value in table.items()}


def _nearest(folder: Path) -> tuple[Path | None, Any]:
    """Return the first file with the table, going up from ``folder``; a file without it is passed over."""
    for place in (folder, *folder.parents):
        path = place / FILE
        if path.is_file() and (table := _table(path)) is not None:
            return path, table
    return None, None


def _table(path: Path) -> Any:
    import tomllib

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise FactcheckError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FactcheckError(f"{path}: is no TOML: {error}; --no-config reads none") from error
    tool = data.get("tool")
    return tool.get("factcheck") if isinstance(tool, dict) else None


def _problems(table: Mapping[str, Any]) -> Iterator[str]:
    for name, value in table.items():
        key = KEYS.get(name)
        if key is None:
            yield f"{TABLE} has no key {name!r}; {instead_of(name.replace('_', '-'), KEYS)}"
        elif not _fits(value, key):
            yield f"{name} in {TABLE} must be {key.words}, not {value!r}"
        else:
            try:
                key.option.convert(value, None, None)
            except click.BadParameter as error:
                yield f"{name} in {TABLE}: {error.message.rstrip('.')}"


def _fits(value: Any, key: Key) -> bool:
    if isinstance(value, list) and not all(isinstance(item, str) for item in value):
        return False
    return isinstance(value, key.python) and (bool in key.python or not isinstance(value, bool))


def _value(key: str, value: Any, path: Path) -> Any:
    if key == "embedder" and value.startswith("."):
        return str(path.parent / value)
    return KEYS[key].option.convert(value, None, None)
