"""Check a story with models that have not seen it: for ``score.py --checker crossval:check``, run in this folder.

The stories are dealt out in FOLDS folds. Every fold's claim vectors come from an encoder trained on the other folds
(states.npz, written by training/encoder.py), and its matcher is fitted here on the other folds.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "training"))

import alignment  # noqa: E402
from factcheck import Article, Checker, Report  # noqa: E402
from factcheck.align.scoring import Scorer  # noqa: E402
from factcheck.model import Claim  # noqa: E402

FOLDS = 5
STORIES = HERE / "stories"


class Held(Checker):
    """A checker whose encoder and matcher have not seen the story that it is told to check."""

    story = ""

    def _states(self, readings: Sequence[Any], claims: Sequence[Claim]) -> Mapping[str, Any]:
        return _known().of(self.story, claims)

    @property
    def _scale(self) -> tuple[float, float]:
        return _known().scale


@cache
def _known() -> alignment.KnownStates:
    return alignment.KnownStates()


@cache
def _table() -> alignment.Table:
    return alignment.gathered(STORIES)


@cache
def _checker(fold: int) -> Held:
    """Return a checker whose matcher has not seen the stories of ``fold``."""
    checker = Held()
    checker._models.scorer = Scorer.of(alignment.train(_table(), _table().story % FOLDS != fold).table())
    return checker


def check(articles: list[Article], story_id: str) -> Report:
    """Return the report of a story by models that have not seen it."""
    where = alignment.folds((story.name for story in _table().stories), FOLDS)
    checker = _checker(where[story_id])
    checker.story = story_id
    return checker.check(articles)
