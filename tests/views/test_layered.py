"""Boxes in layers: who stands above whom, and that nothing lies over anything else."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.views import layered
from kg.views.layered import Box
from tests.views.conftest import overlapping

KEYS = st.integers(0, 24)


@st.composite
def pictures(draw: st.DrawFn) -> tuple[dict[str, Box], list[tuple[str, str]]]:
    """Boxes of some tiers and lines between them, of which the upper one is in no lower tier."""
    tiers = draw(st.lists(st.integers(0, 4), min_size=1, max_size=25))
    boxes = {
        f"d{i}": Box(tier, draw(st.sampled_from(["", "2019", "2021-05", "2024-12-22"]))) for i, tier in enumerate(tiers)
    }
    pairs = draw(st.lists(st.tuples(st.integers(0, len(tiers) - 1), st.integers(0, len(tiers) - 1)), max_size=40))
    edges = sorted({(f"d{a}", f"d{b}") for a, b in pairs if tiers[a] <= tiers[b] and a != b})
    return boxes, edges


@settings(deadline=None, max_examples=60)
@given(pictures(), st.sampled_from([layered.COLUMNS, layered.NARROW]))
def test_tiers_come_one_below_the_other_and_boxes_never_overlap(
    picture: tuple[dict[str, Box], list[tuple[str, str]]], columns: int
) -> None:
    boxes, edges = picture
    found = layered.places(boxes, edges, columns=columns)
    assert set(found) == set(boxes)
    assert not overlapping(found)
    rows = {(place.y, boxes[iri].tier) for iri, place in found.items()}
    assert [tier for _, tier in sorted(rows)] == sorted(tier for _, tier in rows)
    assert max([place.y for place in found.values()].count(y) for y, _ in rows) <= columns
    assert found == layered.places(boxes, edges, columns=columns)


def test_what_depends_on_another_of_its_tier_stands_below_it_and_the_earlier_above_the_later() -> None:
    boxes = {"new": Box(1, "2024"), "old": Box(1, "2013"), "newest": Box(1, "2025"), "top": Box(0, "2030")}
    found = layered.places(boxes, [("old", "new"), ("new", "newest"), ("top", "newest")])
    assert found["top"].y < found["old"].y < found["new"].y < found["newest"].y


def test_documents_that_refer_to_each_other_are_placed_all_the_same() -> None:
    boxes = {"a": Box(0, "2020"), "b": Box(0, "2021")}
    found = layered.places(boxes, [("a", "b"), ("b", "a")])
    assert found["a"] != found["b"]
    assert not overlapping(found)


def test_rows_are_ordered_so_that_lines_cross_less() -> None:
    boxes = {f"u{i}": Box(0, f"20{i:02}") for i in range(6)} | {f"l{i}": Box(1, f"20{i:02}") for i in range(6)}
    edges = [(f"u{i}", f"l{5 - i}") for i in range(6)]
    found = layered.places(boxes, edges)
    near = {iri: [b for a, b in edges if a == iri] + [a for a, b in edges if b == iri] for iri in boxes}

    def rows(key: dict[str, float]) -> list[list[str]]:
        return [sorted((iri for iri in boxes if iri[0] == tier), key=lambda iri: key[iri]) for tier in "ul"]

    assert layered.crossings(rows({iri: float(iri[1:]) for iri in boxes}), near) == 15
    assert layered.crossings(rows({iri: float(place.x) for iri, place in found.items()}), near) == 0
    assert all(abs(found[a].x - found[b].x) < layered.WIDTH for a, b in edges)
