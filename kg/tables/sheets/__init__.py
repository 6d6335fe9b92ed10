"""The tables, one file each: its columns and how its rows are read."""
