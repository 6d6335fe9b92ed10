"""Word (.docx): paragraphs and tables in their order, without what a reviewer struck out.

A row of a table stands on one line, its cells parted by bars. A table that lays out a page
(the letterhead and the signature of an instrument) is recognised by being small and having
cells of several paragraphs; it is read cell by cell, as a person reads it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import LxmlError

from kg.read.encoding import tidied
from kg.read.page import Page
from kg.read.skipped import UnreadableError

LARGEST_UNPACKED = 200_000_000
"""The most that the parts of a file may unpack to, in bytes: what is beyond is no article but a trap."""
_LAYOUT_ROWS, _LAYOUT_CELLS = 3, 3
"""The most rows, and cells in a row, of a table that lays out a page."""
_STRUCK = qn("w:del")
_SHOWN = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_TEXT = qn("w:t")


def read_word(data: bytes) -> Page:
    """The text of a Word document.

    Raises: UnreadableError, for a broken file and for one that unpacks beyond `LARGEST_UNPACKED`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
                raise UnreadableError("too large once unpacked")
        document = docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, OpcError, LxmlError, KeyError, ValueError, NotImplementedError) as error:
        raise UnreadableError("broken Word document") from error
    return Page(tidied("\n".join(_lines(document))))


def _lines(container: Any) -> Iterator[str]:
    for block in container.iter_inner_content():
        if isinstance(block, Paragraph):
            yield _text(block)
        elif isinstance(block, Table):
            yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    rows = [[list(_lines(cell)) for cell in _distinct(row.cells)] for row in table.rows]
    if _is_layout(rows):
        yield from (line for row in rows for cell in row for line in cell)
        return
    for row in rows:
        yield " | ".join(" ".join(filter(None, cell)) for cell in row)


def _is_layout(rows: list[list[list[str]]]) -> bool:
    if len(rows) > _LAYOUT_ROWS or any(len(row) > _LAYOUT_CELLS for row in rows):
        return False
    return any(sum(bool(line.strip()) for line in cell) > 1 for row in rows for cell in row)


def _distinct(cells: tuple[Any, ...]) -> list[Any]:
    """The cells of a row, one that spans several columns once."""
    return list({cell._tc: cell for cell in cells}.values())


def _text(paragraph: Paragraph) -> str:
    """What a paragraph shows, with what was inserted and without what was deleted in revision."""
    shown = []
    for node in paragraph._p.iter(_TEXT, *_SHOWN):
        if next(node.iterancestors(_STRUCK), None) is None:
            shown.append(_SHOWN.get(node.tag) or node.text or "")
    return "".join(shown)
