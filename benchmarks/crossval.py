"""Check a story with a matcher that has not seen it: for ``score.py --checker crossval:check``, run in this folder.

The stories are dealt out in FOLDS folds; for each fold the matcher's models are fitted on the other folds.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "training"))

import alignment  # noqa: E402
from factcheck import Article, Checker, Report  # noqa: E402
from factcheck.align.scoring import Scorer  # noqa: E402

FOLDS = 5
STORIES = HERE / "stories"


@cache
def _rows() -> list[Any]:
    checker = Checker()
    rows = []
    for path in sorted(STORIES.glob("*.json")):
        rows += alignment.rows_of(json.loads(path.read_text(encoding="utf-8")), checker)
    return rows


@cache
def _checker(fold: int) -> Checker:
    """Return a checker whose matcher has not seen the stories of ``fold``; -1 has seen all of them."""
    where = alignment.folds(_rows(), FOLDS)
    checker = Checker()
    checker._scorer = Scorer.of(alignment.table([r for r in _rows() if where[r.story] != fold]))
    return checker


def check(articles: list[Article], story_id: str) -> Report:
    """Return the report of a story by the model that has not seen it."""
    return _checker(alignment.folds(_rows(), FOLDS).get(story_id, -1)).check(articles)
