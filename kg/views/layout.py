"""Where to draw each entity, computed before export so that a browser need not.

Communities (Louvain) attract within and hardly between themselves, so that they come to lie
apart; inside them a force model with the size of the nodes (Fruchterman and Reingold) spreads
what is linked. Components are laid out one by one and packed beside each other. Everything
starts from fixed seeds: one network has one picture.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np

from kg.views import overview

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kg.views.network import Network

    Floats = NDArray[np.floating[Any]]
    Ints = NDArray[np.integer[Any]]

SEED = 20190927
UNIT = 62.0
"""The distance, in pixels of the page at its natural zoom, that the model aims at between neighbours."""
GAP = 18.0
"""The least distance between the rims of two nodes."""
BETWEEN = 0.08
BETWEEN_NEAR = 0.5
"""How much a link between communities attracts, in a whole graph and near a focus, against 1 inside a community."""
FOCUS = 22
"""The least radius of the focus."""
ROUNDS = 260
MANY, MANY_INSIDE = 300, 100
"""Above so many nodes, in a graph and in a community of a very large one, they are worked out less often."""
LARGE, LARGE_NEAR = 60, 600
"""Above so many nodes, in a whole graph and near a focus, communities are laid out one by one and put side by side."""
ASPECT = 1.5
"""Width by height of the picture that components are packed into."""
STRETCH = 1.3
"""How much wider than high everything is drawn: names need room to their sides."""
GOLDEN_ANGLE = 2.399963229728653

_SCALE = np.array([UNIT * STRETCH, UNIT])


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands, how large it is drawn, and which community it belongs to (0 is the largest)."""

    x: int
    y: int
    size: int
    community: int


def places(network: Network) -> dict[str, Place]:
    """The place of every node of a network."""
    names = sorted(network)
    graph = _simple(network, names)
    degrees = [int(network.nodes[name].get("weight", graph.degree(i))) for i, name in enumerate(names)]
    most = max(degrees, default=0)
    sizes = np.array([size(degree, most) for degree in degrees])
    found = communities(graph) if len(graph) <= overview.WHOLE else overview.communities(graph)
    focus = names.index(network.graph["focus"]) if network.graph.get("focus") in network else -1
    if focus >= 0:
        sizes[focus] = max(sizes[focus], FOCUS)
    xy = arrange(graph, found, sizes, focus)
    community = {node: number for number, members in enumerate(found) for node in members}
    return {
        name: Place(round(float(xy[i, 0])), round(float(xy[i, 1])), int(sizes[i]), community[i])
        for i, name in enumerate(names)
    }


def size(degree: int, most: int) -> int:
    """The radius of a node that is linked with `degree` others, where the most connected one has `most`."""
    return round(10.0 + 24.0 * math.sqrt(degree / max(most, 60)))


def communities(graph: nx.Graph[int]) -> list[list[int]]:
    """The communities of a graph, the largest first."""
    if not graph:
        return []
    found = nx.community.louvain_communities(graph, seed=SEED)
    return sorted((sorted(members) for members in found), key=lambda members: (-len(members), members[0]))


def arrange(
    graph: nx.Graph[int], groups: Sequence[Sequence[int]], sizes: Floats, focus: int = -1, many: int = MANY
) -> Floats:
    """The position of every node, with `focus` (if any) at the origin of its component."""
    if len(graph) > overview.WHOLE:
        return np.asarray(_side_by_side(graph, range(len(graph)), groups, sizes) * _SCALE)
    components = sorted(
        (sorted(c) for c in nx.connected_components(graph)), key=lambda c: (focus not in c, -len(c), c[0])
    )
    pictures = []
    for component in components:
        inside = set(component)
        parts = [[node for node in group if node in inside] for group in groups]
        pictures.append(_component(graph, component, [part for part in parts if part], sizes, focus, many))
    xy = np.zeros((len(graph), 2))
    for component, picture, origin in zip(components, pictures, _packed(pictures), strict=True):
        xy[component] = picture + origin
    return xy


def _simple(network: Network, names: Sequence[str]) -> nx.Graph[int]:
    """Who is linked with whom; in a whole graph, minor relations pull nothing together."""
    index = {name: i for i, name in enumerate(names)}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(names)))
    whole = not network.graph.get("focus")
    lines = sorted((index[a], index[b], whole and data.get("minor", False)) for a, b, data in network.edges(data=True))
    graph.add_edges_from((a, b) for a, b, aside in lines if a != b and not aside)
    return graph


def _component(
    graph: nx.Graph[int], nodes: Sequence[int], groups: Sequence[Sequence[int]], sizes: Floats, focus: int, many: int
) -> Floats:
    index = {node: i for i, node in enumerate(nodes)}
    radii = sizes[list(nodes)] / UNIT
    if len(nodes) > (LARGE_NEAR if focus in index else LARGE) and len(groups) > 1:
        xy = _side_by_side(graph, nodes, groups, sizes)
    else:
        member = {node: number for number, group in enumerate(groups) for node in group}
        edges = [(a, b) for a in nodes for b in graph[a] if a < b]
        between = BETWEEN_NEAR if focus in index else BETWEEN
        weights = np.array([1.0 if member[a] == member[b] else between for a, b in edges])
        ends = np.array([(index[a], index[b]) for a, b in edges], dtype=int).reshape(-1, 2)
        start = _start([[index[node] for node in group] for group in groups], len(nodes))
        xy = spread(start, ends, weights, radii, index.get(focus, -1), many)
    xy = apart(xy, radii + GAP / UNIT / 2)
    centre = xy[index[focus]] if focus in index else xy.mean(axis=0)
    return np.asarray(_lying(xy, centre) * _SCALE)


def _start(groups: Sequence[Sequence[int]], count: int) -> Floats:
    """Communities on a spiral, the largest in the middle, and their members at random about them."""
    random = np.random.default_rng(SEED)
    xy = np.zeros((count, 2))
    before = 0
    for number, group in enumerate(groups):
        angle, radius = number * GOLDEN_ANGLE, (before + len(group) / 2) ** 0.5 if number else 0.0
        centre = np.array([np.cos(angle), np.sin(angle)]) * radius
        xy[list(group)] = centre + random.normal(size=(len(group), 2)) * 0.35 * len(group) ** 0.5
        before += len(group)
    return xy


def spread(xy: Floats, ends: Ints, weights: Floats, radii: Floats, fixed: int = -1, many: int = MANY) -> Floats:
    """The force model, in units of the distance that neighbours should have.

    Args:
        xy: where the nodes start.
        ends: the two nodes of each edge.
        weights: how much each edge attracts.
        radii: of the nodes; distances are taken between rims.
        fixed: a node that stays at the origin, or -1.
        many: above so many nodes the forces are worked out less often.
    """
    x, y = xy[:, 0].copy(), xy[:, 1].copy()
    count, (source, target) = len(x), (ends[:, 0], ends[:, 1])
    reach = radii[:, None] + radii[None, :]
    step = 0.3 * count**0.5
    for _ in range(round(ROUNDS * min(1.0, many / count)) if count > 1 else 0):
        dx, dy = x[:, None] - x[None, :], y[:, None] - y[None, :]
        distance = np.sqrt(dx * dx + dy * dy) + 1e-6
        push = 1.0 / (np.maximum(distance - reach, 0.05) * distance)
        np.fill_diagonal(push, 0.0)
        move_x, move_y = (dx * push).sum(axis=1), (dy * push).sum(axis=1)
        ex, ey = x[source] - x[target], y[source] - y[target]
        length = np.sqrt(ex * ex + ey * ey) + 1e-6
        pull = weights * np.maximum(length - radii[source] - radii[target], 0.0) ** 2 / length
        for move, part in ((move_x, ex * pull), (move_y, ey * pull)):
            move += np.bincount(target, part, count) - np.bincount(source, part, count)
        move_x -= 0.02 * count**0.5 * x
        move_y -= 0.02 * count**0.5 * y
        length = np.sqrt(move_x**2 + move_y**2) + 1e-9
        scale = np.minimum(length, step) / length * 0.5
        x, y = x + move_x * scale, y + move_y * scale
        if fixed >= 0:
            x, y = x - x[fixed], y - y[fixed]
        step = max(step * 0.97, 0.01)
    return np.stack((x, y), axis=1)


def apart(xy: Floats, radii: Floats, rounds: int = 60) -> Floats:
    """The same places with nodes that overlap pushed off each other."""
    xy = xy.copy()
    count = len(xy)
    for _ in range(rounds):
        one, other = _overlapping(xy, radii)
        if not len(one):
            break
        difference = xy[one] - xy[other]
        distance = np.sqrt((difference**2).sum(axis=1)) + 1e-6
        push = difference * ((radii[one] + radii[other] - distance) / distance * 0.45)[:, None]
        for axis in (0, 1):
            xy[:, axis] += np.bincount(one, push[:, axis], count) - np.bincount(other, push[:, axis], count)
    return xy


def _overlapping(xy: Floats, radii: Floats) -> tuple[Ints, Ints]:
    """The pairs of nodes that overlap; only nodes in the same or neighbouring cells of a grid are compared."""
    cells = np.floor((xy - xy.min(axis=0)) / (2 * radii.max())).astype(np.int64) + 1
    width = int(cells[:, 0].max()) + 2
    keys = cells[:, 1] * width + cells[:, 0]
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    found = []
    for offset in (0, 1, width - 1, width, width + 1):
        low, high = (np.searchsorted(ordered, keys + offset, side=side) for side in ("left", "right"))
        counts = high - low
        one = np.repeat(np.arange(len(xy)), counts)
        at = np.arange(len(one)) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(low, counts)
        other = order[at]
        keep = ((xy[one] - xy[other]) ** 2).sum(axis=1) < (radii[one] + radii[other] - 1e-4) ** 2
        found.append(np.stack((one, other))[:, keep & ((one < other) | (offset > 0))])
    one, other = np.concatenate(found, axis=1)
    return one, other


def _side_by_side(graph: nx.Graph[int], nodes: Sequence[int], groups: Sequence[Sequence[int]], sizes: Floats) -> Floats:
    """A large component: each community by itself, as a disc, and the discs by the links between them."""
    index = {node: i for i, node in enumerate(nodes)}
    member = {node: number for number, group in enumerate(groups) for node in group}
    many = MANY if len(graph) <= overview.WHOLE else MANY_INSIDE
    discs = [_alone(graph, group, sizes, many) / _SCALE for group in groups]
    radii = np.array([np.quantile(np.sqrt((disc**2).sum(axis=1)), 0.95) + 1.0 for disc in discs])
    ties: dict[tuple[int, int], int] = {}
    for a in nodes:
        for b in graph[a]:
            pair = member[a], member[b]
            if pair[0] < pair[1]:
                ties[pair] = ties.get(pair, 0) + 1
    ends = np.array(sorted(ties), dtype=int).reshape(-1, 2)
    weights = np.log1p(np.array([ties[pair] for pair in sorted(ties)], dtype=float)) * 0.3
    start = _start([[number] for number in range(len(groups))], len(groups)) * float(radii.mean())
    centres = _drawn_in(spread(start, ends, weights, radii), radii)
    xy = np.zeros((len(nodes), 2))
    for disc, centre, group in zip(discs, centres, groups, strict=True):
        xy[[index[node] for node in group]] = disc + centre
    return xy


def _alone(graph: nx.Graph[int], group: Sequence[int], sizes: Floats, many: int) -> Floats:
    """A community by itself, about the origin."""
    index = {node: i for i, node in enumerate(group)}
    inside: nx.Graph[int] = nx.Graph()
    inside.add_nodes_from(range(len(group)))
    inside.add_edges_from((index[a], index[b]) for a in group for b in graph[a] if a < b and b in index)
    xy = arrange(inside, [range(len(group))], sizes[list(group)], many=many)
    return np.asarray(xy - (xy.max(axis=0) + xy.min(axis=0)) / 2)


def _drawn_in(centres: Floats, radii: Floats) -> Floats:
    """Discs moved towards the middle until they touch, closer in height than in width."""
    for _ in range(40):
        centres = apart(centres * np.array([0.965, 0.945]), radii, rounds=8)
    return apart(centres, radii, rounds=400)


def _lying(xy: Floats, centre: Floats) -> Floats:
    """Turned about `centre` so that its longest extent lies along the width of a screen."""
    xy = xy - centre
    if len(xy) < 3:
        return xy
    _, vectors = np.linalg.eigh(np.cov(xy.T))
    longest = vectors[:, -1] * (1.0 if vectors[0, -1] >= 0 else -1.0)
    turn = np.array([[longest[0], longest[1]], [-longest[1], longest[0]]])
    return np.asarray(xy @ turn.T)


def _packed(pictures: Sequence[Floats]) -> list[Floats]:
    """Where to put the origin of each picture: the first in the middle, the others in rows beside it.

    The rows run along the longer side of the screen that the first leaves free.
    """
    if not pictures:
        return []
    low = [picture.min(axis=0) - UNIT for picture in pictures]
    extent = [picture.max(axis=0) + UNIT - corner for picture, corner in zip(pictures, low, strict=True)]
    across = 0 if extent[0][0] > extent[0][1] * ASPECT else 1  # rows below, or columns to the right
    down = 1 - across
    area = float(sum(box[0] * box[1] for box in extent))
    room = max(float(extent[0][across]), math.sqrt(area * (ASPECT if across == 0 else 1 / ASPECT)))
    at, depth = [0.0, float(extent[0][down])], 0.0
    origins = [-low[0]]
    for corner, box in zip(low[1:], extent[1:], strict=True):
        if at[0] and at[0] + float(box[across]) > room:
            at, depth = [0.0, at[1] + depth], 0.0
        place = np.zeros(2)
        place[across], place[down] = at
        origins.append(place - corner)
        at[0], depth = at[0] + float(box[across]), max(depth, float(box[down]))
    return origins
