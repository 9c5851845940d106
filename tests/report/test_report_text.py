"""The terminal's view: what it opens with, brackets or colours, and lines that fit."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Modality, Span, Verdict
from factcheck.report import Report
from factcheck.report.quotes import cut
from factcheck.report.wrap import Run, plain, shorten, wrap

_ANSI = re.compile(r"\x1b\[[0-9;]*m")


def test_the_whole_report(bridge):
    """A report opens with what was checked; a contradiction opens with who says what and quotes every sentence."""
    assert bridge.to_text() == (
        "Checked 3 of 4 articles (fr): 4 claims, 2 findings\n"
        "  est                day unknown (the story)\n"
        "  nord  La Gazette   2021-05-04 (metadata)\n"
        "  sud   Le Courrier  day unknown (metadata)\n"
        "Not checked\n"
        "  kyoto: language 'ja' is not available yet (available: fr)\n"
        "\n"
        "CONTRADICTION  0.91  Le pont ouvre: when?\n"
        "  lundi 3 mai 2021          nord (La Gazette)\n"
        "  lundi 3 mai 2021, matin   est\n"
        "  mardi 4 mai 2021          sud (Le Courrier)\n"
        "  nord:58-63  « Le pont de Saint-Aubin a ouvert [lundi] à midi. »\n"
        "  est:34-45  « Le nouveau pont est ouvert depuis [lundi matin], « enfin ! ». »\n"
        "  sud:58-69  « Selon la préfecture, le pont a ouvert [mardi 4 mai] au public. » (hedged; according\n"
        "      to la préfecture)\n"
        "  why nord and sud, 0.91: 3 May is not 4 May\n"
        "  why sud and est, 0.84: 3 May is not 4 May\n"
        "  also: 1 refinement\n"
        "  finding f-grave; 3 articles, 2 independent origins\n"
        "\n"
        "REFINEMENT  0.80  Le pont est ouvert: since when?\n"
        "  lundi 3 mai 2021          nord (La Gazette)\n"
        "  lundi 3 mai 2021, matin   est\n"
        "  nord:58-63  « Le pont de Saint-Aubin a ouvert [lundi] à midi. »\n"
        "  est:34-45  « Le nouveau pont est ouvert depuis [lundi matin], « enfin ! ». »\n"
        "  why: the morning lies within the day\n"
        "  finding f-fine\n"
        "\n"
        "1 contradiction, 1 refinement; 1 claim that no other article answers.\n"
    )


def test_colour_marks_without_brackets(bridge):
    """In colour the value is styled, not bracketed, and no style is left open."""
    text = bridge.to_text(color=True)
    assert "\x1b[1;33mlundi\x1b[0m à midi" in text
    assert "[lundi]" not in _ANSI.sub("", text)
    assert all(len(re.findall(r"\x1b\[0m", line)) * 2 == len(_ANSI.findall(line)) for line in text.splitlines())


@pytest.mark.parametrize("width", [40, 60, 79, 100, 200])
@pytest.mark.parametrize("color", [False, True])
def test_lines_fit(bridge, width, color):
    """No line is longer than the width that was asked for."""
    lines = [_ANSI.sub("", line) for line in bridge.to_text(width=width, color=color).splitlines()]
    assert max(len(line) for line in lines) <= width
    assert all(line == line.rstrip() for line in lines)


def test_a_single_article(single):
    """A single article gives its claims and says that there was nothing to compare."""
    assert single.to_text() == (
        "Checked 1 article (fr): 1 claim, 0 findings\n"
        "  nord  day unknown (metadata)\n"
        "\n"
        "Le pont ouvre : lundi 3 mai 2021\n"
        "  nord:58-63  Le pont de Saint-Aubin a ouvert [lundi] à midi.\n"
        "\n"
        "Nothing to compare: 1 article checked.\n"
    )


def test_nothing_in_common(build):
    """Several articles without a common question say so."""
    nord, est = build.article("nord", "Rien."), build.article("est", "Rien non plus.")
    report = Report(articles=(nord, est), documents=(build.document(nord), build.document(est)))
    assert report.to_text().splitlines()[-1] == "No question is answered by two articles."


def test_an_article_cannot_steer_the_terminal(hostile):
    """Escape sequences and direction marks of an article come out as replacement characters, in colour too."""
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\ud800]", hostile.to_text())
    assert not re.search("[\x1b\x9b]", _ANSI.sub("", hostile.to_text(color=True)))


def test_many_pairs_are_counted(build):
    """Of many contradicting pairs ten reasons are given, and the others counted."""
    texts = {f"a{n}": f"Le pont ouvre [jour {n}]." for n in range(6)}
    made = [build.claims(name, text, [f"jour {name}"])[0] for name, text in texts.items()]
    pairs = [build.pair(a, b, Verdict.CONTRADICTION, 0.5) for i, a in enumerate(made) for b in made[i + 1 :]]
    articles = tuple(build.article(*item) for item in texts.items())
    documents = tuple(build.document(article) for article in articles)
    report = Report(articles=articles, documents=documents, findings=[build.finding("f", pairs)])
    lines = report.to_text().splitlines()
    assert sum(line.startswith("  why ") for line in lines) == 10
    assert "  also: 5 more contradictions" in lines


def test_agreement_and_notes(build):
    """An agreement needs no reason; what is planned, denied, negated or said by someone is noted after the words."""
    text, other = "Le pont n'ouvre pas [lundi].", "Le pont ouvrira [lundi 3 mai]."
    (a,) = build.claims("a", text, ["lundi"], polarity=False, attribution="le\n maire")
    (b,) = build.claims("b", other, ["lundi"], polarity=False, modality=Modality.DENIED)
    articles = (build.article("a", text), build.article("b", other, source="b"))
    documents = tuple(build.document(article) for article in articles)
    found = build.finding("f", [build.pair(a, b, Verdict.AGREEMENT, 0.75)])
    report = Report(articles=articles, documents=documents, findings=[found])
    assert report.to_text().split("\n\n", 1)[1] == (
        "AGREEMENT  0.75  Le pont ouvre: when?\n"
        "  lundi   a, b\n"
        "  a:20-25  Le pont n'ouvre pas [lundi].  (negated; according to le maire)\n"
        "  b:16-27  Le pont ouvrira [lundi 3 mai].  (denied)\n"
        "  finding f\n"
        "\n"
        "1 agreement.\n"
    )
    assert "why" not in report.to_markdown()


def test_an_article_that_contradicts_itself(build):
    """A pair within one article is said to be one."""
    text = "Le pont ouvre [lundi]. Le pont ouvre [mardi]."
    a, b = build.claims("nord", text, ["lundi", "mardi"])
    nord = build.article("nord", text)
    found = build.finding("f", [build.pair(a, b, Verdict.CONTRADICTION, 0.8)])
    report = Report(articles=(nord,), documents=(build.document(nord),), claims=(a, b), findings=[found])
    assert "  why: two different days (the article contradicts itself)\n" in report.to_text()
    assert "(the article contradicts itself)" in report.to_html()


def test_a_word_longer_than_the_line():
    """Where no word fits, a piece of the value is shown."""
    assert plain(shorten([Run("a " * 20), Run("x" * 60, "mark")], 20)) == "x" * 16


@given(st.lists(st.text("ab «»?!\u00e9", max_size=12)), st.integers(12, 40), st.integers(0, 4), st.integers(0, 6))
def test_wrapping_keeps_every_word(texts, width, first, rest):
    """Wrapping loses no character but spaces, and only a line of one unbreakable word is too long."""
    lines = [plain(line) for line in wrap([Run(text) for text in texts], width, first, rest)]
    assert "".join("".join(lines).split()) == "".join("".join(texts).split())
    for line in lines:
        assert len(line) <= width or len(re.findall(r"(?:« )?\S+(?: [?!:;»]+(?!\S))*", line)) == 1


_AROUND = st.text("abc ", max_size=80)


@given(_AROUND, st.text("xyz", min_size=1, max_size=8), _AROUND, st.integers(20, 60))
def test_shortening_keeps_the_mark(before, mark, after, room):
    """A shortened sentence fits, and the value is still in it."""
    shown = plain(shorten([Run(before), Run(f" [{mark}] ", "mark"), Run(after)], room))
    assert len(shown) <= room
    assert f"[{mark}]" in shown


@given(st.text("ab \n\u00a0", max_size=40), st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=4))
def test_cutting_keeps_the_sentence(text, places):
    """Cutting at marks keeps the folded sentence, whatever the marks."""
    sentence = Span(min(3, len(text)), len(text))
    pieces = cut(text, sentence, [Span(min(p), max(p)) for p in places])
    assert "".join(piece.text for piece in pieces) == " ".join(text[sentence.start :].split())


def test_marks_are_where_the_mentions_are():
    """Several mentions, one that sticks out and one outside: each marks what lies in the sentence."""
    text = "Il ouvre lundi ou  mardi. Non."
    marks = [Span(19, 24), Span(9, 14), Span(26, 29), Span(22, 28)]
    pieces = cut(text, Span(0, 25), marks)
    assert [(p.text, p.marked) for p in pieces] == [
        ("Il ouvre ", False),
        ("lundi", True),
        (" ou ", False),
        ("mardi", True),
        (".", True),
    ]
