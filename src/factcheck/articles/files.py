"""Which files of a folder are articles or fit a pattern, what they are called, and how their bytes become text."""

from __future__ import annotations

import codecs
import glob
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from factcheck.errors import ArticleError

PAGES = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
ENDINGS = (".txt", ".json", ".jsonl", *PAGES)
NAMED = f"{', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}"
_NO_ARTICLES = ("readme", "license", "licence", "copying", "changelog", "notice", "authors", "contributing")
_BESIDE = ("_files", "_fichiers", "-Dateien", "_archivos", "_file", "_bestanden", "_ficheiros", "_arquivos", ".files")
_ADDRESS = re.compile(r"https?:/", re.IGNORECASE)  # Path makes one slash of two
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
    below = path.relative_to(folder).parts
    if any(part.startswith(".") for part in below):
        return False
    return _may_be_article(path) and not any(_saved_beside(parent) for parent in list(path.parents)[: len(below) - 1])


def _may_be_article(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS and path.stem.split(".")[0].lower() not in _NO_ARTICLES


def _saved_beside(folder: Path) -> bool:
    """Whether a browser saved a page's pictures, scripts and frames in this folder, beside the page itself."""
    ending = next((ending for ending in _BESIDE if folder.name.endswith(ending)), None)
    return ending is not None and any(
        (folder.parent / f"{folder.name.removesuffix(ending)}{kind}").is_file() for kind in PAGES[:3]
    )


def missing(path: str) -> ArticleError:
    """Return the error for a path where nothing is: what it may be instead, and what to do."""
    name, what = shortened(path), "no such file or folder"
    if _ADDRESS.match(name):
        name, what = name.replace(":/", "://", 1), "nothing is fetched; save the page to a file that ends in .html"
    elif name != path:
        what += "; a text goes into an Article or a record"
    return ArticleError(name, what)


def exists(path: Path) -> bool:
    """Whether there is a file or folder; a name may be too long to be one."""
    try:
        return path.exists()
    except OSError:
        return False


def shortened(name: str) -> str:
    """Return a name as it is, or the beginning of one that is rather a text."""
    line = name.split("\n", 1)[0]
    return line if len(line) <= 250 and line == name else f"{line[:80]}..."


def is_pattern(name: str) -> bool:
    """Whether a name that is no file's may stand for several: "stories/**/*.json"."""
    return any(character in name for character in "*?[") and not _ADDRESS.match(name)


def matching(pattern: str) -> list[Path]:
    """Return the files of articles that fit a pattern, and those of the folders that do, each once and sorted.

    Raises ArticleError where there are none.
    """
    found = [Path(name) for name in glob.glob(pattern, recursive=True)]  # noqa: PTH207  # Path's takes no absolute one
    files = {path for path in found if path.is_file() and _may_be_article(path)}
    files.update(file for path in found if path.is_dir() for file in article_files(path))
    if not files:
        raise ArticleError(
            pattern, f"none of the {len(found)} files that fit is an article ({NAMED})" if found else "no file fits"
        )
    return sorted(files)


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


def contents(path: Path) -> bytes:
    """Return the bytes of a file; raises ArticleError for one that cannot be opened or is empty."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ArticleError(str(path), f"cannot be read: {error.strerror or error}") from error
    if not data:
        raise ArticleError(str(path), "the file is empty")
    return data


def decode(data: bytes, where: str, encoding: str | None = None) -> str:
    """Return the text of bytes, newlines untranslated and without byte order mark.

    Raises ArticleError for what is no text or has another encoding.
    """
    mark, marked = byte_order_mark(data)
    used = encoding or marked or "utf-8"
    if b"\0" in data and not _wide(used):
        raise ArticleError(where, f"is no text: it has a NUL byte at offset {data.index(0)}")
    try:
        return data[len(mark) :].decode(marked or used) if _same(used, marked) else data.decode(used)
    except UnicodeError as error:
        raise ArticleError(where, _hint(used, error)) from error


def byte_order_mark(data: bytes) -> tuple[bytes, str | None]:
    """Return the mark that bytes begin with and the encoding that it stands for, or nothing and None."""
    return next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", None))


def _wide(encoding: str) -> bool:
    return codecs.lookup(encoding).name.startswith(("utf-16", "utf-32"))


def _same(used: str, marked: str | None) -> bool:
    """Whether the byte order mark belongs to the encoding in use (then it is no part of the text)."""
    return marked is not None and codecs.lookup(marked).name.startswith(codecs.lookup(used).name)


def _hint(used: str, error: UnicodeError) -> str:
    at = f" at offset {error.start}" if isinstance(error, UnicodeDecodeError) else ""
    return f"is not {used.upper()}{at}; name its encoding (--encoding cp1252, or encoding='cp1252')"
