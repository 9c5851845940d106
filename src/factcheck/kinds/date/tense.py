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

    def leaning(self, mention: Mention, sentences: Sequence[Sentence]) -> int:
        """Return -1 or 1 where the verb that a date of an unsaid year hangs on tells its side, else 0."""
        value = mention.value
        sentence = next((s for s in sentences if s.start <= mention.start < s.end), None)
        if not isinstance(value, DateValue) or value.basis != "year" or sentence is None:
            return 0
        at = _token_at(sentence, mention)
        head = sentence.tokens[at].head if at is not None else None
        if head is not None and self._is_occasion(sentence.tokens[head]):  # "the vote in May will tell"
            head = sentence.tokens[head].head
        if at is None or head is None or head == at or not _is_clause(sentence, head):
            return 0
        aimed = value.bound == "end" or self._case(sentence, at) in self.aims
        if aimed and sentence.tokens[head].lemma in self.moved:  # "was postponed to September"
            return 1
        if self._is_bare(sentence, head) and sentence.tokens[head].lemma in self.awaited:  # a plan of any day
            return 0
        if self._is_over(sentence, head):
            return 0 if aimed else -1
        told = self.tells and self._told(sentence, head) and self._is_plain(sentence, head)
        return int(not told and self._above(sentence, mention))

    def _is_occasion(self, token: Token) -> bool:
        """Whether a word is the subject of its verb, and an event that lies where its verb does."""
        return token.dep.startswith("nsubj") and token.lemma.lower() in self.occasions

    def _is_over(self, sentence: Sentence, at: int) -> bool:
        """Whether a verb is in the past or the perfect, or a participle of it, and none of what is planned."""
        token, below = sentence.tokens[at], [sentence.tokens[c] for c in sentence.children(at)]
        links = [t for t in below if t.dep.startswith("aux") or t.dep == "cop"]
        finite = next((t for t in [*links, token] if _is_finite_of(t, token)), None)
        lemmas = {t.lemma for t in [*below, token] if t is token or t in links or t.pos == "ADJ"}
        if token.feature("VerbForm") == "Inf" or lemmas & (self.awaited | self.promised | self.moved | self.duties):
            return False
        part = token.feature("VerbForm") == "Part" and token.feature("Tense") != "Pres"
        if finite is None:
            return part and token.pos == "VERB" and not links
        if finite.feature("Mood") == "Cnd" or finite.lemma in self.modals:
            return part and self._perfect(links)  # "aurait quitté", "may have left"
        if finite.feature("Tense") in ("Past", "Imp"):
            return True
        return finite.feature("Tense") == "Pres" and finite is not token and part and self._perfect(links)

    def _is_bare(self, sentence: Sentence, at: int) -> bool:
        """Whether a word is a participle without any auxiliary."""
        below = [sentence.tokens[c].dep for c in sentence.children(at)]
        part = sentence.tokens[at].feature("VerbForm") == "Part"
        return part and not any(dep.startswith("aux") or dep == "cop" for dep in below)

    def _is_plain(self, sentence: Sentence, at: int) -> bool:
        """Whether a verb stands in the present, without any auxiliary."""
        token, below = sentence.tokens[at], [sentence.tokens[c] for c in sentence.children(at)]
        return token.feature("Tense") == "Pres" and not any(t.dep.startswith("aux") for t in below)

    def _case(self, sentence: Sentence, at: int) -> str:
        cases = (sentence.tokens[c] for c in sentence.children(at))
        return next((t.text.lower() for t in cases if t.dep == "case"), "")

    def _above(self, sentence: Sentence, mention: Mention) -> bool:
        at = _token_at(sentence, mention)
        seen: set[int] = set()
        if at is not None and self._is_set_for(sentence.tokens[max(0, at - 2) : at]):
            return True
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
        return any(self._comes_next(sentence, n) for n in seen)

    def _is_set_for(self, words: Sequence[Token]) -> bool:
        """Whether the two words before a date set it, the first of them taken for a noun ("the hearing set for")."""
        planned = len(words) > 1 and words[0].pos == "NOUN" and words[0].lemma in self.awaited
        return planned and words[1].lemma in self.aims

    def _comes_next(self, sentence: Sentence, at: int) -> bool:
        """Whether a noun is the next of its kind ("Next hearing: Friday")."""
        return any(sentence.tokens[c].lemma.lower() in self.nexts for c in sentence.children(at))

    def _leads_away(self, token: Token, above: Token) -> bool:
        """Whether a date only names an event ("Tuesday's vote") that the clause is not about."""
        if token.dep not in _OF_A_NOUN or above.pos in _VERBS:
            return False
        return not above.dep.startswith("nsubj") or above.lemma.lower() not in self.occasions

    def _promises(self, verb: Token) -> bool:
        return verb.lemma in self.promised

    def _told(self, sentence: Sentence, at: int) -> bool | None:
        """Return whether a word is a verb that looks ahead, None where only what is above it can tell."""
        token = sentence.tokens[at]
        below = [sentence.tokens[c] for c in sentence.children(at)]
        links = [t for t in below if t.dep == "cop"]
        auxiliaries = [t for t in below if t.dep.startswith("aux")]
        looks_on = any(self._is_modal(t) or t.feature("Tense") == "Fut" for t in [*auxiliaries, *links])
        if token.pos not in _VERBS and not (links and (looks_on or token.lemma in self.awaited)):
            return None
        finite = next((t for t in [*auxiliaries, *links, token] if t.feature("VerbForm") == "Fin"), None)
        if finite is not None:
            return self._is_ahead(finite, auxiliaries, token) or self._was_due(finite, below, token)
        if token.feature("VerbForm") == "Part" and not auxiliaries:  # "être relâchés": ask the verb above
            return token.lemma in self.awaited
        if token.feature("VerbForm") == "Part" and self._perfect(auxiliaries):  # "having won on Sunday"
            return False
        return None

    def _was_due(self, finite: Token, below: Sequence[Token], verb: Token) -> bool:
        """Whether a past tells a plan: "devait quitter", "was due to leave"."""
        infinitive = any(t.feature("VerbForm") == "Inf" for t in [*below, verb])
        if finite.feature("Tense") == "Imp":
            return verb.lemma in self.duties and infinitive
        planned = any(t.lemma in self.awaited and t.pos == "ADJ" for t in [*below, verb])
        return finite.feature("Tense") == "Past" and infinitive and planned

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


def _is_clause(sentence: Sentence, at: int) -> bool:
    """Whether a word is a verb, or what a copula links."""
    return sentence.tokens[at].pos in _VERBS or any(sentence.tokens[c].dep == "cop" for c in sentence.children(at))


def _is_finite_of(token: Token, verb: Token) -> bool:
    """Whether a word is a verb's finite form: itself, its auxiliary or its copula."""
    return token.feature("VerbForm") == "Fin" and (token is verb or token.dep.startswith("aux") or token.dep == "cop")
