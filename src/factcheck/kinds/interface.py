"""What a kind of question offers to the stages: find mentions, read them again with a parse, compare their values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from factcheck.language.interface import Sentence
from factcheck.model import Document, Mention, Span


class Finder(Protocol):
    """Finds and normalises the mentions of one kind in one language; holds compiled patterns."""

    def find(self, document: Document, taken: Sequence[Span]) -> tuple[Mention, ...]:
        """Return the mentions in text order, from the text alone, outside the spans that another kind has taken."""

    def settle(
        self, document: Document, mentions: Sequence[Mention], sentences: Sequence[Sentence]
    ) -> tuple[Mention, ...]:
        """Return ``mentions`` read again with the parse: corrected, or left out where they are none."""
