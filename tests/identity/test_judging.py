"""What joins and what parts, by profiles made by hand: people without an office, documents without a year."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg import ontology
from kg.extract import statements
from kg.identity.knowledge import known
from kg.identity.model import DocumentSeen, Judgement, Office, PersonSeen, Profile, Verdict
from kg.identity.profile import profile
from kg.identity.settle import settle
from kg.model import Source, Span
from kg.text.slug import slug

KNOWN = known(ontology.load())
HEAD = Office("Trưởng ban", "ban-kinh-tế-trung-ương")


def rows(*profiles: Profile) -> list[Judgement]:
    return list(settle(profiles, [], KNOWN).judgements)


def joined(judgements: list[Judgement], thing: str) -> set[str]:
    """By which rules a thing is one with others."""
    return {row.rule for row in judgements if row.verdict is Verdict.SAME and thing in row.pair}


def spoken(source: str, name: str, *offices: Office, before: str = "ông", beside: tuple[str, ...] = ()) -> Profile:
    person = PersonSeen(slug(name), name, (0, len(name)), offices, (), before)
    return Profile(source, "2017-03-01", (person,), company=(f"person/{slug(name)}", *beside))


LEADER = [spoken(f"a{number}.txt", "Nguyễn Văn Bình", HEAD) for number in range(15)]


@pytest.mark.parametrize(
    ("bare", "rules"),
    [
        (spoken("b.txt", "Nguyễn Văn Bình", before="chủ tàu là ông"), set()),
        (spoken("b.txt", "Nguyễn Văn Bình", before="giáo sư"), set()),
        (spoken("b.txt", "Nguyễn Văn Bình", before="theo trưởng ban"), {"person.prominent"}),
    ],
)
def test_a_bare_name_is_the_leaders_only_behind_the_title(bare: Profile, rules: set[str]) -> None:
    assert joined(rows(*LEADER, bare), "person/nguyễn-văn-bình@b.txt") == rules


def test_a_bare_name_in_the_leaders_company_is_the_leaders() -> None:
    beside = ("person/đào-quốc-ẩn", "person/tạ-bích-hường")
    leader = spoken("a0.txt", "Nguyễn Văn Bình", HEAD, beside=beside)
    bare = spoken("b.txt", "Nguyễn Văn Bình", beside=beside)
    assert joined(rows(leader, *LEADER[1:], bare), "person/nguyễn-văn-bình@b.txt")
    assert not joined(rows(*LEADER, bare), "person/nguyễn-văn-bình@b.txt")


def test_a_public_name_has_a_title_in_many_sources() -> None:
    titled = [spoken(f"a{n}.txt", "Tạ Bích Hường", before="gặp chủ tịch trung quốc") for n in range(5)]
    bare = spoken("b.txt", "Tạ Bích Hường")
    assert joined(rows(*titled, bare), "person/tạ-bích-hường@b.txt") == {"person.public"}
    assert not joined(rows(*titled[:4], bare), "person/tạ-bích-hường@b.txt")
    untitled = [spoken(f"c{n}.txt", "Tạ Bích Hường", before="chị") for n in range(9)]
    assert not joined(rows(*untitled, bare), "person/tạ-bích-hường@b.txt")


@pytest.mark.parametrize(
    ("name", "rare"),
    [
        ("Donald Trump", True),
        ("Moon Jae-in", True),
        ("Phạm Khánh Phong Lan", True),
        ("Nguyễn Thị Thu Hà", False),
        ("Thu Hằng", False),
        ("Trump", False),
    ],
)
def test_rare_names_are_foreign_or_long(name: str, rare: bool) -> None:
    assert KNOWN.is_rare(name) is rare


def cited(source: str, date: str = "", latest: str = "", **told: object) -> Profile:
    """A source that names a resolution of the Party by its number alone."""
    given = {"issuers": ("bộ-chính-trị",), **told}
    document = DocumentSeen(f"{slug(source)}/35-ct-tw", "chỉ-thị", "35-CT/TW", ("Chỉ thị 35-CT/TW",), (0, 17), True)
    values = {name: getattr(document, name) for name in DocumentSeen.__slots__} | given
    seen = DocumentSeen(**values)
    return Profile(source, date, documents=(seen,), company=(f"document/{seen.key}",), latest=latest)


WHOLE = Profile(
    "w.txt",
    "2014-06-01",
    documents=(
        DocumentSeen(
            "35-ct-tw/2014", "chỉ-thị", "35-CT/TW", ("Chỉ thị 35-CT/TW",), (0, 17), False, ("bộ-chính-trị",),
            (), ("2014-05-26",),
        ),
    ),
    company=("document/35-ct-tw/2014",),
)  # fmt: skip


@pytest.mark.parametrize(
    ("citing", "same"),
    [
        (cited("b.txt", "2016-01-05"), True),
        (cited("b.txt", "2016-01-05", issuers=()), False),
        (cited("b.txt", "2014-09-05", issuers=()), True),
        (cited("b.txt", "2025-01-05"), False),
        (cited("b.txt", "2014-05-05"), False),
        (cited("b.txt"), False),
        (cited("b.txt", latest="2015-02-01"), True),
        (cited("b.txt", latest="2014-01-01"), False),
        (cited("b.txt", latest="2024-01-01"), False),
        (cited("b.txt", "2025-01-05", congress=11), True),
        (cited("b.txt", "2015-01-05", congress=10), False),
        (cited("b.txt", "2015-01-05", issuers=("ban-bí-thư-trung-ương-đảng",)), False),
    ],
)
def test_a_party_number_is_that_of_the_term_that_is_told(citing: Profile, same: bool) -> None:
    assert bool(joined(rows(WHOLE, citing), "document/b-txt/35-ct-tw")) is same


def test_a_number_that_many_sources_give_one_document_needs_no_date() -> None:
    known_ = [replace(WHOLE, source=f"w{number}.txt") for number in range(10)]
    thing = "document/b-txt/35-ct-tw"
    assert joined(rows(*known_, cited("b.txt")), thing) == {"document.symbol"}
    assert not joined(rows(*known_[:9], cited("b.txt")), thing)
    assert not joined(rows(*known_, cited("b.txt", "2025-01-05")), thing)


def test_a_day_after_the_source_is_no_day_of_the_document() -> None:
    document = WHOLE.documents[0]
    values = {name: getattr(document, name) for name in DocumentSeen.__slots__}
    early = DocumentSeen(**values | {"key": "35-ct-tw/2015", "dates": ("2015-05-26",)})
    wrong = Profile("b.txt", "2014-12-01", documents=(early,), company=("document/35-ct-tw/2015",))
    assert joined(rows(WHOLE, wrong), "document/35-ct-tw/2015") == {"document.symbol"}
    later = Profile("b.txt", "2015-12-01", documents=(early,), company=("document/35-ct-tw/2015",))
    assert not joined(rows(WHOLE, later), "document/35-ct-tw/2015")


def test_the_term_is_read_behind_a_document() -> None:
    text = "Kết luận số 50-KL/TW của Ban Chấp hành Trung ương Đảng khóa XII, Nghị quyết số 18-NQ/TW khoá 13 nêu rõ."
    source = Source("tin.txt", text, (Span(0, len(text)),))
    seen = profile(source, statements(source, ontology.load())).documents
    assert {d.symbol: d.congress for d in seen} == {"50-KL/TW": 12, "18-NQ/TW": 13}


def test_circulars_of_one_number_and_year_are_of_several_ministries() -> None:
    whole = DocumentSeen(
        "04-2022-tt-btp", "thông-tư", "04/2022/TT-BTP", ("Thông tư 04/2022/TT-BTP",), (0, 23), False, ("bộ-tư-pháp",)
    )
    decree = DocumentSeen(
        "24-2014-nđ-cp", "nghị-định", "24/2014/NĐ-CP", ("Nghị định 24/2014/NĐ-CP",), (0, 23), False, ("chính-phủ",)
    )
    known_ = Profile("w.txt", "2025-01-01", documents=(whole, decree))
    short = (
        DocumentSeen("b-txt/thông-tư-04-2022", "thông-tư", "", ("Thông tư 04/2022",), (0, 16), True),
        DocumentSeen("b-txt/nghị-định-24-2014", "nghị-định", "", ("Nghị định 24/2014",), (0, 17), True),
    )
    judged = rows(known_, Profile("b.txt", "2025-02-01", documents=short))
    assert not joined(judged, "document/b-txt/thông-tư-04-2022")
    assert joined(judged, "document/b-txt/nghị-định-24-2014") == {"document.short"}
