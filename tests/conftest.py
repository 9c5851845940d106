"""What tests of several rooms share: a checker that is quick and knows weekdays only."""

from __future__ import annotations

import itertools
import re
import sys
import types
from pathlib import Path

import attrs
import hypothesis
import pytest

from factcheck.model import (
    Claim,
    Document,
    Event,
    Finding,
    Mention,
    NotChecked,
    Pair,
    Position,
    Reason,
    Reference,
    Span,
    Verdict,
)
from factcheck.report import Report

pytest_plugins = ["pytester"]
# The same examples in every run, and no failure because a machine is slow.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis.settings.load_profile("repeatable")

ROOT = Path(__file__).parent.parent
# They add up to the log-odds of 0.9.
REASONS = (Reason("start", "before anything is seen", -1.8028), Reason("named", "both name the ship", 4.0))
WEEKDAY = re.compile("lundi|mardi|mercredi")


@attrs.frozen
class Weekday:
    """A value: the name of a day."""

    text: str

    def to_dict(self) -> dict[str, str]:
        return {"type": "weekday", "text": self.text}


class WeekdayChecker:
    """Stands for factcheck.Checker: one claim per article, the first weekday in it; English articles are left out."""

    made: list[dict[str, object]] = []  # noqa: RUF012  # what it was called with, emptied by the fixture

    def __init__(self, **settings: object) -> None:
        self.made.append(settings)

    def mentions(self, article, kinds=None):
        found = WEEKDAY.finditer(article.text)
        return tuple(Mention(article.id, m.start(), m.end(), m[0], "date", Weekday(m[0])) for m in found)

    def claim(self, article):
        mention = self.mentions(article)[0]
        event = Event("arriver", "arrive", Span(0, len(article.text)))
        return Claim(
            id=f"c-{article.id}",
            article=article.id,
            kind="date",
            statement=f"Le navire arrive : {mention.text}",
            question="Le navire arrive",
            slot="at",
            value=mention.value,
            mentions=(mention,),
            sentence=Span(0, len(article.text)),
            event=event,
        )

    def check(self, articles, progress=None):
        if progress:
            progress("reading", 1, 1)
        left_out = tuple(NotChecked(a.id, "language 'en' is not available yet") for a in articles if a.language == "en")
        read = [article for article in articles if article.language != "en" and WEEKDAY.search(article.text)]
        claims = tuple(self.claim(article) for article in read)
        documents = tuple(Document(article, "fr", (), Reference(None, None, "unknown")) for article in read)
        findings = (self.finding(claims),) if len(claims) > 1 else ()
        return Report(tuple(articles), documents, claims, findings, left_out)

    def finding(self, claims):
        def verdict(a, b):
            return Verdict.AGREEMENT if a.value == b.value else Verdict.CONTRADICTION

        pairs = tuple(
            Pair(f"p-{a.id}-{b.id}", a, b, verdict(a, b), 0.9, f"{a.value.text} and {b.value.text}", REASONS)
            for a, b in itertools.combinations(claims, 2)
        )
        values = dict.fromkeys(claim.value.text for claim in claims)
        groups = {value: tuple(c for c in claims if c.value.text == value) for value in values}
        positions = tuple(Position(value, group, tuple(c.article for c in group)) for value, group in groups.items())
        gravest = max((pair.verdict for pair in pairs), key=lambda found: found.gravity)
        question = "Quand le navire arrive-t-il à St. Malo ?"
        return Finding("f-navire", "date", question, gravest, 0.9, positions, pairs, len(claims))


def checker_module() -> types.ModuleType:
    """A stand-in for the module factcheck.checker."""
    module = types.ModuleType("factcheck.checker")
    module.Checker = WeekdayChecker
    return module


@pytest.fixture
def weekday_checker(monkeypatch):
    """Put WeekdayChecker where the command line and the plugin find factcheck.Checker."""
    monkeypatch.setitem(sys.modules, "factcheck.checker", checker_module())
    monkeypatch.setattr(WeekdayChecker, "made", [])
    return WeekdayChecker


@pytest.fixture
def story(tmp_path):
    """Write a folder of articles, one file per text, and return it."""

    def write(**texts: str) -> Path:
        folder = tmp_path / "story"
        folder.mkdir(exist_ok=True)
        for name, text in texts.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        return folder

    return write


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five real articles."""
    return ROOT / "seeds"
