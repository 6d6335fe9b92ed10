"""Measures of networks, the same whatever computes them.

networkx computes them. Betweenness takes time with nodes times edges; igraph has it exact some
eighty times faster (docs/analysis.md) and is used where it is installed (`vnpolicy-kg[analysis]`).
Without it, and above EXACT, betweenness is estimated from a fixed sample of nodes, and that is said.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np

if TYPE_CHECKING:
    Graph = nx.Graph[str]
else:
    Graph = nx.Graph

EXACT = 5_000_000
"""Nodes times edges up to which networkx computes betweenness exactly: some ten seconds."""
SAMPLE = 300
"""How many nodes the estimate starts from."""
SEED = 20190927
DAMPING = 0.85
_ROUNDS, _CLOSE = 200, 1e-10
_DIGITS = 9
"""Digits that are kept: more would differ with the order in which numbers are added."""


@dataclass(frozen=True, slots=True)
class Scores:
    """A number for each node; `note` says if it is only estimated."""

    of: dict[str, float]
    note: str = ""


def betweenness(graph: Graph) -> Scores:
    """For each node the share of the shortest paths between two others that lead through it."""
    if igraph() is None and len(graph) * graph.number_of_edges() > EXACT:
        found = nx.betweenness_centrality(graph, k=min(SAMPLE, len(graph)), seed=SEED)
        note = (
            f"betweenness is estimated from {SAMPLE} of {len(graph):,} entities; "
            'for exact values: pip install "vnpolicy-kg[analysis]"'
        )
        return Scores(_rounded(found), note)
    if igraph() is None:
        return Scores(_rounded(nx.betweenness_centrality(graph)))
    pairs = (len(graph) - 1) * (len(graph) - 2) / 2
    return Scores(_fast(graph, pairs))


def between(graph: Graph, some: Collection[str], others: Collection[str]) -> Scores:
    """For each node the share of the shortest paths from one of `some` to one of `others` that lead through it."""
    some, others = sorted(set(some) & set(graph)), sorted(set(others) & set(graph))
    pairs = len(some) * len(others)
    if igraph() is not None:
        found = _fast(graph, pairs / 2, sources=some, targets=others)
    else:
        counted = nx.betweenness_centrality_subset(graph, some, others)
        found = _rounded({node: 2 * value / max(pairs, 1) for node, value in counted.items()})
    return Scores(found)  # both libraries count half a path where edges have no direction


def pagerank(graph: Graph) -> dict[str, float]:
    """For each node the share of time that somebody spends there who follows links at random."""
    nodes = list(graph)
    if not nodes:
        return {}
    number = {node: i for i, node in enumerate(nodes)}
    ends = np.array([(number[a], number[b]) for a, b in graph.edges], dtype=np.int64).reshape(-1, 2)
    into, out = np.concatenate([ends[:, 1], ends[:, 0]]), np.concatenate([ends[:, 0], ends[:, 1]])
    degree = np.maximum(np.bincount(out, minlength=len(nodes)), 1)
    rank = np.full(len(nodes), 1 / len(nodes))
    for _ in range(_ROUNDS):
        flow = np.bincount(into, weights=(rank / degree)[out], minlength=len(nodes))
        following = DAMPING * flow + (1 - DAMPING * flow.sum()) / len(nodes)
        change, rank = float(np.abs(following - rank).sum()), following
        if change < _CLOSE:
            break
    return _rounded(dict(zip(nodes, rank.tolist(), strict=True)))


def igraph() -> Any:
    """The library igraph, or None where it is not installed."""
    try:
        import igraph
    except ModuleNotFoundError:
        return None
    return igraph


def _fast(graph: Graph, pairs: float, **ends: list[str]) -> dict[str, float]:
    nodes = sorted(graph)
    number = {node: i for i, node in enumerate(nodes)}
    edges = [(number[a], number[b]) for a, b in graph.edges]
    numbers = {name: [number[node] for node in some] for name, some in ends.items()}
    found = igraph().Graph(n=len(nodes), edges=edges).betweenness(directed=False, **numbers)
    return _rounded({node: value / max(pairs, 0.5) for node, value in zip(nodes, found, strict=True)})


def _rounded(scores: dict[str, float]) -> dict[str, float]:
    return {node: round(float(value), _DIGITS) for node, value in scores.items()}
