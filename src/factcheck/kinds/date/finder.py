"""Finds the dates of an article, and turns them once the parse tells past from future."""

from __future__ import annotations

import re
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


_BESIDE = 40  # characters between a day and a time that is one of it
_SENTENCE_END = re.compile(r"[.!?;\n]")


@attrs.frozen
class Setting:
    """What stands before a match: the day and the date named last, the ends of the former and of what is taken."""

    before: DateValue | None = None
    last: DateValue | None = None
    named: int = -_BESIDE
    floor: int = 0

    def after(self, value: DateValue, end: int) -> Setting:
        """Return what stands before the next match after a date of this value."""
        names = _names_a_day(value)
        last = value if value.anchored and not value.vague else self.last
        return Setting(value if names else self.before, last, end if names else self.named, end)

    def beside(self, text: str, start: int) -> bool:
        """Whether the day named last stands in one sentence with a match, and not far from it."""
        return 0 <= start - self.named <= _BESIDE and not _SENTENCE_END.search(text, self.named, start)


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
        text, setting, out = document.article.text, Setting(), list[Mention]()
        for span in document.text_spans:
            setting = attrs.evolve(setting, floor=span.start)
            for match in self.grammar.matches(text, span.start, span.end):
                value = self._value(document, match, setting, match.start in ahead)
                if value is not None:
                    words = text[match.start : match.end]
                    found = Mention(document.article.id, match.start, match.end, words, "date", value)
                    out += expressions(found, text) if match.operation in _LISTS else (found,)
                    setting = setting.after(value, match.end)
        return out

    def _value(self, document: Document, match: Match, setting: Setting, ahead: bool) -> DateValue | None:
        text, day = document.article.text, document.reference
        bound, side = self.grammar.bound(text, match.start)
        forward = ahead or side > 0 or (bound == "end" and match.operation in _TURNABLE)
        beside = setting.beside(text, match.start)
        context = Context(
            self.grammar, day, setting.before, forward, side, match.words, setting.last, text, beside=beside
        )

        def known(parts: Parts) -> DateValue | None:
            value = read(match.operation, parts, context)
            if value is None:
                return None
            return attrs.evolve(value, bound=bound if value.bound == "at" else value.bound, told=context.day)

        value = known(match.parts)
        if value is None:
            return None
        return attrs.evolve(value, pieces=self._extents.pieces(match, text, value, setting.floor, known))


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
