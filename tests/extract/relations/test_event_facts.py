from __future__ import annotations

from typing import Any

import pytest

from kg import ontology
from kg.extract import statements
from kg.extract.relations.events import events
from kg.model import Entity, Source, Span, Status

PEOPLE = ("Lê Văn An", "Mai Thị Bình", "Trần Văn Cường")
BODIES = ("Sở Y tế", "Bộ Nội vụ", "Quốc hội")


def facts(analysis: Any) -> set[tuple[str, str]]:
    """Predicate and object of everything stated of events."""
    events.find(analysis)
    return {
        (s.predicate.partition(":")[2], s.object.label if isinstance(s.object, Entity) else s.object.value)
        for s in analysis.statements
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ông Lê Văn An chủ trì hội nghị.", {("attendee", "Lê Văn An"), ("chair", "Lê Văn An")}),
        ("Ông Lê Văn An phát biểu tại hội nghị.", {("performer", "Lê Văn An")}),
        ("Phát biểu tại hội nghị, ông Lê Văn An nêu kết quả.", {("performer", "Lê Văn An")}),
        ("Tại hội nghị, ông Lê Văn An nêu kết quả.", {("performer", "Lê Văn An")}),
        ("Sáng 5/6, Sở Y tế tổ chức hội nghị tổng kết.", {("organizer", "Sở Y tế"), ("startDate", "2024-06-05")}),
        (
            "Tại hội nghị do Sở Y tế tổ chức, ông Lê Văn An nêu kết quả.",
            {("organizer", "Sở Y tế"), ("performer", "Lê Văn An")},
        ),
        (
            "Dự hội nghị có các đồng chí: Lê Văn An; Mai Thị Bình và đại diện Bộ Nội vụ.",
            {("attendee", "Lê Văn An"), ("attendee", "Mai Thị Bình"), ("attendee", "Bộ Nội vụ")},
        ),
        (
            "Ông Lê Văn An chủ trì hội nghị. Cùng dự có bà Mai Thị Bình.",
            {("attendee", "Lê Văn An"), ("chair", "Lê Văn An"), ("attendee", "Mai Thị Bình")},
        ),
        ("Ông Lê Văn An và bà Mai Thị Bình dự hội nghị.", {("attendee", "Lê Văn An"), ("attendee", "Mai Thị Bình")}),
        (
            "Ông Lê Văn An hội đàm với bà Mai Thị Bình.",
            {("attendee", "Lê Văn An"), ("attendee", "Mai Thị Bình")},
        ),
        (
            "Ông Lê Văn An đã có buổi làm việc với lãnh đạo Sở Y tế.",
            {("attendee", "Lê Văn An"), ("attendee", "Sở Y tế")},
        ),
        (
            "Ông Lê Văn An chủ trì hội nghị. Bà Mai Thị Bình cho biết kết quả tốt.",
            {("attendee", "Lê Văn An"), ("chair", "Lê Văn An"), ("performer", "Mai Thị Bình")},
        ),
        (
            "Tại hội nghị do Sở Y tế phối hợp với Bộ Nội vụ tổ chức, ông Lê Văn An nêu kết quả.",
            {("organizer", "Sở Y tế"), ("organizer", "Bộ Nội vụ"), ("performer", "Lê Văn An")},
        ),
        (
            "Sáng 5/6, hội nghị diễn ra với sự tham dự của ông Lê Văn An và bà Mai Thị Bình.",
            {("attendee", "Lê Văn An"), ("attendee", "Mai Thị Bình"), ("startDate", "2024-06-05")},
        ),
        (
            "Tại phiên họp thứ 10, Quốc hội nghe báo cáo. Cuối phiên họp, ông Lê Văn An nêu kết quả.",
            {("organizer", "Quốc hội"), ("performer", "Quốc hội"), ("performer", "Lê Văn An")},
        ),
        (
            "Ông Lê Văn An bắt tay bà Mai Thị Bình tại hội nghị ngày 5/6.",
            {("performer", "Lê Văn An"), ("performer", "Mai Thị Bình"), ("startDate", "2024-06-05")},
        ),
        (
            "Tham dự hội nghị sẽ có ông Lê Văn An.",
            {("attendee", "Lê Văn An")},
        ),
        (
            "Ông Lê Văn An chủ trì cuộc họp nghe Sở Y tế và Bộ Nội vụ báo cáo kết quả.",
            {("attendee", "Lê Văn An"), ("chair", "Lê Văn An"), ("attendee", "Sở Y tế"), ("attendee", "Bộ Nội vụ")},
        ),
        (
            "Sáng 5/6, Sở Y tế và huyện Hòa An đã trang trọng tổ chức hội nghị.",
            {("organizer", "Sở Y tế"), ("startDate", "2024-06-05")},
        ),
        (
            "Ông Lê Văn An là diễn giả chính tại hội thảo Y tế số.",
            {("attendee", "Lê Văn An")},
        ),
        (
            "Ông Lê Văn An hội đàm với bà Mai Thị Bình, gặp gỡ một số nghị sĩ, dự lễ kỷ niệm Ngày Y tế.",
            {("attendee", "Lê Văn An"), ("attendee", "Mai Thị Bình")},
        ),
        (
            "Tại cuộc họp với các sở, ngành, quận, huyện, ông Lê Văn An nêu kết quả.",
            {("performer", "Lê Văn An")},
        ),
        (
            "Đây là kết luận số 12-TB/VP của ông Lê Văn An tại hội nghị ngày 5/6.",
            {("performer", "Lê Văn An"), ("startDate", "2024-06-05")},
        ),
        (
            "Hội nghị tổng kết năm được tổ chức sáng 5/6. Ông Lê Văn An, Trưởng ban, chủ trì.",
            {("attendee", "Lê Văn An"), ("chair", "Lê Văn An"), ("startDate", "2024-06-05")},
        ),
        (
            "Ông Lê Văn An chủ trì hội nghị, Tham dự hội nghị tại trụ sở có bà Mai Thị Bình.",
            {("attendee", "Lê Văn An"), ("chair", "Lê Văn An"), ("attendee", "Mai Thị Bình")},
        ),
        (
            "Ông Lê Văn An phát biểu tại lễ khai mạc hội nghị Y tế số.",
            {("performer", "Lê Văn An")},
        ),
        (
            "Ông Lê Văn An chủ trì hội nghị. Trước đó, cử tri Mai Thị Bình cho biết kết quả tốt.",
            {("attendee", "Lê Văn An"), ("chair", "Lê Văn An"), ("performer", "Mai Thị Bình")},
        ),
        (
            "Ông Lê Văn An chủ trì hội nghị. Bên lề hội nghị, bà Mai Thị Bình cho biết kết quả tốt.",
            {("attendee", "Lê Văn An"), ("chair", "Lê Văn An")},
        ),
        (
            "Ông Lê Văn An cho biết, tại hội thảo Y tế số có ý kiến khác. Ông Lê Văn An nói đó là điều tốt.",
            set(),
        ),
        (
            "Ông Lê Văn An dự hội nghị. Về phía Lào, ngay sau khi nghe tin, bà Mai Thị Bình đã coi đó là điều tốt.",
            {("attendee", "Lê Văn An")},
        ),
        (
            "Thông tin được ông Lê Văn An đưa ra tại hội nghị ngày 5/6.",
            {("performer", "Lê Văn An"), ("startDate", "2024-06-05")},
        ),
        (
            "Ông Lê Văn An thăm Nhật Bản. Thành phần chính thức của đoàn gồm có bà Mai Thị Bình; ông Trần Văn Cường.",
            {
                ("attendee", "Lê Văn An"),
                ("attendee", "Mai Thị Bình"),
                ("attendee", "Trần Văn Cường"),
                ("location", "Nhật Bản"),
            },
        ),
        (
            "Ông Lê Văn An thăm Nhật Bản. Thành phần đoàn kiểm tra gồm bà Mai Thị Bình.",
            {("attendee", "Lê Văn An"), ("location", "Nhật Bản")},
        ),
        (
            "Đây là chỉ đạo của ông Lê Văn An, mọi người đều nghe tại hội nghị ngày 5/6.",
            {("startDate", "2024-06-05")},
        ),
        (
            "Đây là chỉ đạo của ông Lê Văn An tại hội nghị ngày 5/6.",
            {("performer", "Lê Văn An"), ("startDate", "2024-06-05")},
        ),
        (
            "Tại hội nghị ngày 5/6, về vấn đề thuốc, ông Lê Văn An nêu kết quả.",
            {("performer", "Lê Văn An"), ("startDate", "2024-06-05")},
        ),
        (
            "Chiều 5/6, diễn ra hội thảo “Y tế số cho mọi nhà”, với chủ đề mới, do Sở Y tế tổ chức.",
            {("organizer", "Sở Y tế"), ("startDate", "2024-06-05")},
        ),
        (
            "Ông Lê Văn An chủ trì phiên họp. Trả lời câu hỏi của bà Mai Thị Bình, lãnh đạo nêu kết quả.",
            {("attendee", "Lê Văn An"), ("chair", "Lê Văn An"), ("performer", "Mai Thị Bình")},
        ),
        (
            "Sở Y tế tổ chức hội nghị ngày 5/6. Đây là sự kiện do Bộ Nội vụ tổ chức.",
            {("organizer", "Sở Y tế"), ("organizer", "Bộ Nội vụ"), ("startDate", "2024-06-05")},
        ),
        (
            "Ông Lê Văn An chủ trì hội nghị. Theo bà Mai Thị Bình, kết quả tốt.",
            {("attendee", "Lê Văn An"), ("chair", "Lê Văn An"), ("performer", "Mai Thị Bình")},
        ),
        (
            "Ông Lê Văn An dự và phát biểu khai mạc hội nghị.",
            {("attendee", "Lê Văn An")},
        ),
        (
            "Ông Lê Văn An nhấn mạnh như vậy tại hội nghị ngày 5/6.",
            {("performer", "Lê Văn An"), ("startDate", "2024-06-05")},
        ),
        (
            "Trong chuyến thăm Nhật Bản, ông Lê Văn An đã ký thỏa thuận.",
            {("attendee", "Lê Văn An"), ("location", "Nhật Bản")},
        ),
        (
            "Kỳ họp thứ 7 khai mạc ngày 20/5. Quốc hội bàn luật.",
            {("organizer", "Quốc hội"), ("startDate", "2024-05-20")},
        ),
        (
            "Phát biểu của ông Lê Văn An được đưa ra tại cuộc họp ngày 5/6.",
            {("performer", "Lê Văn An"), ("startDate", "2024-06-05")},
        ),
        (
            "Ông Lê Văn An đứng nói trước hội nghị suốt 30 phút.",
            {("performer", "Lê Văn An")},
        ),
        (
            "Sáng 5/6, Quốc hội thảo luận dự án luật. Ông Lê Văn An cho biết ý kiến còn khác nhau. Phát biểu cuối "
            "phiên thảo luận, bà Mai Thị Bình hứa tiếp thu.",
            {
                ("organizer", "Quốc hội"),
                ("startDate", "2024-06-05"),
                ("performer", "Lê Văn An"),
                ("performer", "Mai Thị Bình"),
            },
        ),
        (
            "Ông Lê Văn An chủ trì hội nghị. Bà Mai Thị Bình điều hành điểm cầu Hà Tĩnh. Dự tại điểm cầu Cà Mau có ông "
            "Trần Văn Cường.",
            {
                ("attendee", "Lê Văn An"),
                ("chair", "Lê Văn An"),
                ("attendee", "Mai Thị Bình"),
                ("attendee", "Trần Văn Cường"),
            },
        ),
        (
            "Sáng 5/6, Bộ Nội vụ tổ chức cuộc đối thoại với Sở Y tế.",
            {("organizer", "Bộ Nội vụ"), ("attendee", "Sở Y tế"), ("startDate", "2024-06-05")},
        ),
        (
            "Hội nghị bàn các giải pháp nhằm thực hiện mục tiêu số do Sở Y tế và Bộ Nội vụ tổ chức khai mạc sáng 5/6.",
            {("organizer", "Bộ Nội vụ"), ("organizer", "Sở Y tế"), ("startDate", "2024-06-05")},
        ),
    ],
)
def test_who_took_part_and_as_what(told: Any, text: str, expected: set[tuple[str, str]]) -> None:
    found = facts(told(text, people=PEOPLE, bodies=BODIES))
    assert {f for f in found if f[0] != "eventKind"} == expected


def test_a_place_is_the_events_right_behind_it_or_at_the_head_of_the_sentence(told: Any) -> None:
    assert ("location", "Tỉnh Cà Mau") in facts(
        told("Ngày 6/2, tại tỉnh Cà Mau, ông Lê Văn An chủ trì hội nghị.", people=PEOPLE)
    )
    assert ("location", "Tỉnh Cà Mau") in facts(told("Hội nghị diễn ra tại tỉnh Cà Mau ngày 6/2.", people=PEOPLE))
    text = "Ông Lê Văn An chủ trì hội nghị bàn về các dự án đang làm dở tại tỉnh Cà Mau."
    assert "location" not in {p for p, _ in facts(told(text, people=PEOPLE))}


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lê Văn An chủ trì hội nghị bàn việc của bà Mai Thị Bình.",
        "Tại hội nghị, trả lời câu hỏi về ông Lê Văn An, đại biểu nêu ý kiến.",
        "Sáng 5/6, hội nghị diễn ra tại trụ sở Bộ Nội vụ.",
        "Bà Mai Thị Bình phát biểu trên truyền hình sau cuộc họp ngày 5/6.",
        "Dự hội nghị có lãnh đạo các đơn vị thuộc Bộ Nội vụ, Sở Y tế và ông Lê Văn An.",
    ],
)
def test_names_in_a_possessive_a_place_or_a_topic_take_no_part(told: Any, text: str) -> None:
    present = {name for predicate, name in facts(told(text, people=PEOPLE, bodies=BODIES)) if predicate != "eventKind"}
    assert not present & {"Mai Thị Bình", "Bộ Nội vụ", "Sở Y tế"}
    assert ("performer", "Lê Văn An") not in facts(told(text, people=PEOPLE, bodies=BODIES))


@pytest.mark.parametrize(
    "elsewhere",
    [
        "Trả lời phỏng vấn, bà Mai Thị Bình cho biết kết quả tốt.",
        "Trước đó, ngày 1/6, bà Mai Thị Bình cho biết kết quả tốt.",
        "Sở Y tế cho biết kết quả tốt.",
        "“Bà Mai Thị Bình cho biết kết quả tốt”.",
        "Trước đó, bà Mai Thị Bình cho biết kết quả tốt. Theo bà Mai Thị Bình, việc đã xong.",
        "Phó Thủ tướng Mai Thị Bình đã yêu cầu làm rõ.",
        "Cũng tại văn bản này, bà Mai Thị Bình đề nghị làm rõ.",
        "Trao đổi thêm với báo chí, bà Mai Thị Bình cho biết kết quả tốt.",
        "Phát biểu trên đài truyền hình, bà Mai Thị Bình cho biết kết quả tốt.",
        "Từ đầu năm, bà Mai Thị Bình đã nhấn mạnh việc này.",
        "Cùng ngày, bà Mai Thị Bình cho biết đã gửi thư. Bà Mai Thị Bình khẳng định việc đã xong.",
        "Trụ sở bị bà Mai Thị Bình chỉ đạo tháo dỡ.",
        "Người phát ngôn Mai Thị Bình cho biết kết quả tốt.",
        "Nhà báo Mai Thị Bình cho rằng kết quả tốt.",
        "Phóng viên đã trao đổi với cán bộ xã. Bà Mai Thị Bình cho biết đã gửi đơn.",
    ],
)
def test_who_speaks_elsewhere_takes_no_part(told: Any, elsewhere: str) -> None:
    analysis = told(f"Ông Lê Văn An chủ trì hội nghị. {elsewhere}", people=PEOPLE, bodies=BODIES)
    assert {name for predicate, name in facts(analysis) if predicate != "eventKind"} == {"Lê Văn An"}


def test_of_talks_of_two_only_they_speak(told: Any) -> None:
    text = "Ông Lê Văn An hội đàm với bà Mai Thị Bình. Ông Trần Văn Cường cho biết hai bên hài lòng."
    assert "Trần Văn Cường" not in {name for _, name in facts(told(text, people=PEOPLE))}


@pytest.mark.parametrize(
    "text",
    [
        "Tuyên bố được ông Lê Văn An đưa ra sau cuộc gặp với bà Mai Thị Bình.",
        "Ông Lê Văn An cho biết như vậy sau cuộc gặp với bà Mai Thị Bình.",
        "Ông Lê Văn An và bà Mai Thị Bình trong cuộc gặp ngày 5/6 đã nhất trí.",
        "Ông Lê Văn An sẽ tới Huế để gặp bà Mai Thị Bình.",
        "Ông Lê Văn An khẳng định điều đó khi tiếp bà Mai Thị Bình.",
    ],
)
def test_who_speaks_of_a_meeting_is_a_side_of_it(told: Any, text: str) -> None:
    found = facts(told(text, people=PEOPLE))
    assert {("attendee", "Lê Văn An"), ("attendee", "Mai Thị Bình")} <= found


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lê Văn An cùng các đại biểu, đơn vị bầu cử số 1, Sở Y tế khóa V đã tiếp xúc cử tri.",
        "Ông Lê Văn An đã kiểm tra hiện trường và làm việc với lãnh đạo các sở.",
        "Ông Lê Văn An ngày 5/6 đã gặp người đồng cấp của Lào.",
    ],
)
def test_one_side_tells_a_meeting_with_somebody_unnamed(told: Any, text: str) -> None:
    assert ("attendee", "Lê Văn An") in facts(told(text, people=PEOPLE, bodies=BODIES))


def test_who_stays_away_takes_no_part(told: Any) -> None:
    text = "Tại cuộc họp ngày 5/6, Sở Y tế vắng mặt. Phát biểu tại cuộc họp, ông Lê Văn An nêu kết quả."
    found = facts(told(text, people=PEOPLE, bodies=BODIES))
    assert {name for predicate, name in found if predicate in ("attendee", "performer")} == {"Lê Văn An"}


def test_who_watches_an_assembly_does_not_sit_in_it(told: Any) -> None:
    text = "Tại phiên chất vấn ngày 5/6, ông Lê Văn An trả lời. Cử tri Mai Thị Bình cho rằng trả lời như vậy là rõ."
    assert "Mai Thị Bình" not in {name for _, name in facts(told(text, people=PEOPLE))}


@pytest.mark.parametrize(
    "scene",
    [
        "Dự kiến, ông Lê Văn An sẽ chủ trì hội nghị ngày 20/6.",
        "Ngay sau chỉ đạo của ông Lê Văn An tại hội nghị ngày 5/6, người dân phấn khởi.",
        "Mới đây, tại hội nghị ngày 5/6, ông Lê Văn An nêu kết quả.",
        "Trong chuyến thăm Nhật Bản, ông Lê Văn An đã ký thỏa thuận.",
    ],
)
def test_nobody_speaks_at_an_event_to_come_a_background_or_a_journey(told: Any, scene: str) -> None:
    found = facts(told(f"{scene} Bà Mai Thị Bình cho biết kết quả tốt.", people=PEOPLE, bodies=BODIES))
    assert "Mai Thị Bình" not in {name for _, name in found}
    assert "Lê Văn An" in {name for _, name in found}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sáng 5/6, Sở Y tế tổ chức hội nghị. Ông Lê Văn An đã đến dự.", "Lê Văn An"),
        ("Sáng 5/6, Sở Y tế tổ chức hội nghị. Chương trình có sự tham dự của bà Mai Thị Bình.", "Mai Thị Bình"),
        ("Buổi làm việc ngày 5/6 có bà Mai Thị Bình cùng lãnh đạo các sở.", "Mai Thị Bình"),
        ("Ông Lê Văn An đang thăm chính thức Nhật Bản. Ra tận sân bay đón đoàn có bà Mai Thị Bình.", "Mai Thị Bình"),
    ],
)
def test_lists_belong_to_the_event_last_spoken_of(told: Any, text: str, name: str) -> None:
    assert ("attendee", name) in facts(told(text, people=PEOPLE, bodies=BODIES))


def test_a_list_behind_a_colon_names_the_sides(told: Any) -> None:
    text = "Sáng 5/6, lễ ký kết giữa tỉnh và 2 cơ quan: Sở Y tế, Bộ Nội vụ diễn ra."
    assert {("attendee", "Sở Y tế"), ("attendee", "Bộ Nội vụ")} <= {
        ("attendee", name) for _, name in facts(told(text, people=PEOPLE, bodies=BODIES))
    }


def test_the_sides_of_a_signing_attend_it_and_do_not_hold_it(told: Any) -> None:
    found = facts(told("Chiều 5/6, diễn ra lễ ký kết giữa Sở Y tế, Bộ Nội vụ và tỉnh.", people=PEOPLE, bodies=BODIES))
    assert {f for f in found if f[0] in ("attendee", "organizer")} == {
        ("attendee", "Sở Y tế"),
        ("attendee", "Bộ Nội vụ"),
    }


def test_nobody_buried_or_remembered_in_a_place_attends_a_visit_there(told: Any) -> None:
    found = facts(told("Ông Lê Văn An đã thăm Khu di tích ông Trần Văn Cường ở Huế.", people=PEOPLE, bodies=BODIES))
    assert "Trần Văn Cường" not in {name for _, name in found}


def test_whose_decision_a_gathering_is_about_does_not_hold_it(told: Any) -> None:
    text = "Sáng 5/6, Sở Y tế tổ chức hội nghị triển khai quyết định của Bộ Nội vụ về cán bộ."
    assert "Bộ Nội vụ" not in {name for _, name in facts(told(text, people=PEOPLE, bodies=BODIES))}


def test_bodies_whose_officers_are_only_counted_take_no_part(told: Any) -> None:
    text = "Dự hội nghị có ông Lê Văn An, Thứ trưởng các bộ: Bộ Nội vụ và Sở Y tế."
    found = facts(told(text, people=PEOPLE, bodies=BODIES))
    assert {name for predicate, name in found if predicate == "attendee"} == {"Lê Văn An"}


def test_an_event_that_somebody_does_not_attend_is_held_without_him(told: Any) -> None:
    text = "Ngày 5/6/2024, ông Lê Văn An không dự hội nghị do Sở Y tế tổ chức."
    analysis = told(text, people=PEOPLE, bodies=BODIES)
    assert ("organizer", "Sở Y tế") in facts(analysis)
    assert not any(object_ == "Lê Văn An" for _, object_ in facts(analysis))
    assert {s.status for s in analysis.statements} == {Status.ASSERTED}


@pytest.mark.parametrize(
    "text",
    [
        "Nhắc lại điều được đưa ra trong cuộc gặp tháng 5/2016 với Sở Y tế, bà Mai Thị Bình nói đó là một bước tiến.",
        "Theo bà Mai Thị Bình, điều đó đã nêu tại hội nghị ngày 5/6/2024. Ông Lê Văn An cho rằng nên bàn thêm.",
    ],
)
def test_whoever_only_recalls_an_event_does_not_speak_there(told: Any, text: str) -> None:
    assert not {f for f in facts(told(text, people=PEOPLE, bodies=BODIES)) if f[0] == "performer"}


def test_who_does_not_act_at_an_event_takes_no_part(told: Any) -> None:
    found = facts(told("Ông Lê Văn An sẽ không trả lời tại hội nghị ngày 5/6.", people=PEOPLE))
    assert "Lê Văn An" not in {name for _, name in found}


def test_an_event_that_is_not_held_is_denied(told: Any) -> None:
    analysis = told("Sở Y tế không tổ chức hội nghị tổng kết ngày 5/6/2024.", people=PEOPLE, bodies=BODIES)
    assert facts(analysis)
    assert {s.status for s in analysis.statements} == {Status.DENIED}


def test_a_proposed_event_is_not_asserted(told: Any) -> None:
    analysis = told("Bà Mai Thị Bình đề nghị Sở Y tế tổ chức hội nghị tổng kết.", people=PEOPLE, bodies=BODIES)
    events.find(analysis)
    assert all(s.status is Status.PROPOSED for s in analysis.statements)


def test_what_is_scheduled_is_asserted(told: Any) -> None:
    analysis = told("Dự kiến ngày 20/6, ông Lê Văn An sẽ chủ trì hội nghị.", people=PEOPLE)
    events.find(analysis)
    assert {s.status for s in analysis.statements} == {Status.ASSERTED}


def test_every_fact_carries_its_words(told: Any) -> None:
    analysis = told("Sáng 5/6, ông Lê Văn An chủ trì hội nghị.", people=PEOPLE)
    events.find(analysis)
    exact = {s.predicate: s.evidence.exact for s in analysis.statements}
    assert exact["kg:chair"] == "ông Lê Văn An chủ trì hội nghị"
    assert exact["schema:startDate"].startswith("Sáng 5/6")


def test_whose_words_an_event_heard_may_be_told_with_an_office(told: Any) -> None:
    text = "Đây là chỉ đạo của ông Lê Văn An, Giám đốc Sở Y tế tại hội nghị ngày 5/6."
    found = facts(told(text, people=("Lê Văn An",), offices=("Giám đốc Sở Y tế",)))
    assert ("performer", "Lê Văn An") in found


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ kết quả thảo luận tại hội nghị ngày 5/6, ông Lê Văn An thấy dự án cần được xem lại.",
        "Các vấn đề được chọn tại hội nghị này là hợp lý, ông Lê Văn An viết trên báo.",
    ],
)
def test_an_event_that_only_gives_grounds_or_is_judged_is_no_scene(told: Any, text: str) -> None:
    assert "Lê Văn An" not in {name for _, name in facts(told(text, people=PEOPLE))}


def test_what_a_document_says_behind_a_heading_without_a_stop_is_not_said_at_the_event() -> None:
    text = (
        "Sáng 5/6, hội nghị cải cách hành chính khai mạc tại Huế. Nâng cao chất lượng công vụ {} ông Lê Văn An "
        "nhấn mạnh các sở phải tiết kiệm hơn nữa."
    )

    def speaks(between: str) -> bool:
        whole = text.format(between)
        found = statements(Source("bài", whole, (Span(0, len(whole)),)), ontology.load())
        return any(s.predicate == "schema:performer" for s in found)

    assert not speaks("Tại Chỉ thị số 12/CT-UBND,")
    assert speaks("và kỷ luật.")
