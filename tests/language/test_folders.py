"""Every language's folder holds the files and tables that the code reads, and no others."""

import json
import tomllib
from typing import Any

import pytest

from factcheck.lexicon import folders, languages

REFERENCE = "fr"
TABLES = ("abbreviations", "articles", "counts", "dates", "events", "numbers", "places", "reading")
# Tables that a language may leave out: it has nothing to say there.
OPTIONAL = {
    "articles": {"crumbs", "credit_words", "particles", "agencies"},
    "counts": {"large"},
    "dates": {"amounts", "day", "extents", "feasts", "play", "references", "weekday_gaps"},
    "numbers": {"below_zero", "hundreds", "parted", "places_singular", "with_money", "with_money_words"},
    "places": {"bodies", "demonym_endings", "regions", "rivers", "suffixes"},
}
COMPONENTS = ("tok2vec", "morphologizer", "trainable_lemmatizer", "parser")


def table(code: str, name: str) -> dict[str, Any]:
    """One table of a language's folder."""
    return tomllib.loads(folders().joinpath(code, f"{name}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("code", languages())
def test_a_folder_holds_all_files(code: str) -> None:
    """A language has every table, its verbs, its card and the four components of its pipeline."""
    folder = folders().joinpath(code)
    wanted = [*(f"{name}.toml" for name in TABLES), "verbs.txt", "MODEL_CARD.md", "model/components.json"]
    wanted += [f"model/{part}/model" for part in COMPONENTS]
    assert [] == [name for name in wanted if not folder.joinpath(*name.split("/")).is_file()]
    made = json.loads(folder.joinpath("model", "components.json").read_text(encoding="utf-8"))
    assert COMPONENTS == tuple(made)


@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_the_keys_that_the_code_reads(code: str, name: str) -> None:
    """What one language says, every language says, if only with an empty list: the code asks each for all of it."""
    wanted, found = set(table(REFERENCE, name)), set(table(code, name))
    optional = OPTIONAL.get(name, set())
    assert (set(), set()) == (wanted - found - optional, found - wanted - optional), "(missing, unknown)"


@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize(("name", "part"), [("events", "questions"), ("articles", "tense"), ("articles", "dates")])
def test_a_table_of_fixed_parts_has_them_all(code: str, name: str, part: str) -> None:
    """Tables whose keys are the code's own, not the language's words, have the same keys in every language."""
    assert set(table(REFERENCE, name)[part]) == set(table(code, name)[part])


@pytest.mark.parametrize("code", languages())
def test_words_that_belong_together(code: str) -> None:
    """What sometimes means saying means saying, a half negation negates, and no exception is an event of its own."""
    events = table(code, "events")
    assert set() == set(events["sometimes_saying"]) - set(events["saying"]) - set(events["denying"])
    assert set() == set(events["half_negation"]) - set(events["negation"])
    assert set() == set(events["event_exceptions"]) & set(events["event_nouns"])
    assert set(events["motion"].values()) <= {"from", "to", "at"}
