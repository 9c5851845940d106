"""Every error that this library raises on purpose.

    FactcheckError
    ├── ArticleError            an article, file or line cannot be used: names the file, the place and what to do
    ├── LanguageNotAvailable    no folder of data for a language
    ├── EmbedderError           an embedding model cannot be loaded or used
    ├── SettingsError           an argument of ``check`` or ``Checker`` makes no sense
    ├── ReportError             a report cannot be read again: names the place in its JSON and what to do
    ├── UnknownId               no pair or finding has an id: names those that are close
    ├── Inconsistent            articles contradict each other (an AssertionError too): has the findings and the report
    └── MissingExtra            an optional package is needed: names the pip command

Several problems at once come as an ``ExceptionGroup`` of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any


class FactcheckError(Exception):
    """The root of the errors that are raised on purpose."""


class ArticleError(FactcheckError):
    """An article cannot be used.

    ``where`` is the file (and line) or the article's id, ``reason`` one line that says what to do.
    """

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(where, reason)
        self.where = where
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


class LanguageNotAvailable(FactcheckError):
    """There is no folder of data for the language ``code``."""

    def __init__(self, code: str, available: Sequence[str]) -> None:
        super().__init__(code, tuple(available))
        self.code = code
        self.available = tuple(available)

    def __str__(self) -> str:
        return f"language {self.code!r} is not available yet (available: {', '.join(self.available)})"


class EmbedderError(FactcheckError):
    """An embedding model cannot be loaded or used."""


class SettingsError(FactcheckError):
    """A setting makes no sense; the message says which values do."""


class ReportError(FactcheckError):
    """A report cannot be read from its JSON, or cannot do what is asked of it.

    ``where`` is the place ("findings[3].pairs[0].a"), ``reason`` one line that says what to do, ``more`` how many other
    places have problems too.
    """

    def __init__(self, where: str, reason: str, more: int = 0) -> None:
        super().__init__(where, reason, more)
        self.where = where
        self.reason = reason
        self.more = more

    def __str__(self) -> str:
        others = f" (and {self.more} more problem{'s' if self.more > 1 else ''})" if self.more else ""
        return f"{self.where}: {self.reason}{others}"


class UnknownId(FactcheckError):
    """No pair or finding of a report has an id, or ``several`` have one that begins with it; ``close`` are such ids."""

    def __init__(self, id: str, what: str, close: Sequence[str], several: int = 0) -> None:
        super().__init__(id, what, tuple(close), several)
        self.id = id
        self.what = what
        self.close = tuple(close)
        self.several = several

    def __str__(self) -> str:
        close = ", ".join(self.close)
        if self.several:
            more = ", ..." if self.several > len(self.close) else ""
            return f"{self.id!r} is the beginning of {self.several} ids: {close}{more}; write more of one"
        return f"no {self.what} has the id {self.id!r}" + (f"; close to it: {close}" if close else "")


class Inconsistent(FactcheckError, AssertionError):
    """Articles that should be consistent are not: ``findings`` are what fails, out of ``report``.

    The text has each finding written out: question, values, both sentences, where they stand, and why.
    """

    def __init__(self, message: str, findings: Sequence[Any], report: Any) -> None:
        super().__init__(message)
        self.findings = tuple(findings)
        self.report = report

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (*self.args, self.findings, self.report)


class MissingExtra(FactcheckError):
    """An optional package is missing."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(package, extra)
        self.package = package
        self.extra = extra

    def __str__(self) -> str:
        return f"{self.package} is not installed; run: pip install 'factcheck-claims[{self.extra}]'"


def leaves(error: BaseException) -> Iterator[BaseException]:
    """Return the errors that a group holds, or the error itself."""
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from leaves(inner)
    else:
        yield error


def instead_of(word: str, known: Iterable[str], most: int = 3) -> str:
    """Return what to write instead of an unknown word: at ``most`` so many that are close, else all."""
    import difflib  # only where something is wrong

    names = list(known)
    near = difflib.get_close_matches(word, names, n=most, cutoff=0.5)
    return f"did you mean {' or '.join(map(repr, near))}?" if near else f"there are {', '.join(names)}"
