"""The rows behind every view: a report laid out for reading, with each claim's sentence cut at its values.

A view (text, Markdown, HTML, table) takes ``Rows`` and decides nothing about what a report says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import attrs

from factcheck.model import (
    Article,
    Claim,
    Document,
    Finding,
    FrozenDict,
    Modality,
    NotChecked,
    Pair,
    Span,
    Verdict,
    YearMonth,
)

_SPACE = re.compile(r"\s+")
# Control characters, lone surrogates and what reverses the direction of the text around it.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


@attrs.frozen
class Piece:
    """A piece of a sentence; ``marked`` says that it is (part of) a value's mention."""

    text: str
    marked: bool = False


@attrs.frozen
class Quote:
    """A claim with the words it was read from: its sentence, whitespace folded, cut where the values stand.

    ``start`` and ``end`` are the first mention's offsets in the article's text, ``notes`` what to know before
    believing it ("planned", "according to le Kremlin").
    """

    claim: Claim
    article: str
    source: str | None
    language: str | None
    value: str
    start: int
    end: int
    pieces: tuple[Piece, ...]
    notes: tuple[str, ...]

    @property
    def place(self) -> str:
        """Where the value stands: the article's id and the offsets."""
        return f"{self.article}:{self.start}-{self.end}"

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        return "".join(piece.text for piece in self.pieces)


@attrs.frozen
class PositionRow:
    """One answer and who gives it: article ids with their sources, in the order of the report's articles."""

    value: str
    quotes: tuple[Quote, ...]
    who: tuple[tuple[str, str | None], ...]


@attrs.frozen
class PairRow:
    """A pair with both of its quotes."""

    pair: Pair
    a: Quote
    b: Quote


@attrs.frozen
class FindingRow:
    """A finding with its quotes; pairs come gravest first."""

    finding: Finding
    positions: tuple[PositionRow, ...]
    pairs: tuple[PairRow, ...]

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Every claim's quote once, position by position."""
        return tuple(quote for position in self.positions for quote in position.quotes)


@attrs.frozen
class ArticleRow:
    """An article with what was read of it; ``document`` is None, and ``reason`` says why, where it was not checked."""

    article: Article
    document: Document | None
    reason: str | None
    claims: int

    @property
    def language(self) -> str | None:
        """The language it was read in, else the one that was given."""
        return self.document.language if self.document else self.article.language

    @property
    def days(self) -> str:
        """The day it speaks from: "2023-09-12", "2023-09-12/2023-09-13", or "day unknown"."""
        return days(self.document) if self.document else "day unknown"

    @property
    def how(self) -> str:
        """How that day was found."""
        return self.document.reference.how if self.document else "not checked"


@attrs.frozen
class Rows:
    """A report laid out: articles as given, findings gravest first, and the claims that no other article answers."""

    articles: tuple[ArticleRow, ...]
    not_checked: tuple[NotChecked, ...]
    claims: tuple[Claim, ...]
    findings: tuple[FindingRow, ...]
    alone: tuple[Quote, ...]
    settings: FrozenDict
    models: FrozenDict

    @property
    def checked(self) -> tuple[ArticleRow, ...]:
        """The articles that were read."""
        return tuple(row for row in self.articles if row.document)

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many findings have each verdict, gravest first, without zeros."""
        verdicts = [row.finding.verdict for row in self.findings]
        return {verdict: verdicts.count(verdict) for verdict in reversed(Verdict) if verdict in verdicts}

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of the articles that were read, each once, in order."""
        return tuple(dict.fromkeys(row.article.source for row in self.checked if row.article.source))


def first_span(claim: Claim) -> Span:
    """Return the characters of the mention to show; the sentence's where a claim has no mention."""
    return claim.mentions[0].span if claim.mentions else claim.sentence


def claim_order(claim: Claim) -> tuple[str, int, str]:
    """Sort key that does not depend on the order of the articles: article id, first mention, id."""
    return claim.article, first_span(claim).start, claim.id


def finding_order(finding: Finding) -> tuple[int, float, str]:
    """Sort key: gravest verdict first, then the surest, then by id."""
    return -finding.verdict.gravity, -finding.confidence, finding.id


def published(article: Article) -> str | None:
    """Return the publication date as ISO text, None where it is unknown."""
    return None if article.published is None else article.published.isoformat()


def days(document: Document) -> str:
    """Return the day or days from which a document speaks, in ISO form."""
    earliest, latest = document.reference.earliest, document.reference.latest
    known = dict.fromkeys(day.isoformat() for day in (earliest, latest) if day is not None)
    return "/".join(known) or "day unknown"


def fold(text: str) -> str:
    """Replace every run of whitespace by one space."""
    return _SPACE.sub(" ", text)


def visible(text: str) -> str:
    """Replace what would steer a terminal or a page, and is no whitespace, by the replacement character."""
    return _UNSEEN.sub("\ufffd", text)


def count(number: int, word: str) -> str:
    """Return a number with its noun: "1 claim", "2 claims"."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def named(article: str, source: str | None) -> str:
    """Return an article's id with its source, where that says more."""
    return article if source in (None, "", article) else f"{article} ({source})"


def totals(rows: Rows) -> str:
    """Return what was checked in one line: "5 articles from 3 sources (fr): 61 claims, 4 findings"."""
    sources = f" from {count(len(rows.sources), 'source')}" if rows.sources else ""
    languages = ", ".join(sorted({row.language for row in rows.checked if row.language}))
    counts = f"{count(len(rows.claims), 'claim')}, {count(len(rows.findings), 'finding')}"
    return f"{count(len(rows.checked), 'article')}{sources}{f' ({languages})' if languages else ''}: {counts}"


def cut(text: str, sentence: Span, marks: Iterable[Span]) -> tuple[Piece, ...]:
    """Cut the sentence at ``marks`` and fold its whitespace; marks outside of it are left out."""
    pieces: list[Piece] = []
    position = sentence.start
    for mark in sorted(marks):
        start, end = max(mark.start, position), min(mark.end, sentence.end)
        if start < end:
            pieces += [Piece(text[position:start]), Piece(text[start:end], marked=True)]
            position = end
    return _folded([*pieces, Piece(text[position : sentence.end])])


def _folded(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Fold whitespace within and across pieces, and drop it at both ends."""
    folded: list[Piece] = []
    for piece in pieces:
        text = fold(piece.text)
        if not folded or folded[-1].text.endswith(" "):
            text = text.lstrip()
        if text:
            folded.append(attrs.evolve(piece, text=text))
    if folded:
        folded[-1] = attrs.evolve(folded[-1], text=folded[-1].text.rstrip())
    return tuple(piece for piece in folded if piece.text)


def _notes(claim: Claim) -> tuple[str, ...]:
    notes = [] if claim.modality is Modality.ASSERTED else [str(claim.modality)]
    if not claim.polarity and claim.modality is not Modality.DENIED:
        notes.append("negated")
    if claim.attribution:
        notes.append(f"according to {fold(claim.attribution).strip()}")
    return tuple(notes)


def _quote(claim: Claim, row: ArticleRow) -> Quote:
    span = first_span(claim)
    pieces = cut(row.article.text, claim.sentence, (mention.span for mention in claim.mentions))
    return Quote(
        claim=claim,
        article=claim.article,
        source=row.article.source,
        language=row.language,
        value=fold(claim.value.text).strip(),
        start=span.start,
        end=span.end,
        pieces=pieces,
        notes=_notes(claim),
    )


def _finding(finding: Finding, quotes: dict[str, Quote], rank: dict[str, int]) -> FindingRow:
    positions = []
    for position in finding.positions:
        mine = sorted((quotes[claim.id] for claim in position.claims), key=lambda q: (rank[q.article], q.start))
        who = dict.fromkeys((quote.article, quote.source) for quote in mine)
        positions.append(PositionRow(fold(position.value).strip(), tuple(mine), tuple(who)))
    pairs = sorted(finding.pairs, key=lambda pair: (-pair.verdict.gravity, -pair.confidence, pair.id))
    return FindingRow(
        finding, tuple(positions), tuple(PairRow(pair, quotes[pair.a.id], quotes[pair.b.id]) for pair in pairs)
    )


def lay_out(
    articles: Sequence[Article],
    documents: Sequence[Document],
    claims: Sequence[Claim],
    findings: Sequence[Finding],
    not_checked: Sequence[NotChecked],
    settings: FrozenDict,
    models: FrozenDict,
) -> Rows:
    """Lay a report out for its views; every claim's article must be among ``articles``."""
    read = {document.article.id: document for document in documents}
    reasons = {left.article: left.reason for left in not_checked}
    made = [claim.article for claim in claims]
    rows = tuple(
        ArticleRow(article, read.get(article.id), reasons.get(article.id), made.count(article.id))
        for article in articles
    )
    by_id = {row.article.id: row for row in rows}
    everything = {c.id: c for c in (*claims, *(c for f in findings for p in f.pairs for c in (p.a, p.b)))}
    everything |= {claim.id: claim for finding in findings for claim in finding.claims}
    quotes = {claim.id: _quote(claim, by_id[claim.article]) for claim in everything.values()}
    rank = {row.article.id: number for number, row in enumerate(rows)}
    found = tuple(_finding(finding, quotes, rank) for finding in findings)
    answered = {quote.claim.id for row in found for quote in row.quotes}
    alone = sorted((quotes[c.id] for c in claims if c.id not in answered), key=lambda q: (rank[q.article], q.start))
    return Rows(rows, tuple(not_checked), tuple(claims), found, tuple(alone), settings, models)


def dated(article: Article) -> str:
    """Return the publication date for people: its day, or "2023-09", or "unknown"."""
    text = published(article)
    if text is None:
        return "unknown"
    return text if isinstance(article.published, YearMonth) else text[:10]
