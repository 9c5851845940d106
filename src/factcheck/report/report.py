"""The report: what was checked, what was claimed, and where the articles agree or contradict each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import attrs

from factcheck.model import Article, Claim, Document, Finding, FrozenDict, NotChecked, Verdict
from factcheck.report.record import dump, lines, record
from factcheck.report.rows import Rows, count, finding_order, lay_out

if TYPE_CHECKING:  # optional packages
    import altair as alt
    import pandas as pd
    import pyarrow as pa

DEFAULT_WIDTH = 100
TO_LOOK_AT = ("contradiction", "update")


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=finding_order))


@attrs.frozen(repr=False)
class Report:
    """What several articles say, claim by claim.

    ``articles`` are all that were given, in their order, ``documents`` those that were read, ``not_checked`` the
    others with the reason. ``findings`` come gravest verdict first, then the surest, then by id. Every view is the
    same text for the same report, on any day and in any process.
    """

    articles: tuple[Article, ...]
    documents: tuple[Document, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = attrs.field(default=(), converter=_in_order)
    not_checked: tuple[NotChecked, ...] = ()
    settings: FrozenDict = attrs.field(factory=FrozenDict, converter=FrozenDict)
    models: FrozenDict = attrs.field(factory=FrozenDict, converter=FrozenDict)

    @property
    def contradictions(self) -> tuple[Finding, ...]:
        """The findings whose verdict is contradiction."""
        return tuple(finding for finding in self.findings if finding.verdict is Verdict.CONTRADICTION)

    def to_dict(self, include_text: bool = False) -> dict[str, Any]:
        """Return the report in JSON types (schema_version 1); ``include_text`` adds the articles' texts."""
        return record(self._rows(), include_text=include_text)

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

    def to_sarif(self) -> str:
        """Return the contradictions and updates as SARIF 2.1.0, for code scanning and editors."""
        from factcheck.report.sarif import render

        return render(self._rows())

    def to_junit(self) -> str:
        """Return the findings as JUnit XML, one test case each; contradictions are failures."""
        from factcheck.report.junit import render

        return render(self._rows())

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

    def timeline(self) -> alt.Chart:
        """Draw the dated claims of each source on the story's calendar; raises MissingExtra without Altair."""
        from factcheck.report.charts import timeline

        return timeline(self._rows())

    def matrix(self) -> alt.Chart:
        """Draw who answers which question, coloured by verdict; raises MissingExtra without Altair."""
        from factcheck.report.charts import matrix

        return matrix(self._rows())

    def network(self) -> alt.Chart:
        """Draw which sources agree with and contradict each other; raises MissingExtra without Altair."""
        from factcheck.report.charts import network

        return network(self._rows())

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the findings of the page, without the articles' texts."""
        from factcheck.report.html import body

        return body(self._rows())

    def __repr__(self) -> str:
        counts = ", ".join(count(number, str(verdict)) for verdict, number in self._rows().counts.items())
        findings = count(len(self.findings), "finding") + (f": {counts}" if counts else "")
        return f"<Report: {count(len(self.articles), 'article')}, {count(len(self.claims), 'claim')}, {findings}>"

    def _rows(self) -> Rows:
        return lay_out(
            self.articles,
            self.documents,
            self.claims,
            self.findings,
            self.not_checked,
            self.settings,
            self.models,
        )
