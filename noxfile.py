"""The one door for developers: ``nox`` lints, checks types, tests with coverage and builds the docs and the wheel.

These sessions run in the active environment (CONTRIBUTING.md says how to make it), so that nothing is installed twice;
``minimal`` makes an environment of its own from the wheel alone.
"""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import nox

nox.needs_version = ">=2024.10.9"
nox.options.default_venv_backend = "none"
nox.options.sessions = ["lint", "types", "tests", "docs", "wheel"]

ROOT = Path(__file__).parent
COVERAGE = 90  # per cent of lines and branches that the tests must reach
WHEEL_LIMIT = 60  # MB: models and tables ship in the wheel, training data does not
STORIES = sorted(str(path) for path in (ROOT / "benchmarks" / "stories").glob("*.json"))


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and formatting."""
    session.run("ruff", "check", ".", external=True)
    session.run("ruff", "format", "--check", ".", external=True)


@nox.session
def types(session: nox.Session) -> None:
    """Check types, strictly."""
    session.run("mypy", external=True)


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests with branch coverage; arguments after ``--`` go to pytest."""
    session.run("python", "-m", "coverage", "run", "-m", "pytest", *session.posargs, external=True)
    session.run("python", "-m", "coverage", "report", f"--fail-under={COVERAGE}", external=True)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation; a warning is an error."""
    session.run("sphinx-build", "-W", "--keep-going", "-q", "-b", "html", "docs", "docs/_build/html", external=True)


@nox.session
def wheel(session: nox.Session) -> None:
    """Build the wheel and check that every file of the package is in it, models and tables too."""
    folder = Path(session.create_tmp()) / "wheel"
    shutil.rmtree(folder, ignore_errors=True)
    session.run("python", "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT), external=True)
    [built] = folder.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        inside = set(archive.namelist())
    listed = subprocess.run(["git", "ls-files", "src/factcheck"], cwd=ROOT, capture_output=True, text=True, check=True)
    wanted = {name.removeprefix("src/") for name in listed.stdout.splitlines()}
    if missing := sorted(wanted - inside):
        session.error(f"not in the wheel: {', '.join(missing)}")
    if extra := sorted(name for name in inside if name.split("/")[0] in ("tests", "training", "benchmarks")):
        session.error(f"should not be in the wheel: {', '.join(extra)}")
    megabytes = built.stat().st_size / 1e6
    if megabytes > WHEEL_LIMIT:
        session.error(f"the wheel has {megabytes:.1f} MB, more than {WHEEL_LIMIT}")
    session.log(f"{built.name}: {megabytes:.1f} MB, {len(inside)} files")


@nox.session(venv_backend="virtualenv")
def minimal(session: nox.Session) -> None:
    """Install without extras into an empty environment and check the seeds."""
    session.install("-c", "constraints.txt", ".")
    session.run("python", "-m", "factcheck", "check", "seeds/", silent=True)


@nox.session
def accuracy(session: nox.Session) -> None:
    """Score the checker: each story by a matcher that has not seen it, then the seeds; ``-- --errors`` lists errors."""
    with session.chdir("benchmarks"):  # where score.py finds crossval.py
        session.run("python", "score.py", *STORIES, "--checker", "crossval:check", *session.posargs, external=True)
        session.run("python", "score.py", "seeds.json", *session.posargs, external=True)


@nox.session
def speed(session: nox.Session) -> None:
    """Measure time and memory beside ``import sentence_transformers``."""
    session.run("python", "benchmarks/speed.py", *session.posargs, external=True)
