"""Write the student as a folder that `SentenceTransformer(path)` opens."""

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

TYPICAL = 4.0  # mean length of a row: half precision is finest well above its subnormal numbers

# the names that every release since 3.2 understands
MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"},
    {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
]


def half(table: NDArray[np.float32]) -> NDArray[np.float16]:
    """The table in half precision, scaled so that its rows are `TYPICAL` long on average (means are normalised).

    Row 0, for what is unknown, becomes zeros: it says nothing.
    """
    scaled = (table * (TYPICAL / np.linalg.norm(table, axis=1).mean())).astype(np.float16)
    scaled[0] = 0
    return scaled


def write_model(table: NDArray[np.float16], tokenizer: Tokenizer, folder: Path, name: str) -> None:
    """Write tokenizer, table, module list and `about.json`; MODEL_CARD.md in the folder stays as it is."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Normalize, StaticEmbedding

    tokenizer.no_padding()
    tokenizer.no_truncation()
    modules = [StaticEmbedding(tokenizer, embedding_weights=torch.from_numpy(table)), Normalize()]
    staged = folder.parent / f"{folder.name}.new"
    SentenceTransformer(modules=modules, device="cpu").save(str(staged), create_model_card=False)
    digest = hashlib.sha256((staged / "model.safetensors").read_bytes()).hexdigest()[:12]
    (staged / "modules.json").write_text(json.dumps(MODULES, indent=2) + "\n", encoding="utf-8")
    about = {"name": f"{name} ({digest})", "entries": len(table), "dimension": table.shape[1]}
    (staged / "about.json").write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    if (folder / "MODEL_CARD.md").is_file():
        shutil.copy(folder / "MODEL_CARD.md", staged / "MODEL_CARD.md")
    (staged / "model.safetensors").chmod(0o644)
    shutil.rmtree(folder, ignore_errors=True)
    staged.rename(folder)
