"""Reports on real stories: stored and read again, grown by an article, checked as a stream."""

from __future__ import annotations

import concurrent.futures
import gc
import itertools
import json
import multiprocessing
import os
import pickle
from pathlib import Path

import attrs
import numpy as np
import pytest
from jsonschema import Draft202012Validator

import factcheck
from factcheck import many
from factcheck.checker import Checker
from factcheck.errors import ReportError
from factcheck.model import Article, Claim, NotChecked, Verdict
from factcheck.report import Report

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
STORIES = ["seeds", "stories/fr-mix-07", "stories/x-04"]
FIELDS = ("id", "text", "source", "published", "language", "title")

MONDAY = "Le cargo Alcyon a quitté Brest lundi."
TUESDAY = "Le cargo Alcyon a quitté Brest mardi avec du bois."
STATED = "Le cargo Alcyon, dimanche 10 mars 2024 encore à quai, a quitté Brest lundi 11 mars 2024 avec douze marins."


def articles_of(name: str) -> list[Article]:
    """The articles of an annotated story, by id."""
    story = json.loads((BENCHMARKS / f"{name}.json").read_text(encoding="utf-8"))
    made = [Article(**{key: article.get(key) for key in FIELDS}) for article in story["articles"]]
    return sorted(made, key=lambda article: article.id)


def story(*texts: str, **fields: str) -> list[Article]:
    """Articles a, b, c ... in French, without a day unless one is given."""
    return [Article(name, text, language="fr", **fields) for name, text in zip("abcdef", texts, strict=False)]


@pytest.fixture(scope="module")
def checker():
    """One checker with the default settings."""
    return Checker()


@pytest.fixture(scope="module", params=STORIES, ids=lambda name: name.split("/")[-1])
def checked(request, checker):
    """The report on an annotated story."""
    return checker.check(articles_of(request.param))


# Stored and read again


def everything(claim: Claim) -> list[dict]:
    """All values of a claim with the parts that are left out when two are compared."""
    event = claim.event
    values = [claim.value, event.place_value, event.time_value, event.near_place, event.near_time]
    return [value.to_dict() for value in [*values, *(mention.value for mention in claim.mentions)] if value]


def test_a_real_report_is_itself_again(checked):
    """With its texts it is equal, to the last value; without them its JSON is."""
    again = Report.from_json(checked.to_json(include_text=True))
    assert again == checked
    assert [everything(claim) for claim in again.claims] == [everything(claim) for claim in checked.claims]
    lean = Report.from_json(checked.to_json())
    assert lean.to_json() == checked.to_json()
    assert lean.withheld == tuple(article.id for article in checked.articles)
    assert lean.to_text() == checked.to_text()
    for view in ("to_text", "to_markdown", "to_html", "to_jsonl", "explain", "_repr_html_"):
        assert getattr(again, view)() == getattr(checked, view)()
        assert getattr(lean, view)()


def test_a_real_report_follows_the_schema(checked):
    """With texts and without, whole and line by line."""
    schema = Report.json_schema()
    for include_text in (False, True):
        written = json.loads(checked.to_json(include_text=include_text))
        assert [] == list(Draft202012Validator(schema).iter_errors(written))
    line = Draft202012Validator({"$ref": "#/$defs/line", "$defs": schema["$defs"]})
    assert [] == [error for text in checked.to_jsonl().splitlines() for error in line.iter_errors(json.loads(text))]


def test_values_that_are_read_again_compare_the_same(checked):
    """``factcheck.compare`` says of mentions from JSON what it says of the real ones, relation and reason."""
    again = Report.from_json(checked.to_json())
    pairs = [(p.a.mentions[0], p.b.mentions[0]) for f in checked.findings for p in f.pairs]
    others = [(p.a.mentions[0], p.b.mentions[0]) for f in again.findings for p in f.pairs]
    assert pairs
    assert [factcheck.compare(*pair) for pair in others] == [factcheck.compare(*pair) for pair in pairs]
    by_kind = {m.kind: m for claim in again.claims for m in claim.mentions}
    for a, b in itertools.permutations(by_kind.values(), 2):
        assert "not comparable" == str(factcheck.compare(a, b).relation)


def test_nothing_is_lost_by_rounding(checked):
    """Confidences and weights have the decimals that are written."""
    pairs = [pair for finding in checked.findings for pair in finding.pairs]
    figures = [pair.confidence for pair in pairs] + [reason.weight for pair in pairs for reason in pair.reasons]
    assert figures == [round(figure, 4) for figure in figures]


# Grown by an article


@pytest.mark.parametrize(("name", "lasts"), [("seeds", (1, 4)), (STORIES[1], range(4)), (STORIES[2], range(3))])
def test_an_added_article_gives_what_a_fresh_check_gives(checker, name, lasts):
    """Whichever article comes last, the bytes are the same."""
    articles = articles_of(name)
    expected = checker.check(articles).to_json()
    for n in lasts:
        last = articles[n]
        grown = checker.check(articles[:n] + articles[n + 1 :]).add(last)
        assert grown.to_json() == expected
        assert grown.articles == (*articles[:n], *articles[n + 1 :], last)


def test_articles_are_added_one_by_one_or_together(checker):
    """Every way to the same story ends at the same report."""
    articles = articles_of("stories/x-04")
    expected = checker.check(articles)
    one_by_one = checker.check([])
    for article in articles[::-1]:
        one_by_one = one_by_one.add(article)
    assert expected.to_json() == one_by_one.to_json()
    assert expected.to_html() == checker.check(articles[:1]).add(*articles[1:]).to_html()
    assert expected == expected.add()


class Counting:
    """Stands before the claim encoder and counts the texts that it reads."""

    def __init__(self, encoder):
        self.encoder, self.texts = encoder, []
        self.name, self.scale = encoder.name, encoder.scale

    def states(self, text, starts, marks):
        self.texts.append(text)
        return self.encoder.states(text, starts, marks)


@pytest.fixture
def counting(checker, monkeypatch):
    """A checker that tells which documents it reads and which texts it encodes."""
    made = Checker()
    made._models.tongues = checker._models.tongues
    made._models.encoder = Counting(checker._models.encoder)
    read: list[str] = []
    whole = made._read
    monkeypatch.setattr(made, "_read", lambda document: read.append(document.article.id) or whole(document))
    return made, read


def test_an_article_is_read_once(counting):
    """A new article does not make the others be read or encoded again."""
    checker, read = counting
    a, b, c = story(MONDAY, TUESDAY, STATED, published="2024-03-13")
    report = checker.check([a, b]).add(c)
    assert ["a", "b", "c"] == read
    assert [MONDAY, TUESDAY, STATED] == checker._models.encoder.texts
    assert 3 == len(report.articles)


def test_an_article_whose_day_is_moved_is_read_again(counting):
    """Monday is another day once the new article tells the story's date; the words stay the same to the encoder."""
    checker, read = counting
    a, b, c = story(MONDAY, TUESDAY, STATED)
    before = checker.check([a, b])
    after = before.add(c)
    assert {"a": 2, "b": 2, "c": 1} == {name: read.count(name) for name in "abc"}
    assert sorted([MONDAY, TUESDAY, STATED]) == sorted(checker._models.encoder.texts)
    assert after.to_json() == Checker().check([a, b, c]).to_json()
    days = [next(c.value.timex for c in r.claims if (c.article, c.kind) == ("a", "date")) for r in (before, after)]
    assert ["2024-03-11"] == days[1:]
    assert days[0] != days[1]


def test_what_is_kept_belongs_to_the_report(counting):
    """It goes when the report goes."""
    checker, _ = counting
    report = checker.check(story(MONDAY, TUESDAY, published="2024-03-13"))
    for n in range(3):
        report = report.add(Article(f"more{n}", f"{MONDAY} {n} marins étaient à bord.", published="2024-03-13"))
    assert 5 == len(checker._models.encodings)
    del report
    gc.collect()
    assert 0 == len(checker._models.encodings)


def test_what_cannot_be_added(checker):
    """The error is that of a check."""
    report = checker.check(story(MONDAY, TUESDAY))
    with pytest.raises(factcheck.ArticleError, match="two articles have this id"):
        report.add(report.articles[0])
    with pytest.raises(factcheck.ArticleError, match="is empty"):
        report.add(Article("z", ""))
    with pytest.raises(factcheck.ArticleError, match="no Article"):
        report.add("Le cargo est parti.")


def test_a_changed_report_grows_from_its_articles(checker):
    """What is added to is a story, not what was found of it."""
    articles = articles_of("stories/x-04")
    fewer = attrs.evolve(checker.check(articles), articles=articles[:1], findings=())
    assert fewer.add(*articles[1:]).to_json() == checker.check(articles).to_json()


def test_a_report_that_no_checker_holds(checker):
    """Read from JSON, unpickled or made by hand: the error says to check again."""
    report = checker.check(story(MONDAY, TUESDAY))
    sent = pickle.loads(pickle.dumps(report))
    assert sent == report
    for other in (sent, Report.from_json(report.to_json()), Report(articles=report.articles)):
        with pytest.raises(ReportError, match=r"add: .*Checker\.check"):
            other.add(Article("z", STATED))
    assert len(pickle.dumps(report)) < 3 * len(report.to_json(include_text=True))


# A stream of stories


def stream(*names: str) -> list[list[Article]]:
    """Small stories whose articles are called after them."""
    return [
        [Article(f"{name}1", MONDAY, published="2024-03-13"), Article(f"{name}2", TUESDAY, published="2024-03-13")]
        for name in names
    ]


def test_reports_come_in_the_order_of_the_stories(checker):
    """As one check after the other; a story may be a generator."""
    expected = [checker.check(one).to_json() for one in stream("p", "q", "r")]
    given = (iter(one) for one in stream("p", "q", "r"))
    assert expected == [report.to_json() for report in checker.check_many(given)]
    assert expected == [report.to_json() for report in factcheck.check_many(stream("p", "q", "r"))]
    kinds = factcheck.check_many(stream("p"), kinds=["date"])
    assert [("date",)] == [tuple(report.settings["kinds"]) for report in kinds]
    assert [] == list(checker.check_many([])) == list(checker.check_many([], processes=2))


def test_stories_are_taken_when_they_are_asked_for(checker):
    """An endless stream is read no further than the reports that were taken."""
    taken = []

    def endless():
        for n in itertools.count():
            taken.append(n)
            yield stream(f"s{n}-")[0]

    reports = checker.check_many(endless())
    assert [] == taken
    assert ["s0-1", "s0-2"] == [article.id for article in next(reports).articles]
    assert [0] == taken
    next(reports)
    assert [0, 1] == taken
    reports.close()


def test_a_report_of_a_stream_can_grow(checker):
    """It holds nothing that was read, and is as right."""
    [report] = checker.check_many(stream("p"))
    gc.collect()
    assert () == report.grow.readings
    more = Article("z", STATED)
    assert report.add(more).to_json() == checker.check([*report.articles, more]).to_json()


def test_the_story_that_fails_is_numbered(checker):
    """The reports before it were given; the error is the story's own, with a note."""
    reports = checker.check_many([*stream("p"), [Article("z", "")], *stream("q")])
    next(reports)
    with pytest.raises(factcheck.ArticleError, match="z: is empty") as caught:
        next(reports)
    assert ["in story 2 of check_many (the first is 1)"] == caught.value.__notes__
    with pytest.raises(StopIteration):
        next(reports)


def test_collected_failures_keep_their_place():
    """With on_error="collect" a story that cannot be checked is a report that says why."""
    twins = [Article("p", MONDAY), Article("p", TUESDAY)]
    collecting = Checker(on_error="collect")
    bad, empty, good = collecting.check_many([twins, [Article("y", ""), Article("z", MONDAY)], stream("q")[0]])
    assert ((), (NotChecked("p", "two articles have this id; give each its own"),)) == (bad.articles, bad.not_checked)
    assert "collect" == bad.settings["on_error"]
    assert "two articles" in bad.to_text()
    assert "two articles" in bad.to_html()
    assert Report.from_json(bad.to_json()) == bad
    assert ["y"] == [left.article for left in empty.not_checked]
    assert good.contradictions


@pytest.mark.parametrize("processes", [0, -1, 1.5, True, "2", None])
def test_a_number_of_processes_that_makes_no_sense(checker, processes):
    """It is refused at once, before a story is asked for."""
    with pytest.raises(factcheck.SettingsError, match="processes must be"):
        checker.check_many([], processes=processes)


class Unsendable:
    """An embedder that cannot leave its process."""

    name = "unsendable"

    def encode(self, texts, /):
        return np.full((len(texts), 4), 0.5, dtype=np.float32)

    def __reduce__(self):
        raise TypeError("it holds an open file")


def test_an_embedder_that_cannot_be_sent():
    """The error says what to do."""
    reports = Checker(embedder=Unsendable()).check_many(stream("p"), processes=2)
    with pytest.raises(factcheck.SettingsError, match=r"it holds an open file.*processes=1"):
        next(reports)


class Ending:
    """Ends the process in which it is opened, as a lack of memory does."""

    name = "ending"

    def encode(self, texts, /):
        return np.full((len(texts), 4), 0.5, dtype=np.float32)

    def __reduce__(self):
        return os._exit, (3,)


def test_a_process_that_ends_by_itself():
    """The error says what it may come from, instead of which pool broke."""
    reports = Checker(embedder=Ending()).check_many(stream("p", "q"), processes=2)
    with pytest.raises(factcheck.FactcheckError, match=r"ended before its story was checked.*__main__"):
        next(reports)
    assert [] == multiprocessing.active_children()


def test_several_processes(checker):
    """The same bytes in the same order; few stories are taken ahead; what fails comes in its turn; nothing stays."""
    given = [*stream("p", "q"), [Article("z", "")], *stream("r", "s", "t", "u", "v")]
    taken = []
    stories = (taken.append(n) or one for n, one in enumerate(given))
    reports = checker.check_many(stories, processes=2)
    assert [checker.check(one).to_json() for one in given[:2]] == [next(reports).to_json(), next(reports).to_json()]
    assert len(taken) <= 2 + 4
    with pytest.raises(factcheck.ArticleError, match="z: is empty") as caught:
        next(reports)
    assert ["in story 3 of check_many (the first is 1)"] == caught.value.__notes__
    assert [] == multiprocessing.active_children()


def test_a_stream_that_is_stopped_early_leaves_no_process(checker):
    """Also an endless one; its reports can grow, as others of a stream."""
    reports = checker.check_many((stream(f"s{n}-")[0] for n in itertools.count()), processes=2)
    first = next(reports)
    reports.close()
    assert [] == multiprocessing.active_children()
    assert first.add(Article("z", STATED)).articles[2].id == "z"


def test_what_each_process_does(checker):
    """It opens the checker that it was sent once, and says which story failed."""
    sent = pickle.dumps(checker._story)
    [one] = stream("p")
    assert many._checked(sent, tuple(one), 7) == checker.check(one)
    assert many._opened(sent) is many._opened(sent)
    with pytest.raises(factcheck.ArticleError) as caught:
        many._checked(sent, (Article("z", ""),), 7)
    assert ["in story 7 of check_many (the first is 1)"] == caught.value.__notes__


def test_stories_that_cannot_be_taken_come_in_their_turn(checker):
    """The report of the story before is given first, whether one story breaks or the stream of them."""

    def broken(inner: bool):
        yield stream("p")[0]
        yield (1 / 0 for _ in "a") if inner else 1 / 0

    for processes, inner in itertools.product((1, 2), (True, False)):
        reports = checker.check_many(broken(inner), processes=processes)
        assert "p1" == next(reports).articles[0].id
        with pytest.raises(ZeroDivisionError) as caught:
            next(reports)
        assert ["in story 2 of check_many (the first is 1)"] * inner == getattr(caught.value, "__notes__", [])
    assert [] == multiprocessing.active_children()


def test_a_checker_in_a_process_pool(checker):
    """It is sent as its settings, and checks there as here; the report comes back whole."""
    [one] = stream("p")
    with concurrent.futures.ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        report = pool.submit(checker.check, one).result()
    assert report == checker.check(one)
    assert Verdict.CONTRADICTION in {finding.verdict for finding in report.findings}
