"""What comes through a pipe is told apart by its bytes."""

from __future__ import annotations

import codecs
import json

import pytest

from factcheck.articles.stream import read_stream
from factcheck.errors import SettingsError

TEXT = "Le ferry a quitté Gênes mardi.\nIl arrivera à Bastia mercredi."
A, B = {"id": "a", "text": "Lundi."}, {"id": "b", "text": "Mardi."}


def told(data: str | bytes, **settings) -> list[tuple[str, str]]:
    """Return the id and the text of each article."""
    articles, _ = read_stream(data if isinstance(data, bytes) else data.encode(), **settings)
    return [(article.id, article.text) for article in articles]


def problems(data: bytes) -> list[str]:
    """Return what is said of what cannot be used."""
    return [f"{one.article}: {one.reason}" for one in read_stream(data)[1]]


@pytest.mark.parametrize("text", [TEXT, f" {TEXT}\n", "[Mis à jour] Le ferry", "[12 mars] Le ferry", "«{»", "3", '"a"'])
def test_a_text_is_one_article(text):
    """Exactly as it came, also where it begins with a bracket; its id is the stream's name."""
    assert [("stdin", text)] == told(text)
    assert [("pipe", text)] == told(text, name="pipe")


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (json.dumps({"text": "Lundi."}), ["stdin"]),
        (json.dumps(A, indent=2), ["a"]),
        (json.dumps([A, B]), ["a", "b"]),
        ("[\n" + json.dumps(A) + "\n]", ["a"]),
        (json.dumps({"topic": "ferry", "articles": [A, B]}, indent=1), ["a", "b"]),
        (f"\ufeff {json.dumps(A)}\n", ["a"]),
        (f"{json.dumps(A)}\n{json.dumps(B)}\n", ["a", "b"]),
        (f"\n{json.dumps(A)}\r\n\r\n{json.dumps(B)}", ["a", "b"]),
    ],
)
def test_json_and_json_lines_are_records(data, ids):
    """One record, a list, {"articles": [...]}, or a line each."""
    assert ids == [name for name, _ in told(data)]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", "stdin: is empty: give a text, JSON, JSON Lines or a page of HTML"),
        (b" \n", "stdin: is empty: give a text, JSON, JSON Lines or a page of HTML"),
        (b"{Le ferry}", "stdin: is no JSON: Expecting property name enclosed in double quotes"),
        (b"[" * 100_000, "stdin: is no JSON that can be read: it is nested too deeply"),
        (b"{" + b'"a":{' * 100_000 + b"\nx", "stdin: is no JSON that can be read: it is nested too deeply"),
        (b"[]", "stdin: the list of articles is empty"),
        (b'[{"id": "a"}]', "stdin, record 1: the record has no 'text'"),
        (b'{"text": "a"}\n{"text"\n', "stdin, line 2: is no JSON"),
        ("été".encode("cp1252"), "stdin: is not UTF-8 at offset 0"),
        (b"ab\0cd", "stdin: is no text: it has a NUL byte at offset 2"),
    ],
)
def test_what_cannot_be_read_says_where(data, line):
    """The stream, and the line or the number of the record."""
    (found,) = problems(data)
    assert found.startswith(line)


def test_what_can_be_read_is_there_beside_the_problems():
    """One line that is broken costs that line."""
    data = b'{"text": "a"}\n3\n{}\n'
    assert ["a"] == [text for _, text in told(data)]
    assert ["stdin, line 2", "stdin, line 3"] == [line.split(": ")[0] for line in problems(data)]


def test_marks_and_encodings_are_those_of_files():
    """A byte order mark is dropped; an encoding can be given, and must be one."""
    assert [("stdin", TEXT)] == told(codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"))
    assert [("stdin", TEXT)] == told(TEXT.encode("cp1252"), encoding="cp1252")
    with pytest.raises(SettingsError, match="utf-88"):
        read_stream(b"a", encoding="utf-88")


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8, b"\r\n "])
def test_a_page_is_one_article(mark):
    """Its encoding is what it declares."""
    pytest.importorskip("trafilatura", reason="trafilatura is not installed", exc_type=ImportError)
    html = b"<html><body><h1>Ferry</h1><p>Le ferry a quitt&eacute; la ville mardi matin.</p></body></html>"
    assert [("stdin", "Le ferry a quitté la ville mardi matin.")] == told(mark + html)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_page_with_wide_characters_is_told_by_its_mark(encoding):
    """As some programs save them."""
    pytest.importorskip("trafilatura", reason="trafilatura is not installed", exc_type=ImportError)
    html = "\ufeff<html><body><p>Le ferry a quitté la ville mardi matin.</p></body></html>".encode(encoding)
    assert [("stdin", "Le ferry a quitté la ville mardi matin.")] == told(html)


def test_a_web_archive_is_one_article():
    """A message of several parts."""
    pytest.importorskip("trafilatura", reason="trafilatura is not installed", exc_type=ImportError)
    data = (
        b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n\n'
        b"<html><body><p>Le ferry part mardi matin.</p></body></html>\n--b--\n"
    )
    assert [("stdin", "Le ferry part mardi matin.")] == told(data)
