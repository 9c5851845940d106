"""Warm up a pipeline's word vectors on plain text: from its neighbours, each word's first and last letters are guessed.

The same idea as `spacy pretrain`, on words cut as in use and with every date shown as its stand-in.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from factcheck.language.shown import Shown
from factcheck.language.words import Cutter

SETS_LEFT_OUT = ("manythings", "tatoeba-test-v2021")


def lines(path: Path, column: int, rare: float, draw: random.Random) -> list[str]:
    """One column of a parallel file, each line once; of the short everyday sentences only a share of `rare`."""
    found: dict[str, None] = {}
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for row in stream:
            name, *columns = row.rstrip("\n").split("\t")
            text = columns[column]
            if name not in SETS_LEFT_OUT or draw.random() < rare:
                found[text] = None
    return list(found)


def words(text: str, cutter: Cutter, shown: Shown, dates: re.Pattern[str]) -> list[str]:
    """The words of `text` as the pipeline is shown them, dates as the stand-in."""
    found = [m.span() for m in dates.finditer(text) if _stands_alone(text, *m.span())]
    cut, position = [], 0
    for start, end in [*found, (len(text), len(text))]:
        cut += [shown.word(text[a:b]) for a, b in cutter.cut(text, position, start)]
        if start < end:
            cut.append(shown.stand_in)
        position = end
    return [word for word in cut if word]


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or after.isalnum() or (before in tuple("-.,/") and before) or after == "-")


def warm_up(nlp: Any, texts: Iterable[list[str]], budget: int, seed: int, rate: float = 0.001) -> None:
    """Train the pipeline's tok2vec in place on sentences given as lists of words, until it has seen `budget` words."""
    from spacy.ml.models.multi_task import create_pretrain_characters
    from spacy.tokens import Doc
    from thinc.api import Adam

    sentences = [each for each in texts if 3 < len(each) < 120]
    tok2vec = nlp.get_pipe("tok2vec").model
    model = create_pretrain_characters(maxout_pieces=3, hidden_size=300, n_characters=4)(nlp.vocab, tok2vec)
    model.initialize(X=[Doc(nlp.vocab, words=each) for each in sentences[:20]])
    optimizer = Adam(rate, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    loss_of = model.attrs["loss"]
    draw, step, total, seen = random.Random(seed), 0, 0.0, 0
    while True:
        draw.shuffle(sentences)
        for batch in _batches(sentences, 2500):
            share = seen / budget
            if share >= 1:
                for node in model.walk():
                    for name in node.param_names:
                        if (average := optimizer.averages.get((node.id, name))) is not None:
                            node.set_param(name, average)
                return
            optimizer.learn_rate = rate * min(1.0, (step + 1) / 100) * max(0.05, 1 - share)
            docs = [Doc(nlp.vocab, words=each) for each in batch]
            guessed, backprop = model.begin_update(docs)
            loss, gradient = loss_of(model.ops, docs, guessed)
            backprop(gradient)
            model.finish_update(optimizer)
            step += 1
            total += float(loss)
            seen += sum(map(len, docs))
            if step % 100 == 0:
                print(json.dumps({"step": step, "words": seen, "loss": total / 100}), flush=True)
                total = 0.0


def _batches(sentences: list[list[str]], size: int) -> Iterable[list[list[str]]]:
    batch: list[list[str]] = []
    count = 0
    for each in sentences:
        batch.append(each)
        count += len(each)
        if count >= size:
            yield batch
            batch, count = [], 0
