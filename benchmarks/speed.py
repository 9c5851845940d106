"""Measure what a run costs, beside the import of the embedding library in the same minute.

    python benchmarks/speed.py [--runs 5] [--articles seeds/] [--json OUT]

Seconds depend on the machine, ratios hardly do: every round runs each program once, so that a busy moment hits all of
them, and medians are compared. Memory is the peak of the whole process.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

SEEDS = Path(__file__).parent.parent / "seeds"
YARDSTICK = "import sentence_transformers"


def programs(articles: str) -> dict[str, list[str]]:
    """Return the commands to measure, by name."""
    check = [sys.executable, "-m", "factcheck", "check", articles, "--output", os.devnull]
    return {
        "python": [sys.executable, "-c", "pass"],
        "import factcheck": [sys.executable, "-c", "import factcheck"],
        "factcheck --help": [sys.executable, "-m", "factcheck", "--help"],
        "factcheck check": check,
        "factcheck check --format json": [*check, "--format", "json"],
        "factcheck.check from Python": [
            sys.executable,
            "-c",
            f"import factcheck; factcheck.check(factcheck.load({articles!r}))",
        ],
        YARDSTICK: [sys.executable, "-c", YARDSTICK],
    }


def measure(command: list[str]) -> tuple[float, float]:
    """Run a command; return its seconds and its peak memory in MB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss counts bytes there, kilobytes elsewhere
    return seconds, usage.ru_maxrss * unit / 1e6


def main() -> None:
    """Measure, print a table, and write the figures where asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--articles", default=str(SEEDS))
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    commands = programs(arguments.articles)
    seen: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for command in commands.values():
        measure(command)  # once unmeasured: files come into memory and bytecode is written
    for _ in range(arguments.runs):
        for name, command in commands.items():
            seen[name].append(measure(command))
    yardstick = statistics.median(seconds for seconds, _ in seen[YARDSTICK])
    figures = {}
    for name, runs in seen.items():
        seconds = statistics.median(seconds for seconds, _ in runs)
        memory = max(memory for _, memory in runs)
        ratio = seconds / yardstick
        figures[name] = {"seconds": round(seconds, 3), "of_yardstick": round(ratio, 3), "peak_mb": round(memory)}
        print(f"{name:<32} {seconds:7.3f} s  {ratio:6.1%} of '{YARDSTICK}'  {memory:6.0f} MB at most")
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
