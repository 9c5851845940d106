"""From mentions and parsed sentences to claims: each with its event, its place in it, and who says so."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Mapping, Sequence

import attrs

from factcheck.claims.clauses import Clause, clause_of, cleft, lemma_of, looked_through
from factcheck.claims.counted import Counted, carried, state_of, told_of
from factcheck.claims.grammar import EventWords
from factcheck.claims.pronouns import stand_ins
from factcheck.claims.repair import depicted, verb_before
from factcheck.claims.roles import Around, participants
from factcheck.claims.speech import Stance, stance
from factcheck.claims.statement import question, statement
from factcheck.language.interface import Sentence
from factcheck.model import Claim, Document, Event, Mention, Participant, Span, Value

_TELLING = ("of", "from", "bare")  # relations of a place that says more of a noun
_LEFT_OUT = ("nsubj", "nsubj:pass", "obj", "conj", "root", "appos", "parataxis")
_RIGHT_BEHIND = 40  # characters between a distance and the place that it is measured from
_CONTENT = ("NOUN", "VERB", "PROPN", "ADJ", "NUM")


@attrs.frozen
class Placed:
    """A mention with the clause it belongs to and its own words in the sentence."""

    mention: Mention
    clause: Clause
    inside: frozenset[int]
    top: int


@attrs.frozen
class Page:
    """What is known of an article beside its parse: mentions by sentence and by clause, pronouns, numbers."""

    words: EventWords
    by_sentence: Mapping[int, Sequence[Placed]]
    by_clause: Mapping[tuple[int, int], Sequence[Placed]]
    known: Mapping[int, Mapping[int, Participant]]
    counted: Mapping[Mention, Counted]

    def what(self, placed: Placed) -> Counted:
        """Return what a value counts, in a place where a noun may be left out: as subject, object, in a list, alone."""
        own = str(placed.mention.value.to_dict().get("counted") or "")
        found = self.counted.get(placed.mention, Counted(own))
        token = placed.clause.sentence.tokens[placed.top]
        return found if own or found.total or token.dep in _LEFT_OUT else Counted()

    def around(self, placed: Placed) -> Around:
        """Return what is known around a value in its sentence."""
        start = placed.clause.sentence.start
        numbers, places = dict[int, str](), set[int]()
        for p in self.by_sentence[start]:
            if p.mention.kind == "count":
                numbers |= dict.fromkeys(p.inside, self.what(p).noun)
            elif p.mention.kind == "location":
                places |= p.inside
        return Around(placed.inside, numbers, frozenset(places), self.known.get(start, {}))


def build(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention], words: EventWords
) -> tuple[Claim, ...]:
    """Return the claims of an article in text order; mentions of one clause fill each other's slots."""
    page, placed = _page(sentences, mentions, words)
    claims = [_claim(document, p, page) for p in placed if _answers(p, words)]
    unique: Mapping[str, Claim] = {claim.id: claim for claim in claims}
    return tuple(unique.values())


def _page(sentences: Sequence[Sentence], mentions: Sequence[Mention], words: EventWords) -> tuple[Page, list[Placed]]:
    starts = [sentence.start for sentence in sentences]
    placed = [p for m in mentions if (p := _placed(m, sentences, starts, words)) is not None]
    by_sentence, by_clause = dict[int, list[Placed]](), dict[tuple[int, int], list[Placed]]()
    places: dict[int, frozenset[int]] = {}
    for p in placed:
        start = p.clause.sentence.start
        by_sentence.setdefault(start, []).append(p)
        by_clause.setdefault((start, p.clause.predicate), []).append(p)
        if p.mention.kind == "location":
            places[start] = places.get(start, frozenset()) | p.inside
    known = stand_ins(sentences, places, words)
    return Page(words, by_sentence, by_clause, known, carried(mentions, words)), placed


def _answers(placed: Placed, words: EventWords) -> bool:
    """Whether a mention answers a question of its own: an adjective of a place only says of which one something is.

    "le sommet de Berlin" and "le maire de Berlin" say where the summit is and of where somebody is mayor; "les
    cheminots belges" says neither, unless it is an event: "la grève belge".
    """
    if placed.mention.value.to_dict().get("relation") != "of":
        return True
    token = placed.clause.sentence.tokens[placed.top]
    above = placed.clause.sentence.tokens[token.head]
    if token.pos == "ADJ" or token.dep == "amod":
        return above.pos == "NOUN" and words.is_event(above.lemma.lower())
    return True


def _placed(mention: Mention, sentences: Sequence[Sentence], starts: Sequence[int], words: EventWords) -> Placed | None:
    """Return the mention in its clause; None where no sentence was read around it."""
    at = bisect_right(starts, mention.start) - 1
    if at < 0 or mention.start >= sentences[at].end:
        return None
    sentence = sentences[at]
    inside = frozenset(i for i, t in enumerate(sentence.tokens) if t.start < mention.end and t.end > mention.start)
    if not inside:
        return None
    top = next((i for i in sorted(inside) if sentence.tokens[i].head not in inside), min(inside))
    described = _described(mention, sentence, top, inside, words)
    clause = _clause(sentence, top, words) if described is None else Clause(sentence, described)
    return Placed(mention, clause, inside, top)


def _described(mention: Mention, sentence: Sentence, top: int, inside: frozenset[int], words: EventWords) -> int | None:
    """Return the noun that a place says more of: "le tribunal de Brest" is where the court is, whatever happens there.

    None where it is the noun of an event, or where the place hangs on no noun.
    """
    token = sentence.tokens[top]
    above = sentence.tokens[token.head]
    telling = mention.value.to_dict().get("relation") in _TELLING and token.dep in ("nmod", "nmod:poss")
    if not telling or token.head in inside:
        return None
    plain = above.pos == "NOUN" and above.atom is None and not words.is_event(above.lemma.lower())
    return token.head if plain else None


def _clause(sentence: Sentence, top: int, words: EventWords) -> Clause:
    """Return the clause of a value: the parser's, mended for dates and captions."""
    clause = clause_of(sentence, top, words)
    verb = verb_before(sentence, top, words) if sentence.tokens[top].atom is not None else None
    if verb is not None and sentence.tokens[clause.predicate].pos == "VERB" and verb != clause.predicate:
        clause = looked_through(sentence, verb, top, words)
    copular = clause.predicate == top or clause.lemma in words.copulas
    if copular and (behind := cleft(sentence, clause.predicate, top)) is not None:
        return looked_through(sentence, behind, top, words)
    if clause.lemma in words.depicting and (shown := depicted(sentence, top, words)) is not None:
        return Clause(sentence, shown)
    return clause


def _claim(document: Document, placed: Placed, page: Page) -> Claim:
    clause, mention, words = placed.clause, placed.mention, page.words
    meant = stance(clause, words)
    aspect = _aspect(clause, _slot(mention), words)
    slot = aspect if mention.kind == "date" and aspect in ("start", "end") else _slot(mention)
    if slot == "of" and clause.lemma in words.motion and clause.sentence.tokens[placed.top].dep.startswith("obl"):
        slot = "from"
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
        event=_event(document, placed, page, meant, aspect),
        modality=meant.modality,
        polarity=meant.polarity,
        attribution=meant.attribution,
        quote=document.article.text[span.start : span.end],
    )


def _event(document: Document, placed: Placed, page: Page, meant: Stance, aspect: str) -> Event:
    """Return what the claim of a value is about, with the slots that other values and sentences fill."""
    clause, mention, words = placed.clause, placed.mention, page.words
    around = attrs.evolve(page.around(placed), speaker=meant.speaker)
    who, counted = participants(clause, words, around), page.what(placed)
    about = told_of(clause.sentence, placed.top, around, words)
    state = state_of(clause.sentence, placed.top, around, words) if mention.kind == "count" else None
    told = clause if state is None else Clause(clause.sentence, state)
    together = page.by_clause[clause.sentence.start, clause.predicate]
    near = page.by_sentence[clause.sentence.start]
    place = _measured_from(near, mention) or _beside(together, mention, "location")
    time = _beside(together, mention, "date")
    return Event(
        predicate=_predicate(clause, around, counted) if state is None else words.states[told.lemma],
        text=document.article.text[told.span.start : told.span.end],
        span=told.span,
        participants=who,
        place=None if place is None else place.text,
        time=None if time is None else time.text,
        aspect=aspect if state is None else "",
        saying=meant.saying and mention.kind != "count",
        words=_content(clause, placed.inside, who, words, (counted.noun, about)),
        about=about,
        counted=counted.noun,
        total=counted.total,
        place_value=place,
        time_value=time,
        near_place=place or _beside(near, mention, "location"),
        near_time=time or _beside(near, mention, "date"),
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


def _predicate(clause: Clause, around: Around, counted: Counted) -> str:
    """Return the predicate's lemma; where it is the value itself, its copula's, or what is counted."""
    if clause.predicate not in around.own:
        return clause.lemma
    sentence = clause.sentence
    copula = (c for c in sentence.children(clause.predicate) if sentence.tokens[c].dep == "cop")
    return next((lemma_of(sentence, c) for c in copula), counted.noun or clause.lemma)


def _beside(together: Sequence[Placed], mention: Mention, kind: str) -> Value | None:
    """Return the value of ``kind`` that stands beside ``mention`` and locates something."""
    others = (p.mention.value for p in together if p.mention.kind == kind and p.mention is not mention)
    return next((v for v in others if v.to_dict().get("relation") not in ("of", "bare")), None)


def _measured_from(near: Sequence[Placed], mention: Mention) -> Value | None:
    """Return the place that a distance is measured from: "30 km au nord de Lyon"; it stands right behind."""
    if mention.kind != "count":
        return None
    behind = (
        p.mention for p in near if p.mention.kind == "location" and 0 <= p.mention.start - mention.end <= _RIGHT_BEHIND
    )
    return next((m.value for m in behind if m.value.to_dict().get("distance") is not None), None)


def _content(
    clause: Clause, inside: frozenset[int], who: Sequence[Participant], words: EventWords, more: Sequence[str]
) -> tuple[str, ...]:
    """Return the content lemmas of the clause without the value, in text order, the subjects that it shares, and more.

    ``more`` is what the value is said of and what it counts, which may stand elsewhere.
    """
    sentence = clause.sentence
    out = []
    for i in _clause_words(sentence, clause.predicate):
        token = sentence.tokens[i]
        lemma = token.lemma.lower()
        if i not in inside and token.atom is None and token.pos in _CONTENT and lemma not in words.stop:
            out.append(lemma)
    names = [*(p.name for p in who if p.role == "subject"), *more]
    shared = (word for name in names for word in name.lower().split())
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
