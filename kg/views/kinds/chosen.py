"""What every kind of view begins and ends with: the focus by its name, and a network of the chosen entities."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import networkx as nx
import pyoxigraph as ox

from kg.errors import UsageError
from kg.views import network
from kg.views.evidence import Evidence
from kg.views.links import Link, Links
from kg.views.network import Network
from kg.views.selection import Filter


def check(limit: int, depth: int = 1) -> None:
    """Raises: UsageError for a limit below 1 or a depth below 0."""
    if limit < 1 or depth < 0:
        raise UsageError("limit must be at least 1 and depth at least 0")


def filled(
    store: ox.Store,
    kind: str,
    chosen: Mapping[str, int] | Collection[str],
    links: Links,
    *,
    relations: Collection[str],
    told: Collection[str] = (),
    focus: str = "",
    **about: Any,
) -> Network:
    """The network of the chosen entities (with their distance from the focus, where given).

    Args:
        relations: the facts between them that become edges.
        told: the relations that a node's own facts tell where the other end is not chosen.
        about: further attributes of the network: `entities` and `links` that there were to choose from, `page`.
    """
    distances = chosen if isinstance(chosen, Mapping) else dict.fromkeys(chosen, 0)
    attributes = {"depth": 0, "entities": len(distances), "links": 0, **about}
    found: Network = nx.MultiDiGraph(kind=kind, focus=focus, **attributes)
    for iri in sorted(distances):
        found.add_node(iri, distance=distances[iri])
    evidence = Evidence(store)
    keep = Filter(relations=frozenset(relations))
    for iri in sorted(distances):
        network.add(found, store, links, evidence, iri, keep, frozenset(told))
    return found


def other(link: Link, iri: str) -> str:
    """The end of a link that is not `iri`."""
    return link[2] if link[0] == iri else link[0]
