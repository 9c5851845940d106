"""The annotated stories are well formed, so that a score means what it says."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
STORIES = sorted((BENCHMARKS / "stories").glob("*.json"))
validate = runpy.run_path(str(BENCHMARKS / "validate.py"))


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_stories_are_well_formed(path):
    """Quotes occur once, every pair is labelled, kinds and labels are known."""
    assert [] == list(validate["problems"](json.loads(path.read_text(encoding="utf-8"))))


def test_what_is_wrong_is_found():
    """A story with a quote that is not there, a pair too few and a new label is refused."""
    story = json.loads(STORIES[0].read_text(encoding="utf-8"))
    fact = story["facts"][0]
    fact["claims"][0]["mentions"][0]["quote"] = "nowhere"
    fact["pairs"][0]["label"] = "doubt"
    fact["pairs"] += fact["pairs"][:1]
    found = "\n".join(validate["problems"](story))
    assert "occurs 0 times" in found
    assert "every pair once" in found
    assert "label doubt" in found


def test_the_annotated_seeds_are_the_articles_in_seeds(seeds):
    """The benchmark's texts are the files', so that offsets mean the same."""
    story = json.loads((BENCHMARKS / "seeds.json").read_text(encoding="utf-8"))
    for article in story["articles"]:
        [file] = seeds.glob(f"{article['id']}*.txt")
        assert article["text"] == file.read_bytes().decode("utf-8-sig")
