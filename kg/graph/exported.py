"""What `kg export` wrote, read back as the graph has it: under our own IRIs, each statement with its parts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.errors import UsageError
from kg.files import parsing
from kg.graph import formats
from kg.graph.profiles import PARTS, REIFIES, moved, rebased
from kg.graph.terms import SOURCES, expand
from kg.ontology import ID

_TYPE = ox.NamedNode(expand("rdf:type"))
_STATEMENT, _SOURCE = (ox.NamedNode(expand(curie)) for curie in ("kg:Statement", "kg:Source"))
_Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph


class Export:
    """A file that `kg export` wrote. `base` is the IRI that its entities, sources and statements stand under."""

    def __init__(self, file: Path) -> None:
        """Look at a file. Raises: UsageError for one that is broken, or that holds things and none of our sources."""
        self._file = file
        self.base = self._base()

    def quads(self) -> Iterator[ox.Quad]:
        """The quads in the order of the file: IRIs under another base are ours again, reifiers are statements."""
        for quad in self._parsed():
            graph = quad.graph_name
            for triple in _plain(quad.triple):
                if self.base != ID:
                    triple = moved(triple, self.base, ID)
                    graph = rebased(graph, self.base, ID) if isinstance(graph, ox.NamedNode) else graph
                yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)

    def _base(self) -> str:
        found = ""
        quad = None
        for quad in self._parsed():
            if quad.predicate == _TYPE and isinstance(quad.subject, ox.NamedNode):
                if quad.object == _STATEMENT:
                    return quad.subject.value.rpartition("statement/")[0]
                if quad.object == _SOURCE:  # its key may be anything, so that a statement tells more surely
                    found = found or _before_source(quad.subject.value)
        if quad is not None and not found:
            raise UsageError(f"{self._file} holds no source of ours (exports with --standard keep no evidence)")
        return found or ID

    def _parsed(self) -> Iterator[ox.Quad]:
        with parsing(self._file) as opened:
            yield from ox.parse(opened, formats.RDF[self._file.suffix.lower()], base_iri=ID)


def _before_source(iri: str) -> str:
    return ID if iri.startswith(SOURCES) else iri.partition("source/")[0]


def _plain(triple: ox.Triple) -> Iterator[ox.Triple]:
    """A triple as it is, or the parts of the statement that it writes as a reifier."""
    if triple.predicate != REIFIES or not isinstance(triple.object, ox.Triple):
        yield triple
        return
    fact = triple.object
    for part, value in zip(PARTS, (fact.subject, fact.predicate, fact.object), strict=True):
        yield ox.Triple(triple.subject, part, value)
