"""Search and filters of the page: what stays, what is counted, and what the address remembers."""

from __future__ import annotations

import pytest


def test_everything_is_shown_at_first(bridge, visit):
    """Nothing is filtered, everything is counted, and there is nothing to reset."""
    page = visit(bridge)
    assert page.shown() == ["f-grave", "f-fine"]
    assert page.count() == "2 of 2 findings"
    assert page.tab.is_disabled("#clear")
    assert page.tab.locator(".rail fieldset legend").all_inner_texts() == ["VERDICT", "KIND", "SOURCE"]


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("verdict", "contradiction", ["f-grave"]),
        ("verdict", "refinement", ["f-fine"]),
        ("kind", "count", ["f-fine"]),
        ("source", "La Gazette", ["f-grave", "f-fine"]),
        ("source", "Le Courrier", ["f-grave"]),
        ("source", "est", ["f-grave", "f-fine"]),  # no source is known: the article's id
    ],
)
def test_one_filter(bridge, visit, name, value, shown):
    """A ticked box leaves the findings that have it, and says how many."""
    page = visit(bridge)
    page.tick(name, value)
    assert page.shown() == shown
    assert page.count() == f"{len(shown)} of 2 findings"
    page.tick(name, value)
    assert page.shown() == ["f-grave", "f-fine"]


def test_filters_together(bridge, visit):
    """Boxes of one question widen, questions narrow; where nothing is left the page says so, until it is reset."""
    page = visit(bridge)
    page.tick("verdict", "contradiction")
    page.tick("kind", "count")
    assert page.count() == "0 of 2 findings"
    assert page.tab.is_visible("#none")
    assert page.tab.locator("section.verdict:visible").count() == 0
    page.tick("verdict", "refinement")
    assert page.shown() == ["f-fine"]
    assert not page.tab.is_visible("#none")
    page.tab.click("#clear")
    assert page.shown() == ["f-grave", "f-fine"]
    assert page.tab.locator("input:checked").count() == 0
    assert page.tab.evaluate("document.activeElement.id") == "search"


def test_a_box_says_what_it_would_leave(bridge, visit):
    """The number beside a box counts the findings that would stay if it were ticked too."""
    page = visit(bridge)

    def numbers(name: str) -> list[str]:
        return page.tab.locator(f"fieldset[data-facet={name}] small").all_inner_texts()

    assert numbers("verdict") == ["1", "1", "1"]
    assert numbers("source") == ["2", "2", "1"]  # est, La Gazette, Le Courrier
    page.tick("source", "Le Courrier")
    assert numbers("verdict") == ["1", "0", "1"]
    assert numbers("source") == ["2", "2", "1"]
    page.tick("verdict", "alone")
    assert page.count() == "1 of 1 claim"
    assert numbers("kind") == ["0", "1"]  # count, date


def test_claims_of_one_article_are_filtered_too(bridge, visit):
    """The list of claims that no other article answers follows the filters, and its fold says how many are left."""
    page = visit(bridge)
    assert page.tab.text_content("#alone summary") == "1 claim"
    page.tick("source", "La Gazette")
    assert page.tab.is_hidden("#alone")
    page.tick("source", "Le Courrier")
    assert page.tab.is_visible("#alone")
    assert page.tab.text_content("#alone summary") == "1 claim"


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("PREFECTURE", ["f-grave"]),  # the sentence: "Selon la préfecture"
        ("  prefecture   lundi ", ["f-grave"]),  # all words, wherever they stand
        ("since when", ["f-fine"]),  # the question
        ("4 mai 2021", ["f-grave"]),  # the value; not every number with a four in it
        ("49", []),  # an offset is no content
        ("courrier", ["f-grave"]),  # the source
        ("EST ", ["f-grave", "f-fine"]),  # the article
        ("fanfare", []),  # stands in the article's text only
        ("both name the bridge", []),  # a part of a confidence is no content
        ("", ["f-grave", "f-fine"]),
    ],
)
def test_search(bridge, visit, asked, shown):
    """A search looks at question, values, sentences and sources, without case and accents."""
    page = visit(bridge)
    page.tab.fill("#search", asked)
    assert page.shown() == shown
    assert page.count() == f"{len(shown)} of 2 findings"


def test_search_knows_ligatures_and_apostrophes(build, visit):
    """What is written in two ways is found by either."""
    text = "L’œuvre ouvre [lundi] à Saint-Étienne."
    other = "L'oeuvre ouvre [mardi] ici."
    (a,), (b,) = build.claims("a", text, ["lundi"]), build.claims("b", other, ["mardi"])
    from factcheck.model import Verdict
    from factcheck.report import Report

    articles = (build.article("a", text), build.article("b", other))
    found = build.finding("f", [build.pair(a, b, Verdict.CONTRADICTION, 0.9)])
    page = visit(Report(articles, tuple(map(build.document, articles)), (a, b), (found,)))
    for asked in ("l'oeuvre etienne", "L’ŒUVRE ÉTIENNE", "œuvre saint-e"):
        page.tab.fill("#search", asked)
        assert page.shown() == ["f"], asked


def test_the_address_remembers(bridge, visit):
    """What is asked for stands in the address, survives a reload, and can be sent to someone else."""
    page = visit(bridge)
    page.tab.fill("#search", "pont ouvre")
    page.tick("source", "Le Courrier")
    fragment = page.tab.evaluate("location.hash")
    assert fragment == "#?q=pont+ouvre&source=Le+Courrier"
    page.tab.reload()
    assert page.shown() == ["f-grave"]
    assert page.tab.input_value("#search") == "pont ouvre"
    page.tab.click("#clear")
    assert page.tab.evaluate("location.hash") == ""
    other = visit(bridge, "#?verdict=refinement&kind=nonsense")
    assert other.shown() == ["f-fine"]
    other.tab.evaluate("location.hash = '#?kind=date'")
    other.tab.wait_for_function("() => document.querySelector('input[value=date]').checked")
    assert other.shown() == ["f-grave"]


def test_a_search_that_is_sent_stays_on_the_page(bridge, visit):
    """The return key searches; it leads nowhere."""
    page = visit(bridge)
    page.tab.fill("#search", "prefecture")
    page.tab.press("#search", "Enter")
    assert page.tab.url.split("#")[0] == page.path.as_uri()
    assert page.shown() == ["f-grave"]


def test_a_single_article(build, visit):
    """Claims without findings can be searched as well."""
    text = "Le pont ouvre [lundi]. Il ferme [mardi]."
    claims = build.claims("nord", text, ["lundi", "mardi"])
    from factcheck.report import Report

    nord = build.article("nord", text)
    page = visit(Report((nord,), (build.document(nord),), claims))
    numbers = page.tab.locator("fieldset small").all_text_contents
    assert ("2 of 2 claims", ["2", "2", "2"]) == (page.count(), numbers())
    page.tab.fill("#search", "mardi")
    assert ("1 of 2 claims", ["1", "1", "1"]) == (page.count(), numbers())
    assert page.tab.text_content("#alone summary") == "1 of 2 claims"
    assert page.tab.locator("#alone li:visible").count() == 1


def test_two_thousand_findings(many, visit):
    """A long report is filtered like a short one."""
    page = visit(many)
    grave = sum(finding.verdict == "contradiction" for finding in many.findings)
    assert page.count() == "2000 of 2000 findings"
    page.tick("verdict", "contradiction")
    assert page.count() == f"{grave} of 2000 findings"
    assert len(page.shown()) == grave
    page.tab.click("#clear")
    page.tab.fill("#search", "n° 1234 PREFECTURE")
    assert page.count() == "1 of 2000 findings"
    assert page.shown() == [f"{1234:016x}"]
    page.tab.fill("#search", "")
    page.tick("source", "Gazette n° 7")
    mine = [f for f in many.findings if "a07" in {claim.article for claim in f.claims}]
    assert page.count() == f"{len(mine)} of 2000 findings"
