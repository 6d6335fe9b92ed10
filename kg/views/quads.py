"""The terms that views look for in a store, and look-ups by index.

The store is the one `kg build` makes: facts stand in one named graph a source, their evidence
in `kg:Statement` nodes, background knowledge in the graph `kgid:lexicon`, and every triple of
these once in the default graph. Every look-up goes through an index, so reading a neighbourhood
costs what the neighbourhood holds.
"""

from __future__ import annotations

from collections import Counter

import pyoxigraph as ox

from kg.graph import terms


def _node(curie: str) -> ox.NamedNode:
    return ox.NamedNode(terms.expand(curie))


TYPE = _node("rdf:type")
PREF_LABEL = _node("skos:prefLabel")
ALT_LABEL = _node("skos:altLabel")
NAME = _node("foaf:name")
SYMBOL = _node("eli:id_local")

SUBJECT = _node("rdf:subject")
PREDICATE = _node("rdf:predicate")
OBJECT = _node("rdf:object")
STATUS = _node("kg:status")
DERIVED = _node("prov:wasDerivedFrom")
MENTIONS = _node("schema:mentions")
TEXT = _node("schema:text")

MEMBER = _node("org:member")
ORGANIZATION = _node("org:organization")
ROLE = _node("org:role")
SPEAKER = _node("kg:speaker")
ABOUT = _node("schema:about")
WORDS = _node("kg:quote")

LEXICON = ox.NamedNode(terms.LEXICON)
ALL = ox.DefaultGraph()
"""The graph that holds every triple of the others once."""

ANNOTATIONS = frozenset(
    {term.value for term in (TYPE, PREF_LABEL, ALT_LABEL, NAME, SUBJECT, PREDICATE, OBJECT, DERIVED, MENTIONS)}
    | {terms.expand(name) for name in ("skos:hiddenLabel", "skos:notation", "skos:inScheme", "schema:mainEntity")}
    | {terms.expand(name) for name in ("rdfs:label", "owl:sameAs")}
)
"""Predicates that name, type or annotate rather than state something that a view shows as a fact."""

Node = ox.NamedNode | ox.BlankNode
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def objects(store: ox.Store, subject: Node, predicate: ox.NamedNode) -> list[Term]:
    """The objects of a subject's property, each once."""
    return [quad.object for quad in store.quads_for_pattern(subject, predicate, None, ALL)]


def iris(store: ox.Store, subject: Node, predicate: ox.NamedNode) -> list[str]:
    """Those of the objects that have an IRI."""
    return [term.value for term in objects(store, subject, predicate) if isinstance(term, ox.NamedNode)]


def subjects(store: ox.Store, predicate: ox.NamedNode, value: Term) -> list[Node]:
    """What has this value as its property, each once."""
    found = (quad.subject for quad in store.quads_for_pattern(None, predicate, value, ALL))
    return [node for node in found if not isinstance(node, ox.Triple)]


def is_background(store: ox.Store, triple: ox.Triple) -> bool:
    """Whether the lexicon knows this triple and no source states it."""
    found = store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
    return {quad.graph_name for quad in found} <= {LEXICON, ALL}


def values(store: ox.Store, subject: Node, predicate: ox.NamedNode) -> list[str]:
    """The values of a subject's property as text, sorted."""
    return sorted(term.value for term in objects(store, subject, predicate) if not isinstance(term, ox.Triple))


def value(store: ox.Store, subject: Node, predicate: ox.NamedNode) -> str:
    """The least value of a subject's property, as text, or ""."""
    return min(values(store, subject, predicate), default="")


def label(store: ox.Store, thing: Node, language: str = "vi") -> str:
    """The canonical name of a thing: the lexicon's, else the one that most sources prefer, the fuller of two.

    One in `language` comes before others. Without any, the end of its IRI.
    """
    for graph in (LEXICON, None):
        votes = Counter(
            (quad.object.language != language, quad.object.value)
            for quad in store.quads_for_pattern(thing, PREF_LABEL, None, graph)
            if isinstance(quad.object, ox.Literal)
        )
        if votes:
            return min(votes, key=lambda vote: (vote[0], -votes[vote], -len(vote[1]), vote[1]))[1]
    return thing.value.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1]


def names(store: ox.Store, thing: Node) -> list[str]:
    """Every other form of its name, sorted."""
    found = {
        term.value
        for predicate in (PREF_LABEL, ALT_LABEL, NAME)
        for term in objects(store, thing, predicate)
        if isinstance(term, ox.Literal)
    }
    return sorted(found - {label(store, thing)})
