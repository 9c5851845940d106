"""Pages of HTML become Articles: their main text, what they say of themselves, and nothing else."""

from __future__ import annotations

import json
import quopri
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.articles.load import load, load_collecting
from factcheck.articles.masthead import iso
from factcheck.articles.read import read
from factcheck.articles.saved import page_text
from factcheck.checker import Checker
from factcheck.errors import ArticleError, MissingExtra
from factcheck.model import BlockRole, YearMonth

trafilatura = pytest.importorskip("trafilatura", reason="trafilatura is not installed", exc_type=ImportError)

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.html") if path.stem != "shell")
LEAD = (
    "Un incendie a détruit mercredi à l'aube un entrepôt de 4 000 mètres carrés à Vénissieux, près de Lyon. "
    "Soixante pompiers ont été mobilisés."
)


def page(head="", body=f"<h1>Incendie à Vénissieux</h1><p>{LEAD}</p>", start="<!DOCTYPE html><html>"):
    """Return a page with these elements in its head and its body."""
    return f"{start}<head>{head}</head><body>{body}</body></html>"


def ld(data) -> str:
    """Return the element that describes a page by JSON-LD."""
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def archive(*parts: bytes) -> bytes:
    """Return a web archive of these parts, each with its head."""
    start = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/x\r\n"
        b"Date: Tue, 1 Jul 2025 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="--b"\r\n\r\n'
    )
    return start + b"".join(b"----b\r\n" + part + b"\r\n" for part in parts) + b"----b--\r\n"


def article(html: str, **fields):
    """Return the article that a page is."""
    (found,) = load({"id": "page", "html": html, **fields})
    return found


def reason(source, **settings) -> str:
    """Return why the one thing cannot be read."""
    with pytest.raises(ArticleError) as caught:
        load(source, **settings)
    return str(caught.value)


def wanted(name: str) -> list[str]:
    """Return the paragraphs of a page that are marked as its article's."""
    from trafilatura.utils import load_html

    tree = load_html(page_text((PAGES / f"{name}.html").read_bytes(), name))
    return [" ".join(element.text_content().split()) for element in tree.iter() if element.get("data-want")]


class TestText:
    @pytest.mark.parametrize("name", NAMES)
    def test_every_paragraph_of_the_article_is_there_by_itself(self, name):
        """In the order of the page, a blank line between two; words in <time>, <b> and links are kept."""
        (found,) = load(PAGES / f"{name}.html")
        paragraphs = [part.removeprefix("- ") for part in found.text.split("\n\n")]
        assert wanted(name) == [part for part in paragraphs if part in wanted(name)]

    @pytest.mark.parametrize("name", [name for name in NAMES if name != "stub_fr"])
    def test_nothing_else_carries_claims(self, name):
        """Menus, banners, other stories, comments, tables and footers are gone; titles and dates are laid out so."""
        ((document,), _) = read(load(PAGES / f"{name}.html"))
        body = [document.article.text[b.span.start : b.span.end] for b in document.blocks if b.role is BlockRole.BODY]
        assert body
        assert not [part for part in body if not any(part.removeprefix("- ") in want for want in wanted(name))]

    def test_a_stub_is_just_short(self):
        """What stands before a paywall is an article like others."""
        assert wanted("stub_fr")[0] in load(PAGES / "stub_fr.html")[0].text

    @pytest.mark.parametrize(
        ("body", "text"),
        [
            ("<p>Le train part lundi.</p>", "Le train part lundi."),
            (
                "<p>Le pont a rouvert lundi<br>après six mois,<br>dit la mairie.</p>",
                "Le pont a rouvert lundi après six mois, dit la mairie.",
            ),
            ("<p>Il est parti à<br/>Lyon.</p><p>Elle reste.</p>", "Il est parti à\n\nLyon.\n\nElle reste."),
            (
                "<pre>Le ministre a dit lundi que\nla ligne rouvrira.\n \nQuelque 4.000 voyageurs la prennent.</pre>",
                "Le ministre a dit lundi que la ligne rouvrira.\n\nQuelque 4.000 voyageurs la prennent.",
            ),
            ("<p>Il a dit <q>oui</q>, puis <q>non <b>et non</b></q>.</p>", 'Il a dit "oui", puis "non et non".'),
            ("<p>Il y a <del>40</del> 45 élèves <label>à Lyon</label>.</p>", "Il y a 45 élèves à Lyon."),
            ("<p>Bon.</p><p hidden>Caché.</p><p class='sr-only'>Menu.</p><p>Non.</p>", "Bon.\n\nNon."),
            (f"<div hidden id='S:0'><p>{LEAD}</p><p>{LEAD[:90]}.</p></div>", f"{LEAD}\n\n{LEAD[:90]}."),
            ("<p>Il a dit &lt;b&gt; à 45&nbsp;élèves.</p>", "Il a dit <b> à 45 élèves."),
        ],
    )
    def test_paragraphs_are_parted_by_blank_lines(self, body, text):
        """A line break within a sentence is none; preformatted text is wrapped anew."""
        assert text == article(page(body=body)).text

    def test_a_table_of_figures_is_left_out_and_one_that_lays_out_the_page_is_not(self):
        """A cell that holds a paragraph is none of figures."""
        inner = "<table><tr><th>Ville</th><td>1 204</td></tr></table>"
        laid = page(body=f"<table><tr><td>Accueil</td><td><p>{LEAD}</p>{inner}<p>{LEAD[:90]}.</p></td></tr></table>")
        assert f"{LEAD}\n\n{LEAD[:90]}." == article(laid).text

    @pytest.mark.parametrize("name", ["cookie-wall", "consent_banner", "didomi-host"])
    def test_the_words_of_a_consent_banner_are_no_article(self, name):
        """They are taken out; where nothing is left, that is an error. The body may wear such a class."""
        banner = f'<div id="{name}"><p>Avec votre accord, nos 842 partenaires utilisent des cookies.</p></div>'
        assert "no text of an article was found in this page" in reason({"html": page(body=banner)})
        both = page(body=f'{banner}<main class="{name}"><p>{LEAD}</p></main>')
        assert LEAD == article(both).text

    def test_a_page_without_article_is_an_error_that_names_the_file_and_what_to_do(self):
        """Here a shell that a script would fill."""
        assert reason(PAGES / "shell.html") == (
            f"{PAGES / 'shell.html'}: no text of an article was found in this page: it may need JavaScript, or ask for "
            "consent or a subscription first; save it from a browser that shows the article, or give its text"
        )

    @pytest.mark.parametrize(
        "html",
        [
            "",
            " ",
            "<html></html>",
            "<!-- -->",
            "<!-- <html> -->",
            "<time><!-- <html -->",
            "<q><!-- <html -->",
            "<div>" * 5000,
            "\x00",
        ],
    )
    def test_what_is_no_page_is_the_same_error(self, html):
        """Whatever the parser makes of it."""
        assert "no text of an article" in reason({"html": html})

    def test_every_mention_lies_in_the_text(self):
        """Offsets are those of the extracted text."""
        checker = Checker()
        found = [(a, m) for a in load_collecting(PAGES)[0] for m in checker.mentions(a)]
        assert {"lundi", "14 juillet 2003", "412", "Tuesday"} & {m.text for _, m in found}
        assert not [m for a, m in found if a.text[m.start : m.end] != m.text]


class TestMasthead:
    def test_a_page_says_what_it_is(self):
        """Title, source, date with its time and zone, language, address, authors."""
        (found,) = load(PAGES / "news_fr.html")
        assert ("news_fr", "L'Écho des Îles", "fr") == (found.id, found.source, found.language)
        assert "Le ferry « Aliso » immobilisé à Bastia après un début d'incendie" == found.title
        assert "2024-03-05T21:14:00+01:00" == found.published.isoformat()
        assert "https://www.echo-des-iles.example/mer/2024/03/05/ferry-aliso.html" == found.url
        assert {
            "author": "Camille Orsoni; Jean Santucci",
            "description": "Le navire de la Compagnie du Sud a été évacué mardi soir.",
            "modified": "2024-03-06T08:30:00+01:00",
            "page_sha256": "9576d5387d29ac98cc5b302fd39c9f089a87b2c3a771f9128b3c310e803dbaee",
            "extractor": f"trafilatura {trafilatura.__version__}",
        } == dict(found.metadata)

    @pytest.mark.parametrize(
        ("head", "body", "published"),
        [
            (
                '<meta property="article:published_time" content="2024-03-06T07:02:11Z">',
                "",
                "2024-03-06T07:02:11+00:00",
            ),
            ('<meta name="DC.date.issued" content="2024-03-06">', "", "2024-03-06"),
            ('<meta itemprop="datePublished" content="2024-03">', "", "2024-03"),
            ("", '<span itemprop="datePublished" content="20240306">6 mars</span>', "2024-03-06"),
            ("", '<time pubdate datetime="2024-03-06 07:02">', "2024-03-06T07:02:00"),
            (
                "",
                '<h1>Incendie</h1><time datetime="Wed, 06 Mar 2024 07:02:00 GMT"></time>',
                "2024-03-06T07:02:00+00:00",
            ),
            (
                "",
                f'<time datetime="2019-01-01"></time><h1>Incendie</h1><p>{LEAD}</p><time datetime="2020-01-01">',
                None,
            ),
            ('<link rel="canonical" href="https://a.example/2024/03/06/x.html">', "", "2024-03-06"),
            ('<link rel="canonical" href="https://a.example/2024/03/x.html">', "", "2024-03"),
            ('<link rel="canonical" href="https://a.example/2024/13/x.html">', "", None),
            ('<meta name="date" content="1970-01-01T00:00:00Z">', "", None),
            ('<meta name="date" content="0001-01-01">', "", None),
            ('<meta name="date" content="0001-01">', "", None),
            ('<meta name="date" content="hier"><meta name="dc.date" content="2024-03-06">', "", "2024-03-06"),
            ('<meta property="article:modified_time" content="2024-03-06">', "", None),
            ("", "<footer>© 2003-2026 La Gazette</footer>", None),
        ],
    )
    def test_the_date_is_what_the_page_declares(self, head, body, published):
        """Neither a default of a program, nor a date of change, of another story or of copyright is one."""
        found = article(page(head, f"{body}<p>{LEAD}</p>")).published
        assert published == (found and found.isoformat())

    @pytest.mark.parametrize("line", ["Mis en ligne le 14 juillet 2003", "Publié le <b>14 juillet 2003</b> par X. Y."])
    def test_a_line_that_says_when_it_was_published_is_kept_where_nothing_else_does(self, line):
        """It goes before the text, where the reader of articles finds the day."""
        dated = page(body=f"<div class='crumbs'>Accueil</div><div class='meta-info'>{line}</div><p>{LEAD}</p>")
        ((document,), _) = read([article(dated)])
        assert re.sub("<.*?>", "", line) == document.article.text.split("\n\n")[0]
        assert "header 'le 14 juillet 2003'" == document.reference.how

    def test_a_date_of_another_story_is_not_put_before_the_text(self):
        """Nor one that comes after it, nor in a language without tables."""
        after = page(body=f"<nav>Publié le 2 mai 2001</nav><p>{LEAD}</p><div>Publié le 14 juillet 2003</div>")
        assert LEAD == article(after).text
        polish = "Pożar zniszczył w środę o świcie magazyn o powierzchni czterech tysięcy metrów kwadratowych w Łodzi."
        assert polish == article(page(body=f"<div>Opublikowano 14 lipca 2003</div><p>{polish}</p>")).text

    @pytest.mark.parametrize(
        ("data", "field", "value"),
        [
            ({"@type": "NewsArticle", "headline": "Titre"}, "title", "Titre"),
            ({"@type": ["Article"], "publisher": "La Gazette"}, "source", "La Gazette"),
            ([{"@type": "Person"}, {"@type": "Article", "publisher": {"name": "L'Écho"}}], "source", "L'Écho"),
            ({"@graph": [{"@type": "Article", "url": "https://a.example/x"}]}, "url", "https://a.example/x"),
            ({"@type": "Article", "mainEntityOfPage": {"@id": "https://a.example/y"}}, "url", "https://a.example/y"),
            ({"@type": "Article", "mainEntityOfPage": "https://a.example/y"}, "source", "a.example"),
            ({"@type": "Article", "mainEntityOfPage": "https://[a/y"}, "source", None),
            (
                {"@type": "WebPage", "mainEntity": {"@type": "Article", "datePublished": "2024-03"}},
                "published",
                YearMonth(2024, 3),
            ),
            ({"@type": "Article", "datePublished": 3, "author": 3, "publisher": 3, "headline": []}, "published", None),
            ({"@type": "Product", "headline": "Achetez"}, "title", "Incendie à Vénissieux"),
            (3, "source", None),
        ],
    )
    def test_json_ld_is_read(self, data, field, value):
        """Alone, in a list or a graph, or inside the page that it describes; odd types are passed over."""
        assert value == getattr(article(page(ld(data))), field)

    def test_broken_json_ld_is_passed_over(self):
        """The meta elements are still read."""
        head = '<script type="application/ld+json">{"@type": </script><script type="application/ld+json"></script>'
        assert "L'Écho" == article(page(f'{head}<meta property="og:site_name" content="L\'Écho">')).source

    @pytest.mark.parametrize(
        ("head", "author"),
        [
            ('<meta name="author" content="Ruth  Okafor">', "Ruth Okafor"),
            ('<meta property="article:author" content="https://www.facebook.com/x">', None),
            (
                ld({"@type": "Article", "author": ["A. B.", {"name": "C. D."}]}),
                "A. B.; C. D.",
            ),
        ],
    )
    def test_authors_are_names(self, head, author):
        """Several in their order; addresses are none."""
        assert author == article(page(head)).metadata.get("author")

    @pytest.mark.parametrize(
        ("head", "title", "source"),
        [
            ("<title>Incendie à Vénissieux - La Gazette</title>", "Incendie à Vénissieux", "La Gazette"),
            ("<title>Incendie à Vénissieux : 3 morts - bilan</title>", "Incendie à Vénissieux", None),
            (
                '<meta property="og:title" content="Feu - Le Cri"><meta property="og:site_name" content="Le Cri">',
                "Feu",
                "Le Cri",
            ),
            (
                '<meta property="og:title" content="Feu - Bilan"><meta name="twitter:site" content="@gazette">',
                "Feu - Bilan",
                None,
            ),
            (
                '<meta property="og:site_name" content="https://a.example"><link rel="canonical" href="https://www.a.example/">',
                "Incendie à Vénissieux",
                "a.example",
            ),
        ],
    )
    def test_the_name_of_the_paper_is_no_part_of_the_title(self, head, title, source):
        """It is the source where it is known to be one; else the host of the address."""
        found = article(page(head))
        assert (title, source) == (found.title, found.source)

    @pytest.mark.parametrize(
        ("start", "head", "language"),
        [
            ('<html lang="fr-FR">', "", "fr"),
            ('<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="fr">', "", "fr"),
            ("<html>", '<meta property="og:locale" content="fr_CA">', "fr"),
            (
                '<html lang="">',
                ld({"@type": "Article", "inLanguage": {"alternateName": "fr"}}),
                "fr",
            ),
            ('<html lang="en">', "", None),
            ("<html>", "", None),
        ],
    )
    def test_a_language_is_taken_from_the_page_unless_the_text_is_plainly_another(self, start, head, language):
        """Templates declare English for all; then the language is detected later, as for any text."""
        assert language == article(page(head, start=f"<!DOCTYPE html>{start}")).language

    @pytest.mark.parametrize(
        ("comment", "url"),
        [
            ("<!-- saved from url=(0021)https://a.example/x?y=1 -->", "https://a.example/x?y=1"),
            (
                "<!--\n Page saved with SingleFile \n url: https://a.example/x \n saved date: Tue -->",
                "https://a.example/x",
            ),
            ("<!-- Mirrored from a.example/x.html by HTTrack -->", "http://a.example/x.html"),
            ("<!-- saved by hand -->", None),
        ],
    )
    def test_where_a_page_was_saved_from_is_its_address(self, tmp_path, comment, url):
        """Unless it names one itself; then that is kept beside it."""
        (tmp_path / "p.html").write_text(comment + page(), encoding="utf-8")
        assert url == load(tmp_path / "p.html")[0].url
        own = page('<link rel="canonical" href="https://a.example/own">')
        (tmp_path / "p.html").write_text(comment + own, encoding="utf-8")
        (found,) = load(tmp_path / "p.html")
        assert ("https://a.example/own", url) == (found.url, found.metadata.get("saved_from"))

    @pytest.mark.parametrize("value", [None, 3, "", "3 mai", "2024-13", "2024-02-30", "24:00", "Mon, 99 Foo 2024"])
    def test_what_is_no_date_is_none(self, value):
        """Whatever a page puts there."""
        assert iso(value) is None


class TestFiles:
    @pytest.mark.parametrize(
        ("declared", "encoding"),
        [
            ('<meta charset="utf-8">', "utf-8"),
            ('<meta charset="iso-8859-1">', "utf-8"),
            ('<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">', "cp1252"),
            ("<meta charset=windows-1252>", "cp1252"),
            ('<meta charset="utf-16">', "utf-8"),
            ('<meta charset="base64">', "utf-8"),
            ('<meta charset="?">', "utf-8"),
            ("", "utf-8-sig"),
            ("", "utf-16"),
        ],
    )
    def test_the_encoding_is_what_the_page_says(self, tmp_path, declared, encoding):
        """A mark, UTF-8 that is none by chance, the declaration as browsers read it."""
        (tmp_path / "p.html").write_bytes(page(declared, f"<p>{LEAD} « Non » – 12 €.</p>").encode(encoding))
        assert f"{LEAD} « Non » – 12 €." == load(tmp_path / "p.html")[0].text

    def test_an_encoding_can_be_given(self, tmp_path):
        """It goes before what is declared; without either, bytes that are no UTF-8 are an error."""
        (tmp_path / "p.htm").write_bytes(page(body=f"<p>{LEAD}</p>").encode("cp1252"))
        assert LEAD == load(tmp_path / "p.htm", encoding="cp1252")[0].text
        assert "is not UTF-8 at offset" in reason(tmp_path / "p.htm")

    def test_xhtml_declares_its_encoding_in_front(self, tmp_path):
        """As XML does."""
        html = page(start='<?xml version="1.0" encoding="iso-8859-1"?><html xmlns="http://www.w3.org/1999/xhtml">')
        (tmp_path / "p.xhtml").write_bytes(html.encode("latin-1"))
        assert LEAD in load(tmp_path / "p.xhtml")[0].text

    def test_a_web_archive_holds_a_page_and_its_address(self, tmp_path):
        """As browsers save it: quoted-printable, with pictures beside."""
        head = b'Content-Type: text/html; charset="iso-8859-1"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
        picture = b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo="
        html = quopri.encodestring(page().encode("cp1252"))
        (tmp_path / "p.mhtml").write_bytes(archive(picture, head + html))
        (found,) = load(tmp_path / "p.mhtml")
        assert ("https://a.example/x", None) == (found.url, found.published)
        assert LEAD in found.text

    def test_a_web_archive_without_a_page_is_an_error(self, tmp_path):
        """Pictures are no article."""
        (tmp_path / "p.mht").write_bytes(archive(b"Content-Type: image/png\r\n\r\nx"))
        assert "there is no page in this web archive" in reason(tmp_path)

    def test_pages_in_a_folder_are_articles_beside_texts(self, tmp_path):
        """What cannot be read is left out with its name, where that is asked for."""
        (tmp_path / "a.HTML").write_text(page(), encoding="utf-8")
        (tmp_path / "b.html").write_text("<html></html>", encoding="utf-8")
        (tmp_path / "c.txt").write_text(LEAD, encoding="utf-8")
        articles, left = load_collecting(tmp_path)
        assert ["a", "c"] == [found.id for found in articles]
        assert [str(tmp_path / "b.html")] == [item.article for item in left]

    def test_without_trafilatura_the_file_and_the_pip_command_are_named(self, monkeypatch):
        """A page is then an error, or left out; texts are read as before."""
        monkeypatch.setitem(sys.modules, "trafilatura", None)
        monkeypatch.delitem(sys.modules, "trafilatura.utils", raising=False)
        (left,) = load_collecting(PAGES / "news_fr.html")[1]
        assert left.reason.startswith("a page of HTML is read with trafilatura")
        assert "run: pip install 'factcheck-claims[html]'" in left.reason
        with pytest.raises(ArticleError, match=r"news_fr\.html") as caught:
            load(PAGES / "news_fr.html")
        assert isinstance(caught.value.__cause__, MissingExtra)


class TestRecords:
    def test_a_record_with_html_is_read_like_a_page(self):
        """What the record says itself goes before what the page says; a text goes before a page."""
        html = page('<meta name="author" content="Ruth Okafor"><meta property="og:site_name" content="L\'Écho">')
        found = article(html, source="AFP", published=None, metadata={"author": "X", "desk": "eco"})
        assert ("AFP", "X", "eco") == (found.source, found.metadata["author"], found.metadata["desk"])
        assert LEAD in found.text
        assert ("Texte.", html) == (article(html, text="Texte.").text, article(html, text="Texte.").metadata["html"])

    def test_a_row_of_a_table_with_html_is_read(self):
        """A missing cell is no text."""
        pandas = pytest.importorskip("pandas", reason="pandas is not installed")
        frame = pandas.DataFrame({"id": ["a", "b"], "text": ["Lundi.", None], "html": [None, page()]})
        assert [False, True] == [LEAD in found.text for found in load(frame)]

    def test_metadata_of_the_wrong_type_is_still_refused(self):
        """The page's own does not hide it."""
        assert "'metadata' must be a mapping" in reason({"html": page(), "metadata": 3})


class TestAlways:
    def test_the_same_page_gives_the_same_article_whatever_came_before(self):
        """Nothing is remembered from one page to the next."""
        first = load_collecting(PAGES)[0]
        assert first == load_collecting(PAGES)[0]
        assert first == [load(PAGES / f"{found.id}.html")[0] for found in first]

    def test_nothing_is_fetched_and_no_clock_is_read(self, monkeypatch):
        """Neither the pictures and scripts of a page, nor the day on which it is read."""

        class Refusing:
            def __init__(self, *arguments, **more):
                raise AssertionError("asked for")

            def __class_getitem__(cls, item):
                return cls

            now = today = utcnow = __init__

        monkeypatch.setattr(socket, "socket", Refusing)
        monkeypatch.setattr("trafilatura.settings.datetime", Refusing)
        assert load(PAGES / "news_fr.html")

    def test_the_program_stays_quiet(self):
        """What the extraction logs does not reach standard error."""
        code = "import sys; from factcheck.articles.load import load_collecting; load_collecting(sys.argv[1])"
        run = subprocess.run([sys.executable, "-c", code, str(PAGES)], capture_output=True, text=True, check=True)
        assert ("", "") == (run.stdout, run.stderr)

    def test_trafilatura_is_loaded_by_a_page_only(self, seeds):
        """Texts and records cost nothing more than before."""
        code = (
            "import sys; from factcheck.articles.load import load; load(sys.argv[1]);"
            "assert not {'trafilatura', 'lxml', 'htmldate', 'numpy', 'py3langid'} & set(sys.modules)"
        )
        subprocess.run([sys.executable, "-c", code, str(seeds)], check=True)
