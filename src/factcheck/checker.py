"""The checker: five arrows from articles to a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any

import attrs

from factcheck.articles.load import unusable
from factcheck.defaults import MIN_CONFIDENCE
from factcheck.errors import ArticleError, SettingsError
from factcheck.kinds.registry import NAMES, Kind, apart, chosen, compare, compare_values, likeness
from factcheck.many import Reports, Stories, in_processes, one_by_one
from factcheck.model import Article, Claim, Comparison, Document, Finding, FrozenDict, Mention, NotChecked
from factcheck.models import Models
from factcheck.reading import Reading, State, Tongue
from factcheck.report.report import Report

Progress = Callable[[str, int, int], None]


@attrs.frozen(eq=False)
class _Held:
    """What lets a report grow: the checker that made it, and what that read. Lives in one process: pickles as None."""

    checker: Checker
    readings: tuple[Reading, ...] = ()

    def __call__(self, articles: Sequence[Article]) -> Report:
        return self.checker._checked(articles, self.readings)

    def __reduce__(self) -> tuple[Any, ...]:
        return _nothing, ()


class Checker:
    """Checks stories with one set of settings; loads models once, and is meant for one thread. Pickles as its settings.

    ``kinds`` are the sorts of questions to ask, ``min_confidence`` the probability from which a pair is stated,
    ``embedder`` a sentence-transformers model (name or path) or an object with ``encode`` in place of the shipped one,
    ``on_error`` whether an article that cannot be used raises ("raise") or is listed as not checked ("collect"); one in
    a language that is not there yet, or without body text, is always listed. Raises SettingsError.
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
        number = isinstance(min_confidence, int | float) and not isinstance(min_confidence, bool)
        if not number or not 0.0 <= min_confidence <= 1.0:
            raise SettingsError(f"min_confidence must lie in [0, 1], not {min_confidence!r}")
        if on_error not in ("raise", "collect"):
            raise SettingsError(f"on_error must be 'raise' or 'collect', not {on_error!r}")
        self.min_confidence, self.embedder, self.on_error = min_confidence, embedder, on_error
        self._models = Models(embedder)

    def having(self, *, kinds: Sequence[str] | None = None, min_confidence: float = MIN_CONFIDENCE) -> Checker:
        """Return a Checker with these settings and this one's models: what either of them loads, both have."""
        other = Checker(kinds=kinds, min_confidence=min_confidence, embedder=self.embedder, on_error=self.on_error)
        other._models = self._models
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
        return self._checked(articles, (), progress)

    def check_many(self, stories: Stories, *, processes: int = 1) -> Iterator[Report]:
        """Yield the report of each story, in their order; ``stories`` may be endless, a few are taken ahead.

        ``processes`` above 1 checks in so many new processes, each with its own models (a script then needs
        ``if __name__ == "__main__":``); the reports are the same. A story that cannot be checked raises ArticleError
        with a note of its number; with on_error="collect" its report has no articles, and the reason in
        ``not_checked``. The reports hold nothing for ``Report.add``, which reads all anew.
        """
        if not isinstance(processes, int) or isinstance(processes, bool) or processes < 1:
            raise SettingsError(f"processes must be a whole number from 1, not {processes!r}")
        return self._stream(
            one_by_one(stories, self._story) if processes == 1 else in_processes(stories, self._story, processes)
        )

    def mentions(self, article: Article, kinds: Sequence[str] | None = None) -> tuple[Mention, ...]:
        """Return the mentions in one article, in text order; raises ArticleError when it cannot be read.

        A day and its hour are two mentions, as TimeML has it; a claim joins them.
        """
        wanted = {kind.name for kind in chosen(kinds)} if kinds is not None else set(self.kinds)
        found = self._models.tongues.one(article).mentions
        return tuple(one for m in found if m.kind in wanted for one in apart(m, article.text))

    def claims(self, article: Article) -> tuple[Claim, ...]:
        """Return the claims of one article, in text order; raises ArticleError when it cannot be read."""
        return tuple(c for c in self._models.tongues.one(article).claims if c.kind in self.kinds)

    def compare(self, mention: Mention, other: Mention) -> Comparison:
        """Compare what two mentions say."""
        return compare(mention, other)

    # The stages

    def _checked(
        self, articles: Iterable[Article], known: Sequence[Reading], progress: Progress | None = None
    ) -> Report:
        """Check articles; what is ``known`` of a document is not read again."""
        given = _distinct(articles)
        if self.on_error == "raise":
            _usable(given)
        documents, left = self._documents(given)
        tell = progress or (lambda stage, done, total: None)
        before = {reading.document.article.id: reading for reading in known}
        readings = []
        for n, document in enumerate(documents):
            tell("reading", n, len(documents))
            readings.append(self._read_again(document, before.get(document.article.id)))
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
            settings=self._settings(),
            models=FrozenDict(self._named(documents, compared=len(readings) > 1)),
            grow=_Held(self, tuple(readings)),
        )

    def _story(self, story: Iterable[Article]) -> Report:
        """Check one of many stories."""
        try:
            return self.check(story)
        except ArticleError as error:
            if self.on_error == "raise":
                raise
            return Report((), not_checked=(NotChecked(error.where, error.reason),), settings=self._settings())

    def _stream(self, reports: Reports) -> Reports:
        with closing(reports):
            for report in reports:
                yield attrs.evolve(report, grow=_Held(self))

    def _settings(self) -> FrozenDict:
        return FrozenDict({"kinds": list(self.kinds), "min_confidence": self.min_confidence, "on_error": self.on_error})

    def _documents(self, articles: Sequence[Article]) -> tuple[tuple[Document, ...], tuple[NotChecked, ...]]:
        return self._models.tongues.documents(articles)

    def _tongue(self, code: str) -> Tongue:
        return self._models.tongues[code]

    def _read(self, document: Document) -> Reading:
        return self._models.tongues.read(document)

    def _read_again(self, document: Document, before: Reading | None) -> Reading:
        """Return what was read ``before`` where it is of this document; else the claim encoder's part that still holds.

        Another article can move the day from which this one speaks: what is said then means other days.
        """
        if before and before.document == document:
            return before
        reading = self._read(document)
        if before:
            self._models.encodings.hand_on(before, reading)
        return reading

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
        seen = look(claims, documents, [r.names for r in ordered], self._models.embedder, states)
        found = links(seen, compare_values, likeness, self._scale, self._models.scorer)

        def consistent(a: Claim, b: Claim) -> bool:
            return compare_values(a.kind, a.value, b.value).relation.compatible

        words = {r.document.language: self._tongue(r.document.language).updates for r in readings}
        origin = origins([r.document for r in readings])
        judge = Judge(documents.values(), words, compare_values, self.min_confidence, origin.__getitem__)
        groups, merged = merge_repeats(group(found, consistent, self.min_confidence), claims, compare_values)
        return judge.findings(groups), merged

    def _states(self, readings: Sequence[Reading], claims: Sequence[Claim]) -> Mapping[str, State]:
        """Return what the claim encoder says of each claim's first mention; every article is read as a whole."""
        made = {
            (reading.document.article.id, *place): state
            for reading in readings
            for place, state in self._models.encodings.of(reading, self._models.encoder).items()
        }
        first = ((c.id, c.mentions[0]) for c in claims)
        return {name: made[m.article, m.kind, m.start, m.end] for name, m in first}

    @property
    def _scale(self) -> tuple[float, float]:
        scale: tuple[float, float] = self._models.encoder.scale
        return scale

    def _named(self, documents: Sequence[Document], *, compared: bool) -> Mapping[str, str]:
        languages = sorted({d.language for d in documents})
        models = {f"language/{code}": self._tongue(code).reader.name for code in languages}
        if compared:
            models |= {
                "embedder": self._models.embedder.name,
                "claim encoder": self._models.encoder.name,
                "alignment": self._models.scorer.name,
            }
        return models


def _nothing() -> None:
    """Stand for what does not leave its process."""


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
