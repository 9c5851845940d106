"""Lines of styled text: wrapping, shortening, columns, and writing them plain or with ANSI colours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from factcheck.report.quotes import visible

_STYLES = {
    "bold": "bold",
    "dim": "dim",
    "mark": "bold yellow",
    "contradiction": "bold red",
    "update": "bold magenta",
    "refinement": "bold cyan",
    "agreement": "bold green",
}
_LINE_END = re.compile(r"\s")
# What stays on one line: French sets a space within its quotation marks and before "?", "!", ":" and ";".
_WORD = re.compile(r"(?:« )?\S+(?: [?!:;»]+(?!\S))*")


def _one_line(text: str) -> str:
    return visible(_LINE_END.sub(" ", text))


@attrs.frozen
class Run:
    """Text in one style, on one line; the style is a key of this module's table, or empty."""

    text: str = attrs.field(converter=_one_line)
    style: str = ""


Line = tuple[Run, ...]


def plain(line: Line) -> str:
    """Return a line without its styles."""
    return "".join(run.text for run in line)


def painted(line: Line) -> str:
    """Return a line with ANSI codes of the sixteen colours that every terminal has."""
    from rich.color import ColorSystem
    from rich.style import Style

    return "".join(
        Style.parse(_STYLES[run.style]).render(run.text, color_system=ColorSystem.STANDARD) if run.style else run.text
        for run in line
    )


def wrap(runs: Sequence[Run], width: int, first: int = 0, rest: int = 0) -> list[Line]:
    """Break ``runs`` between words into lines of ``width`` columns, indented by ``first``, the others by ``rest``."""
    lines: list[Line] = []
    start = end = None
    for word in _WORD.finditer(plain(tuple(runs))):
        indent = rest if lines else first
        if start is not None and end is not None and word.end() - start > width - indent:
            lines.append(_line(runs, start, end, indent))
            start = None
        start = word.start() if start is None else start
        end = word.end()
    if start is not None and end is not None:
        lines.append(_line(runs, start, end, rest if lines else first))
    return lines


def beside(left: Run, size: int, right: Run, width: int) -> Iterator[Line]:
    """Set two runs side by side, the left one ``size`` columns wide; below each other where that is too narrow."""
    indent = 2 + size + 3
    if len(left.text) > size or width - indent < 20:
        yield from wrap([left], width, 2, 4)
        yield from wrap([right], width, 6, 6)
        return
    lines = wrap([right], width, indent, indent) or [()]
    pad = Run(" " * (indent - 2 - len(left.text)))
    yield (Run("  "), left, pad, *lines[0][1:])
    yield from lines[1:]


def shorten(runs: Sequence[Run], room: int) -> Line:
    """Cut words from both ends until ``room`` columns hold the rest, with the first mark in its middle."""
    text = plain(tuple(runs))
    if len(text) <= room:
        return tuple(runs)
    middle = _middle(runs)
    start = min(max(middle - room // 2, 0), len(text) - room)
    words = [word.span() for word in re.finditer(r"\S+", text)]
    inside = [span for span in words if _fits(span, start, start + room, len(text))]
    if not inside:
        return (Run(text[start + 2 : start + room - 2], "mark"),)
    first, last = inside[0][0], inside[-1][1]
    head = (Run("… "),) if first > words[0][0] else ()
    tail = (Run(" …"),) if last < words[-1][1] else ()
    return (*head, *_slice(runs, first, last), *tail)


def _middle(runs: Sequence[Run]) -> int:
    """Return the place of the middle of the first mark; 0 without one."""
    position = 0
    for run in runs:
        if run.style == "mark":
            return position + len(run.text) // 2
        position += len(run.text)
    return 0


def _fits(span: tuple[int, int], start: int, end: int, length: int) -> bool:
    """Whether a word stays when [start, end) is shown and an ellipsis of two columns stands at each cut."""
    return span[0] >= start + (2 if start else 0) and span[1] <= end - (2 if end < length else 0)


def _slice(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    """Yield characters [start, end) of the runs."""
    position = 0
    for run in runs:
        text = run.text[max(start - position, 0) : max(end - position, 0)]
        if text:
            yield attrs.evolve(run, text=text)
        position += len(run.text)


def _line(runs: Sequence[Run], start: int, end: int, indent: int) -> Line:
    """Return one line; its first run is the indent, also where that is empty."""
    return (Run(" " * indent), *_slice(runs, start, end))
