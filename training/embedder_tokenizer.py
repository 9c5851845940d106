"""The student's tokenizer: whole tokens for frequent words of all languages, pieces for the others."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

from embedder_data import Pair, words

UNKNOWN = "[UNK]"


def train_tokenizer(weighted: Iterable[tuple[str, int]], size: int, pieces: int) -> Tokenizer:
    """A WordPiece tokenizer of `size` entries, lower case, with accents.

    `weighted` are texts and how often each counts. The first `pieces` entries are learnt as WordPiece learns them;
    the rest are the most frequent words that are not among them, so that common word forms have a vector of their own.
    """
    texts = list(weighted)
    learnt = _blank_tokenizer()
    trainer = trainers.WordPieceTrainer(
        vocab_size=pieces, min_frequency=2, special_tokens=[UNKNOWN], limit_alphabet=300, show_progress=False
    )
    learnt.train_from_iterator(_repeated(texts), trainer)
    described = json.loads(learnt.to_str())
    entries = described["model"]["vocab"]
    for word in _by_frequency(texts):
        if len(entries) >= size:
            break
        entries.setdefault(word, len(entries))
    return Tokenizer.from_str(json.dumps(described))


def weighted_texts(pairs: Sequence[Pair], repeats: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """Every text of the pairs once, with how often it counts by `repeats` of its language and of "news"."""
    seen: set[str] = set()
    for pair in pairs:
        times = 1 if pair.short else repeats["news"]
        yield pair.other, times * repeats[pair.language]
        if pair.english not in seen:
            seen.add(pair.english)
            yield pair.english, times


def _blank_tokenizer() -> Tokenizer:
    tokenizer = Tokenizer(models.WordPiece(unk_token=UNKNOWN, max_input_chars_per_word=60))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Replace(Regex("[’‘ʼ`´]"), "'"),
            normalizers.BertNormalizer(lowercase=True, strip_accents=False, handle_chinese_chars=True, clean_text=True),
        ]
    )
    digits = pre_tokenizers.Digits(individual_digits=False)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.BertPreTokenizer(), digits])
    return tokenizer


def _repeated(texts: Iterable[tuple[str, int]]) -> Iterator[str]:
    for text, times in texts:
        for _ in range(times):
            yield text


def _by_frequency(texts: Iterable[tuple[str, int]]) -> list[str]:
    counts: Counter[str] = Counter()
    for text, times in texts:
        for word in words(text):
            counts[word] += times
    return sorted(counts, key=lambda word: (-counts[word], word))
