"""The shape of the code: data flows left to right, heavy packages have one door, nothing reads the clock."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

import factcheck

SOURCE = Path(factcheck.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))

# A room may import what stands before it, and itself.
ROOMS = (
    ("errors", "defaults"),
    ("model", "lexicon"),
    ("articles",),
    ("language",),
    ("kinds",),
    ("claims",),
    ("align",),
    ("judge",),
    ("report", "reading"),
    ("models", "many"),
    ("checker",),
    ("verbs",),
    ("delivery", "places"),
    ("testing",),
    ("__init__", "cli", "pytest_plugin"),
    ("__main__",),
)
RANK = {name: rank for rank, names in enumerate(ROOMS) for name in names}

# A noun draws itself in a notebook, and its views lie to the right: one module is the door to them, opened when called.
DOOR_TO_THE_VIEWS = ("model/drawing.py", {"report", "verbs"})

# The only place that may import a heavy package, and only inside a function.
DOORS = {
    "spacy": "language/",
    "thinc": "language/",
    "sentence_transformers": "align/embed.py",
    "tokenizers": ("align/embed.py", "align/encoder.py"),
    "huggingface_hub": "align/embed.py",
    "pandas": "report/",
    "pyarrow": "report/",
    "altair": ("report/charts/", "report/report.py"),  # the report names it for typing
    "dateparser": "kinds/date/",
    "rich": ("delivery.py", "report/wrap.py"),
    "trafilatura": "articles/page.py",
    "torch": "nowhere",
}
PAGES = pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))


@attrs.frozen
class Import:
    """A module that is imported: in full, and whether a function has to be called first."""

    module: str
    line: int
    late: bool


def imports(path: Path) -> Iterator[Import]:
    """Find every import of a file, also inside functions and for typing."""

    def walk(node: ast.AST, late: bool) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import):
                yield from (Import(alias.name, child.lineno, late) for alias in child.names)
            elif isinstance(child, ast.ImportFrom):
                yield from (Import(f"{child.module}.{a.name}", child.lineno, late) for a in child.names)
            else:
                inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) or _only_for_typing(child)
                yield from walk(child, late or inside)

    yield from walk(ast.parse(path.read_text(encoding="utf-8")), False)


def _only_for_typing(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def room(path: Path) -> str:
    """The room of a file: its top folder, or its own name."""
    first = path.relative_to(SOURCE).parts[0]
    return first.removesuffix(".py")


def test_the_modules_are_found():
    """An empty list would pass every test below."""
    assert {SOURCE / "errors.py", SOURCE / "checker.py"} < set(MODULES)


def test_every_room_has_its_place():
    """A new room must be put in the order."""
    assert set(map(room, MODULES)) <= set(RANK)


@PAGES
def test_imports_point_left(path):
    """No room knows of a later one, not even for typing."""
    mine = RANK[room(path)]
    for found in imports(path):
        parts = found.module.split(".")
        if parts[0] != "factcheck":
            continue
        other = parts[1] if len(parts) > 1 and parts[1] in RANK else "__init__"
        door = path.relative_to(SOURCE).as_posix() == DOOR_TO_THE_VIEWS[0] and other in DOOR_TO_THE_VIEWS[1]
        allowed = other == room(path) or RANK[other] < mine or (door and found.late)
        assert allowed, f"{path.name}:{found.line} imports {found.module}"


@PAGES
def test_heavy_packages_have_one_door(path):
    """A heavy package is imported where its room says, and inside the function that needs it."""
    name = path.relative_to(SOURCE).as_posix()
    for found in imports(path):
        door = DOORS.get(found.module.split(".")[0])
        if door is not None:
            assert name.startswith(door), f"{name}:{found.line} imports {found.module}; only {door} may"
            assert found.late, f"{name}:{found.line} imports {found.module} at import"


@PAGES
def test_no_relative_imports(path):
    """One spelling per module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not [node.lineno for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level]


@PAGES
def test_a_file_holds_one_job(path):
    """Three hundred lines are enough for one."""
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= 300


@PAGES
def test_nothing_reads_the_clock_the_locale_or_dice(path):
    """The same input gives the same output on any day and any machine."""
    assert not {"locale", "random", "time", "uuid"} & {found.module.split(".")[0] for found in imports(path)}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = {n.func.attr for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)}
    assert not {"now", "utcnow", "today"} & called


@PAGES
def test_no_code_for_one_language(path):
    """What is known of a language stands in its folder of data."""
    assert not re.search(r"""[!=]= ?["'](fr|en|de|es|it|pt)["']""", path.read_text(encoding="utf-8"))


def test_public_names_are_those_that_are_there():
    """``__all__`` is sorted, names what exists, and leaves nothing public out."""
    assert sorted(factcheck.__all__) == factcheck.__all__
    assert all(hasattr(factcheck, name) for name in factcheck.__all__)
    assert set(factcheck.__all__) <= set(dir(factcheck))
    typed = {found.module.split(".")[-1] for found in imports(SOURCE / "__init__.py") if "factcheck" in found.module}
    assert typed == set(factcheck.__all__)


def test_an_unknown_name_is_an_attribute_error():
    """Names that are loaded late behave like others when they are not there."""
    with pytest.raises(AttributeError, match="chekc"):
        factcheck.chekc  # noqa: B018  # the access is the test


def test_errors_have_one_root():
    """Every error that is raised on purpose can be caught by one name."""
    from factcheck import errors

    raised = [v for v in vars(errors).values() if isinstance(v, type) and issubclass(v, Exception)]
    assert len(raised) > 1
    assert all(issubclass(error, errors.FactcheckError) for error in raised)
