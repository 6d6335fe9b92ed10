"""Whether a graph has the shape that `ontology/shapes.ttl` asks for: SHACL over all its graphs taken together.

pySHACL checks a copy of the default graph in memory, which takes about a gigabyte for a million
triples. Of the engines that were measured (docs/ontology.md) it alone is both complete and fast
enough; it is fast where each constraint is a shape with a target of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pyoxigraph as ox
import rdflib
from rdflib import RDF, SH, XSD

from kg.errors import KgError, UsageError
from kg.graph.terms import PREFIXES
from kg.ontology import folder

Node = rdflib.term.Node


class ValidationError(KgError):
    """The shapes could not be checked, which says nothing about the graph."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that breaks one shape. `value` is the offending value, where there is one."""

    shape: str
    message: dict[str, str]
    warning: bool
    focus: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What a validation found. `conforms` is whether there are no findings but warnings."""

    conforms: bool
    findings: list[Finding]
    graph: rdflib.Graph

    def save(self, path: Path) -> None:
        """Write the SHACL validation report as Turtle. Raises: UsageError."""
        try:
            path.write_text(self.graph.serialize(format="turtle"), "utf-8")
        except OSError as error:
            raise UsageError(f"cannot write {path}: {error.strerror}") from error


def validate(store: ox.Store) -> Report:
    """Check a store against the shapes of the ontology. Raises: ValidationError, as without pySHACL."""
    _need_engine()
    return check(_loaded(store))


def check(data: rdflib.Graph) -> Report:
    """Check triples that are at hand. Raises: ValidationError."""
    _need_engine()
    import pyshacl

    shapes = rdflib.Graph().parse(folder() / "shapes.ttl")
    conforms, graph, _ = pyshacl.validate(data, shacl_graph=shapes, allow_warnings=True, inplace=True)
    if not isinstance(graph, rdflib.Graph):
        raise ValidationError(f"the validation failed: {graph}")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return Report(bool(conforms), sorted(_findings(graph), key=lambda f: (f.warning, f.shape, f.focus, f.value)), graph)


def installed() -> bool:
    """Whether pySHACL is there."""
    return find_spec("pyshacl") is not None


def _need_engine() -> None:
    if not installed():
        raise ValidationError('to validate, install pySHACL: pip install "vnpolicy-kg[validate]"')


def _findings(graph: rdflib.Graph) -> Iterator[Finding]:
    for result in graph.subjects(RDF.type, SH.ValidationResult):
        messages = graph.objects(result, SH.resultMessage)
        yield Finding(
            shape=str(graph.value(result, SH.sourceShape)),
            message={m.language or "en": str(m) for m in messages if isinstance(m, rdflib.Literal)},
            warning=graph.value(result, SH.resultSeverity) != SH.Violation,
            focus=str(graph.value(result, SH.focusNode)),
            value=str(graph.value(result, SH.value) or ""),
        )


def _loaded(store: ox.Store) -> rdflib.Graph:
    """The default graph of a store, each term made once."""
    graph = rdflib.Graph()
    known: dict[object, Node] = {}

    def term(value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
        made = known.get(value)
        if made is None:
            made = known[value] = _term(value)
        return made

    for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph()):
        graph.store.add((term(quad.subject), term(quad.predicate), term(quad.object)), graph)
    return graph


def _term(value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    if isinstance(value, ox.NamedNode):
        return rdflib.URIRef(value.value)
    if isinstance(value, ox.Literal):
        if value.language:
            return rdflib.Literal(value.value, lang=value.language)
        datatype = rdflib.URIRef(value.datatype.value)  # rdflib tells a plain literal from an xsd:string
        return rdflib.Literal(value.value, datatype=None if datatype == XSD.string else datatype)
    return rdflib.BNode(str(value))
