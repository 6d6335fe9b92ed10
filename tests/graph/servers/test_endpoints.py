"""Where servers take what, known from what answers at a URL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pyoxigraph as ox
import pytest

from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.servers import endpoints
from kg.graph.servers.client import Client
from kg.graph.servers.http import ServerError
from tests.graph.servers.conftest import Server, contents, published

Serve = Callable[..., str]
RESULT = b'{"head": {"vars": ["s"]}, "results": {"bindings": [{"s": {"type": "uri", "value": "http://a/"}}]}}'


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts a server that answers queries at one path, and returns its URL."""
    started: list[ThreadingHTTPServer] = []

    def start(path: str, name: str = "", body: bytes = b'{"head": {}, "boolean": true}', **headers: str) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["content-length"]))
                self.send_response(200 if self.path == path else 404)
                for header, value in {"Content_Type": endpoints.RESULTS, **headers}.items():
                    self.send_header(header.replace("_", "-"), value)
                self.end_headers()
                self.wfile.write(body)

            def version_string(self) -> str:
                return name

            def log_message(self, format: str, *args: object) -> None:
                """Nothing."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        started.append(server)
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield start
    for server in started:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("name", "answers", "given", "query", "update", "data"),
    [
        ("Oxigraph/0.5.1", "/query", "", "/query", "/update", "/store"),
        ("Oxigraph/0.5.1", "/query", "/query", "/query", "/update", "/store"),
        ("Virtuoso/07.20", "/sparql", "/", "/sparql", "/sparql", "/sparql-graph-crud"),
        ("Virtuoso/07.20", "/sparql", "/sparql/", "/sparql", "/sparql", "/sparql-graph-crud"),
        ("Jetty", "/ds/query", "/ds", "/ds/query", "/ds/update", "/ds/data"),
        ("Jetty", "/ds/sparql", "/ds/sparql", "/ds/sparql", "/ds/update", "/ds/data"),
        ("", "/repositories/r", "/repositories/r", "/repositories/r", "/repositories/r/statements",
         "/repositories/r/rdf-graphs/service"),
        ("qlever", "/", "", "/", "/", ""),
        ("qlever", "/api/kg", "/api/kg", "/api/kg", "/api/kg", ""),
    ],
)  # fmt: skip
def test_endpoints_are_found(
    serve: Serve, name: str, answers: str, given: str, query: str, update: str, data: str
) -> None:
    url = serve(answers, name)
    _, found = endpoints.find(url + given)
    ends = tuple(end.removeprefix(url) or ("/" if end else "") for end in (found.query, found.update, found.data))
    assert ends == (query, update, data)
    assert found.digest is name.startswith("Virtuoso")


def test_virtuoso_has_other_endpoints_for_those_with_a_name(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE_USER", "an")
    url = serve("/sparql", "Virtuoso/07.20")
    _, found = endpoints.find(url)
    assert (found.query, found.data) == (f"{url}/sparql-auth", f"{url}/sparql-graph-crud-auth")


def test_a_page_is_no_endpoint(serve: Serve) -> None:
    url = serve("/query", body=b"<html>", Content_Type="text/html")
    with pytest.raises(ServerError, match="no SPARQL endpoint answers there"):
        endpoints.find(url)


@pytest.mark.parametrize(
    ("body", "headers", "said"),
    [
        (RESULT, {"X_SPARQL_MaxRows": "10000"}, "no more than 10000 rows of an answer; raise its ResultSetMaxRows"),
        (RESULT, {"X_SQL_State": "S1TAT"}, "a part of the answer only"),
        (RESULT[:-20], {}, "its answer cannot be read"),
        (b'{"head": {}, "boolean": true}', {}, "answers SELECT with something else"),
    ],
)
def test_an_answer_that_is_not_whole_is_none(serve: Serve, body: bytes, headers: dict[str, str], said: str) -> None:
    url = serve("/query", "Oxigraph", body, **headers)
    with pytest.raises(ServerError, match=said):
        list(Client(url).rows("SELECT ?s { ?s ?p ?o }"))


@pytest.mark.parametrize("ends", ["/query {0}/update", "/query {0}/update {0}/store"])
def test_endpoints_can_be_told(only_oxigraph: Server, sample: KnowledgeGraph, ends: str) -> None:
    url = ",".join((only_oxigraph.url + ends.format(only_oxigraph.url)).split())
    assert sample.push(url).written == 2
    assert published(only_oxigraph.url) == contents(sample)


def test_large_graphs_go_in_batches(only_oxigraph: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.graph.servers.client.BATCH", 100)
    monkeypatch.setattr("kg.graph.servers.client.SMALL", 100)
    lines = [f'<http://example.org/a> <http://example.org/p> "{n}" .\n'.encode() for n in range(10)]
    for url in (only_oxigraph.url, f"{only_oxigraph.url}/query,{only_oxigraph.url}/update"):
        client = Client(url)
        only_oxigraph.wipe()
        assert client.add("http://example.org/g", lines) == 10
        answer = client.ask("SELECT ?o { GRAPH <http://example.org/g> { ?s ?p ?o } }")
        assert isinstance(answer, ox.QuerySolutions)
        assert len(list(answer)) == 10
