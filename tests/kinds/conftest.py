"""What the tests of the kinds share: an article by hand, and a table's notation for the mention that is meant."""

from __future__ import annotations

import datetime as dt
import functools

import pytest

from factcheck.kinds.registry import KINDS
from factcheck.lexicon import Lexicon
from factcheck.model import Article, Block, BlockRole, Document, Reference, Span


def document(text: str, day: str | None, language: str = "fr") -> Document:
    """Return an article of one paragraph that speaks from ``day``; from an unknown day when None."""
    known = dt.date.fromisoformat(day) if day else None
    blocks = (Block(Span(0, len(text)), BlockRole.BODY),)
    return Document(Article(id="a", text=text), language, blocks, Reference(known, known, "given"))


@functools.cache
def finder(kind: str, language: str = "fr"):
    """Return the finder of a kind for a language, compiled once."""
    return next(k for k in KINDS if k.name == kind).finder(Lexicon(language))


def meant(text: str) -> tuple[str, int, int]:
    """Return a text without its square brackets, and where they stood."""
    start, end = text.index("["), text.index("]") - 1
    return text.replace("[", "").replace("]", ""), start, end


@pytest.fixture(scope="session")
def read():
    """A function of kind, text, day and language that finds the mentions of that kind."""

    def find(kind: str, text: str, day: str | None = None, language: str = "fr"):
        return finder(kind, language).find(document(text, day, language), ())

    return find


@pytest.fixture(scope="session")
def read_one(read):
    """A function of kind, text, day and language that returns the mention in brackets, found exactly so."""

    def find(kind: str, marked: str, day: str | None = None, language: str = "fr"):
        text, start, end = meant(marked)
        found = {(m.start, m.end): m for m in read(kind, text, day, language)}
        assert (start, end) in found, f"{text[start:end]!r} is not among {[m.text for m in found.values()]}"
        return found[start, end]

    return find


@pytest.fixture(scope="session")
def make_document():
    """A function of text, day and language that makes an article by hand."""
    return document


@pytest.fixture(scope="session")
def make_finder():
    """A function that returns the finder of a kind."""
    return finder


@pytest.fixture(scope="session")
def parser():
    """The shipped French reader."""
    from factcheck.language.registry import load

    return load("fr")
