"""Finds the dates of an article, and turns them once the parse tells past from future."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import attrs

from factcheck.kinds.date.grammar import DateGrammar, Match
from factcheck.kinds.date.operations import Context, read
from factcheck.kinds.date.value import DateValue
from factcheck.language.interface import Sentence
from factcheck.lexicon import Lexicon
from factcheck.model import Document, Mention, Span

_TURNABLE = frozenset({"weekday", "night", "weekday_range"})


class DateFinder:
    """Finds dates in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.grammar = DateGrammar(lexicon)

    def find(self, document: Document, taken: Sequence[Span] = ()) -> tuple[Mention, ...]:
        """Return the dates in text order; a weekday alone is taken for the last one unless its words say otherwise."""
        return tuple(m for m, _ in self._walk(document, frozenset()))

    def settle(
        self, document: Document, mentions: Sequence[Mention], sentences: Sequence[Sentence]
    ) -> tuple[Mention, ...]:
        """Return the dates again, those under a verb that looks ahead taken for the next such day."""
        ahead = frozenset(m.start for m in mentions if _looks_ahead(m, sentences))
        if not ahead:
            return tuple(mentions)
        kept = {(m.start, m.end) for m in mentions}
        return tuple(m for m, _ in self._walk(document, ahead) if (m.start, m.end) in kept)

    def _walk(self, document: Document, ahead: frozenset[int]) -> list[tuple[Mention, Match]]:
        text, previous, out = document.article.text, None, []
        for span in document.text_spans:
            for match in self.grammar.matches(text, span.start, span.end):
                value = self._value(document, match, previous, match.start in ahead)
                if value is None:
                    continue
                found = text[match.start : match.end]
                out.append((Mention(document.article.id, match.start, match.end, found, "date", value), match))
                previous = _day_of(value) or previous
        return out

    def _value(self, document: Document, match: Match, previous: dt.date | None, ahead: bool) -> DateValue | None:
        bound = self.grammar.bound(document.article.text, match.start)
        forward = ahead or (bound == "end" and match.operation in _TURNABLE)
        context = Context(self.grammar, document.reference, previous, forward)
        value = read(match, context)
        if value is None or value.bound != "at":
            return value
        return attrs.evolve(value, bound=bound)


def _day_of(value: DateValue) -> dt.date | None:
    if value.earliest is None or value.latest is None or value.hours > 24:
        return None
    return value.earliest.date()


def _looks_ahead(mention: Mention, sentences: Sequence[Sentence]) -> bool:
    """Whether the verb above a date is in the future, or in the present of another day."""
    value = mention.value
    if not isinstance(value, DateValue) or value.basis not in ("likelier", "none"):
        return False
    for sentence in sentences:
        if sentence.start <= mention.start < sentence.end:
            return _verb_looks_ahead(sentence, mention)
    return False


def _verb_looks_ahead(sentence: Sentence, mention: Mention) -> bool:
    at = next((i for i, t in enumerate(sentence.tokens) if t.start <= mention.start < t.end), None)
    seen: set[int] = set()
    while at is not None and at not in seen:
        seen.add(at)
        token = sentence.tokens[at]
        if token.pos in ("VERB", "AUX"):
            auxiliaries = [
                sentence.tokens[c] for c in sentence.children(at) if sentence.tokens[c].dep.startswith("aux")
            ]
            cop = [sentence.tokens[c] for c in sentence.children(at) if sentence.tokens[c].dep == "cop"]
            finite = next((t for t in [*auxiliaries, *cop, token] if t.feature("VerbForm") == "Fin"), None)
            if finite is not None:
                return _is_ahead(
                    finite.feature("Tense"), finite.feature("Mood"), bool(auxiliaries), token.feature("VerbForm")
                )
            if token.feature("VerbForm") == "Part":
                return False
        at = token.head if token.head != at else None
    return False


def _is_ahead(tense: str, mood: str, compound: bool, form: str) -> bool:
    if tense == "Fut" or mood == "Cnd":
        return not (compound and form == "Part")  # "aurait quitté": a hedged past
    return tense == "Pres" and (not compound or form == "Inf")
