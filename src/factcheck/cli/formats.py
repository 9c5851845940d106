"""Which format is written: the one asked for, else that of the output's ending; how wide and in which colours."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

TEXT = "text"
CHECK_FORMATS = (TEXT, "json", "jsonl", "html", "markdown", "sarif", "junit")
ROW_FORMATS = (TEXT, "json", "jsonl", "csv")
EXPLAIN_FORMATS = (TEXT, "json")
FORMATS = tuple(dict.fromkeys((*CHECK_FORMATS, *ROW_FORMATS, *EXPLAIN_FORMATS)))
ENDINGS = {
    ".csv": "csv",
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".markdown": "markdown",
    ".md": "markdown",
    ".sarif": "sarif",
    ".txt": TEXT,
    ".xml": "junit",
}


def chosen(given: str | None, output: Path | None, usual: str | None, formats: Sequence[str]) -> str:
    """Return the format that is ``given``, else that of the output's ending, else the ``usual`` one, else text.

    Raises click.UsageError where the ending is that of a format which the command does not write.
    """
    if given is not None:
        return given
    found = _by_ending(output)
    if found is not None and found not in formats:
        raise click.UsageError(
            f"{output}: this command writes no {found}; name one of its formats with --format: {', '.join(formats)}"
        )
    if found is not None:
        return found
    return usual if usual is not None and usual in formats else TEXT


def _by_ending(output: Path | None) -> str | None:
    if output is None:
        return None
    endings = [ending.lower() for ending in output.suffixes[-2:]]
    return "sarif" if endings == [".sarif", ".json"] else ENDINGS.get(output.suffix.lower())


def endings(formats: Sequence[str]) -> str:
    """Return the endings that decide among ``formats``, for a help text: ".html, .json, .xml (junit)"."""
    found = {ending: form for ending, form in ENDINGS.items() if form in formats and form != TEXT}
    longer = {".htm": ".html", ".markdown": ".md"}  # of two endings the help names one
    return ", ".join(e if e[1:] == form else f"{e} ({form})" for e, form in found.items() if e not in longer)


def terminal(output: Path | None) -> dict[str, Any]:
    """Return how wide and whether in colour text is written: as the terminal has it, where it goes to one."""
    to_one = output is None and sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if to_one else 100
    return {"width": width, "color": to_one and "NO_COLOR" not in os.environ}
