"""The report in JSON types, as schema/report-1.json has it; nothing depends on the order of the articles."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import math
import numbers
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

import attrs

from factcheck.model import Claim, Event, FrozenDict, Mention, Pair, Value
from factcheck.model.finding import DECIMALS
from factcheck.report.quotes import Quote
from factcheck.report.rows import ArticleRow, FindingRow, PairRow, Rows, claim_order, published

SCHEMA_VERSION = 1
_UNSAFE = re.compile("[\ud800-\udfff\u0085\u2028\u2029]")  # not UTF-8, or a line's end to some readers of JSON Lines


@attrs.frozen
class Recorded:
    """What the JSON said from which a report was read: who wrote it, and the sha256 of each text that it left out."""

    version: str
    digests: FrozenDict


def record(rows: Rows, *, include_text: bool = False, recorded: Recorded | None = None) -> dict[str, Any]:
    """Return the whole report; ``include_text`` adds the texts that are there."""
    known = recorded or Recorded(version(), FrozenDict())
    return {
        "schema_version": SCHEMA_VERSION,
        "factcheck_version": known.version,
        "settings": plain(rows.settings),
        "models": plain(rows.models),
        "articles": [
            _article(row, include_text, known.digests.get(row.article.id))
            for row in sorted(rows.articles, key=lambda row: row.article.id)
        ],
        "not_checked": [
            {"article": left.article, "reason": left.reason}
            for left in sorted(rows.not_checked, key=lambda left: (left.article, left.reason))
        ],
        "claims": [_claim(claim) for claim in sorted(rows.claims, key=claim_order)],
        "findings": [_finding(row) for row in rows.findings],
    }


def schema() -> dict[str, Any]:
    """Return the JSON Schema of ``record``."""
    from importlib.resources import files  # slow to import, and seldom needed

    text = files("factcheck.report").joinpath("schema", f"report-{SCHEMA_VERSION}.json").read_text(encoding="utf-8")
    made: dict[str, Any] = json.loads(text)
    return made


def lines(rows: Rows) -> str:
    """Return one line of JSON per finding, each with the claims, sources and sentences that it speaks of."""
    return "".join(
        dump({"schema_version": SCHEMA_VERSION, **_finding(row), "claims": _quoted(row)}) + "\n"
        for row in rows.findings
    )


def dump(value: Any, indent: int | None = None) -> str:
    """Return JSON text that every reader takes: UTF-8 as it is, lone surrogates and odd line ends escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def plain(value: Any) -> Any:
    """Return ``value`` (metadata, settings: anything) in JSON types, the same in every process."""
    match value:
        case None | bool() | str():
            return str(value) if isinstance(value, str) else value
        case numbers.Integral():
            return int(value)
        case numbers.Real():
            return float(value) if math.isfinite(value) else str(float(value))
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
        case AbstractSet():
            return sorted((plain(item) for item in value), key=repr)
        case dt.date() | dt.time():
            return value.isoformat()
    return _described(value)


def _described(value: object) -> str:
    """Return an object's own text, or its type's name where that text would be its address in memory."""
    kind = type(value)
    if kind.__str__ is object.__str__ and kind.__repr__ is object.__repr__:
        return f"<{kind.__qualname__}>"
    return str(value)


def version() -> str:
    """Return the version of the installed package."""
    from importlib import metadata  # parses e-mail headers: slow to import

    try:
        return metadata.version("factcheck-claims")
    except metadata.PackageNotFoundError:  # run from a checkout that was never installed
        return "0+unknown"


def digest(text: str) -> str:
    """Return the sha256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _article(row: ArticleRow, include_text: bool, withheld: str | None) -> dict[str, Any]:
    """Return an article; ``withheld`` is the sha256 of a text that is not here."""
    article, reference = row.article, row.document.reference if row.document else None
    earliest, latest = (reference.earliest, reference.latest) if reference else (None, None)
    made = {
        "id": article.id,
        "source": article.source,
        "published": published(article),
        "language": row.language,
        "title": article.title,
        "url": article.url,
        "sha256": digest(article.text) if withheld is None else withheld,
        "characters": len(article.text),
        "reference": {
            "earliest": earliest.isoformat() if earliest else None,
            "latest": latest.isoformat() if latest else None,
            "how": row.how,
        },
        "metadata": plain(article.metadata),
    }
    if article.language is None and row.language is not None:
        made["language_detected"] = True
    blocks = row.document.blocks if row.document else ()
    if blocks:
        made["blocks"] = [{"start": b.span.start, "end": b.span.end, "role": str(b.role)} for b in blocks]
    return made | {"text": article.text} if include_text and withheld is None else made


def _event(event: Event) -> dict[str, Any]:
    made = {
        "predicate": event.predicate,
        "text": event.text,
        "start": event.span.start,
        "end": event.span.end,
        "participants": [{"role": p.role, "text": p.text, "name": p.name} for p in event.participants],
        "place": event.place,
        "time": event.time,
    }
    plainly = {"aspect": event.aspect, "saying": event.saying, "words": list(event.words), "about": event.about}
    plainly |= {"counted": event.counted, "total": event.total}
    made |= {name: value for name, value in plainly.items() if value}
    for what, value, near in (
        ("place", event.place_value, event.near_place),
        ("time", event.time_value, event.near_time),
    ):
        clause, sentence = _value(value), _value(near)
        made |= {f"{what}_value": clause} if clause else {}
        made |= {f"near_{what}": sentence} if sentence != clause else {}  # None: the sentence gives none
    return made


def _value(value: Value | None) -> Any:
    return None if value is None else plain(value.to_dict())


def _mention(mention: Mention, usual: Value) -> dict[str, Any]:
    """Return a mention; its own value where that is not the claim's."""
    made = {"start": mention.start, "end": mention.end, "text": mention.text}
    value = _value(mention.value)
    return made if value == _value(usual) else made | {"value": value}


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "article": claim.article,
        "kind": claim.kind,
        "statement": claim.statement,
        "value": _value(claim.value),
        "mentions": [_mention(mention, claim.value) for mention in claim.mentions],
        "sentence": {"start": claim.sentence.start, "end": claim.sentence.end},
        "event": _event(claim.event),
        "modality": str(claim.modality),
        "polarity": claim.polarity,
        "attribution": claim.attribution,
        "question": claim.question,
        "slot": claim.slot,
        "quote": claim.quote,
    }


def _finding(row: FindingRow) -> dict[str, Any]:
    finding = row.finding
    return {
        "id": finding.id,
        "kind": finding.kind,
        "question": finding.question,
        "verdict": str(finding.verdict),
        "confidence": round(finding.confidence, DECIMALS),
        "counts": finding.counts,
        "origins": finding.origins,
        "positions": [
            {
                "value": position.value,
                "claims": [claim.id for claim in sorted(position.claims, key=claim_order)],
                "sources": sorted(position.sources),
            }
            for position in finding.positions
        ],
        "pairs": [_pair(found.pair) for found in row.pairs],
    }


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "id": pair.id,
        "a": pair.a.id,
        "b": pair.b.id,
        "verdict": str(pair.verdict),
        "confidence": round(pair.confidence, DECIMALS),
        "why": pair.why,
        "reasons": _reasons(pair),
    }


def _reasons(pair: Pair) -> list[dict[str, Any]]:
    return [{"name": r.name, "text": r.text, "weight": round(r.weight, DECIMALS)} for r in pair.reasons]


def explained(found: FindingRow, row: PairRow) -> dict[str, Any]:
    """Return a pair with its question, both quotes and its parts: complete in itself."""
    asked = {"finding": found.finding.id, "kind": found.finding.kind, "question": found.finding.question}
    return asked | _pair(row.pair) | {"a": _side(row.a), "b": _side(row.b)}


def _side(quote: Quote) -> dict[str, Any]:
    return {
        "claim": quote.claim.id,
        "article": quote.article,
        "source": quote.source,
        "value": quote.value,
        "start": quote.start,
        "end": quote.end,
        "quote": quote.sentence,
    }


def _quoted(row: FindingRow) -> list[dict[str, Any]]:
    quotes = sorted(row.quotes, key=lambda quote: claim_order(quote.claim))
    return [_claim(quote.claim) | {"source": quote.source, "quote": quote.sentence} for quote in quotes]
