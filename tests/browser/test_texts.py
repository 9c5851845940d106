"""From a finding to the words in the articles and back, and two texts side by side."""

from __future__ import annotations

import attrs
import pytest

from factcheck.model import Mention, Verdict
from factcheck.report import Report


def _side(page, number: int):
    return page.tab.locator("#both .side").nth(number)


def _here(page) -> list[str]:
    return page.tab.locator("#both mark.here").all_inner_texts()


def _focused(page) -> str:
    return page.tab.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent")


@pytest.fixture
def long(build) -> Report:
    """A contradiction of two long articles whose words stand far down, the first one's said again and in two parts."""
    much = "Rien de neuf sur le chantier.\n\n" * 80
    first = f"{much}Le pont ouvre [lundi 3 mai] à midi. {much} [lundi] encore."
    other = f"{much}Le pont ouvre [mardi] à midi.\n{much}"
    (a, again), (b,) = build.claims("a", first, ["lundi", "lundi"]), build.claims("b", other, ["mardi"])
    start = a.mentions[0].start
    part = attrs.evolve(again, id="part", mentions=(Mention("a", start + 6, start + 11, "3 mai", "date", a.value),))
    articles = (build.article("a", first, source="Nord"), build.article("b", other, source="Sud"))
    found = build.finding("f", [build.pair(a, b, Verdict.CONTRADICTION, 0.9)])
    return Report(articles, tuple(map(build.document, articles)), (a, again, b, part), (found,))


def test_side_by_side(long, visit):
    """A contradiction's button shows both texts whole, each with its words in view and set apart."""
    page = visit(long)
    page.tab.click(".read-both")
    assert page.tab.inner_text("#both h2") == "Le pont ouvre: when?"
    for number, article in enumerate(long.articles):
        assert _side(page, number).locator(".prose").text_content() == article.text
        view = _side(page, number).locator(".whole").bounding_box()
        words = _side(page, number).locator("mark.here").first.bounding_box()
        assert view["y"] <= words["y"] <= view["y"] + view["height"]
        assert view["y"] >= 0
        assert view["y"] + view["height"] <= 800
    assert _here(page) == ["lundi ", "3 mai", "mardi"]
    left, right = (_side(page, number).bounding_box() for number in (0, 1))
    assert left["x"] + left["width"] <= right["x"] + 1
    assert left["y"] == right["y"]


def test_ids_stay_unique(long, visit):
    """The copies beside each other take no id and no link's target from the texts below."""
    page = visit(long)
    page.tab.click(".read-both")
    ids = page.tab.evaluate("Array.from(document.querySelectorAll('[id]'), (node) => node.id)")
    assert len(ids) == len(set(ids))
    page.tab.click("#both .close")
    page.tab.wait_for_selector("#both .prose", state="detached")


def test_by_keyboard(long, visit):
    """It opens with a key, the focus goes to the left text and round the view only, Escape closes and gives it back."""
    page = visit(long)
    page.tab.focus(".read-both")
    page.tab.keyboard.press("Enter")
    assert _focused(page) == "Nord · lundi"
    reached = []
    for _ in range(2):
        page.tab.keyboard.press("Tab")
        reached.append(page.tab.evaluate("[document.activeElement.tagName, document.activeElement.textContent]"))
    assert reached[0] == ["A", "lundi "]
    assert reached[1][0] == "SELECT"
    inside = "document.activeElement === document.body || !!document.activeElement.closest('#both')"
    for _ in range(12):
        page.tab.keyboard.press("Tab")
        assert page.tab.evaluate(inside)
    page.tab.keyboard.press("Escape")
    assert not page.tab.is_visible("#both")
    assert page.tab.evaluate("document.activeElement.className") == "read-both"


@pytest.mark.parametrize("way", ["button", "outside"])
def test_it_closes(long, visit, way):
    """The button closes it, and so does a click beside it; the focus returns."""
    page = visit(long)
    page.tab.click(".read-both")
    if way == "button":
        page.tab.get_by_role("button", name="Close").click()
    else:
        page.tab.mouse.click(3, 3)
    assert not page.tab.is_visible("#both")
    assert page.tab.evaluate("document.activeElement.className") == "read-both"


def test_every_pair_has_its_texts(bridge, visit):
    """Of a finding with three claims each contradiction opens its own two texts; either side can show any of them."""
    page = visit(bridge)
    buttons = page.tab.locator("article.finding .read-both")
    assert [b.get_attribute("aria-label") for b in buttons.all()] == [
        "Read both texts: nord and sud",
        "Read both texts: sud and est",
    ]
    buttons.nth(1).click()
    assert _here(page) == ["mardi 4 mai", "lundi matin"]
    left = _side(page, 0).locator("select")
    assert left.locator("option").all_inner_texts() == [
        "La Gazette · lundi 3 mai 2021",
        "Le Courrier · mardi 4 mai 2021",
        "est · lundi 3 mai 2021, matin",
    ]
    left.select_option("La Gazette · lundi 3 mai 2021")
    assert _here(page) == ["lundi", "lundi matin"]
    assert _side(page, 0).locator(".whole").get_attribute("aria-label") == "La Gazette · lundi 3 mai 2021"


def test_a_folded_finding_has_its_texts_too(bridge, visit):
    """A refinement is opened, and its two texts are read."""
    page = visit(bridge)
    page.tab.click("details.refinement > summary")
    page.tab.click("details.refinement .read-both")
    assert _here(page) == ["lundi", "lundi matin"]


def test_an_article_that_contradicts_itself(build, visit):
    """Both sides show the one text, each at its own words."""
    text = "Le pont ouvre [lundi]. Le pont ouvre [mardi]."
    a, b = build.claims("nord", text, ["lundi", "mardi"])
    nord = build.article("nord", text)
    found = build.finding("f", [build.pair(a, b, Verdict.CONTRADICTION, 0.9)])
    page = visit(Report((nord,), (build.document(nord),), (a, b), (found,)))
    page.tab.click(".read-both")
    assert _here(page) == ["lundi", "mardi"]


def test_two_claims_of_one_word(build, visit):
    """Where two claims start at one word, each leads to it."""
    text, other = "Le pont ouvre [lundi].", "Il ouvre [mardi]."
    (a,), (b,) = build.claims("a", text, ["lundi"]), build.claims("b", other, ["mardi"])
    articles = (build.article("a", text), build.article("b", other))
    found = build.finding("f", [build.pair(a, b, Verdict.CONTRADICTION, 0.9)])
    twin = attrs.evolve(a, id="a-twin")
    page = visit(Report(articles, tuple(map(build.document, articles)), (a, twin, b), (found,)))
    page.tab.click(".read-both")
    assert _here(page) == ["lundi", "mardi"]


def test_links_between_findings_and_texts(bridge, visit):
    """A quotation's place leads to the words in the text, the words lead back to the finding, also into a fold."""
    page = visit(bridge)
    page.tab.click("#f-f-grave .place a >> nth=1")
    target = page.tab.locator(":target")
    assert target.inner_text() == "mardi 4 mai"
    assert target.evaluate("(node) => { const r = node.getBoundingClientRect(); return r.top >= 0 && r.top < 800 }")
    target.click()
    assert page.tab.evaluate("location.hash") == "#f-f-grave"
    page.tab.evaluate("document.querySelector('#alone li a').click()")
    assert page.tab.locator(":target").inner_text() == "mardi"


def test_every_inner_link_leads_somewhere(bridge, visit):
    """No link of the page is dead."""
    page = visit(bridge)
    dead = "[...document.querySelectorAll('a[href^=\"#\"]')].map((a) => a.getAttribute('href').slice(1))"
    assert page.tab.evaluate(f"{dead}.filter((id) => !document.getElementById(id))") == []


def test_a_link_to_what_a_filter_hides_shows_it(bridge, visit):
    """Words in a text lead to their finding even when a filter had hidden it."""
    page = visit(bridge)
    page.tick("verdict", "refinement")
    assert page.shown() == ["f-fine"]
    page.tab.click(".texts mark.contradiction >> nth=0")
    assert page.shown() == ["f-grave", "f-fine"]
    assert page.tab.evaluate("location.hash") == "#f-f-grave"


def test_a_link_in_the_view_closes_it(bridge, visit):
    """Words beside each other lead to their finding, too: the view makes way."""
    page = visit(bridge)
    page.tab.click(".read-both >> nth=0")
    page.tab.click("#both mark.here >> nth=0")
    assert not page.tab.is_visible("#both")
    assert page.tab.evaluate("location.hash") == "#f-f-grave"


def test_a_claim_without_its_text(build, visit):
    """Where an article's text is not on the page, its sentence stands in for it."""
    text, other = "Le pont ouvre [lundi].", "Il ouvre [mardi] ici."
    (a,), (b,) = build.claims("a", text, ["lundi"]), build.claims("b", other, ["mardi"])
    articles = (build.article("a", text), build.article("b", other))
    found = build.finding("f", [build.pair(a, b, Verdict.CONTRADICTION, 0.9)])
    page = visit(Report(articles, (build.document(articles[0]),), (a, b), (found,)))
    page.tab.click(".read-both")
    assert _side(page, 1).locator("blockquote").inner_text() == "Il ouvre mardi ici."
