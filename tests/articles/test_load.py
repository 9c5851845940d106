"""Files, folders, records and tables become Articles; what cannot be used says where and why."""

from __future__ import annotations

import codecs
import datetime as dt
import json
import math
from pathlib import Path

import pytest

from factcheck.articles.files import article_files
from factcheck.articles.load import load, load_collecting
from factcheck.errors import ArticleError, SettingsError
from factcheck.model import Article, YearMonth
from factcheck.report import Report

ENDINGS = ".txt, .json, .jsonl, .html, .htm, .xhtml, .mhtml or .mht"
TEXT = "Le ferry a quitté Gênes mardi.\r\nIl arrivera à Bastia mercredi."


def write(folder, **files):
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder


def problems(source, **settings):
    """Return the lines that loading ends with, in order."""
    with pytest.raises((ArticleError, ExceptionGroup)) as caught:
        load(source, **settings)
    error = caught.value
    return [str(e) for e in (error.exceptions if isinstance(error, ExceptionGroup) else [error])]


class TestFiles:
    def test_a_text_file_is_one_article_named_by_its_stem(self, tmp_path):
        """The text is exactly that of the file, newlines and outer white space included."""
        write(tmp_path, a_dot_txt=f" {TEXT}\r\n")
        (article,) = load(tmp_path / "a.txt")
        assert ("a", f" {TEXT}\r\n") == (article.id, article.text)

    @pytest.mark.parametrize(
        ("mark", "encoding"),
        [
            (codecs.BOM_UTF8, "utf-8"),
            (codecs.BOM_UTF16_LE, "utf-16-le"),
            (codecs.BOM_UTF16_BE, "utf-16-be"),
            (codecs.BOM_UTF32_LE, "utf-32-le"),
        ],
    )
    def test_a_byte_order_mark_names_the_encoding_and_is_dropped(self, tmp_path, mark, encoding):
        """UTF-8, UTF-16 and UTF-32 files with a mark need no argument."""
        write(tmp_path, a_dot_txt=mark + TEXT.encode(encoding))
        assert [TEXT] == [article.text for article in load(tmp_path / "a.txt")]

    def test_an_encoding_can_be_given(self, tmp_path):
        """It is used for every file."""
        write(tmp_path, a_dot_txt=TEXT.encode("cp1252"))
        assert TEXT == load(tmp_path / "a.txt", encoding="cp1252")[0].text

    def test_a_mark_is_dropped_under_the_encoding_that_it_belongs_to(self, tmp_path):
        """Naming UTF-16 or UTF-8 does not leave the mark in the text."""
        write(tmp_path, a_dot_txt=codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), b_dot_txt=codecs.BOM_UTF8 + b"Bon")
        assert TEXT == load(tmp_path / "a.txt", encoding="utf-16")[0].text
        assert "Bon" == load(tmp_path / "b.txt", encoding="utf8")[0].text

    def test_json_and_jsonl_hold_records(self, tmp_path):
        """One record, a list, {"articles": [...]}, or a line each; a single record is named by its file."""
        write(
            tmp_path,
            one_dot_json=json.dumps({"text": TEXT}),
            many_dot_json=json.dumps([{"id": "m1", "text": TEXT}, {"id": "m2", "text": TEXT}]),
            story_dot_json=json.dumps({"topic": "ferry", "articles": [{"id": "s1", "text": TEXT}]}),
            lines_dot_jsonl=f'{{"id": "l1", "text": "{TEXT[:10]}"}}\r\n\r\n{{"id": 2, "text": "Bon\u2028jour"}}\n',
        )
        assert ["l1", "2", "m1", "m2", "one", "s1"] == [article.id for article in load(tmp_path)]

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"", "the file is empty"),
            (b" \n\t ", "is empty: there is no text in it"),
            (b"ab\0cd", "is no text: it has a NUL byte at offset 2"),
            (
                "été".encode("cp1252"),
                "is not UTF-8 at offset 0; name its encoding (--encoding cp1252, or encoding='cp1252')",
            ),
        ],
    )
    def test_a_file_that_cannot_be_used_says_why(self, tmp_path, content, reason):
        """In one line, that begins with the file."""
        write(tmp_path, a_dot_txt=content)
        assert [f"{tmp_path / 'a.txt'}: {reason}"] == problems(tmp_path / "a.txt")

    @pytest.mark.parametrize(
        ("name", "content", "place", "reason"),
        [
            (
                "a.json",
                "{",
                "",
                "is no JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
            ),
            ("a.json", "3", "", "holds no article: a record, a list of records or {'articles': [...]} is needed"),
            ("a.json", "[]", "", "the list of articles is empty"),
            ("a.json", '{"name": "package"}', "", "the record has no 'text', nor 'html'"),
            ("a.json", '[{"text": 3}]', ", record 1", "'text' must be a string, not int"),
            ("a.json", '[{"text": "a", "title": 3}]', ", record 1", "'title' must be a string, not int"),
            ("a.json", '[{"text": "a", "metadata": 3}]', ", record 1", "'metadata' must be a mapping, not int"),
            ("a.json", '["a"]', ", record 1", "a record is needed, not str"),
            ("a.json", "[" * 100_000, "", "is no JSON that can be read: it is nested too deeply"),
            ("a.json", '{"text": "\\ud800"}', "", "is no valid Unicode: half a surrogate pair at offset 0"),
            ("a.jsonl", '{"text": "a"}\n{', ", line 2", None),
            ("a.jsonl", '\n{"text": "a"}\n3', ", line 3", "a record is needed, not int"),
            ("a.jsonl", "\n \n", "", "is empty: there is no record in it"),
            ("a.jsonl", '{"id": "", "text": "a"}', ", line 1", None),
            ("a.json", '{"text": "a", "published": "hier"}', "", None),
            (
                "a.pdf",
                "x",
                "",
                "unknown type '.pdf'; .txt, .json, .jsonl, .html, .htm, .xhtml, .mhtml and .mht are read",
            ),
            (
                "a",
                "x",
                "",
                "unknown type 'without ending'; .txt, .json, .jsonl, .html, .htm, .xhtml, .mhtml and .mht are read",
            ),
            ("a.json", '{"html": 3}', "", "'html' must be a string, not int"),
            (
                "a.json",
                '{"factcheck_version": "1", "articles": [{"id": "a"}]}',
                "",
                "a report without the texts of its articles; write it with them "
                "(factcheck check --format json --include-text, or report.to_json(include_text=True))",
            ),
            ("a.json", '{"factcheck_version": "1", "articles": [3]}', ", record 1", "a record is needed, not int"),
        ],
    )
    def test_a_broken_record_names_its_file_and_line(self, tmp_path, name, content, place, reason):
        """The place is the file with the line or the number of the record."""
        (tmp_path / name).write_text(content, encoding="utf-8")
        (line,) = problems(tmp_path / name)
        assert line.startswith(f"{tmp_path / name}{place}: ")
        assert reason is None or line.endswith(reason)
        assert "\n" not in line

    def test_a_missing_path_is_named(self, tmp_path):
        """Whether it is a file or a folder; a text in place of a path is cut to one line."""
        assert [f"{tmp_path / 'x'}: no such file or folder"] == problems(tmp_path / "x")
        (line,) = problems("Le ferry\n" + "a quitté Gênes mardi. " * 500)
        assert line.endswith("no such file or folder; a text goes into an Article or a record")
        assert len(line) < 200
        assert "\n" not in line


class TestFolders:
    @pytest.mark.parametrize("source", ["", [""], ["story.txt", ""]])
    def test_an_empty_path_is_not_the_current_folder(self, tmp_path, monkeypatch, source):
        """A variable of the shell that is not set must not check whatever lies around."""
        monkeypatch.chdir(tmp_path)
        Path("story.txt").write_text("Le ferry part lundi.", encoding="utf-8")
        with pytest.raises(ArticleError, match="path: is empty; name a file"):
            load(source)

    def test_an_address_is_told_that_nothing_is_fetched(self):
        """And what to do instead."""
        address = "https://example.org/2024/ferry?page=2"
        assert [f"{address}: nothing is fetched; save the page to a file that ends in .html"] == problems(address)

    def test_a_file_that_is_given_twice_says_so(self, tmp_path):
        """Not that its id is its own."""
        file = tmp_path / "a.txt"
        file.write_text("Le ferry part lundi.", encoding="utf-8")
        with pytest.raises(ArticleError, match=r"a\.txt: is given twice"):
            load([file, tmp_path])

    def test_a_folder_gives_its_articles_to_the_bottom_in_the_order_of_their_paths(self, tmp_path):
        """READMEs, licences, hidden files and other endings are no articles."""
        write(
            tmp_path,
            b_dot_txt="B",
            a__deep__c_dot_TXT="C",
            README_dot_txt="no",
            readme_dot_fr_dot_txt="no",
            LICENSE_dot_txt="no",
            notes_dot_md="no",
            _dot_hidden_dot_txt="no",
            _dot_git__x_dot_txt="no",
        )
        assert ["c", "b"] == [article.id for article in load(tmp_path)]

    def test_ids_are_as_short_as_stays_unique(self, tmp_path):
        """Folders come in front, and the ending behind, only where names are alike."""
        write(tmp_path, x__1_dot_txt="A", y__1_dot_txt="B", y__2_dot_txt="C", **{"1_dot_txt": "D"})
        assert {"1", "x/1", "y/1", "2"} == {article.id for article in load(tmp_path)}
        write(tmp_path, y__2_dot_json='{"text": "E"}')
        assert {"2.txt", "2.json"} < {article.id for article in load(tmp_path)}

    def test_several_paths_share_one_set_of_ids(self, tmp_path):
        """Files of one name in two folders are told apart."""
        write(tmp_path, x__1_dot_txt="A", y__1_dot_txt="B")
        assert ["x/1", "y/1"] == [article.id for article in load([tmp_path / "x", str(tmp_path / "y" / "1.txt")])]

    def test_a_folder_without_articles_is_an_error(self, tmp_path):
        """Also one that holds only a README."""
        write(tmp_path, README_dot_txt="no")
        assert [f"{tmp_path}: no article in this folder ({ENDINGS})"] == problems(tmp_path)

    def test_several_problems_come_together(self, tmp_path):
        """One group with all of them, each a line."""
        write(tmp_path, a_dot_txt=b"", b_dot_txt="Bon", c_dot_txt=b"\xff\xfe\xfd")
        assert 2 == len(problems(tmp_path))

    def test_what_a_browser_saves_beside_a_page_is_no_article(self, tmp_path):
        """Frames and advertisements lie in a folder named after the page; a folder that only looks so is read."""
        write(tmp_path, page_files__ad_dot_txt="A", page_dot_html="", other_files__b_dot_txt="B")
        assert [tmp_path / "other_files" / "b.txt", tmp_path / "page.html"] == article_files(tmp_path)

    def test_the_seeds_are_five_articles(self, seeds):
        """Their README is none."""
        assert [
            "000_0647b0bcd083ebf4",
            "001_4159f345f072ba29",
            "002_cf868ebdfe4297f0",
            "003_0d6d510811dfc260",
            "004_63ffa25ad3faf19a",
        ] == [article.id for article in load(seeds)]


class TestPatterns:
    def test_a_pattern_stands_for_the_files_that_fit_in_the_order_of_their_paths(self, tmp_path):
        """Also through folders; what is no article is passed over."""
        write(tmp_path, b_dot_txt="B", a__c_dot_txt="C", a__x__d_dot_txt="D", a__notes_dot_md="no", README_dot_txt="no")
        assert ["b"] == [article.id for article in load(f"{tmp_path}/*.txt")]
        assert ["c", "d", "b"] == [article.id for article in load(tmp_path / "**" / "*.txt")]
        assert ["c", "d", "b"] == [article.id for article in load(f"{tmp_path}/**")]

    def test_a_folder_that_fits_is_read(self, tmp_path):
        """To the bottom, and each file once."""
        write(tmp_path, y2024__a__1_dot_txt="A", y2025__2_dot_txt="B", z__3_dot_txt="C")
        assert ["1", "2"] == [article.id for article in load(f"{tmp_path}/y20*")]

    def test_ids_are_those_of_files_side_by_side(self, tmp_path):
        """Files of one name in two folders are told apart, also beside other sources."""
        write(tmp_path, x__1_dot_txt="A", y__1_dot_txt="B")
        assert ["x/1", "y/1"] == [article.id for article in load(f"{tmp_path}/?/1.txt")]
        assert ["x/1", "y/1"] == [article.id for article in load([f"{tmp_path}/[x]/*.txt", tmp_path / "y" / "1.txt"])]

    def test_a_file_that_is_named_like_a_pattern_is_that_file(self, tmp_path):
        """The pattern a[1].txt would fit a1.txt instead."""
        write(tmp_path, **{"a[1]_dot_txt": "A", "a1_dot_txt": "B"})
        assert ["A"] == [article.text for article in load(tmp_path / "a[1].txt")]

    def test_a_pattern_that_fits_nothing_says_so(self, tmp_path):
        """And what it does fit, where none of that is an article."""
        write(tmp_path, notes_dot_md="no", README_dot_txt="no")
        assert [f"{tmp_path}/*.json: no file fits"] == problems(f"{tmp_path}/*.json")
        assert [f"{tmp_path}/*: none of the 2 files that fit is an article ({ENDINGS})"] == problems(f"{tmp_path}/*")
        assert 2 == len(problems([f"{tmp_path}/*.json", f"{tmp_path}/*.txt"]))

    def test_a_text_with_a_question_mark_is_no_pattern(self):
        """A text in place of a path is still told where it goes."""
        (line,) = problems("Le ferry est-il parti ?\nOui. " + "Il a quitté Gênes mardi. " * 20)
        assert line.endswith("no such file or folder; a text goes into an Article or a record")


class TestReports:
    def test_the_articles_of_a_report_with_its_texts_are_as_they_were(self, tmp_path):
        """What the report found out of them is not taken for their metadata."""
        article = Article("a", TEXT, "L'Écho", "2024-03-05", "fr", "Ferry", "https://example.org/7", {"desk": "mer"})
        text = Report(articles=(article,), findings=(), claims=(), not_checked=()).to_json(include_text=True)
        write(tmp_path, report_dot_json=text)
        assert [article] == load(tmp_path / "report.json")


class TestRecords:
    def test_a_record_has_the_fields_of_an_article(self):
        """What is no field goes to the metadata."""
        (article,) = load(
            {
                "id": 7,
                "text": TEXT,
                "source": "L'Écho",
                "published": "2024-03",
                "language": "FR_be",
                "title": "Ferry",
                "url": "https://example.org/7",
                "metadata": {"desk": "mer"},
                "page": 3,
            }
        )
        assert (
            Article("7", TEXT, "L'Écho", "2024-03", "fr", "Ferry", "https://example.org/7", {"desk": "mer", "page": 3})
            == article
        )
        assert YearMonth(2024, 3) == article.published

    def test_a_record_without_id_is_named_by_its_content(self):
        """So that its id does not depend on where it stands."""
        a, b = load([{"text": "A"}, {"text": "B"}])
        assert [b, a] == load([{"text": "B"}, {"text": "A"}])
        assert a.id.startswith("article-")
        assert a.id != load({"text": "A", "source": "other"})[0].id

    def test_articles_pass_through(self):
        """Alone, or beside records and files."""
        article = Article("a", TEXT)
        assert [article] == load(article)
        assert [article, Article("b", TEXT)] == load(iter([article, {"id": "b", "text": TEXT}]))

    def test_two_articles_with_one_id_are_an_error_that_names_both(self, tmp_path):
        """Whether they are the same article or not."""
        write(tmp_path, a_dot_json='{"id": "x", "text": "A"}', b_dot_json='{"id": "x", "text": "B"}')
        assert [
            f"{tmp_path / 'b.json'}: its id 'x' is that of {tmp_path / 'a.json'} too: two articles with one id"
        ] == problems(tmp_path)
        assert problems([Article("a", TEXT), Article("a", TEXT)]) == ["article 'a': is given twice"]

    @pytest.mark.parametrize("source", [3, None, b"text", [3], [None], [], {}])
    def test_what_is_no_article_is_an_error(self, source):
        """Also an empty list."""
        assert problems(source)

    def test_an_empty_article_is_an_error(self):
        """White space is no text."""
        assert ["article 'a': is empty: there is no text in it"] == problems(Article("a", " \n"))

    @pytest.mark.parametrize("settings", [{"encoding": "utf-88"}, {"on_error": "ignore"}])
    def test_a_setting_that_makes_no_sense_is_refused(self, settings):
        """Before anything is read."""
        with pytest.raises(SettingsError):
            load({"text": TEXT}, **settings)


class Table:
    """Stands for a pandas DataFrame: what ``load`` asks of one."""

    columns = ("id", "text", "published", "source")

    def __init__(self, *rows):
        self.rows = rows

    def to_dict(self, orient):
        assert "records" == orient
        return list(self.rows)


class Timestamp:
    """Stands for pandas' own."""

    def to_pydatetime(self):
        return dt.datetime(2024, 3, 5, 18, 0)


class NotATime:
    """Stands for pandas' NaT: it differs from itself."""

    def __ne__(self, other):
        return True

    __hash__ = None

    def __eq__(self, other):
        return False


class TestTables:
    def test_a_row_is_a_record(self):
        """Missing cells are None; whole numbers that a gap made floats are ids as before."""
        rows = load(
            Table(
                {"id": 1.0, "text": TEXT, "published": Timestamp(), "source": math.nan},
                {"id": 2.0, "text": TEXT, "published": NotATime(), "source": "L'Écho"},
            )
        )
        assert [("1", dt.datetime(2024, 3, 5, 18, 0), None), ("2", None, "L'Écho")] == [
            (row.id, row.published, row.source) for row in rows
        ]

    def test_a_data_frame_is_read(self):
        """With pandas itself, where it is installed."""
        pandas = pytest.importorskip("pandas", reason="pandas is not installed")
        frame = pandas.DataFrame(
            {"id": ["a", "b"], "text": [TEXT, TEXT], "published": pandas.to_datetime(["2024-03-05", None])}
        )
        assert [dt.datetime(2024, 3, 5), None] == [article.published for article in load(frame)]


class TestCollecting:
    def test_what_can_be_read_is_returned_beside_the_reasons(self, tmp_path):
        """The others are listed with their place."""
        write(tmp_path, a_dot_txt=b"", b_dot_txt="Bon")
        articles, left_out = load_collecting(tmp_path)
        assert ["b"] == [article.id for article in articles]
        assert [(str(tmp_path / "a.txt"), "the file is empty")] == [(n.article, n.reason) for n in left_out]
        assert articles == load(tmp_path, on_error="collect")

    def test_nothing_at_all_is_still_an_error_for_load(self, tmp_path):
        """A report on no article would say nothing; collecting returns the reasons."""
        assert problems(tmp_path / "x", on_error="collect")
        assert ([], 1) == (load_collecting(tmp_path / "x")[0], len(load_collecting(tmp_path / "x")[1]))
