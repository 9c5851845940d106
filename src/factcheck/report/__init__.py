"""Reports and their views: text for a terminal, Markdown, JSON, HTML, a table; all from the same rows."""

from factcheck.report.report import Report

__all__ = ["Report"]
