"""The line of a page that says when it was published ("Mis en ligne le 14 juillet 2003"), where nothing else does.

The extraction takes such a line for page chrome. It is put back before the text, as it stands on the page: the reader
of articles finds the day in it, and a report shows that it comes from there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.articles.identify import identify
from factcheck.articles.layout import pages
from factcheck.errors import LanguageNotAvailable
from factcheck.lexicon import Lexicon

_LONGEST = 120  # characters of a line that says when an article was published, and perhaps by whom
_PROSE = 60  # characters from which a line is taken for the beginning of the text
_ELSEWHERE = ("nav", "aside", "footer", "script", "style", "head")


def with_day(tree: Any, text: str) -> str:
    """Return a page's text with the line before it that says when it was published, if there is one."""
    try:
        published = pages(Lexicon(identify(text))).patterns.published
    except LanguageNotAvailable:
        return text
    for line in _lines_before(tree, text):
        if published.match(line):
            return text if line in text else f"{line}\n\n{text}"
    return text


def _lines_before(tree: Any, text: str) -> Iterator[str]:
    """Yield the short lines of a page that stand before the first paragraph of its text."""
    opening = next((line for line in text.split("\n") if len(line) >= _PROSE), text)
    for element in tree.iter():
        if not isinstance(element.tag, str) or next(_outside(element), None) is not None:
            continue
        if opening.startswith(" ".join((element.text or "").split())[:_PROSE] or "\n"):
            return
        yield from (line for line in (_short(element), " ".join((element.tail or "").split())) if line)


def _outside(element: Any) -> Iterator[Any]:
    if element.tag in _ELSEWHERE:
        yield element
    yield from element.iterancestors(*_ELSEWHERE)


def _short(element: Any) -> str:
    """Return the text of an element in one line, or nothing where it is long."""
    line = ""
    for part in element.itertext():
        line = f"{line} {part}"
        if len(line) > 2 * _LONGEST:
            return ""
    return found if len(found := " ".join(line.split())) <= _LONGEST else ""
