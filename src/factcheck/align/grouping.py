"""From links to groups: claims that answer one question, at most one voice per article unless it repeats itself."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

import attrs

from factcheck.align.matching import Link
from factcheck.model import Claim

# Both chosen by cross-validation over stories, with the order of the links: contradictions right of those stated, and
# false ones in the six stories that have none, 114 of 151 and 6 with the most probable first, 131 of 176 and 13 in the
# present order, 133 of 170 and 6 with the present figures (0.05 and 0.5 before).
_STRANGE = 0.1  # claims that exclude each other and are about the same less probably than this share no group
_COHESION = 0.7  # the mean probability between two groups that merge, as a share of the link's own


@attrs.frozen(eq=False)
class Group:
    """Claims of several articles that answer one question, and the links between them; claims in text order."""

    claims: tuple[Claim, ...]
    links: tuple[Link, ...]


def group(links: Sequence[Link], consistent: Callable[[Claim, Claim], bool], at_least: float) -> list[Group]:
    """Merge claims into groups along the links whose probability is ``at_least`` so much.

    The surest links come first, those that are sure without a look at the values before those that only agree: what
    agrees by chance must not stand in the way of what is about the same. Two groups merge when they cohere, when no
    article would then give two answers that are not ``consistent``, and when no two claims would exclude each other
    that are hardly about the same: so one wrong link cannot flood a group, and two events of one article stay apart.
    """
    weights = {(link.a.id, link.b.id): link.probability for link in links}
    strangers = {
        frozenset((k.a.id, k.b.id)) for k in links if k.probability < _STRANGE and not k.comparison.relation.compatible
    }
    home: dict[str, list[Claim]] = {}
    strong = [link for link in links if link.probability >= at_least]
    for link in sorted(strong, key=lambda k: (-k.probability * k.blind, k.a.id, k.b.id)):
        first, second = (home.setdefault(c.id, [c]) for c in (link.a, link.b))
        if first is second or not _fit(first, second, consistent) or _strange(first, second, strangers):
            continue
        if _cohere(first, second, weights, link.probability):
            first += second
            for claim in second:
                home[claim.id] = first
    groups = {id(members): members for members in home.values()}
    return [_made(members, links) for members in groups.values() if len({c.article for c in members}) > 1]


def _cohere(a: Sequence[Claim], b: Sequence[Claim], weights: dict[tuple[str, str], float], own: float) -> bool:
    across = [(x.id, y.id) for x in a for y in b if x.article != y.article]
    total = sum(weights.get(pair, weights.get(pair[::-1], 0.0)) for pair in across)
    return total >= _COHESION * own * len(across)


def _fit(a: Sequence[Claim], b: Sequence[Claim], consistent: Callable[[Claim, Claim], bool]) -> bool:
    return all(consistent(x, y) for x in a for y in b if x.article == y.article)


def _strange(a: Sequence[Claim], b: Sequence[Claim], strangers: Container[frozenset[str]]) -> bool:
    """Whether two claims would share a group that exclude each other and are hardly about the same."""
    return any(frozenset((x.id, y.id)) in strangers for x in a for y in b)


def _made(members: Sequence[Claim], links: Sequence[Link]) -> Group:
    ids = {c.id for c in members}
    inside = tuple(link for link in links if link.a.id in ids and link.b.id in ids)
    return Group(tuple(sorted(members, key=lambda c: (c.article, c.mentions[0].start))), inside)
