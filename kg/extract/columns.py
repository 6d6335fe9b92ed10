"""What the columns of a table hold, by their headings: "Số, ký hiệu", "Ngày ban hành", "Chỉ tiêu", "Đơn vị".

Headings are entries `kg:ColumnHeading` of the lexicon; each says in `kg:column` what stands under it.
"""

from __future__ import annotations

from kg.extract.forms import forms
from kg.ontology import Lexicon
from kg.text.tables import Table
from kg.text.view import fold_name

_MARKS = " .:*"


def heading(text: str) -> str:
    """A heading as it is looked up."""
    return fold_name(text).strip(_MARKS)


def columns(table: Table, lexicon: Lexicon) -> dict[str, int]:
    """The columns of a table by what they hold; of two that hold the same, the first."""
    known = forms(lexicon, "ColumnHeading")
    found: dict[str, int] = {}
    for index, cell in enumerate(table.header):
        entry = known.get(heading(cell.text))
        if entry:
            found.setdefault(entry.fact("column"), index)
    return found
