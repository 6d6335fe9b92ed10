"""A graph as a file, in the format that the file's ending names. The same graph gives the same bytes.

Full texts of sources stay behind unless asked for: exports are for facts, and the texts
may not be ours to pass on.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import UsageError
from kg.graph import turtle
from kg.graph.terms import LEXICON, expand
from kg.ontology import ID

if TYPE_CHECKING:
    import networkx

    from kg.graph.knowledge_graph import KnowledgeGraph

_TEXT = ox.NamedNode(expand("schema:text"))
_LEXICON = ox.NamedNode(LEXICON)
_STATEMENTS = ID + "statement/"


def export(graph: KnowledgeGraph, path: Path, *, texts: bool = False) -> None:
    """Write a graph to `path`, whole or not at all. Raises: UsageError for an unknown ending or a bad path."""
    ending = path.suffix.lower()
    if ending not in FORMATS:
        raise UsageError(f"cannot export to {path.name!r}; the ending must be one of: {', '.join(FORMATS)}")
    with _written(path) as file:
        FORMATS[ending](_Content(graph, texts), file)


@contextmanager
def _written(path: Path) -> Iterator[IO[bytes]]:
    """A file that takes its name only when it is complete."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(path)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)


class _Content:
    """What is exported, in one order for all formats."""

    def __init__(self, graph: KnowledgeGraph, texts: bool) -> None:
        self.graph = graph
        self.store = graph.store
        self._texts = texts

    def graphs(self) -> list[ox.NamedNode]:
        """The named graphs in the order of their names."""
        names = [name for name in self.store.named_graphs() if isinstance(name, ox.NamedNode)]
        return sorted(names, key=lambda name: name.value)

    def quads(self) -> Iterator[ox.Quad]:
        """Everything, in the order of the store."""
        return self._kept(self.store)

    def about(self, subject: ox.NamedNode | ox.BlankNode | ox.Triple) -> Iterator[ox.Quad]:
        """What any graph says of a subject."""
        return self._kept(self.store.quads_for_pattern(subject, None, None))

    def inside(self, graph: ox.NamedNode) -> Iterator[ox.Quad]:
        """What one graph says."""
        return self._kept(self.store.quads_for_pattern(None, None, None, graph))

    def _kept(self, quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
        return (quad for quad in quads if self._texts or quad.predicate != _TEXT)

    def once(self, graph: ox.NamedNode) -> Iterator[ox.Quad]:
        """The quads of a graph whose triple stands in no graph before it."""
        for quad in self.inside(graph):
            if _is_statement(quad):
                yield quad
                continue
            same = self.store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
            if str(graph) == min(str(other.graph_name) for other in same):
                yield quad


def _n_quads(content: _Content, file: IO[bytes]) -> None:
    for graph in content.graphs():
        end = f" {graph} .\n"
        file.write("".join(sorted(f"{quad.triple}{end}" for quad in content.inside(graph))).encode())


def _n_triples(content: _Content, file: IO[bytes]) -> None:
    for graph in content.graphs():
        file.write("".join(sorted(f"{quad.triple} .\n" for quad in content.once(graph))).encode())


def _turtle(content: _Content, file: IO[bytes]) -> None:
    """Entities first, each with all that any graph says of it; then the evidence; then what no source speaks of."""
    file.write(turtle.head().encode())
    spoken, background = set(), set()
    for quad in content.quads():
        if not _is_statement(quad):
            (background if quad.graph_name == _LEXICON else spoken).add(quad.subject)
    file.write(b"\n# What the sources speak of\n")
    for subject in sorted(spoken, key=str):
        _blocks(content.about(subject), file)
    file.write(b"\n# Where they say so\n")
    for graph in content.graphs():
        _blocks(filter(_is_statement, content.inside(graph)), file)
    file.write(b"\n# Background knowledge\n")
    for subject in sorted(background - spoken, key=str):
        _blocks(content.about(subject), file)


def _trig(content: _Content, file: IO[bytes]) -> None:
    file.write(turtle.head().encode())
    for graph in content.graphs():
        file.write(f"\n{turtle.term(graph)} {{\n".encode())
        for block in turtle.blocks(content.inside(graph), indent="    "):
            file.write(block.encode())
        file.write(b"}\n")


def _blocks(quads: Iterable[ox.Quad], file: IO[bytes]) -> None:
    for block in turtle.blocks(quads):
        file.write(f"\n{block}".encode())


def _json_ld(content: _Content, file: IO[bytes]) -> None:
    quads = (quad for graph in content.graphs() for quad in sorted(content.inside(graph), key=str))
    ox.serialize(quads, file, ox.RdfFormat.JSON_LD)


def _rdf_xml(content: _Content, file: IO[bytes]) -> None:
    quads = (quad for graph in content.graphs() for quad in sorted(content.once(graph), key=str))
    ox.serialize((quad.triple for quad in quads), file, ox.RdfFormat.RDF_XML)


def _graphml(content: _Content, file: IO[bytes]) -> None:
    import networkx

    networkx.write_graphml(_flat(content.graph.network()), file)


def _gexf(content: _Content, file: IO[bytes]) -> None:
    import networkx

    networkx.write_gexf(_flat(content.graph.network()), file)


def _flat(network: networkx.MultiDiGraph[str]) -> networkx.MultiDiGraph[str]:
    """A network whose attributes are numbers and text, as graph files hold them."""
    import networkx

    flat: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node, data in network.nodes(data=True):
        flat.add_node(node, **_scalars(data))
    for source, target, key, data in network.edges(keys=True, data=True):
        flat.add_edge(source, target, key, **_scalars(data))
    return flat


def _scalars(data: dict[str, object]) -> dict[str, str | int | float]:
    return {
        name: value if isinstance(value, str | int | float) else _joined(value)
        for name, value in data.items()
        if value is not None
    }


def _joined(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list | tuple | set | frozenset) else str(value)


def _is_statement(quad: ox.Quad) -> bool:
    return isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(_STATEMENTS)


FORMATS: dict[str, Callable[[_Content, IO[bytes]], None]] = {
    ".ttl": _turtle,
    ".trig": _trig,
    ".nq": _n_quads,
    ".nt": _n_triples,
    ".jsonld": _json_ld,
    ".rdf": _rdf_xml,
    ".graphml": _graphml,
    ".gexf": _gexf,
}
"""The writer for each file ending."""
