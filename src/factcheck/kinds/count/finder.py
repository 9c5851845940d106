"""Finds the counts of an article, and with the parse what it is that they count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import attrs

from factcheck.kinds.count.grammar import CountGrammar
from factcheck.kinds.count.value import CountValue
from factcheck.language.interface import Sentence, Token
from factcheck.lexicon import Lexicon
from factcheck.model import Document, Mention, Span

_NOMINAL = ("NOUN", "PROPN", "ADJ", "PRON")
_HANGING = ("nummod", "amod", "det", "nmod")
_LOST = ("nsubj", "nsubj:pass", "obj")
_ONE = Decimal(1)


class CountFinder:
    """Finds counts in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.grammar = CountGrammar(lexicon)
        patterns = lexicon.table("counts")["patterns"]
        self._of, self._losses = frozenset(patterns["of"]), frozenset(patterns.get("losses", ()))
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
        return tuple(sorted(out, key=lambda m: m.start))

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
                return child if self._is_of(sentence, child) else None
        above = sentence.tokens[token.head]
        if token.head in inside or token.dep not in _HANGING or not _is_noun(above):
            return None
        loose = token.dep == "nmod" and not self._is_of(sentence, top)
        return None if loose or (measured and above.pos == "PROPN") else token.head

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


def _is_noun(token: Token) -> bool:
    return token.pos in _NOMINAL
