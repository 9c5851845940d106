"""How Sphinx builds the documentation."""

from __future__ import annotations

from importlib.metadata import version as installed

project = "factcheck"
author = "The factcheck authors"
copyright = "2026, The factcheck authors"  # noqa: A001  # the name that Sphinx reads
version = release = installed("factcheck-claims")

extensions = ["myst_parser", "sphinx.ext.autodoc"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "factcheck"

autodoc_typehints = "signature"
autodoc_member_order = "bysource"
autodoc_class_signature = "separated"
