"""One body under several names in one text."""

import pytest

from kg import ontology
from kg.extract.analysis import Analysis
from kg.extract.mentions import dates
from kg.extract.mentions.bodies import bodies
from kg.extract.mentions.documents import documents
from kg.extract.mentions.places import places
from kg.model import Source, Span


def named(text: str) -> list[str]:
    analysis = Analysis.of(Source("bài", text, (Span(0, len(text)),)), ontology.load())
    for stage in (dates, places, documents, bodies):
        stage.find(analysis)
    return [b.entity.label for b in analysis.bodies]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Công ty TNHH MTV Đầu tư Tràng Tiền bị thanh tra. Công ty Đầu tư Tràng Tiền chưa trả lời.",
            "Công ty TNHH Một thành viên Đầu tư Tràng Tiền",
        ),
        ("Tập đoàn đóng tàu Damen giao tàu. Tập đoàn Damen có xưởng.", "Tập đoàn đóng tàu Damen"),
        ("Công ty Kwong Lung - Meko cháy. Công ty Kwong Lung- Meko dừng sản xuất.", "Công ty Kwong Lung - Meko"),
        ("Liên minh quân sự Bắc Đại Tây Dương (NATO) họp. NATO tăng quân.", "Tổ chức Hiệp ước Bắc Đại Tây Dương"),
        (
            "Ban Chỉ đạo về xử lý dự án tồn đọng (Ban Chỉ đạo 751) họp. Ban Chỉ đạo 751 giao việc.",
            "Ban Chỉ đạo về xử lý dự án tồn đọng",
        ),
        ("Hãng hàng không Royal Khmer Airlines (RKA) dừng bay. RKA nợ phí.", "Hãng hàng không Royal Khmer Airlines"),
        ("Bộ Y tế (BYT) hướng dẫn. BYT kiểm tra.", "Bộ Y tế"),
        ("Tập đoàn ô tô BMW và hãng BMW.", "BMW"),
        ("Công ty cổ phần Dinh dưỡng NutiFood ký. NutiFood đầu tư.", "Công ty cổ phần Dinh dưỡng NutiFood"),
        (
            "Công ty TNHH Kinh doanh và thương mại Ngọc Diệp vi phạm. Công ty Ngọc Diệp bị phạt.",
            "Công ty TNHH Kinh doanh và thương mại Ngọc Diệp",
        ),
    ],
)  # fmt: skip
def test_short_names_initials_and_second_names_are_the_same_body(text: str, expected: str) -> None:
    assert set(named(text)) == {expected}
    assert len(named(text)) > 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nơi nhận:\n- Văn phòng Chính phủ (CDVCQG);\nCDVCQG là cổng.", ["Văn phòng Chính phủ"]),
        ("Công ty Tài chính Toyota và Toyota.", ["Công ty Tài chính Toyota", "Toyota"]),
        ("Tập đoàn Puma Energy mua cổ phần.", ["Tập đoàn Puma Energy"]),
        ("Công ty Dinh dưỡng NutiFood ký. Vào NutiFood.com.vn để xem.", ["Công ty Dinh dưỡng NutiFood"]),
    ],
)  # fmt: skip
def test_letters_in_brackets_and_longer_names_may_be_something_else(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ban tổ chức (BTC) sơ cứu. BTC lễ hội xin lỗi.", []),
        ("Bộ Tài chính trả lời. BTC sẽ kiểm tra.", ["Bộ Tài chính", "Bộ Tài chính"]),
        ("Ông viết trên Facebook. Trang Facebook bị khóa.", []),
        ("Chính phủ làm việc với Google và lãnh đạo Facebook.", ["Chính phủ", "Google", "Facebook"]),
        ("Chiếc Boeing hạ cánh, xe Toyota chờ sẵn.", []),
    ],
)  # fmt: skip
def test_abbreviations_brands_and_platforms_that_name_something_else(text: str, expected: list[str]) -> None:
    assert named(text) == expected
