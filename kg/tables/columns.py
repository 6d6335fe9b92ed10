"""What tables are made of: columns with a heading in both languages, and cells that are plain values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.tables.reader import Reader

Cell = str | int | float | date | None
Row = tuple[Cell, ...]


class Language(StrEnum):
    """The language of headings, and of the words for relations, classes and status."""

    VI = "vi"
    EN = "en"


class Kind(StrEnum):
    """What a column holds; it decides how a workbook shows it."""

    TEXT = "text"
    DATE = "date"
    INTEGER = "integer"
    NUMBER = "number"
    LINK = "link"


def chosen_language(given: str) -> Language:
    """The language of this name. Raises: UsageError."""
    if given not in set(Language):
        raise UsageError(f"the language is one of: {', '.join(Language)}; not {given!r}")
    return Language(given)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its headings, what it holds, how many characters wide it is shown, and what is to be known of it."""

    vi: str
    en: str
    kind: Kind = Kind.TEXT
    width: int = 16
    note_vi: str = ""
    note_en: str = ""

    @property
    def key(self) -> str:
        """Its name for programs: the English heading as one word."""
        return self.en.lower().replace(" ", "_").replace("-", "")

    def heading(self, language: Language) -> str:
        """What stands over it."""
        words = self.vi if language is Language.VI else self.en
        return words[0].upper() + words[1:]

    def note(self, language: Language) -> str:
        """What has to be known to read it, or ""."""
        return self.note_vi if language is Language.VI else self.note_en


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a graph: `rows` reads them one at a time, in a fixed order."""

    name: str
    vi: str
    en: str
    about_vi: str
    about_en: str
    columns: tuple[Column, ...]
    rows: Callable[[Reader], Iterator[Row]]

    def title(self, language: Language) -> str:
        """What a workbook calls it."""
        return self.vi if language is Language.VI else self.en

    def about(self, language: Language) -> str:
        """What one row of it is."""
        return self.about_vi if language is Language.VI else self.about_en


BETWEEN = "; "
"""What stands between the values of a cell that has several."""

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_YEAR = re.compile(r"\d{4}")


def joined(values: Iterable[str]) -> str:
    """Several values in one cell, each once, in their order."""
    return BETWEEN.join(dict.fromkeys(filter(None, values)))


def day(value: str) -> date | str | None:
    """A whole day as a date; a month or a year, which is none, as the text it is."""
    found = _DAY.fullmatch(value)
    try:
        return date(*map(int, found.groups())) if found else value or None
    except ValueError:
        return value


def year(value: str) -> int | None:
    """The year in which a day, month, year or period ends: year("2021-2025") == 2025."""
    found = [int(digits) for digits in _YEAR.findall(value)]
    return max(found, default=None)


def number(value: str) -> int | float | str | None:
    """A decimal as a number, whole where it is whole; what is none as text."""
    try:
        read = float(value)
    except ValueError:
        return value or None
    return int(read) if read.is_integer() else read
