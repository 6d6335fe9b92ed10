"""RDF -> networkx: entities as nodes, facts as edges with the words that state them.

    network = build(store, focus="Nghị quyết 52-NQ/TW", depth=2)
    for subject, object, fact in network.edges(data=True):
        print(network.nodes[subject]["label"], fact["label"], network.nodes[object]["label"], fact["quotes"][0].exact)

A node has `label`, `class` ("Document"), `names`, `facts` (what is stated of it alone, each with
its quotes), `sources` (how many mention it), `degree` (with how many entities the whole graph
links it), `weight` (the same without minor relations) and `distance` from the focus. An edge has
`predicate` (a CURIE), `label`, `label_en`, `status`, `confidence`, `minor`, `background`, `details`
and `quotes`, each with its source. Tenures are edges from person to body, with the role as their label.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

import networkx as nx
import pyoxigraph as ox

from kg.errors import UsageError
from kg.graph.terms import expand
from kg.text.view import fold_name
from kg.views import facts, naming, quads, selection, terms
from kg.views.evidence import Evidence
from kg.views.facts import Fact
from kg.views.links import Links
from kg.views.lookup import find
from kg.views.terms import CLASSES, TENURE

if TYPE_CHECKING:
    Network = nx.MultiDiGraph[str]
else:
    Network = nx.MultiDiGraph

LIMIT = 300
"""How many entities a view shows unless told otherwise: as many as a person can still read."""


def build(
    store: ox.Store,
    *,
    focus: str | None = None,
    depth: int = 2,
    classes: Collection[str] = (),
    relations: Collection[str] = (),
    limit: int = LIMIT,
    only: Collection[str] | None = None,
) -> Network:
    """The network of a store.

    Args:
        store: a store as `kg build` makes it.
        focus: an IRI or a name; only what is at most `depth` links away is shown, from every entity
            of that name. Without it, the most connected entities of the whole store are.
        classes: show only entities of these classes ("Document", "Body" …).
        relations: show only facts with these predicates (CURIEs; "kg:Tenure" for offices).
        limit: show at most so many entities; `network.graph` says how many there were.
        only: show these entities, by IRI, and what ties them together.

    Raises: NotFoundError if nothing has the name `focus`; UsageError for an unknown class or a limit below 1.
    """
    unknown = sorted(set(classes) - set(CLASSES))
    if unknown:
        raise UsageError(f"no such class: {', '.join(unknown)}; there are {', '.join(CLASSES)}")
    check(limit, depth)
    links = Links(store)
    keep = selection.Filter(frozenset(classes), frozenset(expand(r) if ":" in r else r for r in relations))
    if only is not None:
        chosen, centre = selection.tied(links, only, limit, keep), ""
    elif focus is None:
        chosen, centre = selection.most_connected(links, limit, keep), ""
    else:
        found = find(store, links, focus)
        chosen, centre = selection.around(links, found, depth, limit, keep), found[0]
    return filled(
        store, links, chosen.nodes, keep,
        focus=centre, depth=depth, entities=chosen.entities, links=chosen.links,
    )  # fmt: skip


def check(limit: int, depth: int = 1) -> None:
    """Raises: UsageError for a limit below 1 or a depth below 0."""
    if limit < 1 or depth < 0:
        raise UsageError("limit must be at least 1 and depth at least 0")


def filled(
    store: ox.Store,
    links: Links,
    chosen: Mapping[str, int] | Collection[str],
    keep: selection.Filter,
    told: Collection[str] = (),
    /,
    **about: Any,
) -> Network:
    """The network of the chosen entities (with their distance from the focus, where given).

    Args:
        keep: what may become an edge: facts with its relations.
        told: the relations (IRIs) that a node's own facts tell where they are no edge.
        about: attributes of the network: `focus`, `depth`, `entities` and `links` that there were to choose from.
    """
    distances = chosen if isinstance(chosen, Mapping) else dict.fromkeys(chosen, 0)
    network: Network = nx.MultiDiGraph(**{"depth": 0, "links": 0, **about})
    for iri in sorted(distances):
        network.add_node(iri, distance=distances[iri])
    evidence = Evidence(store)
    for iri in sorted(distances):
        _add(network, store, links, evidence, iri, keep, told)
    return network


def _add(
    network: Network,
    store: ox.Store,
    links: Links,
    evidence: Evidence,
    iri: str,
    keep: selection.Filter,
    told: Collection[str],
) -> None:
    """Fill in what is known of one node, and add the edges that start there.

    Of the relations `told` the node's own facts tell those that are drawn as no edge.
    """
    own: list[Fact] = []
    for fact in (*facts.of(store, evidence, iri), *facts.utterances(store, evidence, iri)):
        if fact.background and not terms.load().shown(fact.predicate):
            continue
        drawn = fact.object in network and (not keep.relations or fact.predicate in keep.relations)
        if fact.literal or (fact.predicate in told and not drawn) or not links.kind(fact.object):
            if not fact.literal:
                fact.object, fact.literal = quads.label(store, ox.NamedNode(fact.object)), True
            own.append(fact)
        elif drawn:
            edge(network, fact, fact.confidence)
    node = ox.NamedNode(iri)
    kind = links.kind(iri)
    near = {(end, terms.load().minor(link[1])) for link in links.of(iri) for end in (link[0], link[2]) if end != iri}
    network.add_node(
        iri,
        **{"class": kind},
        label=naming.label(kind, quads.label(store, node), own),
        names=_distinct(quads.label(store, node), quads.names(store, node)),
        facts=own,
        sources=len(quads.subjects(store, quads.MENTIONS, node)),
        degree=len({end for end, _ in near}),
        weight=sum(not minor for _, minor in near),
    )


def _distinct(label: str, names: list[str]) -> list[str]:
    """The names that differ from the label, and from one another, in more than case and tone placement."""
    found = {fold_name(label): label}
    for name in names:
        found.setdefault(fold_name(name), name)
    return list(found.values())[1:]


def edge(network: Network, fact: Fact, confidence: float) -> None:
    """Add a fact as an edge."""
    term = terms.load().term(fact.predicate)
    label = naming.office(fact, term.label) if fact.predicate == TENURE else term.label
    data: dict[str, Any] = {
        "predicate": term.curie,
        "label": label.vi,
        "label_en": label.en,
        "status": fact.status,
        "confidence": confidence,
        "minor": terms.load().minor(fact.predicate),
        "background": fact.background,
        "details": fact.details,
        "quotes": fact.quotes,
    }
    key = "|".join((term.curie, fact.status, *(f"{k}={v}" for k, v in sorted(fact.details.items()))))
    network.add_edge(fact.subject, fact.object, key=key, **data)
