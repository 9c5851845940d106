"""Clause rules that mend what a small parser gets wrong about dates."""

from __future__ import annotations

from factcheck.claims.grammar import EventWords
from factcheck.language.interface import Sentence

_STOPS = (",", ";", ":", ".", "«", "»", '"', "“", "”", "(", ")", "-", "–", "—")
_CLAUSE_WORDS = ("que", "qu'", "qui", "où", "dont")


def saying_before(sentence: Sentence, at: int, words: EventWords) -> int | None:
    """Return the verb of saying that a date at ``at`` belongs to: the one in its own piece between commas or quotes.

    "..., a déclaré le Kremlin mardi.": the date of saying, whatever the parser hung it on. None where the piece has no
    verb of saying, another verb after it, or a word that opens a clause between the two.
    """
    verb = None
    for i in range(at - 1, -1, -1):
        token = sentence.tokens[i]
        if token.text in _STOPS or token.pos == "SCONJ" or token.text.lower().replace("’", "'") in _CLAUSE_WORDS:
            break
        if token.pos == "VERB":
            verb = i
            break
    if verb is not None and sentence.tokens[verb].lemma.lower() in words.saying | words.denying:
        return verb
    return None
