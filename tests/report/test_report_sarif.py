"""The report as SARIF: it has the structure that the standard asks for, and leads to the right characters."""

from __future__ import annotations

import json
import math

import attrs
import jsonschema
import pytest

from factcheck.model import Verdict
from factcheck.report import Report
from factcheck.report.sarif import LEVELS, Place

TEXT = {"type": "string", "minLength": 1}
COUNT = {"type": "integer", "minimum": 0}
LINE = {"type": "integer", "minimum": 1}


def closed(required: str, **properties: object) -> dict[str, object]:
    """The schema of an object that has these properties and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": required.split(),
        "additionalProperties": False,
    }


def listed(item: object) -> dict[str, object]:
    """The schema of a list without repeats."""
    return {"type": "array", "items": item, "uniqueItems": True}


MESSAGE = closed("text", text=TEXT)
LEVEL = {"enum": ["error", "warning"]}
ARTIFACT = closed(
    "uri",
    uri={"type": "string", "format": "uri-reference", "pattern": r"^[!#-;=?-Z\[\]_a-z~$&'()*+,%]+$"},
    uriBaseId=TEXT,
)
REGION = closed(
    "startLine",
    startLine=LINE,
    startColumn=LINE,
    endLine=LINE,
    endColumn=LINE,
    charOffset=COUNT,
    charLength=COUNT,
    snippet=closed("text", text={"type": "string"}),
)
PHYSICAL = closed("artifactLocation", artifactLocation=ARTIFACT, region=REGION, contextRegion=REGION)
LOCATION = closed("physicalLocation", physicalLocation=PHYSICAL, id=COUNT, message=MESSAGE)
RULE = closed(
    "id name shortDescription fullDescription help defaultConfiguration",
    id=TEXT,
    name={"type": "string", "pattern": "^[A-Z][A-Za-z]+$"},
    shortDescription=MESSAGE,
    fullDescription=MESSAGE,
    help=MESSAGE,
    defaultConfiguration=closed("level", level=LEVEL),
    properties=closed("tags", tags=listed(TEXT)),
)
RESULT = closed(
    "ruleId ruleIndex level message locations relatedLocations partialFingerprints",
    ruleId=TEXT,
    ruleIndex=COUNT,
    level=LEVEL,
    message=MESSAGE,
    locations=listed(LOCATION) | {"minItems": 1, "maxItems": 1},
    relatedLocations=listed(LOCATION) | {"minItems": 1},
    partialFingerprints={"type": "object", "additionalProperties": TEXT},
    rank={"type": "number", "minimum": 0, "maximum": 100},
    properties={"type": "object"},
)
NOTIFICATION = closed("level message", level=LEVEL, message=MESSAGE, locations=listed(LOCATION))
RUN = closed(
    "tool results columnKind",
    tool=closed("driver", driver=closed("name version rules", name=TEXT, version=TEXT, rules=listed(RULE))),
    invocations=listed(
        closed("executionSuccessful", executionSuccessful=True, toolExecutionNotifications=listed(NOTIFICATION))
    ),
    columnKind={"const": "unicodeCodePoints"},
    originalUriBaseIds={"type": "object", "additionalProperties": closed("description", description=MESSAGE)},
    results=listed(RESULT),
)
# What is used of SARIF 2.1.0, as its standard has it (sections 3.13 to 3.58), and nothing else.
SCHEMA = closed(
    "version runs",
    version={"const": "2.1.0"},
    runs=listed(RUN),
    **{"$schema": {"type": "string", "pattern": "/sarif-schema-2.1.0.json$"}},
)


def run_of(report: Report, *arguments: object) -> dict:
    """The one run of a report, which is well formed."""
    log = json.loads(report.to_sarif(*arguments))
    jsonschema.Draft7Validator(SCHEMA).validate(log)
    [run] = log["runs"]
    return run


def test_contradictions_are_results_and_refinements_are_not(bridge):
    """One per pair, gravest and surest first."""
    run = run_of(bridge)
    assert ["nord-c0+sud-c0", "sud-c0+est-c0"] == [
        result["partialFingerprints"]["factcheckPair/v1"] for result in run["results"]
    ]
    assert {"date-contradiction"} == {result["ruleId"] for result in run["results"]}


def test_an_update_is_a_warning(build):
    """And an agreement nothing."""
    parts = build.bridge_parts()
    found = parts["findings"][1]
    verdicts = (Verdict.AGREEMENT, Verdict.UPDATE, Verdict.CONTRADICTION)
    pairs = tuple(attrs.evolve(p, verdict=v) for p, v in zip(found.pairs, verdicts, strict=True))
    run = run_of(build.bridge_report(findings=(attrs.evolve(found, pairs=pairs),)))
    assert [("date-contradiction", "error"), ("date-update", "warning")] == [
        (result["ruleId"], result["level"]) for result in run["results"]
    ]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_the_rules_are_there_before_anything_is_found(build):
    """A kind that is asked for has a rule per level, so that a server can list what was looked for."""
    report = build.bridge_report(findings=(), settings={"kinds": ["location", "date"]})
    run = run_of(report)
    names = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert names == [f"{kind}-{verdict}" for kind in ("date", "location") for verdict in LEVELS]
    assert run["results"] == []


@pytest.mark.parametrize("kinds", [None, 3, "date"])
def test_settings_that_no_checker_makes(bridge, kinds):
    """A report that is read from JSON may have any: its findings have their rules all the same."""
    run = run_of(attrs.evolve(bridge, settings={"kinds": kinds}))
    assert ["date-contradiction", "date-update"] == [rule["id"] for rule in run["tool"]["driver"]["rules"]]


def test_the_message_says_both_values_and_why(bridge):
    """The second article's name is a link to its place."""
    first = run_of(bridge)["results"][0]
    assert first["message"]["text"] == (
        "Le pont ouvre: when? nord (La Gazette): lundi 3 mai 2021. [sud (Le Courrier)](1): mardi 4 mai 2021. "
        "Contradiction (confidence 0.91): 3 May is not 4 May."
    )
    assert [1] == [related["id"] for related in first["relatedLocations"]]
    assert (91.0, 0.91) == (first["rank"], first["properties"]["confidence"])


def test_regions_are_the_very_characters(bridge):
    """Offsets, lines and columns lead to the value; the context is the sentence."""
    texts = {article.id: article.text for article in bridge.articles}
    for result in run_of(bridge, {name: Place(f"{name}.txt") for name in texts})["results"]:
        for location in (*result["locations"], *result["relatedLocations"]):
            place = location["physicalLocation"]
            text = texts[place["artifactLocation"]["uri"].removesuffix(".txt")]
            for region in (place["region"], place["contextRegion"]):
                start, end = region["charOffset"], region["charOffset"] + region["charLength"]
                assert region["snippet"]["text"] == text[start:end]
                assert start == offset(text, region["startLine"], region["startColumn"])
                assert end == offset(text, region["endLine"], region["endColumn"])
            assert place["region"]["snippet"]["text"] in place["contextRegion"]["snippet"]["text"]


def offset(text: str, line: int, column: int) -> int:
    """Find a line and a column the slow way."""
    return sum(len(before) + 1 for before in text.split("\n")[: line - 1]) + column - 1


def test_windows_line_ends_are_one(build):
    """A carriage return belongs to the line before it; an emoji is one column."""
    text = "Port\r\n\r\n🌉 Le pont ouvre [lundi]\r\nmidi."
    parts = build.bridge_parts()
    (made,) = build.claims("nord", text, ["lundi"])
    nord = build.article("nord", text)
    other = parts["findings"][1].pairs[0].b
    found = build.finding("f", [build.pair(made, other, Verdict.CONTRADICTION, 0.9)])
    articles = (nord, *(article for article in parts["articles"] if article.id != "nord"))
    report = build.bridge_report(articles=articles, claims=(made,), findings=(found,))
    region = run_of(report)["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (3, 17, 22) == (region["startLine"], region["startColumn"], region["endColumn"])


def test_an_article_without_a_file_is_its_url_or_its_id(bridge):
    """Ids are no paths, so that they have a base of their own."""
    result = run_of(bridge)["results"][0]
    places = [result["locations"][0]["physicalLocation"], result["relatedLocations"][0]["physicalLocation"]]
    assert [{"uri": "nord", "uriBaseId": "ARTICLES"}, {"uri": "https://example.org/sud"}] == [
        place["artifactLocation"] for place in places
    ]


@pytest.mark.parametrize(
    ("place", "artifact", "region"),
    [
        (Place("a/nord.jsonl", 7), {"uri": "a/nord.jsonl", "uriBaseId": "%SRCROOT%"}, {"startLine": 7}),
        (Place("file:///a/nord.json", 1), {"uri": "file:///a/nord.json"}, {"startLine": 1}),
    ],
)
def test_a_record_is_pointed_at_by_its_line(bridge, place, artifact, region):
    """The characters of its text are not those of the file."""
    run = run_of(bridge, {"nord": place})
    assert {"artifactLocation": artifact, "region": region} == run["results"][0]["locations"][0]["physicalLocation"]


def test_what_was_not_checked_is_a_notification(build):
    """With its place, where the article could at least be loaded."""
    left = (*build.bridge_parts()["not_checked"], attrs.evolve(build.bridge_parts()["not_checked"][0], article="x.txt"))
    [invocation] = run_of(build.bridge_report(not_checked=left), {"kyoto": Place("k.txt")})["invocations"]
    first, second = invocation["toolExecutionNotifications"]
    assert first["message"]["text"] == "kyoto: not checked: language 'ja' is not available yet (available: fr)"
    [location] = first["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "k.txt"
    assert "locations" not in second


def test_the_order_of_the_articles_shows_nowhere(build):
    """The same bytes."""
    parts = build.bridge_parts()
    turned = build.bridge_report(articles=parts["articles"][::-1], documents=parts["documents"][::-1])
    assert build.bridge_report().to_sarif() == turned.to_sarif()


def test_hostile_texts_stay_texts(hostile):
    """Brackets make no links, control characters no output, and a URI stays one."""
    run = run_of(hostile)
    assert math.isfinite(run["results"][0]["rank"])
    assert "\x1b" not in hostile.to_sarif()
    hostile.to_sarif().encode("utf-8")


def test_brackets_in_texts_make_no_link(build):
    """Only the one that is meant."""
    parts = build.bridge_parts()
    found = attrs.evolve(parts["findings"][1], question="Le pont [sic](9) ouvre: when?")
    [first, *_] = run_of(build.bridge_report(findings=(found,)))["results"]
    assert first["message"]["text"].startswith("Le pont \\[sic\\](9) ouvre: when?")


def test_a_value_outside_of_its_sentence_has_no_context(build):
    """A context holds what it is the context of."""
    parts = build.bridge_parts()
    found = parts["findings"][1]
    pair = found.pairs[2]
    moved = attrs.evolve(pair, a=attrs.evolve(pair.a, sentence=attrs.evolve(pair.a.sentence, start=0, end=5)))
    report = build.bridge_report(claims=(), findings=(attrs.evolve(found, pairs=(moved,), positions=()),))
    place = run_of(report)["results"][0]["locations"][0]["physicalLocation"]
    assert "contextRegion" not in place
    assert place["region"]["snippet"]["text"] == "lundi"
