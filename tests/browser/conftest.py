"""A headless Chromium, one for all tests of this folder, and pages from files with what they do on record."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import attrs
import pytest

from factcheck.report import Report

TESTS = Path(__file__).parent.parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
NAMES = ("chromium", "chromium-browser", "google-chrome")


def _load(path: Path) -> Any:
    """Load a file of tests or benchmarks as a module; such folders are no packages."""
    name = f"loaded_{path.parent.name}_{path.stem}"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec
        assert spec.loader
        sys.modules[name] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules[name]


@attrs.frozen
class Opened:
    """A page in the browser, with what it asked for and what it complained of."""

    tab: Any
    path: Path
    requests: list[str] = attrs.Factory(list)
    complaints: list[str] = attrs.Factory(list)

    def listen(self) -> None:
        self.tab.on("request", lambda request: self.requests.append(request.url))
        self.tab.on("console", lambda message: self.complaints.append(message.text))
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.on("dialog", lambda dialog: (self.complaints.append(dialog.message), dialog.dismiss()))
        self.tab.on("popup", lambda popup: self.complaints.append(f"opened {popup.url}"))

    def shown(self) -> list[str]:
        """The ids of the findings that are not hidden, in order."""
        anchors = "[...document.querySelectorAll('[id^=\"f-\"]')].filter((n) => !n.closest('[hidden]'))"
        return self.tab.evaluate(f"{anchors}.map((n) => n.id.slice(2))")

    def count(self) -> str:
        return self.tab.text_content("#shown")

    def tick(self, name: str, value: str) -> None:
        self.tab.locator(f"input[name={name}][value='{value}']").click()


@pytest.fixture(scope="package")
def browser():
    """One Chromium, where there is one."""
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip(f"no browser: none of {', '.join(NAMES)} is installed")
    with driver.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser, tmp_path) -> Callable[..., Opened]:
    """Open a report's page from a file; at the end it must have asked for nothing and thrown nothing."""
    pages: list[Opened] = []

    def go(report: Report, fragment: str = "", **options: Any) -> Opened:
        path = tmp_path / f"page{len(pages)}.html"
        path.write_text(report.to_html(), encoding="utf-8")
        context = browser.new_context(**{"viewport": {"width": 1200, "height": 800}} | options)
        context.set_default_timeout(10_000)
        opened = Opened(context.new_page(), path)
        opened.listen()
        opened.tab.goto(path.as_uri() + fragment)
        pages.append(opened)
        return opened

    yield go
    for page in pages:
        page.tab.context.close()
    assert [[] for _ in pages] == [page.complaints for page in pages]
    assert {page.path.name for page in pages} == {url.split("#")[0].split("/")[-1] for p in pages for url in p.requests}


@pytest.fixture(scope="session")
def build() -> SimpleNamespace:
    """The makers of reports by hand that the tests of report/ use."""
    made = _load(TESTS / "report" / "conftest.py")
    return SimpleNamespace(**{name: getattr(made, name) for name in made.MAKERS}, hostile=made.hostile_report)


@pytest.fixture
def bridge(build) -> Report:
    """A contradiction of dates, a refinement that is called a count here, and a claim of one article."""
    parts = build.bridge_parts()
    fine, grave = parts["findings"]
    return build.bridge_report(findings=(attrs.evolve(fine, kind="count"), grave))


@pytest.fixture(scope="session")
def many() -> Report:
    """The two thousand findings that benchmarks/page.py measures."""
    return _load(TESTS.parent / "benchmarks" / "page.py").story(findings=2000, articles=40)
