"""What the matcher sees of a claim: its words as vectors, its participants as entities, its value masked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from factcheck.align.embed import Embedder
from factcheck.align.names import Entities
from factcheck.model import Claim, Document

Vector = NDArray[np.float32]
State = tuple[Vector, float]  # what the claim encoder says of a value: its question's vector, how little it is answered
_AGENTS = ("subject",)
_ONE_THING = 0.65  # cosine of two nouns for one thing: "navire" / "ship" 0.86, "juge" / "tribunal" 0.55
_THING = "~ "  # how the key of a thing begins, before its noun
_AROUND = 40
_WINDOW = 150  # characters on either side of a value that two near copies share
_CAPITALS = 200
_BESIDE = 4  # words
_WORD = re.compile(r"\w{3,}")
_ANY_WORD = re.compile(r"\w+")
_CAPITAL = re.compile(r"\b[^\W\d_a-zß-ÿ][\w’'-]{2,}")
_DIGITS = re.compile(r"\d+")


@attrs.frozen(eq=False)
class Around:
    """The text around a value: the words before and behind it, what they are without accents, capitals, numbers.

    ``masked`` is its sentence without it, ``window`` _WINDOW characters on either side.
    """

    before: tuple[str, ...]
    behind: tuple[str, ...]
    near: frozenset[str]
    masked: str
    window: str
    capitals: frozenset[str]
    numbers: frozenset[str]


@attrs.frozen(eq=False)
class View:
    """A claim as the matcher sees it; ``position`` is its place in the article in [0, 1].

    ``noun`` and ``unit`` are what its value counts and in which unit, "" for values that count nothing; ``about`` is
    the entity that the value is said of. ``state`` and ``null`` are the claim encoder's.
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
    about: str
    told_of: Vector
    position: float
    around: Around
    language: str
    state: Vector
    null: float


def views(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    entities: Entities,
    embedder: Embedder,
    states: Mapping[str, State],
) -> tuple[View, ...]:
    """Return a view of each claim; ``states`` are the claim encoder's, by claim id."""
    texts = {name: document.article.text for name, document in documents.items()}
    around = {claim.id: _around(claim, texts[claim.article]) for claim in claims}
    masked = {claim.id: _masked(claim, texts[claim.article]) for claim in claims}
    vectors = _vectors([text for claim in claims for text in _texts(claim, masked)], embedder)
    things, out = _things(claims, entities, embedder), []
    for claim in claims:
        words = tuple(dict.fromkeys(claim.event.words))
        who = [(p.role, things.get(e := entities.entity(p.name), e)) for p in claim.event.participants]
        subjects = frozenset(e for role, e in who if role in _AGENTS)
        about = entities.entity(claim.event.about) if claim.event.about else ""
        state, null = states[claim.id]
        out.append(
            View(
                claim=claim,
                subjects=subjects,
                others=frozenset(e for role, e in who if role not in _AGENTS) - subjects,
                named=frozenset(e for _, e in who if not e.startswith(_THING)),
                words=words,
                word_vectors=np.stack([vectors[w] for w in ("", *words)])[1:],  # also without any words
                predicate=vectors[claim.event.predicate],
                clause=vectors[" ".join(claim.event.words)],
                sentence=vectors[masked[claim.id]],
                noun=_counted(claim),
                unit=_part(claim, "unit"),
                counted=vectors[_counted(claim)],
                about=things.get(about, about),
                told_of=vectors[claim.event.about],
                position=claim.mentions[0].start / max(1, len(texts[claim.article])),
                around=around[claim.id],
                language=documents[claim.article].language,
                state=state,
                null=null,
            )
        )
    return tuple(out)


def _vectors(texts: Sequence[str], embedder: Embedder) -> Mapping[str, Vector]:
    """Return the row of each text and of the empty one; each is embedded once."""
    distinct = list(dict.fromkeys(["", *texts]))
    rows = np.asarray(embedder.encode(distinct), dtype=np.float32)
    return dict(zip(distinct, rows, strict=True))


def _things(claims: Sequence[Claim], entities: Entities, embedder: Embedder) -> dict[str, str]:
    """Return one key for the things of a story whose nouns mean the same, in one language or in two."""
    named = {p.name for claim in claims for p in claim.event.participants} | {c.event.about for c in claims} - {""}
    everyone = {entities.entity(name) for name in named}
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


def _around(claim: Claim, text: str) -> Around:
    mention, sentence = claim.mentions[0], claim.sentence
    before, behind = _plain(text[sentence.start : mention.start]), _plain(text[mention.end : sentence.end])
    wide = f"{text[max(0, mention.start - _CAPITALS) : mention.start]} {text[mention.end : mention.end + _CAPITALS]}"
    close = _plain(text[max(sentence.start, mention.start - _AROUND) : mention.start]) + " "
    close += _plain(text[mention.end : min(sentence.end, mention.end + _AROUND)])
    return Around(
        before=tuple(_ANY_WORD.findall(before)[-_BESIDE:]),
        behind=tuple(_ANY_WORD.findall(behind)[:_BESIDE]),
        near=frozenset(_WORD.findall(close)),
        masked=f"{before} {behind}",
        window=_plain(
            f"{text[max(0, mention.start - _WINDOW) : mention.start]} # {text[mention.end : mention.end + _WINDOW]}"
        ),
        capitals=frozenset(map(_plain, _CAPITAL.findall(wide))),
        numbers=frozenset(_DIGITS.findall(wide)),
    )


def _plain(text: str) -> str:
    """Return a text in lower case, without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def _masked(claim: Claim, text: str) -> str:
    """Return the claim's sentence without its value, white space folded."""
    mention = claim.mentions[0]
    before, after = text[claim.sentence.start : mention.start], text[mention.end : claim.sentence.end]
    return " ".join(f"{before} {after}".split())


def _texts(claim: Claim, masked: Mapping[str, str]) -> list[str]:
    return [
        claim.event.predicate,
        " ".join(claim.event.words),
        masked[claim.id],
        _counted(claim),
        claim.event.about,
        *claim.event.words,
    ]


def _counted(claim: Claim) -> str:
    """Return what is counted: by the value's own noun, else by the noun that it leaves out."""
    return _part(claim, "counted") or claim.event.counted


def _part(claim: Claim, name: str) -> str:
    """Return a part of the claim's value, "" where values of its kind have none."""
    return str(claim.value.to_dict().get(name) or "")
