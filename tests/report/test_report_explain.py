"""Explaining pairs: which are chosen, what is said of each, and ids that are not known."""

from __future__ import annotations

import json
import re

import attrs
import pytest

from factcheck.errors import UnknownId


def test_a_pair_written_out(bridge):
    """Who says what, both sentences, why, and the parts with the sums so far up to the confidence."""
    assert bridge.explain("nord-c0+sud") == (
        "CONTRADICTION  0.91  Le pont ouvre: when?\n"
        "  pair nord-c0+sud-c0 of finding f-grave\n"
        "  lundi 3 mai 2021   nord (La Gazette)\n"
        "  mardi 4 mai 2021   sud (Le Courrier)\n"
        "  nord:58-63  « Le pont de Saint-Aubin a ouvert [lundi] à midi. »\n"
        "  sud:58-69  « Selon la préfecture, le pont a ouvert [mardi 4 mai] au public. » (hedged; according\n"
        "      to la préfecture)\n"
        "  why: 3 May is not 4 May\n"
        "\n"
        "    adds              so far        what was seen\n"
        "   +1.53  ++++++++++   +1.53  0.82  before anything is seen\n"
        "   +1.50  ++++++++++   +3.03  0.95  both name the bridge\n"
        "   -0.75  -----        +2.28  0.91  ouvrir = ouvrir\n"
        "   +0.03               +2.31  0.91  2 smaller parts\n"
        "  together +2.31 log-odds, which is a probability of 0.91\n"
    )


def test_contradictions_and_updates_if_not_said(bridge):
    """Without an id the pairs to look at are explained, in the report's order; other verdicts when asked for."""
    assert _confidences(bridge.explain()) == ["CONTRADICTION  0.91", "CONTRADICTION  0.84"]
    assert _confidences(bridge.explain(verdicts=["refinement"])) == ["REFINEMENT  0.80"] * 2
    assert bridge.explain(verdicts=["agreement"]) == "Nothing to explain: no pair has the verdict agreement.\n"


def test_nothing_to_explain(single):
    """A report without such pairs says so, in each form."""
    assert single.explain() == "Nothing to explain: no pair has the verdict contradiction or update.\n"
    assert json.loads(single.explain(form="json")) == []


def _confidences(text: str) -> list[str]:
    return re.findall(r"^[A-Z]+  [\d.]+", text, re.MULTILINE)


def test_a_finding_is_all_its_pairs(bridge):
    """The id of a finding, or its beginning, explains every pair of it."""
    told = ["CONTRADICTION  0.91", "CONTRADICTION  0.84", "REFINEMENT  0.80"]
    assert _confidences(bridge.explain("f-grave")) == told
    assert bridge.explain("f-g", of="finding") == bridge.explain("f-grave")


def test_json_is_complete_in_itself(bridge):
    """Each pair with its question, both quotes and all its reasons."""
    [told] = json.loads(bridge.explain("nord-c0+sud-c0", form="json"))
    report = bridge.to_dict()["findings"][0]
    assert told | {"a": None, "b": None} == report["pairs"][0] | {
        "finding": "f-grave",
        "kind": "date",
        "question": "Le pont ouvre: when?",
        "a": None,
        "b": None,
    }
    assert told["b"] == {
        "claim": "sud-c0",
        "article": "sud",
        "source": "Le Courrier",
        "value": "mardi 4 mai 2021",
        "start": 58,
        "end": 69,
        "quote": "Selon la préfecture, le pont a ouvert mardi 4 mai au public.",
    }


@pytest.mark.parametrize(
    ("id", "of", "message"),
    [
        ("nord", None, "'nord' is the beginning of 2 ids: nord-c0+est-c0, nord-c0+sud-c0; write more of one"),
        ("f-gravy", None, "no pair or finding has the id 'f-gravy'; close to it: f-grave"),
        ("f-grave", "pair", "no pair has the id 'f-grave'"),
        ("solo", "finding", "no finding has the id 'solo'"),
        ("", "pair", "no pair has the id ''"),
    ],
)
def test_an_unknown_id_is_an_error(bridge, id, of, message):
    """The message names ids that are close, or that begin alike."""
    with pytest.raises(UnknownId, match=re.escape(message)) as raised:
        bridge.explain(id, of=of)
    assert raised.value.id == id


def test_many_that_begin_alike():
    """Three are named."""
    assert str(UnknownId("a", "pair", ["a1", "a2", "a3"], several=9)).startswith("'a' is the beginning of 9 ids: a1")
    assert ", ...; write" in str(UnknownId("a", "pair", ["a1", "a2", "a3"], several=9))


@pytest.mark.parametrize("width", [40, 60, 79, 100])
def test_lines_fit(bridge, hostile, width):
    """On a narrow terminal the bars are left out."""
    text = bridge.explain("solo", width=width)
    assert all(len(line) <= width for line in text.splitlines())
    assert ("++++" in text) == (width >= 80)
    assert "\x1b" not in hostile.explain(width=width)


def test_colour(bridge):
    """The value is in colour in place of brackets."""
    assert "\x1b[1;33mlundi\x1b[0m à midi" in bridge.explain("solo", color=True)


def test_a_pair_without_reasons(build):
    """It is said that its parts are not known."""
    found = build.bridge_parts()["findings"][0]
    bare = attrs.evolve(found, pairs=tuple(attrs.evolve(pair, reasons=()) for pair in found.pairs))
    report = build.bridge_report(findings=[bare])
    assert report.explain("solo").endswith("The parts of this pair are not known.\n")
