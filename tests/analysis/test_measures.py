import networkx as nx
import pytest

from kg.analysis import measures


@pytest.fixture(params=["igraph", "networkx"])
def library(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "networkx":
        monkeypatch.setattr(measures, "igraph", lambda: None)
    return str(request.param)


@pytest.fixture
def club() -> "nx.Graph[str]":
    return nx.relabel_nodes(nx.karate_club_graph(), str)


def test_betweenness_is_that_of_networkx_whichever_library_computes_it(club: "nx.Graph[str]", library: str) -> None:
    found = measures.betweenness(club)
    assert found.of == pytest.approx(nx.betweenness_centrality(club), abs=1e-8)
    assert not found.note


def test_ways_between_two_groups_are_counted_whole(library: str) -> None:
    graph: nx.Graph[str] = nx.Graph([("a", "m"), ("b", "m"), ("m", "x"), ("m", "n"), ("n", "y"), ("a", "n")])
    found = measures.between(graph, ["a", "b"], ["x", "y"]).of
    # a-m-x, a-n-y, b-m-x, b-m-n-y: three of four lead through m, two through n
    assert found == pytest.approx({"a": 0, "b": 0, "m": 0.75, "n": 0.5, "x": 0, "y": 0})


def test_a_large_graph_without_igraph_is_estimated_and_says_so(
    club: "nx.Graph[str]", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measures, "igraph", lambda: None)
    monkeypatch.setattr(measures, "EXACT", 10)
    monkeypatch.setattr(measures, "SAMPLE", 10)
    found = measures.betweenness(club)
    assert found.of == measures.betweenness(club).of
    assert 'pip install "vnpolicy-kg[analysis]"' in found.note
    assert max(found.of, key=found.of.__getitem__) == "0"


def test_pagerank_is_that_of_networkx(club: "nx.Graph[str]") -> None:
    assert measures.pagerank(club) == pytest.approx(nx.pagerank(club, weight=None, tol=1e-12), abs=1e-8)
    assert sum(measures.pagerank(club).values()) == pytest.approx(1)


def test_graphs_without_links_have_no_middle() -> None:
    empty: nx.Graph[str] = nx.Graph()
    assert measures.pagerank(empty) == measures.betweenness(empty).of == measures.between(empty, [], []).of == {}
