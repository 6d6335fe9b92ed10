"""How many sources are worked on at once. Every engine maps the same function and gives the same bytes."""
