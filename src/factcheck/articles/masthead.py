"""What a page says of itself: title, source, date, language, address, authors.

Only what the page declares is taken (JSON-LD, meta elements, microdata, ``<time>`` under the headline, the day in its
address), in that order; nothing is guessed from its text, from a copyright line or from the clock.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

_ARTICLES = ("article", "newsarticle", "reportagenewsarticle", "liveblogposting", "blogposting", "analysisnewsarticle")
_DATES = (
    *("article:published_time", "og:article:published_time", "og:published_time", "article.published", "datepublished"),
    *("parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publication_date", "date"),
    *("originalpublicationdate", "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dc.date"),
    *("dcterms.date", "citation_publication_date", "citation_date"),
)
_SITES = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl")
_ADDRESS_DATE = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?:[/-](0[1-9]|[12]\d|3[01]))?(?=[/_-]|\Z)")
_LANGUAGE = re.compile(r"\s*([a-z]{2,3})(?:[-_]\w+)*\s*\Z", re.IGNORECASE)
_SEPARATED = re.compile(r"\s+[-–—|·•]\s+")
_EPOCH = dt.date(1970, 1, 1)
_PRINTED = 1600  # newspapers begin about then; earlier years are defaults of programs


def masthead(tree: Any, saved_from: str | None = None, opening: str | None = None) -> dict[str, Any]:
    """Return what a page declares, as a record without text; what it does not declare is not in it.

    ``opening`` is the first line of its text: the headline, where the page's title begins with it.
    """
    metas = _metas(tree)
    data = next(_articles(tree), {})
    url = _address(tree, metas, data) or saved_from
    headline = _line(" ".join(h1[0].itertext())) if len(h1 := tree.findall(".//h1")) == 1 else None
    whole = _line(" ".join(node.itertext())) if (node := tree.find(".//title")) is not None else None
    if headline is None and whole and opening and whole.startswith(opening):
        headline = opening
    source = _source(metas, data, headline, whole) or _host(url)
    told = {
        "author": "; ".join(dict.fromkeys(_authors(metas, data))),
        "description": _first(metas, ("og:description", "description")) or _line(data.get("description")),
        "modified": _line(data.get("dateModified")) or _first(metas, ("article:modified_time",)),
        "saved_from": saved_from if saved_from != url else None,
    }
    record = {
        "title": _title(_first(metas, ("og:title",)) or _line(data.get("headline")) or headline or whole, source),
        "source": source,
        "published": published(tree, metas, data, url),
        "language": _language(tree, metas, data),
        "url": url,
    }
    return {key: value for key, value in record.items() if value} | {"metadata": {k: v for k, v in told.items() if v}}


def _metas(tree: Any) -> dict[str, list[str]]:
    """Return the contents of the meta elements by their names, in lower case, in the order of the page."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = _line(meta.get("content"))
        for key in ("property", "name", "itemprop"):
            if content and (name := meta.get(key)):
                found.setdefault(name.strip().lower(), []).append(content)
    return found


def _articles(tree: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the articles that the page's JSON-LD describes, the outer ones first."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue  # not rarely broken; the meta elements say the same
        yield from (item for item in _items(data) if _types(item) & set(_ARTICLES))


def _items(data: Any) -> Iterator[Mapping[str, Any]]:
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, Mapping):
            yield item
            for key in ("@graph", "mainEntity", "mainEntityOfPage"):
                if isinstance(item.get(key), list | Mapping):
                    yield from _items(item[key])


def _types(item: Mapping[str, Any]) -> set[str]:
    kinds = item.get("@type")
    return {str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds])}


def _address(tree: Any, metas: Mapping[str, list[str]], data: Mapping[str, Any]) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    page = data.get("mainEntityOfPage")
    given = [*links, *metas.get("og:url", ()), data.get("url"), page.get("@id") if isinstance(page, Mapping) else page]
    return next((url for url in map(_line, given) if url and url.startswith(("https://", "http://"))), None)


def _source(
    metas: Mapping[str, list[str]], data: Mapping[str, Any], headline: str | None, whole: str | None
) -> str | None:
    publisher = data.get("publisher")
    named = publisher.get("name") if isinstance(publisher, Mapping) else publisher
    given = _first(metas, ("og:site_name",)) or _line(named) or _first(metas, _SITES)
    if given and not given.startswith(("@", "http")):
        return given
    # "Headline - Name of the paper": only where the headline is known can the rest be the name.
    rest = whole.removeprefix(headline) if whole and headline and whole.startswith(headline) else ""
    return _SEPARATED.split(rest, maxsplit=1)[-1] if _SEPARATED.match(rest) else None


def _host(url: str | None) -> str | None:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def _title(given: str | None, source: str | None) -> str | None:
    """Return a title without the name of the paper behind it."""
    parts = _SEPARATED.split(given) if given else []
    if given and source and len(parts) > 1 and parts[-1].casefold() == source.casefold():
        return given[: given.rindex(parts[-1])].rstrip(" \t-–—|·•")
    return given


def _authors(metas: Mapping[str, list[str]], data: Mapping[str, Any]) -> Iterator[str]:
    given = data.get("author")
    people = given if isinstance(given, list) else [given]
    names: list[str | None] = [
        _line(person.get("name") if isinstance(person, Mapping) else person) for person in people
    ]
    if not any(names):
        names = [_first(metas, _AUTHORS)]
    yield from (name for name in names if name and not name.startswith(("http", "@")))


def _language(tree: Any, metas: Mapping[str, list[str]], data: Mapping[str, Any]) -> str | None:
    spoken = data.get("inLanguage")
    given = (
        spoken.get("alternateName") if isinstance(spoken, Mapping) else spoken,
        tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang"),
        _first(metas, ("og:locale", "dc.language", "language")),
    )
    found = (_LANGUAGE.match(value) for value in given if isinstance(value, str))
    return next((match[1].lower() for match in found if match), None)


def published(tree: Any, metas: Mapping[str, list[str]], data: Mapping[str, Any], url: str | None) -> str | None:
    """Return when a page says that it was published, in ISO 8601: with the time if it gives one, at least the month."""
    given = [data.get("datePublished"), *(value for key in _DATES for value in metas.get(key, ()))]
    for element in tree.iter():
        if isinstance(element.tag, str) and "datePublished" in (element.get("itemprop") or "").split():
            given.append(element.get("datetime") or element.get("content"))
        elif element.tag == "time" and element.get("pubdate") is not None:
            given.append(element.get("datetime"))
    given.append(_under_headline(tree))
    return next((date for value in given if (date := iso(value))), None) or _in_address(url)


def _under_headline(tree: Any) -> str | None:
    """Return the first ``<time>`` between the headline and the first paragraph of the text."""
    below = False
    for element in tree.iter("h1", "p", "time"):
        if element.tag == "p" and below and len(_line(" ".join(element.itertext())) or "") > 120:
            return None
        if element.tag == "time" and below and iso(element.get("datetime")):
            return str(element.get("datetime"))
        below = below or element.tag == "h1"
    return None


def _in_address(url: str | None) -> str | None:
    found = _ADDRESS_DATE.search(urlsplit(url).path) if url and _host(url) else None
    return iso("-".join(part for part in found.groups() if part)) if found else None


def iso(value: Any) -> str | None:
    """Return a date as ISO 8601 has it, or None for what is no date of a publication.

    >>> iso("2024-03-05 21:14:00 +0100"), iso("Tue, 05 Mar 2024 20:14:00 GMT"), iso("2024-03"), iso("lundi")
    ('2024-03-05T21:14:00+01:00', '2024-03-05T20:14:00+00:00', '2024-03', None)
    """
    text = (_line(value) or "").replace(" +", "+").replace(" Z", "Z")
    if re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", text):
        return text if int(text[:4]) >= _PRINTED else None
    try:
        day = dt.date.fromisoformat(text) if len(text) <= 10 else dt.datetime.fromisoformat(text)
    except ValueError:
        try:
            day = email.utils.parsedate_to_datetime(text)
        except (TypeError, ValueError, IndexError):
            return None
    date = day.date() if isinstance(day, dt.datetime) else day
    return day.isoformat() if date.year >= _PRINTED and date != _EPOCH else None


def _first(metas: Mapping[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next((metas[name][0] for name in names if metas.get(name)), None)


def _line(value: Any) -> str | None:
    """Return a text in one line, or None where there is none."""
    return " ".join(value.split()) or None if isinstance(value, str) else None
