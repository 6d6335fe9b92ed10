"""Date lines and the marks of press organs."""

from __future__ import annotations

import pytest

from kg import ontology
from kg.read.datelines import authored, opening_mark, published


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Thứ Ba, 9/8/2022 19:54'(GMT+7)", "2022-08-09"),
        ("Thứ Sáu, 19/7/2024", "2024-07-19"),
        ("Cập nhật: 12/03/2025", "2025-03-12"),
        ("Cập nhật lúc 07:05, 01/07/2025", "2025-07-01"),
        ("10:20 | 12/03/2025", "2025-03-12"),
        ("Chủ nhật, ngày 2 tháng 3 năm 2025", "2025-03-02"),
        ("12-03-2025 10h20 (GMT+7)", "2025-03-12"),
        ("Ngày đăng: 30.04.2025", "2025-04-30"),
        ("2025-04-30", "2025-04-30"),
        ("Nghị quyết ngày 12/03/2025", ""),
        ("Từ ngày 12/03/2025 đến ngày 15/03/2025", ""),
        ("12/03/2025: bãi bỏ 5 thủ tục", ""),
        ("Thứ Ba", ""),
        ("40/13/2025", ""),
    ],
)
def test_a_line_that_is_only_a_date(line: str, day: str) -> None:
    assert published(line) == day


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Quang Minh 27/08/2025 12:09", ("Quang Minh", "2025-08-27")),
        ("Thu Hà - Thứ Tư, 27/08/2025 12:09 (GMT+7)", ("Thu Hà", "2025-08-27")),
        ("Nghị quyết ngày 27/08/2025", ("", "")),
        ("Họp lúc 12:09 27/08/2025", ("", "")),
    ],
)
def test_a_line_of_author_and_date(line: str, expected: tuple[str, str]) -> None:
    assert authored(line) == expected


@pytest.mark.parametrize(
    ("line", "organ"),
    [
        ("(HNM) - Sáng 5/6, Thành ủy Hà Nội họp.", "Báo Hànộimới"),
        ("(Chinhphu.vn) - Thủ tướng vừa ký công điện.", "Cổng Thông tin điện tử Chính phủ"),
        ("VOV.VN - Quốc hội thông qua luật.", "Đài Tiếng nói Việt Nam"),
        ("GD&TĐ - Bộ trưởng trả lời chất vấn.", "Báo Giáo dục và Thời đại"),
        ("baodienbien.vn – Tỉnh ủy họp.", "baodienbien.vn"),
        ("(BVD) – Tỉnh ủy họp.", "BVD"),
        ("(Tiếp theo) - Tỉnh ủy họp.", ""),
        ("TP.HCM - đầu tàu kinh tế phía Nam", ""),
        ("UBND - cơ quan hành chính", ""),
        ("Hải Phòng - thành phố cảng", ""),
    ],
)
def test_the_mark_before_the_first_sentence(line: str, organ: str) -> None:
    length, found = opening_mark(line, ontology.load())
    assert found == organ
    assert bool(length) == bool(organ)
