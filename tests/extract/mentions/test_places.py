"""Places: a text, and the places it names as (words, label, level)."""

import pytest

from kg import ontology
from kg.extract import gazetteer
from kg.extract.analysis import Analysis
from kg.extract.mentions.places import places
from kg.model import Source, Span


def analysed(text: str) -> Analysis:
    analysis = Analysis.of(Source("văn bản", text, (Span(0, len(text)),)), ontology.load())
    places.find(analysis)
    return analysis


def found(text: str) -> list[tuple[str, str, str]]:
    analysis = analysed(text)
    return [(analysis.text[p.start : p.end], p.entity.label, p.level) for p in analysis.places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đoàn công tác đến tỉnh Lào Cai.", [("tỉnh Lào Cai", "Tỉnh Lào Cai", "province")]),
        ("Dự án ở TP.HCM.", [("TP.HCM", "Thành phố Hồ Chí Minh", "province")]),
        ("Dự án ở TPHCM.", [("TPHCM", "Thành phố Hồ Chí Minh", "province")]),
        ("Cảng nằm ở BR-VT.", [("BR-VT", "Tỉnh Bà Rịa - Vũng Tàu", "province")]),
        ("Ông sinh ở huyện Đức Thọ.", [("huyện Đức Thọ", "Huyện Đức Thọ", "district")]),
        ("Trụ sở đặt tại TP Yên Bái.", [("TP Yên Bái", "Thành phố Yên Bái", "district")]),
        ("Bà công tác ở phường 7.", [("phường 7", "Phường 7", "commune")]),
        ("Chủ tịch huyện Đức Thọ Nguyễn Văn Bình nói.", [("huyện Đức Thọ", "Huyện Đức Thọ", "district")]),
        ("TỈNH QUẢNG TRỊ", [("TỈNH QUẢNG TRỊ", "Tỉnh Quảng Trị", "province")]),
        ("Ông thăm Nhật Bản và Lào.", [("Nhật Bản", "Nhật Bản", "country"), ("Lào", "Lào", "country")]),
    ],
)  # fmt: skip
def test_places_are_read_with_their_level(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ông Nguyễn Thái Bình phát biểu.",
        "Nhà ở đường Thái Nguyên.",
        "Mong một cuộc sống hòa bình.",
        "Chủ tịch Hồ Chí Minh viết thư.",
        "Anh Nam gặp chị Nga.",
        "Việt Nam gia nhập tổ chức này.",
        "Vấn đề xã hội được bàn kỹ.",
        "Bộ Hải dương và Nghề cá công bố.",
        "Người Việt Nam định cư ở nước ngoài.",
        "Việt Nam Định hướng phát triển.",
    ],
)
def test_what_only_looks_like_a_place_is_none(text: str) -> None:
    assert found(text) == []


def test_towns_and_cities_formed_of_late_are_below_their_province() -> None:
    places_found = analysed("Quận Phú Xuân và TP Thủy Nguyên họp.").places
    assert [p.entity.key for p in places_found] == ["huế/quận-phú-xuân", "hải-phòng/thành-phố-thủy-nguyên"]


def test_the_pacific_is_not_the_province_of_thái_bình() -> None:
    assert found("Tàu đi qua Thái Bình Dương.") == [("Thái Bình Dương", "Thái Bình Dương", "region")]


def test_a_unit_that_one_province_has_is_keyed_below_it() -> None:
    (place,) = analysed("Đường qua huyện Đức Thọ.").places
    assert place.entity.key == "hà-tĩnh/huyện-đức-thọ"


def test_a_unit_that_many_provinces_have_keeps_its_own_key() -> None:
    (place,) = analysed("Đường qua huyện Châu Thành.").places
    assert place.entity.key == "huyện-châu-thành"


def test_a_numbered_ward_takes_the_name_of_its_city() -> None:
    ward, city = analysed("Bà ở phường 7, thành phố Vũng Tàu.").places
    assert (ward.entity.label, city.entity.label) == ("Phường 7 thành phố Vũng Tàu", "Thành phố Vũng Tàu")


def test_the_text_is_about_the_province_it_names_most() -> None:
    text = "Cà Mau tìm cách giữ rừng. Người dân Cà Mau trồng đước. Bạc Liêu cũng góp sức."
    focus = analysed(text).focus
    assert focus is not None
    assert focus.label == "Tỉnh Cà Mau"


def test_the_gazetteer_holds_both_eras() -> None:
    assert gazetteer.districts()["huyện đức thọ"] == ("Hà Tĩnh",)
    assert "phường 7" in gazetteer.communes()
    assert "Hà Nội" in gazetteer.communes()["phường hoàn kiếm"]


def test_the_lexicon_knows_the_provinces_before_and_after_july_2025() -> None:
    provinces = [e for e in ontology.load().of("Place") if e.fact("level") == "province"]
    assert len([e for e in provinces if e.fact("codeUntil2025")]) == 64, "63, and Huế beside Thừa Thiên Huế"
    assert len([e for e in provinces if e.fact("codeSince2025")]) == 34
    merged = {e.label: e.fact("mergedInto").rpartition("/")[2] for e in provinces if e.fact("mergedInto")}
    assert merged["Tỉnh Hải Dương"] == "hải-phòng"
    assert merged["Tỉnh Bà Rịa - Vũng Tàu"] == merged["Tỉnh Bình Dương"] == "hồ-chí-minh"
