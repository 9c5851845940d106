"""Findings, pairs, claims, positions, mentions and articles draw themselves: in a line, in text, in a notebook."""

from __future__ import annotations

import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Article, Claim, Document, Mention, NotChecked, Reference, Span
from factcheck.report import Report

VOID = {"meta", "br", "hr"}
ALLOWED = {
    *("div", "style", "article", "p", "span", "h3", "figure", "figcaption", "strong", "blockquote", "mark", "bdi"),
    *("table", "caption", "tbody", "thead", "tfoot", "tr", "th", "td", "ul", "li", "small", "details", "summary", "a"),
    *("html", "head", "meta", "title", "body", "main", "section", "button", "h4", "pre"),
}


class Tags(HTMLParser):
    """Collects tags, attributes, what stands in them, and whether every tag is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: dict[str, list[str]] = {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        name = "prose" if dict(attrs).get("class") == "prose" else tag
        self.text.setdefault(name, []).append("")
        if tag not in VOID:
            self.open.append(name)

    def handle_endtag(self, tag):
        opened = self.open.pop()
        assert tag == opened or (tag, opened) == ("div", "prose")

    def handle_data(self, data):
        for tag in set(self.open):
            self.text[tag][-1] += data


def harmless(html: str) -> Tags:
    """Read HTML, and check that it runs and loads nothing and that all it holds are tags of ours."""
    page = Tags(html)
    assert [] == page.open
    assert {tag for tag, _ in page.tags} <= ALLOWED
    for _, found in page.tags:
        assert not any(name.startswith("on") or name in ("src", "srcset", "action") for name in found)
        assert (found.get("href") or "https://").lower().startswith(("https://", "http://", "#"))
    style = "".join(page.text.get("style", []))
    assert "url(" not in style
    assert "@import" not in style
    return page


def drawn(report: Report) -> list[str]:
    """Return everything in a report that draws itself in a notebook."""
    nouns = [*report.findings, *(pair for found in report.findings for pair in found.pairs), *report.claims]
    cards = [noun._repr_html_() for noun in (*nouns, *report.articles)]
    marks = [a.highlight(given) for a in report.articles for given in (report, report.claims)]
    return [*cards, *(mark._repr_html_() for mark in marks), *(mark.to_html() for mark in marks)]


class TestLines:
    def test_a_finding(self, bridge):
        """A finding says its verdict, its question and the answers in one line."""
        assert (
            '<Finding f-grave contradiction 0.91: "Le pont ouvre: when?" '
            "lundi 3 mai 2021 | lundi 3 mai 2021, matin | mardi 4 mai 2021>"
        ) == repr(bridge.contradictions[0])

    def test_a_list_stays_short(self, bridge):
        """Findings in a list are a line each, of bounded length."""
        assert len(repr(list(bridge.findings))) < 400

    def test_many_answers_are_counted(self, build):
        """Of many answers the first few are named, and the others counted."""
        made = [build.claims(name, "Il ouvre [lundi].", [name * 60])[0] for name in "abcdef"]
        from factcheck.model import Verdict

        found = build.finding("f", [build.pair(made[0], c, Verdict.UPDATE, 0.5) for c in made[1:]], question="q " * 200)
        assert repr(found).endswith(" …| 2 more>") or repr(found).endswith("… | 2 more>")
        assert len(repr(found)) < 400

    def test_the_other_nouns(self, bridge):
        """A pair, a position, a claim, a mention and an article say in one line what they are."""
        found = bridge.contradictions[0]
        told = [
            repr(noun) for noun in (found.pairs[0], found.positions[1], found.claims[0], found.claims[0].mentions[0])
        ]
        assert [
            "<Pair nord-c0+ refinement 0.80: "
            "lundi 3 mai 2021 | lundi 3 mai 2021, matin: the morning lies within the day>",
            "<Position lundi 3 mai 2021, matin: est>",
            '<Claim nord-c0 date: "Le pont ouvre : lundi 3 mai 2021" in nord>',
            '<Mention date "lundi": lundi 3 mai 2021, at nord:58-63>',
        ] == told

    def test_an_article(self):
        """An article tells what is known of it, and its length instead of its text."""
        article = Article(
            id="a", text="Le pont.", source="La Gazette", published="2021-05", language="fr", title="Pont"
        )
        assert '<Article a: La Gazette, 2021-05, fr, "Pont", 8 characters>' == repr(article)
        assert "<Article b: 1 character>" == repr(Article(id="b", text="x"))

    def test_hostile_words_stay_on_the_line(self, hostile):
        """Nothing in a text breaks the line or steers the terminal."""
        nouns = [*hostile.findings, *hostile.findings[0].pairs, *hostile.findings[0].positions, *hostile.claims]
        nouns += [*hostile.articles, *(mention for claim in hostile.claims for mention in claim.mentions)]
        for line in map(repr, nouns):
            assert line.isprintable()


class TestText:
    def test_a_finding_reads_as_in_the_report(self, bridge):
        """Printed, a finding is its block of the report."""
        for found in bridge.findings:
            assert f"\n\n{found}\n\n" in bridge.to_text()

    def test_a_claim_quotes_its_sentence(self, bridge):
        """Printed, a claim shows its sentence with the value in brackets, and who is cited."""
        expected = (
            "Le pont ouvre : mardi 4 mai 2021\n"
            "  sud:58-69  « Selon la préfecture, le pont a ouvert [mardi 4 mai] au public. » (hedged; according\n"
            "      to la préfecture)"
        )
        assert expected == str(next(claim for claim in bridge.claims if claim.article == "sud"))

    def test_a_claim_without_a_sentence_shows_its_words(self, bridge):
        """A claim that carries no sentence still shows what it is read from, and one without mentions its statement."""
        claim = attrs.evolve(next(claim for claim in bridge.claims if claim.article == "nord"), quote="")
        assert "« [lundi] »" in str(claim)
        assert "Le pont ouvre : lundi 3 mai 2021" in str(attrs.evolve(claim, mentions=()))

    def test_a_pair_shows_both_sentences_and_why(self, bridge):
        """Printed, a pair shows its verdict, both sentences and the reason."""
        text = str(bridge.contradictions[0].pairs[2])
        assert text.startswith("CONTRADICTION  0.91  Le pont ouvre: when?")
        assert text.endswith("why: 3 May is not 4 May")
        assert "[lundi]" in text
        assert "[mardi 4 mai]" in text

    @pytest.mark.parametrize("form", ["text", "json"])
    @pytest.mark.parametrize("color", [False, True])
    def test_a_finding_explains_itself_as_the_report_does(self, bridge, form, color):
        """Without its report, a finding gives the same explanation, letter for letter."""
        for found in bridge.findings:
            expected = bridge.explain(found.id, of="finding", form=form, color=color, width=72)
            assert expected == found.explain(form=form, color=color, width=72)


class TestCards:
    def test_a_finding_quotes_both_sentences_with_marks(self, bridge):
        """A finding shows the question, the sentences and the values in them."""
        page = harmless(bridge.contradictions[0]._repr_html_())
        assert ["Le pont ouvre: when?"] == page.text["h3"]
        assert "Le pont de Saint-Aubin a ouvert lundi à midi." in page.text["blockquote"]
        assert {"lundi", "mardi 4 mai", "lundi matin"} == set(page.text["mark"])

    def test_it_names_sources(self, bridge):
        """The source stands at the sentence where it is known, the article's id elsewhere."""
        page = harmless(bridge.contradictions[0]._repr_html_())
        assert {"La Gazette", "Le Courrier", "est"} <= set(page.text["strong"])

    def test_a_pair_and_a_claim(self, bridge):
        """A pair shows its two sentences, a claim its one."""
        assert 2 == len(harmless(bridge.contradictions[0].pairs[0]._repr_html_()).text["blockquote"])
        page = harmless(next(claim for claim in bridge.claims if claim.article == "sud")._repr_html_())
        assert ["Le pont ouvre : mardi 4 mai 2021"] == page.text["h3"]
        assert ["mardi 4 mai"] == page.text["mark"]

    def test_an_article_folds_a_long_text(self):
        """A short text is shown whole; of a long one the opening, the rest folded, and no letter is lost."""
        for text in ("Court.", "Une phrase. " * 300, "x" * 3000, "ligne\n" * 400):
            page = harmless(Article(id="a", text=text)._repr_html_())
            assert text == "".join(page.text["prose"])
            assert ("details" in page.text) == (len(text) > 1600)

    def test_style_has_a_dark_and_a_printed_form(self, bridge):
        """A card carries the colours for light, dark and paper."""
        style = harmless(bridge.claims[0]._repr_html_()).text["style"][0]
        assert "prefers-color-scheme: dark" in style
        assert "@media print" in style

    def test_hostile_words_are_words(self, hostile):
        """Markup in ids, sources, titles, values and sentences is text in every card."""
        for html in drawn(hostile):
            page = harmless(html)
            assert "\x1b" not in html
            assert "\u202e" not in html
            assert "javascript:" not in "".join(found.get("href") or "" for _, found in page.tags)


class TestHighlight:
    def test_claims_are_marked_in_the_text(self, bridge):
        """The whole text is shown, with every value of its own claims marked and its kind beside it."""
        (sud,) = (article for article in bridge.articles if article.id == "sud")
        mark = sud.highlight(bridge.claims)
        assert (
            "Fête à Saint-Aubin\n\nSelon la préfecture, le pont a ouvert [mardi 4 mai|date] au public. "
            "La fanfare [mardi|date] jouait."
        ) == str(mark)
        assert "<Highlight of 'sud': 2 claims>" == repr(mark)
        assert ["mardi 4 maidate", "mardidate"] == harmless(mark._repr_html_()).text["mark"]

    def test_a_report_gives_the_marks_their_verdicts(self, bridge):
        """With a report, a mark has the class and the name of its gravest verdict, and the legend names what occurs."""
        (sud,) = (article for article in bridge.articles if article.id == "sud")
        mark = sud.highlight(bridge)
        assert "[mardi 4 mai|date contradiction]" in str(mark)
        assert "[mardi|date]" in str(mark)
        marks = [found for tag, found in harmless(mark.to_html()).tags if tag == "mark"]
        assert ["contradiction", "alone", "contradiction", "alone"] == [found["class"] for found in marks]
        assert "contradiction: Le pont ouvre : mardi 4 mai 2021" == marks[2]["title"]

    def test_one_claim_will_do(self, bridge):
        """A single claim may stand for a list of one; other articles' claims mark nothing."""
        nord, sud = bridge.articles[:2]
        claim = next(claim for claim in bridge.claims if claim.article == "nord")
        assert 1 == nord.highlight(claim).claims
        assert sud.text == str(sud.highlight(claim))

    def test_overlapping_claims_keep_the_text(self, build):
        """Where one value lies in another, the text stays whole and each kind is named at its end."""
        text = "Le pont ouvre [lundi 3 mai]."
        (whole,) = build.claims("nord", text, ["x"])
        inner = (Mention("nord", 20, 25, "3 mai", "count", whole.value),)
        part = attrs.evolve(whole, id="part", kind="count", mentions=inner)
        mark = build.article("nord", text).highlight([whole, part])
        assert "Le pont ouvre [lundi ][3 mai|count date]." == str(mark)

    def test_another_text_is_refused(self, bridge, build):
        """Claims of another text, or a report without the article, are an error that says what is wrong."""
        from factcheck.errors import ArticleError

        with pytest.raises(ArticleError, match="'lundi' at 58-63"):
            build.article("nord", "Un autre texte.").highlight(bridge.claims)
        with pytest.raises(ArticleError, match="made of another text"):
            build.article("nord", "Un autre texte.").highlight(bridge)
        with pytest.raises(ArticleError, match=r"ouest: it is not in this report; its articles are est, kyoto"):
            build.article("ouest", "Un autre texte.").highlight(bridge)

    def test_an_article_that_was_not_checked_says_so(self, bridge):
        """An article that the report left out is shown without marks, and with the reason."""
        html = bridge.articles[3].highlight(bridge)._repr_html_()
        assert "Not checked: <span" in html
        assert NotChecked("kyoto", "language 'ja' is not available yet (available: fr)") in bridge.not_checked
        harmless(html)

    def test_without_claims_the_article_is_read(self):
        """An article that is given no claims is read by the shared checker."""
        article = Article(id="a", text="Le maire a inauguré le pont lundi 6 mai 2024.", language="fr")
        assert "[lundi 6 mai 2024|date]" in str(article.highlight())

    @given(st.text(min_size=1, max_size=60), st.data())
    def test_any_text_is_shown_whole(self, text, data):
        """Whatever a text holds, the drawing is harmless and shows it letter for letter, but for what steers a page."""
        from factcheck.report.quotes import visible

        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        claim = _claim(text, start, end)
        mark = Article(id=text[:20].strip() or "a", text=text, title=text)
        claim = attrs.evolve(claim, article=mark.id)
        marked = mark.highlight(claim)
        for html in (marked._repr_html_(), marked.to_html(), claim._repr_html_(), mark._repr_html_()):
            harmless(html)
        assert [visible(text)] == harmless(mark._repr_html_()).text["prose"]
        assert visible(text[:start]) == str(marked)[:start]
        assert repr(claim).count("\n") == 0


def _claim(text: str, start: int, end: int) -> Claim:
    from factcheck.model import Event

    @attrs.frozen
    class Said:
        text: str

        def to_dict(self) -> dict[str, str]:
            return {"type": "said", "text": self.text}

    said = Said(text[start:end])
    return Claim(
        id="c",
        article="a",
        kind=text,
        statement=text,
        question=text,
        slot="at",
        value=said,
        mentions=(Mention("a", start, end, text[start:end], text, said),),
        sentence=Span(0, len(text)),
        event=Event(text, text, Span(0, 0)),
        attribution=text,
        quote=text,
    )


def test_every_process_draws_the_same():
    """Cards, highlights and lines do not depend on the seed of hashes."""
    code = (
        "import importlib.util, sys\n"
        "spec = importlib.util.spec_from_file_location('made', sys.argv[1])\n"
        "made = importlib.util.module_from_spec(spec); spec.loader.exec_module(made)\n"
        "report = made.bridge_report()\n"
        "nouns = [*report.findings, *report.claims, *report.articles, *report.findings[0].pairs]\n"
        "print([n._repr_html_() for n in nouns], nouns, [a.highlight(report).page for a in report.articles])\n"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code, str(Path(__file__).with_name("conftest.py"))],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert 1 == len(told)


def test_a_drawing_of_claims_alone_knows_no_day(build):
    """Marking claims invents nothing: the document behind it has no day and no paragraphs."""
    article = build.article("a", "Le pont.")
    assert "Le pont." == str(article.highlight(()))
    assert Document(article, "", (), Reference(None, None, "")).text_spans == ()
