"""Tenses that the ending of a verb or an auxiliary shows for certain, where the pipeline guesses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

INFINITIVE_ENDING = 2
NOT_OF_FINITE_VERBS = frozenset({"Gender", "Voice"})


@attrs.frozen
class Rule:
    """Endings, and the features that they show after a stem that ends in `stem_ends`.

    `of_plain_stems` says whether they are meant after the infinitive without its last letters too; `not_of` are ends
    of infinitives for which they are not meant.
    """

    endings: tuple[str, ...] = attrs.field(converter=tuple)
    features: Mapping[str, str]
    stem_ends: str = ""
    of_plain_stems: bool = True
    not_of: tuple[str, ...] = attrs.field(default=(), converter=tuple)

    def shows(self, form: str, lemma: str) -> bool:
        """Whether `form` of the verb `lemma` has one of the endings after a stem that is meant."""
        if lemma.endswith(self.not_of):
            return False
        stems = (form.removesuffix(ending) for ending in self.endings if form.endswith(ending))
        plain = lemma[:-INFINITIVE_ENDING]
        return any(stem.endswith(self.stem_ends) and (self.of_plain_stems or stem != plain) for stem in stems)


@attrs.frozen
class Tenses:
    """The rules of one language, in the order in which they are tried, and the features of its auxiliaries by lemma."""

    rules: tuple[Rule, ...]
    auxiliaries: Mapping[str, Mapping[str, str]]

    @classmethod
    def of_table(cls, table: Mapping[str, Any]) -> Tenses:
        """The rules of a language's reading.toml."""
        return cls(tuple(Rule(**row) for row in table["tenses"]), table["auxiliaries"])

    def morph(self, form: str, lemma: str, morph: str) -> str:
        """`morph` with what the ending of `form` (small letters) shows of a verb whose infinitive is `lemma`."""
        if features := self.auxiliaries.get(lemma):
            return _with(morph, features)
        if form == lemma:
            return morph
        rule = next((rule for rule in self.rules if rule.shows(form, lemma)), None)
        return _with(morph, rule.features) if rule else morph


def _with(morph: str, features: Mapping[str, str]) -> str:
    pairs = dict(pair.split("=", 1) for pair in morph.split("|") if pair)
    kept = {name: value for name, value in pairs.items() if name not in NOT_OF_FINITE_VERBS} | {**features}
    return "|".join(f"{name}={value}" for name, value in sorted(kept.items()))
