"""Which languages there are: the folders of data in the package."""

from __future__ import annotations

from factcheck.language.reader import Language
from factcheck.lexicon import languages


def available() -> tuple[str, ...]:
    """The ISO 639-1 codes of the languages that can be read, sorted."""
    return languages()


def load(code: str) -> Language:
    """A new reader of the language `code`; raises LanguageNotAvailable where there is no folder of data for it."""
    return Language(code)
