import subprocess
import sys

import networkx as nx
import numpy as np
import pytest

from kg.views import layout
from kg.views.layout import Place
from kg.views.network import Network


def drawn(edges: list[tuple[str, str]], focus: str = "") -> Network:
    """A network of nothing but nodes and edges."""
    network: Network = nx.MultiDiGraph(focus=focus)
    network.add_edges_from(edges)
    return network


def clique(letter: str, count: int = 7) -> list[tuple[str, str]]:
    return [(f"{letter}{i}", f"{letter}{j}") for i in range(count) for j in range(i)]


def star(centre: str, count: int) -> list[tuple[str, str]]:
    return [(centre, f"{centre}-{i}") for i in range(count)]


def distance(one: Place, other: Place) -> float:
    return float(np.hypot(one.x - other.x, one.y - other.y))


def test_one_network_has_one_picture_whatever_the_process() -> None:
    code = (
        "import networkx as nx; from kg.views import layout; g = nx.MultiDiGraph(focus='');"
        "g.add_edges_from((str(a), str(b)) for a, b in nx.barabasi_albert_graph(80, 2, seed=3).edges());"
        "print(layout.places(g))"
    )
    pictures = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(pictures) == 1


def test_the_order_in_which_a_network_was_made_does_not_matter() -> None:
    edges = [*clique("a"), *star("b", 12), ("a1", "b")]
    assert layout.places(drawn(edges)) == layout.places(drawn(edges[::-1]))


def test_no_two_nodes_overlap() -> None:
    edges = [*star("b", 90), *star("c", 40), *clique("a"), ("b", "c"), ("a0", "c")]
    places = list(layout.places(drawn(edges)).values())
    for i, one in enumerate(places):
        for other in places[:i]:
            assert distance(one, other) > one.size + other.size


def test_communities_lie_apart() -> None:
    places = layout.places(drawn([*clique("a"), *clique("b"), *clique("c"), ("a0", "b0"), ("b1", "c1")]))
    names = sorted(places)
    inside = [distance(places[x], places[y]) for x in names for y in names if x < y and x[0] == y[0]]
    between = [distance(places[x], places[y]) for x in names for y in names if x[0] < y[0]]
    assert np.mean(between) > 2 * np.mean(inside)
    assert len({place.community for place in places.values()}) == 3


def test_the_focus_stands_amid_its_neighbours_and_is_not_small() -> None:
    places = layout.places(drawn(star("centre", 30), focus="centre"))
    others = np.array([(p.x, p.y) for name, p in places.items() if name != "centre"])
    reach = np.abs(others).max()
    assert np.hypot(*(others.mean(axis=0) - (places["centre"].x, places["centre"].y))) < reach / 5
    assert places["centre"].size >= layout.FOCUS


def test_components_do_not_run_into_each_other() -> None:
    places = layout.places(drawn([*star("big", 40), *star("mid", 9), ("x", "y"), ("p", "q")]))
    boxes = []
    for first in ("big", "mid", "x", "p"):
        members = [p for name, p in places.items() if name.startswith(first) or name == {"x": "y", "p": "q"}.get(first)]
        xs, ys = [p.x for p in members], [p.y for p in members]
        boxes.append((min(xs), max(xs), min(ys), max(ys)))
    for i, a in enumerate(boxes):
        for b in boxes[:i]:
            assert a[1] < b[0] or b[1] < a[0] or a[3] < b[2] or b[3] < a[2]


def test_a_large_component_is_laid_out_by_communities(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "LARGE", 10)
    places = layout.places(drawn([*clique("a"), *clique("b"), *clique("c"), ("a0", "b0"), ("b1", "c1")]))
    for x in places:
        for y in places:
            assert x == y or distance(places[x], places[y]) > places[x].size + places[y].size


def test_what_is_more_connected_is_larger_up_to_a_point() -> None:
    sizes = [layout.size(degree, most=100) for degree in (0, 1, 4, 25, 100)]
    assert sizes == sorted(sizes)
    assert (sizes[0], sizes[-1]) == (10, 34)
    assert layout.size(3, most=3) < 16


@pytest.mark.parametrize("count", [0, 1])
def test_the_smallest_networks_have_places_too(count: int) -> None:
    network = drawn([])
    network.add_nodes_from("x" * count)
    assert len(layout.places(network)) == count
