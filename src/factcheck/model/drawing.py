"""The one door by which a noun reaches its views: they lie further right, and are opened when something is drawn.

Nothing else of this room may look to the right; what comes back are texts.
"""

from __future__ import annotations

from typing import Any

import attrs

WIDTH = 100  # columns of a text, where nothing else is asked for


@attrs.frozen(repr=False)
class Highlight:
    """An article's text with claims marked in it.

    ``html`` is for a notebook, ``page`` for a file, ``text`` for a terminal; ``article`` is the article's id,
    ``claims`` how many are marked.
    """

    article: str
    claims: int
    text: str
    html: str
    page: str

    def to_html(self) -> str:
        """Return a page of HTML that needs nothing else: no script, no style sheet, no network."""
        return self.page

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        return self.html

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<Highlight of {self.article!r}: {self.claims} {'claim' if self.claims == 1 else 'claims'}>"


def line(noun: Any) -> str:
    """Return a noun in one line."""
    from factcheck.report.brief import line

    return line(noun)


def text(noun: Any) -> str:
    """Return a finding, a pair or a claim in a few lines."""
    from factcheck.report.brief import text

    return text(noun, WIDTH)


def html(noun: Any) -> str:
    """Return a finding, a pair, a claim or an article as a notebook shows it."""
    from factcheck.report.cards import card

    return card(noun)


def explain(finding: Any, *, form: str, width: int, color: bool) -> str:
    """Return why the pairs of a finding were decided so."""
    from factcheck.report.brief import explain

    return explain(finding, form=form, width=width, color=color)


def highlight(article: Any, claims: Any) -> Highlight:
    """Return an article with the claims of a report, with these claims, or with those that are read now."""
    from factcheck.report.highlight import highlight

    if claims is None:
        from factcheck.verbs import claims as read

        claims = read(article)
    return highlight(article, claims)
