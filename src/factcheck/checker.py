"""The checker: five arrows from articles to a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

import attrs

from factcheck.articles.load import unusable
from factcheck.articles.read import read
from factcheck.claims.build import build
from factcheck.claims.grammar import EventWords
from factcheck.claims.names import Names, names_of
from factcheck.errors import ArticleError, SettingsError
from factcheck.judge.updates import UpdateWords
from factcheck.kinds.composed import Composed
from factcheck.kinds.registry import KINDS, NAMES, Kind, apart, chosen, compare, compare_values, likeness
from factcheck.language.interface import Sentence
from factcheck.language.reader import Language
from factcheck.lexicon import Lexicon
from factcheck.model import Article, Claim, Comparison, Document, Finding, FrozenDict, Mention, NotChecked
from factcheck.report.report import Report

MIN_CONFIDENCE = 0.3
Progress = Callable[[str, int, int], None]
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
    """What reading one article gave: its parse, its mentions of every kind, its claims, its names."""

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    names: Names


class Checker:
    """Checks stories with one set of settings; loads models once, and is meant for one thread. Pickles as its settings.

    ``kinds`` are the sorts of questions to ask, ``min_confidence`` the probability from which a pair is stated,
    ``embedder`` a sentence-transformers model (name or path) or an object with ``encode`` in place of the shipped one,
    ``on_error`` whether an article that cannot be used raises ("raise") or is listed as not checked ("collect"); one in
    a language that is not there yet is always listed. Raises SettingsError.
    """

    def __init__(
        self,
        *,
        kinds: Sequence[str] | None = None,
        min_confidence: float = MIN_CONFIDENCE,
        embedder: Any = None,
        on_error: str = "raise",
    ) -> None:
        self._kinds: tuple[Kind, ...] = chosen(kinds)
        if not isinstance(min_confidence, int | float) or not 0.0 <= min_confidence <= 1.0:
            raise SettingsError(f"min_confidence must lie in [0, 1], not {min_confidence!r}")
        if on_error not in ("raise", "collect"):
            raise SettingsError(f"on_error must be 'raise' or 'collect', not {on_error!r}")
        self.min_confidence, self.embedder, self.on_error = min_confidence, embedder, on_error
        self._tongues: dict[str, Tongue] = {}
        self._lender: Checker | None = None

    def having(self, *, kinds: Sequence[str] | None = None, min_confidence: float = MIN_CONFIDENCE) -> Checker:
        """Return a Checker with these settings and this one's models: what either of them loads, both have."""
        other = Checker(kinds=kinds, min_confidence=min_confidence, embedder=self.embedder, on_error=self.on_error)
        other._tongues, other._lender = self._tongues, self
        return other

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that are asked for."""
        return tuple(kind.name for kind in self._kinds)

    def __reduce__(self) -> tuple[Any, ...]:
        settings = {"kinds": self.kinds, "min_confidence": self.min_confidence, "embedder": self.embedder}
        return _remade, (settings | {"on_error": self.on_error},)

    # The verbs

    def check(self, articles: Iterable[Article], progress: Progress | None = None) -> Report:
        """Return the report over ``articles``; raises ArticleError for two of one id.

        ``progress`` is called with the stage's name, the articles done and their number.
        """
        given = _distinct(articles)
        if self.on_error == "raise":
            _usable(given)
        documents, left = self._documents(given)
        tell = progress or (lambda stage, done, total: None)
        readings = []
        for n, document in enumerate(documents):
            tell("reading", n, len(documents))
            readings.append(self._read(document))
        tell("reading", len(documents), len(documents))
        claims = tuple(c for r in readings for c in r.claims if c.kind in self.kinds)
        tell("comparing", 0, 1)
        findings, claims = self._findings(readings, claims) if len(readings) > 1 else ((), claims)
        tell("comparing", 1, 1)
        return Report(
            articles=given,
            documents=documents,
            claims=claims,
            findings=findings,
            not_checked=left,
            settings=FrozenDict(
                {"kinds": list(self.kinds), "min_confidence": self.min_confidence, "on_error": self.on_error}
            ),
            models=FrozenDict(self._models(documents, compared=len(readings) > 1)),
        )

    def mentions(self, article: Article, kinds: Sequence[str] | None = None) -> tuple[Mention, ...]:
        """Return the mentions in one article, in text order; raises ArticleError when it cannot be read.

        A day and its hour are two mentions, as TimeML has it; a claim joins them.
        """
        wanted = {kind.name for kind in chosen(kinds)} if kinds is not None else set(self.kinds)
        found = self._one(article).mentions
        return tuple(one for m in found if m.kind in wanted for one in apart(m, article.text))

    def claims(self, article: Article) -> tuple[Claim, ...]:
        """Return the claims of one article, in text order; raises ArticleError when it cannot be read."""
        return tuple(c for c in self._one(article).claims if c.kind in self.kinds)

    def compare(self, mention: Mention, other: Mention) -> Comparison:
        """Compare what two mentions say."""
        return compare(mention, other)

    # The stages

    def _documents(self, articles: Sequence[Article]) -> tuple[tuple[Document, ...], tuple[NotChecked, ...]]:
        return read(articles, self._lexicon)

    def _lexicon(self, code: str) -> Lexicon:
        return self._tongue(code).lexicon

    def _tongue(self, code: str) -> Tongue:
        if code not in self._tongues:
            self._tongues[code] = Tongue(code)
        return self._tongues[code]

    def _one(self, article: Article) -> Reading:
        documents, left = self._documents([article])
        if left:
            raise ArticleError(left[0].article, left[0].reason)
        return self._read(documents[0])

    def _read(self, document: Document) -> Reading:
        """Find, parse, settle, build: every sentence is parsed once."""
        tongue = self._tongue(document.language)
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

    def _findings(
        self, readings: Sequence[Reading], claims: Sequence[Claim]
    ) -> tuple[tuple[Finding, ...], tuple[Claim, ...]]:
        """Return the findings, and the claims with what an article says twice merged."""
        from factcheck.align.grouping import group
        from factcheck.align.matching import links, look
        from factcheck.judge.findings import Judge
        from factcheck.judge.origins import origins
        from factcheck.judge.voices import merge_repeats

        ordered = sorted(readings, key=lambda r: r.document.article.id)
        documents = {r.document.article.id: r.document for r in ordered}
        states = self._states(ordered, claims)
        seen = look(claims, documents, [r.names for r in ordered], self._embedder, states)
        found = links(seen, compare_values, likeness, self._scale, self._scorer)

        def consistent(a: Claim, b: Claim) -> bool:
            return compare_values(a.kind, a.value, b.value).relation.compatible

        words = {r.document.language: self._tongue(r.document.language).updates for r in readings}
        origin = origins([r.document for r in readings])
        judge = Judge(documents.values(), words, compare_values, self.min_confidence, origin.__getitem__)
        groups, merged = merge_repeats(group(found, consistent, self.min_confidence), claims, compare_values)
        return judge.findings(groups), merged

    def _states(self, readings: Sequence[Reading], claims: Sequence[Claim]) -> Mapping[str, State]:
        """Return what the claim encoder says of each claim's first mention; every article is read as a whole."""
        from factcheck.align.passages import Mark

        made: dict[tuple[str, str, int, int], State] = {}
        for reading in readings:
            marks = [Mark(m.start, m.end, m.kind) for m in reading.mentions]
            starts = [sentence.start for sentence in reading.sentences]
            found = self._encoder.states(reading.document.article.text, starts, marks)
            for mark, row, null in zip(marks, found.rows, found.nulls, strict=True):
                made[reading.document.article.id, mark.kind, mark.start, mark.end] = row, float(null)
        first = ((c.id, c.mentions[0]) for c in claims)
        return {name: made[m.article, m.kind, m.start, m.end] for name, m in first}

    @cached_property
    def _embedder(self) -> Any:
        if self._lender is not None:
            return self._lender._embedder
        from factcheck.align.embed import open_embedder

        return open_embedder(self.embedder)

    @cached_property
    def _encoder(self) -> Any:
        if self._lender is not None:
            return self._lender._encoder
        from factcheck.align.encoder import ClaimEncoder

        return ClaimEncoder()

    @property
    def _scale(self) -> tuple[float, float]:
        scale: tuple[float, float] = self._encoder.scale
        return scale

    @cached_property
    def _scorer(self) -> Any:
        if self._lender is not None:
            return self._lender._scorer
        from factcheck.align.scoring import Scorer

        return Scorer.shipped()

    def _models(self, documents: Sequence[Document], *, compared: bool) -> Mapping[str, str]:
        languages = sorted({d.language for d in documents})
        models = {f"language/{code}": self._tongue(code).reader.name for code in languages}
        if compared:
            models |= {
                "embedder": self._embedder.name,
                "claim encoder": self._encoder.name,
                "alignment": self._scorer.name,
            }
        return models


def _remade(settings: Mapping[str, Any]) -> Checker:
    return Checker(**settings)


def _usable(articles: Sequence[Article]) -> None:
    """Raise for the articles that nothing can be done with: one error, or a group of them."""
    problems = [ArticleError(a.id, reason) for a in articles if (reason := unusable(a))]
    if len(problems) > 1:
        raise ExceptionGroup(f"{len(problems)} articles cannot be used", problems)
    if problems:
        raise problems[0]


def _distinct(articles: Iterable[Article]) -> tuple[Article, ...]:
    if isinstance(articles, Article):
        raise ArticleError(articles.id, "check takes several articles; put it into a list")
    articles = tuple(articles)
    seen: set[str] = set()
    for article in articles:
        if not isinstance(article, Article):
            raise ArticleError("articles", f"{type(article).__name__} is no Article; factcheck.load makes them")
        if article.id in seen:
            raise ArticleError(article.id, "two articles have this id; give each its own")
        seen.add(article.id)
    return articles


__all__ = ["MIN_CONFIDENCE", "NAMES", "Checker", "Progress"]
