"""What a value is said of, and what a number counts where its noun stands elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from factcheck.claims.clauses import dependents
from factcheck.claims.grammar import EventWords
from factcheck.claims.phrases import is_name, name_of
from factcheck.claims.roles import SUBJECT, Around
from factcheck.language.interface import Sentence
from factcheck.model import Mention

_HANGING = ("nummod", "nmod", "nmod:poss", "amod", "appos", "compound", "nmod:desc", "flat", "flat:name", "det", "conj")
_NEAR = 300  # characters from a number without a noun to the one that it is a part of


@attrs.frozen
class Counted:
    """What a number counts: the lemma of a noun, and of what total with which text it is a part ("" for none)."""

    noun: str = ""
    total: str = ""


def told_of(sentence: Sentence, top: int, around: Around, words: EventWords) -> str:
    """Return the name of what a value at word ``top`` is said of: the noun that it hangs on, or its subject.

    "un pêcheur de 29 ans", "Anna Weber, 41", "un bateau long de 24 mètres", "le maire de Berlin", "He was 46" where it
    is known who he is.
    """
    if named := _before_comma(sentence, around):
        return named
    here, seen = top, {top}
    while sentence.tokens[here].head not in seen and _hangs(sentence, here):
        listed = sentence.tokens[here].dep == "conj"
        here = sentence.tokens[here].head
        seen.add(here)
        token = sentence.tokens[here]
        if listed or here in around.own or here in around.numbers or here in around.places or token.atom is not None:
            continue
        if token.pos == "ADJ" and token.dep in ("amod", "appos") and here != sentence.tokens[top].head:
            continue
        if token.lemma.lower() in words.ages:
            return _subject_of(sentence, here, around, words, above=True)
        if token.pos in ("NOUN", "PROPN"):
            return name_of(sentence, token.head if token.dep == "appos" and token.head not in around.own else here)
        if token.pos not in ("ADJ", "VERB"):
            return ""
    return _subject_of(sentence, here, around, words)


def state_of(sentence: Sentence, top: int, around: Around, words: EventWords) -> int | None:
    """Return the word that says what has become of those who are counted, whatever verb governs it: None for others.

    "La collision a fait 12 morts", "Treize personnes ont été tuées et 22 autres blessées", "nine killed, 20 injured".
    """
    head = sentence.tokens[top].head
    counted = sentence.tokens[top].dep in ("nummod", "compound") and head not in around.own
    if counted and sentence.tokens[head].lemma.lower() in words.states:
        return head
    at = max(around.own, default=top) + 1
    while at < len(sentence.tokens) and sentence.tokens[at].lemma.lower() in words.pronouns:
        at += 1
    behind = at < len(sentence.tokens) and sentence.tokens[at].pos in ("ADJ", "NOUN", "VERB")
    return at if behind and sentence.tokens[at].lemma.lower() in words.states else None


def _hangs(sentence: Sentence, at: int) -> bool:
    """Whether a word tells of the noun above it, by itself or with an adjective between: "long de 24 mètres"."""
    token = sentence.tokens[at]
    above = sentence.tokens[token.head]
    between = token.dep.startswith("obl") and above.dep in ("amod", "acl", "appos") and above.pos in ("ADJ", "VERB")
    adjective = token.pos in ("ADJ", "VERB") and token.dep == "acl"
    return token.dep in _HANGING or between or adjective


def _before_comma(sentence: Sentence, around: Around) -> str:
    """Return the name that a number stands behind in commas or in a bracket: "Anna Weber, 41, ...", "Weber (41)"."""
    first = min(around.own, default=0)
    if first < 2 or first not in around.numbers or sentence.tokens[first - 1].text not in (",", "("):
        return ""
    named = is_name(sentence, first - 2) and first - 2 not in around.places
    return name_of(sentence, first - 2) if named else ""


def _subject_of(sentence: Sentence, at: int, around: Around, words: EventWords, *, above: bool = False) -> str:
    """Return the subject of "être" and of light verbs of which a value is the predicate or the object.

    With ``above`` that of any verb above: "Il est mort à l'âge de 89 ans".
    """
    verb = at
    governs = sentence.tokens[sentence.tokens[at].head].lemma.lower() in words.light
    if above or (sentence.tokens[at].dep == "obj" and governs):
        verb = sentence.tokens[at].head
    elif not any(sentence.tokens[c].dep == "cop" for c in sentence.children(at)):
        return ""
    for child in dependents(sentence, verb):
        if sentence.tokens[child].dep in SUBJECT:
            known = around.known.get(child)
            return known.name if known is not None else name_of(sentence, child)
    return ""


def carried(mentions: Sequence[Mention], words: EventWords) -> dict[Mention, Counted]:
    """Return what each number of things counts: its own noun, or that of the number before it that it is a part of.

    "42 blessés, dont trois enfants. Deux sont graves": the three are of the injured, and so are the two.
    """
    found: dict[Mention, Counted] = {}
    last: Mention | None = None
    for mention in mentions:
        if mention.kind != "count":
            continue
        value = mention.value.to_dict()
        if value["unit"] or value["ordinal"] or value["score"]:
            continue
        noun = "" if value["counted"] in words.pronouns else str(value["counted"])
        near = last is not None and mention.start - last.end <= _NEAR
        whole = found[last] if near and last is not None else Counted()
        part = bool(value["part"]) or (not noun and value["counted"] != "")
        total = last.value.text if last is not None and near and part else ""
        found[mention] = Counted(noun or whole.noun, total)
        if noun and not value["part"]:
            last = mention
    return found
