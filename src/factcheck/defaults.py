"""Numbers that the library, the command line and the docs share; this file loads nothing."""

from __future__ import annotations

MIN_CONFIDENCE = 0.3  # the probability from which a pair is stated
