"""Bodies: a text, and the canonical names of the bodies it mentions, in order and once each."""

import pytest

from kg import ontology
from kg.extract import resolve
from kg.extract.analysis import Analysis
from kg.extract.mentions import dates
from kg.extract.mentions.bodies import bodies
from kg.extract.mentions.bodies.fields import field_at
from kg.extract.mentions.documents import documents
from kg.extract.mentions.places import places
from kg.model import Source, Span


def read(text: str) -> Analysis:
    analysis = Analysis.of(Source("bài", text, (Span(0, len(text)),)), ontology.load())
    for stage in (dates, places, documents, bodies):
        stage.find(analysis)
    return analysis


def named(text: str) -> list[str]:
    return list(dict.fromkeys(b.entity.label for b in read(text).bodies))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bộ Chính trị và Ban Bí thư cho ý kiến.", ["Bộ Chính trị", "Ban Bí thư Trung ương Đảng"]),
        ("BCH TƯ Đảng họp phiên bế mạc.", ["Ban Chấp hành Trung ương Đảng"]),
        ("Ban Tuyên giáo T.Ư gửi văn bản.", ["Ban Tuyên giáo Trung ương"]),
        ("Uỷ ban thường vụ Quốc hội xem xét.", ["Ủy ban Thường vụ Quốc hội"]),
        ("TTXVN dẫn lời VCCI.", ["Thông tấn xã Việt Nam", "Liên đoàn Thương mại và Công nghiệp Việt Nam"]),
        ("UB TW MTTQ Việt Nam kêu gọi ủng hộ.", ["Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"]),
        ("Viettel mở mạng mới.", ["Tập đoàn Công nghiệp - Viễn thông Quân đội"]),
        ("Cục Thi hành án thuộc Bộ Quốc phòng nêu việc.", ["Cục Thi hành án", "Bộ Quốc phòng"]),
        ("Hội Cựu Công an nhân dân Việt Nam dự.", ["Hội Cựu Công an nhân dân Việt Nam"]),
        ("Cục Thi hành án dân sự nêu việc.", []),
        ("WHO khuyến cáo, còn UNICEF hỗ trợ vắc xin.", ["Tổ chức Y tế thế giới", "UNICEF"]),
    ],
)  # fmt: skip
def test_listed_bodies_by_any_of_their_names(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bộ KH&ĐT trình phương án.", ["Bộ Kế hoạch và Đầu tư"]),
        ("Bộ LĐ-TB&XH hướng dẫn.", ["Bộ Lao động - Thương binh và Xã hội"]),
        ("Bộ Văn hóa Thể thao & Du lịch tổ chức.", ["Bộ Văn hóa, Thể thao và Du lịch"]),
        ("Bộ trưởng Y tế Đào Hồng Lan trả lời.", ["Bộ Y tế"]),
        ("Các bộ: Tài chính, Nội vụ và Tư pháp góp ý.", ["Bộ Tài chính", "Bộ Nội vụ", "Bộ Tư pháp"]),
        ("Lãnh đạo các Bộ, cơ quan: Nội vụ, Tư pháp, Đài Truyền hình Việt Nam.", [
            "Bộ Nội vụ", "Bộ Tư pháp", "Đài Truyền hình Việt Nam"]),
        ("Lưu: VT, CNN&XD.", []),
        ("Trưởng phòng Quản lý Phương tiện và Người lái, Cục Đường bộ Việt Nam.", [
            "Phòng Quản lý Phương tiện và Người lái Cục Đường bộ Việt Nam", "Cục Đường bộ Việt Nam"]),
        ("Gửi các Bộ: XD, TC, GD&ĐT.", ["Bộ Xây dựng", "Bộ Tài chính", "Bộ Giáo dục và Đào tạo"]),
        ("Vụ Pháp chế (Bộ Y tế) soạn thảo.", ["Vụ Pháp chế Bộ Y tế", "Bộ Y tế"]),
        ("Vụ Tổ chức cán bộ Bộ Nội vụ thẩm định.", ["Vụ Tổ chức cán bộ Bộ Nội vụ"]),
        ("Cục Viễn thông thuộc Bộ Khoa học và Công nghệ.", ["Cục Viễn thông", "Bộ Khoa học và Công nghệ"]),
        ("Bộ Nội vụ họp. Vụ Pháp chế nêu vướng mắc.", ["Bộ Nội vụ", "Vụ Pháp chế Bộ Nội vụ"]),
    ],
)  # fmt: skip
def test_ministries_and_their_offices(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND tỉnh Bình Thuận công bố.", ["Ủy ban nhân dân tỉnh Bình Thuận"]),
        ("Thành ủy Hải Phòng họp.", ["Thành ủy Hải Phòng"]),
        ("Bí thư Thành ủy TP.HCM phát biểu.", ["Thành ủy Thành phố Hồ Chí Minh"]),
        ("Huyện ủy Đức Thọ Nguyễn Văn Bình", ["Huyện ủy Đức Thọ"]),
        ("Sở GD-ĐT Hà Nội thông báo.", ["Sở Giáo dục và Đào tạo thành phố Hà Nội"]),
        ("Theo công an huyện Đức Thọ, sở y tế tỉnh Lào Cai đã báo.", ["Công an huyện Đức Thọ", "Sở Y tế tỉnh Lào Cai"]),
        ("Lực lượng công an tỉnh phối hợp với các sở. Ở Lào Cai, sở xây dựng lo việc này.", []),
        ("Công an TP Hà Nội vào cuộc.", ["Công an thành phố Hà Nội"]),
        ("UBND TP Yên Bái cấp phép.", ["Ủy ban nhân dân thành phố Yên Bái"]),
        ("Trưởng phòng TN&MT huyện Đức Thọ.", ["Phòng Tài nguyên và Môi trường huyện Đức Thọ"]),
        ("Ban Thường vụ Tỉnh ủy Cà Mau họp.", ["Ban Thường vụ Tỉnh ủy Cà Mau"]),
        ("Văn phòng HĐND, UBND huyện Đức Thọ.", ["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện Đức Thọ"]),
        ("Chánh Văn phòng UBND tỉnh Lào Cai.", ["Văn phòng Ủy ban nhân dân tỉnh Lào Cai"]),
        ("Ban Pháp chế - HĐND tỉnh Lào Cai.", ["Ban Pháp chế Hội đồng nhân dân tỉnh Lào Cai"]),
        ("ỦY BAN NHÂN DÂN\nTỈNH QUẢNG TRỊ\n", ["Ủy ban nhân dân tỉnh Quảng Trị"]),
        ("Ông A (đoàn Cà Mau) chất vấn tại Quốc hội.", ["Đoàn đại biểu Quốc hội tỉnh Cà Mau", "Quốc hội"]),
    ],
)  # fmt: skip
def test_organs_of_a_place(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ban Chỉ đạo 389 quốc gia họp.", ["Ban Chỉ đạo quốc gia chống buôn lậu, gian lận thương mại và hàng giả"]),
        ("Ban Chỉ đạo Nhà nước về Du lịch họp. Trưởng Ban Chỉ đạo nêu việc.", ["Ban Chỉ đạo Nhà nước về Du lịch"]),
        ("Ban Chỉ đạo Nhà nước họp, Ban Chỉ đạo của Chính phủ dự.", ["Chính phủ"]),
        ("Ban Chỉ đạo phòng chống rửa tiền của Chính phủ họp.", ["Ban Chỉ đạo phòng chống rửa tiền của Chính phủ"]),
        ("Ủy ban liên Chính phủ Việt Nam - Cuba họp tại Hà Nội.", ["Ủy ban liên Chính phủ Việt Nam - Cuba"]),
        (
            "Ủy ban Khoa học, Công nghệ và Môi trường thẩm tra.",
            ["Ủy ban Khoa học, Công nghệ và Môi trường của Quốc hội"],
        ),
    ],
)  # fmt: skip
def test_committees_by_subject_owner_and_field(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phó Trưởng ban Tổ chức Trung ương Hà Văn dự.", ["Ban Tổ chức Trung ương"]),
        ("Vụ trưởng Vụ đầu tư Trần Văn An dự.", ["Vụ Đầu tư"]),
        ("Vụ đầu tư nghìn tỷ gây xôn xao. Vụ đấu thầu bị hủy.", []),
        (
            "Sở Xây dựng Hà Nội yêu cầu. Thanh tra Sở xử phạt.",
            ["Sở Xây dựng thành phố Hà Nội", "Thanh tra Sở Xây dựng thành phố Hà Nội"],
        ),
        ("Ban Tuyên giáo huyện Mỹ Đức họp.", ["Ban Tuyên giáo Huyện ủy Mỹ Đức"]),
        (
            "HỘI ĐỒNG NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI\nBáo cáo thẩm tra của Ban Pháp chế.",
            ["Hội đồng nhân dân thành phố Hà Nội", "Ban Pháp chế Hội đồng nhân dân thành phố Hà Nội"],
        ),
        (
            "Trưởng phòng Hướng dẫn tuyên truyền, điều tra tai nạn, Cục Cảnh sát giao thông nêu.",
            [
                "Phòng Hướng dẫn tuyên truyền, điều tra tai nạn Cục Cảnh sát giao thông",
                "Cục Cảnh sát giao thông",
            ],
        ),
        ("Thanh tra Chính phủ giao Cục II thanh tra.", ["Thanh tra Chính phủ", "Cục II Thanh tra Chính phủ"]),
        ("Trung ương Hội Nông dân Việt Nam phát động.", ["Hội Nông dân Việt Nam"]),
        (
            "Báo Tin tức, Tạp chí Giao thông, Cổng Thông tin điện tử Chính phủ đăng.",
            ["Báo Tin tức", "Tạp chí Giao thông", "Cổng Thông tin điện tử Chính phủ"],
        ),
    ],
)  # fmt: skip
def test_units_in_small_letters_by_number_and_below_their_parent(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tòa án nhân dân quận Thuận Hóa xét xử.", ["Tòa án nhân dân quận Thuận Hóa"]),
        ("UBND huyện Trường Xuân Lộc họp. Huyện Mê Linh phát triển.", ["Ủy ban nhân dân huyện Trường Xuân Lộc"]),
        ("Huyện Mê Linh phát triển. Chủ tịch UBND huyện Nguyễn Văn An nói.", ["Ủy ban nhân dân huyện Mê Linh"]),
        ("Tỉnh Cà Mau. Lãnh đạo Ủy ban nhân dân (UBND) tỉnh, thành phố dự.", []),
        ("Chủ tịch UBTƯ MTTQ Việt Nam tỉnh Quảng Trị dự.", ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Quảng Trị"]),
        ("Lấy ý kiến Ủy ban Mặt trận Tổ quốc Việt Nam nơi cư trú.", []),
        ("Người Việt Nam định cư ở nước ngoài. Ủy ban nhân dân được tổ chức ở đơn vị hành chính.", []),
        (
            "Quỹ Bảo lãnh tín dụng cho doanh nghiệp nhỏ và vừa tỉnh Nghệ An.",
            ["Quỹ Bảo lãnh tín dụng cho doanh nghiệp nhỏ và vừa tỉnh Nghệ An"],
        ),
        ("Chi cục Hải quan cửa khẩu Móng Cái tại TP.HCM.", ["Chi cục Hải quan cửa khẩu Móng Cái"]),
    ],
)  # fmt: skip
def test_organs_of_new_unknown_and_general_places(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tỉnh Cà Mau trồng rừng. UBND tỉnh giao Sở Y tế lo.", ["Ủy ban nhân dân tỉnh Cà Mau", "Sở Y tế tỉnh Cà Mau"]),
        ("Thành phố Hải Phòng đổi mới. Thành ủy ra nghị quyết.", ["Thành ủy Hải Phòng"]),
        ("Thành phố Hải Phòng đổi mới. Tỉnh ủy ra nghị quyết.", []),
        ("UBND tỉnh giao Sở Y tế lo.", []),
        ("Huyện ủy - UBND huyện Đức Thọ.", ["Huyện ủy Đức Thọ", "Ủy ban nhân dân huyện Đức Thọ"]),
        ("UBND các tỉnh: Cà Mau, Lào Cai.", ["Ủy ban nhân dân tỉnh Cà Mau", "Ủy ban nhân dân tỉnh Lào Cai"]),
        ("Cà Mau họp. Tỉnh ủy Cà Mau khen Trưởng Ban Tổ chức.", ["Tỉnh ủy Cà Mau", "Ban Tổ chức Tỉnh ủy Cà Mau"]),
        ("Công an, Sở Y tế tỉnh Cà Mau.", ["Công an tỉnh Cà Mau", "Sở Y tế tỉnh Cà Mau"]),
        ("Cà Mau, ngày 3/5/2025. UBND tỉnh giao việc.", []),
    ],
)  # fmt: skip
def test_bare_forms_mean_the_place_in_focus_or_nothing(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Công ty Cổ phần Minh Phú xuất khẩu tôm.", ["Công ty cổ phần Minh Phú"]),
        ("Giám đốc Công ty Hoàng Gia Phát Lê Văn Quang.", ["Công ty Hoàng Gia Phát"]),
        ("Cty TNHH MTV Cấp nước Sài Gòn đầu tư.", ["Công ty TNHH Một thành viên Cấp nước Sài Gòn"]),
        ("Trường THPT Nguyễn Huệ đón học sinh.", ["Trường Trung học phổ thông Nguyễn Huệ"]),
        ("Hiệp hội Doanh nghiệp tỉnh Cà Mau kiến nghị.", ["Hiệp hội Doanh nghiệp tỉnh Cà Mau"]),
        ("Khoa Kinh tế Trường Đại học Vinh.", ["Khoa Kinh tế Trường Đại học Vinh"]),
        ("Quân khu 7 diễn tập với Sư đoàn 5.", ["Quân khu 7", "Sư đoàn 5"]),
        ("3. Viện Nghiên cứu Văn hóa, Gia đình và Giới;", ["Viện Nghiên cứu Văn hóa, Gia đình và Giới"]),
    ],
)  # fmt: skip
def test_names_of_their_own_end_where_the_name_ends(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quốc hội Nhật Bản thông qua.", ["Quốc hội Nhật Bản"]),
        ("Bộ Ngoại giao Lào mời.", ["Bộ Ngoại giao Lào"]),
        ("Bộ trưởng Quốc phòng Mỹ James Mattis.", ["Bộ Quốc phòng Mỹ"]),
        ("Đại sứ quán Việt Nam tại Nhật Bản.", ["Đại sứ quán Việt Nam tại Nhật Bản"]),
        ("Hàn Quốc bầu cử. Hàn Quốc đổi luật. Người Hàn Quốc chờ Quốc hội họp.", ["Quốc hội Hàn Quốc"]),
    ],
)
def test_organs_of_other_countries(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thủ tướng Chính phủ quyết định thành lập hội đồng.", ["Thủ tướng Chính phủ"]),
        ("Thủ tướng Phạm Minh Chính quyết định.", ["Chính phủ"]),
        ("Thủ tướng Nhật Bản Shinzo Abe quyết định.", []),
        ("Ông Phạm Minh Chính, Ủy viên Bộ Chính trị, Thủ tướng Chính phủ dự.", ["Bộ Chính trị", "Chính phủ"]),
        ("Tổng Bí thư Tô Lâm phát biểu.", ["Ban Chấp hành Trung ương Đảng"]),
        (
            "Chủ tịch UBND tỉnh Cà Mau phê duyệt.",
            ["Chủ tịch Ủy ban nhân dân tỉnh Cà Mau", "Ủy ban nhân dân tỉnh Cà Mau"],
        ),
        ("Chủ tịch UBND tỉnh Cà Mau Lê Văn Sử phê duyệt.", ["Ủy ban nhân dân tỉnh Cà Mau"]),
    ],
)  # fmt: skip
def test_offices_as_authorities_and_the_bodies_they_imply(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Cán bộ nội bộ họp báo cáo kết quả.",
        "UBND các tỉnh, thành phố trực thuộc Trung ương.",
        "Ủy ban nhân dân cấp xã tiếp nhận.",
        "Xây dựng Chính phủ điện tử.",
        "Căn cứ Luật Tổ chức Chính phủ;",
        "Lễ thượng cờ ở quảng trường Quốc hội.",
        "Xã Trường Sơn và xã Hội Sơn.",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "20 Chi cục Hải quan khu vực",
        "Các sở, ban, ngành và địa phương.",
        "Hội nghị cấp cao ASEAN khai mạc.",
    ],
)
def test_what_is_no_single_body_is_left_out(text: str) -> None:
    assert named(text) == []


def test_a_body_keeps_the_forms_of_its_name_that_tell_it_apart() -> None:
    text = "UBND TP Hải Phòng họp. UBND thành phố Hải Phòng kết luận. UBND thành phố giao việc."
    entity = read(text).bodies[0].entity
    assert entity.names == ("UBND TP Hải Phòng", "UBND thành phố Hải Phòng")


def test_keys_follow_the_lexicon_the_place_and_the_parent() -> None:
    keys = {
        b.entity.label: b.entity.key for b in read("Bộ Y tế; Ban Tổ chức Thành ủy Hải Phòng; Huyện ủy Đức Thọ.").bodies
    }
    assert keys == {
        "Bộ Y tế": "bộ-y-tế",
        "Ban Tổ chức Thành ủy Hải Phòng": "thành-ủy-hải-phòng/ban-tổ-chức",
        "Huyện ủy Đức Thọ": "hà-tĩnh/huyện-đức-thọ/huyện-ủy",
    }


def test_a_body_nested_in_another_is_found_at_its_position() -> None:
    analysis = read("Chánh Văn phòng UBND tỉnh Lào Cai.")
    outer = resolve.body_at(analysis, analysis.text.index("Văn phòng"))
    inner = resolve.body_at(analysis, analysis.text.index("UBND"))
    assert outer is not None
    assert inner is not None
    assert (outer.entity.label, inner.entity.label) == (
        "Văn phòng Ủy ban nhân dân tỉnh Lào Cai",
        "Ủy ban nhân dân tỉnh Lào Cai",
    )
    assert resolve.body_at(analysis, 0) is None


def test_an_organ_of_a_place_is_named_as_the_lexicon_says() -> None:
    analysis = read("Thành phố Hải Phòng; huyện Đức Thọ; TP.HCM")
    labels = [resolve.local_body("Ủy ban nhân dân", p.entity, analysis.lexicon).label for p in analysis.places]
    assert labels == [
        "Ủy ban nhân dân thành phố Hải Phòng",
        "Ủy ban nhân dân huyện Đức Thọ",
        "Ủy ban nhân dân Thành phố Hồ Chí Minh",
    ]
    assert resolve.local_body("Thành ủy", analysis.places[0].entity, analysis.lexicon).label == "Thành ủy Hải Phòng"


def test_the_entity_of_a_listed_body_has_the_key_of_the_lexicon() -> None:
    lexicon = ontology.load()
    assert resolve.body_entity("Ban Bí thư", lexicon).key == "ban-bí-thư-trung-ương-đảng"
    assert resolve.body_entity("Thành ủy Hải Phòng", lexicon).key == "thành-ủy-hải-phòng"


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("GD&ĐT tỉnh", "Giáo dục và Đào tạo"),
        ("Lao động, Thương binh & Xã hội", "Lao động - Thương binh và Xã hội"),
        ("Tài chính, Kế hoạch và Đầu tư", "Tài chính"),
        ("Tài chính - Kế hoạch huyện", "Tài chính - Kế hoạch"),
        ("Xây dựng và Bộ Y tế", "Xây dựng"),
    ],
)
def test_a_field_is_the_same_however_its_parts_are_joined(text: str, field: str) -> None:
    found = field_at(text.lower(), 0, ontology.load())
    assert found is not None
    assert found.entry.label == field


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "UBND các tỉnh Nghệ An, Hà Tĩnh báo cáo.",
            ["Ủy ban nhân dân tỉnh Nghệ An", "Ủy ban nhân dân tỉnh Hà Tĩnh"],
        ),
        (
            "Công an các huyện: Đức Thọ, Can Lộc phối hợp.",
            ["Công an huyện Đức Thọ", "Công an huyện Can Lộc"],
        ),
        (
            "Sở Y tế 2 tỉnh Bắc Giang và Lạng Sơn ký kết.",
            ["Sở Y tế tỉnh Bắc Giang", "Sở Y tế tỉnh Lạng Sơn"],
        ),
        ("UBND các tỉnh, thành phố và UBND các xã, phường thực hiện.", []),
    ],
)  # fmt: skip
def test_organs_of_several_places_behind_one_head_noun(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nhà thầu là Công ty Bạch Đằng Long Ngoài ra còn có ba đơn vị.", ["Công ty Bạch Đằng Long"]),
        ("Tổ chức do Công ty Bạch Đằng Long Theo kế hoạch sẽ mở.", ["Công ty Bạch Đằng Long"]),
        ("Đoàn của Hội đồng kinh doanh Hoa Kỳ-ASEAN tới.", ["Hội đồng kinh doanh Hoa Kỳ-ASEAN"]),
        ("Theo tờ Hurriyet. Vào năm sau sẽ khác.", ["Hurriyet"]),
        ("Tổng thống Ai Cập Abdel Fatah al-Sisi nói.", []),
        ("Cục Văn hóa các dân tộc Việt Nam trình.", ["Cục Văn hóa các dân tộc Việt Nam"]),
        ("Trung tâm Nghiên cứu thuộc Quốc hội Lào mở.", ["Trung tâm Nghiên cứu Quốc hội Lào"]),
        ("Làm việc với UBND thị xã Từ Sơn.", ["Ủy ban nhân dân thị xã Từ Sơn"]),
        ("Sở VH - TT TP Hải Phòng kiểm tra.", ["Sở Văn hóa và Thể thao thành phố Hải Phòng"]),
    ],
)  # fmt: skip
def test_where_a_name_begins_and_ends(text: str, expected: list[str]) -> None:
    assert named(text) == expected


def test_a_parent_in_brackets_and_a_committee_just_named_complete_a_name() -> None:
    assert named("Cơ quan Cảnh sát điều tra (Công an tỉnh Lai Châu) kết luận.") == [
        "Cơ quan Cảnh sát điều tra Công an tỉnh Lai Châu",
        "Công an tỉnh Lai Châu",
    ]
    assert named("Tỉnh ủy Lai Châu giao Ủy ban Kiểm tra xem xét.")[-1] == "Ủy ban Kiểm tra Tỉnh ủy Lai Châu"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Cục Thuế có 4 đơn vị: Văn phòng; Ban Pháp chế; Ban Chính sách, thuế quốc tế;"
            " Chi cục Thuế doanh nghiệp lớn.",
            [
                "Cục Thuế",
                "Văn phòng Cục Thuế",
                "Ban Pháp chế Cục Thuế",
                "Ban Chính sách, thuế quốc tế Cục Thuế",
                "Chi cục Thuế doanh nghiệp lớn",
            ],
        ),
        (
            "Bộ Tài chính ký.\nCơ cấu tổ chức của Cục Hải quan gồm:\na) Văn phòng;\nb) Ban Tài vụ - Quản trị.",
            ["Bộ Tài chính", "Cục Hải quan", "Văn phòng Cục Hải quan", "Ban Tài vụ - Quản trị Cục Hải quan"],
        ),
        (
            "Sở Nội vụ tỉnh Lào Cai có 3 phòng: Văn phòng Sở, Phòng Tổ chức bộ máy và Phòng Việc làm và Tiền lương.",
            [
                "Sở Nội vụ tỉnh Lào Cai",
                "Văn phòng Sở Nội vụ tỉnh Lào Cai",
                "Phòng Tổ chức bộ máy Sở Nội vụ tỉnh Lào Cai",
                "Phòng Việc làm và Tiền lương Sở Nội vụ tỉnh Lào Cai",
            ],
        ),
        (
            "Bộ máy của Viện kiểm sát nhân dân tối cao gồm: Vụ Kiểm sát án dân sự; Cục Thống kê tội phạm; Thanh tra.",
            [
                "Viện kiểm sát nhân dân tối cao",
                "Vụ Kiểm sát án dân sự",
                "Cục Thống kê tội phạm",
                "Thanh tra Viện kiểm sát nhân dân tối cao",
            ],
        ),
        ("Cơ cấu tổ chức của cục gồm: Văn phòng; Ban (với cục loại 1); Phòng và tương đương.", []),
        ("Tên các phòng của tỉnh ủy như sau: Văn phòng; Phòng Thời sự.", []),
    ],
)  # fmt: skip
def test_units_in_a_list_of_what_a_body_is_made_of(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ủy ban nhân dân (UBND) tỉnh Lào Cai họp.", ["Ủy ban nhân dân tỉnh Lào Cai"]),
        ("Tòa án nhân dân (TAND) TP Hà Nội mở phiên tòa.", ["Tòa án nhân dân thành phố Hà Nội"]),
        ("Công trình ở Lào Cai do Sở Xây dựng cấp phép.", ["Sở Xây dựng tỉnh Lào Cai"]),
        ("Sở Xây dựng cấp tỉnh ở Lào Cai.", []),
        ("Quận Ngô Quyền họp, Công an Ngô Quyền báo cáo.", ["Công an quận Ngô Quyền"]),
        ("UBND quận Ngô Quyền; Phòng Y tế; Phòng Nội vụ.", [
            "Ủy ban nhân dân quận Ngô Quyền", "Phòng Y tế quận Ngô Quyền", "Phòng Nội vụ quận Ngô Quyền"]),
        ("Ban Thời sự của Đài Truyền hình Việt Nam.", ["Ban Thời sự Đài Truyền hình Việt Nam"]),
        ("Trường Tiểu học xã An Phú khai giảng.", ["Trường Tiểu học xã An Phú"]),
        ("Cục A62B - Bộ Công an vào cuộc.", ["Cục A62B Bộ Công an", "Bộ Công an"]),
        ("Ông tham gia Ban Thường vụ, giữ chức Bí thư Quận ủy Ba Đình.", [
            "Ban Thường vụ Quận ủy Ba Đình", "Quận ủy Ba Đình"]),
        ("Ở việt Nam, Bộ Y tế họp.", ["Bộ Y tế"]),
        ("Bảo hiểm xã hội (BHXH) Việt Nam trả lời.", ["Bảo hiểm xã hội Việt Nam"]),
        ("Ông là Phó giám đốc công ty TNHH Sao Mai.", ["Công ty TNHH Sao Mai"]),
        ("Giám đốc Trung tâm hỗ trợ xuất khẩu, ông Nguyễn Văn Bình.", ["Trung tâm hỗ trợ xuất khẩu"]),
        ("Bộ LĐ-TB&XH kết luận. Thanh tra Bộ đã xác minh.", [
            "Bộ Lao động - Thương binh và Xã hội", "Thanh tra Bộ Lao động - Thương binh và Xã hội"]),
        ("Bà sinh hoạt tại Đoàn Cà Mau của Quốc hội.", ["Đoàn đại biểu Quốc hội tỉnh Cà Mau", "Quốc hội"]),
    ],
)  # fmt: skip
def test_places_told_by_brackets_lists_and_other_mentions(text: str, expected: list[str]) -> None:
    assert named(text) == expected
