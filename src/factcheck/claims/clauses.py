"""Clauses: the predicate that a word belongs to, and who takes part in it."""

from __future__ import annotations

import attrs

from factcheck.claims.grammar import EventWords
from factcheck.claims.phrases import name_of, noun_phrase, phrase_text
from factcheck.language.interface import Sentence
from factcheck.model import Participant, Span

_VERBAL = ("VERB", "AUX")
_SUBJECT = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer")
_OBJECT = ("obj", "iobj", "nsubj:pass")
_CLAUSAL = ("acl", "acl:relcl", "advcl", "ccomp", "xcomp", "conj", "parataxis", "csubj", "advcl:cleft", "acl:cleft")


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
        if token.pos in _VERBAL and token.dep not in ("aux", "aux:pass", "aux:tense", "cop"):
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
    return Clause(sentence, verb)


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Whether a verb stands as a participle with a passive auxiliary or a copula: "est prévue"."""
    return any(sentence.tokens[c].dep in ("aux:pass", "cop") for c in sentence.children(verb))


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
        if tokens[here].pos in _VERBAL:
            return here
        here = tokens[here].head
    return None


def participants(clause: Clause, words: EventWords) -> tuple[Participant, ...]:
    """Return who and what takes part: subject, object, oblique, and "of" for what hangs on a noun."""
    sentence, found = clause.sentence, list[Participant]()
    at = clause.predicate
    nominal = sentence.tokens[at].pos not in _VERBAL
    for role, child in _arguments(sentence, at, nominal):
        if sentence.tokens[child].atom is None and not names_source(sentence, child, words):
            found += [_participant(sentence, c, role) for c in (child, *_joined(sentence, child))]
    verb = verb_of(clause)
    if (
        not any(p.role == "subject" for p in found)
        and verb is not None
        and (not nominal or _shares(sentence, at, words))
    ):
        shared = _inherited_subject(sentence, verb)
        if shared is not None and shared != at and shared not in sentence.subtree(at):
            found.append(_participant(sentence, shared, "subject"))
    return tuple(p for p in found if p.name and p.name not in words.stop)


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


def _shares(sentence: Sentence, noun: int, words: EventWords) -> bool:
    """Whether an event noun has the subject of the verb above it: "effectue un voyage", "avant son départ"."""
    light = sentence.tokens[sentence.tokens[noun].head].lemma.lower() in words.light
    return light or any(sentence.tokens[c].feature("Poss") == "Yes" for c in sentence.children(noun))


def _arguments(sentence: Sentence, at: int, nominal: bool) -> list[tuple[str, int]]:
    found = []
    for child in sentence.children(at):
        token = sentence.tokens[child]
        if token.dep in ("nsubj", "nsubj:outer", "obl:agent"):
            found.append(("subject", _antecedent(sentence, child, at)))
        elif token.dep in _OBJECT:
            role = _passive_role(sentence, at) if token.dep == "nsubj:pass" else "object"
            found.append((role, _antecedent(sentence, child, at)))
        elif token.dep.startswith("obl"):
            found.append(("oblique", child))
        elif token.dep in ("nmod", "nmod:poss") and nominal:
            found.append(("of", child))
    if sentence.tokens[at].dep in ("acl", "acl:relcl") and not any(role == "subject" for role, _ in found):
        found.append(("subject", sentence.tokens[at].head))
    return found


def _passive_role(sentence: Sentence, at: int) -> str:
    """Return "object" where an agent is named; else a parser cannot tell a passive from a verb of motion."""
    agent = any(sentence.tokens[c].dep == "obl:agent" for c in sentence.children(at))
    return "object" if agent else "subject"


def _antecedent(sentence: Sentence, child: int, at: int) -> int:
    """Return the noun that a relative pronoun stands for; the word itself for others."""
    relative = sentence.tokens[child].pos == "PRON" and sentence.tokens[at].dep == "acl:relcl"
    return sentence.tokens[at].head if relative else child


def _joined(sentence: Sentence, at: int) -> list[int]:
    return [
        c
        for c in sentence.children(at)
        if sentence.tokens[c].dep == "conj" and sentence.tokens[c].pos in ("PROPN", "NOUN")
    ]


def _inherited_subject(sentence: Sentence, verb: int) -> int | None:
    """Return the subject that a verb shares with the one above it ("Parti dimanche, Kim ...", "et a dit")."""
    here, seen = verb, set[int]()
    while here not in seen:
        seen.add(here)
        for child in sentence.children(here):
            if sentence.tokens[child].dep in _SUBJECT:
                return _antecedent(sentence, child, here)
        token = sentence.tokens[here]
        if token.dep in ("acl", "acl:relcl"):
            return token.head
        if token.dep not in _CLAUSAL or token.dep == "ccomp":
            return None
        here = token.head
    return None


def _participant(sentence: Sentence, at: int, role: str) -> Participant:
    leading = {c for c in sentence.children(at) if c < at and sentence.tokens[c].dep == "case"}
    inside = tuple(i for i in noun_phrase(sentence, at) if i not in leading)
    text = phrase_text(sentence, inside)
    return Participant(role, text, name_of(sentence, at))
