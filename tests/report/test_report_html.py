"""The page and the notebook's view: they stand alone, mark the right words, link inside, and escape everything.

What the page's script does is tested in tests/browser/.
"""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import attrs
import pytest

from factcheck.model import Block, BlockRole, Document, Mention, Reason, Reference, Span, Verdict
from factcheck.report import Report

_VOID = {"meta", "br", "hr", "img", "link", "input"}


class _Page(HTMLParser):
    """Collects tags, ids, links, text and marks, and whether every tag is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.marks: list[str] = []
        self.quotes: list[str] = []
        self.prose: list[str] = []
        self.style = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag if dict(attrs).get("class") != "prose" else "prose")
        for name, into in (("mark", self.marks), ("blockquote", self.quotes)):
            if tag == name:
                into.append("")
        if dict(attrs).get("class") == "prose":
            self.prose.append("")

    def handle_endtag(self, tag):
        opened = self.open.pop()
        assert tag == opened or (tag, opened) == ("div", "prose")

    def handle_data(self, data):
        if "style" in self.open:
            self.style += data
        for name, into in (("mark", self.marks), ("blockquote", self.quotes), ("prose", self.prose)):
            if name in self.open:
                into[-1] += data

    def ids(self):
        return [attrs["id"] for _, attrs in self.tags if "id" in attrs]

    def links(self):
        return [attrs["href"] or "" for tag, attrs in self.tags if tag == "a" and "href" in attrs]


@pytest.mark.parametrize("name", ["bridge", "single", "hostile"])
@pytest.mark.parametrize("view", ["to_html", "_repr_html_"])
def test_it_stands_alone(name, view, request):
    """Every tag is closed, ids are unique, nothing is loaded, and nothing runs but the page's own script."""
    html = getattr(request.getfixturevalue(name), view)()
    page = _Page(html)
    assert page.open == []
    assert len(page.ids()) == len(set(page.ids()))
    tags = [tag for tag, _ in page.tags]
    assert not {"link", "img", "iframe", "object", "base"} & set(tags)
    scripts = 1 if view == "to_html" else 0
    assert tags.count("script") == scripts
    assert {"form", "button", "select", "input", "dialog"}.isdisjoint(tags) or scripts
    assert not any(key.startswith("on") or key == "src" for _, attrs in page.tags for key in attrs)
    assert "url(" not in page.style
    assert "@import" not in page.style


@pytest.mark.parametrize("name", ["bridge", "single", "hostile"])
def test_inner_links_lead_somewhere(name, request):
    """Every link within the page has its target, and the notebook has none."""
    report = request.getfixturevalue(name)
    page = _Page(report.to_html())
    inner = [link[1:] for link in page.links() if link.startswith("#")]
    assert inner
    assert set(inner) <= set(page.ids())
    assert [link for link in _Page(report._repr_html_()).links() if link.startswith("#")] == []


def test_the_page_is_a_page_and_the_notebook_is_not(bridge):
    """The page has a head with title, language and view port; a notebook gets one element with the same findings."""
    html, cell = bridge.to_html(), bridge._repr_html_()
    assert html.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "<title>1 contradiction in 3 articles · factcheck</title>" in html
    assert cell.startswith('<div class="factcheck" lang="en">')
    assert "<body" not in cell
    assert _Page(cell).quotes == _Page(html).quotes
    assert _Page(cell).prose == []


def test_sentences_stand_side_by_side_with_marks(bridge):
    """A finding quotes every sentence once, the gravest pair first, with the values marked."""
    page = _Page(bridge._repr_html_())
    assert page.quotes[:3] == [
        "Le pont de Saint-Aubin a ouvert lundi à midi.",
        "Selon la préfecture, le pont a ouvert mardi 4 mai au public.",
        "Le nouveau pont est ouvert depuis lundi matin, « enfin ! ».",
    ]
    assert page.marks[:3] == ["lundi", "mardi 4 mai", "lundi matin"]


def test_texts_are_whole_and_marked(bridge):
    """At the end stand the articles' texts, unchanged, with a mark and an anchor at every claim."""
    html = bridge.to_html()
    page = _Page(html)
    read = {document.article.id for document in bridge.documents}
    assert page.prose == [a.text for a in sorted(bridge.articles, key=lambda a: a.id) if a.id in read]
    assert {f"c-{claim.id}" for claim in bridge.claims} <= set(page.ids())
    title = "Le pont ouvre : lundi 3 mai 2021"
    mark = f'<mark id="c-nord-c0" class="contradiction" title="{title}">lundi</mark>'
    assert f'<a href="#f-f-grave">{mark}</a>' in html
    assert '<mark id="c-sud-c1" class="alone" title="Le pont ouvre : mardi 4 mai 2021">mardi</mark>' in html


def test_overlapping_mentions(build):
    """Two claims of one span, and one within another, keep the text whole and each has its anchor."""
    text = "Le pont ouvre [lundi 3 mai]."
    (whole,) = build.claims("nord", text, ["x"])
    twin = attrs.evolve(whole, id="twin")
    part = attrs.evolve(whole, id="part", mentions=(Mention("nord", 20, 25, "3 mai", "date", whole.value),))
    nord = build.article("nord", text)
    report = Report(articles=(nord,), documents=(build.document(nord),), claims=(whole, twin, part))
    page = _Page(report.to_html())
    assert page.prose == [nord.text]
    assert page.marks[-2:] == ["lundi ", "3 mai"]
    assert {"c-nord-c0", "c-twin", "c-part"} <= set(page.ids())
    within = [attrs.get("data-within") for tag, attrs in page.tags if tag == "mark"]
    assert within[-2:] == [None, "c-nord-c0 c-twin"]  # their first mention goes on in the second mark


def test_chrome_is_set_apart(build):
    """Navigation stays in the text, set apart from what was read."""
    nord = build.article("nord", "Lire aussi : ceci\n\nLe pont ouvre.")
    blocks = (Block(Span(0, 17), BlockRole.CHROME), Block(Span(19, 33), BlockRole.BODY))
    report = Report(articles=(nord,), documents=(Document(nord, "fr", blocks, Reference(None, None, "unknown")),))
    assert '<span class="chrome">Lire aussi : ceci</span>' in report.to_html()


def test_hostile_articles_are_text(hostile):
    """Markup, template code, scripts in addresses and control characters of an article do nothing."""
    html = hostile.to_html()
    assert html.count("</script>") == 1
    assert _Page(html).marks[0] == "lundi \"'><img src=x onerror=alert(2)>"
    html = html.split("</head>")[1]  # what stands before it is ours
    assert "<script>alert" not in html
    assert "<img" not in html
    assert "javascript:" not in html
    assert "49" not in html
    assert "{{ 7*7 }}" in html
    assert "\u202e" not in html
    assert 'href="HTTPS://example.org/?a=1&amp;b=&#34;2&#34;"' in html
    html.encode("utf-8")


def test_names_that_run_to_the_left_are_set_apart(build):
    """An Arabic or Hebrew name does not turn the words around it; others need nothing."""
    nord = build.article("صحيفة", "Le pont ouvre.", source="הארץ")
    est = build.article("Zürich", "Le pont ouvre.")
    html = Report(articles=(nord, est), documents=tuple(map(build.document, (nord, est)))).to_html()
    assert "<bdi>صحيفة</bdi> · <bdi>הארץ</bdi>" in html
    assert "<h3>Zürich</h3>" in html


def test_the_policy(bridge):
    """The page may run the script whose hash it names and no other, fetch nothing, send nothing."""
    html = bridge.to_html()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="(.*?)"', html)[1]
    script = re.search(r"<script>(.*?)</script>", html, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert "<!--" not in script
    assert not re.search(r"innerHTML|insertAdjacentHTML|document\.write|eval\(|fetch\(|import\(", script)
    assert script in attrs.evolve(bridge, findings=()).to_html()


def test_what_the_filters_look_at(bridge):
    """What can be hidden carries its kind and the numbers of its sources, in the order of the boxes."""
    html = bridge.to_html()
    boxes = re.findall(r'name="(\w+)" value="(.*?)">.*?<small>(\d+)</small>', html)
    assert boxes == [
        ("verdict", "contradiction", "1"),
        ("verdict", "refinement", "1"),
        ("verdict", "alone", "1"),
        ("kind", "date", "2"),
        ("source", "est", "2"),
        ("source", "La Gazette", "2"),
        ("source", "Le Courrier", "1"),
    ]
    assert re.findall(r'data-kind="date" data-by="([\d ]+)"', html) == ["0 1 2", "0 1", "2"]
    assert "data-by" not in bridge._repr_html_()


def test_what_was_not_checked_is_said(bridge):
    """Articles that were left out are named with the reason."""
    text = re.sub(r"<[^>]+>", "", bridge.to_html())
    assert "kyoto: language &#39;ja&#39; is not available yet" in text


def _sums(html: str) -> list[list[list[str]]]:
    """The lines of every sum, cut into columns."""
    found = re.findall(r'<pre class="parts">(.*?)</pre>', html, re.DOTALL)
    return [[line.split("\t") for line in told.split("\n")] for told in found]


def test_reasons_add_up(bridge):
    """Every pair has its parts as folded lines: what each adds, the small ones as one, up to the confidence."""
    sums = _sums(bridge.to_html())
    assert len(sums) == sum(len(finding.pairs) for finding in bridge.findings)
    assert sums[0] == [
        ["adds", "so far", "what was seen"],
        ["+1.53", "0.82", "before anything is seen"],
        ["+1.50", "0.95", "both name the bridge"],
        ["-0.75", "0.91", "ouvrir = ouvrir"],
        ["+0.03", "0.91", "2 smaller parts"],
        ["+2.31", "0.91", "together"],
    ]
    assert sum(float(row[0]) for row in sums[0][1:-1]) == pytest.approx(2.31)
    assert [rows[-1][1] for rows in sums] == ["0.91", "0.84", "0.80", "0.80"]


def test_a_part_is_a_line(build):
    """A reason whose text has line breaks and tabs of an article stays one line of three columns."""
    first, *others = build.bridge_parts()["findings"]
    (told,) = first.pairs
    broken = attrs.evolve(told, reasons=(Reason("start", "so\n\tmuch <b>", 1.4),))
    report = build.bridge_report(findings=(attrs.evolve(first, pairs=(broken,)), *others))
    assert ["+1.40", "0.80", "so much &lt;b&gt;"] in _sums(report.to_html())[-1]


def test_parts_are_folded_below_why(bridge):
    """A pair of the finding's verdict is a fold whose summary says why; the notebook has the same."""
    for html in (bridge.to_html(), bridge._repr_html_()):
        why = re.findall(r'<details class="why"><summary>(.*?)</summary>', html, re.DOTALL)
        told = [" ".join(re.sub(r"<[^>]+>", "", text).split()) for text in why]
        assert told == [
            "Why nord and sud: 3 May is not 4 May confidence 0.91",
            "Why sud and est: 3 May is not 4 May confidence 0.84",
            "Why the morning lies within the day confidence 0.80",
        ]
        assert "<summary>nord and est: refinement, confidence 0.80</summary>" in html


def test_a_pair_without_reasons_says_why_all_the_same(build):
    """Where no parts are known, nothing folds."""
    findings = build.bridge_parts()["findings"]
    bare = [attrs.evolve(f, pairs=tuple(attrs.evolve(p, reasons=()) for p in f.pairs)) for f in findings]
    html = build.bridge_report(findings=bare).to_html()
    assert _sums(html) == []
    assert html.count('<p class="why">') == 3
    assert html.count('<p class="pair">') == 1


def test_many_pairs(build):
    """Of a finding with many pairs the gravest are shown, and how many there are."""
    texts = {f"a{n}": "Il ouvre [lundi]." for n in range(8)}
    made = [build.claims(name, text, ["1"])[0] for name, text in texts.items()]
    pairs = [build.pair(a, b, Verdict.AGREEMENT, 0.5) for i, a in enumerate(made) for b in made[i + 1 :]]
    articles = tuple(build.article(*item) for item in texts.items())
    documents = tuple(build.document(article) for article in articles)

    def page(verdict, number):
        turned = [attrs.evolve(pair, verdict=verdict) for pair in pairs[:number]]
        return Report(articles=articles, documents=documents, findings=[build.finding("f", turned)]).to_html()

    assert "How these 28 pairs came about (the gravest 20 of 28 are shown)</summary>" in page(Verdict.AGREEMENT, 28)
    assert "The gravest 20 of 28 pairs are shown." in page(Verdict.CONTRADICTION, 28)
    assert len(_sums(page(Verdict.AGREEMENT, 28))) == 20
    assert "How these 3 pairs came about</summary>" in page(Verdict.AGREEMENT, 3)


def test_independent_origins_are_said(bridge):
    """Where several articles are one origin, a finding says so."""
    html = bridge.to_html()
    assert '<span class="kind">3 articles, 2 independent origins</span>' in html
    assert html.count('<span class="kind">2 independent origins</span>') == 1


def test_a_single_article_says_so(single):
    """A single article's page lists its claims and says that there was nothing to compare."""
    html = single.to_html()
    assert "<h1>Nothing to compare</h1>" in html
    assert "Le pont ouvre : lundi 3 mai 2021</span>" in html


def test_languages_are_marked(bridge):
    """Quotations carry their language and find their own direction."""
    html = bridge._repr_html_()
    assert html.count('<blockquote dir="auto" lang="fr">') == len(_Page(html).quotes)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_contrast(bridge, scheme):
    """Every colour of text stands out from its background by 4.5 to 1, in the light and in the dark (WCAG AA)."""
    parts = _Page(bridge.to_html()).style.split("--paper:")[1:]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", f"--paper:{parts[scheme]}"))
    texts = ("ink", "soft", "link", "contradiction", "update", "refinement", "agreement", "alone")
    for name in texts:
        for ground in ("paper", "card"):
            assert _contrast(colours[name], colours[ground]) >= 4.5, (name, ground)
    for name in texts[3:]:
        assert _contrast(colours["ink"], colours[f"{name}-mark"]) >= 4.5, name


@pytest.mark.parametrize(("claims", "folded"), [(8, None), (9, "1 more sentence"), (28, "20 more sentences")])
def test_many_sentences_are_folded(build, claims, folded):
    """Of a finding with many sentences the first eight are in sight, the others folded, and none is left out."""
    said = [build.claims(f"a{n}", f"Il ouvre [jour{n}].", [f"jour{n}"])[0] for n in range(claims)]
    pairs = [build.pair(said[0], other, Verdict.CONTRADICTION, 0.9) for other in said[1:]]
    articles = tuple(build.article(f"a{n}", f"Il ouvre [jour{n}].") for n in range(claims))
    found = build.finding("f", pairs)
    html = Report(articles, tuple(map(build.document, articles)), tuple(said), (found,)).to_html()
    finding = re.search(r'<article class="finding.*?</article>', html, re.DOTALL)[0]
    shown, _, rest = finding.partition('<details class="more">')
    assert min(claims, 8) == shown.count("<blockquote")
    assert claims == finding.count("<blockquote")
    assert rest.startswith(f"<summary>{folded}</summary>") if folded else not rest
