"""The text of a query: its form, and the same query on another graph than the default one."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.graph.servers import queries
from kg.graph.terms import PREFIXES
from kg.ontology import ID

MERGED, CATALOGUE = "http://example.org/merged", "http://example.org/catalogue"


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT * { ?s ?p ?o }", "SELECT"),
        ("# ask for\nPREFIX select: <http://ask/> construct { ?s select:ask ?o } where { ?s ?p ?o }", "CONSTRUCT"),
        ("BASE <http://SELECT/> ASK { ?s ?p 'DESCRIBE' }", "ASK"),
        ("DESCRIBE <http://a/SELECT>", "DESCRIBE"),
        ("hello", ""),
    ],
)
def test_the_form_of_a_query(query: str, form: str) -> None:
    assert queries.form(query) == form


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("SELECT * { GRAPH ?g { ?s ?p ?o } }", True),
        ("select * from <http://a> { ?s ?p ?o }", True),
        (
            "SELECT ?graph { ?s ?p 'GRAPH' , \"a 'FROM' b\" , '''it's FROM''' . ?s <http://a/FROM> ?graph } # GRAPH",
            False,
        ),
    ],
)
def test_whether_a_query_names_graphs(query: str, named: bool) -> None:
    assert queries.names_graphs(query) is named


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?o { kgid:a ?p ?o }",
        "SELECT ?o WHERE { kgid:a ?p ?o } ORDER BY ?o",
        "SELECT ?o (COUNT(*) AS ?n) { kgid:a ?p ?o } GROUP BY ?o HAVING(COUNT(*) > 0) VALUES ?o { 1 2 }",
        "SELECT ?g ?o { kgid:a ?p ?o . GRAPH ?g { kgid:a ?p 3 } }",
        "SELECT ?o { kgid:a ?p ?o FILTER NOT EXISTS { GRAPH ?g { kgid:a ?p ?o } } }",
        "SELECT ?o { { SELECT ?o { kgid:a ?p ?o } LIMIT 1 } UNION { GRAPH kgid:g { kgid:a ?p ?o } } }",
        "SELECT ?o { kgid:a ?p ?o FILTER(?o < 2 && ?o > 0) # }\n }",
        "ASK { kgid:a ?p 1 }",
        "ASK { kgid:a ?p 3 }",
        "CONSTRUCT { ?o kg:of ?p } WHERE { kgid:a ?p ?o }",
        "CONSTRUCT { ?o kg:of ?p } { kgid:a ?p ?o }",
        "CONSTRUCT { ?o kg:of ?p } FROM kgid:g WHERE { kgid:a ?p ?o }",
        "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
        "SELECT ?o { kgid:a ?p ?o OPTIONAL { GRAPH $g { kgid:a ?p ?o } } FILTER(!BOUND(?g)) }",
        "SELECT ?o FROM kgid:g { ?s ?p ?o }",
    ],
)
def test_a_query_within_a_graph_has_the_answer_that_it_has_on_the_default_graph(query: str) -> None:
    here, there = ox.Store(), ox.Store()
    for store, graph in ((here, ox.DefaultGraph()), (there, ox.NamedNode(MERGED))):
        values = ((1, graph), (2, graph), (3, ox.NamedNode(ID + "g")))
        prefixed = queries.with_prefixes("INSERT DATA", {}, "")
        assert prefixed == "INSERT DATA"
        for value, at in values:
            store.add(ox.Quad(ox.NamedNode(ID + "a"), ox.NamedNode(PREFIXES["kg"] + "p"), ox.Literal(value), at))
    catalogue = ox.NamedNode(CATALOGUE)
    there.add(ox.Quad(ox.NamedNode(ID + "g"), catalogue, ox.Literal("listed"), catalogue))
    text = queries.with_prefixes(query, PREFIXES, ID)
    assert answer(there, queries.within(queries.among(text, CATALOGUE, CATALOGUE), MERGED)) == answer(here, text)


def answer(store: ox.Store, query: str) -> object:
    found = store.query(query)
    return bool(found) if isinstance(found, ox.QueryBoolean) else sorted(str(row) for row in found)


def test_only_prefixes_that_are_used_are_declared() -> None:
    given = {"kg": "http://kg/", "eli": "http://eli/"}
    assert queries.with_prefixes("SELECT * { ?s kg:a 'eli:b' }", given, "http://b/") == (
        "BASE <http://b/> PREFIX kg: <http://kg/> SELECT * { ?s kg:a 'eli:b' }"
    )
