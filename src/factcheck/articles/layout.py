"""The pieces of an article's text: body, captions, titles, what stands before the lead, and page chrome.

The text is never changed; a piece of it is a span with a role. Repeats of a title or a paragraph are chrome, the first
stays what it is. All rules look at a bounded stretch of text, so that the work grows with its length.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

import attrs

from factcheck.articles.cuts import Cut, cuts, sentence_ends
from factcheck.articles.days import DateNames, date_names
from factcheck.articles.header import Header, HeaderPatterns, glued, header_patterns, headers
from factcheck.articles.paragraphs import paragraphs, trimmed
from factcheck.articles.words import PageWords, line_key, page_words
from factcheck.lexicon import Lexicon
from factcheck.model import Article, Block, BlockRole, Span

_ENDED = re.compile(r"[.!?…:;,][\s»\"”)\]]*\Z")
_FULL_STOP = re.compile(r"[.…:;,][\s»\"”)\]]*\Z")
_DOMAIN = re.compile(r"\b[\w-]+\.[a-z]{2,4}\b")
_HEADLINE = 200  # characters of the longest headline
_HEADING = 110  # and of the longest heading between paragraphs
_SHORT_LINE = 120


@attrs.frozen(eq=False)
class Pages:
    """What it takes to lay out the pages of one language; made once per language."""

    words: PageWords
    names: DateNames
    patterns: HeaderPatterns


@attrs.frozen
class Layout:
    """The pieces of a text, and what its header and dateline say."""

    blocks: tuple[Block, ...]
    headers: tuple[Header, ...] = ()


@attrs.define
class _Piece:
    span: Span
    role: BlockRole | None
    whole: bool  # a paragraph of its own


def pages(lexicon: Lexicon) -> Pages:
    """Compile the tables of a language."""
    words, names = page_words(lexicon), date_names(lexicon)
    return Pages(words, names, header_patterns(names, words))


def layout(article: Article, language: Pages) -> Layout:
    """Return the pieces of an article's text, in order, without overlap, and what stands before its lead."""
    text = article.text
    pieces: list[_Piece] = []
    found: list[Header] = []
    for number, paragraph in enumerate(paragraphs(text)):
        start = paragraph.start
        if number < 4:
            new, start = _opening(text, paragraph, language, pieces)
            found += new
        if rest := trimmed(text, start, paragraph.end):
            pieces += _paragraph(text, rest, language.words)
    _mark_repeats(text, article.title, pieces, language.words)
    _mark_bylines(text, pieces, language.words)
    _mark_titles(text, article.title, pieces)
    blocks = tuple(Block(piece.span, piece.role or BlockRole.BODY) for piece in pieces)
    return Layout(blocks, tuple(found))


def _opening(text: str, paragraph: Span, language: Pages, pieces: list[_Piece]) -> tuple[list[Header], int]:
    """Add the headers of a paragraph to the pieces; return them and where the paragraph goes on."""
    found = list(headers(text, paragraph, language.names, language.words, language.patterns))
    for header in found:
        if span := trimmed(text, header.span.start, header.span.end):
            pieces.append(_Piece(span, BlockRole.HEADER, whole=False))
    start = found[-1].span.end if found else paragraph.start
    if all(header.kind != "dateline" for header in found):
        late = glued(text, Span(start, paragraph.end), language.names, language.patterns)
        if late and (before := trimmed(text, start, late.span.start)):
            headline = not _ENDED.search(text[before.start : before.end]) and before.end - before.start <= _HEADLINE
            pieces.append(_Piece(before, BlockRole.TITLE if headline else BlockRole.HEADER, whole=False))
            dateline = trimmed(text, late.span.start, late.span.end) or late.span
            pieces.append(_Piece(dateline, BlockRole.HEADER, whole=False))
            return [*found, late], late.span.end
    return found, start


def _paragraph(text: str, span: Span, words: PageWords) -> Iterator[_Piece]:
    """Cut a paragraph into pieces; those without a role are its text."""
    if _is_chrome_line(text[span.start : span.end], words):
        yield _Piece(span, BlockRole.CHROME, whole=True)
        return
    found = cuts(text, span, words)
    at = span.start
    for cut in found:
        yield from _text(text, Span(at, cut.start), words, cut, whole=False)
        if inner := trimmed(text, cut.start, cut.end):
            yield _Piece(inner, cut.role, whole=False)
        at = cut.end
    yield from _text(text, Span(at, span.end), words, None, whole=not found)


def _is_chrome_line(line: str, words: PageWords) -> bool:
    if len(line) > 2 * _SHORT_LINE:
        return False
    return line_key(line) in words.lines or words.patterns.fullmatch(line) is not None


def _text(text: str, span: Span, words: PageWords, before: Cut | None, *, whole: bool) -> Iterator[_Piece]:
    """Yield a stretch of text, as a caption where it is one; ``before`` is the cut that it stands before."""
    inner = trimmed(text, span.start, span.end)
    if inner is None:
        return
    part = text[inner.start : inner.end]
    if not any(character.isalnum() for character in part):
        yield _Piece(inner, BlockRole.CHROME, whole=False)
        return
    ends = sentence_ends(part)
    if before is not None and before.caption and len(ends) <= 3:
        yield _Piece(inner, BlockRole.CAPTION, whole=False)
    elif words.caption_starts.match(part) or (len(part) <= 450 and words.caption_cues.search(part)):
        length = len(part) if len(part) <= 450 or not ends else ends[0]
        yield _Piece(Span(inner.start, inner.start + length), BlockRole.CAPTION, whole=whole)
        if rest := trimmed(text, inner.start + length, inner.end):
            yield _Piece(rest, None, whole=False)
    else:
        yield _Piece(inner, None, whole=whole)


def _key(text: str) -> str:
    """Return a text as repeats of it are recognised: letters and digits only, without case."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def _mark_repeats(text: str, given: str | None, pieces: list[_Piece], words: PageWords) -> None:
    """Mark titles that occur again, and paragraphs that are there twice."""
    keys = [_key(text[p.span.start : p.span.end]) if p.role is None else "" for p in pieces]
    often = Counter(key for key in keys if key)
    titles = {_key(given)} if given and given.strip() else set()
    for piece, key in zip(pieces, keys, strict=True):
        if often[key] > 1 and _could_be_title(text, piece):
            titles.add(key)
    seen: set[str] = set()
    for piece, key in zip(pieces, keys, strict=True):
        if not key:
            continue
        title = (
            next((t for t in sorted(titles) if key == t or _alike(key, t)), None)
            if _could_be_title(text, piece)
            else None
        )
        if title is not None:
            piece.role = BlockRole.CHROME if title in seen else BlockRole.TITLE
            seen.add(title)
        elif (key in seen and len(key) >= 20) or (
            len(text[piece.span.start : piece.span.end]) <= 800
            and any(_only_title(text, piece.span, t, words) for t in sorted(titles))
        ):
            piece.role = BlockRole.CHROME
        seen.add(key)


def _could_be_title(text: str, piece: _Piece) -> bool:
    part = text[piece.span.start : piece.span.end]
    return len(part) <= _HEADLINE + 60 and not _FULL_STOP.search(part)


def _alike(key: str, title: str) -> bool:
    """Whether a line is the title but for a few characters; figures must be the same."""
    if abs(len(key) - len(title)) > 0.1 * len(title) or len(title) < 20:
        return False
    from rapidfuzz import fuzz

    return re.findall(r"\d+", key) == re.findall(r"\d+", title) and fuzz.ratio(key, title) >= 95


def _only_title(text: str, span: Span, title: str, words: PageWords) -> bool:
    """Whether a line holds the title, once or more, and else only navigation or the name of the site."""
    part = text[span.start : span.end]
    key = f" {_key(_DOMAIN.sub(' ', part))} "
    if not title or f" {title} " not in key:
        return False
    rest = key.replace(f" {title} ", "  ").replace(f" {title} ", "  ").split()
    if all(word in words.crumbs for word in rest):
        return True
    return len(rest) <= 4 and not _ENDED.search(part) and bool(re.search(r"\s[-|–—·»:]\s", part))


def _mark_bylines(text: str, pieces: list[_Piece], words: PageWords) -> None:
    """Mark lines that only say who wrote: at the top, at the end, or with an agency's name."""
    for number, piece in enumerate(pieces):
        part = text[piece.span.start : piece.span.end]
        if piece.role is not None or len(part) > _SHORT_LINE or _FULL_STOP.search(part):
            continue
        edge = number < 4 or number >= len(pieces) - 2
        line = part.strip("() ")
        signed = words.signed_with.search(line) is not None and len(line.split()) <= 12
        byline = words.bylines.match(line)
        named = (
            edge and len(pieces) > 1 and byline is not None and words.name_line.match(line, byline.end()) is not None
        )
        alone = (
            number == len(pieces) - 1 and number > 1 and 2 <= len(line.split()) <= 6 and words.name_line.fullmatch(line)
        )
        if len(pieces) > 1 and (signed or named or alone):
            piece.role = BlockRole.CHROME


def _mark_titles(text: str, given: str | None, pieces: list[_Piece]) -> None:
    """Mark headlines: short, without full stop, before longer text that has one."""
    left = [piece for piece in pieces if piece.role is None]
    first = True
    for number, piece in enumerate(left[:-1]):
        part, after = (text[p.span.start : p.span.end] for p in (piece, left[number + 1]))
        longest = _HEADLINE if first and not given else _HEADING
        alone = len(part) <= longest and (piece.whole or first) and _is_headline(part)
        if alone and len(after) > len(part) and _ENDED.search(after):
            piece.role = BlockRole.TITLE
        first = first and piece.role is not None


def _is_headline(part: str) -> bool:
    if _FULL_STOP.search(part) or part[0] in "([" or (part[0] in "-–—•*·" and part[-1] not in "-–—*"):
        return False
    if part[0] in '«“"' and part[-1] in '»”"!?':
        return False
    return not part[0].islower() and not any(end < len(part) - 1 for end in sentence_ends(part))
