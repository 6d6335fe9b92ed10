"""Misspelt terms: what is put right, and how the graph says so."""

import pytest

from kg import ontology
from kg.extract import statements
from kg.graph import quads
from kg.model import Entity, Source, Span, Statement


def stated(text: str) -> list[Statement]:
    return statements(Source("bài", text, (Span(0, len(text)),)), ontology.load())


def repaired(text: str) -> set[str]:
    return {term for s in stated(text) for term in s.repaired}


def label(statement: Statement) -> str:
    return statement.object.label if isinstance(statement.object, Entity) else statement.object.value


@pytest.mark.parametrize(
    ("text", "term", "document"),
    [
        ("Nghị quyêt số 52-NQ/TW đã có.", "Nghị quyết", "Nghị quyết 52-NQ/TW"),
        ("Quyết đinh số 749/QĐ-TTg đã có.", "Quyết định", "Quyết định 749/QĐ-TTg"),
        ("Theo Ngị định số 30/2020/NĐ-CP thì khác.", "Nghị định", "Nghị định 30/2020/NĐ-CP"),
        ("QUYẾT ĐINH SỐ 749/QĐ-TTg.", "Quyết định", "Quyết định 749/QĐ-TTg"),
        ("Nghi quyet so 52-NQ/TW da co.", "Nghị quyết", "Nghị quyết 52-NQ/TW"),
        ("Xem Chỉ thi 15/CT-TTg.", "Chỉ thị", "Chỉ thị 15/CT-TTg"),
        ("Xem Công vản số 4858/UBND-KTTH.", "Công văn", "Công văn 4858/UBND-KTTH"),
    ],
)
def test_a_type_is_put_right_before_its_symbol(text: str, term: str, document: str) -> None:
    mentioned = [s for s in stated(text) if s.predicate == "schema:mentions"]
    assert [label(s) for s in mentioned] == [document]
    (mention,) = mentioned
    assert mention.repaired == (term,)
    evidence = mention.evidence
    assert text[evidence.start : evidence.end] == evidence.exact
    assert term not in evidence.exact


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Nghị quyết số 52-NQ/TW của Bộ Chính chị đã có.", "Bộ Chính trị"),
        ("Thông tư số 7/2022/TT-BXY của Bộ Nông nghiêp và Môi trường.", "Bộ Nông nghiệp và Môi trường"),
        ("Ông là Ủy viên Ban Chấp hàng Trung ương Đảng.", "Ban Chấp hành Trung ương Đảng"),
    ],
)
def test_a_body_is_put_right_behind_what_asks_for_one(text: str, body: str) -> None:
    assert repaired(text) == {body}
    assert body in {label(s) for s in stated(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 52-NQ/TW của Bộ Chính trị đã có.",
        "Phường quyết định cấp 12 A-B thẻ.",
        "Báo cáo của Ban Quản lý dự án.",
        "Ý kiến của Bộ Công Thương và của Bộ Công an.",
        "Anh quyết đinh mua 30 chiếc.",
        "Ý kiến của Bộ Nông nghiệp và của Phó Tổng thống.",
        "Tờ trình của Hội đồng (trường hợp khẩn).",
        "Ý kiến của “Bộ Chính trị”.",
    ],
)
def test_nothing_else_is_put_right(text: str) -> None:
    assert repaired(text) == set()


def test_a_repair_lowers_the_confidence() -> None:
    right, wrong = (stated(f"Bộ Chính trị ban hành {word} số 52-NQ/TW.") for word in ("Nghị quyết", "Nghị quyêt"))
    issued = [next(s for s in found if s.predicate == "eli:passed_by") for found in (right, wrong)]
    assert issued[0].object == issued[1].object
    assert issued[0].confidence > issued[1].confidence


def test_a_heading_is_put_right() -> None:
    text = (
        "CHÍNH PHỦ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 15/NQ-CP\n\nHà Nội, ngày 2 tháng 3 năm 2021\n\n"
        "NGHỊ QUYÊT\nVề cảng biển\n\nCăn cứ Luật Tổ chức Chính phủ;\n"
    )
    main = [label(s) for s in stated(text) if s.predicate == "schema:mainEntity"]
    assert main == ["Nghị quyết 15/NQ-CP"]
    assert "Nghị quyết" in repaired(text)


def test_the_graph_says_what_was_put_right() -> None:
    text = "Bộ Chính trị ban hành Nghị quyêt số 52-NQ/TW."
    source = Source("bài", text, (Span(0, len(text)),))
    lines = "".join(quads.write(source, statements(source, ontology.load())).lines)
    assert '<https://w3id.org/vnpolicy/ontology#repaired> "Nghị quyết"' in lines
    assert "Nghị quyêt số 52-NQ/TW" in lines
