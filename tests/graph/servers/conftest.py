"""Two real servers, each started once for all tests, and one between that fails as a test wants it to."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pyoxigraph as ox
import pytest
import requests

from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.servers import layout
from kg.graph.servers.client import Client
from kg.graph.servers.graph import RemoteGraph
from kg.graph.store import DEFAULT
from kg.ontology import ID

VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = {sql}
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
DirsAllowed = .
[HTTPServer]
ServerPort = {web}
[SPARQL]
ResultSetMaxRows = 1000000
"""
SECRET = "dba"
Settings = dict[str, str]


@dataclass(frozen=True)
class Server:
    """A server under test: its URL, and the environment in which it can be written to."""

    name: str
    url: str
    environment: Settings

    def wipe(self) -> None:
        """Drop every graph of ours, and all of the default graph where there is one."""
        client = Client(self.url)
        names = list(client.rows("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"))
        ours = [f"GRAPH {name}" for (name,) in names if name.value.startswith((ID, "http://example.org/"))]
        everything = [*ours, *(["DEFAULT"] if self.name == "oxigraph" else [])]
        client.update(" ;\n".join(f"CLEAR SILENT {name}" for name in everything) or "INSERT DATA {}")
        client.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert process.poll() is None, "the server ended"
        try:
            requests.post(url, data={"query": "ASK {}"}, timeout=5)
        except requests.ConnectionError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the server does not answer")


@contextmanager
def running(command: list[str], folder: Path, url: str) -> Iterator[None]:
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        try:
            wait_for(url, process)
            yield
        finally:
            process.kill()
            process.wait()


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    beside = Path(sys.executable).with_name("oxigraph")
    program = str(beside) if beside.is_file() else shutil.which("oxigraph")
    if program is None:
        pytest.skip("no oxigraph server on this machine: pip install oxigraph")
    url = f"http://127.0.0.1:{free_port()}"
    command = [program, "serve", "--bind", url.removeprefix("http://")]
    with running(command, tmp_path_factory.mktemp("oxigraph"), f"{url}/query"):
        yield Server("oxigraph", url, {})


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("no Virtuoso on this machine (Debian: apt-get install virtuoso-opensource)")
    folder = tmp_path_factory.mktemp("virtuoso")
    web = free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(sql=free_port(), web=web), "ascii")
    url = f"http://127.0.0.1:{web}"
    with running([program, "+foreground", "+configfile", "virtuoso.ini"], folder, f"{url}/sparql"):
        yield Server("virtuoso", url, {"KG_STORE_USER": "dba", "KG_STORE_PASSWORD": SECRET})


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No credentials but those of the test, no waiting between tries, and no lexicon to be sent again and again."""
    for name in ("USER", "PASSWORD", "TOKEN", "TIMEOUT"):
        monkeypatch.delenv(f"KG_STORE_{name}", raising=False)
    monkeypatch.setattr("kg.graph.servers.http.PAUSE", 0)
    monkeypatch.setattr("kg.graph.background.lines", lambda extra=(): iter(()))


@pytest.fixture(params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Server:
    """Each of the two, empty."""
    found: Server = request.getfixturevalue(request.param)
    for name, value in found.environment.items():
        monkeypatch.setenv(name, value)
    found.wipe()
    return found


@pytest.fixture
def only_oxigraph(oxigraph: Server) -> Server:
    """The one of the two that is fast, empty."""
    oxigraph.wipe()
    return oxigraph


def contents(graph: KnowledgeGraph) -> dict[str, set[str]]:
    """What a graph says, by the name of the named graph, with the merged graph as "DEFAULT"."""
    store = graph.store
    names = [DEFAULT, *store.named_graphs()]
    return {str(name): {_written(q) for q in store.quads_for_pattern(None, None, None, name)} for name in names}


def _written(quad: ox.Quad) -> str:
    """A triple with its number as a server may write it: 0.90 and 0.9 are one."""
    value = quad.object
    if isinstance(value, ox.Literal) and value.datatype.value.endswith("#decimal"):
        return f"{quad.subject} {quad.predicate} {float(value.value)}"
    return str(quad.triple)


def published(url: str) -> dict[str, set[str]]:
    """What a reader finds on a server."""
    with RemoteGraph(url) as graph:
        return contents(graph)


def staged(url: str) -> list[str]:
    """The staging graphs on a server that hold anything."""
    client = Client(url)
    names = [row[0].value for row in client.rows("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")]
    client.close()
    return [name for name in names if name.startswith(layout.STAGING)]


Action = str
"""What becomes of a request: "pass", "cut" (no answer), "half" (half an answer), "hang", a status such as "500",
or "after 3": an update stops behind its third operation with an error, as on a server without transactions."""


@dataclass
class Request:
    """A request that arrives."""

    path: str
    headers: dict[str, str]
    body: str


class Unsteady(ThreadingHTTPServer):
    """Hands requests on to a server, but for those of which `plan` says otherwise."""

    daemon_threads = True

    def __init__(self, upstream: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.upstream = upstream
        self.plan: Callable[[Request], Action] = lambda request: "pass"
        self.seen: list[Request] = []
        self.url = f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A connection that was cut on purpose is no news."""


class _Handler(BaseHTTPRequestHandler):
    server: Unsteady
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        request = Request(self.path, dict(self.headers.items()), body.decode(errors="replace"))
        self.server.seen.append(request)
        action = self.server.plan(request)
        if action == "cut":
            self._cut()
        elif action == "hang":
            time.sleep(3)
        elif action.startswith("after"):
            operations = request.body.split(" ;\n")[: int(action.split()[1])]
            assert self._upstream(" ;\n".join(operations).encode()).ok
            self._answer(500, b"out of memory", "text/plain")
        elif action.isdigit():
            secret = request.headers.get("Authorization", "")
            self._answer(int(action), f"as the test wants it {secret}\nmore".encode(), "text/plain")
        else:
            found = self._upstream(body)
            self._answer(found.status_code, found.content, found.headers.get("content-type", ""), half=action == "half")

    def _upstream(self, body: bytes) -> requests.Response:
        headers = {name: self.headers[name] for name in ("Content-Type", "Accept") if name in self.headers}
        return requests.post(self.server.upstream + self.path, data=body, headers=headers, timeout=30)

    def _answer(self, status: int, body: bytes, kind: str, *, half: bool = False) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Location", "http://elsewhere.example/")
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if half else body)
        if half:
            self.wfile.flush()
            self._cut()

    def _cut(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def version_string(self) -> str:
        return "Oxigraph/0.5"

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture
def unsteady(only_oxigraph: Server) -> Iterator[Unsteady]:
    """A server that fails on demand, before the real one."""
    server = Unsteady(only_oxigraph.url)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()
