"""What claims that answer the same question are to each other: verdicts, updates, origins, findings."""
