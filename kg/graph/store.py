"""The embedded store: read one generation, or write the next.

Invariant: the default graph holds every triple of every named graph, once, but for names, of
which one is preferred (`kg.graph.names`). Queries run on it, because the union that Oxigraph
offers instead repeats a triple for each graph that holds it, and then counts are wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.graph import names
from kg.graph.terms import SOURCES, expand

BATCH = 32 * 1024 * 1024
"""Bytes of N-Quads that are held before they are loaded in one go."""


class Writer:
    """A store under construction. Nothing of it is seen by readers before it is published."""

    def __init__(self, path: Path) -> None:
        self._store = ox.Store(str(path))
        self._new = next(iter(self._store), None) is None
        self._lines: list[bytes] = []
        self._added: list[ox.NamedNode] = []
        self._renamed: set[names.Thing] = set()
        self._size = 0

    @classmethod
    def clone(cls, original: Path, path: Path) -> Writer:
        """A writer that begins with all that another store holds, by hard links where the disk can."""
        ox.Store.read_only(str(original)).backup(str(path))
        return cls(path)

    def add(self, graph: str, lines: bytes) -> None:
        """Add the N-Quads lines of a named graph, now or with a later batch."""
        self._added.append(ox.NamedNode(graph))
        self._lines.append(lines)
        self._size += len(lines)
        if self._size >= BATCH:
            self._load()

    def remove(self, graph: str) -> None:
        """Drop a named graph that was there when the writer was opened, and what no other graph says."""
        node = ox.NamedNode(graph)
        quads = list(self._store.quads_for_pattern(None, None, None, node))
        self._store.remove_graph(node)
        for quad in quads:
            if quad.predicate == names.PREFERRED:
                self._renamed.add(quad.subject)
            elsewhere = self._store.quads_for_pattern(quad.subject, quad.predicate, quad.object)
            if all(isinstance(other.graph_name, ox.DefaultGraph) for other in elsewhere):
                self._store.remove(ox.Quad(quad.subject, quad.predicate, quad.object))

    def digest(self, graph: str) -> str | None:
        """The hash of the source whose facts the graph holds, or None if there is no such graph."""
        node = ox.NamedNode(graph)
        for quad in self._store.quads_for_pattern(node, _SHA256, None, node):
            return _value(quad.object)
        return None

    def sources(self) -> Iterator[str]:
        """The names of all graphs that were loaded and hold facts of a source."""
        return (name for name in map(_value, self._store.named_graphs()) if name.startswith(SOURCES))

    def flush(self) -> None:
        """Load what is still held and bring everything to disk, a new store in the order it is read best."""
        self._load()
        names.settle(self._store, names.ambiguous(self._store) if self._new else self._renamed | self._named())
        if self._new:  # a clone shares its files with the store before, as long as they are not rewritten
            self._store.optimize()
        self._store.flush()

    def _named(self) -> set[names.Thing]:
        """The things that the added graphs name."""
        found = (self._store.quads_for_pattern(None, names.PREFERRED, None, graph) for graph in self._added)
        return {quad.subject for quads in found for quad in quads}

    def close(self) -> None:
        """Let go of the files. What was not flushed may be lost."""
        del self._store

    def _load(self) -> None:
        if self._lines:
            quads = b"".join(self._lines)
            self._store.bulk_load(quads, ox.RdfFormat.N_QUADS)
            self._store.bulk_load(_GRAPH_NAME.sub(b" .\n", quads), ox.RdfFormat.N_TRIPLES)
            self._lines.clear()
            self._size = 0


def read(path: Path) -> ox.Store:
    """A published store, for reading alone. Raises OSError if it is not whole."""
    return ox.Store.read_only(str(path))


_GRAPH_NAME = re.compile(rb" <[^<>\n]*> \.\n")
_SHA256 = ox.NamedNode(expand("schema:sha256"))


def _value(term: object) -> str:
    assert isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode)
    return term.value
