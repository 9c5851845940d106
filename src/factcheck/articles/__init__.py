"""Text in: files and records become Articles, Articles become Documents (language, blocks of text, reference day)."""
