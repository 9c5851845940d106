"""What a failure says: question, verdict, both sentences with the values marked, where they stand, and why."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from factcheck.model import Claim, Finding, Pair
from factcheck.report.quotes import Quote, fold, quoted, visible
from factcheck.report.report import Report
from factcheck.report.rows import independence
from factcheck.testing.expectation import Expectation, closest

_SHOWN_PAIRS = 10  # twenty articles make two hundred
Files = Mapping[str, Path]
NO_FILES: Files = {}


def one_line(text: str) -> str:
    """Return a text that can stand in a line of a terminal."""
    return visible(fold(text)).strip()


def described(finding: Finding, pairs: Sequence[Pair], report: Report, files: Files) -> str:
    """Write a finding out, with these pairs of it."""
    head = f"{finding.verdict} {finding.confidence:.2f}: {one_line(finding.question)}"
    lines = [head, *(f"  {note}" for note in filter(None, [independence(finding)]))]
    for pair in sorted(pairs, key=lambda pair: (-pair.verdict.gravity, -pair.confidence, pair.id))[:_SHOWN_PAIRS]:
        lines += _pair(pair, report, files)
        lines.append(f"    pair {pair.id} of finding {finding.id}")
    if len(pairs) > _SHOWN_PAIRS:
        lines.append(f"  and {len(pairs) - _SHOWN_PAIRS} more pairs of finding {finding.id}")
    return "\n".join(lines)


def not_met(expected: Expectation, report: Report, files: Files) -> str:
    """Write out what was expected and what comes closest to it."""
    lines = [f"{one_line(expected.label)}: no pair is like this"]
    if expected.reason:
        lines.append(f"  it is expected because: {one_line(expected.reason)}")
    unknown = sorted(set(expected.articles) - {article.id for article in report.articles})
    if unknown:
        ids = ", ".join(sorted(article.id for article in report.articles))
        lines.append(f"  no article has the id {', '.join(map(repr, unknown))}; there are {one_line(ids)}")
    for finding, pair, unmet in closest(expected, report.findings):
        lines.append(f"closest, differs in {', '.join(unmet)}: {one_line(finding.question)}")
        lines += [*_pair(pair, report, files), f"    pair {pair.id} of finding {finding.id}"]
    if not report.findings:
        lines.append("  no question is answered by two articles")
    return "\n".join(lines)


def _pair(pair: Pair, report: Report, files: Files) -> Iterator[str]:
    yield f"  {pair.verdict} {pair.confidence:.2f}, why: {one_line(pair.why)}"
    for claim in (pair.a, pair.b):
        quote = quote_of(claim, report)
        yield f"    {one_line(quote.value)}: {one_line(quote.bracketed)}"
        yield f"      {one_line(quote.place)}{_file(claim, quote, report, files)}"


def quote_of(claim: Claim, report: Report) -> Quote:
    """Return a claim with its sentence, as every view of the report shows it."""
    article = next(article for article in report.articles if article.id == claim.article)
    return quoted(claim, article, article.language)


def _file(claim: Claim, quote: Quote, report: Report, files: Files) -> str:
    """Return the file of a claim's article, with the line where the article is the file."""
    file = files.get(claim.article)
    if file is None:
        return ""
    text = next(article.text for article in report.articles if article.id == claim.article)
    line = f":{text.count(chr(10), 0, quote.start) + 1}" if file.suffix.lower() == ".txt" else ""
    return f" in {one_line(shown(file))}{line}"


def shown(path: Path) -> str:
    """Return a path as people write it: without "..", and from the current folder where it lies below it."""
    path, here = Path(os.path.abspath(path)), Path.cwd()  # noqa: PTH100  # as it is named, links not followed
    return os.fspath(path.relative_to(here) if path.is_relative_to(here) else path)
