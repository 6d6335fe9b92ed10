"""Whether a text asserts what it says at some place: proposed, planned, denied, reported."""

from __future__ import annotations

from kg.extract.analysis import Analysis
from kg.model import Status


def status_at(analysis: Analysis, start: int, end: int) -> Status:
    """The status of a fact whose trigger stands at `start:end` of the view."""
    return Status.ASSERTED
