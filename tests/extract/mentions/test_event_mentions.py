from __future__ import annotations

from typing import Any

import pytest

from kg import ontology
from kg.extract.mentions.events.event_dates import in_words
from kg.model import Status


def spoken(analysis: Any) -> list[tuple[str, str]]:
    """Each event once: its kind, and the fullest date told of it."""
    found: dict[Any, tuple[str, str]] = {}
    for m in analysis.events:
        kind, date = found.get(m.entity, (m.kind, ""))
        found[m.entity] = (kind, max(date, m.date, key=len))
    return list(found.values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ngày 5/6, tại Huế, ông Lê Văn An chủ trì hội nghị tổng kết năm học.", [("hội nghị", "2024-06-05")]),
        ("Hội thảo khoa học diễn ra sáng 12/6 tại Hà Nội.", [("hội thảo", "2024-06-12")]),
        ("Ông Lê Văn An phát biểu tại buổi lễ.", [("lễ", "")]),
        ("Ông Lê Văn An đã tiếp xúc với hơn 100 cử tri.", [("cuộc tiếp xúc cử tri", "")]),
        ("Ông Lê Văn An thường tiếp xúc với hóa chất.", []),
        ("Bà Mai Thị Bình tới cuộc họp ở Huế, miền Trung ngày 5/6.", [("cuộc họp", "2024-06-05")]),
        ("Sáng nay, Sở Y tế tổ chức hội nghị triển khai kế hoạch phòng dịch.", [("hội nghị", "2024-06-15")]),
        ("Ông Lê Văn An đã có buổi làm việc với Sở Y tế về các kiến nghị này.", [("buổi làm việc", "")]),
        ("Ông Lê Văn An đã có cuộc làm việc với Sở Y tế.", [("buổi làm việc", "")]),
        ("Ông Lê Văn An tiếp bà Mai Thị Bình.", [("buổi tiếp", "")]),
        ("Sáng 3/6, tiếp bà Mai Thị Bình, ông Lê Văn An khẳng định quan hệ tốt đẹp.", [("buổi tiếp", "2024-06-03")]),
        ("Ông Lê Văn An hội đàm với bà Mai Thị Bình.", [("hội đàm", "")]),
        ("Ông Lê Văn An đang thăm chính thức Nhật Bản.", [("chuyến thăm", "")]),
        ("Đồng chí Lê Văn An tiếp xúc cử tri huyện Sóc Sơn.", [("cuộc tiếp xúc cử tri", "")]),
        ("Luật được Quốc hội thông qua tại kỳ họp thứ 7, Quốc hội khóa XV.", [("kỳ họp", "")]),
        ("Ngày 2/6, Sở Y tế họp phiên thứ 11.", [("phiên họp", "2024-06-02")]),
        ("Ông Lê Văn An làm việc với TP Huế ngày 2/6.", [("buổi làm việc", "2024-06-02")]),
        ("Ngày 5/6, Sở Y tế tổ chức đối thoại với người nuôi tôm.", [("buổi đối thoại", "2024-06-05")]),
        ("Ngày 5/6, Sở Y tế đã đối thoại trực tiếp với doanh nghiệp.", [("buổi đối thoại", "2024-06-05")]),
        ("Ngày 5/6, Sở Y tế quán triệt quy chế đối thoại với nhân dân.", []),
        ("Ngày 5/6, ông Lê Văn An làm việc với thành phố Huế về giao thông.", [("buổi làm việc", "2024-06-05")]),
        ("Tối 5/6, ông Lê Văn An dự tiệc chiêu đãi các đại biểu.", [("tiệc chiêu đãi", "2024-06-05")]),
        ("Sau khi nghe báo cáo (từ ngày 5/6 đến nay) tại cuộc họp, ông Lê Văn An kết luận.", [("cuộc họp", "")]),
        ("Chiều 2/6, ông Lê Văn An tiếp ông Dô-y-rơ.", [("buổi tiếp", "2024-06-02")]),
        ("Người dân nhắc tới cuộc họp bàn về đê do ông Lê Văn An chủ trì ngày 2/6.", [("cuộc họp", "2024-06-02")]),
        ("Sáng 3/6, ông Lê Văn An hội kiến Nhà vua.", [("hội kiến", "2024-06-03")]),
        ("Làm việc với Sở Y tế, ông Lê Văn An khen ngợi.", [("buổi làm việc", "")]),
        ("Ông Lê Văn An đã tiếp bà Mai Thị Bình và làm việc với Sở Y tế.", [("buổi tiếp", ""), ("buổi làm việc", "")]),
        ("Ông Lê Văn An dự cuộc gặp mặt các nhà báo.", [("cuộc gặp mặt", "")]),
        ("Trong chuyến thăm Nhật Bản, ông Lê Văn An đã nói như vậy.", [("chuyến thăm", "")]),
        ("Báo cáo nêu kết quả kể từ Hội nghị Đầu tư Tây Nguyên tháng 4/2023.", [("hội nghị", "2023-04")]),
        ("Ngày 20/6, Sở Y tế tổ chức gặp mặt các cơ quan báo chí.", [("buổi gặp mặt", "2024-06-20")]),
        ("Tham dự buổi công bố sẽ có ông Lê Văn An.", [("buổi công bố", "")]),
        ("Tại buổi khen thưởng, ông Lê Văn An cảm ơn.", [("buổi khen thưởng", "")]),
        ("Ông Lê Văn An đã có các cuộc hội đàm với bà Mai Thị Bình.", [("hội đàm", "")]),
        (
            "Ông Lê Văn An phát biểu tại cuộc tiếp xúc với cử tri TP. Huế, sáng 5/6.",
            [("cuộc tiếp xúc cử tri", "2024-06-05")],
        ),
        ("Sáng 5/6, ông Lê Văn An thăm cán bộ, nhân viên Đài Phát thanh.", [("chuyến thăm", "2024-06-05")]),
        ("Kết quả được nêu ở Hội nghị thượng đỉnh các nước phát triển (G20).", [("hội nghị thượng đỉnh", "")]),
        ("Sáng 5/6, ông Lê Văn An đã tới thăm Nhà máy Ánh Sao.", [("chuyến thăm", "2024-06-05")]),
        ("Sáng 5/6, ông Lê Văn An đã đến thăm, tặng quà một số thương binh.", [("chuyến thăm", "2024-06-05")]),
        ("Chiều 5/6, ông Lê Văn An gặp gỡ đông đảo kiều bào.", [("cuộc gặp", "2024-06-05")]),
        ("Ngày 2/6, ông Lê Văn An về xã Hòa An đối thoại với người dân.", [("buổi đối thoại", "2024-06-02")]),
        ("Ông Lê Văn An đã điện đàm với bà Mai Thị Bình.", [("cuộc điện đàm", "")]),
        ("Sáng nay, Sở Y tế họp bàn việc phòng dịch.", [("cuộc họp", "2024-06-15")]),
        ("Ngày 2/6, tỉnh Lâm Đồng tổ chức họp bàn việc phòng dịch.", [("cuộc họp", "2024-06-02")]),
        ("Ông Lê Văn An, Bộ trưởng Bộ Quốc phòng tiếp bà Mai Thị Bình.", [("buổi tiếp", "")]),
        ("Ông Lê Văn An đã làm việc với lãnh đạo các tỉnh: Lâm Đồng, Gia Lai.", [("buổi làm việc", "")]),
        ("Ông Lê Văn An và các đại biểu của TP. Huế đã tiếp xúc cử tri.", [("cuộc tiếp xúc cử tri", "")]),
    ],
)
def test_an_occasion_is_told_by_a_day_a_name_or_who_takes_part(
    told: Any, text: str, expected: list[tuple[str, str]]
) -> None:
    assert spoken(told(text, people=("Lê Văn An", "Mai Thị Bình"), bodies=("Sở Y tế", "Quốc hội"))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Các hội nghị chuyên đề được ông Lê Văn An đánh giá cao.",
        "Sở Y tế có trách nhiệm tổ chức hội nghị, hội thảo phổ biến pháp luật.",
        "Ông Lê Văn An đến Trung tâm Hội nghị Quốc gia.",
        "Mỗi phiên họp, ông Lê Văn An đều phát biểu.",
        "Kinh phí hội nghị do Sở Y tế chi trả.",
        "Ông Lê Văn An tiếp tục công tác tại Sở Y tế.",
        "Ông Lê Văn An trực tiếp chỉ đạo Sở Y tế.",
        "Lễ hội chọi trâu thu hút du khách.",
        "Ba cuộc họp của Sở Y tế chưa có kết quả.",
        "Ông Lê Văn An sẽ báo cáo tại kỳ họp gần nhất.",
        "Ông Lê Văn An sẽ báo cáo tại phiên họp tiếp theo.",
        "Ông Lê Văn An là Chủ tịch Diễn đàn Kinh tế.",
        "Ông Lê Văn An muốn đối thoại với người dân.",
        "Ông Lê Văn An là kiến trúc sư, hội viên Hội kiến trúc sư.",
        "Quốc hội thảo luận về dự án, ông Lê Văn An theo dõi.",
        "Ông Lê Văn An có trách nhiệm tham dự hội nghị tổng kết công tác của Sở Y tế.",
        "Ông Lê Văn An thăm gia đình bà Hoa.",
        "Chiều 5/6, ông Lê Văn An có buổi trao đổi với PV về y tế.",
        "Ông Lê Văn An nhận lời mời thăm chính thức Nhật Bản.",
        "Ông Lê Văn An cần đối thoại với Sở Y tế.",
        "Ông Lê Văn An đã có các cuộc hội đàm với lãnh đạo các nước.",
        "Sở Y tế đã nhiều lần làm việc với ông Lê Văn An.",
        "Ông Lê Văn An thăm Bến Sông Xanh.",
    ],
)
def test_plurals_tasks_and_words_that_only_look_so_are_no_events(told: Any, text: str) -> None:
    assert told(text, people=("Lê Văn An",), bodies=("Sở Y tế",)).events == []


def test_later_mentions_refer_back_to_the_occasion(told: Any) -> None:
    text = (
        "Sáng 5/6, Sở Y tế tổ chức hội nghị tổng kết công tác. Phát biểu tại hội nghị, ông Lê Văn An nêu kết quả. "
        "Hội nghị này là dịp đánh giá. Kết thúc hội nghị, ông Lê Văn An cảm ơn."
    )
    found = told(text, people=("Lê Văn An",), bodies=("Sở Y tế",)).events
    assert len(found) == 4
    assert len({m.entity for m in found}) == 1


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("Sáng 5/6, Sở Y tế tổ chức lễ tôn vinh y bác sĩ.", "Tại buổi lễ, ông Lê Văn An cảm ơn."),
        ("Ông Lê Văn An đã có cuộc gặp bà Mai Thị Bình.", "Tại buổi tiếp, ông Lê Văn An cảm ơn."),
        ("Sáng 5/6, kỳ họp thứ 7, Quốc hội khóa XV khai mạc.", "Tại phiên khai mạc, ông Lê Văn An cảm ơn."),
        ("Ông Lê Văn An chủ trì hội nghị tổng kết ngành.", "Hội nghị trên do Sở Y tế tổ chức."),
        ("Ông Lê Văn An chủ trì cuộc họp.", "Được giao điều hành phiên họp, bà Mai Thị Bình cảm ơn."),
        ("Sáng 5/6, hội nghị thượng đỉnh các nước khai mạc.", "Phát biểu trước hội nghị, ông Lê Văn An cảm ơn."),
        ("Ông Lê Văn An tiếp bà Mai Thị Bình", "Ông Lê Văn An đã có cuộc gặp với bà Mai Thị Bình."),
    ],
)
def test_a_general_noun_refers_back(told: Any, first: str, later: str) -> None:
    found = told(f"{first} {later}", people=("Lê Văn An", "Mai Thị Bình"), bodies=("Sở Y tế", "Quốc hội")).events
    assert len(found) >= 2
    assert len({m.entity for m in found}) == 1


def test_a_name_ends_where_a_new_sentence_begins_without_a_full_stop(told: Any) -> None:
    analysis = told("Sáng 5/6, Sở Y tế tổ chức hội thảo Y tế số Tham dự có bà Mai Thị Bình.", bodies=("Sở Y tế",))
    assert [m.entity.label for m in analysis.events] == ["Hội thảo Y tế số"]


def test_a_name_in_short_is_the_same_name(told: Any) -> None:
    text = (
        "Ông Lê Văn An phát biểu tại lễ kỷ niệm 10 năm thành lập Tổng công ty Thăm dò (PVEP). "
        "Ông Lê Văn An có mặt tại lễ kỷ niệm 10 năm thành lập PVEP ngày 5/6."
    )
    assert spoken(told(text, people=("Lê Văn An",))) == [("lễ kỷ niệm", "2024-06-05")]


def test_only_events_have_a_kind() -> None:
    """A query for what has a `kg:eventKind` must find no entry of the lexicon."""
    for file in (ontology.folder() / "lexicon").glob("*.ttl"):
        assert "kg:eventKind" not in file.read_text("utf-8"), file


def test_verbs_imply_kinds_that_the_lexicon_has() -> None:
    lexicon = ontology.load()
    implied = [e.fact("impliesKind") for e in lexicon.of("EventVerb") if e.fact("impliesKind")]
    assert len(implied) > 5
    assert all(lexicon.named("EventKind", kind) for kind in implied)


def test_other_ordinals_days_and_guests_are_other_occasions(told: Any) -> None:
    text = (
        "Tại kỳ họp thứ 7, Quốc hội bàn luật. Tại kỳ họp thứ 8, Quốc hội xem xét ngân sách.\n"
        "Tại cuộc họp ngày 3/6, ông Lê Văn An báo cáo. Tại cuộc họp ngày 9/6, ông Lê Văn An báo cáo lại.\n"
        "Ông Lê Văn An tiếp bà Mai Thị Bình. Ông Lê Văn An tiếp ông Trần Văn Cường."
    )
    found = spoken(told(text, people=("Lê Văn An", "Mai Thị Bình", "Trần Văn Cường"), bodies=("Quốc hội",)))
    assert [kind for kind, _ in found] == ["kỳ họp", "kỳ họp", "cuộc họp", "cuộc họp", "buổi tiếp", "buổi tiếp"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Sáng 4/6, Sở Y tế cho biết sẽ tổ chức hội nghị tổng kết ngày 20/6.", "2024-06-20"),
        ("Trước ngày 4/6, Sở Y tế đã tổ chức hội nghị tổng kết toàn ngành.", ""),
        ("Ngày 4/6, sau hội nghị tổng kết của Sở Y tế, ông Lê Văn An trả lời.", ""),
        ("Tại cuộc họp do Sở Y tế tổ chức vào ngày 11/6, ông Lê Văn An báo cáo.", "2024-06-11"),
        ("Tại hội nghị tổng kết năm 2023 diễn ra ngày 30.12.2023, ông Lê Văn An báo cáo.", "2023-12-30"),
        ("Tại phiên họp tháng 5/2024 vào sáng 3/6, ông Lê Văn An báo cáo.", "2024-06-03"),
        ("Ông Lê Văn An cho biết lễ khởi công sẽ được tiến hành vào ngày 18/7.", "2024-07-18"),
        ("Sở Y tế tổ chức lễ kỷ niệm 60 năm thành lập (4/6/1964 - 4/6/2024) chiều 4/6.", "2024-06-04"),
    ],
)
def test_a_day_is_the_occasions_only_where_the_sentence_says_so(told: Any, text: str, date: str) -> None:
    assert [d for _, d in spoken(told(text, people=("Lê Văn An",), bodies=("Sở Y tế",)))][:1] in ([date], [])


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Tại cuộc họp ngày 5/6, ông Lê Văn An báo cáo.", "Cuộc họp ngày 5/6/2024"),
        ("Tháng 4/2024, Sở Y tế đã có cuộc họp với Bộ Nội vụ.", "Cuộc họp tháng 4/2024"),
        ("Ông Lê Văn An dự lễ khai mạc ngày hội đọc sách.", "Ngày hội đọc sách"),
        ("Ông Lê Văn An dự hội nghị Ban Chấp hành (BCH) khóa V ở Huế.", "Hội nghị Ban Chấp hành khóa V"),
        ("Ông Lê Văn An đã thăm chính thức Nhật Bản ngày 5/6.", "Chuyến thăm Nhật Bản của Lê Văn An ngày 5/6/2024"),
    ],
)
def test_labels_read_well(told: Any, text: str, label: str) -> None:
    assert [m.entity.label for m in told(text, people=("Lê Văn An",), bodies=("Sở Y tế",)).events] == [label]


def test_a_day_without_its_year_is_written_without_it() -> None:
    assert [in_words(d) for d in ("--06-26", "2017-06-05", "2017-06", "2017")] == [
        "ngày 26/6",
        "ngày 5/6/2017",
        "tháng 6/2017",
        "năm 2017",
    ]


def test_the_headline_of_a_visit_tells_of_the_same_visit(told: Any) -> None:
    text = "Bà Mai Thị Bình bắt đầu chuyến làm việc tại Lào\nNgày 3/6, bà Mai Thị Bình đã bắt đầu chuyến thăm Lào."
    assert spoken(told(text, people=("Mai Thị Bình",))) == [("chuyến thăm", "2024-06-03")]


def test_who_only_has_to_deal_with_somebody_meets_nobody(told: Any) -> None:
    text = "Bà Mai Thị Bình (sinh năm 1985) là người chịu trách nhiệm làm việc với Sở Y tế."
    assert not told(text, people=("Mai Thị Bình",), bodies=("Sở Y tế",)).events


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ông Lê Văn An dự Hội nghị thượng đỉnh G20. Hội nghị G20 thành công.", 1),
        ("Ông Lê Văn An dự Hội nghị Bộ trưởng Diễn đàn Châu Á (APEC). Hội nghị thượng đỉnh APEC họp ngày 5/6.", 2),
    ],
)
def test_a_conference_may_be_called_by_less_than_its_noun(told: Any, text: str, count: int) -> None:
    assert len({m.entity for m in told(text, people=("Lê Văn An",)).events}) == count


def test_a_visit_goes_to_no_one_who_is_met_on_it(told: Any) -> None:
    found = told("Ngày 5/6, ông Lê Văn An thăm Hà Nội gặp bà Mai Thị Bình.", people=("Lê Văn An", "Mai Thị Bình"))
    assert [m.entity.label for m in found.events if m.kind == "chuyến thăm"] == [
        "Chuyến thăm Thành phố Hà Nội của Lê Văn An ngày 5/6/2024"
    ]


def test_the_day_of_a_meeting_is_not_that_of_the_guests_visit(told: Any) -> None:
    text = "Chiều 5/6, ông Lê Văn An tiếp bà Mai Thị Bình đang thăm Nhật Bản."
    found = told(text, people=("Lê Văn An", "Mai Thị Bình"))
    assert spoken(found) == [("buổi tiếp", "2024-06-05"), ("chuyến thăm", "")]
    assert [e.label for e in found.events[1].parties] == ["Mai Thị Bình"]


def test_what_may_be_held_is_only_proposed(told: Any) -> None:
    found = told("Nếu cần, Sở Y tế có thể tổ chức hội nghị tổng kết ngày 5/6.", bodies=("Sở Y tế",)).events
    assert {m.status for m in found} == {Status.PROPOSED}


def test_a_name_goes_on_behind_an_initial(told: Any) -> None:
    found = told("Ông Lê Văn An tiếp ông John D. Smith.", people=("Lê Văn An", "John D. Smith")).events
    assert [e.label for m in found for e in m.parties] == ["Lê Văn An", "John D. Smith"]


def test_a_body_in_the_title_of_whom_is_received_is_no_guest(told: Any) -> None:
    text = "Ông Lê Văn An tiếp Cơ quan Thương mại John Smith."
    found = told(text, people=("Lê Văn An", "John Smith"), bodies=("Cơ quan Thương mại",)).events
    assert [e.label for m in found for e in m.parties] == ["Lê Văn An", "John Smith"]


def test_interviews_and_deeds_without_a_noun_are_no_events(told: Any) -> None:
    for text in (
        "Ngày 5/6, phóng viên đã có buổi làm việc với ông Lê Văn An.",
        "Sáng 5/6, Quốc hội thảo luận dự án luật. Ông Lê Văn An cho biết ý kiến còn khác nhau.",
    ):
        assert not told(text, people=("Lê Văn An",), bodies=("Quốc hội",)).events


def test_a_visit_elsewhere_is_another_visit(told: Any) -> None:
    text = "Ông Lê Văn An đã kết thúc chuyến thăm Nhật Bản. Ông Lê Văn An đang thăm chính thức Lào."
    assert len({m.entity for m in told(text, people=("Lê Văn An",)).events}) == 2
    text = (
        "Trong chuyến thăm Nhật Bản, tối 3/6, ông Lê Văn An gặp sinh viên. Tiếp tục chuyến thăm, sáng 4/6, ông đến Lào."
    )
    assert len({m.entity for m in told(text, people=("Lê Văn An",)).events if m.kind == "chuyến thăm"}) == 1


def test_keys_tell_occasions_by_name_day_and_sides(told: Any) -> None:
    text = "Ngày 5/6, Sở Y tế tổ chức hội thảo “Y tế số cho mọi nhà”. Ông Lê Văn An tiếp bà Mai Thị Bình."
    keys = [m.entity.key for m in told(text, people=("Lê Văn An", "Mai Thị Bình"), bodies=("Sở Y tế",)).events]
    assert keys == ["tin-txt/hội-thảo/y-tế-số-cho-mọi-nhà", "tin-txt/buổi-tiếp/lê-văn-an-mai-thị-bình"]
