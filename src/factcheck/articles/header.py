"""What stands before the lead: "date 2023-09", "Publié le 12 mai", "SEOUL/MOSCOU, 12 septembre (Reuters) -"."""

from __future__ import annotations

import re

import attrs

from factcheck.articles.days import DateNames, PartialDate, dates_in
from factcheck.articles.words import NAME, PageWords
from factcheck.model import Span

_CAPITAL = r"[A-ZÀ-ÝŒ][\w.'’]{0,25}"  # without hyphen, which joins two of them: else there are too many ways to match
_PLACE = r"{name}(?:(?:\s?/\s?|-|\s)(?:{name}|(?:{particles})(?=[\s'’-]))){{0,6}}"
_REGION = r"(?:\s*\([^()\n]{2,40}\)|,\s+[A-ZÀ-Ý][\w.]{1,20}(?:\s[A-ZÀ-Ý]\w{1,20})?)?"  # "(Haute-Savoie)", ", Ohio"
_AGENCY = r"(?:\(\s*[A-ZÀ-Ý][^()\n\d]{1,40}\))"
_DASH = r"(?:\s+[-–—]{1,2}\s*|\s*[-–—]{1,2}\s+|\s*:\s+|\s*\.\s+[-–—]\s*)"
_TOWN = r"[A-ZÀ-Ý]{3,}(?:[ '’/-][A-ZÀ-Ý]{2,}){0,2}"  # "NEW DELHI: Severe ..."
_CAPITALS = r"[A-ZÀ-Ý]{3,}[A-ZÀ-Ý/ '’-]{0,40}"
_BYLINE = r"(?:(?i:{by})\s+{name}(?:(?:\s+|,\s+|\s+\w{{1,3}}\s+)(?:{name}|{particles})){{1,12}}?\s+)?"
_NUMERIC = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d\d-\d\d"
_CLOCK = r"(?:\s*(?:,|-|–|{clock})?\s*\d{{1,2}}\s?[h:]\s?\d{{0,2}}(?:\s*(?:min|GMT|CET|UTC))?)?"
_REACH = 400  # characters of a paragraph in which its dateline ends


@attrs.frozen
class Header:
    """What stands before the lead of an article: where, and the dates that it gives."""

    span: Span
    kind: str  # "header" or "dateline"
    text: str
    dates: tuple[PartialDate, ...] = ()
    month: tuple[int, int] | None = None  # year and month of "date 2023-09"


@attrs.frozen(eq=False)
class HeaderPatterns:
    """The patterns of one language."""

    dateline: re.Pattern[str]
    glued: re.Pattern[str]  # a dateline in capitals after something else
    date_line: re.Pattern[str]
    published: re.Pattern[str]


def header_patterns(names: DateNames, words: PageWords) -> HeaderPatterns:
    """Compile the patterns of what stands before a lead."""
    date = f"(?i:{names.source})"
    name = f"(?:{NAME})"
    place = _PLACE.format(name=_CAPITAL, particles=words.particles)
    byline = _BYLINE.format(by=words.by, name=name, particles=words.particles)
    clock = _CLOCK.format(clock=words.clock)
    ends = rf"(?:{_AGENCY}?{_DASH}|{_AGENCY}?\s*\.\s+(?=[A-ZÀ-Ý])|{_AGENCY}\s+(?=[A-ZÀ-Ý]))"
    dated = rf"(?P<place>{place}){_REGION}\s*,\s+{date}\s*{ends}"
    agency_first = rf"(?P<place2>{place}){_REGION}\s*,?\s*{_AGENCY}{_DASH}(?:{date}(?:\s*,\s+|{_DASH}))?"
    bare = rf"(?:{date}\s*)?{_AGENCY}{_DASH}"
    alone = rf"(?P<place3>{_TOWN})(?:,\s+{_CAPITAL}[\w.]*)?(?:\s+[-–—]{{1,2}}\s+|:\s+)(?=[\"'“‘]?[A-ZÀ-Ý])"
    published = rf"(?i:{words.published.pattern})[^.\n]{{0,30}}?(?:{date}|{_NUMERIC}){clock}"
    return HeaderPatterns(
        dateline=re.compile(rf"(?i:{words.notes.pattern})?{byline}(?:{dated}|{agency_first}|{bare}|{alone})"),
        glued=re.compile(rf"(?<=\s)(?P<place>{_CAPITALS}),\s+{date}\s*{_AGENCY}{_DASH}"),
        date_line=re.compile(rf"(?:{place}{_REGION}\s*,\s+)?{date}{clock}\s*[.|-]?\Z"),
        published=re.compile(published),
    )


def headers(
    text: str, paragraph: Span, names: DateNames, words: PageWords, patterns: HeaderPatterns
) -> tuple[Header, ...]:
    """Return what a paragraph has before its text, in order and end to end (only white space lies between)."""
    found: list[Header] = []
    at = paragraph.start
    while header := _next(text, at, paragraph.end, names, words, patterns):
        found.append(header)
        at = _skip_space(text, header.span.end, paragraph.end)
    return tuple(found)


def glued(text: str, paragraph: Span, names: DateNames, patterns: HeaderPatterns) -> Header | None:
    """Return a dateline in capitals that follows a headline in the same paragraph, or None."""
    match = patterns.glued.search(text, paragraph.start, min(paragraph.end, paragraph.start + _REACH))
    return _dateline(text, match, names) if match else None


def _next(text: str, at: int, end: int, names: DateNames, words: PageWords, patterns: HeaderPatterns) -> Header | None:
    if at >= end:
        return None
    if match := words.date_header.match(text, at, end):
        return _dated(match)
    reach = min(end, at + _REACH)
    if match := patterns.published.match(text, at, reach):
        return Header(Span(*match.span()), "header", _line(match[0]), tuple(dates_in(text, names, *match.span())))
    if end - at <= 80 and (match := patterns.date_line.match(text, at, end)):
        dates = tuple(date for date in dates_in(text, names, at, end) if date.year)
        return Header(Span(at, end), "header", _line(match[0]), dates) if dates else None
    if words.caption_starts.match(text, at, reach):
        return None
    match = patterns.dateline.match(text, at, reach)
    return _dateline(text, match, names) if match and match.end() < end else None


def _dated(match: re.Match[str]) -> Header:
    year, month, *day = (int(part) for part in match[1].split("-"))
    span, text = Span(*match.span()), _line(match[0])
    if not 1 <= month <= 12:
        return Header(span, "header", text)
    dates = (PartialDate(span, text, day[0], month, year),) if day and 1 <= day[0] <= 31 else ()
    return Header(span, "header", text, dates, None if dates else (year, month))


def _dateline(text: str, match: re.Match[str], names: DateNames) -> Header:
    dates = tuple(dates_in(text, names, *match.span()))
    groups = match.groupdict()
    place = groups.get("place") or groups.get("place2") or groups.get("place3") or ""
    capitals = re.search(r"(?<!\S)[A-ZÀ-Ý]{2}[A-ZÀ-Ý/'’-]*(?:[ -][A-ZÀ-Ý]{2}[A-ZÀ-Ý/'’-]*)*\Z", place)
    shown = capitals[0] if capitals else place
    said = ", ".join(part for part in (_line(shown), *(date.text for date in dates[:1])) if part)
    return Header(Span(*match.span()), "dateline", said or _line(match[0]), dates)


def _line(text: str) -> str:
    return " ".join(text.split())


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at
