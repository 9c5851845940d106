"""Texts to vectors: the only module that knows an embedding library.

The default is the small multilingual static model shipped beside this file. It is read with `tokenizers` and
numpy alone; sentence-transformers and torch are imported only for a model of the user's own.
"""

from __future__ import annotations

import contextlib
import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from factcheck.errors import EmbedderError

SHIPPED = Path(__file__).parent / "static"
_TABLE = "embedding.weight"
_NUMBERS: dict[str, np.dtype[Any]] = {"F16": np.dtype("<f2"), "F32": np.dtype("<f4")}


@runtime_checkable
class Embedder(Protocol):
    """Anything that turns texts into vectors.

    `name` says in reports which model it was; `encode` gives float32 rows of unit length, shape (texts, dimension),
    a zero row for a text without content. A text's row should not depend on the texts beside it.
    """

    @property
    def name(self) -> str:
        """The model's name, the same on every machine."""
        ...

    def encode(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """One row of unit length per text."""
        ...


class StaticEmbedder:
    """A sentence-transformers StaticEmbedding model, read without torch: a text is the mean of its tokens' vectors.

    `folder` holds tokenizer.json and model.safetensors; None is the shipped model. Pickles as its folder.
    A text's row is the same bit for bit whatever stands beside it: half-precision vectors are added in double
    precision, where their sums are exact. Raises EmbedderError when the folder cannot be read.
    """

    def __init__(self, folder: str | Path | None = None) -> None:
        from tokenizers import Tokenizer

        self._given = folder
        path = SHIPPED if folder is None else Path(folder)
        try:
            self._tokenizer = Tokenizer.from_file(str(path / "tokenizer.json"))
            self._tokenizer.no_padding()
            self._tokenizer.no_truncation()
            self._table = _map_table(path / "model.safetensors")
        except Exception as error:  # tokenizers raises bare Exception for a missing or broken file
            raise EmbedderError(f"{path}: no readable static embedding model ({_first_line(error)})") from error
        self._name = _stated_name(path)

    @property
    def name(self) -> str:
        """The model's name as its folder states it, else the folder's own name."""
        return self._name

    @property
    def dimension(self) -> int:
        """How many numbers a row has."""
        return int(self._table.shape[1])

    def encode(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """One row of unit length per text, shape (texts, dimension); a zero row where a text has no tokens."""
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        seen: dict[str, int] = {}
        for place, text in enumerate(texts):
            first = seen.setdefault(text, place)
            rows[place] = self._encode_one(text) if first == place else rows[first]
        return rows

    def _encode_one(self, text: str) -> NDArray[np.float32]:
        tokens = self._tokenizer.encode(text, add_special_tokens=False).ids
        if not tokens:
            return np.zeros(self.dimension, dtype=np.float32)
        total = self._table[tokens].sum(axis=0, dtype=np.float64)
        return _unit(total)

    def __reduce__(self) -> tuple[type[StaticEmbedder], tuple[str | Path | None]]:
        return type(self), (self._given,)

    def __repr__(self) -> str:
        return f"StaticEmbedder({self._name!r})"


class SentenceTransformerEmbedder:
    """Any sentence-transformers model, by name or folder; imported when constructed, kept files before the network.

    Texts are encoded one at a time unless `batch` says otherwise: in a larger batch, padding and matrix shapes move
    the last bits of a row, so that a report could depend on the order of the articles. `device` is torch's.
    Pickles as its settings. Raises EmbedderError when the package or the model is missing.
    """

    def __init__(self, model: str | Path, *, batch: int = 1, device: str = "cpu") -> None:
        self._settings = (str(model), batch, device)
        self._model = _open_model(str(model), device)
        self._batch = batch

    @property
    def name(self) -> str:
        """The model's name; for a folder its last part, so that reports do not depend on where it lies."""
        given = self._settings[0]
        return Path(given).resolve().name if Path(given).is_dir() else given

    def encode(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """One row of unit length per text; equal texts are encoded once."""
        distinct = list(dict.fromkeys(texts))
        if not distinct:
            return np.zeros((0, 0), dtype=np.float32)
        rows = _unit_rows(_encode_with(self._model, distinct, self._batch), len(distinct), self.name)
        place = {text: row for row, text in enumerate(distinct)}
        rows[[row for row, text in enumerate(distinct) if not text.strip()]] = 0
        return rows[[place[text] for text in texts]]

    def __reduce__(self) -> tuple[Any, tuple[str, int, str]]:
        return _reopen, self._settings

    def __repr__(self) -> str:
        return f"SentenceTransformerEmbedder({self._settings[0]!r})"


class _Nameless:
    """An object of the user's that has `encode` and no `name`, such as a SentenceTransformer: rows are made unit."""

    def __init__(self, given: Any) -> None:
        self._given = given
        self.name = type(given).__name__

    def encode(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """One row of unit length per text."""
        return _unit_rows(self._given.encode(list(texts)), len(texts), self.name)


def open_embedder(embedder: str | Path | Embedder | None = None) -> Embedder:
    """The embedder meant by a setting.

    None is the shipped model; a folder or a name is a sentence-transformers model (a folder in the shipped format is
    read without torch); an object with `encode` is taken as it is. Raises EmbedderError.
    """
    if embedder is None:
        return StaticEmbedder()
    if isinstance(embedder, (str, Path)):
        return StaticEmbedder(embedder) if _is_static(Path(embedder)) else SentenceTransformerEmbedder(embedder)
    if not callable(getattr(embedder, "encode", None)):
        raise EmbedderError(
            f"embedder= takes a model's name or folder or an object with encode(texts), not {embedder!r}"
        )
    if isinstance(getattr(embedder, "name", None), str):
        return embedder
    return _Nameless(embedder)


def _map_table(path: Path) -> NDArray[Any]:
    """The table of a safetensors file, mapped rather than read: eight bytes of header length, JSON, numbers."""
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        entry = json.loads(file.read(length))[_TABLE]
    start = 8 + length + entry["data_offsets"][0]
    kind: np.dtype[Any] = _NUMBERS[entry["dtype"]]
    return np.memmap(path, dtype=kind, mode="r", offset=start, shape=tuple(entry["shape"]))


def _is_static(folder: Path) -> bool:
    """Whether a folder is a StaticEmbedding model with nothing after it but a normalisation."""
    try:
        modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
        kinds = [module["type"].rsplit(".", 1)[-1] for module in modules]
        at_root = not modules[0]["path"]
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return False
    return at_root and kinds in (["StaticEmbedding"], ["StaticEmbedding", "Normalize"])


def _stated_name(folder: Path) -> str:
    about = folder / "about.json"
    return str(json.loads(about.read_text(encoding="utf-8"))["name"]) if about.is_file() else folder.resolve().name


def _open_model(model: str, device: str) -> Any:
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise EmbedderError(
            f"the embedder {model!r} needs sentence-transformers; run: pip install sentence-transformers"
        ) from error
    try:
        return SentenceTransformer(model, device=device, local_files_only=True)
    except Exception as missing:  # whatever the hub, transformers or torch raise for files that are not here
        if Path(model).exists() or not _may_be_on_the_hub(model):
            raise EmbedderError(
                f"{model}: no sentence-transformers model could be read there ({_first_line(missing)})"
            ) from missing
    try:
        _ask_the_hub(model)
        return SentenceTransformer(model, device=device)
    except Exception as error:
        raise EmbedderError(
            f"{model}: not among the downloaded models, and it could not be fetched ({_first_line(error)}); "
            "give a folder, download it first, or leave embedder= away for the shipped model"
        ) from error


def _may_be_on_the_hub(model: str) -> bool:
    """Whether a name that is no folder here could be one of a model hub, and the network may be asked."""
    from huggingface_hub.constants import HF_HUB_OFFLINE

    return not HF_HUB_OFFLINE and model.count("/") <= 1 and not model.startswith((".", "/", "~"))


def _ask_the_hub(model: str) -> None:
    """Raise unless the hub answers and knows the model: asked once, where a download would try for over a minute."""
    from huggingface_hub import HfApi

    *others, last = [model] if "/" in model else [f"sentence-transformers/{model}", model]
    for name in others:
        with contextlib.suppress(Exception):
            HfApi().model_info(name, timeout=10)
            return
    HfApi().model_info(last, timeout=10)


def _reopen(model: str, batch: int, device: str) -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder(model, batch=batch, device=device)


def _encode_with(model: Any, texts: list[str], batch: int) -> Any:
    return model.encode(texts, batch_size=batch, show_progress_bar=False, convert_to_numpy=True)


def _unit_rows(given: Any, texts: int, name: str) -> NDArray[np.float32]:
    """Whatever a model returned, as rows of unit length; a row of zeros or NaN (an empty text) becomes zeros."""
    rows = np.nan_to_num(np.asarray(given, dtype=np.float64))
    if rows.ndim != 2 or len(rows) != texts:
        raise EmbedderError(f"{name}: encode gave shape {rows.shape} for {texts} texts; expected one row per text")
    return np.stack([_unit(row) for row in rows]) if texts else rows.astype(np.float32)


def _unit(row: NDArray[np.float64]) -> NDArray[np.float32]:
    length = math.sqrt(float((row * row).sum()))
    return (row / length if length else row).astype(np.float32)


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)
