"""The graph as it stands on a day, over texts of our own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest

import kg
from kg.errors import UsageError
from kg.graph.answers import Table
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Source, Span

TEXTS = {
    "2019.txt": ("2019-10-01", "Bộ Chính trị ban hành Nghị quyết số 52-NQ/TW ngày 27/9/2019."),
    "2020.txt": ("2020-03-10", "Bí thư Thành ủy Hải Phòng Lê Văn Thành dự hội nghị chuyển đổi số."),
    "2021.txt": ("2021-08-01", "Bí thư Thành ủy Hải Phòng Trần Lưu Quang làm việc với Sở Y tế."),
    "2023.txt": ("2023-01-06", "Đồng chí Trần Lưu Quang, nguyên Bí thư Thành ủy Hải Phòng, dự lễ."),
    "2024.txt": (
        "2024-12-23",
        "Bộ Chính trị ban hành Nghị quyết số 57-NQ/TW ngày 22/12/2024, thay thế Nghị quyết số 52-NQ/TW ngày 27/9/2019.",
    ),
    "2025.txt": ("2025-03-02", "Bộ Xây dựng tiếp nhận công việc của Bộ Giao thông vận tải."),
}
PEOPLE = "SELECT DISTINCT ?name { ?t org:member/foaf:name ?name } ORDER BY ?name"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    sources = [Source(name, text, (Span(0, len(text)),), date=date) for name, (date, text) in TEXTS.items()]
    with kg.build(sources, tmp_path_factory.mktemp("as-of") / "graph", jobs=1) as built:
        yield built


def column(graph: KnowledgeGraph, query: str) -> list[object]:
    table = graph.query(query)
    assert isinstance(table, Table)
    return [row[0] for row in table]


def held(graph: KnowledgeGraph, day: str) -> list[tuple[object, object]]:
    rows = graph.ask("held-on", body="Thành ủy Hải Phòng", role="Bí thư", on=day).dicts()
    return [(row["person"], row["held"]) for row in rows]


@pytest.mark.parametrize(
    ("day", "holders"),
    [
        ("2019-12-01", []),
        ("2020-03-10", [("Lê Văn Thành", "certain")]),
        ("2021-01-01", [("Lê Văn Thành", "presumed")]),
        ("2021-08-01", [("Trần Lưu Quang", "certain")]),
        ("2022-12-31", [("Trần Lưu Quang", "presumed")]),
        ("2023-01-06", []),
    ],
)
def test_who_held_an_office_on_a_day(graph: KnowledgeGraph, day: str, holders: list[tuple[str, str]]) -> None:
    assert held(graph, day) == holders
    with graph.as_of(day) as then:
        assert column(then, PEOPLE.replace("?t org", "?t org:role/skos:prefLabel 'Bí thư'@vi . ?t org")) == [
            name for name, _ in holders
        ]


def test_documents_of_later_days_and_what_they_do_are_not_there(graph: KnowledgeGraph) -> None:
    numbers = "SELECT DISTINCT ?id { ?s schema:mentions ?d . ?d eli:id_local ?id }"
    with graph.as_of("2020-01-01") as then:
        assert column(then, numbers) == ["52-NQ/TW"]
        assert column(then, "SELECT ?d { ?d dcterms:replaces ?o }") == []
        assert column(then, "SELECT ?d { ?s rdf:predicate dcterms:replaces ; rdf:subject ?d }") == []
        assert column(then, "SELECT ?d { GRAPH ?g { ?d eli:id_local '57-NQ/TW' } }") == []
    with graph.as_of("2025-01-01") as then:
        assert len(column(then, "SELECT ?d { ?d dcterms:replaces ?o }")) == 1


def test_mergers_of_later_days_have_not_come_about(graph: KnowledgeGraph) -> None:
    merged = "SELECT ?b { <body/bộ-giao-thông-vận-tải> kg:mergedInto ?b }"
    assert len(column(graph, merged)) == 1
    with graph.as_of("2025-02-28") as then:
        assert column(then, merged) == []
        assert column(then, "SELECT ?u { <body/bộ-giao-thông-vận-tải> kg:until ?u }") == []
    with graph.as_of("2025-03-01") as then:
        assert len(column(then, merged)) == 1


def test_the_graph_itself_stays_as_it_is(graph: KnowledgeGraph) -> None:
    before = len(graph)
    with graph.as_of("2000-01-01") as then:
        assert len(then) < before
        place = then.location
    assert len(graph) == before
    assert not place.exists()


def test_the_day_must_be_one(graph: KnowledgeGraph) -> None:
    with pytest.raises(UsageError, match="2026-06-30"):
        graph.as_of("2020")


def test_exports_and_views_stand_on_the_day_too(graph: KnowledgeGraph, tmp_path: Path) -> None:
    with graph.as_of("2020-01-01") as then:
        then.export(tmp_path / "then.nt")
        shown = {data["label"] for _, data in then.network().nodes(data=True)}
    assert "Nghị quyết 52-NQ/TW" in shown
    assert "Nghị quyết 57-NQ/TW" not in shown
    assert "57-NQ/TW" not in (tmp_path / "then.nt").read_text("utf-8")


def test_its_organisation_chart_opens_on_the_day(graph: KnowledgeGraph) -> None:
    with graph.as_of("2022-06-01") as then:
        chart = then.network("organisation")
        assert chart.graph["page"]["day"] == "2022-06-01"
        assert "Trần Lưu Quang" in nx.get_node_attributes(chart, "label").values()
        assert then.network("organisation", day="2021-08-01").graph["page"]["day"] == "2021-08-01"
        assert then.network("timeline").graph["kind"] == "timeline", "the other kinds have no such option"
