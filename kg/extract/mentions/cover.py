"""Spans of a view that hide what stands inside them, asked in logarithmic time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Protocol


class Spanned(Protocol):
    """Anything with a place in a view."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Cover:
    """The spans of some mentions or hits; of nested ones the outer."""

    def __init__(self, spans: Iterable[Spanned]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans, key=lambda m: (m.start, -m.end)):
            if not self._ends or span.end > self._ends[-1]:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def holds(self, start: int, end: int) -> bool:
        """Whether one of the spans holds `start:end` whole."""
        return end <= self.end_over(start)

    def end_over(self, position: int) -> int:
        """The end of the span that holds a position; 0 if none does."""
        index = bisect_right(self._starts, position) - 1
        return self._ends[index] if index >= 0 and self._ends[index] > position else 0
