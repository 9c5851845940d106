"""What a value is the answer to, as a vector: a small transformer over the passage, read with numpy alone.

The encoder never sees a value: each is replaced by a marker of its kind, and the state of the marker, projected and
made unit, stands for the question that the value answers. How it is made: training/encoder.py.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from factcheck.align.passages import Mark, Passage, passages
from factcheck.errors import EmbedderError

SHIPPED = Path(__file__).parent / "contextual"
_DECIMALS = 5  # more would show the last bits of a machine's arithmetic
_STATED = ("name", "layers", "heads", "pieces", "scale", "shift")  # in about.json
_REMEDY = "install the package again, or make one with training/encoder.py"
_BLOCK = 32  # weights that share a scale in the table of pieces
Matrix = NDArray[np.float32]


@attrs.frozen(eq=False)
class States:
    """One row per mark: ``rows`` of unit length, shape (marks, dimension); ``nulls``, how little each is answered."""

    rows: Matrix
    nulls: Matrix


class ClaimEncoder:
    """The encoder in ``folder`` (None: the shipped one), loaded at first use.

    Raises EmbedderError where a file is missing or broken.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or SHIPPED

    @cached_property
    def name(self) -> str:
        """Its name, as its folder states it."""
        return str(self._about["name"])

    @property
    def scale(self) -> tuple[float, float]:
        """What a cosine is multiplied with and shifted by, to be the log-odds beside a null."""
        return float(self._about["scale"]), float(self._about["shift"])

    @cached_property
    def _about(self) -> dict[str, Any]:
        with self._reading("about.json") as path:
            about = dict(json.loads(path.read_text(encoding="utf-8")))
            if missing := [name for name in _STATED if name not in about]:
                raise ValueError(f"it does not state {', '.join(missing)}")
            return about

    @contextmanager
    def _reading(self, name: str) -> Iterator[Path]:
        """Turn what is raised over one of the files into an error that names it."""
        path = self._folder / name
        try:
            yield path
        except Exception as error:  # tokenizers raises bare Exception, numpy what zipfile and zlib raise
            raise EmbedderError(f"{path}: no readable claim encoder ({error}); {_REMEDY}") from error

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        with self._reading("tokenizer.json") as path:
            return Tokenizer.from_file(str(path))

    @cached_property
    def _weights(self) -> dict[str, NDArray[Any]]:
        with self._reading("weights.npz") as path, np.load(path) as archive:
            stored = {name: archive[name] for name in archive.files}
        return {
            name: (value.astype(np.float32) * stored[f"{name}.scale"][:, None] if value.dtype == np.int8 else value)
            for name, value in stored.items()
            if not name.endswith(".scale")
        }

    def states(self, text: str, sentences: Sequence[int], marks: Sequence[Mark]) -> States:
        """Return a row per mark of one article; ``sentences`` are the characters at which its sentences start.

        A mark outside every sentence, or behind what the encoder reads of an endless one, has a row of zeros.
        """
        dimension = len(self._weights["head.bias"])
        rows = np.zeros((len(marks), dimension), np.float32)
        nulls = np.zeros(len(marks), np.float32)
        first = int(self._about["pieces"])
        for passage in passages(text, sentences, marks, self._pieces, first):
            states = self._forward(passage)
            for place, who in passage.places:
                row = self._weights["head.weight"] @ states[place] + self._weights["head.bias"]
                rows[list(who)] = row / max(float(np.linalg.norm(row)), 1e-9)
                nulls[list(who)] = self._weights["null.weight"] @ states[place] + self._weights["null.bias"]
        return States(rows.round(_DECIMALS), nulls.round(_DECIMALS))

    def _pieces(self, text: str) -> Sequence[int]:
        ids: Sequence[int] = self._tokenizer.encode(text, add_special_tokens=False).ids
        return ids

    def _forward(self, passage: Passage) -> Matrix:
        """Return the last states of a passage, shape (pieces, hidden)."""
        w = self._weights
        x = self._embedded(passage)
        x = _normed(x, w["embedding.norm.weight"], w["embedding.norm.bias"])
        for n in range(int(self._about["layers"])):
            x = self._layer(x, f"layer.{n}")
        return x

    def _embedded(self, passage: Passage) -> Matrix:
        w = self._weights
        ids = np.array(passage.pieces)
        known = w["pieces"].shape[0]
        plain = np.minimum(ids, known - 1)
        packed, scales = w["pieces"][plain], w["pieces.blocks"][plain].astype(np.float32)
        quanta = np.concatenate(
            [packed.reshape(len(ids), -1, _BLOCK // 2) & 15, packed.reshape(len(ids), -1, _BLOCK // 2) >> 4], axis=2
        ).astype(np.float32)
        x: Matrix = ((quanta - 8) * scales[:, :, None]).reshape(len(ids), -1)
        marked = ids >= known
        x[marked] = w["markers"][ids[marked] - known]
        placed: Matrix = x + w["positions"][: len(ids)] + w["type"]
        return placed

    def _layer(self, x: Matrix, at: str) -> Matrix:
        w, heads = self._weights, int(self._about["heads"])
        length, hidden = x.shape
        mixed = x @ w[f"{at}.qkv"].T + w[f"{at}.qkv.bias"]
        q, k, v = mixed.reshape(length, 3, heads, hidden // heads).transpose(1, 2, 0, 3)
        weights = _softmax(q @ k.transpose(0, 2, 1) * np.float32((hidden // heads) ** -0.5))
        seen = (weights @ v).transpose(1, 0, 2).reshape(length, hidden)
        x = x + seen @ w[f"{at}.out"].T + w[f"{at}.out.bias"]
        x = _normed(x, w[f"{at}.norm1.weight"], w[f"{at}.norm1.bias"])
        inner = _gelu(x @ w[f"{at}.up"].T + w[f"{at}.up.bias"])
        x = x + inner @ w[f"{at}.down"].T + w[f"{at}.down.bias"]
        return _normed(x, w[f"{at}.norm2.weight"], w[f"{at}.norm2.bias"])


def _normed(x: Matrix, weight: Matrix, bias: Matrix) -> Matrix:
    centred = x - x.mean(axis=1, keepdims=True)
    made: Matrix = centred / np.sqrt((centred * centred).mean(axis=1, keepdims=True) + 1e-12) * weight + bias
    return made


def _softmax(x: Matrix) -> Matrix:
    raised = np.exp(x - x.max(axis=-1, keepdims=True))
    made: Matrix = raised / raised.sum(axis=-1, keepdims=True)
    return made


def _gelu(x: Matrix) -> Matrix:
    """Return x times the normal distribution's share below it; erf by Abramowitz and Stegun, 7.1.26."""
    y = np.abs(x) * np.float32(0.7071067811865476)
    t = 1 / (1 + np.float32(0.3275911) * y)
    poly = t * (
        np.float32(0.254829592)
        + t
        * (
            np.float32(-0.284496736)
            + t * (np.float32(1.421413741) + t * (np.float32(-1.453152027) + t * np.float32(1.061405429)))
        )
    )
    below = np.float32(0.5) * poly * np.exp(-y * y)
    made: Matrix = x * np.where(x >= 0, 1 - below, below)
    return made
