"""Reading: article text to sentences, words, tags, lemmas and relations, by rules and a trained pipeline per language."""
