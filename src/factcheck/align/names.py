"""One entity, many spellings: "Kim Jong-un", "Kim Jong Un", "M. Kim" and "le dirigeant nord-coréen" in one story."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from factcheck.claims.names import Names

_ALIKE = 85.0  # rapidfuzz ratio from which two words of full names are one; short ones must be the same
_ALIKE_WORD = 90.0
_ARTICLES = 2  # that must use one noun alone for a name, and for no other, before it stands for that name


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case, without accents; hyphens part words ("Jong-un" -> "jong", "un")."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return tuple(kept.split())


class Entities:
    """The names of a story, linked. ``entity(name)`` is the same for two names of one person or thing."""

    def __init__(self, names: Sequence[Names]) -> None:
        self._counts: dict[tuple[str, ...], int] = {}
        self._titles = frozenset().union(*(article.titles for article in names))
        for article in names:
            for name, count in article.counts:
                words = self._words(name)
                if words:
                    self._counts[words] = self._counts.get(words, 0) + count
        self._canonical: dict[tuple[str, ...], tuple[str, ...]] = {}
        full = sorted((w for w in self._counts if len(w) > 1), key=lambda w: (-self._counts[w], w))
        for words in full:
            self._canonical[words] = next((c for c in self._heads() if _same_name(words, c)), words)
        self._short: dict[tuple[str, ...], tuple[str, ...]] = {
            w: self._longer(w) for w in sorted(self._counts) if len(w) == 1
        }
        self._described = self._descriptions(names)

    def _heads(self) -> list[tuple[str, ...]]:
        return list(dict.fromkeys(self._canonical.values()))

    def _longer(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return the full name that a single word stands for: the one most often named in the story."""
        from rapidfuzz import fuzz

        weights: dict[tuple[str, ...], int] = {}
        for full, head in self._canonical.items():
            if any(fuzz.ratio(words[0], w) >= _ALIKE_WORD for w in (full[0], full[-1])):
                weights[head] = weights.get(head, 0) + self._counts[full]
        if not weights:
            return next(
                (w for w in sorted(self._counts) if len(w) == 1 and fuzz.ratio(words[0], w[0]) >= _ALIKE_WORD), words
            )
        return max(sorted(weights), key=lambda head: weights[head])

    def _descriptions(self, names: Sequence[Names]) -> dict[str, tuple[str, ...]]:
        """Return the name that each description stands beside most often; a tie is left out."""
        seen: dict[str, dict[tuple[str, ...], int]] = {}
        for article in names:
            for description, name in article.descriptions:
                votes = seen.setdefault(description, {})
                head = self._named(self._words(name))
                votes[head] = votes.get(head, 0) + 1
        best = {}
        for description, votes in seen.items():
            ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
            alone = len(ranked) == 1 and ranked[0][1] >= _ARTICLES
            if alone or (" " in description and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])):
                best[description] = ranked[0][0]
        return best

    def _words(self, name: str) -> tuple[str, ...]:
        """Return the words of a name without the titles before it: "Finance Minister Ann Lee" is ("ann", "lee")."""
        words = name_words(name)
        last = max((i for i, word in enumerate(words[:-1]) if word in self._titles), default=-1)
        return words[last + 1 :]

    def _named(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return self._canonical.get(words) or self._short.get(words) or words

    def entity(self, name: str) -> str:
        """Return a key for a participant's name: "kim jong un" for the person, "~ train" for a thing, by its noun."""
        if name in self._described:
            return " ".join(self._described[name])
        if name[:1].isupper():
            return " ".join(self._named(self._words(name)))
        return f"~ {name.split()[0]}" if name.split() else ""


def _same_name(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether two full names are spellings of one, or one is the other with a word left out."""
    from rapidfuzz import fuzz

    first, second = tuple(a), tuple(b)
    if len(first) == len(second):
        return all(
            x == y or (min(len(x), len(y)) > 3 and fuzz.ratio(x, y) >= _ALIKE)
            for x, y in zip(first, second, strict=True)
        )
    shorter, longer = sorted((first, second), key=len)
    return len(shorter) > 1 and set(shorter) < set(longer)
