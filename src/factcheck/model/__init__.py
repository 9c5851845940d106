"""The nouns: what an article is, what it claims, and what several articles say of one question.

Everything is frozen; a change is ``attrs.evolve``.
"""

from factcheck.model.article import (
    Article,
    Block,
    BlockRole,
    Document,
    FrozenDict,
    NotChecked,
    Published,
    Reference,
    Span,
    YearMonth,
)
from factcheck.model.claim import Claim, Event, Modality, Participant
from factcheck.model.finding import Finding, Pair, Position, Reason, Verdict, probability
from factcheck.model.value import Comparison, Mention, Relation, Value

__all__ = [
    "Article",
    "Block",
    "BlockRole",
    "Claim",
    "Comparison",
    "Document",
    "Event",
    "Finding",
    "FrozenDict",
    "Mention",
    "Modality",
    "NotChecked",
    "Pair",
    "Participant",
    "Position",
    "Published",
    "Reason",
    "Reference",
    "Relation",
    "Span",
    "Value",
    "Verdict",
    "YearMonth",
    "probability",
]
