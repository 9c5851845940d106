"""Print one of the README's commands, so that what is tested and what is promised cannot drift apart.

    python .ci/readme_command.py check|tests

A command is the first fenced block after the comment ``<!-- command: NAME -->``.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"


def command(name: str) -> str:
    """Return the text of the block called ``name``; raises SystemExit where there is none."""
    pattern = rf"<!-- command: {re.escape(name)} -->\s*```\w*\n(.*?)```"
    found = re.search(pattern, README.read_text(encoding="utf-8"), re.DOTALL)
    if found is None:
        raise SystemExit(f"{README.name} has no block after <!-- command: {name} -->")
    return found[1]


if __name__ == "__main__":
    print(command(sys.argv[1]), end="")
