"""Train a language's pipeline: `python training/language.py fr OUT --data ../shared/data`."""

from __future__ import annotations

import argparse
import json
import random
import time
import tomllib
from pathlib import Path
from typing import Any

import noise
import treebank
import warm_up
from factcheck.language.shown import Shown
from factcheck.language.words import Cutter
from treebank import Words

HERE = Path(__file__).resolve().parent


def table(code: str, name: str) -> dict[str, Any]:
    """A table of the language's folder in the package."""
    path = HERE.parent / "src" / "factcheck" / "language" / code / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def material(settings: dict[str, Any], data: Path) -> tuple[list[tuple[float, Words]], list[Words]]:
    """The sentences to train on, each with its weight, and the held-out ones."""
    conventions = settings["conventions"]
    habits = treebank.lemma_habits(words for name in conventions["lemmas_of"] for words in read(data / name, settings))
    train, held_out = [], []
    for name, weight in settings["sources"].items():
        sentences = read(data / name, settings)
        if name not in conventions["lemmas_of"]:
            sentences = [treebank.with_lemma_habits(words, habits) for words in sentences]
            sentences = [treebank.with_agents(words, conventions["agents"]) for words in sentences]
        if name == conventions["held_out_of"]:
            random.Random(settings["seed"]).shuffle(sentences)
            held_out = sentences[: settings["held_out"]]
            sentences = sentences[settings["held_out"] :]
        train += [(weight, words) for words in sentences if weight]
    return train, held_out


def read(path: Path, settings: dict[str, Any]) -> list[Words]:
    """The sentences of a treebank with the labels that all of them share, cut as the language's text is."""
    sentences = treebank.read(path, settings["conventions"]["contractions"])
    return [treebank.common_labels(words) for words in sentences]


def example(nlp: Any, words: Words, shown: Shown) -> Any:
    """One spaCy Example of a sentence as the pipeline is shown it."""
    from spacy.tokens import Doc
    from spacy.training import Example

    texts = [w.text if w.date else shown.word(w.text) for w in words]
    starts = [i == 0 for i in range(len(words))]
    seen = Doc(nlp.vocab, words=texts, sent_starts=starts)
    gold = Doc(
        nlp.vocab,
        words=texts,
        sent_starts=starts,
        pos=[w.pos for w in words],
        morphs=[w.morph for w in words],
        lemmas=[w.lemma if w.date else shown.word(w.lemma) for w in words],
        heads=[w.head for w in words],
        deps=["ROOT" if w.dep == "root" else w.dep for w in words],
    )
    return Example(seen, gold)


def batches(sentences: list[Words], size: float) -> list[list[Words]]:
    """`sentences` in lists of about `size` words."""
    found: list[list[Words]] = [[]]
    count = 0
    for words in sentences:
        if count >= size:
            found.append([])
            count = 0
        found[-1].append(words)
        count += len(words)
    return found


def scores(nlp: Any, sentences: list[Words], shown: Shown) -> dict[str, float]:
    """Shares in [0, 1] of words with the right UPOS, features, lemma, head, head and relation (punctuation counts)."""
    hits = dict.fromkeys(("upos", "feats", "lemma", "uas", "las", "uas_words", "las_words"), 0)
    total = no_punct = 0
    for words in sentences:
        eg = example(nlp, words, shown)
        doc = eg.predicted
        for _, component in nlp.pipeline:
            doc = component(doc)
        for token, gold in zip(doc, eg.reference, strict=True):
            total += 1
            hits["upos"] += token.pos_ == gold.pos_
            hits["feats"] += str(token.morph) == str(gold.morph)
            hits["lemma"] += token.lemma_ == gold.lemma_
            head = token.head.i == gold.head.i
            label = head and token.dep_ == gold.dep_
            hits["uas"] += head
            hits["las"] += label
            if gold.pos_ != "PUNCT":
                no_punct += 1
                hits["uas_words"] += head
                hits["las_words"] += label
    return {k: round(v / (no_punct if k.endswith("_words") else total), 4) for k, v in hits.items()}


def build(settings: dict[str, Any]) -> Any:
    """An untrained pipeline with the settings' components."""
    from spacy.language import Language
    from spacy.util import fix_random_seed

    fix_random_seed(settings["seed"])
    nlp = Language()
    for name, config in settings["pipeline"].items():
        nlp.add_pipe(config["factory"], name=name, config={k: v for k, v in config.items() if k != "factory"})
    return nlp


def train_pipeline(settings: dict[str, Any], data: Path, out: Path, shown: Shown, warm: Path | None) -> None:
    """Train the settings' number of epochs and keep the one that does best on the held-out sentences."""
    from thinc.api import Adam

    dates = treebank.date_pattern(settings["dates"])
    train, held_out = material(settings, data)
    held_out = [treebank.collapse(words, dates, shown.stand_in) for words in held_out]
    nlp = build(settings)
    draw = random.Random(settings["seed"])
    first = [example(nlp, treebank.collapse(words, dates, shown.stand_in), shown) for _, words in train]
    nlp.initialize(lambda: first)
    if warm is not None:
        nlp.get_pipe("tok2vec").model.from_bytes(warm.read_bytes())
    config = settings["optimizer"]
    optimizer = Adam(config["rate"], L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    began, step, best = time.monotonic(), 0, 0.0
    low, high = config["batch_words"]
    for epoch in range(config["epochs"]):
        sentences = noise.epoch(train, settings["noise"], dates, shown.stand_in, draw)
        groups = batches(sentences, min(high, low * config["batch_growth"] ** epoch))
        for place, batch in enumerate(groups):
            step += 1
            left = 1 - (epoch + place / len(groups)) / config["epochs"]
            optimizer.learn_rate = config["rate"] * min(1.0, step / config["warmup_steps"]) * max(0.02, left)
            nlp.update([example(nlp, words, shown) for words in batch], drop=config["dropout"], sgd=optimizer)
        with nlp.use_params(optimizer.averages):
            found = scores(nlp, held_out, shown)
            mean = (found["upos"] + found["uas"] + found["las"] + found["lemma"]) / 4
            if mean > best:
                best = mean
                nlp.to_disk(out)
        minutes = round((time.monotonic() - began) / 60, 1)
        print(json.dumps({"epoch": epoch + 1, "minutes": minutes, "step": step, **found}), flush=True)


def warm_pipeline(code: str, settings: dict[str, Any], data: Path, out: Path, shown: Shown) -> None:
    """Warm up the word vectors on plain text and write them to the file `out`."""
    config = settings["warm_up"]
    cutter = Cutter.of_tables(table(code, "reading"), table(code, "abbreviations"))
    dates = treebank.date_pattern(settings["dates"])
    train, _ = material(settings, data)
    collapsed = [treebank.collapse(words, dates, shown.stand_in) for _, words in train]
    texts = [[w.text if w.date else shown.word(w.text) for w in words] for words in collapsed]
    lines = warm_up.lines(data / config["text"], config["column"], config["everyday"], random.Random(settings["seed"]))
    texts += [warm_up.words(line, cutter, shown, dates) for line in lines]
    nlp = build(settings)
    warm_up.warm_up(nlp, texts, config["words"], settings["seed"])
    out.write_bytes(nlp.get_pipe("tok2vec").model.to_bytes())


def pack(nlp: Any, settings: dict[str, Any], out: Path) -> None:
    """Write a trained pipeline as the package ships it: its components, and of all strings only those they need."""
    from spacy.strings import StringStore

    names = list(settings["pipeline"])
    nlp.to_disk(out, exclude=["tokenizer", "vocab"])
    (out / "config.cfg").unlink()
    (out / "meta.json").unlink()
    (out / "components.json").write_text(json.dumps(settings["pipeline"], indent=1), encoding="utf-8")
    needed = {label for name in names[1:] for label in map(str, nlp.get_pipe(name).labels)}
    needed |= {part for label in needed for part in label.replace("=", "|").split("|")}
    trees = nlp.get_pipe("trainable_lemmatizer").trees
    nodes = [trees[i] for i in range(len(trees))]
    needed |= {nlp.vocab.strings[node[side]] for node in nodes for side in ("orig", "subst") if side in node}
    (out / "vocab").mkdir(exist_ok=True)
    StringStore(sorted(needed)).to_disk(out / "vocab" / "strings.json")


def main() -> None:
    """Train, then measure on the tests."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--warm", type=Path, help="file of warmed-up word vectors; made where missing")
    parser.add_argument("--pack", type=Path, help="folder for the pipeline as the package ships it")
    parser.add_argument("--measure-only", action="store_true")
    asked = parser.parse_args()
    settings = tomllib.loads((HERE / "language.toml").read_text(encoding="utf-8"))[asked.language]
    shown = Shown.of_table(table(asked.language, "reading"))
    if not asked.measure_only:
        if asked.warm and not asked.warm.exists():
            warm_pipeline(asked.language, settings, asked.data, asked.warm, shown)
        train_pipeline(settings, asked.data, asked.out, shown, asked.warm)
    nlp = build(settings).from_disk(asked.out)
    if asked.pack:
        pack(nlp, settings, asked.pack)
    dates = treebank.date_pattern(settings["dates"])
    for name, path in settings["tests"].items():
        sentences = read(asked.data / path, settings)
        collapsed = [treebank.collapse(words, dates, shown.stand_in) for words in sentences]
        print(json.dumps({"test": name, **scores(nlp, sentences, shown)}))
        print(json.dumps({"test": name + ", dates collapsed", **scores(nlp, collapsed, shown)}), flush=True)


if __name__ == "__main__":
    main()
