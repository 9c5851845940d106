"""What the matcher sees of a claim: its words as vectors, its participants as entities, its value masked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from factcheck.align.embed import Embedder
from factcheck.align.names import Entities
from factcheck.model import Claim

Vector = NDArray[np.float32]
_AGENTS = ("subject",)
_ONE_THING = 0.65  # cosine of two nouns for one thing: "navire" / "ship" 0.86, "juge" / "tribunal" 0.55
_THING = "~ "  # how the key of a thing begins, before its noun
_AROUND = 40
_WORD = re.compile(r"\w{3,}")


@attrs.frozen(eq=False)
class View:
    """A claim as the matcher sees it; ``position`` is its place in the article in [0, 1].

    ``noun`` and ``unit`` are what its value counts and in which unit, "" for values that count nothing.
    """

    claim: Claim
    subjects: frozenset[str]
    others: frozenset[str]
    named: frozenset[str]
    words: tuple[str, ...]
    word_vectors: NDArray[np.float32]
    predicate: Vector
    clause: Vector
    sentence: Vector
    noun: str
    unit: str
    counted: Vector
    position: float
    context: frozenset[str]


def views(
    claims: Sequence[Claim],
    texts: Mapping[str, str],
    masked: Mapping[str, str],
    entities: Entities,
    embedder: Embedder,
) -> tuple[View, ...]:
    """Return a view of each claim; ``masked`` holds each claim's sentence without its value, by claim id."""
    phrases: dict[str, int] = {"": 0}
    for claim in claims:
        for text in _texts(claim, masked):
            phrases.setdefault(text, len(phrases))
    vectors = np.asarray(embedder.encode(list(phrases)), dtype=np.float32)

    def vector(text: str) -> Vector:
        row: Vector = vectors[phrases[text]]
        return row

    out, things = [], _things(claims, entities, embedder)
    for claim in claims:
        words = tuple(dict.fromkeys(claim.event.words))
        rows = np.stack([vector(w) for w in words]) if words else np.zeros((0, vectors.shape[1]), dtype=np.float32)
        who = [(p.role, things.get(e := entities.entity(p.name), e)) for p in claim.event.participants]
        subjects = frozenset(e for role, e in who if role in _AGENTS)
        others = frozenset(e for role, e in who if role not in _AGENTS)
        out.append(
            View(
                claim=claim,
                subjects=subjects,
                others=others - subjects,
                named=frozenset(e for _, e in who if not e.startswith(_THING)),
                words=words,
                word_vectors=rows,
                predicate=vector(claim.event.predicate),
                clause=vector(" ".join(claim.event.words)),
                sentence=vector(masked[claim.id]),
                noun=_part(claim, "counted"),
                unit=_part(claim, "unit"),
                counted=vector(_part(claim, "counted")),
                position=claim.mentions[0].start / max(1, len(texts[claim.article])),
                context=_context(claim, texts[claim.article]),
            )
        )
    return tuple(out)


def _things(claims: Sequence[Claim], entities: Entities, embedder: Embedder) -> dict[str, str]:
    """Return one key for the things of a story whose nouns mean the same, in one language or in two."""
    everyone = {entities.entity(p.name) for claim in claims for p in claim.event.participants}
    keys = sorted(e for e in everyone if e.startswith(_THING))
    if not keys:
        return {}
    vectors = np.asarray(embedder.encode([key.removeprefix(_THING) for key in keys]), dtype=np.float64).round(6)
    first: list[int] = []
    same = {}
    for i, key in enumerate(keys):
        like = next((j for j in first if round(float(vectors[i] @ vectors[j]), 6) >= _ONE_THING), i)
        first += [i] if like == i else []
        same[key] = keys[like]
    return same


def _context(claim: Claim, text: str) -> frozenset[str]:
    """Return the words within _AROUND characters of the value, inside its sentence, in lower case."""
    mention = claim.mentions[0]
    before = text[max(claim.sentence.start, mention.start - _AROUND) : mention.start]
    after = text[mention.end : min(claim.sentence.end, mention.end + _AROUND)]
    return frozenset(_WORD.findall(f"{before} {after}".lower()))


def _texts(claim: Claim, masked: Mapping[str, str]) -> list[str]:
    return [
        claim.event.predicate,
        " ".join(claim.event.words),
        masked[claim.id],
        _part(claim, "counted"),
        *claim.event.words,
    ]


def _part(claim: Claim, name: str) -> str:
    """Return a part of the claim's value, "" where values of its kind have none."""
    return str(claim.value.to_dict().get(name) or "")
