"""With the shipped models: the five real articles, no network, and one load of the models per process."""

from __future__ import annotations

import json
import re

import pytest

import factcheck

GUARD = """
import socket


class NoSocket(socket.socket):
    def __init__(self, *arguments, **more):
        raise AssertionError("something asked for the network")


def refuse(*arguments, **more):
    raise AssertionError("something asked for the network")


socket.socket = NoSocket
socket.create_connection = socket.getaddrinfo = socket.gethostbyname = refuse
"""
LOADS = """
import os
import factcheck.checker

def counted(self, code, real=factcheck.checker.Tongue.__init__):
    with open(os.environ["LOADS"], "a") as log:
        log.write(f"{os.getpid()} {code}\\n")
    real(self, code)

factcheck.checker.Tongue.__init__ = counted
"""
pytestmark = pytest.mark.usefixtures("loaded")
PUTIN = "Poutine est arrivé à Vladivostok"


@pytest.fixture(scope="module")
def loaded():
    """Have the models, and the packages that cannot be loaded twice, in this process before pytest runs within it."""
    texts = {"a": "Le train part lundi.", "b": "Le train part mardi."}
    factcheck.check([factcheck.Article(id=name, text=text, language="fr") for name, text in texts.items()])


def test_the_seeds_fail_on_putins_arrival_and_pass_with_a_baseline(pytester, seeds):
    """Monday in one article, Tuesday in the other: known once it is written down, with a reason."""
    result = pytester.runpytest_inprocess(f"--factcheck-articles={seeds}", "--factcheck-report=json:out.json")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    report = json.loads((pytester.path / "out.json").read_text("utf-8"))
    contradictions = [finding for finding in report["findings"] if finding["verdict"] == "contradiction"]
    assert PUTIN in contradictions[0]["question"]
    assert len(contradictions) <= 3  # two pairs of the seeds are arguable
    result.assert_outcomes(failed=len(contradictions), passed=len(report["findings"]) - len(contradictions))
    shown = [line.replace(f"{seeds}/", "seeds/") for line in result.stdout.lines]
    page = (seeds.parent / "docs" / "pytest.md").read_text(encoding="utf-8")
    documented = re.search(r"^```text\n(.*?)^```", page, re.DOTALL | re.MULTILINE)[1].splitlines()
    assert len(documented) == 7
    assert not [line for line in documented if line not in shown]

    (pytester.path / "known.toml").write_text("version = 1\n" + "".join(map(entries, contradictions)), "utf-8")
    result = pytester.runpytest_inprocess(f"--factcheck-articles={seeds}", "--factcheck-baseline=known.toml", "-rx")
    assert result.ret == pytest.ExitCode.OK
    result.stdout.fnmatch_lines([f"XFAIL factcheck::*{PUTIN}* - known: two agencies"])


def entries(finding: dict) -> str:
    """The entries of a finding's contradictions."""
    pairs = [pair["id"] for pair in finding["pairs"] if pair["verdict"] == "contradiction"]
    return "".join(f'[[known]]\nstory = "seeds"\npair = "{pair}"\nreason = "two agencies"\n' for pair in pairs)


@pytest.fixture
def story(write, story_file):
    """Two short stories in French, with settings of their own."""
    text = "Le navire Atlas est arrivé {} à Marseille avec 42 passagers à bord."
    for name in ("north", "south"):
        for letter, day in (("a", "lundi"), ("b", "mardi")):
            record = {"id": letter, "published": "2024-03-06", "language": "fr", "text": text.format(day)}
            write(**{f"{name}__{letter}.json": json.dumps(record)})
    story_file('articles = ["."]\nkinds = ["date"]', "north/north")
    story_file('articles = ["."]\nmin-confidence = 0.4', "south/south")


def test_models_are_loaded_once_per_process_and_without_a_network(pytester, story, monkeypatch):
    """Two stories of different settings, the fixture and the assertion share them, in each worker of xdist."""
    pytest.importorskip("xdist", reason="pytest-xdist is not installed")
    monkeypatch.setenv("LOADS", str(pytester.path / "loads.txt"))
    pytester.makeconftest(GUARD + LOADS)
    pytester.makepyfile(
        """
        import factcheck

        def test_own(fact_checker):
            a = factcheck.Article(id="a", text="Le pont a été inauguré samedi à Nantes.", language="fr")
            assert fact_checker.claims(a)
            factcheck.assert_consistent([a, factcheck.Article(id="b", text=a.text, language="fr")], kinds=["date"])
        """
    )
    result = pytester.runpytest_subprocess("-n2", "-q")
    loads = (pytester.path / "loads.txt").read_text().splitlines()
    assert 2 == len(loads) == len(set(loads))
    assert "network" not in result.stdout.str()
    outcomes = result.parseoutcomes()
    assert outcomes["failed"] == 2  # lundi and mardi, in both stories
    assert outcomes["passed"] >= 2


def test_the_guard_works(pytester):
    """The same run fails where something does ask for the network."""
    pytester.makeconftest(GUARD)
    pytester.makepyfile("import urllib.request\n\ndef test_own(): urllib.request.urlopen('http://localhost')")
    pytester.runpytest_subprocess("-p", "no:xdist").stdout.fnmatch_lines(["*something asked for the network*"])


def test_checkers_of_several_settings_share_what_they_load():
    """What one of them loads, the others have; each keeps its own settings."""
    first = factcheck.Checker()
    second = first.having(kinds=("date",), min_confidence=0.5)
    third = second.having(kinds=("count",))
    article = factcheck.Article(id="a", text="Le pont a été inauguré samedi à Nantes par 12 élus.", language="fr")
    third.check([article, factcheck.Article(id="b", text=article.text, language="fr")])
    assert first._models is second._models is third._models
    assert (("date",), 0.5) == (second.kinds, second.min_confidence)
    assert {"count"} == {claim.kind for claim in third.claims(article)}


@pytest.mark.parametrize("kinds", ["date", ()])
def test_kinds_are_a_sequence_of_names(kinds):
    """One name in place of it is told so, and not taken for four letters."""
    with pytest.raises(factcheck.SettingsError, match=r"kinds must be a sequence of names, not 'date'|kinds is empty"):
        factcheck.assert_consistent([], kinds=kinds)
