"""Which files of a folder are articles, what they are called, and how their bytes become text."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from factcheck.errors import ArticleError

ENDINGS = (".txt", ".json", ".jsonl")
_NO_ARTICLES = ("readme", "license", "licence", "copying", "changelog", "notice", "authors", "contributing")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def article_files(folder: Path) -> list[Path]:
    """Return the files below ``folder`` that hold articles, sorted; hidden files and READMEs beside them are none."""
    return sorted(path for path in folder.rglob("*") if _is_article(path, folder) and path.is_file())


def _is_article(path: Path, folder: Path) -> bool:
    if path.suffix.lower() not in ENDINGS or any(part.startswith(".") for part in path.relative_to(folder).parts):
        return False
    return path.stem.split(".")[0].lower() not in _NO_ARTICLES


def folder_ids(files: Iterable[Path]) -> dict[Path, str]:
    """Return the shortest unique name of each file: its stem, with as many folders before it as it takes.

    >>> [*folder_ids([Path("s/a/1.txt"), Path("s/b/1.txt"), Path("s/b/2.txt")]).values()]
    ['a/1', 'b/1', '2']
    """
    files = list(files)
    parts = {file: (*file.parts[:-1], file.stem) for file in files}
    names = {file: file.stem for file in files}
    for depth in range(2, max((len(p) for p in parts.values()), default=0) + 1):
        often = Counter(names[file] for file in {parts[file]: file for file in files}.values())
        shared = [file for file in files if often[names[file]] > 1]
        if not shared:
            break
        names.update({file: "/".join(parts[file][-depth:]) for file in shared})
    often = Counter(names.values())  # "1.txt" beside "1.json"
    return {file: name if often[name] == 1 else f"{name}{file.suffix}" for file, name in names.items()}


def decode(path: Path, encoding: str | None = None) -> str:
    """Return the text of a file, newlines untranslated and without byte order mark.

    Raises ArticleError for a file that cannot be opened, is empty, is no text or has another encoding.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ArticleError(str(path), f"cannot be read: {error.strerror or error}") from error
    if not data:
        raise ArticleError(str(path), "the file is empty")
    mark, marked = next(((m, name) for m, name in _MARKS if data.startswith(m)), (b"", None))
    used = encoding or marked or "utf-8"
    if b"\0" in data and not _wide(used):
        raise ArticleError(str(path), f"is no text: it has a NUL byte at offset {data.index(0)}")
    try:
        return data[len(mark) :].decode(marked or used) if _same(used, marked) else data.decode(used)
    except UnicodeError as error:
        raise ArticleError(str(path), _hint(used, error)) from error


def _wide(encoding: str) -> bool:
    return codecs.lookup(encoding).name.startswith(("utf-16", "utf-32"))


def _same(used: str, marked: str | None) -> bool:
    """Whether the byte order mark belongs to the encoding in use (then it is no part of the text)."""
    return marked is not None and codecs.lookup(marked).name.startswith(codecs.lookup(used).name)


def _hint(used: str, error: UnicodeError) -> str:
    at = f" at offset {error.start}" if isinstance(error, UnicodeDecodeError) else ""
    return f"is not {used.upper()}{at}; name its encoding (--encoding cp1252, or encoding='cp1252')"
