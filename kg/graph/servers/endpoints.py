"""Where a server takes queries, updates and triples: known for the servers that are in use, else as told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.errors import UsageError
from kg.graph.servers.http import Credentials, Http, ServerError, checked

RESULTS = "application/sparql-results+json"
"""Of the formats of results, the one in which every server and parser keeps blanks at the ends of a text."""


@dataclass(frozen=True, slots=True)
class Endpoints:
    """The URLs of a server. Without `data`, the Graph Store Protocol, triples are written by updates."""

    query: str
    update: str = ""
    data: str = ""
    digest: bool = False
    """Whether a name and a password are sent as digests."""
    exact: bool = True
    """Whether every query has the answer there that SPARQL 1.1 gives it. Virtuoso 7 gives none to paths between
    two variables and some optional patterns, and an error where an expression in BIND has one."""


def find(url: str) -> tuple[Http, Endpoints]:
    """A server by its URL, or by up to three with commas between them: of queries, updates, and graphs.

    Raises: UsageError for what is no URL of a server, ServerError.
    """
    told = [checked(part.strip()) for part in url.split(",")]
    http = Http(told[0], Credentials.of_environment())
    if len(told) > 3:
        raise UsageError("at most three URLs: of queries, updates, and the graph store")
    endpoints = _told(*told) if len(told) > 1 else _found(http, told[0])
    if endpoints.digest:
        http.digest()
    return http, endpoints


def _told(query: str, update: str, data: str = "") -> Endpoints:
    return Endpoints(query, update, data)


def _found(http: Http, url: str) -> Endpoints:
    """The endpoints below a URL, or beside it if it is itself one. Raises: ServerError where nothing answers."""
    base, _, last = url.rpartition("/")
    if last not in ("query", "sparql", "update"):
        base = url
    refused: ServerError | None = None
    for query in _candidates(url, base):
        response = http.get(query, {"query": "ASK {}"}, RESULTS)
        if response.ok and "sparql-results" in response.headers.get("content-type", ""):
            return _known(query, base, response.headers, http.credentials)
        if response.status_code in (401, 403):
            refused = refused or http.refused(response)
    raise refused or ServerError(f"{url}: no SPARQL endpoint answers there")


def _candidates(url: str, base: str) -> Iterator[str]:
    if "/repositories/" in url:
        yield url
    yield from dict.fromkeys((f"{base}/query", f"{base}/sparql", url))


def _known(query: str, base: str, headers: Mapping[str, str], credentials: Credentials) -> Endpoints:
    """What is known of the server that answers queries at a URL, by what it calls itself."""
    told = " ".join((*headers, headers.get("server", ""))).lower()
    if "virtuoso" in told:
        auth = "-auth" if credentials.user else ""
        return Endpoints(f"{base}/sparql{auth}", f"{base}/sparql{auth}", f"{base}/sparql-graph-crud{auth}", True, False)
    if "oxigraph" in told:
        return Endpoints(query, f"{base}/update", f"{base}/store")
    if "/repositories/" in query:  # RDF4J and GraphDB
        return Endpoints(query, f"{query}/statements", f"{query}/rdf-graphs/service")
    if query != base:  # Fuseki
        return Endpoints(query, f"{base}/update", f"{base}/data")
    return Endpoints(query, query)  # QLever
