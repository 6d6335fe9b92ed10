"""The same graph for other readers: under another base, in RDF 1.2, or in terms of standard vocabularies alone.

A profile takes what one graph says of one subject and gives what is written instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

import pyoxigraph as ox

from kg.errors import UsageError
from kg.graph import background
from kg.graph.store import is_statement
from kg.graph.terms import CLASSES, expand
from kg.ontology import ID, KG

Profile = Callable[[Sequence[ox.Triple]], Sequence[ox.Triple]]
_Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_TYPE, _SUB_CLASS, _SUB_PROPERTY = (
    ox.NamedNode(expand(curie)) for curie in ("rdf:type", "rdfs:subClassOf", "rdfs:subPropertyOf")
)
PARTS = tuple(ox.NamedNode(expand(f"rdf:{part}")) for part in ("subject", "predicate", "object"))
REIFIES = ox.NamedNode(expand("rdf:reifies"))
_URI = ox.NamedNode(expand("xsd:anyURI"))
_ONTOLOGY = KG.rstrip("#")
_STATEMENT = ox.NamedNode(expand("rdf:Statement"))


def rdf12(triples: Sequence[ox.Triple]) -> Sequence[ox.Triple]:
    """A statement as the reifier of a triple term (RDF 1.2) rather than with its parts (rdf:subject and so on)."""
    said = {triple.predicate: triple.object for triple in triples if triple.predicate in PARTS}
    if len(said) < len(PARTS):
        return triples
    node = triples[0].subject
    kept = [triple for triple in triples if triple.predicate not in PARTS and triple.object != _STATEMENT]
    subject, predicate, object_ = (said[part] for part in PARTS)
    assert not isinstance(subject, ox.Literal)
    assert isinstance(predicate, ox.NamedNode)
    return [*kept, ox.Triple(node, REIFIES, ox.Triple(subject, predicate, object_))]


def based(base: str) -> Profile:
    """Entities, sources and statements under an IRI of one's own. Raises: UsageError for what is no absolute IRI."""
    try:
        whole = ox.NamedNode(base)
    except ValueError as error:
        raise UsageError(f"--base takes an absolute IRI that ends with / or #, not {base!r}") from error
    if not whole.value.endswith(("/", "#")):
        raise UsageError(f"--base takes an absolute IRI that ends with / or #, not {base!r}")

    return lambda triples: [moved(triple, ID, base) for triple in triples]


def rebased(name: ox.NamedNode, before: str, after: str) -> ox.NamedNode:
    """An IRI that stands under one base, if it does, under another."""
    return ox.NamedNode(_under(name.value, before, after))


def moved(triple: ox.Triple, before: str, after: str) -> ox.Triple:
    """A triple about things that stand under one base, with the same under another."""
    subject = _term(triple.subject, before, after)
    assert not isinstance(subject, ox.Literal)
    return ox.Triple(subject, triple.predicate, _term(triple.object, before, after))


def _term(term: _Term, before: str, after: str) -> _Term:
    if isinstance(term, ox.NamedNode):
        return rebased(term, before, after)
    if isinstance(term, ox.Literal) and term.datatype == _URI:
        return ox.Literal(_under(term.value, before, after), datatype=_URI)
    return moved(term, before, after) if isinstance(term, ox.Triple) else term


def _under(iri: str, before: str, after: str) -> str:
    return after + iri[len(before) :] if iri.startswith(before) else iri


def standard(triples: Sequence[ox.Triple]) -> Sequence[ox.Triple]:
    """What a thing is and has in ELI, ORG, SKOS, FOAF, PROV, Dublin Core and schema.org alone.

    Our classes and properties become those that the ontology puts them below; what is below none
    is left out, and so is the evidence: without `kg:status` it would not tell what is asserted.
    """
    subject = triples[0].subject
    if not isinstance(subject, ox.NamedNode) or is_statement(subject) or subject.value.startswith(_ONTOLOGY):
        return []
    above, kinds = _above(), _kinds()
    types = {t.object for t in triples if t.predicate == _TYPE and isinstance(t.object, ox.NamedNode)}
    own = {kind for kind in types if kind.value.startswith(KG)}
    if own and not own & kinds:
        return []  # words of grammar, which are of use to our extractor alone
    found = []
    for triple in triples:
        if triple.predicate == _TYPE and isinstance(triple.object, ox.NamedNode):
            found += [ox.Triple(subject, _TYPE, kind) for kind in above.get(triple.object, (triple.object,))]
        elif not _is_own(triple.object):
            properties = above.get(triple.predicate, (triple.predicate,))
            found += [ox.Triple(subject, property_, triple.object) for property_ in properties]
    return found


def _is_own(term: object) -> bool:
    return isinstance(term, ox.NamedNode) and term.value.startswith(KG)


@lru_cache(maxsize=1)
def _policy() -> dict[ox.NamedNode, list[ox.NamedNode]]:
    """What the ontology puts each class and property of ours directly below."""
    found: dict[ox.NamedNode, list[ox.NamedNode]] = {}
    for quad in background.policy():
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(KG):
            found.setdefault(quad.subject, [])
            if quad.predicate in (_SUB_CLASS, _SUB_PROPERTY) and isinstance(quad.object, ox.NamedNode):
                found[quad.subject].append(quad.object)
    return found


@lru_cache(maxsize=1)
def _above() -> dict[ox.NamedNode, tuple[ox.NamedNode, ...]]:
    """The nearest standard terms above each of ours."""
    return {term: tuple(dict.fromkeys(_standard(term, _policy()))) for term in _policy()}


def _standard(term: ox.NamedNode, below: dict[ox.NamedNode, list[ox.NamedNode]]) -> Iterator[ox.NamedNode]:
    for other in below.get(term, []):
        if other.value.startswith(KG):
            yield from _standard(other, below)
        else:
            yield other


@lru_cache(maxsize=1)
def _kinds() -> frozenset[ox.NamedNode]:
    """The classes of things that facts are about, with the classes below them."""
    kinds = {ox.NamedNode(expand(curie)) for names in CLASSES.values() for curie in names}
    policy = _policy()
    while new := {term for term, above in policy.items() if term not in kinds and kinds.intersection(above)}:
        kinds |= new
    return frozenset(kinds)
