import html
import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import IO, Any

import igraph
import networkx as nx
import pytest

from kg.views import graphfiles
from kg.views.graphml import write_graphml
from kg.views.network import Network

ID = "https://w3id.org/vnpolicy/id/"
DOCUMENT, BODY = ID + "document/57-nq-tw", ID + "body/bộ-chính-trị"
WORDS = "Bộ Chính trị đã ban hành Nghị quyết số 57-NQ/TW"
WRITERS: list[Callable[[Network, IO[bytes]], None]] = [
    write_graphml, graphfiles.write_gexf, graphfiles.write_gml, graphfiles.write_cytoscape, graphfiles.write_node_link,
]  # fmt: skip


def written(network: Network, write: Callable[[Network, IO[bytes]], None]) -> bytes:
    file = BytesIO()
    write(network, file)
    return file.getvalue()


def saved(network: Network, write: Callable[[Network, IO[bytes]], None], path: Path) -> Path:
    path.write_bytes(written(network, write))
    return path


def issued(read: Any, document: str = DOCUMENT, body: str = BODY) -> dict[str, Any]:
    """The edge that tells who passed the document."""
    ((_, _, edge),) = [e for e in read.edges(data=True) if e[:2] == (document, body)]
    return dict(edge)


def test_networkx_reads_gexf(whole: Network, tmp_path: Path) -> None:
    read = nx.read_gexf(saved(whole, graphfiles.write_gexf, tmp_path / "x.gexf"))
    assert set(read) == set(whole)
    assert (read.nodes[DOCUMENT]["label"], read.nodes[DOCUMENT]["eli:id_local"]) == ("Nghị quyết 57-NQ/TW", "57-NQ/TW")
    assert issued(read)["quote"] == WORDS
    assert isinstance(issued(read)["confidence"], float)


def test_networkx_reads_gml_by_label_and_by_iri(whole: Network, tmp_path: Path) -> None:
    path = saved(whole, graphfiles.write_gml, tmp_path / "x.gml")
    assert path.read_bytes().isascii()
    read = nx.read_gml(path)
    assert len(read) == len(whole)
    assert (read.nodes["Nghị quyết 57-NQ/TW"]["iri"], read.nodes["Nghị quyết 57-NQ/TW"]["eliidlocal"]) == (
        DOCUMENT, "57-NQ/TW",
    )  # fmt: skip
    edge = issued(read, "Nghị quyết 57-NQ/TW", "Bộ Chính trị")
    assert (edge["quote"], edge["readin"]) == (WORDS, "one.txt")
    assert set(nx.read_gml(path, label="iri")) == set(whole)


def test_things_of_one_name_stay_apart_in_gml(tmp_path: Path) -> None:
    network = _network({"a": "Hội nghị", "b": "Hội nghị", "c": 'Họp "kín" & [mở]'})
    read = nx.read_gml(saved(network, graphfiles.write_gml, tmp_path / "x.gml"))
    assert set(read) == {"Hội nghị [a]", "Hội nghị [b]", 'Họp "kín" & [mở]'}


def test_networkx_reads_cytoscape_json(whole: Network) -> None:
    content = json.loads(written(whole, graphfiles.write_cytoscape))
    read = nx.cytoscape_graph(content)
    assert set(read) == set(whole)
    assert read.nodes[DOCUMENT]["name"] == "Nghị quyết 57-NQ/TW"
    edge = issued(read)
    assert (edge["quote"], edge["read_in"], edge["interaction"]) == (WORDS, "one.txt", "eli:passed_by")
    ids = [part["data"]["id"] for group in content["elements"].values() for part in group]
    assert len(set(ids)) == len(ids)  # Cytoscape leaves out what repeats an id


def test_networkx_reads_node_link_json(whole: Network) -> None:
    read = nx.node_link_graph(json.loads(written(whole, graphfiles.write_node_link)), edges="edges")
    assert set(read) == set(whole)
    assert read.number_of_edges() == whole.number_of_edges()
    assert (read.nodes[DOCUMENT]["label"], issued(read)["quote"]) == ("Nghị quyết 57-NQ/TW", WORDS)


def test_igraph_reads_graphml_and_gml(whole: Network, tmp_path: Path) -> None:
    read = igraph.Graph.Read_GraphML(str(saved(whole, write_graphml, tmp_path / "x.graphml")))
    assert (read.vcount(), read.ecount()) == (len(whole), whole.number_of_edges())
    document = read.vs.find(id=DOCUMENT)
    assert (document["label"], document["eli:id_local"]) == ("Nghị quyết 57-NQ/TW", "57-NQ/TW")
    assert WORDS in read.es["quote"]
    with pytest.warns(RuntimeWarning, match="unknown entities"):  # it leaves numeric entities as they are
        gml = igraph.Graph.Read_GML(str(saved(whole, graphfiles.write_gml, tmp_path / "x.gml")))
    assert "Nghị quyết 57-NQ/TW" in map(html.unescape, gml.vs["label"])


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_the_same_network_gives_the_same_bytes_on_any_day(
    whole: Network, write: Callable[[Network, IO[bytes]], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = written(whole, write)
    monkeypatch.setattr("time.strftime", lambda *_: "1999-01-01")
    assert written(whole.copy(), write) == first


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_hostile_names_stay_names(write: Callable[[Network, IO[bytes]], None], tmp_path: Path) -> None:
    hostile = '</node> ]]> "]\n  node [ id 9 \\" & \u202e</script>'
    path = saved(_network({"a": hostile}), write, tmp_path / "x")
    readers: dict[str, Callable[[], Any]] = {
        "write_graphml": lambda: nx.read_graphml(path),
        "write_gexf": lambda: nx.read_gexf(path),
        "write_gml": lambda: nx.read_gml(path, label="iri"),
        "write_cytoscape": lambda: nx.cytoscape_graph(json.loads(path.read_bytes())),
        "write_node_link": lambda: nx.node_link_graph(json.loads(path.read_bytes()), edges="edges"),
    }
    read = readers[write.__name__]()
    assert list(read) == ["a"]
    assert write is graphfiles.write_gml or read.nodes["a"]["label"] == hostile


def _network(labels: dict[str, str]) -> Network:
    network: Network = nx.MultiDiGraph(focus="")
    for iri, label in labels.items():
        network.add_node(iri, label=label, names=[], facts=[], sources=0, degree=0, weight=0, distance=0)
        network.nodes[iri]["class"] = "Event"
    return network
