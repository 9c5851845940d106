"""What a story file expects the report to say: conditions that one pair of claims has to meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from factcheck.model import Claim, Finding, Pair, Verdict
from factcheck.report.quotes import fold

_CLOSEST = 3  # shown where an expectation is not met


@attrs.frozen
class Expectation:
    """Conditions on a pair; what is not said is not asked.

    ``question`` stands in the finding's question, each of ``values`` in a value or its words in the article (upper and
    lower case alike), ``articles`` are ids, ``id`` begins the finding's or the pair's. ``reason`` is for readers.
    """

    verdict: Verdict
    kind: str | None = None
    question: str | None = None
    articles: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    id: str | None = None
    reason: str = ""

    @property
    def label(self) -> str:
        """The conditions on one line."""
        parts = [self.kind, self.question, " / ".join(self.values), " / ".join(self.articles), self.id]
        return ": ".join(filter(None, [f"expected {self.verdict}", ", ".join(part for part in parts if part)]))

    def unmet(self, finding: Finding, pair: Pair) -> tuple[str, ...]:
        """Return the names of the conditions that a pair does not meet."""
        claims = (pair.a, pair.b)
        return tuple(
            name
            for name, met in (
                ("verdict", pair.verdict is self.verdict),
                ("kind", self.kind in (None, finding.kind)),
                ("question", self.question is None or _within(self.question, finding.question)),
                ("articles", set(self.articles) <= {claim.article for claim in claims}),
                ("values", any(all(map(_says, order, self.values)) for order in (claims, claims[::-1]))),
                ("id", self.id is None or finding.id.startswith(self.id) or pair.id.startswith(self.id)),
            )
            if not met
        )

    def meets(self, finding: Finding, pair: Pair) -> bool:
        """Whether a pair meets every condition."""
        return not self.unmet(finding, pair)


def closest(expected: Expectation, findings: Sequence[Finding]) -> Iterator[tuple[Finding, Pair, tuple[str, ...]]]:
    """Yield the pairs that miss the fewest conditions, one per finding, with what they miss."""
    nearest = []
    for finding in findings:
        missed = [(expected.unmet(finding, pair), pair) for pair in finding.pairs]
        unmet, pair = min(missed, key=lambda found: (len(found[0]), found[1].id))
        nearest.append((finding, pair, unmet))
    yield from sorted(nearest, key=lambda found: (len(found[2]), found[0].id))[:_CLOSEST]


def _within(part: str, whole: str) -> bool:
    return fold(part).strip().casefold() in fold(whole).casefold()


def _says(claim: Claim, value: str) -> bool:
    return any(_within(value, text) for text in (claim.value.text, *(mention.text for mention in claim.mentions)))
