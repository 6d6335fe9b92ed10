from collections.abc import Iterator

import pytest

from kg import ontology
from kg.extract import statements
from kg.model import Entity, Literal, Source, Span, Statement


def told(text: str, date: str = "") -> list[Statement]:
    source = Source("bài.txt", text, (Span(0, len(text)),), date=date)
    return [s for s in statements(source, ontology.load()) if "target" in (s.subject.kind, _kind(s.object))]


def _kind(thing: Entity | Literal) -> str:
    return thing.kind if isinstance(thing, Entity) else ""


def rows(text: str, date: str = "") -> list[str]:
    """Each target as "indicator | comparator value unit/per | deadline", with "?" before one only proposed."""
    return list(_rows(told(text, date)))


def _rows(found: list[Statement]) -> Iterator[str]:
    for statement in found:
        if statement.predicate != "kg:value":
            continue
        facts = {p: v.value for p, v in statement.subject.attributes if isinstance(v, Literal)}
        assert isinstance(statement.object, Literal)
        upper = f"-{facts['kg:valueTo']}" if "kg:valueTo" in facts else ""
        per = f"/{facts['kg:per']}" if "kg:per" in facts else ""
        amount = f"{facts['kg:comparator']} {statement.object.value}{upper} {facts.get('kg:unit', '')}{per}".strip()
        proposed = "? " if facts["kg:status"] == "proposed" else ""
        yield f"{proposed}{facts['kg:indicator']} | {amount} | {facts.get('kg:deadline', '')}"


STATED = [
    (
        "Đến năm 2030, Cần Thơ phấn đấu tỷ lệ đô thị hóa đạt trên 75%.",
        ["tỷ lệ đô thị hóa | > 75 % | 2030"],
    ),
    (
        "Tỉnh phấn đấu đến năm 2025 tỷ lệ hộ nghèo giảm còn dưới 5%, đến năm 2030 còn dưới 2%.",
        ["tỷ lệ hộ nghèo | < 5 % | 2025", "tỷ lệ hộ nghèo | < 2 % | 2030"],
    ),
    (
        "Phấn đấu đến năm 2026, trên 40% giống lúa sản xuất trong tỉnh và đến năm 2030 là 100%.",
        ["giống lúa sản xuất trong tỉnh | > 40 % | 2026", "giống lúa sản xuất trong tỉnh | = 100 % | 2030"],
    ),
    (
        "Tỉnh đặt mục tiêu thu hút 12 triệu lượt khách vào năm 2026, trong đó khách quốc tế chiếm 20%.",
        ["thu hút lượt khách | = 12000000 lượt khách | 2026", "khách quốc tế | = 20 % | 2026"],
    ),
    (
        "Phấn đấu đến năm 2030 có từ 70 đến 80% lao động qua đào tạo.",
        ["lao động qua đào tạo | range 70-80 % | 2030"],
    ),
    ("Phấn đấu 100% xã có bác sĩ làm việc.", ["xã có bác sĩ làm việc | = 100 % |"]),
    (
        "Phấn đấu đến năm 2027 tăng ít nhất 10% số trường công lập có nhóm trẻ dưới 24 tháng tuổi.",
        ["tăng số trường công lập có nhóm trẻ dưới 24 tháng tuổi | >= 10 % | 2027"],
    ),
    (
        "Thành phố phấn đấu đến năm 2025, tỷ lệ tối đa chất thải rắn phải chôn lấp là 20%.",
        ["tỷ lệ chất thải rắn phải chôn lấp | <= 20 % | 2025"],
    ),
    (
        "Phấn đấu tỷ lệ cán bộ nữ trong diện quy hoạch ít nhất vào năm 2025 đạt 40%.",
        ["tỷ lệ cán bộ nữ trong diện quy hoạch | >= 40 % | 2025"],
    ),
    (
        "Việt Nam phấn đấu thuộc nhóm 40 nước dẫn đầu về chỉ số đổi mới sáng tạo toàn cầu vào năm 2030.",
        ["nhóm nước dẫn đầu về chỉ số đổi mới sáng tạo toàn cầu | <= 40 xếp hạng | 2030"],
    ),
    (
        "Thành phố phấn đấu nằm trong top 5 cả nước về chỉ số PCI.",
        ["top cả nước về chỉ số PCI | <= 5 xếp hạng |"],
    ),
    (
        "Phấn đấu phát triển kinh tế số chiếm 25% GRDP tỉnh; năng suất lao động hằng năm tăng tối thiểu 8%.",
        ["kinh tế số trong GRDP tỉnh | = 25 % |", "năng suất lao động hằng năm tăng | >= 8 %/năm |"],
    ),
    (
        "Tốc độ tăng trưởng bình quân giai đoạn 2026-2030 phấn đấu đạt 10%/năm trở lên.",
        ["tốc độ tăng trưởng bình quân | >= 10 %/năm | 2026-2030"],
    ),
    (
        "Thủ tướng yêu cầu phấn đấu đến ngày 31/12/2025 hoàn thành 3.000 km đường cao tốc.",
        ["đường cao tốc | = 3000 km | 2025-12-31"],
    ),
    (
        "Phấn đấu đến năm 2030 tỷ lệ nghèo giảm từ 8% xuống còn 3%.",
        ["tỷ lệ nghèo | = 3 % | 2030"],
    ),
    (
        "Quy mô GRDP năm 2030 phấn đấu gấp 2,5 lần so với năm 2020.",
        ["quy mô GRDP so với năm 2020 | = 2.5 lần | 2030"],
    ),
    (
        "Phấn đấu đến năm 2030 thu nhập bình quân gấp đôi năm 2020, giảm một nửa số hộ nghèo.",
        ["thu nhập bình quân | = 2 lần | 2030", "giảm số hộ nghèo | = 50 % | 2030"],
    ),
    (
        "Thành phố đặt mục tiêu đến năm 2027 giảm 20% số vụ tai nạn giao thông, 15% số người chết so với năm 2024.",
        ["giảm số vụ tai nạn giao thông | = 20 % | 2027", "giảm số người chết | = 15 % | 2027"],
    ),
    (
        "Công ty phấn đấu doanh thu năm 2025 đạt 1.200 tỷ, lợi nhuận 150 tỷ.",
        ["doanh thu | = 1200000000000 đồng | 2025", "lợi nhuận | = 150000000000 đồng | 2025"],
    ),
    (
        "Kim ngạch hai chiều năm 2024 đạt 15 tỷ USD và phấn đấu đạt 20 tỷ USD vào năm 2028.",
        ["kim ngạch hai chiều | = 20000000000 USD | 2028"],
    ),
    ("Tỷ lệ nội địa hóa phải đạt 40% vào năm 2027.", ["tỷ lệ nội địa hóa | = 40 % | 2027"]),
    (
        "Phấn đấu đến năm 2030 chỉ số phát triển con người duy trì trên 0,75.",
        ["chỉ số phát triển con người | > 0.75 | 2030"],
    ),
    (
        "Phấn đấu đến năm 2030, tuổi thọ trung bình đạt 76 tuổi, trong đó số năm sống khỏe tối thiểu 68 năm.",
        ["tuổi thọ trung bình | = 76 tuổi | 2030", "số năm sống khỏe | >= 68 năm | 2030"],
    ),
    (
        "Các khoản chi hành chính cắt giảm ít nhất 10% trong năm 2026.",
        ["khoản chi hành chính cắt giảm | >= 10 % | 2026"],
    ),
    (
        "Sở Y tế đề xuất mục tiêu đến năm 2027 đạt 35 giường bệnh trên 10.000 dân.",
        ["? giường bệnh trên 10.000 dân | = 35 giường bệnh | 2027"],
    ),
    (
        "Tỉnh không đặt mục tiêu năm 2030 công nghiệp chiếm 40% GRDP mà phấn đấu đến năm 2030 du lịch đạt 15% GRDP.",
        ["du lịch trong GRDP | = 15 % | 2030"],
    ),
    (
        "Phấn đấu đến năm 2025, kinh tế số chiếm 20% GRDP; đến năm 2030 đạt tối thiểu 30% GRDP.",
        ["kinh tế số trong GRDP | = 20 % | 2025", "kinh tế số trong GRDP | >= 30 % | 2030"],
    ),
    (
        "Phấn đấu đến năm 2025, kinh tế số đóng góp 20% GRDP, đến năm 2030 đóng góp 30% GRDP.",
        ["kinh tế số đóng góp trong GRDP | = 20 % | 2025", "kinh tế số đóng góp trong GRDP | = 30 % | 2030"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_goals_that_a_sentence_states(text: str, expected: list[str]) -> None:
    assert [row.strip() for row in rows(text)] == expected


NAMED = [
    ("Mục tiêu tăng trưởng GDP năm 2026 là trên 10%.", ["tăng trưởng GDP | > 10 % | 2026"]),
    (
        "Mục tiêu của đề án là đào tạo 50.000 kỹ sư bán dẫn đến năm 2030.",
        ["đào tạo kỹ sư bán dẫn | = 50000 kỹ sư | 2030"],
    ),
    (
        "Cả nước hiện có 930.000 doanh nghiệp; mục tiêu đến năm 2030 là 2 triệu doanh nghiệp.",
        ["doanh nghiệp | = 2000000 doanh nghiệp | 2030"],
    ),
    (
        "Đại hội đề ra 15 chỉ tiêu chủ yếu, trong đó tốc độ tăng GRDP đạt 11%/năm; thu ngân sách tăng 12%/năm.",
        ["tốc độ tăng GRDP | = 11 %/năm |", "thu ngân sách tăng | = 12 %/năm |"],
    ),
    (
        "Theo Chiến lược phát triển nhà ở quốc gia, đến năm 2030 diện tích nhà ở bình quân đạt 30 m2/người.",
        ["diện tích nhà ở bình quân | = 30 m2/người | 2030"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_goals_that_are_named_or_planned(text: str, expected: list[str]) -> None:
    assert [row.strip() for row in rows(text)] == expected


RESOLUTION = """II. MỤC TIÊU
1. Đến năm 2030
a) Kinh tế biển chiếm khoảng 10% GDP cả nước.
b) Tỷ lệ dân số được sử dụng nước sạch đạt 98%.
2. Tầm nhìn đến năm 2045
Tỷ lệ đô thị hóa đạt trên 70%.
III. NHIỆM VỤ, GIẢI PHÁP
1. Bố trí 500 tỷ đồng để xây dựng 20 trường học."""


def test_a_heading_governs_what_stands_under_it_and_no_more() -> None:
    assert rows(RESOLUTION) == [
        "kinh tế biển trong GDP cả nước | ~ 10 % | 2030",
        "tỷ lệ dân số được sử dụng nước sạch | = 98 % | 2030",
        "tỷ lệ đô thị hóa | > 70 % | 2045",
    ]


LEAD_IN = """Ngày 5/11/2025, Hội đồng nhân dân tỉnh ban hành Nghị quyết số 45/2025/NQ-HĐND.
Nghị quyết số 45/2025/NQ-HĐND đề ra các chỉ tiêu năm 2026 như sau:
- Tốc độ tăng trưởng GRDP từ 10% trở lên.
- Giảm tỷ lệ hộ nghèo từ 1 - 1,5%.
- Số bác sĩ trên 1 vạn dân đạt 12 bác sĩ.
Như vậy, năm 2025 tỉnh đã chi 300 tỷ đồng cho y tế."""


def test_a_lead_in_gives_the_deadline_and_the_document() -> None:
    assert rows(LEAD_IN) == [
        "tốc độ tăng trưởng GRDP | >= 10 % | 2026",
        "giảm tỷ lệ hộ nghèo | range 1-1.5 % | 2026",
        "số bác sĩ trên 1 vạn dân | = 12 bác sĩ | 2026",
    ]
    setters = {s.subject.label for s in told(LEAD_IN) if s.predicate == "kg:setsTarget"}
    assert len(setters) == 1
    assert "45/2025/NQ-HĐND" in setters.pop()


def test_whose_goal_it_is() -> None:
    owners = {
        s.object.label
        for text in ("Tỉnh Lào Cai phấn đấu trồng 5.000 ha rừng.", "Ngành dệt may phấn đấu xuất khẩu đạt 48 tỷ USD.")
        for s in told(text)
        if s.predicate == "kg:owner" and isinstance(s.object, Entity)
    }
    assert owners == {"Tỉnh Lào Cai", "ngành dệt may"}


def test_a_goal_told_twice_is_one_target() -> None:
    text = (
        "Phấn đấu đến năm 2030 tỷ lệ che phủ rừng đạt 42%.\nPhát biểu kết luận, ông nhấn mạnh mục tiêu "
        "tỷ lệ che phủ rừng 42%.\n"
    )
    assert rows(text) == ["tỷ lệ che phủ rừng | = 42 % | 2030"]


def test_the_key_is_the_same_for_the_same_goal_and_differs_for_another() -> None:
    texts = [f"Phấn đấu đến năm {year} tỷ lệ che phủ rừng đạt {share}%." for year, share in ((2030, 42), (2030, 45))]
    keys = [{s.subject.key for s in told(text) if s.predicate == "kg:value"} for text in (*texts, texts[0])]
    assert keys[0] == keys[2] != keys[1]


def test_evidence_is_the_clause() -> None:
    text = "Đồng thời, tỉnh phấn đấu đến năm 2030 tỷ lệ che phủ rừng đạt 42%; bảo vệ nguồn nước."
    (evidence,) = {s.evidence.exact for s in told(text)}
    assert evidence == "đến năm 2030 tỷ lệ che phủ rừng đạt 42%"


NO_TARGET = [
    "Năm 2021, tỷ lệ hộ nghèo của tỉnh đạt 12%, tăng 8,5% so với cùng kỳ.",
    "Sáu tháng đầu năm, tỉnh thu hút 35 dự án, đạt 70% kế hoạch.",
    "Đến nay, thành phố đã hoàn thành mục tiêu xây dựng 15 trường học.",
    "Mức phạt tiền tối đa đối với cá nhân là 120 triệu đồng.",
    "Thời hạn công tác tối thiểu là 09 năm.",
    "Hỗ trợ tối đa 50 triệu đồng cho mỗi hộ gia đình.",
    "Theo dự báo, đến năm 2030 dân số cả nước có thể đạt 105 triệu người.",
    "Với 95% đại biểu tán thành, Quốc hội đã thông qua nghị quyết.",
    "Giá bán lẻ điện bình quân tăng 4,8% từ ngày 10/5/2025.",
    "Vốn điều lệ tối thiểu của công ty là 50 tỷ đồng.",
    "Người lao động được nghỉ tối thiểu 12 ngày mỗi năm.",
    "Diện tích tối thiểu của phòng học là 45 m2, tối đa 35 học sinh.",
    "Doanh nghiệp có từ 200 lao động trở lên phải thành lập tổ chức công đoàn.",
    "Ngân sách trung ương bổ sung có mục tiêu cho tỉnh 120 tỷ đồng.",
    "Huyện có 18 chỉ tiêu đạt và vượt kế hoạch.",
    "Mục tiêu xuất khẩu 3 tỷ USD có đạt được không?",
    "Chỉ tiêu tuyển sinh năm 2025 của trường là 5.000 sinh viên.",
    "Sân vận động có sức chứa 20.000 chỗ, cách trung tâm 5 km.",
    "Nghị quyết không đặt mục tiêu đến năm 2030 kinh tế số đạt 30% GRDP.",
    "Đến năm 2030, tỉnh chưa đề ra chỉ tiêu tỷ lệ che phủ rừng đạt 42%.",
]


@pytest.mark.parametrize("text", NO_TARGET)
def test_numbers_that_are_no_goals(text: str) -> None:
    assert rows(text) == []


def test_a_year_gone_by_is_no_plan() -> None:
    text = "Đến năm 2020, tỷ lệ hộ nghèo còn 3%."
    assert rows(text, date="2018-05-01") == ["tỷ lệ hộ nghèo | = 3 % | 2020"]
    assert rows(text, date="2024-05-01") == []


def test_every_rule_named_is_in_the_lexicon() -> None:
    lexicon = ontology.load()
    named = {e.fact("notation") for e in lexicon.of("Rule") if e.fact("notation").startswith(("target.", "topic."))}
    used = {s.rule for text, _ in (*STATED, *NAMED) for s in told(text)} | {s.rule for s in told(LEAD_IN)}
    assert used <= named
