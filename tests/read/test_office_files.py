"""PDF and Word: what a reader of the page reads, and one line for a file that has no text to give."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

import kg
from kg.model import Source
from kg.read import Skipped, pdf, read_file, word
from kg.read.skipped import UnreadableError

BODY = (
    "Ngày 27/9/2019, thay mặt Bộ Chính trị, đồng chí Nguyễn Phú Trọng ký ban hành Nghị quyết số 52-NQ/TW.",
    "Nghị quyết đặt ra mục tiêu kinh tế số chiếm khoảng 30% GDP vào năm 2030.",
)


def packed(document: docx.document.Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def letter() -> docx.document.Document:
    """An instrument as offices lay it out: letterhead and signature stand in tables without lines."""
    document = docx.Document()
    head = document.add_table(1, 2)
    head.cell(0, 0).text = "THỦ TƯỚNG CHÍNH PHỦ\n-------\nSố: 505/QĐ-TTg"
    head.cell(0, 0).add_paragraph("(bản sao)")
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    head.cell(0, 1).add_paragraph("Độc lập - Tự do - Hạnh phúc")
    head.cell(0, 1).add_paragraph("Hà Nội, ngày 22 tháng 4 năm 2022")
    document.add_paragraph("QUYẾT ĐỊNH")
    document.add_paragraph("Về Ngày Chuyển đổi số quốc gia")
    return document


def test_word_paragraphs_are_lines() -> None:
    document = docx.Document()
    for paragraph in BODY:
        document.add_paragraph(paragraph)
    assert word.read_word(packed(document)).text == "\n".join(BODY)


def test_word_letterhead_is_read_cell_by_cell() -> None:
    lines = word.read_word(packed(letter())).text.split("\n")
    assert lines[:3] == ["THỦ TƯỚNG CHÍNH PHỦ", "-------", "Số: 505/QĐ-TTg"]
    assert lines.index("Hà Nội, ngày 22 tháng 4 năm 2022") < lines.index("QUYẾT ĐỊNH")


def test_word_table_of_data_keeps_its_rows() -> None:
    document = docx.Document()
    rows = [("Chỉ tiêu", "Đơn vị", "2030"), ("Kinh tế số trong GDP", "%", "30"), ("(theo Nghị quyết 52-NQ/TW)", "", "")]
    table = document.add_table(len(rows), 3)
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, value in zip(row.cells, cells, strict=True):
            cell.text = value
    table.rows[2].cells[0].merge(table.rows[2].cells[2])
    table.rows[1].cells[0].add_paragraph("(ước tính)")
    table.add_row().cells[0].text = "Nguồn: Chính phủ"
    assert word.read_word(packed(document)).text.split("\n")[:3] == [
        "Chỉ tiêu | Đơn vị | 2030",
        "Kinh tế số trong GDP (ước tính) | % | 30",
        "(theo Nghị quyết 52-NQ/TW)",
    ]


def test_word_revisions_read_as_accepted() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Nghị quyết số ")
    for tag, text_tag, text in (("w:del", "w:delText", "50"), ("w:ins", "w:t", "52-NQ/TW")):
        change, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
        words.text = text
        run.append(words)
        change.append(run)
        paragraph._p.append(change)
    assert paragraph._p.find(qn("w:del")) is not None
    assert word.read_word(packed(document)).text == "Nghị quyết số 52-NQ/TW"


def test_word_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "LARGEST_UNPACKED", 1000)
    with pytest.raises(UnreadableError, match="too large once unpacked"):
        word.read_word(packed(docx.Document()))


@pytest.mark.parametrize("name", ["a.docx", "a.pdf"])
@pytest.mark.parametrize("data", [b"", b"x", b"%PDF-1.7\n", b"PK\x03\x04", bytes(range(256)) * 40])
def test_broken_files_say_so_in_one_line(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    found = read_file(path, name)
    assert isinstance(found, Skipped)
    assert found.reason == ("broken Word document" if name.endswith("docx") else "broken PDF")


def test_a_zip_that_is_no_word_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("hello.txt", "x")
    assert isinstance(read_file(path, "a.docx"), Skipped)


def test_running_heads_and_page_numbers_are_left_out() -> None:
    texts = ("một điều", "hai khoản", "ba điểm", "bốn đoạn")
    pages = [[f"CÔNG BÁO/Số {n + 12}", text, text.upper(), f"- {n + 1} -"] for n, text in enumerate(texts)]
    heads = pdf._running_heads(pages)
    kept = [line for page in pages for line in pdf._without(page, heads)]
    assert kept == [line for page in pages for line in page[1:3]]


def minimal_pdf(content: bytes = b"") -> bytes:
    """A PDF of one page with this content stream and the cross-reference table that belongs to it."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%sendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(data)
    return data + b"xref\n0 6\n0000000000 65535 f \n" + table + end


def test_pdf_lines_in_order(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(minimal_pdf(b"BT /F 12 Tf 72 700 Td (So 52-NQ/TW) Tj 0 -20 Td (Hai Phong) Tj ET"))
    source = read_file(path, "a.pdf")
    assert isinstance(source, Source)
    assert source.text.split("\n") == ["So 52-NQ/TW", "Hai Phong"]
    assert source.media_type == "application/pdf"


def test_pdf_without_text_asks_for_ocr() -> None:
    with pytest.raises(UnreadableError, match="scanned pages need OCR"):
        pdf.read_pdf(minimal_pdf())


def test_a_word_document_builds(tmp_path: Path) -> None:
    document = docx.Document()
    for paragraph in BODY:
        document.add_paragraph(paragraph)
    document.save(str(tmp_path / "tin.docx"))
    graph = kg.build([tmp_path / "tin.docx"], tmp_path / "graph")
    found = list(graph.query('SELECT ?by { ?d eli:id_local "52-NQ/TW" ; eli:passed_by/skos:prefLabel ?by }'))
    assert "Bộ Chính trị" in str(found)
