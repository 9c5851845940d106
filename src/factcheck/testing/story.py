"""A story that is tested: its articles, its settings and what is expected of its report."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs

from factcheck.articles.files import article_files, folder_ids
from factcheck.checker import MIN_CONFIDENCE, Checker
from factcheck.model import Article, Verdict
from factcheck.report.report import Report
from factcheck.testing.expectation import Expectation
from factcheck.testing.wording import one_line

RECORDS = (".json", ".jsonl")  # files that may hold several articles, with ids of their own


@attrs.frozen
class Story:
    """Articles that are read together; ``name`` is what a baseline and a report's file call it.

    ``sources`` are files, folders and ready articles; a setting that is None is the run's.
    """

    name: str = attrs.field(converter=one_line)  # as a baseline has it
    sources: tuple[Path | Article, ...]
    kinds: tuple[str, ...] | None = None
    min_confidence: float | None = None
    fail_on: Verdict | None = None
    expectations: tuple[Expectation, ...] = ()


def checker_for(kinds: Iterable[str] | None, min_confidence: float | None) -> Checker:
    """Return a Checker with these settings that shares the models of the process's default one."""
    from factcheck.verbs import shared

    least = MIN_CONFIDENCE if min_confidence is None else min_confidence
    return shared().having(kinds=None if kinds is None else tuple(kinds), min_confidence=least)


def check_sources(sources: Any, checker: Checker) -> tuple[Report, Mapping[str, Path]]:
    """Load and check articles; return the report, and the files of the articles that came from one."""
    from factcheck.articles.load import load

    return checker.check(load(sources)), files_of(sources)


def files_of(sources: Any) -> dict[str, Path]:
    """Return the file of each article id, for the sources that are paths; ``load`` has read them without an error."""
    from factcheck.articles.load import load

    alone = isinstance(sources, str | os.PathLike)
    given = [sources] if alone else sources if isinstance(sources, list | tuple) else []
    paths = [Path(source) for source in given if isinstance(source, str | os.PathLike)]
    files = dict.fromkeys(file for path in paths for file in (article_files(path) if path.is_dir() else [path]))
    base = paths[0] if alone and paths[0].is_dir() else Path()
    below = {(file.relative_to(base) if alone and base != Path() else file): file for file in files}
    found = {name: below[file] for file, name in folder_ids(below).items()}
    for file in files:
        if file.suffix.lower() in RECORDS:
            found |= {article.id: file for article in load([file])}
    return found
