"""Who says it, how firmly, and whether it is denied."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from factcheck.claims.clauses import Clause, governors, is_passive, lemma_of, said_by, verb_of
from factcheck.claims.grammar import EventWords
from factcheck.claims.phrases import noun_phrase, phrase_text
from factcheck.language.interface import Sentence, Token
from factcheck.model import Modality

_AFTER_SPEECH = (",", "»", '"', "”")
_SUBJECT = ("nsubj", "nsubj:pass", "obl:agent")


@attrs.frozen
class Stance:
    """How a clause is meant; ``speaker`` is the word that names who says it, where there is one."""

    modality: Modality
    polarity: bool
    attribution: str | None
    saying: bool
    speaker: int | None = attrs.field(default=None, eq=False)


def stance(clause: Clause, words: EventWords) -> Stance:
    """Return how the clause is meant, from its own words and from the verbs above it."""
    above = _above(clause)
    sayers = [i for i in above if _lemma(clause.sentence, i) in words.saying | words.denying]
    denied = any(_lemma(clause.sentence, i) in words.denying for i in above)
    saying = clause.lemma in words.saying | words.denying and not _does(clause, words)
    modality = (
        Modality.DENIED if denied else _modality(clause, words, reported=bool(sayers) or _said_beside(clause, words))
    )
    speaker = _speaker(clause, sayers, words)
    source = None if speaker is None else phrase_text(clause.sentence, _uncased(clause.sentence, speaker))
    return Stance(modality, not _negated(clause, words), source, saying, speaker)


def _does(clause: Clause, words: EventWords) -> bool:
    """Whether a verb that can mean saying means doing here: it governs a thing, and nothing that is said."""
    if clause.lemma not in words.sometimes_saying:
        return False
    below = {clause.sentence.tokens[c].dep for c in clause.sentence.children(clause.predicate)}
    said = {"ccomp", "parataxis"} & below or clause.sentence.tokens[clause.predicate].dep == "parataxis"
    return not said


def _lemma(sentence: Sentence, at: int) -> str:
    return lemma_of(sentence, at)


def _above(clause: Clause) -> list[int]:
    """Return the verbs above the clause's own, nearest first."""
    tokens, here = clause.sentence.tokens, clause.predicate
    found, seen = [], {here}
    while tokens[here].head not in seen:
        here = tokens[here].head
        seen.add(here)
        if tokens[here].pos in ("VERB", "AUX"):
            found.append(here)
    return found


def _speaker(clause: Clause, sayers: Sequence[int], words: EventWords) -> int | None:
    """Return who says it: the subject of the verb of saying above or beside it, or whom "selon" names."""
    sentence = clause.sentence
    for sayer in sayers:
        if (who := _speaking(sentence, sayer)) is not None:
            return who
    for i, token in enumerate(sentence.tokens):
        according = token.dep == "case" and said_by(sentence, i, words)
        if according and sentence.tokens[token.head].pos in ("NOUN", "PROPN", "PRON"):
            return token.head
        # "..., a déclaré le Kremlin": the saying hangs beside what is said.
        beside = token.pos == "VERB" and token.dep in ("parataxis", "conj") and i != clause.predicate
        if beside and token.lemma.lower() in words.saying and (who := _speaking(sentence, i)) is not None:
            return who
    return None


def _said_beside(clause: Clause, words: EventWords) -> bool:
    """Whether a verb of saying hangs on the clause's own: "..., its director said"."""
    below = (i for i in clause.sentence.children(clause.predicate) if clause.sentence.tokens[i].dep == "parataxis")
    return any(_lemma(clause.sentence, i) in words.saying for i in below)


def _uncased(sentence: Sentence, at: int) -> tuple[int, ...]:
    """Return a noun phrase without the preposition that opens it."""
    return tuple(i for i in noun_phrase(sentence, at) if sentence.tokens[i].dep != "case" or i > at)


def _speaking(sentence: Sentence, verb: int) -> int | None:
    passive = any(sentence.tokens[c].dep == "aux:pass" for c in sentence.children(verb))
    for child in sorted(sentence.children(verb), key=lambda child: abs(child - verb)):
        speaks = sentence.tokens[child].dep in (("obl:agent",) if passive else _SUBJECT)
        if speaks and sentence.tokens[child].pos != "PRON":
            return child
    return _inverted_subject(sentence, verb)


def _inverted_subject(sentence: Sentence, verb: int) -> int | None:
    """Return the noun behind a verb of saying that stands behind what is said: "..., a annoncé lundi la préfecture".

    A parser easily takes it for the verb's object.
    """
    first = min([verb, *(c for c in sentence.children(verb) if sentence.tokens[c].dep.startswith("aux"))])
    if first == 0 or sentence.tokens[first - 1].text not in _AFTER_SPEECH:
        return None
    nouns = (c for c in sentence.children(verb) if c > verb and sentence.tokens[c].pos in ("NOUN", "PROPN"))
    return next((c for c in nouns if sentence.tokens[c].dep == "obj"), None)


def _modality(clause: Clause, words: EventWords, *, reported: bool) -> Modality:
    """Return how firmly: plans (future, "devoir"), hedges (conditional, "pouvoir", "peut-être"), else asserted."""
    sentence, verb = clause.sentence, verb_of(clause)
    if _is_planned(sentence, clause.predicate, words):
        return Modality.PLANNED
    if verb is None:
        return Modality.ASSERTED
    if _is_planned(sentence, verb, words):
        return Modality.PLANNED
    forms = _forms(sentence, verb)
    if _leans(sentence.tokens[verb], forms) and (above := sentence.tokens[verb].head) != verb:
        if {_lemma(sentence, above), sentence.tokens[above].text.lower()} & words.planning:
            return Modality.PLANNED
        if _lemma(sentence, above) in words.hedging_passives and is_passive(sentence, above):
            return Modality.HEDGED
        forms = [*forms, *_forms(sentence, above)]
    if _is_to(forms, words):
        return Modality.PLANNED
    beside = (c for i in (verb, clause.predicate) for c in sentence.children(i))
    near = {sentence.tokens[c].lemma.lower() for c in beside if sentence.tokens[c].dep in ("advmod", "amod")}
    if any(t.feature("Mood") == "Cnd" for t in forms):
        return Modality.PLANNED if reported and not _is_past(forms) else Modality.HEDGED
    governs = any(sentence.tokens[c].dep in ("xcomp", "ccomp") for c in sentence.children(verb))
    if {t.lemma.lower() for t in forms[not governs :]} & words.hedging or near & words.hedging_words:
        return Modality.HEDGED
    return Modality.PLANNED if any(t.feature("Tense") == "Fut" for t in forms) else Modality.ASSERTED


def _is_planned(sentence: Sentence, at: int, words: EventWords) -> bool:
    """Whether a word says that something is a plan: "est prévue", "is due", "la visite prévue", "due to arrive"."""
    token = sentence.tokens[at]
    if token.feature("VerbForm") == "Inf" or any(sentence.tokens[c].dep == "cop" for c in sentence.children(at)):
        links = (c for c in sentence.children(at) if c < at and sentence.tokens[c].dep in ("mark", "case"))
        if any(_lemma(sentence, c) in words.planned for c in links):
            return True
    participle = token.dep == "acl" and token.feature("VerbForm") == "Part"
    said = token.pos != "NOUN" and _lemma(sentence, at) in words.planned
    return said and (participle or is_passive(sentence, at))


def _forms(sentence: Sentence, verb: int) -> list[Token]:
    """Return a verb with its auxiliaries and its copula: the forms that carry its tense and mood."""
    own = (sentence.tokens[c] for c in sentence.children(verb))
    return [sentence.tokens[verb], *(t for t in own if t.dep.startswith("aux") or t.dep == "cop")]


def _leans(verb: Token, forms: Sequence[Token]) -> bool:
    """Whether a verb has its tense from the word above it: an infinitive ("être lancé"), or "restera fermé"."""
    found = {t.feature("VerbForm") for t in forms}
    return "Fin" not in found and ("Inf" in found or verb.dep == "xcomp")


def _is_to(forms: Sequence[Token], words: EventWords) -> bool:
    """Whether an auxiliary makes a plan of an infinitive: "is to be launched"."""
    auxiliary = any(t.feature("VerbForm") == "Fin" and t.lemma.lower() in words.planning for t in forms[1:])
    return auxiliary and any(t.feature("VerbForm") == "Inf" for t in forms)


def _is_past(forms: Sequence[Token]) -> bool:
    """Whether a conditional is a past one: it is an auxiliary's, and a participle ("aurait quitté") is no passive's."""
    passive = any(t.dep in ("aux:pass", "cop") for t in forms)
    carriers = forms[1:] if passive else forms
    past = any(t.feature("VerbForm") == "Part" and t.feature("Tense") == "Past" for t in carriers)
    return past and any(t.feature("Mood") == "Cnd" and t.dep.startswith("aux") for t in forms)


def _negated(clause: Clause, words: EventWords) -> bool:
    """Whether the clause is denied by its own words; half a negation ("ne ... que") restricts and does not deny."""
    sentence, verb = clause.sentence, verb_of(clause)
    near = {clause.predicate} | ({verb, *governors(sentence, verb)} if verb is not None else set())
    children = {c for i in near for c in sentence.children(i)}
    below = [
        sentence.tokens[c].lemma.lower()
        for c in sorted(children)
        if sentence.tokens[c].dep in ("advmod", "det", "case", "mark")
    ]
    marks = [lemma for lemma in below if lemma in words.negation]
    return len(marks) > 1 or any(m not in words.half_negation for m in marks)
