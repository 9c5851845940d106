"""A story that is tested: its articles, its settings and what is expected of its report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs

from factcheck.checker import MIN_CONFIDENCE, Checker
from factcheck.model import Article, Verdict
from factcheck.places import files
from factcheck.report.report import Report
from factcheck.testing.expectation import Expectation
from factcheck.testing.wording import one_line


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
    names: Any = kinds if kinds is None or isinstance(kinds, str) else tuple(kinds)  # one name is refused as such
    return shared().having(kinds=names, min_confidence=least)


def check_sources(sources: Any, checker: Checker) -> tuple[Report, Mapping[str, Path]]:
    """Load and check articles; return the report, and the files of the articles that came from one."""
    from factcheck.articles.load import load

    return checker.check(load(sources)), files(sources)
