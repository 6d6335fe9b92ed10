"""A server as a store that is asked and written to in SPARQL."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.errors import QueryError, UsageError
from kg.graph.dataset import Answer
from kg.graph.servers import endpoints, queries
from kg.graph.servers.http import ServerError

BATCH = 4_000_000
"""Bytes of N-Triples that are sent in one request."""
SMALL = 200_000
"""The same within an update, which servers hold in memory as a whole."""
_TRIPLES = "application/n-triples"
_VIRTUOSO_ASK = "__ASK_RETVAL"
"""The variable in which Virtuoso answers ASK."""
_VIRTUOSO_BOOLEAN = re.compile(rb'(XMLSchema#boolean", "value": )"([01])"')
"""How Virtuoso writes a truth value."""


class Client:
    """A server. Raises: ServerError from whatever is asked of it, UsageError for a URL that is none."""

    def __init__(self, url: str) -> None:
        self._http, self._at = endpoints.find(url)
        self.name = self._http.name

    @property
    def exact(self) -> bool:
        """Whether the server answers every query as SPARQL 1.1 has it."""
        return self._at.exact

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def ask(self, query: str, default_graph: str = "") -> Answer:
        """The answer to a query, on the default graph of the server or on another graph instead.

        Raises: QueryError where the server does not take the query.
        """
        form = {"query": query} | ({"default-graph-uri": default_graph} if default_graph else {})
        accept = _TRIPLES if queries.form(query) in ("CONSTRUCT", "DESCRIBE") else endpoints.RESULTS
        response = self._http.get(self._at.query, form, accept)
        if response.status_code == 400:
            raise QueryError(f"{self.name} does not take the query{self._http.said(response)}")
        if not response.ok:
            raise self._http.refused(response)
        if cut := response.headers.get("x-sparql-maxrows"):
            raise ServerError(f"{self.name}: it gives no more than {cut} rows of an answer; raise its ResultSetMaxRows")
        if "x-sql-state" in response.headers:
            raise ServerError(f"{self.name}: it gave a part of the answer only; raise its time limits")
        try:
            return _parsed(response.content, response.headers.get("content-type", ""))
        except (SyntaxError, ValueError) as error:
            raise ServerError(f"{self.name}: its answer cannot be read: {error}") from error

    def rows(self, query: str, default_graph: str = "") -> Iterator[tuple[ox.NamedNode | ox.Literal, ...]]:
        """The solutions of a query all of whose variables are bound. Raises: ServerError for an answer that is none."""
        answer = self.ask(query, default_graph)
        if not isinstance(answer, ox.QuerySolutions):
            raise ServerError(f"{self.name}: it answers SELECT with something else")
        try:
            yield from map(tuple, answer)
        except (SyntaxError, ValueError) as error:
            raise ServerError(f"{self.name}: its answer cannot be read: {error}") from error

    def update(self, text: str) -> None:
        """Run an update that can be run twice."""
        if not self._at.update:
            raise UsageError(f"{self.name}: only the URL for queries is known; name that of updates behind a comma")
        self._http.put(self._at.update, text.encode(), "application/sparql-update")

    def add(self, graph: str, lines: Iterable[bytes]) -> int:
        """Add N-Triples lines to a named graph, in batches. Returns how many lines there were."""
        count = 0
        for batch in _batches(lines, BATCH if self._at.data else SMALL):
            body = b"".join(batch)
            count += len(batch)
            if self._at.data:
                self._http.put(self._at.data, body, _TRIPLES, {"graph": graph})
            else:
                self.update(f"INSERT DATA {{ GRAPH <{graph}> {{\n{body.decode()}}} }}")
        return count


def _parsed(content: bytes, media_type: str) -> Answer:
    if "sparql-results" in media_type:
        content = _VIRTUOSO_BOOLEAN.sub(lambda m: m[1] + (b'"true"' if m[2] == b"1" else b'"false"'), content)
        answer = ox.parse_query_results(content, ox.QueryResultsFormat.JSON)
        if isinstance(answer, ox.QuerySolutions) and [v.value for v in answer.variables] == [_VIRTUOSO_ASK]:
            return _boolean(any(value.value not in ("0", "false") for row in answer for value in row if value))
        return answer
    store = ox.Store()
    store.bulk_load(content, ox.RdfFormat.N_TRIPLES, lenient=True)
    return store.query("CONSTRUCT WHERE { ?s ?p ?o }")


def _boolean(value: bool) -> ox.QueryBoolean:
    answer = ox.Store().query(f"ASK {{ FILTER({str(value).lower()}) }}")
    assert isinstance(answer, ox.QueryBoolean)
    return answer


def _batches(lines: Iterable[bytes], most: int) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    size = 0
    for line in lines:
        batch.append(line)
        size += len(line)
        if size >= most:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
