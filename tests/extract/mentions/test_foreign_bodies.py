"""Bodies of other countries: what tells that a bare name means one, and how far its name reaches."""

import pytest

from kg import ontology
from kg.extract.analysis import Analysis
from kg.extract.mentions import dates
from kg.extract.mentions.bodies import bodies
from kg.extract.mentions.documents import documents
from kg.extract.mentions.places import places
from kg.model import Source, Span

KOREA = "Tổng thống Hàn Quốc công bố nội các mới. Dư luận Hàn Quốc hoan nghênh, cử tri ở Hàn Quốc chờ đợi. "
BRITAIN = "Thủ tướng Anh họp nội các tại London. Cử tri ở Anh chờ kết quả, kinh tế của Anh chững lại. "


def named(text: str) -> list[str]:
    analysis = Analysis.of(Source("bài", text, (Span(0, len(text)),)), ontology.load())
    for stage in (dates, places, documents, bodies):
        stage.find(analysis)
    return list(dict.fromkeys(b.entity.label for b in analysis.bodies))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (KOREA + "Bộ Nội vụ có bộ trưởng mới.", ["Bộ Nội vụ Hàn Quốc"]),
        (KOREA + "Quốc hội phê chuẩn.", ["Quốc hội Hàn Quốc"]),
        ("Thủ tướng Anh cải tổ nội các. Ở nước Anh, Bộ Tư pháp có tân bộ trưởng.", ["Bộ Tư pháp Anh"]),
        (KOREA + "Lúc đó là 3 giờ sáng, giờ Việt Nam. Quốc hội phê chuẩn.", ["Quốc hội Hàn Quốc"]),
        (
            KOREA + "Ông Nguyễn Văn An dẫn đầu đoàn. Bộ Nội vụ cử hai cán bộ đi cùng đoàn trong suốt chuyến thăm.",
            ["Bộ Nội vụ"],
        ),
        (KOREA + "Nghị quyết số 12/2017/QH14 giao việc. Bộ Nội vụ hướng dẫn.", ["Bộ Nội vụ"]),
        ("Bộ Nội vụ tiếp đoàn Hàn Quốc.", ["Bộ Nội vụ"]),
    ],
)  # fmt: skip
def test_a_bare_organ_is_the_country_s_that_alone_the_text_is_about(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bộ Giáo dục và Thanh niên Estonia ký kết.", ["Bộ Giáo dục và Thanh niên Estonia"]),
        (KOREA + "Bà làm Bộ trưởng Đất đai, Hạ tầng và Vận tải.", ["Bộ Đất đai, Hạ tầng và Vận tải Hàn Quốc"]),
        (KOREA + "Ông làm Bộ trưởng Hải dương và Ngư nghiệp.", ["Bộ Hải dương và Ngư nghiệp Hàn Quốc"]),
        ("Bộ Tài nguyên nước Australia góp ý.", ["Bộ Tài nguyên nước Australia"]),
        (
            "Bộ Tư pháp, Bộ Ngoại giao và Bộ Y tế Nhật Bản.",
            ["Bộ Tư pháp Nhật Bản", "Bộ Ngoại giao Nhật Bản", "Bộ Y tế Nhật Bản"],
        ),
        ("Bộ Ngoại giao và Bộ Y tế Nhật Bản.", ["Bộ Ngoại giao", "Bộ Y tế Nhật Bản"]),
        (
            "Bộ Ngoại giao và Hợp tác Tây Ban Nha mời. Bộ Ngoại giao Tây Ban Nha đón.",
            ["Bộ Ngoại giao và Hợp tác Tây Ban Nha"],
        ),
        ("Bộ trưởng quốc phòng Nga phát biểu.", ["Bộ Quốc phòng Nga"]),
    ],
)  # fmt: skip
def test_ministries_abroad_have_fields_of_their_own_and_share_a_country(text: str, expected: list[str]) -> None:
    assert named(text) == expected


AMERICA = "Tổng thống Mỹ Trump bị nghi thông đồng với Nga. Ông Trump bác tin về Nga, FBI vẫn điều tra chuyện Nga. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (AMERICA + "Quốc hội chất vấn.", ["FBI", "Quốc hội Mỹ"]),
        (AMERICA + "Ủy ban Tư pháp Thượng viện họp.", ["FBI", "Ủy ban Tư pháp Thượng viện Mỹ"]),
        (AMERICA + "Tổng thống Nga Putin im lặng về ứng viên đảng Dân chủ.", ["FBI", "Đảng Dân chủ Mỹ"]),
        (
            "Ngoại trưởng Mỹ Rex Tillerson và Bộ trưởng Quốc phòng James Mattis đã đến Việt Nam.",
            ["Bộ Quốc phòng Mỹ"],
        ),
        ("Bộ trưởng Quốc phòng Ngô Văn Lịch tiếp khách Mỹ.", ["Bộ Quốc phòng"]),
        (
            "Tổng Bí thư Ban Chấp hành Trung ương Đảng Cộng sản Trung Quốc đón đoàn.",
            ["Ban Chấp hành Trung ương Đảng Cộng sản Trung Quốc"],
        ),
        ("Chủ tịch Thượng viện Quốc hội Hà Lan phát biểu.", ["Thượng viện Hà Lan"]),
        ("Thủ tướng Chính phủ nước Cộng hòa xã hội chủ nghĩa Việt Nam Lê Văn An thăm Lào.", ["Chính phủ"]),
    ],
)
def test_the_country_of_a_bare_organ_is_the_one_that_acts(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BRITAIN + "Đảng Bảo thủ thắng lớn.", ["Đảng Bảo thủ Anh"]),
        ("Đảng Bảo thủ Anh họp. Đảng Bảo thủ thắng.", ["Đảng Bảo thủ Anh"]),
        (
            "Báo chí Nhật Bản, dư luận Nhật Bản, người Nhật Bản bàn về đảng Tự do Dân chủ (LDP).",
            ["Đảng Tự do Dân chủ Nhật Bản"],
        ),
        ("Đảng Công lý và phát triển (AKP) thắng cử.", ["Đảng Công lý và Phát triển"]),
        ("Lãnh đạo đảng CDU phát biểu.", ["Đảng CDU"]),
        ("Thượng nghị sĩ đảng Dân chủ Chuck Schumer nói.", ["Đảng Dân chủ"]),
        ("Đảng ta lãnh đạo. Đảng CSVN họp.", []),
    ],
)  # fmt: skip
def test_parties_of_other_countries(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thủ tướng Trung Quốc Lý Quốc Cường đến. Thủ tướng Lý Quốc Cường phát biểu.", []),
        ("Thủ tướng Nguyễn Văn An tiếp Thủ tướng Trung Quốc Lý Quốc Cường.", ["Chính phủ"]),
        ("Tờ The Guardian và hãng tin Tasnim đưa tin.", ["The Guardian", "Tasnim"]),
        ("Phóng viên Reuters có mặt.", ["Reuters"]),
        ("Công an tỉnh Luông Nặm Thà phối hợp.", ["Công an tỉnh Luông Nặm Thà"]),
        ("Bộ Chỉ huy quân sự thủ đô Viêng Chăn bàn giao.", ["Bộ Chỉ huy quân sự thủ đô Viêng Chăn"]),
        ("Lực lượng vũ trang Philippines diễn tập với Hải quân Mỹ.", ["Lực lượng vũ trang Philippines", "Hải quân Mỹ"]),
        ("Quân IS rút khỏi Mosul.", ["Nhà nước Hồi giáo"]),
    ],
)  # fmt: skip
def test_leaders_papers_forces_and_places_abroad(text: str, expected: list[str]) -> None:
    assert named(text) == expected
