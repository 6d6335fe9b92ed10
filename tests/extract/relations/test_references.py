"""Which document does what to which other, as a sentence says it."""

import pytest

from kg import ontology
from kg.extract import statements
from kg.model import Entity, Source, Span, Status

RELATIONS = {
    "eli:ensures_implementation_of": "implements",
    "eli:based_on": "based on",
    "eli:amends": "amends",
    "dcterms:replaces": "replaces",
    "eli:repeals": "repeals",
    "kg:approves": "approves",
}


def references(text: str, status: Status = Status.ASSERTED) -> set[str]:
    source = Source("bài", text, (Span(0, len(text)),))
    return {
        f"{s.subject.label} {RELATIONS[s.predicate]} {s.object.label}"
        for s in statements(source, ontology.load())
        if s.predicate in RELATIONS and s.status is status and isinstance(s.object, Entity)
    }


ACTIVE = [
    (
        "Thông tư 10/2021/TT-BYT hướng dẫn thi hành Nghị định 54/2017/NĐ-CP và thay thế Thông tư 11/2016/TT-BYT.",
        {
            "Thông tư 10/2021/TT-BYT implements Nghị định 54/2017/NĐ-CP",
            "Thông tư 10/2021/TT-BYT replaces Thông tư 11/2016/TT-BYT",
        },
    ),
    (
        "Nghị định 99/2023/NĐ-CP sửa đổi, bổ sung, bãi bỏ một số điều của Nghị định 30/2020/NĐ-CP.",
        {"Nghị định 99/2023/NĐ-CP amends Nghị định 30/2020/NĐ-CP"},
    ),
    (
        "Thông tư 5/2020/TT-BTC thay thế Phụ lục 2 của Thông tư 4/2019/TT-BTC.",
        {"Thông tư 5/2020/TT-BTC amends Thông tư 4/2019/TT-BTC"},
    ),
    (
        "Chỉ thị số 15-CT/TU về thực hiện Nghị quyết số 52-NQ/TW của Bộ Chính trị vừa ra đời.",
        {"Chỉ thị 15-CT/TU implements Nghị quyết 52-NQ/TW"},
    ),
    (
        "Quyết định 150/QĐ-TTg phê duyệt Chiến lược phát triển nghề cá đến năm 2030.",
        {"Quyết định 150/QĐ-TTg approves Chiến lược phát triển nghề cá đến năm 2030"},
    ),
    ("Sở rà soát theo Luật Đấu giá tài sản sửa đổi (năm 2024), Luật Đất đai năm 2024 và Luật Nhà ở năm 2023.", set()),
    (
        "Luật Đất đai 31/2024/QH15 thay thế Luật Đất đai 45/2013/QH13.",
        {"Luật Đất đai 31/2024/QH15 replaces Luật Đất đai 45/2013/QH13"},
    ),
]
TURNED = [
    (
        "Nghị định 30/2020/NĐ-CP được sửa đổi bởi Nghị định 99/2023/NĐ-CP.",
        {"Nghị định 99/2023/NĐ-CP amends Nghị định 30/2020/NĐ-CP"},
    ),
    (
        "Luật Đất đai 31/2024/QH15 (sửa đổi, bổ sung bởi Luật 43/2024/QH15) có hiệu lực.",
        {"Luật 43/2024/QH15 amends Luật Đất đai 31/2024/QH15"},
    ),
    (
        "Luật Đất đai 31/2024/QH15, được sửa đổi, bổ sung một số điều tại Luật sửa đổi, bổ sung một số điều của Luật "
        "Đất đai số 31/2024/QH15, Luật Nhà ở số 27/2023/QH15, có hiệu lực.",
        {"Luật sửa đổi, bổ sung một số điều của Luật Đất đai amends Luật Đất đai 31/2024/QH15"},
    ),
    (
        "Thông tư 11/2016/TT-BYT hết hiệu lực kể từ ngày Thông tư 10/2021/TT-BYT có hiệu lực.",
        {"Thông tư 10/2021/TT-BYT repeals Thông tư 11/2016/TT-BYT"},
    ),
    (
        "Chiến lược phát triển nghề cá đến năm 2030 ban hành kèm theo Quyết định 150/QĐ-TTg.",
        {"Quyết định 150/QĐ-TTg approves Chiến lược phát triển nghề cá đến năm 2030"},
    ),
]
LEADING = [
    (
        "Căn cứ Luật Dược, Bộ Y tế ban hành Thông tư 10/2021/TT-BYT.",
        {"Thông tư 10/2021/TT-BYT based on Luật Dược"},
    ),
    (
        "Thực hiện Nghị quyết số 52-NQ/TW, Chính phủ ban hành Nghị quyết 50/NQ-CP.",
        {"Nghị quyết 50/NQ-CP implements Nghị quyết 52-NQ/TW"},
    ),
]
IN_NAMES = [
    (
        "Luật sửa đổi, bổ sung một số điều của Luật Nhà ở được thông qua.",
        {"Luật sửa đổi, bổ sung một số điều của Luật Nhà ở amends Luật Nhà ở"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*ACTIVE, *TURNED, *LEADING, *IN_NAMES])
def test_references(text: str, expected: set[str]) -> None:
    assert references(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Bộ đề xuất sửa đổi Nghị định 54/2017/NĐ-CP.",
        "Doanh nghiệp thực hiện Nghị định 54/2017/NĐ-CP nghiêm túc.",
        "Theo Nghị định 54/2017/NĐ-CP, cơ sở phải có giấy phép. Thông tư 10/2021/TT-BYT nêu mẫu đơn.",
        "Thông tư 10/2021/TT-BYT sửa đổi Nghị định 54/2017/NĐ-CP.",
        "Thông tư 10/2021/TT-BYT nói về thuốc. Nghị định 54/2017/NĐ-CP được áp dụng.",
        "Quyết định 749/QĐ-TTg về chuyển đổi số. Căn cứ Luật Dược.",
        "Tổng kết các Quyết định 217, 218 của Bộ Chính trị và 2 năm thực hiện Chỉ thị 05-CT/TW.",
    ],
)
def test_no_reference(text: str) -> None:
    assert references(text) == set()


ORDERED = [
    (
        "Công điện số 12/CĐ-TTg yêu cầu các bộ tiếp tục thực hiện nghiêm các nhiệm vụ nêu tại Chỉ thị số 8/CT-TTg.",
        {"Công điện 12/CĐ-TTg implements Chỉ thị 8/CT-TTg"},
    ),
    ("Công điện số 12/CĐ-TTg yêu cầu các bộ thực hiện nghiêm Luật Đê điều.", set()),
    (
        "Chủ tịch UBND tỉnh Lào Cai vừa ký ban hành Văn bản số 77/UBND-KT về phòng rét. "
        "Theo đó, để thực hiện Công điện số 3/CĐ-TTg, Chủ tịch UBND tỉnh yêu cầu các sở vào cuộc.",
        {"Văn bản 77/UBND-KT implements Công điện 3/CĐ-TTg"},
    ),
    (
        "Chính phủ ban hành Nghị định 8/2021/NĐ-CP. Nghị định này quy định chi tiết việc cấp thẻ theo quy định tại "
        "khoản 2 Điều 5 Luật Căn cước.",
        {"Nghị định 8/2021/NĐ-CP implements Luật Căn cước"},
    ),
    (
        "Thực hiện ý kiến của các vị đại biểu nêu lên tại Nghị quyết số 9/NQ-HĐND, UBND tỉnh Lào Cai ban hành "
        "Kế hoạch số 20/KH-UBND.",
        {"Kế hoạch 20/KH-UBND implements Nghị quyết 9/NQ-HĐND"},
    ),
]
GOES_ON = [
    (
        "Nghị định 8/2021/NĐ-CP có hiệu lực từ ngày 1/3/2021; thay thế Nghị định 4/2015/NĐ-CP về thẻ; "
        "bãi bỏ Điều 2 Nghị định 5/2016/NĐ-CP.",
        {
            "Nghị định 8/2021/NĐ-CP replaces Nghị định 4/2015/NĐ-CP",
            "Nghị định 8/2021/NĐ-CP repeals Nghị định 5/2016/NĐ-CP",
        },
    ),
    (
        "Nghị định 8/2021/NĐ-CP được xây dựng nhằm cụ thể hóa Luật Căn cước.",
        {"Nghị định 8/2021/NĐ-CP implements Luật Căn cước"},
    ),
    (
        "Nghị định 8/2021/NĐ-CP sửa đổi các nghị định quy định chi tiết Luật Căn cước, trong đó sửa đổi "
        "Nghị định 4/2015/NĐ-CP.",
        {"Nghị định 8/2021/NĐ-CP amends Nghị định 4/2015/NĐ-CP"},
    ),
    ("Sẽ sửa Nghị định 8/2021/NĐ-CP; sửa đổi Thông tư 4/2015/TT-BTC.", set()),
    ("Phí nêu tại Luật Phí và lệ phí thu theo Biểu 2 ban hành kèm theo Thông tư 4/2015/TT-BTC.", set()),
    ("Quốc hội cho ý kiến Luật Thủy sản, sửa đổi, bổ sung một số điều của Luật Nhà ở.", set()),
]


@pytest.mark.parametrize(("text", "expected"), [*ORDERED, *GOES_ON])
def test_references_of_longer_sentences(text: str, expected: set[str]) -> None:
    assert references(text) == expected


def test_an_item_of_a_list_of_laws_ends_at_its_semicolon() -> None:
    text = "Có ba luật: Luật Thủy sản; Luật sửa đổi, bổ sung một số điều của Luật Nhà ở; Luật Dược."
    assert references(text) == {"Luật sửa đổi, bổ sung một số điều của Luật Nhà ở amends Luật Nhà ở"}


def test_a_denied_reference_is_denied() -> None:
    text = "Nghị định 30/2020/NĐ-CP không thay thế Nghị định 34/2016/NĐ-CP."
    assert references(text) == set()
    assert len(references(text, Status.DENIED)) == 1


@pytest.mark.parametrize(
    ("act", "status"),
    [("chưa ban hành", Status.DENIED), ("dự kiến ban hành", Status.PROPOSED), ("đã ban hành", Status.ASSERTED)],
)
def test_a_reference_is_no_surer_than_the_act_that_makes_it(act: str, status: Status) -> None:
    text = f"Chính phủ {act} Nghị định 12/2023/NĐ-CP thay thế Nghị định 15/2020/NĐ-CP."
    assert references(text, status) == {"Nghị định 12/2023/NĐ-CP replaces Nghị định 15/2020/NĐ-CP"}


def test_a_document_changes_none_that_is_later() -> None:
    text = "Nghị định số 58/2023/NĐ-CP sửa đổi Nghị định số 37/2019/NĐ-CP và Nghị định số 22/2025/NĐ-CP."
    assert references(text) == {"Nghị định 58/2023/NĐ-CP amends Nghị định 37/2019/NĐ-CP"}


def test_a_draft_only_proposes() -> None:
    text = "Chính phủ trình dự án Luật sửa đổi, bổ sung một số điều của Luật Nhà ở."
    assert references(text) == set()
    assert len(references(text, Status.PROPOSED)) == 1


def test_this_resolution_is_the_one_named_before() -> None:
    text = "Chính phủ ban hành Nghị định 99/2023/NĐ-CP. Nghị định này thay thế Nghị định 34/2016/NĐ-CP."
    assert references(text) == {"Nghị định 99/2023/NĐ-CP replaces Nghị định 34/2016/NĐ-CP"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nghị quyết số 26/NQ-CP về Chương trình hành động thực hiện Nghị quyết số 36-NQ/TW đã có.",
            {"Nghị quyết 26/NQ-CP implements Nghị quyết 36-NQ/TW"},
        ),
        (
            "Bộ Chính trị ban hành Nghị quyết số 36-NQ/TW. Để thực hiện nghị quyết này, Chính phủ ban hành "
            "Nghị quyết số 26/NQ-CP.",
            {"Nghị quyết 26/NQ-CP implements Nghị quyết 36-NQ/TW"},
        ),
        (
            "Nghị định 5/2010/NĐ-CP và Nghị định 6/2011/NĐ-CP hết hiệu lực kể từ ngày Luật Chăn nuôi có hiệu lực.",
            {
                "Luật Chăn nuôi repeals Nghị định 5/2010/NĐ-CP",
                "Luật Chăn nuôi repeals Nghị định 6/2011/NĐ-CP",
            },
        ),
        (
            "Quốc hội đã thông qua Luật Chăn nuôi. Nghị định 13/2020/NĐ-CP hướng dẫn thi hành luật này.",
            {"Nghị định 13/2020/NĐ-CP implements Luật Chăn nuôi"},
        ),
        (
            "Nghị định 18/2023/NĐ-CP sửa đổi Nghị định 54/2017/NĐ-CP quy định chi tiết một số điều của Luật Dược "
            "và Nghị định 155/2018/NĐ-CP về điều kiện kinh doanh.",
            {
                "Nghị định 18/2023/NĐ-CP amends Nghị định 54/2017/NĐ-CP",
                "Nghị định 18/2023/NĐ-CP amends Nghị định 155/2018/NĐ-CP",
                "Nghị định 54/2017/NĐ-CP implements Luật Dược",
            },
        ),
        (
            "Thực hiện chủ trương nêu tại Nghị quyết số 36-NQ/TW, Luật Thủy sản năm 2017 đã bổ sung nhiều quy định.",
            {"Luật Thủy sản 2017 implements Nghị quyết 36-NQ/TW"},
        ),
        ("Căn cứ Luật Dược, Nghị định 54/2017/NĐ-CP quy định cơ sở phải có giấy phép.", set()),
        (
            "Quy hoạch nghề muối giai đoạn 2021-2030 và định hướng đến năm 2045 được phê duyệt tại Quyết định 235.",
            {"Quyết định 235 approves Quy hoạch nghề muối giai đoạn 2021-2030 và định hướng đến năm 2045"},
        ),
        (
            "Tỉnh thực hiện Quy chế về bổ nhiệm cán bộ nghề muối ban hành kèm theo Quyết định số 68-QĐ/TW.",
            {"Quyết định 68-QĐ/TW approves Quy chế về bổ nhiệm cán bộ nghề muối"},
        ),
        (
            "Nghị định 13/2020/NĐ-CP hướng dẫn thi hành một số điều của Luật Chăn nuôi và Điều 7 Luật Thú y.",
            {"Nghị định 13/2020/NĐ-CP implements Luật Chăn nuôi", "Nghị định 13/2020/NĐ-CP implements Luật Thú y"},
        ),
        (
            "Nghị quyết 36/NQ-CP ban hành Kế hoạch hành động của Chính phủ về mở rộng nghề muối ven biển.",
            {"Nghị quyết 36/NQ-CP approves Kế hoạch hành động của Chính phủ về mở rộng nghề muối ven biển"},
        ),
        (
            "Quyết định 20/2021/QĐ-UBND ban hành Quy định về quản lý nghề muối trên địa bàn tỉnh Phú Yên.",
            {"Quyết định 20/2021/QĐ-UBND approves Quy định về quản lý nghề muối trên địa bàn tỉnh Phú Yên"},
        ),
        ("Việc sửa đổi Thông tư 7/2019/TT-BYT nhằm thể chế hóa Luật Dược là cần thiết.", set()),
    ],
)
def test_titles_pointers_and_what_is_done_to_a_document(text: str, expected: set[str]) -> None:
    assert references(text) == expected
