"""What counts count by the parse, and which money an article means by a name that several have."""

from __future__ import annotations

import pytest

from factcheck.language.registry import load

# Language, sentence, the count, what is counted.
COUNTED = [
    ("fr", "La maison de Paul Ardent, 47 ans, a brûlé.", "47 ans", ""),
    ("fr", "Au bout de quarante heures, il a cédé.", "quarante heures", ""),
    ("fr", "Une famille de quatre a péri.", "quatre", ""),
    ("fr", "Un groupe de douze est arrivé.", "douze", ""),
    ("fr", "Un convoi de 20 camions est arrivé.", "20", "camion"),
    ("fr", "Un enfant de 12 ans est mort.", "12 ans", "enfant"),
    ("en", "A mother of two was hurt.", "two", ""),
    ("en", "They paid A$2.5bn over four years.", "A$2.5bn", ""),
    ("en", "Four of the twelve hostages were freed.", "Four", "hostage"),
    ("en", "A dozen of the houses burned.", "A dozen", "house"),
]
# Text, and the monies of its sums in text order.
MONIES = [
    ("The firm paid A$3m in March. It earned $8.5 billion.", ["AUD", "AUD"]),
    ("It earned $8.5 billion, or 12 billion Canadian dollars, and spent $2m.", ["CAD", "CAD", "CAD"]),
    ("It earned $8m. A rival earned US$9m and a third C$5m.", ["USD", "USD", "CAD"]),
    ("It earned $8m (A$12m).", ["USD", "AUD"]),
    ("It earned £8m and paid 3 million Egyptian pounds.", ["GBP", "EGP"]),
]


@pytest.mark.parametrize(("language", "text", "words", "noun"), COUNTED)
def test_what_is_counted(make_document, make_finder, language, text, words, noun):
    """The noun that the number stands with, none where it is left out."""
    document, counts = make_document(text, None, language), make_finder("count", language)
    settled = counts.settle(document, counts.find(document), load(language).parse(text, [(0, len(text))], []))
    assert noun == next(m.value.counted for m in settled if m.text == words)


@pytest.mark.parametrize(("text", "monies"), MONIES)
def test_an_article_means_one_money_by_a_shared_name(read, text, monies):
    """What it says in full once, unless it says two, or says it of what the first comes to."""
    assert monies == [m.value.unit for m in read("count", text, None, "en") if m.value.unit]
