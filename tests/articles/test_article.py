"""The article: what its fields take, what they refuse, and that it cannot be changed."""

from __future__ import annotations

import datetime as dt
import math
import pickle

import pytest

from factcheck.errors import ArticleError
from factcheck.model import Article, YearMonth

TEXT = "Le bac a heurté le quai de Paimpol."


def article(**fields):
    return Article(id="quai", text=TEXT, **fields)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2024-03-12", dt.date(2024, 3, 12)),
        (" 2024-03 ", YearMonth(2024, 3)),
        ("2024-03-12T18:00", dt.datetime(2024, 3, 12, 18)),
        (" \n", None),
        (YearMonth(2024, 3), YearMonth(2024, 3)),
    ],
)
def test_a_publication_date_is_read_as_far_as_it_is_known(given, kept):
    """Blanks around it do not count, and nothing but blanks is no date."""
    assert kept == article(published=given).published


def test_a_missing_moment_of_a_table_is_no_date():
    """NaT is a datetime for Python, and no day."""
    pandas = pytest.importorskip("pandas")
    assert article(published=pandas.NaT).published is None


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"published": 20240312}, "published: 20240312 is no datetime, date or ISO text"),
        ({"published": "12/03/2024"}, "published: '12/03/2024' is no ISO date (2023-09-12, 2023-09 or"),
        ({"published": "2024-13"}, "published: '2024-13' is no ISO date"),
        ({"language": 33}, "language: must be an ISO 639-1 code such as 'fr', not 33"),
        ({"language": math.nan}, "language: must be an ISO 639-1 code such as 'fr', not nan"),
        ({"metadata": [1, 2]}, "metadata: must be a mapping, not list"),
        ({"source": 5}, "quai: its source must be a str, not int"),
        ({"title": b"Le bac"}, "quai: its title must be a str, not bytes"),
        ({"url": 1.5}, "quai: its url must be a str, not float"),
    ],
)
def test_a_field_of_the_wrong_type_is_refused_where_it_is_given(fields, message):
    """The error names the field and what it takes, before anything is checked."""
    with pytest.raises(ArticleError) as caught:
        article(**fields)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("given", ["", "  ", None, 7])
def test_an_id_is_a_text(given):
    """A report could not name the article otherwise."""
    with pytest.raises(ArticleError, match="its id must be a text that is not empty"):
        Article(id=given, text=TEXT)


def test_a_text_is_no_bytes():
    """Which encoding they are in is for the reader of files to know."""
    with pytest.raises(ArticleError, match="quai: its text must be a str, not bytes"):
        Article(id="quai", text=TEXT.encode())


@pytest.mark.parametrize(("given", "kept"), [("FR", "fr"), ("en_GB", "en"), (" fr-CA", "fr"), ("", None), (" ", None)])
def test_a_language_is_its_first_part(given, kept):
    """A region says nothing of which words to use; nothing means that the language is to be detected."""
    assert kept == article(language=given).language


def test_metadata_are_a_copy_that_cannot_be_changed():
    """What the caller does to the mapping afterwards does not reach the article."""
    given = {"desk": "mer"}
    kept = article(metadata=given)
    given["desk"] = "sport"
    assert {"desk": "mer"} == kept.metadata
    with pytest.raises(TypeError):
        kept.metadata["desk"] = "sport"
    assert "{'desk': 'mer'}" == repr(kept.metadata)


def test_equal_articles_are_one_in_a_set():
    """Metadata may hold lists, and pickling changes nothing."""
    one, other = (article(metadata={"tags": ["mer"], "page": 3}) for _ in "ab")
    assert {one} == {one, other, pickle.loads(pickle.dumps(other))}
