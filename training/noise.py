"""Noise for training: each epoch sees the sentences a little different from the last."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence

import attrs

import treebank
from treebank import Word, Words

# The share of added dates that open the sentence.
FIRST = 0.2


def epoch(
    train: Sequence[tuple[float, Words]],
    chances: Mapping[str, float],
    dates: re.Pattern[str],
    stand_in: str,
    draw: random.Random,
) -> list[Words]:
    """The sentences of one epoch: drawn by weight, dates collapsed, then changed by chance; shuffled.

    `chances` are shares of the sentences: `dates_kept` as words, `date_added` to a sentence without one,
    `stop_dropped` at the end.
    """
    chosen = []
    for weight, words in train:
        if draw.random() >= weight:
            continue
        if draw.random() >= chances["dates_kept"]:
            words = treebank.collapse(words, dates, stand_in)
        if draw.random() < chances["date_added"] and not any(w.date for w in words):
            words = with_date(words, stand_in, draw)
        if len(words) > 3 and words[-1].text == "." and draw.random() < chances["stop_dropped"]:
            words = words[:-1]
        chosen.append(words)
    draw.shuffle(chosen)
    return chosen


def with_date(words: Words, stand_in: str, draw: random.Random) -> Words:
    """`words` with a date hung on one of its verbs, at a place where that crosses no other relation."""
    verbs = [i for i, w in enumerate(words) if w.pos == "VERB" and finite(words, i)]
    if not verbs:
        return words
    verb = draw.choice(verbs)
    if words[verb].dep == "root" and draw.random() < FIRST:
        return first(words, verb, stand_in)
    spans = subtrees(words)
    right = [i for i, w in enumerate(words) if w.head == verb and i > verb and w.dep not in ("punct", "conj", "cc")]
    places = [verb + 1, *(spans[i][1] for i in right)]
    places += [spans[i][1] for i in right if words[i].dep.startswith(("nsubj", "obl"))]
    at = draw.choice(places)
    if words[at - 1].text.endswith("'") or (words[at : at + 1] and words[at].text.startswith("-")):
        return words
    return insert(words, at, Word(stand_in, stand_in, "NOUN", "", verb, "obl", words[at - 1].space, date=True))


def first(words: Words, verb: int, stand_in: str) -> Words:
    """`words` opened by a date and a comma."""
    capital = words[0].pos == "PROPN" or words[0].lemma[:1].isupper()
    opening = words[0].text if capital else words[0].text[0].lower() + words[0].text[1:]
    words = (attrs.evolve(words[0], text=opening), *words[1:])
    words = insert(words, 0, Word(",", ",", "PUNCT", "", verb, "punct", True))
    return insert(words, 0, Word(stand_in, stand_in, "NOUN", "", verb + 1, "obl", False, date=True))


def finite(words: Words, i: int) -> bool:
    """Whether word `i` is a finite verb, or one with an auxiliary."""
    return "VerbForm=Fin" in words[i].morph or any(w.head == i and w.dep.startswith("aux") for w in words)


def subtrees(words: Words) -> list[tuple[int, int]]:
    """The first and the end of what hangs on each word, itself among it."""
    spans = [(i, i + 1) for i in range(len(words))]
    for i in range(len(words)):
        at, steps = i, 0
        while words[at].head != at and steps < len(words):
            at, steps = words[at].head, steps + 1
            spans[at] = min(spans[at][0], i), max(spans[at][1], i + 1)
    return spans


def insert(words: Words, at: int, new: Word) -> Words:
    """`words` with `new` before position `at`; its head counts in the old positions."""
    moved = [attrs.evolve(w, head=w.head + (w.head >= at)) for w in (*words, new)]
    return (*moved[:at], moved[-1], *moved[at:-1])
