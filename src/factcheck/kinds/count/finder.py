"""Finds the counts of an article, and with the parse what it is that they count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import attrs

from factcheck.kinds.count.grammar import CountGrammar
from factcheck.kinds.count.units import currencies, same_family
from factcheck.kinds.count.value import CountValue
from factcheck.language.interface import Sentence, Token
from factcheck.lexicon import Lexicon
from factcheck.model import Document, Mention, Span

_NOMINAL = ("NOUN", "PROPN", "ADJ", "PRON")
_HANGING = ("nummod", "amod", "det", "nmod")
_LOST = ("nsubj", "nsubj:pass", "obj")
_ONE = Decimal(1)
_ONE_OWNER = "£"  # a symbol that stands for one money where nothing else is said
_BRACKET = 7  # characters from a bracket to the money in it


class CountFinder:
    """Finds counts in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.grammar = CountGrammar(lexicon)
        patterns = lexicon.table("counts")["patterns"]
        self._of, self._losses = frozenset(patterns["of"]), frozenset(patterns.get("losses", ()))
        self._hollow = frozenset(patterns.get("hollow", ()))
        self._articles = frozenset(word for word, n in lexicon.table("numbers")["words"].items() if n == 1)

    def find(self, document: Document, taken: Sequence[Span] = ()) -> tuple[Mention, ...]:
        """Return the counts in text order, outside ``taken``."""
        text, out = document.article.text, []
        spans, at = sorted(taken, key=lambda span: (span.end, span.start)), 0
        for span in sorted(document.text_spans, key=lambda s: s.start):
            for match in self.grammar.matches(text, span.start, span.end):
                while at < len(spans) and spans[at].end <= match.start:
                    at += 1
                here = Span(match.start, match.end)
                if not (at < len(spans) and here.overlaps(spans[at])):
                    found = text[match.start : match.end]
                    out.append(Mention(document.article.id, match.start, match.end, found, "count", match.value))
        return _in_one_money(sorted(out, key=lambda m: m.start), text)

    def settle(
        self, document: Document, mentions: Sequence[Mention], sentences: Sequence[Sentence]
    ) -> tuple[Mention, ...]:
        """Return the counts with what they count, and the articles that count one ("un marin est mort")."""
        more = [m for sentence in sentences for m in self._lost(document, sentence, mentions)]
        out: list[Mention] = []
        whole = ""
        for mention in sorted([*mentions, *more], key=lambda m: m.start):
            settled = self._settled(mention, sentences)
            value = settled.value
            assert isinstance(value, CountValue)
            if value.part and whole:
                settled = attrs.evolve(settled, value=attrs.evolve(value, part_of=whole))
            elif value.counted:
                whole = value.counted
            out.append(settled)
        return tuple(out)

    def _settled(self, mention: Mention, sentences: Sequence[Sentence]) -> Mention:
        value = mention.value
        assert isinstance(value, CountValue)
        for sentence in sentences:
            if sentence.start <= mention.start < sentence.end:
                return attrs.evolve(mention, value=self._in_sentence(mention, value, sentence))
        return mention

    def _in_sentence(self, mention: Mention, value: CountValue, sentence: Sentence) -> CountValue:
        inside = {i for i, t in enumerate(sentence.tokens) if t.start < mention.end and t.end > mention.start}
        top = next((i for i in sorted(inside, reverse=True) if sentence.tokens[i].head not in inside), None)
        counted = None if top is None else self._counted(sentence, top, inside, bool(value.unit))
        if counted is None:
            return value
        told = (sentence.tokens[i] for i in sentence.children(counted) if i not in inside)
        modifiers = " ".join(token.lemma.lower() for token in told if token.dep == "amod" and token.pos == "ADJ")
        return attrs.evolve(value, counted=sentence.tokens[counted].lemma.lower(), modifiers=modifiers)

    def _counted(self, sentence: Sentence, top: int, inside: set[int], measured: bool) -> int | None:
        """Return the noun that is counted: the one that hangs on the number with "de", or the one above it."""
        token = sentence.tokens[top]
        for child in sentence.children(top):
            below = sentence.tokens[child]
            if child not in inside and child > top and below.dep == "nmod" and _is_noun(below):
                return child if self._is_of(sentence, child) and not _numbered(sentence, child) else None
        above = sentence.tokens[token.head]
        if token.head in inside or not (token.dep in _HANGING or _opens(token, above)) or not _is_noun(above):
            return None
        if token.dep == "nmod" and (not self._is_of(sentence, top) or (token.head < top and not measured)):
            return None  # "a mother of two" counts no mothers
        named = above.pos == "PROPN" or above.lemma.lower() in self._hollow or _told_of_name(sentence, min(inside))
        return None if measured and named else token.head

    def _is_of(self, sentence: Sentence, i: int) -> bool:
        """Whether a noun hangs on its head with "de", or with no word at all."""
        cases = [sentence.tokens[k].text.lower() for k in sentence.children(i) if sentence.tokens[k].dep == "case"]
        return all(case.replace("’", "'") in self._of for case in cases)

    def _lost(self, document: Document, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Mention]:
        """Yield the articles of those who are lost: "un marin est mort", "a tué une femme"."""
        for token in sentence.tokens:
            if token.text.lower() not in self._articles or not self._is_lost(sentence, token):
                continue
            if not any(m.start < token.end and token.start < m.end for m in mentions):
                text = document.article.text[token.start : token.end]
                value = CountValue(text.lower(), _ONE, _ONE)
                yield Mention(document.article.id, token.start, token.end, text, "count", value)

    def _is_lost(self, sentence: Sentence, token: Token) -> bool:
        noun = sentence.tokens[token.head]
        verb = sentence.tokens[noun.head]
        return token.dep in ("det", "nummod") and noun.dep in _LOST and verb.lemma.lower() in self._losses


def _opens(token: Token, above: Token) -> bool:
    """Whether a number that a capital hides from the parser stands before a plural: "Eleven people"."""
    return token.dep == "compound" and token.text[:1].isupper() and above.feature("Number") == "Plur"


def _is_noun(token: Token) -> bool:
    return token.pos in _NOMINAL


def _numbered(sentence: Sentence, i: int) -> bool:
    """Whether a noun has a number of its own, and no preposition: "2.5bn four years", but "four of the ten"."""
    below = {sentence.tokens[k].dep for k in sentence.children(i)}
    return "nummod" in below and "case" not in below


def _told_of_name(sentence: Sentence, i: int) -> bool:
    """Whether a comma parts token ``i`` from a name, of which it tells: "la maison de Paul Ardent, 47 ans"."""
    return i > 1 and sentence.tokens[i - 1].text == "," and sentence.tokens[i - 2].pos == "PROPN"


def _in_one_money(mentions: Sequence[Mention], text: str) -> tuple[Mention, ...]:
    """Return the counts of an article; money of a shared name is what the article once says in full ("A$", "$").

    What is said in brackets is what other money comes to.
    """
    told = {_told_money(m, text) for m in mentions} - {""}
    return tuple(_in_money_of(mention, told) for mention in mentions) if told else tuple(mentions)


def _told_money(mention: Mention, text: str) -> str:
    value = mention.value
    full = isinstance(value, CountValue) and not value.loose and value.unit in currencies()
    bracket = "(" in text[max(mention.start - _BRACKET, 0) : mention.start]
    return value.unit if full and isinstance(value, CountValue) and not bracket else ""


def _in_money_of(mention: Mention, told: set[str]) -> Mention:
    value = mention.value
    if not (isinstance(value, CountValue) and value.loose) or value.unit in told or _ONE_OWNER in value.text:
        return mention
    meant = [unit for unit in told if same_family(unit, value.unit)]
    if len(meant) != 1:
        return mention
    written = meant[0] if value.written == value.unit else value.written
    return attrs.evolve(mention, value=attrs.evolve(value, unit=meant[0], written=written))
