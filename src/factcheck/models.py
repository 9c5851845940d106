"""What is loaded from disk, each model when it is first needed; checkers with other settings can share it."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from factcheck.reading import Encodings, Tongues


class Models:
    """The languages, the ``embedder`` that a setting means, the claim encoder and the matcher."""

    def __init__(self, embedder: Any = None) -> None:
        self._given = embedder
        self.tongues = Tongues()
        self.encodings = Encodings()

    @cached_property
    def embedder(self) -> Any:
        """The embedder; raises EmbedderError."""
        from factcheck.align.embed import open_embedder

        return open_embedder(self._given)

    @cached_property
    def encoder(self) -> Any:
        """The shipped claim encoder."""
        from factcheck.align.encoder import ClaimEncoder

        return ClaimEncoder()

    @cached_property
    def scorer(self) -> Any:
        """The shipped matcher."""
        from factcheck.align.scoring import Scorer

        return Scorer.shipped()
