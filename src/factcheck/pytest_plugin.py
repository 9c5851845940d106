"""The pytest plugin: the fixture ``fact_checker`` and the option ``--factcheck-articles PATH``.

    pytest --factcheck-articles seeds/

makes one test item per finding of the report on these articles, read as one story; contradictions fail. Where the
option stands on the command line and no test path does, only the story is checked; beside test paths, or set in
``addopts``, its items are added to the other tests. Nothing is loaded until the fixture or the option is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

if TYPE_CHECKING:  # these load what a test run that checks no facts does not need
    from factcheck.checker import Checker
    from factcheck.model import Claim, Finding
    from factcheck.report import Report

OPTION = "--factcheck-articles"
ROOM = "factcheck"  # the first part of every node id


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--factcheck-articles``."""
    parser.getgroup("factcheck").addoption(
        OPTION,
        action="append",
        default=[],
        metavar="PATH",
        dest="factcheck_articles",
        help="Cross-check the articles in this file or folder: one test item per finding, contradictions fail. "
        "May be given several times; all of it is one story.",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Leave the project's own tests out where the command line asks for the articles only."""
    asked = any(argument.startswith(OPTION) for argument in map(str, config.invocation_params.args))
    if asked and config.args_source is not pytest.Config.ArgsSource.ARGS:
        config.args = []


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Add the story's items; first, so that ``-k`` and ``--last-failed`` choose among them too."""
    paths = config.getoption("factcheck_articles")
    if paths:
        folder = config.invocation_params.dir
        story = Story.from_parent(session, name=ROOM, nodeid=ROOM, paths=[folder / path for path in paths])
        items.extend(session.genitems(story))


@pytest.fixture(scope="session")
def fact_checker() -> Checker:
    """A ``factcheck.Checker`` that is made once per test run."""
    from factcheck.checker import Checker

    return Checker()


class Story(pytest.Collector):
    """The articles that ``--factcheck-articles`` names."""

    def __init__(self, *, paths: Iterable[Path], **arguments: Any) -> None:
        super().__init__(**arguments)
        self.paths = tuple(paths)

    def collect(self) -> Iterator[pytest.Item]:
        """Check the articles; return one item per finding, and one per article that could not be checked."""
        from factcheck.articles.load import load
        from factcheck.checker import Checker
        from factcheck.errors import FactcheckError

        try:
            report = Checker().check(load(list(self.paths)))
        except (FactcheckError, ExceptionGroup) as error:
            _refuse(error)
        for finding in report.findings:
            name = f"{finding.id} {finding.question}"
            yield FindingItem.from_parent(self, name=name, finding=finding, report=report)
        if not report.findings:
            yield NothingFound.from_parent(self, name="nothing is contradicted")
        for left_out in report.not_checked:
            name = f"not checked {left_out.article}"
            yield NotCheckedItem.from_parent(self, name=name, reason=f"{left_out.article}: {left_out.reason}")


def _refuse(error: Exception) -> NoReturn:
    """Raise what pytest shows as one clear line per problem; anything unexpected goes on as it is."""
    from factcheck.errors import FactcheckError

    problems = error.exceptions if isinstance(error, ExceptionGroup) else (error,)
    if not all(isinstance(problem, FactcheckError) for problem in problems):
        raise error
    raise Story.CollectError("\n".join(f"factcheck: {problem}" for problem in problems)) from error


class Contradiction(Exception):
    """A finding whose articles contradict each other; its text is the finding, written out."""


class StoryItem(pytest.Item):
    """A test item that is about the story as a whole."""

    def reportinfo(self) -> tuple[Path, None, str]:
        """Return what pytest heads a failure with."""
        return self.path, None, f"factcheck {self.name}"


class FindingItem(StoryItem):
    """One finding: passes unless it is a contradiction."""

    def __init__(self, *, finding: Finding, report: Report, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.finding = finding
        self.story = report
        self.user_properties.append(("verdict", str(finding.verdict)))

    def runtest(self) -> None:
        """Fail on a contradiction."""
        if str(self.finding.verdict) == "contradiction":
            raise Contradiction(_describe(self.finding, self.story))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Show the finding and no traceback."""
        if isinstance(excinfo.value, Contradiction):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)


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


def _describe(finding: Finding, report: Report) -> str:
    """Write a finding out: question, then per contradicting pair both values, places and sentences."""
    from factcheck.report.rows import independence

    texts = {article.id: article.text for article in report.articles}

    def line(claim: Claim) -> str:
        mention = claim.mentions[0]
        sentence = " ".join(texts[claim.article][claim.sentence.start : claim.sentence.end].split())
        return f"  {mention.text}\n    {claim.article}:{mention.start}-{mention.end}  « {sentence} »"

    lines = [finding.question, *filter(None, [independence(finding)])]
    for pair in finding.pairs:
        if str(pair.verdict) == "contradiction":
            lines += [f"contradiction ({pair.confidence:.2f}): {pair.why}", line(pair.a), line(pair.b)]
    return "\n".join(lines)
