"""Readings that a language's word lists know better than the pipeline, put right sentence by sentence."""

from __future__ import annotations

import attrs

from factcheck.language.interface import Token
from factcheck.language.lemmas import VerbForms

PARTICIPLE = "Tense=Past|VerbForm=Part"
VERBAL = ("VERB", "AUX")
Tokens = tuple[Token, ...]


def repaired(tokens: Tokens, past_with_be: frozenset[str], verbs: VerbForms) -> Tokens:
    """`tokens` with opening participles read as verbs, and the past of `past_with_be` as no passive."""
    return no_false_passives(opening_participle(tokens, past_with_be, verbs), past_with_be)


def no_false_passives(tokens: Tokens, past_with_be: frozenset[str]) -> Tokens:
    """`tokens` with "est arrivé" read as a past tense, not as a passive."""
    return tuple(
        attrs.evolve(token, dep=token.dep.removesuffix(":pass"))
        if token.dep.endswith(":pass") and tokens[token.head].lemma in past_with_be
        else token
        for token in tokens
    )


def opening_participle(tokens: Tokens, past_with_be: frozenset[str], verbs: VerbForms) -> Tokens:
    """`tokens` with "Parti" of "Parti lundi de Brest, ..." read as a verb.

    The capital makes the pipeline take it for a name while it gives it the relation of a clause.
    """
    first = next((i for i, token in enumerate(tokens) if token.pos != "PUNCT"), 0)
    opening = tokens[first]
    if opening.dep != "advcl" or opening.pos in VERBAL:
        return tokens
    infinitive = next((each for each in verbs.infinitives(opening.text.lower()) if each in past_with_be), None)
    if infinitive is None:
        return tokens
    made = attrs.evolve(opening, pos="VERB", lemma=infinitive, morph=PARTICIPLE)
    below = ("obl" if token.head == first and token.dep == "nmod" else token.dep for token in tokens)
    changed = [attrs.evolve(token, dep=dep) for token, dep in zip(tokens, below, strict=True)]
    return (*changed[:first], made, *changed[first + 1 :])
