"""``assert_consistent``: articles that contradict each other raise, with the findings written out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from factcheck.checker import Checker
from factcheck.errors import Inconsistent, SettingsError, instead_of
from factcheck.model import Finding, Pair, Verdict
from factcheck.report.report import Report, refuse_uncompared
from factcheck.report.rows import count
from factcheck.testing.baseline import Baseline
from factcheck.testing.story import check_sources, checker_for
from factcheck.testing.wording import NO_FILES, described


def assert_consistent(
    articles: Any,
    *,
    fail_on: str = "contradiction",
    min_confidence: float | None = None,
    kinds: Iterable[str] | None = None,
    baseline: str | os.PathLike[str] | None = None,
    checker: Checker | None = None,
) -> Report:
    """Return the report over ``articles``; raises Inconsistent where a finding is as grave as ``fail_on`` or graver.

    ``articles`` is anything that ``load`` takes, or a Report. ``kinds`` and ``min_confidence`` are a Checker's; with a
    Report or a ``checker`` of your own they choose among its pairs. Pairs that the file ``baseline`` names do not fail.
    Raises ArticleError where so many articles could not be checked that nothing could be compared.
    """
    __tracebackhide__ = True
    gravest = verdict_named(fail_on)
    known = Baseline() if baseline is None else Baseline.read(Path(baseline))
    asked = checker_for(kinds, min_confidence)  # also checks the two settings
    ready = isinstance(articles, Report)
    report, files = (articles, NO_FILES) if ready else check_sources(articles, checker or asked)
    refuse_uncompared(report)
    failed = [
        (finding, pairs)
        for finding in report.findings
        if finding.kind in asked.kinds and (pairs := _failing(finding, gravest, min_confidence or 0.0, known))
    ]
    if failed:
        head = f"{count(len(failed), 'finding')} in {count(len(report.articles), 'article')}"
        blocks = [described(finding, pairs, report, files) for finding, pairs in failed]
        raise Inconsistent("\n\n".join([head, *blocks]), [finding for finding, _ in failed], report)
    return report


def verdict_named(name: str) -> Verdict:
    """Return the verdict of a name; raises SettingsError with those that are close."""
    if name not in tuple(Verdict):
        raise SettingsError(f"unknown verdict {name!r}; {instead_of(str(name), tuple(map(str, Verdict)))}")
    return Verdict(name)


def at_level(finding: Finding, fail_on: Verdict) -> tuple[Pair, ...]:
    """Return the pairs of a finding whose verdict is as grave as ``fail_on`` or graver."""
    return tuple(pair for pair in finding.pairs if pair.verdict.gravity >= fail_on.gravity)


def _failing(finding: Finding, fail_on: Verdict, least: float, known: Baseline) -> Sequence[Pair]:
    return [pair for pair in at_level(finding, fail_on) if pair.confidence >= least and known.entry(pair) is None]
