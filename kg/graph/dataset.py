"""A published store as the RDF dataset that it stands for.

The store keeps every statement once, in the default graph (`kg.graph.store` says why). To its readers a
statement also stands in the graph of its source. Where a pattern asks for that graph, the statements are
looked up by the source that they name; a query that reads evidence within named graphs runs on a second
store, which holds them there too and is made when such a query is first asked.
"""

from __future__ import annotations

import shutil
import tempfile
import time
import weakref
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.graph import locks, scopes, size
from kg.graph.store import BATCH, DEFAULT, DERIVED, is_statement
from kg.graph.terms import SOURCES

Subject = ox.NamedNode | ox.BlankNode | ox.Triple
Object = Subject | ox.Literal
Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


class Dataset:
    """What a generation of a graph holds, for reading: the part of `pyoxigraph.Store` that readers use."""

    def __init__(self, generation: Path) -> None:
        """Open the store of a generation. Raises: OSError or RuntimeError if it is not whole."""
        self._generation = generation
        self._store = ox.Store.read_only(str(generation / "store"))

    def quads_for_pattern(
        self,
        subject: Subject | None,
        predicate: ox.NamedNode | None,
        object: Object | None,
        graph_name: Graph | None = None,
    ) -> Iterator[ox.Quad]:
        """The quads that match, in any graph if none is named."""
        for quad in self._store.quads_for_pattern(subject, predicate, object, graph_name):
            yield quad
            if graph_name is None and quad.graph_name == DEFAULT and is_statement(quad.subject):
                yield from (_within(quad, source) for source in self._sources(quad.subject))
        if isinstance(graph_name, ox.NamedNode) and graph_name.value.startswith(SOURCES):
            for statement in self._statements(subject, graph_name):
                found = self._store.quads_for_pattern(statement, predicate, object, DEFAULT)
                yield from (_within(quad, graph_name) for quad in found)

    def _sources(self, statement: Subject) -> Iterator[Object]:
        return (quad.object for quad in self._store.quads_for_pattern(statement, DERIVED, None, DEFAULT))

    def _statements(self, subject: Subject | None, source: ox.NamedNode) -> Iterator[Subject]:
        """The statements that a source makes: all of them, or the subject if it is one."""
        if subject is None or is_statement(subject):
            found = self._store.quads_for_pattern(subject, DERIVED, source, DEFAULT)
            yield from (quad.subject for quad in found if is_statement(quad.subject))

    def named_graphs(self) -> Iterator[ox.NamedNode | ox.BlankNode]:
        """The names of all graphs."""
        return self._store.named_graphs()

    def add_graph(self, graph_name: Graph) -> None:
        """Nothing: rdflib calls this when a graph is asked for by name, and a graph without quads is none."""

    def __iter__(self) -> Iterator[ox.Quad]:
        """Every quad of every graph, the default graph included."""
        return self.quads_for_pattern(None, None, None)

    def __len__(self) -> int:
        """The number of quads in the named graphs, counted once for a generation."""
        count = size.kept(self._generation)
        if count is None:
            count = size.counted(self._store)
            size.keep(self._generation, count)
        return count

    def query(self, query: str, **options: Any) -> Answer:
        """The answer to a SPARQL query; options as `pyoxigraph.Store.query` takes them."""
        scoped = options.get("use_default_graph_as_union") or options.get("default_graph") not in (None, DEFAULT)
        whole = scopes.reads_evidence(query, options.get("prefixes"), options.get("base_iri"), scoped=bool(scoped))
        return (self._whole if whole else self._store).query(query, **options)

    @cached_property
    def _whole(self) -> ox.Store:
        """A store in which every statement stands in the graph of its source too, made once for a generation."""
        path = self._generation / "whole"
        try:
            held = _waited(self._generation / "whole.lock", path)
        except OSError:  # a disk that cannot be written to
            path = Path(tempfile.mkdtemp(prefix="kg-")) / "whole"
            weakref.finalize(self, shutil.rmtree, path.parent, ignore_errors=True)
            held = None
        if not path.is_dir():
            part = path.with_suffix(".part")
            shutil.rmtree(part, ignore_errors=True)
            self._store.backup(str(part))
            self._complete(ox.Store(str(part)))
            part.rename(path)
        if held is not None:
            held.release()
        return ox.Store.read_only(str(path))

    def _complete(self, store: ox.Store) -> None:
        """Add to each source's graph the statements that name it."""
        lines: list[str] = []
        size = 0
        for line in self._evidence():
            lines.append(line)
            size += len(line)
            if size >= BATCH:
                _load(store, lines)
                lines, size = [], 0
        _load(store, lines)
        store.optimize()
        store.flush()

    def _evidence(self) -> Iterator[str]:
        """Every statement as N-Quads lines of the graph of its source."""
        for graph in self._store.named_graphs():
            if isinstance(graph, ox.NamedNode) and graph.value.startswith(SOURCES):
                for statement in self._statements(None, graph):
                    for quad in self._store.quads_for_pattern(statement, None, None, DEFAULT):
                        yield f"{quad.triple} {graph} .\n"


def _load(store: ox.Store, lines: list[str]) -> None:
    store.bulk_load("".join(lines).encode(), ox.RdfFormat.N_QUADS, lenient=True)


def _waited(file: Path, made: Path) -> locks.Held | None:
    """The right to make something, or None when it is made. Raises: OSError if the lock cannot be made."""
    while not made.is_dir():
        held = locks.exclusive(file)
        if held is not None:
            return held
        time.sleep(0.1)
    return None


def _within(quad: ox.Quad, graph: Object) -> ox.Quad:
    assert isinstance(graph, ox.NamedNode)
    return ox.Quad(quad.subject, quad.predicate, quad.object, graph)
