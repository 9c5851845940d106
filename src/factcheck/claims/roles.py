"""Who takes part in what a clause tells: subject, object, oblique, and what hangs on a noun."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from factcheck.claims.clauses import VERBAL, Clause, dependents, names_source, verb_of
from factcheck.claims.grammar import EventWords
from factcheck.claims.phrases import name_of, noun_phrase, phrase_text
from factcheck.language.interface import Sentence, Token
from factcheck.model import Participant

SUBJECT = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer")
_OBJECT = ("obj", "iobj", "nsubj:pass")
_BESIDE = ("appos", "flat", "flat:name", "compound")
_CLAUSAL = ("acl", "acl:relcl", "advcl", "ccomp", "xcomp", "conj", "parataxis", "csubj", "advcl:cleft", "acl:cleft")


@attrs.frozen
class Around:
    """What is known of the words of a sentence from outside its parse.

    ``own`` are the words of the value that is asked for: it takes part in nothing. ``numbers`` are the words of all
    counts with the noun that each counts ("" for none), ``places`` those of all places, ``known`` who is meant by the
    pronouns, ``speaker`` the word that names who says it, None where nobody is named.
    """

    own: frozenset[int] = frozenset()
    numbers: Mapping[int, str] = attrs.field(factory=dict)
    places: frozenset[int] = frozenset()
    known: Mapping[int, Participant] = attrs.field(factory=dict)
    speaker: int | None = None


NOTHING = Around()


def participants(clause: Clause, words: EventWords, around: Around = NOTHING) -> tuple[Participant, ...]:
    """Return who and what takes part: subject, object, oblique, and "of" for what hangs on a noun."""
    sentence, found = clause.sentence, list[Participant]()
    at = clause.predicate
    nominal = sentence.tokens[at].pos not in VERBAL
    for role, child in _arguments(sentence, at, nominal):
        if sentence.tokens[child].atom is None and not names_source(sentence, child, words):
            found += [_participant(sentence, c, role, around) for c in (child, *_joined(sentence, child))]
    verb = verb_of(clause)
    if (
        not any(p.role == "subject" for p in found)
        and verb is not None
        and (not nominal or _shares(sentence, at, words))
    ):
        shared = inherited_subject(sentence, verb, words)
        if shared is not None and shared != at and shared not in sentence.subtree(at):
            found.append(_participant(sentence, shared, "subject", around))
    if nominal and not any(p.role == "subject" for p in found):
        found = _acting(clause, found, words, around)
    return tuple(p for p in found if p.name and p.name not in words.stop)


def _acting(clause: Clause, found: list[Participant], words: EventWords, around: Around) -> list[Participant]:
    """Return the participants of an event noun, what hangs first on it as its subject: "l'arrivée de Paul Ardent".

    So it stands as with a verb, active or passive: "Paul Ardent arrive", "Paul Ardent a été arrêté".
    """
    sentence, at = clause.sentence, clause.predicate
    if not words.is_event(clause.lemma) or any(sentence.tokens[c].dep == "cop" for c in sentence.children(at)):
        return found
    for child in sentence.children(at):
        token = sentence.tokens[child]
        said = token.dep in ("nmod", "nmod:poss") and token.pos in ("NOUN", "PROPN", "PRON") and token.atom is None
        if said and child not in around.places and child not in around.numbers and _of(sentence, child, words):
            one = _participant(sentence, child, "of", around)
            return [attrs.evolve(p, role="subject") if p == one else p for p in found]
    return found


def _of(sentence: Sentence, at: int, words: EventWords) -> bool:
    """Whether a noun hangs on another with "of", or as its owner."""
    cases = [sentence.tokens[c] for c in sentence.children(at) if sentence.tokens[c].dep == "case"]
    return all({t.lemma.lower(), t.text.lower()} & words.genitive for t in cases)


def _shares(sentence: Sentence, noun: int, words: EventWords) -> bool:
    """Whether an event noun has the subject of the verb above it: "effectue un voyage", "avant son départ"."""
    light = sentence.tokens[sentence.tokens[noun].head].lemma.lower() in words.light
    return light or any(sentence.tokens[c].feature("Poss") == "Yes" for c in sentence.children(noun))


def _arguments(sentence: Sentence, at: int, nominal: bool) -> list[tuple[str, int]]:
    found = []
    for child in dependents(sentence, at):
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
    if _describes(sentence.tokens[at]) and not any(role == "subject" for role, _ in found):
        found.append(("subject", sentence.tokens[at].head))
    return found


def _describes(token: Token) -> bool:
    """Whether a verb says more of the noun that it hangs on: a relative or a participle, no infinitive."""
    participle = token.dep == "acl" or (token.dep == "amod" and token.pos == "VERB")
    return token.dep == "acl:relcl" or (participle and token.feature("VerbForm") != "Inf")


def _passive_role(sentence: Sentence, at: int) -> str:
    """Return "object" where an agent is named; else a parser cannot tell a passive from a verb of motion."""
    agent = any(sentence.tokens[c].dep == "obl:agent" for c in sentence.children(at))
    return "object" if agent else "subject"


def _antecedent(sentence: Sentence, child: int, at: int) -> int:
    """Return the noun that a relative pronoun stands for; the word itself for others."""
    token = sentence.tokens[child]
    relative = token.pos == "PRON" and sentence.tokens[at].dep == "acl:relcl" and token.feature("Person") == ""
    return sentence.tokens[at].head if relative else child


def _joined(sentence: Sentence, at: int) -> list[int]:
    return [
        c
        for c in sentence.children(at)
        if sentence.tokens[c].dep == "conj" and sentence.tokens[c].pos in ("PROPN", "NOUN")
    ]


def inherited_subject(sentence: Sentence, verb: int, words: EventWords) -> int | None:
    """Return the subject that a verb shares with the one above it ("Parti dimanche, Kim ...", "et a dit").

    An infinitive below a verb with an object has that one for its subject: "ordered the crew to leave", "jailed him for
    killing two".
    """
    here, seen = verb, set[int]()
    while here not in seen:
        seen.add(here)
        for child in dependents(sentence, here):
            if sentence.tokens[child].dep in SUBJECT:
                return _antecedent(sentence, child, here)
        token = sentence.tokens[here]
        if _describes(token):
            return token.head
        if token.dep not in _CLAUSAL or token.dep == "ccomp":
            return None
        if token.dep == "xcomp" or _blamed(sentence, here, words):
            objects = [c for c in sentence.children(token.head) if sentence.tokens[c].dep == "obj" and c < here]
            if objects and sentence.tokens[objects[0]].feature("Reflex") != "Yes":
                return objects[0]
        here = token.head
    return None


def _blamed(sentence: Sentence, verb: int, words: EventWords) -> bool:
    """Whether a clause says what somebody is blamed or praised for: "for killing", "pour avoir tué"."""
    token = sentence.tokens[verb]
    below = [sentence.tokens[c] for c in sentence.children(verb)]
    done = token.feature("VerbForm") in ("Ger", "Part") or any(t.dep.startswith("aux") for t in below)
    return token.dep == "advcl" and done and any(t.dep == "mark" and t.lemma.lower() in words.reasons for t in below)


def _participant(sentence: Sentence, at: int, role: str, around: Around) -> Participant:
    if at in around.known:
        return attrs.evolve(around.known[at], role=role)
    if sentence.tokens[at].feature("Person") == "1" and around.speaker is not None:
        return _participant(sentence, around.speaker, role, attrs.evolve(around, speaker=None))
    if at in around.numbers:
        return _counted(sentence, at, role, around)
    if at in around.own:
        return Participant(role, "", "")
    leading = {c for c in sentence.children(at) if c < at and sentence.tokens[c].dep == "case"}
    inside = tuple(i for i in noun_phrase(sentence, at) if i not in leading)
    return Participant(role, phrase_text(sentence, inside), name_of(sentence, at, around.places))


def _counted(sentence: Sentence, at: int, role: str, around: Around) -> Participant:
    """Return what a number counts in its place, or names: "Eight of the victims", "The 24-metre Ariadne"."""
    for child in sentence.children(at):
        token = sentence.tokens[child]
        beside = token.dep == "nmod" or (token.pos == "PROPN" and child > at and token.dep in _BESIDE)
        if beside and token.pos in ("NOUN", "PROPN") and child not in around.numbers and token.atom is None:
            return _participant(sentence, child, role, around)
    return Participant(role, around.numbers[at], around.numbers[at])
