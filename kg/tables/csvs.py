"""Tables as CSV that spreadsheets open right: UTF-8 with its mark, ISO dates, no cell that runs as a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from typing import IO

from kg.tables.columns import Cell, Row

MARK = "\ufeff"
"""What tells Excel that a file is UTF-8."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell begins with that spreadsheets may run as a formula, the wide forms of East Asia included."""


def write(file: IO[str], headings: Sequence[str], rows: Iterable[Row], *, decimal_comma: bool = False) -> None:
    """Write one table.

    Args:
        decimal_comma: for spreadsheets whose regional setting has decimals with a comma (Vietnam, most of
            Europe): cells are kept apart by semicolons.
    """
    writer = csv.writer(file, delimiter=";" if decimal_comma else ",", lineterminator="\r\n")
    writer.writerow(headings)
    for row in rows:
        writer.writerow([text(cell, decimal_comma) for cell in row])


def text(cell: Cell, decimal_comma: bool = False) -> str:
    """A cell as text."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return inert(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).replace(".", ",") if decimal_comma else str(cell)


def inert(value: str) -> str:
    """Text that no spreadsheet runs: "=1+1" becomes "'=1+1". A sign by itself is no formula and stays."""
    return f"'{value}" if len(value) > 1 and value.startswith(_FORMULA) else value
