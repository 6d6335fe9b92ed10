from collections.abc import Iterator

import pytest

from kg import ontology
from kg.extract import statements
from kg.model import Entity, Literal, Source, Span, Statement, Status


def tenures(text: str, date: str = "2024-05-20") -> list[Statement]:
    source = Source("bài.txt", text, (Span(0, len(text)),), date=date)
    return [s for s in statements(source, ontology.load()) if s.subject.kind == "tenure"]


def rows(text: str) -> set[str]:
    """Each asserted tenure as "person | role | body", with "nguyên" before a former role."""
    return set(_rows([s for s in tenures(text) if s.status == Status.ASSERTED]))


def _rows(found: list[Statement]) -> Iterator[str]:
    for tenure in {s.subject for s in found}:
        told = {s.predicate: s.object for s in found if s.subject == tenure}
        person, role, body = (_label(told[p]) for p in ("org:member", "org:role", "org:organization"))
        former = "nguyên " if dict(tenure.attributes).get("kg:former") else ""
        yield f"{person} | {former}{role} | {body}"


def _label(thing: Entity | Literal) -> str:
    assert isinstance(thing, Entity)
    return thing.label


BEFORE_THE_NAME = [
    ("Bí thư Thành ủy Hải Phòng Trần Lưu Quang kết luận hội nghị.", {"Trần Lưu Quang | Bí thư | Thành ủy Hải Phòng"}),
    ("Thủ tướng Chính phủ Phạm Minh Chính chủ trì.", {"Phạm Minh Chính | Thủ tướng | Chính phủ"}),
    (
        "Ủy viên Bộ Chính trị, Bộ trưởng Bộ Công an Lương Tam Quang dự lễ.",
        {"Lương Tam Quang | Ủy viên | Bộ Chính trị", "Lương Tam Quang | Bộ trưởng | Bộ Công an"},
    ),
    ("Bộ trưởng Y tế Đào Hồng Lan trả lời chất vấn.", {"Đào Hồng Lan | Bộ trưởng | Bộ Y tế"}),
    ("Trưởng Ban Tổ chức Trung ương Lê Minh Hưng dự.", {"Lê Minh Hưng | Trưởng ban | Ban Tổ chức Trung ương"}),
    ("Thường trực Ban Bí thư Trần Cẩm Tú ký ban hành.", {"Trần Cẩm Tú | Thường trực | Ban Bí thư Trung ương Đảng"}),
    (
        "Nguyên Tổng Bí thư Nông Đức Mạnh gửi thư.",
        {"Nông Đức Mạnh | nguyên Tổng Bí thư | Ban Chấp hành Trung ương Đảng"},
    ),
    ("Thứ trưởng Bộ Y tế, bà Nguyễn Thị Liên Hương cho biết.", {"Nguyễn Thị Liên Hương | Thứ trưởng | Bộ Y tế"}),
    (
        "Các Phó Thủ tướng: Trần Hồng Hà, Hồ Đức Phớc và Bùi Thanh Sơn cùng dự.",
        {
            "Trần Hồng Hà | Phó Thủ tướng | Chính phủ",
            "Hồ Đức Phớc | Phó Thủ tướng | Chính phủ",
            "Bùi Thanh Sơn | Phó Thủ tướng | Chính phủ",
        },
    ),
]  # fmt: skip

TWO_IN_A_LIST = [
    (
        "Dự họp có Phó Thủ tướng Hồ Đức Phớc, Bộ trưởng Bộ Xây dựng; đại diện lãnh đạo các bộ.",
        {"Hồ Đức Phớc | Phó Thủ tướng | Chính phủ"},
    ),
    (
        "Cùng dự có Bộ trưởng Bộ Y tế Đào Hồng Lan, các Thứ trưởng Bộ Tài chính, lãnh đạo các tỉnh.",
        {"Đào Hồng Lan | Bộ trưởng | Bộ Y tế"},
    ),
    (
        "Sau phần trả lời của Bộ trưởng Bộ Tài chính, Chủ tịch Quốc hội Trần Thanh Mẫn kết luận.",
        {"Trần Thanh Mẫn | Chủ tịch | Quốc hội"},
    ),
    (
        "Phó Thủ tướng Hồ Đức Phớc, nguyên Bộ trưởng Bộ Tài chính, dự họp.",
        {"Hồ Đức Phớc | Phó Thủ tướng | Chính phủ", "Hồ Đức Phớc | nguyên Bộ trưởng | Bộ Tài chính"},
    ),
    (
        "Phó Thủ tướng Hồ Đức Phớc, Trưởng Ban Chỉ đạo 389 quốc gia, dự họp.",
        {
            "Hồ Đức Phớc | Phó Thủ tướng | Chính phủ",
            "Hồ Đức Phớc | Trưởng ban | "
            "Ban Chỉ đạo quốc gia chống buôn lậu, gian lận thương mại và hàng giả",
        },
    ),
    (
        "Phó Thủ tướng, Bộ trưởng Bộ Ngoại giao Bùi Thanh Sơn hội đàm.",
        {"Bùi Thanh Sơn | Phó Thủ tướng | Chính phủ", "Bùi Thanh Sơn | Bộ trưởng | Bộ Ngoại giao"},
    ),
]  # fmt: skip
"""Whether an office beside another is the same person's or that of somebody who is not named."""

BEHIND_THE_NAME = [
    (
        "GS. TS. Nguyễn Xuân Thắng, Ủy viên Bộ Chính trị, Giám đốc Học viện Chính trị quốc gia Hồ Chí Minh, "
        "Chủ tịch Hội đồng Lý luận Trung ương, dự và phát biểu.",
        {
            "Nguyễn Xuân Thắng | Ủy viên | Bộ Chính trị",
            "Nguyễn Xuân Thắng | Giám đốc | Học viện Chính trị quốc gia Hồ Chí Minh",
            "Nguyễn Xuân Thắng | Chủ tịch | Hội đồng Lý luận Trung ương",
        },
    ),
    (
        "Tại Hà Tĩnh, ông Võ Trọng Hải – Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh kiểm tra đê.",
        {"Võ Trọng Hải | Phó Bí thư | Tỉnh ủy Hà Tĩnh", "Võ Trọng Hải | Chủ tịch | Ủy ban nhân dân tỉnh Hà Tĩnh"},
    ),
    (
        "Ông Trương Tấn Sang, nguyên Chủ tịch nước, thắp hương.",
        {"Trương Tấn Sang | nguyên Chủ tịch nước | Nước Cộng hòa xã hội chủ nghĩa Việt Nam"},
    ),
    (
        "Ông Hoàng Minh Sơn (Chủ tịch Hội đồng, Giám đốc Đại học Quốc gia Hà Nội) phát biểu.",
        {
            "Hoàng Minh Sơn | Chủ tịch Hội đồng | Đại học Quốc gia Hà Nội",
            "Hoàng Minh Sơn | Giám đốc | Đại học Quốc gia Hà Nội",
        },
    ),
    ("Theo ông Lê Minh Hưng, Thủ tướng đã chỉ đạo giảm lãi suất.", set()),
]  # fmt: skip

ACTS = [
    (
        "Thủ tướng Chính phủ bổ nhiệm ông Phan Chí Hiếu, Chủ tịch Viện Hàn lâm Khoa học xã hội Việt Nam giữ chức "
        "Thứ trưởng Bộ Tư pháp.",
        {
            "Phan Chí Hiếu | Thứ trưởng | Bộ Tư pháp",
            "Phan Chí Hiếu | nguyên Chủ tịch | Viện Hàn lâm Khoa học xã hội Việt Nam",
        },
    ),
    ("Quốc hội bầu ông Trần Thanh Mẫn làm Chủ tịch Quốc hội.", {"Trần Thanh Mẫn | Chủ tịch | Quốc hội"}),
    (
        "Bộ Chính trị quyết định thi hành kỷ luật cách chức Bí thư Thành ủy Đà Nẵng đối với ông Nguyễn Xuân Anh.",
        {"Nguyễn Xuân Anh | nguyên Bí thư | Thành ủy Đà Nẵng"},
    ),
    ("Bộ Chính trị sẽ phân công ông Lê Minh Hưng giữ chức Trưởng Ban Tổ chức Trung ương.", set()),
]

SIGNATURES = [
    ("BỘ Y TẾ\n\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n\nĐỗ Xuân Tuyên\n", {"Đỗ Xuân Tuyên | Thứ trưởng | Bộ Y tế"}),
    (
        "TM. ỦY BAN NHÂN DÂN TỈNH CAO BẰNG\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nHoàng Văn Thạch\n",
        {"Hoàng Văn Thạch | Phó Chủ tịch | Ủy ban nhân dân tỉnh Cao Bằng"},
    ),
    ("KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\n\nLê Thành Long\n", {"Lê Thành Long | Phó Thủ tướng | Chính phủ"}),
]

ABROAD = [
    ("Thủ tướng Shinzo Abe và Thủ tướng Trung Quốc Lý Khắc Cường gặp nhau.", set()),
    ("Thủ tướng Lý Hiển Long tiếp đoàn. Cố Thủ tướng Lý Quang Diệu từng thăm Hà Nội.", set()),
    (
        "Thống đốc Lê Minh Hưng trả lời. Trước đó Thống đốc Ngân hàng Nhà nước đã ký văn bản.",
        {"Lê Minh Hưng | Thống đốc | Ngân hàng Nhà nước Việt Nam"},
    ),
    (
        "Thay lời Chủ tịch UBND huyện Đức Thọ, ông Lê Văn Tám, Phó Giám đốc Sở Y tế tỉnh Lào Cai, phát biểu.",
        {"Lê Văn Tám | Phó Giám đốc | Sở Y tế tỉnh Lào Cai"},
    ),
    (
        "Cùng dự có Bộ trưởng Bộ Y tế, Phó Thủ tướng Lê Thành Long và các chuyên gia.",
        {"Lê Thành Long | Phó Thủ tướng | Chính phủ"},
    ),
    (
        "Phó Thủ tướng, Bộ trưởng Bộ Ngoại giao Bùi Thanh Sơn phát biểu.",
        {"Bùi Thanh Sơn | Phó Thủ tướng | Chính phủ", "Bùi Thanh Sơn | Bộ trưởng | Bộ Ngoại giao"},
    ),
    (
        "Ông Lê Văn Tám, Chánh Văn phòng kiêm người phát ngôn của UBND tỉnh Cà Mau, cho biết.",
        {
            "Lê Văn Tám | Chánh Văn phòng | Ủy ban nhân dân tỉnh Cà Mau",
            "Lê Văn Tám | Người phát ngôn | Ủy ban nhân dân tỉnh Cà Mau",
        },
    ),
    ("Bộ trưởng Quốc phòng Mỹ James Mattis tới Hà Nội.", {"James Mattis | Bộ trưởng | Bộ Quốc phòng Mỹ"}),
]

IN_CONTEXT = [
    (
        "Thứ trưởng Bộ Công Thương Đỗ Thắng Hải dự. Báo cáo đã trình Bộ trưởng Trần Tuấn Anh.",
        {"Đỗ Thắng Hải | Thứ trưởng | Bộ Công Thương", "Trần Tuấn Anh | Bộ trưởng | Bộ Công Thương"},
    ),
    ("Quốc hội thảo luận. Ông Phạm Tất Thắng (đoàn Vĩnh Long) góp ý.", {"Phạm Tất Thắng | Đại biểu | Quốc hội"}),
    (
        "Dự họp có Phó Chủ tịch Thường trực Quốc hội Tòng Thị Phóng. Phó Chủ tịch Quốc hội Tòng Thị Phóng kết luận.",
        {"Tòng Thị Phóng | Phó Chủ tịch Thường trực | Quốc hội"},
    ),
]


IN_LISTS = [
    (
        "Dự hội nghị có các Ủy viên Trung ương Đảng: Bí thư Tỉnh ủy Yên Bái Phạm Thị Hoa, Bộ trưởng Bộ Xây "
        "dựng Phạm Văn "
        "Hà, đại diện các vụ.",
        {
            "Phạm Thị Hoa | Bí thư | Tỉnh ủy Yên Bái",
            "Phạm Thị Hoa | Ủy viên | Ban Chấp hành Trung ương Đảng",
            "Phạm Văn Hà | Bộ trưởng | Bộ Xây dựng",
            "Phạm Văn Hà | Ủy viên | Ban Chấp hành Trung ương Đảng",
        },
    ),
    (
        "Có mặt các đồng chí Ủy viên Trung ương Đảng: Nguyễn Văn Lợi, Tổng Giám đốc (TGĐ) Thông tấn xã Việt Nam; "
        "Trần Văn Minh, TGĐ Đài Truyền hình Việt Nam.",
        {
            "Nguyễn Văn Lợi | Ủy viên | Ban Chấp hành Trung ương Đảng",
            "Nguyễn Văn Lợi | Tổng Giám đốc | Thông tấn xã Việt Nam",
            "Trần Văn Minh | Ủy viên | Ban Chấp hành Trung ương Đảng",
            "Trần Văn Minh | Tổng Giám đốc | Đài Truyền hình Việt Nam",
        },
    ),
    (
        "Ông Đặng Văn Vinh - Phó Chủ tịch UBND tỉnh Hà Tĩnh; Giám đốc Công an tỉnh Hà Tĩnh, Đại tá Lê Văn Sao dự.",
        {
            "Đặng Văn Vinh | Phó Chủ tịch | Ủy ban nhân dân tỉnh Hà Tĩnh",
            "Lê Văn Sao | Giám đốc | Công an tỉnh Hà Tĩnh",
        },
    ),
]  # fmt: skip

OF_CONTEXT_AND_PERIODS = [
    (
        "Ông Lê Văn Tám có đơn xin thôi chức Giám đốc Sở Y tế tỉnh Lai Châu.",
        {"Lê Văn Tám | Giám đốc | Sở Y tế tỉnh Lai Châu"},
    ),
    ("Ông Phạm Sanh Châu ứng cử chức Tổng Giám đốc UNESCO.", set()),
    (
        "Nguyên Tổng Bí thư Nông Đức Mạnh và Lê Khả Khiêu cùng dự.",
        {
            "Nông Đức Mạnh | nguyên Tổng Bí thư | Ban Chấp hành Trung ương Đảng",
            "Lê Khả Khiêu | nguyên Tổng Bí thư | Ban Chấp hành Trung ương Đảng",
        },
    ),
    (
        "Sở Y tế tỉnh Lai Châu đã kiểm tra. Ông Lê Văn Tám, Giám đốc Sở, xác nhận.",
        {"Lê Văn Tám | Giám đốc | Sở Y tế tỉnh Lai Châu"},
    ),
    (
        "Từ năm 2011 đến năm 2016, ông Lê Văn Tám là Chủ tịch UBND tỉnh Lai Châu.",
        {"Lê Văn Tám | nguyên Chủ tịch | Ủy ban nhân dân tỉnh Lai Châu"},
    ),
    (
        "Đại biểu Quốc hội Lê Thu Hà nêu. Đại biểu Vũ Thị Lan, Giám đốc Sở Y tế tỉnh Lai Châu, đáp.",
        {
            "Lê Thu Hà | Đại biểu | Quốc hội",
            "Vũ Thị Lan | Đại biểu | Quốc hội",
            "Vũ Thị Lan | Giám đốc | Sở Y tế tỉnh Lai Châu",
        },
    ),
    (
        "Ông Lê Văn Tám, nguyên Bí thư, Chủ tịch UBND huyện Tuy Đức, khai.",
        {
            "Lê Văn Tám | nguyên Bí thư | Huyện ủy Tuy Đức",
            "Lê Văn Tám | nguyên Chủ tịch | Ủy ban nhân dân huyện Tuy Đức",
        },
    ),
    ("Thay mặt tổ đại biểu Quốc hội, thiếu tướng Lê Văn Tám phát biểu.", set()),
    (
        "Phó Thủ tướng Thường trực Chính phủ Nguyễn Hòa Bình dự.",
        {"Nguyễn Hòa Bình | Phó Thủ tướng Thường trực | Chính phủ"},
    ),
    ("Đồng chí Phạm Minh Chính Ủy viên Bộ Chính trị dự.", {"Phạm Minh Chính | Ủy viên | Bộ Chính trị"}),
    (
        "BỘ Y TẾ\nSố: 12/TB-BYT\n\nTHỨ TRƯỞNG THƯỜNG TRỰC\n(Đã ký)\nVũ Mạnh Hà",
        {"Vũ Mạnh Hà | Thứ trưởng Thường trực | Bộ Y tế"},
    ),
    (
        "BỘ Y TẾ\nSố: 12/BYT-VP\n\nTL. BỘ TRƯỞNG\nCHÁNH VĂN PHÒNG\nHà Anh Đức",
        {"Hà Anh Đức | Chánh Văn phòng | Bộ Y tế"},
    ),
]

SECOND_OFFICES = [
    (
        "Ban Chỉ đạo Nhà nước về Du lịch họp. Phó Thủ tướng Trần Văn Hà - Phó Trưởng Ban Thường trực, Bộ "
        "trưởng Bộ Xây dựng "
        "Trần Văn Minh - Phó Trưởng Ban; Trưởng Ban Chỉ đạo Nguyễn Văn An nói.",
        {
            "Trần Văn Hà | Phó Thủ tướng | Chính phủ",
            "Trần Văn Hà | Phó Trưởng ban Thường trực | Ban Chỉ đạo Nhà nước về Du lịch",
            "Trần Văn Minh | Bộ trưởng | Bộ Xây dựng",
            "Trần Văn Minh | Phó Trưởng ban | Ban Chỉ đạo Nhà nước về Du lịch",
            "Nguyễn Văn An | Trưởng ban | Ban Chỉ đạo Nhà nước về Du lịch",
        },
    ),
    (
        "Người đứng đầu Chính phủ - Thủ tướng Phạm Minh Chính chỉ đạo.",
        {"Phạm Minh Chính | Thủ tướng | Chính phủ"},
    ),
    (
        "Ủy viên Ban Thường vụ Tỉnh ủy Phú Yên Trần Văn An dự.",
        {"Trần Văn An | Ủy viên | Ban Thường vụ Tỉnh ủy Phú Yên"},
    ),
    (
        "Ông Hoàng Văn Trà là Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng ban Tuyên giáo Tỉnh ủy Phú Yên.",
        {
            "Hoàng Văn Trà | Ủy viên | Ban Thường vụ Tỉnh ủy Phú Yên",
            "Hoàng Văn Trà | Trưởng ban | Ban Tuyên giáo Tỉnh ủy Phú Yên",
        },
    ),
    (
        "Chủ tịch UBND thành phố Hà Nội Trần Văn An chủ trì. Phó Chủ tịch Nguyễn Văn Sửu báo cáo.",
        {
            "Trần Văn An | Chủ tịch | Ủy ban nhân dân thành phố Hà Nội",
            "Nguyễn Văn Sửu | Phó Chủ tịch | Ủy ban nhân dân thành phố Hà Nội",
        },
    ),
    (
        "Chủ tịch UBND tỉnh Nghệ An Trần Văn An dâng hương Chủ tịch Hồ Chí Minh.",
        {"Trần Văn An | Chủ tịch | Ủy ban nhân dân tỉnh Nghệ An"},
    ),
]  # fmt: skip

NOT_HIS = [
    ("Tổng Thư ký Quốc hội: Ông Võ Văn Cự xin thôi việc vì sức khỏe.", set()),
    (
        "Ủy ban Thường vụ Quốc hội cho thôi nhiệm vụ đại biểu Quốc hội (ĐBQH) đối với ông Võ Văn Cự.",
        {"Võ Văn Cự | nguyên Đại biểu | Quốc hội"},
    ),
    (
        "Ban Bí thư cách chức cả các chức vụ Phó Bí thư Tỉnh ủy, Bí thư Tỉnh ủy Hà Tĩnh của ông Võ Văn Cự.",
        {"Võ Văn Cự | nguyên Phó Bí thư | Tỉnh ủy Hà Tĩnh", "Võ Văn Cự | nguyên Bí thư | Tỉnh ủy Hà Tĩnh"},
    ),
    ("Ông Karsten Engel, Tổng giám đốc phụ trách ASEAN, dự.", set()),
    (
        "Nghe ý kiến của nữ đại biểu Quốc hội, Tổng Bí thư Nguyễn Phú Trọng phát biểu.",
        {"Nguyễn Phú Trọng | Tổng Bí thư | Ban Chấp hành Trung ương Đảng"},
    ),
    (
        "Hội đồng nghe tờ trình với ông Lê Ngọc Trữ (hiện đang giữ chức Cục trưởng Cục Thuế thành phố Hải Phòng).",
        {"Lê Ngọc Trữ | Cục trưởng | Cục Thuế thành phố Hải Phòng"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *BEFORE_THE_NAME,
        *BEHIND_THE_NAME,
        *ACTS,
        *SIGNATURES,
        *ABROAD,
        *IN_CONTEXT,
        *IN_LISTS,
        *SECOND_OFFICES,
        *OF_CONTEXT_AND_PERIODS,
        *NOT_HIS,
        *TWO_IN_A_LIST,
    ],
)
def test_who_holds_which_office(text: str, expected: set[str]) -> None:
    assert rows(text) == expected


def test_a_tenure_is_attested_on_the_day_of_its_source_with_the_words_that_say_so() -> None:
    found = tenures("Hôm nay, Bí thư Thành ủy Hải Phòng Trần Lưu Quang tiếp dân.", date="2022-08-09")
    assert {s.evidence.exact for s in found} == {"Bí thư Thành ủy Hải Phòng Trần Lưu Quang"}
    assert [s.object for s in found if s.predicate == "kg:attestedOn"] == [Literal("2022-08-09", "xsd:date")]


def test_the_body_that_appoints_and_the_day_are_told() -> None:
    found = tenures("Ngày 12/5/2024, Bộ Chính trị phân công ông Lê Minh Hưng giữ chức Trưởng Ban Tổ chức Trung ương.")
    assert [s.object for s in found if s.predicate == "kg:since"] == [Literal("2024-05-12", "xsd:date")]
    assert [s.object.label for s in found if s.predicate == "kg:appointedBy" and isinstance(s.object, Entity)] == [
        "Bộ Chính trị"
    ]


def test_an_implied_body_is_mentioned_too() -> None:
    text = "Thủ tướng Phạm Minh Chính chủ trì."
    source = Source("bài.txt", text, (Span(0, len(text)),))
    found = statements(source, ontology.load())
    assert any(
        s.predicate == "schema:mentions" and isinstance(s.object, Entity) and s.object.label == "Chính phủ"
        for s in found
    )


def test_the_period_of_an_office_is_told_and_ends_it() -> None:
    told = tenures("Ông Lê Văn Tám giữ chức Bí thư Tỉnh ủy Lai Châu từ ngày 1/2/2016 đến ngày 3/4/2020.")
    dates = {s.predicate: s.object.value for s in told if isinstance(s.object, Literal)}
    assert (dates["kg:since"], dates["kg:until"]) == ("2016-02-01", "2020-04-03")
    assert all(dict(s.subject.attributes)["kg:former"].value == "true" for s in told)
