"""Clause rules that mend what a small parser gets wrong about dates."""

from __future__ import annotations

from factcheck.claims.grammar import EventWords
from factcheck.claims.phrases import hyphen
from factcheck.language.interface import Sentence

_STOPS = (",", ";", ":", ".", "«", "»", '"', "“", "”", "(", ")", "-", "–", "—")


def verb_before(sentence: Sentence, at: int, words: EventWords) -> int | None:
    """Return the verb that a date at ``at`` belongs to: the last one before it in its piece between commas or quotes.

    "..., a déclaré le Kremlin mardi." and "Parti dimanche soir de Brest, il ...", whatever the parser hung it on. None
    where the piece has no verb before the date, or a word that opens a clause stands between the two.
    """
    for i in range(at - 1, -1, -1):
        token = sentence.tokens[i]
        if hyphen(sentence, i):
            continue
        opens = token.pos == "SCONJ" or token.text.lower().replace("’", "'") in words.clause_words
        if token.text in _STOPS or opens:
            return None
        if token.pos == "VERB" and token.dep != "fixed":
            return i
    return None


def depicted(sentence: Sentence, at: int, words: EventWords) -> int | None:
    """Return the event noun nearest before ``at``: what a caption's verb of showing shows."""
    nouns = (i for i in range(at - 1, -1, -1) if sentence.tokens[i].pos == "NOUN" and sentence.tokens[i].atom is None)
    return next((i for i in nouns if words.is_event(sentence.tokens[i].lemma.lower())), None)
