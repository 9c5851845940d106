"""The report: what was checked, what was claimed, and where the articles agree or contradict each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from factcheck.errors import ArticleError, ReportError
from factcheck.model import Article, Claim, Document, Finding, FrozenDict, NotChecked, Verdict
from factcheck.report.record import Recorded, dump, lines, record, schema
from factcheck.report.rows import Rows, claim_order, count, finding_order, lay_out

if TYPE_CHECKING:  # optional packages, and a view that is loaded when asked for
    import altair as alt
    import pandas as pd
    import pyarrow as pa

    from factcheck.report.sarif import Place

DEFAULT_WIDTH = 100
Grow = Callable[[Sequence[Article]], "Report"]
TO_LOOK_AT = ("contradiction", "update")


def refuse_uncompared(report: Report) -> None:
    """Raise ArticleError where articles were left out and fewer than two remain: no finding then says nothing."""
    if report.not_checked and len(report.documents) < 2:
        left = "; ".join(f"{one.article}: {one.reason}" for one in report.not_checked)
        raise ArticleError("articles", f"nothing could be compared, because of articles that were not checked: {left}")


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=finding_order))


def _by_place(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=claim_order))


@attrs.frozen(repr=False)
class Report:
    """What several articles say, claim by claim.

    ``articles`` are all that were given, in their order, ``documents`` those that were read, ``not_checked`` the
    others with the reason. ``claims`` come by article id and place, ``findings`` gravest verdict first, then the
    surest, then by id. Every view is the same text for the same report, on any day and in any process.

    ``recorded`` is what the JSON said that it was read from, ``grow`` how the checker that made it checks its articles
    again with more of them; it is not pickled.
    """

    articles: tuple[Article, ...]
    documents: tuple[Document, ...] = ()
    claims: tuple[Claim, ...] = attrs.field(default=(), converter=_by_place)
    findings: tuple[Finding, ...] = attrs.field(default=(), converter=_in_order)
    not_checked: tuple[NotChecked, ...] = ()
    settings: FrozenDict = attrs.field(factory=FrozenDict, converter=FrozenDict)
    models: FrozenDict = attrs.field(factory=FrozenDict, converter=FrozenDict)
    recorded: Recorded | None = attrs.field(default=None, eq=False, kw_only=True)
    grow: Grow | None = attrs.field(default=None, eq=False, kw_only=True)

    @property
    def contradictions(self) -> tuple[Finding, ...]:
        """The findings whose verdict is contradiction."""
        return tuple(finding for finding in self.findings if finding.verdict is Verdict.CONTRADICTION)

    @property
    def withheld(self) -> tuple[str, ...]:
        """The ids of the articles whose text is not here, because the JSON that this was read from left it out.

        Their text is as long as it was, so that all offsets hold, but has only the sentences that claims quote.
        """
        return tuple(sorted(self.recorded.digests)) if self.recorded else ()

    def add(self, *articles: Article) -> Report:
        """Return the report over these articles and more: the same as checking all of them anew, but faster.

        What was read of an article is used again where it still holds: a new one can move the day from which another
        speaks. Raises ReportError for a report that no checker holds (read from JSON, or unpickled), and what ``check``
        raises.
        """
        if self.grow is None:
            held = "it was read from JSON, unpickled or made by hand, and no checker holds what it read of the articles"
            raise ReportError("add", f"{held}; check all of the articles with Checker.check")
        return self.grow((*self.articles, *articles))

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], articles: Iterable[Article] | None = None) -> Report:
        """Read what ``to_dict`` returned, of this schema_version; what is not known is ignored.

        Texts that were left out (``withheld``) are blank but for the sentences that claims quote, at their places;
        ``articles`` gives them back, each compared with its sha256. Raises ReportError, which names the place.
        """
        from factcheck.report.restore import restore

        return cls(**restore(data, articles))

    @classmethod
    def from_json(cls, text: str | bytes, articles: Iterable[Article] | None = None) -> Report:
        """Read what ``to_json`` returned, as ``from_dict`` does."""
        from factcheck.report.restore import parse

        return cls.from_dict(parse(text), articles)

    @staticmethod
    def json_schema() -> dict[str, Any]:
        """Return the JSON Schema (draft 2020-12) that ``to_dict`` follows."""
        return schema()

    def to_dict(self, include_text: bool = False) -> dict[str, Any]:
        """Return the report in JSON types (schema_version 1); ``include_text`` adds the texts that are here."""
        return record(self._rows(), include_text=include_text, recorded=self.recorded)

    def to_json(self, indent: int | None = 2, include_text: bool = False) -> str:
        """Return the report as JSON text that ends with a newline."""
        return dump(self.to_dict(include_text), indent) + "\n"

    def to_jsonl(self) -> str:
        """Return one line of JSON per finding, each complete in itself: its claims, sources and sentences."""
        return lines(self._rows())

    def to_text(self, width: int = DEFAULT_WIDTH, color: bool = False) -> str:
        """Return the report for a terminal, ``width`` columns wide; ``color`` adds ANSI codes."""
        from factcheck.report.text import render

        return render(self._rows(), width=width, color=color)

    def to_markdown(self) -> str:
        """Return the report as Markdown, for a pull request or a wiki."""
        from factcheck.report.markdown import render

        return render(self._rows())

    def to_html(self) -> str:
        """Return a page of HTML that needs nothing else: no file beside it, no network."""
        from factcheck.report.html import page

        return page(self._rows())

    def explain(
        self,
        id: str | None = None,
        *,
        of: str | None = None,
        verdicts: Iterable[str] = TO_LOOK_AT,
        form: str = "text",
        width: int = DEFAULT_WIDTH,
        color: bool = False,
    ) -> str:
        """Return why pairs were decided so: who says what, and the parts that add up to each pair's confidence.

        ``id`` is a pair's or a finding's, or a beginning of it that no other has; ``of`` ("pair", "finding") says
        whose, where it matters. Without an id, all pairs of the ``verdicts`` are explained. ``form`` is "text" or
        "json". Raises UnknownId.
        """
        from factcheck.report.explain import as_json, by_id, by_verdict, nothing, written

        rows, asked = self._rows(), tuple(map(Verdict, verdicts))
        chosen = by_verdict(rows, asked) if id is None else by_id(rows, id, of)
        if form == "json":
            return as_json(chosen)
        return written(chosen, width=width, color=color) if chosen else nothing(asked)

    def to_sarif(self, places: Mapping[str, Place] | None = None) -> str:
        """Return the contradictions and updates as SARIF 2.1.0, for code scanning and editors.

        ``places`` says in which files articles lie, by their ids; the others are located by their URL or id.
        """
        from factcheck.report.sarif import render

        return render(self._rows(), places)

    def to_junit(self, fail_on: str | None = "contradiction") -> str:
        """Return the findings as JUnit XML, one test case each; those as grave as ``fail_on`` or graver are failures.

        With None there are no failures.
        """
        from factcheck.report.junit import render

        return render(self._rows(), None if fail_on is None else Verdict(fail_on))

    def to_dataframe(self) -> pd.DataFrame:
        """Return a pandas table with one row per pair of claims; raises MissingExtra without pandas."""
        from factcheck.report.frame import pairs_frame

        return pairs_frame(self._rows())

    def claims_dataframe(self) -> pd.DataFrame:
        """Return a pandas table with one row per claim; raises MissingExtra without pandas."""
        from factcheck.report.frame import claims_frame

        return claims_frame(self._rows())

    def to_arrow(self) -> pa.Table:
        """Return the table of ``to_dataframe`` for Arrow; raises MissingExtra without pyarrow."""
        from factcheck.report.frame import pairs_arrow

        return pairs_arrow(self._rows())

    def timeline(self, *, around: int | None = 14, alone: bool = True) -> alt.LayerChart:
        """Draw the dated claims of each article on the story's calendar; raises MissingExtra without Altair.

        Dates further than ``around`` days from the articles' own are only counted (None draws all); ``alone`` says
        whether claims that no other article answers are drawn.
        """
        from factcheck.report.charts import timeline

        return timeline(self._rows(), around=around, alone=alone)

    def matrix(self, *, limit: int | None = 25) -> alt.LayerChart:
        """Draw who answers which question, coloured by verdict; raises MissingExtra without Altair.

        ``limit`` is how many findings are drawn, the gravest first; None draws all.
        """
        from factcheck.report.charts import matrix

        return matrix(self._rows(), limit=limit)

    def network(self, *, verdicts: Iterable[str] | None = None) -> alt.LayerChart:
        """Draw which articles agree with and contradict each other; raises MissingExtra without Altair.

        ``verdicts`` are those to draw; None draws all, with more than eight articles contradictions and updates.
        """
        from factcheck.report.charts import network

        return network(self._rows(), verdicts=verdicts)

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the findings of the page, without the articles' texts."""
        from factcheck.report.html import body

        return body(self._rows())

    def __repr__(self) -> str:
        counts = ", ".join(count(number, str(verdict)) for verdict, number in self._rows().counts.items())
        findings = count(len(self.findings), "finding") + (f": {counts}" if counts else "")
        return f"<Report: {count(len(self.articles), 'article')}, {count(len(self.claims), 'claim')}, {findings}>"

    def _rows(self) -> Rows:
        rows = lay_out(
            self.articles,
            self.documents,
            self.claims,
            self.findings,
            self.not_checked,
            self.settings,
            self.models,
        )
        return attrs.evolve(rows, withheld=self.withheld) if self.withheld else rows
