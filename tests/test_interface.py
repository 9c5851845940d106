"""The public names and their signatures: what others build on."""

from __future__ import annotations

import inspect

import attrs
import pytest

import factcheck
from factcheck import (
    Article,
    Checker,
    Claim,
    Comparison,
    Finding,
    Mention,
    Modality,
    Pair,
    Position,
    Relation,
    Report,
    Verdict,
)


def parameters(function) -> str:
    """A function's parameters with their defaults, without types and ``self``."""
    found = [p.replace(annotation=p.empty) for p in inspect.signature(function).parameters.values() if p.name != "self"]
    return str(inspect.Signature(found))


def fields(nouns) -> list[str]:
    """The names of a noun's fields."""
    return [field.name for field in attrs.fields(nouns)]


def test_every_public_name_is_there():
    """``__all__`` is sorted, each name can be imported, and ``dir`` shows them."""
    assert sorted(set(factcheck.__all__)) == factcheck.__all__
    assert all(getattr(factcheck, name) is not None for name in factcheck.__all__)
    assert set(factcheck.__all__) <= set(dir(factcheck))


def test_no_public_name_is_left_out():
    """What can be asked of the package and is ours is in ``__all__``."""
    assert set(factcheck.__all__) == set(factcheck._HOMES)


def test_a_star_import_gives_them_all():
    """As in a notebook."""
    space: dict[str, object] = {}
    exec("from factcheck import *", space)
    assert set(factcheck.__all__) <= set(space)


def test_each_has_a_docstring():
    """One can ask for help on every name."""
    assert [] == [name for name in factcheck.__all__ if not inspect.getdoc(getattr(factcheck, name))]


def test_an_unknown_name():
    """It is an AttributeError that names it, so that hasattr works."""
    assert not hasattr(factcheck, "chekc")
    with pytest.raises(AttributeError, match="chekc"):
        _ = factcheck.chekc


SETTINGS = "*, kinds=None, min_confidence=0.3, embedder=None, on_error='raise'"


@pytest.mark.parametrize(
    ("function", "signature"),
    [
        (factcheck.check, f"(articles, {SETTINGS})"),
        (factcheck.check_many, f"(stories, {SETTINGS}, processes=1)"),
        (factcheck.mentions, "(article, kinds=None)"),
        (factcheck.claims, "(article)"),
        (factcheck.compare, "(mention, other)"),
        (Checker, f"({SETTINGS})"),
        (Checker.check, "(articles, progress=None)"),
        (Checker.check_many, "(stories, *, processes=1)"),
        (Checker.mentions, "(article, kinds=None)"),
        (Checker.claims, "(article)"),
        (Checker.compare, "(mention, other)"),
        (Report.to_text, "(width=100, color=False)"),
        (Report.to_json, "(indent=2, include_text=False)"),
        (Report.to_dict, "(include_text=False)"),
        (Report.from_json, "(text, articles=None)"),
        (Report.from_dict, "(data, articles=None)"),
        (Report.add, "(*articles)"),
        (Report.json_schema, "()"),
        (Report.to_html, "()"),
        (
            Report.explain,
            "(id=None, *, of=None, verdicts=('contradiction', 'update'), form='text', width=100, color=False)",
        ),
        (Report.to_dataframe, "()"),
        (Report._repr_html_, "()"),
        (
            Article,
            "(id, text, source=None, published=None, language=None, title=None, url=None, metadata=NOTHING)",
        ),
    ],
    ids=lambda value: getattr(value, "__qualname__", ""),
)
def test_signatures(function, signature):
    """They are kept stable; a change here is a change for others."""
    assert signature == parameters(function)


def test_load_takes_what_articles_come_in():
    """Its first argument is the source."""
    assert 1 <= len(inspect.signature(factcheck.load).parameters)


@pytest.mark.parametrize(
    ("noun", "names"),
    [
        (Article, ["id", "text", "source", "published", "language", "title", "url", "metadata"]),
        (Mention, ["article", "start", "end", "text", "kind", "value"]),
        (
            Claim,
            ["id", "article", "kind", "statement", "value", "mentions", "sentence", "event", "modality", "polarity"],
        ),
        (Finding, ["id", "kind", "question", "verdict", "confidence", "positions", "pairs", "origins"]),
        (Position, ["value", "claims", "sources"]),
        (Pair, ["id", "a", "b", "verdict", "confidence", "why", "reasons"]),
        (Comparison, ["relation", "why"]),
        (Report, ["articles", "claims", "findings", "not_checked"]),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_fields(noun, names):
    """The nouns have the documented fields, and are frozen; later versions only add."""
    assert [] == [name for name in names if name not in fields(noun)]
    assert noun.__setattr__ is not object.__setattr__


@pytest.mark.parametrize(
    ("choice", "values"),
    [
        (Verdict, ["agreement", "refinement", "update", "contradiction"]),
        (Modality, ["asserted", "planned", "hedged", "denied"]),
        (Relation, ["equal", "narrower", "wider", "overlapping", "disjoint", "not comparable"]),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_choices(choice, values):
    """The words of the interface, verdicts by their gravity."""
    assert values == [str(member) for member in choice]


@pytest.mark.parametrize(
    "name",
    [
        "ArticleError",
        "EmbedderError",
        "LanguageNotAvailable",
        "MissingExtra",
        "ReportError",
        "SettingsError",
        "UnknownId",
    ],
)
def test_errors_have_one_root(name):
    """Who catches FactcheckError catches all that is raised on purpose."""
    assert issubclass(getattr(factcheck, name), factcheck.FactcheckError)


def test_errors_say_what_to_do():
    """They carry their data."""
    assert "a.txt: it is empty" == str(factcheck.ArticleError("a.txt", "it is empty"))
    assert "language 'xx' is not available yet (available: de, fr)" == str(
        factcheck.LanguageNotAvailable("xx", ["de", "fr"])
    )
    assert "no pair has the id 'x'; close to it: y" == str(factcheck.UnknownId("x", "pair", ["y"]))
    assert "pip install 'factcheck-claims[tables]'" in str(factcheck.MissingExtra("pandas", "tables"))
