"""One voice per article: which of its claims speaks in a group, and which merely say the same again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from factcheck.align.features import Compare
from factcheck.align.grouping import Group
from factcheck.align.matching import Link
from factcheck.model import Claim, Relation


def merge_repeats(
    groups: Sequence[Group], claims: Sequence[Claim], compare: Compare
) -> tuple[list[Group], tuple[Claim, ...]]:
    """Return the groups with one claim per article, and ``claims`` with repeats merged into the claim that speaks.

    The voice is the claim most probably linked to the others. What its article says again in the same group with the
    same value (the lead and the body) becomes further mentions of it; what it says otherwise stays a claim of its own.
    """
    merged: dict[str, Claim] = {}
    absorbed: set[str] = set()
    spoken = []
    for group in groups:
        voices = _voices(group)
        for claim in group.claims:
            voice = voices[claim.article]
            if claim.id != voice.id and compare(claim.kind, claim.value, voice.value).relation is Relation.EQUAL:
                known = merged.get(voice.id, voice)
                merged[voice.id] = attrs.evolve(known, mentions=known.mentions + claim.mentions)
                absorbed.add(claim.id)
        kept = {voice.id: merged.get(voice.id, voice) for voice in voices.values()}
        spoken.append(Group(tuple(kept[c.id] for c in group.claims if c.id in kept), _links(group, kept)))
    return spoken, tuple(merged.get(c.id, c) for c in claims if c.id not in absorbed)


def _voices(group: Group) -> dict[str, Claim]:
    """Return the claim that speaks for each article."""
    weight = {c.id: 0.0 for c in group.claims}
    for link in group.links:
        weight[link.a.id] += link.probability
        weight[link.b.id] += link.probability
    best: dict[str, Claim] = {}
    for claim in group.claims:
        if claim.article not in best or weight[claim.id] > weight[best[claim.article].id]:
            best[claim.article] = claim
    return best


def _links(group: Group, kept: Mapping[str, Claim]) -> tuple[Link, ...]:
    inside = (link for link in group.links if link.a.id in kept and link.b.id in kept)
    return tuple(attrs.evolve(link, a=kept[link.a.id], b=kept[link.b.id]) for link in inside)
