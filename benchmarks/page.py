"""Measure the report's page in a headless Chromium, beside a bare page of the same bytes in the same minute.

    python benchmarks/page.py [--runs 5] [--findings 2000] [--articles 40] [--html OUT] [--json OUT]

The report is made up: a finding has as many claims, and a pair as many parts, as the seeds' have. What is measured is
the time from asking for the file to its load event, and to the first picture after a filter and after a first search.
The bare page has the same text in one element: what the browser needs to read so much at all.
"""

from __future__ import annotations

import argparse
import datetime as dt
import html
import itertools
import json
import math
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from factcheck.model import (
    Article,
    Block,
    BlockRole,
    Claim,
    Document,
    Event,
    Finding,
    Mention,
    Pair,
    Position,
    Reason,
    Reference,
    Span,
    Verdict,
)
from factcheck.report import Report

KINDS = ("date", "count", "location")
PARTS = 24  # of a pair's confidence, as many as the seeds' pairs have
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
# From a click to the picture that shows what came of it.
DRAWN = """(act) => new Promise((done) => {
  const start = performance.now();
  act();
  document.querySelector("#shown")?.getBoundingClientRect();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""
CHECK = f"""() => ({DRAWN})(() => document.querySelector("input[value=contradiction]").click())"""
SEARCH = f"""() => ({DRAWN})(() => {{
  const search = document.querySelector("#search");
  search.value = "préfecture 17";
  search.dispatchEvent(new Event("input", {{ bubbles: true }}));
}})"""
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime"
LOADED = "() => performance.getEntriesByType('navigation')[0].loadEventEnd"


@attrs.frozen
class Said:
    """A value that is only its own words."""

    text: str

    def to_dict(self) -> dict[str, Any]:
        """Return it in JSON types."""
        return {"type": "said", "text": self.text}


def _told(number: int, articles: int) -> Iterator[tuple[int, str]]:
    """Yield which articles answer a question, and what: two to four of them, as in the seeds; one in ten differs."""
    for n in range((2, 2, 3, 4)[number % 4]):
        value = 3 + (number * 7 + (n == 1 and number % 10 == 0)) % 25
        yield (number * 11 + n * 3) % articles, f"{value} mai 2021"


def _verdict(number: int, a: str, b: str) -> Verdict:
    if a != b:
        return Verdict.UPDATE if number % 20 == 0 else Verdict.CONTRADICTION
    return Verdict.REFINEMENT if number % 4 == 1 else Verdict.AGREEMENT


def _pair(number: int, a: Claim, b: Claim) -> Pair:
    verdict = _verdict(number, a.value.text, b.value.text)
    weights = [-4.5, *(0.3 + 1.9 * math.cos(number + n) / (1 + n / 6) for n in range(1, PARTS))]
    reasons = tuple(Reason(f"p{n}", f"the passages ask for the very same {n}", w) for n, w in enumerate(weights))
    confidence = round(1 / (1 + math.exp(-math.fsum(weights))), 4)
    return Pair(f"p{a.id}{b.id}", a, b, verdict, confidence, f"{a.value.text} beside {b.value.text}", reasons)


def _claim(number: int, article: int, value: str, start: int) -> tuple[Claim, str]:
    """Return a claim of an article's sentence that starts there, and the sentence."""
    name, kind = f"a{article:02}", KINDS[number % len(KINDS)]
    before = f"Selon la préfecture, le pont n° {number} de Saint-Aubin a ouvert au public le "
    place = start + len(before)
    said = Mention(name, place, place + len(value), value, kind, Said(value))
    sentence = f"{before}{value}, après des mois de retard. "
    claim = Claim(
        id=f"{number:08x}{article:08x}",
        article=name,
        kind=kind,
        statement=f"Le pont n° {number} a ouvert : {value}",
        question=f"Le pont n° {number} a ouvert à Saint-Aubin : quand ?",
        slot="at",
        value=said.value,
        mentions=(said,),
        sentence=Span(start, start + len(sentence) - 1),
        event=Event("ouvrir", "a ouvert", Span(start, place)),
    )
    return claim, sentence


def story(findings: int = 2000, articles: int = 40) -> Report:
    """Return a made-up report: the same for the same numbers."""
    texts = [""] * articles
    grouped: list[list[Claim]] = []
    for number in range(findings):
        grouped.append([])
        for article, value in _told(number, articles):
            claim, sentence = _claim(number, article, value, len(texts[article]))
            texts[article] += sentence
            grouped[-1].append(claim)
    read = [Article(f"a{n:02}", text, source=f"Gazette n° {n}", language="fr") for n, text in enumerate(texts)]
    day = Reference(dt.date(2021, 5, 4), dt.date(2021, 5, 4), "metadata")
    documents = [Document(a, "fr", (Block(Span(0, len(a.text)), BlockRole.BODY),), day) for a in read]
    found = [_finding(number, claims) for number, claims in enumerate(grouped)]
    return Report(tuple(read), tuple(documents), tuple(itertools.chain(*grouped)), tuple(found))


def _finding(number: int, claims: list[Claim]) -> Finding:
    pairs = tuple(_pair(number, a, b) for a, b in itertools.combinations(claims, 2))
    values: dict[str, list[Claim]] = {}
    for claim in claims:
        values.setdefault(claim.value.text, []).append(claim)
    positions = tuple(Position(v, tuple(c), tuple(x.article for x in c)) for v, c in values.items())
    top = max(pairs, key=lambda pair: (pair.verdict.gravity, pair.confidence))
    kind, question = claims[0].kind, claims[0].question
    return Finding(f"{number:016x}", kind, question, top.verdict, top.confidence, positions, pairs, len(claims))


def chromium() -> str | None:
    """Return where a Chromium is installed."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def measure(browser: Any, page: Path, bare: Path) -> dict[str, float]:
    """Open both pages once, each in a fresh context; return milliseconds."""
    figures = {}
    for name, path in (("bare", bare), ("load", page)):
        context = browser.new_context(viewport={"width": 1200, "height": 800})
        tab = context.new_page()
        tab.goto(path.resolve().as_uri())
        tab.wait_for_function("() => performance.getEntriesByType('navigation')[0].loadEventEnd > 0")
        figures[name] = tab.evaluate(LOADED)
        if path == page:
            figures["paint"] = tab.evaluate(PAINTED)
            figures["filter"] = tab.evaluate(CHECK)
            assert tab.text_content("#shown").startswith(f"{tab.locator('article.finding').count()} of")
            tab.click("#clear")
            figures["search"] = tab.evaluate(SEARCH)
        context.close()
    return figures


def main() -> None:
    """Make the page, measure it, print a table, and write the figures where asked."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--findings", type=int, default=2000)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--html", type=Path, help="keep the page here")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    report = story(arguments.findings, arguments.articles)
    start = time.perf_counter()
    made = report.to_html()
    seconds = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        page, bare = arguments.html or Path(folder, "page.html"), Path(folder, "bare.html")
        page.write_text(made, encoding="utf-8")
        bare.write_text(f"<!DOCTYPE html><meta charset=utf-8><div hidden>{html.escape(made)}</div>", encoding="utf-8")
        browser = driver.chromium.launch(executable_path=chromium(), args=FLAGS)
        measure(browser, page, bare)  # once unmeasured: the browser has started and the files are in memory
        runs = [measure(browser, page, bare) for _ in range(arguments.runs)]
        browser.close()
    figures = {name: round(statistics.median(run[name] for run in runs)) for name in runs[0]}
    figures["load_fastest"] = round(min(run["load"] for run in runs))
    figures |= {"megabytes": round(len(made.encode()) / 1e6, 2), "to_html_seconds": round(seconds, 2)}
    ratio = figures["load"] / figures["bare"]
    print(f"{len(report.findings)} findings, {sum(len(f.pairs) for f in report.findings)} pairs")
    print(f"to_html                 {seconds:7.2f} s   {figures['megabytes']:.2f} MB")
    print(f"bare page, load event   {figures['bare']:7} ms")
    print(f"report page, load event {figures['load']:7} ms  {ratio:.1f} times the bare page")
    print(f"  at best               {figures['load_fastest']:7} ms")
    print(f"first picture           {figures['paint']:7} ms")
    print(f"first filter drawn      {figures['filter']:7} ms after it is ticked")
    print(f"first search drawn      {figures['search']:7} ms after it is typed")
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
