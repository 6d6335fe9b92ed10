"""Documents and goals in the rows of tables."""

import pytest

from kg import ontology
from kg.extract import statements
from kg.model import Entity, Source, Span, Statement

DOCUMENTS = """Các văn bản về chuyển đổi số:

| Số, ký hiệu | Ngày ban hành | Cơ quan ban hành | Trích yếu | Người ký |
|---|---|---|---|---|
| 52-NQ/TW | 27/9/2019 | Bộ Chính trị | Về chủ động tham gia cách mạng công nghiệp | |
| Quyết định số 749/QĐ-TTg | 03/6/2020 | Thủ tướng Chính phủ | Phê duyệt chương trình chuyển đổi số | Vũ Đức Đam |
"""

GOALS = """MỤC TIÊU ĐẾN NĂM 2030

| TT | Chỉ tiêu | Đơn vị | Thực hiện 2024 | Năm 2026 | Đến năm 2030 |
|---|---|---|---|---|---|
| 1 | Tỷ lệ che phủ rừng | % | 58 | 59 | ≥ 60 |
| 2 | Thu nhập bình quân đầu người | triệu đồng | 55 | | 98,5 |
| 3 | Tỷ lệ đô thị hóa | | 30% | 32% | 35 - 40% |
"""


def stated(text: str, date: str = "2025-06-01") -> list[Statement]:
    return statements(Source("bảng", text, (Span(0, len(text)),), date=date), ontology.load())


def value(statement: Statement) -> str:
    return statement.object.label if isinstance(statement.object, Entity) else statement.object.value


def goals(text: str, date: str = "2025-06-01") -> set[str]:
    return {s.subject.label for s in stated(text, date) if s.predicate == "kg:value"}


def test_the_row_of_a_document_tells_its_day_issuer_and_subject() -> None:
    told = {(s.subject.label, s.predicate, value(s)) for s in stated(DOCUMENTS)}
    assert {
        ("Nghị quyết 52-NQ/TW", "eli:date_document", "2019-09-27"),
        ("Nghị quyết 52-NQ/TW", "eli:passed_by", "Bộ Chính trị"),
        ("Nghị quyết 52-NQ/TW", "dcterms:title", "chủ động tham gia cách mạng công nghiệp"),
        ("Quyết định 749/QĐ-TTg", "eli:date_document", "2020-06-03"),
        ("Quyết định 749/QĐ-TTg", "kg:signedBy", "Vũ Đức Đam"),
    } <= told
    assert ("Nghị quyết 52-NQ/TW", "eli:passed_by", "Thủ tướng Chính phủ") not in told


def test_evidence_of_a_row_is_verbatim() -> None:
    for s in stated(DOCUMENTS) + stated(GOALS):
        text = DOCUMENTS if s.evidence.exact in DOCUMENTS else GOALS
        assert text[s.evidence.start : s.evidence.end] == s.evidence.exact


def test_goals_are_read_by_row_and_column() -> None:
    assert goals(GOALS) == {
        "tỷ lệ che phủ rừng = 59 % (2026)",
        "tỷ lệ che phủ rừng >= 60 % (2030)",
        "thu nhập bình quân đầu người = 98500000 đồng (2030)",
        "tỷ lệ đô thị hóa = 32 % (2026)",
        "tỷ lệ đô thị hóa = 35-40 % (2030)",
    }


@pytest.mark.parametrize(
    "text",
    [
        "| Chỉ tiêu | Đơn vị | 2019 | 2020 |\n|---|---|---|---|\n| Tỷ lệ che phủ rừng | % | 58 | 59 |\n",
        "| Tên xã | Số dân | 2030 |\n|---|---|---|\n| Bình An | 5000 | 12 |\n",
        "| Chỉ tiêu | Thực hiện 2024 | Ước 2025 |\n|---|---|---|\n| Tỷ lệ che phủ rừng | 58% | 59% |\n",
    ],
)
def test_what_is_past_or_no_indicator_is_no_goal(text: str) -> None:
    assert goals(text) == set()
