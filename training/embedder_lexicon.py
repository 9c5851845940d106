"""Word translations out of the parallel texts, so that single words get a teacher too.

IBM model 1 (Brown et al. 1993) in both directions; a word pair is kept where both directions believe in it.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from embedder_data import Pair, words

ROUNDS = 6
LONGEST = 40  # words; longer sentences cost most and align worst


def word_translations(pairs: Sequence[Pair], language: str, least: int, belief: float) -> list[tuple[str, str]]:
    """(English word, word of `language`) pairs in a fixed order.

    Kept are pairs whose words each occur together in at least `least` sentences and translate each other with a
    geometric mean probability of at least `belief`.
    """
    sides = [(words(pair.english), words(pair.other)) for pair in pairs if pair.language == language]
    sides = [(one, other) for one, other in sides if 0 < len(one) <= LONGEST and 0 < len(other) <= LONGEST]
    english = {word: n for n, word in enumerate(dict.fromkeys(word for one, _ in sides for word in one))}
    foreign = {word: n for n, word in enumerate(dict.fromkeys(word for _, other in sides for word in other))}
    cells, places, sentence = _cells([([english[w] for w in a], [foreign[w] for w in b]) for a, b in sides])
    forward = _probabilities(cells, places, sentence, 0)
    backward = _probabilities(cells, places, sentence, 1)
    together = np.bincount(places, minlength=len(cells))
    keep = np.flatnonzero((together >= least) & (np.sqrt(forward * backward) >= belief))
    spelled = list(english), list(foreign)
    return [(spelled[0][cells[row, 0]], spelled[1][cells[row, 1]]) for row in keep]


def _cells(
    sides: Sequence[tuple[list[int], list[int]]],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The distinct word pairs, which of them each link of each sentence is, and each link's sentence."""
    rows = [np.stack(np.meshgrid(one, other, indexing="ij"), -1).reshape(-1, 2) for one, other in sides]
    links = np.concatenate(rows).astype(np.int64)
    width = int(links[:, 1].max()) + 1
    keys, places = np.unique(links[:, 0] * width + links[:, 1], return_inverse=True)
    sentence = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    return np.stack([keys // width, keys % width], axis=1), places, sentence


def _probabilities(
    cells: NDArray[np.int64], places: NDArray[np.int64], sentence: NDArray[np.int64], given: int
) -> NDArray[np.float64]:
    """P(the other word | the word of side `given`) for each word pair, by expectation maximisation."""
    source, target = cells[:, given], cells[:, 1 - given]
    chance = np.ones(len(cells))
    # within a sentence every occurrence of a target word shares one unit of belief over the source words
    _, group = np.unique(sentence * (int(target.max()) + 1) + target[places], return_inverse=True)
    for _ in range(ROUNDS):
        link = chance[places]
        count = np.bincount(places, weights=link / np.bincount(group, weights=link)[group], minlength=len(cells))
        chance = count / np.bincount(source, weights=count)[source]
    return chance
