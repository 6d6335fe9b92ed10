from pathlib import Path

import pytest
import rdflib

from kg.errors import NotAGraphError, QueryError, UsageError
from kg.graph.answers import Table
from kg.graph.knowledge_graph import KnowledgeGraph


def test_queries_run_over_all_sources_with_prefixes_and_base_known(sample: KnowledgeGraph) -> None:
    answer = sample.query("SELECT ?doc { ?doc eli:passed_by <body/bộ-chính-trị> }")
    assert isinstance(answer, Table)
    assert answer.rows == [("https://w3id.org/vnpolicy/id/document/52-nq-tw/2019",)]


def test_one_source_can_be_asked_alone(sample: KnowledgeGraph) -> None:
    answer = sample.query("SELECT ?b { GRAPH <source/tin/hai.txt> { ?d eli:passed_by/skos:prefLabel ?b } }")
    assert isinstance(answer, Table)
    assert answer.dicts() == [{"b": "Thành ủy Hải Phòng"}]


def test_values_are_python_values(sample: KnowledgeGraph) -> None:
    answer = sample.query("SELECT (1+1 AS ?i) (0.5 AS ?d) (true AS ?b) ('x' AS ?s) (?none AS ?n) {}")
    assert isinstance(answer, Table)
    assert answer.rows == [(2, 0.5, True, "x", None)]
    assert answer.dicts() == [{"i": 2, "d": 0.5, "b": True, "s": "x"}]


def test_ask_and_construct_have_their_own_answers(sample: KnowledgeGraph) -> None:
    assert sample.query("ASK { ?d eli:passed_by ?b }") is True
    graph = sample.query("CONSTRUCT { ?b kg:issued ?d } WHERE { ?d eli:passed_by ?b }")
    assert isinstance(graph, rdflib.Graph)
    assert len(graph) == 2


@pytest.mark.parametrize("query", ["SELECT", "", "DELETE WHERE { ?s ?p ?o }", "SELECT * { ?s nope:x ?o }"])
def test_what_is_no_query_is_an_error_that_says_so(sample: KnowledgeGraph, query: str) -> None:
    with pytest.raises(QueryError, match="not SPARQL"):
        sample.query(query)


def test_rdflib_reads_the_same_triples(sample: KnowledgeGraph) -> None:
    dataset = sample.rdflib()
    (row,) = dataset.query("SELECT (COUNT(*) AS ?n) { ?s a kg:Statement }")
    assert int(row[0]) == 10  # type: ignore[index, arg-type]
    body = rdflib.URIRef("https://w3id.org/vnpolicy/id/body/bộ-chính-trị")
    assert rdflib.Literal("Bộ Chính trị", lang="vi") in set(dataset.objects(body, rdflib.SKOS.prefLabel))


def test_the_network_links_the_entities(sample: KnowledgeGraph) -> None:
    network = sample.network()
    labels = {data["label"] for _, data in network.nodes(data=True)}
    assert {"Bộ Chính trị", "Nghị quyết 52-NQ/TW", "Trần Văn Hòa"} <= labels


def test_the_view_is_a_page_that_a_notebook_frames(sample: KnowledgeGraph, tmp_path: Path) -> None:
    page = sample.view(tmp_path / "x.html")
    assert (tmp_path / "x.html").read_text("utf-8") == page.html
    assert "Bộ Chính trị" in page.html
    assert page._repr_html_().startswith('<iframe srcdoc="&lt;!')
    with pytest.raises(UsageError, match="cannot write"):
        sample.view(tmp_path / "none" / "x.html")


def test_a_table_is_shown_escaped_in_a_notebook() -> None:
    shown = Table(("a<b",), [("<script>",), (None,)])._repr_html_()
    assert "<script>" not in shown
    assert shown.count("<tr>") == 3


def test_an_open_graph_stays_as_it_was_while_the_next_is_built(sample: KnowledgeGraph, rebuild: object) -> None:
    from tests.graph.sample import source

    before = len(sample)
    rebuild(source("tin/một.txt"))  # type: ignore[operator]
    assert len(sample) == before
    with KnowledgeGraph(sample.path) as now:
        assert len(now) < before


def test_a_graph_cannot_be_written_through_its_reader(sample: KnowledgeGraph) -> None:
    with pytest.raises(AttributeError):
        sample.store.clear()


def test_a_folder_without_a_graph_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotAGraphError):
        KnowledgeGraph(tmp_path / "none")
