"""The rows behind every view: a report laid out for reading, with each claim's sentence.

A view (text, Markdown, HTML, table) takes ``Rows`` and decides nothing about what a report says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import attrs

from factcheck.model import (
    Article,
    Claim,
    Document,
    Finding,
    FrozenDict,
    NotChecked,
    Pair,
    Verdict,
    YearMonth,
)
from factcheck.model.finding import DECIMALS
from factcheck.report.parts import Part, parts
from factcheck.report.quotes import Quote, first_span, fold, quoted

NOT_READ = "not checked"  # how the day of an article was found that was left out


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

    @property
    def why(self) -> str:
        """The phrase that says why, and whether both claims are of one article."""
        return self.pair.why + (" (the article contradicts itself)" if self.a.article == self.b.article else "")

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that add up to the confidence."""
        return parts(self.pair)


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

    @property
    def independence(self) -> str:
        """How many articles and how many independent origins it has; empty where each article is its own."""
        return independence(self.finding)

    @property
    def gravest_first(self) -> tuple[Quote, ...]:
        """Every claim's quote once, the two of the gravest and surest pair first."""
        paired = [quote for row in self.pairs for quote in (row.a, row.b)]
        return tuple({quote.claim.id: quote for quote in (*paired, *self.quotes)}.values())

    def verdict(self, quote: Quote) -> Verdict:
        """Return the gravest verdict on one claim: a contradiction of two leaves the third as it is."""
        mine = (row.pair.verdict for row in self.pairs if quote.claim.id in (row.a.claim.id, row.b.claim.id))
        return next(mine, self.finding.verdict)


@attrs.frozen
class ArticleRow:
    """An article with what was read of it, None where it was not checked, and how many claims it makes."""

    article: Article
    document: Document | None
    claims: int

    @property
    def language(self) -> str | None:
        """The language it was read in, else the one that was given."""
        return self.document.language if self.document else self.article.language

    @property
    def days(self) -> str:
        """The day it speaks from: "2023-09-12", "2023-09-12 to 2023-09-13", or "day unknown"."""
        return days(self.document) if self.document else "day unknown"

    @property
    def how(self) -> str:
        """How that day was found."""
        return self.document.reference.how if self.document else NOT_READ


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
    withheld: tuple[str, ...] = ()

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
        """The sources of the articles that were read, each once, in order; empty where one of them is not known."""
        sources = dict.fromkeys(row.article.source or "" for row in self.checked)
        return () if "" in sources else tuple(sources)


def claim_order(claim: Claim) -> tuple[str, int, str]:
    """Sort key that does not depend on the order of the articles: article id, first mention, id."""
    return claim.article, first_span(claim).start, claim.id


def finding_order(finding: Finding) -> tuple[int, float, str]:
    """Sort key: gravest verdict first, then the surest as it is written, then by id."""
    return -finding.verdict.gravity, -round(finding.confidence, DECIMALS), finding.id


def pair_order(pair: Pair) -> tuple[int, float, str]:
    """Sort key, as of findings."""
    return -pair.verdict.gravity, -round(pair.confidence, DECIMALS), pair.id


def published(article: Article) -> str | None:
    """Return the publication date as ISO text, None where it is unknown."""
    return None if article.published is None else article.published.isoformat()


def days(document: Document) -> str:
    """Return the day or days from which a document speaks: "2023-09-12", "2023-09-12 to 2023-09-13"."""
    earliest, latest = document.reference.earliest, document.reference.latest
    known = dict.fromkeys(day.isoformat() for day in (earliest, latest) if day is not None)
    return " to ".join(known) or "day unknown"


def count(number: int, word: str) -> str:
    """Return a number with its noun: "1 claim", "2 claims"."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def named(article: str, source: str | None) -> str:
    """Return an article's id with its source, where that says more."""
    return article if source in (None, "", article) else f"{article} ({source})"


def independence(finding: Finding) -> str:
    """Return "3 articles, 2 independent origins", or nothing where every article is an origin of its own."""
    articles = len({claim.article for claim in finding.claims})
    if finding.origins >= articles:
        return ""
    return f"{count(articles, 'article')}, {count(finding.origins, 'independent origin')}"


def totals(rows: Rows) -> str:
    """Return what was checked in one line: "4 of 5 articles from 3 sources (fr): 61 claims, 4 findings"."""
    sources = f" from {count(len(rows.sources), 'source')}" if rows.sources else ""
    languages = ", ".join(sorted({row.language for row in rows.checked if row.language}))
    counts = f"{count(len(rows.claims), 'claim')}, {count(len(rows.findings), 'finding')}"
    given, read = len(rows.articles), len(rows.checked)
    articles = count(read, "article") if read == given else f"{read} of {count(given, 'article')}"
    return f"{articles}{sources}{f' ({languages})' if languages else ''}: {counts}"


def headline(rows: Rows) -> str:
    """Return the outcome in a few words: "2 contradictions in 5 articles"."""
    if len(rows.checked) < 2:
        return "Nothing to compare"
    number = rows.counts.get(Verdict.CONTRADICTION, 0)
    return f"{count(number, 'contradiction') if number else 'No contradictions'} in {len(rows.checked)} articles"


def lay_out_finding(finding: Finding, quotes: Mapping[str, Quote], rank: Mapping[str, int]) -> FindingRow:
    """Lay a finding out: quotes per claim id, and per article id its rank."""
    positions = []
    for position in finding.positions:
        mine = sorted(
            (quotes[claim.id] for claim in position.claims), key=lambda q: (rank[q.article], q.start, q.claim.id)
        )
        who = dict.fromkeys((quote.article, quote.source) for quote in mine)
        positions.append(PositionRow(fold(position.value).strip(), tuple(mine), tuple(who)))
    pairs = sorted(finding.pairs, key=pair_order)
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
    made = Counter(claim.article for claim in claims)
    ordered = sorted(articles, key=lambda article: article.id)  # so that their order shows nowhere
    rows = tuple(ArticleRow(article, read.get(article.id), made[article.id]) for article in ordered)
    by_id = {row.article.id: row for row in rows}
    everything = {c.id: c for c in (*claims, *(c for f in findings for p in f.pairs for c in (p.a, p.b)))}
    everything |= {claim.id: claim for finding in findings for claim in finding.claims}
    quotes = {
        claim.id: quoted(claim, by_id[claim.article].article, by_id[claim.article].language)
        for claim in everything.values()
    }
    rank = {name: number for number, name in enumerate(sorted(by_id))}
    found = tuple(lay_out_finding(finding, quotes, rank) for finding in findings)
    answered = {quote.claim.id for row in found for quote in row.quotes}
    alone = sorted((quotes[c.id] for c in claims if c.id not in answered), key=lambda q: (rank[q.article], q.start))
    return Rows(
        rows,
        tuple(sorted(not_checked, key=lambda left: (left.article, left.reason))),
        tuple(claims),
        found,
        tuple(alone),
        settings,
        models,
    )


def dated(article: Article) -> str:
    """Return the publication date for people: its day, or "2023-09", or "unknown"."""
    text = published(article)
    if text is None:
        return "unknown"
    return text if isinstance(article.published, YearMonth) else text[:10]
