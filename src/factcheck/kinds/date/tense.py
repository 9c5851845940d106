"""Whether the verb above a date looks ahead: its tense, its auxiliaries, and verbs of what is awaited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from factcheck.kinds.date.value import DateValue
from factcheck.language.interface import Sentence, Token
from factcheck.model import Mention

_VERBS = frozenset({"VERB", "AUX"})
_OF_A_NOUN = frozenset({"nmod:poss", "compound"})
_LISTS = {
    "awaited": "verbs",
    "promised": "promises",
    "modals": "modals",
    "past_too": "past_too",
    "open_bounds": "open_bounds",
    "moved": "moved",
    "aims": "aims",
    "duties": "duties",
    "nexts": "nexts",
    "occasions": "occasions",
}


@attrs.frozen
class Outlook:
    """The words of a language by which a clause looks ahead.

    ``awaited``: verbs and adjectives whose present says that something is expected; ``promised``: verbs whose
    infinitive lies ahead of them in any tense; ``modals``: auxiliaries that look ahead; ``passive``: whether a passive
    in the present tells what will be; ``past_too``: forms of the present that are as well the past;
    ``open_bounds``: words before a deadline that lies behind where its verb does ("by Tuesday 12 had died");
    ``moved``: verbs of what was put off; ``aims``: words before the day that it was put off to; ``duties``: verbs
    whose imperfect tells a plan; ``nexts``: words of what comes next; ``occasions``: events that lie ahead of a future
    which they are the subject of; ``tells``: whether the present tells what is over ("en mai, il quitte le parti").
    """

    awaited: frozenset[str]
    promised: frozenset[str] = frozenset()
    modals: frozenset[str] = frozenset()
    passive: bool = False
    past_too: frozenset[str] = frozenset()
    open_bounds: frozenset[str] = frozenset()
    moved: frozenset[str] = frozenset()
    aims: frozenset[str] = frozenset()
    duties: frozenset[str] = frozenset()
    nexts: frozenset[str] = frozenset()
    occasions: frozenset[str] = frozenset()
    tells: bool = False

    @classmethod
    def of_table(cls, table: Mapping[str, Any]) -> Outlook:
        """Return the words of a language's table ``ahead``."""
        words = {name: frozenset(table.get(key, ())) for name, key in _LISTS.items()}
        return cls(**words, passive=bool(table.get("passive", False)), tells=bool(table.get("tells", False)))

    def is_ahead(self, mention: Mention, sentences: Sequence[Sentence]) -> bool:
        """Whether the verb above a date is in the future, or in the present of another day."""
        value = mention.value
        if not isinstance(value, DateValue) or value.basis not in ("likelier", "none"):
            return False
        sentence = next((s for s in sentences if s.start <= mention.start < s.end), None)
        return sentence is not None and self._above(sentence, mention)

    def is_behind(self, mention: Mention, sentences: Sequence[Sentence]) -> bool:
        """Whether the first verb above a date is one of the past, and not one that a deadline is set by."""
        sentence = next((s for s in sentences if s.start <= mention.start < s.end), None)
        at = _token_at(sentence, mention) if sentence else None
        seen: set[int] = set()
        while sentence is not None and at is not None and at not in seen:
            seen.add(at)
            token = sentence.tokens[at]
            below = [sentence.tokens[c] for c in sentence.children(at)]
            if token.pos in _VERBS or any(t.dep == "cop" for t in below):
                finite = next((t for t in [*below, token] if _is_finite_of(t, token)), None)
                past = finite is not None and finite.feature("Tense") == "Past" and token.feature("VerbForm") != "Inf"
                return past and token.lemma not in self.awaited | self.promised
            at = token.head
        return False

    def _above(self, sentence: Sentence, mention: Mention) -> bool:
        at = _token_at(sentence, mention)
        seen: set[int] = set()
        while at is not None and at not in seen:
            seen.add(at)
            token = sentence.tokens[at]
            found = self._told(sentence, at)
            if found is not None:
                return found
            above = token.head if token.head != at else None
            if above is not None and self._leads_away(token, sentence.tokens[above]):
                return False
            if above is not None and token.feature("VerbForm") == "Inf" and self._promises(sentence.tokens[above]):
                return True
            at = above
        return False

    def _leads_away(self, token: Token, above: Token) -> bool:
        """Whether a date only names an event ("Tuesday's vote") that the clause is not about."""
        return token.dep in _OF_A_NOUN and above.pos not in _VERBS and not above.dep.startswith("nsubj")

    def _promises(self, verb: Token) -> bool:
        return verb.lemma in self.promised

    def _told(self, sentence: Sentence, at: int) -> bool | None:
        """Return whether a word is a verb that looks ahead, None where only what is above it can tell."""
        token = sentence.tokens[at]
        below = [sentence.tokens[c] for c in sentence.children(at)]
        links = [t for t in below if t.dep == "cop"]
        if token.pos not in _VERBS and not (token.lemma in self.awaited and links):
            return None
        auxiliaries = [t for t in below if t.dep.startswith("aux")]
        finite = next((t for t in [*auxiliaries, *links, token] if t.feature("VerbForm") == "Fin"), None)
        if finite is not None:
            return self._is_ahead(finite, auxiliaries, token)
        if token.feature("VerbForm") == "Part" and not auxiliaries:  # "être relâchés": ask the verb above
            return token.lemma in self.awaited
        if token.feature("VerbForm") == "Part" and self._perfect(auxiliaries):  # "having won on Sunday"
            return False
        return None

    def _perfect(self, auxiliaries: Sequence[Token]) -> bool:
        return any(t.dep != "aux:pass" and not self._is_modal(t) for t in auxiliaries)

    def _is_ahead(self, finite: Token, auxiliaries: Sequence[Token], verb: Token) -> bool:
        form, tense = verb.feature("VerbForm"), verb.feature("Tense")
        if finite.feature("Tense") == "Fut" or finite.feature("Mood") == "Cnd" or finite.lemma in self.modals:
            return not (
                self._perfect(auxiliaries) and form == "Part" and tense != "Pres"
            )  # "aurait quitté": a hedged past
        if finite.feature("Tense") != "Pres" or finite.text.lower() in self.past_too:
            return False
        passive = any(t.dep == "aux:pass" for t in auxiliaries)
        if passive and all(t.dep == "aux:pass" for t in auxiliaries) and (self.passive or verb.lemma in self.awaited):
            return True
        forms = {t.feature("VerbForm") for t in auxiliaries}
        return not auxiliaries or "Inf" in {form, *forms} or (tense == "Pres" and "Part" not in forms)

    def _is_modal(self, auxiliary: Token) -> bool:
        return auxiliary.lemma in self.modals


def _token_at(sentence: Sentence, mention: Mention) -> int | None:
    return next((i for i, t in enumerate(sentence.tokens) if t.start <= mention.start < t.end), None)


def _is_finite_of(token: Token, verb: Token) -> bool:
    """Whether a word is a verb's finite form: itself, its auxiliary or its copula."""
    return token.feature("VerbForm") == "Fin" and (token is verb or token.dep.startswith("aux") or token.dep == "cop")
