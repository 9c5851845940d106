"""Finds the dates of an article, and turns them once the parse tells past from future."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import attrs

from factcheck.kinds.date.context import Context, Parts
from factcheck.kinds.date.extents import Extents, expressions
from factcheck.kinds.date.grammar import DateGrammar, Match
from factcheck.kinds.date.operations import read
from factcheck.kinds.date.tense import Outlook
from factcheck.kinds.date.value import DateValue
from factcheck.language.interface import Sentence
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
        self._outlook = Outlook.of_table(self.grammar.table["ahead"])

    def find(self, document: Document, taken: Sequence[Span] = ()) -> tuple[Mention, ...]:
        """Return the dates in text order; a weekday alone is taken for the last one unless its words say otherwise."""
        return tuple(self._walk(document, {}))

    def settle(
        self, document: Document, mentions: Sequence[Mention], sentences: Sequence[Sentence]
    ) -> tuple[Mention, ...]:
        """Return the dates again, those under a verb that looks ahead taken for the next such day."""
        captions = [block.span for block in document.blocks if block.role is BlockRole.CAPTION]  # their present is past
        told = [m for m in mentions if not any(m.span.within(caption) for caption in captions)]
        sides = {m.start: 1 for m in told if self._outlook.is_ahead(m, sentences)}
        sides |= {m.start: side for m in told if (side := self._outlook.leaning(m, sentences))}
        sides |= {m.start: -1 for m in told if self._open(document, m) and self._outlook.is_behind(m, sentences)}
        if not sides:
            return tuple(mentions)
        kept = {(m.start, m.end) for m in mentions}
        return tuple(m for m in self._walk(document, sides) if (m.start, m.end) in kept)

    def _open(self, document: Document, mention: Mention) -> bool:
        """Whether a deadline may lie behind as well as ahead, by the word before it."""
        return self.grammar.bound_words(document.article.text, mention.start) in self._outlook.open_bounds

    def _walk(self, document: Document, sides: Mapping[int, int]) -> list[Mention]:
        text, setting, out = document.article.text, Setting(), list[Mention]()
        for span in document.text_spans:
            setting = attrs.evolve(setting, floor=span.start)
            for match in self.grammar.matches(text, span.start, span.end):
                value = self._value(document, match, setting, sides.get(match.start, 0))
                if value is not None:
                    words = text[match.start : match.end]
                    found = Mention(document.article.id, match.start, match.end, words, "date", value)
                    out += expressions(found, text) if match.operation in _LISTS else (found,)
                    setting = setting.after(value, match.end)
        return out

    def _value(self, document: Document, match: Match, setting: Setting, told: int) -> DateValue | None:
        text, day = document.article.text, document.reference
        bound, side = self.grammar.bound(text, match.start)
        due = bound == "end" and told >= 0 and match.operation in _TURNABLE
        forward = (told > 0 and side >= 0) or side > 0 or due
        beside = setting.beside(text, match.start)
        context = Context(
            self.grammar, day, setting.before, forward, side, match.words, setting.last, text, beside=beside, lean=told
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
