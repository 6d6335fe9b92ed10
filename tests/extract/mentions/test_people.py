import pytest

from kg import ontology
from kg.extract.analysis import Analysis
from kg.extract.mentions import dates
from kg.extract.mentions.bodies import bodies
from kg.extract.mentions.documents import documents
from kg.extract.mentions.people import names, people
from kg.extract.mentions.places import places
from kg.model import Source, Span


def read(text: str) -> Analysis:
    analysis = Analysis.of(Source("bài.txt", text, (Span(0, len(text)),)), ontology.load())
    for stage in (dates, places, documents, bodies, people):
        stage.find(analysis)
    return analysis


def full_names(text: str) -> list[str]:
    return list(dict.fromkeys(p.entity.label for p in read(text).people))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bí thư Thành ủy Hải Phòng Trần Lưu Quang phát biểu khai mạc.", ["Trần Lưu Quang"]),
        ("Hội nghị do đồng chí Nguyễn Xuân Thắng chủ trì.", ["Nguyễn Xuân Thắng"]),
        ("Thượng tướng, GS. TS. Tô Lâm trả lời báo chí.", ["Tô Lâm"]),
        ("Tham dự có ông Lò Văn Muôn và bà Ksor H'Bơ Khăp.", ["Lò Văn Muôn", "Ksor H'Bơ Khăp"]),
        ("Chiều nay, Tổng thống Nga Vladimir Putin tới Hà Nội.", ["Vladimir Putin"]),
        ("Thủ tướng Nhật Bản Shinzo Abe và Tổng thống Hàn Quốc Moon Jae-in hội đàm.", ["Shinzo Abe", "Moon Jae-in"]),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nNguyễn Văn Khởi\n", ["Nguyễn Văn Khởi"]),
        ("THỦ TƯỚNG\n\n(Đã ký)\n\nPHẠM MINH CHÍNH\n", ["Phạm Minh Chính"]),
        ("Chủ tịch UBND thành phố Hà Nội Trần Sỹ Thanh Sáng 12/3 đã kiểm tra công trường.", ["Trần Sỹ Thanh"]),
        ("Thủ tướng Nguyễn Xuân Phúc Lúc này mới kết luận cuộc họp.", ["Nguyễn Xuân Phúc"]),
        ("Phát biểu của ông Lê Minh Hưng Theo báo cáo, dư nợ tăng 5%.", ["Lê Minh Hưng"]),
    ],
)  # fmt: skip
def test_full_names_are_found_and_end_where_the_name_ends(text: str, expected: list[str]) -> None:
    assert full_names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tuyến đường Nguyễn Huệ và phố Lý Thường Kiệt được sửa chữa.",
        "Trường THPT Nguyễn Trãi khai giảng.",
        "UBND các phường: Lê Lợi, Trần Phú, Hoàng Văn Thụ báo cáo kết quả.",
        "Cơ quan đặt tại số 12 Lê Duẩn và 45B Hai Bà Trưng.",
        "Học tập tư tưởng, đạo đức, phong cách Hồ Chí Minh tại Thành phố Hồ Chí Minh.",
        "Học viện Chính trị quốc gia Hồ Chí Minh và Đoàn TNCS Hồ Chí Minh ký kết.",
        "Toàn cảnh hội nghị. Ảnh: Nguyễn Minh Anh",
        "Hội nghị bế mạc chiều cùng ngày.\nTrần Thu Hà\n",
        "Ví dụ: đồng chí Nguyễn Văn A là Thứ trưởng Bộ X.",
        "Giá được niêm yết bằng Đồng Việt Nam ở khu vực Châu Á - Thái Bình Dương.",
    ],
)
def test_what_only_bears_a_name_or_signs_an_article_is_no_person(text: str) -> None:
    assert full_names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tổng thống Mỹ Donald J. Trump và Giáo hoàng John Paul II.", ["Donald J. Trump", "John Paul II"]),
        ("Thủ tướng Iraq Haider al-Abadi đến Mosul.", ["Haider al-Abadi"]),
        ("Thị trưởng London Sadiq Khan cho biết.", ["Sadiq Khan"]),
        ("CEO Qatar Airways, Akbar Al Baker nói.", ["Akbar Al Baker"]),
        ("Người phát ngôn Chính phủ Đức, Steffen Seibert hôm qua cho biết.", ["Steffen Seibert"]),
        ("Bộ trưởng TPP của Nhật Bản Nobuteru Ishihara nói.", ["Nobuteru Ishihara"]),
        ("David Beckham và Victoria Smith đến Hà Nội.", ["David Beckham", "Victoria Smith"]),
        ("Kim Hyun-mee được đề cử.", ["Kim Hyun-mee"]),
        (
            "Đón đoàn có ông Lạc Thụ Cương và Đại sứ Trung Quốc tại Việt Nam Hồng Tiểu Dũng.",
            ["Lạc Thụ Cương", "Hồng Tiểu Dũng"],
        ),
        ("Báo cáo về hoạt động của Đoàn Hải Phòng tại kỳ họp.", []),
        ("Anouphap Toualom, Phó Chủ tịch nước, tiếp đoàn.", ["Anouphap Toualom"]),
        ("Tập đoàn Sun Group và Green Park Hotel khai trương.", []),
    ],
)  # fmt: skip
def test_names_of_other_spellings_are_proved_by_what_stands_beside_them(text: str, expected: list[str]) -> None:
    assert full_names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ông Vũ Hồng Thanh nói. Đại biểu Vũ Hồng Thanh Đồng tình với ý này.", ["Vũ Hồng Thanh"]),
        ("Bà Đỗ Ngọc Thịnh Cần thiết phải nêu.", ["Đỗ Ngọc Thịnh"]),
        ("Thứ trưởng Đào Quang Thu trả lời. Thứ trưởng Đào Quang Thu Quỳnh Nga", ["Đào Quang Thu"]),
        ("Bà Đặng Thị Ngọc Thịnh dự. Bà Đặng Thị Ngọc Thịnh nói. Bà Đặng Thị Ngọc Thinh về.", ["Đặng Thị Ngọc Thịnh"]),
        ("Ông Trần Văn Hà và ông Trần Văn Hạ.", ["Trần Văn Hà", "Trần Văn Hạ"]),
        ("Tổng thống Ukraine Petro Poroshenko (Pê-trô Pô-rô-sen-cô) tới.", ["Petro Poroshenko"]),
        ("Ủy ban nhân dân Thành phố\nHồ Chí Minh, họp bàn.", []),
    ],
)  # fmt: skip
def test_one_person_under_names_that_run_on_or_are_misspelt(text: str, expected: list[str]) -> None:
    assert full_names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vụ trưởng Vụ Đầu tư Trần Văn An dự.", ["Trần Văn An"]),
        ("Cục trưởng Cục Đầu tư nước ngoài Đỗ Văn Hoàng nói.", ["Đỗ Văn Hoàng"]),
        ("Giám đốc Bệnh viện Đa khoa Nguyễn Đình Chiểu nói.", []),
        ("Phó Trưởng ban Tổ chức Trung ương Hà Ban dự.", ["Hà Ban"]),
        ("Chủ tịch huyện Nguyễn Văn An tiếp dân.", ["Nguyễn Văn An"]),
    ],
)  # fmt: skip
def test_a_name_behind_the_body_of_an_office_is_not_part_of_the_body(text: str, expected: list[str]) -> None:
    assert full_names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ông Dương Trung Quốc phát biểu.", ["Dương Trung Quốc"]),
        ("Công an khởi tố Dương Đặng Hải Nam.", ["Dương Đặng Hải Nam"]),
        ("Thủ tướng tiếp ông Kuroiwa Yuji. Ông Yuji Kuroiwa cảm ơn.", ["Kuroiwa Yuji"]),
        ("Phát biểu có Giám đốc Viện Công nghệ quốc gia Loyda Barreda.", ["Loyda Barreda"]),
    ],
)
def test_names_that_look_like_places_and_names_behind_a_body(text: str, expected: list[str]) -> None:
    assert full_names(text) == expected


def test_a_given_name_means_the_one_person_of_the_text_who_has_it() -> None:
    found = read("Ông Lê Minh Hưng dự họp. Theo ông Hưng, lãi suất ổn định. Ông Khoa không dự.").people
    assert [(p.entity.label, p.short) for p in found] == [("Lê Minh Hưng", False), ("Lê Minh Hưng", True)]


def test_a_given_name_that_two_people_share_means_neither() -> None:
    found = read("Ông Lê Minh Hưng gặp bà Trần Thị Hưng. Theo ông Hưng, lãi suất ổn định.").people
    assert [p.short for p in found] == [False, False]


def test_a_foreign_family_name_alone_means_its_bearer() -> None:
    found = read("Tổng thống Mỹ Donald Trump phát biểu. Ông Trump nói sẽ trở lại.").people
    assert {p.entity.label for p in found} == {"Donald Trump"}
    assert [p.short for p in found] == [False, True]


def test_the_mention_takes_in_honorifics_and_ranks() -> None:
    analysis = read("Dự lễ có Đại tướng, GS. TS. Tô Lâm.")
    person = analysis.people[0]
    assert analysis.text[person.full_start : person.end] == "Đại tướng, GS. TS. Tô Lâm"
    assert analysis.text[person.start : person.end] == "Tô Lâm"


def test_a_place_that_is_only_part_of_a_name_is_dropped() -> None:
    analysis = read("Ông Nguyễn Hải Phòng sống ở Hải Phòng.")
    assert [p.entity.label for p in analysis.people] == ["Nguyễn Hải Phòng"]
    assert len(analysis.places) == 1


@pytest.mark.parametrize(("word", "expected"), [("nguyễn", True), ("thuyết", True), ("trump", False), ("abe", False)])
def test_what_is_spelled_as_a_vietnamese_syllable(word: str, expected: bool) -> None:
    assert names.is_syllable(word) is expected


def test_an_honorific_of_the_sentence_before_belongs_to_nobody_behind_it() -> None:
    analysis = read("Họ không hợp với ông. Ông Lê Văn An và GS. TS. Tô Văn Lâm đã dự họp.")
    found = [analysis.text[p.full_start : p.end] for p in analysis.people if " " in p.entity.label]
    assert found[-2:] == ["Ông Lê Văn An", "GS. TS. Tô Văn Lâm"]
