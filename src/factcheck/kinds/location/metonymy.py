"""Tells where a place's name stands for a government, a team or another body: "Washington fears", "talks with Rome"."""

from __future__ import annotations

import re

from factcheck.language.interface import Sentence, Token
from factcheck.lexicon import Lexicon

_SHARED = ("conj", "appos", "flat", "fixed", "compound", "list")
_WORD = re.compile(r"\w+(?:[-.]\w+)*['’]?|[^\w\s]")
_REACH = 60  # characters on either side that are looked at without a parse


class Metonymy:
    """Reads the part that a place's name plays, by the verbs, nouns and prepositions of the language's table."""

    def __init__(self, lexicon: Lexicon) -> None:
        table = lexicon.table("places")
        words = {name: frozenset(listed) for name, listed in table["metonymy"].items()}
        self._staying, self._addressing, self._carrying = words["staying"], words["addressing"], words["carrying"]
        self._ready, self._dealings, self._forces = words["ready"], words["dealings"], words["forces"]
        self._saying = frozenset(lexicon.table("events")["saying"])
        self._addressees, self.seats = words["addressees"], words["seats"]
        self._askers, self._linking = words["askers"], words["linking"]
        self._opening, self._open_beside = words["opening"], words["open_beside"]
        self._beside = frozenset(tuple(_words(phrase)) for phrase in words["beside"])
        self._next = frozenset(tuple(_words(phrase)) for phrase in words["next_words"])
        self._articles = frozenset(table["patterns"]["articles"]) | frozenset(table["patterns"]["elisions"])

    def beside_words(self, text: str, start: int, end: int) -> bool:
        """Whether the words around the name at ``start`` to ``end`` of ``text`` make a body of it, without a parse."""
        before = _words(text[max(0, start - _REACH) : start])[-6:]
        while before and before[-1] in self._articles:
            before.pop()
        for length in range(1, 5):
            if tuple(before[-length:]) in self._beside and len(before) >= length:
                return not self._open_beside.intersection(before[-length - 1 : -length])
        after = _words(text[end : end + _REACH])[:5]
        if any(tuple(after[:length]) in self._next for length in range(1, 5)):
            return not before or before[-1] not in self._addressees
        if len(before) > 1 and before[-1] in self._addressees and before[-2].removesuffix("s") in self._dealings:
            return True
        opens = before[-1:] and before[-1] in self._opening and (len(before) == 1 or before[-2] in '.;:»”"')
        return bool(opens and after[:1] == [","])

    def stands_for_people(self, sentence: Sentence, at: int, sort: str = "country", locates: bool = False) -> bool:
        """Whether the parse makes a body of the name at word ``at``: one that acts, is addressed or dealt with.

        A region needs a verb of saying, wanting or the like: it seldom stands for those who govern it. A name that
        ``locates``, behind a preposition of place, is no agent.
        """
        top = _shared_top(sentence, at)
        token = sentence.tokens[top]
        above = sentence.tokens[token.head]
        relation, _, kind = token.dep.partition(":")
        if relation in ("nsubj", "csubj"):
            return self._acts(sentence, token.head, passive=kind == "pass", seldom=sort == "region")
        if kind == "agent":
            return not locates
        if relation in ("obj", "iobj"):
            return above.lemma.lower() in self._addressing and not self._forced(sentence, token.head)
        if kind == "poss":
            return above.lemma.lower() in self._dealings
        before = self._askers | self._linking if locates else self._addressees
        if relation in ("obl", "nmod") and self._introduced(sentence, top, before):
            return self._dealt_with(sentence, top)
        return False

    def _dealt_with(self, sentence: Sentence, at: int) -> bool:
        """Whether the word at ``at`` is one of those who deal, are spoken to, or are asked for something."""
        token = sentence.tokens[at]
        above = sentence.tokens[token.head]
        if above.lemma.lower() in (self._dealings if above.pos == "NOUN" else self._addressing):
            return True
        if above.dep.startswith("obj") and self._introduced(sentence, at, self._askers):
            return sentence.tokens[above.head].lemma.lower() in self._addressing
        subjects = (sentence.tokens[i] for i in sentence.children(token.head))
        deal = any(t.dep.startswith("nsubj") and t.lemma.lower() in self._dealings for t in subjects)
        return deal and self._introduced(sentence, at, self._linking)

    def _forced(self, sentence: Sentence, at: int) -> bool:
        """Whether a force of nature or the like does what the verb at ``at`` says: "flames threaten the town"."""
        subjects = (sentence.tokens[i] for i in sentence.children(at))
        return any(t.dep.startswith("nsubj") and t.lemma.lower() in self._forces for t in subjects)

    def _introduced(self, sentence: Sentence, at: int, prepositions: frozenset[str]) -> bool:
        """Whether one of the prepositions stands before the word."""
        tokens = sentence.tokens
        return any(tokens[i].dep == "case" and tokens[i].text.lower() in prepositions for i in sentence.children(at))

    def _acts(self, sentence: Sentence, at: int, passive: bool = False, seldom: bool = False) -> bool:
        """Whether the subject of the predicate at ``at`` is a body: of most verbs, and of some adjectives and nouns."""
        token, below = sentence.tokens[at], [sentence.tokens[i] for i in sentence.children(at)]
        lemma = token.lemma.lower()
        if passive or any(child.dep == "aux:pass" for child in below):
            return lemma in self._addressing
        if token.pos != "VERB":
            return lemma in self._ready
        if any(child.dep == "ccomp" for child in below):
            return True
        governed = [i for i in sentence.children(at) if _is_infinitive(sentence.tokens[i])]
        if lemma in self._carrying and governed:
            return any(self._acts(sentence, i, seldom=seldom) for i in governed)
        return bool(governed) or lemma in self._saying or not (seldom or lemma in self._staying)


def _is_infinitive(token: Token) -> bool:
    return token.dep == "xcomp" and token.pos == "VERB"


def _shared_top(sentence: Sentence, at: int) -> int:
    """Return the word whose part in the sentence the word at ``at`` shares: the first of a list, the whole name."""
    tokens = sentence.tokens
    for _ in range(10):
        if tokens[at].dep.partition(":")[0] not in _SHARED or not tokens[tokens[at].head].text[:1].isupper():
            break
        at = tokens[at].head
    return at


def _words(text: str) -> list[str]:
    """Return the words and marks in small letters, elided words with their apostrophe."""
    return _WORD.findall(text.lower().replace("’", "'"))
