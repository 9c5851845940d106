"""The words of a language's table ``events``, ready for look-ups."""

from __future__ import annotations

import re
from collections.abc import Mapping

import attrs

from factcheck.lexicon import Lexicon


@attrs.frozen
class EventWords:
    """What verbs and nouns of one language do to a claim; all are lemmas in lower case."""

    saying: frozenset[str]
    sometimes_saying: frozenset[str]
    denying: frozenset[str]
    according: frozenset[str]
    depicting: frozenset[str]
    planning: frozenset[str]
    planned: frozenset[str]
    hedging: frozenset[str]
    hedging_passives: frozenset[str]
    hedging_words: frozenset[str]
    clause_words: frozenset[str]
    negation: frozenset[str]
    half_negation: frozenset[str]
    beginning: frozenset[str]
    ending: frozenset[str]
    light: frozenset[str]
    pronouns: frozenset[str]
    impersonal: frozenset[str]
    genitive: frozenset[str]
    reasons: frozenset[str]
    happening: frozenset[str]
    ages: frozenset[str]
    modals: frozenset[str]
    copulas: frozenset[str]
    stop: frozenset[str]
    titles: frozenset[str]
    event_nouns: frozenset[str]
    event_exceptions: frozenset[str]
    event_endings: re.Pattern[str]
    questions: Mapping[str, str]
    motion: Mapping[str, str]
    genders: Mapping[str, str]
    states: Mapping[str, str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> EventWords:
        """Return the words of a lexicon's table."""
        table = lexicon.table("events")
        plain = (
            "saying",
            "sometimes_saying",
            "denying",
            "according",
            "depicting",
            "planning",
            "planned",
            "hedging",
            "hedging_passives",
            "hedging_words",
            "clause_words",
            "negation",
            "half_negation",
        )
        sets = {
            name: frozenset(table[name])
            for name in (*plain, "beginning", "ending", "light", "event_nouns", "event_exceptions")
        }
        sets |= {
            name: frozenset(table.get(name, ()))
            for name in ("pronouns", "impersonal", "genitive", "reasons", "happening", "ages", "modals", "copulas")
        }
        endings = re.compile(rf"\w{{3,}}(?:{'|'.join(table['event_endings'])})\Z")
        return cls(
            **sets,
            stop=frozenset(table["stop"]["words"]),
            titles=frozenset(table["titles"]["words"]),
            event_endings=endings,
            questions=table["questions"],
            motion=table["motion"],
            genders=table.get("genders", {}),
            states=table.get("states", {}),
        )

    def is_event(self, lemma: str) -> bool:
        """Whether a noun's lemma names something that happens."""
        return lemma in self.event_nouns or (
            lemma not in self.event_exceptions and bool(self.event_endings.match(lemma))
        )
