"""The named questions answered on the example articles: what a reader of those articles would say."""

from pathlib import Path

import pytest

import kg
from kg.graph.answers import Table
from kg.graph.knowledge_graph import KnowledgeGraph

ARTICLES = Path(__file__).parents[1] / "examples" / "articles"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    return kg.build(ARTICLES, tmp_path_factory.mktemp("examples") / "graph")


def answers(graph: KnowledgeGraph, question: str, columns: str, **values: str) -> set[tuple[object, ...]]:
    """The answers to a named question, cut to some of their columns."""
    wanted = columns.split()
    table = graph.ask(question, **values)
    return {tuple(row[table.columns.index(name)] for name in wanted) for row in table}


def test_every_article_is_read(graph: KnowledgeGraph) -> None:
    assert graph.report is not None
    assert graph.report.added == len(list(ARTICLES.iterdir())) >= 8
    assert not graph.report.skipped
    assert not graph.report.rejected


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("52-NQ/TW", {("issuer", "Bộ Chính trị"), ("signer", "Nguyễn Phú Trọng"), ("date", "2019-09-27")}),
        ("749/QĐ-TTg", {("issuer", "Thủ tướng Chính phủ"), ("date", "2020-06-03")}),
        (
            "505/QĐ-TTg",
            {
                ("issuer", "Thủ tướng Chính phủ"),
                ("signer", "Vũ Đức Đam"),
                ("date", "2022-04-22"),
                ("in force from", "2022-04-22"),
            },
        ),
    ],
)
def test_who_issued(graph: KnowledgeGraph, document: str, expected: set[tuple[object, ...]]) -> None:
    assert {(what, str(value)) for what, value in answers(graph, "who-issued", "what value", doc=document)} == expected


def test_what_implements_a_resolution(graph: KnowledgeGraph) -> None:
    assert answers(graph, "implements", "level document issuer", doc="52-NQ/TW") == {
        (1, "Nghị quyết 50/NQ-CP", "Chính phủ")
    }


def test_targets_of_a_resolution(graph: KnowledgeGraph) -> None:
    found = answers(graph, "targets", "comparator value unit deadline", doc="57-NQ/TW")
    assert {(c, float(str(v)), u, d) for c, v, u, d in found} == {(">=", 30.0, "%", "2030"), ("=", 2.0, "%", "2030")}


def test_targets_due_by_a_year(graph: KnowledgeGraph) -> None:
    found = answers(graph, "targets-due", "due comparator value", by="2025")
    assert {due for due, *_ in found} == {2025}
    assert {(c, float(str(v))) for _, c, v in found} >= {(">", 80.0), ("=", 20.0), ("~", 20.0), (">", 50.0)}


def test_who_held_an_office(graph: KnowledgeGraph) -> None:
    assert answers(graph, "office-holders", "person office", body="Thành ủy Hải Phòng") == {
        ("Trần Lưu Quang", "Bí thư")
    }


def test_the_offices_of_a_person(graph: KnowledgeGraph) -> None:
    assert answers(graph, "offices-of-person", "office organisation", person="Trần Lưu Quang") == {
        ("Ủy viên", "Ban Chấp hành Trung ương Đảng"),
        ("Phó Thủ tướng", "Chính phủ"),
        ("Bí thư", "Thành ủy Hải Phòng"),
    }


def test_what_a_decree_replaces(graph: KnowledgeGraph) -> None:
    assert answers(graph, "changes", "does to", doc="30/2020/NĐ-CP") == {
        ("replaces", "Nghị định 09/2010/NĐ-CP"),
        ("replaces", "Nghị định 110/2004/NĐ-CP"),
    }


def test_the_legal_basis_of_a_decision(graph: KnowledgeGraph) -> None:
    grounds = {str(ground) for (ground,) in answers(graph, "legal-basis", "ground", doc="505/QĐ-TTg")}
    assert "Luật Tổ chức Chính phủ 2015" in grounds
    assert len(grounds) == 2


def test_the_events_of_a_person(graph: KnowledgeGraph) -> None:
    assert answers(graph, "events-of", "as kind place", who="Tô Lâm") == {
        ("attended", "hội nghị", "Thành phố Hà Nội"),
        ("spoke", "hội nghị", "Thành phố Hà Nội"),
    }


def test_who_took_part_with_a_person(graph: KnowledgeGraph) -> None:
    ((together,), *_) = answers(graph, "events-of", "with", who="Tô Lâm")
    assert {"Phạm Minh Chính", "Lương Cường"} <= set(str(together).split("; "))
    assert "Tô Lâm" not in str(together).split("; ")


def test_targets_of_a_place_beside_the_national_ones(graph: KnowledgeGraph) -> None:
    found = answers(graph, "targets-compared", "whose deadline value", place="Hải Phòng", topic="kinh tế số")
    assert {(whose, deadline, float(str(value))) for whose, deadline, value in found} == {
        ("Thành phố Hải Phòng", "2030", 35.0),
        ("cả nước", "2030", 30.0),
        ("cả nước", "2025", 20.0),
    }


@pytest.mark.parametrize(
    ("day", "then"), [("2022-01-01", "after"), ("2022-04-22", "on the day"), ("2025-06-01", "before")]
)
def test_who_held_an_office_on_a_day_before_and_after(graph: KnowledgeGraph, day: str, then: str) -> None:
    found = answers(graph, "office-holders", "person then", body="Chính phủ", role="Phó Thủ tướng", on=day)
    assert ("Vũ Đức Đam", then) in found


def test_what_was_in_force_on_a_topic_on_a_day(graph: KnowledgeGraph) -> None:
    """A law that is passed is not yet in force: Luật Đất đai of January 2024 was so from August on."""
    before, after = (
        dict(answers(graph, "in-force", "document amended", topic="đất đai", on=day))
        for day in ("2024-06-01", "2024-12-31")
    )
    assert "Luật Đất đai 31/2024/QH15" not in before
    assert after["Luật Đất đai 31/2024/QH15"] == "Luật 43/2024/QH15"
    assert {"Nghị định 102/2024/NĐ-CP", "Nghị định 103/2024/NĐ-CP"} <= set(after)


def test_what_is_said_of_a_body_is_found_under_its_new_name(graph: KnowledgeGraph) -> None:
    ((name, source),) = answers(graph, "about-body", "name source", body="Bộ Nông nghiệp và Môi trường")
    assert name == "Bộ Tài nguyên và Môi trường"
    assert source
    assert answers(graph, "about-body", "name", body="Bộ Tài nguyên và Môi trường") == {(name,)}


def test_provinces_that_have_not_implemented_a_document(graph: KnowledgeGraph) -> None:
    provinces = {str(name) for (name,) in answers(graph, "not-implementing", "province", doc="52-NQ/TW")}
    assert len(provinces) == 34
    assert "Tỉnh Hải Dương" not in provinces  # part of Hải Phòng by now


def test_a_programme_is_approved_by_a_decision(graph: KnowledgeGraph) -> None:
    assert graph.query("""
        ASK { ?decision eli:id_local "749/QĐ-TTg" ; kg:approves ?programme .
              ?programme skos:prefLabel ?name FILTER(CONTAINS(LCASE(?name), "chuyển đổi số quốc gia")) }
    """)


def test_every_fact_has_its_words_in_its_source(graph: KnowledgeGraph) -> None:
    found = graph.query("""
        SELECT ?text ?exact ?start ?end
        { ?s oa:exact ?exact ; oa:start ?start ; oa:end ?end ; prov:wasDerivedFrom/schema:text ?text }
    """)
    assert isinstance(found, Table)
    rows = list(found)
    assert len(rows) > 300
    assert all(str(text)[int(str(start)) : int(str(end))] == exact for text, exact, start, end in rows)


def test_a_source_is_an_official_document_where_its_header_says_so(graph: KnowledgeGraph) -> None:
    found = graph.query(
        "SELECT ?source ?symbol { ?s dcterms:identifier ?source ; schema:mainEntity/eli:id_local ?symbol }"
    )
    assert isinstance(found, Table)
    assert {tuple(map(str, row)) for row in found} == {("quyet-dinh-ngay-chuyen-doi-so.txt", "505/QĐ-TTg")}
