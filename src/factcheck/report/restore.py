"""A report from its JSON: the same findings, claims and values, whether or not the articles' texts are there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from factcheck.errors import ArticleError, ReportError
from factcheck.model import (
    Article,
    Block,
    Claim,
    Document,
    Event,
    Finding,
    FrozenDict,
    Mention,
    Pair,
    Position,
    Span,
)
from factcheck.report.record import SCHEMA_VERSION, Recorded, digest
from factcheck.report.rows import NOT_READ
from factcheck.report.shape import (
    THE_CLAUSES,
    ArticleShape,
    ClaimShape,
    EventShape,
    FindingShape,
    PairShape,
    ReportShape,
    shaped,
)

_AS_IT_WAS = "give the text exactly as it was checked"


def parse(text: str | bytes) -> Any:
    """Return what a JSON text says; raises ReportError where it is none."""
    try:
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:  # not JSON, not UTF-8, or nested without end
        raise ReportError("report", f"this is no JSON ({error}); give what to_json() returned") from error
    except TypeError as error:
        raise ReportError("report", f"from_json takes a text, not {type(text).__name__}") from error


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number")


def restore(data: Mapping[str, Any], articles: Iterable[Article] | None = None) -> dict[str, Any]:
    """Return the fields of the report that was written as ``data``; ``articles`` give texts that it leaves out.

    Raises ReportError.
    """
    _readable(data)
    shape = shaped(data)
    texts = _texts(articles)
    claims = _by_article(shape)
    made = {
        article.id: _article(article, f"articles[{n}]", texts.get(article.id), claims[article.id])
        for n, article in enumerate(shape.articles)
    }
    by_id = {claim.id: _claim(claim) for claim in shape.claims}
    withheld = {a.id: a.sha256 for a in shape.articles if a.text is None and a.id not in texts}
    return {
        "articles": tuple(made.values()),
        "documents": tuple(_document(made[a.id], a) for a in shape.articles if a.reference.how != NOT_READ),
        "claims": tuple(by_id[claim.id] for claim in shape.claims),
        "findings": tuple(_finding(f, f"findings[{n}]", by_id, made) for n, f in enumerate(shape.findings)),
        "not_checked": shape.not_checked,
        "settings": shape.settings,
        "models": shape.models,
        "recorded": Recorded(shape.factcheck_version, FrozenDict(withheld)),
    }


def _readable(data: Any) -> None:
    """Raise for what is no report, and for one of another schema."""
    if not isinstance(data, Mapping):
        raise ReportError("report", f"must be an object, not {type(data).__name__}; give what to_dict() returned")
    version = data.get("schema_version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise ReportError("schema_version", f"must be {SCHEMA_VERSION}, not {version!r}; is this a factcheck report?")
    if version > SCHEMA_VERSION:
        later = f"{version} is of a later factcheck than this one, which reads up to {SCHEMA_VERSION}"
        raise ReportError("schema_version", f"{later}; run: pip install --upgrade factcheck-claims")


def _texts(articles: Iterable[Article] | None) -> dict[str, str]:
    given = tuple((articles,) if isinstance(articles, Article) else articles or ())
    for article in given:
        if not isinstance(article, Article):
            raise ReportError("articles", f"{type(article).__name__} is no Article; factcheck.load makes them")
    return {article.id: article.text for article in given}


# Articles


def _article(shape: ArticleShape, place: str, given: str | None, claims: list[ClaimShape]) -> Article:
    """Return an article with its text: written beside it, given, or blank but for what its claims quote."""
    for name, text in (("text", shape.text), ("text given for it", given)):
        if text is not None and (len(text) != shape.characters or digest(text) != shape.sha256):
            raise ReportError(
                place, f"{name} of {shape.id!r} differs from the one that was checked (its sha256); {_AS_IT_WAS}"
            )
    text = next((text for text in (shape.text, given) if text is not None), None)
    try:
        return Article(
            id=shape.id,
            text=_quoted_only(shape.characters, claims) if text is None else text,
            source=shape.source,
            published=shape.published,
            language=None if shape.language_detected else shape.language,
            title=shape.title,
            url=shape.url,
            metadata=shape.metadata,
        )
    except ArticleError as error:
        raise ReportError(f"{place}.{error.where}", error.reason) from error


def _quoted_only(characters: int, claims: list[ClaimShape]) -> str:
    """Return a text of so many characters: what the claims quote where it stands, else spaces."""
    text = [" "] * characters
    for claim in claims:
        spans = [(claim.sentence.start, claim.sentence.end, claim.quote)]
        spans += [(mention.start, mention.end, mention.text) for mention in claim.mentions]
        for start, end, words in spans:
            if len(words) == end - start:
                text[start:end] = words
    return "".join(text)


def _document(article: Article, shape: ArticleShape) -> Document:
    blocks = tuple(Block(Span(block.start, block.end), block.role) for block in shape.blocks)
    return Document(article, shape.language or "", blocks, shape.reference)


# Claims


def _by_article(shape: ReportShape) -> dict[str, list[ClaimShape]]:
    """Return the claims of each article; raises where one is of no article, or points beyond its article's end."""
    made: dict[str, list[ClaimShape]] = {}
    for n, article in enumerate(shape.articles):
        if article.id in made:
            raise ReportError(f"articles[{n}].id", f"two articles have the id {article.id!r}")
        made[article.id] = []
    lengths = {article.id: article.characters for article in shape.articles}
    for n, claim in enumerate(shape.claims):
        if claim.article not in made:
            raise ReportError(f"claims[{n}].article", f"no article has the id {claim.article!r}")
        _within(claim, f"claims[{n}]", lengths[claim.article])
        made[claim.article].append(claim)
    return made


def _within(claim: ClaimShape, place: str, length: int) -> None:
    spans = [("sentence", claim.sentence.start, claim.sentence.end), ("event", claim.event.start, claim.event.end)]
    spans += [(f"mentions[{n}]", mention.start, mention.end) for n, mention in enumerate(claim.mentions)]
    for name, start, end in spans:
        if not 0 <= start <= end <= length:
            reason = f"[{start}, {end}) lies outside the {length} characters of {claim.article!r}"
            raise ReportError(f"{place}.{name}", reason)


def _claim(shape: ClaimShape) -> Claim:
    return Claim(
        id=shape.id,
        article=shape.article,
        kind=shape.kind,
        statement=shape.statement,
        question=shape.question,
        slot=shape.slot,
        value=shape.value,
        mentions=tuple(
            Mention(shape.article, m.start, m.end, m.text, shape.kind, m.value or shape.value) for m in shape.mentions
        ),
        sentence=shape.sentence,
        event=_event(shape.event),
        modality=shape.modality,
        polarity=shape.polarity,
        attribution=shape.attribution,
        quote=shape.quote,
    )


def _event(shape: EventShape) -> Event:
    return Event(
        predicate=shape.predicate,
        text=shape.text,
        span=Span(shape.start, shape.end),
        participants=shape.participants,
        place=shape.place,
        time=shape.time,
        aspect=shape.aspect,
        saying=shape.saying,
        words=shape.words,
        about=shape.about,
        counted=shape.counted,
        total=shape.total,
        place_value=shape.place_value,
        time_value=shape.time_value,
        near_place=shape.place_value if shape.near_place is THE_CLAUSES else shape.near_place,
        near_time=shape.time_value if shape.near_time is THE_CLAUSES else shape.near_time,
    )


# Findings


def _named(id: str, place: str, claims: Mapping[str, Claim]) -> Claim:
    if id not in claims:
        raise ReportError(place, f"no claim has the id {id!r}")
    return claims[id]


def _finding(shape: FindingShape, place: str, claims: Mapping[str, Claim], articles: Mapping[str, Article]) -> Finding:
    for name, items in (("positions", shape.positions), ("pairs", shape.pairs)):
        if not items:
            raise ReportError(f"{place}.{name}", "a finding has at least one")
    positions = []
    for n, position in enumerate(shape.positions):
        at = f"{place}.positions[{n}].claims"
        named = tuple(_named(name, f"{at}[{m}]", claims) for m, name in enumerate(position.claims))
        sources = tuple(articles[claim.article].name for claim in named)
        # They are written sorted; claim by claim they are the articles' own, unless someone wrote others.
        in_order = sources if sorted(sources) == sorted(position.sources) else position.sources
        positions.append(Position(position.value, named, in_order))
    return Finding(
        id=shape.id,
        kind=shape.kind,
        question=shape.question,
        verdict=shape.verdict,
        confidence=shape.confidence,
        positions=tuple(positions),
        pairs=tuple(_pair(pair, f"{place}.pairs[{n}]", claims) for n, pair in enumerate(shape.pairs)),
        origins=shape.origins,
    )


def _pair(shape: PairShape, place: str, claims: Mapping[str, Claim]) -> Pair:
    return Pair(
        id=shape.id,
        a=_named(shape.a, f"{place}.a", claims),
        b=_named(shape.b, f"{place}.b", claims),
        verdict=shape.verdict,
        confidence=shape.confidence,
        why=shape.why,
        reasons=shape.reasons,
    )
