"""The named questions, each about the things that a graph says most of, in Oxigraph and in rdflib."""

from __future__ import annotations

import multiprocessing
import resource
import tempfile
from collections.abc import Iterator
from multiprocessing.connection import Connection

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
FAST = 20
"""How many times as fast as rdflib questions are to be answered on a large graph."""
PATIENCE = 30
"""Seconds that rdflib is waited for at least; as long as takes to tell whether it is slower by that much."""
MEMORY = 18 * 1024**3
"""Bytes that rdflib may take: a graph of ten million triples alone takes 15 GiB."""
_NO_ROOM = f"no answer in {MEMORY >> 30} GiB"
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
    with tempfile.NamedTemporaryFile() as file:
        ox.serialize(triples, file, format=ox.RdfFormat.N_TRIPLES)
        file.seek(0)
        return rdflib.Graph().parse(file, format="nt")


def rdflib_seconds(graph: rdflib.Graph, sparql: str, patience: float) -> tuple[float, int] | str:
    """How long rdflib takes to answer, and the number of rows; or why it does not.

    It answers in a copy of this process, which can be ended when it takes more than `patience` seconds, or `MEMORY`.
    """
    processes = multiprocessing.get_context("fork")
    receiver, sender = processes.Pipe(duplex=False)
    process = processes.Process(target=_answer, args=(graph, sparql, sender))
    process.start()
    sender.close()
    try:
        told: tuple[float, int] | str = receiver.recv() if receiver.poll(patience) else f"no answer in {patience:.0f} s"
    except EOFError:
        told = _NO_ROOM
    process.kill()
    process.join()
    return told


def _answer(graph: rdflib.Graph, sparql: str, sender: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    rows: list[int] = []
    try:
        sender.send((timed(lambda: rows.append(len(list(graph.query(sparql, initNs=PREFIXES))))), rows[0]))
    except MemoryError:
        sender.send(_NO_ROOM)
    except SPARQLError as error:
        sender.send(f"no answer: {error}")
