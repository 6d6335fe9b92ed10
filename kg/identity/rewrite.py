"""The lines of a source's graph with other IRIs for some of its things."""

from __future__ import annotations

import re
from collections.abc import Mapping


def rewritten(lines: bytes, renaming: Mapping[str, str]) -> bytes:
    """N-Quads or N-Triples with IRIs replaced, sorted, each line once."""
    if not renaming:
        return lines
    known = {f"<{before}>".encode(): f"<{after}>".encode() for before, after in renaming.items()}
    pattern = re.compile(b"|".join(sorted((re.escape(iri) for iri in known), reverse=True)))
    changed = pattern.sub(lambda found: known[found.group()], lines)
    return b"".join(sorted(set(changed.splitlines(keepends=True))))
