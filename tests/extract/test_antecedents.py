"""Which document "Nghị quyết này" means, if exactly one."""

import pytest

from kg import ontology
from kg.extract.analysis import Analysis
from kg.extract.antecedents import antecedents
from kg.extract.mentions import dates
from kg.extract.mentions.documents import documents
from kg.extract.mentions.places import places
from kg.model import Source, Span


def meant(text: str) -> list[tuple[str, str]]:
    analysis = Analysis.of(Source("bài", text, (Span(0, len(text)),)), ontology.load())
    for stage in (dates, places, documents):
        stage.find(analysis)
    return [(analysis.text[m.start : m.end], m.entity.label) for m in antecedents(analysis)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nghị quyết 52-NQ/TW ra đời năm 2019. Mục tiêu của Nghị quyết này rất cao.", [
            ("Nghị quyết này", "Nghị quyết 52-NQ/TW")]),
        ("Chính phủ ban hành Nghị định 30/2020/NĐ-CP. Nghị định quy định cách ghi số.", [
            ("Nghị định", "Nghị định 30/2020/NĐ-CP")]),
        ("Bộ sửa Thông tư 01/2020/TT-BTP và Thông tư 02/2021/TT-BTP. Hai Thông tư nêu trên có nhiều điểm mới.", [
            ("Thông tư nêu trên", "Thông tư 01/2020/TT-BTP"), ("Thông tư nêu trên", "Thông tư 02/2021/TT-BTP")]),
    ],
)  # fmt: skip
def test_the_only_document_of_its_type(text: str, expected: list[tuple[str, str]]) -> None:
    assert meant(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết 10-NQ/TW và Nghị quyết 11-NQ/TW cùng ra đời. Nghị quyết này rất quan trọng.",
        "Thông tư này áp dụng cho mọi đơn vị. Việc ghi sổ theo Thông tư 133/2016/TT-BTC.",
        "Đây là một quyết định khó. Quyết định này gây tranh cãi.",
    ],
)
def test_none_where_two_fit_or_none_is_named(text: str) -> None:
    assert meant(text) == []
