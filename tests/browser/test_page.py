"""The page as a whole: hostile articles, without script, by name for screen readers, on paper, in the dark, narrow."""

from __future__ import annotations

import itertools
import json
import re

import pytest

# Every control that can be seen, by the name that a screen reader says.
NAMES = """() => Array.from(
  document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0'], dialog, form"),
  (node) => {
    const by = (node.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id));
    const labels = [...(node.labels ?? []), ...by].filter(Boolean).map((label) => label.textContent);
    const own = ["A", "BUTTON", "SUMMARY"].includes(node.tagName) ? node.textContent : "";
    const name = node.getAttribute("aria-label") || labels.join(" ") || own;
    return [node.outerHTML.slice(0, 80), name.trim().replace(/\\s+/g, " ")];
  })"""
HEADINGS = """() => Array.from(document.querySelectorAll("h1, h2, h3, h4, [role=heading]"))
  .filter((node) => node.checkVisibility())
  .map((node) => Number(node.getAttribute("aria-level") ?? node.tagName.slice(1)))"""


def test_hostile_articles_do_nothing(build, visit):
    """Markup, scripts and addresses in ids, sources, titles, values and texts are shown as what they are."""
    page = visit(build.hostile())
    tab = page.tab
    assert tab.locator("script").count() == 1
    assert tab.locator("img, iframe, object, link, base, body i, body b b").count() == 0
    assert tab.locator("a[href^='javascript']").count() == 0
    first = build.hostile().articles[0]
    text = tab.locator(".texts .prose").first.text_content()
    assert text == re.sub("[\x1b\x9b\u202e\ud800]", "\ufffd", first.text)
    assert "</script><!--<script>alert(1)</script>" in text
    tab.locator("input[type=checkbox]").evaluate_all("(boxes) => boxes.forEach((box) => box.click())")
    tab.click("#clear")
    tab.fill("#search", "</script><!--")
    assert page.count() == "1 of 1 finding"
    tab.click(".read-both")
    assert tab.locator("#both .prose").first.text_content() == text
    assert "<script>alert(1)" in tab.inner_text("#both h2")
    assert "<script>alert(1)" in tab.locator("#both option").first.inner_text()
    tab.click("#both .close")
    tab.locator("details").evaluate_all("(all) => all.forEach((details) => (details.open = true))")
    tab.wait_for_selector("table.parts")
    assert "<script>alert(1)" in tab.locator("table.parts").inner_text()
    assert tab.locator("script").count() == 1


def test_the_policy_lets_nothing_else_run(bridge, visit):
    """Even a script that got into the page would not run, no picture would be fetched, no form sent."""
    page = visit(bridge)
    page.tab.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          const picture = document.createElement("img");
          picture.src = "https://example.org/seen.png";
          document.body.append(script, picture);
        }"""
    )
    page.tab.wait_for_timeout(100)
    assert page.tab.evaluate("window.ran") is None
    assert len(page.complaints) == 2
    assert all("Content Security Policy" in complaint for complaint in page.complaints)
    page.complaints.clear()
    page.requests[:] = [url for url in page.requests if not url.endswith("seen.png")]


def test_without_script(bridge, visit):
    """Without JavaScript everything is there to read, and no control that does nothing."""
    page = visit(bridge, java_script_enabled=False)
    tab = page.tab
    assert tab.locator("form:visible, button:visible, dialog:visible, #none:visible").count() == 0
    assert tab.locator("article.finding:visible").count() == 1
    tab.click("details.why > summary >> nth=0")
    assert "+1.50\t0.95\tboth name the bridge" in tab.locator("pre.parts:visible").inner_text()
    tab.click("details.refinement > summary")
    assert tab.locator("blockquote:visible").count() == 5
    tab.click("#f-f-grave .place a >> nth=0")
    assert tab.locator(".texts :target").inner_text() == "lundi"


def test_parts_are_drawn_as_a_table(bridge, visit):
    """An opened sum is a table with bars: what was seen, what it added, the probability so far."""
    page = visit(bridge)
    assert page.tab.locator("table.parts").count() == 0
    page.tab.click("details.why > summary >> nth=0")
    rows = page.tab.locator("table.parts tr").all_inner_texts()
    assert [re.split(r"\s*\t\s*", row) for row in (rows[0], rows[2], rows[-1])] == [
        ["What was seen", "Adds", "So far"],
        ["both name the bridge", "+1.50", "0.95"],
        ["together", "+2.31", "0.91"],
    ]
    widths = page.tab.locator("table.parts span").evaluate_all("(bars) => bars.map((bar) => bar.style.width)")
    assert widths[0] == "50%"
    assert widths[2].startswith("24.5")
    page.tab.click("details.why > summary >> nth=0")
    page.tab.click("details.why > summary >> nth=0")
    assert page.tab.locator("table.parts").count() == 1


@pytest.mark.parametrize("opened", [False, True], ids=["page", "side by side"])
def test_everything_has_a_name(bridge, visit, opened):
    """Every control has a name, every id is one element's, headings do not skip a level, the landmarks are there."""
    page = visit(bridge)
    tab = page.tab
    tab.locator("details").evaluate_all("(all) => all.forEach((details) => (details.open = true))")
    if opened:
        tab.click(".read-both >> nth=0")
    dialog = ("<dialog", '<div class="whole"', "<select")
    nameless = [html for html, name in tab.evaluate(NAMES) if not name]
    assert [html for html in nameless if opened or not html.startswith(dialog)] == []
    ids = tab.evaluate("Array.from(document.querySelectorAll('[id]'), (node) => node.id)")
    assert len(ids) == len(set(ids))
    levels = tab.evaluate(HEADINGS)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert tab.locator("main").count() == tab.locator("[role=search]").count() == 1
    assert tab.get_attribute("html", "lang") == "en"


def test_the_number_of_findings_is_told(bridge, visit):
    """The count is a live region, and a box is told with its verdict and number."""
    page = visit(bridge)
    told = page.tab.locator(".rail").aria_snapshot()
    assert "- status: 2 of 2 findings" in told
    assert '- checkbox "contradiction 1"' in told
    assert '- searchbox "Search"' in told
    assert '- group "Verdict"' in told
    assert page.tab.get_attribute("#shown", "aria-live") == "polite"


def test_the_first_key_skips_the_filters(bridge, visit):
    """The first stop of the tab key is a link past the filters; the second is the search."""
    page = visit(bridge)
    page.tab.keyboard.press("Tab")
    assert page.tab.evaluate("document.activeElement.textContent") == "Skip to the report"
    assert page.tab.locator(".skip").bounding_box()["width"] > 50
    page.tab.keyboard.press("Enter")
    assert page.tab.evaluate("document.activeElement.tagName") == "MAIN"
    page.tab.focus(".skip")
    page.tab.keyboard.press("Tab")
    assert page.tab.evaluate("document.activeElement.id") == "search"


def test_boxes_by_keyboard(bridge, visit):
    """A box is ticked with the space key, and its focus can be seen."""
    page = visit(bridge)
    page.tab.focus("input[value=refinement]")
    page.tab.keyboard.press("Tab")
    page.tab.keyboard.press("Shift+Tab")
    page.tab.keyboard.press("Space")
    assert page.shown() == ["f-fine"]
    assert page.tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_on_paper(bridge, visit):
    """Printed, there are no controls, folded findings are open, and what was filtered out stays out."""
    page = visit(bridge)
    page.tick("verdict", "refinement")
    page.tab.emulate_media(media="print")
    assert page.tab.locator("form:visible, button:visible, .skip:visible").count() == 0
    assert page.tab.locator("article.finding:visible").count() == 0
    assert page.tab.locator("details.refinement blockquote:visible").count() == 2


def test_in_the_dark(bridge, visit):
    """The colours follow the reader's choice."""
    grounds = [
        visit(bridge, color_scheme=scheme).tab.evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    ]
    assert grounds == ["rgb(250, 249, 246)", "rgb(22, 23, 25)"]


@pytest.mark.parametrize("width", [320, 400, 800, 1200])
def test_narrow_and_wide(bridge, visit, width):
    """Nothing runs out of the page sideways, and where it is narrow the filters are folded."""
    page = visit(bridge, viewport={"width": width, "height": 700})
    assert page.tab.evaluate("document.documentElement.scrollWidth") <= width
    assert page.tab.is_visible("input[value=contradiction]") == (width >= 960)
    page.tab.click(".read-both >> nth=0")
    assert page.tab.evaluate("document.querySelector('#both').scrollWidth") <= width
    if width < 960:
        page.tab.keyboard.press("Escape")
        page.tab.click(".facets > summary")
        page.tick("verdict", "refinement")
        assert page.shown() == ["f-fine"]


def test_the_same_page_every_time(bridge, visit):
    """The policy names the script by its hash: the browser runs it, and would not run a changed one."""
    page = visit(bridge)
    assert page.tab.evaluate("document.documentElement.className") == "scripted"
    html = page.path.read_text(encoding="utf-8")
    page.path.write_text(html.replace('"scripted"', '"changed"', 1), encoding="utf-8")
    page.tab.reload()
    assert page.tab.evaluate("document.documentElement.className") == ""
    assert len(page.complaints) == 1
    assert "script-src" in json.dumps(page.complaints)
    page.complaints.clear()
