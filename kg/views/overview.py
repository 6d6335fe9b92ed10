"""The communities that a very large graph opens as, none too large to be looked at and few enough to be told apart.

Louvain's method finds them; those above `MOST` are split again, and those below `LEAST` join the one they have most
links with, or, where they have none, one another.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import networkx as nx

if TYPE_CHECKING:
    from kg.views.records import Record

WHOLE = 15_000
"""How many entities a page still shows at once."""
MOST = 600
LEAST = 20
SEED = 20190927


def communities(graph: nx.Graph[int]) -> list[list[int]]:
    """The communities of a graph, the largest first."""
    found = [part for members in _louvain(graph) for part in _split(graph, members)]
    found = _joined(graph, sorted(found, key=lambda members: (-len(members), members[0])))
    return sorted(found, key=lambda members: (-len(members), members[0]))


def groups(nodes: list[Record]) -> list[dict[str, Any]]:
    """A mark for each community: in the middle of its members, named by the most linked one. Nodes get its number."""
    members: dict[int, list[Record]] = {}
    for node in nodes:
        node["group"] = node["community"]
        members.setdefault(node["group"], []).append(node)
    return [_group(members[number]) for number in range(len(members))]


def _group(members: list[Record]) -> dict[str, Any]:
    head = min(members, key=lambda node: (-node["size"], -node["degree"], node["id"]))
    xs, ys = ([node[axis] for node in members] for axis in ("x", "y"))
    extent = min(max(xs) - min(xs), max(ys) - min(ys))
    return {
        "x": round(sum(xs) / len(xs)),
        "y": round(sum(ys) / len(ys)),
        "size": max(40, round(extent * 0.3)),
        "name": head["name"],
        "kind": head["kind"],
        "count": len(members),
    }


def _louvain(graph: nx.Graph[int], resolution: float = 1.0) -> list[list[int]]:
    found = nx.community.louvain_communities(graph, seed=SEED, resolution=resolution)
    return [sorted(members) for members in found]


def _split(graph: nx.Graph[int], members: list[int], resolution: float = 1.0) -> list[list[int]]:
    """Parts of a community that are not too large: smaller communities, or at last slices of its order."""
    if len(members) <= MOST:
        return [members]
    inside = graph.subgraph(members).copy()
    parts = _louvain(inside, resolution)
    if len(parts) == 1 and resolution > 8:
        return [members[begin : begin + MOST] for begin in range(0, len(members), MOST)]
    return [part for some in parts for part in _split(graph, some, resolution * 2 if len(parts) == 1 else 1.0)]


def _joined(graph: nx.Graph[int], found: list[list[int]]) -> list[list[int]]:
    """The same with the smallest taken into others."""
    home = {node: number for number, members in enumerate(found) for node in members}
    sizes = [len(members) for members in found]
    spare: list[int] = []
    for number in range(len(found) - 1, -1, -1):
        if sizes[number] >= LEAST:
            continue
        members = found[number]
        ties = Counter(home[other] for node in members for other in graph[node] if home[other] != number)
        fitting = [(-count, other) for other, count in ties.items() if sizes[other] + len(members) <= MOST]
        if fitting:
            target = min(fitting)[1]
            found[target] = found[target] + members
            sizes[target] += len(members)
            home.update(dict.fromkeys(members, target))
        elif not ties:
            spare += members
        else:
            continue
        found[number], sizes[number] = [], 0
    pooled = [spare[begin : begin + MOST] for begin in range(0, len(spare), MOST)]
    return [sorted(members) for members in (*found, *pooled) if members]
