"""One test run: the stories that it checked, which of their items ran, and what is written at its end.

Under xdist every worker checks every story, so that all collect the same items; a worker sends what it knows of the
stories whose items it ran, as JSON, and the controller writes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import pytest

from factcheck.checker import Checker
from factcheck.errors import FactcheckError
from factcheck.model import Finding, Pair, Verdict
from factcheck.report.report import Report
from factcheck.report.rows import count
from factcheck.testing.assertion import at_level
from factcheck.testing.baseline import Baseline, Entry, entry_from
from factcheck.testing.reports import rendered, write_reports
from factcheck.testing.settings import Settings, settings_of
from factcheck.testing.story import Story, check_sources, checker_for
from factcheck.testing.wording import shown

_SENT = "factcheck"  # the key of what a worker sends


@attrs.frozen
class Checked:
    """A story with its report, the files of its articles, and what the run makes of its pairs."""

    story: Story
    report: Report
    files: Mapping[str, Path]
    fail_on: Verdict
    stale: tuple[Entry, ...]

    def failing(self, finding: Finding) -> tuple[Pair, ...]:
        """Return the pairs that fail unless they are known: grave enough, and not expected."""
        pairs = at_level(finding, self.fail_on)
        return tuple(pair for pair in pairs if not any(e.meets(finding, pair) for e in self.story.expectations))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The pairs that fail unless they are known, as a baseline has them."""
        found = self.report.findings
        return tuple(Entry.of(self.story.name, finding, pair) for finding in found for pair in self.failing(finding))


@attrs.frozen
class Outcome:
    """What the end of a run has to know of a story: in types that JSON has."""

    story: str
    items: tuple[str, ...]
    texts: Mapping[str, str]
    stale: tuple[Entry, ...]
    entries: tuple[Entry, ...]

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Outcome:
        """Return the outcome of a mapping that ``attrs.asdict`` made and JSON carried."""
        entries = {key: tuple(map(entry_from, values[key])) for key in ("stale", "entries")}
        return cls(**{**values, "items": tuple(values["items"]), **entries})


class Run:
    """A test run that is asked for something; its hooks are pytest's."""

    def __init__(self, config: pytest.Config, settings: Settings, baseline: Baseline) -> None:
        self.config, self.settings, self.baseline = config, settings, baseline
        self.checked: dict[str, Checked] = {}
        self.reports: dict[tuple[str, str], Report] = {}  # of the marker's stories
        self.items: dict[str, tuple[str, ...]] = {}
        self.received: dict[str, Outcome] = {}
        self.ran: set[str] = set()
        self.written: list[str] = []
        self.problems: list[str] = []

    @classmethod
    def of(cls, config: pytest.Config, given: Mapping[str, Any], folders: Mapping[str, Path]) -> Run:
        """Read settings and baseline; raises FactcheckError, or a group, where one of them cannot be used."""
        settings = settings_of(given, folders)
        baseline = Baseline()
        if settings.baseline and settings.baseline.exists():
            baseline = Baseline.read(settings.baseline)
        elif settings.baseline and not settings.update_baseline:
            raise FactcheckError(f"{settings.baseline}: no such file; --factcheck-update-baseline makes it")
        return cls(config, settings, baseline)

    def checker(self, kinds: Sequence[str] | None = None, min_confidence: float | None = None) -> Checker:
        """Return a Checker with the run's settings where no others are given."""
        least = self.settings.min_confidence if min_confidence is None else min_confidence
        return checker_for(self.settings.kinds if kinds is None else kinds, least)

    def check(self, story: Story) -> Checked:
        """Return a story with its report; each is checked once."""
        if story.name in self.checked and self.checked[story.name].story == story:
            return self.checked[story.name]
        if story.name in self.checked:
            raise FactcheckError(f"two stories are called {story.name!r}; give one of them another 'name'")
        checker = self.checker(story.kinds, story.min_confidence)
        report, files = check_sources(list(story.sources), checker)
        verdicts = {pair.id: pair.verdict for finding in report.findings for pair in finding.pairs}
        stale = self.baseline.stale(story.name, verdicts, checker.kinds, checker.min_confidence)
        fail_on = story.fail_on or self.settings.fail_on
        self.checked[story.name] = Checked(story, report, files, fail_on, stale)
        return self.checked[story.name]

    # What pytest calls

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember which items have run to their end."""
        if report.when == "teardown":
            self.ran.add(report.nodeid)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any, error: object) -> None:
        """Take what a worker has sent; a worker that crashed sends nothing."""
        for values in json.loads(getattr(node, "workeroutput", {}).get(_SENT, "[]")):
            outcome = Outcome.of(values)
            self.received.setdefault(outcome.story, outcome)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write, or send what is to be written to the controller."""
        outcomes = self.received | {outcome.story: outcome for outcome in map(self._outcome, self._begun())}
        if hasattr(self.config, "workerinput"):
            sent = [attrs.asdict(outcome) for outcome in outcomes.values()]
            self.config.workeroutput[_SENT] = json.dumps(sent)  # type: ignore[attr-defined]  # xdist adds it
            return
        try:
            texts = {outcome.story: outcome.texts for outcome in outcomes.values()}
            self.written += map(shown, write_reports(self.settings.reports, texts))
            if self.settings.update_baseline:
                self._update([outcomes[name] for name in sorted(outcomes)])
        except FactcheckError as error:
            self.problems.append(str(error))
            session.exitstatus = pytest.ExitCode.USAGE_ERROR

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say what was written, what could not be, and how many known pairs have no reason yet."""
        for file in self.written:
            terminalreporter.write_line(f"factcheck: wrote {file}")
        if self.settings.baseline and self.baseline.unexplained:
            missing = count(self.baseline.unexplained, "known pair")
            self.problems.append(f"{shown(self.settings.baseline)}: {missing} without a reason")
        for problem in self.problems:
            terminalreporter.write_line(f"factcheck: {problem}", yellow=True)

    def _begun(self) -> Iterable[Checked]:
        """Return the stories of which an item has run."""
        return (self.checked[name] for name, items in self.items.items() if self.ran & set(items))

    def _outcome(self, checked: Checked) -> Outcome:
        name = checked.story.name
        sources = list(checked.story.sources)
        texts = {target.form: rendered(checked.report, target.form, sources) for target in self.settings.reports}
        return Outcome(name, self.items[name], texts, checked.stale, checked.entries)

    def _update(self, outcomes: Sequence[Outcome]) -> None:
        """Write the baseline anew for the stories of which every item has run."""
        assert self.settings.baseline is not None
        before, whole = self.baseline, False
        for outcome in outcomes:
            if left := set(outcome.items) - self.ran:
                done = f"{len(left)} of its {count(len(outcome.items), 'item')} did not run"
                self.problems.append(f"the baseline of story {outcome.story!r} is left as it was: {done}")
            else:
                self.baseline, whole = self.baseline.updated(outcome.stale, outcome.entries), True
        if self.baseline != before or (whole and not self.settings.baseline.exists()):
            self.baseline.write(self.settings.baseline)
            self.written.append(shown(self.settings.baseline))
