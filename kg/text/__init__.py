"""Text as Vietnamese writes it: views with offset maps, sentences, numbers, dates."""
