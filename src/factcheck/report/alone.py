"""Nouns without their report, laid out for its views: the words come from the claims' own quotes."""

from __future__ import annotations

import attrs

from factcheck.model import Article, Claim, Finding, Mention, Pair, Span
from factcheck.report.quotes import Piece, Quote, quoted
from factcheck.report.rows import FindingRow, PairRow, lay_out_finding


def quote_of(claim: Claim, source: str | None = None) -> Quote:
    """Return a claim with its words; where it carries no sentence, its mention stands for it."""
    start = claim.sentence.start
    local = attrs.evolve(
        claim,
        mentions=tuple(attrs.evolve(m, start=m.start - start, end=m.end - start) for m in claim.mentions),
        sentence=Span(0, len(claim.quote)),
    )
    found = quoted(local, Article(id=claim.article, text=claim.quote, source=source), None)
    pieces = found.pieces or _mentioned(claim.mentions)
    return attrs.evolve(found, claim=claim, start=found.start + start, end=found.end + start, pieces=pieces)


def _mentioned(mentions: tuple[Mention, ...]) -> tuple[Piece, ...]:
    return (Piece(mentions[0].text, marked=True),) if mentions else ()


def finding_row(finding: Finding) -> FindingRow:
    """Lay a finding out."""
    sources = _sources(finding)
    claims = {claim.id: claim for claim in (*finding.claims, *(c for p in finding.pairs for c in (p.a, p.b)))}
    quotes = {claim.id: quote_of(claim, sources.get(claim.article)) for claim in claims.values()}
    rank = {name: n for n, name in enumerate(sorted({claim.article for claim in claims.values()}))}
    return lay_out_finding(finding, quotes, rank)


def pair_row(pair: Pair) -> PairRow:
    """Lay a pair out."""
    return PairRow(pair, quote_of(pair.a), quote_of(pair.b))


def _sources(finding: Finding) -> dict[str, str]:
    """Return the source of each article that has one; a position names an article without one by its id."""
    told = ((c.article, name) for p in finding.positions for c, name in zip(p.claims, p.sources, strict=False))
    return {article: name for article, name in told if name != article}
