"""Reports made by hand for the tests of report/: articles with the value in [brackets] become claims."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

import attrs

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
    """Return one claim per [bracket] of the text, its sentence the one around it."""
    made = []
    for number, (found, value) in enumerate(zip(re.finditer(r"\[(.*?)\]", marked, re.DOTALL), values, strict=True)):
        start = found.start() - 2 * number
        text = found[1]
        before = marked[: found.start()].replace("[", "").replace("]", "")
        whole = marked.replace("[", "").replace("]", "")
        opening = max(before.rfind(". ") + 2, before.rfind("\n\n") + 2, 0) if before.strip() else 0
        opening = opening if opening >= 2 else 0
        closing = whole.find(".", start)
        said = SaidValue(value)
        mention = Mention(id, start, start + len(text), text, "date", said)
        sentence = Span(opening, closing + 1 if closing >= 0 else len(whole))
        event = Event("ouvrir", "ouvre", Span(opening, opening + 2), (Participant("subject", "Le pont", "pont"),))
        statement = f"Le pont ouvre : {value}"
        made.append(
            Claim(f"{id}-c{number}", id, "date", statement, said, (mention,), sentence, event, **fields)
        )
    return tuple(made)


def pair(a: Claim, b: Claim, verdict: Verdict, confidence: float, why: str = "two different days") -> Pair:
    """Return a pair with two reasons."""
    reasons = (Reason("names", "both name the bridge", 1.5), Reason("predicate", "ouvrir = ouvrir", 0.75))
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
            finding("f-fine", [attrs.evolve(finer, id="solo")], question="Le pont est ouvert: since when?"),
            finding("f-grave", [finer, also, against], sources=sources),
        ),
        "not_checked": (NotChecked("kyoto", "language 'ja' is not available yet (available: fr)"),),
        "settings": {"kinds": ("date",), "min_confidence": 0.5},
        "models": {"embedder": "static-256"},
    }


def bridge_report(**changes: Any) -> Report:
    """Return the report of ``bridge_parts`` with some fields changed."""
    return Report(**(bridge_parts() | changes))
