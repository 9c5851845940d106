"""Measure whether claims know their question: what is lost before the matcher, and what tells questions apart.

    python benchmarks/claims.py [--stories benchmarks/stories] [--keep FILE] [--json OUT] [--show CAUSE] [--limit 40]

Reads annotated stories as far as the candidate pairs and prints three tables.

lost      annotated values of dates, places and counts that are no claim, by cause: nothing was found there, or what
          was found there is of another kind, or it stands outside every sentence, or its relation makes no claim of it.
shared    how often two claims share what should tell questions apart (predicate, subject, what is counted, place, time
          ...): for pairs that answer one question, for those of them that contradict each other, and for pairs of two
          annotated questions. A good slot is shared much more often in the first two than in the third. "filled" is
          how many claims have the slot at all.
reached   annotated pairs by how far they get: no claim, of saying on one side only, two parts of an event, values that
          cannot be compared, no candidate, candidate; and how many candidate pairs there are.

``--keep`` stores the parses in a file, so that another run with other rules of claims takes seconds. ``--show`` prints
cases of one cause: a line of "lost" or "reached", or "shared:SLOT" for pairs of one question that do not share it, or
"claims" for what is a claim and no annotated value.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import attrs

from factcheck.align.candidates import candidates
from factcheck.align.encoder import ClaimEncoder
from factcheck.align.matching import look
from factcheck.align.neighbours import Answers
from factcheck.align.views import View
from factcheck.checker import Checker
from factcheck.claims.build import build
from factcheck.claims.names import names_of
from factcheck.kinds.registry import compare_values
from factcheck.model import Article, Claim, Relation
from factcheck.reading import Reading

ROOT = Path(__file__).parents[1]
KINDS = ("date", "location", "count")
Spans = list[tuple[int, int]]


@attrs.frozen(eq=False)
class Story:
    """A story with what reading it gave."""

    id: str
    facts: list[dict[str, Any]]
    readings: list[Reading]
    views: tuple[View, ...]

    def spans(self, fact: dict[str, Any]) -> dict[str, Spans]:
        """Return where an annotated fact stands, by article."""
        texts = {r.document.article.id: r.document.article.text for r in self.readings}
        found: dict[str, Spans] = defaultdict(list)
        for claim in fact["claims"]:
            for m in claim["mentions"]:
                at = texts[claim["article"]].index(m["quote"]) + m["quote"].index(m["value_text"])
                found[claim["article"]].append((at, at + len(m["value_text"])))
        return found


def read(paths: list[Path], keep: Path | None) -> Iterator[Story]:
    """Yield stories; parses come from ``keep`` where it exists, claims are always made anew."""
    checker = Checker()
    kept = pickle.loads(keep.read_bytes()) if keep and keep.exists() else {}
    for path in paths:
        story = json.loads(path.read_text(encoding="utf-8"))
        if story["id"] not in kept:
            fields = ("id", "text", "source", "published", "language", "title")
            documents, _ = checker._documents([Article(**{k: a.get(k) for k in fields}) for a in story["articles"]])
            readings = [checker._read(d) for d in documents]
            kept[story["id"]] = [(r.document, r.sentences, r.mentions) for r in readings]
        readings = []
        for document, sentences, mentions in sorted(kept[story["id"]], key=lambda r: r[0].article.id):
            words = checker._tongue(document.language).words
            claims = build(document, sentences, mentions, words)
            readings.append(Reading(document, sentences, mentions, claims, names_of(sentences, words)))
        by_id = {r.document.article.id: r.document for r in readings}
        claims = [c for r in readings for c in r.claims]
        states = checker._states(readings, claims)
        seen = look(claims, by_id, [r.names for r in readings], checker._models.embedder, states)
        yield Story(story["id"], story["facts"], readings, seen)
    if keep and not keep.exists():
        keep.write_bytes(pickle.dumps(kept))


def meets(start: int, end: int, spans: Spans) -> bool:
    """Whether a mention overlaps an annotated text."""
    return any(start < b and a < end for a, b in spans)


def answers(story: Story, kind: str, article: str, spans: Spans) -> list[View]:
    """Return the claims of a kind that stand at ``spans`` of an article."""
    of_kind = (v for v in story.views if v.claim.kind == kind and v.claim.article == article)
    return [v for v in of_kind if any(meets(m.start, m.end, spans) for m in v.claim.mentions)]


def cause(story: Story, kind: str, article: str, spans: Spans) -> str:
    """Say why an annotated value is no claim of its kind."""
    reading = next(r for r in story.readings if r.document.article.id == article)
    here = [m for m in reading.mentions if meets(m.start, m.end, spans)]
    own = [m for m in here if m.kind == kind]
    if own:
        outside = not any(s.start <= m.start < s.end for m in own for s in reading.sentences)
        return "outside every sentence" if outside else f"relation {own[0].value.to_dict().get('relation')}"
    if here:
        return f"found as {here[0].kind}"
    inside = any(meets(s.start, s.end, spans) for s in reading.document.text_spans)
    return "not found" if inside else "no text of its own (title, chrome)"


def quoted(story: Story, article: str, spans: Spans, room: int = 110) -> str:
    """Return the text around an annotated value."""
    text = next(r.document.article.text for r in story.readings if r.document.article.id == article)
    start, end = spans[0]
    around = f"{text[max(0, start - room) : start]}[{text[start:end]}]{text[end : end + room // 2]}"
    return " ".join(around.split())


def told(view: View) -> str:
    """Return a claim in one line, with its slots."""
    e, c = view.claim.event, view.claim
    who = "; ".join(f"{p.role}={p.name}" for p in e.participants)
    more = {
        "about": e.about,
        "place": e.place,
        "time": e.time,
        "aspect": e.aspect,
        "saying": e.saying,
        "counted": e.counted,
    }
    rest = " ".join(f"{k}={v}" for k, v in more.items() if v)
    return f"{c.article}: {c.value.text!r} {e.predicate} ({who}) slot={c.slot} {rest}"


def named_by(view: View, slot: str) -> set[str]:
    """Return what names a value in a slot of an event in every language, empty for none."""
    value = getattr(view.claim.event, slot, None)
    told = value.to_dict() if value is not None else {}
    return {str(told.get("key") or told.get("timex") or "")} - {""}


SLOTS: dict[str, Any] = {
    "predicate": lambda v: {v.claim.event.predicate},
    "subject": lambda v: v.subjects,
    "participant": lambda v: v.subjects | v.others,
    "named": lambda v: v.named,
    "counted": lambda v: {v.noun} - {""},
    "event counted": lambda v: {v.claim.event.counted} - {""},
    "about": lambda v: {v.claim.event.about} - {""},
    "place": lambda v: {v.claim.event.place} - {None},
    "place value": lambda v: named_by(v, "place_value"),
    "near place": lambda v: named_by(v, "near_place"),
    "time": lambda v: {v.claim.event.time} - {None},
    "time value": lambda v: named_by(v, "time_value"),
    "near time": lambda v: named_by(v, "near_time"),
    "slot": lambda v: {v.claim.slot},
    "aspect": lambda v: {v.claim.event.aspect},
    "saying": lambda v: {v.claim.event.saying},
}


def reached(x: View, y: View, pairs: set[frozenset[str]]) -> str:
    """Return how far a pair of claims gets towards the matcher."""
    a, b = x.claim, y.claim
    if compare_values(a.kind, a.value, b.value).relation is Relation.NOT_COMPARABLE:
        return "1 not comparable"
    if frozenset((a.id, b.id)) in pairs:
        return "5 candidate"
    if a.event.saying != b.event.saying:
        return "2 of saying"
    if len({a.event.aspect, b.event.aspect} - {""}) > 1:
        return "3 two parts"
    return "4 no candidate"


class Tables:
    """What is counted over the stories."""

    def __init__(self, show: str, limit: int) -> None:
        self.show, self.limit = show, limit
        self.values: Counter[str] = Counter()
        self.lost: dict[str, Counter[str]] = defaultdict(Counter)
        self.shared: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.filled: dict[str, Counter[str]] = defaultdict(Counter)
        self.claims: Counter[str] = Counter()
        self.annotated: Counter[str] = Counter()
        self.reached: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.candidates: Counter[str] = Counter()

    def case(self, name: str, text: str) -> None:
        """Print a case of what was asked for."""
        if name == self.show and self.limit > 0:
            self.limit -= 1
            print(text)

    def add(self, story: Story) -> None:
        """Count one story."""
        facts: dict[str, set[str]] = defaultdict(set)
        for fact in story.facts:
            if fact["kind"] in KINDS:
                for article, spans in story.spans(fact).items():
                    self._value(story, fact, article, spans)
                    for view in answers(story, fact["kind"], article, spans):
                        facts[view.claim.id].add(fact["id"])
        for view in story.views:
            self._claim(story, view, annotated=bool(facts[view.claim.id]))
        near = candidates(story.views, Answers(story.views, ClaimEncoder().scale))
        pairs = {frozenset((story.views[i].claim.id, story.views[j].claim.id)) for i, j in near}
        self.candidates.update(story.views[i].claim.kind for i, _ in near)
        self._pairs(story, facts)
        for fact in story.facts:
            if fact["kind"] in KINDS:
                spans = story.spans(fact)
                for pair in fact["pairs"]:
                    self._reach(story, fact, pair, spans, pairs)

    def _value(self, story: Story, fact: dict[str, Any], article: str, spans: Spans) -> None:
        kind = fact["kind"]
        self.values[kind] += 1
        if not answers(story, kind, article, spans):
            why = cause(story, kind, article, spans)
            self.lost[kind][why] += 1
            self.case(why, f"{story.id} {fact['id']} {kind} {article}: {quoted(story, article, spans)}")

    def _claim(self, story: Story, view: View, *, annotated: bool) -> None:
        kind = view.claim.kind
        self.claims[kind] += 1
        self.annotated[kind] += annotated
        for slot, of in SLOTS.items():
            self.filled[slot][kind] += bool(of(view))
        m = view.claim.mentions[0]
        self.case("claims", f"{story.id} {annotated} {quoted(story, m.article, [(m.start, m.end)])}\n    {told(view)}")

    def _pairs(self, story: Story, facts: dict[str, set[str]]) -> None:
        apart = {
            frozenset((fact["id"], p["a"], p["b"]))
            for fact in story.facts
            for p in fact["pairs"]
            if p["label"] == "contradiction"
        }
        known = [v for v in story.views if facts[v.claim.id]]
        for x, y in combinations(known, 2):
            a, b = x.claim, y.claim
            if a.kind != b.kind or a.article == b.article:
                continue
            both = facts[a.id] & facts[b.id]
            groups = ["one question" if both else "two questions"]
            groups += ["contradicting"] if any(frozenset((f, a.article, b.article)) in apart for f in both) else []
            for group in groups:
                self.shared[a.kind, group]["pairs"] += 1
                for slot, of in SLOTS.items():
                    self.shared[a.kind, group][slot] += bool(of(x) & of(y))
                    self.shared[a.kind, group][f"{slot} both"] += bool(of(x) and of(y))
                    if both and not of(x) & of(y):
                        texts = [quoted(story, v.claim.article, [_at(v.claim)]) for v in (x, y)]
                        self.case(
                            f"shared:{slot}",
                            f"{story.id} {a.kind} {sorted(both)} {group}\n  {texts[0]}\n      {told(x)}"
                            f"\n  {texts[1]}\n      {told(y)}",
                        )

    def _reach(
        self,
        story: Story,
        fact: dict[str, Any],
        pair: dict[str, str],
        spans: dict[str, Spans],
        pairs: set[frozenset[str]],
    ) -> None:
        sides = [answers(story, fact["kind"], pair[side], spans[pair[side]]) for side in ("a", "b")]
        far = max((reached(x, y, pairs) for x in sides[0] for y in sides[1]), default="0 no claim")
        self.reached[fact["kind"], pair["label"]][far] += 1
        texts = "\n   ".join(quoted(story, pair[side], spans[pair[side]]) for side in ("a", "b"))
        more = "\n   ".join(told(v) for side in sides for v in side)
        self.case(far, f"{story.id} {fact['id']} {fact['kind']} {pair['label']}\n   {texts}\n   {more}")

    def result(self) -> dict[str, Any]:
        """Return everything counted, in JSON types."""
        shared: dict[str, Any] = {}
        for (kind, group), counts in sorted(self.shared.items()):
            rates = {s: round(100 * counts[s] / counts["pairs"], 1) for s in SLOTS}
            shared.setdefault(kind, {})[group] = {"pairs": counts["pairs"], **rates}
        return {
            "values": dict(self.values),
            "claims": {k: {"claims": n, "annotated": self.annotated[k]} for k, n in self.claims.items()},
            "lost": {k: dict(c.most_common()) for k, c in self.lost.items()},
            "filled": {s: {k: round(100 * c[k] / self.claims[k], 1) for k in KINDS} for s, c in self.filled.items()},
            "shared": shared,
            "reached": {f"{k} {label}": dict(sorted(c.items())) for (k, label), c in sorted(self.reached.items())},
            "candidates": dict(self.candidates),
        }


def _at(claim: Claim) -> tuple[int, int]:
    return claim.mentions[0].start, claim.mentions[0].end


def show(result: dict[str, Any]) -> None:
    """Print the tables."""
    print("claims", result["claims"], "candidate pairs", result["candidates"])
    for kind, lost in result["lost"].items():
        print(f"lost {kind} of {result['values'][kind]}: {sum(lost.values())} {lost}")
    print(f"{'shared (%)':14}" + "".join(f"{k + ' filled/same/contra/other':>42}" for k in KINDS))
    for slot in SLOTS:
        row = ""
        for kind in KINDS:
            groups = ("one question", "contradicting", "two questions")
            rates = [result["filled"][slot][kind], *(result["shared"][kind].get(g, {}).get(slot, 0) for g in groups)]
            row += f"{'':14}" + "".join(f"{rate:7.1f}" for rate in rates)
        print(f"{slot:14}{row}")
    for name, counts in result["reached"].items():
        print(f"{name:24}", {k[2:]: n for k, n in counts.items()})


def main() -> None:
    """Read the stories and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--stories", type=Path, default=ROOT / "benchmarks/stories")
    parser.add_argument("--keep", type=Path, help="a file for the parses")
    parser.add_argument("--json", type=Path, help="a file for the figures")
    parser.add_argument("--show", default="", help="a cause to print cases of")
    parser.add_argument("--limit", type=int, default=40)
    args = parser.parse_args()
    tables = Tables(args.show, args.limit)
    for story in read(sorted(args.stories.glob("*.json")), args.keep):
        tables.add(story)
    result = tables.result()
    if not args.show:
        show(result)
    if args.json:
        args.json.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
