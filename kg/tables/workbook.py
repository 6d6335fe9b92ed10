"""Tables as one Excel workbook, written row by row: memory does not grow with the rows.

The same tables give the same bytes: the times in the file are fixed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, islice
from typing import IO

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from kg.tables.columns import Cell, Kind, Row
from kg.views.records import WEB

ROWS = 1_048_576
"""How many rows a sheet of Excel holds, its heading included."""
LONGEST = 32_767
"""How many characters a cell holds."""
LINKS = 65_530
"""How many links a sheet holds."""
LONGEST_LINK = 2_079

_CREATED = datetime(2000, 1, 1)
_OUTSIDE_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMULA = ("=", "+", "-", "@")
"""What a cell begins with that becomes a formula when somebody edits it and it is not marked as text."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_NAME = 31


@dataclass(frozen=True, slots=True)
class Shown:
    """A table as a workbook shows it: its title, and for each column heading, kind and width."""

    title: str
    columns: Sequence[tuple[str, Kind, int]]
    rows: Iterable[Row]


def write(file: IO[bytes], tables: Iterable[Shown]) -> None:
    """Write tables as the sheets of a workbook; one that is longer than a sheet goes on in further ones.

    Raises: OSError if the file cannot be written.
    """
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, options)
    book.set_properties({"created": _CREATED})
    formats = _Formats(book)
    for table in tables:
        for number, rows in enumerate(_parts(table.rows), 1):
            _sheet(book, formats, table, rows, number)
    try:
        book.close()
    except FileCreateError as error:
        raise OSError(str(error)) from error


def _parts(rows: Iterable[Row]) -> Iterator[Iterator[Row]]:
    """The rows of one sheet after the other: each is read to its end before the next is asked for."""
    left = iter(rows)
    yield islice(left, ROWS - 1)
    for row in left:
        yield chain((row,), islice(left, ROWS - 2))


class _Formats:
    """How cells look."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.heading: Format = book.add_format(
            {"bold": True, "bg_color": "#DDE6F0", "text_wrap": True, "valign": "top"}
        )
        self.date: Format = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self.grouped: Format = book.add_format({"num_format": "#,##0"})
        self.plain: Format = book.add_format({"num_format": "0"})
        self.inert: Format = book.add_format({"quote_prefix": True})
        self.link: Format = book.add_format({"font_color": "#0563C1", "underline": 1})


def _sheet(book: xlsxwriter.Workbook, formats: _Formats, table: Shown, rows: Iterator[Row], number: int) -> None:
    sheet = book.add_worksheet(_named(table.title, number))
    for column, (heading, _, width) in enumerate(table.columns):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, formats.heading)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    written = 0
    for written, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            _write(sheet, formats, (written, column), cell, table.columns[column][1])
    sheet.autofilter(0, 0, written, len(table.columns) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{xl_rowcol_to_cell(written, len(table.columns) - 1)}"})


def _write(sheet: Worksheet, formats: _Formats, place: tuple[int, int], cell: Cell, kind: Kind) -> None:
    if isinstance(cell, str):
        if cell:
            _write_text(sheet, formats, place, cell, kind)
    elif isinstance(cell, date):
        sheet.write_datetime(*place, cell, formats.date)
    elif isinstance(cell, float):
        sheet.write_number(*place, cell)
    elif cell is not None:
        sheet.write_number(*place, cell, formats.plain if kind is Kind.INTEGER else formats.grouped)


def _write_text(sheet: Worksheet, formats: _Formats, place: tuple[int, int], cell: str, kind: Kind) -> None:
    cell = _OUTSIDE_XML.sub("", cell)
    if len(cell) > LONGEST:
        cell = cell[: LONGEST - 1] + "…"
    if kind is Kind.LINK and place[0] <= LINKS and len(cell) <= LONGEST_LINK and cell.lower().startswith(WEB):
        sheet.write_url(*place, cell, formats.link, cell)
    else:
        sheet.write_string(*place, cell, formats.inert if cell.startswith(_FORMULA) else None)


def _named(title: str, number: int) -> str:
    """A title as Excel allows it for a sheet."""
    end = f" ({number})" if number > 1 else ""
    return _FORBIDDEN.sub(" ", title)[: _NAME - len(end)].strip("' ") + end
