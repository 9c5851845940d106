"""The trained pipeline of a language: the only importer of spaCy, and only once something is parsed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import as_file
from importlib.resources.abc import Traversable
from typing import Any

import attrs


@attrs.frozen
class Reading:
    """What the pipeline says of one word; `head` is an index in the sentence, its own for a root."""

    lemma: str
    pos: str
    morph: str
    head: int
    dep: str


def load(folder: Traversable) -> Any:
    """The pipeline stored in `folder`, built without spaCy's own tokenizer, whose patterns take seconds to compile."""
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

    nlp = Language(create_tokenizer=lambda made: Tokenizer(made.vocab))
    for name, config in json.loads(folder.joinpath("components.json").read_text(encoding="utf-8")).items():
        nlp.add_pipe(config["factory"], name=name, config={k: v for k, v in config.items() if k != "factory"})
    with as_file(folder) as path:
        return nlp.from_disk(path, exclude=["tokenizer", "vectors"])


def read(nlp: Any, sentences: Sequence[Sequence[str]]) -> list[list[Reading]]:
    """The readings of sentences given as lists of words, all in one batch."""
    from spacy.tokens import Doc

    docs: Any = [Doc(nlp.vocab, words=list(words), sent_starts=_starts(len(words))) for words in sentences]
    for _, component in nlp.pipeline:
        docs = list(component.pipe(docs, batch_size=len(docs) or 1))
    return [_readings(doc) for doc in docs]


def _starts(length: int) -> Any:
    """Says that the first word begins a sentence and no other does: the parser may not cut."""
    return [i == 0 for i in range(length)]


def _readings(doc: Any) -> list[Reading]:
    """One sentence's readings with a single root: what else the parser left without head hangs on it."""
    roots = [token for token in doc if token.head.i == token.i]
    root = next((token for token in roots if token.pos_ in ("VERB", "AUX")), roots[0])
    found = []
    for token in doc:
        head, dep = token.head.i, token.dep_
        if head == token.i:
            head, dep = root.i, "root" if token.i == root.i else "punct" if token.pos_ == "PUNCT" else "parataxis"
        found.append(Reading(token.lemma_, token.pos_, str(token.morph), head, dep))
    return found
