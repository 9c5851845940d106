"""The JSON: its keys, its schema, and that neither order nor odd input changes it."""

from __future__ import annotations

import copy
import datetime as dt
import enum
import hashlib
import itertools
import json
from importlib.resources import files
from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from factcheck.model import Verdict
from factcheck.report import Report
from factcheck.report.parts import probability
from factcheck.report.record import plain


def _schema() -> dict[str, Any]:
    return Report.json_schema()


def _closed(schema: Any) -> Any:
    """Return the schema with every object that lists its members closed to others, but for what kinds add."""
    if isinstance(schema, list):
        return [_closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _closed(item) for key, item in schema.items()}
    if "properties" in made and "type" in made and "type" not in made["properties"] and "allOf" not in made:
        made.setdefault("additionalProperties", False)
    return made


def _errors(value: Any, schema: dict[str, Any]) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(value)]


def test_the_schema_is_a_file_of_the_package():
    """Other languages than Python find it there."""
    file = files("factcheck.report").joinpath("schema", "report-1.json")
    assert json.loads(file.read_text(encoding="utf-8")) == Report.json_schema()


@pytest.mark.parametrize("name", ["bridge", "single", "hostile"])
@pytest.mark.parametrize("include_text", [False, True])
def test_it_follows_the_schema(name, include_text, request):
    """What is written is what the schema says, and nothing that it does not say."""
    schema = _schema()
    Draft202012Validator.check_schema(schema)
    written = json.loads(request.getfixturevalue(name).to_json(include_text=include_text))
    assert _errors(written, schema) == []
    assert _errors(written, _closed(schema)) == []


def test_the_schema_refuses(bridge):
    """The schema notices a missing key, a wrong verdict and a confidence above one."""
    good = bridge.to_dict()
    for path, value in ((("findings", 0, "verdict"), "lie"), (("findings", 0, "confidence"), 1.5), (("claims",), None)):
        bad = copy.deepcopy(good)
        place: Any = bad
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value
        assert _errors(bad, _schema()) != []
    del good["not_checked"]
    assert _errors(good, _schema()) != []


def test_keys_and_their_order(bridge):
    """The keys stand in the documented order."""
    made = bridge.to_dict()
    assert list(made) == [
        "schema_version",
        "factcheck_version",
        "settings",
        "models",
        "articles",
        "not_checked",
        "claims",
        "findings",
    ]
    assert list(made["articles"][0]) == [
        "id",
        "source",
        "published",
        "language",
        "title",
        "url",
        "sha256",
        "characters",
        "reference",
        "metadata",
        "language_detected",
        "blocks",
    ]
    assert " ".join(made["claims"][0]) == (
        "id article kind statement value mentions sentence event modality polarity attribution question slot quote"
    )
    assert " ".join(made["findings"][0]) == ("id kind question verdict confidence counts origins positions pairs")
    assert list(made["findings"][0]["pairs"][0]) == ["id", "a", "b", "verdict", "confidence", "why", "reasons"]


def test_reasons_add_up_to_the_confidence(bridge):
    """Each pair tells its parts, the start first; their weights are the log-odds of its confidence."""
    for pair in (pair for finding in bridge.to_dict()["findings"] for pair in finding["pairs"]):
        names = [reason["name"] for reason in pair["reasons"]]
        assert names == ["start", "names", "predicate", "words", "position"]
        assert pair["reasons"][1] == {"name": "names", "text": "both name the bridge", "weight": 1.5}
        assert probability(sum(reason["weight"] for reason in pair["reasons"])) == pytest.approx(
            pair["confidence"], abs=1e-3
        )


def test_pairs_come_in_the_reports_order(bridge):
    """Gravest first, then surest, whatever order the finding holds them in."""
    pairs = [(pair["verdict"], pair["confidence"]) for pair in bridge.to_dict()["findings"][0]["pairs"]]
    assert pairs == [("contradiction", 0.91), ("contradiction", 0.84), ("refinement", 0.8)]


def test_reasons_are_optional(bridge):
    """A report of an earlier version has none, and is still one."""
    made = bridge.to_dict()
    for pair in (pair for finding in made["findings"] for pair in finding["pairs"]):
        del pair["reasons"]
    assert _errors(made, _schema()) == []


def test_an_article_is_described(bridge):
    """An article comes with the hash and length of its text, its day and how that was found."""
    nord = next(a for a in bridge.to_dict()["articles"] if a["id"] == "nord")
    text = bridge.articles[0].text
    assert nord["sha256"] == hashlib.sha256(text.encode()).hexdigest()
    assert nord["characters"] == len(text)
    assert nord["published"] == "2021-05-04"
    assert nord["reference"] == {"earliest": "2021-05-04", "latest": "2021-05-04", "how": "metadata"}
    assert nord["metadata"] == {"desk": "région"}
    assert "text" not in nord


def test_a_month_and_an_article_that_was_not_read(bridge):
    """A month is written as a month; an article that was left out keeps its language and has no day."""
    by_id = {article["id"]: article for article in bridge.to_dict()["articles"]}
    assert by_id["sud"]["published"] == "2021-05"
    assert by_id["kyoto"]["language"] == "ja"
    assert by_id["kyoto"]["reference"] == {"earliest": None, "latest": None, "how": "not checked"}


def test_texts_only_when_asked(bridge):
    """``include_text`` adds each article's text, as given."""
    texts = {article["id"]: article["text"] for article in bridge.to_dict(include_text=True)["articles"]}
    assert texts == {article.id: article.text for article in bridge.articles}


def test_offsets_point_at_the_value(bridge):
    """Every mention's offsets cut its words out of the article's text, and lie in the sentence."""
    texts = {article.id: article.text for article in bridge.articles}
    for claim in bridge.to_dict()["claims"]:
        mention, sentence = claim["mentions"][0], claim["sentence"]
        assert texts[claim["article"]][mention["start"] : mention["end"]] == mention["text"]
        assert sentence["start"] <= mention["start"] < mention["end"] <= sentence["end"]


def test_order_does_not_matter(build):
    """The same articles, claims and findings in any order give the same bytes."""
    parts = build.bridge_parts()
    expected = build.bridge_report().to_json()
    for articles in itertools.permutations(parts["articles"]):
        report = build.bridge_report(
            articles=articles,
            documents=parts["documents"][::-1],
            claims=parts["claims"][::-1],
            findings=parts["findings"][::-1],
        )
        assert report.to_json() == expected


def test_a_line_stands_alone(bridge):
    """Each JSON line is a finding with its claims, their sources and their sentences, as the schema says."""
    lines = bridge.to_jsonl().splitlines()
    assert len(lines) == len(bridge.findings)
    schema = _schema()
    for line, finding in zip(lines, bridge.findings, strict=True):
        made = json.loads(line)
        assert _errors(made, {**schema, **schema["$defs"]["line"], "properties": {}, "required": []}) == []
        assert _errors(made, {"$ref": "#/$defs/line", "$defs": schema["$defs"]}) == []
        assert made["id"] == finding.id
        named = {claim["id"] for claim in made["claims"]}
        assert {side for pair in made["pairs"] for side in (pair["a"], pair["b"])} <= named
    quotes = {claim["article"]: (claim["source"], claim["quote"]) for claim in json.loads(lines[0])["claims"]}
    assert quotes["nord"] == ("La Gazette", "Le pont de Saint-Aubin a ouvert lundi à midi.")


def test_text_that_is_no_utf8_can_be_written(build):
    """A lone surrogate and a Unicode line end in an article survive, escaped, in one line."""
    text = "Le pont\u2028\ud800 ouvre [lundi]."
    other = "Le pont ouvre [mardi]."
    (a,), (b,) = build.claims("a", text, ["1"]), build.claims("b", other, ["2"])
    articles = (build.article("a", text, title="\ud800"), build.article("b", other))
    found = build.finding("f", [build.pair(a, b, Verdict.UPDATE, 0.5, "\x85")])
    report = Report(articles=articles, findings=[found])
    assert len(report.to_jsonl().splitlines()) == 1
    assert json.loads(report.to_json(include_text=True).encode())["articles"][0]["text"] == articles[0].text


class _Colour(enum.Enum):
    RED = "red"


class _Thing:
    pass


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (True, True),
        (3, 3),
        (2.5, 2.5),
        (float("nan"), "nan"),
        (dt.datetime(2021, 5, 4, 12, tzinfo=dt.UTC), "2021-05-04T12:00:00+00:00"),
        (dt.date(2021, 5, 4), "2021-05-04"),
        ({1: (1, 2)}, {"1": [1, 2]}),
        ({"b", "a"}, ["a", "b"]),
        (PurePosixPath("a/b"), "a/b"),
        (_Colour.RED, "_Colour.RED"),
        (_Thing(), "<_Thing>"),
    ],
)
def test_metadata_become_json_types(value, expected):
    """Whatever an article's metadata hold is written in JSON types, never with an address in memory."""
    assert plain(value) == expected
    assert type(plain(value)) is type(expected)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates() | st.binary(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.frozensets(st.integers()),
)


@given(_VALUES)
def test_metadata_always_can_be_written(value):
    """Any metadata can be written, and what is written reads back as itself."""
    made = plain(value)
    assert json.loads(json.dumps(made, allow_nan=False)) == made
