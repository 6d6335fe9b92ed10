"""A statement stands in one place of the store and is read wherever it belongs.

Every query is asked twice: of the graph, and of a plain store that holds every quad of every graph.
"""

from collections import Counter

import pyoxigraph as ox
import pytest

from kg.graph.generations import Folder
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.scopes import reads_evidence
from kg.graph.store import is_statement
from kg.graph.terms import PREFIXES, SOURCES

ONE, TWO = ("<https://w3id.org/vnpolicy/id/source/tin/một.txt>", "<https://w3id.org/vnpolicy/id/source/tin/hai.txt>")

MERGED = [
    "SELECT * { ?s ?p ?o }",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "SELECT * { ?st a kg:Statement ; rdf:subject ?s ; oa:exact ?quote }",
    "SELECT (COUNT(?st) AS ?n) { ?st a kg:Statement }",
    "SELECT * { GRAPH ?g { ?doc eli:passed_by ?body } }",
    "SELECT * { GRAPH ?g { ?doc eli:passed_by/skos:prefLabel ?name } ?st rdf:subject ?doc ; oa:exact ?quote }",
    f"SELECT * {{ GRAPH {ONE} {{ ?doc a kg:Document }} }}",
    f"SELECT * FROM NAMED {TWO} {{ GRAPH ?g {{ ?doc eli:id_local ?symbol }} }}",
    'SELECT * { ?st oa:exact ?quote FILTER(?quote != "from a graph") }',
]
"""Queries that the store answers as it is."""
SCOPED = [
    "SELECT * { GRAPH ?g { ?s ?p ?o } }",
    "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
    "SELECT * { GRAPH ?g { ?st a kg:Statement ; rdf:subject ?s ; rdf:predicate ?p ; oa:exact ?quote } }",
    f"SELECT * {{ GRAPH {ONE} {{ ?st oa:exact ?quote }} }}",
    f"SELECT * FROM {ONE} {{ ?st kg:rule ?rule ; kg:confidence ?c }}",
    f"SELECT * FROM {ONE} FROM {TWO} {{ ?st kg:status ?status }}",
    f"SELECT * FROM NAMED {TWO} {{ GRAPH ?g {{ ?st prov:wasDerivedFrom ?g }} }}",
    f"SELECT ?class (COUNT(?x) AS ?n) FROM {TWO} {{ ?x a ?class }} GROUP BY ?class",
    "SELECT * { ?doc eli:passed_by ?body . GRAPH ?g { ?st rdf:subject ?doc ; rdf:object ?body } }",
    "SELECT * { GRAPH ?g { ?st rdf:subject/skos:prefLabel ?name } }",
    "SELECT * { GRAPH ?g { ?doc ^rdf:subject ?st } }",
    "SELECT * { GRAPH ?g { ?doc !eli:passed_by ?other } }",
    "SELECT * { GRAPH ?g { ?doc eli:passed_by? ?other } }",
    "SELECT * { ?st a kg:Statement FILTER NOT EXISTS { GRAPH ?g { ?st kg:status 'asserted' } } }",
    "SELECT * { GRAPH ?g { ?doc eli:passed_by ?b OPTIONAL { ?st rdf:subject ?doc MINUS { ?st kg:rule 'none' } } } }",
    "SELECT * { { SELECT ?g (MAX(?e) AS ?last) { GRAPH ?g { ?st oa:end ?e } } GROUP BY ?g } }",
    "SELECT * { BIND(EXISTS { GRAPH ?g { ?x oa:start 0 } } AS ?yes) }",
    f"ASK {{ GRAPH {TWO} {{ ?st rdf:predicate dcterms:replaces ; kg:status 'proposed' }} }}",
    f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH {TWO} {{ ?s ?p ?o }} }}",
    f"DESCRIBE ?st FROM {ONE} {{ ?st a kg:Statement }}",
]
"""Queries that read evidence within the graph of a source."""


@pytest.fixture
def plain(sample: KnowledgeGraph) -> ox.Store:
    """A store with every quad where the graph says that it stands."""
    store = ox.Store()
    store.extend(iter(sample.store))
    return store


def solutions(answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> object:
    if isinstance(answer, ox.QueryBoolean):
        return bool(answer)
    if isinstance(answer, ox.QueryTriples):
        return Counter(answer)
    return Counter(tuple(solution[v] for v in answer.variables) for solution in answer)


def whole(graph: KnowledgeGraph) -> bool:
    folder = Folder(graph.path)
    assert folder.current is not None
    return (folder.generation(folder.current) / "whole").is_dir()


@pytest.mark.parametrize("query", MERGED)
def test_the_store_answers_what_does_not_ask_for_evidence_by_its_graph(
    sample: KnowledgeGraph, plain: ox.Store, query: str
) -> None:
    expected = solutions(plain.query(query, prefixes=PREFIXES))
    assert expected
    assert solutions(sample.solve(query)) == expected
    assert not whole(sample)


@pytest.mark.parametrize("query", SCOPED)
def test_evidence_is_found_in_the_graph_of_its_source(sample: KnowledgeGraph, plain: ox.Store, query: str) -> None:
    assert solutions(sample.solve(query)) == solutions(plain.query(query, prefixes=PREFIXES))
    assert reads_evidence(query, PREFIXES)


def test_every_statement_stands_in_the_default_graph_and_in_that_of_its_source(sample: KnowledgeGraph) -> None:
    quads = Counter(quad for quad in sample.store if is_statement(quad.subject))
    assert set(quads.values()) == {1}
    by_graph = Counter(quad.graph_name for quad in quads)
    sources = {ox.NamedNode(iri.strip("<>")): by_graph[ox.NamedNode(iri.strip("<>"))] for iri in (ONE, TWO)}
    assert by_graph == Counter({ox.DefaultGraph(): sum(sources.values()), **sources})
    assert all(sources.values())


def test_patterns_give_what_a_plain_store_gives(sample: KnowledgeGraph, plain: ox.Store) -> None:
    read = [quad for quad in plain if SOURCES in str(quad.graph_name)]
    for quad in read[::5]:
        for pattern in (
            (quad.subject, None, None, None),
            (quad.subject, None, None, quad.graph_name),
            (None, quad.predicate, None, quad.graph_name),
            (quad.subject, quad.predicate, None, None),
            (None, quad.predicate, quad.object, None),
            (None, None, quad.object, quad.graph_name),
            (quad.subject, quad.predicate, quad.object, quad.graph_name),
        ):
            found = Counter(sample.store.quads_for_pattern(*pattern))
            assert found == Counter(plain.quads_for_pattern(*pattern))


def test_the_size_counts_the_quads_of_the_named_graphs(sample: KnowledgeGraph) -> None:
    assert len(sample) == sum(quad.graph_name != ox.DefaultGraph() for quad in sample.store)
    kept = sample.generation / "quads"
    assert kept.read_text() == str(len(sample))
    kept.write_text("")  # as a machine leaves it that stops while it is written
    assert len(sample) == sum(quad.graph_name != ox.DefaultGraph() for quad in sample.store)


def test_rdflib_reads_evidence_in_the_graph_of_its_source(sample: KnowledgeGraph, plain: ox.Store) -> None:
    import rdflib

    source = sample.rdflib().graph(rdflib.URIRef(ONE.strip("<>")))
    assert len(list(source)) == len(list(plain.quads_for_pattern(None, None, None, ox.NamedNode(ONE.strip("<>")))))
    rows = list(source.query("SELECT ?quote { ?st oa:exact ?quote }"))
    assert len(rows) == 3


def test_a_graph_on_a_disk_that_cannot_be_written_to_is_read_too(
    sample: KnowledgeGraph, plain: ox.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("kg.graph.locks.exclusive", refused)
    assert solutions(sample.solve(SCOPED[0])) == solutions(plain.query(SCOPED[0]))
    assert not whole(sample)


def test_the_second_store_is_made_once(sample: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    first = solutions(sample.solve(SCOPED[0]))
    monkeypatch.setattr("kg.graph.dataset.Dataset._complete", None)
    with KnowledgeGraph(sample.path) as again:
        assert solutions(again.solve(SCOPED[0])) == first


@pytest.mark.parametrize(
    "query", ["SELECT * { GRAPH ?g { ?s ?p", "SELECT (NOW( AS ?x) { GRAPH ?g { ?s eli:cites ?o } }"]
)
def test_what_rdflib_cannot_read_is_taken_to_read_evidence(query: str) -> None:
    assert reads_evidence(query, PREFIXES)
