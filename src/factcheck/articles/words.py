"""The words by which page chrome, datelines and captions are known: one table for all languages, one per language."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

import attrs

from factcheck.lexicon import Lexicon

NAME = r"[A-ZÀ-ÝŒ][\w.'’-]{0,25}"  # a word of a name
_INLINE_CREDIT = r"(?<=[.!?»\"”)])\s+({name}(?:\s{name}){{0,3}}\s?/\s?(?:{name}\s?/\s?)?(?:{agency}))(?![\w/])"
_NEVER = re.compile(r"(?!)")


def pattern(source: str) -> str:
    """Return a table's pattern as Python has it: ’ is either apostrophe, a space is any white space."""
    return re.sub(r" (?![?*+{])", r"\\s+", source.replace("’", "['’]")).replace(" ", r"\s")


def any_of(sources: Iterable[str], form: str = "{}", flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Compile a pattern that finds any of ``sources``, put into ``form``; no source at all is found nowhere."""
    alternatives = "|".join(f"(?:{pattern(source)})" for source in sources)
    return re.compile(form.format(f"(?:{alternatives})"), flags) if alternatives else _NEVER


@attrs.frozen(eq=False)
class PageWords:
    """The compiled tables of one language, joined with those for all languages."""

    lines: frozenset[str]
    patterns: re.Pattern[str]
    crumbs: frozenset[str]
    agencies: frozenset[str]
    credit_words: frozenset[str]
    promos: re.Pattern[str]
    promo_notes: re.Pattern[str]
    buttons: re.Pattern[str]
    button_cues: re.Pattern[str]
    starters: frozenset[str]
    contributors: re.Pattern[str]
    bylines: re.Pattern[str]
    by: str  # patterns to be put into others
    clock: str
    particles: str
    name_line: re.Pattern[str]
    signed_with: re.Pattern[str]
    signature: re.Pattern[str]
    credit_starts: re.Pattern[str]
    inline_credit: re.Pattern[str]
    notes: re.Pattern[str]
    published: re.Pattern[str]
    date_header: re.Pattern[str]
    caption_starts: re.Pattern[str]
    caption_cues: re.Pattern[str]


@functools.cache
def _everywhere() -> Mapping[str, Any]:
    return tomllib.loads(files("factcheck.articles").joinpath("chrome.toml").read_text(encoding="utf-8"))


def page_words(lexicon: Lexicon) -> PageWords:
    """Compile the tables of a language's folder (``articles.toml``)."""
    every, own = _everywhere(), lexicon.table("articles")

    def both(key: str) -> tuple[str, ...]:
        return (*every[key], *own.get(key, ()))

    def bare(key: str) -> str:
        return "|".join(re.escape(word) for word in both(key))

    agency = "|".join(re.escape(name) for name in sorted(every["agencies"], key=lambda name: (-len(name), name)))
    agencies = rf"(?:{agency})(?:\s*(?:[/,]|{bare('and_words')})\s*(?:{agency}))*"
    name = rf"(?:{NAME}|{bare('particles')})"
    return PageWords(
        lines=frozenset(line_key(line) for line in both("lines")),
        patterns=any_of(both("patterns")),
        crumbs=frozenset(both("crumbs")),
        agencies=frozenset(every["agencies"]),
        credit_words=frozenset(both("credit_words")),
        promos=any_of(own["promos"], r"(?<!\w){}(?!\w)"),
        promo_notes=any_of(own["promo_notes"], r"\s*{}\b\s*:?"),
        buttons=any_of(own["buttons"], r"\b{}"),
        button_cues=any_of(own["button_cues"], r"\b{}"),
        starters=frozenset(own["starters"]),
        contributors=any_of(own["contributors"], r"\(\s*[^()]{{0,30}}?\b{}"),
        bylines=any_of(own["bylines"]),
        by=bare("by"),
        clock="|".join(re.escape(word) for word in own["dates"]["clock"]),
        particles=bare("particles"),
        name_line=re.compile(rf"{name}(?:(?:[ ,]+|\s+(?:{bare('and_words')})\s+){name}){{0,7}}"),
        signed_with=re.compile(rf"(?:^|\b(?i:{bare('with_words')})\s+|\s[/-]\s*){agencies}\s*\)?$"),
        signature=re.compile(rf"(?:{agencies}|(?i:{bare('with_words')})\s+\S.{{0,40}})"),
        credit_starts=any_of(map(re.escape, both("credit_starts")), r"{}(?!\w)"),
        inline_credit=re.compile(_INLINE_CREDIT.format(name=NAME, agency=agency)),
        notes=any_of(own["notes"], r"\(\s*{}[^()]{{0,100}}\)\s*"),
        published=any_of(own["published"], r"{}\b"),
        date_header=re.compile(pattern(every["date_header"]), re.IGNORECASE),
        caption_starts=any_of(own["caption_starts"]),
        caption_cues=any_of(own["caption_cues"]),
    )


def line_key(line: str) -> str:
    """Return a line as it is compared: without case, apostrophes alike, no punctuation around, single spaces."""
    return " ".join(line.casefold().replace("’", "'").split()).strip(" .:;,!?»«>|-–—*•")
