import csv
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from kg.errors import UsageError
from kg.graph.answers import Table
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.tables import csvs, workbook
from kg.tables.columns import Kind
from kg.tables.save import SHEETS
from tests.tables.conftest import FORMULA


def read(path: Path, delimiter: str = ",") -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=delimiter))


def test_csv_begins_with_the_mark_of_utf_8_and_ends_lines_as_excel_does(graph: KnowledgeGraph, tmp_path: Path) -> None:
    graph.tables(tmp_path / "x.csv", ["targets"])
    data = (tmp_path / "x.csv").read_bytes()
    assert data.startswith("\ufeffChỉ tiêu,".encode())
    assert data.count(b"\r\n") == 3


def test_nothing_in_csv_runs_as_a_formula(graph: KnowledgeGraph, tmp_path: Path) -> None:
    graph.tables(tmp_path / "all")
    cells = [cell for file in (tmp_path / "all").iterdir() for row in read(file) for cell in row]
    assert f"'{FORMULA}" in cells
    assert "'@Tin về nghị quyết" in cells
    assert "'+ Nghị quyết 03-NQ/TU đặt ra" in cells
    assert not [cell for cell in cells if len(cell) > 1 and cell[0] in "=+-@\t\r\n"]
    assert "=" in cells  # a comparator by itself is no formula


@pytest.mark.parametrize("given", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", "＝1", "－1"])
def test_what_could_run_gets_an_apostrophe(given: str) -> None:
    assert csvs.inert(given) == f"'{given}"
    assert csvs.text(-1) == "-1"


def test_csv_for_a_decimal_comma_has_semicolons_and_no_points_in_numbers(graph: KnowledgeGraph, tmp_path: Path) -> None:
    graph.tables(tmp_path / "x.csv", ["targets"], decimal_comma=True)
    heading, share, money = read(tmp_path / "x.csv", ";")
    value = heading.index("Giá trị")
    assert (share[value], money[value]) == ("35,5", "50000000000000")
    assert share[heading.index("Độ tin cậy")] == "0,95"


def test_a_folder_gets_a_file_a_table_with_the_same_rows_as_in_memory(graph: KnowledgeGraph, tmp_path: Path) -> None:
    graph.tables(tmp_path / "all", language="en")
    assert {file.name for file in (tmp_path / "all").iterdir()} == {f"{name}.csv" for name in SHEETS}
    for name in SHEETS:
        heading, *rows = read(tmp_path / "all" / f"{name}.csv")
        table = graph.table(name, language="en")
        assert [cell.lower().replace(" ", "_").replace("-", "") for cell in heading] == list(table.columns)
        assert len(rows) == len(table)


def test_a_workbook_has_a_sheet_a_table_with_real_dates_and_numbers(graph: KnowledgeGraph, tmp_path: Path) -> None:
    graph.tables(tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames == [*(sheet.vi for sheet in SHEETS.values()), "Chú giải"]
    documents = book["Văn kiện"]
    heading = {cell.value: cell.column for cell in documents[1]}
    issued = documents.cell(2, heading["Ngày ban hành"])
    assert (issued.value, issued.number_format, issued.is_date) == (datetime(2022, 8, 22), "yyyy-mm-dd", True)
    targets = book["Chỉ tiêu"]
    columns = {cell.value: cell.column for cell in targets[1]}
    assert [targets.cell(row, columns["Giá trị"]).value for row in (2, 3)] == [35.5, 50_000_000_000_000]
    assert targets.cell(3, columns["Giá trị"]).number_format == "#,##0"
    assert [targets.cell(row, columns["Năm đến hạn"]).value for row in (2, 3)] == [2030, None]
    events = book["Sự kiện"]
    assert events.cell(2, {cell.value: cell.column for cell in events[1]}["Ngày"]).value == "2025-07"


def test_every_sheet_has_a_frozen_heading_and_a_filter_over_all_rows(graph: KnowledgeGraph, tmp_path: Path) -> None:
    graph.tables(tmp_path / "x.xlsx", language="en")
    for sheet in openpyxl.load_workbook(tmp_path / "x.xlsx"):
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.calculate_dimension()
        assert all(cell.font.bold for cell in sheet[1])


def test_texts_in_a_workbook_are_no_formulas_and_stay_so_when_edited(graph: KnowledgeGraph, tmp_path: Path) -> None:
    graph.tables(tmp_path / "x.xlsx", ["targets"])
    cell = openpyxl.load_workbook(tmp_path / "x.xlsx")["Chỉ tiêu"].cell(3, 1)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (FORMULA, "s", True)


def test_only_addresses_of_the_web_become_links(graph: KnowledgeGraph, tmp_path: Path) -> None:
    graph.tables(tmp_path / "x.xlsx", ["sources"])
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx").worksheets[0]
    links = {cell.value: cell.hyperlink and cell.hyperlink.target for row in sheet.iter_rows(min_row=2) for cell in row}
    assert links["https://example.org/1?a=1&b=2"] == "https://example.org/1?a=1&b=2"
    assert links["javascript:alert(1)"] is None


def test_the_same_graph_gives_the_same_bytes_whatever_the_day(
    graph: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph.tables(tmp_path / "one.xlsx")
    monkeypatch.setattr("time.time", lambda: 1.0)
    graph.tables(tmp_path / "two.xlsx")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_a_table_longer_than_a_sheet_goes_on_in_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "ROWS", 4)
    for count, sheets in ((0, 1), (3, 1), (4, 2), (7, 3)):
        rows = [(n,) for n in range(count)]
        with (tmp_path / "x.xlsx").open("wb") as file:
            workbook.write(file, [workbook.Shown("Dài: [quá]", [("n", Kind.INTEGER, 8)], iter(rows))])
        book = openpyxl.load_workbook(tmp_path / "x.xlsx")
        assert len(book.sheetnames) == sheets
        assert [sheet.cell(1, 1).value for sheet in book] == ["n"] * sheets
        assert [row for sheet in book for row in sheet.iter_rows(min_row=2, values_only=True)] == rows
    assert book.sheetnames == ["Dài   quá", "Dài   quá (2)", "Dài   quá (3)"]


def test_a_cell_holds_what_excel_allows_and_no_more(tmp_path: Path) -> None:
    cells = ("x" * 40_000, "a\x00\x0b\ud800b", "-", date(2019, 9, 27))
    shown = workbook.Shown("t", [("h", Kind.TEXT, 8)] * 4, [cells])
    with (tmp_path / "x.xlsx").open("wb") as file:
        workbook.write(file, [shown])
    (row,) = openpyxl.load_workbook(tmp_path / "x.xlsx").worksheets[0].iter_rows(min_row=2, values_only=True)
    assert (len(row[0]), row[0][-1], row[1:]) == (32_767, "…", ("ab", "-", datetime(2019, 9, 27)))


@pytest.mark.parametrize(
    ("name", "tables", "says"),
    [
        ("x.csv", ["targets", "offices"], "one CSV file holds one table"),
        ("x.ods", [], r"must end in \.xlsx or \.csv"),
        ("x.xlsx", ["goals"], "there is no table 'goals'"),
        ("nowhere/x.xlsx", [], "cannot write"),
        ("nowhere/x.csv", ["targets"], "cannot write"),
    ],
)
def test_what_cannot_be_written_is_refused(
    graph: KnowledgeGraph, tmp_path: Path, name: str, tables: list[str], says: str
) -> None:
    with pytest.raises(UsageError, match=says):
        graph.tables(tmp_path / name, tables)
    assert not list(tmp_path.rglob("*.part"))


def test_export_names_the_command_that_writes_tables(graph: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="kg table"):
        graph.export(tmp_path / "x.xlsx")


def test_an_answer_is_written_with_its_days_as_dates_and_nothing_that_runs(tmp_path: Path) -> None:
    answer = Table(("name", "day", "month", "n", "is"), [(FORMULA, "2019-09-27", "2019-09", 3.5, True), (None,) * 5])
    answer.save(tmp_path / "x.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[1]] == list(answer.columns)
    assert [cell.value for cell in sheet[2]] == [FORMULA, datetime(2019, 9, 27), "2019-09", 3.5, "true"]
    answer.save(tmp_path / "x.csv")
    assert read(tmp_path / "x.csv")[1:] == [[f"'{FORMULA}", "2019-09-27", "2019-09", "3.5", "true"], [""] * 5]
    with pytest.raises(UsageError, match=r"must end in \.xlsx or \.csv"):
        answer.save(tmp_path / "x.ods")
