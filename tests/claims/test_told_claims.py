"""What news sentences claim: their event, who takes part, how firmly it is said and by whom.

The sentences are in `told/`, one file per language; every one is read by the shipped parser, on Wednesday 13 March
2024. Below a sentence stands, for each value in it, "words of the value: predicate, subject, what else is so"; the
subject "-" is not looked at. A plain claim is asserted, not denied, of a whole event, and the article's own. A value
whose line begins with "?" is known to be read wrongly.
"""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from factcheck.model import Claim

TABLES = sorted(Path(__file__).with_name("told").glob("??.txt"))


@attrs.frozen
class Told:
    """What a claim says beside its value."""

    predicate: str
    subject: str
    also: frozenset[str]


def rows():
    """Yield (language, sentence, words of the value, what is expected), the wrong ones marked."""
    sentence = ""
    lines = [(path.stem, line) for path in TABLES for line in path.read_text(encoding="utf-8").splitlines()]
    for code, line in lines:
        if line.startswith("  "):
            said, _, rest = line.strip().removeprefix("? ").partition(": ")
            predicate, subject, *also = rest.split(", ")
            wrong = pytest.mark.xfail(reason=f"not yet read rightly: {sentence}", strict=True)
            yield pytest.param(
                code,
                sentence,
                said,
                Told(predicate, subject, frozenset(also)),
                marks=[wrong] if line.startswith("  ?") else [],
                id=f"{code} {sentence[:30]}... {said}",
            )
        elif line and not line.startswith("#"):
            sentence = line


def told(claim: Claim, subject: str) -> Told:
    """Return what a claim says, with ``subject`` where it is among its subjects or not asked for."""
    event = claim.event
    also = {
        "planned": claim.modality == "planned",
        "hedged": claim.modality == "hedged",
        "denied": claim.modality == "denied",
        "not": not claim.polarity,
        "saying": event.saying,
        event.aspect: bool(event.aspect),
        f"by {claim.attribution}": claim.attribution is not None,
    }
    subjects = [p.name for p in event.participants if p.role == "subject"]
    found = subject if subject == "-" or subject in subjects else " + ".join(subjects)
    return Told(event.predicate, found, frozenset(name for name, so in also.items() if so))


@pytest.mark.parametrize(("code", "sentence", "said", "expected"), list(rows()))
def test_a_value_belongs_to_its_event(claims_in, code, sentence, said, expected):
    """Predicate, subject, firmness, denial, part of the event and source of each value."""
    [claim] = [c for c in claims_in(code)(sentence) if c.mentions[0].text == said]
    assert expected == told(claim, expected.subject)


@pytest.mark.parametrize(
    ("code", "sentence", "statement"),
    [
        ("en", "The Swedish-made ship left Oslo on Monday.", "The Swedish-made ship left Oslo: Monday 11 March 2024"),
        ("en", "The mayor is set to leave Oslo on Friday.", "The mayor is set to leave Oslo: Friday 15 March 2024"),
        ("en", "The contract is to be signed on Friday.", "The contract is to be signed: Friday 15 March 2024"),
        ("en", "The school will remain shut until Friday.", "The school will remain shut: Friday 15 March 2024"),
        ("fr", "Le maire doit quitter Oslo vendredi.", "Le maire doit quitter Oslo : vendredi 15 mars 2024"),
    ],
)
def test_statements_read_well(claims_in, code, sentence, statement):
    """Subject, what governs the verb, hyphens and the colon are as the language writes them."""
    assert [statement] == [c.statement for c in claims_in(code)(sentence) if c.kind == "date"]
