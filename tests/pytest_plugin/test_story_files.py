"""``*.story.toml``: articles, settings, and what the report should say."""

from __future__ import annotations

import pytest

from factcheck.errors import ArticleError
from factcheck.testing.story_file import read_story

STORY = """\
articles = ["journal.txt", "radio.txt"]
"""
EXPECTED = """\
[[expect]]
verdict = "contradiction"
"""


@pytest.fixture(autouse=True)
def _articles(write):
    """Two articles that contradict each other on the ship and agree on the train."""
    text = "Le navire arrive {}. Le train part lundi."
    write(journal=text.format("lundi"), radio=text.format("mardi"))


def test_each_finding_is_an_item_of_the_file(run, story_file):
    """A story file is collected where pytest looks; contradictions fail, the rest passes."""
    story_file(STORY)
    result = run("-v")
    result.assert_outcomes(failed=1, passed=1)
    result.stdout.re_match_lines_random(
        [r"harbour\.story\.toml::[0-9a-f]{16} Le navire arrive : quand \? FAILED.*", r".*Le train part.*PASSED.*"]
    )
    result.stdout.fnmatch_lines(["*journal:17-22 in journal.txt:1"])


def test_files_of_a_failure_are_named_without_detours(run, story_file):
    """A story file may lie in a folder beside that of its articles."""
    story_file('articles = ["../journal.txt", "../radio.txt"]', "stories/harbour")
    run().stdout.fnmatch_lines(["*journal:17-22 in journal.txt:1"])


def test_an_expected_contradiction_passes_and_fails_no_finding(run, story_file):
    """What is expected is there: nothing fails; the expectation is an item of its own."""
    story_file(STORY + EXPECTED + 'values = ["mardi", "lundi"]\nquestion = "Le NAVIRE"\n')
    result = run("-v")
    result.assert_outcomes(passed=3)
    result.stdout.fnmatch_lines(["*::expected contradiction: Le NAVIRE, mardi / lundi PASSED*"])


@pytest.mark.parametrize(
    "condition",
    [
        'kind = "date"',
        'articles = ["radio"]',
        'articles = ["radio", "journal"]',
        'values = ["LUNDI"]',
        'question = "navire arrive"',
    ],
)
def test_each_condition_can_be_met(run, story_file, condition):
    """An expectation asks what it says and no more."""
    story_file(STORY + EXPECTED + condition)
    run().assert_outcomes(passed=3)


@pytest.mark.parametrize(
    ("condition", "name"),
    [
        ('kind = "location"', "kind"),
        ('articles = ["radio", "times"]', "articles"),
        ('values = ["lundi", "lundi"]', "values"),
        ('question = "train"', "question"),
        ('id = "123"', "id"),
    ],
)
def test_an_expectation_that_is_not_met_fails_with_the_closest(run, story_file, condition, name):
    """What comes closest is shown, and in what it differs; the contradiction fails as well."""
    story_file(STORY + EXPECTED + f'{condition}\nreason = "the port said so"\n')
    result = run()
    result.assert_outcomes(failed=2, passed=1)
    result.stdout.fnmatch_lines(
        [
            "expected contradiction: *: no pair is like this",
            "  it is expected because: the port said so",
            f"closest, differs in {name}: Le navire arrive : quand ?",
            "  contradiction 0.90, why: lundi and mardi",
        ]
    )


def test_an_expected_article_that_is_not_there_is_named(run, story_file):
    """A misspelt id is said to be one."""
    story_file(STORY + EXPECTED + 'articles = ["radoi"]\n')
    run().stdout.fnmatch_lines(["  no article has the id 'radoi'; there are journal, radio"])


def test_where_nothing_is_found_an_expectation_says_so(run, story_file):
    """There is nothing that comes close."""
    story_file('articles = ["radio.txt"]\n' + EXPECTED)
    result = run()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["  no question is answered by two articles"])


def test_an_id_can_be_expected(run, story_file):
    """The id that a failure shows, or the beginning of it, names its finding or its pair."""
    story_file(STORY)
    line = next(line for line in run().stdout.lines if line.startswith("    pair "))
    for shown in (line.split()[1], line.split()[4][:6]):
        story_file(STORY + EXPECTED + f'id = "{shown}"\n')
        run().assert_outcomes(passed=3)


def test_two_expectations_alike_are_two_items(run, story_file):
    """Every item has a name of its own."""
    story_file(STORY + EXPECTED + EXPECTED)
    result = run("-v")
    result.stdout.fnmatch_lines(["*::expected contradiction PASSED*", "*::expected contradiction (2) PASSED*"])


def test_a_single_finding_of_a_file_can_be_run(run, story_file):
    """The node id that a run has shown is taken on the command line."""
    story_file(STORY)
    shown = run("-q", "--collect-only").stdout.lines
    name = next(line for line in shown if "Le navire" in line)
    run(name).assert_outcomes(failed=1)


def test_files_folders_patterns_and_articles_in_the_file(run, story_file, write, pytester):
    """Paths start at the file's folder, wherever pytest is started."""
    write(deep__texts__a="Le navire arrive lundi.", deep__more__b="Le navire arrive mardi.")
    inline = '[[article]]\nid = "c"\npublished = 2024-03-06\ntext = """\nLe navire arrive lundi."""\n'
    story_file('articles = ["texts", "more/*.txt"]\n' + inline, "deep/all")
    result = run("deep", "--rootdir", pytester.path)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines_random(
        ["*  a:17-22 in deep/texts/a.txt:1", "*  b:17-22 in deep/more/b.txt:1", "*c:17-22"]
    )


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(story_file, write):
    """Brackets in names are common."""
    write(**{"a[1]": "Le navire arrive lundi."})
    story = read_story(story_file('articles = ["a[1].txt", "a[[]1*"]'), "x")
    assert ["a[1].txt", "a[1].txt"] == [source.name for source in story.sources]


def test_the_files_own_settings_go_first(run, story_file, made):
    """What a story file says was written with its expectations; the options fill in the rest."""
    own = 'kinds = ["location"]\nmin-confidence = 0.5\nfail-on = "agreement"\n'
    story_file(own + STORY)
    run("--factcheck-kinds=date", "--factcheck-min-confidence=0.8", "--factcheck-fail-on=update")
    assert [{"kinds": ("location",), "min_confidence": 0.5}] == made
    story_file('fail-on = "agreement"\n' + STORY)
    run("--factcheck-min-confidence=0.7").assert_outcomes(failed=1)
    assert {"kinds": ("date", "location", "count"), "min_confidence": 0.7} == made[-1]


def test_two_stories_of_one_name_are_refused(run, story_file):
    """A baseline could not tell them apart."""
    story_file('name = "one"\n' + STORY, "a")
    story_file('name = "one"\nkinds = ["date"]\n' + STORY, "b")
    result = run()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["factcheck: two stories are called 'one'; give one of them another 'name'"])


def test_a_file_given_twice_is_checked_once(run, story_file, made):
    """The report serves again."""
    file = story_file(STORY)
    run(file, file, "--keep-duplicates")
    assert 1 == len(made)


WRONG = """\
name = "harbour"
aricles = ["journal.txt"]
kinds = ["dates"]
articles = ["nothing.txt", "*.html", "**x", "journal.txt"]

[[article]]
text = \"\"\"
[[expect]]
vedict = 1
\"\"\"

[[article]]
txet = "Le navire arrive lundi."

[[expect]]
verdict = "contradicts"

[[expect]]
verdict = "update"
values = ["a", "b", "c"]
kind = "when"
"""


def test_each_mistake_is_shown_with_its_line(run, story_file):
    """Unknown keys with those that are close, values with what they must be; all of them at once."""
    story_file(WRONG)
    result = run()
    assert result.ret == pytest.ExitCode.INTERRUPTED
    result.stdout.fnmatch_lines(
        [
            "factcheck: *harbour.story.toml, line 2: unknown key 'aricles'; did you mean 'articles' or 'article'?",
            "factcheck: *harbour.story.toml, line 13: unknown key 'txet'; did you mean 'text'*",
            "factcheck: *harbour.story.toml, line 12: [[][[]article]] has no 'text', a text",
            "factcheck: *line 16: 'verdict' must be one of agreement, *, not 'contradicts'",
            "factcheck: *line 20: 'values' must be a list of one or two texts, not*",
            "factcheck: *line 21: 'kind' must be one of date, location, count, not 'when'",
        ]
    )
    assert "Traceback" not in result.stdout.str()


def test_what_is_named_has_to_be_there(run, story_file):
    """Files, patterns and kinds that are not there are told with their lines."""
    story_file(WRONG.split("[[article]]")[0].replace("aricles", "#"))
    run().stdout.fnmatch_lines(
        [
            "factcheck: *harbour.story.toml, line 4: no such file or folder: *nothing.txt",
            "factcheck: *harbour.story.toml, line 4: no file is like '[*].html' in *",
            "factcheck: *harbour.story.toml, line 4: no file is like '[*][*]x' in *",
            "factcheck: *harbour.story.toml, line 3: unknown kind 'dates'; did you mean 'date'?",
        ]
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "names no article: it needs 'articles' or an [[][[]article]]"),
        ("articles = [", "is no TOML: *end of document)"),
        ("[article]\ntext = 'a'", "line 1: 'article' must be tables, not*"),
        ("article = 3", "line 1: 'article' must be tables, not 3"),
        ('[[article]]\ntext = "a"\npublished = "yesterday"', "line 1: published: 'yesterday' is no ISO date*"),
        ('[[article]]\ntext = " "', "*is empty: there is no text in it"),
        ("min-confidence = true", "line 1: 'min-confidence' must be a number from 0 to 1, not True"),
        ("fail-on = []", "line 1: 'fail-on' must be one of *, not [[]]"),
        ("articles = []", "line 1: 'articles' must be a list of texts, not [[]]"),
    ],
)
def test_a_file_that_cannot_be_used_is_a_collection_error(run, story_file, text, message):
    """One clear line says what to do."""
    story_file(text)
    result = run()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines([f"factcheck: *{message}"])


def test_a_file_that_is_not_utf8_is_refused(run, story_file):
    """TOML is UTF-8."""
    story_file("").write_bytes(b'name = "\xe9t\xe9"')
    run().stdout.fnmatch_lines(["factcheck: *harbour.story.toml: is not UTF-8 at offset 8; TOML files are"])


def test_a_file_that_cannot_be_opened_is_refused(tmp_path):
    """A link to nowhere is named with the system's reason."""
    (tmp_path / "gone.story.toml").symlink_to("nowhere")
    with pytest.raises(ArticleError, match=r"gone\.story\.toml: cannot be read: No such file"):
        read_story(tmp_path / "gone.story.toml", "gone")


def test_a_key_whose_line_is_not_seen_is_named_without(tmp_path):
    """TOML has ways to write a key that no search finds; the message does without the line."""
    file = tmp_path / "odd.story.toml"
    file.write_text('article = [{ text = "a", txt = 1 }]', encoding="utf-8")
    with pytest.raises(ArticleError, match=r"odd\.story\.toml: unknown key 'txt'; did you mean 'text'"):
        read_story(file, "odd")
