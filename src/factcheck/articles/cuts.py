"""Pieces inside a paragraph that are no text of the article: promos, buttons, credits, headings run into a line.

A cutter yields the pieces it is sure of; where it cannot tell where a piece ends, it takes the least.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import attrs

from factcheck.articles.words import PageWords
from factcheck.model import BlockRole, Span

_SENTENCE_END = re.compile(r"(?<!\bM)(?<!\bMM)(?<!\bDr)(?<!\b[A-ZÀ-Ý])[.!?…]+(?:\s?[»\"”)])*(?=\s|\Z)")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_CAPS = re.compile(
    r"(?:(?<=[.!?…»\"”)]\s)|\A)"
    r"(?P<heading>[A-ZÀ-ÝŒ][A-ZÀ-ÝŒ'’-]*(?:[ ,]+[A-ZÀ-ÝŒ0-9][A-ZÀ-ÝŒ0-9'’-]*){0,12})"
    r"(?=\s+[\"«“]?\s?[A-ZÀ-ÝŒ](?:['’][A-ZÀ-Ýa-zà-ÿ]|[a-zà-ÿœ]))"
)
_BRACKETS = re.compile(r"\(\s*([^()\n]{2,120}?)\s*\)\s*\.?")
_INITIALS = re.compile(r"[a-z]{2,4}(?:[/,-] ?[a-z]{2,4})*")
_COPYRIGHT = re.compile(r"(?:©|\(c\)\s)\s?[^\n.]{2,80}\.?\Z")
_PROMO_REACH = 320  # characters in which a promoted headline ends
_BUTTON_REACH = 300
_CREDITS_REACH = 900
_CAPTION_REACH = 600


@attrs.frozen(order=True)
class Cut:
    """A piece of a paragraph with its role; ``caption`` says that what stands before it is a photo's caption."""

    start: int
    end: int
    role: BlockRole
    caption: bool = False


def cuts(text: str, paragraph: Span, words: PageWords) -> tuple[Cut, ...]:
    """Return the pieces of a paragraph that are not its text, in order, without overlap (the first, longest wins)."""
    part = text[paragraph.start : paragraph.end]
    found = sorted((cut for cutter in _CUTTERS for cut in cutter(part, words)), key=lambda cut: (cut.start, -cut.end))
    kept: list[Cut] = []
    for cut in found:
        if not kept or cut.start >= kept[-1].end:
            kept.append(cut)
    return tuple(attrs.evolve(c, start=c.start + paragraph.start, end=c.end + paragraph.start) for c in kept)


def sentence_ends(part: str) -> list[int]:
    """Return where the sentences of a paragraph end, roughly: good enough to place a piece of chrome."""
    return [match.end() for match in _SENTENCE_END.finditer(part)]


def _opens(part: str, at: int) -> bool:
    """Whether a sentence can begin at an offset."""
    before = part[:at].rstrip() if at < 40 else part[at - 40 : at].rstrip()
    return not before or before[-1] in '.!?…»"”):;|'


def _promos(part: str, words: PageWords) -> Iterator[Cut]:
    for match in words.promos.finditer(part):
        if match[0][0].isupper() and _opens(part, match.start()):
            yield Cut(match.start(), _promo_end(part, match.end(), words), BlockRole.CHROME)


def _promo_end(part: str, at: int, words: PageWords) -> int:
    """Return where a promoted headline ends: where a sentence begins, at a question mark, or at the paragraph's end."""
    while note := words.promo_notes.match(part, at):
        at = note.end()
    limit = min(len(part), at + _PROMO_REACH)
    stop = _SENTENCE_END.search(part, at, limit)
    end = stop.end() if stop else limit
    first = True
    for word in _WORD.finditer(part, at, end):
        if not first and _starts_sentence(part, word, words):
            return word.start()
        first = False
    closed = stop is None and end == len(part)  # a headline without full stop, up to the paragraph's end
    asks = stop is not None and stop[0][0] in "?!"
    if closed or asks or (stop is not None and end - at <= 160):
        return end
    return at


def _starts_sentence(part: str, word: re.Match[str], words: PageWords) -> bool:
    if not word[0][0].isupper():
        return False
    if part[max(0, word.start() - 20) : word.start()].rstrip()[-1:] in "«“\"(:-–—/|,'’":
        return False
    return _is_starter(word[0], words)


def _is_starter(word: str, words: PageWords) -> bool:
    """Whether a word has a capital only at the start of a sentence; of an elided one ("L'agence") its first part is."""
    first, apostrophe, _ = word.casefold().replace("’", "'").partition("'")
    return word.casefold() in words.starters or first + apostrophe in words.starters


def _buttons(part: str, words: PageWords) -> Iterator[Cut]:
    """Yield a passage that ends in a button ("Télécharger l'application") and advertises the page."""
    last = 0
    for match in words.buttons.finditer(part):
        if not match[0][0].isupper():
            continue
        near = max(last, match.start() - _BUTTON_REACH)
        ends = [end for end in sentence_ends(part[near : match.start()]) if near + end < match.start()]
        start = near + ends[-1] if ends else near
        passage = part[start : match.start()]
        if (start == near and near > last) or (passage.strip() and not words.button_cues.search(passage)):
            start = match.start()
        yield Cut(start, match.end(), BlockRole.CHROME)
        last = match.end()


def _headings(part: str, words: PageWords) -> Iterator[Cut]:
    """Yield headings in capitals that run into the text: "... MISES EN GARDE DE WASHINGTON Les Etats-Unis ..."."""
    for match in _CAPS.finditer(part):
        heading = match["heading"]
        letters = sum(map(str.isalpha, heading))
        following = _WORD.search(part, match.end())
        opened = following is not None and _is_starter(following[0], words)
        if letters >= 8 and (" " in heading or opened):
            yield Cut(*match.span("heading"), BlockRole.TITLE)


def _contributors(part: str, words: PageWords) -> Iterator[Cut]:
    for match in words.contributors.finditer(part):
        close = part.find(")", match.end(), match.start() + _CREDITS_REACH)
        end = close + 1 if close >= 0 else len(part)
        if end - match.start() <= _CREDITS_REACH and (match.start() == 0 or _opens(part, match.start())):
            yield Cut(match.start(), end, BlockRole.CHROME)


def _bracketed(part: str, words: PageWords) -> Iterator[Cut]:
    """Yield credits and signatures in brackets: "( POOL / Vladimir SMIRNOV )", "(AFP)", "(afp/cp)"."""
    for match in _BRACKETS.finditer(part):
        last = not part[match.end() :].strip()
        if not (last or _opens(part, match.start())):
            continue
        photo = _is_credit(match[1], words)
        if photo or words.signature.fullmatch(match[1]) or (last and _INITIALS.fullmatch(match[1])):
            yield Cut(*match.span(), BlockRole.CHROME, caption=photo and (last or match.start() <= _CAPTION_REACH))


def _is_credit(content: str, words: PageWords) -> bool:
    """Whether brackets name a photographer and an agency: "Vladimir SMIRNOV / POOL"."""
    if words.credit_starts.match(content):
        return True
    names = [name.strip() for name in re.split(r"\s*/\s*|\s+via\s+|\s+VIA\s+", content)]
    if len(names) < 2 or not all(name[:1].isupper() and len(name.split()) <= 6 for name in names):
        return False
    known = words.agencies | words.credit_words
    return any(name in known for name in names) and not all(name in words.agencies for name in names)


def _inline(part: str, words: PageWords) -> Iterator[Cut]:
    """Yield credits without brackets: "... le 10 septembre. STR / AFP Son train ..."."""
    for match in words.inline_credit.finditer(part):
        yield Cut(*match.span(1), BlockRole.CHROME, caption=match.start() <= _CAPTION_REACH)
    if end := _COPYRIGHT.search(part, max(0, len(part) - 90)):
        yield Cut(*end.span(), BlockRole.CHROME, caption=end.start() > 0)


_CUTTERS: tuple[Callable[[str, PageWords], Iterator[Cut]], ...] = (
    _promos,
    _buttons,
    _headings,
    _contributors,
    _bracketed,
    _inline,
)
