"""Where facts come from and whether that still holds: records of runs, verification, citations."""
