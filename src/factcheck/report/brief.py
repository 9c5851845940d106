"""Nouns in one line and in a few, as a console shows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from factcheck.model import Article, Claim, Finding, Mention, Pair, Position
from factcheck.report.alone import finding_row, pair_row, quote_of
from factcheck.report.explain import as_json, written
from factcheck.report.quotes import Quote, fold, visible
from factcheck.report.rows import count, dated
from factcheck.report.text import quotation, render_finding
from factcheck.report.wrap import Run, plain, wrap

_ID = 8  # characters of an id, enough for ``report.explain``
_LONG, _SHORT = 90, 40  # characters of a sentence, and of a value
_SHOWN = 4  # values, or sources

Noun = Finding | Pair | Position | Claim | Mention | Article


def line(noun: Noun) -> str:
    """Return a noun in one line, such as ``<Finding 7304c4c5 contradiction 0.96: "..." lundi | mardi>``."""
    return f"<{type(noun).__name__} {visible(fold(_inside(noun)))}>"


def _inside(noun: Noun) -> str:
    match noun:
        case Finding():
            values = _some((position.value for position in noun.positions), " | ")
            head = f"{noun.id[:_ID]} {noun.verdict} {noun.confidence:.2f}"
            return f'{head}: "{_clip(noun.question)}" {values}'
        case Pair():
            head = f"{noun.id[:_ID]} {noun.verdict} {noun.confidence:.2f}"
            return f"{head}: {_some((noun.a.value.text, noun.b.value.text), ' | ')}: {_clip(noun.why)}"
        case Position():
            return f"{_clip(noun.value, _SHORT)}: {_some(dict.fromkeys(noun.sources), ', ')}"
        case Claim():
            return f'{noun.id[:_ID]} {noun.kind}: "{_clip(noun.statement)}" in {_clip(noun.article)}'
        case Mention():
            where = f"{_clip(noun.article)}:{noun.start}-{noun.end}"
            return f'{noun.kind} "{_clip(noun.text, _SHORT)}": {_clip(noun.value.text, _SHORT)}, at {where}'
        case Article():
            known = (noun.source, noun.published and dated(noun), noun.language, noun.title and f'"{noun.title}"')
            told = [_clip(text) for text in known if text]
            return f"{_clip(noun.id)}: {', '.join([*told, count(len(noun.text), 'character')])}"
    assert_never(noun)


def text(noun: Finding | Pair | Claim, width: int) -> str:
    """Return a noun in a few lines of at most ``width`` columns, with its sentences and the values in brackets."""
    match noun:
        case Finding():
            return render_finding(finding_row(noun), width=width)
        case Pair():
            row = pair_row(noun)
            title = f"{noun.verdict.upper()}  {noun.confidence:.2f}  {noun.a.question}"
            return _lines(title, (row.a, row.b), width, f"why: {row.why}")
        case Claim():
            return _lines(noun.statement, (quote_of(noun),), width)
    assert_never(noun)


def explain(finding: Finding, *, form: str, width: int, color: bool) -> str:
    """Return why the pairs of a finding were decided so, gravest first."""
    row = finding_row(finding)
    chosen = [(row, pair) for pair in row.pairs]
    return as_json(chosen) if form == "json" else written(chosen, width=width, color=color)


def _lines(title: str, quotes: Iterable[Quote], width: int, last: str = "") -> str:
    made = wrap([Run(title)], width, 0, 2)
    for quote in quotes:
        made += quotation(quote, width, color=False)
    made += wrap([Run(last)], width, 2, 6)
    return "\n".join(plain(line).rstrip() for line in made)


def _some(texts: Iterable[str], between: str) -> str:
    """Return the first few texts, and how many there are more."""
    clipped = [_clip(text, _SHORT) for text in texts]
    more = [f"{len(clipped) - _SHOWN} more"] if len(clipped) > _SHOWN else []
    return between.join([*clipped[:_SHOWN], *more])


def _clip(text: str, length: int = _LONG) -> str:
    """Return a text on one line, cut at a space where it is long."""
    whole = fold(text).strip()
    if len(whole) <= length:
        return whole
    cut = whole[: length - 1]
    return f"{cut[: cut.rfind(' ')] if cut.rfind(' ') > length // 2 else cut} …"
