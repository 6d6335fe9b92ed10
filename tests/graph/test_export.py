import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import UsageError
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.terms import expand

QUADS = {".nq": "nquads", ".trig": "trig", ".jsonld": "json-ld"}
TRIPLES = {".nt": "nt", ".ttl": "turtle", ".rdf": "xml"}
TEXT = ox.NamedNode(expand("schema:text"))


def exported(graph: KnowledgeGraph, path: Path, **options: bool) -> Path:
    graph.export(path, **options)
    return path


@pytest.mark.parametrize("ending", QUADS)
def test_formats_of_quads_hold_every_quad_but_the_texts(sample: KnowledgeGraph, tmp_path: Path, ending: str) -> None:
    path = exported(sample, tmp_path / f"x{ending}")
    merged = ox.DefaultGraph()
    expected = {quad for quad in sample.store if quad.predicate != TEXT and quad.graph_name != merged}
    assert set(ox.parse(path=str(path))) == expected
    dataset = rdflib.Dataset().parse(path, format=QUADS[ending])
    assert sum(1 for _ in dataset.quads()) == len(expected)


@pytest.mark.parametrize("ending", TRIPLES)
def test_formats_of_triples_hold_the_union(sample: KnowledgeGraph, tmp_path: Path, ending: str) -> None:
    path = exported(sample, tmp_path / f"x{ending}")
    merged = sample.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    expected = {quad.triple for quad in merged if quad.predicate != TEXT}
    assert {quad.triple for quad in ox.parse(path=str(path))} == expected
    assert len(rdflib.Graph().parse(path, format=TRIPLES[ending])) == len(expected)


@pytest.mark.parametrize("ending", [*QUADS, *TRIPLES])
def test_the_same_graph_gives_the_same_bytes(sample: KnowledgeGraph, tmp_path: Path, ending: str) -> None:
    first, second = (exported(sample, tmp_path / f"{n}{ending}").read_bytes() for n in (1, 2))
    assert first == second


@pytest.mark.parametrize("ending", [".nq", ".ttl"])
def test_texts_go_along_when_asked_for(sample: KnowledgeGraph, tmp_path: Path, ending: str) -> None:
    path = exported(sample, tmp_path / f"x{ending}", texts=True)
    texts = [quad for quad in ox.parse(path=str(path)) if quad.predicate == TEXT]
    assert len(texts) == 2


def test_n_quads_are_sorted_within_each_graph_and_graphs_by_name(sample: KnowledgeGraph, tmp_path: Path) -> None:
    lines = exported(sample, tmp_path / "x.nq").read_text("utf-8").splitlines()
    assert lines == sorted(lines, key=lambda line: (line.rsplit(" ", 2)[1], line))


def test_turtle_opens_with_what_the_sources_speak_of(sample: KnowledgeGraph, tmp_path: Path) -> None:
    text = exported(sample, tmp_path / "x.ttl").read_text("utf-8")
    places = [text.index(words) for words in ("@prefix kg:", "<body/bộ-chính-trị> a kg:Body ;", "oa:exact", "kg:Rule")]
    assert places == sorted(places)


def test_graphml_holds_nodes_and_edges_with_labels(sample: KnowledgeGraph, tmp_path: Path) -> None:
    root = ElementTree.parse(exported(sample, tmp_path / "x.graphml")).getroot()
    text = ElementTree.tostring(root, encoding="unicode")
    assert "Bộ Chính trị" in text
    assert len(root.findall(".//{*}edge")) >= 4


@pytest.mark.parametrize("name", ["x.docx", "x", "x.ttl.bak"])
def test_an_unknown_ending_is_refused_with_the_list_of_endings(
    sample: KnowledgeGraph, tmp_path: Path, name: str
) -> None:
    with pytest.raises(UsageError, match=r"\.ttl, \.trig, \.nq"):
        sample.export(tmp_path / name)


def test_a_file_that_cannot_be_written_is_an_error_and_leaves_nothing(sample: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot write"):
        sample.export(tmp_path / "nowhere" / "x.ttl")
    target = tmp_path / "folder.ttl"
    target.mkdir()
    with pytest.raises(UsageError, match="cannot write"):
        sample.export(target)
    assert not list(tmp_path.glob("*.part")) + list(tmp_path.glob(".*.part"))
