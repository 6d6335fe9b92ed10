"""Files, folders and standard input -> sources.

`listed` says what there is without opening anything, `sha256` tells whether a file has
changed, `read_file` reads one; `sources` is all of it, one source at a time.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.model import Source
from kg.ontology import Lexicon
from kg.read.file import LARGEST, READERS, read_file, sha256, source, too_large
from kg.read.listing import Found, listed
from kg.read.skipped import Skipped, UnreadableError

__all__ = ["READERS", "Found", "Skipped", "listed", "read_file", "sha256", "sources", "stdin"]


def sources(paths: Sequence[Path], lexicon: Lexicon | None = None) -> Iterator[Source | Skipped]:
    """Read every file under these files and folders, in the order of `listed`, one at a time."""
    for found in listed(paths):
        yield found if isinstance(found, Skipped) else read_file(found.path, found.identifier, lexicon)


def stdin(identifier: str = "stdin", lexicon: Lexicon | None = None) -> Source | Skipped:
    """Read standard input as plain text."""
    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        return Skipped(Path("-"), too_large(len(data)))
    try:
        return source(data, READERS[".txt"][1], "text/plain", identifier, lexicon)
    except UnreadableError as why:
        return Skipped(Path("-"), str(why))
