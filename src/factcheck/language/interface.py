"""What reading a text gives: sentences of words, each with lemma, tag, features and the word that governs it."""

from __future__ import annotations

from functools import cached_property

import attrs


@attrs.frozen
class Token:
    """One word; `start` and `end` are code points of the article's text, `head` an index in the sentence.

    `pos` is a universal part of speech ("VERB"), `dep` a universal dependency relation ("nsubj"), `morph` universal
    features ("Mood=Ind|Tense=Pres") or "". The root is its own head. `atom` is the index of the span that was
    asked to be one word, None for ordinary words.
    """

    text: str
    start: int
    end: int
    lemma: str
    pos: str
    morph: str
    head: int
    dep: str
    atom: int | None = None

    def feature(self, name: str) -> str:
        """The value of one feature, "" where the word has none: `token.feature("Tense")`."""
        for pair in self.morph.split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return ""


@attrs.frozen(slots=False)
class Sentence:
    """One sentence: its span in the article's text and its words, never none."""

    start: int
    end: int
    tokens: tuple[Token, ...]

    @cached_property
    def root(self) -> int:
        """The index of the word that no other word governs."""
        return next(i for i, token in enumerate(self.tokens) if token.head == i)

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        below: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head != i:
                below[token.head].append(i)
        return tuple(tuple(each) for each in below)

    def children(self, i: int) -> tuple[int, ...]:
        """The indices of the words that hang directly on word `i`, in text order."""
        return self._children[i]

    def subtree(self, i: int) -> tuple[int, ...]:
        """The indices of word `i` and of everything below it, in text order."""
        found, waiting = [], [i]
        while waiting:
            found.append(waiting.pop())
            waiting.extend(self._children[found[-1]])
        return tuple(sorted(found))
