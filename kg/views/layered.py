"""Boxes in layers: what is above in rank or earlier stands higher, and lines cross as little as can be had cheaply.

Tiers come one below the other. Within a tier a box stands below those it depends on, and boxes of one depth are
ordered by their day into rows. Rows are then ordered by the barycentres of their neighbours (Sugiyama, Tagawa, Toda
1981), the order with the fewest crossings kept, and moved sideways towards their neighbours as far as the boxes beside
them leave room.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.views.layout import Place

WIDTH, HEIGHT = 196, 76
"""The size of a box, in pixels of the page at its natural zoom."""
ACROSS, DOWN, BETWEEN = 26, 50, 88
"""The room between boxes beside one another, between rows, and between tiers."""
COLUMNS, NARROW = 6, 2
"""How many boxes a row holds, on a screen that is wider than high and on a phone."""
SWEEPS = 16

Edge = tuple[str, str]
"""Upper and lower."""


@dataclass(frozen=True, slots=True)
class Box:
    """What a box is placed by: the number of its tier, from the top, and its day ("2024-12-22", "2024" or "")."""

    tier: int
    day: str = ""


def places(boxes: Mapping[str, Box], edges: Sequence[Edge], *, columns: int = COLUMNS) -> dict[str, Place]:
    """Where each box stands; the number of its tier is its community."""
    near: dict[str, list[str]] = defaultdict(list)
    for upper, lower in edges:
        near[upper].append(lower)
        near[lower].append(upper)
    rows = _ordered(_rows(boxes, edges, columns), near)
    xs = _sideways(rows, near) if columns > NARROW else _centred(rows)
    found: dict[str, Place] = {}
    y = 0
    for number, row in enumerate(rows):
        if number:
            y += HEIGHT + (DOWN if boxes[row[0]].tier == boxes[rows[number - 1][0]].tier else BETWEEN)
        for iri in row:
            found[iri] = Place(round(xs[iri]), y, HEIGHT // 2, boxes[iri].tier)
    return found


def crossings(rows: Sequence[Sequence[str]], near: Mapping[str, Sequence[str]]) -> int:
    """How many pairs of lines cross, counted between the rows that they link."""
    where = {iri: (number, place) for number, row in enumerate(rows) for place, iri in enumerate(row)}
    between: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for iri, (row, place) in where.items():
        for other in near.get(iri, ()):
            if other in where and where[other][0] > row:
                between[row, where[other][0]].append((place, where[other][1]))
    return sum(_inversions([lower for _, lower in sorted(lines)]) for lines in between.values())


def _rows(boxes: Mapping[str, Box], edges: Sequence[Edge], columns: int) -> list[list[str]]:
    """The boxes by tier, depth within it and day, at most `columns` in a row."""
    inside: dict[str, list[str]] = defaultdict(list)
    for upper, lower in edges:
        if boxes[upper].tier == boxes[lower].tier:
            inside[lower].append(upper)
    depths: dict[str, int] = {}
    by_day = sorted(boxes, key=lambda one: (boxes[one].day or "9999", one))
    for iri in by_day:
        _depth(iri, inside, depths, set())
    levels: dict[tuple[int, int], list[str]] = defaultdict(list)
    for iri in by_day:
        levels[boxes[iri].tier, depths[iri]].append(iri)
    found = []
    for _, level in sorted(levels.items()):
        parts = -(-len(level) // columns)
        size, more = divmod(len(level), parts)
        begin = 0
        for part in range(parts):
            end = begin + size + (part < more)
            found.append(level[begin:end])
            begin = end
    return found


def _depth(iri: str, inside: Mapping[str, list[str]], depths: dict[str, int], above: set[str]) -> int:
    """How many boxes of its tier stand above a box; of documents that refer to each other, the first met is above."""
    if iri not in depths:
        above.add(iri)
        uppers = [upper for upper in inside.get(iri, ()) if upper not in above]
        depths[iri] = max((_depth(upper, inside, depths, above) + 1 for upper in uppers), default=0)
        above.discard(iri)
    return depths[iri]


def _ordered(rows: list[list[str]], near: Mapping[str, list[str]]) -> list[list[str]]:
    best, least = rows, crossings(rows, near)
    for sweep in range(SWEEPS):
        if not least:
            break
        places = {iri: place / len(row) for row in rows for place, iri in enumerate(row)}
        order = range(len(rows)) if sweep % 2 == 0 else range(len(rows) - 1, -1, -1)
        rows = list(rows)
        for number in order:
            middle = {iri: _mean([places[other] for other in near.get(iri, ())], places[iri]) for iri in rows[number]}
            rows[number] = sorted(rows[number], key=lambda iri: (middle[iri], places[iri], iri))
            places |= {iri: place / len(rows[number]) for place, iri in enumerate(rows[number])}
        count = crossings(rows, near)
        if count < least:
            best, least = rows, count
    return best


def _centred(rows: list[list[str]]) -> dict[str, float]:
    step = WIDTH + ACROSS
    return {iri: (place - (len(row) - 1) / 2) * step for row in rows for place, iri in enumerate(row)}


def _sideways(rows: list[list[str]], near: Mapping[str, list[str]]) -> dict[str, float]:
    """Where each box stands along its row."""
    step = WIDTH + ACROSS
    xs = _centred(rows)
    for sweep in range(SWEEPS):
        for row in rows if sweep % 2 == 0 else reversed(rows):
            wanted = [_mean([xs[other] for other in near.get(iri, ())], xs[iri] * 0.5) for iri in row]
            xs |= dict(zip(row, _apart(wanted, step), strict=True))
    return xs


def _apart(wanted: list[float], step: float) -> list[float]:
    """The places nearest to those wanted (least squares) that keep their order and their distance."""
    blocks: list[tuple[float, int]] = []
    for place, want in enumerate(wanted):
        mean, count = want - place * step, 1
        while blocks and blocks[-1][0] > mean:
            before, many = blocks.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        blocks.append((mean, count))
    flat = [mean for mean, count in blocks for _ in range(count)]
    return [mean + place * step for place, mean in enumerate(flat)]


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _inversions(values: Sequence[int]) -> int:
    return sum(one > other for place, one in enumerate(values) for other in values[place + 1 :])
