"""Whether a graph has the shape that `ontology/shapes.ttl` asks for: SHACL over all its graphs taken together.

pySHACL checks a copy in memory of the triples that the shapes look at, in as many processes as there are
cores, each with a part of the shapes (`kg.graph.shapes`). Of the engines that were measured
(docs/ontology.md) it alone is both complete and fast enough; it is fast where each constraint is a
shape with a target of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pyoxigraph as ox
import rdflib
from rdflib import RDF, SH, XSD

from kg.engines.local import cores
from kg.errors import KgError
from kg.files import writing
from kg.graph import shapes
from kg.graph.terms import PREFIXES

Node = rdflib.term.Node
ALONE = 200_000
"""Graphs of fewer triples are checked before another process would have started."""
WORKER = "from kg.graph.validate import main; main()"
"""The program of a process that checks a part of the shapes."""
_COUNTS = "SELECT ?property (COUNT(*) AS ?triples) { ?s ?property ?o } GROUP BY ?property"


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
        text = self.graph.serialize(format="turtle")
        with writing(path) as file:
            file.write(text)


def validate(store: ox.Store, path: Path | None = None, jobs: int | None = None) -> Report:
    """Check a store against the shapes of the ontology.

    `path` is where the store is on disk, so that `jobs` processes (as many as there are cores) can read it
    at once; without it, or for a small graph, this process does all. Raises: ValidationError, as without pySHACL.
    """
    _need_engine()
    triples = _counts(store)
    if path is None or sum(triples.values()) < ALONE or not sys.executable:
        return _report(_checked(store, shapes.names()))
    parts = shapes.parts(jobs or cores(), triples)
    with ThreadPoolExecutor(len(parts)) as pool:
        found = list(pool.map(lambda part: _elsewhere(path, part), parts))
    return _report(_merged(found))


def check(data: rdflib.Graph) -> Report:
    """Check triples that are at hand. Raises: ValidationError."""
    _need_engine()
    return _report(_results(data, shapes.load()))


def installed() -> bool:
    """Whether pySHACL is there."""
    return find_spec("pyshacl") is not None


def main() -> None:
    """Check a part: the store and the shapes stand on the input, the report goes to the output as N-Triples."""
    wanted = json.load(sys.stdin)
    report = _checked(ox.Store.read_only(wanted["store"]), wanted["shapes"])
    sys.stdout.buffer.write(report.serialize(format="nt", encoding="utf-8"))


def _need_engine() -> None:
    if not installed():
        raise ValidationError('to validate, install pySHACL: pip install "vnpolicy-kg[validate]"')


def _counts(store: ox.Store) -> dict[str, int]:
    """How many triples there are of each property."""
    solutions = store.query(_COUNTS)
    assert isinstance(solutions, ox.QuerySolutions)
    return {row["property"].value: int(row["triples"].value) for row in solutions}


def _checked(store: ox.Store, names: list[str]) -> rdflib.Graph:
    """The SHACL report of some shapes on what they look at in a store."""
    return _results(_loaded(store, sorted(shapes.properties(names))), shapes.described(names))


def _elsewhere(path: Path, names: list[str]) -> rdflib.Graph:
    """The same, by another process. Raises: ValidationError if that fails."""
    wanted = json.dumps({"store": str(path), "shapes": names})
    done = subprocess.run([sys.executable, "-c", WORKER], input=wanted.encode(), capture_output=True, check=False)
    if done.returncode:
        why = done.stderr.decode(errors="replace").strip().splitlines() or [f"exit code {done.returncode}"]
        raise ValidationError(f"the validation failed: {why[-1]}")
    return rdflib.Graph().parse(data=done.stdout, format="nt")


def _results(data: rdflib.Graph, shape_graph: rdflib.Graph) -> rdflib.Graph:
    """The SHACL report of shapes on triples. Raises: ValidationError."""
    import pyshacl

    _, report, _ = pyshacl.validate(data, shacl_graph=shape_graph, allow_warnings=True, inplace=True)
    if not isinstance(report, rdflib.Graph):
        raise ValidationError(f"the validation failed: {report}")
    return report


def _merged(reports: Iterable[rdflib.Graph]) -> rdflib.Graph:
    """Reports of parts of the shapes as one."""
    merged, whole, conforms = rdflib.Graph(), rdflib.BNode(), True
    for report in reports:
        (part,) = report.subjects(RDF.type, SH.ValidationReport)
        conforms = conforms and bool(report.value(part, SH.conforms).toPython())  # type: ignore[union-attr]
        report.remove((part, SH.conforms, None))
        for subject, predicate, object_ in report:
            merged.add((whole if subject == part else subject, predicate, object_))
    merged.add((whole, SH.conforms, rdflib.Literal(conforms)))
    return merged


def _report(graph: rdflib.Graph) -> Report:
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    conforms = graph.value(predicate=SH.conforms, object=rdflib.Literal(True)) is not None
    return Report(conforms, sorted(_findings(graph), key=lambda f: (f.warning, f.shape, f.focus, f.value)), graph)


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


def _loaded(store: ox.Store, properties: Iterable[str]) -> rdflib.Graph:
    """The triples that the default graph of a store has of some properties, each term made once."""
    graph = rdflib.Graph()
    known: dict[object, Node] = {}

    def term(value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
        made = known.get(value)
        if made is None:
            made = known[value] = _term(value)
        return made

    for property_ in properties:
        predicate = rdflib.URIRef(property_)
        solutions = store.query(f"SELECT ?subject ?object {{ ?subject <{property_}> ?object }}")
        assert isinstance(solutions, ox.QuerySolutions)
        for subject, object_ in solutions:  # a third faster than to ask for quads
            graph.store.add((term(subject), predicate, term(object_)), graph)
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
