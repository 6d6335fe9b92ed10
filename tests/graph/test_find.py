import pytest

from kg.graph import find
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.ontology import ID


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("Bộ Chính trị", None, "body/bộ-chính-trị"),
        ("bộ chính trị", "body", "body/bộ-chính-trị"),
        ("Thành uỷ Hải Phòng", "body", "body/thành-ủy-hải-phòng"),
        ("Trần Văn Hoà", "person", "person/trần-văn-hòa"),
        ("52-nq/tw", "document", "document/52-nq-tw/2019"),
        ("Nghị quyết số 52–NQ/TW", "document", "document/52-nq-tw/2019"),
        ("Nghị quyết của Trung ương 52-NQ/TW", "document", "document/52-nq-tw/2019"),
        ("tin/một.txt", None, "source/tin/một.txt"),
        ("body/bộ-chính-trị", None, "body/bộ-chính-trị"),
        (ID + "body/bộ-chính-trị", None, "body/bộ-chính-trị"),
    ],
)
def test_things_are_found_by_any_form_of_their_name(
    sample: KnowledgeGraph, name: str, kind: str | None, key: str
) -> None:
    assert sample.find(name, kind) == [ID + key]


def test_diacritics_and_kind_are_never_ignored(sample: KnowledgeGraph) -> None:
    assert sample.find("Trần Văn Hóa") == []
    assert sample.find("Bộ Chính trị", "person") == []


def test_names_that_come_near_are_suggested(sample: KnowledgeGraph) -> None:
    assert "Trần Văn Hòa" in find.near(sample.store, "tran van hoa", "person")
    assert "Thành ủy Hải Phòng" in find.near(sample.store, "Hải Phòng", "body")
