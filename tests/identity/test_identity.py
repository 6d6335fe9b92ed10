"""Identity in a build: what queries see, what stays, what can be undone."""

from __future__ import annotations

from pathlib import Path

import kg
from kg.engines.build import remove
from kg.engines.decide import decide, undo
from kg.graph.answers import Table
from kg.identity import ledger
from kg.identity.model import Verdict
from tests.identity.conftest import Built, exported

HÙNG = "person/nguyễn-văn-hùng"
KON_TUM, QUẢNG_TRỊ = f"{HÙNG}@c.txt", f"{HÙNG}@d.txt"


def column(graph: kg.KnowledgeGraph, query: str) -> list[str]:
    table = graph.query(query)
    assert isinstance(table, Table)
    return [str(row[0]).removeprefix("https://w3id.org/vnpolicy/id/") for row in table]


def people(graph: kg.KnowledgeGraph, name: str) -> list[str]:
    return column(graph, f'SELECT DISTINCT ?p {{ ?p foaf:name "{name}" }} ORDER BY ?p')


def test_queries_see_one_node_for_a_document_that_one_source_names_in_full(built: Built) -> None:
    with built() as graph:
        assert column(graph, 'SELECT DISTINCT ?d { ?d eli:id_local "52-NQ/TW" }') == ["document/52-nq-tw/2019"]
        mentioning = "SELECT ?s { GRAPH ?g { ?s schema:mentions <document/52-nq-tw/2019> } } ORDER BY ?s"
        assert column(graph, mentioning) == ["source/a.txt", "source/b.txt"]
        said = "SELECT DISTINCT ?d { ?x a kg:Statement ; rdf:subject|rdf:object ?d . ?d eli:id_local ?i }"
        assert column(graph, said) == ["document/52-nq-tw/2019"]


def test_the_graph_says_what_a_source_called_a_thing(built: Built) -> None:
    with built() as graph:
        read = column(graph, "SELECT ?r { GRAPH kgid:identity { <document/52-nq-tw/2019> kg:readAs ?r } }")
        assert read == ["document/b-txt/52-nq-tw"]
        assert graph.find(read[0]) == ["https://w3id.org/vnpolicy/id/document/52-nq-tw/2019"]


def test_people_of_one_name_and_two_places_are_two(built: Built) -> None:
    with built() as graph:
        assert people(graph, "Nguyễn Văn Hùng") == [f"{HÙNG}/tỉnh-ủy-kon-tum", f"{HÙNG}/ủy-ban-nhân-dân-tỉnh-quảng-trị"]
        tenures = f"SELECT ?s {{ ?t org:member <{HÙNG}/tỉnh-ủy-kon-tum> ; prov:wasDerivedFrom ?s }}"
        assert column(graph, tenures) == []
        sources = (
            f"SELECT DISTINCT ?s {{ ?x rdf:object <{HÙNG}/tỉnh-ủy-kon-tum> ; prov:wasDerivedFrom ?s }} ORDER BY ?s"
        )
        assert column(graph, sources) == ["source/c.txt", "source/e.txt"]


def test_what_cannot_be_told_stays_apart_and_is_open(built: Built) -> None:
    with built() as graph:
        assert len(people(graph, "Nguyễn Văn Tâm")) == 2
        rows = {row.pair: row for row in graph.ledger() if row.verdict is Verdict.UNSURE}
        row = rows["person/nguyễn-văn-tâm@f.txt", "person/nguyễn-văn-tâm@g.txt"]
        assert row.evidence == ("f.txt:4-18", "g.txt:7-21")


def test_the_order_and_number_of_builds_do_not_matter(built: Built, folder: Path, tmp_path: Path) -> None:
    whole = exported(built("whole"), tmp_path / "whole.nq")
    later = {name: (folder / name).read_text("utf-8") for name in ("a.txt", "d.txt", "f.txt")}
    for name in later:
        (folder / name).unlink()
    with built() as graph:
        assert people(graph, "Nguyễn Văn Hùng") == [HÙNG]
    for name, text in later.items():
        (folder / name).write_text(text, "utf-8")
        built().close()
    assert exported(built(), tmp_path / "piecemeal.nq") == whole


def test_a_source_that_is_removed_takes_along_what_it_settled(built: Built, folder: Path, tmp_path: Path) -> None:
    built().close()
    remove(["a.txt", "d.txt"], tmp_path / "graph")
    removed = exported(kg.open(tmp_path / "graph"), tmp_path / "removed.nq")
    (folder / "a.txt").unlink()
    (folder / "d.txt").unlink()
    assert removed == exported(built("fresh"), tmp_path / "fresh.nq")
    assert "52-nq-tw/2019" not in removed


def test_a_decision_goes_before_the_rules_survives_a_rebuild_and_can_be_undone(built: Built, tmp_path: Path) -> None:
    before = exported(built(), tmp_path / "before.nq")
    decide(tmp_path / "graph", [ledger.decision(KON_TUM, QUẢNG_TRỊ, Verdict.SAME)])
    with kg.open(tmp_path / "graph") as graph:
        assert people(graph, "Nguyễn Văn Hùng") == [HÙNG]
    with built() as graph:
        assert graph.report is not None
        assert graph.report.unchanged == 7
        assert people(graph, "Nguyễn Văn Hùng") == [HÙNG]
    assert undo(tmp_path / "graph", [(QUẢNG_TRỊ, KON_TUM)]) == 1
    assert exported(kg.open(tmp_path / "graph"), tmp_path / "after.nq") == before


def test_different_decided_splits_what_rules_join(built: Built, tmp_path: Path) -> None:
    built().close()
    row = ledger.decision("document/52-nq-tw/2019", "document/b-txt/52-nq-tw", Verdict.DIFFERENT)
    decide(tmp_path / "graph", [row])
    with kg.open(tmp_path / "graph") as graph:
        found = column(graph, 'SELECT DISTINCT ?d { ?d eli:id_local "52-NQ/TW" } ORDER BY ?d')
    assert found == ["document/52-nq-tw/2019", "document/b-txt/52-nq-tw"]


def test_decisions_may_be_edited_as_a_file(built: Built, tmp_path: Path) -> None:
    built().close()
    ledger.write(tmp_path / "graph" / ledger.DECISIONS, [ledger.decision(KON_TUM, QUẢNG_TRỊ, Verdict.SAME)])
    with built() as graph:
        assert people(graph, "Nguyễn Văn Hùng") == [HÙNG]
        assert [row.by for row in graph.ledger() if row.pair == (KON_TUM, QUẢNG_TRỊ)] == ["person"]
