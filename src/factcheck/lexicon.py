"""The word lists of a language: TOML tables in its folder, read once per Lexicon and never changed."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from factcheck.errors import LanguageNotAvailable


def folders() -> Traversable:
    """Return the folder that holds one folder of data per language."""
    return files("factcheck").joinpath("language")


@functools.cache
def languages() -> tuple[str, ...]:
    """Return the ISO 639-1 codes of the languages that have a folder of data, sorted."""
    return tuple(sorted(f.name for f in folders().iterdir() if len(f.name) == 2 and f.joinpath("dates.toml").is_file()))


class Lexicon:
    """The word lists of one language.

    Raises LanguageNotAvailable for a language without a folder.
    """

    def __init__(self, code: str) -> None:
        if code not in languages():
            raise LanguageNotAvailable(code, languages())
        self.code = code
        self.folder = folders().joinpath(code)
        self._tables: dict[str, Mapping[str, Any]] = {}

    def table(self, name: str) -> Mapping[str, Any]:
        """Return the table ``name`` (the file name without its ending)."""
        if name not in self._tables:
            self._tables[name] = tomllib.loads(self.folder.joinpath(f"{name}.toml").read_text(encoding="utf-8"))
        return self._tables[name]
