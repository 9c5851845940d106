"""Laws of reading articles, on texts made of what pages are made of."""

from __future__ import annotations

import itertools
import json

from hypothesis import given
from hypothesis import strategies as st

from factcheck.articles.layout import layout, pages
from factcheck.articles.load import load, load_collecting
from factcheck.articles.paragraphs import paragraphs
from factcheck.articles.read import read
from factcheck.lexicon import Lexicon
from factcheck.model import Article

FRENCH = pages(Lexicon("fr"))
PIECES = st.sampled_from(
    [
        *(
            "Le ferry a quitté Nice mardi.",
            "Il arrivera mercredi 6 mars à Calvi",
            "« Nous sommes saufs »",
            "Un ferry s'échoue",
        ),
        *(
            "Lire aussi : ",
            "Source link",
            "Article réservé à nos abonnés ",
            "Télécharger l’application",
            "(AFP)",
            "STR / AFP",
        ),
        *(
            "( POOL / Jean PETIT )",
            "date 2024-03 ",
            "NICE, 5 mars (AFP) - ",
            "Publié le 5 mars 2024",
            "MARÉE NOIRE ÉVITÉE",
        ),
        *(
            "Photo : le port",
            "Par Jean Petit",
            "(Avec la contribution de Jean",
            "\n",
            "\n\n",
            "\r\n",
            " ",
            "\u00a0",
            "\u2028",
            ". ",
            "M. ",
            "©",
        ),
        *(
            "le 30 février 2024",
            "31/12/2023",
            "ce jeudi",
            "hier",
            "lundi dernier",
            "12",
            "É",
            "\u0301",
            "\U0001f600",
            "\ufeff",
        ),
    ]
)
PAGES = st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=200)


@given(PAGES)
def test_blocks_lie_in_the_text_in_order_without_overlap(text):
    """They cover everything but white space, and never begin or end with it."""
    blocks = layout(Article("a", text), FRENCH).blocks
    at, outside = 0, ""
    for block in blocks:
        assert at <= block.span.start < block.span.end <= len(text)
        inside = text[block.span.start : block.span.end]
        assert inside == inside.strip()
        outside += text[at : block.span.start]
        at = block.span.end
    assert "" == (outside + text[at:]).strip()


@given(PAGES)
def test_paragraphs_cover_the_text(text):
    """What lies between them is white space."""
    spans = paragraphs(text)
    joined = "".join(text[a.end : b.start] for a, b in itertools.pairwise(spans))
    assert "" == joined.strip()
    assert "".join(text.split()) == "".join("".join(text[s.start : s.end].split()) for s in spans)


@given(st.lists(PAGES, max_size=4), st.randoms())
def test_reading_does_not_depend_on_the_order(texts, random):
    """Each article has the same blocks and the same reference in every order."""
    articles = [Article(f"a{n}", text, language="fr") for n, text in enumerate(texts)]
    mixed = random.sample(articles, len(articles))

    def found(some):
        documents, left_out = read(some)
        return sorted((d.article.id, d.blocks, d.reference.how, d.reference.day) for d in documents), sorted(
            (item.article, item.reason) for item in left_out
        )

    assert found(articles) == found(mixed)


@given(PAGES)
def test_a_reference_is_an_interval_or_unknown(text):
    """Its first day is not after its last."""
    for document in read([Article("a", text, language="fr")])[0]:
        reference = document.reference
        assert (reference.earliest is None) == (reference.latest is None)
        assert reference.earliest is None or reference.earliest <= reference.latest
        assert reference.how


@given(
    st.dictionaries(
        st.sampled_from(["id", "text", "published", "title", "metadata", "page"]), st.from_type(object) | st.text()
    )
)
def test_any_record_is_an_article_or_an_error_with_a_reason(record):
    """Never another exception."""
    articles, left_out = load_collecting([record])
    assert 1 == len(articles) + len(left_out)
    assert all("\n" not in item.reason for item in left_out)


@given(
    st.lists(
        st.text(min_size=1, alphabet=st.characters(exclude_categories=["Cs"])).filter(str.strip),
        min_size=1,
        max_size=5,
        unique=True,
    )
)
def test_records_survive_json_lines(tmp_path_factory, texts):
    """What is written comes back, in order, without a change."""
    file = tmp_path_factory.mktemp("lines") / "story.jsonl"
    file.write_text(
        "".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(texts)), encoding="utf-8"
    )
    assert texts == [article.text for article in load(file)]
