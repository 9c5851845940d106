"""Embedders: the shipped static model, models of the user's own, and what happens when one is missing."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
import textwrap
import types
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from factcheck.align.embed import (
    SHIPPED,
    Embedder,
    SentenceTransformerEmbedder,
    StaticEmbedder,
    open_embedder,
)
from factcheck.errors import EmbedderError, FactcheckError

TEXTS = (
    "Le ministre a quitté la capitale dans la soirée.",
    "The minister left the capital in the evening.",
    "Der Minister verließ am Abend die Hauptstadt.",
    "El ministro salió de la capital por la noche.",
    "Il ministro ha lasciato la capitale in serata.",
    "O ministro deixou a capital à noite.",
    "L’arrivée d’un cargo à Brême",
    "départ",
    "départ",
    "Ein Wort: Donaudampfschifffahrtsgesellschaftskapitän 🚢",
)


@pytest.fixture(scope="module")
def shipped() -> StaticEmbedder:
    return StaticEmbedder()


@pytest.fixture(scope="module")
def tiny_bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a sentence-transformers model of a few thousand random weights."""
    torch = pytest.importorskip("torch")
    from sentence_transformers import SentenceTransformer, models
    from transformers import BertConfig, BertModel, BertTokenizerFast

    torch.manual_seed(7)
    folder = tmp_path_factory.mktemp("models") / "tiny-bert"
    folder.mkdir()
    letters = [chr(code) for code in range(ord("a"), ord("z") + 1)]
    entries = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{letter}" for letter in letters)]
    (folder / "vocab.txt").write_text("\n".join(entries), encoding="utf-8")
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    settings = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 32}
    BertModel(BertConfig(vocab_size=len(entries), **settings)).save_pretrained(folder)
    transformer = models.Transformer(str(folder))
    path = tmp_path_factory.mktemp("models") / "tiny-sentences"
    SentenceTransformer(modules=[transformer, models.Pooling(16)], device="cpu").save(str(path))
    return path


class Fake:
    """An embedder of two numbers per text."""

    name = "fake"

    def encode(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        return np.tile(np.array([0.6, 0.8], dtype=np.float32), (len(texts), 1))


class Nameless:
    """An object with `encode` alone, whose rows are not of unit length."""

    def encode(self, texts: Sequence[str]) -> list[list[float]]:
        return [[3.0, 4.0]] * len(texts)


def run_python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    import os

    command = [sys.executable, "-c", textwrap.dedent(code)]
    return subprocess.run(
        command, capture_output=True, text=True, timeout=120, env={**os.environ, **environment}, check=False
    )


def test_rows_of_the_shipped_model(shipped: StaticEmbedder) -> None:
    """A row per text, float32, of unit length."""
    rows = shipped.encode(TEXTS)

    assert (len(TEXTS), shipped.dimension) == rows.shape
    assert np.float32 == rows.dtype
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-6)


@pytest.mark.parametrize("text", ["", "   ", "\n\u00a0", "x" * 5000, "🚢"])
def test_text_without_content_gives_zeros(shipped: StaticEmbedder, text: str) -> None:
    """There is nothing to compare in an empty text, nor in one of unknown signs alone."""
    rows = shipped.encode(["bateau", text])

    assert rows[0].any()
    assert not rows[1].any()


def test_no_texts_give_no_rows(shipped: StaticEmbedder) -> None:
    """An empty list is no special case for callers."""
    assert (0, shipped.dimension) == shipped.encode([]).shape


def test_row_does_not_depend_on_its_neighbours(shipped: StaticEmbedder) -> None:
    """Alone, together, reversed or in pieces: the same bits."""
    together = shipped.encode(TEXTS)
    alone = np.concatenate([shipped.encode([text]) for text in TEXTS])
    reversed_rows = shipped.encode(TEXTS[::-1])[::-1]

    assert together.tobytes() == alone.tobytes()
    assert together.tobytes() == reversed_rows.tobytes()


def test_row_does_not_depend_on_the_order_of_sums(shipped: StaticEmbedder) -> None:
    """The same words in another order are the same bits, because the sums are exact."""
    one, other = shipped.encode(["le chat noir dort sur un toit", "toit un sur dort noir chat le"])

    assert one.tobytes() == other.tobytes()


def test_same_vectors_as_sentence_transformers(shipped: StaticEmbedder) -> None:
    """The folder opens with SentenceTransformer(path), and gives the same rows to 1e-3."""
    sentence_transformers = pytest.importorskip("sentence_transformers")
    theirs = sentence_transformers.SentenceTransformer(str(SHIPPED), device="cpu").encode(list(TEXTS))

    assert np.abs(shipped.encode(TEXTS) - np.asarray(theirs, dtype=np.float32)).max() < 1e-3


def test_translations_are_nearer_than_other_sentences(shipped: StaticEmbedder) -> None:
    """One sentence in six languages is nearer to itself than to another sentence of any language."""
    others = ("La grève des trains a été suspendue.", "A wildfire destroyed forty houses.", "Die Bank senkt den Zins.")
    rows = shipped.encode((*TEXTS[:6], *others))
    alike = rows @ rows.T

    assert alike[:6, :6].min() > alike[:6, 6:].max()


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("départ", "quitter", "incendie"),
        ("départ", "departed", "strike"),
        ("arrivée", "arriver", "élection"),
        ("tué", "killed", "signé"),
        ("blessés", "injured", "acheté"),
        ("sommet", "summit", "police"),
        ("séisme", "earthquake", "ministre"),
        ("Wahl", "election", "fire"),
    ],
)
def test_single_words_find_their_like(shipped: StaticEmbedder, word: str, near: str, far: str) -> None:
    """Word forms, synonyms and translations are nearer than unrelated words."""
    here, close, away = shipped.encode([word, near, far])

    assert here @ close > here @ away + 0.2


def test_case_and_apostrophe_do_not_matter(shipped: StaticEmbedder) -> None:
    """Headlines in capitals and typographic apostrophes read like plain text."""
    rows = shipped.encode(["L'ARRIVÉE DU TRAIN", "l’arrivée du train", "l'arrivée du\u00a0train"])

    assert rows[0].tobytes() == rows[1].tobytes() == rows[2].tobytes()


def test_shipped_model_is_small() -> None:
    """It travels in the wheel: at most 24 MB with its tokenizer and model card."""
    assert sum(file.stat().st_size for file in SHIPPED.rglob("*") if file.is_file()) <= 24_000_000


def test_shipped_model_has_a_card() -> None:
    """The card states licences and how to make the model again."""
    card = (SHIPPED / "MODEL_CARD.md").read_text(encoding="utf-8")

    assert all(word in card for word in ("CC BY-SA 4.0", "Tatoeba", "all-MiniLM-L6-v2", "training/embedder.py"))


def test_static_model_needs_no_torch() -> None:
    """Loading and encoding import neither torch nor the libraries built on it."""
    done = run_python(
        """
        import sys
        from factcheck.align.embed import open_embedder
        open_embedder().encode(["un mot"])
        heavy = {"torch", "transformers", "sentence_transformers", "huggingface_hub"}
        print(sorted(heavy & set(sys.modules)))
        """
    )

    assert ("[]\n", "") == (done.stdout, done.stderr)


def test_static_embedder_pickles_by_its_folder(shipped: StaticEmbedder) -> None:
    """A pickle is small, and opens to the same vectors."""
    stored = pickle.dumps(shipped)
    again = pickle.loads(stored)

    assert len(stored) < 1000
    assert shipped.name == again.name
    assert shipped.encode(TEXTS).tobytes() == again.encode(TEXTS).tobytes()


def test_static_folder_by_path_is_read_without_torch(tmp_path: Path, shipped: StaticEmbedder) -> None:
    """A copy of the shipped folder, given by path, is a StaticEmbedder; so is one stored in single precision."""
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("modules.json", "tokenizer.json", "model.safetensors"):
        (copy / name).write_bytes((SHIPPED / name).read_bytes())
    opened = open_embedder(str(copy))

    assert isinstance(opened, StaticEmbedder)
    assert "copy" == opened.name
    assert shipped.encode(TEXTS).tobytes() == opened.encode(TEXTS).tobytes()


def test_static_model_of_the_users_own(tmp_path: Path) -> None:
    """A single-precision StaticEmbedding model saved by sentence-transformers is read to the same vectors."""
    pytest.importorskip("torch")
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import StaticEmbedding
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(SHIPPED / "tokenizer.json"))
    table = np.random.default_rng(3).normal(size=(tokenizer.get_vocab_size(), 8)).astype(np.float32)
    model = SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=table)], device="cpu")
    model.save(str(tmp_path / "own"))
    opened = open_embedder(tmp_path / "own")
    theirs = np.asarray(model.encode(list(TEXTS), normalize_embeddings=True))

    assert isinstance(opened, StaticEmbedder)
    assert np.abs(opened.encode(TEXTS) - theirs).max() < 1e-5


def test_any_sentence_transformers_model(tiny_bert: Path) -> None:
    """A transformer by path gives unit rows under its folder's name, the same bits in any order."""
    opened = open_embedder(tiny_bert)
    rows = opened.encode(TEXTS)
    backwards = opened.encode(TEXTS[::-1])[::-1]

    assert isinstance(opened, SentenceTransformerEmbedder)
    assert "tiny-sentences" == opened.name
    assert (len(TEXTS), 16) == rows.shape
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-6)
    assert rows.tobytes() == backwards.tobytes()
    assert not opened.encode(["ship", " "])[1].any()
    assert 0 == len(opened.encode([]))


def test_sentence_transformer_embedder_pickles_as_its_settings(tiny_bert: Path) -> None:
    """A pickle holds no weights."""
    opened = SentenceTransformerEmbedder(tiny_bert, batch=4)
    stored = pickle.dumps(opened)

    assert len(stored) < 1000
    assert opened.encode(TEXTS).tobytes() == pickle.loads(stored).encode(TEXTS).tobytes()


def test_none_is_the_shipped_model() -> None:
    """Whoever sets nothing gets the model in the wheel, under the name its folder states."""
    stated = json.loads((SHIPPED / "about.json").read_text(encoding="utf-8"))["name"]

    assert stated == open_embedder(None).name == open_embedder().name


def test_object_with_encode_is_taken_as_it_is() -> None:
    """An embedder of the user's own is not wrapped."""
    fake = Fake()

    assert isinstance(fake, Embedder)
    assert open_embedder(fake) is fake


def test_object_without_a_name_gets_one() -> None:
    """A bare model, such as a SentenceTransformer, is named by its type, and its rows are made unit."""
    opened = open_embedder(Nameless())  # type: ignore[arg-type]  # that is the point

    assert "Nameless" == opened.name
    assert [[pytest.approx(0.6), pytest.approx(0.8)]] * 2 == opened.encode(["a", "b"]).tolist()


def test_wrong_shape_is_an_error() -> None:
    """A model that does not give a row per text is told so."""

    class Broken:
        def encode(self, texts: Sequence[str]) -> list[float]:
            return [1.0]

    with pytest.raises(EmbedderError, match="Broken: encode gave shape"):
        open_embedder(Broken()).encode(["a", "b"])  # type: ignore[arg-type]


def test_object_without_encode_is_an_error() -> None:
    """A setting that makes no sense says what would."""
    with pytest.raises(EmbedderError, match="encode"):
        open_embedder(42)  # type: ignore[arg-type]


def test_folder_without_a_model_is_an_error(tmp_path: Path) -> None:
    """The error names the folder, and is one of the package's own."""
    with pytest.raises(EmbedderError, match=tmp_path.name) as caught:
        StaticEmbedder(tmp_path)

    assert isinstance(caught.value, FactcheckError)


@pytest.mark.parametrize("text", ["{", '{"version": "1.0"}'])
def test_broken_tokenizer_is_an_error(tmp_path: Path, text: str) -> None:
    """A damaged file is told, not passed on as the reader's own exception."""
    (tmp_path / "tokenizer.json").write_text(text, encoding="utf-8")

    with pytest.raises(EmbedderError, match="static embedding model"):
        StaticEmbedder(tmp_path)


@pytest.mark.parametrize("offline", ["1", "0"])
def test_missing_model_is_an_error_without_network(offline: str) -> None:
    """A name that is not on this machine fails in seconds, with one line, whether the hub is switched off or away."""
    done = run_python(
        """
        import socket
        def forbidden(*_, **__):
            raise OSError("no network here")
        socket.socket.connect = socket.getaddrinfo = forbidden
        from factcheck.align.embed import open_embedder
        from factcheck.errors import EmbedderError
        try:
            open_embedder("nobody/no-such-model")
        except EmbedderError as error:
            print(error)
        """,
        HF_HUB_OFFLINE=offline,
    )

    assert done.stdout.startswith("nobody/no-such-model: ")
    assert 1 == done.stdout.count("\n")


def test_missing_folder_is_an_error(tmp_path: Path) -> None:
    """A path is never looked up on the network."""
    pytest.importorskip("sentence_transformers")

    with pytest.raises(EmbedderError, match="nowhere"):
        open_embedder(tmp_path / "nowhere")


def test_missing_package_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without sentence-transformers, the error names the command that installs it."""
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)

    with pytest.raises(EmbedderError, match="pip install sentence-transformers"):
        open_embedder("some/model")


class Hub:
    """Stands for a model hub and the packages that ask it: knows some names, and notes what it is asked."""

    def __init__(self, *known: str) -> None:
        self.known, self.asked, self.opened = known, [], []

    def model_info(self, name: str, timeout: float) -> None:
        self.asked.append(name)
        if name not in self.known:
            raise OSError(f"{name}: unknown to the hub\nand more lines")

    def open(self, model: str, *, device: str, local_files_only: bool = False) -> Fake:
        self.opened.append(local_files_only)
        if local_files_only:
            raise OSError("no files here")
        return Fake()


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch):
    """A function that puts a hub which knows some names in the place of the real one."""

    def install(*known: str, offline: bool = False) -> Hub:
        made = Hub(*known)
        constants = types.SimpleNamespace(HF_HUB_OFFLINE=offline)
        package = types.SimpleNamespace(HfApi=lambda: made, constants=constants)
        monkeypatch.setitem(sys.modules, "huggingface_hub", package)
        monkeypatch.setitem(sys.modules, "huggingface_hub.constants", constants)
        monkeypatch.setitem(sys.modules, "sentence_transformers", types.SimpleNamespace(SentenceTransformer=made.open))
        return made

    return install


@pytest.mark.parametrize(
    ("model", "known", "asked"),
    [
        ("atelier/phrases", "atelier/phrases", ["atelier/phrases"]),
        ("phrases", "sentence-transformers/phrases", ["sentence-transformers/phrases"]),
        ("phrases", "phrases", ["sentence-transformers/phrases", "phrases"]),
    ],
)
def test_the_hub_is_asked_once_for_each_name(hub, model: str, known: str, asked: list[str]) -> None:
    """Files that are here come first; a bare name may be one of the hub's own collection."""
    found = hub(known)
    opened = SentenceTransformerEmbedder(model)

    assert asked == found.asked
    assert [True, False] == found.opened
    assert f"SentenceTransformerEmbedder({model!r})" == repr(opened)


def test_a_model_unknown_to_the_hub_says_what_to_do(hub) -> None:
    """In one line, without a try to download it."""
    found = hub()
    with pytest.raises(EmbedderError, match="could not be fetched") as caught:
        SentenceTransformerEmbedder("atelier/phrases")

    assert "(atelier/phrases: unknown to the hub); give a folder, download it first" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert [True] == found.opened


@pytest.mark.parametrize(
    ("model", "offline"),
    [("atelier/phrases", True), ("./phrases", False), ("~/phrases", False), ("/a/b/c", False), ("a/b/c", False)],
)
def test_what_is_no_name_of_a_hub_is_not_asked_for(hub, model: str, offline: bool) -> None:
    """Nor is any name when the user has switched the hub off."""
    found = hub(model, offline=offline)
    with pytest.raises(EmbedderError, match="no sentence-transformers model could be read there"):
        SentenceTransformerEmbedder(model)

    assert [] == found.asked


def test_the_shipped_model_shows_its_name(shipped: StaticEmbedder) -> None:
    """And not where it lies, which differs from machine to machine."""
    assert f"StaticEmbedder({shipped.name!r})" == repr(shipped)
