"""Names that were cut at their hyphens ("Jong-un") made one word again, once they are known to be names."""

from __future__ import annotations

from itertools import pairwise

import attrs

from factcheck.language.interface import Token

HYPHENS = frozenset("-‐‑")
Tokens = tuple[Token, ...]


def joined(tokens: Tokens) -> Tokens:
    """`tokens` with every name that stands around hyphens without spaces as one word.

    A word joins the name before the hyphen where it is tagged as a name too or as a part of that name, or is a noun
    with a capital.
    """
    groups = _groups(tokens)
    if len(groups) == len(tokens):
        return tokens
    place = {i: at for at, group in enumerate(groups) for i in group}
    return tuple(_one(tokens, group, place) for group in groups)


def _groups(tokens: Tokens) -> list[range]:
    """The runs of tokens that make one word each, in order."""
    found, start = [], 0
    while start < len(tokens):
        end = start + 1
        while step := _step(tokens, end):
            end += step
        found.append(range(start, end))
        start = end
    return found


def _step(tokens: Tokens, end: int) -> int:
    """How many tokens from `end` on belong to the name before it; the "en" of "Aix-en-Provence" needs what follows."""
    if end + 3 < len(tokens) and tokens[end + 1].text.islower() and tokens[end + 3].text[:1].isupper():
        glued = all(a.end == b.start for a, b in pairwise(tokens[end - 1 : end + 4]))
        hyphens = {tokens[end].text, tokens[end + 2].text} <= HYPHENS
        named = tokens[end - 1].text[:1].isupper() and "PROPN" in (tokens[end - 1].pos, tokens[end + 3].pos)
        if glued and hyphens and named:
            return 4
    return 2 if end + 1 < len(tokens) and _joins(*tokens[end - 1 : end + 2]) else 0


def _joins(name: Token, hyphen: Token, other: Token) -> bool:
    """Whether a name goes on behind a hyphen."""
    if hyphen.text not in HYPHENS or name.end != hyphen.start or hyphen.end != other.start:
        return False
    plain = name.atom is None and other.atom is None
    named = other.pos == "PROPN" or other.dep == "flat" or (other.pos == "NOUN" and other.text[:1].isupper())
    return plain and name.pos == "PROPN" and named


def _one(tokens: Tokens, group: range, place: dict[int, int]) -> Token:
    """The one token of a run; its tag and head are those of the word whose head lies outside it."""
    top = next((i for i in group if tokens[i].head not in group or tokens[i].head == i), group[0])
    made = attrs.evolve(tokens[top], head=place[tokens[top].head])
    if len(group) == 1:
        return made
    parts = tokens[group[0] : group[-1] + 1]
    text = "".join(part.text for part in parts)
    return attrs.evolve(made, text=text, lemma=text, start=parts[0].start, end=parts[-1].end)
