"""Finds the counts of an article, and with the parse what it is that they count."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from factcheck.kinds.count.grammar import CountGrammar
from factcheck.kinds.count.value import CountValue
from factcheck.language.interface import Sentence, Token
from factcheck.lexicon import Lexicon
from factcheck.model import Document, Mention, Span

_NOMINAL = ("NOUN", "PROPN", "ADJ", "PRON")


class CountFinder:
    """Finds counts in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.grammar = CountGrammar(lexicon)

    def find(self, document: Document, taken: Sequence[Span] = ()) -> tuple[Mention, ...]:
        """Return the counts in text order, outside ``taken``."""
        text, out = document.article.text, []
        for span in document.text_spans:
            for match in self.grammar.matches(text, span.start, span.end):
                here = Span(match.start, match.end)
                if not any(here.overlaps(t) for t in taken):
                    found = text[match.start : match.end]
                    out.append(Mention(document.article.id, match.start, match.end, found, "count", match.value))
        return tuple(sorted(out, key=lambda m: m.start))

    def settle(
        self, document: Document, mentions: Sequence[Mention], sentences: Sequence[Sentence]
    ) -> tuple[Mention, ...]:
        """Return the counts with what they count."""
        return tuple(_settled(mention, sentences) for mention in mentions)


def _settled(mention: Mention, sentences: Sequence[Sentence]) -> Mention:
    value = mention.value
    assert isinstance(value, CountValue)
    for sentence in sentences:
        if sentence.start <= mention.start < sentence.end:
            return _in_sentence(mention, value, sentence)
    return mention


def _in_sentence(mention: Mention, value: CountValue, sentence: Sentence) -> Mention:
    inside = [i for i, t in enumerate(sentence.tokens) if t.start < mention.end and t.end > mention.start]
    top = next((i for i in reversed(inside) if sentence.tokens[i].head not in inside), None)
    if top is None:
        return mention
    counted = _counted(sentence, top, set(inside))
    if counted is None:
        return mention
    return attrs.evolve(mention, value=attrs.evolve(value, counted=sentence.tokens[counted].lemma.lower()))


def _counted(sentence: Sentence, top: int, inside: set[int]) -> int | None:
    """Return the noun that is counted: the one that hangs on the number with "de", or the one above it."""
    token = sentence.tokens[top]
    for child in sentence.children(top):
        below = sentence.tokens[child]
        if child not in inside and child > top and below.dep == "nmod" and _is_noun(below):
            return child
    above = sentence.tokens[token.head]
    hangs = token.head not in inside and token.dep in ("nummod", "amod", "det", "nmod")
    return token.head if hangs and _is_noun(above) else None


def _is_noun(token: Token) -> bool:
    return token.pos in _NOMINAL
