"""The pytest plugin: ``fact_checker``, ``--factcheck-articles PATH``, ``*.story.toml`` files, the marker ``factcheck``.

    pytest --factcheck-articles seeds/

makes one test item per finding of the report on these articles, read as one story; contradictions fail. Where the
option stands on the command line and no test path does, only the story is checked; beside test paths, or set in
pytest's configuration, its items are added to the other tests. Nothing is loaded until something asks for it: this
module only holds the hooks; what they do is in ``factcheck.testing``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:  # these load what a test run that checks no facts does not need
    from factcheck.checker import Checker
    from factcheck.report.report import Report
    from factcheck.testing.items import StoryFile
    from factcheck.testing.run import Run

ROOM = "factcheck"  # the first part of the option's node ids, and of all names
# Each option: its name, the type of its twin in pytest's configuration, what it takes, and what it is for.
OPTIONS = (
    (
        "articles",
        "args",
        "PATH",
        "Cross-check the articles in this file or folder: one test item per finding, contradictions fail. "
        "May be given several times; all of it is one story.",
    ),
    ("kinds", "args", "KIND,KIND", "Only these kinds of claims: date, location, count."),
    ("min_confidence", "string", "P", "Leave out what is less certain than this; 0.3 if not said."),
    ("fail_on", "string", "VERDICT", "Fail on findings of this verdict or a graver one; contradiction if not said."),
    ("baseline", "string", "FILE", "Do not fail on the pairs that are known to this file, one reason each."),
    ("update_baseline", "bool", "", "Write the pairs that fail into the baseline, and take out those that are gone."),
    (
        "report",
        "args",
        "html:FILE,junit",
        "Write reports: html, json, jsonl, markdown, text or sarif, each with its FILE, and junit, which adds the "
        "findings to the file of --junit-xml. {story} in FILE stands for a story's name.",
    ),
)
_RUN: pytest.StashKey[Run] = pytest.StashKey()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options, each with its twin in pytest's configuration."""
    group = parser.getgroup("factcheck", "consistency of articles (factcheck)")
    for name, kind, metavar, text in OPTIONS:
        more: dict[str, Any] = {"action": "append" if kind == "args" else "store", "metavar": metavar}
        more = {"action": "store_true"} if kind == "bool" else more
        group.addoption(_option(name), dest=f"{ROOM}_{name}", default=None, help=text, **more)
        parser.addini(f"{ROOM}_{name}", f"As {_option(name)}. {text}", type=kind)  # type: ignore[arg-type]


def _option(name: str) -> str:
    return f"--{ROOM}-{name.replace('_', '-')}"


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker, refuse names that are not there, and prepare what the options ask for."""
    config.addinivalue_line(
        "markers",
        "factcheck(articles, *, kinds=None, min_confidence=None): the story that the fixtures fact_report and "
        "fact_finding of this test are about; all items of stories have the marker too.",
    )
    _refuse_unknown_names(config)
    if any(_given(config, name)[0] for name, *_ in OPTIONS):
        run_of(config)
    asked = any(argument.startswith(_option("articles")) for argument in map(str, config.invocation_params.args))
    if asked and config.args_source is not pytest.Config.ArgsSource.ARGS:
        config.args = []  # the command line asks for the articles only: leave the project's own tests out


def _refuse_unknown_names(config: pytest.Config) -> None:
    """Refuse names that begin like ours: pytest itself would only warn, and the run would check less than it should."""
    known = [f"{ROOM}_{name}" for name, *_ in OPTIONS]
    given = vars(config).get("_inicfg")
    given = config.inicfg if given is None else given  # before pytest 9, which deprecates it
    for name in sorted(name for name in given if name.startswith(ROOM) and name not in known):
        from factcheck.errors import instead_of

        raise pytest.UsageError(
            f"unknown name {name!r} in {config.inipath or 'the options'}; {instead_of(name, known, most=1)}"
        )


def _given(config: pytest.Config, name: str) -> tuple[Any, Path]:
    """Return an option's value, and the folder where its relative paths start; the command line goes first."""
    value = config.getoption(f"{ROOM}_{name}")
    if value is not None:
        return value, config.invocation_params.dir
    return config.getini(f"{ROOM}_{name}"), config.inipath.parent if config.inipath else config.rootpath


def run_of(config: pytest.Config) -> Run:
    """Return what this run is asked for, read once; raises pytest.UsageError where it makes no sense."""
    if _RUN not in config.stash:
        from factcheck.errors import FactcheckError, leaves
        from factcheck.testing.run import Run

        given = {name: _given(config, name) for name, *_ in OPTIONS}
        try:
            run = Run.of(config, {k: v for k, (v, _) in given.items()}, {k: f for k, (_, f) in given.items()})
        except (FactcheckError, ExceptionGroup) as error:
            raise pytest.UsageError(*(f"factcheck: {problem}" for problem in leaves(error))) from error
        config.stash[_RUN] = run
        config.pluginmanager.register(run, "factcheck-run")
    return config.stash[_RUN]


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> StoryFile | None:
    """Collect story files."""
    if not file_path.name.endswith(".story.toml"):
        return None
    from factcheck.testing.items import StoryFile

    return StoryFile.from_parent(parent, path=file_path, run=run_of(parent.config))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Add the items of ``--factcheck-articles``; first, so that ``-k`` and ``--last-failed`` choose among them too."""
    if _RUN in config.stash and config.stash[_RUN].settings.articles:
        from factcheck.testing.items import StoryArticles

        story = StoryArticles.from_parent(session, name=ROOM, nodeid=ROOM, run=run_of(config))
        items.extend(session.genitems(story))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make one test per finding of the marker's story where a test takes ``fact_finding``."""
    if "fact_finding" in metafunc.fixturenames:
        from factcheck.testing.marker import parametrize

        parametrize(metafunc, run_of(metafunc.config))


@pytest.fixture(scope="session")
def fact_checker(pytestconfig: pytest.Config) -> Checker:
    """A ``factcheck.Checker`` with the run's settings, made once per test run."""
    return run_of(pytestconfig).checker()


@pytest.fixture
def fact_report(request: pytest.FixtureRequest) -> Report:
    """The ``factcheck.Report`` on the articles of the test's marker ``factcheck``."""
    from factcheck.testing.marker import fixture_report

    return fixture_report(request.node, run_of(request.config))
