"""Nouns as a notebook shows them: cards of HTML without scripts, in the style of the page; templates lie in page/."""

from __future__ import annotations

from typing import assert_never

from factcheck.model import Article, Claim, Finding, Pair
from factcheck.report.alone import finding_row, pair_row, quote_of
from factcheck.report.html import rendered

_OPENING = 800  # characters of an article that are not folded


def card(noun: Finding | Pair | Claim | Article) -> str:
    """Return a noun as one element of HTML that brings its style along."""
    match noun:
        case Finding():
            return rendered("card-finding.html.j2", row=finding_row(noun))
        case Pair():
            return rendered("card-pair.html.j2", row=pair_row(noun))
        case Claim():
            return rendered("card-claim.html.j2", claim=noun, quote=quote_of(noun))
        case Article():
            opening = _opening(noun.text)
            return rendered("card-article.html.j2", article=noun, opening=opening, rest=noun.text[len(opening) :])
    assert_never(noun)


def _opening(text: str) -> str:
    """Return the whole of a short text, the first lines or words of a long one."""
    if len(text) <= 2 * _OPENING:
        return text
    places = [text.rfind(end, _OPENING // 2, _OPENING) for end in ("\n", ". ", " ")]
    return text[: next((place + 1 for place in places if place >= 0), _OPENING)]
