"""An export comes back as the graph that it was made of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib.namespace import RDFS

import kg
from kg.engines.imported import import_
from kg.errors import UsageError
from kg.provenance import runs

TEXT = "Ngày 27/9/2019, Bộ Chính trị ban hành Nghị quyết số 52-NQ/TW về Cách mạng công nghiệp lần thứ tư."

TYPED = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/vnpolicy/ontology#Source>"


@pytest.fixture
def graph(tmp_path: Path) -> kg.KnowledgeGraph:
    """The graph of one text."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return kg.build([tmp_path / "a.txt"], tmp_path / "graph", jobs=1)


@pytest.mark.parametrize("ending", [".nq", ".trig", ".jsonld"])
@pytest.mark.parametrize("texts", [False, True])
def test_exports_of_the_import_are_the_same_bytes(
    graph: kg.KnowledgeGraph, tmp_path: Path, ending: str, texts: bool
) -> None:
    graph.export(tmp_path / f"a{ending}", texts=texts)
    assert import_(tmp_path / f"a{ending}", tmp_path / "copy") == 1
    with kg.open(tmp_path / "copy") as copy:
        copy.export(tmp_path / f"b{ending}", texts=texts)
        assert list(copy.ask("who-issued", doc="52-NQ/TW")) == list(graph.ask("who-issued", doc="52-NQ/TW"))
    assert (tmp_path / f"a{ending}").read_bytes() == (tmp_path / f"b{ending}").read_bytes()


@pytest.mark.parametrize("options", [{"base": "https://data.example.org/source/#"}, {"rdf12": True}])
@pytest.mark.parametrize("ending", [".nq", ".trig", ".jsonld"])
def test_another_base_and_reifiers_come_back_as_they_were(
    graph: kg.KnowledgeGraph, tmp_path: Path, ending: str, options: dict[str, Any]
) -> None:
    if "rdf12" in options and ending == ".jsonld":
        pytest.skip("there is no RDF 1.2 in JSON-LD")
    graph.export(tmp_path / f"a{ending}", **options)
    assert import_(tmp_path / f"a{ending}", tmp_path / "copy") == 1
    graph.export(tmp_path / "a.nq")
    with kg.open(tmp_path / "copy") as copy:
        copy.export(tmp_path / "b.nq")
    assert (tmp_path / "a.nq").read_bytes() == (tmp_path / "b.nq").read_bytes()


def test_a_graph_without_facts_comes_back_too(tmp_path: Path) -> None:
    source = kg.Source("tin/source/a.txt", "Không có gì.", (kg.model.Span(0, 12),))
    for base in ("", "https://data.example.org/"):
        with kg.build([source], tmp_path / "graph", jobs=1) as graph:
            assert not list(graph.query("SELECT * { ?s a kg:Statement }"))
            graph.export(tmp_path / "a.nq", base=base)
        assert import_(tmp_path / "a.nq", tmp_path / "copy") == 1
        with kg.open(tmp_path / "copy") as copy:
            assert copy.find("tin/source/a.txt")


def test_what_keeps_no_evidence_is_no_graph_of_ours(graph: kg.KnowledgeGraph, tmp_path: Path) -> None:
    graph.export(tmp_path / "a.nq", standard=True)
    with pytest.raises(UsageError, match="--standard keep no evidence"):
        import_(tmp_path / "a.nq", tmp_path / "copy")


def test_an_import_is_recorded_as_a_run_and_knows_no_files(graph: kg.KnowledgeGraph, tmp_path: Path) -> None:
    graph.export(tmp_path / "a.nq", texts=True)
    import_(tmp_path / "a.nq", graph.path)
    assert not runs.readings(graph.path)
    told = rdflib.Graph().parse(graph.path / runs.RUNS)
    assert {str(comment) for comment in told.objects(None, RDFS.comment)} == {
        "1 sources added, 0 replaced, 0 removed",
        "1 sources imported",
    }


def test_an_import_replaces_what_was_there_and_a_build_the_import(graph: kg.KnowledgeGraph, tmp_path: Path) -> None:
    graph.export(tmp_path / "a.nq")
    (tmp_path / "b.txt").write_text("Quốc hội thông qua Luật Đất đai năm 2024.", encoding="utf-8")
    kg.build([tmp_path / "b.txt"], tmp_path / "other", jobs=1).close()
    import_(tmp_path / "a.nq", tmp_path / "other")
    with kg.open(tmp_path / "other") as other:
        assert other.find("a.txt")
        assert not other.find("b.txt")
    with kg.build([tmp_path / "b.txt"], tmp_path / "other", jobs=1) as other:
        assert other.find("b.txt")
        assert not other.find("a.txt")


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.ttl", "", "cannot import 'a.ttl': only .nq, .trig, .jsonld"),
        ("a.nq", "<a> <b", "cannot read"),
        ("a.nq", f"<http://a/source/b> {TYPED} .", "triples outside of named graphs"),
        ("a.nq", f"<http://a/source/b> {TYPED} <http://d> .", "holds no source of ours"),
        ("a.nq", "<http://a> <http://b> <http://c> <http://d> .", "holds no source of ours"),
        ("gone.nq", None, "No such file"),
    ],
)
def test_what_cannot_be_imported_leaves_the_graph_as_it_was(
    graph: kg.KnowledgeGraph, tmp_path: Path, name: str, text: str | None, reason: str
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=reason):
        import_(tmp_path / name, graph.path)
    with kg.open(graph.path) as still:
        assert still.find("a.txt")
