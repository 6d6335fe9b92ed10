import pytest

from kg import ontology
from kg.extract.analysis import Analysis
from kg.extract.mentions import dates
from kg.extract.mentions.bodies import bodies
from kg.extract.mentions.documents import documents
from kg.extract.mentions.people import offices, people
from kg.extract.mentions.places import places
from kg.model import Source, Span


def read(text: str) -> list[tuple[str, str, str]]:
    """Each office as its words, its role and its body."""
    analysis = Analysis.of(Source("bài.txt", text, (Span(0, len(text)),)), ontology.load())
    for stage in (dates, places, documents, bodies, people, offices):
        stage.find(analysis)
    return [(analysis.text[o.start : o.end], o.role.label, o.body.label if o.body else "") for o in analysis.offices]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bí thư Thành ủy Hải Phòng", ("Bí thư Thành ủy Hải Phòng", "Bí thư", "Thành ủy Hải Phòng")),
        ("Trưởng Ban Tổ chức Trung ương", ("Trưởng Ban Tổ chức Trung ương", "Trưởng ban", "Ban Tổ chức Trung ương")),
        ("Tổng Kiểm toán Nhà nước", ("Tổng Kiểm toán Nhà nước", "Tổng Kiểm toán", "Kiểm toán nhà nước")),
        ("Chủ tịch TP Hải Phòng", ("Chủ tịch TP Hải Phòng", "Chủ tịch", "Ủy ban nhân dân thành phố Hải Phòng")),
        ("Bí thư Đà Nẵng", ("Bí thư Đà Nẵng", "Bí thư", "Thành ủy Đà Nẵng")),
        ("Ủy viên Trung ương Đảng", ("Ủy viên Trung ương Đảng", "Ủy viên", "Ban Chấp hành Trung ương Đảng")),
        ("đại biểu Quốc hội tỉnh Nghệ An", ("đại biểu Quốc hội tỉnh Nghệ An", "Đại biểu", "Quốc hội")),
        ("nguyên Phó Thủ tướng Chính phủ", ("nguyên Phó Thủ tướng Chính phủ", "Phó Thủ tướng", "Chính phủ")),
        ("Chánh Văn phòng Bộ Y tế", ("Chánh Văn phòng Bộ Y tế", "Chánh Văn phòng", "Bộ Y tế")),
        ("Thủ tướng Nhật Bản", ("Thủ tướng Nhật Bản", "Thủ tướng", "")),
    ],
)  # fmt: skip
def test_a_role_with_its_body(text: str, expected: tuple[str, str, str]) -> None:
    assert read(f"Dự họp có {text}.") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chủ tịch Hội đồng, Giám đốc Đại học Quốc gia Hà Nội", ["Đại học Quốc gia Hà Nội"] * 2),
        ("Phó Bí thư, Chủ tịch UBND tỉnh Nghệ An", ["Tỉnh ủy Nghệ An", "Ủy ban nhân dân tỉnh Nghệ An"]),
        (
            "Bí thư Đảng ủy, Tổng Giám đốc Thông tấn xã Việt Nam",
            ["Đảng ủy Thông tấn xã Việt Nam", "Thông tấn xã Việt Nam"],
        ),
        ("Thủ tướng, Phó Thủ tướng Chính phủ", ["Chính phủ", "Chính phủ"]),
    ],
)
def test_a_link_without_body_takes_the_one_its_chain_tells(text: str, expected: list[str]) -> None:
    assert [body for _, _, body in read(f"Dự họp có {text}.")] == expected


@pytest.mark.parametrize("text", ["Ban Bí thư ban hành quy định.", "Văn phòng Tổng Bí thư gửi công văn."])
def test_a_role_word_inside_the_name_of_a_body_is_no_office(text: str) -> None:
    assert read(text) == []


def test_the_word_for_office_is_no_part_of_the_role() -> None:
    assert [role for _, role, _ in read("Ông được giao chức vụ Trưởng đoàn.")] == ["Trưởng đoàn"]
