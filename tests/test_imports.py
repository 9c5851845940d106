"""What loading the library costs: nothing heavy until it is needed. Which modules are loaded is tested, not seconds."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

HEAVY = {
    "cattrs",
    "dateparser",
    "jinja2",
    "numpy",
    "pandas",
    "rapidfuzz",
    "rich",
    "sentence_transformers",
    "spacy",
    "thinc",
    "tokenizers",
    "torch",
    "transformers",
}


def modules_after(code: str, *arguments: str) -> set[str]:
    """Run code in a fresh interpreter and return the names of the modules that it loaded (a blocked one is None)."""
    program = f"import sys\n{code}\nprint('\\n' + ' '.join(name for name, module in sys.modules.items() if module))"
    run = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
    return set(run.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "code",
    ["import factcheck", "import factcheck.cli", "import factcheck; factcheck.Article(id='a', text='lundi')"],
)
def test_importing_loads_nothing_heavy(code):
    """``import factcheck`` takes milliseconds because of what it leaves out."""
    assert not HEAVY & modules_after(code)


def test_making_a_checker_loads_no_model():
    """Models are loaded by the first check, so that settings can be made and sent around cheaply."""
    assert not {"spacy", "torch", "sentence_transformers"} & modules_after("import factcheck; factcheck.Checker()")


def test_the_program_leaves_torch_and_the_embedding_library_out(seeds):
    """A whole check on the command line imports neither."""
    code = "from factcheck.cli import run\nassert 0 == run(['check', *sys.argv[1:]], own_process=True)"
    loaded = modules_after(code, str(seeds), "--output", os.devnull)
    assert "spacy" in loaded
    assert not {"torch", "sentence_transformers", "transformers"} & loaded


def test_a_room_does_not_hide_the_verb_of_its_name():
    """``factcheck.claims`` is the verb, also after the room ``factcheck/claims/`` has been imported."""
    code = """
import factcheck, importlib
importlib.import_module("factcheck.claims")
assert callable(factcheck.claims), factcheck.claims
from factcheck import claims
assert callable(claims)
"""
    modules_after(code)
