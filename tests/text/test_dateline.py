import pytest

from kg.text.dateline import dateline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thứ Sáu, 19/7/2024\nKhoa học\nThứ Ba, 9/8/2022 19:54'(GMT+7)\n\nTin", "2022-08-09"),
        ("Số: 12/QĐ-X\n*Hà Nội, ngày 18 tháng 11 năm 2025*\n\nQUYẾT ĐỊNH", "2025-11-18"),
        ("Cập nhật: 05/03/2021\nTin", "2021-03-05"),
        ("09:15 | 12/01/2020\nTin", "2020-01-12"),
        ("Căn cứ Luật ngày 19 tháng 6 năm 2015;", ""),
        ("Hôm nay trời đẹp.", ""),
    ],
)
def test_the_dateline_is_the_day_a_text_was_issued_or_published(text: str, expected: str) -> None:
    assert dateline(text) == expected
