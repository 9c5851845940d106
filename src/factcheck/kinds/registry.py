"""The kinds there are: one line each. No other room knows what a date is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import attrs

from factcheck.errors import SettingsError, instead_of
from factcheck.kinds.count.compare import compare_counts
from factcheck.kinds.count.finder import CountFinder
from factcheck.kinds.count.value import CountValue
from factcheck.kinds.date.compare import compare_dates
from factcheck.kinds.date.extents import expressions
from factcheck.kinds.date.finder import DateFinder
from factcheck.kinds.date.value import DateValue
from factcheck.kinds.interface import Finder
from factcheck.kinds.likeness import UNLIKE, Likeness, counts_alike, dates_alike, places_alike
from factcheck.kinds.location.compare import compare_places
from factcheck.kinds.location.finder import LocationFinder
from factcheck.kinds.location.gazetteer import Gazetteer
from factcheck.kinds.location.value import PlaceValue
from factcheck.kinds.recorded import RecordedValue
from factcheck.lexicon import Lexicon
from factcheck.model import Comparison, Mention, Relation, Value


@attrs.frozen
class Kind:
    """A sort of question; ``collapses`` says that its mentions are single words to the parser.

    ``compare`` says how two values stand to each other, ``alike`` how near they lie and whether they are of one make;
    ``from_dict`` reads what its values' ``to_dict`` returns and raises ValueError; ``apart`` takes a mention into the
    single expressions that it is made of, in the article's text.
    """

    name: str
    collapses: bool
    finder: Callable[[Lexicon], Finder]
    compare: Callable[[Value, Value], Comparison]
    alike: Callable[..., Likeness]
    from_dict: Callable[[Mapping[str, Any]], Value]
    apart: Callable[[Mention, str], tuple[Mention, ...]] = lambda mention, text: (mention,)


def _typed(kind: type, compare: Callable[..., Comparison]) -> Callable[[Value, Value], Comparison]:
    def checked(a: Value, b: Value) -> Comparison:
        if not (isinstance(a, kind) and isinstance(b, kind)):
            return Comparison(Relation.NOT_COMPARABLE, "they are values of different kinds")
        return compare(a, b)

    return checked


KINDS: tuple[Kind, ...] = (
    Kind("date", True, DateFinder, _typed(DateValue, compare_dates), dates_alike, DateValue.from_dict, expressions),
    Kind(
        "location",
        False,
        lambda lexicon: LocationFinder(lexicon, Gazetteer()),
        _typed(PlaceValue, compare_places),
        places_alike,
        PlaceValue.from_dict,
    ),
    Kind("count", False, CountFinder, _typed(CountValue, compare_counts), counts_alike, CountValue.from_dict),
)
NAMES: tuple[str, ...] = tuple(kind.name for kind in KINDS)
_BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}


def chosen(names: Sequence[str] | None) -> tuple[Kind, ...]:
    """Return the kinds of these names in the order of KINDS; all when None. Raises SettingsError for an unknown one."""
    if names is None:
        return KINDS
    if isinstance(names, str) or not isinstance(names, Iterable):
        raise SettingsError(f"kinds must be a sequence of names, not {names!r}")
    if not names:
        raise SettingsError(f"kinds is empty; there are {', '.join(NAMES)}")
    if unknown := sorted(set(names) - set(NAMES)):
        raise SettingsError(f"unknown kind {unknown[0]!r}; {instead_of(unknown[0], NAMES)}")
    return tuple(kind for kind in KINDS if kind.name in names)


def apart(mention: Mention, text: str) -> tuple[Mention, ...]:
    """Return the single expressions of a mention in an article of this text, each with its own value."""
    return _BY_NAME[mention.kind].apart(mention, text)


def value_of(data: Mapping[str, Any]) -> Value:
    """Return the value that was written as ``data``; one of a type that is not known here keeps what was written.

    Raises ValueError where a part is missing or of the wrong type.
    """
    kind = _BY_NAME.get(data["type"]) if isinstance(data.get("type"), str) else None
    return kind.from_dict(data) if kind else RecordedValue.from_dict(data)


def compare_values(kind: str, a: Value, b: Value) -> Comparison:
    """Compare two values of one kind."""
    return _BY_NAME[kind].compare(a, b)


def likeness(kind: str, a: Value, b: Value) -> Likeness:
    """Return how alike two values of one kind are; values of two types are not."""
    return _BY_NAME[kind].alike(a, b) if type(a) is type(b) else UNLIKE


def compare(mention: Mention, other: Mention) -> Comparison:
    """Compare what two mentions say; those of different kinds are not comparable."""
    if mention.kind != other.kind:
        return Comparison(Relation.NOT_COMPARABLE, f"a {mention.kind} and a {other.kind} answer different questions")
    if mention.kind not in _BY_NAME:
        return Comparison(Relation.NOT_COMPARABLE, f"this version does not know how to compare a {mention.kind}")
    return compare_values(mention.kind, mention.value, other.value)
