"""The table of verb forms: which infinitives a form can belong to."""

import time
from importlib.resources import files

import pytest

from factcheck.language.lemmas import VerbForms

TEXT = files("factcheck.language").joinpath("fr", "verbs.txt").read_text(encoding="utf-8")
FORMS = VerbForms.of_text(TEXT)


@pytest.mark.parametrize(
    ("form", "infinitives"),
    [
        ("est", ("être",)),
        ("ont", ("avoir",)),
        ("tua", ("tuer",)),
        ("menaçait", ("menacer",)),
        ("achètera", ("acheter",)),
        ("finissent", ("finir",)),
        ("offert", ("offrir",)),
        ("parviennent", ("parvenir",)),
        ("mangeons", ("manger",)),
        ("sortir", ("sortir",)),
        ("xyzab", ()),
        ("", ()),
    ],
)
def test_forms(form: str, infinitives: tuple[str, ...]) -> None:
    """Regular forms are known by their endings, the others by name."""
    assert FORMS.infinitives(form) == infinitives


@pytest.mark.parametrize(
    ("form", "both"),
    [("vit", {"voir", "vivre"}), ("suis", {"être", "suivre"}), ("plu", {"plaire", "pleuvoir"})],
)
def test_forms_of_several_verbs(form: str, both: set[str]) -> None:
    """A form that two verbs share gives both, so that the pipeline's choice between them stands."""
    assert both <= set(FORMS.infinitives(form))


def test_every_line_is_sound() -> None:
    """Infinitives look like infinitives, and every irregular form leads to known ones."""
    assert all(word.endswith(("er", "ir", "ïr", "re")) for word in FORMS.ranks)
    assert all(infinitive in FORMS.ranks for each in FORMS.irregular.values() for infinitive in each)
    assert len(FORMS.ranks) > 5000
    assert all(made.endswith(("r", "re")) for each in FORMS.endings.values() for made in each)


def test_loading_is_quick() -> None:
    """The table is read in far less than the time of a parse."""
    best = min(_seconds() for _ in range(3))
    assert best < 0.05


def _seconds() -> float:
    began = time.perf_counter()
    VerbForms.of_text(TEXT)
    return time.perf_counter() - began
