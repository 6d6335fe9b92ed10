"""The networks that are analysed: all entities, or bodies alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import networkx as nx
import pyoxigraph as ox

from kg.analysis.measures import Graph
from kg.tables.reader import Reader, node
from kg.tables.sheets.events import PARTICIPATION
from kg.views import quads, terms
from kg.views.links import Links

REFERENCES = (
    "eli:ensures_implementation_of", "eli:based_on", "eli:amends", "dcterms:replaces", "eli:repeals", "kg:approves",
)  # fmt: skip
"""The relations of documents by which the body that passes one deals with the body that passed the other."""
PARTICIPANTS = 12
"""A larger gathering says little of who deals with whom."""


def whole(store: ox.Store) -> tuple[Graph, dict[str, str]]:
    """All entities and whether a source links them, whichever way and however often; and their classes.

    Minor relations (a mere citation, a name in a list of recipients) do not count.
    """
    links, minor = Links(store), terms.load().minor
    pairs = {(min(a, b), max(a, b)) for a, relation, b in links.all() if a != b and not minor(relation)}
    graph: Graph = nx.Graph()
    graph.add_edges_from(sorted(pairs))
    return graph, {iri: links.kind(iri) for iri in graph}


@dataclass(slots=True)
class Tie:
    """What links two bodies, by IRI."""

    documents: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    events: set[str] = field(default_factory=set)


def bodies(reader: Reader) -> Graph:
    """The bodies, linked where they have a document, a person or an event in common; edges have the `tie`.

    A document links the body that passed it with those that it is addressed to, and with the bodies that
    passed the documents it carries out, rests on, amends, replaces, repeals or approves. A person links the
    bodies in which he or she holds an office that is not over, an event of few participants those that took part.
    """
    graph: Graph = nx.Graph()
    graph.add_nodes_from(reader.spoken("kg:Body"))
    for kind, thing, one, other in sorted(_met(reader)):
        if one != other and one in graph and other in graph:
            if not graph.has_edge(one, other):
                graph.add_edge(one, other, tie=Tie())
            getattr(graph.edges[one, other]["tie"], kind).add(thing)
    return graph


_Met = tuple[str, str, str, str]
"""What sort of thing ("documents"), which, and the two bodies that have it in common."""


def _met(reader: Reader) -> Iterator[_Met]:
    yield from _by_documents(reader)
    yield from _by_people(reader)
    yield from _by_events(reader)


def _by_documents(reader: Reader) -> Iterator[_Met]:
    passed = _pairs(reader, "eli:passed_by")
    for document, one in passed.items():
        for issuer in one:
            for recipient in reader.things(document, "kg:recipient"):
                yield "documents", document, issuer, recipient
    for relation in REFERENCES:
        for document, others in _pairs(reader, relation).items():
            for other in others:
                for issuer in passed.get(document, ()):
                    for theirs in passed.get(other, ()):
                        yield "documents", document, issuer, theirs


def _by_people(reader: Reader) -> Iterator[_Met]:
    member, body = _pairs(reader, "org:member"), _pairs(reader, "org:organization")
    former = _pairs(reader, "kg:former")
    held: dict[str, set[str]] = defaultdict(set)
    for tenure, people in member.items():
        if tenure not in former:
            for person in people:
                held[person].update(body.get(tenure, ()))
    for person, together in held.items():
        yield from _among("people", person, together)


def _by_events(reader: Reader) -> Iterator[_Met]:
    present: dict[str, set[str]] = defaultdict(set)
    for part in PARTICIPATION:
        for event, who in _pairs(reader, part).items():
            present[event].update(who)
    known = set(reader.spoken("kg:Body"))
    for event, everybody in present.items():
        together = everybody & known
        if len(together) <= PARTICIPANTS:
            yield from _among("events", event, together)


def _among(kind: str, thing: str, together: set[str]) -> Iterator[_Met]:
    ordered = sorted(together)
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            yield kind, thing, one, other


def _pairs(reader: Reader, curie: str) -> dict[str, list[str]]:
    """The objects of a property by subject, in order."""
    found: dict[str, list[str]] = defaultdict(list)
    for quad in reader.store.quads_for_pattern(None, node(curie), None, quads.ALL):
        if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.Triple):
            found[quad.subject.value].append(quad.object.value)
    return {subject: sorted(found[subject]) for subject in sorted(found)}
