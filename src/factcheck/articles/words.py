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
    signed_with: re.Pattern[str]
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
    agencies = sorted(every["agencies"], key=lambda name: (-len(name), name))
    signed = "|".join(re.escape(name) for name in agencies)
    name = r"[A-ZÀ-Ý][\w.'’-]{0,20}"
    return PageWords(
        lines=frozenset(line_key(line) for line in (*every["lines"], *own["lines"])),
        patterns=any_of((*every["patterns"], *own["patterns"])),
        crumbs=frozenset((*every["crumbs"], *own.get("crumbs", ()))),
        agencies=frozenset(agencies),
        credit_words=frozenset(every["credit_words"]),
        promos=any_of(own["promos"], r"(?<!\w){}(?!\w)"),
        promo_notes=any_of(own["promo_notes"], r"\s*{}\b\s*:?"),
        buttons=any_of(own["buttons"], r"\b{}"),
        button_cues=any_of(own["button_cues"], r"\b{}"),
        starters=frozenset(own["starters"]),
        contributors=any_of(own["contributors"], r"\(\s*[^()]{{0,30}}?\b{}"),
        bylines=re.compile(f"(?i:{'|'.join(pattern(p) for p in own['bylines'])})"),
        signed_with=re.compile(rf"(?:^|\b(?:{'|'.join(own['with_words'])})\s+|\s[/-]\s*)(?:{signed})(?:\s*(?:[/,]|et|and|y|e|und)\s*(?:{signed}))*\s*\)?$"),
        inline_credit=re.compile(rf"(?<=[.!?»\"”)])\s+({name}(?:\s{name}){{0,3}}\s?/\s?(?:{name}\s?/\s?)?(?:{signed}))(?![\w/])"),
        notes=any_of(own["notes"], r"\(\s*{}[^()]{{0,100}}\)\s*"),
        published=any_of(own["published"], r"{}\b"),
        date_header=re.compile(pattern(every["date_header"]), re.IGNORECASE),
        caption_starts=any_of(own["caption_starts"]),
        caption_cues=any_of(own["caption_cues"]),
    )


def line_key(line: str) -> str:
    """Return a line as it is compared: without case, apostrophes alike, no punctuation around, single spaces."""
    return " ".join(line.casefold().replace("’", "'").split()).strip(" .:;,!?»«>|-–—*•")
