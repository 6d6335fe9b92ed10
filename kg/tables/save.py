"""Tables of a graph as files: one CSV, a folder of them, or one workbook with a sheet for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from kg.errors import UsageError
from kg.files import replacing
from kg.graph.answers import Table, Value
from kg.tables import csvs, workbook
from kg.tables.columns import Cell, Kind, Language, Row, Sheet, chosen_language, day
from kg.tables.reader import Reader
from kg.tables.sheets import bodies, documents, events, facts, offices, people, references, sources, targets, utterances

SHEETS: dict[str, Sheet] = {
    module.SHEET.name: module.SHEET
    for module in (documents, references, targets, offices, people, bodies, events, utterances, facts, sources)
}
"""The tables by name, in the order of a workbook."""


def sheet(name: str) -> Sheet:
    """The table of this name. Raises: UsageError, with the names that there are."""
    if name not in SHEETS:
        raise UsageError(f"there is no table {name!r}; there are: {', '.join(SHEETS)}")
    return SHEETS[name]


def table(store: ox.Store, name: str, language: str = Language.VI) -> Table:
    """One table in memory. Raises: UsageError for an unknown name or language."""
    found = sheet(name)
    rows = found.rows(Reader(store, chosen_language(language)))
    return Table(
        tuple(column.key for column in found.columns),
        [tuple(None if cell == "" else cell for cell in row) for row in rows],
    )


def stream(
    store: ox.Store, file: IO[str], table: Sheet, *, language: str = Language.VI, decimal_comma: bool = False
) -> None:
    """Write one table as CSV."""
    language = chosen_language(language)
    headings = [column.heading(language) for column in table.columns]
    csvs.write(file, headings, table.rows(Reader(store, language)), decimal_comma=decimal_comma)


def save(
    store: ox.Store,
    path: Path,
    names: Sequence[str] = (),
    *,
    language: str = Language.VI,
    decimal_comma: bool = False,
) -> None:
    """Write tables of a graph, all of them if none is named.

    Args:
        path: a `.xlsx` workbook, a `.csv` file for one table, or a folder for a CSV of each.
        language: of headings, and of the words for relations, classes and status.
        decimal_comma: CSV for spreadsheets whose regional setting has decimals with a comma.

    Raises: UsageError for an unknown table or ending, several tables for one CSV, a file that cannot be written.
    """
    write(store, path, [sheet(name) for name in names or SHEETS], language, decimal_comma)


def write(
    store: ox.Store, path: Path, chosen: Sequence[Sheet], language: str = Language.VI, decimal_comma: bool = False
) -> None:
    """Write tables, as `save` does. Raises: UsageError."""
    language = chosen_language(language)
    ending = path.suffix.lower()
    if ending == ".xlsx":
        if decimal_comma:
            raise UsageError("--decimal-comma is for CSV; a workbook holds numbers as such")
        _workbook(store, path, chosen, language)
    elif ending == ".csv" and len(chosen) == 1:
        _csv(store, path, chosen[0], language, decimal_comma)
    elif ending == ".csv":
        raise UsageError("one CSV file holds one table: name it, or give a folder or a .xlsx file to write to")
    elif ending and not path.is_dir():
        raise UsageError(f"cannot write a table to {path.name!r}; it must end in .xlsx or .csv, or be a folder")
    else:
        _folder(store, path, chosen, language, decimal_comma)


def save_table(table: Table, path: Path) -> None:
    """Write a table that is in memory: days, which queries give as text, become dates. Raises: UsageError."""
    rows = ((_cell(value) for value in row) for row in table)
    if path.suffix.lower() == ".csv":
        with replacing(path) as part, part.open("w", encoding="utf-8", newline="") as file:
            file.write(csvs.MARK)
            csvs.write(file, table.columns, (tuple(row) for row in rows))
    elif path.suffix.lower() == ".xlsx":
        shown = workbook.Shown("kg", [(name, Kind.TEXT, 24) for name in table.columns], (tuple(row) for row in rows))
        with replacing(path) as part, part.open("wb") as file:
            workbook.write(file, [shown])
    else:
        raise UsageError(f"cannot write a table to {path.name!r}; it must end in .xlsx or .csv")


def _cell(value: Value) -> Cell:
    if isinstance(value, bool):
        return str(value).lower()
    return day(value) if isinstance(value, str) else value


def _folder(store: ox.Store, path: Path, chosen: Sequence[Sheet], language: Language, decimal_comma: bool) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror or error}") from error
    for table in chosen:
        _csv(store, path / f"{table.name}.csv", table, language, decimal_comma)


def _csv(store: ox.Store, path: Path, table: Sheet, language: Language, decimal_comma: bool) -> None:
    with replacing(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        file.write(csvs.MARK)
        stream(store, file, table, language=language, decimal_comma=decimal_comma)


def _workbook(store: ox.Store, path: Path, chosen: Sequence[Sheet], language: Language) -> None:
    reader = Reader(store, language)
    shown = [
        workbook.Shown(
            table.title(language),
            [(column.heading(language), column.kind, column.width) for column in table.columns],
            table.rows(reader),
        )
        for table in chosen
    ]
    with replacing(path) as part, part.open("wb") as file:
        workbook.write(file, [*shown, _about(chosen, language)])


def _about(chosen: Sequence[Sheet], language: Language) -> workbook.Shown:
    """The sheet that tells what the others hold."""
    vietnamese = language is Language.VI
    headings = ("bảng", "cột", "chứa gì") if vietnamese else ("table", "column", "what it holds")

    def rows() -> Iterator[Row]:
        for table in chosen:
            yield table.title(language), None, table.about(language)
            for column in table.columns:
                if column.note(language):
                    yield table.title(language), column.heading(language), column.note(language)

    columns = [(heading, Kind.TEXT, width) for heading, width in zip(headings, (20, 26, 90), strict=True)]
    return workbook.Shown("Chú giải" if vietnamese else "About", columns, rows())
