"""A TOML file whose problems are told with their lines: unknown keys with those that are close, values that do not fit.

``tomllib`` gives values without places; the line of a key is looked up in the text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from factcheck.errors import ArticleError, instead_of

_HEADER = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]\]?\s*(#.*)?$")
_LONG_QUOTES = re.compile("\"\"\"|'''")


@attrs.frozen
class Field:
    """What a key's value must be: in words, and as a test."""

    needed: str
    fits: Callable[[Any], bool]
    required: bool = False


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


TEXT = Field("a text", _text)
TEXTS = Field(
    "a list of texts", lambda value: isinstance(value, list) and bool(value) and all(_text(item) for item in value)
)
PROBABILITY = Field(
    "a number from 0 to 1",
    lambda value: isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1,
)
TABLES = Field("tables", lambda value: isinstance(value, list) and all(isinstance(item, Mapping) for item in value))
ANYTHING = Field("anything", lambda value: True)  # checked by who reads it


def one_of(*names: str) -> Field:
    """Return the field of a closed choice."""
    return Field(f"one of {', '.join(names)}", lambda value: isinstance(value, str) and value in names)


@attrs.frozen
class TomlFile:
    """A TOML file that was read."""

    path: Path
    text: str
    data: Mapping[str, Any]

    @classmethod
    def read(cls, path: Path) -> TomlFile:
        """Read a file; raises ArticleError where it cannot be read or is no TOML."""
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except OSError as error:
            raise ArticleError(str(path), f"cannot be read: {error.strerror or error}") from error
        except UnicodeDecodeError as error:
            raise ArticleError(str(path), f"is not UTF-8 at offset {error.start}; TOML files are") from error
        try:
            return cls(path, text, tomllib.loads(text))
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise ArticleError(str(path), f"is no TOML: {error}") from error

    def problem(self, reason: str, table: str = "", number: int = 0, key: str = "") -> ArticleError:
        """Return an error about a key of the file, or of its ``number``-th table of a name (the first is 0)."""
        line = self._line(table, number, key)
        return ArticleError(str(self.path) + (f", line {line}" if line else ""), reason)

    def problems(self, fields: Mapping[str, Field], table: str = "") -> Iterator[ArticleError]:
        """Yield an error for each key that is unknown, missing, or has a value that does not fit."""
        tables: list[Mapping[str, Any]] = self.data.get(table, []) if table else [self.data]
        for number, values in enumerate(tables if TABLES.fits(tables) else []):
            for key, value in values.items():
                field = fields.get(key)
                if field is None:
                    yield self.problem(f"unknown key {key!r}; {instead_of(key, fields)}", table, number, key)
                elif not field.fits(value):
                    yield self.problem(f"{key!r} must be {field.needed}, not {value!r}", table, number, key)
            for key, field in fields.items():
                if field.required and key not in values:
                    what = f"[[{table}]]" if table else "the file"
                    yield self.problem(f"{what} has no {key!r}, {field.needed}", table, number)

    def _line(self, table: str, number: int, key: str) -> int | None:
        """Return the line of a key, or of a table's head without one; None where the text does not show it."""
        here, seen = "", -1
        wanted = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*(=|\.)""")
        for line, text in self._plain_lines():
            if header := _HEADER.match(text):
                here, seen = header[1], seen + (header[1] == table)
                if here == table and seen == number and not key:
                    return line
                if not table and here == key:
                    return line
            elif here == table and (not table or seen == number) and key and wanted.match(text):
                return line
        return None

    def _plain_lines(self) -> Iterator[tuple[int, str]]:
        """Yield the lines with their numbers, without those that stand within a text of several lines."""
        quote = ""
        for number, line in enumerate(self.text.splitlines(), start=1):
            if not quote:
                yield number, line
            for found in _LONG_QUOTES.findall(line):
                quote = "" if found == quote else quote or found


def refuse(problems: list[ArticleError]) -> None:
    """Raise the one problem there is, or a group of them; do nothing without any."""
    if problems:
        raise problems[0] if len(problems) == 1 else ExceptionGroup(f"{len(problems)} problems", problems)
