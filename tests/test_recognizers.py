"""The runner of the Recognizers-Text specifications: what passes, and that few cases are left out."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from factcheck.kinds.count.finder import CountFinder
from factcheck.lexicon import Lexicon

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
RUNNER = runpy.run_path(str(BENCHMARKS / "recognizers.py"))
FOLDER = RUNNER["FOLDER"]
there = pytest.mark.skipif(not FOLDER.is_dir(), reason="the specifications are not beside the repository")

PASSES = [
    ("Number", "They saw 42 swans.", [("42", {"value": "42"})], True),
    ("Number", "They saw 42 swans.", [("42", {"value": "43"})], False),
    ("Number", "They saw 42 swans and six geese.", [("42", {"value": "42"})], False),
    ("Number", "They paid $42 for it.", [("42", {"value": "42"})], True),
    ("Number", "They paid $42 for it.", [], True),
    ("Number", "Three quarters of it is gone.", [("Three quarters", {"value": "0.75"})], True),
    ("NumberRange", "Between 20 and 30 swans left.", [("Between 20 and 30", {"value": "[20,30)"})], True),
    ("NumberRange", "More than 20 swans left.", [("More than 20", {"value": "(20,)"})], True),
    ("NumberRange", "More than 20 swans left.", [("More than 20", {"value": "(,20)"})], False),
    ("Ordinal", "The third swan left.", [("third", {"value": "3"})], True),
    ("Ordinal", "The third swan left.", [], False),
    ("Percent", "At least 20% of them left.", [("20%", {"value": "20%"})], True),
    ("Currency", "It cost 300 yen.", [("300 yen", {"value": "300", "unit": "Yen Japonais"})], True),
    ("Currency", "It cost 300 yen.", [("300 yen", {"value": "300", "unit": "Euro"})], False),
    ("Currency", "It cost 30 pence.", [("30 pence", {"value": "30", "unit": "Pence"})], True),
    ("Dimension", "It is three feet long.", [("three feet", {"value": "3", "unit": "Foot"})], True),
    ("Dimension", "It is three feet long.", [("three feet", {"value": "3", "unit": "Meter"})], False),
    ("Age", "The baby is ten months old.", [("ten months old", {"value": "10", "unit": "Month"})], True),
    ("Temperature", "It was 86 degrees Fahrenheit.", [("86 degrees Fahrenheit", {"value": "86", "unit": "F"})], True),
]


@pytest.mark.parametrize(("model", "text", "wanted", "passes"), PASSES)
def test_when_a_case_passes(model, text, wanted, passes):
    """Every result is met in our units, and nothing else of the model's sort is found."""
    results = tuple(RUNNER["Wanted"](text.index(w), text.index(w) + len(w), resolution) for w, resolution in wanted)
    case = RUNNER["Case"](f"en/{model}/0", text, results)
    assert passes == RUNNER["passes"](case, model, RUNNER["read"](CountFinder(Lexicon("en")), case))


def test_every_class_that_is_left_out_has_a_reason():
    """And no case is in two classes."""
    groups = RUNNER["TABLES"]["excluded"]
    assert all(group["class"] and len(group["reason"]) > 30 for group in groups)
    ids = [case for group in groups for name in group["cases"] for case in RUNNER["_ids"](name)]
    assert len(ids) == len(set(ids))


@there
@pytest.mark.parametrize("language", RUNNER["LANGUAGES"])
def test_at_most_a_fifth_of_the_cases_is_left_out(language):
    """Over all models of a language; every id that is named exists."""
    ids = {case.id for model in RUNNER["MODELS"] for case in RUNNER["cases"](FOLDER, language, model)}
    left_out = {case for case in RUNNER["excluded"]() if case.startswith(language)}
    assert left_out <= ids
    assert len(left_out) <= len(ids) / 5


@there
@pytest.mark.parametrize("language", RUNNER["LANGUAGES"])
def test_most_cases_pass(language):
    """At least 85 % of those that are not left out."""
    finder, left_out = CountFinder(Lexicon(language)), RUNNER["excluded"]()
    results = [
        RUNNER["passes"](case, model, RUNNER["read"](finder, case))
        for model in RUNNER["MODELS"]
        for case in RUNNER["cases"](FOLDER, language, model)
        if case.id not in left_out
    ]
    assert sum(results) >= 0.85 * len(results)
