"""A network as a file for other graph programs: every attribute a text or a number, Vietnamese as it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import IO, Any

import networkx as nx

from kg.views import terms
from kg.views.facts import Fact
from kg.views.network import Network

Scalars = dict[str, str | int | float]

_OUTSIDE_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
BETWEEN = " | "
"""What stands between the values of an attribute that has several."""


def write_graphml(network: Network, path: Path | str | IO[bytes]) -> None:
    """Write a network as GraphML."""
    nx.write_graphml(simple(network), path)


def simple(network: Network) -> Network:
    """The same nodes and edges, in a fixed order, with attributes that every graph format can hold.

    A node keeps `label`, `class`, `names`, the counts, and each fact about it alone under the
    relation's CURIE; an edge keeps what it states and the surest evidence for it: `quote`,
    `source`, `date`, `url`.
    """
    flat: Network = nx.MultiDiGraph()
    for node in sorted(network):
        flat.add_node(node, **_node(network.nodes[node]))
    for subject, object_, key in sorted(network.edges(keys=True)):
        flat.add_edge(subject, object_, key=_clean(key), **_edge(network.edges[subject, object_, key]))
    return flat


def _node(data: dict[str, Any]) -> Scalars:
    found: dict[str, list[str]] = {}
    facts: list[Fact] = data["facts"]
    for fact in facts:
        found.setdefault(terms.load().term(fact.predicate).curie, []).append(fact.object)
    values: Scalars = {name: _clean(BETWEEN.join(objects)) for name, objects in found.items()}
    counts: Scalars = {name: data[name] for name in ("sources", "degree", "weight", "distance")}
    names = _clean(BETWEEN.join(data["names"]))
    return {"label": _clean(data["label"]), "class": data["class"], "names": names, **counts, **values}


def _edge(data: dict[str, Any]) -> Scalars:
    values: Scalars = {name: _clean(data[name]) for name in ("label", "label_en", "predicate", "status")}
    values |= {name: _clean(text) for name, text in data["details"].items()}
    values |= {"confidence": data["confidence"], "background": str(data["background"]).lower()}
    if data["quotes"]:
        quote = data["quotes"][0]
        source = quote.source
        values |= {"quote": _clean(quote.exact), "source": _clean(source.identifier), "title": _clean(source.title)}
        values |= {"date": _clean(source.date), "url": _clean(source.url), "quotes": len(data["quotes"])}
    return values


def _clean(text: str) -> str:
    """Text without the characters that no XML file can hold."""
    return _OUTSIDE_XML.sub("", text)
