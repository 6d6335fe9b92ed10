"""The named questions, each about the things that a graph says most of, in Oxigraph and in rdflib."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pyoxigraph as ox
import rdflib
from rdflib.plugins.sparql.sparql import SPARQLError

from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.terms import PREFIXES
from tests.benchmarks.measure import timed

_MOST = "SELECT ?x {{ {} }} GROUP BY ?x ORDER BY DESC(COUNT(*)) ?x LIMIT 1"
_ABOUT = {
    "doc": "?other eli:ensures_implementation_of|eli:based_on ?x",
    "body": "?document eli:passed_by ?x",
    "person": "?tenure org:member ?x",
    "who": "?event schema:attendee|kg:chair|schema:performer ?x",
    "thing": "?source schema:mentions ?x . ?x a kg:Document",
}
"""What the parameters of questions are about: the thing that most of these say something of."""
PATIENCE = 30
"""Seconds that rdflib is waited for."""
_VALUES = {"by": "2030"}


def asked(graph: KnowledgeGraph) -> Iterator[tuple[str, str]]:
    """The questions that this graph has something for, by name, as SPARQL."""
    for question in graph.questions():
        values = {}
        for parameter in question.parameters:
            if parameter.name in _ABOUT and not parameter.optional:
                for (most,) in graph.query(_MOST.format(_ABOUT[parameter.name])):  # type: ignore[union-attr, misc]
                    values[parameter.name] = str(most)
            elif parameter.name in _VALUES:
                values[parameter.name] = _VALUES[parameter.name]
        if all(parameter.optional or parameter.name in values for parameter in question.parameters):
            yield question.name, question.sparql(graph.store, values)


def seconds(graph: KnowledgeGraph, sparql: str) -> tuple[float, int]:
    """How long a graph takes to answer, at best of three, and the number of rows."""
    rows: list[int] = []
    return min(timed(lambda: rows.append(sum(1 for _ in _solved(graph, sparql)))) for _ in range(3)), rows[0]


def _solved(graph: KnowledgeGraph, sparql: str) -> ox.QuerySolutions:
    answer = graph.solve(sparql)
    assert isinstance(answer, ox.QuerySolutions)
    return answer


def in_memory(graph: KnowledgeGraph) -> rdflib.Graph:
    """The merged graph as rdflib holds it by itself."""
    triples = (quad.triple for quad in graph.store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    return rdflib.Graph().parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")


def rdflib_seconds(graph: rdflib.Graph, sparql: str) -> tuple[float, int] | None:
    """How long rdflib takes to answer, and the number of rows; None if it does not, or not as soon as one waits."""

    def late(*_: object) -> None:
        raise TimeoutError

    rows: list[int] = []
    signal.signal(signal.SIGALRM, late)
    signal.alarm(PATIENCE)
    try:
        return timed(lambda: rows.append(len(list(graph.query(sparql, initNs=PREFIXES))))), rows[0]
    except (TimeoutError, SPARQLError):
        return None
    finally:
        signal.alarm(0)
