"""The baseline: a file of known pairs with a reason for each, so that a test run fails on new ones only.

    version = 1

    [[known]]
    story = "seeds"
    pair = "3c0de1f6a2b4c5d7"
    reason = "TASS gives the day of departure"
    kind = "date"
    verdict = "contradiction"
    confidence = 0.96
    question = "Poutine est arrivé à Vladivostok : quand ?"
    a = "morning-paper: mardi 12 septembre 2023"
    b = "agency: lundi 11 septembre 2023"

``story`` and ``pair`` say what is known; the keys below ``reason`` are for readers, and are written anew by an update.
A pair's id is a hash of what both claims say and where, so an article that is rewritten makes a new pair.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import attrs

from factcheck.delivery import deliver
from factcheck.errors import ArticleError
from factcheck.model import Claim, Finding, Pair, Verdict
from factcheck.testing.toml_file import PROBABILITY, TABLES, TEXT, Field, TomlFile, one_of, refuse
from factcheck.testing.wording import one_line

VERSION = 1
_HEAD = """\
# Contradictions that are known: a test run with --factcheck-baseline and this file does not fail on them.
# Give each a reason. --factcheck-update-baseline adds what is new, takes out what is gone, and keeps the reasons.

version = 1
"""
_LINE = Field("a text", lambda value: isinstance(value, str))
_FILE = {"version": Field(f"{VERSION}", lambda value: value == VERSION), "known": TABLES}
_KNOWN = {
    "story": attrs.evolve(TEXT, required=True),
    "pair": attrs.evolve(TEXT, required=True),
    "reason": _LINE,
    "kind": TEXT,
    "verdict": one_of(*Verdict),
    "confidence": PROBABILITY,
    "question": _LINE,
    "a": _LINE,
    "b": _LINE,
}
_ROUNDING = 0.005  # of the confidence in the file


@attrs.frozen
class Entry:
    """A pair that is known, of one story; ``a`` and ``b`` are who says what."""

    story: str = attrs.field(converter=one_line)
    pair: str = attrs.field(converter=one_line)
    reason: str = ""
    kind: str = ""
    verdict: str = "contradiction"
    confidence: float = 1.0
    question: str = attrs.field(default="", converter=one_line)
    a: str = attrs.field(default="", converter=one_line)
    b: str = attrs.field(default="", converter=one_line)

    @classmethod
    def of(cls, story: str, finding: Finding, pair: Pair) -> Entry:
        """Return the entry of a pair, without a reason."""
        a, b = sorted(map(_said, (pair.a, pair.b)))
        confidence = round(pair.confidence, 2)
        return cls(story, pair.id, "", finding.kind, str(pair.verdict), confidence, finding.question, a, b)

    @property
    def gravity(self) -> int:
        """Rank of its verdict."""
        return Verdict(self.verdict).gravity

    def asked(self, kinds: Container[str], min_confidence: float) -> bool:
        """Whether a run with these settings would have found the pair, were it still there."""
        return (not self.kind or self.kind in kinds) and self.confidence - _ROUNDING >= min_confidence

    def text(self) -> str:
        """Return the entry as TOML."""
        values = attrs.asdict(self)
        return "[[known]]\n" + "".join(f"{key} = {_toml(value)}\n" for key, value in values.items())


def _said(claim: Claim) -> str:
    return f"{claim.article}: {claim.value.text}"


def _toml(value: str | float) -> str:
    """Return a text or number as TOML has it: as JSON has it, but for one character that TOML wants escaped too."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _order(entry: Entry) -> tuple[str, ...]:
    return entry.story, entry.kind, entry.question, entry.a, entry.b, entry.pair


def _in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=_order))


@attrs.frozen(slots=False)  # no slots: it keeps what it looks up by
class Baseline:
    """The entries of a file, in the order in which they are written."""

    entries: tuple[Entry, ...] = attrs.field(default=(), converter=_in_order)

    @classmethod
    def read(cls, path: Path) -> Baseline:
        """Read a file; raises ArticleError, or a group of them, with the lines of what cannot be used."""
        file = TomlFile.read(path)
        refuse([*file.problems(_FILE), *file.problems(_KNOWN, "known")])
        if "version" not in file.data:
            raise ArticleError(str(path), f"is no baseline: it has no 'version', {VERSION}")
        entries = [Entry(**values) for values in file.data.get("known", [])]
        twice = [
            file.problem(f"pair {entry.pair!r} of story {entry.story!r} is there twice", "known", number, "pair")
            for number, entry in enumerate(entries)
            if any((entry.story, entry.pair) == (other.story, other.pair) for other in entries[:number])
        ]
        refuse(twice)
        return cls(entries)

    def text(self) -> str:
        """Return the file's text."""
        return "\n".join([_HEAD, *(entry.text() for entry in self.entries)])

    def write(self, path: Path) -> None:
        """Write the file in one go; raises FactcheckError where that cannot be done."""
        deliver(self.text(), path)

    @cached_property
    def _by_pair(self) -> Mapping[str, tuple[Entry, ...]]:
        found: dict[str, tuple[Entry, ...]] = {}
        for entry in self.entries:
            found[entry.pair] = (*found.get(entry.pair, ()), entry)
        return found

    def entry(self, pair: Pair, story: str = "") -> Entry | None:
        """Return what is known of a pair, of ``story`` if possible; nothing where its verdict has become graver."""
        found = [entry for entry in self._by_pair.get(pair.id, ()) if entry.gravity >= pair.verdict.gravity]
        return min(found, key=lambda entry: (entry.story != story, entry.story), default=None)

    def stale(
        self, story: str, verdicts: Mapping[str, Verdict], kinds: Container[str], least: float
    ) -> tuple[Entry, ...]:
        """Return the story's entries whose pair is gone, or less grave than it is known to be.

        ``verdicts`` are those of the story's pairs; what its settings do not ask for is not stale.
        """
        return tuple(
            entry
            for entry in self.entries
            if entry.story == story
            and entry.asked(kinds, least)
            and (entry.pair not in verdicts or verdicts[entry.pair].gravity < entry.gravity)
        )

    def updated(self, stale: Iterable[Entry], now: Iterable[Entry]) -> Baseline:
        """Return it without the stale entries and with those of ``now``, which take over the reason of their pair."""
        gone = {(entry.story, entry.pair) for entry in stale}
        entries = {(e.story, e.pair): e for e in self.entries if (e.story, e.pair) not in gone}
        for entry in now:
            told = entries.get((entry.story, entry.pair)) or next(iter(self._by_pair.get(entry.pair, ())), entry)
            entries[entry.story, entry.pair] = attrs.evolve(entry, reason=told.reason)
        return attrs.evolve(self, entries=entries.values())

    @property
    def unexplained(self) -> int:
        """How many entries have no reason."""
        return sum(not entry.reason.strip() for entry in self.entries)


def entry_from(values: Mapping[str, Any]) -> Entry:
    """Return the entry of a mapping that ``attrs.asdict`` made."""
    return Entry(**values)
