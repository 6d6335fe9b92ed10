"""A worker process: batches of items in on standard input, their graphs out on standard output."""

from __future__ import annotations

import os
import pickle
import sys
from pathlib import Path

from kg import ontology
from kg.engines.work import extracted


def main() -> None:
    """Work until the input ends. Arguments: further lexicon files."""
    results = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not mix with the results
    lexicon = ontology.load(*map(Path, sys.argv[1:]))
    while True:
        try:
            batch = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        pickle.dump([extracted(item, lexicon) for item in batch], results, pickle.HIGHEST_PROTOCOL)
        results.flush()
