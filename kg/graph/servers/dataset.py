"""A published graph as the RDF dataset that it is: the part of `pyoxigraph.Store` that readers use, over SPARQL."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

import pyoxigraph as ox

from kg.graph.dataset import Answer, Graph, Object, Subject
from kg.graph.servers import layout, queries
from kg.graph.servers.catalogue import Catalogue
from kg.graph.servers.client import Client
from kg.graph.store import DEFAULT
from kg.graph.terms import expand

Pattern = tuple[Subject | None, ox.NamedNode | None, Object | None]

SUBJECTS = 20_000
"""Of how many subjects everything is kept at hand that was asked of any of them."""
_STATED = tuple(ox.NamedNode(expand(curie)) for curie in ("rdf:subject", "rdf:object", "prov:wasDerivedFrom"))
"""By these, statements are looked up, and then read as a whole."""


class RemoteDataset:
    """What is published on a server. A later publication may show in later answers."""

    def __init__(self, client: Client, catalogue: Catalogue) -> None:
        self._client = client
        self._catalogue = catalogue
        self._known: OrderedDict[Subject, list[ox.Quad]] = OrderedDict()

    def quads_for_pattern(
        self,
        subject: Subject | None,
        predicate: ox.NamedNode | None,
        object: Object | None,
        graph_name: Graph | None = None,
    ) -> Iterator[ox.Quad]:
        """The quads that match, in any graph of the published ones if none is named."""
        if isinstance(graph_name, ox.NamedNode) and graph_name.value not in self._catalogue.graphs:
            return iter(())
        if subject is not None:
            quads = self._of(subject)
        elif predicate in _STATED and isinstance(object, ox.NamedNode):
            quads = self._having(predicate, object)
        else:
            return self._matching((None, predicate, object), graph_name)
        return (
            quad
            for quad in quads
            if (predicate is None or quad.predicate == predicate)
            and (object is None or quad.object == object)
            and (graph_name is None or quad.graph_name == graph_name)
        )

    def named_graphs(self) -> Iterator[ox.NamedNode | ox.BlankNode]:
        """The names of all graphs."""
        return map(ox.NamedNode, sorted(self._catalogue.graphs))

    def __iter__(self) -> Iterator[ox.Quad]:
        """Every quad of every graph, the default graph included."""
        return self.quads_for_pattern(None, None, None)

    def __len__(self) -> int:
        """The number of quads in the named graphs."""
        return self._catalogue.quads

    def query(
        self, query: str, *, prefixes: Mapping[str, str] | None = None, base_iri: str | None = None, **_: object
    ) -> Answer:
        """The answer to a query, whose default graph is the merged graph."""
        return self._ask(queries.with_prefixes(query, prefixes or {}, base_iri or ""))

    def _ask(self, query: str) -> Answer:
        merged = self._catalogue.merged
        if not queries.names_graphs(query):
            return self._client.ask(query, merged)
        query = queries.among(query, layout.PUBLISHED, layout.HASH)
        return self._client.ask(queries.within(query, merged) if merged else query)

    def _of(self, subject: Subject) -> list[ox.Quad]:
        """All quads of a subject."""
        if subject not in self._known:
            self._keep(subject, list(self._matching((subject, None, None), None)))
        self._known.move_to_end(subject)
        return self._known[subject]

    def _having(self, predicate: ox.NamedNode, object_: ox.NamedNode) -> list[ox.Quad]:
        """All quads of the subjects that have a value, which stay at hand."""
        found: dict[Subject, list[ox.Quad]] = {}
        which = f"{{ SELECT DISTINCT ?s {{ ?s {predicate} {object_} }} }}"
        for quad in self._matching((None, None, None), None, which):
            found.setdefault(quad.subject, []).append(quad)
        for subject, quads in found.items():
            self._keep(subject, quads)
        return list(chain.from_iterable(found.values()))

    def _keep(self, subject: Subject, quads: list[ox.Quad]) -> None:
        self._known[subject] = quads
        while len(self._known) > SUBJECTS:
            self._known.popitem(last=False)

    def _matching(self, pattern: Pattern, graph: Graph | None, which: str = "") -> Iterator[ox.Quad]:
        """The quads of a pattern in a graph or in any, each once; `which` binds some of its variables."""
        terms = dict(zip(("s", "p", "o"), pattern, strict=True))
        triple = " ".join(f"?{name}" if term is None else str(term) for name, term in terms.items())
        named = f"{which} GRAPH {graph or '?g'} {{ {triple} }}"
        if graph == DEFAULT:
            where = triple
        elif graph is None:
            where = f"{{ {which} {triple} }} UNION {{ {named} }}"
        else:
            where = named
        answer = self._ask(f"SELECT * {{ {where} }}")
        assert isinstance(answer, ox.QuerySolutions)
        bound = [name for name, term in terms.items() if term is None]
        for row in answer:
            at = graph or row["g"] or DEFAULT
            if isinstance(at, ox.DefaultGraph) or at.value in self._catalogue.graphs:
                found: dict[str, Any] = {**terms, **{name: row[name] for name in bound}}
                yield ox.Quad(found["s"], found["p"], found["o"], at)
