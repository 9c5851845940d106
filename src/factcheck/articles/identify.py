"""Which language an article is in, for articles that do not say.

py3langid's packaged model (a naive Bayes classifier over byte n-grams, no download) decides among the languages of
larger news agencies. It always answers; on a few words it may be wrong, so whoever knows the language should give it.
"""

from __future__ import annotations

import functools
from typing import Any

NEWS_LANGUAGES = (
    *("ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id"),
    *("it", "ja", "ko", "lt", "lv", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "th", "tr", "uk"),
    *("ur", "vi", "zh"),
)
_ENOUGH = 4000  # characters: more changes nothing but the time it takes


@functools.cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

    identifier = LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)
    identifier.set_languages(NEWS_LANGUAGES)
    return identifier


def identify(text: str) -> str:
    """Return the ISO 639-1 code of the language that a text is most likely in.

    >>> identify("Le train est arrivé mardi matin à Khassan, selon les agences russes.")
    'fr'
    """
    code, _ = _identifier().classify(" ".join(text.split())[:_ENOUGH])
    return str(code)
