"""The report as one page of HTML without scripts, and its body for notebooks; the templates lie in page/."""

from __future__ import annotations

import functools
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from factcheck.model import Verdict
from factcheck.report.marked import marked_texts
from factcheck.report.quotes import visible
from factcheck.report.rows import FindingRow, Rows, count, dated, headline, totals

if TYPE_CHECKING:  # the template engine takes time to import
    import jinja2

_SHOWN_PAIRS = 20  # of a finding: twenty articles make two hundred, and nobody reads them


def page(rows: Rows) -> str:
    """Return a page that stands alone, with the articles' texts at its end."""
    return _render("page.html.j2", rows, linked=True)


def body(rows: Rows) -> str:
    """Return what stands in the page's body, styled, without the articles' texts."""
    return _render("notebook.html.j2", rows, linked=False)


def rendered(template: str, **values: Any) -> str:
    """Return a template of page/ filled in, without what could steer the page around it."""
    return visible(_environment().get_template(template).render(**values))


@functools.cache
def _environment() -> jinja2.Environment:
    import jinja2

    folder = files("factcheck.report").joinpath("page")
    made = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=jinja2.FunctionLoader(lambda name: folder.joinpath(name).read_text(encoding="utf-8")),
    )
    made.globals["shown_pairs"] = _SHOWN_PAIRS
    made.filters |= {"count": count, "dated": dated, "web": _web}
    return made


def _render(template: str, rows: Rows, *, linked: bool) -> str:
    return rendered(
        template,
        rows=rows,
        headline=headline(rows),
        totals=totals(rows),
        sections=[(verdict, _of(rows, verdict)) for verdict in rows.counts],
        texts=marked_texts(rows) if linked else (),
        linked=linked,
    )


def _of(rows: Rows, verdict: Verdict) -> list[FindingRow]:
    return [row for row in rows.findings if row.finding.verdict is verdict]


def _web(url: str | None) -> str | None:
    """Return an address that a browser may follow, None for anything else (a script, a file)."""
    return url if url and url.lower().startswith(("https://", "http://")) else None
