"""Documents with neither number nor the name of a law: congresses and plenums, treaties, charters, programmes."""

import pytest

from kg import ontology
from kg.extract.analysis import Analysis
from kg.extract.mentions import dates
from kg.extract.mentions.documents import documents
from kg.extract.mentions.places import places
from kg.model import Source, Span


def named(text: str) -> list[str]:
    analysis = Analysis.of(Source("bài", text, (Span(0, len(text)),)), ontology.load())
    for stage in (dates, places, documents):
        stage.find(analysis)
    return list(dict.fromkeys(d.entity.label for d in analysis.documents))


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("Nghị quyết Trung ương 4 khóa XII", "Nghị quyết Trung ương 4 khóa XII"),
        ("nghị quyết của Hội nghị Trung ương 4 (khóa 12)", "Nghị quyết Trung ương 4 khóa XII"),
        ("Nghị quyết TW4, khóa XII", "Nghị quyết Trung ương 4 khóa XII"),
        ("Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII", "Nghị quyết Trung ương 4 khóa XII"),
        ("Nghị quyết Đại hội XIII", "Nghị quyết Đại hội XIII"),
        ("Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", "Nghị quyết Đại hội XIII"),
        ("Nghị quyết Đại hội 13 của Đảng", "Nghị quyết Đại hội XIII"),
    ],
)  # fmt: skip
def test_congresses_and_plenums_have_one_name(written: str, canonical: str) -> None:
    assert named(f"Cả nước thực hiện {written}.") == [canonical]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quán triệt Nghị quyết Đại hội Đảng bộ tỉnh Hà Nam lần thứ XX, nhiệm kỳ 2020-2025.", [
            "Nghị quyết Đại hội Đảng bộ tỉnh Hà Nam lần thứ XX"]),
        ("Điều lệ Công đoàn Việt Nam quy định về đoàn phí.", ["Điều lệ Công đoàn Việt Nam"]),
        ("Hai nước ký Hiệp định Vận tải biển Việt Nam - Nauru (VNMA).", ["Hiệp định Vận tải biển Việt Nam - Nauru"]),
        ("Công ước Liên hợp quốc về Luật Biển năm 1982 là cơ sở.", ["Công ước Liên hợp quốc về Luật Biển 1982"]),
        ("Sở ban hành Quy chế phối hợp quản lý tín ngưỡng, tôn giáo trên địa bàn tỉnh Cà Mau.", [
            "Quy chế phối hợp quản lý tín ngưỡng, tôn giáo trên địa bàn tỉnh Cà Mau"]),
        ("Tỉnh phê duyệt Đề án nuôi cá lồng ven bờ.", ["Đề án nuôi cá lồng ven bờ"]),
    ],
)  # fmt: skip
def test_unmistakable_names(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("Chiến lược phát triển nghề cá đến năm 2030, tầm nhìn 2045", " đã được công bố"),
        ("Chương trình quốc gia về nước sạch giai đoạn 2021-2025", ", nhiều nơi làm tốt"),
        ("Kế hoạch vay, trả nợ công năm 2024", " vừa được duyệt"),
        ("Kế hoạch đầu tư công trung hạn giai đoạn 2026 - 2030", " bảo đảm cân đối"),
    ],
)
def test_a_programme_ends_with_its_period(name: str, rest: str) -> None:
    assert named(f"Theo {name}{rest}.") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Cần có chương trình cụ thể cho từng năm học.",
        "Các sở xây dựng Kế hoạch triển khai thực hiện trên địa bàn tỉnh Cà Mau.",
        "Các đơn vị xây dựng Chương trình phù hợp với chức năng của mình.",
        "Trình Đề án báo cáo Hội nghị Trung ương 6 vào tháng tới.",
        "Kế hoạch tổ chức thực hiện được nêu rõ.",
        "Bộ Kế hoạch và Đầu tư họp báo năm 2019.",
        "Hiệp định này có lợi cho hai bên.",
    ],
)
def test_common_nouns_are_no_names(text: str) -> None:
    assert named(text) == []


def test_a_shortened_programme_is_the_fuller_one() -> None:
    text = (
        "Bộ công bố Chiến lược phát triển nghề cá bền vững đến năm 2030. "
        "Theo Chiến lược phát triển nghề cá đến năm 2030, sản lượng tăng."
    )
    assert named(text) == ["Chiến lược phát triển nghề cá bền vững đến năm 2030"]


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        (
            "Đề án quản lý dữ liệu về nghề cá, tàu thuyền và bến cảng phục vụ ngư dân giai đoạn 2023-2027",
            " đã được bàn",
        ),
        ("Kế hoạch phát triển mạng lưới trạm quan trắc ven bờ, cảnh báo và dự báo thiên tai", ""),
        ("Kế hoạch phát triển mạng lưới trạm quan trắc ven bờ", ", lãnh đạo tỉnh và các sở đã họp"),
        ("Quy hoạch mạng lưới cảng cá ven biển", ", đến năm 2028 đón tàu lớn"),
        ("Quy hoạch mạng lưới cảng cá ven biển, đến năm 2028, tầm nhìn 2040", " vừa qua"),
    ],
)
def test_a_comma_goes_on_with_a_name_only_in_a_list_that_a_conjunction_closes(name: str, rest: str) -> None:
    assert named(f"Tỉnh phê duyệt {name}{rest}.") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Huyện xây dựng Đề án phấn đấu đến năm 2029 có ba cảng cá.",
        "Huyện ban hành Chương trình hướng tới mục tiêu đến năm 2035 không còn nhà tạm.",
    ],
)
def test_a_verb_of_aiming_is_no_name(text: str) -> None:
    assert named(text) == []


def test_a_provision_speaks_of_plans_in_general_unless_it_names_what_approves_them() -> None:
    text = (
        "CHÍNH PHỦ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 45/2023/NĐ-CP\n\n"
        "Hà Nội, ngày 12 tháng 9 năm 2023\n\nNGHỊ ĐỊNH\n\nVề viện trợ\n\nCăn cứ Luật Tổ chức Chính phủ;\n\n"
        "Điều 1. Cơ quan chủ quản trình cấp trên phê duyệt Kế hoạch chi tiêu hằng quý của từng dự án viện trợ.\n\n"
        "Điều 2. Bãi bỏ Quyết định số 12/2018/QĐ-TTg ban hành Quy chế tiếp nhận viện trợ của tổ chức nước ngoài.\n"
    )
    analysis = Analysis.of(Source("bài", text, (Span(0, len(text)),)), ontology.load())
    for stage in (dates, places, documents):
        stage.find(analysis)
    assert "Quy chế tiếp nhận viện trợ của tổ chức nước ngoài" in {d.name for d in analysis.documents}
    assert not any(d.name.startswith("Kế hoạch") for d in analysis.documents)
