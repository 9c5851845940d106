"""Pages as browsers and other programs save them: what they are encoded as, where from, and web archives (MHTML)."""

from __future__ import annotations

import codecs
import email
import email.policy
import re

import attrs

from factcheck.articles.files import byte_order_mark, decode
from factcheck.errors import ArticleError

_START = 4096  # bytes in which a page declares its encoding and where it was saved from
_CHARSET = re.compile(
    rb"""<meta[^>]{1,200}?\bcharset\s*=\s*["']?\s*([\w.:-]+)|\A\s*<\?xml[^>]{1,100}?\bencoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
_SAVED_FROM = re.compile(
    r"""<!--\s*(?:saved\ from\ url=\(\d+\)|Page\ saved\ with\ SingleFile\s+url:\s*|Mirrored\ from\ )
        (?:(?P<url>https?://[^\s<>"]+)|(?P<bare>[\w.-]+\.\w+/[^\s<>"]*))""",
    re.VERBOSE,
)
# What browsers read where a page names these (the WHATWG Encoding Standard): supersets that servers really send.
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}


@attrs.frozen
class SavedPage:
    """The HTML of a page, and the address that it was saved from."""

    html: str
    url: str | None = None


def saved_page(data: bytes, where: str, encoding: str | None = None) -> SavedPage:
    """Return the page that bytes hold, be they HTML or a web archive; raises ArticleError for what is no text."""
    if is_archive(data):
        return _archived(data, where)
    html = page_text(data, where, encoding)
    found = _SAVED_FROM.search(html[:_START])
    return SavedPage(html, (found["url"] or f"http://{found['bare']}") if found else None)


def page_text(data: bytes, where: str, encoding: str | None = None) -> str:
    """Return the text of a page's bytes: by the encoding given, its mark, UTF-8 if it is that, or what it declares.

    UTF-8 goes before what is declared: a server may have said so, and nothing else looks like it by chance.
    """
    if encoding or byte_order_mark(data)[1]:
        return decode(data, where, encoding)
    declared = _declared(data)
    if declared is None or (not data.isascii() and _is_utf8(data)):
        return decode(data, where)
    return decode(data, where, declared)


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_START])
    return _encoding((found[1] or found[2]).decode("ascii", "replace")) if found else None


def _encoding(name: str) -> str | None:
    """Return the encoding that is meant by a name, or None where it is none that makes text."""
    try:
        "".encode(name)
        known = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return _MEANT.get(known, known)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def is_archive(data: bytes) -> bool:
    """Whether bytes are a web archive: a message of several parts."""
    start = data[:_START].lower()
    return b"multipart/related" in start and re.match(rb"(?:[\w-]+:|\s)", start) is not None


def _archived(data: bytes, where: str) -> SavedPage:
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            html = payload if isinstance(payload, bytes) else b""
            url = message.get("Snapshot-Content-Location") or part.get("Content-Location")
            return SavedPage(page_text(html, where, _encoding(part.get_content_charset() or "")), _web(url))
    raise ArticleError(where, "there is no page in this web archive")


def _web(url: str | None) -> str | None:
    url = "".join(str(url or "").split())
    return url if url.startswith(("https://", "http://")) else None
