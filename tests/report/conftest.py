"""Reports made by hand for the tests of report/: articles with the value in [brackets] become claims."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

import attrs
import pytest

from factcheck.model import (
    Article,
    Block,
    BlockRole,
    Claim,
    Document,
    Event,
    Finding,
    Mention,
    Modality,
    NotChecked,
    Pair,
    Participant,
    Position,
    Reason,
    Reference,
    Span,
    Verdict,
)
from factcheck.report import Report


@attrs.frozen
class SaidDay:
    """A value that tells a stretch of time, as a date does."""

    text: str
    earliest: str | None
    latest: str | None

    def to_dict(self) -> dict[str, Any]:
        """Return it in JSON types."""
        return {"type": "date", "text": self.text, "earliest": self.earliest, "latest": self.latest}


@attrs.frozen
class SaidValue:
    """A value that is only its own words."""

    text: str

    def to_dict(self) -> dict[str, Any]:
        """Return it in JSON types."""
        return {"type": "said", "text": self.text}


def article(id: str, marked: str, **fields: Any) -> Article:
    """Make an article of a text whose values stand in [brackets]; the brackets are dropped."""
    return Article(id=id, text=marked.replace("[", "").replace("]", ""), **fields)


def document(of: Article, day: dt.date | None = None, how: str = "metadata") -> Document:
    """Read an article without reading it: one block, the given day."""
    blocks = (Block(Span(0, len(of.text)), BlockRole.BODY),)
    return Document(of, of.language or "fr", blocks, Reference(day, day, how))


def claims(id: str, marked: str, values: Sequence[str], **fields: Any) -> tuple[Claim, ...]:
    """Return one claim per [bracket] of the text, with the sentence around it (up to the full stops)."""
    text = marked.replace("[", "").replace("]", "")
    made = []
    for number, (found, value) in enumerate(zip(re.finditer(r"\[(.*?)\]", marked, re.DOTALL), values, strict=True)):
        start = found.start() - 2 * number
        said = SaidValue(value)
        mention = Mention(id, start, start + len(found[1]), found[1], "date", said)
        sentence = _sentence(text, start)
        event = Event("ouvrir", "ouvre", Span(0, 2), (Participant("subject", "Le pont", "pont"),))
        made.append(
            Claim(
                id=f"{id}-c{number}",
                article=id,
                kind="date",
                statement=f"Le pont ouvre : {value}",
                question="Le pont ouvre: when?",
                slot="at",
                value=said,
                mentions=(mention,),
                sentence=sentence,
                event=event,
                quote=text[sentence.start : sentence.end],
                **fields,
            )
        )
    return tuple(made)


def _sentence(text: str, place: int) -> Span:
    breaks = [m.end() for m in re.finditer(r"\. |\n\n", text)]
    start = max((end for end in breaks if end <= place), default=0)
    end = text.find(".", place)
    return Span(start, end + 1 if end >= 0 else len(text))


_SMALL = (("words", "they share words", 0.04), ("position", "they stand far apart", -0.01))


def pair(a: Claim, b: Claim, verdict: Verdict, confidence: float, why: str = "two different days") -> Pair:
    """Return a pair whose reasons add up to its confidence; two of them are small."""
    seen = (("names", "both name the bridge", 1.5), ("predicate", "ouvrir = ouvrir", -0.75), *_SMALL)
    start = math.log(confidence / (1 - confidence)) - sum(weight for _, _, weight in seen)
    reasons = (Reason("start", "before anything is seen", start), *(Reason(*part) for part in seen))
    return Pair(f"{a.id}+{b.id}", a, b, verdict, confidence, why, reasons)


def finding(
    id: str, pairs: Sequence[Pair], *, question: str = "Le pont ouvre: when?", sources: Mapping[str, str] | None = None
) -> Finding:
    """Group pairs to a finding: one position per value, the gravest verdict, its confidence."""
    everything = {claim.id: claim for p in pairs for claim in (p.a, p.b)}
    values = dict.fromkeys(claim.value.text for claim in everything.values())
    positions = []
    for value in values:
        mine = tuple(claim for claim in everything.values() if claim.value.text == value)
        positions.append(Position(value, mine, tuple((sources or {}).get(c.article, c.article) for c in mine)))
    gravest = max(pairs, key=lambda p: (p.verdict.gravity, p.confidence))
    return Finding(id, "date", question, gravest.verdict, gravest.confidence, tuple(positions), tuple(pairs), 2)


NORD = "\n\nLe maire a parlé hier. Le pont de  Saint-Aubin a\nouvert [lundi] à midi. Il pleuvait.\n"
SUD = "Fête à Saint-Aubin\n\nSelon la préfecture, le pont a ouvert [mardi 4 mai] au public. La fanfare [mardi] jouait."
EST = "Le nouveau pont est ouvert depuis [lundi matin], « enfin ! ». Rien d'autre."


def bridge_parts() -> dict[str, Any]:
    """Return the fields of a report of three articles, with a contradiction, an agreement and one left out."""
    nord = article("nord", NORD, source="La Gazette", published="2021-05-04", metadata={"desk": "région"})
    sud = article("sud", SUD, source="Le Courrier", published="2021-05", language="fr", url="https://example.org/sud")
    est, ja = article("est", EST), article("kyoto", "橋は月曜日に開通した。", language="ja", title="橋")
    (north,) = claims("nord", NORD, ["lundi 3 mai 2021"])
    south, band = claims(
        "sud", SUD, ["mardi 4 mai 2021", "mardi 4 mai 2021"], attribution="la préfecture", modality=Modality.HEDGED
    )
    (east,) = claims("est", EST, ["lundi 3 mai 2021, matin"])
    against = pair(north, south, Verdict.CONTRADICTION, 0.91, "3 May is not 4 May")
    also = pair(south, east, Verdict.CONTRADICTION, 0.84, "3 May is not 4 May")
    finer = pair(north, east, Verdict.REFINEMENT, 0.8, "the morning lies within the day")
    sources = {"nord": "La Gazette", "sud": "Le Courrier"}
    return {
        "articles": (nord, sud, est, ja),
        "documents": (document(nord, dt.date(2021, 5, 4)), document(sud), document(est, how="the story")),
        "claims": (north, south, band, east),
        "findings": (
            finding(
                "f-fine", [attrs.evolve(finer, id="solo")], question="Le pont est ouvert: since when?", sources=sources
            ),
            finding("f-grave", [finer, also, against], sources=sources),
        ),
        "not_checked": (NotChecked("kyoto", "language 'ja' is not available yet (available: fr)"),),
        "settings": {"kinds": ("date",), "min_confidence": 0.5},
        "models": {"embedder": "static-256"},
    }


def bridge_report(**changes: Any) -> Report:
    """Return the report of ``bridge_parts`` with some fields changed."""
    return Report(**(bridge_parts() | changes))


def on(claim: Claim, first: str, last: str | None = None) -> Claim:
    """Return a claim whose value is a day, or the stretch from one moment to another."""
    days = (f"{first}T00:00", f"{first}T23:59") if last is None else (first, last)
    return attrs.evolve(claim, value=SaidDay(claim.value.text, *days))


def dated_report() -> Report:
    """Return the bridge report with days for its claims."""
    days = {"lundi 3 mai 2021": ("2021-05-03",), "mardi 4 mai 2021": ("2021-05-04",)}
    days["lundi 3 mai 2021, matin"] = ("2021-05-03T04:00", "2021-05-03T11:59")
    parts = bridge_parts()
    claims = {c.id: on(c, *days[c.value.text]) for c in parts["claims"]}
    pairs = {f.id: [attrs.evolve(p, a=claims[p.a.id], b=claims[p.b.id]) for p in f.pairs] for f in parts["findings"]}
    sources = {"nord": "La Gazette", "sud": "Le Courrier"}
    findings = [finding(f.id, pairs[f.id], question=f.question, sources=sources) for f in parts["findings"]]
    return Report(**(parts | {"claims": tuple(claims.values()), "findings": findings}))


@pytest.fixture
def dated() -> Report:
    """A report of three articles with a contradiction and a refinement between days."""
    return dated_report()


MAKERS = ("article", "document", "claims", "pair", "finding", "on", "bridge_parts", "bridge_report")


@pytest.fixture
def build() -> SimpleNamespace:
    """The makers of this file, for tests that need a report of their own."""
    return SimpleNamespace(**{name: globals()[name] for name in MAKERS})


@pytest.fixture
def bridge() -> Report:
    """A report of three articles that were read and one that was not: a contradiction and a refinement."""
    return bridge_report()


@pytest.fixture
def single(build: SimpleNamespace) -> Report:
    """A report of one article with one claim."""
    (claim,) = claims("nord", NORD, ["lundi 3 mai 2021"])
    nord = article("nord", NORD)
    return Report(articles=(nord,), documents=(document(nord),), claims=(claim,))


def hostile_report() -> Report:
    """Return a report whose every text tries to be something else: markup, escapes, a reversed direction."""
    evil = "</blockquote></style></title></script><!--<script>alert(1)</script>--&gt;"
    evil += "&amp;\x1bc\x9b31m\u202eabc\ud800 **x** `y` {{ 7*7 }}"
    bad = f"{evil} ouvre [lundi \"'><img src=x onerror=alert(2)>] ici."
    good = "Le pont ouvre [mardi] ici."
    first = article(
        'a"><b>', bad, source=evil, title=evil, url="javascript:alert(3)", language="fr", metadata={"x": evil}
    )
    second = article("b", good, url='HTTPS://example.org/?a=1&b="2"', source="<i>B</i>")
    (a,) = claims(first.id, bad, [evil], attribution=evil)
    (b,) = claims("b", good, ["mardi"])
    told = pair(a, b, Verdict.CONTRADICTION, 0.9, evil)
    told = attrs.evolve(told, reasons=(*told.reasons, Reason(evil, evil, 0.5)))
    found = finding('f"1', [told], question=evil)
    return Report(
        articles=(first, second, article("c", "")),
        documents=(document(first, how=evil), document(second)),
        claims=(a, b),
        findings=(found,),
        not_checked=(NotChecked("c", evil),),
        settings={"embedder": evil},
    )


@pytest.fixture
def hostile() -> Report:
    """The report whose every text tries to be something else."""
    return hostile_report()
