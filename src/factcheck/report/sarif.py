"""The report as SARIF 2.1.0 (OASIS): contradictions and updates as results, for code scanning and editors.

Each contradicting pair is an error and each update a warning, at the first claim's words, with the other claim's as a
related location. Agreements and refinements are no results: there is nothing to look at. Lines end at a
line feed; columns count Unicode code points from 1.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import attrs

from factcheck.model import Article, NotChecked, Span, Verdict
from factcheck.report.quotes import Quote, fold, visible
from factcheck.report.record import dump, version
from factcheck.report.rows import FindingRow, PairRow, Rows, named

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Verdict.CONTRADICTION: "error", Verdict.UPDATE: "warning"}
_DOES = {Verdict.CONTRADICTION: "contradict each other", Verdict.UPDATE: "differ because one tells a later state"}
_ROOT, _ARTICLES = "%SRCROOT%", "ARTICLES"
_LINK = re.compile(r"(?=[\\\[\]])")
_URL = re.compile(r"https?://", re.IGNORECASE)


@attrs.frozen
class Place:
    """A file as a URI, relative ones from the root of the sources.

    ``line`` is None where the file's text is the article's, character by character; otherwise it is the line at which
    the article's record stands, and no character of it is pointed at.
    """

    uri: str
    line: int | None = None


@attrs.frozen(eq=False)
class _Located:
    """An article with its place and where its lines begin."""

    article: Article
    place: Place | None
    starts: tuple[int, ...]

    def artifact(self) -> dict[str, str]:
        if self.place is None:
            return _without_file(self.article)
        if ":" in self.place.uri.split("/", 1)[0]:
            return {"uri": self.place.uri}
        return {"uri": self.place.uri, "uriBaseId": _ROOT}

    def physical(self, quote: Quote) -> dict[str, Any]:
        """Return the place of a claim's words; where the file holds more than the text, that of the record."""
        if self.place is not None and self.place.line is not None:
            return {"artifactLocation": self.artifact(), "region": {"startLine": self.place.line}}
        claim, words = quote.claim, Span(quote.start, quote.end)
        there = {"artifactLocation": self.artifact(), "region": self._region(words)}
        return there | {"contextRegion": self._region(claim.sentence)} if words.within(claim.sentence) else there

    def _region(self, span: Span) -> dict[str, Any]:
        (line, column), (end_line, end_column) = self._at(span.start), self._at(span.end)
        return {
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
            "charOffset": span.start,
            "charLength": span.end - span.start,
            "snippet": {"text": self.article.text[span.start : span.end]},
        }

    def _at(self, offset: int) -> tuple[int, int]:
        line = bisect.bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def render(rows: Rows, places: Mapping[str, Place] | None = None) -> str:
    """Return one run as SARIF text; an article that ``places`` does not name is located by its URL, else by its id."""
    located = {row.article.id: _locate(row.article, (places or {}).get(row.article.id)) for row in rows.articles}
    rules = _rules(rows)
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    results = [
        _result(found, pair, located, numbers)
        for found in rows.findings
        for pair in found.pairs
        if pair.pair.verdict in LEVELS
    ]
    run = {
        "tool": {"driver": {"name": "factcheck", "version": version(), "rules": rules}},
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _left_out(rows, located)}],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": "The folder that the check was run in."}},
            _ARTICLES: {"description": {"text": "Articles that came without a file; the URI is the article's id."}},
        },
        "results": results,
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, 2) + "\n"


def _locate(article: Article, place: Place | None) -> _Located:
    starts = (0, *(found.end() for found in re.finditer("\n", article.text)))
    return _Located(article, place, starts)


def _without_file(article: Article) -> dict[str, str]:
    if article.url and _URL.match(article.url):
        return {"uri": quote(article.url, safe=":/?#[]@!$&'()*+,;=%~", errors="replace")}
    return {"uri": quote(article.id, errors="replace"), "uriBaseId": _ARTICLES}


def _rules(rows: Rows) -> list[dict[str, Any]]:
    """Return a rule per kind and level; the kinds asked for have theirs although nothing was found."""
    asked = rows.settings.get("kinds")
    kinds = set(map(str, asked)) if isinstance(asked, list | tuple) else set()  # JSON may have anything there
    kinds |= {row.finding.kind for row in rows.findings}
    return [_rule(kind, verdict) for kind in sorted(kinds) for verdict in LEVELS]


def _rule(kind: str, verdict: Verdict) -> dict[str, Any]:
    text = f"Two articles answer the same question with {kind}s that {_DOES[verdict]}."
    return {
        "id": _rule_id(kind, verdict),
        "name": f"{kind.title()}{str(verdict).title()}",
        "shortDescription": {"text": f"{kind.capitalize()}: {verdict}"},
        "fullDescription": {"text": text},
        "help": {"text": f"{text} Read both sentences; factcheck does not say which of them is right."},
        "defaultConfiguration": {"level": LEVELS[verdict]},
        "properties": {"tags": [kind, str(verdict)]},
    }


def _rule_id(kind: str, verdict: Verdict) -> str:
    return f"{kind}-{verdict}"


def _result(
    found: FindingRow, row: PairRow, located: Mapping[str, _Located], numbers: Mapping[str, int]
) -> dict[str, Any]:
    pair, rule = row.pair, _rule_id(found.finding.kind, row.pair.verdict)
    first, second = (located[quote.article].physical(quote) for quote in (row.a, row.b))
    return {
        "ruleId": rule,
        "ruleIndex": numbers[rule],
        "level": LEVELS[pair.verdict],
        "message": {"text": _message(found, row)},
        "locations": [{"physicalLocation": first}],
        "relatedLocations": [{"id": 1, "physicalLocation": second, "message": {"text": _said(row.b.value)}}],
        "partialFingerprints": {"factcheckPair/v1": pair.id, "primaryLocationLineHash": f"{pair.id}:1"},
        "rank": round(pair.confidence * 100, 2),
        "properties": {
            "finding": found.finding.id,
            "confidence": round(pair.confidence, 4),
            "question": found.finding.question,
            "values": [row.a.value, row.b.value],
            "articles": [row.a.article, row.b.article],
        },
    }


def _message(found: FindingRow, row: PairRow) -> str:
    """Return both values with who gives them and why they differ; the second one's name is a link to its place."""
    names = [_plain(named(quote.article, quote.source)) for quote in (row.a, row.b)]
    a, b = (_plain(quote.value) for quote in (row.a, row.b))
    certain = f"confidence {row.pair.confidence:.2f}"
    return (
        f"{_plain(found.finding.question)} {names[0]}: {a}. [{names[1]}](1): {b}. "
        f"{str(row.pair.verdict).capitalize()} ({certain}): {_plain(row.why)}."
    )


def _plain(text: str) -> str:
    """Return text that SARIF takes for no link."""
    return _LINK.sub(r"\\", _said(text))


def _said(text: str) -> str:
    return visible(fold(text).strip())


def _left_out(rows: Rows, located: Mapping[str, _Located]) -> list[dict[str, Any]]:
    return [_notification(left, located.get(left.article)) for left in rows.not_checked]


def _notification(left: NotChecked, where: _Located | None) -> dict[str, Any]:
    said = {"level": "warning", "message": {"text": f"{_plain(left.article)}: not checked: {_plain(left.reason)}"}}
    if where is None:
        return said
    return said | {"locations": [{"physicalLocation": {"artifactLocation": where.artifact()}}]}
