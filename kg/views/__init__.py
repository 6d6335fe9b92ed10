"""Views of a graph for people: networks, pages, and files for other programs."""
