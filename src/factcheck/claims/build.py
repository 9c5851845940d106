"""From mentions and parsed sentences to claims: each with its event, its place in it, and who says so."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import attrs

from factcheck.claims.clauses import Clause, clause_of, looked_through, participants
from factcheck.claims.grammar import EventWords
from factcheck.claims.repair import depicted, verb_before
from factcheck.claims.speech import stance
from factcheck.claims.statement import question, statement
from factcheck.language.interface import Sentence
from factcheck.model import Claim, Document, Event, Mention, Participant, Span

_CONTENT = ("NOUN", "VERB", "PROPN", "ADJ", "NUM")


@attrs.frozen
class Placed:
    """A mention with the clause it belongs to and its own words in the sentence."""

    mention: Mention
    clause: Clause
    inside: frozenset[int]
    top: int


def build(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention], words: EventWords
) -> tuple[Claim, ...]:
    """Return the claims of an article in text order; mentions of one clause fill each other's slots."""
    placed = [p for m in mentions if (p := _placed(m, sentences, words)) is not None]
    together: dict[tuple[int, int], list[Placed]] = {}
    for p in placed:
        together.setdefault((p.clause.sentence.start, p.clause.predicate), []).append(p)
    asked = [p for p in placed if _answers(p, words)]
    claims = [_claim(document, p, together[p.clause.sentence.start, p.clause.predicate], words) for p in asked]
    unique: Mapping[str, Claim] = {claim.id: claim for claim in claims}
    return tuple(unique.values())


def _answers(placed: Placed, words: EventWords) -> bool:
    """Whether a mention answers a question of its own: a place behind "of" only says which one something is.

    "le sommet de Berlin" says where the summit is, "le maire de Berlin" says no such thing.
    """
    if placed.mention.value.to_dict().get("relation") != "of":
        return True
    token = placed.clause.sentence.tokens[placed.top]
    above = placed.clause.sentence.tokens[token.head]
    event = above.pos == "NOUN" and words.is_event(above.lemma.lower())
    return token.dep == "nmod" and event and token.head != placed.top


def _placed(mention: Mention, sentences: Sequence[Sentence], words: EventWords) -> Placed | None:
    """Return the mention in its clause; None where no sentence was read around it."""
    for sentence in sentences:
        if sentence.start <= mention.start < sentence.end:
            inside = frozenset(
                i for i, t in enumerate(sentence.tokens) if t.start < mention.end and t.end > mention.start
            )
            if not inside:
                return None
            top = next((i for i in sorted(inside) if sentence.tokens[i].head not in inside), min(inside))
            return Placed(mention, _clause(sentence, top, words), inside, top)
    return None


def _clause(sentence: Sentence, top: int, words: EventWords) -> Clause:
    """Return the clause of a value: the parser's, mended for dates and captions."""
    clause = clause_of(sentence, top, words)
    verb = verb_before(sentence, top, words) if sentence.tokens[top].atom is not None else None
    if verb is not None and sentence.tokens[clause.predicate].pos == "VERB" and verb != clause.predicate:
        clause = looked_through(sentence, verb, top, words)
    if clause.lemma in words.depicting and (shown := depicted(sentence, top, words)) is not None:
        return Clause(sentence, shown)
    return clause


def _claim(document: Document, placed: Placed, together: Sequence[Placed], words: EventWords) -> Claim:
    clause, mention = placed.clause, placed.mention
    meant = stance(clause, words)
    aspect = _aspect(clause, _slot(mention), words)
    slot = aspect if mention.kind == "date" and aspect in ("start", "end") else _slot(mention)
    who = participants(clause, words)
    event = Event(
        predicate=clause.lemma,
        text=document.article.text[clause.span.start : clause.span.end],
        span=clause.span,
        participants=who,
        place=_beside(together, mention, "location"),
        time=_beside(together, mention, "date"),
        aspect=aspect,
        saying=meant.saying,
        words=_content(clause, placed.inside, who, words),
    )
    span = Span(clause.sentence.start, clause.sentence.end)
    asked = question(clause, placed.inside, mention, slot, words)
    return Claim(
        id=_id(mention, span),
        article=document.article.id,
        kind=mention.kind,
        statement=statement(asked, mention, words),
        question=asked,
        slot=slot,
        value=mention.value,
        mentions=(mention,),
        sentence=span,
        event=event,
        modality=meant.modality,
        polarity=meant.polarity,
        attribution=meant.attribution,
    )


def _id(mention: Mention, sentence: Span) -> str:
    """Return a name made of content, not of a position in any list."""
    parts = (mention.article, mention.kind, str(sentence.start), str(mention.start), mention.text, mention.value.text)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _slot(mention: Mention) -> str:
    """Return the value's part in its event, as its kind's value tells it."""
    value = mention.value.to_dict()
    if mention.kind == "count":
        return "place in a row" if value["ordinal"] else str(value["unit"] or value["counted"])
    return str(value.get("bound") or value.get("relation") or "at")


def _aspect(clause: Clause, slot: str, words: EventWords) -> str:
    """Return which part of a longer event this is: its "start" or "end", "leaving" or "arriving", "" for the whole."""
    if slot in ("start", "end"):
        return slot
    if clause.lemma in words.beginning | words.ending:
        return "start" if clause.lemma in words.beginning else "end"
    return {"from": "leaving", "to": "arriving"}.get(words.motion.get(clause.lemma, ""), "")


def _beside(together: Sequence[Placed], mention: Mention, kind: str) -> str | None:
    """Return the value of ``kind`` that the same clause gives beside ``mention``."""
    others = (p.mention.value for p in together if p.mention.kind == kind and p.mention is not mention)
    return next((v.text for v in others if v.to_dict().get("relation") not in ("of", "bare")), None)


def _content(clause: Clause, inside: frozenset[int], who: Sequence[Participant], words: EventWords) -> tuple[str, ...]:
    """Return the content lemmas of the clause without the value, in text order, and the subjects that it shares."""
    sentence = clause.sentence
    out = []
    for i in _clause_words(sentence, clause.predicate):
        token = sentence.tokens[i]
        lemma = token.lemma.lower()
        if i not in inside and token.atom is None and token.pos in _CONTENT and lemma not in words.stop:
            out.append(lemma)
    shared = (word for p in who if p.role == "subject" for word in p.name.lower().split())
    return tuple(dict.fromkeys([*out, *(word for word in shared if word not in words.stop)]))


def _clause_words(sentence: Sentence, at: int) -> tuple[int, ...]:
    """Return the word ``at`` with what hangs on it, down to the next clause with a verb of its own."""
    kept, waiting = {at}, [at]
    while waiting:
        for child in sentence.children(waiting.pop()):
            token = sentence.tokens[child]
            if token.dep in ("acl:relcl", "advcl", "ccomp", "parataxis") or (
                token.dep == "conj" and token.pos == "VERB"
            ):
                continue
            kept.add(child)
            waiting.append(child)
    return tuple(sorted(kept))
