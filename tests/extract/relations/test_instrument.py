"""A text that is an official instrument: what its frame says of it, through the lay-outs that texts come in."""

import pytest

from kg import ontology
from kg.extract import statements
from kg.model import Entity, Source, Span, Statement

DECISION = """ỦY BAN NHÂN DÂN
TỈNH PHÚ YÊN
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 45/2023/QĐ-UBND

Phú Yên, ngày 12 tháng 9 năm 2023

QUYẾT ĐỊNH

Ban hành Quy chế quản lý bến thuyền du lịch

ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN

Căn cứ Luật Du lịch ngày 19 tháng 6 năm 2017;

Căn cứ Nghị định số 168/2017/NĐ-CP ngày 31 tháng 12 năm 2017 quy định chi tiết một số điều của Luật Du lịch;

Theo đề nghị của Giám đốc Sở Du lịch tại Tờ trình số 77/TTr-SDL.

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý bến thuyền du lịch.

Điều 2. Quyết định này có hiệu lực từ ngày 01 tháng 10 năm 2023 và thay thế Quyết định số 10/2018/QĐ-UBND.

Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành.

Nơi nhận:
- Bộ Văn hóa, Thể thao và Du lịch;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Trần Thị Thu Vân
"""

LETTER = """BỘ NỘI VỤ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 4321/BNV-CCVC
V/v xếp lương viên chức thư viện

Hà Nội, ngày 3 tháng 4 năm 2021

Kính gửi: Sở Nội vụ tỉnh Tuyên Quang

Bộ Nội vụ nhận được câu hỏi của quý Sở. Sau khi nghiên cứu, Bộ Nội vụ có ý kiến như sau.

Nơi nhận:
- Như trên;
- Lưu: VT, CCVC.

TL. BỘ TRƯỞNG
VỤ TRƯỞNG VỤ CÔNG CHỨC - VIÊN CHỨC
Nguyễn Quang Dũng
"""

PARTY = """TỈNH ỦY LÀO CAI
*
Số 08-CT/TU

ĐẢNG CỘNG SẢN VIỆT NAM
Lào Cai, ngày 20 tháng 2 năm 2022

CHỈ THỊ
CỦA BAN THƯỜNG VỤ TỈNH ỦY
về phòng cháy rừng mùa khô

Mùa khô năm nay đến sớm. Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy tăng cường lãnh đạo.

Nơi nhận:
- Ban Bí thư;
- Lưu Văn phòng Tỉnh ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Vũ Xuân Cường
"""

RUN_TOGETHER = """BỘ TƯ PHÁP ------- CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc \
--------------- Số: 09/2020/TT-BTP
*Hà Nội, ngày 28 tháng 12 năm 2020*

**THÔNG TƯ**

**QUY ĐỊNH VỀ SỔ ĐĂNG KÝ NUÔI CON NUÔI**

Căn cứ Luật Nuôi con nuôi ngày 17 tháng 6 năm 2010;

Bộ trưởng Bộ Tư pháp ban hành Thông tư quy định về sổ đăng ký nuôi con nuôi.

Điều 1. Thông tư này quy định mẫu sổ và cách ghi sổ.

| Nơi nhận: - Chính phủ; - Lưu: VT. | **BỘ TRƯỞNG** **Lê Thành Long** |
"""


CHAIRMAN = """ỦY BAN NHÂN DÂN
TỈNH PHÚ YÊN

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 451/QĐ-UBND

Phú Yên, ngày 12 tháng 9 năm 2023

QUYẾT ĐỊNH
CÔNG BỐ THỦ TỤC THUỘC THẨM QUYỀN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH, SỞ DU LỊCH CHỦ TỊCH ỦY BAN NHÂN
DÂN TỈNH PHÚ YÊN
Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 được sửa đổi bởi Luật số 87/2025/QH15;
Căn cứ Luật Du lịch ngày 19 tháng 6 năm 2017 Căn cứ Nghị định số 168/2017/NĐ-CP của Chính phủ về du lịch;
Điều 1. Công bố thủ tục.
"""

NO_HEAD = """NGHỊ QUYẾT
VỀ DỰ ÁN CẢNG ĐÃ ĐƯỢC QUỐC HỘI QUYẾT ĐỊNH CHỦ TRƯƠNG ĐẦU TƯ
Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;
Điều 1. Giao Bộ Xây dựng lập dự án.

Nơi nhận:
- Lưu: VT.

TM. CHÍNH PHỦ
KT. THỦ TƯỚNG
PHÓ THỦ TƯỚNG
Nguyễn Văn Dũng
"""

AMENDING = """HỘI ĐỒNG NHÂN DÂN
TỈNH PHÚ YÊN

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/2024/NQ-HĐND

Phú Yên, ngày 12 tháng 9 năm 2024

NGHỊ QUYẾT
SỬA ĐỔI MỘT SỐ ĐIỀU CỦA QUY ĐỊNH KÈM THEO NGHỊ QUYẾT SỐ 09/2022/NQ-HĐND NGÀY 14 THÁNG 7 NĂM 2022
Căn cứ Luật Du lịch ngày 19 tháng 6 năm 2017;
Điều 1. Sửa đổi Điều 2.
"""


def stated(text: str) -> list[Statement]:
    return statements(Source("văn-bản", text, (Span(0, len(text)),)), ontology.load())


def facts(text: str) -> dict[str, set[str]]:
    """What is stated of the instrument that a text is, by predicate."""
    found = stated(text)
    main = next(s.object for s in found if s.predicate == "schema:mainEntity")
    told: dict[str, set[str]] = {}
    for s in found:
        if s.subject == main:
            told.setdefault(s.predicate, set()).add(s.object.label if isinstance(s.object, Entity) else s.object.value)
    return told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DECISION, ("45/2023/QĐ-UBND", "Quyết định", "2023-09-12", "Ủy ban nhân dân tỉnh Phú Yên", "Trần Thị Thu Vân")),
        (LETTER, ("4321/BNV-CCVC", "Công văn", "2021-04-03", "Bộ Nội vụ", "Nguyễn Quang Dũng")),
        (PARTY, ("08-CT/TU", "Chỉ thị", "2022-02-20", "Ban Thường vụ Tỉnh ủy Lào Cai", "Vũ Xuân Cường")),
        (RUN_TOGETHER, ("09/2020/TT-BTP", "Thông tư", "2020-12-28", "Bộ Tư pháp", "Lê Thành Long")),
    ],
    ids=["decision", "letter", "party", "run together"],
)
def test_the_frame(text: str, expected: tuple[str, ...]) -> None:
    told = facts(text)
    predicates = ("eli:id_local", "eli:type_document", "eli:date_document", "eli:passed_by", "kg:signedBy")
    assert tuple(told[p] for p in predicates) == tuple({value} for value in expected)


def test_grounds_effect_recipients_and_what_it_replaces() -> None:
    told = facts(DECISION)
    assert {g.split(" 2017")[0] for g in told["eli:based_on"]} == {"Luật Du lịch", "Nghị định 168/2017/NĐ-CP"}
    assert told["eli:first_date_entry_in_force"] == {"2023-10-01"}
    assert told["dcterms:replaces"] == {"Quyết định 10/2018/QĐ-UBND"}
    assert told["kg:recipient"] == {"Bộ Văn hóa, Thể thao và Du lịch"}


ENDED = DECISION.replace("Số: 45/2023/QĐ-UBND\n\n", "").replace("-------\n", "-------\nSố: 45/2023/QĐ-UBND\n", 1)


@pytest.mark.parametrize(
    ("clause", "relation"),
    [
        (
            "2. Các quyết định sau đây hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành:\n\n"
            "a) Quyết định số 18/2009/QĐ-UBND ngày 25 tháng 3 năm 2009 về bến đò;\n\n"
            "b) Quyết định số 22/2010/QĐ-UBND về tuyến vận tải\n\n- bằng thuyền;\n\nc) Quyết định số 5/2011/QĐ-UBND.",
            "eli:repeals",
        ),
        (
            "2. Bãi bỏ các văn bản sau đây của Ủy ban nhân dân tỉnh:\n\na) Quyết định số 18/2009/QĐ-UBND;\n\n"
            "b) Quyết định số 22/2010/QĐ-UBND;\n\nc) Quyết định số 5/2011/QĐ-UBND.",
            "eli:repeals",
        ),
        (
            "2. Các Quyết định của Ủy ban nhân dân tỉnh sau đây hết hiệu lực kể từ ngày Quyết định này có hiệu lực: "
            "số 18/2009/QĐ-UBND về bến đò; số 22/2010/QĐ-UBND về vận tải; số 5/2011/QĐ-UBND về thuyền.",
            "eli:repeals",
        ),
        (
            "2. Quyết định này thay thế Quyết định số 18/2009/QĐ-UBND ngày 25 tháng 3 năm 2009 quy định về bến, đò; "
            "Quyết định số 22/2010/QĐ-UBND về vận tải và Quyết định số 5/2011/QĐ-UBND.",
            "dcterms:replaces",
        ),
        (
            "Điều 4. Bãi bỏ toàn bộ một số văn bản của Ủy ban nhân dân tỉnh\n\n1. Quyết định số 18/2009/QĐ-UBND.\n\n"
            "2. Quyết định số 22/2010/QĐ-UBND.\n\n3. Quyết định số 5/2011/QĐ-UBND.",
            "eli:repeals",
        ),
    ],
)
def test_a_list_of_what_ends_is_read_whole(clause: str, relation: str) -> None:
    text = ENDED.replace("và thay thế Quyết định số 10/2018/QĐ-UBND", "trong cả tỉnh")
    others = "Điều 5. Quyết định số 12/2018/QĐ-UBND nói về tàu biển.\n\n"
    told = facts(text.replace("Nơi nhận", f"{clause}\n\n{others}Nơi nhận", 1))
    assert told["eli:id_local"] == {"45/2023/QĐ-UBND"}
    assert told[relation] == {f"Quyết định {number}/QĐ-UBND" for number in ("18/2009", "22/2010", "5/2011")}


def test_a_council_ends_resolutions_by_its_articles() -> None:
    text = (
        DECISION.replace("QĐ-UBND", "NQ-HĐND")
        .replace("QUYẾT ĐỊNH\n", "NGHỊ QUYẾT\n")
        .replace("Quyết định", "Nghị quyết")
    )
    told = facts(text.replace("Nơi nhận", "2. Bãi bỏ khoản 1 Điều 3 Nghị quyết số 12/2018/NQ-HĐND.\n\nNơi nhận", 1))
    assert told["eli:repeals"] == {"Nghị quyết 12/2018/NQ-HĐND"}


def test_what_only_amends_the_document_that_ends_is_not_what_ends() -> None:
    clause = (
        "2. Quyết định số 12/2018/QĐ-UBND đã được sửa đổi theo Quyết định số 15/2021/QĐ-UBND hết hiệu lực "
        "kể từ ngày Quyết định này có hiệu lực.\n\n"
    )
    told = facts(DECISION.replace("Nơi nhận", clause + "Nơi nhận", 1))
    assert told["eli:repeals"] == {"Quyết định 12/2018/QĐ-UBND"}


def test_grounds_of_one_kind_are_all_grounds() -> None:
    ground = (
        "Căn cứ các Nghị định của Chính phủ: số 63/2010/NĐ-CP ngày 08/6/2010 về thủ tục; số 48/2013/NĐ-CP "
        "và số 92/2017/NĐ-CP sửa đổi, bổ sung một số điều của các nghị định về thủ tục; số 118/2025/NĐ-CP về một cửa;"
    )
    grounds = facts(DECISION.replace("Căn cứ Luật Du lịch ngày 19 tháng 6 năm 2017;", ground))["eli:based_on"]
    expected = {f"Nghị định {number}/NĐ-CP" for number in ("63/2010", "48/2013", "92/2017", "118/2025")}
    assert grounds == expected | {"Nghị định 168/2017/NĐ-CP"}


def test_a_submission_is_no_ground() -> None:
    assert not any("77/TTr" in ground for ground in facts(DECISION)["eli:based_on"])


def test_the_addressee_of_a_letter_is_a_recipient() -> None:
    assert facts(LETTER)["kg:recipient"] == {"Sở Nội vụ tỉnh Tuyên Quang"}


def test_the_subject_is_the_title() -> None:
    assert facts(LETTER)["dcterms:title"] == {"xếp lương viên chức thư viện"}
    assert facts(PARTY)["dcterms:title"] == {"về phòng cháy rừng mùa khô"}


def test_effect_from_the_day_of_signing() -> None:
    text = DECISION.replace("từ ngày 01 tháng 10 năm 2023", "kể từ ngày ký")
    assert facts(text)["eli:first_date_entry_in_force"] == {"2023-09-12"}


@pytest.mark.parametrize(
    "text",
    [
        "Chiều nay, Bộ Nội vụ gửi Công văn số 4321/BNV-CCVC ngày 3/4/2021 đến các sở.",
        "Cộng hòa xã hội chủ nghĩa Việt Nam và nước bạn ký thỏa thuận. Số lượng dự án tăng.",
        "",
    ],
)
def test_news_is_no_instrument(text: str) -> None:
    assert not [s for s in stated(text) if s.predicate == "schema:mainEntity"]


def test_a_text_that_breaks_off_has_the_parts_that_are_there() -> None:
    told = facts(DECISION[: DECISION.index("Nơi nhận")])
    assert told["eli:id_local"] == {"45/2023/QĐ-UBND"}
    assert "kg:signedBy" not in told


HEADLESS = """THÔNG TƯ

QUY ĐỊNH VỀ SỔ THEO DÕI KHO VẬT TƯ

Căn cứ Luật Điện lực số 61/2024/QH15;

Bộ trưởng Bộ Công Thương ban hành Thông tư quy định về sổ theo dõi kho vật tư.

Điều 1. Thông tư này quy định mẫu sổ.

Nơi nhận:
- Chính phủ;
- Lưu: VT.

KT. BỘ TRƯỞNG
THỨ TRƯỞNG
Lê Thị Bích Hạnh

PHỤ LỤC
(Kèm theo Thông tư số 19/2024/TT-BCT ngày 8 tháng 10 năm 2024 của Bộ trưởng Bộ Công Thương)

TÊN ĐƠN VỊ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

BÁO CÁO
Tình hình kho vật tư
"""


def test_an_instrument_without_head_has_the_number_over_its_annex_and_not_the_head_of_a_form() -> None:
    found = facts(HEADLESS)
    assert found["eli:id_local"] == {"19/2024/TT-BCT"}
    assert found["eli:passed_by"] == {"Bộ Công Thương"}
    assert found["kg:signedBy"] == {"Lê Thị Bích Hạnh"}


def test_the_day_of_a_letter_without_addressee() -> None:
    letter = LETTER.replace("Kính gửi: Sở Nội vụ tỉnh Tuyên Quang\n\n", "")
    assert facts(letter)["eli:date_document"] == {"2021-04-03"}


def test_a_unit_under_a_committee_issues_where_the_text_tells_its_name() -> None:
    text = DECISION.replace("TỈNH PHÚ YÊN\n-------", "TỈNH PHÚ YÊN\nTRUNG TÂM XÚC TIẾN DU LỊCH\n-------").replace(
        "Chánh Văn phòng Ủy ban nhân dân tỉnh", "Giám đốc Trung tâm Xúc tiến du lịch tỉnh Phú Yên"
    )
    assert facts(text)["eli:passed_by"] == {"Trung tâm Xúc tiến du lịch tỉnh Phú Yên"}


def test_the_chairman_is_read_over_joined_and_broken_lines() -> None:
    told = facts(CHAIRMAN)
    assert told["eli:passed_by"] == {"Chủ tịch Ủy ban nhân dân tỉnh Phú Yên"}
    assert told["eli:based_on"] == {
        "Luật Ban hành văn bản quy phạm pháp luật 64/2025/QH15",
        "Luật Du lịch 2017",
        "Nghị định 168/2017/NĐ-CP",
    }


def test_a_text_without_agency_is_issued_by_whom_it_is_signed_for() -> None:
    told = facts(NO_HEAD)
    assert told["eli:passed_by"] == {"Chính phủ"}
    assert told["kg:signedBy"] == {"Nguyễn Văn Dũng"}


def test_to_amend_what_came_with_a_resolution_is_to_amend_the_resolution() -> None:
    assert facts(AMENDING)["eli:amends"] == {"Nghị quyết 09/2022/NQ-HĐND"}


LISTING = """ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 88/QĐ-UBND
Phú Yên, ngày 2 tháng 6 năm 2024
QUYẾT ĐỊNH
Về việc xử lý văn bản trong lĩnh vực nghề muối
ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN
Căn cứ Luật Chăn nuôi;
Căn cứ các Nghị định của Chính phủ: số 63/2010/NĐ-CP ngày 8/6/2010 về kiểm soát thủ tục hành chính; số 48/2013/NĐ-CP
ngày 14/5/2013 và số 92/2017/NĐ-CP ngày 7/8/2017 sửa đổi, bổ sung một số điều của các nghị định có liên quan;
QUYẾT ĐỊNH:
Điều 1. Bãi bỏ các văn bản do Ủy ban nhân dân tỉnh Phú Yên ban hành về nghề muối, cụ thể như sau:
1. Quyết định số 10/2004/QĐ-UB ngày 6/12/2004 về đồng muối Sông Cầu
- Tuy An;
2. Quyết định số 12/2007/QĐ-UBND ngày 3/1/2007.
Điều 2. Các quyết định sau đây hết hiệu lực kể từ ngày Quyết định này có hiệu lực:
a) Quyết định số 13/2008/QĐ-UBND ngày 1/2/2008.
Điều 3. Quyết định số 15/2008/QĐ-UBND vẫn được áp dụng.
"""


def test_what_a_line_says_of_the_documents_listed_below_it() -> None:
    assert facts(LISTING)["eli:repeals"] == {
        "Quyết định 10/2004/QĐ-UB",
        "Quyết định 12/2007/QĐ-UBND",
        "Quyết định 13/2008/QĐ-UBND",
    }


def test_grounds_of_one_kind_behind_what_announces_them() -> None:
    assert facts(LISTING)["eli:based_on"] == {
        "Luật Chăn nuôi",
        "Nghị định 63/2010/NĐ-CP",
        "Nghị định 48/2013/NĐ-CP",
        "Nghị định 92/2017/NĐ-CP",
    }


PLAN = """ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 15/KH-UBND
Phú Yên, ngày 5 tháng 5 năm 2024
KẾ HOẠCH
Phát triển nghề muối
Thực hiện Quyết định số 150/QĐ-TTg, Ủy ban nhân dân tỉnh ban hành Kế hoạch phát triển nghề muối đến năm 2030 như sau:
"""


def test_the_name_that_a_plan_gives_itself_is_its_own() -> None:
    told = stated(PLAN)
    mentioned = {s.object.label for s in told if s.predicate == "schema:mentions" and isinstance(s.object, Entity)}
    assert {m for m in mentioned if m.startswith("Kế hoạch")} == {"Kế hoạch 15/KH-UBND"}
    assert facts(PLAN)["eli:ensures_implementation_of"] == {"Quyết định 150/QĐ-TTg"}


LAW = """QUỐC HỘI
________
Luật số: 68/2025/QH15

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

LUẬT
SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT DU LỊCH

Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Du lịch số 09/2017/QH14 đã được sửa đổi, bổ sung
một số điều theo Luật số 18/2023/QH15.

Điều 1. Sửa đổi khoản 1 Điều 2.

CHỦ TỊCH QUỐC HỘI

Trần Thanh Mẫn
"""


def test_a_law_that_calls_itself_by_its_title_is_one_document() -> None:
    told = facts(LAW)
    assert told["eli:id_local"] == {"68/2025/QH15"}
    assert told["eli:amends"] == {"Luật Du lịch 09/2017/QH14"}
    laws = {s.subject.label for s in stated(LAW) if s.subject.kind == "document" and "sửa đổi" in s.subject.label}
    assert laws == {"Luật sửa đổi, bổ sung một số điều của Luật Du lịch 68/2025/QH15"}


def test_what_has_changed_a_law_before_is_said_of_that_law_and_not_of_the_one_that_changes_it_now() -> None:
    amends = {(s.subject.label, s.object.label) for s in stated(LAW) if s.predicate == "eli:amends"}
    assert ("Luật 18/2023/QH15", "Luật Du lịch 09/2017/QH14") in amends


@pytest.mark.parametrize(
    ("clause", "part"),
    [
        ("2. Bãi bỏ khoản 1 Điều 3 Quyết định số 12/2018/QĐ-UBND.", True),
        ("2. Bãi bỏ mẫu số 05 tại Phụ lục kèm theo Quyết định số 12/2018/QĐ-UBND.", True),
        ("2. Bãi bỏ Quyết định số 12/2018/QĐ-UBND.", False),
        ("2. Điều 4 Quyết định số 12/2018/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu lực.", True),
        ("2. Quyết định số 12/2018/QĐ-UBND hết hiệu lực.", False),
    ],
)
def test_what_is_repealed_in_part_is_told_apart(clause: str, part: bool) -> None:
    found = stated(DECISION.replace("Nơi nhận", f"{clause}\n\nNơi nhận", 1))
    (repeal,) = [s for s in found if s.predicate == "eli:repeals"]
    assert repeal.in_part is part
    assert "\n" not in repeal.evidence.exact
