"""Spans of a frame's parts, without the marks and blanks around them."""

from __future__ import annotations

from kg.extract.analysis import Analysis
from kg.model import Span

NOTHING = Span(0, 0)
"""A part that a text does not show."""

MARKS = " \n:-*_|"


def stripped(analysis: Analysis, start: int, end: int) -> Span:
    """A span of the view without rules, bullets and blanks at its ends."""
    text = analysis.text
    while start < end and text[start] in MARKS + ".":
        start += 1
    while end > start and text[end - 1] in MARKS:
        end -= 1
    return Span(start, end)
