"""Finds the places of an article: candidates of every paragraph, of which the whole article then says which are."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from factcheck.kinds.location.candidates import Candidate, People
from factcheck.kinds.location.choosing import chosen
from factcheck.kinds.location.containment import contained
from factcheck.kinds.location.context import Contexts
from factcheck.kinds.location.gazetteer import Gazetteer
from factcheck.kinds.location.metonymy import Metonymy
from factcheck.kinds.location.naming import Names
from factcheck.kinds.location.phrases import Scanner
from factcheck.kinds.location.table import PlaceTable
from factcheck.kinds.location.value import PlaceValue
from factcheck.kinds.location.words import Words, plain
from factcheck.kinds.numbers import Numbers
from factcheck.language.interface import Sentence
from factcheck.lexicon import Lexicon
from factcheck.model import BlockRole, Document, Mention, Span

_CIRCUMSTANCES = ("obl", "obl:mod", "nmod", "root", "conj", "obj", "obl:arg", "appos", "advmod")
_DEALT = ("between", "from", "to")  # "talks between Rome and Bern", "an offer to Rome"
_SETTLED = ("country", "region", "city")


class LocationFinder:
    """Finds places in one language."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        self._table = PlaceTable(lexicon)
        self._names = Names(self._table, gazetteer)
        self._scanner = Scanner(self._table, self._names, Contexts(self._table, Numbers(lexicon)))
        self._metonymy = Metonymy(lexicon)

    def find(self, document: Document, taken: Sequence[Span] = ()) -> tuple[Mention, ...]:
        """Return the places in text order, from the text alone; the relation says how each is introduced."""
        text, people = plain(document.article.text), People()
        found: list[Candidate] = []
        for block in document.blocks:
            if block.role in (BlockRole.BODY, BlockRole.CAPTION):
                words = Words(text, block.span.start, block.span.end, self._table.word)
                found += self._scanner.scan(words, people)
            elif block.role is BlockRole.HEADER:
                words = Words(text, block.span.start, block.span.end, self._table.word)
                header = self._scanner.scan(words, People())
                found += [attrs.evolve(c, strong=True) for k, c in enumerate(header) if _of_dateline(header, k)]
        kept = [c for c in chosen(found, people, self._table, self._names) if not _taken(c, taken)]
        kept = [c for c in kept if not self._beside(text, c)]
        kept.sort(key=lambda c: c.start)
        values = contained(text, kept, self._table, self._names)
        given = document.article.text
        return tuple(
            Mention(document.article.id, c.start, c.end, given[c.start : c.end], "location", _shown(value, c, given))
            for c, value in zip(kept, values, strict=True)
        )

    def _beside(self, text: str, candidate: Candidate) -> bool:
        """Whether words around a name without a preposition of place make a body of it."""
        value = candidate.value
        named = not value.locates and value.sort in _SETTLED
        return named and self._metonymy.beside_words(text, candidate.start, candidate.end)

    def settle(
        self, document: Document, mentions: Sequence[Mention], sentences: Sequence[Sentence]
    ) -> tuple[Mention, ...]:
        """Return the places that the parse bears out, with the relation that a verb of motion gives them."""
        speaking = self._speaking(sentences)
        out = []
        for mention in mentions:
            value = mention.value
            assert isinstance(value, PlaceValue)
            sentence, at = _at(mention, sentences)
            if sentence is None:
                out.append(mention)
            elif not self._is_body(document.article.text, sentence, mention, value) and not (
                value.sort == "unknown" and not _stands_as_place(mention, sentence, at, speaking)
            ):
                relation = value.relation if value.locates else self._moved(sentence, at, value)
                if relation == "bare" and value.nameless:
                    continue
                out.append(attrs.evolve(mention, value=attrs.evolve(value, relation=relation)))
        return tuple(out)

    def _speaking(self, sentences: Sequence[Sentence]) -> frozenset[str]:
        """Return the words of the article that say something, and those of names of several words."""
        return frozenset(
            t.text
            for s in sentences
            for t in s.tokens
            if t.dep.startswith("flat")
            or (t.dep.startswith("nsubj") and s.tokens[t.head].lemma.lower() in self._table.saying)
        )

    def _is_body(self, text: str, sentence: Sentence, mention: Mention, value: PlaceValue) -> bool:
        """Whether the name stands for those who govern or play there."""
        bound = value.locates and value.relation not in _DEALT
        named = value.sort in _SETTLED or mention.text in self._metonymy.seats
        if bound or not named or text[mention.end : mention.end + 1] == ")":
            return False
        inside = [i for i, t in enumerate(sentence.tokens) if t.start < mention.end and t.end > mention.start]
        tops = [i for i in inside if sentence.tokens[i].head not in inside or sentence.tokens[i].head == i]
        return any(self._metonymy.stands_for_people(sentence, i, value.sort, value.locates) for i in tops)

    def _moved(self, sentence: Sentence, at: int, value: PlaceValue) -> str:
        """Return the relation that a verb of motion gives a place without a preposition of place."""
        token = sentence.tokens[at]
        moved = self._table.motion.get(sentence.tokens[token.head].lemma.lower(), "")
        leaves = moved == "from" and value.relation == "of" and token.dep[:3] in ("obl", "nmo")
        return moved if moved and (token.dep == "obj" or leaves) else value.relation


def _of_dateline(header: Sequence[Candidate], k: int) -> bool:
    """Whether a name in a header is a place: a known one, or one with a state or a canton behind it."""
    if header[k].value.sort in _SETTLED:
        return True
    return k + 1 < len(header) and header[k + 1].proof == "head" and header[k + 1].start - header[k].end < 3


def _taken(candidate: Candidate, taken: Sequence[Span]) -> bool:
    return any(candidate.start < t.end and t.start < candidate.end for t in taken)


def _at(mention: Mention, sentences: Sequence[Sentence]) -> tuple[Sentence | None, int]:
    """Return the sentence around a mention and the word of it that the mention hangs by."""
    for sentence in sentences:
        if sentence.start <= mention.start < sentence.end:
            inside = [i for i, t in enumerate(sentence.tokens) if t.start < mention.end and t.end > mention.start]
            top = (i for i in inside if sentence.tokens[i].head not in inside or sentence.tokens[i].head == i)
            return (sentence, next(top, inside[0])) if inside else (None, 0)
    return None, 0


def _shown(value: PlaceValue, candidate: Candidate, text: str) -> PlaceValue:
    """Return a site, and a country told by its adjective ("nord-coréenne"), under the words of the article."""
    if not value.noun and value.text != value.country:
        return value
    return attrs.evolve(value, text=" ".join(text[candidate.start : candidate.end].split()))


def _stands_as_place(mention: Mention, sentence: Sentence, at: int, speaking: frozenset[str]) -> bool:
    """Whether an unknown name speaks nowhere in the article and, behind a preposition of place, is a circumstance."""
    value = mention.value
    assert isinstance(value, PlaceValue)
    return mention.text not in speaking and (not value.locates or sentence.tokens[at].dep in _CIRCUMSTANCES)
