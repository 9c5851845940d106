"""What a notebook shows, inside pages with styles of their own: theirs do not come in, their light or dark does."""

from __future__ import annotations

import pytest

# As furo, JupyterLab, Bootstrap 3 and others style what stands in a page, and worse.
RUDE = """
  html { font-size: 10px; }
  body { text-align: justify; letter-spacing: 3px; color: teal; line-height: 3; text-transform: uppercase; }
  article { background: black; color: gray; }
  h1, h2, h3 { padding: 0 20px; border-radius: 9px; margin: 9px -20px; background: pink; font-family: fantasy; }
  blockquote { background: black; border-left: 9px solid red; padding: 20px; }
  small { opacity: 0.2; }
  .out .shown td, .out .shown th { background: pink; max-width: 9px; white-space: pre; }
  .out .shown tbody tr:nth-child(odd) { background: pink; }
  .out .shown ul li { list-style: square; margin-left: 40px; }
  .out .shown p::before { content: "leaked"; }
  .out .shown mark { background: black; color: black; }
"""
# Every element with everything that a style says of it.
SEEN = """() => Array.from(document.querySelectorAll(".factcheck, .factcheck *:not(style)"), (node) => [
  node.tagName + "." + node.className,
  ...[null, "::before", "::after"].map((part) => {
    const style = getComputedStyle(node, part);
    return Array.from(style).map((name) => `${name}: ${style.getPropertyValue(name)}`).join("; ");
  }),
])"""
PAPER, INK = {"light": "rgb(250, 249, 246)", "dark": "rgb(22, 23, 25)"}, {"light": 28, "dark": 236}


def hosted(html, head="", body=""):
    return f"<!DOCTYPE html><html><head><style>{head}</style></head><body {body}><div class=out><div class=shown>{html}"


@pytest.fixture
def tab(browser):
    """A page of a fixed width, so that what is computed can be compared."""
    context = browser.new_context(viewport={"width": 900, "height": 800})
    yield context.new_page()
    context.close()


def drawn(report):
    """Return what a report, a finding and an article show in a notebook."""
    nouns = (report, report.findings[0], report.articles[0], report.articles[0].highlight(report))
    return [noun._repr_html_() for noun in nouns]


def test_a_host_s_style_stays_outside(tab, bridge):
    """Each element looks in a page with rude styles exactly as it does in an empty one."""
    for html in drawn(bridge):
        tab.set_content(hosted(html))
        alone = tab.evaluate(SEEN)
        tab.set_content(hosted(html, RUDE))
        assert alone == tab.evaluate(SEEN)


@pytest.mark.parametrize("system", ["light", "dark"])
@pytest.mark.parametrize(
    ("body", "theme"),
    [
        ("", None),
        ("data-theme=dark", "dark"),
        ("data-theme=light", "light"),
        ("data-theme=auto", None),  # furo's word for what the system has
        ("data-jp-theme-light=false", "dark"),
        ("data-jp-theme-light=true", "light"),
        ("theme=dark", "dark"),
        ("class=vscode-dark", "dark"),
        ("class=vscode-light", "light"),
        ("class='vscode-high-contrast'", "dark"),
        ("class='vscode-high-contrast vscode-high-contrast-light'", "light"),
        ("class=quarto-dark", "dark"),
        ("data-md-color-scheme=slate", "dark"),
        ("data-md-color-scheme=default", "light"),
    ],
)
def test_a_host_s_theme_is_followed(tab, bridge, system, body, theme):
    """Cards are dark where the host is, whatever the system has; a host that says nothing leaves it to the system."""
    tab.emulate_media(color_scheme=system)
    tab.set_content(hosted(bridge.findings[0]._repr_html_(), body=body))
    colours = tab.evaluate(
        """() => [".factcheck", "blockquote", "h3", "strong"].map((name) => {
          const style = getComputedStyle(document.querySelector(name));
          return [style.backgroundColor, parseInt(style.color.slice(4)), style.colorScheme];
        })"""
    )
    expected = theme or system
    assert [PAPER[expected], INK[expected], expected] == colours[0]
    assert {INK[expected]} == {ink for _, ink, _ in colours}
    assert {"rgba(0, 0, 0, 0)"} == {background for background, _, _ in colours[1:]}


def test_a_dark_host_on_paper(tab, bridge):
    """Printed, a card is light."""
    tab.emulate_media(media="print", color_scheme="light")
    tab.set_content(hosted(bridge.findings[0]._repr_html_(), body="data-jp-theme-light=false"))
    assert [255, 28] == tab.evaluate(
        """() => [getComputedStyle(document.querySelector(".finding")).backgroundColor,
                  getComputedStyle(document.querySelector("blockquote")).color].map((c) => parseInt(c.slice(4)))"""
    )
