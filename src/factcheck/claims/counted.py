"""What a value is said of, and what a number counts where its noun stands elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from factcheck.claims.grammar import EventWords
from factcheck.claims.phrases import name_of
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


def told_of(sentence: Sentence, top: int, around: Around) -> str:
    """Return the name of what a value at word ``top`` is said of: the noun that it hangs on, or its subject.

    "un pêcheur de 29 ans", "Anna Weber, 41", "le maire de Berlin", "He was 46" where it is known who he is.
    """
    here, seen = top, {top}
    while sentence.tokens[here].dep in _HANGING and sentence.tokens[here].head not in seen:
        here = sentence.tokens[here].head
        seen.add(here)
        token = sentence.tokens[here]
        if here not in around.own and here not in around.numbers and token.atom is None:
            if token.pos not in ("NOUN", "PROPN", "ADJ"):
                return ""
            if token.dep == "appos" and token.head not in around.own:
                here = token.head
            return name_of(sentence, here)
    if any(sentence.tokens[c].dep == "cop" for c in sentence.children(here)):
        for child in sentence.children(here):
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
