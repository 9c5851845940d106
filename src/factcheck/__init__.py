"""Cross-check several articles about one story, claim by claim."""
