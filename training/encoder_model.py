"""The claim encoder in torch: first layers of multilingual-e5-small, a projection, its loss, its shipped form."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import torch
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers
from torch.nn import functional
from transformers import BertConfig, BertModel

from encoder_base import Base, state
from encoder_data import Text
from factcheck.align.passages import KINDS, passages

LAYERS, DIMENSION = 6, 128
PAD, UNKNOWN, MASK = 1, 3, 250001  # pieces of the base
DROPPED = 0.05  # share of the pieces that are unknown to an epoch
BATCH = 4096  # pieces at once
NULL_WEIGHT = 0.5  # of a claim that nothing in the other article answers, in the loss


def tokenizer_of(base: Base, kept: Sequence[int]) -> Tokenizer:
    """Return the base's tokenizer with only some of its pieces; a text's first word has a space of its own."""
    made = Tokenizer(models.Unigram([base.pieces[i] for i in kept], unk_id=UNKNOWN, byte_fallback=False))
    folded = normalizers.Replace(Regex(" {2,}"), " ")
    made.normalizer = normalizers.Sequence([normalizers.Nmt(), normalizers.NFKC(), folded])
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="never")
    return made


@attrs.frozen(eq=False)
class Row:
    """A value: in which passage of its story and at which piece its marker stands, and what it answers."""

    passage: int
    place: int
    article: str
    answers: frozenset[int]
    start: int
    end: int


@attrs.frozen(eq=False)
class Story:
    """A story cut into passages, with its values by kind."""

    name: str
    passages: list[tuple[int, ...]]
    rows: dict[str, list[Row]]


def stories_of(texts: Sequence[Text], tokenizer: Tokenizer, pieces: int) -> list[Story]:
    """Return the stories of ``texts`` as the encoder reads them."""
    made: dict[str, Story] = {}
    for text in texts:
        story = made.setdefault(text.story, Story(text.story, [], {kind: [] for kind in KINDS}))
        marks = [v.mark for v in text.values]
        cut = passages(text.text, text.sentences, marks, lambda t: tokenizer.encode(t).ids, pieces)
        for passage in cut:
            for place, who in passage.places:
                for n in who:
                    m = marks[n]
                    row = Row(len(story.passages), place, text.article, text.values[n].answers, m.start, m.end)
                    story.rows[m.kind].append(row)
            story.passages.append(passage.pieces)
    return list(made.values())


class Encoder(torch.nn.Module):
    """Passages in, per value a vector of unit length and how little it is answered out."""

    def __init__(self, base: Base, kept: Sequence[int]) -> None:
        super().__init__()
        self.pieces, self.dropped = len(kept), DROPPED
        config = BertConfig(
            vocab_size=len(kept) + 1,
            hidden_size=base.hidden,
            num_hidden_layers=LAYERS,
            num_attention_heads=base.heads,
            intermediate_size=base.inner,
            max_position_embeddings=512,
            layer_norm_eps=base.eps,
            pad_token_id=PAD,
        )
        self.bert = BertModel(config, add_pooling_layer=False)
        weights = {k: torch.tensor(v) for k, v in state(base, np.array([*kept, MASK])).items() if _kept(k)}
        self.bert.load_state_dict(weights, strict=False)
        self.bert.embeddings.word_embeddings.weight.requires_grad_(False)  # stays in the four bits that it comes in
        self.markers = torch.nn.Embedding(len(KINDS), base.hidden)
        self.head, self.null = torch.nn.Linear(base.hidden, DIMENSION), torch.nn.Linear(base.hidden, 1)
        self.log_scale = torch.nn.Parameter(torch.tensor(math.log(14.0)))
        self.shift = torch.nn.Parameter(torch.tensor(-4.0))
        with torch.no_grad():
            self.markers.weight.copy_(self.bert.embeddings.word_embeddings.weight[-1].expand(len(KINDS), -1))
            torch.nn.init.normal_(self.head.weight, std=0.05)
            self.null.weight.zero_()
            self.null.bias.zero_()

    def states(self, story: Story) -> dict[str, torch.Tensor]:
        """Return the marker states of a story's values, per kind, in the order of its rows."""
        order = sorted(range(len(story.passages)), key=lambda i: len(story.passages[i]))
        hidden: dict[int, torch.Tensor] = {}
        at = 0
        while at < len(order):
            longest = len(story.passages[order[min(at + 15, len(order) - 1)]])
            group = order[at : at + max(1, BATCH // longest)]
            at += len(group)
            hidden |= dict(zip(group, self._read([story.passages[i] for i in group]), strict=True))
        return {
            kind: torch.stack([hidden[r.passage][r.place] for r in rows]).float()
            for kind, rows in story.rows.items()
            if rows
        }

    def _read(self, group: Sequence[tuple[int, ...]]) -> torch.Tensor:
        ids = torch.full((len(group), max(map(len, group))), PAD)
        seen = torch.zeros_like(ids)
        for row, pieces in enumerate(group):
            given = torch.tensor(pieces)
            if self.training:
                lost = (torch.rand(len(pieces)) < self.dropped) & (given < self.pieces) & (given > UNKNOWN)
                given = torch.where(lost, torch.tensor(UNKNOWN), given)
            ids[row, : len(pieces)], seen[row, : len(pieces)] = given, 1
        with torch.autocast("cpu", dtype=torch.bfloat16):
            plain = self.bert.embeddings.word_embeddings(ids.clamp(max=self.pieces))
            marker = self.markers((ids - self.pieces).clamp(min=0))
            vectors = torch.where((ids >= self.pieces)[..., None], marker, plain)
            states: torch.Tensor = self.bert(inputs_embeds=vectors, attention_mask=seen).last_hidden_state
        return states

    def scores(self, states: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Return the unit vectors of values, their log-odds with each other, and the log-odds of no answer."""
        vectors = functional.normalize(self.head(states), dim=-1)
        return vectors, vectors @ vectors.T * self.log_scale.exp() + self.shift, self.null(states).squeeze(-1)

    def loss(self, story: Story) -> torch.Tensor:
        """Return the loss of a story: for each value and each other article, which of its values answer it, or none."""
        total = torch.tensor(0.0)
        for kind, states in self.states(story).items():
            rows = story.rows[kind]
            if len({row.article for row in rows}) > 1:
                total = total + self._loss(states, rows)
        return total

    def _loss(self, states: torch.Tensor, rows: Sequence[Row]) -> torch.Tensor:
        _, scores, nulls = self.scores(states)
        same = torch.tensor([[bool(a.answers & b.answers) for b in rows] for a in rows])
        total, count = torch.tensor(0.0), torch.tensor(0.0)
        for article in sorted({row.article for row in rows}):
            there = torch.tensor([n for n, row in enumerate(rows) if row.article == article])
            here = torch.tensor([n for n, row in enumerate(rows) if row.article != article])
            choices = torch.cat([scores[here][:, there], nulls[here][:, None]], 1)
            right = same[here][:, there]
            answered = right.any(1)
            right = torch.cat([right, ~answered[:, None]], 1)
            weight = torch.where(answered, 1.0, NULL_WEIGHT)
            found = torch.logsumexp(choices.masked_fill(~right, -1e9), 1) - torch.logsumexp(choices, 1)
            total, count = total - (found * weight).sum(), count + weight.sum()
        return total / count

    def groups(self, rate: float) -> list[dict[str, Any]]:
        """Return the parameters with their rates: the new ones learn faster."""
        old = [p for p in self.bert.parameters() if p.requires_grad]
        new = [*self.head.parameters(), *self.null.parameters(), self.markers.weight, self.log_scale, self.shift]
        return [{"params": old, "lr": rate}, {"params": new, "lr": 1e-3}]


def _kept(name: str) -> bool:
    return not name.startswith("encoder.layer.") or int(name.split(".")[2]) < LAYERS


def learn(model: Encoder, stories: Sequence[Story], rate: float, epochs: int, together: int, seed: int) -> None:
    """Train ``model`` on ``stories``, ``together`` a step, with a linear warm-up and decay of the rate."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    optimiser = torch.optim.AdamW(model.groups(rate), weight_decay=0.01)
    steps = epochs * math.ceil(len(stories) / together)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min(1, (s + 1) / 40) * max(0.02, 1 - s / steps))
    model.train()
    for epoch in range(epochs):
        order, total = chance.sample(list(stories), len(stories)), 0.0
        for at in range(0, len(order), together):
            optimiser.zero_grad()
            for story in order[at : at + together]:
                loss = model.loss(story) / together
                if loss.requires_grad:
                    loss.backward()
                total += float(loss.detach())
            torch.nn.utils.clip_grad_norm_(model.bert.parameters(), 1.0)
            optimiser.step()
            schedule.step()
        print(f"epoch {epoch}: loss {total * together / len(stories):.3f}", flush=True)
    model.eval()


def pack(model: Encoder, base: Base, tokenizer: Tokenizer, folder: Path, name: str) -> None:
    """Write the shipped form: pieces in four bits as they came, matrices in eight bits a row, the rest as it is."""
    w = {k: v.detach().float().numpy() for k, v in model.bert.state_dict().items()}
    arrays: dict[str, np.ndarray] = {}
    for n in range(LAYERS):
        at = f"encoder.layer.{n}."
        mixed = ("attention.self.query", "attention.self.key", "attention.self.value")
        arrays |= _eight_bits(f"layer.{n}.qkv", np.concatenate([w[f"{at}{part}.weight"] for part in mixed]))
        arrays[f"layer.{n}.qkv.bias"] = np.concatenate([w[f"{at}{part}.bias"] for part in mixed])
        dense = {"out": "attention.output.dense", "up": "intermediate.dense", "down": "output.dense"}
        for short, long in dense.items():
            arrays |= _eight_bits(f"layer.{n}.{short}", w[f"{at}{long}.weight"])
            arrays[f"layer.{n}.{short}.bias"] = w[f"{at}{long}.bias"]
        for short, long in {"norm1": "attention.output.LayerNorm", "norm2": "output.LayerNorm"}.items():
            for part in ("weight", "bias"):
                arrays[f"layer.{n}.{short}.{part}"] = w[f"{at}{long}.{part}"]
    arrays |= _four_bits(w["embeddings.word_embeddings.weight"][: model.pieces])
    arrays |= {
        "markers": model.markers.weight.detach().numpy(),
        "positions": w["embeddings.position_embeddings.weight"],
        "type": w["embeddings.token_type_embeddings.weight"][0],
        "embedding.norm.weight": w["embeddings.LayerNorm.weight"],
        "embedding.norm.bias": w["embeddings.LayerNorm.bias"],
        "head.weight": model.head.weight.detach().numpy(),
        "head.bias": model.head.bias.detach().numpy(),
        "null.weight": model.null.weight.detach().numpy()[0],
        "null.bias": model.null.bias.detach().numpy(),
    }
    folder.mkdir(parents=True, exist_ok=True)
    np.savez(folder / "weights.npz", **arrays)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    about = {
        "name": name,
        "layers": LAYERS,
        "heads": base.heads,
        "pieces": model.pieces,
        "scale": round(float(model.log_scale.detach().exp()), 5),
        "shift": round(float(model.shift.detach()), 5),
    }
    (folder / "about.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def _eight_bits(name: str, matrix: np.ndarray) -> dict[str, np.ndarray]:
    scale = np.abs(matrix).max(axis=1) / 127
    return {name: np.round(matrix / scale[:, None]).astype(np.int8), f"{name}.scale": scale.astype(np.float32)}


def _four_bits(rows: np.ndarray) -> dict[str, np.ndarray]:
    """Return rows that came in blocks of four bits in the same blocks again; nothing is lost."""
    blocks = rows.reshape(-1, 32)
    peak = blocks[np.arange(len(blocks)), np.abs(blocks).argmax(axis=1)]
    scale = np.where(peak == 0, 1e-8, peak / -8)
    quanta = np.clip(np.round(blocks / scale[:, None] + 8), 0, 15).astype(np.uint8)
    packed = quanta[:, :16] | (quanta[:, 16:] << 4)
    return {
        "pieces": packed.reshape(len(rows), -1),
        "pieces.blocks": scale.reshape(len(rows), -1).astype(np.float16),
    }


def vectors_of(model: Encoder, stories: Sequence[Story]) -> Mapping[tuple[str, str, str, int, int], Any]:
    """Return vector and null of every value: by story, article, kind, start, end."""
    model.eval()
    made = {}
    with torch.no_grad():
        for story in stories:
            for kind, states in model.states(story).items():
                vectors, _, nulls = model.scores(states)
                for row, vector, null in zip(story.rows[kind], vectors, nulls, strict=True):
                    made[story.name, row.article, kind, row.start, row.end] = (vector.numpy(), float(null))
    return made
