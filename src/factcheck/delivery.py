"""Where the program's output goes: a file that is whole or not there at all, or standard output; the progress bar."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from factcheck.errors import FactcheckError


def deliver(text: str, output: Path | None) -> None:
    """Write to the file, or to standard output; UTF-8 always. A reader that hangs up (``| head``) is no error."""
    text = text if text.endswith("\n") or not text else text + "\n"
    if output is not None:
        try:
            _replace(output, text)
        except OSError as error:
            raise FactcheckError(f"{output}: cannot be written: {error.strerror}") from error
        return
    try:
        click.echo(text if sys.stdout.isatty() else _bytes(text), nl=False)
        sys.stdout.flush()
    except BrokenPipeError:
        silence_stdout()


def _bytes(text: str) -> bytes:
    """Encode as UTF-8; half a surrogate pair, which a JSON file may hold, is written as its escape."""
    return text.encode("utf-8", "backslashreplace")


def silence_stdout() -> None:
    """Send what Python still wants to write at exit nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _replace(path: Path, text: str) -> None:
    """Write a file in one go: it is there completely, or what was there before is."""
    path = path.resolve()
    if path.exists() and not path.is_file():  # a device or a pipe cannot be replaced
        path.write_bytes(_bytes(text))
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_bytes(text))
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)  # mkstemp makes files that only their owner can read
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def progress() -> Iterator[Callable[[str, int, int], None] | None]:
    """Give a callback that draws a bar on standard error, or None where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading")

        def show(stage: str, done: int, total: int) -> None:
            bar.update(task, description=stage, completed=done, total=total)

        yield show
