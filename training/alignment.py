"""Train the matcher: how probable it is that two claims answer the same question.

    python training/alignment.py [--stories benchmarks/stories] [--states benchmarks/states.npz] [--folds 5] [--write]

Runs the checker's own stages over annotated stories, labels every candidate pair by the annotations, and fits the two
steps of align/scoring.py: per kind a model that does not see the values and one that does, then two that settle a pair
with what the story's other links say: whether what the judge would state of it is what the annotators found.

No story's claims are seen by an encoder that was trained on it: their vectors come from ``--states``, which
training/encoder.py writes, each by an encoder of the other folds. Prints figures cross-validated over stories;
``--write`` fits on all of them and writes src/factcheck/align/weights.json. Needs scikit-learn and scipy.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.metrics import average_precision_score

from factcheck.align import collective as links
from factcheck.align.features import AGAINST, EITHER, FEATURES, VALUE_FEATURES
from factcheck.align.matching import Link, Seen, collective, look, pairs
from factcheck.align.scoring import OWN, Settled, Weights, own
from factcheck.align.views import State, View
from factcheck.checker import Checker
from factcheck.judge.verdicts import judge
from factcheck.kinds.registry import NAMES, compare_values, likeness
from factcheck.model import Article, Claim

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src/factcheck/align/weights.json"
STATES = ROOT / "benchmarks/states.npz"
FIRST_STRENGTH, SETTLING_STRENGTH = 0.03, 0.3  # inverse of the regularisation, chosen by cross-validation over stories
INNER = 4  # folds within the training stories: the second step learns from scores of stories the first has not seen
NAME = "alignment-2"
ROOM = {"occurrence": 60, "quote": 400}  # as in benchmarks/score.py
CORROBORATES = {"agreement", "refinement"}
Matrix = NDArray[np.float64]
Spans = dict[str, list[tuple[int, int]]]


@attrs.frozen(eq=False)
class Annotated:
    """One story: its views, its candidate pairs, and per pair the labels and what the judge would say."""

    name: str
    seen: tuple[View, ...]
    found: tuple[Seen, ...]
    labels: tuple[frozenset[str], ...]
    verdicts: tuple[str, ...]


@attrs.frozen(eq=False)
class Fact:
    """An annotated fact: where each article answers it, and how each two answers stand to each other."""

    kind: str
    spans: Spans
    labels: Mapping[frozenset[str], str]


def facts_of(story: Mapping[str, Any]) -> list[Fact]:
    """Return the facts of a story with the characters of their values."""
    texts = {a["id"]: a["text"] for a in story["articles"]}
    facts = []
    for fact in story["facts"]:
        spans: Spans = {}
        for claim in fact["claims"]:
            text = texts[claim["article"]]
            for m in claim["mentions"]:
                at = text.index(m["quote"]) + m["quote"].index(m["value_text"])
                spans.setdefault(claim["article"], []).append((at, at + len(m["value_text"])))
        labels = {frozenset((p["a"], p["b"])): p["label"] for p in fact["pairs"]}
        facts.append(Fact(fact["kind"], spans, labels))
    return facts


def meets(start: int, end: int, spans: Iterable[tuple[int, int]], kind: str) -> bool:
    """Whether a value is an annotated one: they overlap, and it is not much longer (as in benchmarks/score.py)."""
    room = ROOM.get(kind, 25)
    return any(start < d and c < end and end - start <= max(2 * (d - c), d - c + room) for c, d in spans)


def articles_of(story: Mapping[str, Any]) -> list[Article]:
    """Return the articles of a story."""
    keys = ("id", "text", "source", "published", "language", "title")
    return [Article(**{k: a.get(k) for k in keys}) for a in story["articles"]]


def stories_in(folder: Path) -> list[dict[str, Any]]:
    """Return the stories of a folder, by name."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]


class KnownStates:
    """The claim encoder's vectors of annotated stories, each by an encoder that has not seen the story."""

    def __init__(self, path: Path = STATES) -> None:
        with np.load(path) as archive:
            keys, self._rows, self._nulls = archive["keys"], archive["rows"].astype(np.float32), archive["nulls"]
            self.scale = tuple(float(v) for v in archive["scale"])
        self._places = {str(key): n for n, key in enumerate(keys)}

    def of(self, story: str, claims: Iterable[Claim]) -> dict[str, State]:
        """Return the state of each claim; raises SystemExit where a value was not there when they were made."""
        made = {}
        for claim in claims:
            m = claim.mentions[0]
            at = self._places.get(key(story, claim.article, claim.kind, m.start, m.end))
            if at is None:
                raise SystemExit(f"{story}: nothing is known of {m.text!r}; run training/encoder.py --states again")
            made[claim.id] = (self._rows[at], float(self._nulls[at]))
        return made


def key(story: str, article: str, kind: str, start: int, end: int) -> str:
    """Return the name under which a value's vector is kept."""
    return f"{story}/{article}/{kind}/{start}-{end}"


def annotated(story: Mapping[str, Any], checker: Checker, states: KnownStates) -> Annotated:
    """Return a story's candidate pairs with their labels."""
    documents, _ = checker._documents(articles_of(story))
    readings = sorted((checker._read(d) for d in documents), key=lambda r: r.document.article.id)
    by_id = {r.document.article.id: r.document for r in readings}
    claims = [c for r in readings for c in r.claims]
    known = states.of(story["id"], claims)
    seen = look(claims, by_id, [r.names for r in readings], checker._models.embedder, known)
    found = pairs(seen, compare_values, likeness, states.scale)
    facts, words = facts_of(story), {d.language: checker._tongue(d.language).updates for d in documents}
    members = [_facts(view.claim, facts) for view in seen]
    labels, verdicts = [], []
    for pair in found:
        a, b = seen[pair.i].claim, seen[pair.j].claim
        both = frozenset((a.article, b.article))
        labels.append(frozenset(facts[n].labels[both] for n in members[pair.i] & members[pair.j]))
        judged = judge(Link(a, b, pair.comparison, 1.0), by_id, words)  # the judge at its surest
        verdicts.append(str(judged.verdict) if judged else "")
    return Annotated(story["id"], seen, tuple(found), tuple(labels), tuple(verdicts))


def _facts(claim: Claim, facts: Sequence[Fact]) -> set[int]:
    """Return the facts that a claim answers."""
    m = claim.mentions[0]
    return {n for n, fact in enumerate(facts) if meets(m.start, m.end, fact.spans.get(claim.article, ()), fact.kind)}


@attrs.frozen(eq=False)
class Table:
    """The pairs of some stories as arrays, row by row."""

    stories: tuple[Annotated, ...]
    story: NDArray[np.int64]
    kind: NDArray[np.str_]
    blind: Matrix
    values: Matrix
    fits: NDArray[np.bool_]
    same: NDArray[np.bool_]
    right: NDArray[np.bool_]
    stated: NDArray[np.bool_]
    verdict: NDArray[np.str_]

    @classmethod
    def of(cls, stories: Sequence[Annotated]) -> Table:
        """Return the table of ``stories``."""
        rows = [(n, s, p, s.labels[i], s.verdicts[i]) for n, s in enumerate(stories) for i, p in enumerate(s.found)]
        return cls(
            stories=tuple(stories),
            story=np.array([n for n, *_ in rows]),
            kind=np.array([s.seen[p.i].claim.kind for _, s, p, _, _ in rows]),
            blind=np.array([p.blind for _, _, p, _, _ in rows]),
            values=np.array([p.values for _, _, p, _, _ in rows]),
            fits=np.array([p.fits for _, _, p, _, _ in rows]),
            same=np.array([bool(labels) for *_, labels, _ in rows]),
            right=np.array([_is_right(verdict, labels) for *_, labels, verdict in rows]),
            stated=np.array([bool(verdict) for *_, verdict in rows]),
            verdict=np.array([verdict for *_, verdict in rows]),
        )


def _is_right(verdict: str, labels: frozenset[str]) -> bool:
    return verdict in labels or (verdict in CORROBORATES and bool(CORROBORATES & labels))


def fit(x: Matrix, y: NDArray[np.bool_], signs: Sequence[int], strength: float) -> tuple[float, Matrix]:
    """Return intercept and weights (on the features as they are) of a logistic model whose signs may be given.

    Ridge-penalised maximum likelihood on standardised features, by L-BFGS-B with bounds. ``signs`` are 1, -1, or 0 for
    either. What is known of the signs stands in for the data that a few dozen stories cannot give.
    """
    truth = np.where(y, 1.0, -1.0)
    mean, scale = x.mean(axis=0), np.where(x.std(axis=0) > 1e-9, x.std(axis=0), 1.0)
    z = np.hstack([np.ones((len(x), 1)), (x - mean) / scale])
    bounds = [(None, None), *({1: (0.0, None), -1: (None, 0.0), 0: (None, None)}[s] for s in signs)]

    def loss(w: Matrix) -> tuple[float, Matrix]:
        margin = truth * (z @ w)
        slope = -truth / (1.0 + np.exp(np.clip(margin, -50, 50)))
        penalty = w[1:] / strength
        return float(np.logaddexp(0.0, -margin).sum() + 0.5 * (w[1:] @ penalty)), z.T @ slope + np.r_[0.0, penalty]

    w = minimize(loss, np.zeros(z.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x
    weights = w[1:] / scale
    return float(w[0] - weights @ mean), weights


def _sign(name: str, against: frozenset[str]) -> int:
    return 0 if name in EITHER else -1 if name in against else 1


FEATURE_SIGNS = [_sign(name, AGAINST) for name in FEATURES]
VALUE_SIGNS = [*FEATURE_SIGNS, *(1 for _ in VALUE_FEATURES)]
COLLECTIVE_SIGNS = [_sign(name, links.AGAINST) for name in links.COLLECTIVE]
First = Mapping[str, tuple[Weights, Weights]]


def first_step(table: Table, rows: NDArray[np.bool_]) -> First:
    """Return, per kind, the model that does not see the values and the one that does, fitted on ``rows``."""
    made = {}
    for kind in NAMES:
        own = rows & (table.kind == kind)
        blind = fit(table.blind[own], table.same[own], FEATURE_SIGNS, FIRST_STRENGTH)
        both = np.hstack([table.blind[own], table.values[own]])
        seeing = fit(both, table.same[own], VALUE_SIGNS, FIRST_STRENGTH)
        made[kind] = (_weights(*blind), _weights(*seeing))
    return made


def _weights(intercept: float, weights: Matrix) -> Weights:
    return Weights(round(intercept, 5), tuple(round(float(w), 5) for w in weights))


def first_scores(table: Table, rows: NDArray[np.bool_], models: First) -> tuple[Matrix, Matrix]:
    """Return the log-odds of ``rows``, without the values and with them; zeros elsewhere."""
    blind, seeing = np.zeros(len(rows)), np.zeros(len(rows))
    for kind, (first, second) in models.items():
        own = rows & (table.kind == kind)
        blind[own] = first.intercept + table.blind[own] @ np.array(first.weights)
        both = np.hstack([table.blind[own], table.values[own]])
        seeing[own] = second.intercept + both @ np.array(second.weights)
    return blind, seeing


def collective_rows(table: Table, rows: NDArray[np.bool_], blind: Matrix, seeing: Matrix) -> Matrix:
    """Return what the story's other links say of each of ``rows``, which hold whole stories."""
    out = np.zeros((len(rows), len(links.COLLECTIVE)))
    for n, story in enumerate(table.stories):
        own = np.nonzero(rows & (table.story == n))[0]
        if len(own):
            first = list(zip(blind[own].tolist(), seeing[own].tolist(), strict=True))
            out[own] = collective(story.seen, story.found, first)
    return out


def settle(table: Table, rows: NDArray[np.bool_], scores: tuple[Matrix, Matrix], c: Matrix, *, fits: bool) -> Settled:
    """Return the second step for pairs whose values fit, or for those that exclude each other."""
    chosen = rows & table.stated & (np.isin(table.verdict, sorted(CORROBORATES)) == fits)
    first = scores[1] if fits else scores[0]
    kinds = np.column_stack([table.kind == kind for kind in NAMES]).astype(float)
    told = np.array([own(x, v) for x, v in zip(table.blind, table.values, strict=True)])
    by_kind = (told[:, None, :] * kinds[:, :, None]).reshape(len(rows), -1)
    x = np.column_stack([first, c, by_kind, kinds[:, 1:]])[chosen]
    signs = [1, *COLLECTIVE_SIGNS, *(0 if fits else 1 for _ in by_kind.T), *(0 for _ in kinds[0, 1:])]
    intercept, w = fit(x, table.right[chosen], signs, SETTLING_STRENGTH)
    slope, others, itself, shifts = np.split(w, np.cumsum([1, c.shape[1], by_kind.shape[1]]))
    weights = {
        kind: _weights(intercept + shift, row)
        for kind, row, shift in zip(NAMES, itself.reshape(len(NAMES), len(OWN)), [0.0, *shifts], strict=True)
    }
    return Settled(round(float(slope[0]), 5), _weights(0.0, others), weights)


@attrs.frozen(eq=False)
class Models:
    """Both steps, fitted."""

    first: First
    excluding: Settled
    fitting: Settled

    def table(self) -> dict[str, Any]:
        """Return the shipped form."""
        models = {
            name: {kind: _table(m[n]) for kind, m in self.first.items()} for n, name in enumerate(("blind", "seeing"))
        }
        settled = {
            name: {"slope": s.slope, "links": list(s.links.weights), "own": {k: _table(m) for k, m in s.own.items()}}
            for name, s in (("excluding", self.excluding), ("fitting", self.fitting))
        }
        names = {
            "features": list(FEATURES),
            "value_features": list(VALUE_FEATURES),
            "collective": list(links.COLLECTIVE),
        }
        return {"name": NAME, **names, **models, **settled}

    def probabilities(self, table: Table, rows: NDArray[np.bool_]) -> Matrix:
        """Return the probability of each of ``rows``; zeros elsewhere."""
        scores = first_scores(table, rows, self.first)
        c = collective_rows(table, rows, *scores)
        out = np.zeros(len(rows))
        for n in np.nonzero(rows)[0]:
            model, first = (self.fitting, scores[1]) if table.fits[n] else (self.excluding, scores[0])
            out[n] = model.log_odds(str(table.kind[n]), float(first[n]), c[n], own(table.blind[n], table.values[n]))
        return np.where(rows, 1.0 / (1.0 + np.exp(-np.clip(out, -60, 60))), 0.0)


def _table(model: Weights) -> dict[str, Any]:
    return {"intercept": model.intercept, "weights": list(model.weights)}


def train(table: Table, rows: NDArray[np.bool_]) -> Models:
    """Return both steps fitted on ``rows``; the second learns from scores that the first gives to unseen stories."""
    fold, blind, seeing = table.story % INNER, np.zeros(len(rows)), np.zeros(len(rows))
    for n in range(INNER):
        held = rows & (fold == n)
        scores = first_scores(table, held, first_step(table, rows & (fold != n)))
        blind, seeing = blind + scores[0], seeing + scores[1]
    c = collective_rows(table, rows, blind, seeing)
    settled = [settle(table, rows, (blind, seeing), c, fits=fits) for fits in (False, True)]
    return Models(first_step(table, rows), *settled)


def folds(names: Iterable[str], count: int) -> dict[str, int]:
    """Return the fold of each story: stories in order, dealt out in turn."""
    return {story: n % count for n, story in enumerate(sorted(names))}


def validate(table: Table, count: int) -> None:
    """Print average precision per kind, on folds of stories that the models have not seen."""
    fold = table.story % count
    blind, seeing, final = (np.zeros(len(fold)) for _ in range(3))
    for n in range(count):
        held = fold == n
        models = train(table, ~held)
        scores = first_scores(table, held, models.first)
        blind, seeing = blind + scores[0], seeing + scores[1]
        final += models.probabilities(table, held)
    apart = ~table.fits
    for kind in NAMES:
        own = table.kind == kind
        excluding = _ap(table.same, blind, own & apart)
        print(
            f"{kind:9} pairs {own.sum():6} of one question {table.same[own].sum():5}"
            f"  AP blind {_ap(table.same, blind, own):.3f}, of values that exclude {excluding:.3f};"
            f"  seeing {_ap(table.same, seeing, own):.3f}"
        )
    for name, rows in (
        ("contradictions", table.verdict == "contradiction"),
        ("updates", table.verdict == "update"),
        ("corroborations", np.isin(table.verdict, sorted(CORROBORATES))),
    ):
        print(f"{name:15} AP {_ap(table.right, final, rows):.3f}  {_at(table.right, final, rows)}")


def _ap(truth: NDArray[np.bool_], scores: Matrix, rows: NDArray[np.bool_]) -> float:
    return float(average_precision_score(truth[rows], scores[rows]))


def _at(truth: NDArray[np.bool_], scores: Matrix, rows: NDArray[np.bool_]) -> str:
    """Return how many right pairs are stated at some confidences, of how many."""
    told = []
    for least in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        stated = rows & (scores >= least)
        told.append(f"{least}: {(truth & stated).sum()}/{stated.sum()}")
    return f"right/stated at {', '.join(told)} of {(truth & rows).sum()}"


def gathered(folder: Path, states: Path = STATES) -> Table:
    """Return the pairs of all stories of a folder."""
    checker, known = Checker(), KnownStates(states)
    return Table.of([annotated(story, checker, known) for story in stories_in(folder)])


def main() -> None:
    """Gather, validate, and with --write ship."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--stories", type=Path, default=ROOT / "benchmarks/stories")
    parser.add_argument("--states", type=Path, default=STATES)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    table = gathered(args.stories, args.states)
    print(len(table.stories), "stories,", len(table.kind), "candidate pairs", file=sys.stderr)
    validate(table, args.folds)
    if args.write:
        models = train(table, np.ones(len(table.kind), bool))
        TARGET.write_text(json.dumps(models.table(), indent=1) + "\n", encoding="utf-8")
        print("wrote", TARGET.relative_to(ROOT))


if __name__ == "__main__":
    main()
