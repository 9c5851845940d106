"""An article's text with claims marked in it, as named entities are shown: for a notebook, a page and a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from factcheck.errors import ArticleError
from factcheck.kinds.registry import NAMES
from factcheck.model import Article, Claim, Document, FrozenDict, Reference, Verdict
from factcheck.model.drawing import Highlight
from factcheck.report.html import rendered
from factcheck.report.marked import Stretch, by_article, marked_texts
from factcheck.report.quotes import visible
from factcheck.report.report import Report
from factcheck.report.rows import Rows, lay_out

_TONES = 4  # colours for kinds; more kinds share them
_ALONE = "alone"


@attrs.frozen
class Marked:
    """A piece of the text: the class of its colour ("" where it is no value), a label after it, a title over it."""

    text: str
    tone: str
    label: str
    title: str
    chrome: bool


def highlight(article: Article, claims: Report | Claim | Iterable[Claim]) -> Highlight:
    """Return ``article`` with its claims marked, coloured by verdict from a report, by kind from mere claims.

    Raises ArticleError where a report or a claim is of another text.
    """
    judged = isinstance(claims, Report)
    rows = _of_report(article, claims) if isinstance(claims, Report) else _of_claims(article, claims)
    mine = by_article(rows).get(article.id, [])
    row = next(row for row in rows.articles if row.article.id == article.id)
    stretches = next((found for read, found in marked_texts(rows) if read is row), (Stretch(article.text),))
    pieces = tuple(_pieces(stretches, mine, judged))
    values = {
        "article": article,
        "language": row.language,
        "number": len(mine),
        "pieces": pieces,
        "legend": _legend(pieces) if judged else (),
        "reason": next((left.reason for left in rows.not_checked if left.article == article.id), ""),
    }
    html, page = (rendered(name, **values) for name in ("card-highlight.html.j2", "highlight-page.html.j2"))
    return Highlight(article.id, len(mine), visible("".join(map(_written, pieces))), html, page)


def _of_report(article: Article, report: Report) -> Rows:
    known = {other.id: other for other in report.articles}
    if article.id not in known:
        raise ArticleError(article.id, f"it is not in this report; its articles are {', '.join(sorted(known))}")
    if known[article.id].text != article.text:
        raise ArticleError(article.id, "the report was made of another text; take the article from report.articles")
    parts = (report.articles, report.documents, report.claims, report.findings)
    return lay_out(*parts, report.not_checked, report.settings, report.models)


def _of_claims(article: Article, claims: Claim | Iterable[Claim]) -> Rows:
    given = (claims,) if isinstance(claims, Claim) else tuple(claims)
    mine = tuple(claim for claim in given if claim.article == article.id)
    for mention in (mention for claim in mine for mention in claim.mentions):
        if article.text[mention.start : mention.end] != mention.text:
            where = f"{mention.start}-{mention.end}"
            raise ArticleError(article.id, f"a claim has {mention.text!r} at {where}, where this text has other words")
    document = Document(article, article.language or "", (), Reference(None, None, ""))
    return lay_out((article,), (document,), mine, (), (), FrozenDict(), FrozenDict())


def _pieces(stretches: Iterable[Stretch], claims: Sequence[Claim], judged: bool) -> Iterator[Marked]:
    mentions = [(mention.start, mention.end, claim.kind) for claim in claims for mention in claim.mentions]
    start = 0
    for stretch in stretches:
        end = start + len(stretch.text)
        over = [kind for first, last, kind in mentions if first < end and start < last]
        closed = sorted({kind for _, last, kind in mentions if last == end}) if over else []
        tone = stretch.mark if judged or not over else f"kind-{_number(over[0])}"
        verdict = [stretch.mark] if judged and stretch.mark not in ("", _ALONE) else []
        title = "; ".join(stretch.statements)
        yield Marked(
            text=stretch.text,
            tone=tone,
            label=" ".join([*closed, *verdict]) if closed else "",
            title=": ".join([*verdict, title]),
            chrome=stretch.chrome,
        )
        start = end


def _number(kind: str) -> int:
    return 1 + (NAMES.index(kind) if kind in NAMES else len(NAMES)) % _TONES


def _legend(pieces: Iterable[Marked]) -> list[tuple[str, str]]:
    """Return the verdicts that occur, gravest first, with what their colours mean."""
    tones = {piece.tone for piece in pieces}
    told = [(str(verdict), str(verdict)) for verdict in reversed(Verdict)] + [(_ALONE, "in this article only")]
    return [entry for entry in told if entry[0] in tones]


def _written(piece: Marked) -> str:
    if not piece.tone:
        return piece.text
    return f"[{piece.text}|{piece.label}]" if piece.label else f"[{piece.text}]"
