"""Paths as names that can be printed, compared between machines, and written into a graph."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path


def identifier_of(path: Path) -> str:
    """A path with forward slashes, NFC, and %XX for bytes that are no UTF-8 and for control characters."""
    raw = os.fsencode(path.as_posix()).decode("utf-8", "surrogateescape")
    return "".join(c if c.isprintable() else _escaped(c) for c in unicodedata.normalize("NFC", raw))


def _escaped(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogateescape"))
