"""From groups of claims to findings: pair by pair verdicts, positions, independent origins."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs

from factcheck.align.features import Compare
from factcheck.align.grouping import Group
from factcheck.align.matching import Link
from factcheck.judge.origins import independent
from factcheck.judge.updates import UpdateWords
from factcheck.judge.verdicts import Judgement, judge
from factcheck.model import Claim, Document, Finding, Pair, Position, Relation
from factcheck.model.finding import DECIMALS


class Judge:
    """Judges the groups of one story."""

    def __init__(
        self,
        documents: Iterable[Document],
        words: Mapping[str, UpdateWords],
        compare: Compare,
        min_confidence: float,
        origin: Callable[[str], int],
    ) -> None:
        self._documents = {d.article.id: d for d in documents}
        self._words, self._compare = words, compare
        self._min, self._origin = min_confidence, origin

    def findings(self, groups: Sequence[Group]) -> tuple[Finding, ...]:
        """Return what can be stated of ``groups``."""
        found = (self._finding(group) for group in groups)
        return tuple(sorted((f for f in found if f), key=lambda f: (-f.verdict.gravity, -f.confidence, f.id)))

    def _finding(self, group: Group) -> Finding | None:
        pairs = []
        for link in group.links:
            judged = judge(link, self._documents, self._words)
            if judged and judged.confidence >= self._min:
                pairs.append(self._pair(link, judged))
        if not pairs:
            return None
        pairs.sort(key=lambda p: (-p.verdict.gravity, -p.confidence, p.id))
        spoken = {c.id: c for p in pairs for c in (p.a, p.b)}
        claims = sorted(spoken.values(), key=lambda c: (c.article, c.mentions[0].start, c.id))
        gravest = pairs[0]
        return Finding(
            id=_digest(*sorted(spoken)),
            kind=gravest.a.kind,
            question=max((gravest.a.question, gravest.b.question), key=lambda q: (len(q) <= 110, len(q), q)),
            verdict=gravest.verdict,
            confidence=gravest.confidence,
            positions=self._positions(claims),
            pairs=tuple(pairs),
            origins=independent(claims, self._origin, self._documents),
        )

    def _pair(self, link: Link, judged: Judgement) -> Pair:
        a, b = sorted((link.a, link.b), key=lambda c: (c.article, c.id))
        reasons = tuple(attrs.evolve(reason, weight=round(reason.weight, DECIMALS)) for reason in link.reasons)
        return Pair(_digest(a.id, b.id), a, b, judged.verdict, round(judged.confidence, DECIMALS), judged.why, reasons)

    def _positions(self, claims: Sequence[Claim]) -> tuple[Position, ...]:
        """Return the answers, the most voiced first; claims of equal values share one."""
        answers: list[list[Claim]] = []
        for claim in claims:
            same = (a for a in answers if self._relation(a[0], claim) is Relation.EQUAL)
            answer = next(same, None)
            if answer is None:
                answers.append([claim])
            else:
                answer.append(claim)
        answers.sort(key=lambda a: (-len(a), a[0].article))
        return tuple(
            Position(a[0].value.text, tuple(a), tuple(self._documents[c.article].article.name for c in a))
            for a in answers
        )

    def _relation(self, a: Claim, b: Claim) -> Relation:
        return self._compare(a.kind, a.value, b.value).relation


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
