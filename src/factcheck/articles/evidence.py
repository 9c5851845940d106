"""What an article says about the day it speaks from: its dates, and its weekdays with their tense."""

from __future__ import annotations

import datetime as dt
import enum
import re
from collections.abc import Iterator

import attrs

from factcheck.articles.days import DateNames, PartialDate, date_names, dates_in
from factcheck.articles.layout import Layout
from factcheck.articles.words import any_of
from factcheck.lexicon import Lexicon
from factcheck.model import Article, BlockRole, YearMonth

_CLAUSE = re.compile(r"[,.;:!?«»\"“”()\n–—]")
_LEAD = 500  # characters of the lead
_AFTER = 25  # characters by which a cue behind a date counts as farther away
_SENTENCE = re.compile(r"[.!?«»\"“”\n]")
_REACH = 120  # characters of a clause on each side of a weekday
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d]|[.,]\d)")
_TEXT = (BlockRole.BODY, BlockRole.CAPTION)


class Tense(enum.StrEnum):
    """Where a weekday lies, seen from the article's day."""

    TODAY = "today"
    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


@attrs.frozen
class Weekday:
    """A weekday without a date (ISO, 1 is Monday), as the article uses it."""

    number: int
    tense: Tense
    text: str


@attrs.frozen
class DatedText:
    """A date in the text with its tense; ``prominent`` in a caption, in the lead or beside its weekday."""

    date: PartialDate
    tense: Tense
    prominent: bool


@attrs.frozen
class Evidence:
    """What one article says about its day."""

    published: dt.date | None = None
    month: tuple[int, int] | None = None
    month_from: str = ""
    header: tuple[PartialDate, ...] = ()
    dateline: PartialDate | None = None
    dateline_text: str = ""
    dates: tuple[DatedText, ...] = ()
    weekdays: tuple[Weekday, ...] = ()
    years: tuple[int, ...] = ()
    yesterday: bool = False  # it says "hier": it is written the day after its news


@attrs.frozen(eq=False)
class TenseCues:
    """The patterns of one language that tell a weekday's tense."""

    names: DateNames
    today: re.Pattern[str]
    passed_over: re.Pattern[str]
    passed_over_after: re.Pattern[str]
    bounds: re.Pattern[str]
    yesterday: re.Pattern[str]
    past: re.Pattern[str]
    future: re.Pattern[str]


def tense_cues(lexicon: Lexicon) -> TenseCues:
    """Compile a language's patterns."""
    table = lexicon.table("articles")["tense"]
    return TenseCues(
        names=date_names(lexicon),
        today=any_of(table["today"], r"(?<!\w){}\s+\Z"),
        passed_over=any_of(table["passed_over"], r"(?<!\w){}\s+\Z"),
        passed_over_after=any_of(table["passed_over_after"], r"\s+{}(?!\w)"),
        bounds=any_of(table["bounds"], r"(?<!\w){}\s+\Z"),
        yesterday=any_of(table["yesterday"], r"(?<!\w){}(?!\w)"),
        past=any_of(table["past"], r"(?<!\w){}(?!\w)"),
        future=any_of(table["future"], r"(?<!\w){}(?!\w)"),
    )


def evidence(article: Article, found: Layout, cues: TenseCues) -> Evidence:
    """Collect what an article's metadata, header, dateline, body and captions say about its day."""
    published, month, month_from = _published(article)
    dateline = next((header for header in found.headers if header.kind == "dateline" and header.dates), None)
    heads = [header for header in found.headers if header.kind == "header"]
    if month is None and (head := next((h for h in heads if h.month), None)):
        month, month_from = head.month, f"header '{head.text}'"
    spans = [block.span for block in found.blocks if block.role in _TEXT]
    dates = list(_dated(article.text, found, cues))
    return Evidence(
        published=published,
        month=month,
        month_from=month_from,
        header=tuple(date for head in heads for date in head.dates if date.year),
        dateline=dateline.dates[0] if dateline else None,
        dateline_text=dateline.text if dateline else "",
        dates=tuple(dates),
        weekdays=tuple(day for span in spans for day in _weekdays(article.text, span.start, span.end, dates, cues)),
        yesterday=any(cues.yesterday.search(article.text, span.start, span.end) for span in spans),
        years=tuple(int(m[0]) for span in spans for m in _YEAR.finditer(article.text, span.start, span.end)),
    )


def _published(article: Article) -> tuple[dt.date | None, tuple[int, int] | None, str]:
    match article.published:
        case dt.datetime() as moment:
            return moment.date(), None, ""
        case dt.date() as day:
            return day, None, ""
        case YearMonth(year, month):
            return None, (year, month), f"published {year:04d}-{month:02d}"
        case _:
            return None, None, ""


def _dated(text: str, found: Layout, cues: TenseCues) -> Iterator[DatedText]:
    lead_end = next((block.span.start + _LEAD for block in found.blocks if block.role is BlockRole.BODY), 0)
    for block in found.blocks:
        if block.role in _TEXT:
            for date in dates_in(text, cues.names, block.span.start, block.span.end):
                news = block.role is BlockRole.CAPTION or date.span.start < lead_end or date.weekday is not None
                before = text[max(block.span.start, date.span.start - 20) : date.span.start]
                news = news and not cues.bounds.search(before)
                yield DatedText(date, _tense(text, date.span.start, date.span.end, cues), news)


def _weekdays(text: str, start: int, end: int, dates: list[DatedText], cues: TenseCues) -> list[Weekday]:
    """Return the bare weekdays of a piece of text; those of a full date are not among them."""
    taken = [d.date.span for d in dates if start <= d.date.span.start < end]
    out = []
    for match in cues.names.weekdays.finditer(text, start, end):
        if any(span.start <= match.start() < span.end for span in taken) or cues.passed_over_after.match(
            text, match.end(), end
        ):
            continue
        before = text[max(start, match.start() - 20) : match.start()]
        if cues.passed_over.search(before):
            continue
        tense = Tense.TODAY if cues.today.search(before) else _tense(text, *match.span(), cues)
        out.append(Weekday(cues.names.months[match[0].casefold()], tense, match[0]))
    return out


def _tense(text: str, start: int, end: int, cues: TenseCues) -> Tense:
    """Return the tense around a date, by the cue that is nearest to it in its clause, else in its sentence."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    for boundary in (_CLAUSE, _SENTENCE):
        near = _near(boundary.split(before)[-1], boundary.split(after, maxsplit=1)[0], cues)
        if near is not None:
            return near
    return Tense.UNKNOWN


def _near(before: str, after: str, cues: TenseCues) -> Tense | None:
    found: list[tuple[int, int, Tense]] = []
    for rank, (tense, pattern) in enumerate(((Tense.PAST, cues.past), (Tense.FUTURE, cues.future))):
        ends = [match.end() for match in pattern.finditer(before)]
        if ends:
            found.append((len(before) - ends[-1], rank, tense))
        if match := pattern.search(after):
            found.append((match.start() + _AFTER, rank, tense))
    return min(found)[2] if found else None
