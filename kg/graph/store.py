"""The embedded store: write the next generation.

Invariants: the default graph holds every triple of every named graph, once, but for names, of
which one is preferred (`kg.graph.names`). Queries run on it, because the union that Oxigraph
offers instead repeats a triple for each graph that holds it, and then counts are wrong. A
statement, the evidence of a fact, stands in the default graph alone: it belongs to one source,
which it names, so its graph is known without a copy of eleven quads in six more indexes.
`kg.graph.dataset` reads it where it belongs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pyoxigraph as ox

from kg.graph import damage, names, size
from kg.graph.terms import SOURCES, expand
from kg.ontology import ID

BATCH = 32 * 1024 * 1024
"""Bytes of N-Quads that are held before they are loaded in one go."""
KNOWN = 100_000
"""Triples of several sources that are remembered as loaded, so that they are not loaded again for each."""
DERIVED = ox.NamedNode(expand("prov:wasDerivedFrom"))
DEFAULT = ox.DefaultGraph()
_SHA256 = ox.NamedNode(expand("schema:sha256"))
_STATEMENTS = ID + "statement/"
_MARK = f"<{_STATEMENTS}".encode()
"""What the lines of a statement begin with."""


def is_statement(subject: ox.NamedNode | ox.BlankNode | ox.Triple) -> bool:
    """Whether a subject is a statement, the evidence of a fact."""
    return isinstance(subject, ox.NamedNode) and subject.value.startswith(_STATEMENTS)


class Writer:
    """A store under construction. Nothing of it is seen by readers before it is published."""

    def __init__(self, path: Path) -> None:
        self._generation = path.parent
        self._store = ox.Store(str(path))
        self._new = next(iter(self._store), None) is None
        self._count: size.Count | None = None
        """How many quads it holds, if that was known of the store that it began as."""
        self._lines: list[bytes] = []
        self._size = 0
        self._known: set[bytes] = set()
        self._added: list[ox.NamedNode] = []
        self._renamed: set[names.Thing] = set()
        self._loader = ThreadPoolExecutor(1)
        self._loading: Future[None] | None = None

    @classmethod
    def clone(cls, original: Path, path: Path) -> Writer:
        """A writer that begins with all that another store holds, by hard links where the disk can.

        Raises: DamagedError.
        """
        with damage.opening(original):
            ox.Store.read_only(str(original)).backup(str(path))
            writer = cls(path)
        before = size.kept(original.parent)
        writer._count = None if before is None else size.Count(before, writer._quads)
        return writer

    def add(self, graph: str, plain: bytes, evidence: bytes = b"") -> None:
        """Add a named graph, now or with a later batch: its N-Quads, and its statements as N-Triples.

        Statements that stand among the N-Quads are kept like the others.
        """
        if _MARK in plain:
            plain, found = _parted(plain, f" <{graph}> .\n".encode())
            evidence += found
        self._touch(graph)
        if not self._new:
            self._added.append(ox.NamedNode(graph))
        self._lines += (plain, *self._merged(graph, plain), evidence)
        self._size += 2 * len(plain) + len(evidence)
        if self._size >= BATCH:
            self._load()

    def _merged(self, graph: str, plain: bytes) -> list[bytes]:
        """The lines as they stand in the default graph, without those that were just loaded."""
        own = f"<{graph}> ".encode()
        triples = plain.replace(f" <{graph}> .\n".encode(), b" .\n").splitlines(keepends=True)
        fresh = [triple for triple in triples if triple not in self._known]
        if len(self._known) > KNOWN:
            self._known.clear()
        self._known.update(triple for triple in fresh if not triple.startswith(own))
        return fresh

    def remove(self, graph: str) -> None:
        """Drop a named graph that was there when the writer was opened, and what no other graph says."""
        self._wait()
        self._touch(graph)
        self._known.clear()
        node = ox.NamedNode(graph)
        quads = list(self._store.quads_for_pattern(None, None, None, node))
        self._store.remove_graph(node)
        for quad in quads:
            if quad.predicate == names.PREFERRED:
                self._renamed.add(quad.subject)
            elsewhere = self._store.quads_for_pattern(quad.subject, quad.predicate, quad.object)
            if all(other.graph_name == DEFAULT for other in elsewhere):
                self._store.remove(ox.Quad(quad.subject, quad.predicate, quad.object))
        for derived in list(self._store.quads_for_pattern(None, DERIVED, node, DEFAULT)):
            for quad in list(self._store.quads_for_pattern(derived.subject, None, None, DEFAULT)):
                self._store.remove(quad)

    def lines(self, graph: str) -> tuple[bytes, bytes]:
        """A named graph as it stands: its N-Quads, and its statements as N-Triples."""
        self._load()
        self._wait()
        node = ox.NamedNode(graph)
        plain = sorted(f"{quad} .\n" for quad in self._store.quads_for_pattern(None, None, None, node))
        evidence = sorted(
            f"{quad.triple} .\n" for statement in self._statements(node) for quad in self._about(statement)
        )
        return "".join(plain).encode(), "".join(evidence).encode()

    def speaks_of(self, graph: str, thing: str) -> bool:
        """Whether a named graph that is loaded has a thing as subject or object."""
        return bool(self._touching(ox.NamedNode(thing), ox.NamedNode(graph)))

    def rename(self, graph: str, renaming: Mapping[str, str]) -> None:
        """Write other IRIs for things of one named graph, in its statements too."""
        self._load()
        self._wait()
        self._touch(graph)
        self._known.clear()
        node = ox.NamedNode(graph)
        to = {ox.NamedNode(before): ox.NamedNode(after) for before, after in renaming.items()}
        for old in to:
            for quad in self._touching(old, node):
                self._replace(quad, to, node)
            for statement in self._speaking_of(old, node):
                for quad in self._touching_in(statement, old):
                    self._store.remove(quad)
                    self._store.add(ox.Quad(quad.subject, quad.predicate, to[old], DEFAULT))

    def _touch(self, graph: str) -> None:
        if self._count:
            self._count.touch(graph)

    def _quads(self, graph: str) -> int:
        """How many quads a graph that is loaded has, its statements among them."""
        node = ox.NamedNode(graph)
        plain = sum(1 for _ in self._store.quads_for_pattern(None, None, None, node))
        return plain + sum(len(self._about(statement)) for statement in self._statements(node))

    def _replace(self, quad: ox.Quad, to: Mapping[ox.NamedNode, ox.NamedNode], graph: ox.NamedNode) -> None:
        subject = to.get(quad.subject, quad.subject) if isinstance(quad.subject, ox.NamedNode) else quad.subject
        object_ = to.get(quad.object, quad.object) if isinstance(quad.object, ox.NamedNode) else quad.object
        self._store.remove(quad)
        self._store.add(ox.Quad(subject, quad.predicate, object_, graph))
        if quad.predicate == names.PREFERRED:
            self._renamed.update((quad.subject, subject))
        elsewhere = self._store.quads_for_pattern(quad.subject, quad.predicate, quad.object)
        if all(other.graph_name == DEFAULT for other in elsewhere):
            self._store.remove(ox.Quad(quad.subject, quad.predicate, quad.object))
        self._store.add(ox.Quad(subject, quad.predicate, object_, DEFAULT))

    def _touching(self, thing: ox.NamedNode, graph: ox.NamedNode) -> list[ox.Quad]:
        """The quads of a named graph that have a thing as subject or object."""
        found = (
            *self._store.quads_for_pattern(thing, None, None, graph),
            *self._store.quads_for_pattern(None, None, thing, graph),
        )
        return list(dict.fromkeys(found))

    def _speaking_of(self, thing: ox.NamedNode, graph: ox.NamedNode) -> list[names.Thing]:
        """The statements of a source that have a thing as subject or object."""
        about = (
            quad.subject
            for quad in self._store.quads_for_pattern(None, None, thing, DEFAULT)
            if is_statement(quad.subject)
        )
        return [s for s in dict.fromkeys(about) if ox.Quad(s, DERIVED, graph, DEFAULT) in self._store]

    def _touching_in(self, statement: names.Thing, thing: ox.NamedNode) -> list[ox.Quad]:
        return list(self._store.quads_for_pattern(statement, None, thing, DEFAULT))

    def _statements(self, graph: ox.NamedNode) -> list[names.Thing]:
        return [
            quad.subject
            for quad in self._store.quads_for_pattern(None, DERIVED, graph, DEFAULT)
            if is_statement(quad.subject)
        ]

    def _about(self, statement: names.Thing) -> list[ox.Quad]:
        return list(self._store.quads_for_pattern(statement, None, None, DEFAULT))

    def digests(self) -> dict[str, str]:
        """The hash of each source whose facts the store holds, by the name of its graph."""
        found = self._store.quads_for_pattern(None, _SHA256, None, DEFAULT)
        return {_value(quad.subject): _value(quad.object) for quad in found}

    def sources(self) -> Iterator[str]:
        """The names of all graphs that were loaded and hold facts of a source."""
        self._wait()
        return (name for name in map(_value, self._store.named_graphs()) if name.startswith(SOURCES))

    def flush(self) -> None:
        """Load what is still held and bring everything to disk, a new store in the order it is read best."""
        self._load()
        self._wait()
        names.settle(self._store, names.ambiguous(self._store) if self._new else self._renamed | self._named())
        if self._new:  # a clone shares its files with the store before, as long as they are not rewritten
            self._store.optimize()
        if self._count:
            size.keep(self._generation, self._count.total())
        self._store.flush()

    def _named(self) -> set[names.Thing]:
        """The things that the added graphs name."""
        found = (self._store.quads_for_pattern(None, names.PREFERRED, None, graph) for graph in self._added)
        return {quad.subject for quads in found for quad in quads}

    def close(self) -> None:
        """Let go of the files. What was not flushed may be lost."""
        self._loader.shutdown()
        del self._store

    def _load(self) -> None:
        """Load what is held, beside whatever the builder does next."""
        self._wait()
        if self._lines:
            quads = b"".join(self._lines)
            self._loading = self._loader.submit(self._store.bulk_load, quads, ox.RdfFormat.N_QUADS, lenient=True)
            self._lines = []
            self._size = 0

    def _wait(self) -> None:
        """Wait for what is being loaded. Raises what the loading raised."""
        if self._loading is not None:
            self._loading.result()
            self._loading = None


def _parted(quads: bytes, end: bytes) -> tuple[bytes, bytes]:
    """The lines of a graph: what is plain as it stands, and its statements without the graph's name."""
    lines = quads.splitlines(keepends=True)
    statements = [line.removesuffix(end) + b" .\n" for line in lines if line.startswith(_MARK)]
    return b"".join(line for line in lines if not line.startswith(_MARK)), b"".join(statements)


def _value(term: object) -> str:
    assert isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode)
    return term.value
