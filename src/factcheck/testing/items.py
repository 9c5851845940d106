"""What pytest collects of a story: one item per finding, per expectation, per article that was not checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn

import pytest

from factcheck.errors import FactcheckError, Inconsistent, leaves
from factcheck.model import Finding, Pair
from factcheck.report.rows import count
from factcheck.testing.expectation import Expectation
from factcheck.testing.run import Checked, Run
from factcheck.testing.story import Story
from factcheck.testing.story_file import ENDING, read_story
from factcheck.testing.wording import described, not_met, one_line, quote_of, shown

MARK = "factcheck"
_NO_REASON = "no reason given yet"
_LONGEST = 120  # characters of a question in an item's name


class StoryArticles(pytest.Collector):
    """The articles that ``--factcheck-articles`` names."""

    def __init__(self, *, run: Run, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.run = run

    def collect(self) -> Iterator[pytest.Item]:
        """Check the articles and make the items."""
        paths = self.run.settings.articles
        names = [_named(path.resolve(), self.config.rootpath) for path in paths]
        yield from _items(self, self.run, lambda: Story(" + ".join(dict.fromkeys(names)), paths))


class StoryFile(pytest.File):
    """A file whose name ends in ``.story.toml``."""

    def __init__(self, *, run: Run, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.run = run

    def collect(self) -> Iterator[pytest.Item]:
        """Read the file, check its story and make the items."""
        name = _named(self.path, self.config.rootpath).removesuffix(ENDING)
        yield from _items(self, self.run, lambda: read_story(self.path, name))


def _named(path: Path, root: Path) -> str:
    """Return what a story is called after its path: the same on every machine."""
    return path.relative_to(root).as_posix() if path != root and path.is_relative_to(root) else path.name


def _items(parent: pytest.Collector, run: Run, story: Callable[[], Story]) -> Iterator[pytest.Item]:
    try:
        checked = run.check(story())
    except (FactcheckError, ExceptionGroup) as error:
        raise pytest.Collector.CollectError(problems_of(error)) from error
    items = list(_made(parent, run, checked))
    run.items[checked.story.name] = tuple(item.nodeid for item in items)
    yield from items


def _made(parent: pytest.Collector, run: Run, checked: Checked) -> Iterator[pytest.Item]:
    common: dict[str, Any] = {"checked": checked, "run": run}
    for finding in checked.report.findings:
        yield FindingItem.from_parent(parent, name=finding_name(finding), finding=finding, **common)
    labels: dict[str, int] = {}
    for expected in checked.story.expectations:
        label = _name(expected.label)
        labels[label] = labels.get(label, 0) + 1
        name = label if labels[label] == 1 else f"{label} ({labels[label]})"
        yield ExpectationItem.from_parent(parent, name=name, expected=expected, **common)
    if not checked.report.findings and not checked.story.expectations:
        yield NothingFound.from_parent(parent, name="nothing is contradicted", **common)
    for left in checked.report.not_checked:
        reason = one_line(f"{left.article}: {left.reason}")
        yield NotCheckedItem.from_parent(parent, name=_name(f"not checked {left.article}"), reason=reason, **common)
    if any(entry.story == checked.story.name for entry in run.baseline.entries):
        yield KnownItem.from_parent(parent, name="what is known is still there", **common)


def finding_name(finding: Finding) -> str:
    """Return an item's name: the finding's id and its question."""
    return _name(f"{finding.id} {finding.question}")


def _name(text: str) -> str:
    """Return a text that can be a part of a node id: on one line, and without what separates the parts."""
    line = one_line(text)
    line = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
    return line.replace("::", ":").replace("[", "(").replace("]", ")")


def problems_of(error: Exception) -> str:
    """Return one clear line per problem; anything unexpected is raised again as it is."""
    problems = list(leaves(error))
    if not all(isinstance(problem, FactcheckError) for problem in problems):
        raise error
    return "\n".join(f"factcheck: {problem}" for problem in problems)


class StoryItem(pytest.Item):
    """A test item that is about a story."""

    def __init__(self, *, checked: Checked, run: Run, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.checked, self.run = checked, run
        self.add_marker(MARK)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Return what pytest heads a failure with."""
        return self.path, None, f"factcheck {self.name}"

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Show what is said, and no traceback."""
        if isinstance(excinfo.value, Inconsistent):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def fail(self, message: str, findings: Sequence[Finding] = ()) -> NoReturn:
        """Fail the item."""
        raise Inconsistent(message, findings, self.checked.report)


class FindingItem(StoryItem):
    """One finding: fails on pairs that are grave enough, neither expected nor known; xfails where all are known."""

    def __init__(self, *, finding: Finding, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.finding = finding
        self.extra_keyword_matches |= {str(finding.verdict), finding.kind}
        self.user_properties.append(("verdict", str(finding.verdict)))
        if self.run.settings.junit:
            self.user_properties += _properties(finding, self.checked)
        self.pairs = self.checked.failing(finding)
        self._excuse()

    def _excuse(self) -> None:
        """Mark the item where all of its pairs are known, or about to be."""
        entries = [self.run.baseline.entry(pair, self.checked.story.name) for pair in self.pairs]
        updating = self.run.settings.update_baseline
        if self.pairs and (updating or None not in entries):
            reasons = [(entry.reason.strip() or _NO_REASON) if entry else "new" for entry in entries]
            reason = "known: " + "; ".join(map(one_line, dict.fromkeys(reasons)))
            self.add_marker(pytest.mark.xfail(reason=reason, raises=Inconsistent, strict=False))
        self.unknown = tuple(pair for pair, entry in zip(self.pairs, entries, strict=True) if entry is None)

    def runtest(self) -> None:
        """Fail on what is not known; where everything is, on that, which pytest was told to expect."""
        if pairs := self.unknown or self.pairs:
            self.fail(described(self.finding, pairs, self.checked.report, self.checked.files), [self.finding])


class ExpectationItem(StoryItem):
    """One expectation of a story file: passes where the report has such a pair."""

    def __init__(self, *, expected: Expectation, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.expected = expected

    def runtest(self) -> None:
        """Fail where no pair is as expected, with those that come closest."""
        report = self.checked.report
        if not any(self.expected.meets(finding, pair) for finding in report.findings for pair in finding.pairs):
            self.fail(not_met(self.expected, report, self.checked.files))


class KnownItem(StoryItem):
    """The baseline's entries of a story: fails on those that are stale."""

    def runtest(self) -> None:
        """Fail on entries whose pair is gone; an update takes them out instead."""
        if not self.checked.stale or self.run.settings.update_baseline:
            return
        assert self.run.settings.baseline is not None
        lines = [
            "  " + ", ".join(filter(None, (f"{entry.pair} {entry.verdict}", entry.question, entry.a, entry.b)))
            for entry in self.checked.stale
        ]
        file = shown(self.run.settings.baseline)
        head = f"{file}: {count(len(lines), 'known pair')} of story {self.checked.story.name!r} can be taken out"
        self.fail("\n".join([f"{head}: it is not found any more, or has become less grave", *lines]))


class NothingFound(StoryItem):
    """Stands for a report without findings; passes."""

    def runtest(self) -> None:
        """Do nothing: no article contradicts another."""


class NotCheckedItem(StoryItem):
    """Stands for an article that could not be checked; skipped, with the reason."""

    def __init__(self, *, reason: str, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.reason = reason

    def runtest(self) -> None:
        """Skip."""
        pytest.skip(self.reason)


def _properties(finding: Finding, checked: Checked) -> Iterator[tuple[str, object]]:
    """Yield what a machine reads of a finding in pytest's JUnit report: values are texts."""
    yield "finding", finding.id
    yield "kind", finding.kind
    yield "confidence", f"{finding.confidence:.4f}"
    for pair in sorted(finding.pairs, key=_gravest):
        places = " and ".join(quote_of(claim, checked.report).place for claim in (pair.a, pair.b))
        yield "pair", one_line(f"{pair.id} {pair.verdict} {pair.confidence:.4f} {places}")


def _gravest(pair: Pair) -> tuple[int, float, str]:
    return -pair.verdict.gravity, -pair.confidence, pair.id
