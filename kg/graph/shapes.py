"""The shapes of the ontology, and how they are shared out among processes.

A shape of SHACL Core looks only at the properties that it names, at `rdf:type` and at
`rdfs:subClassOf`. So what a shape finds in a graph is what it finds in the triples of those
properties, and shapes that are checked apart find together what they find at once.
(`sh:closed`, rules and SPARQL constraints look further; `shapes.ttl` has none.)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from rdflib import RDF, RDFS, SH, Graph, URIRef
from rdflib.term import Node

from kg.ontology import folder

_TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
_CHECKING = 0.5
"""What it takes to check the values of a property once, where loading them takes 1."""


@lru_cache(maxsize=1)
def load() -> Graph:
    """The shapes as shipped."""
    return Graph().parse(folder() / "shapes.ttl")


def names() -> list[str]:
    """The shapes that have a target, by IRI."""
    return sorted({str(shape) for target in _TARGETS for shape in load().subjects(target) if isinstance(shape, URIRef)})


def described(shapes: Iterable[str]) -> Graph:
    """All that is said of some shapes and of what they are made of."""
    found, waiting, seen = Graph(), [URIRef(shape) for shape in shapes], set[Node]()
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            for triple in load().triples((node, None, None)):
                found.add(triple)
                waiting.append(triple[2])  # type: ignore[arg-type]
    return found


def properties(shapes: Iterable[str]) -> set[str]:
    """The properties that shapes may look at: every IRI by which they are described, classes among them."""
    named = {str(o) for o in described(shapes).objects() if isinstance(o, URIRef)}
    return named | {str(RDF.type), str(RDFS.subClassOf)}


def parts(count: int, triples: Mapping[str, int]) -> list[list[str]]:
    """The shapes in `count` parts, or fewer, that take about the same time.

    `triples` says how many triples a graph has of each property. What takes time is to load the
    triples of the properties that a part looks at, once for each part, and to check them, once
    for each shape.
    """
    weights = {shape: {p: triples.get(p, 0) for p in properties([shape]) - _EVERYWHERE} for shape in names()}
    made = [_Part() for _ in range(count)]
    for shape in sorted(weights, key=lambda shape: -sum(weights[shape].values())):
        min(made, key=lambda part: part.cost(weights[shape])).add(shape, weights[shape])
    return [part.shapes for part in made if part.shapes]


class _Part:
    """Some of the shapes, with the triples that they need and what it takes to check them."""

    def __init__(self) -> None:
        self.shapes: list[str] = []
        self._loaded: dict[str, int] = {}
        self._checked = 0.0

    def cost(self, more: Mapping[str, int]) -> float:
        """What the part takes with one more shape, that looks at so many triples of properties."""
        return sum(({**self._loaded, **more}).values()) + self._checked + _CHECKING * sum(more.values())

    def add(self, shape: str, more: Mapping[str, int]) -> None:
        """Take in a shape."""
        self.shapes.append(shape)
        self._loaded.update(more)
        self._checked += _CHECKING * sum(more.values())


def far_reaching() -> Iterator[Node]:
    """What in the shapes would look at more than named properties. There should be none."""
    for construct in (SH.closed, SH.sparql, SH.rule, SH.target, SH.js):
        yield from load().subjects(construct)


_EVERYWHERE = {str(RDF.type), str(RDFS.subClassOf)}
