"""Reading one article: its parse, its mentions of every kind, its claims, its names, its encoding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from weakref import WeakKeyDictionary

import attrs

from factcheck.align.passages import Mark
from factcheck.articles.read import read
from factcheck.claims.build import build
from factcheck.claims.grammar import EventWords
from factcheck.claims.names import Names, names_of
from factcheck.errors import ArticleError
from factcheck.judge.updates import UpdateWords
from factcheck.kinds.composed import Composed
from factcheck.kinds.registry import KINDS
from factcheck.language.interface import Sentence
from factcheck.language.reader import Language
from factcheck.lexicon import Lexicon
from factcheck.model import Article, Claim, Document, Mention, NotChecked

Place = tuple[str, int, int]  # a mention's kind and characters
State = tuple[Any, float]  # the claim encoder's vector of a value, and how little it is answered


class Tongue:
    """What is held for one language: its reader, its finders, its words."""

    def __init__(self, code: str) -> None:
        self.reader = Language(code)
        self.lexicon = self.reader.lexicon
        self.words = EventWords.of(self.lexicon)
        self.finders = {kind.name: Composed(kind.finder(self.lexicon)) for kind in KINDS}
        self.updates = UpdateWords.of(self.lexicon)


@attrs.frozen(eq=False)
class Reading:
    """What reading one article gave; it depends on the document alone."""

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    names: Names


class Tongues:
    """Reads articles in every language that there is; each is loaded at its first article."""

    def __init__(self) -> None:
        self._known: dict[str, Tongue] = {}

    def __getitem__(self, code: str) -> Tongue:
        """Return what is held for a language; raises LanguageNotAvailable."""
        if code not in self._known:
            self._known[code] = Tongue(code)
        return self._known[code]

    def _lexicon(self, code: str) -> Lexicon:
        return self[code].lexicon

    def documents(self, articles: Sequence[Article]) -> tuple[tuple[Document, ...], tuple[NotChecked, ...]]:
        """Return the articles of a story that can be read, in their order, and the others with the reason."""
        return read(articles, self._lexicon)

    def one(self, article: Article) -> Reading:
        """Read an article by itself; raises ArticleError where it cannot be."""
        documents, left = self.documents([article])
        if left:
            raise ArticleError(left[0].article, left[0].reason)
        return self.read(documents[0])

    def read(self, document: Document) -> Reading:
        """Find, parse, settle, build: every sentence is parsed once."""
        tongue = self[document.language]
        found: dict[str, tuple[Mention, ...]] = {}
        for kind in KINDS:
            taken = [m.span for k in KINDS if k.collapses and k.name in found for m in found[k.name]]
            found[kind.name] = tongue.finders[kind.name].find(document, taken)
        atoms = sorted((m.start, m.end) for kind in KINDS if kind.collapses for m in found[kind.name])
        spans = [(s.start, s.end) for s in document.text_spans]
        sentences = tongue.reader.parse(document.article.text, spans, atoms)
        settled = [m for kind in KINDS for m in tongue.finders[kind.name].settle(document, found[kind.name], sentences)]
        mentions = tuple(sorted(settled, key=lambda m: (m.start, m.end, m.kind)))
        claims = build(document, sentences, mentions, tongue.words)
        return Reading(document, sentences, mentions, claims, names_of(sentences, tongue.words))


class Encodings:
    """What the claim encoder says of the mentions of an article; kept as long as someone holds the reading."""

    def __init__(self) -> None:
        self._kept: WeakKeyDictionary[Reading, Mapping[Place, State]] = WeakKeyDictionary()

    def __len__(self) -> int:
        return len(self._kept)

    def of(self, reading: Reading, encoder: Any) -> Mapping[Place, State]:
        """Return the state of each mention; ``encoder`` is asked once for a reading."""
        if reading not in self._kept:
            text, starts, marks = _read_by_it(reading)
            found = encoder.states(text, starts, marks)
            self._kept[reading] = {
                (mark.kind, mark.start, mark.end): (row, float(null))
                for mark, row, null in zip(marks, found.rows, found.nulls, strict=True)
            }
        return self._kept[reading]

    def hand_on(self, before: Reading, reading: Reading) -> None:
        """Let a reading have what is known of one ``before`` it, where the encoder reads the same of both."""
        if before in self._kept and _read_by_it(before) == _read_by_it(reading):
            self._kept[reading] = self._kept[before]


def _read_by_it(reading: Reading) -> tuple[str, list[int], list[Mark]]:
    """Return what the encoder reads: the text, where its sentences start, and what is marked in it."""
    marks = [Mark(m.start, m.end, m.kind) for m in reading.mentions]
    return reading.document.article.text, [sentence.start for sentence in reading.sentences], marks
