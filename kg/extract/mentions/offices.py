"""Not written yet."""

from __future__ import annotations

from kg.extract.analysis import Analysis


def find(analysis: Analysis) -> None:
    """Not written yet."""
