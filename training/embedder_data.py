"""Read the texts that the embedder is trained on and measured with.

Everything comes from one data folder (see the model card for its sources and licences):
``parallel/en-XX.tsv.gz`` (set, English, other), ``sts/stsb-XX-SPLIT.csv`` (sentence, sentence, score from 0 to 5)
and ``parallel/flores/XXX_Latn.devtest`` (one sentence per line, line-aligned; for measuring only).
"""

import csv
import gzip
import hashlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import attrs

LANGUAGES = ("en", "fr", "de", "es", "it", "pt")
FLORES_NAMES = {"en": "eng", "fr": "fra", "de": "deu", "es": "spa", "it": "ita", "pt": "por"}
SHORT_SETS = ("manythings", "tatoeba")


@attrs.frozen
class Pair:
    """One English sentence and its translation into `language`; `short` marks textbook sentences, not news."""

    english: str
    other: str
    language: str
    short: bool


@attrs.frozen
class Judged:
    """Two sentences and how alike people found them, from 0 to 5."""

    first: str
    second: str
    score: float


def read_pairs(data: Path) -> tuple[Pair, ...]:
    """All distinct translation pairs of the data folder, in file order."""
    seen: dict[Pair, None] = {}
    for language in LANGUAGES[1:]:
        with gzip.open(data / "parallel" / f"en-{language}.tsv.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                name, english, other = (field.strip() for field in line.rstrip("\n").split("\t"))
                if english and other:
                    seen[Pair(english, other, language, name.startswith(SHORT_SETS))] = None
    return tuple(seen)


def read_sts(data: Path, language: str, split: str) -> tuple[Judged, ...]:
    """The STS benchmark in one language: `split` is "train", "dev" or "test"; line n is the same in all languages."""
    path = data / "sts" / f"stsb-{language}-{split}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(Judged(first, second, float(score)) for first, second, score in csv.reader(lines))


def read_flores(data: Path, language: str) -> tuple[str, ...]:
    """The FLORES-200 devtest sentences of one language; line n means the same in all languages."""
    path = data / "parallel" / "flores" / f"{FLORES_NAMES[language]}_Latn.devtest"
    return tuple(path.read_text(encoding="utf-8").splitlines())


def words(text: str) -> list[str]:
    """The words of a text in lower case: runs of letters (an elided "l'" is a word of its own)."""
    marked = "".join(character if character.isalpha() else " " for character in text.lower())
    return marked.split()


def frequent_words(texts: Iterable[str], least: int) -> dict[str, int]:
    """How often each word occurs, for words seen at least `least` times, most frequent first (ties by spelling)."""
    counts = Counter(word for text in texts for word in words(text))
    return {word: n for word, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if n >= least}


def teacher_texts(data: Path) -> tuple[str, ...]:
    """The English texts that the teacher reads, the most useful first: news, STS, words, then textbook sentences.

    Textbook sentences come by the number of languages they are translated into, so that a cut keeps those that
    tie languages together.
    """
    pairs = read_pairs(data)
    judged = read_sts(data, "en", "train")
    ties = Counter(pair.english for pair in pairs if pair.short)
    short = sorted(ties, key=lambda text: (-ties[text], hash_order(text)))
    ordered = [pair.english for pair in pairs if not pair.short]
    ordered += [text for pair in judged for text in (pair.first, pair.second)]
    ordered += list(frequent_words({pair.english: None for pair in pairs}, 3))
    return tuple(dict.fromkeys([*ordered, *short]))


def hash_order(text: str) -> bytes:
    """A key that shuffles texts the same way on every machine."""
    return hashlib.blake2b(text.encode(), digest_size=8).digest()
