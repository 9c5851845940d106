"""How Sphinx builds the documentation; the notebooks are executed in every build."""

from __future__ import annotations

from importlib.metadata import version as installed

project = "factcheck"
author = "The factcheck authors"
copyright = "2026, The factcheck authors"  # noqa: A001  # the name that Sphinx reads
version = release = installed("factcheck-claims")

extensions = ["myst_nb", "sphinx.ext.autodoc"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 300  # seconds for one cell, on a slow machine
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "factcheck"
html_static_path = ["_static"]
html_css_files = ["docs.css"]

autodoc_typehints = "signature"
autodoc_member_order = "bysource"
autodoc_class_signature = "separated"
