"""The charts: what they draw and leave out, that they are the same everywhere, harmless, and can be saved."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs
import pytest

from factcheck.errors import MissingExtra, SettingsError
from factcheck.model import Reference, Verdict
from factcheck.report import Report
from factcheck.report.charts import canvas
from factcheck.report.charts.calendar import dated as bars_of
from factcheck.report.charts.calendar import laid, links, window

altair = pytest.importorskip("altair", reason="altair is not installed")

VIEWS = ("timeline", "matrix", "network")
PNG = b"\x89PNG\r\n\x1a\n"


class Page(HTMLParser):
    """Collects the tags of a page, and what stands in it outside of scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.outside = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.outside += data if self.cdata_elem is None else ""


def spec(chart: Any) -> dict[str, Any]:
    """Return a chart as Vega-Lite reads it."""
    made: dict[str, Any] = chart.to_dict()
    return made


def rows(chart: Any, name: str) -> list[dict[str, Any]]:
    """Return the data of the layer whose rows have a field of this name."""
    found = [data for data in spec(chart)["datasets"].values() if data and name in data[0]]
    assert 1 == len(found), name
    return found[0]


def notes(chart: Any) -> list[str]:
    """Return what stands below a chart's title."""
    return list(spec(chart)["title"].get("subtitle", []))


def words(chart: Any) -> str:
    """Return every text in a chart."""
    return json.dumps(spec(chart), ensure_ascii=False)


def crowd(build: Any, number: int, verdict: Verdict = Verdict.CONTRADICTION) -> Report:
    """Return a report of so many articles, each saying another day, and all against all."""
    texts = {f"a{n:02d}": f"Il ouvre [le {n + 1} mai]." for n in range(number)}
    made = [
        build.on(build.claims(name, text, [text])[0], f"2021-05-{n + 1:02d}")
        for n, (name, text) in enumerate(texts.items())
    ]
    pairs = [build.pair(a, b, verdict, 0.9) for n, a in enumerate(made) for b in made[n + 1 :]]
    articles = tuple(build.article(*item) for item in texts.items())
    documents = tuple(build.document(article, dt.date(2021, 5, 9)) for article in articles)
    return Report(articles=articles, documents=documents, claims=made, findings=[build.finding("f", pairs)])


class TestTimeline:
    def test_a_bar_per_dated_claim(self, dated):
        """Every claim with a known stretch of time is a bar from its first minute to the end of its last."""
        told = {
            (row["article"], row["date"]): (row["start"], row["end"], row["verdict"])
            for row in rows(dated.timeline(), "statement")
        }
        assert {
            ("nord (La Gazette)", "lundi 3 mai 2021"): (
                "2021-05-03T00:00:00Z",
                "2021-05-04T00:00:00Z",
                "contradiction",
            ),
            ("sud (Le Courrier)", "mardi 4 mai 2021"): ("2021-05-04T00:00:00Z", "2021-05-05T00:00:00Z", canvas.ALONE),
            ("est", "lundi 3 mai 2021, matin"): ("2021-05-03T04:00:00Z", "2021-05-03T12:00:00Z", "contradiction"),
        } == told

    def test_bars_do_not_cover_each_other(self, build):
        """Within an article, bars that share a moment lie in different lanes; articles share no lane."""
        report = crowd(build, 6)
        text = "Il ouvre [le 1] et [le 2] et [le 3]."
        same = [build.on(claim, "2021-05-01") for claim in build.claims("a00", text, ["1", "2", "3"])]
        report = attrs.evolve(
            report, claims=(*report.claims, *(attrs.evolve(c, id=f"x{n}") for n, c in enumerate(same)))
        )
        bars, bands = laid(report._rows(), list(bars_of(report._rows())))
        assert 9 == len(bars)
        for bar in bars:
            for other in bars:
                if bar is not other and bar.lane == other.lane:
                    assert bar.end < other.start or other.end < bar.start
                    assert bar.quote.article == other.quote.article
        assert [f"a{n:02d}" for n in range(6)] == [name for name, _, _ in bands]
        assert [first for _, first, _ in bands] == [0, *(last + 1 for _, _, last in bands[:-1])]

    def test_contradictions_are_joined_and_told(self, dated):
        """A line joins the claims of a contradiction, and the subtitle says it in words."""
        chart = dated.timeline()
        joined = rows(chart, "between")
        assert {"3 May is not 4 May"} == {row["why"] for row in joined}
        assert notes(chart)[0].startswith("Contradiction: Le pont ouvre: when?  lundi 3 mai 2021 (La Gazette) | ")

    def test_as_few_lines_as_hold_a_contradiction_together(self, build):
        """Of all pairs of ten articles nine lines are drawn, each a contradiction, and every claim is reached."""
        report = crowd(build, 10)
        laid_rows = report._rows()
        drawn = links(laid_rows, laid(laid_rows, list(bars_of(laid_rows)))[0])
        assert 9 == len(drawn)
        assert {claim.id for claim in report.claims} == {
            bar.quote.claim.id for link in drawn for bar in (link.a, link.b)
        }

    def test_many_contradictions_are_counted(self, build):
        """The first contradictions are told in words, and the others counted."""
        report = crowd(build, 8)
        pairs = report.findings[0].pairs
        found = [build.finding(f"f{n}", [pair], question=f"Q{n}") for n, pair in enumerate(pairs[:9])]
        told = notes(attrs.evolve(report, findings=found).timeline())
        assert 6 == sum(note.startswith("Contradiction: Q") for note in told)
        assert "3 more contradictions" == told[6]

    def test_far_days_are_counted(self, dated, build):
        """A date far from the articles' days is not drawn, and said to be left out; around=None draws it."""
        far = attrs.evolve(build.on(dated.claims[2], "1999-12-31"), id="far")
        report = attrs.evolve(dated, claims=(*dated.claims, far))
        assert "1 claim of other times: not drawn" in notes(report.timeline())
        assert "1999-12-31T00:00:00Z" in words(report.timeline(around=None))
        assert [] == [note for note in notes(report.timeline(around=None)) if "not drawn" in note]

    def test_a_far_contradiction_is_said_to_be_left_out(self, dated):
        """Where the calendar is too narrow for a contradiction, the chart does not hide that there is one."""
        late = Reference(dt.date(2021, 5, 4), dt.date(2021, 5, 4), "given")
        report = attrs.evolve(dated, documents=tuple(attrs.evolve(d, reference=late) for d in dated.documents))
        assert "2 claims of other times, 2 of them in contradictions: not drawn" in notes(report.timeline(around=0))

    def test_claims_alone_can_be_left_out(self, dated):
        """With alone=False only what several articles answer is drawn."""
        assert canvas.ALONE in words(dated.timeline())
        assert canvas.ALONE not in words(dated.timeline(alone=False))

    def test_nothing_to_draw(self, dated, bridge):
        """Without dates, and without dates near enough, the chart says why it is empty."""
        assert "No claim has a date that is known." in words(bridge.timeline())
        far = Reference(dt.date(1990, 1, 1), dt.date(1990, 1, 2), "given")
        report = attrs.evolve(dated, documents=tuple(attrs.evolve(d, reference=far) for d in dated.documents))
        assert "4 dated claims, none of them within 14 days of the articles; try around=None" in words(
            report.timeline()
        )

    @pytest.mark.parametrize("year", [1, 9999])
    def test_the_ends_of_the_calendar(self, single, build, year):
        """The first and the last day that there are can be drawn."""
        day = f"{year:04d}-01-01" if year == 1 else "9999-12-31"
        report = attrs.evolve(single, claims=tuple(build.on(claim, day) for claim in single.claims))
        assert day in words(report.timeline())
        first = dt.date.fromisoformat(day)
        given = tuple(attrs.evolve(d, reference=Reference(first, first, "given")) for d in report.documents)
        low, high = window(attrs.evolve(report, documents=given)._rows(), 14)
        assert low <= dt.datetime.combine(first, dt.time()) <= high
        assert day in words(attrs.evolve(report, documents=given).timeline())

    def test_long_stories_have_short_dates(self, single, build):
        """A calendar of years is labelled in months, one of decades in years."""
        forms = {"2021-05-04T00:00": "%Y-%m-%d", "2023-12-01T00:00": "%Y-%m", "2080-01-01T00:00": "%Y"}
        for until, form in forms.items():
            stretch = tuple(build.on(claim, "2021-05-01T00:00", until) for claim in single.claims)
            assert f'"format": "{form}"' in words(attrs.evolve(single, claims=stretch).timeline())

    @pytest.mark.parametrize("until", [f"2021-05-{day:02d}T23:59" for day in (1, 2, 3, 4, 6, 10, 14, 18, 20, 21, 24)])
    def test_no_two_ticks_read_the_same(self, single, build, until):
        """However short the calendar, each label on it names another time."""
        converter = pytest.importorskip("vl_convert", reason="vl-convert-python is not installed")
        stretch = tuple(build.on(claim, "2021-05-01T00:00", until) for claim in single.claims)
        drawn = converter.vegalite_to_svg(attrs.evolve(single, claims=stretch).timeline().to_json())
        labels = re.findall(r">(2021-05-\d\d(?: \d\d:\d\d)?)</text>", drawn)
        assert len(labels) > 1
        assert sorted(set(labels)) == labels

    def test_a_negative_distance_is_refused(self, dated):
        """A setting that makes no sense is an error, also before Altair is needed."""
        with pytest.raises(SettingsError, match="around must be"):
            dated.timeline(around=-1)


class TestMatrix:
    def test_a_cell_per_answer(self, bridge):
        """Every article that answers has a cell with its value and the gravest verdict on it; grave questions first."""
        told = [
            (row["article"], row["answer"], row["verdict"], row["question"]) for row in rows(bridge.matrix(), "answer")
        ]
        assert {
            ("nord (La Gazette)", "lundi 3 mai 2021", "contradiction", "Le pont ouvre: when?"),
            ("sud (Le Courrier)", "mardi 4 mai 2021", "contradiction", "Le pont ouvre: when?"),
            ("est", "lundi 3 mai 2021, matin", "contradiction", "Le pont ouvre: when?"),
        } == set(told[:3])
        assert ["refinement", "refinement"] == [row[2] for row in told[3:]]

    def test_cells_stand_in_the_column_of_their_article(self, bridge):
        """The column under an article's name holds that article's answers."""
        chart = bridge.matrix()
        heads = {row["name"]: row["center"] for row in rows(chart, "name")}
        assert {"est": 0.5, "La Gazette": 1.5, "Le Courrier": 2.5} == heads
        for row in rows(chart, "answer"):
            assert (
                row["center"]
                == heads[{"nord (La Gazette)": "La Gazette", "est": "est"}.get(row["article"], "Le Courrier")]
            )

    def test_what_is_left_out_is_counted(self, bridge):
        """With a limit the gravest findings are drawn and the others counted."""
        chart = bridge.matrix(limit=1)
        assert {"Le pont ouvre: when?"} == {row["question"] for row in rows(chart, "answer")}
        assert "1 more finding: not drawn" in notes(chart)
        assert not any("not drawn" in note for note in notes(bridge.matrix(limit=None)))

    def test_an_article_that_answers_twice(self, bridge):
        """Both answers of an article that contradicts itself stand in its one cell, under the graver verdict."""
        grave = next(f for f in bridge.findings if f.id == "f-grave")
        other = attrs.evolve(grave.positions[0].claims[0], id="other")
        value = attrs.evolve(other.value, text="mercredi")
        position = attrs.evolve(grave.positions[0], value="mercredi", claims=(attrs.evolve(other, value=value),))
        report = attrs.evolve(bridge, findings=[attrs.evolve(grave, positions=(*grave.positions, position))])
        (cell,) = (row for row in rows(report.matrix(), "answer") if row["article"].startswith("nord"))
        assert ("lundi 3 mai 2021 / mercredi", "contradiction") == (cell["answer"], cell["verdict"])

    def test_many_articles_have_slanted_names(self, build):
        """Names that do not fit over their columns are set aslant."""
        assert '"angle"' not in words(crowd(build, 4).matrix())
        long = crowd(build, 20)
        named = tuple(attrs.evolve(a, source=f"Le Courrier du {a.id}") for a in long.articles)
        assert '"angle": 325' in words(attrs.evolve(long, articles=named).matrix())

    def test_no_findings(self, single):
        """Without findings the chart says so."""
        assert "No question is answered by two articles." in words(single.matrix())

    def test_a_limit_of_nothing_is_refused(self, bridge):
        """A limit below one is an error."""
        with pytest.raises(SettingsError, match="limit must be"):
            bridge.matrix(limit=0)


class TestNetwork:
    def test_a_line_per_two_articles_and_verdict(self, bridge):
        """Pairs of claims are counted for each two articles, verdict by verdict."""
        told = {(row["between"], row["and"], row["verdict"]): row["pairs"] for row in self.lines(bridge.network())}
        assert {
            ("La Gazette", "Le Courrier", "contradiction"): 1,
            ("est", "Le Courrier", "contradiction"): 1,
            ("est", "La Gazette", "refinement"): 2,
        } == told

    def test_lines_end_at_their_articles(self, bridge):
        """Every curve leads from one article's place to the other's."""
        chart = bridge.network()
        places = {row["article"]: (row["x"], row["y"]) for row in self.nodes(chart)}
        ends: dict[int, list[dict[str, Any]]] = {}
        for row in self.lines(chart):
            ends.setdefault(row["line"], []).append(row)
        for points in ends.values():
            points.sort(key=lambda row: row["step"])
            assert places[points[0]["between"]] == pytest.approx((points[0]["x"], points[0]["y"]), abs=1e-3)
            assert places[points[-1]["and"]] == pytest.approx((points[-1]["x"], points[-1]["y"]), abs=1e-3)

    def test_many_articles_leave_agreements_out(self, build):
        """With many articles only contradictions and updates are drawn, unless others are asked for."""
        many = crowd(build, 12)
        assert "Not drawn: agreements and refinements" in notes(many.network())
        alike = crowd(build, 12, Verdict.AGREEMENT)
        assert "No pair is contradiction or update." in words(alike.network())
        assert '"agreement"' in words(alike.network(verdicts="agreement"))

    def test_what_is_asked_for_is_drawn(self, bridge):
        """With verdicts given only those are drawn."""
        assert {"refinement"} == {row["verdict"] for row in self.lines(bridge.network(verdicts=["refinement"]))}

    @pytest.mark.parametrize(
        ("verdicts", "message"), [(["graver"], "'graver' is not a valid Verdict"), ((), "is empty")]
    )
    def test_verdicts_that_are_none_are_refused(self, bridge, verdicts, message):
        """An unknown verdict, or none at all, is an error that names those that there are."""
        with pytest.raises(SettingsError, match=message):
            bridge.network(verdicts=verdicts)

    def test_an_article_against_itself_is_no_line(self, bridge):
        """A pair within one article joins no two articles."""
        grave = next(f for f in bridge.findings if f.id == "f-grave")
        pair = attrs.evolve(grave.pairs[2], b=attrs.evolve(grave.pairs[2].a, id="twin"))
        report = attrs.evolve(bridge, findings=[attrs.evolve(grave, pairs=(pair,))])
        assert "No question is answered by two articles." in words(report.network())

    @staticmethod
    def lines(chart: Any) -> list[dict[str, Any]]:
        return max((data for data in spec(chart)["datasets"].values() if "step" in data[0]), key=len)

    @staticmethod
    def nodes(chart: Any) -> list[dict[str, Any]]:
        return next(data for data in spec(chart)["datasets"].values() if "label_x" in data[0])


class TestNames:
    def test_sources_name_articles_where_they_can(self, build):
        """An article is called by its source if no other has it, else by its id; a long name keeps both ends."""
        articles = [
            build.article("a", "x", source="La Gazette"),
            build.article("b", "x", source="Le Courrier"),
            build.article("c", "x", source="Le Courrier"),
            build.article("2023/septembre/000_0647b0bcd083ebf4", "x"),
        ]
        called = list(canvas.names(articles).values())
        assert ["La Gazette", "b", "c"] == called[:3]
        assert called[3].startswith("2023/sept")
        assert called[3].endswith("83ebf4")
        assert 24 == len(called[3])

    @pytest.mark.parametrize("room", [4, 10, 25])
    def test_lines_hold_their_words(self, room):
        """A text is broken into at most so many lines, its end kept; only a word that is too long stands over."""
        text = "Le pont de la très vieille ville a ouvert au public après des années : quand ?"
        broken = canvas.lines(text, room, 2).split("\n")
        assert len(broken) <= 2
        assert broken[-1].endswith("?")
        assert "court : où ?" == canvas.lines("court : où ?", 30, 2)
        assert canvas.lines("x" * 100, 10, 2)

    def test_a_cut_text_says_so(self):
        """A shortened text ends in an ellipsis and fits."""
        assert "Le pont…" == canvas.short("Le pont ouvre", 9)
        assert "xxx…" == canvas.short("xxxxxxxx", 4)


@pytest.mark.parametrize("view", VIEWS)
class TestEveryChart:
    def test_an_empty_report(self, view):
        """A report of nothing gives a chart that says so."""
        chart = getattr(Report(articles=()), view)()
        assert "No " in words(chart)

    def test_the_order_of_the_articles_shows_nowhere(self, view, dated):
        """Another order of articles and claims gives the same chart."""
        turned = attrs.evolve(dated, articles=dated.articles[::-1], claims=dated.claims[::-1])
        assert getattr(dated, view)().to_json() == getattr(turned, view)().to_json()

    def test_twice_is_the_same(self, view, dated):
        """Drawing counts nothing: the second chart is the first."""
        assert getattr(dated, view)().to_json() == getattr(dated, view)().to_json()

    def test_many_rows_are_no_error(self, view, build):
        """Altair's limit of rows for tables does not hold for what a chart carries along."""
        assert getattr(crowd(build, 25), view)().to_dict()

    def test_without_altair(self, view, dated, monkeypatch):
        """Without the extra the error names the command that installs it."""
        monkeypatch.setitem(sys.modules, "altair", None)
        with pytest.raises(MissingExtra, match=r"pip install 'factcheck-claims\[charts\]'"):
            getattr(dated, view)()

    @pytest.mark.parametrize("report", ["dated", "hostile", "single"])
    def test_saved_as_a_picture(self, view, report, request, tmp_path):
        """A chart is saved as PNG without a network and without a browser."""
        pytest.importorskip("vl_convert", reason="vl-convert is not installed")
        file = tmp_path / "chart.png"
        getattr(request.getfixturevalue(report), view)().save(str(file))
        assert file.read_bytes().startswith(PNG)
        assert file.stat().st_size > 2000

    @pytest.mark.parametrize("report", ["dated", "hostile"])
    def test_saved_as_a_page_that_needs_nothing(self, view, report, request, tmp_path):
        """With inline=True a page fetches nothing, and no text in it can close its script."""
        pytest.importorskip("vl_convert", reason="vl-convert is not installed")
        file = tmp_path / "chart.html"
        getattr(request.getfixturevalue(report), view)().save(str(file), inline=True)
        html = file.read_text(encoding="utf-8")
        page = Page(html)
        assert {"html", "head", "meta", "style", "script", "title", "body", "div"} >= {tag for tag, _ in page.tags}
        assert not any({"src", "href"} & set(found) for _, found in page.tags)
        assert "alert(1)" not in page.outside

    def test_a_page_shows_the_chart(self, view, dated, tmp_path):
        """A browser draws the saved page from its file, with no network to fetch from."""
        pytest.importorskip("vl_convert", reason="vl-convert is not installed")
        browser = shutil.which("chromium") or shutil.which("chromium-browser")
        if browser is None:
            pytest.skip("Chromium is not installed")
        file = tmp_path / "chart.html"
        getattr(dated, view)().save(str(file), inline=True, embed_options={"renderer": "svg"})
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--virtual-time-budget=5000"]
        flags += [f"--user-data-dir={tmp_path / 'profile'}", "--host-resolver-rules=MAP * ~NOTFOUND"]
        done = subprocess.run(
            [browser, *flags, "--dump-dom", file.as_uri()], capture_output=True, text=True, timeout=60
        )
        assert "<svg" in done.stdout
        assert "Le Courrier</text>" in done.stdout


def test_hostile_words_close_no_script(hostile):
    """Where Altair writes data into a page's script, no tag opens in it; a mere less-than sign stays."""
    for view in VIEWS:
        assert not re.search(r"<[/!?a-zA-Z]", getattr(hostile, view)().to_json())
    told = canvas.data(altair, [{"a": "1 < 2 </script>", "b": 3}]).to_dict()["values"]
    assert [{"a": "1 < 2 ‹/script>", "b": 3}] == told


def test_every_process_draws_the_same():
    """Charts do not depend on the seed of hashes, nor on the zone of the clock."""
    code = (
        "import importlib.util, sys\n"
        "spec = importlib.util.spec_from_file_location('made', sys.argv[1])\n"
        "made = importlib.util.module_from_spec(spec); spec.loader.exec_module(made)\n"
        "report = made.dated_report()\n"
        "print(report.timeline().to_json(), report.matrix().to_json(), report.network().to_json())\n"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code, str(Path(__file__).with_name("conftest.py"))],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert 1 == len(told)
