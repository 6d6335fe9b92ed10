"""A network in further formats of graph programs: GEXF, GML, Cytoscape JSON, node-link JSON."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import IO, Any

from networkx.readwrite.gexf import GEXFWriter

from kg.views.graphml import simple
from kg.views.network import Network

_KEY = re.compile("[^0-9A-Za-z]+")
_ENCODED = re.compile('[^\x20-\x7e]|["&]')


def write_gexf(network: Network, file: IO[bytes]) -> None:
    """Write a network as GEXF, without the day on which it is written."""
    writer = GEXFWriter(encoding="utf-8", prettyprint=True)
    writer.add_graph(simple(network))
    for element in writer.xml.iter():
        element.attrib.pop("lastmodifieddate", None)
    writer.write(file)


def write_gml(network: Network, file: IO[bytes]) -> None:
    """Write a network as GML, which is ASCII: other letters are numeric entities, as its definition asks.

    Programs take labels for names of nodes, so they are made to differ; the IRI is an attribute.
    """
    flat = simple(network)
    numbers = {iri: number for number, iri in enumerate(flat)}
    counts = Counter(label for _, label in flat.nodes(data="label"))
    file.write(b"graph [\n  directed 1\n  multigraph 1\n")
    for iri, data in flat.nodes(data=True):
        label = data["label"] if counts[data["label"]] == 1 else f"{data['label']} [{iri}]"
        file.writelines(_gml("node", {"id": numbers[iri], **data, "label": label, "iri": iri}))
    for subject, object_, key, data in flat.edges(keys=True, data=True):
        ends = {"source": numbers[subject], "target": numbers[object_], "key": key}
        file.writelines(_gml("edge", {**ends, **_edge(data)}))
    file.write(b"]\n")


def write_cytoscape(network: Network, file: IO[bytes]) -> None:
    """Write a network as Cytoscape JSON (.cyjs): for Cytoscape, cytoscape.js and networkx."""
    flat = simple(network)
    nodes = [{"data": {**d, "id": iri, "value": iri, "name": d["label"]}} for iri, d in flat.nodes(data=True)]
    edges = [
        {"data": {**_edge(d), "id": f"e{n}", "source": a, "target": b, "key": key, "interaction": d["predicate"]}}
        for n, (a, b, key, d) in enumerate(flat.edges(keys=True, data=True))
    ]
    _json(file, {"data": [], "directed": True, "multigraph": True, "elements": {"nodes": nodes, "edges": edges}})


def write_node_link(network: Network, file: IO[bytes]) -> None:
    """Write a network as node-link JSON, as networkx has it."""
    flat = simple(network)
    nodes = [{**data, "id": iri} for iri, data in flat.nodes(data=True)]
    edges = [{**_edge(d), "source": a, "target": b, "key": key} for a, b, key, d in flat.edges(keys=True, data=True)]
    _json(file, {"directed": True, "multigraph": True, "graph": {}, "nodes": nodes, "edges": edges})


def _edge(data: dict[str, Any]) -> dict[str, Any]:
    """The attributes of an edge, where `source` is the node that it comes from: that of the evidence is `read_in`."""
    return {"read_in" if name == "source" else name: value for name, value in data.items()}


def _json(file: IO[bytes], content: dict[str, Any]) -> None:
    encoder = json.JSONEncoder(ensure_ascii=False, indent=1)
    file.writelines(part.encode() for part in encoder.iterencode(content))
    file.write(b"\n")


def _gml(what: str, data: dict[str, Any]) -> Iterator[bytes]:
    yield f"  {what} [\n".encode()
    for name, value in data.items():
        written = str(value) if isinstance(value, int | float) else f'"{_ENCODED.sub(_entity, value)}"'
        yield f"    {_KEY.sub('', name)} {written}\n".encode()
    yield b"  ]\n"


def _entity(character: re.Match[str]) -> str:
    return f"&#{ord(character[0])};"
