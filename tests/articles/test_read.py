"""Articles become Documents; what cannot be read is listed with its reason."""

from __future__ import annotations

import pytest

from factcheck.articles.identify import NEWS_LANGUAGES, identify
from factcheck.articles.read import read
from factcheck.lexicon import Lexicon
from factcheck.model import Article, BlockRole

TEXT = "Le ferry a quitté Nice mardi soir pour la Corse, avec deux cents passagers à son bord."
GERMAN = "Die Fähre hat am Dienstagabend den Hafen von Nizza verlassen, wie die Behörden mitteilten."


class TestLanguages:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            (TEXT, "fr"),
            ("Il pleut à Paris.", "fr"),
            (GERMAN, "de"),
            ("The ferry left Nice on Tuesday evening, officials said.", "en"),
            ("El transbordador salió de Niza el martes por la noche, según las autoridades.", "es"),
            ("Il traghetto ha lasciato Nizza martedì sera, hanno detto le autorità.", "it"),
            ("O ferry deixou Nice na terça-feira à noite, disseram as autoridades.", "pt"),
            ("Паром вышел из Ниццы во вторник вечером.", "ru"),
            ("渡轮周二晚间离开尼斯。", "zh"),
        ],
    )
    def test_a_sentence_tells_its_language(self, text, code):
        """A short one, too."""
        assert code == identify(text)

    @pytest.mark.parametrize("text", ["", " ", "12", "?", "Kim", "\ud83d\ude00", "a" * 100_000])
    def test_there_is_always_an_answer(self, text):
        """Where there is nothing to tell by, some language."""
        assert identify(text) in NEWS_LANGUAGES

    def test_the_real_articles_are_french(self, seeds):
        """Detected, as their files do not say."""
        assert {"fr"} == {
            identify(path.read_text(encoding="utf-8")) for path in seeds.glob("*.txt") if path.stem[0] == "0"
        }

    def test_a_given_language_is_not_detected(self):
        """Whoever knows it is believed."""
        (document,), left_out = read([Article("a", "Kim Jong Un.", language="fr")])
        assert ("fr", ()) == (document.language, left_out)


class TestRead:
    def test_an_article_in_a_language_that_is_not_there_is_listed(self):
        """It does not stop the others; the reason names the language and those that are there."""
        documents, left_out = read([Article("a", GERMAN), Article("b", TEXT), Article("c", GERMAN, language="xx")])
        assert ["b"] == [document.article.id for document in documents]
        assert ["a", "c"] == [item.article for item in left_out]
        assert "language 'de' is not available yet (available: " in left_out[0].reason
        assert left_out[0].reason.endswith("it was detected, and language= overrides it")
        assert "fr" in left_out[1].reason
        assert "detected" not in left_out[1].reason

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("", "is empty: there is no text in it"),
            (" \n", "is empty: there is no text in it"),
            ("Lire aussi : La Corse vue du ciel", "there is no body text in it, only titles and page chrome"),
            ("Le ferry \ud800 a coulé.", "is no valid Unicode: half a surrogate pair at offset 9"),
        ],
    )
    def test_an_article_without_text_is_listed(self, text, reason):
        """With what is wrong with it."""
        documents, left_out = read([Article("a", text, language="fr")])
        assert ((), [("a", reason)]) == (documents, [(item.article, item.reason) for item in left_out])

    def test_lexicons_may_come_as_a_mapping(self):
        """Of those that are loaded already; a language that is not among them is not there."""
        documents, left_out = read([Article("a", TEXT), Article("b", GERMAN)], {"fr": Lexicon("fr")})
        assert (["a"], ["b"]) == ([d.article.id for d in documents], [item.article for item in left_out])

    def test_documents_come_in_the_order_given(self):
        """With their text unchanged."""
        articles = [Article(name, f"{TEXT} {name}") for name in ("b", "c", "a")]
        assert articles == [document.article for document in read(articles)[0]]

    def test_nothing_gives_nothing(self):
        """No articles are no error here."""
        assert ((), ()) == read([])

    def test_the_text_that_carries_claims_is_body_and_captions(self):
        """Neither headers nor titles nor chrome."""
        text = f"NICE, 5 mars 2024 (AFP) - {TEXT}\n\nPhoto : le ferry à Nice.\n\nLire aussi : La Corse vue du ciel"
        (document,), _ = read([Article("a", text)])
        assert [TEXT, "Photo : le ferry à Nice."] == [text[s.start : s.end] for s in document.text_spans]
        assert [BlockRole.HEADER, BlockRole.BODY, BlockRole.CAPTION, BlockRole.CHROME] == [
            b.role for b in document.blocks
        ]
