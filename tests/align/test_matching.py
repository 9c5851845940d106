"""From claims to links: what the matcher sees, and that it does not see the values."""

from __future__ import annotations

import random

import attrs
import pytest

from factcheck.align.collective import COLLECTIVE
from factcheck.align.features import FEATURES, VALUE_FEATURES
from factcheck.align.matching import collective, links, look, pairs
from factcheck.align.scoring import OWN, Scorer, Settled, Weights
from factcheck.claims.names import Names
from factcheck.kinds.likeness import UNLIKE
from factcheck.model import Article, Comparison, Relation, Span, probability


@pytest.fixture(scope="module")
def scorer():
    """Weights that ask for the same predicate, the same subject and shared words; values count for the seeing one."""
    parts = {"predicate_same": 1.0, "subject_same": 1.0, "words": 1.0}
    blind = tuple(parts.get(name, 0.0) for name in FEATURES)
    seeing = (*blind, *(1.0 for _ in VALUE_FEATURES))
    others = Weights(0.0, tuple(float(name == "third_agrees") for name in COLLECTIVE))
    settled = Settled(1.0, others, {kind: Weights(0.5, (0.0,) * len(OWN)) for kind in ("date", "count")})
    models = {kind: Weights(-2.0, blind) for kind in ("date", "count")}
    return Scorer(models, {kind: Weights(-2.0, seeing) for kind in models}, settled, settled, "by hand")


@pytest.fixture
def linked(look_at, compare, alike, scale, scorer):
    """Link claims."""

    def found(claims, names=()):
        return links(look_at(claims, names), compare, alike, scale, scorer)

    return found


@pytest.fixture
def two(claim):
    """Two articles on one arrival, on two days."""
    told = {"predicate": "arriver", "words": ("navire", "port"), "subject": "Zoé"}
    return [claim("a", "lundi", **told), claim("b", "mardi", **told, at=40)]


def test_the_embedder_never_sees_the_values(two, look_at, embedder):
    """They are masked, so that Monday and Tuesday do not move the vectors."""
    look_at(two)
    assert any("navire" in text for text in embedder.shown)
    assert not any(day in text for text in embedder.shown for day in ("lundi", "mardi"))


def test_each_text_is_embedded_once(two, look_at, embedder):
    """One call with distinct texts."""
    look_at(two)
    assert len(set(embedder.shown)) == len(embedder.shown)


def test_a_link_knows_how_the_values_compare(two, linked):
    """It has its probability, and the reasons for it add up to its log-odds."""
    [found] = linked(two)
    assert "lundi / mardi" == found.comparison.why
    assert {"start", "predicate_same", "subject_same", "words"} == {reason.name for reason in found.reasons}
    assert found.probability == pytest.approx(probability(sum(reason.weight for reason in found.reasons)), abs=1e-3)


def test_values_speak_for_a_link_and_never_against_it(two, claim, linked):
    """What a link is worth whose values exclude each other does not depend on which they are."""
    told = {"predicate": "arriver", "words": ("navire", "port"), "subject": "Zoé", "at": 40}
    [differing] = linked(two)
    [other] = linked([two[0], claim("b", "samedi", **told)])
    [agreeing] = linked([two[0], claim("b", "lundi", **told)])
    assert other.probability == pytest.approx(differing.probability)
    assert agreeing.probability > differing.probability


def test_what_cannot_be_compared_is_no_link(two, claim, linked):
    """Such a pair is not there at all."""
    unknown = claim("b", "?", predicate="arriver", words=("navire", "port"))
    assert [] == linked([two[0], unknown])


@pytest.mark.parametrize(
    ("relation", "loose", "expected"),
    [
        (Relation.EQUAL, False, True),
        (Relation.NARROWER, False, True),
        (Relation.WIDER, True, False),
        (Relation.DISJOINT, False, False),
    ],
)
def test_values_fit_that_can_both_be_true_and_say_so(two, look_at, alike, scale, relation, loose, expected):
    """One that fits nearly everything does not."""
    [pair] = pairs(look_at(two), lambda kind, a, b: Comparison(relation, "", loose=loose), alike, scale)
    assert expected is pair.fits


def test_a_pair_has_its_features_with_and_without_the_values(two, look_at, compare, scale):
    """As long as their lists; the likeness is asked for once, of the kind's values."""
    asked = []

    def alike(kind, a, b):
        asked.append((kind, a.text, b.text))
        return UNLIKE

    [pair] = pairs(look_at(two), compare, alike, scale)
    assert ((len(FEATURES),), (len(VALUE_FEATURES),)) == (pair.blind.shape, pair.values.shape)
    assert [("date", "lundi", "mardi")] == asked
    assert (0, 1) == (pair.i, pair.j)


def test_a_third_article_speaks_for_a_link(two, claim, linked):
    """Two that say Monday are surer of it where a third says it too."""
    told = {"predicate": "arriver", "words": ("navire", "port"), "subject": "Zoé"}
    same = [claim(name, "lundi", **told) for name in "abc"]
    [alone] = linked(same[:2])
    together = linked(same)
    assert 3 == len(together)
    assert all(link.probability > alone.probability for link in together)
    assert "third_agrees" in {reason.name for reason in together[0].reasons}


def test_what_other_links_say_comes_pair_by_pair(two, look_at, compare, alike, scale):
    """One row per pair, from the log-odds of the first step."""
    seen = look_at(two)
    found = pairs(seen, compare, alike, scale)
    [row] = collective(seen, found, [(1.5, 2.0)])
    named = dict(zip(COLLECTIVE, row.tolist(), strict=True))
    assert {"only": 1.5, "only_both": 1.5, "open": 1.5, "open_both": 1.5, "repeated": 1.5} == {
        name: value for name, value in named.items() if value
    }


def test_names_are_linked_across_articles(claim, look_at):
    """The subjects "Anna Weber" and "Weber" are one."""
    names = [Names((("Anna Weber", 1),), ()), Names((("Weber", 1),), ())]
    a, b = look_at([claim("a", subject="Anna Weber"), claim("b", subject="Weber")], names)
    assert {"anna weber"} == a.subjects == b.subjects == a.named


def test_things_of_one_noun_are_one(claim, documents, states, embedder):
    """The embedder says which nouns mean the same; each stands under the first of them, also what is said of it."""
    same = {"ship": "navire", "navire": "navire", "port": "port"}

    class TwoLanguages:
        name = "two languages"

        def encode(self, texts, /):
            return embedder.encode([same.get(text, text) for text in texts])

    claims = [claim("a", subject="navire"), claim("b", subject="ship", other="port"), claim("c", about="ship")]
    a, b, c = look(claims, documents(claims), [], TwoLanguages(), states(claims))
    assert a.subjects == b.subjects == {c.about}
    assert frozenset() == a.named == b.named
    assert {"~ port"} == b.others


def test_a_view_stands_where_its_claim_stands(claim, look_at):
    """Its position is a share of the article, and around it are the words beside the value in its sentence."""
    first, last = look_at([claim("a", words=("navire",)), claim("a", words=("train",), at=500)])
    assert 0 <= first.position < 0.1 < 0.9 < last.position <= 1
    assert {"arriver", "train"} == last.around.near
    assert (("arriver", "train"), ()) == (last.around.before, last.around.behind)
    assert "lundi" not in last.around.window


def test_what_stands_around_a_value(claim, documents, states, embedder):
    """Names in capitals and numbers, some sentences wide; words only in its own; accents and case count for nothing."""
    text = "À Brest, 12 marins. Le Cargo ÉTOILE arriver lundi à 9 heures. Demain, Lyon."
    start = text.index("lundi")
    told = claim("a")
    told = attrs.evolve(
        told,
        mentions=(attrs.evolve(told.mentions[0], start=start, end=start + 5),),
        sentence=Span(text.index("Le Cargo"), text.index("Demain")),
    )
    read = {"a": attrs.evolve(documents([told])["a"], article=Article(id="a", text=text))}
    [view] = look([told], read, [], embedder, states([told]))
    around = view.around
    assert (("le", "cargo", "etoile", "arriver"), ("a", "9", "heures")) == (around.before, around.behind)
    assert {"brest", "cargo", "etoile", "demain", "lyon"} == around.capitals
    assert {"12", "9"} == around.numbers
    assert "le cargo etoile arriver   a 9 heures. " == around.masked
    assert "arriver  #  a 9 heures" in around.window


def test_order_does_not_matter(claim, linked):
    """The same claims give the same links, in the same order."""
    claims = [
        claim(article, value, predicate=predicate, words=("navire",), at=n * 100)
        for article in "abc"
        for n, (value, predicate) in enumerate([("lundi", "arriver"), ("mardi", "partir")])
    ]
    expected = [(k.a.id, k.b.id, k.probability, k.reasons) for k in linked(claims)]
    assert expected
    for seed in range(4):
        random.Random(seed).shuffle(claims)
        assert expected == [(k.a.id, k.b.id, k.probability, k.reasons) for k in linked(claims)]


def test_no_claims_no_links(linked):
    """An empty story is looked at without an error."""
    assert [] == linked([])
