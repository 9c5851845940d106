"""A checker that is quick and reads "le navire arrive lundi": who, what, and a day or a town. No model is loaded.

Lives in a file of its own, so that the processes that tests start can take it too.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import re
from pathlib import Path

import attrs

from factcheck.model import (
    Claim,
    Document,
    Event,
    Finding,
    Mention,
    NotChecked,
    Pair,
    Position,
    Reference,
    Span,
    Verdict,
)
from factcheck.report import Report

TOLD = re.compile(r"(?P<who>L[ea] \w+) (?P<verb>\w+) (?P<how>vers |désormais )?(?P<value>lundi|mardi|Nantes|Brest)")
CONFIDENCE = {"Le navire": 0.9, "Le train": 0.6}


@attrs.frozen
class Word:
    """A value: a day or a town."""

    text: str

    def to_dict(self) -> dict[str, str]:
        return {"type": "word", "text": self.text}


def hashed(*parts: str) -> str:
    """The first digits of a hash of content, as real ids are."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


class FakeChecker:
    """Stands for factcheck.Checker; ``made`` are the settings of all that were made, and FAKE_LOG is a file of them."""

    def __init__(self, kinds=None, min_confidence=0.3, made=None):
        self.kinds, self.min_confidence = kinds or ("date", "location", "count"), min_confidence
        self.made = [] if made is None else made

    def having(self, **settings):
        self.made.append(settings)
        return FakeChecker(**settings, made=self.made)

    def check(self, articles):
        if "FAKE_LOG" in os.environ:
            with Path(os.environ["FAKE_LOG"]).open("a") as log:
                log.write(f"{os.getpid()} {' '.join(a.id for a in articles)}\n")
        left = tuple(NotChecked(a.id, "language 'en' is not available yet") for a in articles if a.language == "en")
        read = [a for a in articles if a.language != "en"]
        documents = tuple(Document(a, "fr", (), Reference(None, None, "unknown")) for a in read)
        claims = [claim for a in read for claim in self.claims(a)]
        questions = dict.fromkeys(claim.question for claim in claims)
        found = [self.finding([c for c in claims if c.question == question]) for question in questions]
        return Report(tuple(articles), documents, tuple(claims), tuple(filter(None, found)), left)

    def claims(self, article):
        for told in TOLD.finditer(article.text):
            kind = "location" if told["value"] in ("Nantes", "Brest") else "date"
            if kind in self.kinds:
                value = Word(told["value"])
                mention = Mention(article.id, *told.span("value"), told["value"], kind, value)
                yield Claim(
                    id=hashed(article.id, told[0]),
                    article=article.id,
                    kind=kind,
                    statement=told[0],
                    question=f"{told['who']} {told['verb']} : {'où' if kind == 'location' else 'quand'} ?",
                    slot=told["how"] or "",
                    value=value,
                    mentions=(mention,),
                    sentence=Span(told.start(), told.end() + 1),
                    event=Event(told["verb"], told["verb"], Span(*told.span("verb"))),
                    attribution="le port" if "selon le port" in article.text else None,
                )

    def finding(self, claims):
        pairs = tuple(filter(None, (self.pair(a, b) for a, b in itertools.combinations(claims, 2))))
        if not pairs:
            return None
        values = dict.fromkeys(claim.value.text for claim in claims)
        groups = {value: tuple(c for c in claims if c.value.text == value) for value in values}
        positions = tuple(Position(value, group, tuple(c.article for c in group)) for value, group in groups.items())
        worst = max(pairs, key=lambda pair: pair.verdict.gravity)
        question = claims[0].question
        name = hashed(question)
        return Finding(name, claims[0].kind, question, worst.verdict, worst.confidence, positions, pairs, len(claims))

    def pair(self, a, b):
        confidence = CONFIDENCE.get(" ".join(a.question.split()[:2]), 0.8)
        if confidence < self.min_confidence or a.article == b.article:
            return None
        differ = "update" if "désormais " in (a.slot, b.slot) else "contradiction"
        differ = "refinement" if "vers " in (a.slot, b.slot) else differ
        verdict = Verdict("agreement" if a.value == b.value else differ)
        return Pair(hashed(a.id, b.id), a, b, verdict, confidence, f"{a.value.text} and {b.value.text}")
