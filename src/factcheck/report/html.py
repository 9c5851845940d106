"""The report as one page of HTML, and its body without script for notebooks; the templates lie in page/.

The page is whole without its script, which adds filters, search and two texts side by side. No word of an article
becomes part of the script: it reads the page, and writes text.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import re
import unicodedata
from collections.abc import Sequence
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from factcheck.model import Verdict
from factcheck.report.facets import facets
from factcheck.report.marked import marked_texts
from factcheck.report.parts import Part
from factcheck.report.quotes import fold, visible
from factcheck.report.rows import FindingRow, PairRow, Rows, count, dated, headline, totals

if TYPE_CHECKING:  # the template engine takes time to import
    import jinja2

# The line breaks before the tags of blocks.
_BLANK = re.compile(r"\n\s*(?=</?(?:article|blockquote|button|caption|details|div|fig|h3|p|summary|t)\w*)")
_REM = re.compile(r"(\d*\.?\d+)rem\b")
_SHOWN_QUOTES = 8  # of a finding that are not folded: what was asked and why it differs belong on one screen
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

    made = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=jinja2.FunctionLoader(_file),
    )
    made.globals |= {"shown_pairs": _SHOWN_PAIRS, "shown_quotes": _SHOWN_QUOTES, "sides": _sides}
    made.filters |= {"count": count, "dated": dated, "web": _web}
    made.filters |= {"isolated": _isolated, "summed": _summed, "tight": _tight, "hosted": _hosted}
    return made


def _render(template: str, rows: Rows, *, linked: bool) -> str:
    from markupsafe import Markup  # comes with the template engine

    script = _file("script.js")
    return rendered(
        template,
        rows=rows,
        headline=headline(rows),
        totals=totals(rows),
        sections=[(verdict, _of(rows, verdict)) for verdict in rows.counts],
        texts=marked_texts(rows) if linked else (),
        facets=facets(rows),
        script=Markup(script),  # our own file, never an article's words
        script_hash=_hash(script),
        linked=linked,
    )


@functools.cache
def _file(name: str) -> str:
    return files("factcheck.report").joinpath("page", name).read_text(encoding="utf-8")


def _hash(script: str) -> str:
    """Return the source expression by which the page's policy lets this script run, and no other."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")


def _summed(parts: Sequence[Part], confidence: float) -> str:
    """Return the parts as lines of tabbed columns: thousands of tables would be most of the page."""
    lines = [f"{part.weight:+.2f}\t{part.probability:.2f}\t{fold(part.text).strip()}" for part in parts]
    total = f"{parts[-1].total:+.2f}\t{confidence:.2f}\ttogether"
    return "\n".join(["adds\tso far\twhat was seen", *lines, total])


def _isolated(text: str) -> str:
    """Set text apart from the direction of the words around it, where it has letters that run to the left."""
    from markupsafe import Markup

    if text.isascii() or not any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in text):
        return text
    return Markup("<bdi>{}</bdi>").format(text)


def _tight(finding: str) -> str:
    """Drop the line breaks between a finding's blocks: the browser keeps each as a node, a third of all there are."""
    from markupsafe import Markup

    return Markup(_BLANK.sub("", finding))  # it came from a template, escaped


def _hosted(style: str) -> str:
    """Return a style that holds in a page of others: every rule has the weight of an id, which nothing has.

    Sizes do not depend on the page's root, which some notebooks make small.
    """
    weighty = style.replace(".factcheck", ":is(.factcheck,#_)")
    return _REM.sub(lambda found: f"{16 * float(found[1]):g}px", weighty)


def _sides(row: FindingRow, pair: PairRow) -> str:
    """Return which two of a finding's quotes, as they are shown, a pair is of: "0 2"."""
    shown = [quote.claim.id for quote in row.gravest_first]
    return f"{shown.index(pair.a.claim.id)} {shown.index(pair.b.claim.id)}"


def _of(rows: Rows, verdict: Verdict) -> list[FindingRow]:
    return [row for row in rows.findings if row.finding.verdict is verdict]


def _web(url: str | None) -> str | None:
    """Return an address that a browser may follow, None for anything else (a script, a file)."""
    return url if url and url.lower().startswith(("https://", "http://")) else None
