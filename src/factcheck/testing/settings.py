"""What a test run is asked for: the options of the command line, and their twins in pytest's configuration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from factcheck.checker import MIN_CONFIDENCE
from factcheck.errors import SettingsError, instead_of
from factcheck.kinds.registry import NAMES, chosen
from factcheck.model import Verdict
from factcheck.testing.assertion import verdict_named
from factcheck.testing.reports import FORMATS, Target

JUNIT = "junit"


@attrs.frozen
class Settings:
    """The settings of a run; ``junit`` says that pytest's own report gets the findings' properties."""

    articles: tuple[Path, ...] = ()
    kinds: tuple[str, ...] = NAMES
    min_confidence: float = MIN_CONFIDENCE
    fail_on: Verdict = Verdict.CONTRADICTION
    baseline: Path | None = None
    update_baseline: bool = False
    reports: tuple[Target, ...] = ()
    junit: bool = False


def settings_of(given: Mapping[str, Any], folders: Mapping[str, Path]) -> Settings:
    """Read what was given, by the names of the options; ``folders`` say where each one's relative paths start.

    Raises SettingsError with what can be given instead.
    """
    reports = list(_listed(given["report"]))
    settings = Settings(
        articles=tuple(folders["articles"] / path for path in _named(given["articles"])),
        kinds=_kinds(given["kinds"]),
        min_confidence=_probability(given["min_confidence"]),
        fail_on=verdict_named(given["fail_on"]) if given["fail_on"] else Verdict.CONTRADICTION,
        baseline=folders["baseline"] / given["baseline"] if given["baseline"] else None,
        update_baseline=bool(given["update_baseline"]),
        reports=tuple(_target(report, folders["report"]) for report in reports if report != JUNIT),
        junit=JUNIT in reports,
    )
    if settings.update_baseline and settings.baseline is None:
        raise SettingsError("--factcheck-update-baseline needs --factcheck-baseline FILE: which file?")
    return settings


def _named(paths: Sequence[str]) -> Sequence[str]:
    """Return the paths; an empty one, such as a variable of the shell that is not set, would mean the whole folder."""
    if not all(path.strip() for path in paths):
        raise SettingsError("--factcheck-articles has an empty path; name a file or a folder")
    return paths


def _listed(values: Iterable[str]) -> Iterator[str]:
    for value in values:
        yield from filter(None, (part.strip() for part in value.split(",")))


def _kinds(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(kind.name for kind in chosen(tuple(_listed(values)) or None))


def _probability(value: str) -> float:
    if not value:
        return MIN_CONFIDENCE
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0.0 <= number <= 1.0:
        raise SettingsError(f"--factcheck-min-confidence takes a number from 0 to 1, not {value!r}")
    return number


def _target(report: str, folder: Path) -> Target:
    form, _, file = report.partition(":")
    if form == JUNIT:
        raise SettingsError(f"{report!r}: junit takes no file; it adds to the one of --junit-xml")
    if form not in FORMATS:
        raise SettingsError(f"unknown report {form!r}; {instead_of(form, (*FORMATS, JUNIT))}")
    if not file.strip():
        raise SettingsError(f"report {report!r} has no file; write {form}:FILE")
    return Target(form, folder / file.strip())
