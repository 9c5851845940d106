"""The marker ``factcheck``: a test that is about a story, once or once per finding.

@pytest.mark.factcheck("articles/", kinds=("date",))
def test_no_date_is_far_off(fact_finding): ...
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from factcheck.errors import FactcheckError, SettingsError, instead_of
from factcheck.report.report import Report
from factcheck.testing.items import finding_name, problems_of
from factcheck.testing.run import Run
from factcheck.testing.story import check_sources

_SETTINGS = ("kinds", "min_confidence")


def report_of(node: pytest.Item | pytest.Collector, run: Run) -> Report:
    """Return the report on the articles of a test's marker; raises SettingsError where it names none."""
    mark = next((mark for mark in node.iter_markers("factcheck") if mark.args), None)
    if mark is None:
        raise SettingsError(
            f"{node.nodeid} takes a fixture of a story and has no @pytest.mark.factcheck(articles) that says which"
        )
    return _report(mark.args, mark.kwargs, node.path.parent, run)


def _report(articles: Sequence[Any], settings: Mapping[str, Any], folder: Path, run: Run) -> Report:
    for name in settings:
        if name not in _SETTINGS:
            raise SettingsError(f"@pytest.mark.factcheck: unknown argument {name!r}; {instead_of(name, _SETTINGS)}")
    sources = [folder / source if isinstance(source, str | os.PathLike) else source for source in articles]
    key = (repr(sources), repr(sorted(settings.items())))
    if not all(isinstance(source, Path) for source in sources):
        return check_sources(sources, run.checker(**settings))[0]
    if key not in run.reports:
        run.reports[key] = check_sources(sources, run.checker(**settings))[0]
    return run.reports[key]


def fixture_report(node: pytest.Item, run: Run) -> Report:
    """Return the report for a test that takes it; what is wrong fails the test without a traceback."""
    try:
        return report_of(node, run)
    except (FactcheckError, ExceptionGroup) as error:
        problems = problems_of(error)
    pytest.fail(problems, pytrace=False)  # here, where nothing is being handled that pytest would show before it


def parametrize(metafunc: pytest.Metafunc, run: Run) -> None:
    """Give a test each finding of its story in turn."""
    try:
        findings = report_of(metafunc.definition, run).findings
    except (FactcheckError, ExceptionGroup) as error:
        raise pytest.Collector.CollectError(problems_of(error)) from error
    metafunc.parametrize("fact_finding", findings, ids=[finding_name(finding) for finding in findings])
