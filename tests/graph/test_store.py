from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.graph import size
from kg.graph.store import DERIVED, Writer
from kg.graph.terms import SOURCES
from kg.ontology import ID

A, B, C = (f"<{SOURCES}{name}>" for name in "abc")
SHARED = '<http://e/x> <http://e/name> "Hải \\"Phòng\\" > .\\n"'


def line(triple: str, graph: str) -> bytes:
    return f"{triple} {graph} .\n".encode()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    writer = Writer(tmp_path / "one")
    writer.add(SOURCES + "a", line(SHARED, A) + line("<http://e/x> <http://e/p> <http://e/y>", A))
    writer.add(SOURCES + "b", line(SHARED, B))
    writer.flush()
    writer.close()
    return tmp_path / "one"


def merged(store: ox.Store) -> list[ox.Quad]:
    return list(store.quads_for_pattern(None, None, None, ox.DefaultGraph()))


def test_the_default_graph_holds_each_triple_once(path: Path) -> None:
    store = ox.Store.read_only(str(path))
    assert len(merged(store)) == 2
    counted = store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert isinstance(counted, ox.QuerySolutions)
    assert next(counted)["n"] == ox.Literal(2)


def test_a_dropped_graph_takes_along_only_what_no_other_says(path: Path, tmp_path: Path) -> None:
    writer = Writer.clone(path, tmp_path / "two")
    writer.remove(A.strip("<>"))
    writer.flush()
    writer.close()
    store = ox.Store.read_only(str(tmp_path / "two"))
    assert [quad.predicate.value for quad in merged(store)] == ["http://e/name"]
    assert [graph.value for graph in store.named_graphs() if isinstance(graph, ox.NamedNode)] == [B.strip("<>")]


def test_statements_are_kept_once_even_when_they_come_in_the_graph_of_their_source(tmp_path: Path) -> None:
    statement = f"<{ID}statement/1> <{DERIVED.value}> {A}"
    writer = Writer(tmp_path / "s")
    writer.add(SOURCES + "a", line(SHARED, A) + line(statement, A))
    writer.flush()
    writer.close()
    store = ox.Store.read_only(str(tmp_path / "s"))
    (found,) = store.quads_for_pattern(None, DERIVED, None)
    assert found.graph_name == ox.DefaultGraph()


def test_a_copy_knows_its_size_by_the_graphs_that_it_touches(path: Path, tmp_path: Path) -> None:
    size.keep(tmp_path, size.counted(ox.Store.read_only(str(path))))
    (tmp_path / "next").mkdir()
    writer = Writer.clone(path, tmp_path / "next" / "store")
    writer.remove(A.strip("<>"))
    writer.rename(B.strip("<>"), {"http://e/x": "http://e/z"})
    writer.add(SOURCES + "c", line(SHARED, C), f"<{ID}statement/1> <{DERIVED.value}> {C} .\n".encode())
    writer.add(SOURCES + "c", line("<http://e/x> <http://e/p> <http://e/y>", C))
    writer.flush()
    writer.close()
    store = ox.Store.read_only(str(tmp_path / "next" / "store"))
    named = [quad for quad in store if quad.graph_name != ox.DefaultGraph()]
    assert size.kept(tmp_path / "next") == len(named) + 1


def test_a_copy_of_a_store_that_was_never_counted_is_not_counted_either(path: Path, tmp_path: Path) -> None:
    (tmp_path / "next").mkdir()
    writer = Writer.clone(path, tmp_path / "next" / "store")
    writer.flush()
    writer.close()
    assert size.kept(tmp_path / "next") is None
