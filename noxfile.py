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
COVERAGE = 95  # per cent of lines and branches that the tests must reach
WHEEL_LIMIT = 80  # MB: models and tables ship in the wheel, training data does not
SHARED = ROOT.parent / "shared"  # training and measuring material beside the clone, where there is any
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
    measured = ["--cov=factcheck", "--cov-branch", "--cov-report=term:skip-covered", f"--cov-fail-under={COVERAGE}"]
    session.run("python", "-m", "pytest", "-n", "2", *measured, *session.posargs, external=True)


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
def mentions(session: nox.Session) -> None:
    """Print every figure about finding and reading values: ``-- --errors`` lists the errors of the stories.

    What needs data that are not part of the project (``--data`` of CONTRIBUTING.md) is left out where they are missing.
    """
    for name in ("fr", "en", "x", "wire", ""):
        chosen = [path for path in STORIES if Path(path).name.startswith(f"{name}-" if name else "")]
        session.log(f"annotated stories {name or '(all)'}, read with the parser")
        session.run("python", "benchmarks/score_mentions.py", *chosen, *session.posargs, external=True)
    if (SHARED / "tools" / "score_timex.py").exists():
        session.log("French TimeBank, dates and times, read with the parser")
        scorer = [str(SHARED / "tools" / "score_timex.py"), str(SHARED / "data" / "fr-timebank")]
        session.run("python", *scorer, "--tool", "factcheck", "--types", "DATE,TIME", external=True)
    if (SHARED / "data").exists():
        session.log("Recognizers-Text, read without the parser")
        session.run(
            "python", "benchmarks/recognizers.py", "--data", str(SHARED / "data" / "recognizers"), external=True
        )
        for code in ("fr", "en"):
            session.log(f"the parser and the words, {code}")
            session.run("python", "training/measure.py", code, "--data", str(SHARED / "data"), external=True)
    session.log("metonymy, with the parser and without")
    session.run("python", "benchmarks/metonymy.py", external=True)
    session.log("speed, without the parser")
    session.run("python", "benchmarks/mention_speed.py", external=True)


@nox.session
def speed(session: nox.Session) -> None:
    """Measure time and memory beside ``import sentence_transformers``."""
    session.run("python", "benchmarks/speed.py", *session.posargs, external=True)
