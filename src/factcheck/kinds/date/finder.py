"""Finds the dates of an article, and turns them once the parse tells past from future."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from factcheck.kinds.date.context import Context, Parts
from factcheck.kinds.date.extents import Extents, expressions
from factcheck.kinds.date.grammar import DateGrammar, Match
from factcheck.kinds.date.operations import read
from factcheck.kinds.date.value import DateValue
from factcheck.language.interface import Sentence, Token
from factcheck.lexicon import Lexicon
from factcheck.model import BlockRole, Document, Mention, Span

_TURNABLE = frozenset({"weekday", "night", "weekday_range", "weekend"})
_LISTS = frozenset({"day_list"})  # whose members are days apart from each other, not the ends of a stretch


class DateFinder:
    """Finds dates in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.grammar = DateGrammar(lexicon)
        self._extents = Extents(self.grammar.table)
        self._expected = frozenset(self.grammar.table["ahead"]["verbs"])

    def find(self, document: Document, taken: Sequence[Span] = ()) -> tuple[Mention, ...]:
        """Return the dates in text order; a weekday alone is taken for the last one unless its words say otherwise."""
        return tuple(self._walk(document, frozenset()))

    def settle(
        self, document: Document, mentions: Sequence[Mention], sentences: Sequence[Sentence]
    ) -> tuple[Mention, ...]:
        """Return the dates again, those under a verb that looks ahead taken for the next such day."""
        captions = [block.span for block in document.blocks if block.role is BlockRole.CAPTION]  # their present is past
        told = [m for m in mentions if not any(m.span.within(caption) for caption in captions)]
        ahead = frozenset(m.start for m in told if _looks_ahead(m, sentences, self._expected))
        if not ahead:
            return tuple(mentions)
        kept = {(m.start, m.end) for m in mentions}
        return tuple(m for m in self._walk(document, ahead) if (m.start, m.end) in kept)

    def _walk(self, document: Document, ahead: frozenset[int]) -> list[Mention]:
        text, before, last, out = document.article.text, None, None, list[Mention]()
        for span in document.text_spans:
            floor = span.start
            for match in self.grammar.matches(text, span.start, span.end):
                value = self._value(document, match, before, last, match.start in ahead, floor)
                if value is not None:
                    found = Mention(
                        document.article.id, match.start, match.end, text[match.start : match.end], "date", value
                    )
                    out += expressions(found, text) if match.operation in _LISTS else (found,)
                    before = value if _names_a_day(value) else before
                    last = value if value.anchored and not value.vague else last
                    floor = match.end
        return out

    def _value(
        self,
        document: Document,
        match: Match,
        before: DateValue | None,
        last: DateValue | None,
        ahead: bool,
        floor: int,
    ) -> DateValue | None:
        text, day = document.article.text, document.reference
        bound, side = self.grammar.bound(text, match.start)
        forward = ahead or side > 0 or (bound == "end" and match.operation in _TURNABLE)
        context = Context(self.grammar, day, before, forward, side, match.words, last, text)

        def known(parts: Parts) -> DateValue | None:
            value = read(match.operation, parts, context)
            if value is None:
                return None
            return attrs.evolve(value, bound=bound if value.bound == "at" else value.bound, told=context.day)

        value = known(match.parts)
        if value is None:
            return None
        return attrs.evolve(value, pieces=self._extents.pieces(match, text, value, floor, known))


def _names_a_day(value: DateValue) -> bool:
    if value.vague or value.basis == "previous":
        return False
    return value.day is not None or bool(value.fields.weekday or value.fields.day)


def _looks_ahead(mention: Mention, sentences: Sequence[Sentence], expected: frozenset[str]) -> bool:
    """Whether the verb above a date is in the future, or in the present of another day."""
    value = mention.value
    if not isinstance(value, DateValue) or value.basis not in ("likelier", "none"):
        return False
    for sentence in sentences:
        if sentence.start <= mention.start < sentence.end:
            return _verb_looks_ahead(sentence, mention, expected)
    return False


def _verb_looks_ahead(sentence: Sentence, mention: Mention, expected: frozenset[str]) -> bool:
    at = next((i for i, t in enumerate(sentence.tokens) if t.start <= mention.start < t.end), None)
    seen: set[int] = set()
    while at is not None and at not in seen:
        seen.add(at)
        token = sentence.tokens[at]
        if token.pos in ("VERB", "AUX"):
            below = [sentence.tokens[c] for c in sentence.children(at)]
            auxiliaries = [t for t in below if t.dep.startswith("aux")]
            links = [t for t in below if t.dep == "cop"]
            finite = next((t for t in [*auxiliaries, *links, token] if t.feature("VerbForm") == "Fin"), None)
            if finite is not None:
                awaited = token.lemma in expected and any(t.dep == "aux:pass" for t in auxiliaries)
                return _is_ahead(finite, compound=bool(auxiliaries) and not awaited, verb=token)
            if token.feature("VerbForm") == "Part" and not auxiliaries:  # "être relâchés": ask the verb above
                return token.lemma in expected
        at = token.head if token.head != at else None
    return False


def _is_ahead(finite: Token, *, compound: bool, verb: Token) -> bool:
    tense, form = finite.feature("Tense"), verb.feature("VerbForm")
    if tense == "Fut" or finite.feature("Mood") == "Cnd":
        return not (compound and form == "Part")  # "aurait quitté": a hedged past
    return tense == "Pres" and (not compound or form == "Inf")
