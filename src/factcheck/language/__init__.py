"""Reading: text to sentences, words, tags, lemmas and relations, by rules and one trained pipeline per language."""

from factcheck.language.interface import Sentence, Token
from factcheck.language.reader import Language
from factcheck.language.registry import available, load

__all__ = ["Language", "Sentence", "Token", "available", "load"]
