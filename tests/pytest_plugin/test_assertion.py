"""``assert_consistent``: in a test, in a script, on articles of any sort."""

from __future__ import annotations

import pickle

import attrs
import pytest

import factcheck
from factcheck import Article, Inconsistent, assert_consistent

LUNDI = Article(id="journal", text="Le navire arrive lundi.")
MARDI = Article(id="radio", text="Le navire arrive mardi, selon le port.")
pytestmark = pytest.mark.usefixtures("made")


def test_consistent_articles_give_their_report():
    """What was found can be looked at further."""
    report = assert_consistent([LUNDI, attrs.evolve(LUNDI, id="copy")])
    assert ["agreement"] == [str(finding.verdict) for finding in report.findings]


def test_a_contradiction_is_written_out():
    """The message is the finding: question, verdict, values, sentences, places, attribution, why."""
    with pytest.raises(Inconsistent) as raised:
        assert_consistent([LUNDI, MARDI])
    [finding] = raised.value.report.findings
    assert str(raised.value).splitlines() == [
        "1 finding in 2 articles",
        "",
        "contradiction 0.90: Le navire arrive : quand ?",
        "  contradiction 0.90, why: lundi and mardi",
        "    lundi: « Le navire arrive [lundi]. »",
        "      journal:17-22",
        "    mardi: « Le navire arrive [mardi], » (according to le port)",
        "      radio:17-22",
        f"    pair {finding.pairs[0].id} of finding {finding.id}",
    ]
    assert (finding,) == raised.value.findings


def test_it_is_an_assertion_and_an_error_of_the_library():
    """Whoever catches either of them catches it; it can be sent to another process."""
    with pytest.raises(AssertionError) as raised:
        assert_consistent([LUNDI, MARDI])
    assert isinstance(raised.value, factcheck.FactcheckError)
    error = Inconsistent("text", ("finding",), "report")
    again = pickle.loads(pickle.dumps(error))
    assert ("text", ("finding",), "report") == (str(again), again.findings, again.report)


def test_files_are_named_with_their_lines(write):
    """Whoever reads the failure can open the place."""
    folder = write(one="Le port.\nLe navire arrive lundi.", sub__two="Le navire arrive mardi.")
    with pytest.raises(Inconsistent, match=r"one:26-31 in .*one\.txt:2\n(.*\n)*.*two:17-22 in .*sub/two\.txt:1"):
        assert_consistent(folder.parent)


def test_articles_of_one_file_are_found_in_it(write):
    """A file of records is named without a line, which it would not have."""
    lines = '{"id": "a", "text": "Le navire arrive lundi."}\n{"id": "b", "text": "Le navire arrive mardi."}\n'
    file = write(**{"all.jsonl": lines}) / "all.jsonl"
    for source in (file, [file], str(file)):
        with pytest.raises(Inconsistent, match=r"a:17-22 in all\.jsonl\n(.*\n)*.*b:17-22 in all\.jsonl\n"):
            assert_consistent(source)


def test_many_pairs_are_counted():
    """A finding of many articles stays readable."""
    days = [LUNDI, *(attrs.evolve(MARDI, id=f"radio-{n}") for n in range(12))]
    with pytest.raises(Inconsistent, match="and 2 more pairs of finding"):
        assert_consistent(days)


def test_it_can_be_stricter():
    """``fail_on`` has the graver verdicts fail with it."""
    later = Article(id="radio", text="Le navire arrive désormais mardi.")
    assert_consistent([LUNDI, later])
    for fail_on in ("update", "refinement", "agreement"):
        with pytest.raises(Inconsistent, match=r"^1 finding[^u]*update 0\.90"):
            assert_consistent([LUNDI, later], fail_on=fail_on)


def test_its_settings_are_those_of_a_checker(made):
    """``kinds`` and ``min_confidence`` choose what is asked."""
    towns = [attrs.evolve(a, text=f"Le train part {b}.") for a, b in ((LUNDI, "Nantes"), (MARDI, "Brest"))]
    with pytest.raises(Inconsistent):
        assert_consistent(towns, min_confidence=0.5)
    assert_consistent(towns, min_confidence=0.7)
    assert_consistent(towns, kinds=("date",))
    assert {"kinds": ("date",), "min_confidence": 0.3} in made


def test_a_ready_report_is_looked_through(fake_checker):
    """A report is not made again; the settings choose among its pairs."""
    report = fake_checker.FakeChecker().check([LUNDI, MARDI])
    with pytest.raises(Inconsistent) as raised:
        assert_consistent(report)
    assert report is raised.value.report
    assert report is assert_consistent(report, min_confidence=0.95)
    assert report is assert_consistent(report, kinds=["location"])


def test_a_checker_of_ones_own_is_used(fake_checker):
    """Models that are loaded already serve again."""
    checker = fake_checker.FakeChecker(kinds=("location",))
    assert assert_consistent([LUNDI, MARDI], checker=checker).claims == ()


def test_known_pairs_do_not_fail(tmp_path):
    """A baseline serves outside pytest too."""
    with pytest.raises(Inconsistent) as raised:
        assert_consistent([LUNDI, MARDI])
    pair = raised.value.findings[0].pairs[0].id
    file = tmp_path / "known.toml"
    file.write_text(f'version = 1\n[[known]]\nstory = "any"\npair = "{pair}"\n', encoding="utf-8")
    assert_consistent([LUNDI, MARDI], baseline=file)


def test_nothing_compared_is_no_success():
    """Articles that could not be checked do not pass for consistent ones."""
    english = [attrs.evolve(a, language="en", text="It came on Monday.") for a in (LUNDI, MARDI)]
    with pytest.raises(factcheck.ArticleError, match=r"nothing could be compared.*journal: language 'en'"):
        assert_consistent(english)
    assert assert_consistent([LUNDI]).findings == ()


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"fail_on": "contradictoin"}, "unknown verdict 'contradictoin'; did you mean 'contradiction'?"),
        ({"fail_on": "x"}, "there are agreement, refinement, update, contradiction"),
    ],
)
def test_an_unknown_verdict_is_refused(settings, message):
    """A misspelling does not make everything pass."""
    with pytest.raises(factcheck.SettingsError) as raised:
        assert_consistent([LUNDI, MARDI], **settings)
    assert message in str(raised.value)


def test_pytest_shows_the_finding_at_the_line_of_the_test(run, pytester):
    """What stands inside the library is left out of the failure."""
    pytester.makepyfile(
        """
        import factcheck

        def test_story():
            texts = {"journal": "Le navire arrive lundi.", "radio": "Le navire arrive mardi."}
            factcheck.assert_consistent([factcheck.Article(id=i, text=t) for i, t in texts.items()])
        """
    )
    result = run()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines([">*assert_consistent*", "E *Inconsistent: 1 finding in 2 articles", "E *lundi: « Le*"])
    assert "assertion.py" not in result.stdout.str()
