"""Publishing a graph to a server: what changed is staged, then put in its place at once (`layout` says how)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from uuid import uuid4

import pyoxigraph as ox

from kg.errors import LockedError, UsageError
from kg.graph.dataset import Subject
from kg.graph.servers import catalogue, layout
from kg.graph.servers.catalogue import Catalogue
from kg.graph.servers.client import Client

Progress = Callable[[int], None]
"""Called with how many triples were sent."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push did: how many named graphs it wrote, how many were removed, and how many triples it sent."""

    written: int = 0
    removed: int = 0
    unchanged: int = 0
    triples: int = 0


def push(store: ox.Store, url: str, progress: Progress | None = None) -> Pushed:
    """Bring the graph on a server in line with a store.

    Raises: UsageError for what is no URL of a server or a graph with blank nodes, ServerError, LockedError when
    another push began meanwhile.
    """
    client = Client(url)
    try:
        return _Push(store, client, progress or (lambda triples: None)).run()
    finally:
        client.close()


def reach(url: str) -> None:
    """Find a server, without writing to it. Raises: UsageError, ServerError."""
    Client(url).close()


class _Push:
    def __init__(self, store: ox.Store, client: Client, progress: Progress) -> None:
        self._store = store
        self._client = client
        self._progress = progress
        self._staging = layout.Staging(uuid4().hex)
        self._triples = 0

    def run(self) -> Pushed:
        """Stage and publish what is not on the server yet."""
        self._end_others()
        self._client.update(self._staging.begin())
        self._clear_others()
        before = self._before()
        graphs = {name.value: catalogue.hashed(self._lines(name)) for name in self._graphs()}
        wanted = Catalogue(graphs, len(self._store), before.merged)
        changed = sorted(name for name, hash_ in graphs.items() if before.graphs.get(name) != hash_)
        gone = sorted(before.graphs.keys() - graphs.keys())
        if changed or gone:
            self._stage(changed, gone, before, wanted)
            self._client.update(self._staging.publish(wanted.merged))
        self._client.update(self._staging.clear())
        self._check(wanted)
        return Pushed(len(changed), len(gone), len(graphs) - len(changed), self._triples)

    def _end_others(self) -> None:
        """End the publication that another push began and did not see to its end."""
        if writer := catalogue.publishing(self._client):
            other = layout.Staging(writer)
            staged = catalogue.read(self._client, other.catalogue) or Catalogue()
            self._client.update(other.publish(staged.merged))

    def _clear_others(self) -> None:
        """Clear away what others staged."""
        query = f"SELECT ?who {{ GRAPH <{layout.STAGING}> {{ ?staging <{layout.STAGER}> ?who }} }}"
        for who in [row[0].value for row in self._client.rows(query)]:
            if who != self._staging.writer:
                self._client.update(layout.Staging(who).clear())

    def _before(self) -> Catalogue:
        """What is published, without hashes where they cannot be trusted."""
        found = catalogue.read(self._client) or Catalogue(merged=self._merged())
        return found if found.whole else Catalogue(dict.fromkeys(found.graphs, ""), merged=self._merged())

    def _merged(self) -> str:
        """Where the merged graph goes: into the default graph, if that is a graph of its own."""
        answer = self._client.ask(f"ASK {{ <{layout.STAGING}> <{layout.WRITER}> ?writer }}")
        return layout.MERGED if answer else ""

    def _stage(self, changed: list[str], gone: list[str], before: Catalogue, wanted: Catalogue) -> None:
        """Load the plan and all that it speaks of."""
        staging = self._staging
        staged = {name: staging.graph(str(number)) for number, name in enumerate((*changed, *gone))}
        plan = (f"<{name}> <{layout.REPLACED_BY}> <{graph}> .\n".encode() for name, graph in staged.items())
        self._client.add(staging.plan, plan)
        touched = self._spoken_of() if before.graphs else None
        for name in changed:
            self._add(staged[name], self._lines(ox.NamedNode(name)))
            if touched is not None:
                touched |= {quad.subject for quad in self._inside(ox.NamedNode(name))}
        if touched is None:
            self._add(staging.about, map(_line, self._inside(ox.DefaultGraph())))
        else:
            self._client.add(staging.touched, (f"{s} <{layout.TYPE}> <{layout.STAGING}> .\n".encode() for s in touched))
            self._add(staging.about, (line for s in touched for line in self._about(s)))
        self._client.add(staging.catalogue, wanted.lines())

    def _spoken_of(self) -> set[Subject]:
        """The subjects of all that is on the server and will be replaced."""
        query = f"""SELECT DISTINCT ?s {{
            GRAPH <{self._staging.plan}> {{ ?g <{layout.REPLACED_BY}> ?staged }} GRAPH ?g {{ ?s ?p ?o }}
        }}"""
        return {ox.NamedNode(row[0].value) for row in self._client.rows(query)}

    def _check(self, wanted: Catalogue) -> None:
        """Raises: LockedError if what is published now is not what was to be."""
        found = catalogue.read(self._client)
        if found is None or found.hash != wanted.hash:
            raise LockedError(f"another push to {self._client.name} began meanwhile; wait for it to end and push again")

    def _add(self, graph: str, lines: Iterable[bytes]) -> None:
        count = self._client.add(graph, lines)
        self._triples += count
        self._progress(count)

    def _graphs(self) -> Iterator[ox.NamedNode]:
        for name in self._store.named_graphs():
            if not isinstance(name, ox.NamedNode):
                raise _blank()
            yield name

    def _lines(self, graph: ox.NamedNode) -> list[bytes]:
        return sorted(map(_line, self._inside(graph)))

    def _inside(self, graph: ox.NamedNode | ox.DefaultGraph) -> Iterator[ox.Quad]:
        return self._store.quads_for_pattern(None, None, None, graph)

    def _about(self, subject: Subject) -> Iterator[bytes]:
        return map(_line, self._store.quads_for_pattern(subject, None, None, ox.DefaultGraph()))


def _line(quad: ox.Quad) -> bytes:
    if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
        raise _blank()
    return f"{quad.triple} .\n".encode()


def _blank() -> UsageError:
    return UsageError("the graph has blank nodes, which a server cannot be told to keep or to replace; build it again")
