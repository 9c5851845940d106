"""The names of an article: proper names as they are written, and descriptions that stand beside one."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from factcheck.claims.grammar import EventWords
from factcheck.claims.phrases import is_name, name_of
from factcheck.language.interface import Sentence


@attrs.frozen
class Names:
    """Names with how often each stands in the article, and (description, name) where one stands beside the other."""

    counts: tuple[tuple[str, int], ...]
    descriptions: tuple[tuple[str, str], ...]


def names_of(sentences: Sequence[Sentence], words: EventWords) -> Names:
    """Return the names of an article: "Kim Jong-un", and ("dirigeant nord-coréen", "Kim Jong-un")."""
    counts: dict[str, int] = {}
    descriptions: dict[tuple[str, str], None] = {}
    for sentence in sentences:
        for at, token in enumerate(sentence.tokens):
            if is_name(sentence, at):
                if not (at and is_name(sentence, at - 1)):
                    name = name_of(sentence, _top(sentence, at))
                    counts[name] = counts.get(name, 0) + 1
            elif token.pos == "NOUN" and token.lemma.lower() in words.titles:
                name = name_of(sentence, token.head if token.dep == "nmod:desc" else at)
                if name and name[:1].isupper():
                    descriptions[_description(sentence, at), name] = None
    return Names(tuple(sorted(counts.items())), tuple(sorted(descriptions)))


def _top(sentence: Sentence, first: int) -> int:
    """Return the word of the name that begins at ``first`` on which its other words hang, titles among them."""
    end = next((i for i in range(first, len(sentence.tokens)) if not is_name(sentence, i)), len(sentence.tokens))
    return next((i for i in range(first, end) if not first <= sentence.tokens[i].head < end), first)


def _description(sentence: Sentence, at: int) -> str:
    """Return a noun with its adjectives, as ``name_of`` writes a participant without a name."""
    modifiers = [sentence.tokens[c].lemma.lower() for c in sentence.children(at) if sentence.tokens[c].dep == "amod"]
    return " ".join([sentence.tokens[at].lemma.lower(), *modifiers])
