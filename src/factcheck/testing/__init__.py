"""Consistency as a test: the assertion, story files, the baseline, and the items that pytest runs."""
