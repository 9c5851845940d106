"""The files that a run leaves: one report per story and format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from factcheck.delivery import deliver
from factcheck.errors import FactcheckError
from factcheck.places import places
from factcheck.report.report import Report

FORMATS = ("html", "json", "jsonl", "markdown", "text", "sarif")
_PLACE = "{story}"
_NO_NAME = re.compile(r"[^\w.-]+")


@attrs.frozen
class Target:
    """A format and the file it goes to; ``{story}`` in the file's name stands for a story's name."""

    form: str
    file: Path


def rendered(report: Report, form: str, sources: Any) -> str:
    """Return a report in one of FORMATS; its articles were read from ``sources``."""
    views: Mapping[str, Callable[[], str]] = {
        "html": report.to_html,
        "json": report.to_json,
        "jsonl": report.to_jsonl,
        "markdown": report.to_markdown,
        "text": report.to_text,
        "sarif": lambda: report.to_sarif(places(sources)),
    }
    return views[form]()


def placed(target: Target, stories: Sequence[str]) -> Mapping[str, Path]:
    """Return the file of each story: the target's own if there is one story, else one with the story's name in it."""
    named = _PLACE in target.file.name
    if len(stories) == 1 and not named:
        return {stories[0]: target.file}
    taken: dict[Path, str] = {}
    for story, word in zip(stories, _words(stories), strict=True):
        name = target.file.name.replace(_PLACE, word) if named else f"{target.file.stem}-{word}{target.file.suffix}"
        taken[target.file.with_name(name)] = story
    return {story: file for file, story in taken.items()}


def _words(stories: Sequence[str]) -> Iterator[str]:
    """Yield each story's name as part of a file's name; where two would be the same, the later gets a number."""
    seen: set[str] = set()
    for story in stories:
        word = _NO_NAME.sub("-", story).strip("-.") or "story"
        number = 2
        unique = word
        while unique.casefold() in seen:
            unique, number = f"{word}-{number}", number + 1
        seen.add(unique.casefold())
        yield unique


def write_reports(targets: Sequence[Target], texts: Mapping[str, Mapping[str, str]]) -> Iterator[Path]:
    """Write the reports, given by story and format, and yield the files; raises FactcheckError if one cannot be."""
    for target in targets:
        for story, file in placed(target, sorted(texts)).items():
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise FactcheckError(f"{file}: cannot be written: {error.strerror or error}") from error
            deliver(texts[story][target.form], file)
            yield file
