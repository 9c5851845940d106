"""The student: a table with one vector per token; a text is the mean of its tokens' vectors."""

from collections.abc import Callable, Sequence

import attrs
import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch.nn import functional as F  # noqa: N812  # torch's own habit

NEVER = -1e4  # a logit that leaves no probability


@attrs.frozen
class Recipe:
    """How the student is trained; the fields are explained in embedder.toml."""

    epochs: float
    batch: int
    rate: float
    sharpness: float
    judged: int
    seed: int
    weights: dict[str, float]


@attrs.frozen(eq=False)
class Bags:
    """Tokenised texts laid end to end: text n has the tokens `ids[starts[n] : starts[n + 1]]`."""

    ids: NDArray[np.int64]
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, tokenizer: Tokenizer, texts: Sequence[str]) -> "Bags":
        """Tokenise `texts` without special tokens."""
        rows = [coded.ids for coded in tokenizer.encode_batch(list(texts), add_special_tokens=False)]
        starts = np.zeros(len(rows) + 1, dtype=np.int64)
        np.cumsum([len(row) for row in rows], out=starts[1:])
        return cls(np.fromiter((token for row in rows for token in row), np.int64, int(starts[-1])), starts)

    def pick(self, rows: NDArray[np.int64]) -> tuple[torch.Tensor, torch.Tensor]:
        """The tokens of the given texts and where each text begins, as torch's embedding_bag takes them."""
        lengths = self.starts[rows + 1] - self.starts[rows]
        offsets = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        places = np.repeat(self.starts[rows] - offsets, lengths) + np.arange(lengths.sum())
        return torch.from_numpy(self.ids[places]), torch.from_numpy(offsets)


@attrs.frozen(eq=False)
class Lessons:
    """What the student sees: row n of `english` and `other` is a translation pair.

    `targets[taught[n]]` is the teacher's unit vector for it (none where `taught[n]` is -1), `same[n]` numbers its
    distinct English text, so that two translations of one sentence are not held against each other.
    `first` and `second` are the judged sentences per language, `gold` how alike they are.
    """

    english: Bags
    other: Bags
    taught: NDArray[np.int64]
    same: NDArray[np.int64]
    targets: torch.Tensor
    first: tuple[Bags, ...]
    second: tuple[Bags, ...]
    gold: torch.Tensor


def first_table(lessons: Lessons, size: int) -> NDArray[np.float32]:
    """A start for the table: each token is what its texts have in common beyond all texts, rarer tokens being longer.

    The length a / (a + p) of a token with frequency p is that of smooth inverse frequency (Arora et al. 2017).
    """
    targets = lessons.targets.numpy()
    ids = np.concatenate([lessons.english.ids, lessons.other.ids])
    lengths = np.concatenate([np.diff(lessons.english.starts), np.diff(lessons.other.starts)])
    taught = np.repeat(np.concatenate([lessons.taught, lessons.taught]), lengths)
    mean = targets[lessons.taught[lessons.taught >= 0]].mean(axis=0)
    counts = np.bincount(ids, minlength=size).astype(np.float32)
    seen, owners = ids[taught >= 0], taught[taught >= 0]
    columns = [np.bincount(seen, weights=targets[owners, n] - mean[n], minlength=size) for n in range(len(mean))]
    table = np.stack(columns, axis=1) / (counts + 2)[:, None]
    norms = np.maximum(np.linalg.norm(table, axis=1), 1e-6)
    rarity = 1e-3 / (1e-3 + counts / counts.sum())
    table *= (rarity * np.minimum(norms * 3, 1) / norms)[:, None]
    return np.asarray(table / np.linalg.norm(table, axis=1).mean(), dtype=np.float32)


def train(lessons: Lessons, size: int, recipe: Recipe, report: Callable[[str], None] = print) -> NDArray[np.float32]:
    """The trained table, shape (size, dimension); the same for the same lessons, recipe, machine and thread count."""
    rng = np.random.default_rng(recipe.seed)
    table = torch.nn.Parameter(torch.from_numpy(first_table(lessons, size)))
    optimiser = torch.optim.Adam([table], lr=recipe.rate, betas=(0.9, 0.99), fused=True)
    full = (np.diff(lessons.english.starts) > 0) & (np.diff(lessons.other.starts) > 0)
    rows = np.flatnonzero(full)
    steps = int(recipe.epochs * len(rows) / recipe.batch)
    per_epoch = len(rows) // recipe.batch
    for step in range(steps):
        if step % per_epoch == 0:
            order = rng.permutation(rows)
        start = step % per_epoch * recipe.batch
        for group in optimiser.param_groups:
            group["lr"] = recipe.rate * min(1, (step + 1) / 50) * (1 - step / steps)
        loss = _translation_loss(table, lessons, order[start : start + recipe.batch], recipe)
        loss = loss + recipe.weights["judged"] * _judged_loss(table, lessons, recipe.judged, rng)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        if step % 200 == 0:
            report(f"step {step} of {steps}: loss {loss.item():.3f}")
    return np.asarray(table.detach().numpy())


def _vectors(table: torch.Tensor, bags: Bags, rows: NDArray[np.int64]) -> torch.Tensor:
    ids, offsets = bags.pick(rows)
    return F.normalize(F.embedding_bag(ids, table, offsets, mode="mean"))


def _translation_loss(table: torch.Tensor, lessons: Lessons, rows: NDArray[np.int64], recipe: Recipe) -> torch.Tensor:
    """Both sides near the teacher, each nearest to its own teacher vector and to its own translation in the batch."""
    english, other = _vectors(table, lessons.english, rows), _vectors(table, lessons.other, rows)
    same = torch.from_numpy(lessons.same[rows])
    repeats = (same[:, None] == same[None, :]) & ~torch.eye(len(rows), dtype=torch.bool)
    weights, sharpness = recipe.weights, recipe.sharpness
    loss = _contrast(english, other, repeats, sharpness) + _contrast(other, english, repeats, sharpness)
    loss = weights["translation"] / 2 * loss
    taught = torch.from_numpy(lessons.taught[rows])
    known = taught >= 0
    if known.any():
        target, repeats = lessons.targets[taught[known]], repeats[known][:, known]
        for side in (english[known], other[known]):
            loss = loss + weights["cosine"] * (1 - (side * target).sum(dim=1).mean())
            loss = loss + weights["teacher"] / 2 * _contrast(side, target, repeats, sharpness)
    return loss


def _contrast(side: torch.Tensor, target: torch.Tensor, repeats: torch.Tensor, sharpness: float) -> torch.Tensor:
    """InfoNCE: row n of `side` is to pick row n of `target`; repeats of one sentence are left out."""
    logits = (sharpness * side @ target.T).masked_fill(repeats, NEVER)
    return F.cross_entropy(logits, torch.arange(len(side)))


def _judged_loss(table: torch.Tensor, lessons: Lessons, count: int, rng: np.random.Generator) -> torch.Tensor:
    """One minus Pearson's correlation with people's judgements: half of the time within one language, else across."""
    rows = rng.integers(0, len(lessons.gold), count)
    one, other = rng.integers(0, len(lessons.first), 2)
    if rng.random() < 0.5:
        other = one
    alike = (_vectors(table, lessons.first[one], rows) * _vectors(table, lessons.second[other], rows)).sum(dim=1)
    alike, gold = alike - alike.mean(), lessons.gold[rows] - lessons.gold[rows].mean()
    return 1 - (alike * gold).sum() / (alike.norm() * gold.norm() + 1e-6)
