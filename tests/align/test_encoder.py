"""The claim encoder: its arithmetic against a slow oracle and against BERT, and what it must not see."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest

from factcheck.align.encoder import SHIPPED, ClaimEncoder, _gelu
from factcheck.align.passages import LONGEST, Mark, Passage
from factcheck.errors import EmbedderError

LAYERS, HIDDEN, HEADS, INNER, BLOCK, DIMENSION = 2, 64, 4, 128, 32, 16
SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]
WORDS = ["▁", "▁le", "▁navire", "▁arrive", "▁lundi", "▁mardi", "▁soir", "."]
PIECES = [*SPECIAL, *WORDS, *"abcdefghijklmnopqrstuvwxyzé"]
TEXT = "le navire arrive lundi soir. deux partent mardi."
MARKS = (Mark(17, 22, "date"), Mark(29, 33, "count"), Mark(42, 47, "date"))
SENTENCES = (0, 29)


def quantised(rng: np.random.Generator, rows: int, columns: int) -> dict[str, np.ndarray]:
    """A matrix in eight bits, with a scale per row."""
    return {
        "": rng.integers(-127, 128, (rows, columns), dtype=np.int8),
        ".scale": rng.uniform(0.0005, 0.002, rows).astype(np.float32),
        ".bias": rng.normal(0, 0.1, rows).astype(np.float32),
    }


def small_weights(seed: int = 7) -> dict[str, np.ndarray]:
    """Random weights of a tiny encoder, under the names and in the types of the shipped one."""
    rng = np.random.default_rng(seed)

    def plain(*shape: int, mean: float = 0.0) -> np.ndarray:
        return rng.normal(mean, 0.3, shape).astype(np.float32)

    weights = {
        "pieces": rng.integers(0, 256, (len(PIECES), HIDDEN // 2), dtype=np.uint8),
        "pieces.blocks": rng.uniform(0.02, 0.1, (len(PIECES), HIDDEN // BLOCK)).astype(np.float16),
        "markers": plain(3, HIDDEN),
        "positions": plain(LONGEST + 2, HIDDEN),
        "type": plain(HIDDEN),
        "head.weight": plain(DIMENSION, HIDDEN),
        "head.bias": plain(DIMENSION),
        "null.weight": plain(HIDDEN),
        "null.bias": plain(),
    }
    norms = ["embedding.norm", *(f"layer.{n}.norm{k}" for n in range(LAYERS) for k in (1, 2))]
    for name in norms:
        weights |= {f"{name}.weight": plain(HIDDEN, mean=1.0), f"{name}.bias": plain(HIDDEN)}
    shapes = {"qkv": (3 * HIDDEN, HIDDEN), "out": (HIDDEN, HIDDEN), "up": (INNER, HIDDEN), "down": (HIDDEN, INNER)}
    for n in range(LAYERS):
        for name, shape in shapes.items():
            weights |= {f"layer.{n}.{name}{end}": value for end, value in quantised(rng, *shape).items()}
    return {name: np.asarray(value) for name, value in weights.items()}


def write_encoder(folder: Path, seed: int = 7) -> Path:
    """Write a tiny random encoder into a folder."""
    tokenizers = pytest.importorskip("tokenizers")
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = [(piece, 0.0 if piece in SPECIAL else -float(len(PIECES) - n)) for n, piece in enumerate(PIECES)]
    tokenizer = tokenizers.Tokenizer(tokenizers.models.Unigram(vocabulary, unk_id=3))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="never")
    tokenizer.save(str(folder / "tokenizer.json"))
    np.savez(folder / "weights.npz", **small_weights(seed))
    about = {"name": "tiny", "layers": LAYERS, "heads": HEADS, "pieces": len(PIECES), "scale": 8.0, "shift": -2.0}
    (folder / "about.json").write_text(json.dumps(about), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A folder with a tiny encoder."""
    return write_encoder(tmp_path_factory.mktemp("encoder") / "tiny")


@pytest.fixture(scope="module")
def tiny(folder) -> ClaimEncoder:
    """A tiny encoder of random weights."""
    return ClaimEncoder(folder)


@pytest.fixture(scope="module")
def shipped() -> ClaimEncoder:
    """The encoder in the package."""
    if not (SHIPPED / "weights.npz").exists():
        pytest.skip("the shipped encoder is not there")
    return ClaimEncoder()


# The oracle: every number by itself, in double precision, as the papers write it.


def whole(weights: dict[str, np.ndarray], name: str) -> np.ndarray:
    """A matrix out of its eight bits, row by row."""
    rows = zip(weights[name], weights[f"{name}.scale"], strict=True)
    return np.array([[float(cell) * float(scale) for cell in row] for row, scale in rows])


def piece_row(weights: dict[str, np.ndarray], piece: int) -> np.ndarray:
    """A piece's vector: two weights per byte, the low halves of a block's bytes before the high ones."""
    if piece >= len(PIECES):
        return weights["markers"][piece - len(PIECES)].astype(np.float64)
    row = []
    for block in range(HIDDEN // BLOCK):
        scale = float(weights["pieces.blocks"][piece][block])
        packed = [int(byte) for byte in weights["pieces"][piece][block * BLOCK // 2 : (block + 1) * BLOCK // 2]]
        row += [(byte % 16 - 8) * scale for byte in packed] + [(byte // 16 - 8) * scale for byte in packed]
    return np.array(row)


def normed(weights: dict[str, np.ndarray], name: str, row: np.ndarray) -> np.ndarray:
    """Layer normalisation of one row."""
    mean = sum(row) / len(row)
    variance = sum((x - mean) ** 2 for x in row) / len(row)
    return (row - mean) / math.sqrt(variance + 1e-12) * weights[f"{name}.weight"] + weights[f"{name}.bias"]


def attended(weights: dict[str, np.ndarray], at: str, rows: list[np.ndarray]) -> list[np.ndarray]:
    """Self-attention: each head and each position by itself."""
    mixed = [whole(weights, f"{at}.qkv") @ row + weights[f"{at}.qkv.bias"] for row in rows]
    size, out = HIDDEN // HEADS, []
    for own in mixed:
        seen: list[float] = []
        for head in range(HEADS):
            query, key, value = (
                slice(part * HIDDEN + head * size, part * HIDDEN + (head + 1) * size) for part in range(3)
            )
            scores = [math.exp(float(own[query] @ other[key]) / math.sqrt(size)) for other in mixed]
            seen += list(sum(s * other[value] for s, other in zip(scores, mixed, strict=True)) / sum(scores))
        out.append(whole(weights, f"{at}.out") @ np.array(seen) + weights[f"{at}.out.bias"])
    return out


def raised(weights: dict[str, np.ndarray], at: str, row: np.ndarray) -> np.ndarray:
    """The two linear maps of a layer with the exact GELU between them."""
    inner = whole(weights, f"{at}.up") @ row + weights[f"{at}.up.bias"]
    bent = np.array([x * 0.5 * (1 + math.erf(x / math.sqrt(2))) for x in inner])
    return whole(weights, f"{at}.down") @ bent + weights[f"{at}.down.bias"]


def oracle(weights: dict[str, np.ndarray], pieces: tuple[int, ...]) -> np.ndarray:
    """The last states of a passage."""
    rows = [
        normed(weights, "embedding.norm", piece_row(weights, p) + weights["positions"][n] + weights["type"])
        for n, p in enumerate(pieces)
    ]
    for n in range(LAYERS):
        at = f"layer.{n}"
        seen = attended(weights, at, rows)
        rows = [normed(weights, f"{at}.norm1", row + more) for row, more in zip(rows, seen, strict=True)]
        rows = [normed(weights, f"{at}.norm2", row + raised(weights, at, row)) for row in rows]
    return np.array(rows)


PASSAGES = [
    pytest.param((0, 2), id="nothing"),
    pytest.param((0, 4, 5, 6, len(PIECES), 11, 2), id="a date"),
    pytest.param((0, *range(3, len(PIECES)), *range(len(PIECES), len(PIECES) + 3), 2), id="every piece and marker"),
    pytest.param((0, 5, 5, 5, 5, 2), id="one piece again and again"),
]


@pytest.mark.parametrize("pieces", PASSAGES)
def test_the_fast_way_gives_what_the_slow_one_does(tiny, pieces):
    """To four decimals, in single precision."""
    np.testing.assert_allclose(tiny._forward(Passage(pieces, ())), oracle(small_weights(), pieces), rtol=0, atol=1e-4)


def test_gelu_is_exact_to_six_decimals():
    """The formula for erf is an approximation; a wrong digit in it would not show in the states."""
    x = np.linspace(-8, 8, 4001, dtype=np.float32)
    expected = [0.5 * v * (1 + math.erf(v / math.sqrt(2))) for v in x.astype(np.float64)]
    np.testing.assert_allclose(_gelu(x), expected, rtol=0, atol=2e-6)


@pytest.mark.parametrize("pieces", PASSAGES)
def test_it_is_bert(tiny, pieces):
    """The same weights in transformers' BertModel give the same states."""
    torch, transformers = pytest.importorskip("torch"), pytest.importorskip("transformers")
    w = small_weights()
    settings = {"hidden_size": HIDDEN, "num_hidden_layers": LAYERS, "num_attention_heads": HEADS}
    settings |= {"intermediate_size": INNER, "hidden_act": "gelu", "layer_norm_eps": 1e-12, "type_vocab_size": 1}
    config = transformers.BertConfig(vocab_size=len(PIECES) + 3, max_position_embeddings=LONGEST + 2, **settings)
    bert = transformers.BertModel(config, add_pooling_layer=False).eval()
    named = {
        "embeddings.word_embeddings.weight": [piece_row(w, piece) for piece in range(len(PIECES) + 3)],
        "embeddings.position_embeddings.weight": w["positions"],
        "embeddings.token_type_embeddings.weight": w["type"][None],
        "embeddings.LayerNorm": "embedding.norm",
    }
    for n in range(LAYERS):
        at = f"layer.{n}"
        for part, name in enumerate(("query", "key", "value")):
            rows = slice(part * HIDDEN, (part + 1) * HIDDEN)
            named[f"encoder.{at}.attention.self.{name}.weight"] = whole(w, f"{at}.qkv")[rows]
            named[f"encoder.{at}.attention.self.{name}.bias"] = w[f"{at}.qkv.bias"][rows]
        dense = {"attention.output": "out", "intermediate": "up", "output": "down"}
        for theirs, ours in dense.items():
            named[f"encoder.{at}.{theirs}.dense.weight"] = whole(w, f"{at}.{ours}")
            named[f"encoder.{at}.{theirs}.dense.bias"] = w[f"{at}.{ours}.bias"]
        named |= {
            f"encoder.{at}.attention.output.LayerNorm": f"{at}.norm1",
            f"encoder.{at}.output.LayerNorm": f"{at}.norm2",
        }
    for theirs, ours in [(theirs, ours) for theirs, ours in named.items() if isinstance(ours, str)]:
        del named[theirs]
        named |= {f"{theirs}.{end}": w[f"{ours}.{end}"] for end in ("weight", "bias")}
    found = bert.load_state_dict(
        {k: torch.tensor(np.array(v), dtype=torch.float32) for k, v in named.items()}, strict=False
    )
    assert ([], []) == (found.missing_keys, found.unexpected_keys)
    with torch.no_grad():
        expected = bert(torch.tensor([pieces])).last_hidden_state[0].numpy()
    np.testing.assert_allclose(tiny._forward(Passage(pieces, ())), expected, rtol=0, atol=1e-4)


def test_a_row_is_its_markers_state_projected(tiny):
    """Made unit; the null beside it is a number of its own."""
    w, pieces = small_weights(), (0, 4, 5, 6, 7)
    found = tiny.states("", [], [])
    assert ((0, DIMENSION), (0,)) == (found.rows.shape, found.nulls.shape)
    found = tiny.states("le navire lundi", [0], [Mark(10, 15, "date")])
    pieces = (0, *(PIECES.index(p) for p in ("▁le", "▁navire", "▁")), len(PIECES), 2)
    state = oracle(w, pieces)[4]
    row = w["head.weight"] @ state + w["head.bias"]
    np.testing.assert_allclose(found.rows[0], row / np.linalg.norm(row), atol=1e-4)
    np.testing.assert_allclose(found.nulls[0], w["null.weight"] @ state + w["null.bias"], atol=1e-3)


def test_rows_are_unit_and_one_per_mark(tiny):
    """In the order of the marks, rounded to five decimals."""
    found = tiny.states(TEXT, SENTENCES, MARKS)
    assert ((3, DIMENSION), np.float32) == (found.rows.shape, found.rows.dtype)
    np.testing.assert_allclose(np.linalg.norm(found.rows, axis=1), 1, atol=1e-4)
    turned = tiny.states(TEXT, SENTENCES, MARKS[::-1])
    np.testing.assert_array_equal(found.rows, turned.rows[::-1])
    np.testing.assert_array_equal(found.rows, found.rows.round(5))


@pytest.mark.parametrize("encoder", ["tiny", "shipped"])
@pytest.mark.parametrize("value", ["mardi", "le 4 mars 2024", "x"])
def test_the_encoder_never_sees_a_value(request, encoder, value):
    """Another one in its place, shorter or longer, gives the very same row."""
    encoder = request.getfixturevalue(encoder)
    text = TEXT.replace("lundi", value)
    moved = [Mark(17, 17 + len(value), "date")]
    moved += [Mark(m.start + len(value) - 5, m.end + len(value) - 5, m.kind) for m in MARKS[1:]]
    told, other = encoder.states(TEXT, SENTENCES, MARKS), encoder.states(text, [0, 29 + len(value) - 5], moved)
    np.testing.assert_array_equal(told.rows, other.rows)
    np.testing.assert_array_equal(told.nulls, other.nulls)


@pytest.mark.parametrize("encoder", ["tiny", "shipped"])
def test_what_stands_around_a_value_is_seen(request, encoder):
    """Another kind or another verb is another question."""
    encoder = request.getfixturevalue(encoder)
    told = encoder.states(TEXT, SENTENCES, MARKS).rows[0]
    assert not np.allclose(told, encoder.states(TEXT, SENTENCES, [Mark(17, 22, "location"), *MARKS[1:]]).rows[0])
    assert not np.allclose(told, encoder.states(TEXT.replace("arrive", "repart"), SENTENCES, MARKS).rows[0])


def test_rows_do_not_depend_on_what_was_read_before(folder):
    """The same article gives the same bits, alone, after another, in another encoder of the same folder."""
    encoder = ClaimEncoder(folder)
    first = encoder.states(TEXT, SENTENCES, MARKS)
    encoder.states("deux navires. " * 40, range(0, 560, 14), [Mark(0, 4, "count"), Mark(14, 18, "count")])
    for again in (encoder.states(TEXT, SENTENCES, MARKS), ClaimEncoder(folder).states(TEXT, SENTENCES, MARKS)):
        np.testing.assert_array_equal(first.rows, again.rows)
        np.testing.assert_array_equal(first.nulls, again.nulls)


def test_marks_that_no_passage_holds_have_rows_of_zeros(tiny):
    """Those before all sentences, and those behind what is read of an endless one."""
    found = tiny.states(TEXT, [29], MARKS)
    assert (0, 0) == (np.abs(found.rows[0]).max(), found.nulls[0])
    assert np.abs(found.rows[1:]).max() > 0
    endless = "x" * LONGEST + "lundi"
    assert 0 == np.abs(tiny.states(endless, [0], [Mark(LONGEST, LONGEST + 5, "date")]).rows).max()


def test_marks_that_share_a_marker_share_a_row(tiny):
    """A day in a date."""
    found = tiny.states(TEXT, SENTENCES, [Mark(17, 27, "date"), Mark(17, 22, "date")])
    np.testing.assert_array_equal(found.rows[0], found.rows[1])
    assert found.nulls[0] == found.nulls[1] != 0


def test_it_says_what_it_is(tiny):
    """Its name, and what turns its cosines into log-odds."""
    assert ("tiny", (8.0, -2.0)) == (tiny.name, tiny.scale)


@pytest.mark.parametrize("name", ["about.json", "tokenizer.json", "weights.npz"])
@pytest.mark.parametrize("state", ["missing", "broken", "empty"])
def test_a_broken_folder_is_an_error_that_says_what_to_do(tmp_path, name, state):
    """It names the file that cannot be read."""
    broken = write_encoder(tmp_path / "broken")
    if state == "missing":
        (broken / name).unlink()
    else:
        (broken / name).write_bytes(b"" if state == "empty" else (broken / name).read_bytes()[:50])
    with pytest.raises(EmbedderError, match="install the package again") as caught:
        ClaimEncoder(broken).states(TEXT, SENTENCES, MARKS)
    assert str(broken / name) in str(caught.value)


def test_an_about_that_leaves_something_out_is_an_error(tmp_path):
    """It says what is missing."""
    folder = write_encoder(tmp_path / "silent")
    (folder / "about.json").write_text('{"name": "silent", "layers": 2, "heads": 4}', encoding="utf-8")
    with pytest.raises(EmbedderError, match=r"about\.json: .* does not state pieces, scale, shift"):
        _ = ClaimEncoder(folder).name


def test_nothing_is_read_before_it_is_needed(tmp_path):
    """Making an encoder opens no file."""
    ClaimEncoder(tmp_path / "nowhere")


QUESTIONS = [
    ("date", "Le propriétaire de la compagnie est né en <1961> à Gênes.", "The owner was born in <1958> in Genoa."),
    ("date", "Le procès s'ouvrira le <4 mars> devant le tribunal.", "The trial will open in court on <March 5>."),
    ("count", "Le naufrage a fait <deux> blessés parmi les marins.", "<Three> sailors were injured in the sinking."),
    ("count", "Le navire transportait <400> tonnes de bois.", "The ship was carrying <350> tonnes of timber."),
    (
        "location",
        "Le navire a coulé au large de <Brest> dans la nuit.",
        "The ship sank off <Lorient> during the night.",
    ),
]


def test_the_shipped_encoder_knows_questions(shipped):
    """Of five answers in another language, each question finds its own, whatever the values are."""

    def state(kind: str, told: str) -> np.ndarray:
        text, start, end = told.replace("<", "").replace(">", ""), told.index("<"), told.index(">") - 1
        return shipped.states(text, [0], [Mark(start, end, kind)]).rows[0]

    french = np.stack([state(kind, told) for kind, told, _ in QUESTIONS])
    english = np.stack([state(kind, told) for kind, _, told in QUESTIONS])
    assert list(range(len(QUESTIONS))) == (french @ english.T).argmax(axis=1).tolist()
