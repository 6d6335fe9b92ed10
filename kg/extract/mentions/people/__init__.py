"""People by name, and their offices."""
