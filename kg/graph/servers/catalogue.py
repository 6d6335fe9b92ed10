"""What a server says of the graph that is published there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from kg.errors import NotAGraphError
from kg.graph.servers import layout
from kg.graph.servers.client import Client
from kg.graph.servers.http import ServerError


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The named graphs of a published graph, each with the hash of what it says.

    `merged` is the IRI of the merged graph, "" where that is the default graph of the server.
    """

    graphs: Mapping[str, str] = field(default_factory=dict)
    quads: int = 0
    merged: str = ""
    whole: bool = True
    """Whether it says of itself what it holds. One that does not was written by halves, or by others."""

    @property
    def hash(self) -> str:
        """What tells one state of a graph from another."""
        return sha256("".join(f"{name} {hash_}\n" for name, hash_ in sorted(self.graphs.items())).encode()).hexdigest()

    def lines(self) -> Iterator[bytes]:
        """The catalogue as N-Triples."""
        here = f"<{layout.PUBLISHED}>"
        yield f'{here} <{layout.VERSION}> "{self.hash}" .\n'.encode()
        yield f'{here} <{layout.QUADS}> "{self.quads}" .\n'.encode()
        yield f"{here} <{layout.DEFAULT_GRAPH}> <{self.merged or layout.PUBLISHED}> .\n".encode()
        for name, hash_ in sorted(self.graphs.items()):
            yield f'<{name}> <{layout.HASH}> "{hash_}" .\n'.encode()


def read(client: Client, graph: str = layout.PUBLISHED) -> Catalogue | None:
    """What is published on a server, None if nothing is; or what is about to be, from the graph that says so."""
    graphs: dict[str, str] = {}
    own: dict[str, str] = {}
    for subject, predicate, value in client.rows(f"SELECT ?s ?p ?o {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"):
        if subject.value == layout.PUBLISHED:
            own[predicate.value] = value.value
        elif predicate.value == layout.HASH:
            graphs[subject.value] = value.value
    if not graphs and not own:
        return None
    merged = own.get(layout.DEFAULT_GRAPH, "")
    found = Catalogue(graphs, int(own.get(layout.QUADS, 0)), "" if merged == layout.PUBLISHED else merged)
    return replace(found, whole=found.hash == own.get(layout.VERSION))


def opened(client: Client) -> Catalogue:
    """What is published on a server. Raises: NotAGraphError, ServerError where it is half published."""
    found = read(client)
    if publishing(client) or (found is not None and not found.whole):
        state = "a graph is being published there, or was and not to the end"
        raise ServerError(f"{client.name}: {state}; push it again")
    if found is None:
        raise NotAGraphError(f"there is no graph on {client.name}; put one there with: kg push DIR --store URL")
    return found


def publishing(client: Client) -> str:
    """Who began to put things in their place and is not through, "" if nobody is."""
    state = f'<{layout.UNDER_WAY}> "publishing"'
    query = f"SELECT ?who {{ GRAPH <{layout.STAGING}> {{ <{layout.STAGING}> <{layout.WRITER}> ?who ; {state} }} }}"
    return next((row[0].value for row in client.rows(query)), "")


def hashed(lines: Iterable[bytes]) -> str:
    """The hash of a named graph from its triples in order."""
    total = sha256()
    for line in lines:
        total.update(line)
    return total.hexdigest()
