"""Print how much of one article stands in another, for every pair of articles of each story.

    python benchmarks/copies.py [STORY.json ...] [--least 0.03] [--findings]

``share`` is what ``factcheck.judge.origins`` decides by: the part of the shorter article's runs of five words (outside
quotation marks) that stand in the other. ``--findings`` also runs the check, and lists every finding where sentences
that are copies make one origin of articles that are not. Without stories: all of benchmarks/stories/ and seeds.json.
"""

from __future__ import annotations

import argparse
import itertools
import json
from pathlib import Path

import factcheck
from factcheck.judge.origins import article_runs, origins, share

HERE = Path(__file__).parent
FIELDS = ("id", "text", "source", "published", "language", "title")


def main() -> None:
    """Print the pairs of articles that share most, then what the sentences change."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", nargs="*", type=Path)
    parser.add_argument("--least", type=float, default=0.03, help="leave out pairs that share less")
    parser.add_argument(
        "--findings", action="store_true", help="also list findings of which only the sentences are copies"
    )
    given = parser.parse_args()
    checker = factcheck.Checker()
    rows, findings, changed = [], 0, []
    for path in given.stories or [*sorted((HERE / "stories").glob("*.json")), HERE / "seeds.json"]:
        story = json.loads(path.read_text(encoding="utf-8"))
        articles = [factcheck.Article(**{name: a.get(name) for name in FIELDS}) for a in story["articles"]]
        report = checker.check(articles) if given.findings else None
        documents = report.documents if report else checker._documents(articles)[0]
        runs = {d.article.id: article_runs(d) for d in documents}
        origin = origins(documents)
        for a, b in itertools.combinations(sorted(runs), 2):
            rows.append((share(runs[a], runs[b]), origin[a] == origin[b], story["id"], a, b))
        for finding in report.findings if report else ():
            findings += 1
            by_article = len({origin[claim.article] for claim in finding.claims})
            if by_article != finding.origins:
                changed.append((story["id"], by_article, finding))
    for number, one, story, a, b in sorted(rows, reverse=True):
        if number >= given.least:
            print(f"{number:.2f}  {'one origin' if one else '':<10}  {story}  {a}-{b}")
    print(f"{len(rows)} pairs of articles, {sum(row[1] for row in rows)} of one origin")
    for story, by_article, finding in changed:
        print(f"{story}: {by_article} origins by article, {finding.origins} by sentence: {finding.question}")
    if given.findings:
        print(f"{findings} findings, {len(changed)} of fewer origins by their sentences")


if __name__ == "__main__":
    main()
