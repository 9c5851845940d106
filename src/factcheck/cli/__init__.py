"""The command line: ``factcheck check|explain|mentions|claims PATH...``.

    program.py     the group of commands, ``run`` and ``main``
    options.py     the options that commands share, and what a command is asked in the end
    types.py       how the text of an option becomes its value, and what the shell can complete
    pyproject.py   ``[tool.factcheck]`` of a pyproject.toml
    formats.py     which format is written, and with which colours and width
    reading.py     paths, patterns and standard input become articles and a report
    tables.py      rows as text, JSON, JSON Lines and CSV
    check.py, claims.py, completion.py, explain.py, mentions.py     one command each

Exit 0: nothing at the ``--fail-on`` level; 1: findings at it; 2: bad usage or unreadable input, with one line per
problem on standard error. Everything but click is imported inside the functions: ``factcheck --help`` is immediate.
"""

from factcheck.cli.program import main, run

__all__ = ["main", "run"]
