"""Story files, ``NAME.story.toml``: the articles of one story, how to check them, and what the report should say.

articles = ["paper.txt", "agency/"]     # files, folders and patterns, from the file's own folder
kinds = ["date", "count"]
min-confidence = 0.5
fail-on = "contradiction"

[[article]]                             # an article written here; the keys are those of a record
id = "radio"
text = "Le navire est arrivé mardi."

[[expect]]                              # a pair that the report has to have; as such it is no failure
verdict = "contradiction"
question = "navire"
values = ["lundi", "mardi"]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from factcheck.articles.records import article_of
from factcheck.errors import ArticleError, instead_of
from factcheck.kinds.registry import NAMES
from factcheck.model import Article, Verdict
from factcheck.testing.expectation import Expectation
from factcheck.testing.story import Story
from factcheck.testing.toml_file import (
    ANYTHING,
    PROBABILITY,
    TABLES,
    TEXT,
    TEXTS,
    Field,
    TomlFile,
    one_of,
    refuse,
)

ENDING = ".story.toml"
_PAIR = Field("a list of one or two texts", lambda value: TEXTS.fits(value) and len(value) <= 2)
_STORY = {
    "name": TEXT,
    "articles": TEXTS,
    "kinds": TEXTS,
    "min-confidence": PROBABILITY,
    "fail-on": one_of(*Verdict),
    "article": TABLES,
    "expect": TABLES,
}
_ARTICLE = dict.fromkeys(("id", "source", "published", "language", "title", "url", "metadata"), ANYTHING) | {
    "text": Field("a text", lambda value: isinstance(value, str), required=True)
}
_EXPECT = {
    "verdict": Field(one_of(*Verdict).needed, one_of(*Verdict).fits, required=True),
    "kind": one_of(*NAMES),
    "question": TEXT,
    "articles": _PAIR,
    "values": _PAIR,
    "id": TEXT,
    "reason": TEXT,
}


def read_story(path: Path, name: str) -> Story:
    """Read a story file; ``name`` is what it is called without a name of its own.

    Raises ArticleError, or a group of them, with the lines of what cannot be used.
    """
    file = TomlFile.read(path)
    refuse([*file.problems(_STORY), *file.problems(_ARTICLE, "article"), *file.problems(_EXPECT, "expect")])
    found = [*_files(file), *_articles(file), *_kinds(file)]
    refuse([one for one in found if isinstance(one, ArticleError)])
    sources = tuple(one for one in found if isinstance(one, Path | Article))
    if not sources:
        raise ArticleError(str(path), "names no article: it needs 'articles' or an [[article]]")
    data = file.data
    return Story(
        name=data.get("name", name),
        sources=sources,
        kinds=tuple(data["kinds"]) if "kinds" in data else None,
        min_confidence=data.get("min-confidence"),
        fail_on=Verdict(data["fail-on"]) if "fail-on" in data else None,
        expectations=tuple(map(_expectation, data.get("expect", []))),
    )


def _files(file: TomlFile) -> Iterator[Path | ArticleError]:
    """Yield what ``articles`` names; a pattern's files in the order of their names."""
    folder = file.path.parent
    for name in file.data.get("articles", []):
        if (folder / name).exists():
            yield folder / name
        elif any(character in name for character in "*?["):
            matching = _matching(folder, name)
            yield from matching
            if not matching:
                yield file.problem(f"no file is like {name!r} in {folder}", key="articles")
        else:
            yield file.problem(f"no such file or folder: {folder / name}", key="articles")


def _matching(folder: Path, pattern: str) -> list[Path]:
    try:
        return sorted(folder.glob(pattern))
    except (ValueError, NotImplementedError):  # "**x", or a pattern that starts at the root
        return []


def _articles(file: TomlFile) -> Iterator[Article | ArticleError]:
    for number, values in enumerate(file.data.get("article", [])):
        try:
            yield article_of(values, str(file.path))
        except ArticleError as error:
            yield file.problem(error.reason, "article", number)


def _kinds(file: TomlFile) -> Iterator[ArticleError]:
    for kind in file.data.get("kinds", []):
        if kind not in NAMES:
            yield file.problem(f"unknown kind {kind!r}; {instead_of(kind, NAMES)}", key="kinds")


def _expectation(values: Mapping[str, Any]) -> Expectation:
    pairs = {key: tuple(values.get(key, ())) for key in ("articles", "values")}
    return Expectation(**{**values, **pairs, "verdict": Verdict(values["verdict"])})
