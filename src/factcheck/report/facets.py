"""What the page can be narrowed to: verdicts, kinds and sources, each with how many findings it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import attrs

from factcheck.report.quotes import Quote
from factcheck.report.rows import Rows

ALONE = "alone"  # stands among the verdicts for the claims that no other article answers


@attrs.frozen
class Choice:
    """One value to narrow to, what to call it, and how many findings have it.

    Claims are counted for ALONE, and where there are no findings.
    """

    value: str
    label: str
    number: int


@attrs.frozen
class Facet:
    """A question that narrows the findings, and its answers."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@attrs.frozen
class Facets:
    """The facets of a report; a source is called by its article's id where it is not known."""

    all: tuple[Facet, ...]
    _sources: dict[str, int]
    _names: dict[str, str]

    def by(self, quotes: Iterable[Quote]) -> str:
        """Return the numbers of the sources that are quoted, in order: "0 3"."""
        return " ".join(map(str, sorted({self._sources[self._names[quote.article]] for quote in quotes})))


def facets(rows: Rows) -> Facets:
    """Return the facets of a report; those without a finding or a claim have no choices."""
    names = {row.article.id: row.article.name for row in rows.articles}
    quoted = {names[quote.article] for row in rows.findings for quote in row.quotes}
    sources = sorted(quoted | {names[quote.article] for quote in rows.alone}, key=lambda name: (name.casefold(), name))
    told = Counter(name for row in rows.findings for name in {names[quote.article] for quote in row.quotes})
    kinds = Counter(row.finding.kind for row in rows.findings)
    if not rows.findings:
        told, kinds = Counter(names[q.article] for q in rows.alone), Counter(q.claim.kind for q in rows.alone)
    every_kind = sorted(set(kinds) | {quote.claim.kind for quote in rows.alone})
    verdicts = [Choice(str(verdict), str(verdict), number) for verdict, number in rows.counts.items()]
    if rows.alone:
        verdicts.append(Choice(ALONE, "in one article only", len(rows.alone)))
    every = (
        Facet("verdict", "Verdict", tuple(verdicts)),
        Facet("kind", "Kind", tuple(Choice(kind, kind, kinds[kind]) for kind in every_kind)),
        Facet("source", "Source", tuple(Choice(name, name, told[name]) for name in sources)),
    )
    return Facets(every, {name: number for number, name in enumerate(sources)}, names)
