"""Reports that were written to JSON are read again: the same report, or an error that names the place."""

from __future__ import annotations

import copy
import datetime as dt
import json
import pickle
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.errors import ReportError
from factcheck.kinds.count.value import CountValue
from factcheck.kinds.date.value import DateValue
from factcheck.kinds.location.value import PlaceValue
from factcheck.model import (
    Article,
    Block,
    BlockRole,
    Claim,
    Document,
    Event,
    Finding,
    Mention,
    Modality,
    NotChecked,
    Pair,
    Participant,
    Position,
    Reason,
    Reference,
    Span,
    Verdict,
    YearMonth,
)
from factcheck.report import Report

DAY = DateValue("lundi", "2024-03-11", dt.datetime(2024, 3, 11), dt.datetime(2024, 3, 11, 23, 59), told=dt.date.max)
COUNT = CountValue("12", Decimal(12), Decimal("12.5"), counted="marin")
PLACE = PlaceValue("Brest", "city brest FR", "city", "FR", 48.39, -4.49, inside=("country FR",))


def views(report: Report) -> dict[str, str]:
    """Every text that a report can be."""
    return {
        "text": report.to_text(),
        "markdown": report.to_markdown(),
        "html": report.to_html(),
        "cell": report._repr_html_(),
        "jsonl": report.to_jsonl(),
        "why": report.explain(verdicts=list(Verdict)),
        "why in json": report.explain(verdicts=list(Verdict), form="json"),
        "repr": repr(report),
    }


# Any report

TEXTS = st.text(max_size=12)
NAMES = st.text(min_size=1, max_size=6).filter(str.strip)
MAYBE = st.none() | TEXTS
JSON = st.dictionaries(TEXTS, st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.lists(TEXTS), max_size=2)
VALUES = st.sampled_from([DAY, COUNT, PLACE])
SURE = st.integers(0, 10_000).map(lambda n: n / 10_000)
PUBLISHED = (
    st.none() | st.dates() | st.datetimes(timezones=st.just(dt.UTC)) | st.builds(YearMonth, st.just(2024), st.just(3))
)


@st.composite
def spans(draw, length: int) -> Span:
    start = draw(st.integers(0, length))
    return Span(start, draw(st.integers(start, length)))


@st.composite
def documents(draw, name: str) -> Document | Article:
    """An article as it was read, or one that was left out."""
    article = Article(
        id=name,
        text=draw(st.text(min_size=1, max_size=60)),
        source=draw(MAYBE),
        published=draw(PUBLISHED),
        language=draw(st.sampled_from([None, "fr", "en"])),
        title=draw(MAYBE),
        url=draw(MAYBE),
        metadata=draw(JSON),
    )
    if draw(st.booleans()):
        return article
    cut = draw(st.integers(0, len(article.text)))
    blocks = (Block(Span(0, cut), BlockRole.TITLE), Block(Span(cut, len(article.text)), BlockRole.BODY))
    day = draw(st.none() | st.dates())
    return Document(article, article.language or "fr", blocks, Reference(day, day, draw(TEXTS.filter(bool))))


@st.composite
def events(draw, length: int) -> Event:
    values = st.none() | VALUES
    return Event(
        predicate=draw(TEXTS),
        text=draw(TEXTS),
        span=draw(spans(length)),
        participants=tuple(draw(st.lists(st.builds(Participant, TEXTS, TEXTS, TEXTS), max_size=2))),
        place=draw(MAYBE),
        time=draw(MAYBE),
        aspect=draw(st.sampled_from(["", "start"])),
        saying=draw(st.booleans()),
        words=tuple(draw(st.lists(TEXTS, max_size=2))),
        about=draw(TEXTS),
        counted=draw(TEXTS),
        total=draw(TEXTS),
        place_value=draw(values),
        time_value=draw(values),
        near_place=draw(values),
        near_time=draw(values),
    )


@st.composite
def claims(draw, article: Article, name: str) -> Claim:
    length, value = len(article.text), draw(VALUES)
    kind = value.to_dict()["type"]
    sentence = draw(spans(length))
    places = draw(st.lists(st.tuples(spans(length), st.just(value) | VALUES), min_size=1, max_size=2))
    return Claim(
        id=name,
        article=article.id,
        kind=kind,
        statement=draw(TEXTS),
        question=draw(TEXTS),
        slot=draw(TEXTS),
        value=value,
        mentions=tuple(Mention(article.id, s.start, s.end, article.text[s.start : s.end], kind, v) for s, v in places),
        sentence=sentence,
        event=draw(events(length)),
        modality=draw(st.sampled_from(Modality)),
        polarity=draw(st.booleans()),
        attribution=draw(MAYBE),
        quote=article.text[sentence.start : sentence.end],
    )


@st.composite
def findings(draw, known: list[Claim], sources: dict[str, str], name: str) -> Finding:
    a, b = draw(st.sampled_from(known)), draw(st.sampled_from(known))
    verdicts = st.sampled_from(Verdict)
    reasons = st.lists(st.builds(Reason, NAMES, TEXTS, st.integers(-40_000, 40_000).map(lambda n: n / 10_000)))
    made = st.builds(Pair, st.uuids().map(str), st.just(a), st.just(b), verdicts, SURE, TEXTS, reasons.map(tuple))
    pairs = tuple(
        sorted(
            draw(st.lists(made, min_size=1, max_size=3)),
            key=lambda pair: (-pair.verdict.gravity, -pair.confidence, pair.id),
        )
    )
    spoken = {claim.id: claim for claim in (a, b)}
    ordered = sorted(spoken.values(), key=lambda c: (c.article, c.mentions[0].start, c.id))
    position = Position(draw(TEXTS), tuple(ordered), tuple(sources[claim.article] for claim in ordered))
    return Finding(name, a.kind, draw(TEXTS), pairs[0].verdict, draw(SURE), (position,), pairs, draw(st.integers(0, 3)))


@st.composite
def reports(draw) -> Report:
    """A report of a few articles, sorted by id, that holds what a report can hold."""
    names = sorted(draw(st.sets(NAMES, min_size=1, max_size=3)))
    given = [draw(documents(name)) for name in names]
    read = [item for item in given if isinstance(item, Document)]
    articles = [item.article if isinstance(item, Document) else item for item in given]
    made = [draw(claims(a, f"{a.id}-{n}")) for a in articles for n in range(draw(st.integers(0, 2)))]
    sources = {article.id: article.name for article in articles}
    found = [draw(findings(made, sources, f"f{n}")) for n in range(draw(st.integers(0, 2)))] if made else []
    left = sorted({article.id for article in articles} - {document.article.id for document in read})
    return Report(
        articles=tuple(articles),
        documents=tuple(read),
        claims=made,
        findings=found,
        not_checked=tuple(NotChecked(name, draw(TEXTS)) for name in left),
        settings=draw(JSON),
        models=draw(st.dictionaries(TEXTS, TEXTS, max_size=2)),
    )


@settings(max_examples=60)
@given(reports())
def test_a_report_with_its_texts_is_itself_again(report):
    """Equal, and every view the same to the letter."""
    text = report.to_json(include_text=True)
    again = Report.from_json(text)
    assert again == report
    assert again.to_json(include_text=True) == text
    assert again.to_json() == report.to_json()
    assert () == again.withheld
    assert views(again) == views(report)


@settings(max_examples=60)
@given(reports())
def test_a_report_without_its_texts_writes_the_same(report):
    """The JSON is the same to the letter, with the texts' hashes; every offset still cuts out the words."""
    lean = report.to_json()
    again = Report.from_json(lean)
    assert again.to_json() == again.to_json(include_text=True) == lean
    assert tuple(article.id for article in report.articles) == again.withheld
    for claim in again.claims:
        text = next(article.text for article in again.articles if article.id == claim.article)
        assert text[claim.sentence.start : claim.sentence.end] == claim.quote
        assert [m.text for m in claim.mentions] == [text[m.start : m.end] for m in claim.mentions]
    assert again.to_jsonl() == report.to_jsonl()
    assert views(again).keys() == views(report).keys()


@settings(max_examples=30)
@given(reports())
def test_texts_can_be_given_back(report):
    """With its articles, the short JSON is the whole report again."""
    again = Report.from_json(report.to_json(), articles=report.articles)
    assert (again, again.withheld) == (report, ())
    assert again.to_json(include_text=True) == report.to_json(include_text=True)


# Texts that are left out


def test_only_what_is_quoted_stands_in_a_withheld_text(bridge):
    """At its place, in a text as long as the real one."""
    again = Report.from_dict(bridge.to_dict())
    nord = next(article for article in again.articles if article.id == "nord")
    real = next(article for article in bridge.articles if article.id == "nord")
    assert len(nord.text) == len(real.text)
    start, end = next((c.sentence.start, c.sentence.end) for c in bridge.claims if c.article == "nord")
    assert nord.text[start:end] == real.text[start:end]
    assert not (nord.text[:start] + nord.text[end:]).strip()
    assert ("est", "kyoto", "nord", "sud") == again.withheld


def test_the_page_says_that_texts_are_withheld(bridge):
    """Of those only; a reader must not take the blanks for the article."""
    note = "Only the quoted sentences are here"
    assert 0 == bridge.to_html().count(note)
    assert len(bridge.documents) == Report.from_json(bridge.to_json()).to_html().count(note)
    some = Report.from_json(bridge.to_json(), articles=bridge.articles[:1])
    assert len(bridge.documents) - 1 == some.to_html().count(note)


def test_the_order_of_the_articles_is_not_written(build):
    """A report is the same for any order, so that it comes back sorted by id."""
    parts = build.bridge_parts()
    again = Report.from_json(build.bridge_report().to_json(), articles=parts["articles"][::-1])
    assert ["est", "kyoto", "nord", "sud"] == [article.id for article in again.articles]
    assert build.bridge_report().to_html() == again.to_html()


def test_some_texts_are_given_back(bridge):
    """The others stay withheld; articles that the report does not know are left aside."""
    given = [*bridge.articles[:1], Article("other", "Rien.")]
    again = Report.from_json(bridge.to_json(), articles=given)
    assert ("est", "kyoto", "sud") == again.withheld
    assert again.to_json() == bridge.to_json()
    assert again.to_json(include_text=True) != bridge.to_json(include_text=True)
    [only] = [a for a in again.to_dict(include_text=True)["articles"] if "text" in a]
    assert only["text"] == bridge.articles[0].text
    assert ("est", "kyoto", "sud") == Report.from_json(bridge.to_json(), articles=given[0]).withheld


def test_another_text_is_refused(bridge):
    """The error names the article; a text of the same length is found out too."""
    changed = attrs.evolve(bridge.articles[1], text=bridge.articles[1].text.replace("mardi", "jeudi"))
    with pytest.raises(ReportError, match=r"articles\[3\]: text given for it of 'sud' differs"):
        Report.from_json(bridge.to_json(), articles=[bridge.articles[0], changed])
    with pytest.raises(ReportError, match="str is no Article"):
        Report.from_json(bridge.to_json(), articles=["Le pont ouvre."])


# Other versions


def test_a_report_of_another_version(bridge):
    """Who made it stays written; keys that are not known here are passed over, wherever they stand."""

    def more(data: Any) -> Any:
        if isinstance(data, dict) and "type" not in data:  # a value of an unknown type keeps what it is given
            return {key: more(value) for key, value in data.items()} | {"later": {"a": [1]}}
        return [more(item) for item in data] if isinstance(data, list) else data

    data = bridge.to_dict(include_text=True)
    told = more(data) | {"factcheck_version": "9.9", "settings": data["settings"], "models": data["models"]}
    for article, old in zip(told["articles"], data["articles"], strict=True):
        article["metadata"] = old["metadata"]
    again = Report.from_dict(told)
    assert again == Report.from_dict(data)
    assert "9.9" == again.to_dict()["factcheck_version"]


def test_a_report_of_an_earlier_version(bridge):
    """What is written since is not needed: it is then as it was by default."""
    data = bridge.to_dict()
    for claim in data["claims"]:
        del claim["question"], claim["slot"], claim["quote"]
    for pair in (pair for finding in data["findings"] for pair in finding["pairs"]):
        del pair["reasons"]
    again = Report.from_dict(data)
    assert {"", "lundi", "lundi matin", "mardi 4 mai", "mardi"} > {claim.quote for claim in again.claims}
    assert again.to_text()


@pytest.mark.parametrize(
    ("version", "says"),
    [(2, "of a later factcheck"), (0, "must be 1"), (None, "must be 1"), ("1", "must be 1"), (True, "must be 1")],
)
def test_another_schema(bridge, version, says):
    """A higher schema_version is refused with what to do; what has none is no report."""
    with pytest.raises(ReportError, match=f"schema_version: .*{says}"):
        Report.from_dict(bridge.to_dict() | {"schema_version": version})


# What is no report


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        ("claims", None, "claims: is missing"),
        ("claims", {}, r"claims: must be a list, not \{\}"),
        ("claims.0", "c", r"claims\[0\]: must be an object, not 'c'"),
        ("claims.1.polarity", 1, r"claims\[1\]\.polarity: must be true or false, not 1"),
        ("claims.1.sentence.start", True, r"claims\[1\]\.sentence\.start: must be a whole number"),
        ("claims.1.sentence.start", 1.0, r"claims\[1\]\.sentence\.start: must be a whole number"),
        ("claims.1.modality", "sure", r"modality: must be one of asserted, planned, hedged, denied, not 'sure'"),
        ("claims.1.value", None, r"claims\[1\]\.value: is missing"),
        ("claims.1.value.text", None, r"claims\[1\]\.value: has no 'text'"),
        ("claims.1.value", [], r"claims\[1\]\.value: must be an object"),
        ("claims.1.article", "ost", r"claims\[1\]\.article: no article has the id 'ost'"),
        ("claims.1.mentions.0.end", 9999, r"claims\[1\]\.mentions\[0\]: \[\d+, 9999\) lies outside the \d+ characters"),
        ("claims.1.sentence.start", -1, r"claims\[1\]\.sentence: \[-1, "),
        ("claims.1.event.words", "abc", r"claims\[1\]\.event\.words: must be a list"),
        ("articles.0.sha256", 5, r"articles\[0\]\.sha256: must be a text, not 5"),
        ("articles.0.metadata", [], r"articles\[0\]\.metadata: must be an object"),
        ("articles.0.published", "Monday", r"articles\[0\]\.published: 'Monday' is no ISO date"),
        ("articles.0.id", "sud", r"articles\[3\]\.id: two articles have the id 'sud'"),
        ("articles.0.reference.latest", "mardi", r"articles\[0\]\.reference\.latest: "),
        ("articles.0.reference.latest", 5, r"articles\[0\]\.reference\.latest: must be a text"),
        ("articles.0.blocks.0.role", "ad", r"articles\[0\]\.blocks\[0\]\.role: must be one of body, "),
        ("articles.0.text", "other", r"articles\[0\]: text of 'est' differs from the one that was checked"),
        ("findings.0.confidence", float("nan"), r"findings\[0\]\.confidence: must be a number, not nan"),
        ("findings.0.confidence", "0.5", r"findings\[0\]\.confidence: must be a number, not '0.5'"),
        ("findings.0.pairs.0.a", "x", r"findings\[0\]\.pairs\[0\]\.a: no claim has the id 'x'"),
        ("findings.0.pairs", [], r"findings\[0\]\.pairs: a finding has at least one"),
        ("findings.0.positions", [], r"findings\[0\]\.positions: a finding has at least one"),
        ("findings.0.pairs.1.b", None, r"findings\[0\]\.pairs\[1\]\.b: is missing"),
        ("findings.0.pairs.1.verdict", "lie", r"findings\[0\]\.pairs\[1\]\.verdict: must be one of agreement, "),
        (
            "findings.0.positions.0.claims.0",
            "x",
            r"positions\[0\]\.claims\[0\]: no claim has the id 'x'",
        ),
        ("not_checked.0.reason", 1, r"not_checked\[0\]\.reason: must be a text"),
        ("settings", None, "settings: is missing"),
    ],
)
def test_what_is_wrong_is_named(bridge, path, value, says):
    """The place, and what should stand there."""
    data = copy.deepcopy(bridge.to_dict())
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    place: Any = data
    for step in way:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    with pytest.raises(ReportError, match=says) as caught:
        Report.from_dict(data)
    assert isinstance(caught.value, factcheck.FactcheckError)


def test_several_problems_are_counted(bridge):
    """The first is told, the others are counted."""
    data = bridge.to_dict()
    for claim in data["claims"]:
        del claim["statement"]
    with pytest.raises(ReportError, match=r"claims\[0\]\.statement: is missing \(and 3 more problems\)") as caught:
        Report.from_dict(data)
    sent = pickle.loads(pickle.dumps(caught.value))
    assert ("claims[0].statement", "is missing", 3) == (sent.where, sent.reason, sent.more)
    del data["claims"][2:]
    with pytest.raises(ReportError, match="1 more problem\\)"):
        Report.from_dict(data)


@pytest.mark.parametrize("data", [None, [], "{}", 3])
def test_what_is_no_object(data):
    """from_dict takes what to_dict returned."""
    with pytest.raises(ReportError, match="to_dict"):
        Report.from_dict(data)


@pytest.mark.parametrize(
    "text",
    ["", "{", "report", '{"a": NaN}', b"\xff", "[" * 100_000, "9" * 5_000, None, 5],
    ids=lambda text: repr(text)[:9],
)
def test_what_is_no_json(text):
    """from_json takes what to_json returned."""
    with pytest.raises(ReportError, match="report: "):
        Report.from_json(text)


def test_bytes_are_json_too(bridge):
    """As they are read from a file."""
    assert bridge.to_json() == Report.from_json(bridge.to_json().encode()).to_json()


# Pickles


def test_a_report_pickles(bridge):
    """As it is, also one that was read from JSON."""
    again = Report.from_json(bridge.to_json())
    for report in (bridge, again):
        copied = pickle.loads(pickle.dumps(report))
        assert (report, report.withheld, report.to_json()) == (copied, copied.withheld, copied.to_json())


def test_sources_that_are_not_the_articles_stay_as_they_are(build):
    """They are written sorted; only names of articles can be put beside their claims again."""
    found = build.bridge_report().findings[0]
    odd = [attrs.evolve(p, sources=("Z", "A")[: len(p.claims)]) for p in found.positions]
    report = build.bridge_report(findings=[attrs.evolve(found, positions=odd)])
    [again] = Report.from_json(report.to_json()).findings
    assert [sorted(p.sources) for p in odd] == [list(p.sources) for p in again.positions]
    assert json.loads(report.to_json()) == Report.from_json(report.to_json()).to_dict()
