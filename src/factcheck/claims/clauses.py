"""Clauses: the predicate that a word belongs to, and what governs it."""

from __future__ import annotations

import attrs

from factcheck.claims.grammar import EventWords
from factcheck.claims.phrases import phrase_text
from factcheck.language.interface import Sentence, Token
from factcheck.model import Span

VERBAL = ("VERB", "AUX")
_CLEFT = ("ccomp", "csubj", "acl:relcl", "acl:cleft", "advcl:cleft", "advcl", "acl")


@attrs.frozen
class Clause:
    """A sentence with the index of the word that is its predicate."""

    sentence: Sentence
    predicate: int

    @property
    def lemma(self) -> str:
        """The predicate's lemma, in lower case."""
        return lemma_of(self.sentence, self.predicate)

    @property
    def span(self) -> Span:
        """Where the predicate stands."""
        token = self.sentence.tokens[self.predicate]
        return Span(token.start, token.end)


def lemma_of(sentence: Sentence, at: int) -> str:
    """Return a word's lemma in lower case, with the particle of a verb that has one: "take off"."""
    particles = (sentence.tokens[c] for c in sentence.children(at) if sentence.tokens[c].dep == "compound:prt")
    return " ".join(token.lemma.lower() for token in (sentence.tokens[at], *particles))


def clause_of(sentence: Sentence, at: int, words: EventWords) -> Clause:
    """Return the clause of the word ``at``: the nearest verb or event noun above it, its light verb looked through.

    A date without a preposition belongs to an event noun only where it hangs on that noun itself.
    """
    seen, here = {at}, sentence.tokens[at].head
    last = at
    bare = sentence.tokens[at].atom is not None and not any(
        sentence.tokens[c].dep == "case" for c in sentence.children(at)
    )
    while here not in seen:
        seen.add(here)
        token = sentence.tokens[here]
        if token.pos in VERBAL and token.dep not in ("aux", "aux:pass", "aux:tense", "cop", "fixed"):
            return looked_through(sentence, here, at, words)
        if (
            token.pos == "NOUN"
            and token.atom is None
            and words.is_event(token.lemma.lower())
            and not (bare and last != at)
            and not (sentence.tokens[at].dep == "nummod" and last == at)
        ):
            return Clause(sentence, here)
        if token.head == here or any(sentence.tokens[c].dep == "cop" for c in sentence.children(here)):
            return Clause(sentence, here)
        last, here = here, token.head
    return Clause(sentence, last)


def looked_through(sentence: Sentence, verb: int, at: int, words: EventWords) -> Clause:
    """Return the noun that a light verb ("avoir lieu", "effectuer") leaves the meaning to; else the verb itself."""
    lemma = lemma_of(sentence, verb)
    if lemma in words.modals and (meant := _infinitive(sentence, verb)) is not None:
        return looked_through(sentence, meant, at, words)
    planned = lemma in words.planned and is_passive(sentence, verb)
    if lemma not in words.light and not planned:
        return Clause(sentence, verb)
    counted = sentence.tokens[at].head if sentence.tokens[at].dep == "nummod" else None
    for relation in ("nsubj", "nsubj:pass") if planned else ("obj", "obl", "nsubj", "nsubj:pass"):
        for child in sentence.children(verb):
            token = sentence.tokens[child]
            noun = child != at and token.dep == relation and token.pos == "NOUN" and token.atom is None
            noun = noun and not (child == counted and relation == "obj")
            if noun and words.is_event(token.lemma.lower()):
                return Clause(sentence, child)
    return Clause(sentence, verb if planned else _meaning(sentence, verb, at, words))


def _infinitive(sentence: Sentence, modal: int) -> int | None:
    """Return the verb that a modal governs: "doit partir"."""
    verbs = (c for c in sentence.children(modal) if sentence.tokens[c].dep == "xcomp" and c > modal)
    return next((c for c in verbs if sentence.tokens[c].pos in VERBAL), None)


def cleft(sentence: Sentence, predicate: int, top: int) -> int | None:
    """Return the verb behind a value that is put first: "C'est dimanche que le navire est parti"."""
    children = sentence.children(predicate)
    points = any(_points(sentence.tokens[c]) and c < top for c in children)
    verbs = (c for c in children if c > top and sentence.tokens[c].dep in _CLEFT and sentence.tokens[c].pos == "VERB")
    return next(verbs, None) if points else None


def _points(token: Token) -> bool:
    neuter = token.feature("PronType") == "Dem" or token.feature("Gender") == "Neut"
    return token.pos == "PRON" and (token.dep.startswith("expl") or (token.dep.startswith("nsubj") and neuter))


def _meaning(sentence: Sentence, verb: int, at: int, words: EventWords) -> int:
    """Return the bare object that says what a light verb means ("make landfall", "prendre part"), or its subject.

    The subject where the object says no more than that it happens: "la messe aura lieu".
    """
    for child in sentence.children(verb):
        token = sentence.tokens[child]
        if token.dep != "obj" or token.pos != "NOUN" or child < verb or child == at or token.atom is not None:
            continue
        if token.lemma.lower() in words.happening:
            subjects = (c for c in sentence.children(verb) if sentence.tokens[c].dep in ("nsubj", "nsubj:pass"))
            named = (c for c in subjects if sentence.tokens[c].pos == "NOUN" and c != at)
            return next(named, verb)
        between = any(sentence.tokens[i].pos not in ("ADV", "AUX") for i in range(verb + 1, child))
        if not between and not any(c < child for c in sentence.children(child)) and token.feature("Number") != "Plur":
            return child
    return verb


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Whether a verb stands as a participle with a passive auxiliary or a copula: "est prévue"."""
    return any(sentence.tokens[c].dep in ("aux:pass", "cop") for c in sentence.children(verb))


def dependents(sentence: Sentence, at: int) -> tuple[int, ...]:
    """Return what hangs on a word, and what a parser hung on its copula or auxiliary instead."""
    own = sentence.children(at)
    lifted = (c for k in own if sentence.tokens[k].dep in ("cop", "aux", "aux:pass") for c in sentence.children(k))
    return tuple(sorted((*own, *lifted)))


def governors(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Return the words above an infinitive that share its subject: "is due" of "is due to arrive", nearest first."""
    found = list[int]()
    while sentence.tokens[verb].dep == "xcomp" and sentence.tokens[verb].head not in (verb, *found):
        verb = sentence.tokens[verb].head
        found.append(verb)
    return tuple(found)


def verb_of(clause: Clause) -> int | None:
    """Return the verb that carries the clause's tense: the predicate, or the verb that a noun predicate hangs on."""
    tokens, here, seen = clause.sentence.tokens, clause.predicate, set[int]()
    while here not in seen:
        seen.add(here)
        if tokens[here].pos in VERBAL:
            return here
        here = tokens[here].head
    return None


def names_source(sentence: Sentence, at: int, words: EventWords) -> bool:
    """Whether a complement says according to whom ("selon la police"): no part of what happened."""
    return any(
        sentence.tokens[c].dep in ("case", "fixed") and said_by(sentence, c, words) for c in sentence.children(at)
    )


def said_by(sentence: Sentence, preposition: int, words: EventWords) -> bool:
    """Whether a preposition says according to whom, by itself or with what is fixed to it: "selon", "d'après"."""
    fixed = (c for c in sentence.children(preposition) if sentence.tokens[c].dep == "fixed")
    whole = phrase_text(sentence, (preposition, *fixed))
    token = sentence.tokens[preposition]
    written = {text.lower().replace("’", "'") for text in (whole, token.text, token.lemma)}
    return not written.isdisjoint(words.according)
