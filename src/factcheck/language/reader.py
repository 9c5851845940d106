"""Language: one language's sentences, words and parses, all that differs between languages read from its folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from factcheck.language.interface import Sentence, Token
from factcheck.language.joins import joined
from factcheck.language.lemmas import VerbForms
from factcheck.language.repairs import VERBAL, repaired
from factcheck.language.sentences import Splitter
from factcheck.language.shown import Shown
from factcheck.language.tenses import Tenses
from factcheck.language.words import Cutter, Span
from factcheck.lexicon import Lexicon

Piece = tuple[int, int, int | None]
LONGEST = 150  # words: what goes on for longer is a table or worse, and is read in parts


class Language:
    """Reads text of one language; everything is loaded when it is first needed and kept on the object.

    Raises LanguageNotAvailable for a language without a folder of data.
    """

    def __init__(self, code: str) -> None:
        self.lexicon = Lexicon(code)
        self.code = code
        self.folder = self.lexicon.folder

    @cached_property
    def name(self) -> str:
        """The trained pipeline's name, with the first digits of what its weights hash to: other weights, other name."""
        digest = hashlib.sha256()
        parts = sorted(f.name for f in self.folder.joinpath("model").iterdir())
        for part in parts:
            weights = self.folder.joinpath("model", part, "model")
            digest.update(part.encode() + (weights.read_bytes() if weights.is_file() else b""))
        return f"factcheck-{self.code}-1 ({digest.hexdigest()[:12]})"

    def table(self, name: str) -> Mapping[str, Any]:
        """The table in the file `name`.toml of the language's folder."""
        return self.lexicon.table(name)

    def split(self, text: str, spans: Sequence[Span], atoms: Sequence[Span] = ()) -> tuple[Span, ...]:
        """The sentences in the pieces `spans` of `text`, in code points; `atoms` are spans that none may cut."""
        return self._splitter.split(text, spans, atoms)

    def parse(self, text: str, spans: Sequence[Span], atoms: Sequence[Span] = ()) -> tuple[Sentence, ...]:
        """The parsed sentences in the pieces `spans` of `text`.

        `atoms` are spans that do not overlap, such as dates; each becomes one token, whose `atom` is its index.
        An atom that lies in no piece is left out. All sentences of a call are one batch.
        """
        from factcheck.language import pipeline

        cut = [(span, self._pieces(text, span, atoms)) for span in self.split(text, spans, atoms)]
        cut = [part for span, pieces in cut for part in _short(span, pieces)]
        shown = [self._shown_words(text, pieces) for _, pieces in cut]
        readings = pipeline.read(self._pipeline, shown) if cut else []
        found = []
        for (span, pieces), words, read in zip(cut, shown, readings, strict=True):
            tokens = map(self._token, [text] * len(pieces), pieces, words, read)
            found.append(Sentence(*span, joined(repaired(tuple(tokens), self._past_with_be, self._verbs))))
        return tuple(found)

    def _pieces(self, text: str, span: Span, atoms: Sequence[Span]) -> list[Piece]:
        """The words of one sentence as (start, end, index of the atom or None)."""
        start, end = span
        inside = sorted((a, b, i) for i, (a, b) in enumerate(atoms) if start <= a < b <= end)
        found: list[Piece] = []
        for a, b, i in [*inside, (end, end, -1)]:
            found += [(x, y, None) for x, y in self._cutter.cut(text, start, a, first=not found)]
            if a < b:
                found.append((a, b, i))
            start = b
        return found

    def _shown_words(self, text: str, pieces: Iterable[Piece]) -> list[str]:
        plain = self._cutter.parts.plain
        words = [self._shown.word(plain(text[a:b])) if i is None else self._shown.atom(text[a:b]) for a, b, i in pieces]
        return self._shown.heading(words)

    def _token(self, text: str, piece: Piece, shown: str, read: Any) -> Token:
        start, end, atom = piece
        lemma, pos, morph = read.lemma, read.pos, read.morph
        if shown == self._shown.stand_in:
            lemma, pos, morph = self._shown.word(text[start:end]).lower(), "NOUN", ""
        elif pos in VERBAL:
            form = shown.lower()
            if known := self._verbs.infinitives(form):
                lemma = lemma if lemma in known else known[0]
                morph = self._tenses.morph(form, lemma, morph)
        elif self._cutter.parts.plain(text[start:end]) != text[start:end]:
            lemma = text[start:end]
        return Token(text[start:end], start, end, lemma, pos, morph, read.head, read.dep, atom)

    @cached_property
    def _splitter(self) -> Splitter:
        return Splitter.of_table(self.table("abbreviations"))

    @cached_property
    def _cutter(self) -> Cutter:
        return Cutter.of_tables(self.table("reading"), self.table("abbreviations"))

    @cached_property
    def _shown(self) -> Shown:
        return Shown.of_table(self.table("reading"))

    @cached_property
    def _verbs(self) -> VerbForms:
        return VerbForms.of_text(self.folder.joinpath("verbs.txt").read_text(encoding="utf-8"))

    @cached_property
    def _past_with_be(self) -> frozenset[str]:
        return frozenset(self.table("reading")["past_with_be"])

    @cached_property
    def _tenses(self) -> Tenses:
        return Tenses.of_table(self.table("reading"))

    @cached_property
    def _pipeline(self) -> Any:
        from factcheck.language import pipeline

        return pipeline.load(self.folder.joinpath("model"))


def _short(span: Span, pieces: list[Piece]) -> list[tuple[Span, list[Piece]]]:
    """The sentence as it is, or in parts of LONGEST words; none for one without words."""
    if len(pieces) <= LONGEST:
        return [(span, pieces)] if pieces else []
    parts = [pieces[i : i + LONGEST] for i in range(0, len(pieces), LONGEST)]
    return [((part[0][0], part[-1][1]), part) for part in parts]
