"""The kinds of questions: what a mention of each looks like, what it is worth, how two of them compare."""
