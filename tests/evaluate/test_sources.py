from pathlib import Path

import pytest

from kg.engines.build import build
from kg.errors import UsageError
from kg.evaluate.sources import by_content, by_name
from kg.graph.iris import source_iri
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Source, Span
from kg.read import sha256


@pytest.fixture
def graph(tmp_path: Path) -> KnowledgeGraph:
    sources = [
        Source(name, text, (Span(0, len(text)),), sha256=f"{index}")
        for index, (name, text) in enumerate(
            [("tin/a.txt", "một"), ("báo/a.txt", "hai"), ("b.c.html", "ba"), ("x/đ/c.md", "bốn"), ("x/c", "năm")]
        )
    ]
    build(sources, tmp_path / "graph")
    return KnowledgeGraph(tmp_path / "graph")


@pytest.mark.parametrize(
    ("id_", "identifier"),
    [
        ("tin/a", "tin/a.txt"),
        ("tin/a.txt", "tin/a.txt"),
        ("b.c", "b.c.html"),
        ("đ/c", "x/đ/c.md"),
        ("texts/tin/a", "tin/a.txt"),
        ("tests/gold/b.c", "b.c.html"),
        ("x/c", "x/c"),
    ],
)
def test_an_id_and_a_source_share_the_end_of_their_paths(graph: KnowledgeGraph, id_: str, identifier: str) -> None:
    assert by_name(graph.store, [id_]) == {id_: source_iri(identifier)}


def test_an_id_that_may_be_two_sources_or_none_is_left_out(graph: KnowledgeGraph) -> None:
    assert by_name(graph.store, ["a", "d", "tin"]) == {}


def test_two_ids_are_never_one_source(graph: KnowledgeGraph) -> None:
    assert by_name(graph.store, ["one/b.c", "two/b.c"]) == {}


def test_a_source_of_another_name_is_known_by_its_content(tmp_path: Path) -> None:
    file = tmp_path / "gold" / "sub" / "a.txt"
    file.parent.mkdir(parents=True)
    file.write_text("Bộ Chính trị họp.", "utf-8")
    build([Source("khác.txt", "Bộ Chính trị họp.", (Span(0, 17),), sha256=sha256(file))], tmp_path / "graph")
    with KnowledgeGraph(tmp_path / "graph") as graph:
        assert by_content(graph.store, ["sub/a"], tmp_path / "gold") == {"sub/a": source_iri("khác.txt")}
        file.write_text("Bộ Chính trị không họp.", "utf-8")
        assert by_content(graph.store, ["sub/a"], tmp_path / "gold") == {}
        with pytest.raises(UsageError, match="no text sub/b"):
            by_content(graph.store, ["sub/b"], tmp_path / "gold")
        with pytest.raises(UsageError, match="no such folder"):
            by_content(graph.store, ["sub/a"], tmp_path / "none")
