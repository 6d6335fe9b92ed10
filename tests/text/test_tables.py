"""Tables in a text: rows, cells, and where each cell stands."""

import pytest

from kg.model import Span
from kg.text.tables import Table, tables

MARKDOWN = """Trước.
| Chỉ tiêu | Đơn vị | 2030 |
|---|:---:|---|
| **Tỷ lệ che phủ rừng** |  | 60 |
| Thu nhập | USD | |
Sau."""


def read(text: str) -> list[Table]:
    return list(tables(text, (Span(0, len(text)),)))


def test_rows_and_cells_of_a_markdown_table() -> None:
    (table,) = read(MARKDOWN)
    assert [c.text for c in table.header] == ["Chỉ tiêu", "Đơn vị", "2030"]
    assert [[c.text for c in row] for row in table.rows] == [["Tỷ lệ che phủ rừng", "", "60"], ["Thu nhập", "USD", ""]]


def test_cells_tell_where_they_stand() -> None:
    (table,) = read(MARKDOWN)
    for cell in (*table.header, *(c for row in table.rows for c in row)):
        assert MARKDOWN[cell.start : cell.end] == cell.text


def test_bars_at_the_edges_may_be_missing() -> None:
    (table,) = read("Số | Ngày\n12/QĐ-BYT | 1/2/2020")
    assert [[c.text for c in row] for row in table.rows] == [["12/QĐ-BYT", "1/2/2020"]]


@pytest.mark.parametrize("text", ["Một | hai", "không có bảng", "|\nNơi nhận\n|\n", "a | b\nchữ\nc | d"])
def test_no_table(text: str) -> None:
    assert read(text) == []
