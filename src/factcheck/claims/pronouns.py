"""Who is meant by "il", "elle", "he", "they" as a subject, where that is safe; elsewhere nobody.

The subject of a clause above is tried first, then those of the sentence before. Number, gender and whether a person
or a thing can be meant must fit; what stands in a quotation is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from factcheck.claims.clauses import VERBAL, dependents
from factcheck.claims.grammar import EventWords
from factcheck.claims.phrases import is_name, name_of, noun_phrase, phrase_text
from factcheck.claims.roles import SUBJECT
from factcheck.language.interface import Sentence, Token
from factcheck.model import Participant

_OPENING, _CLOSING, _EITHER = ("«", "“"), ("»", "”"), ('"',)
_SAID = ("ccomp", "csubj", "xcomp")
_HOLDS = 4  # sentences after which a quotation that was never closed is taken for closed


@attrs.frozen
class _One:
    """Somebody or something that a pronoun may stand for; "" and None where it is not known."""

    who: Participant
    plural: bool
    gender: str
    person: bool | None
    owned: bool


def stand_ins(
    sentences: Sequence[Sentence], places: Mapping[int, frozenset[int]], words: EventWords
) -> dict[int, dict[int, Participant]]:
    """Return who is meant by pronouns that are subjects: by start of the sentence, by word.

    ``places`` has the words of places in the same order.
    """
    genders = _genders(sentences, words)
    certain = frozenset(t.text for s in sentences for t in s.tokens[1:] if t.pos == "PROPN")
    found: dict[int, dict[int, Participant]] = {}
    before: list[_One] = []
    quoted = 0
    for sentence in sentences:
        here: dict[int, _One] = {}
        inside, quoted = _quoted(sentence, quoted)
        at_places = places.get(sentence.start, frozenset())
        for at in _subjects(sentence):
            token = sentence.tokens[at]
            if not _is_personal(token):
                opens = at == 0 and token.pos == "PROPN" and token.text not in certain
                one = None if opens else _named(sentence, at, at_places, genders, words)
            elif at in inside or _impersonal(sentence, at, words):
                one = None
            else:
                one = _meant(sentence, at, here, before)
                if one is not None:
                    found.setdefault(sentence.start, {})[at] = one.who
            if one is not None:
                here[at] = one
        before = _in_order(sentence, here, inside)
    return found


def _subjects(sentence: Sentence) -> Iterator[int]:
    """Yield the words that are subjects: nouns in text order, then pronouns."""
    subjects = [i for i, t in enumerate(sentence.tokens) if t.dep in SUBJECT and t.atom is None]
    yield from (i for i in subjects if not _is_personal(sentence.tokens[i]))
    yield from (i for i in subjects if _is_personal(sentence.tokens[i]))


def _is_personal(token: Token) -> bool:
    third = token.feature("Person") == "3" and token.feature("PronType") == "Prs"
    return token.pos == "PRON" and third and token.feature("Reflex") != "Yes"


def _in_order(sentence: Sentence, here: Mapping[int, _One], inside: frozenset[int]) -> list[_One]:
    """Return those of a sentence outside quotations, the subject of its main clause first.

    None where that subject is not known.
    """
    told = [i for i in sorted(here) if i not in inside]
    main = [i for i in dependents(sentence, sentence.root) if sentence.tokens[i].dep in SUBJECT]
    if any(i not in here and i not in inside for i in main):
        return []
    return [here[i] for i in sorted(told, key=lambda i: i not in main)]


def _meant(sentence: Sentence, at: int, here: Mapping[int, _One], before: Sequence[_One]) -> _One | None:
    """Return who is meant: the subject of a clause above, or of the main clause of the sentence before.

    Nobody where another one stands between, or where somebody of this sentence may be meant as well.
    """
    pronoun = sentence.tokens[at]
    verb = pronoun.head
    named = [i for i in here if i < at and not _is_personal(sentence.tokens[i])]
    for above in _above(sentence, verb):
        own = [i for i in dependents(sentence, above) if i in here and i != at]
        if own and _fits(pronoun, here[own[0]]) and not _said_beside(sentence, verb, above):
            between = any(own[0] < i and _may_be(pronoun, here[i]) for i in named)
            return None if between else here[own[0]]
    unknown = any(i < at and i not in here for i in _subjects(sentence) if sentence.tokens[i].pos in ("NOUN", "PROPN"))
    if unknown or any(_may_be(pronoun, here[i]) for i in named) or sentence.tokens[-1].text == "?":
        return None
    fitting = {one.who.name for one in before if _fits(pronoun, one)}
    return before[0] if len(fitting) == 1 and _fits(pronoun, before[0]) else None


def _above(sentence: Sentence, verb: int) -> Iterator[int]:
    seen = {verb}
    while sentence.tokens[verb].head not in seen:
        verb = sentence.tokens[verb].head
        seen.add(verb)
        if sentence.tokens[verb].pos in VERBAL or any(sentence.tokens[c].dep == "cop" for c in sentence.children(verb)):
            yield verb


def _said_beside(sentence: Sentence, verb: int, above: int) -> bool:
    """Whether one clause only stands beside the other: "..., a dit le maire", "..., he said"."""
    return sentence.tokens[verb].dep == "parataxis" and sentence.tokens[verb].head == above


def _may_be(pronoun: Token, one: _One) -> bool:
    """Whether somebody cannot be ruled out: a noun without a gender may name a person for all that is known."""
    return _fits(pronoun, attrs.evolve(one, person=one.person or None, owned=False))


def _fits(pronoun: Token, one: _One) -> bool:
    gender = pronoun.feature("Gender")
    if (pronoun.feature("Number") == "Plur") != one.plural:
        return False
    if gender == "Neut":
        return one.person is False
    if one.owned and gender and not one.plural:
        return False
    if gender and not one.gender and one.person is False:
        return False  # in a language whose nouns have no gender, "he" is a person
    return one.plural or not (gender and one.gender) or gender == one.gender


def _named(
    sentence: Sentence, at: int, places: frozenset[int], genders: Mapping[str, str], words: EventWords
) -> _One | None:
    """Return what a subject that is no pronoun can be meant by, None for what nothing is known of."""
    token = sentence.tokens[at]
    if token.pos not in ("NOUN", "PROPN") or not token.text[:1].isalpha():
        return None
    below = [sentence.tokens[c] for c in sentence.children(at)]
    leading = {c for c in sentence.children(at) if c < at and sentence.tokens[c].dep == "case"}
    text = phrase_text(sentence, tuple(i for i in noun_phrase(sentence, at) if i not in leading))
    who = Participant("subject", text, name_of(sentence, at, places))
    joined = any(t.dep == "conj" and t.pos in ("NOUN", "PROPN") for t in below)
    plural = joined or token.feature("Number") == "Plur"
    proper = is_name(sentence, at) and token.pos == "PROPN"
    articles = [t for t in below if t.dep == "det"]
    titled = token.lemma.lower() in words.titles or any(t.lemma.lower() in words.titles for t in below)
    gender = next((t.feature("Gender") for t in articles if t.feature("Gender")), "")
    gender = gender or ("" if proper else token.feature("Gender")) or genders.get(_last(who.name), "")
    person = _person(proper, titled, bool(articles), at in places, who.name[:1].isupper())
    return _One(who, plural, gender, person, _owned(sentence, at, places, words))


def _owned(sentence: Sentence, at: int, places: frozenset[int], words: EventWords) -> bool:
    """Whether an owner may be meant as well: "l'avion de M. Ardent ... Il", "His lawyer said he ..."."""
    if any(sentence.tokens[c].feature("Poss") == "Yes" for c in sentence.children(at)):
        return True
    if sentence.tokens[at].lemma.lower() in words.titles:
        return False
    below = [c for c in sentence.children(at) if sentence.tokens[c].dep in ("nmod", "nmod:poss") and c not in places]
    below = [c for c in below if any(sentence.tokens[k].dep == "case" for k in sentence.children(c))]
    return any(sentence.tokens[c].pos == "PROPN" or sentence.tokens[c].lemma.lower() in words.titles for c in below)


def _person(proper: bool, titled: bool, article: bool, place: bool, named: bool) -> bool | None:
    """Whether a person is meant; None where a name alone does not tell."""
    if titled:
        return True
    if place or (proper and article):
        return False
    return None if proper or named else False


def _last(name: str) -> str:
    return name.split()[-1] if name[:1].isupper() else ""


def _genders(sentences: Sequence[Sentence], words: EventWords) -> dict[str, str]:
    """Return the gender of names that stand beside a title that tells it: "Mme Durand", "Mr Little"."""
    found: dict[str, str] = {}
    for sentence in sentences:
        for at, token in enumerate(sentence.tokens):
            gender = words.genders.get(token.text.lower(), "")
            if gender:
                name = name_of(sentence, token.head if token.dep in ("nmod:desc", "flat", "compound") else at)
                if name[:1].isupper():
                    found.setdefault(_last(name), gender)
    return found


def _impersonal(sentence: Sentence, at: int, words: EventWords) -> bool:
    """Whether a pronoun means nobody: "il faut", "il y a", "it is known that", or points at what was told."""
    token = sentence.tokens[at]
    verb = sentence.tokens[token.head]
    below = [sentence.tokens[c] for c in sentence.children(token.head)]
    copula = any(t.dep == "cop" for t in below)
    there = any(t.dep in ("expl", "expl:comp") and t.lemma.lower() in words.impersonal for t in below)
    clause = copula and any(t.dep in _SAID or t.dep == "mark" for t in below)
    pointing = (copula and verb.pos in ("NOUN", "PROPN", "NUM")) or verb.lemma.lower() in words.copulas
    told = token.feature("Gender") == "Neut" and pointing
    return there or clause or told or verb.lemma.lower() in words.impersonal


def _quoted(sentence: Sentence, opened: int) -> tuple[frozenset[int], int]:
    """Return the words inside quotation marks, and for how many sentences one stays open behind this one."""
    inside, is_open = set[int](), opened > 0
    for i, token in enumerate(sentence.tokens):
        if token.text in _OPENING:
            is_open = True
        elif token.text in _CLOSING:
            is_open = False
        elif token.text in _EITHER:
            is_open = not is_open
        elif is_open:
            inside.add(i)
    left = (_HOLDS if opened == 0 else opened - 1) if is_open else 0
    return frozenset(inside), left
