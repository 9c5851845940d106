"""Articles become Documents: language, pieces of the text, and the day from which each speaks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from factcheck.articles.identify import identify
from factcheck.articles.layout import Layout, Pages, layout, pages
from factcheck.articles.load import unusable
from factcheck.articles.reference import Page, references
from factcheck.errors import LanguageNotAvailable
from factcheck.lexicon import Lexicon
from factcheck.model import Article, BlockRole, Document, NotChecked, Reference

Lexicons = Callable[[str], Lexicon] | Mapping[str, Lexicon]
_TEXT = (BlockRole.BODY, BlockRole.CAPTION)


def read(
    articles: Sequence[Article], lexicons: Lexicons = Lexicon
) -> tuple[tuple[Document, ...], tuple[NotChecked, ...]]:
    """Return the articles that can be read, in the order given, and the others with the reason.

    ``lexicons`` gives the word lists of a language by its code and raises LanguageNotAvailable (or, a mapping, has no
    key) for one that is not there. Articles with a publication date of a day keep it; the others' days are found in
    the text and in the other articles, whatever their order.
    """
    known: dict[str, tuple[Lexicon, Pages] | str] = {}
    laid: list[tuple[Article, str, Lexicon, Layout]] = []
    left: list[NotChecked] = []
    for article in articles:
        problem = unusable(article)
        code = article.language or ("" if problem else identify(article.text))
        tables = problem or known.get(code) or known.setdefault(code, _tables(code, lexicons))
        if isinstance(tables, str):
            left.append(NotChecked(article.id, problem or _said(article, tables)))
            continue
        lexicon, language = tables
        found = layout(article, language)
        if not any(block.role in _TEXT for block in found.blocks):
            left.append(NotChecked(article.id, "there is no body text in it, only titles and page chrome"))
            continue
        laid.append((article, code, lexicon, found))
    days = references([Page(article, lexicon, found) for article, _, lexicon, found in laid])
    return tuple(
        _document(article, code, found, day) for (article, code, _, found), day in zip(laid, days, strict=True)
    ), tuple(left)


def _tables(code: str, lexicons: Lexicons) -> tuple[Lexicon, Pages] | str:
    """Return a language's tables, or why there are none."""
    try:
        lexicon = lexicons[code] if isinstance(lexicons, Mapping) else lexicons(code)
    except LanguageNotAvailable as error:
        return str(error)
    except KeyError:
        return str(LanguageNotAvailable(code, sorted(lexicons) if isinstance(lexicons, Mapping) else ()))
    return lexicon, pages(lexicon)


def _said(article: Article, reason: str) -> str:
    return reason if article.language else f"{reason}; it was detected, and language= overrides it"


def _document(article: Article, code: str, found: Layout, day: Reference) -> Document:
    return Document(article=article, language=code, blocks=found.blocks, reference=day)
