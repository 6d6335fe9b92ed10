"""How many quads a generation holds: counted once, and then by what changes.

Counting them all takes as long as changing one source, so the number is kept beside the store, and a generation that
begins as a copy of another counts only the graphs that it touches.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from kg.graph.terms import PREFIXES

_FILE = "quads"
_PATTERNS = ("GRAPH ?g { ?s ?p ?o }", "?s ?p ?o ; a kg:Statement")
"""What stands in the named graphs, and the statements, which the default graph keeps for them."""


def kept(generation: Path) -> int | None:
    """The number of quads in the named graphs of a generation, None if it was not counted yet."""
    file = generation / _FILE
    told = file.read_text("ascii") if file.is_file() else ""
    return int(told) if told.isdigit() else None


def keep(generation: Path, count: int) -> None:
    """Keep the number of quads of a generation, unless the disk cannot be written to: it is counted anew then."""
    with contextlib.suppress(OSError):
        (generation / _FILE).write_text(str(count), "ascii")


def counted(store: ox.Store) -> int:
    """The number of quads in the named graphs of a store, counted one by one."""
    return sum(_answer(store, pattern) for pattern in _PATTERNS)


def _answer(store: ox.Store, pattern: str) -> int:
    answer = store.query(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}", prefixes=PREFIXES)
    assert isinstance(answer, ox.QuerySolutions)
    count = next(answer)["n"]
    assert isinstance(count, ox.Literal)
    return int(count.value)


class Count:
    """The number of quads of a store that begins as a copy of another, by the graphs that are touched."""

    def __init__(self, before: int, size: Callable[[str], int]) -> None:
        """Begin with the number of the other. `size` tells how many quads a graph has at the time."""
        self._all = before
        self._size = size
        self._touched: dict[str, int] = {}

    def touch(self, graph: str) -> None:
        """Note what a graph has before it is changed for the first time."""
        if graph not in self._touched:
            self._touched[graph] = self._size(graph)

    def total(self) -> int:
        """The number of quads as it is now."""
        return self._all + sum(self._size(graph) - before for graph, before in self._touched.items())
