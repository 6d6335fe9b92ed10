"""Letters of the Vietnamese alphabet and its neighbours, for the classes of regular expressions."""

from __future__ import annotations

_LATIN = [chr(c) for c in (*range(0x41, 0x250), *range(0x1E00, 0x1EFA))]

UPPER = "".join(c for c in _LATIN if c.isupper())
"""Capitals: `[A-ZÀ-Ỹ]` would hold small letters too, because they alternate in Unicode."""

LOWER = "".join(c for c in _LATIN if c.islower())
"""Small letters."""
