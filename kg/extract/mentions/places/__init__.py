"""Places by name: the lexicon's, and units below the province."""
