"""The module-level verbs: they share one Checker with default settings, made at the first call."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from factcheck.checker import MIN_CONFIDENCE, Checker
from factcheck.model import Article, Claim, Comparison, Mention
from factcheck.report.report import Report


@functools.cache
def shared() -> Checker:
    """Return the Checker with default settings that this process shares."""
    return Checker()


def check(
    articles: Iterable[Article],
    *,
    kinds: Sequence[str] | None = None,
    min_confidence: float = MIN_CONFIDENCE,
    embedder: Any = None,
    on_error: str = "raise",
) -> Report:
    """Return the report over ``articles``, as ``Checker(...).check`` does; the default settings share one Checker."""
    return _checker(kinds, min_confidence, embedder, on_error).check(articles)


def check_many(
    stories: Iterable[Iterable[Article]],
    *,
    kinds: Sequence[str] | None = None,
    min_confidence: float = MIN_CONFIDENCE,
    embedder: Any = None,
    on_error: str = "raise",
    processes: int = 1,
) -> Iterator[Report]:
    """Yield the report of each story, in their order, as ``Checker(...).check_many`` does."""
    return _checker(kinds, min_confidence, embedder, on_error).check_many(stories, processes=processes)


def _checker(kinds: Sequence[str] | None, min_confidence: float, embedder: Any, on_error: str) -> Checker:
    settings = {"kinds": kinds, "min_confidence": min_confidence, "embedder": embedder, "on_error": on_error}
    if settings == {"kinds": None, "min_confidence": MIN_CONFIDENCE, "embedder": None, "on_error": "raise"}:
        return shared()
    return Checker(**settings)


def mentions(article: Article, kinds: Sequence[str] | None = None) -> tuple[Mention, ...]:
    """Return the mentions in one article, in text order; ``kinds`` are "date", "location", "count", all by default."""
    return shared().mentions(article, kinds)


def claims(article: Article) -> tuple[Claim, ...]:
    """Return the claims of one article, in text order."""
    return shared().claims(article)


def compare(mention: Mention, other: Mention) -> Comparison:
    """Return how the value of ``mention`` stands to that of ``other``, and why."""
    return shared().compare(mention, other)
