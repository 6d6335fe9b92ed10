"""A graph as tables: one row a document, target, office, person … each with its words and their source."""
