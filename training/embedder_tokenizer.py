"""The student's tokenizer: WordPiece, learnt from all languages at once, so that frequent words are whole tokens."""

from collections.abc import Iterator, Mapping, Sequence

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

from embedder_data import Pair

UNKNOWN = "[UNK]"


def train_tokenizer(pairs: Sequence[Pair], size: int, repeats: Mapping[str, int]) -> Tokenizer:
    """A WordPiece tokenizer of `size` entries, lower case, with accents; entry 0 stands for what is unknown.

    `repeats` says how often a language's texts count, against the unequal amounts of data.
    """
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
    trainer = trainers.WordPieceTrainer(
        vocab_size=size, min_frequency=2, special_tokens=[UNKNOWN], limit_alphabet=300, show_progress=False
    )
    tokenizer.train_from_iterator(_texts(pairs, repeats), trainer)
    return tokenizer


def _texts(pairs: Sequence[Pair], repeats: Mapping[str, int]) -> Iterator[str]:
    """Every English text once, and the others as often as their language counts."""
    seen: set[str] = set()
    for pair in pairs:
        for _ in range(repeats[pair.language]):
            yield pair.other
        if pair.english not in seen:
            seen.add(pair.english)
            yield pair.english
