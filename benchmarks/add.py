"""Measure what ``Report.add`` costs beside a fresh check of the same articles, in one run.

    python benchmarks/add.py [STORY.json ...] [--runs 3]

For each article of a story: check the others, add it, and check all anew; the reports must be the same to the letter.
Processor time is compared, so that other programs hardly matter; medians over the runs. Without stories: the seeds and
one annotated story.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from factcheck import Article, Checker, Report, load

HERE = Path(__file__).parent
FIELDS = ("id", "text", "source", "published", "language", "title")
Made = TypeVar("Made")


def articles_of(path: Path) -> list[Article]:
    """Return the articles of an annotated story, or of a folder."""
    if path.is_dir():
        return load(path)
    story = json.loads(path.read_text(encoding="utf-8"))
    return [Article(**{name: article.get(name) for name in FIELDS}) for article in story["articles"]]


def timed(work: Callable[[], Made]) -> tuple[float, Made]:
    """Return the seconds of processor time that some work took, and what it made."""
    start = time.process_time()
    made = work()
    return time.process_time() - start, made


def compare(checker: Checker, others: list[Article], last: Article) -> tuple[float, float]:
    """Return the seconds of adding an article to the report on the others, and of checking all."""
    before = checker.check(others)
    added, grown = timed(lambda: before.add(last))
    fresh, whole = timed(lambda: checker.check([*others, last]))
    if grown.to_json() != whole.to_json():
        raise SystemExit(f"{last.id}: the added article makes another report than a fresh check")
    return added, fresh


def measure(checker: Checker, articles: list[Article], runs: int) -> list[tuple[str, float, float]]:
    """Return for each article, added last, the median seconds of adding it and of a fresh check."""
    out = []
    for n, last in enumerate(articles):
        seconds = [compare(checker, articles[:n] + articles[n + 1 :], last) for _ in range(runs)]
        added, fresh = (statistics.median(column) for column in zip(*seconds, strict=True))
        out.append((last.id, added, fresh))
    return out


def main() -> None:
    """Measure and print, one line per article."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("stories", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    checker = Checker()
    warm: Report = checker.check(load(HERE.parent / "seeds"))  # models come into memory
    assert warm.findings
    for path in given.stories or [HERE.parent / "seeds", HERE / "stories" / "en-02.json"]:
        rows = measure(checker, articles_of(path), given.runs)
        for name, added, fresh in rows:
            print(f"{path.name}  {name:<20}  added {added:6.3f} s  anew {fresh:6.3f} s  {added / fresh:5.2f}")
        print(f"{path.name}: adding takes {statistics.median(a / f for _, a, f in rows):.2f} of a fresh check")


if __name__ == "__main__":
    main()
