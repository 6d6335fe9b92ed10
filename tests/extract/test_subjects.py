from __future__ import annotations

from typing import Any

import pytest

from kg.extract.openers import opener
from kg.extract.subjects import serial_subjects, subjects

PEOPLE = ("Lê Văn An", "Mai Thị Bình")
BODIES = ("Sở Y tế", "Bộ Nội vụ")


def before(analysis: Any, word: str) -> list[str]:
    return [a.entity.label for a in subjects(analysis, 0, analysis.lower.index(word))]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Ông Lê Văn An đã trực tiếp chủ trì phiên họp.", "chủ trì", ["Lê Văn An"]),
        ("Ông Lê Văn An và bà Mai Thị Bình cùng chủ trì phiên họp.", "chủ trì", ["Lê Văn An", "Mai Thị Bình"]),
        ("Sở Y tế phối hợp với Bộ Nội vụ tổ chức hội nghị.", "tổ chức", ["Sở Y tế", "Bộ Nội vụ"]),
        ("Ông Lê Văn An, người mới nhận việc, đã chủ trì phiên họp.", "chủ trì", ["Lê Văn An"]),
        ("Đoàn công tác của Bộ Nội vụ do ông Lê Văn An dẫn đầu đã thăm Huế.", "thăm", ["Bộ Nội vụ", "Lê Văn An"]),
        ("Đoàn công tác của Bộ Nội vụ đã thăm Huế.", "thăm", ["Bộ Nội vụ"]),
        ("Ông Lê Văn An cùng đoàn công tác đã thăm Huế.", "thăm", ["Lê Văn An"]),
        ("Ông Lê Văn An cho rằng cần chủ trì phiên họp.", "chủ trì", []),
        ("Ông Lê Văn An, Giám đốc đơn vị, Sở Y tế chủ trì phiên họp.", "chủ trì", ["Lê Văn An"]),
        ("Tại Nhà tưởng niệm đồng chí Lê Văn An, Sở Y tế tổ chức lễ.", "tổ chức", ["Sở Y tế"]),
        ("Sở Y tế, TP.HCM tổ chức hội nghị.", "tổ chức", ["Sở Y tế"]),
        ("Bà Mai Thị Bình, người mới nhận việc, đồng thời là thành viên mạng lưới Sở Y tế chủ trì họp.", "chủ trì",
         ["Mai Thị Bình"]),
        ("Sở Y tế khóa XVIII, nhiệm kỳ 2021 - 2026 đã tổ chức kỳ họp.", "tổ chức", ["Sở Y tế"]),
        ("PV Sở Y tế chủ trì phiên họp.", "chủ trì", []),
        ("Theo ông Lê Văn An, cần chủ trì phiên họp.", "chủ trì", []),
        ("Tại trụ sở Sở Y tế, sẽ chủ trì phiên họp.", "chủ trì", []),
    ],
)  # fmt: skip
def test_the_subject_of_a_verb(told: Any, text: str, word: str, expected: list[str]) -> None:
    assert before(told(text, people=PEOPLE, bodies=BODIES), word) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ông Lê Văn An đã tiếp bà Mai Thị Bình và dự hội nghị.", ["Lê Văn An"]),
        ("Ông Lê Văn An đã tiếp bà Mai Thị Bình, đồng thời dự hội nghị.", ["Lê Văn An"]),
        ("Ông Lê Văn An đã tiếp bà Mai Thị Bình: nhiều người bận, dự hội nghị.", []),
    ],
)
def test_verbs_in_a_row_share_their_subject(told: Any, text: str, expected: list[str]) -> None:
    analysis = told(text, people=PEOPLE)
    assert [a.entity.label for a in serial_subjects(analysis, 0, analysis.lower.index("dự hội nghị"))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ông Lê Văn An nêu kết quả.", ["Lê Văn An"]),
        ("Tổng Lãnh sự Nhật Bản Lê Văn An nêu kết quả.", ["Lê Văn An"]),
        ("đại diện Sở Y tế nêu kết quả.", ["Sở Y tế"]),
        ("ông Lê Văn An, bà Mai Thị Bình đều nêu kết quả.", ["Lê Văn An", "Mai Thị Bình"]),
        ("trả lời câu hỏi của ông Lê Văn An.", []),
        ("có nhiều việc ông Lê Văn An chưa làm.", []),
    ],
)
def test_who_opens_a_clause(told: Any, text: str, expected: list[str]) -> None:
    analysis = told(text, people=PEOPLE, bodies=BODIES)
    assert [a.entity.label for a in opener(analysis, 0, len(text))] == expected


def test_a_body_in_an_office_or_a_bracket_is_no_agent(told: Any) -> None:
    text = "Giám đốc Sở Y tế Lê Văn An chủ trì phiên họp."
    assert before(told(text, people=PEOPLE, bodies=BODIES, offices=("Giám đốc Sở Y tế",)), "chủ trì") == ["Lê Văn An"]
    text = "Bà Mai Thị Bình (ảnh Sở Y tế) chủ trì phiên họp."
    assert before(told(text, people=PEOPLE, bodies=BODIES), "chủ trì") == ["Mai Thị Bình"]
