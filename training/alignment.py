"""Train the matcher: how probable it is that two claims answer the same question.

    python training/alignment.py [--stories benchmarks/stories] [--folds 5] [--write]

Runs the checker's own stages over annotated stories, labels every candidate pair by the annotations (do mentions of
both claims overlap the annotated mentions of one fact?), and fits two logistic models per kind: ``blind`` does not see
the values, ``seeing`` does. Prints figures cross-validated over stories; ``--write`` fits on all of them and writes
src/factcheck/align/weights.json. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import attrs
import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from factcheck.align.features import AGAINST, FEATURES, VALUE_FEATURES
from factcheck.align.matching import look, pair_features
from factcheck.checker import Checker
from factcheck.errors import LanguageNotAvailable
from factcheck.kinds.registry import NAMES, compare_values
from factcheck.model import Article, Claim

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src/factcheck/align/weights.json"
STRENGTH = 0.03  # inverse of the regularisation, chosen by cross-validation over stories
NAME = "alignment-1"


@attrs.frozen(eq=False)
class Row:
    """One candidate pair: its story, kind, features with and without the values, and whether it is a true pair."""

    story: str
    kind: str
    blind: np.ndarray
    seeing: np.ndarray
    true: bool
    disjoint: bool
    far: bool


def spans_of(story: dict[str, Any]) -> list[dict[str, list[tuple[int, int]]]]:
    """Return, per fact, the annotated spans of each article."""
    texts = {a["id"]: a["text"] for a in story["articles"]}
    facts = []
    for fact in story["facts"]:
        spans: dict[str, list[tuple[int, int]]] = {}
        for claim in fact["claims"]:
            text = texts[claim["article"]]
            for m in claim["mentions"]:
                at = text.index(m["quote"]) + m["quote"].index(m["value_text"])
                spans.setdefault(claim["article"], []).append((at, at + len(m["value_text"])))
        facts.append(spans)
    return facts


def facts_of(claim: Claim, facts: list[dict[str, list[tuple[int, int]]]]) -> set[int]:
    """Return the facts that a claim's mention belongs to."""
    m = claim.mentions[0]
    return {
        n for n, spans in enumerate(facts) if any(m.start < e and s < m.end for s, e in spans.get(claim.article, ()))
    }


def rows_of(story: dict[str, Any], checker: Checker) -> list[Row]:
    """Return the candidate pairs of a story."""
    articles = [
        Article(**{k: a.get(k) for k in ("id", "text", "source", "published", "language", "title")})
        for a in story["articles"]
    ]
    documents, _ = checker._documents(articles)
    if len(documents) < 2:
        return []
    readings = sorted((checker._read(d) for d in documents), key=lambda r: r.document.article.id)
    texts = {r.document.article.id: r.document.article.text for r in readings}
    claims = [c for r in readings for c in r.claims]
    seen = look(claims, texts, [r.names for r in readings], checker._embedder)
    facts = spans_of(story)
    rows = []
    for a, b, comparison, x, v in pair_features(seen, compare_values):
        true = bool(facts_of(a.claim, facts) & facts_of(b.claim, facts))
        disjoint = not comparison.relation.compatible
        rows.append(Row(story["id"], a.claim.kind, x, np.concatenate([x, v]), true, disjoint, comparison.far))
    return rows


def fit(rows: list[Row], which: str) -> tuple[float, np.ndarray]:
    """Return intercept and weights (on the features as they are) of a logistic model whose signs are given.

    Ridge-penalised maximum likelihood on standardised features, by L-BFGS-B with bounds. What is known of the signs
    stands in for the data that a few dozen stories cannot give.
    """
    x = np.array([getattr(r, which) for r in rows])
    y = np.array([1.0 if r.true else -1.0 for r in rows])
    mean, scale = x.mean(axis=0), np.where(x.std(axis=0) > 1e-9, x.std(axis=0), 1.0)
    z = np.hstack([np.ones((len(x), 1)), (x - mean) / scale])
    names = [*FEATURES, *VALUE_FEATURES][: x.shape[1]]
    bounds = [(None, None)] + [(None, 0.0) if n in AGAINST else (0.0, None) for n in names]

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        margin = y * (z @ w)
        slope = -y / (1.0 + np.exp(np.clip(margin, -50, 50)))
        penalty = w[1:] / STRENGTH
        return float(np.logaddexp(0.0, -margin).sum() + 0.5 * (w[1:] @ penalty)), z.T @ slope + np.r_[0.0, penalty]

    w = minimize(loss, np.zeros(z.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x
    weights = w[1:] / scale
    return float(w[0] - weights @ mean), weights


def fit_blind(rows: list[Row], inner: int = 4) -> tuple[float, np.ndarray]:
    """Return the model that does not see values, calibrated on the pairs whose values exclude each other (Platt).

    Whether a pair is stated as a contradiction hangs on it, and such pairs are true less often than others.
    """
    near = [r for r in rows if not r.far]
    fold, scores, truth = folds(near, inner), list[float](), list[bool]()
    for n in range(inner):
        intercept, weights = fit([r for r in near if fold[r.story] != n], "blind")
        held = [r for r in near if fold[r.story] == n and r.disjoint]
        scores += [intercept + float(r.blind @ weights) for r in held]
        truth += [r.true for r in held]
    intercept, weights = fit(near, "blind")
    platt = LogisticRegression(C=1.0).fit(np.array(scores)[:, None], np.array(truth))
    slope = max(0.1, float(platt.coef_[0][0]))
    return intercept * slope + float(platt.intercept_[0]), weights * slope


def table(rows: list[Row]) -> dict[str, Any]:
    """Return the shipped form of models fitted on ``rows``."""
    models: dict[str, Any] = {"blind": {}, "seeing": {}}
    for which, by_kind in models.items():
        for kind in NAMES:
            of_kind = [r for r in rows if r.kind == kind]
            intercept, weights = fit_blind(of_kind) if which == "blind" else fit(of_kind, which)
            by_kind[kind] = {"intercept": round(intercept, 5), "weights": [round(float(w), 5) for w in weights]}
    return {"name": NAME, "features": list(FEATURES), "value_features": list(VALUE_FEATURES), **models}


def folds(rows: list[Row], count: int) -> dict[str, int]:
    """Return the fold of each story: stories in order, dealt out in turn."""
    return {story: n % count for n, story in enumerate(sorted({r.story for r in rows}))}


def validate(rows: list[Row], count: int) -> None:
    """Print average precision per kind, on folds of stories that the models have not seen."""
    fold = folds(rows, count)
    for kind in NAMES:
        for which in ("blind", "seeing"):
            scores, truth, apart = [], [], []
            for n in range(count):
                train = [r for r in rows if r.kind == kind and fold[r.story] != n]
                test = [r for r in rows if r.kind == kind and fold[r.story] == n]
                intercept, weights = fit_blind(train) if which == "blind" else fit(train, which)
                scores += [intercept + float(getattr(r, which) @ weights) for r in test]
                truth += [r.true for r in test]
                apart += [r.disjoint for r in test]
            disjoint = np.array(apart)
            ap = average_precision_score(truth, scores)
            dis = average_precision_score(np.array(truth)[disjoint], np.array(scores)[disjoint])
            print(
                f"{kind:9} {which:7} pairs {len(truth):6} true {sum(truth):5} AP {ap:.3f}  of disjoint values {dis:.3f}"
            )


def main() -> None:
    """Gather, validate, and with --write ship."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--stories", type=Path, default=ROOT / "benchmarks/stories")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    checker, rows = Checker(), []
    for path in sorted(args.stories.glob("*.json")):
        try:
            rows += rows_of(json.loads(path.read_text(encoding="utf-8")), checker)
        except LanguageNotAvailable as error:
            print(path.name, error, file=sys.stderr)
    print(len({r.story for r in rows}), "stories,", len(rows), "candidate pairs")
    validate(rows, args.folds)
    if args.write:
        TARGET.write_text(json.dumps(table(rows), indent=1) + "\n", encoding="utf-8")
        print("wrote", TARGET.relative_to(ROOT))


if __name__ == "__main__":
    main()
