"""What tests of claims share: reading French with the shipped parser, and sentences built by hand."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable

import pytest

from factcheck.claims.build import build
from factcheck.claims.grammar import EventWords
from factcheck.kinds.registry import KINDS
from factcheck.language.interface import Sentence, Token
from factcheck.language.registry import load
from factcheck.model import Article, Block, BlockRole, Claim, Document, Reference, Span

TODAY = dt.date(2024, 3, 13)  # a Wednesday


@pytest.fixture(scope="session")
def french():
    """The shipped reader of French."""
    return load("fr")


@pytest.fixture(scope="session")
def words(french) -> EventWords:
    """The French words of events."""
    return EventWords.of(french.lexicon)


def document(text: str, code: str = "fr") -> Document:
    """One paragraph, read on Wednesday 13 March 2024."""
    blocks = (Block(Span(0, len(text)), BlockRole.BODY),)
    return Document(Article(id="a", text=text, language=code), code, blocks, Reference(TODAY, TODAY, "given"))


@pytest.fixture(scope="session")
def claims_in() -> Callable[[str], Callable[[str], tuple[Claim, ...]]]:
    """Read a text's claims with a language's shipped parser: dates are found first and are single words to it."""
    return functools.cache(_claims_in)


def _claims_in(code: str) -> Callable[[str], tuple[Claim, ...]]:
    reader = load(code)
    words = EventWords.of(reader.lexicon)
    finders = {kind.name: kind.finder(reader.lexicon) for kind in KINDS}

    def read(text: str) -> tuple[Claim, ...]:
        page = document(text, code)
        dates = finders["date"].find(page, [])
        taken = [m.span for m in dates]
        found = {name: dates if name == "date" else finder.find(page, taken) for name, finder in finders.items()}
        sentences = reader.parse(text, [(0, len(text))], [(m.start, m.end) for m in dates])
        settled = [m for name, finder in finders.items() for m in finder.settle(page, found[name], sentences)]
        return build(page, sentences, sorted(settled, key=lambda m: (m.start, m.end, m.kind)), words)

    return read


@pytest.fixture(scope="session")
def claims_of(claims_in) -> Callable[[str], tuple[Claim, ...]]:
    """Read a French text's claims."""
    return claims_in("fr")


def tree(rows: str) -> Sentence:
    """Return a sentence from lines "word lemma POS head relation [features]"; a word with "@" before it is a date."""
    tokens, start = list[Token](), 0
    for row in rows.strip().splitlines():
        text, lemma, pos, head, dep, *morph = row.split()
        atom = 0 if text.startswith("@") else None
        text = text.removeprefix("@").replace("_", " ")
        token = Token(text, start, start + len(text), lemma, pos, "".join(morph), int(head), dep, atom)
        tokens.append(token)
        start = token.end + 1
    return Sentence(0, start - 1, tuple(tokens))


@pytest.fixture(scope="session", name="tree")
def tree_fixture() -> Callable[[str], Sentence]:
    """Build a sentence by hand: the rules must not depend on what a parser makes of it."""
    return tree


@pytest.fixture(scope="session")
def page() -> Callable[[str], Document]:
    """Make a document of one paragraph."""
    return document
