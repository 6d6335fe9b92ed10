"""Tables of a text: rows of lines whose cells bars part ("| a | b |"), with the place of each cell.

A table is two lines and more with as many cells each; its first row is the header. Lines between header
and rows that only rule ("|---|---|") are no rows. Offsets count in the text as read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from kg.model import Span

_RULE = re.compile(r"[\s|:=-]*")
_EMPHASIS = "*_ \t\u00a0"
_NARROWEST = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell, without blanks and emphasis around them; an empty cell has an empty span."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the cells of its header, and of each row below it."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def start(self) -> int:
        """Where its header begins."""
        return self.header[0].start


def tables(text: str, body: tuple[Span, ...]) -> Iterator[Table]:
    """The tables in the body of a text, in order."""
    if "|" not in text:
        return
    for span in body:
        rows: list[tuple[Cell, ...]] = []
        end = -1
        for start, stop in _lines(text, span):
            if start != end + 1:
                yield from _table(rows)
                rows = []
            end = stop
            if not _RULE.fullmatch(text, start, stop):
                rows.append(tuple(_cells(text, start, stop)))
        yield from _table(rows)


def _lines(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """The lines of a range that hold a bar."""
    bar = text.find("|", span.start, span.end)
    while bar >= 0:
        end = text.find("\n", bar, span.end)
        end = end if end >= 0 else span.end
        yield max(text.rfind("\n", span.start, bar) + 1, span.start), end
        bar = text.find("|", end, span.end)


def _table(rows: list[tuple[Cell, ...]]) -> Iterator[Table]:
    """The runs of rows of one width, each as a table."""
    for width, run in groupby(rows, key=len):
        same = list(run)
        if width >= _NARROWEST and len(same) > 1:
            yield Table(same[0], tuple(same[1:]))


def _cells(text: str, start: int, end: int) -> Iterator[Cell]:
    while start < end and text[start] in _EMPHASIS:
        start += 1
    while end > start and text[end - 1] in _EMPHASIS:
        end -= 1
    start += text.startswith("|", start, end)
    end -= end > start and text[end - 1] == "|"
    at = start
    while at <= end:
        bar = text.find("|", at, end)
        last = bar if bar >= 0 else end
        yield _cell(text, at, last)
        at = last + 1


def _cell(text: str, start: int, end: int) -> Cell:
    while start < end and text[start] in _EMPHASIS:
        start += 1
    while end > start and text[end - 1] in _EMPHASIS:
        end -= 1
    return Cell(start, end, text[start:end])
