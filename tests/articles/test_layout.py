"""What is text of the article, what is a caption or a title, and what the page put around it."""

from __future__ import annotations

import time

import pytest

from factcheck.articles.layout import layout, pages
from factcheck.lexicon import Lexicon
from factcheck.model import Article

FRENCH = pages(Lexicon("fr"))
LEAD = "Le cargo « Étoile » s'est échoué lundi soir devant Ouessant, a annoncé la préfecture maritime."
NEXT = "Ses dix-huit marins ont été hélitreuillés dans la nuit vers Brest, où ils ont été examinés par un médecin."


def blocks(text, title=None):
    """Return (role, text) of each block."""
    found = layout(Article("a", text, title=title), FRENCH).blocks
    return [(str(block.role), text[block.span.start : block.span.end]) for block in found]


def roles(*paragraphs, title=None):
    return [role for role, _ in blocks("\n\n".join(paragraphs), title)]


class TestPlainText:
    @pytest.mark.parametrize(
        "text",
        [
            "Le cargo s'est échoué lundi soir.",
            "Le cargo s'est échoué lundi soir",
            "  Le cargo s'est échoué lundi soir.\n",
            "LE CARGO S'EST ÉCHOUÉ LUNDI SOIR DEVANT OUESSANT.",
            "12 morts",
        ],
    )
    def test_one_sentence_is_body(self, text):
        """With or without full stop, in whatever letters."""
        assert [("body", text.strip())] == blocks(text)

    def test_each_line_is_a_paragraph(self):
        """Blank lines between them or not, with any newline."""
        assert [("body", LEAD), ("body", NEXT)] == blocks(f"{LEAD}\r\n{NEXT}")
        assert [("body", LEAD), ("body", NEXT)] == blocks(f"\n{LEAD}\n \n\n{NEXT}\n")

    def test_a_text_wrapped_by_hand_is_joined(self):
        """One block spans the newlines inside a paragraph; blank lines end it."""
        first = (
            "Le cargo « Étoile » s'est échoué lundi soir devant Ouessant, a annoncé\n"
            "la préfecture maritime de l'Atlantique, qui a aussitôt envoyé sur les\n"
            "lieux un remorqueur et deux hélicoptères de la marine nationale pour y\n"
            "porter secours."
        )
        second = (
            "Ses dix-huit marins ont été hélitreuillés dans la nuit vers Brest, où\n"
            "ils ont été examinés par un médecin pendant la journée de mercredi."
        )
        assert [("body", first), ("body", second)] == blocks(f"{first}\n\n{second}\n")

    def test_short_lines_that_are_sentences_are_not_joined(self):
        """A line that ends in a full stop is a paragraph."""
        lines = ["Le cargo s'est échoué lundi soir devant Ouessant.", "Les marins sont saufs et ont été menés à Brest."]
        assert [("body", line) for line in lines] == blocks("\n".join(lines))

    def test_a_text_of_marks_only_has_no_body(self):
        """Nothing in it can be claimed."""
        assert ["chrome"] == roles("* * *")


class TestPromotions:
    @pytest.mark.parametrize(
        "line",
        [
            "Lire aussi : Comment un cargo s'échoue",
            "À lire aussi : Que faire en cas de marée noire ?",
            "A LIRE AUSSI > Ces marins qui n'ont jamais vu la mer",
            "Lire aussi | Article réservé aux abonnés La mer, ce cimetière",
            "Voir aussi : La Bretagne vue du ciel",
            "Source link",
            "You may also like",
            "Publicité",
            "Partager cet article",
            "Abonnez-vous à notre lettre du matin",
            "© Le Phare 2024",
            "12 commentaires",
            "https://example.org/cargo",
            "Temps de lecture : 3 min",
            "by News24",
            "Crédit photo : Marine nationale",
        ],
    )
    def test_a_line_of_the_page_is_chrome(self, line):
        """Between paragraphs and after the last one."""
        assert ["body", "chrome", "body", "chrome"] == roles(LEAD, line, NEXT, line + " ")

    @pytest.mark.parametrize(
        ("promo", "rest"),
        [
            ("Lire aussi : La mer reprend ses droits", "Selon la préfecture, le pétrole n'a pas fui."),
            (
                "Lire aussi : Article réservé à nos abonnés Ouessant, île des naufrages",
                "Mardi matin, la mer était calme.",
            ),
            ("Lire aussi : Faut-il avoir peur des cargos ?", "Brest a ouvert une enquête."),
            ("Lire aussi « La mer ne pardonne pas »", "Les marins se sont tus."),
        ],
    )
    def test_a_promotion_inside_a_paragraph_ends_where_the_text_goes_on(self, promo, rest):
        """At a word that has a capital only at the start of a sentence, or at a question mark."""
        assert [("body", LEAD), ("chrome", promo), ("body", rest)] == blocks(f"{LEAD} {promo} {rest}")

    def test_where_its_end_cannot_be_told_the_least_is_taken(self):
        """Text of the article is rather kept than lost."""
        rest = "Poutine " + "a parlé longuement de la flotte et des ports du nord " * 5 + "avant de partir."
        assert [("body", LEAD), ("chrome", "Lire aussi :"), ("body", rest)] == blocks(f"{LEAD} Lire aussi : {rest}")

    def test_the_words_in_a_sentence_are_no_promotion(self):
        """Where they are part of what someone does."""
        text = "Le capitaine aime lire aussi : des romans et des cartes. Il a voir aussi la mer."
        assert [("body", text)] == blocks(text)

    def test_a_button_takes_the_advertisement_before_it(self):
        """From the end of the sentence before."""
        promo = "Le Phare Application Chaque matin, retrouvez notre sélection Télécharger l'application"
        assert [("body", LEAD), ("chrome", promo), ("body", NEXT)] == blocks(f"{LEAD} {promo} {NEXT}")

    def test_a_button_without_advertisement_takes_itself_only(self):
        """What stands before it may be text."""
        assert [("body", "Le cargo a coulé"), ("chrome", "S'abonner")] == blocks("Le cargo a coulé S'abonner")


class TestTitles:
    def test_a_headline_before_the_text_is_a_title(self):
        """It is short and has no full stop."""
        assert ["title", "body", "body"] == roles("Un cargo s'échoue devant Ouessant", LEAD, NEXT)

    def test_the_given_title_is_recognised(self):
        """Once it is the title, again it is chrome, also with another punctuation."""
        title = "Un cargo s'échoue devant Ouessant, équipage sauvé"
        assert ["title", "body", "chrome", "body"] == roles(
            title, LEAD, "Un cargo s’échoue devant Ouessant : équipage sauvé", NEXT, title=title
        )

    def test_a_line_that_is_there_twice_is_a_title_and_chrome(self):
        """Also inside navigation, behind the site's name, and several times in one line."""
        title = "Un cargo s'échoue devant Ouessant"
        assert ["chrome", "title", "chrome", "body", "body", "chrome", "chrome", "chrome"] == roles(
            f"Home News {title}",
            title,
            title,
            LEAD,
            NEXT,
            f"{title}- {title} *{title}",
            f"phare.news {title}",
            f"{title} | Le Phare",
        )

    def test_a_sentence_that_begins_like_the_title_is_body(self):
        """It says more than the title."""
        assert ["title", "body"] == roles(
            "Un cargo s'échoue devant Ouessant",
            "Un cargo s'échoue devant Ouessant lundi soir.",
            title="Un cargo s'échoue devant Ouessant",
        )

    def test_titles_that_differ_in_a_figure_are_not_the_same(self):
        """12 dead are not 15 dead."""
        text = "Naufrage au large d'Ouessant, 15 morts selon un nouveau bilan"
        assert ("title", text) not in blocks(
            f"{LEAD}\n\n{text}.\n\n{NEXT}", "Naufrage au large d'Ouessant, 12 morts selon un nouveau bilan"
        )

    def test_a_paragraph_that_is_there_twice_counts_once(self):
        """The second one is chrome."""
        assert ["body", "body", "chrome"] == roles(LEAD, NEXT, LEAD)

    @pytest.mark.parametrize(
        "heading", ["Une enquête ouverte", "- Une enquête ouverte -", "Une enquête ?", "UNE ENQUÊTE"]
    )
    def test_a_heading_between_paragraphs_is_a_title(self, heading):
        """Whatever its typography."""
        assert ["body", "title", "body"] == roles(LEAD, heading, NEXT)

    @pytest.mark.parametrize("heading", ["MARÉE NOIRE ÉVITÉE", "POLLUTION", "L'ÎLE D'OUESSANT EN ALERTE"])
    def test_a_heading_in_capitals_inside_a_line_is_a_title(self, heading):
        """Between the end of a sentence and the start of the next."""
        assert [("body", LEAD), ("title", heading), ("body", NEXT)] == blocks(f"{LEAD} {heading} {NEXT}")

    @pytest.mark.parametrize(
        "text",
        [
            "Le navire a coulé. KCNA Watch a publié une image.",
            "Le navire a coulé. L'ONU a réagi.",
            "Le navire a coulé. MM. Durand et Petit ont réagi.",
            "Le navire a coulé. CMA CGM a réagi mardi.",
            "Le navire a coulé. GREENPEACE France a réagi mardi.",
        ],
    )
    def test_names_in_capitals_are_no_headings(self, text):
        """Acronyms open sentences."""
        assert [("body", text)] == blocks(text)

    @pytest.mark.parametrize(
        "line", ["- deux blessés à Brest", "« Personne n'a eu peur »", "(Cette version corrige l'âge)"]
    )
    def test_items_quotations_and_notes_are_body(self, line):
        """They may claim something."""
        assert ["body", "body", "body"] == roles(LEAD, line, NEXT)


class TestCaptions:
    @pytest.mark.parametrize(
        ("caption", "credit"),
        [
            ("Le cargo vu d'un hélicoptère, mardi 5 mars.", "(Jean Petit/Marine nationale/AFP)"),
            ("Le cargo vu d'un hélicoptère, le 5 mars 2024 à Ouessant", "( POOL / Jean PETIT )"),
            ("Le cargo vu d'un hélicoptère.", "(Photo Jean Petit)"),
            ("Le cargo vu d'un hélicoptère.", "© Marine nationale"),
        ],
    )
    def test_text_with_a_credit_is_a_caption(self, caption, credit):
        """The caption is kept, its credit is chrome."""
        assert [("body", LEAD), ("caption", caption), ("chrome", credit)] == blocks(f"{LEAD}\n\n{caption} {credit}")

    def test_a_caption_that_runs_into_the_text_ends_at_its_credit(self):
        """A credit needs no brackets: a name and an agency."""
        caption = "Cette image diffusée le 5 mars par la marine montre le cargo."
        assert [("caption", caption), ("chrome", "STR / AFP"), ("body", LEAD)] == blocks(f"{caption} STR / AFP {LEAD}")

    @pytest.mark.parametrize(
        "caption",
        [
            "Photo : le cargo devant Ouessant, mardi matin",
            "Photo de la marine nationale prise le 5 mars 2024 du cargo devant Ouessant",
            "Le préfet (g) et le maire de Brest (d) lundi sur le port.",
            "Le préfet, à gauche, et le maire de Brest lundi sur le port.",
            "Sur cette image fournie par la marine, le cargo penche.",
            "Légende : le cargo vu du phare. Photo d'archives.",
        ],
    )
    def test_what_only_captions_say_makes_one(self, caption):
        """Without credit, too."""
        assert ["body", "caption", "body"] == roles(LEAD, caption, NEXT)

    def test_an_agency_in_brackets_signs_the_text(self):
        """It makes no caption of it."""
        assert [("body", LEAD), ("chrome", "(AFP)")] == blocks(f"{LEAD} (AFP)")
        assert [("body", LEAD), ("chrome", "(jp/mlb)")] == blocks(f"{LEAD} (jp/mlb)")

    @pytest.mark.parametrize(
        "text",
        [
            "Le préfet (Bretagne) a réagi lundi.",
            "L'Agence France-Presse (AFP) l'a annoncé lundi.",
            "Le parti (droite) a gagné (42 %).",
            "Il roulait à 130 km/h (80 mi/h).",
        ],
    )
    def test_other_brackets_are_text(self, text):
        """Nothing is cut out of a sentence."""
        assert [("body", text)] == blocks(text)


class TestCredits:
    @pytest.mark.parametrize(
        "line",
        [
            "Marie Le Goff, avec AFP",
            "Le Phare avec Reuters",
            "(avec AFP)",
            "AFP",
            "Avec Belga et AFP",
            "Jean-Paul Petit",
        ],
    )
    def test_a_line_that_signs_is_chrome(self, line):
        """At the end of the article."""
        assert ["body", "body", "chrome"] == roles(LEAD, NEXT, line)

    @pytest.mark.parametrize(
        "line", ["Par Marie Le Goff", "De notre correspondant à Brest", "Propos recueillis par Jean Petit"]
    )
    def test_a_byline_is_chrome(self, line):
        """At the top of the article."""
        assert ["title", "chrome", "body", "body"] == roles("Un cargo s'échoue", line, LEAD, NEXT)

    def test_contributors_in_brackets_are_chrome(self):
        """To the closing bracket, or to the end where there is none."""
        credit = "(Avec la contribution de Jean Petit à Brest; version française Anne Roux, édité par Luc Morel)"
        assert [("body", LEAD), ("chrome", credit)] == blocks(f"{LEAD} {credit}")
        assert [("body", LEAD), ("chrome", credit[:-1])] == blocks(f"{LEAD} {credit[:-1]}")


class TestHeaders:
    @pytest.mark.parametrize(
        "header",
        [
            "date 2024-03",
            "date: 2024-03-05",
            "Publié le 5 mars 2024 à 18h30",
            "Mis à jour le 05/03/2024 à 18:30",
            "BREST, 5 mars (Reuters) -",
            "BREST (AFP) -",
            "Brest (Finistère), 5 mars 2024 (AFP) –",
            "Le Conquet, 5 mars 2024 -",
            "MONTRÉAL, le 5 mars 2024 (La Presse canadienne) –",
            "PARIS/BREST, 5 mars -",
            "(Actualise avec le bilan) par Jean Petit BREST, 5 mars (Reuters) -",
            "(AFP) -",
            "date 2024-03 BREST, 5 mars (AFP) -",
        ],
    )
    def test_what_stands_before_the_lead_is_a_header(self, header):
        """The text begins behind it."""
        found = blocks(f"{header} {LEAD}")
        assert ("body", LEAD) == found[-1]
        assert {"header"} == {role for role, _ in found[:-1]}

    @pytest.mark.parametrize(
        "text",
        [
            "Brest, mardi 5 mars, 18 heures : le cargo coule.",
            "Le 5 mars 2024, le cargo a coulé.",
            "Ouessant - la mer est calme.",
            "Mardi (vers 18h) - le cargo a coulé.",
            "Publié en 2019, le rapport est resté sans suite.",
        ],
    )
    def test_a_sentence_is_no_header(self, text):
        """Though it begins with a place or a date."""
        assert [("body", text)] == blocks(text)

    def test_a_dateline_may_follow_the_headline_in_its_line(self):
        """As where a crawler lost the newline."""
        assert [("title", "Un cargo s'échoue"), ("header", "BREST, 5 mars (Reuters) -"), ("body", LEAD)] == blocks(
            f"Un cargo s'échoue BREST, 5 mars (Reuters) - {LEAD}"
        )


class TestSeeds:
    @pytest.fixture
    def found(self, seeds):
        from factcheck.articles.load import load

        return {
            a.id[:3]: [(str(b.role), a.text[b.span.start : b.span.end]) for b in layout(a, FRENCH).blocks]
            for a in load(seeds)
        }

    def test_body_text_of_the_real_articles_is_kept(self, found):
        """The sentences beside page chrome are whole."""
        bodies = {number: " ".join(text for role, text in pieces if role == "body") for number, pieces in found.items()}
        assert "sous-marins. Lundi, KCNA avait annoncé que" in bodies["004"]
        assert "dans un autre cadre. Kim Jong-un n’avait plus quitté" in bodies["004"]
        assert bodies["000"].startswith("Le dirigeant nord-coréen Kim Jong-un est arrivé en Russie pour une rencontre")
        assert bodies["001"].startswith("Kim Jong-un de Corée du Nord est arrivé mardi en Russie")

    def test_page_chrome_of_the_real_articles_is_none_of_it(self, found):
        """Neither promotions nor credits, nor what repeats the title."""
        text = " ".join(text for pieces in found.values() for role, text in pieces if role in ("body", "caption"))
        for chrome in (
            "Lire aussi",
            "Télécharger",
            "Source link",
            "may also like",
            "News7",
            "POOL /",
            "STR /",
            "Spoutnik/",
            "édité par",
            "avec AFP",
        ):
            assert chrome not in text

    def test_the_captions_of_the_real_articles_are_kept(self, found):
        """Six of them, with their dates."""
        captions = [text for number in ("001", "003", "004") for role, text in found[number] if role == "caption"]
        assert 6 == len(captions)
        assert 4 == sum("septembre" in caption for caption in captions)

    def test_titles_and_headings_of_the_real_articles(self, found):
        """The headline once, and the headings inside the text."""
        titles = {number: [text for role, text in pieces if role == "title"] for number, pieces in found.items()}
        assert ["MISES EN GARDE DE WASHINGTON", "MUNITIONS"] == titles["000"][1:]
        assert ["Réactions internationales"] == titles["002"]
        assert ["- Démonstration militaire -"] == titles["003"]
        assert ["Kim Jong-un est arrivé en Russie, où il doit rencontrer Vladimir Poutine"] == titles["004"]


@pytest.mark.parametrize(
    "piece",
    [
        "Lire aussi : ",
        "Lire aussi ",
        "S'abonner ",
        "(",
        "( A/",
        "A ",
        "AB CD ",
        "A/AFP ",
        "Par A ",
        "a. ",
        "M. ",
        "\n",
        "\n\nA b c",
        "«",
        "PARIS, 3 mars ",
        "(Ajoute ",
        "de la ",
        "1 ",
        "mardi 12 septembre 2023 ",
        "© ",
        "A-",
        "Cette image ",
        "A's ",
    ],
)
def test_the_work_grows_with_the_text(piece):
    """A long text of one repeated piece is laid out in seconds, where anything quadratic takes minutes."""
    text = piece * (200_000 // len(piece))
    start = time.process_time()
    layout(Article("a", text), FRENCH)
    assert time.process_time() - start < 5
