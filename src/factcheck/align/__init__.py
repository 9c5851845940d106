"""Which claims of different articles answer the same question."""
