"""Documents: a text, and what it names by number or as a law; which namings are one document."""

import pytest

from kg import ontology
from kg.extract.analysis import Analysis, DocumentMention
from kg.extract.mentions import dates
from kg.extract.mentions.documents import documents
from kg.extract.mentions.places import places
from kg.model import Source, Span


def read(text: str, date: str = "") -> Analysis:
    analysis = Analysis.of(Source("bài", text, (Span(0, len(text)),), date=date), ontology.load())
    for stage in (dates, places, documents):
        stage.find(analysis)
    return analysis


def found(text: str) -> list[DocumentMention]:
    return read(text).documents


def labels(text: str) -> list[str]:
    return list(dict.fromkeys(d.entity.label for d in found(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Theo Nghị quyết số 52-NQ/TW, cần đổi mới.", ["Nghị quyết 52-NQ/TW"]),
        ("Căn cứ NĐ 30/2020/NĐ-CP về công tác văn thư.", ["Nghị định 30/2020/NĐ-CP"]),
        ("Thực hiện các Nghị quyết số 10, 11, 12-NQ/TW.", [
            "Nghị quyết 10-NQ/TW", "Nghị quyết 11-NQ/TW", "Nghị quyết 12-NQ/TW"]),
        ("Sửa Thông tư số 39/2016 và 43/2016/TT-NHNN.", ["Thông tư 39/2016/TT-NHNN", "Thông tư 43/2016/TT-NHNN"]),
        ("Các Luật số 56/2024/QH15, số 57/2024/QH15.", ["Luật 56/2024/QH15", "Luật 57/2024/QH15"]),
        ("Quyết định của Thủ tướng số 749/QĐ-TTg.", ["Quyết định 749/QĐ-TTg"]),
        ("Sở gửi văn bản số 12/STC-NS cho các phường.", ["Văn bản 12/STC-NS"]),
        ("Nghị định 24/2014 của Chính phủ hết hiệu lực.", ["Nghị định 24/2014/NĐ-CP"]),
        ("Chỉ thị 16 được ban hành trong đại dịch.", ["Chỉ thị 16"]),
        ("Nghị định 3O/2020/NĐ-CP về công tác văn thư.", ["Nghị định 30/2020/NĐ-CP"]),
        ("Theo Quy định 12 ngày 20/1/2015 thì khác.", ["Quy định 12"]),
        ("Tờ trình số 42/TTr-STC ngày 2/9/2020, 51/TTr-STC.", ["Tờ trình 42/TTr-STC", "Tờ trình 51/TTr-STC"]),
        ("Sơ kết các Quyết định 217, 218 và 2 năm thực hiện Chỉ thị 05.", [
            "Quyết định 217", "Quyết định 218", "Chỉ thị 05"]),
        ("Theo Luật Việc làm (LVL) 2013, khác Luật Việc làm 2025.", ["Luật Việc làm 2013", "Luật Việc làm 2025"]),
        ("Luật Việc làm 2013 ít rõ, Luật 2025 thì rõ.", ["Luật Việc làm 2013", "Luật Việc làm 2025"]),
        ("Luật Việc làm 2013, Luật Dược. Luật 2025 thì rõ.", ["Luật Việc làm 2013", "Luật Dược"]),
        ("UBND tỉnh ký Quyết định mang số 2356, 2357 và 2358.", [
            "Quyết định 2356", "Quyết định 2357", "Quyết định 2358"]),
    ],
)  # fmt: skip
def test_documents_named_by_number(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch 5 năm được Quốc hội bàn.",
        "Báo cáo 9 tháng cho thấy xuất khẩu tăng.",
        "Thực hiện mẫu số 02/TT-BTC kèm hồ sơ.",
        "Người dân chấp hành pháp luật đất đai.",
        "Đội tuyển vi phạm kỷ luật thi đấu.",
        "Nghị quyết đại hội đảng bộ các cấp được quán triệt.",
    ],
)
def test_no_documents(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Luật Đất đai quy định về thu hồi đất.", ["Luật Đất đai"]),
        ("Luật Đất đai năm 2013 không còn phù hợp.", ["Luật Đất đai 2013"]),
        ("Luật Đấu thầu số 22/2023/QH15 có hiệu lực.", ["Luật Đấu thầu 22/2023/QH15"]),
        ("Các Luật Đất đai, Nhà ở và Kinh doanh bất động sản.", [
            "Luật Đất đai", "Luật Nhà ở", "Luật Kinh doanh bất động sản"]),
        ("Luật Cán bộ, công chức (sửa đổi) được thông qua.", ["Luật Cán bộ, công chức"]),
        ("Luật Vận tải vũ trụ quy định trách nhiệm của hãng.", ["Luật Vận tải vũ trụ"]),
        ("Bộ luật Hình sự năm 2015 và Hiến pháp năm 2013.", ["Bộ luật Hình sự 2015", "Hiến pháp 2013"]),
        ("Căn cứ Luật Sửa đổi, bổ sung một số điều Luật Nhà ở số 87/2025/QH15;", [
            "Luật Sửa đổi, bổ sung một số điều Luật Nhà ở 87/2025/QH15", "Luật Nhà ở"]),
        ("Luật sửa đổi, bổ sung một số điều của Luật Nhà ở theo vùng, Luật Hải quan số 90/2025/QH15.", [
            "Luật sửa đổi, bổ sung một số điều của Luật Nhà ở theo vùng, Luật Hải quan 90/2025/QH15",
            "Luật Nhà ở theo vùng", "Luật Hải quan"]),
        ("Luật sửa đổi, bổ sung một số điều của Luật Nhà ở được trình.", [
            "Luật sửa đổi, bổ sung một số điều của Luật Nhà ở", "Luật Nhà ở"]),
    ],
)  # fmt: skip
def test_laws_by_name(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


def test_the_span_goes_from_the_type_to_the_symbol_and_its_date() -> None:
    text = "Nay Nghị quyết số 52-NQ/TW ngày 27/9/2019 đã lan tỏa."
    (mention,) = found(text)
    assert text[mention.start : mention.end] == "Nghị quyết số 52-NQ/TW ngày 27/9/2019"
    assert mention.date is not None
    assert mention.date.value == "2019-09-27"


def test_a_date_behind_the_issuer_is_the_documents_own() -> None:
    (mention,) = found("Kết luận số 21-KL/TW của Ban Chấp hành Trung ương ngày 25/10/2021 nêu rõ.")
    assert mention.date is not None
    assert mention.date.value == "2021-10-25"


def test_the_date_behind_an_amended_law_is_the_amending_laws() -> None:
    outer, inner = found("Luật sửa đổi, bổ sung một số điều của Luật Giáo dục đại học ngày 19/11/2018 có hiệu lực.")
    assert outer.date is not None
    assert inner.date is None


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết 52-NQ/TW ra đời. Sau đó Nghị quyết 52 được quán triệt, NQ số 52 đi vào cuộc sống.",
        "Quyết định số 09/QĐ-TTg nêu. Quyết định 9 cũng giao việc.",
        "Luật Thủy lợi số 08/2017/QH14 quy định. Theo Luật Thủy lợi, nước là tài nguyên.",
    ],
)
def test_short_forms_are_the_whole_symbol(text: str) -> None:
    assert len({d.entity for d in found(text)}) == 1


def test_a_number_of_two_types_is_two_documents() -> None:
    first, second = found("Nghị quyết 35-NQ/TW khác với Chỉ thị 35 của tỉnh.")
    assert first.entity != second.entity


def test_versions_of_a_law_are_told_by_their_years() -> None:
    old, new = found("Luật Đất đai năm 2013 được thay bằng Luật Đất đai năm 2024.")
    assert old.entity != new.entity


def test_a_law_without_a_year_is_the_one_of_its_paragraph_or_the_newest() -> None:
    text = (
        "Căn cứ Luật Đất đai số 31/2024/QH15.\n\nDự án cũ theo Luật Đất đai năm 2013; Luật Đất đai khi đó chưa nói.\n\n"
        "Đất được giao theo Luật Đất đai."
    )
    new, old, then, now = found(text)
    assert (then.entity.key, now.entity.key) == (old.entity.key, new.entity.key)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Nghị quyết số 57-NQ/TW ngày 22 tháng 12 của Bộ Chính trị.", "2024-12-22"),
        ("Nghị quyết số 57-NQ/TW ngày 2 tháng 9 của Bộ Chính trị.", "2025-09-02"),
        ("Quyết định số 12/2023/QĐ-UBND ngày 5/10 của Ủy ban.", "2023-10-05"),
    ],
)
def test_a_document_is_not_of_a_day_ahead_nor_of_another_year_than_its_symbol(text: str, day: str) -> None:
    (mention,) = read(text, date="2025-10-15").documents
    assert mention.date is not None
    assert mention.date.value == day


def test_the_key_tells_apart_the_series_of_two_provinces() -> None:
    text = "Quyết định số 12/QĐ-UBND ngày 5/1/2020 của UBND tỉnh {} về giá đất."
    (first,), (second,) = found(text.format("Quảng Nam")), found(text.format("Nghệ An"))
    assert first.entity.key != second.entity.key


def test_the_key_of_a_central_document_is_the_same_everywhere() -> None:
    (first,) = found("Nghị định 30/2020/NĐ-CP quy định về văn thư.")
    (second,) = found("Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020, văn bản có ký hiệu.")
    assert first.entity.key == second.entity.key


def test_entities_carry_symbol_type_and_names() -> None:
    (mention,) = found("Nghị quyết số 52-NQ/TW nêu quan điểm.")
    described = dict(mention.entity.attributes)
    assert {"52-NQ/TW", "Nghị quyết số 52-NQ/TW"} <= set(mention.entity.names)
    assert str(getattr(described["eli:id_local"], "value", "")) == "52-NQ/TW"
    assert getattr(described["eli:type_document"], "label", "") == "Nghị quyết"


@pytest.mark.parametrize(
    ("text", "drafts"),
    [
        ("Quốc hội cho ý kiến dự án Luật Đặc khu, Luật Dẫn độ và Luật Báo chí.", [True, True, True]),
        ("Bộ trình dự thảo Nghị định quy định về quản lý tài sản số.", [True]),
        ("Luật Báo chí được áp dụng.", [False]),
    ],
)
def test_drafts(text: str, drafts: list[bool]) -> None:
    assert [d.draft for d in found(text)] == drafts


@pytest.mark.parametrize(
    "text",
    [
        "Theo Luật Đất đai 2024, giá đất đổi khác. Luật Đất đai số 31/2024/QH15 có nhiều chương.",
        "Luật số 31/2024/QH15 có nhiều chương. Luật Đất đai năm 2024 được phổ biến.",
    ],
)
def test_a_law_named_with_its_year_is_the_one_numbered_in_that_year(text: str) -> None:
    assert {d.entity.key for d in found(text)} == {"luật/31-2024-qh15"}


def test_laws_of_one_name_are_told_apart_by_the_year() -> None:
    assert labels("Luật Đất đai năm 2013 nhường chỗ cho Luật số 31/2024/QH15.") == [
        "Luật Đất đai 2013",
        "Luật 31/2024/QH15",
    ]
