"""The Markdown view: its outline, and that articles cannot add markup to it."""

from __future__ import annotations

import re

from factcheck.report.markdown import said


def test_outline(bridge):
    """Headings: the outcome, a section per verdict, a part per finding, and the claims that stand alone."""
    headings = [line for line in bridge.to_markdown().splitlines() if line.startswith("#")]
    assert headings == [
        "# 1 contradiction in 3 articles",
        "## Contradiction",
        "### Le pont ouvre: when?",
        "## Refinement",
        "### Le pont est ouvert: since when?",
        "## Claims that no other article answers",
    ]


def test_who_says_what_and_quotes(bridge):
    """A finding lists the values with who gives them, then quotes with the value in bold and its place."""
    text = bridge.to_markdown()
    assert "- **mardi 4 mai 2021**: sud (Le Courrier)\n" in text
    assert "> Le pont de Saint-Aubin a ouvert **lundi** à midi.  \n> nord:58-63\n" in text
    assert "- why: 3 May is not 4 May (nord, sud)\n" in text
    assert "- **not checked**: kyoto: language 'ja' is not available yet (available: fr)\n" in text


def test_independent_origins_are_said(bridge):
    """Where several articles are one origin, the finding says so beside its confidence."""
    text = bridge.to_markdown()
    assert "**contradiction**, confidence 0.91, 3 articles, 2 independent origins\n" in text
    assert "**refinement**, confidence 0.80\n" in text


def test_a_single_article(single):
    """A single article's claims are listed."""
    assert single.to_markdown().startswith("# Nothing to compare\n")
    assert "- Le pont ouvre : lundi 3 mai 2021 (nord:58-63)\n" in single.to_markdown()


def test_markup_is_escaped(hostile):
    """Nothing of an article becomes a tag, a code span, a link or bold."""
    text = hostile.to_markdown()
    assert not re.search(r"(?<!\\)<(?!/?>)", text)
    assert not re.search(r"(?<!\\)`", text)
    assert "\x1b" not in text
    assert said("1. a\n# b") == r"1\. a # b"
    assert said("# a > 12 !") == r"\# a > 12 !"
    assert said("12) a.b") == r"12\) a.b"
    assert said("- a_b [c](d)") == r"\- a\_b \[c\](d)"
