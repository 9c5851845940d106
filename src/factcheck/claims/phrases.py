"""Noun phrases and names: which words of a sentence they are, and how they read."""

from __future__ import annotations

from factcheck.language.interface import Sentence, Token

_MODIFIERS = (
    *("flat", "flat:name", "flat:foreign", "amod", "det", "nummod", "fixed"),
    *("compound", "nmod:desc", "nmod:poss"),
)


def noun_phrase(sentence: Sentence, at: int) -> tuple[int, ...]:
    """Return the indices of a noun with its modifiers and names, without clauses, appositions in commas or dates."""
    kept = set(_name_words(sentence, at)) if is_name(sentence, at) else {at}
    for child in sentence.children(at):
        token = sentence.tokens[child]
        if (token.dep in _MODIFIERS and token.atom is None) or (
            token.dep in ("appos", "nmod")
            and token.pos == "PROPN"
            and abs(child - at) < 6
            and not _comma(sentence, child, at)
        ):
            kept |= set(noun_phrase(sentence, child))
        elif token.dep == "case" and sentence.tokens[at].dep in ("nmod", "nmod:poss"):
            kept |= {child} | {c for c in sentence.children(child) if sentence.tokens[c].dep == "fixed"}
        elif token.dep == "nmod" and token.atom is None and child > at:
            kept |= set(noun_phrase(sentence, child))
    return tuple(sorted(kept | _hyphenated(sentence, kept)))


def _hyphenated(sentence: Sentence, kept: set[int]) -> set[int]:
    """Return the words that hyphens without spaces tie to those that are kept: "well-known"."""
    tokens, found = sentence.tokens, set[int]()
    for i in kept:
        for step in (-1, 1):
            at = i
            while 0 <= at + 2 * step < len(tokens) and hyphen(sentence, at + step):
                found |= {at + step, at + 2 * step}
                at += 2 * step
    return found


def hyphen(sentence: Sentence, at: int) -> bool:
    """Whether the word ``at`` is a hyphen between two words, without spaces."""
    if not 0 < at < len(sentence.tokens) - 1:
        return False
    before, token, after = sentence.tokens[at - 1 : at + 2]
    return token.text == "-" and before.end == token.start and token.end == after.start


def _comma(sentence: Sentence, a: int, b: int) -> bool:
    low, high = sorted((a, b))
    return any(t.text in (",", "(", "-", "—") for t in sentence.tokens[low + 1 : high])


def phrase_text(sentence: Sentence, indices: tuple[int, ...], gap: frozenset[int] = frozenset()) -> str:
    """Return the words of ``indices`` as they stand; words left out leave no trace, those of ``gap`` an ellipsis."""
    out, last = "", None
    for i in indices:
        if i in gap and out.endswith("…"):
            continue
        token = sentence.tokens[i]
        glued = last is not None and sentence.tokens[last].end == token.start
        out += ("" if glued or not out else " ") + ("…" if i in gap else " ".join(token.text.split()))
        last = i
    return out


def name_of(sentence: Sentence, at: int, places: frozenset[int] = frozenset()) -> str:
    """Return what identifies a participant: a proper name where there is one, else its noun with its adjectives.

    The name of a place that only stands behind a noun, one of ``places``, is not the noun's: "le directeur Afrique".
    """
    token = sentence.tokens[at]
    if token.pos == "PRON":
        return ""
    if names := _proper(sentence, at, places):
        return names
    return " ".join([token.lemma.lower(), *modifiers(sentence, at)])


def modifiers(sentence: Sentence, at: int) -> list[str]:
    """Return the lemmas of a noun's adjectives, without those that words of their own belong to: "29-year-old"."""
    below = (c for c in sentence.children(at) if sentence.tokens[c].dep == "amod")
    return [sentence.tokens[c].lemma.lower() for c in below if not any(map(_tells, _below(sentence, c)))]


def _below(sentence: Sentence, at: int) -> tuple[Token, ...]:
    return tuple(sentence.tokens[c] for c in sentence.children(at))


def _tells(token: Token) -> bool:
    return token.pos in ("NUM", "NOUN", "PROPN", "VERB") or token.dep.startswith("obl")


def _proper(sentence: Sentence, at: int, places: frozenset[int]) -> str:
    """Return the proper name that heads, or stands in, a noun phrase ("" for none)."""
    tokens = sentence.tokens
    if is_name(sentence, at):
        return _name_run(sentence, at)
    for child in sentence.children(at):
        near = child > at and tokens[child].dep in ("appos", "flat", "flat:name", "nmod")
        cased = any(tokens[c].dep == "case" for c in sentence.children(child))
        if near and is_name(sentence, child) and not cased and child not in places:
            return _name_run(sentence, child)
    return ""


def is_name(sentence: Sentence, at: int) -> bool:
    """Whether a word is (part of) a proper name: tagged so, or written with a capital inside a sentence."""
    token = sentence.tokens[at]
    if not token.text[:1].isupper() or token.text.endswith(".") or token.atom is not None:
        return False  # an abbreviated title ("M.") is no part of the name
    opens = at == 0 or sentence.tokens[at - 1].text in ("«", '"', "“", ":", "-", "–", "—")
    return token.pos == "PROPN" or (not opens and token.pos in ("NOUN", "X", "ADJ"))


def _name_run(sentence: Sentence, at: int) -> str:
    """Return the name around ``at`` as it is written."""
    return " ".join(sentence.tokens[i].text for i in _name_words(sentence, at))


def _name_words(sentence: Sentence, at: int) -> range:
    """Return the run of capitalised words around ``at``; a title ("M.", "President") is no part of it."""
    tokens, low, high = sentence.tokens, at, at
    while low > 0 and is_name(sentence, low - 1) and tokens[low - 1].dep != "nmod:desc":
        low -= 1
    while high + 1 < len(tokens) and tokens[high + 1].text[:1].isupper() and tokens[high + 1].pos != "PUNCT":
        high += 1
    return range(low, high + 1)
