"""Claims in words: the clause shortened, and the question that its value answers."""

from __future__ import annotations

from factcheck.claims.clauses import Clause, governors, names_source, verb_of
from factcheck.claims.grammar import EventWords
from factcheck.claims.phrases import noun_phrase, phrase_text
from factcheck.claims.roles import participants
from factcheck.language.interface import Sentence
from factcheck.model import Mention

_KEPT = ("aux", "aux:pass", "aux:tense", "cop", "expl", "expl:subj", "expl:comp", "expl:pass", "iobj", "compound:prt")
_COMPLEMENTS = ("obl", "nmod", "obl:agent")
_OF_NOUNS = ("nmod:poss", "compound", "nmod:desc")
_ARGUMENTS = ("obj", "obl:arg", "xcomp")


def question(clause: Clause, inside: frozenset[int], mention: Mention, slot: str, words: EventWords) -> str:
    """Return the clause without its value and the question word: "Poutine est arrivé à Vladivostok : quand ?"."""
    asked = words.questions.get(f"{mention.kind}_{slot.split()[0]}" if slot else mention.kind)
    if mention.kind == "count" and slot == "place in a row":
        asked = words.questions["count_ordinal"]
    return f"{_short(clause, inside, words)}{words.questions['colon']}{asked or words.questions[mention.kind]}"


def statement(asked: str, mention: Mention, words: EventWords) -> str:
    """Return the claim in words: "Poutine est arrivé à Vladivostok : lundi 11 septembre 2023"."""
    colon = words.questions["colon"]
    return f"{asked.rsplit(colon, 1)[0]}{colon}{mention.value.text}"


def _short(clause: Clause, inside: frozenset[int], words: EventWords) -> str:
    """Return subject, predicate, object and the first place or complement, in their order."""
    sentence, at = clause.sentence, clause.predicate
    verb = verb_of(clause)
    kept = {at} | (_governing(clause, verb, words) if verb is not None else set())
    if any(sentence.tokens[c].dep == "cop" for c in sentence.children(at)):
        kept |= set(noun_phrase(sentence, at)) | _case(clause, at)
    for head in {at, verb} - {None}:
        assert head is not None
        kept.add(head)
        oblique = 0
        for child in sentence.children(head):
            token = sentence.tokens[child]
            phrase = set(noun_phrase(sentence, child)) if token.atom is None else set()
            clitic = token.pos == "PRON" and token.dep == "obj" and child < head
            denies = token.dep in ("advmod", "det") and token.lemma.lower() in words.negation
            if token.dep in _KEPT or clitic or denies or _infinitive_mark(sentence, child):
                kept.add(child)
            elif token.dep.startswith("nsubj") and token.pos != "PRON":
                kept |= phrase | _joined(clause, child)
            elif token.dep in _OF_NOUNS:
                kept |= phrase
            elif token.dep in _ARGUMENTS and token.pos in ("NOUN", "PROPN"):
                kept |= phrase | _case(clause, child)
            elif token.dep == "xcomp" and token.pos == "ADJ":
                kept.add(child)
            elif token.dep in _COMPLEMENTS and oblique < 2 and child - head < 12 and _told(clause, child, words):
                oblique += 1
                kept |= phrase | _case(clause, child)
    dates = {i for i in inside if sentence.tokens[i].atom is not None}
    shown = tuple(sorted(kept - dates))
    text = phrase_text(sentence, shown, gap=inside)
    subject = next((p.text for p in participants(clause, words) if p.role == "subject"), "")
    if subject and subject not in phrase_text(sentence, shown):
        text = f"{subject} — {text}"
    return text[:1].upper() + text[1:]


def _infinitive_mark(sentence: Sentence, at: int) -> bool:
    """Whether a word stands between an auxiliary and its infinitive: "is to leave"."""
    token = sentence.tokens[at]
    before = (sentence.tokens[c].dep for c in sentence.children(token.head) if c < at)
    finite = any(dep.startswith("aux") or dep == "cop" for dep in before)
    return token.dep == "mark" and token.pos == "PART" and finite


def _governing(clause: Clause, verb: int, words: EventWords) -> set[int]:
    """Return the words above an infinitive that say its subject and what becomes of it: "Le navire doit" arriver."""
    sentence, kept = clause.sentence, set[int]()
    above = governors(sentence, verb)
    for head, below in zip(above, (verb, *above), strict=False):
        kept |= {head} | {c for c in sentence.children(below) if c < below and sentence.tokens[c].dep == "mark"}
        for child in sentence.children(head):
            token = sentence.tokens[child]
            if token.dep in _KEPT or token.lemma.lower() in words.negation:
                kept.add(child)
            elif token.dep.startswith("nsubj") and token.pos != "PRON":
                kept |= set(noun_phrase(sentence, child)) | _joined(clause, child)
    return kept


def _told(clause: Clause, child: int, words: EventWords) -> bool:
    """Whether a complement belongs to the statement: no date, no pronoun ("quant à lui"), no source ("selon ...")."""
    token = clause.sentence.tokens[child]
    return token.atom is None and token.pos != "PRON" and not names_source(clause.sentence, child, words)


def _joined(clause: Clause, child: int) -> set[int]:
    """Return the words of what is joined to a subject: "Le Kremlin et Pyongyang"."""
    sentence = clause.sentence
    joined = [c for c in sentence.children(child) if sentence.tokens[c].dep == "conj"]
    links = (c for j in joined for c in sentence.children(j) if sentence.tokens[c].dep == "cc")
    return {i for j in joined for i in noun_phrase(sentence, j)} | set(links)


def _case(clause: Clause, child: int) -> set[int]:
    sentence = clause.sentence
    return {c for c in sentence.children(child) if sentence.tokens[c].dep in ("case", "det", "fixed")}
