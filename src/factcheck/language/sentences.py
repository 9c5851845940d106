"""Cutting paragraphs into sentences by rules and a language's abbreviations; needs no trained pipeline."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

import attrs

from factcheck.language.words import Span

END = re.compile(r"[.!?…]+(?:\s?[»”]|[\"'’)\]])*(?=\s)")
OPENING = re.compile(r"\s+[«“\"'‘(\[•*–—-]*\s?(?P<first>\w)")
BLANK_LINE = re.compile(r"\r?\n[^\S\n]*\r?\n|\u2029|\r[^\S\r]*\r(?!\n)")
# "SEOUL/MOSCOU, 12 septembre (Reuters) - Le dirigeant": the sentence begins after the dash.
DATELINE = re.compile(r"\([A-Z][\w ,./-]{1,40}\)\s+[-–—]+(?=\s+[\"«“]?\s?[A-ZÀ-Ý])")
# "MISES EN GARDE DE WASHINGTON Les Etats-Unis": a heading run into the text, where a sentence begins. Three words in
# capitals are one before any word with a capital, one long word only before a word that opens sentences.
CAPITALS = r"[^\W\d_a-zß-ÿ]"
HEADING = rf"(?:{CAPITALS}{{2,}}(?:[ '’-]+{CAPITALS}+){{2,}}[ ?!:]*(?=\s+[A-ZÀ-Ý][a-zß-ÿ'’])"
SHORT_HEADING = rf"|{CAPITALS}{{6,}}(?:[ '’-]+{CAPITALS}+)?[ ?!:]*(?=\s+(?:OPENERS)))"
SENTENCE_START = re.compile(r"\s*")
LAST_WORD = re.compile(r"[^\s«“\"'’(\[]+$")
INITIAL = re.compile(r"[A-ZÀ-Ý]\.(?:-?[A-ZÀ-Ý]\.)*")
LETTERS = re.compile(r"(?:[A-ZÀ-Ý]\.){2,}")  # "U.S.": ends a sentence only before a word that opens one


@attrs.frozen
class Splitter:
    """Finds the sentences of text in one language."""

    inside: frozenset[str]
    before_number: frozenset[str]
    before_opener: frozenset[str]
    opener: re.Pattern[str]
    heading: re.Pattern[str]

    @classmethod
    def of_table(cls, abbreviations: Mapping[str, Sequence[str]]) -> Splitter:
        """A splitter from a language's abbreviations.toml."""
        openers = "|".join(word if word.endswith("'") else rf"{word}\b" for word in abbreviations["openers"])
        heading = HEADING + SHORT_HEADING.replace("OPENERS", openers.replace("'", "['’]"))
        return cls(
            inside=frozenset(abbreviations["inside"]),
            before_number=frozenset(abbreviations["before_number"]),
            before_opener=frozenset(abbreviations["before_opener"]),
            opener=re.compile(rf"(?:{openers})".replace("'", "['’]")),
            heading=re.compile(heading),
        )

    def split(self, text: str, spans: Sequence[Span], atoms: Sequence[Span] = ()) -> tuple[Span, ...]:
        """The sentences of the pieces `spans` of `text`, without the white space around them.

        No sentence ends inside one of `atoms`; none crosses from one piece to the next.
        """
        ordered = sorted(atoms)
        begins = [start for start, _ in ordered]
        found = []
        for start, end in spans:
            cuts = [at for at in self._cuts(text, start, end) if not _within(at, ordered, begins)]
            for a, b in zip([start, *cuts], [*cuts, end], strict=True):
                piece = text[a:b]
                if piece.strip():
                    found.append((a + len(piece) - len(piece.lstrip()), b - len(piece) + len(piece.rstrip())))
        return tuple(found)

    def _cuts(self, text: str, start: int, end: int) -> list[int]:
        """Where in text[start:end] a sentence ends, in order."""
        cuts = {m.end() for m in BLANK_LINE.finditer(text, start, end)}
        cuts.update(m.end() for m in DATELINE.finditer(text, start, end))
        began = start
        for m in END.finditer(text, start, end):
            if self._ends(text, began, m, end):
                cuts.add(m.end())
                began = m.end()
        cuts.update(self._headings(text, [start, *sorted(cuts)], end))
        return sorted(cut for cut in cuts if start < cut < end)

    def _ends(self, text: str, began: int, mark: re.Match[str], end: int) -> bool:
        """Whether a sentence that began at `began` ends at the punctuation `mark`."""
        following = OPENING.match(text, mark.end(), end)
        if following is None or following["first"].islower():
            return False
        if mark.group() != ".":
            return True
        before = text[began : mark.end()].strip()
        found = LAST_WORD.search(before)
        last = found.group() if found else before
        if last in self.before_opener or LETTERS.fullmatch(last):
            return bool(self.opener.match(text, following.start("first")))
        if last in self.inside or INITIAL.fullmatch(last) or before[:-1].isdigit():
            return False
        return not (following["first"].isdigit() and last in self.before_number)

    def _headings(self, text: str, starts: Sequence[int], end: int) -> Iterator[int]:
        """Ends of headings in capitals at the beginning of a sentence."""
        for start in starts:
            begin = SENTENCE_START.match(text, start, end)
            heading = self.heading.match(text, begin.end() if begin else start, end)
            if heading:
                yield heading.end()


def _within(at: int, ordered: Sequence[Span], begins: Sequence[int]) -> bool:
    """Whether `at` lies inside one of the spans."""
    i = bisect_right(begins, at) - 1
    return i >= 0 and ordered[i][0] < at < ordered[i][1]
