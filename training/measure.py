"""Measure a shipped language on its tests, as users get it: `python training/measure.py fr --data ../shared/data`.

Prints the tokenizer's F1 on the tests' text, and for verbs, on the tests' own words, how many lemmas are infinitives
and how many lemmas, moods and tenses are right, by the pipeline alone and with the tables.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import treebank
from factcheck.language import Language
from factcheck.language.pipeline import read
from treebank import Words

HERE = Path(__file__).resolve().parent


def tokens(language: Language, sentences: list[Words]) -> dict[str, float]:
    """Precision, recall and F1 of the words cut from each sentence's text."""
    right = gold = made = 0
    for words in sentences:
        text, spans = "", set()
        for w in words:
            spans.add((len(text), len(text) + len(w.text)))
            text += w.text + (" " if w.space else "")
        cut = set(language._cutter.cut(text, 0, len(text)))
        right, gold, made = right + len(spans & cut), gold + len(spans), made + len(cut)
    return {"precision": right / made, "recall": right / gold, "f1": 2 * right / (gold + made)}


def verbs(language: Language, sentences: list[Words]) -> dict[str, float]:
    """Shares of verb and auxiliary readings, before and after the tables."""
    shown = [[language._shown.word(w.text) for w in words] for words in sentences]
    counts: Counter[str] = Counter()
    for words, seen, readings in zip(sentences, shown, read(language._pipeline, shown), strict=True):
        for w, form, reading in zip(words, seen, readings, strict=True):
            if reading.pos in ("VERB", "AUX"):
                counts.update(_verb(language, w, form.lower(), reading))
    return {name: count / counts["said to be verbs"] for name, count in sorted(counts.items())}


def _verb(language: Language, word: treebank.Word, form: str, reading: Any) -> list[str]:
    """The counts that one verb reading adds to."""
    known = language._verbs.infinitives(form)
    lemma = reading.lemma if reading.lemma in known or not known else known[0]
    morph = language._tenses.morph(form, lemma, reading.morph) if known else reading.morph
    said = {"pipeline": (reading.lemma, reading.morph), "with tables": (lemma, morph)}
    found = ["said to be verbs"] + ["are verbs"] * (word.pos in ("VERB", "AUX"))
    for name, (each, features) in said.items():
        found += [f"infinitive, {name}"] * (each in language._verbs.ranks)
        if word.pos in ("VERB", "AUX"):
            found += [f"right lemma, {name}"] * (each == word.lemma)
            found += [f"right mood and tense, {name}"] * (_tense(features) == _tense(word.morph))
    return found


def _tense(morph: str) -> list[str]:
    return [pair for pair in morph.split("|") if pair.split("=")[0] in ("Mood", "Tense", "VerbForm")]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    asked = parser.parse_args()
    settings = tomllib.loads((HERE / "language.toml").read_text(encoding="utf-8"))[asked.language]
    language = Language(asked.language)
    for name, path in settings["tests"].items():
        sentences = list(treebank.read(asked.data / path, settings["conventions"]["contractions"]))
        found = {"tokens": tokens(language, sentences), "verbs": verbs(language, sentences)}
        print(name, json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
