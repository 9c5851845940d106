"""Measure an embedder: STS Spearman, FLORES retrieval, and whether words of one meaning find each other."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from embedder_data import LANGUAGES, read_flores, read_sts

WORDS = Path(__file__).with_name("embedder_words.txt")
Encode = Callable[[Sequence[str]], NDArray[np.float32]]


def spearman(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """Spearman's rank correlation times 100."""
    from scipy.stats import spearmanr

    return float(spearmanr(one, other).statistic) * 100


def sts_scores(encode: Encode, data: Path, split: str) -> dict[str, float]:
    """STS Spearman x 100 for each language, and for "XX-en": first sentence in XX, second in English."""
    rows = {language: read_sts(data, language, split) for language in LANGUAGES}
    gold = np.array([row.score for row in rows["en"]])
    first = {language: encode([row.first for row in rows[language]]) for language in LANGUAGES}
    second = {language: encode([row.second for row in rows[language]]) for language in LANGUAGES}
    scores = {name: spearman((first[name] * second[name]).sum(axis=1), gold) for name in LANGUAGES}
    for name in LANGUAGES[1:]:
        scores[f"{name}-en"] = spearman((first[name] * second["en"]).sum(axis=1), gold)
    return scores


def retrieval(encode: Encode, data: Path) -> dict[str, float]:
    """FLORES devtest: of 1,012 sentences, the percentage whose nearest one in the other language is its translation."""
    vectors = {language: encode(read_flores(data, language)) for language in LANGUAGES}
    right = np.arange(len(vectors["en"]))
    scores = {}
    for name in LANGUAGES[1:]:
        alike = vectors[name] @ vectors["en"].T
        scores[f"{name}-en"] = float((alike.argmax(axis=1) == right).mean()) * 100
        scores[f"en-{name}"] = float((alike.argmax(axis=0) == right).mean()) * 100
    return scores


def word_precision(encode: Encode, groups: Sequence[Sequence[str]]) -> float:
    """How purely words of one meaning come first: mean average precision x 100 over all words of all groups.

    `groups` are lists of words of one meaning, in any language; each word ranks all others by cosine.
    """
    owner = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    vectors = encode([word for group in groups for word in group])
    alike = vectors @ vectors.T
    np.fill_diagonal(alike, -2)
    scores = []
    for row, mine in zip(alike, owner, strict=True):
        hits = (owner == mine)[np.argsort(-row, kind="stable")[:-1]]
        places = np.flatnonzero(hits)
        scores.append(float((np.arange(1, len(places) + 1) / (places + 1)).mean()))
    return float(np.mean(scores)) * 100


def measured(folder: Path, data: Path) -> str:
    """All figures of the model in `folder`, as a Markdown table."""
    from factcheck.align.embed import StaticEmbedder

    encode = StaticEmbedder(folder).encode
    dev, test, found = sts_scores(encode, data, "dev"), sts_scores(encode, data, "test"), retrieval(encode, data)
    groups = [line.split() for line in WORDS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    lines = ["| language | STS dev | STS test | STS test, second sentence English | FLORES to English | from English |"]
    lines.append("|---|---|---|---|---|---|")
    for name in LANGUAGES:
        row = [name, f"{dev[name]:.1f}", f"{test[name]:.1f}"]
        pair = [test.get(f"{name}-en"), found.get(f"{name}-en"), found.get(f"en-{name}")]
        lines.append("| " + " | ".join(row + ["" if figure is None else f"{figure:.1f}" for figure in pair]) + " |")
    lines.append(f"\nWords of one meaning, mean average precision: {word_precision(encode, groups):.1f}")
    return "\n".join(lines)
