"""Cross-check several articles about one story, claim by claim.

    import factcheck

    report = factcheck.check(factcheck.load("seeds/"))
    for finding in report.contradictions:
        print(finding)

The names below are the interface; each is imported when it is first asked for, so that ``import factcheck`` is fast.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.articles.load import load
    from factcheck.checker import Checker
    from factcheck.errors import (
        ArticleError,
        EmbedderError,
        FactcheckError,
        Inconsistent,
        LanguageNotAvailable,
        MissingExtra,
        ReportError,
        SettingsError,
        UnknownId,
    )
    from factcheck.model import (
        Article,
        Claim,
        Comparison,
        Finding,
        Mention,
        Modality,
        Pair,
        Position,
        Relation,
        Verdict,
    )
    from factcheck.report.report import Report
    from factcheck.testing.assertion import assert_consistent
    from factcheck.verbs import check, check_many, claims, compare, mentions

_HOMES = {
    "Article": "model",
    "ArticleError": "errors",
    "Checker": "checker",
    "Claim": "model",
    "Comparison": "model",
    "EmbedderError": "errors",
    "FactcheckError": "errors",
    "Finding": "model",
    "Inconsistent": "errors",
    "LanguageNotAvailable": "errors",
    "Mention": "model",
    "MissingExtra": "errors",
    "Modality": "model",
    "Pair": "model",
    "Position": "model",
    "Relation": "model",
    "Report": "report.report",
    "ReportError": "errors",
    "SettingsError": "errors",
    "UnknownId": "errors",
    "Verdict": "model",
    "assert_consistent": "testing.assertion",
    "check": "verbs",
    "check_many": "verbs",
    "claims": "verbs",
    "compare": "verbs",
    "load": "articles.load",
    "mentions": "verbs",
}

__all__ = [
    "Article",
    "ArticleError",
    "Checker",
    "Claim",
    "Comparison",
    "EmbedderError",
    "FactcheckError",
    "Finding",
    "Inconsistent",
    "LanguageNotAvailable",
    "Mention",
    "MissingExtra",
    "Modality",
    "Pair",
    "Position",
    "Relation",
    "Report",
    "ReportError",
    "SettingsError",
    "UnknownId",
    "Verdict",
    "assert_consistent",
    "check",
    "check_many",
    "claims",
    "compare",
    "load",
    "mentions",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"factcheck.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])


class _VerbAndRoom(ModuleType):
    """A room that bears the name of a verb: called, it is the verb."""

    def __call__(self, article: Article) -> tuple[Claim, ...]:
        """Return the claims of one article, in text order."""
        from factcheck.verbs import claims

        return claims(article)


class _Package(ModuleType):
    """A package in which the verb ``claims`` stays callable when the import system binds the room ``claims/`` here."""

    def __setattr__(self, name: str, value: object) -> None:
        if name == "claims" and isinstance(value, ModuleType):
            value.__class__ = _VerbAndRoom
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
