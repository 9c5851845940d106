"""HTML pages become records: the main text, extracted by trafilatura, and what the page says of itself.

Nothing is fetched, and nothing is remembered from one page to the next. What trafilatura would lose or take for
something else is mended first: it drops every ``<time>`` with the words in it and the ``<header>`` of an article with
its lead, makes one line of a page that is laid out by a table and one paragraph of each line in ``<pre>``, and takes
the words of a consent banner for an article where there is no other. Tables of figures are left out: their cells are
no sentences; so are captions, whose pictures are often older than the story.
"""

from __future__ import annotations

import hashlib
import logging
import re
from copy import deepcopy
from importlib.metadata import version
from typing import Any

from factcheck.articles.identify import identify
from factcheck.articles.masthead import masthead
from factcheck.articles.pageday import with_day
from factcheck.articles.saved import SavedPage, saved_page
from factcheck.errors import ArticleError, MissingExtra

_CONSENT = re.compile(
    r"cookie[-_]?(?:banner|bar|consent|law|modal|notice|policy|popup|wall)|gdpr[-_]?(?:banner|consent|popup|wall)"
    r"|consent[-_]?(?:banner|form|layer|manager|modal|page|popup|sdk|wall)"
    r"|\b(?:axeptio|borlabs|cmplz|cookiebot|didomi|onetrust|qc-cmp|sp_message|tarteaucitron)",
    re.IGNORECASE,
)
_FOR_EARS = re.compile(r"(?:\A|\s)(?:sr-only|visually-?hidden|screen-reader-text)(?:\s|\Z)")
_CONTENT = ("html", "body", "main", "article")  # wear classes such as "cookie-consent-given", and are no banner
_ENDED = (".", "!", "?", "…", ":", ";", '"', "»", "”", ")")
_PROSE = 200  # characters: a cell that holds more is none of figures
_TOLD = 120  # characters of a text whose language is recognised more surely than it is declared
_QUIET = logging.NullHandler()
_UNUSED_DATES = {"original_date": True, "extensive_search": False, "max_date": "9999-12-31"}  # the default is today
_NOTHING = (
    "no text of an article was found in this page: it may need JavaScript, or ask for consent or a subscription first; "
    "save it from a browser that shows the article, or give its text"
)


def page_record(data: bytes | str, where: str, encoding: str | None = None) -> dict[str, Any]:
    """Return the record of a page: its text, and title, source, date, language, address and author if it gives them.

    ``metadata`` has the SHA-256 of what was given and the program that extracted the text. Raises ArticleError where
    there is no text to extract, or where trafilatura is missing.
    """
    saved = SavedPage(data) if isinstance(data, str) else saved_page(data, where, encoding)
    tree = _tree(saved.html, where)
    mended = deepcopy(tree)
    text = _text(mended)
    if not text:
        raise ArticleError(where, _NOTHING)
    record = masthead(tree, saved.url, text.split("\n", 1)[0])
    if "published" not in record:
        text = with_day(mended, text)
    if len(text) >= _TOLD and record.get("language") != identify(text):
        record.pop("language", None)  # templates often declare a language that is not the article's
    raw = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    traces = {"page_sha256": hashlib.sha256(raw).hexdigest(), "extractor": f"trafilatura {version('trafilatura')}"}
    return {**record, "text": text, "metadata": {**record["metadata"], **traces}}


def _tree(html: str, where: str) -> Any:
    """Return the parsed page; raises ArticleError where that cannot be done."""
    try:
        from trafilatura.utils import load_html
    except ImportError as error:
        broken = "" if error.name == "trafilatura" else f" ({error})"
        missing = MissingExtra("trafilatura", "html")
        raise ArticleError(where, f"a page of HTML is read with trafilatura; {missing}{broken}") from missing
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).addHandler(_QUIET)  # else warnings would go to standard error
    whole = html if "<html" in html[:4096].lower() else f"<html><body>{html}</body></html>"
    tree = load_html(whole)
    if tree is None:
        raise ArticleError(where, _NOTHING)
    return tree


def _text(tree: Any) -> str:
    from trafilatura import bare_extraction

    _mend(tree)
    found = bare_extraction(
        tree,
        favor_precision=True,
        include_comments=False,
        include_tables=False,
        deduplicate=False,  # what it removed would depend on the pages before
        date_extraction_params=_UNUSED_DATES,
    )
    return "\n\n".join(_paragraphs(getattr(found, "text", None) or ""))


def _paragraphs(text: str) -> list[str]:
    """Return the lines of a text; one that goes on in small letters where the one before has no end belongs to it."""
    found: list[str] = []
    for line in filter(None, (line.strip() for line in text.split("\n"))):
        if found and line[0].islower() and not found[-1].endswith(_ENDED):
            found[-1] += f" {line}"
        else:
            found.append(line)
    return found


def _mend(tree: Any) -> None:
    """Change a page so that the words of its article survive the extraction, and what readers do not see is gone."""
    for element in [element for element in tree.iterdescendants() if _is_unread(element)]:
        if element.getparent() is not None:
            element.drop_tree()
    for element in list(tree.iterdescendants("time", "data", "label")):
        element.drop_tag()
    for element in list(tree.iterdescendants("q")):
        _quote(element)
    for element in list(tree.iter("pre")):
        _unwrap(element)
    for element in tree.iter("header"):
        if next(element.iterancestors("article", "main"), None) is not None:
            element.tag = "div"
    for table in list(tree.iter("table")):
        cells = [cell for cell in table.iter("td", "th") if next(cell.iterancestors("table"), None) is table]
        if any(len(" ".join(cell.text_content().split())) >= _PROSE for cell in cells):
            _unfold(table)


def _is_unread(element: Any) -> bool:
    """Whether an element is struck out, hidden (a few words: frameworks hide whole articles too) or a banner."""
    if element.tag in _CONTENT or not isinstance(element.tag, str):
        return False
    if element.tag in ("noscript", "template", "del", "s", "strike"):
        return True
    worn = element.get("class") or ""
    if element.get("hidden") is not None or _FOR_EARS.search(worn):
        return len(element.text_content()) < _PROSE
    return _CONSENT.search(f"{element.get('id') or ''} {worn}") is not None


def _quote(element: Any) -> None:
    """Write the quotation marks that browsers show around ``<q>``."""
    element.text = f'"{element.text or ""}'
    if len(element):
        element[-1].tail = f'{element[-1].tail or ""}"'
    else:
        element.text += '"'
    element.drop_tag()


def _unwrap(element: Any) -> None:
    """Make paragraphs of preformatted text: blank lines part them."""
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n[^\S\n]*\n", element.text_content())]
    element.clear(keep_tail=True)
    element.tag = "div"
    for paragraph in filter(None, paragraphs):
        made = element.makeelement("p")
        made.text = paragraph
        element.append(made)


def _unfold(table: Any) -> None:
    """Make blocks of a table that only lays out a page."""
    parts = ("tbody", "thead", "tfoot", "tr", "td", "th", "caption")
    for part in [part for part in table.iter(*parts) if next(part.iterancestors("table"), None) is table]:
        part.tag = "div"
    table.tag = "div"
