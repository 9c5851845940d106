"""The day from which an article speaks, from its date, its dateline, its weekdays and the rest of the story."""

from __future__ import annotations

import datetime as dt
import itertools
import random

import attrs
import pytest

from factcheck.articles.load import load
from factcheck.articles.read import read
from factcheck.model import Article

LEAD = "Le ferry « Amalia » s'est échoué devant Calvi, a annoncé la préfecture"
UNKNOWN = "no date in the article nor in the story; give it as published"


def story(*texts, **published):
    """Return the reference of each text, read as one story; ``a1="2024-03"`` gives the second one its date."""
    articles = [Article(f"a{n}", text, language="fr", published=published.get(f"a{n}")) for n, text in enumerate(texts)]
    documents, left_out = read(articles)
    assert () == left_out
    return [document.reference for document in documents]


def interval(reference):
    return (str(reference.earliest), str(reference.latest))


class TestOneArticle:
    @pytest.mark.parametrize(
        ("published", "day"),
        [("2024-03-05", "2024-03-05"), ("2024-03-05T23:30:00+11:00", "2024-03-05"), ("2024-03-05T18:00", "2024-03-05")],
    )
    def test_a_publication_date_is_the_day(self, published, day):
        """Whatever the text says; a moment counts in its own zone."""
        (found,) = story(f"CALVI, 9 mai 2019 (AFP) - {LEAD} mardi.", a0=published)
        assert ((day, day), f"published {day}") == (interval(found), found.how)

    @pytest.mark.parametrize(
        ("text", "day", "how"),
        [
            (f"CALVI, 5 mars 2024 (AFP) - {LEAD}.", "2024-03-05", "dateline 'CALVI, 5 mars 2024'"),
            (f"Calvi (Haute-Corse), 5 mars 2024 (AFP) – {LEAD}.", "2024-03-05", "dateline 'Calvi, 5 mars 2024'"),
            (f"CALVI (AFP) - le 5 mars 2024 - {LEAD}.", "2024-03-05", "dateline 'CALVI, le 5 mars 2024'"),
            (f"Le Havre, 1er mai 2024 - {LEAD}.", "2024-05-01", "dateline 'Le Havre, 1er mai 2024'"),
            (f"Publié le 5 mars 2024 à 18h30\n\n{LEAD}.", "2024-03-05", "header 'le 5 mars 2024'"),
            (f"Publié le 05/03/2024 à 18:30\n\n{LEAD}.", "2024-03-05", "header '05/03/2024'"),
            (f"Mardi 5 mars 2024\n\n{LEAD}.", "2024-03-05", "header 'Mardi 5 mars 2024'"),
            (f"date 2024-03-05 {LEAD}.", "2024-03-05", "header 'date 2024-03-05'"),
            (
                f"date 2024-03 CALVI, 5 mars (AFP) - {LEAD}.",
                "2024-03-05",
                "dateline 'CALVI, 5 mars' with the header 'date 2024-03'",
            ),
            (
                f"(Actualise avec le bilan) par Jean Petit et Anne Roux BASTIA/CALVI, 5 mars 2024 (Reuters) - {LEAD}.",
                "2024-03-05",
                "dateline 'BASTIA/CALVI, 5 mars 2024'",
            ),
        ],
    )
    def test_a_header_or_dateline_gives_the_day(self, text, day, how):
        """A dateline's year may come from the header."""
        (found,) = story(text)
        assert ((day, day), how) == (interval(found), found.how)

    def test_an_update_lies_between_its_two_dates(self):
        """The article may speak from either."""
        (found,) = story(f"Publié le 5 mars 2024 à 18h30\n\nMis à jour le 6 mars 2024 à 7h\n\n{LEAD}.")
        assert ("2024-03-05", "2024-03-06") == interval(found)

    def test_a_month_and_weekdays_with_a_date(self):
        """With "vendredi 8 mars" in an article of March 2024, "samedi" is the 9th."""
        (found,) = story(f"{LEAD} samedi. Parti de Nice vendredi 8 mars, il devait arriver dimanche.", a0="2024-03")
        assert ("2024-03-09", "2024-03-09") == interval(found)
        assert found.how.startswith("published 2024-03; weekdays in the text (samedi, dimanche); dates in the text")

    def test_a_full_date_in_a_caption_and_a_later_weekday(self):
        """The article speaks from the latest weekday that lies behind it."""
        text = (
            f"Le ferry devant Calvi, le 5 mars 2024 (Jean Petit/POOL)\n\n{LEAD} mercredi.\n\n"
            "Les passagers, évacués mardi, ont été entendus mercredi par les gendarmes."
        )
        (found,) = story(text)
        assert ("2024-03-06", "2024-03-06") == interval(found)

    def test_this_weekday_is_today(self):
        """The words "ce jeudi" bind more than what else is said."""
        (found,) = story("Le ferry, échoué mardi 5 mars 2024 devant Calvi, a été remorqué ce jeudi vers Bastia.")
        assert ("2024-03-07", "2024-03-07") == interval(found)

    def test_the_year_of_a_date_without_one_follows_from_its_weekday(self):
        """Among the years that the text names and the next ones."""
        (found,) = story(f"{LEAD} mardi 5 mars. Il avait été construit en 2023.")
        assert ("2024-03-05", "2024-03-07") == interval(found)

    @pytest.mark.parametrize(
        "text",
        [
            f"{LEAD}.",
            f"{LEAD} mardi.",
            f"CALVI, 5 mars (AFP) - {LEAD}.",
            f"{LEAD} mardi 5 mars.",
            f"{LEAD}. Le dernier échouage remonte à longtemps. "
            + "La mer était belle. " * 40
            + "Il datait du 4 mai 1996.",
        ],
    )
    def test_what_does_not_tell_leaves_it_unknown(self, text):
        """A weekday alone, a date without year, a date of long ago."""
        (found,) = story(text)
        assert (None, None, UNKNOWN) == (found.earliest, found.latest, found.how)

    def test_a_month_alone_is_the_whole_month(self):
        """Not a day made up in it."""
        assert ("2024-02-01", "2024-02-29") == interval(story(f"{LEAD}.", a0="2024-02")[0])
        assert ("9999-12-01", "9999-12-31") == interval(story(f"{LEAD}.", a0="9999-12")[0])

    def test_a_planned_date_is_not_the_day(self):
        """The trial of next month lies before the article, not behind it."""
        (found,) = story(f"{LEAD} lundi 4 mars 2024. Le procès doit s'ouvrir le 2 avril 2024 à Bastia.")
        assert "2024-03-04" == str(found.earliest)
        assert found.latest <= dt.date(2024, 3, 6)

    def test_a_dateline_outside_the_month_of_the_header_is_not_believed(self):
        """The header comes first; a few days before its month are allowed."""
        assert ("2024-03-01", "2024-03-31") == interval(story(f"date 2024-03 CALVI, 5 juin (AFP) - {LEAD}.")[0])
        assert ("2024-02-28", "2024-02-28") == interval(story(f"date 2024-03 CALVI, 28 février (AFP) - {LEAD}.")[0])


class TestStories:
    def test_a_dateline_takes_its_year_from_the_story(self):
        """The year that brings it nearest to the articles of known days."""
        first, _ = story(f"CALVI, 31 déc (AFP) - {LEAD}.", f"{LEAD} lundi.", a1="2024-01-01")
        assert ("2023-12-31", "2023-12-31") == interval(first)
        assert "dateline 'CALVI, 31 déc' with the year 2023 from the other articles of the story" == first.how

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (f"{LEAD} mercredi.", ("2024-03-06", "2024-03-07")),
            (f"{LEAD} mardi. Il sera remorqué jeudi.", ("2024-03-05", "2024-03-06")),
            (f"{LEAD} ce jeudi.", ("2024-03-07", "2024-03-07")),
            ("Le ferry « Amalia » quittera Nice lundi et doit arriver mardi à Calvi.", ("2024-03-01", "2024-03-03")),
        ],
    )
    def test_an_undated_article_is_placed_by_its_weekdays(self, text, expected):
        """Near the articles whose days are known: those of Tuesday 5 March 2024."""
        *_, found = story(f"{LEAD} mardi.", f"{LEAD} mardi matin.", text, a0="2024-03-05", a1="2024-03-05")
        earliest, latest = interval(found)
        assert expected[0] <= earliest <= latest <= expected[1]

    def test_weekdays_mean_the_days_that_they_mean_in_the_story(self):
        """Saturday is the 2nd where a Sunday article says so, though the next Saturday would be as near."""
        first, second = story(
            f"{LEAD} samedi. Les recherches ont repris ce dimanche.",
            "Le ferry échoué samedi devant Calvi a été vidé de ses machines, et les plongeurs sont repartis mercredi.",
            a1="2024-03-06",
        )
        assert (("2024-03-03", "2024-03-03"), ("2024-03-06", "2024-03-06")) == (interval(first), interval(second))

    def test_without_weekdays_the_story_tells(self):
        """From the first article to the day after the last."""
        first, _, _ = story(f"{LEAD}.", f"{LEAD} mardi.", f"{LEAD} mardi.", a1="2024-03-05", a2="2024-03-07")
        assert (("2024-03-05", "2024-03-08"), "the other articles of the story") == (interval(first), first.how)

    def test_one_article_with_full_dates_places_the_others(self):
        """Though none is dated."""
        found = story(
            f"Le ferry, le 4 mars 2024 à Calvi (STR / AFP)\n\n{LEAD} lundi 4 mars.",
            f"{LEAD} lundi. Les passagers ont été évacués mardi vers Bastia, selon la préfecture.",
        )
        assert "2024-03-04" == str(found[0].earliest)
        assert ("2024-03-05", "2024-03-05") == interval(found[1])

    def test_contradictory_weekdays_still_give_an_answer(self):
        """The newsroom's mistake is found later, by comparing claims."""
        found = story(f"{LEAD} lundi.", f"{LEAD} dimanche.", a0="2024-03-05")
        assert all(reference.known for reference in found)

    def test_articles_of_many_stories_do_not_place_each_other(self):
        """With more than sixty different days there is no story."""
        texts = [f"{LEAD} mardi."] * 70
        days = {f"a{n}": str(dt.date(2024, 1, 1) + dt.timedelta(days=3 * n)) for n in range(1, 70)}
        assert not story(*texts, **days)[0].known

    def test_the_order_of_the_articles_does_not_matter(self, seeds):
        """Each keeps its reference in every order."""
        articles = [
            *load(seeds),
            Article("x", f"{LEAD} mardi 5 mars. Il avait été construit en 2023.", language="fr"),
            Article("y", f"CALVI, 6 mars (AFP) - {LEAD} mercredi.", language="fr"),
        ]
        expected = {d.article.id: d.reference for d in read(articles)[0]}
        for seed in range(5):
            mixed = random.Random(seed).sample(articles, len(articles))
            assert expected == {d.article.id: d.reference for d in read(mixed)[0]}

    def test_known_days_do_not_change_in_another_story(self):
        """A published article keeps its day beside any other."""
        articles = [Article(f"a{n}", f"{LEAD} mardi.", language="fr", published=f"2024-03-0{n}") for n in range(1, 5)]
        for some in itertools.combinations(articles, 2):
            assert [a.published for a in some] == [d.reference.day for d in read(some)[0]]


DAYS = {
    "000": {dt.date(2023, 9, 12)},
    "001": {dt.date(2023, 9, 12), dt.date(2023, 9, 13)},
    "002": {dt.date(2023, 9, 12), dt.date(2023, 9, 13)},
    "003": {dt.date(2023, 9, 14)},
    "004": {dt.date(2023, 9, 12), dt.date(2023, 9, 13)},
}


class TestSeeds:
    def test_the_real_articles_speak_from_their_days(self, seeds):
        """Each reference is within two days, holds a right one, and says how it was found."""
        for document in read(load(seeds))[0]:
            reference, days = document.reference, DAYS[document.article.id[:3]]
            assert any(reference.earliest <= day <= reference.latest for day in days)
            assert (reference.latest - reference.earliest).days <= 1
            assert reference.how != UNKNOWN

    @pytest.mark.parametrize("left_out", ["000", "001", "002", "003", "004"])
    def test_they_do_so_in_a_smaller_story_too(self, seeds, left_out):
        """Any four of them suffice."""
        articles = [article for article in load(seeds) if not article.id.startswith(left_out)]
        for document in read(articles)[0]:
            assert document.reference.day in DAYS[document.article.id[:3]]

    def test_a_published_date_overrides_what_the_text_says(self, seeds):
        """Metadata come first."""
        article = attrs.evolve(load(seeds)[0], published="2023-09-13")
        assert dt.date(2023, 9, 13) == read([article])[0][0].reference.day
