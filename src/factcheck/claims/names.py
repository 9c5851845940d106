"""The names of an article: proper names as they are written, and descriptions that stand beside one."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from factcheck.claims.grammar import EventWords
from factcheck.claims.phrases import is_name, modifiers, name_of
from factcheck.language.interface import Sentence

_BETWEEN = (",", "(", "«", ":", "-", "–", "—")
_LETTERS = 8  # of an acronym at most
_WORDS_BEFORE = 12


@attrs.frozen
class Names:
    """Names with how often each stands in the article, and (description, name) where one stands beside the other.

    ``titles`` are the words of the article's language that stand before a name and are no part of it.
    """

    counts: tuple[tuple[str, int], ...]
    descriptions: tuple[tuple[str, str], ...]
    titles: frozenset[str] = frozenset()


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
            elif token.pos == "NOUN" and token.atom is None and _beside(sentence, at, words):
                name = name_of(sentence, token.head if token.dep == "nmod:desc" else at)
                if name and name[:1].isupper():
                    descriptions[_description(sentence, at), name] = None
            elif token.text == "(" and (short := _acronym(sentence, at)) is not None:
                descriptions[short] = None
    return Names(tuple(sorted(counts.items())), tuple(sorted(descriptions)), words.titles)


def _beside(sentence: Sentence, at: int, words: EventWords) -> bool:
    """Whether a noun describes the name beside it: a title does, others where no bracket or comma stands between."""
    if sentence.tokens[at].lemma.lower() in words.titles:
        return True
    names = [c for c in sentence.children(at) if c > at and is_name(sentence, c)]
    return bool(names) and not any(t.text in _BETWEEN for t in sentence.tokens[at + 1 : names[0]])


def _acronym(sentence: Sentence, bracket: int) -> tuple[str, str] | None:
    """Return (long form, letters) where the word in a bracket is made of initials before it: "Fonds monétaire (FM)"."""
    tokens = sentence.tokens
    if bracket + 2 >= len(tokens) or tokens[bracket + 2].text != ")":
        return None
    letters, first = tokens[bracket + 1].text, bracket
    if not (letters.isalpha() and letters.isupper() and len(letters) <= _LETTERS):
        return None
    left = len(letters)
    while first > 0 and left > 0 and bracket - first < _WORDS_BEFORE:
        first -= 1
        if tokens[first].text[:1].upper() == letters[left - 1]:
            left -= 1
        elif tokens[first].pos in ("NOUN", "PROPN", "VERB", "PUNCT"):
            return None
    if left or len(letters) == 1:
        return None
    long = name_of(sentence, first)
    return (long, letters) if long and long != letters else None


def _top(sentence: Sentence, first: int) -> int:
    """Return the word of the name that begins at ``first`` on which its other words hang, titles among them."""
    end = next((i for i in range(first, len(sentence.tokens)) if not is_name(sentence, i)), len(sentence.tokens))
    return next((i for i in range(first, end) if not first <= sentence.tokens[i].head < end), first)


def _description(sentence: Sentence, at: int) -> str:
    """Return a noun with its adjectives, as ``name_of`` writes a participant without a name."""
    return " ".join([sentence.tokens[at].lemma.lower(), *modifiers(sentence, at)])
