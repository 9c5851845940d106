"""How the text of an option becomes its value, and what the shell can complete.

The same types read ``[tool.factcheck]``, so that a value is right or wrong in both places for the same reason.
"""

from __future__ import annotations

from typing import Any

import click
from click.shell_completion import CompletionItem

KINDS = ("date", "location", "count")
VERDICTS = ("agreement", "refinement", "update", "contradiction")
NEVER = "never"
ON_ERROR = ("raise", "collect")


class KindsType(click.ParamType):  # type: ignore[type-arg]  # generic in newer versions of click only
    """Kinds of claims, separated by commas; a list of them where a file gives one."""

    name = "kinds"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Return the kinds as a tuple."""
        words = value.split(",") if isinstance(value, str) else value
        kinds = tuple(word.strip() for word in words if word.strip())
        if not kinds:
            self.fail("name at least one kind, such as date,location", param, ctx)
        if unknown := [kind for kind in kinds if kind not in KINDS]:
            self.fail(f"{unknown[0]!r} is no kind of claims; there are {', '.join(KINDS)}", param, ctx)
        return kinds

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Complete the last of the kinds, among those that are not there yet."""
        before, comma, last = incomplete.rpartition(",")
        left = (kind for kind in KINDS if kind not in before.split(",") and kind.startswith(last))
        return [CompletionItem(f"{before}{comma}{kind}") for kind in left]


class EncodingType(click.ParamType):  # type: ignore[type-arg]  # as above
    """The name of a text encoding that Python knows."""

    name = "encoding"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name as it was given."""
        try:
            "".encode(value)  # codecs.lookup would also take rot13 and base64, which make no text
        except LookupError:
            self.fail(f"{value!r} is not known; try utf-8, cp1252, latin-1 or utf-16", param, ctx)
        return str(value)


class ProbabilityType(click.ParamType):  # type: ignore[type-arg]  # as above
    """A number from 0 to 1."""

    name = "probability"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number; click's own range of floats lets "nan" pass."""
        try:
            number = float(value)
        except ValueError:
            number = -1.0
        if not 0.0 <= number <= 1.0:
            self.fail(f"{value} is no number from 0 to 1", param, ctx)
        return number


KINDS_TYPE = KindsType()
ENCODING_TYPE = EncodingType()
PROBABILITY = ProbabilityType()
FAIL_ON = click.Choice((NEVER, *VERDICTS))
