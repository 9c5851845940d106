"""The baseline: what is known does not fail, what is gone does, and an update keeps the reasons."""

from __future__ import annotations

import tomllib

import hypothesis
import pytest
from hypothesis import strategies as st

from factcheck.errors import ArticleError, FactcheckError
from factcheck.model import Verdict
from factcheck.testing.baseline import Baseline, Entry

LUNDI = "Le navire arrive lundi. Le train part pour Nantes."
BOTH = ("Le navire arrive lundi. Le train part mardi.", "Le navire arrive mardi. Le train part lundi.")
UPDATE = ("--factcheck-baseline=known.toml", "--factcheck-update-baseline")
KNOWN = "--factcheck-baseline=known.toml"
STORY = "--factcheck-articles=story"


@pytest.fixture(autouse=True)
def _story(write):
    """A story that contradicts itself twice."""
    write(story__journal=BOTH[0], story__radio=BOTH[1])


@pytest.fixture
def known(pytester):
    """Read the baseline's entries; with a replacement, change its text first."""

    def reading(old: str = "", new: str = "") -> list[dict[str, object]]:
        file = pytester.path / "known.toml"
        if old:
            text = file.read_text(encoding="utf-8")
            assert old in text
            file.write_text(text.replace(old, new), encoding="utf-8")
        return tomllib.loads(file.read_text(encoding="utf-8"))["known"]

    return reading


def test_what_is_known_does_not_fail(run, known):
    """An update writes every contradiction; the next run passes and shows each with its reason."""
    run(STORY).assert_outcomes(failed=2)
    result = run(STORY, *UPDATE, "-rx")
    result.assert_outcomes(xfailed=2)
    result.stdout.fnmatch_lines(["factcheck: wrote known.toml", "*2 known pairs without a reason", "XFAIL *known: new"])
    assert ["Le navire arrive : quand ?", "Le train part : quand ?"] == [entry["question"] for entry in known()]
    assert 0 == run(STORY, KNOWN).ret


def test_the_reason_is_shown(run, known):
    """Whoever reads the run's summary sees why a contradiction is let through, and which has no reason."""
    run(STORY, *UPDATE)
    known(
        'reason = ""\nkind = "date"\nverdict = "contradiction"\nconfidence = 0.9',
        'reason = "the port"\nconfidence = 0.9',
    )
    result = run(STORY, KNOWN, "-rx")
    result.assert_outcomes(xfailed=2, passed=1)
    shown = ["XFAIL *Le navire *known: the port", "XFAIL *Le train *known: no reason given yet"]
    result.stdout.fnmatch_lines_random(shown)
    result.stdout.fnmatch_lines(["factcheck: known.toml: 1 known pair without a reason"])


def test_a_new_contradiction_fails_beside_a_known_one(run, write, known):
    """What nobody has looked at is not covered by what somebody has."""
    run(STORY, *UPDATE)
    write(story__times="Le navire arrive mardi. Le train part mardi.")
    result = run(STORY, KNOWN)
    result.assert_outcomes(failed=2, passed=1)
    result.stdout.fnmatch_lines(["*times:17-22 in story/times.txt:1"])
    assert "radio:17-22" not in result.stdout.str()  # the pair of journal and radio is known


def test_runxfail_takes_known_ones_as_failures(run):
    """The switch of pytest to see everything works on them too."""
    run(STORY, *UPDATE)
    result = run(STORY, KNOWN, "--runxfail")
    result.assert_outcomes(failed=2, passed=1)
    result.stdout.fnmatch_lines(["*lundi: « Le navire arrive*"])


def test_stale_entries_fail_in_an_item_of_their_own(run, write):
    """An article that was corrected has its entry taken out, or it would excuse the next mistake."""
    run(STORY, *UPDATE)
    write(story__radio="Le navire arrive lundi. Le train part lundi.")
    result = run(STORY, KNOWN, "-v")
    result.assert_outcomes(failed=1, passed=1, xfailed=1)
    result.stdout.fnmatch_lines(
        [
            "factcheck::what is known is still there FAILED*",
            "known.toml: 1 known pair of story 'story' can be taken out: it is not found any more, or has become less*",
            "  * contradiction, Le navire arrive : quand ?, journal: lundi, radio: mardi",
        ]
    )


def test_an_update_takes_out_what_is_gone_and_keeps_reasons(run, write, known):
    """The file changes by what has changed, and nothing else."""
    run(STORY, *UPDATE)
    [navire, train] = known()
    known(f'pair = "{navire["pair"]}"\nreason = ""', f'pair = "{navire["pair"]}"\nreason = "the port"')
    write(story__journal="Le navire arrive lundi. Le train part lundi.")
    run(STORY, *UPDATE).assert_outcomes(xfailed=1, passed=2)
    assert [{**navire, "reason": "the port"}] == known()
    run(STORY, KNOWN).assert_outcomes(xfailed=1, passed=2)
    assert train["pair"] not in str(known())


def test_an_update_that_changes_nothing_does_not_touch_the_file(run, pytester):
    """Not even a comment that was added is lost."""
    run(STORY, *UPDATE)
    file = pytester.path / "known.toml"
    file.write_text("# mine\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    result = run(STORY, *UPDATE)
    assert file.read_text(encoding="utf-8").startswith("# mine\n")
    assert "wrote" not in result.stdout.str()


@pytest.mark.parametrize("part", [("-k", "navire"), ("--maxfail=1", "test_first.py"), ("-m", "nothing")])
def test_a_partial_update_writes_nothing(run, part, pytester):
    """A run that has not seen every item of a story would take out what it has not looked at."""
    pytester.makepyfile(test_first="def test_own(): assert False")
    result = run(STORY, *UPDATE, *part)
    assert not (pytester.path / "known.toml").exists()
    if "-k" in part:
        result.stdout.fnmatch_lines(
            ["factcheck: the baseline of story 'story' is left as it was: 1 of its 2 items did*"]
        )


def test_only_stories_that_ran_are_looked_at(run, story_file, write, known):
    """Another story's entries are neither stale nor taken out."""
    for name in ("north", "south"):
        write(**{f"{name}__a": f"Le navire arrive lundi. {name}", f"{name}__b": "Le navire arrive mardi."})
        story_file('articles = ["."]', f"{name}/{name}")
    run("north", "south", *UPDATE).assert_outcomes(xfailed=2)
    assert ["north/north", "south/south"] == [entry["story"] for entry in known()]
    write(north__a="Le navire arrive mardi.", south__a="Le navire arrive mardi.")
    run("south", KNOWN).assert_outcomes(failed=1, passed=1)
    run("south", *UPDATE).assert_outcomes(passed=2)
    assert ["north/north"] == [entry["story"] for entry in known()]
    run("north", KNOWN, "-k", "arrive").assert_outcomes(passed=1, deselected=1)  # the stale item is one of its own


def test_what_the_settings_leave_out_is_not_stale(run, known):
    """A run that asks for less does not call the rest gone, and an update keeps it."""
    run(STORY, *UPDATE)
    for less in ("--factcheck-kinds=location", "--factcheck-min-confidence=0.95"):
        run(STORY, KNOWN, less).assert_outcomes(passed=2)
        run(STORY, *UPDATE, less).assert_outcomes(passed=2)
        assert 2 == len(known())
    run(STORY, KNOWN, "--factcheck-min-confidence=0.7").assert_outcomes(xfailed=1, passed=1)


def test_what_has_become_graver_fails(run, write, known):
    """An update of the news that is known does not excuse a contradiction; nor the other way round."""
    write(story__journal="Le navire arrive lundi.", story__radio="Le navire arrive désormais mardi.")
    run(STORY, *UPDATE, "--factcheck-fail-on=update").assert_outcomes(xfailed=1)
    [entry] = known('verdict = "update"', 'verdict = "refinement"')
    run(STORY, KNOWN, "--factcheck-fail-on=update").assert_outcomes(failed=1, passed=1)
    known('verdict = "refinement"', 'verdict = "contradiction"')
    result = run(STORY, KNOWN)
    result.assert_outcomes(failed=1, passed=1)
    result.stdout.fnmatch_lines([f"  {entry['pair']} contradiction, *"])


def test_an_expected_contradiction_needs_no_entry(run, story_file, known):
    """The story file says it already."""
    story_file('articles = ["story"]\n[[expect]]\nverdict = "contradiction"\nquestion = "navire"\n')
    run(*UPDATE).assert_outcomes(xfailed=1, passed=2)
    assert ["Le train part : quand ?"] == [entry["question"] for entry in known()]


def test_a_missing_file_is_named_with_what_makes_it(run):
    """A misspelt name does not pass for an empty baseline."""
    result = run(STORY, KNOWN)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: factcheck: *known.toml: no such file; --factcheck-update-baseline makes it"])


def test_an_update_needs_a_file(run):
    """There is no default that could be written by accident."""
    run(STORY, "--factcheck-update-baseline").stderr.fnmatch_lines(["*needs --factcheck-baseline FILE: which file?"])


def test_a_file_that_cannot_be_written_is_an_error(run, pytester):
    """The run does not pass for one that has written it."""
    (pytester.path / "known.toml").symlink_to(pytester.path / "no folder" / "known.toml")
    result = run(STORY, *UPDATE)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stdout.fnmatch_lines(["factcheck: *cannot be written*"])


ENTRY = '[[known]]\nstory = "s"\npair = "p"\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", r"is no baseline: it has no 'version', 1"),
        ("version = 2", r"line 1: 'version' must be 1, not 2"),
        ("version = 1\n[[knwon]]", r"line 2: unknown key 'knwon'; did you mean 'known'\?"),
        ("version = 1\n" + ENTRY + 'raeson = "x"', r"line 5: unknown key 'raeson'; did you mean 'reason'"),
        ('version = 1\n[[known]]\nstory = "s"', r"line 2: \[\[known\]\] has no 'pair', a text"),
        ("version = 1\n" + ENTRY + 'verdict = "bad"', r"line 5: 'verdict' must be one of agreement"),
        ("version = 1\n" + ENTRY + ENTRY, r"line 7: pair 'p' of story 's' is there twice"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(tmp_path, text, message):
    """Mistakes of hand are shown with their lines."""
    file = tmp_path / "known.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ArticleError, match=message):
        Baseline.read(file)


TEXTS = st.text(max_size=20)
NAMES = TEXTS.filter(lambda text: text.strip() and "\ufffd" not in text)
ENTRIES = st.builds(
    Entry,
    story=NAMES,
    pair=st.text("0123456789abcdef", min_size=4, max_size=16),
    reason=TEXTS,
    kind=st.sampled_from(["date", "count"]),
    verdict=st.sampled_from([str(verdict) for verdict in Verdict]),
    confidence=st.floats(0, 1).map(lambda p: round(p, 2)),
    question=TEXTS,
    a=TEXTS,
    b=TEXTS,
)


@hypothesis.settings(max_examples=40)
@hypothesis.given(st.lists(ENTRIES, max_size=3, unique_by=lambda entry: (entry.story, entry.pair)))
def test_what_is_written_is_read_again(tmp_path_factory, entries):
    """Any text of any article stands in the file, on one line; the order of the entries does not matter."""
    file = tmp_path_factory.getbasetemp() / "known.toml"
    file.write_text(Baseline(entries).text(), encoding="utf-8", newline="\n")
    assert Baseline(entries[::-1]) == Baseline.read(file)


def test_a_folder_cannot_be_written(tmp_path):
    """What the system says is passed on."""
    with pytest.raises(FactcheckError, match="cannot be written"):
        Baseline().write(tmp_path / "no" / "known.toml")
