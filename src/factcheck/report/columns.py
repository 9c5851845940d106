"""The columns of the tables: one line each. Names stay; later versions only add some at the end."""

from __future__ import annotations

import enum

import attrs


class Cell(enum.StrEnum):
    """What the cells of a column hold; a missing one is NA in text, NaN in numbers, NaT in times."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    TRUTH = "truth value"
    TIME = "local time"


@attrs.frozen
class Column:
    """A column: its name, what its cells hold, and what they say."""

    name: str
    cell: Cell
    says: str


def _side(letter: str) -> tuple[Column, ...]:
    """Return the columns for one of a pair's two claims."""
    return (
        Column(f"article_{letter}", Cell.TEXT, f"id of the article that makes claim {letter}"),
        Column(f"source_{letter}", Cell.TEXT, "its source, where known"),
        Column(f"value_{letter}", Cell.TEXT, "the answer, in its canonical form"),
        Column(f"start_{letter}", Cell.WHOLE, "first character of the answer in the article's text"),
        Column(f"end_{letter}", Cell.WHOLE, "the character after its last"),
        Column(f"sentence_{letter}", Cell.TEXT, "the sentence around it, on one line"),
        Column(f"modality_{letter}", Cell.TEXT, "asserted, planned, hedged or denied"),
        Column(f"attribution_{letter}", Cell.TEXT, "who is cited for it, if anybody"),
        Column(f"claim_{letter}", Cell.TEXT, "id of the claim"),
    )


PAIR_COLUMNS = (
    Column("finding", Cell.TEXT, "id of the finding that the pair belongs to"),
    Column("pair", Cell.TEXT, "id of the pair"),
    Column("question", Cell.TEXT, "what both claims answer"),
    Column("kind", Cell.TEXT, "sort of question: date, location, count ..."),
    Column("verdict", Cell.TEXT, "contradiction, update, refinement or agreement"),
    Column("confidence", Cell.NUMBER, "probability that the verdict is right"),
    Column("why", Cell.TEXT, "one phrase that says why"),
    *_side("a"),
    *_side("b"),
    Column("origins", Cell.WHOLE, "independent origins of the finding: copies of one wire text count once"),
)

# What a value says of itself in to_dict, by the name of its field there; a kind fills those that it has.
FIELDS = (
    Column("timex", Cell.TEXT, "of a date: its TIMEX3 value"),
    Column("earliest", Cell.TIME, "of a date: the first minute that it may mean"),
    Column("latest", Cell.TIME, "of a date: the last minute that it may mean"),
    Column("low", Cell.NUMBER, "of a count: the least that it may mean"),
    Column("high", Cell.NUMBER, "of a count: the most that it may mean"),
    Column("unit", Cell.TEXT, "of a count: its unit"),
    Column("counted", Cell.TEXT, "of a count: what is counted"),
    Column("key", Cell.TEXT, "of a place: the name under which spellings and languages meet"),
    Column("country", Cell.TEXT, "of a place: the country's code, where known"),
    Column("region", Cell.TEXT, "of a place: the region, where known"),
    Column("latitude", Cell.NUMBER, "of a place: degrees north, where known"),
    Column("longitude", Cell.NUMBER, "of a place: degrees east, where known"),
)

CLAIM_COLUMNS = (
    Column("id", Cell.TEXT, "id of the claim"),
    Column("article", Cell.TEXT, "id of the article that makes it"),
    Column("source", Cell.TEXT, "the article's source, where known"),
    Column("published", Cell.TEXT, "the article's publication date in ISO form, where given"),
    Column("language", Cell.TEXT, "the language in which the article was read"),
    Column("kind", Cell.TEXT, "sort of question: date, location, count ..."),
    Column("statement", Cell.TEXT, "the claim in words"),
    Column("question", Cell.TEXT, "the same without its value"),
    Column("value", Cell.TEXT, "the value in its canonical form"),
    *FIELDS,
    Column("start", Cell.WHOLE, "first character of the value in the article's text"),
    Column("end", Cell.WHOLE, "the character after its last"),
    Column("text", Cell.TEXT, "the value as it is written there"),
    Column("sentence", Cell.TEXT, "the sentence around it, on one line"),
    Column("modality", Cell.TEXT, "asserted, planned, hedged or denied"),
    Column("polarity", Cell.TRUTH, "False where the sentence denies it"),
    Column("attribution", Cell.TEXT, "who is cited for it, if anybody"),
    Column("predicate", Cell.TEXT, "lemma of the verb or noun that says what happened"),
    Column("finding", Cell.TEXT, "id of the finding in which it has its gravest verdict, if any"),
    Column("verdict", Cell.TEXT, "that verdict; missing where no other article answers"),
)
