"""What a graph answers with: tables of plain Python values, and pages; a notebook shows both as such."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html import escape
from pathlib import Path

import pyoxigraph as ox

from kg.files import writing
from kg.graph.terms import expand

Value = str | int | float | bool | date | None

_INTEGER = expand("xsd:integer")
_NUMBERS = {expand(f"xsd:{name}") for name in ("decimal", "double", "float")}
_BOOLEAN = expand("xsd:boolean")


DISPLAYED = 100
"""How many rows of a table a notebook shows."""


@dataclass(slots=True, repr=False)
class Table:
    """The solutions of a SELECT query, or another table: `rows` in the order of `columns`, None where nothing is.

    `note` is what has to be known to read it.
    """

    columns: tuple[str, ...]
    rows: list[tuple[Value, ...]] = field(default_factory=list)
    note: str = ""

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def dicts(self) -> list[dict[str, Value]]:
        """The rows by column name, without what is not bound."""
        bound = ((zip(self.columns, row, strict=True)) for row in self.rows)
        return [{name: value for name, value in row if value is not None} for row in bound]

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the table to a `.csv` or `.xlsx` file that spreadsheets open right. Raises: UsageError."""
        from kg.tables.save import save_table

        save_table(self, Path(path))

    def __repr__(self) -> str:
        return f"Table({len(self.rows):,} rows: {', '.join(self.columns)})"

    def _repr_html_(self) -> str:
        """The first rows, as a notebook shows them. Whatever stands in a cell is text."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in self.rows[:DISPLAYED])
        more = f"{len(self.rows):,} rows, the first {DISPLAYED} are shown" if len(self.rows) > DISPLAYED else ""
        notes = "".join(f"<p><small>{escape(note)}</small></p>" for note in (more, self.note) if note)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{notes}"


@dataclass(frozen=True, slots=True)
class Page:
    """A page that works by itself; in a notebook it stands in a frame of its own."""

    html: str

    def save(self, path: Path) -> None:
        """Write the page to a file. Raises: UsageError if that cannot be done."""
        with writing(path) as file:
            file.write(self.html)

    def __repr__(self) -> str:
        return f"Page({len(self.html):,} characters)"

    def _repr_html_(self) -> str:
        return f'<iframe srcdoc="{escape(self.html)}" style="width: 100%; height: 640px; border: 0"></iframe>'


def _cell(value: Value) -> str:
    right = isinstance(value, int | float) and not isinstance(value, bool)
    style = ' style="text-align: right"' if right else ' style="text-align: left"'
    return f"<td{style}>{escape('' if value is None else str(value))}</td>"


def table(solutions: ox.QuerySolutions) -> Table:
    """All solutions of a query that has been run."""
    columns = tuple(variable.value for variable in solutions.variables)
    return Table(columns, [tuple(value(solution[name]) for name in columns) for solution in solutions])


def value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Value:
    """An RDF term as the Python value that it stands for; IRIs and dates as text."""
    if term is None or isinstance(term, ox.Triple):
        return None if term is None else str(term)
    if isinstance(term, ox.Literal):
        datatype = term.datatype.value
        if datatype == _INTEGER:
            return int(term.value)
        if datatype in _NUMBERS:
            return float(term.value)
        if datatype == _BOOLEAN:
            return term.value in ("true", "1")
    return term.value
