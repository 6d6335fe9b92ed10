from io import BytesIO
from pathlib import Path

import networkx as nx
import pytest

from kg.views.facts import Fact
from kg.views.graphml import write_graphml
from kg.views.network import Network

ID = "https://w3id.org/vnpolicy/id/"


def test_what_networkx_reads_back_has_names_facts_and_evidence(whole: Network, tmp_path: Path) -> None:
    write_graphml(whole, tmp_path / "graph.graphml")
    back = nx.read_graphml(tmp_path / "graph.graphml")
    assert set(back) == set(whole)
    node_id = ID + "document/57-nq-tw"
    node = back.nodes[node_id]
    assert (node["label"], node["class"], node["degree"]) == ("Nghị quyết 57-NQ/TW", "Document", 4)
    assert (node["eli:id_local"], node["names"]) == ("57-NQ/TW", "57-NQ/TW | Nghị quyết 57")
    ((_, _, edge),) = [e for e in back.edges(data=True) if e[:2] == (node_id, ID + "body/bộ-chính-trị")]
    assert edge["quote"] == "Bộ Chính trị đã ban hành Nghị quyết số 57-NQ/TW"
    assert (edge["label"], edge["predicate"], edge["source"], edge["date"]) == (
        "ban hành bởi", "eli:passed_by", "one.txt", "2025-01-10",
    )  # fmt: skip
    assert edge["confidence"] == pytest.approx(0.97)


def test_the_same_network_gives_the_same_bytes(whole: Network) -> None:
    first, second = BytesIO(), BytesIO()
    write_graphml(whole, first)
    write_graphml(whole.copy(), second)
    assert first.getvalue() == second.getvalue()


def test_markup_and_control_characters_do_not_break_the_file(tmp_path: Path) -> None:
    network: Network = nx.MultiDiGraph(focus="")
    facts = [Fact("x", "https://schema.org/name", "a\x00\x1fb", literal=True)]
    network.add_node(
        "x", label="</node> & \x0b\ud800", names=[], facts=facts, sources=0, degree=0, weight=0, distance=0
    )
    network.nodes["x"]["class"] = "Body"
    write_graphml(network, tmp_path / "graph.graphml")
    node = nx.read_graphml(tmp_path / "graph.graphml").nodes["x"]
    assert node["label"] == "</node> & "
    assert node["schema:name"] == "ab"
