"""Organisations by the lexicon, by head noun and shape, and which namings are one body."""
