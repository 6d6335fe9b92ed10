"""A graph on a server is the graph on disk, whatever is pushed after what, and wherever a push ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg import show
from kg.engines.build import Report, build
from kg.errors import LockedError, NotAGraphError
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.servers import layout
from kg.graph.servers.client import Client
from kg.graph.servers.http import ServerError
from kg.graph.terms import PREFIXES
from kg.ontology import ID
from tests.graph.sample import TEXTS, source
from tests.graph.servers.conftest import Server, contents, published, staged
from tests.graph.test_dataset import MERGED, ONE, TWO

Rebuild = Callable[..., Report]
UNDER_WAY = '"publishing"'
"""What stands in the update that publishes alone."""
OPERATIONS = layout.Staging("w").publish("").count(" ;\n") + 1


def test_what_is_pushed_is_what_is_read(server: Server, sample: KnowledgeGraph) -> None:
    done = sample.push(server.url)
    assert (done.written, done.removed, done.unchanged) == (2, 0, 0)
    assert published(server.url) == contents(sample)
    assert staged(server.url) == []
    with kg.open(server.url) as remote:
        assert len(remote) == len(sample)


def test_an_export_through_a_server_is_the_same(server: Server, sample: KnowledgeGraph, tmp_path: Path) -> None:
    sample.push(server.url)
    sample.export(tmp_path / "disk.ttl", texts=True)
    with kg.open(server.url) as remote:
        remote.export(tmp_path / "server.ttl", texts=True)
    assert (tmp_path / "server.ttl").read_text("utf-8") == (tmp_path / "disk.ttl").read_text("utf-8")


def test_only_what_differs_is_sent(server: Server, rebuild: Rebuild, tmp_path: Path) -> None:
    one, two = map(source, TEXTS)
    other = source("tin/ba.txt", "Không có gì.\n")
    for sources, expected in (
        ((one, two), (2, 0, 0)),
        ((one, two), (0, 0, 2)),
        ((one, two, other), (1, 0, 2)),
        ((one, source("tin/hai.txt", TEXTS["tin/hai.txt"] + "Hết.\n"), other), (1, 0, 2)),
        ((one, other), (0, 1, 2)),
        ((two,), (1, 2, 0)),
    ):
        rebuild(*sources)
        with KnowledgeGraph(tmp_path / "graph") as graph:
            done = graph.push(server.url)
            assert (done.written, done.removed, done.unchanged) == expected
            assert published(server.url) == contents(graph)
    assert staged(server.url) == []


def test_what_others_keep_on_the_server_stays(server: Server, rebuild: Rebuild, tmp_path: Path) -> None:
    client = Client(server.url)
    triple = '<http://example.org/a> <http://example.org/b> "c"'
    client.update(f"INSERT DATA {{ GRAPH <http://example.org/theirs> {{ {triple} }} }}")
    if server.name == "oxigraph":
        client.update(f"INSERT DATA {{ {triple} }}")
    for sources in (TEXTS, ["tin/một.txt"]):
        rebuild(*map(source, sources))
        with KnowledgeGraph(tmp_path / "graph") as graph:
            graph.push(server.url)
    assert bool(client.ask(f"ASK {{ GRAPH <http://example.org/theirs> {{ {triple} }} }}"))
    assert bool(client.ask(f"ASK {{ {triple} }}"))


def test_a_server_without_a_graph_says_so(server: Server) -> None:
    with pytest.raises(NotAGraphError, match="kg push"):
        kg.open(server.url)


@pytest.mark.parametrize(
    "query",
    [
        *MERGED,
        "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
        "SELECT * { GRAPH ?g { ?st a kg:Statement ; rdf:subject ?s ; oa:exact ?quote } }",
        f"SELECT * {{ GRAPH {ONE} {{ ?st oa:exact ?quote }} }}",
        f"SELECT * {{ ?doc eli:passed_by ?body . GRAPH {TWO} {{ ?doc a kg:Document }} }}",
        f"SELECT * FROM {ONE} {{ ?st kg:rule ?rule ; oa:start ?start }}",
        "SELECT ?name { ?doc eli:ensures_implementation_of/eli:passed_by/skos:prefLabel ?name } # { GRAPH }",
        f"ASK {{ GRAPH {TWO} {{ ?st rdf:predicate dcterms:replaces ; kg:status 'proposed' }} }}",
        f"ASK {{ GRAPH {ONE} {{ ?st rdf:predicate dcterms:replaces ; kg:status 'proposed' }} }}",
        f"CONSTRUCT {{ ?doc kg:of ?body }} WHERE {{ GRAPH {TWO} {{ ?doc eli:passed_by ?body }} }}",
        "CONSTRUCT { ?doc kg:of ?body } WHERE { ?doc eli:passed_by ?body }",
        "SELECT ?body (COUNT(?doc) AS ?n) { ?doc eli:passed_by ?body } GROUP BY ?body VALUES ?body { UNDEF }",
    ],
)
def test_a_query_has_the_answer_that_it_has_on_disk(server: Server, sample: KnowledgeGraph, query: str) -> None:
    sample.push(server.url)
    with kg.open(server.url) as remote:
        assert answer(remote, query) == answer(sample, query)


def answer(graph: KnowledgeGraph, query: str) -> object:
    found = graph.store.query(query, prefixes=PREFIXES)
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        return sorted(map(str, found))
    names = sorted(variable.value for variable in found.variables)
    return names, Counter(tuple(number(row[name]) for name in names) for row in found)


def number(term: object) -> object:
    plain = isinstance(term, ox.Literal) and term.datatype.value.endswith(("#decimal", "#integer"))
    return float(term.value) if plain else str(term)  # type: ignore[attr-defined]


def test_a_thing_is_shown_as_from_disk(
    server: Server, sample: KnowledgeGraph, capsys: pytest.CaptureFixture[str]
) -> None:
    sample.push(server.url)
    with kg.open(server.url) as remote:
        for thing in ("52-NQ/TW", "Trần Văn Hòa", "tin/hai.txt"):
            show.show(sample, thing)
            disk = capsys.readouterr().out
            show.show(remote, thing)
            assert capsys.readouterr().out == disk
        assert remote.find("Thành ủy Hải Phòng") == sample.find("Thành ủy Hải Phòng")
        assert remote.network().number_of_edges() == sample.network().number_of_edges()
        assert len(remote.rdflib()) == len(sample.rdflib())


def test_truth_values_and_blanks_come_back(server: Server) -> None:
    boolean = PREFIXES["xsd"] + "boolean"
    written = (
        '<http://example.org/a> <http://example.org/p> " x\\n\\"Ấ\\" "@vi .\n',
        f'<http://example.org/a> <http://example.org/q> "true"^^<{boolean}> .\n',
    )
    client = Client(server.url)
    assert client.add("http://example.org/g", (line.encode() for line in written)) == 2
    found = client.rows("SELECT ?o { GRAPH <http://example.org/g> { ?s ?p ?o } }")
    assert {str(row[0]) for row in found} == {'" x\\n\\"Ấ\\" "@vi', f'"true"^^<{boolean}>'}


def stopped(url: str, graph: KnowledgeGraph, operations: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A push to a server without transactions that ends behind some operations of the publication."""
    update = Client.update

    def some(client: Client, text: str) -> None:
        if UNDER_WAY not in text:
            update(client, text)
            return
        for operation in text.split(" ;\n")[:operations]:
            update(client, operation)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Client, "update", some)
        with pytest.raises(KeyboardInterrupt):
            graph.push(url)


@pytest.mark.parametrize("operations", range(OPERATIONS + 1))
def test_a_push_that_stopped_anywhere_is_brought_to_its_end(
    server: Server, rebuild: Rebuild, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, operations: int
) -> None:
    rebuild(*map(source, TEXTS))
    with KnowledgeGraph(tmp_path / "graph") as old:
        old.push(server.url)
        before = contents(old)
    rebuild(source("tin/hai.txt", TEXTS["tin/hai.txt"] + "Hết.\n"), source("tin/ba.txt", "Không có gì.\n"))
    with KnowledgeGraph(tmp_path / "graph") as new:
        stopped(server.url, new, operations, monkeypatch)
        if operations == 0:
            assert published(server.url) == before
        elif operations == OPERATIONS:
            assert published(server.url) == contents(new)
        else:
            with pytest.raises(ServerError, match="push it again"):
                published(server.url)
        new.push(server.url)
        assert published(server.url) == contents(new)
    assert staged(server.url) == []


def test_a_catalogue_that_is_damaged_is_not_believed(server: Server, sample: KnowledgeGraph) -> None:
    sample.push(server.url)
    one = f"GRAPH {ONE} {{ ?s ?p ?o }}"
    client = Client(server.url)
    client.update(f"DELETE {{ {one} }} WHERE {{ {one} }}")
    client.update(f'INSERT DATA {{ GRAPH <{layout.PUBLISHED}> {{ <{ID}source/x> <{layout.HASH}> "0" }} }}')
    with pytest.raises(ServerError, match="push it again"):
        kg.open(server.url)
    done = sample.push(server.url)
    assert (done.written, done.removed) == (2, 1)
    assert published(server.url) == contents(sample)


def test_of_two_pushes_at_once_the_later_goes(
    server: Server, sample: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([source("tin/một.txt"), source("tin/ba.txt", "Không có gì.\n")], tmp_path / "other")
    publish = layout.Staging.publish

    def meanwhile(staging: layout.Staging, merged: str) -> str:
        monkeypatch.setattr(layout.Staging, "publish", publish)
        sample.push(server.url)
        return publish(staging, merged)

    monkeypatch.setattr(layout.Staging, "publish", meanwhile)
    with KnowledgeGraph(tmp_path / "other") as other:
        with pytest.raises(LockedError, match="another push"):
            other.push(server.url)
        assert published(server.url) == contents(sample)
        assert staged(server.url) == []
        other.push(server.url)
        assert published(server.url) == contents(other)
