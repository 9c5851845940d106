"""The articles' texts cut at the mentions of their claims, for views that mark them in place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

import attrs

from factcheck.model import BlockRole, Claim, Document, Span, Verdict
from factcheck.report.quotes import first_span
from factcheck.report.rows import ArticleRow, Rows, claim_order


@attrs.frozen
class Stretch:
    """A piece of an article's text that the same claims cover.

    ``anchors`` are the claims whose first mention starts here; ``mark`` is the gravest verdict on a claim that covers
    it, "alone" where no other article answers, "" where it is no value; ``finding`` the id of the finding that gives
    the verdict; ``statements`` what is claimed; ``chrome`` whether the text is navigation and carries no claims;
    ``within`` are the claims whose first mention started before and goes on here.
    """

    text: str
    anchors: tuple[str, ...] = ()
    mark: str = ""
    finding: str | None = None
    statements: tuple[str, ...] = ()
    chrome: bool = False
    within: tuple[str, ...] = ()


T = TypeVar("T")
Verdicts = Mapping[str, tuple[Verdict, str]]


def marked_texts(rows: Rows) -> tuple[tuple[ArticleRow, tuple[Stretch, ...]], ...]:
    """Return every article that was read with its whole text in pieces, in the order of the report."""
    verdicts, claims = verdicts_on(rows), by_article(rows)
    return tuple(
        (row, tuple(_stretches(row.document, claims.get(row.article.id, []), verdicts)))
        for row in rows.articles
        if row.document
    )


def by_article(rows: Rows) -> dict[str, list[Claim]]:
    """Return every claim once, those of findings too, article by article in text order."""
    claims = {claim.id: claim for claim in rows.claims} | {q.claim.id: q.claim for f in rows.findings for q in f.quotes}
    made: dict[str, list[Claim]] = {}
    for claim in sorted(claims.values(), key=claim_order):
        made.setdefault(claim.article, []).append(claim)
    return made


def verdicts_on(rows: Rows) -> dict[str, tuple[Verdict, str]]:
    """Return, per claim in a finding, the gravest verdict on it and the finding that gives it."""
    made: dict[str, tuple[Verdict, str]] = {}
    for row in rows.findings:
        for pair in row.finding.pairs:
            for claim in (pair.a, pair.b):
                known = made.get(claim.id)
                if known is None or pair.verdict.gravity > known[0].gravity:
                    made[claim.id] = pair.verdict, row.finding.id
    return made


def _stretches(document: Document, claims: Sequence[Claim], verdicts: Verdicts) -> Iterator[Stretch]:
    text = document.article.text
    chrome = [block.span for block in document.blocks if block.role is BlockRole.CHROME]
    mentions = [(mention.span, claim) for claim in claims for mention in claim.mentions]
    edges = _edges(len(text), [*chrome, *(span for span, _ in mentions)])
    covering, unread = _covering(edges, mentions), _covering(edges, [(span, True) for span in chrome])
    anchors: dict[int, list[str]] = {}
    for claim in claims:
        anchors.setdefault(first_span(claim).start, []).append(claim.id)
    for start, end in pairwise(edges):
        mark, finding = _judged(covering.get(start, []), verdicts)
        yield Stretch(
            text=text[start:end],
            anchors=tuple(anchors.get(start, [])),
            mark=mark,
            finding=finding,
            statements=tuple(dict.fromkeys(claim.statement for claim in covering.get(start, []))),
            chrome=start in unread,
            within=tuple(c.id for c in covering.get(start, []) if first_span(c).start < start < first_span(c).end),
        )


def _judged(claims: Sequence[Claim], verdicts: Verdicts) -> tuple[str, str | None]:
    """Return how to mark what these claims cover, and the finding to link to."""
    judged = [verdicts[claim.id] for claim in claims if claim.id in verdicts]
    if not judged:
        return "alone" if claims else "", None
    verdict, finding = max(judged, key=lambda found: found[0].gravity)
    return str(verdict), finding


def _covering(edges: Sequence[int], spans: Iterable[tuple[Span, T]]) -> dict[int, list[T]]:
    """Return, per edge where a stretch begins, what covers the stretch."""
    made: dict[int, list[T]] = {}
    for span, item in spans:
        for edge in edges[bisect_left(edges, span.start) : bisect_left(edges, span.end)]:
            made.setdefault(edge, []).append(item)
    return made


def _edges(length: int, spans: Iterable[Span]) -> list[int]:
    """Return every offset where something begins or ends, the text's own ends among them."""
    places = {0, length} | {place for span in spans for place in (span.start, span.end)}
    return sorted(place for place in places if 0 <= place <= length)
