"""The shape of a report's JSON, and how it is checked: every key that is needed, of the right type, or a place to name.

These classes hold what stands in the JSON, ids and all; ``restore`` makes a report of them. What is not named here is
not read: later versions only add.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from functools import cache
from typing import Any

import attrs

from factcheck.errors import ReportError
from factcheck.kinds.registry import value_of
from factcheck.model import (
    BlockRole,
    FrozenDict,
    Modality,
    NotChecked,
    Participant,
    Reason,
    Reference,
    Span,
    Value,
    Verdict,
)

THE_CLAUSES: Any = object()  # a near value that is not written is the one that the clause gives


@attrs.frozen
class BlockShape:
    """A piece of an article's text."""

    start: int
    end: int
    role: BlockRole


@attrs.frozen
class ArticleShape:
    """An article, with its text where that was written."""

    id: str
    source: str | None
    published: str | None
    language: str | None
    title: str | None
    url: str | None
    sha256: str
    characters: int
    reference: Reference
    metadata: FrozenDict
    language_detected: bool = False
    text: str | None = None
    blocks: tuple[BlockShape, ...] = ()


@attrs.frozen
class MentionShape:
    """Where a value stands; ``value`` only where it is not the claim's."""

    start: int
    end: int
    text: str
    value: Value | None = None


@attrs.frozen
class EventShape:
    """What a claim is about."""

    predicate: str
    text: str
    start: int
    end: int
    participants: tuple[Participant, ...]
    place: str | None
    time: str | None
    aspect: str = ""
    saying: bool = False
    words: tuple[str, ...] = ()
    about: str = ""
    counted: str = ""
    total: str = ""
    place_value: Value | None = None
    time_value: Value | None = None
    near_place: Value | None = THE_CLAUSES
    near_time: Value | None = THE_CLAUSES


@attrs.frozen
class ClaimShape:
    """A claim, which names its article by id."""

    id: str
    article: str
    kind: str
    statement: str
    value: Value
    mentions: tuple[MentionShape, ...]
    sentence: Span
    event: EventShape
    modality: Modality
    polarity: bool
    attribution: str | None
    question: str = ""
    slot: str = ""
    quote: str = ""


@attrs.frozen
class PairShape:
    """A pair, which names its claims by id."""

    id: str
    a: str
    b: str
    verdict: Verdict
    confidence: float
    why: str
    reasons: tuple[Reason, ...] = ()


@attrs.frozen
class PositionShape:
    """An answer, which names its claims by id."""

    value: str
    claims: tuple[str, ...]
    sources: tuple[str, ...]


@attrs.frozen
class FindingShape:
    """A finding."""

    id: str
    kind: str
    question: str
    verdict: Verdict
    confidence: float
    origins: int
    positions: tuple[PositionShape, ...]
    pairs: tuple[PairShape, ...]


@attrs.frozen
class ReportShape:
    """The whole report."""

    factcheck_version: str
    settings: FrozenDict
    models: FrozenDict
    articles: tuple[ArticleShape, ...]
    not_checked: tuple[NotChecked, ...]
    claims: tuple[ClaimShape, ...]
    findings: tuple[FindingShape, ...]


_PLAIN: Mapping[type, str] = {str: "a text", int: "a whole number", bool: "true or false", float: "a number"}


def shaped(data: Mapping[str, Any]) -> ReportShape:
    """Return what stands in ``data``; raises ReportError for the first place where something else stands."""
    from cattrs import BaseValidationError, transform_error

    try:
        made: ReportShape = _converter().structure(data, ReportShape)
    except BaseValidationError as error:
        first, *others = transform_error(error, "", _said)
        reason, _, place = first.rpartition(" @ ")
        raise ReportError(place.removeprefix("."), reason, len(others)) from error
    return made


def _said(error: BaseException, kind: type | None) -> str:
    return "is missing" if isinstance(error, KeyError) else str(error)


@cache
def _converter() -> Any:
    """Return what takes nothing for something else: no text is a number, no number a text, no object a list."""
    from cattrs import Converter
    from cattrs.cols import list_structure_factory
    from cattrs.gen import make_dict_structure_fn

    converter = Converter()
    for kind, name in _PLAIN.items():
        converter.register_structure_hook(kind, _exactly(kind, name))
    for kind in (BlockRole, Modality, Verdict):  # else they would be taken for texts
        converter.register_structure_hook(kind, _choice)
    converter.register_structure_hook(dt.date, lambda value, _: dt.date.fromisoformat(_text(value)))
    converter.register_structure_hook(FrozenDict, lambda value, _: FrozenDict(_object(value)))
    converter.register_structure_hook(Value, lambda value, _: value_of(_object(value)))

    @converter.register_structure_hook_factory(attrs.has)
    def _of_class(kind: Any, made_by: Converter) -> Any:
        inner = make_dict_structure_fn(kind, made_by)
        return lambda value, _: inner(_object(value), kind)

    @converter.register_structure_hook_factory(lambda kind: getattr(kind, "__origin__", None) is tuple)
    def _of_each(kind: Any, made_by: Converter) -> Any:
        inner = list_structure_factory(list[kind.__args__[0]], made_by)
        return lambda value, _: tuple(inner(_list(value), kind))

    return converter


def _exactly(kind: type, name: str) -> Any:
    wanted = (int, float) if kind is float else kind

    def checked(value: Any, _: Any) -> Any:
        odd = not isinstance(value, wanted) or (isinstance(value, bool) and kind is not bool)
        if odd or (isinstance(value, float) and not math.isfinite(value)):
            raise TypeError(f"must be {name}, not {value!r}")
        return value

    return checked


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"must be a text, not {value!r}")
    return value


def _object(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise TypeError(f"must be an object, not {value!r:.80}")
    return value


def _list(value: Any) -> Any:
    if not isinstance(value, list | tuple):
        raise TypeError(f"must be a list, not {value!r:.80}")
    return value


def _choice(value: Any, kind: Any) -> Any:
    if value not in list(kind):
        raise ValueError(f"must be one of {', '.join(kind)}, not {value!r:.80}")
    return kind(value)
