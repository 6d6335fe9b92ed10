"""What a graph states of one source, family by family, each fact with the statements that it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.evaluate.gold import Family
from kg.evaluate.names import folded
from kg.graph.terms import PREFIXES, expand

_LABELS = ("skos:prefLabel", "skos:altLabel", "foaf:name", "rdfs:label", "eli:id_local", "dcterms:title")
_RELATIONS = {
    "implements": "eli:ensures_implementation_of",
    "basedOn": "eli:based_on",
    "amends": "eli:amends",
    "replaces": "dcterms:replaces",
    "repeals": "eli:repeals",
    "approves": "kg:approves",
}
_CLASSES = {Family.PEOPLE: "kg:Person", Family.BODIES: "kg:Body", Family.DOCUMENTS: "kg:Document"}
_TAKING_PART = ("schema:attendee", "schema:organizer", "schema:performer")
_TARGET = ("kg:indicator", "kg:comparator", "kg:value", "kg:valueTo", "kg:unit", "kg:deadline")

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Triple = tuple[str, str, str]
Reading = tuple[dict[str, str], list[Triple]]
"""The values of a fact, and the triples that make it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of a triple: the rule that read it, how sure it is, and the words."""

    rule: str
    confidence: float
    exact: str


@dataclass(frozen=True, slots=True)
class FoundFact:
    """One fact that a graph asserts; `values` by name are IRIs or texts.

    `claims` holds, for each triple that makes the fact, the statements of it, the surest first.
    """

    family: Family
    values: Mapping[str, str]
    claims: tuple[tuple[Claim, ...], ...]

    @property
    def confidence(self) -> float | None:
        """A fact is as sure as the least sure of its triples; None where no statement backs it."""
        return min((claims[0].confidence for claims in self.claims if claims), default=None)

    @property
    def weakest(self) -> Claim | None:
        """The statement that the confidence is that of."""
        return min((claims[0] for claims in self.claims if claims), key=lambda c: c.confidence, default=None)

    @property
    def rules(self) -> frozenset[str]:
        """Every rule that reads some part of the fact."""
        return frozenset(claim.rule for claims in self.claims for claim in claims)


class Names:
    """The names of things in a store, folded."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._known: dict[str, frozenset[str]] = {}

    def of(self, thing: str) -> frozenset[str]:
        """Every name of an entity by its IRI; of anything else the text itself."""
        if thing not in self._known:
            labels = {folded(name) for name in self._labels(thing)}
            self._known[thing] = frozenset(labels if _is_iri(thing) else {folded(thing)})
        return self._known[thing]

    def label(self, thing: str) -> str:
        """The Vietnamese name of an entity for people to read, the text itself of anything else."""
        labels = self._objects(thing, "skos:prefLabel")
        named = [(term.language != "vi", term.value) for term in labels if isinstance(term, ox.Literal)]
        return min(named, default=(False, thing))[1]

    def _labels(self, thing: str) -> Iterator[str]:
        for predicate in _LABELS:
            yield from self._values(thing, predicate)
        # "Vụ Pháp chế" of "Bộ Y tế" is also called "Vụ Pháp chế Bộ Y tế"
        for whole in self._values(thing, "org:subOrganizationOf"):
            for own in self._values(thing, "skos:prefLabel"):
                yield from (f"{own} {name}" for name in self._values(whole, "skos:prefLabel"))

    def has_class(self, thing: str, class_: str) -> bool:
        """Whether any graph says that the thing is of this class."""
        return expand(class_) in self._values(thing, "rdf:type")

    def _values(self, thing: str, predicate: str) -> set[str]:
        return {_text(term) for term in self._objects(thing, predicate)}

    def _objects(self, thing: str, predicate: str) -> list[Term]:
        if not _is_iri(thing):
            return []
        found = self._store.quads_for_pattern(ox.NamedNode(thing), ox.NamedNode(expand(predicate)), None)
        return [quad.object for quad in found]


class SourceFacts:
    """The facts of one source's graph. A method a family gives the values of each fact and the triples that make it."""

    def __init__(self, store: ox.Store, source: str, names: Names) -> None:
        self._source = source
        self._names = names
        self._values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        """The objects of a predicate and a subject."""
        for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(source)):
            self._values[quad.predicate.value][_text(quad.subject)].append(_text(quad.object))
        self._claims = self._read_claims()

    def text(self) -> str:
        """The text of the source as it was read, "" if the graph does not keep it."""
        return self._one("schema:text", self._source)

    def of(self, family: Family) -> list[FoundFact]:
        """The asserted facts of a family, in a fixed order."""
        found = (FoundFact(family, values, self._backed(triples)) for values, triples in _READERS[family](self, family))
        return sorted(found, key=lambda fact: sorted(fact.values.items()))

    def triples(self, predicate: str) -> Iterator[Triple]:
        """The plain triples of a predicate."""
        for subject, objects in self._values[expand(predicate)].items():
            yield from ((subject, predicate, object_) for object_ in objects)

    def mentions(self, family: Family) -> Iterator[Reading]:
        for triple in self.triples("schema:mentions"):
            if triple[0] == self._source and self._names.has_class(triple[2], _CLASSES[family]):
                yield {"thing": triple[2]}, [triple]

    def issuers(self, _: Family) -> Iterator[Reading]:
        for triple in self.triples("eli:passed_by"):
            yield {"document": triple[0], "issuer": triple[2]}, [triple]

    def dates(self, _: Family) -> Iterator[Reading]:
        for triple in self.triples("eli:date_document"):
            yield {"document": triple[0], "issued": triple[2]}, [triple]

    def positions(self, _: Family) -> Iterator[Reading]:
        """Who holds or held which office of which body, each once: former tenures are not told apart."""
        seen: set[tuple[str, str, str]] = set()
        for member in self.triples("org:member"):
            for role in self._of("org:role", member[0]):
                for body in self._of("org:organization", member[0]):
                    if (member[2], role[2], body[2]) not in seen:
                        seen.add((member[2], role[2], body[2]))
                        yield {"person": member[2], "role": role[2], "body": body[2]}, [member, role, body]

    def references(self, _: Family) -> Iterator[Reading]:
        for relation, predicate in _RELATIONS.items():
            for triple in self.triples(predicate):
                yield {"from": triple[0], "relation": relation, "to": triple[2]}, [triple]

    def targets(self, _: Family) -> Iterator[Reading]:
        for triple in self.triples("kg:value"):
            if expand("kg:Target") in self._values[expand("rdf:type")][triple[0]]:
                values = {predicate.removeprefix("kg:"): self._one(predicate, triple[0]) for predicate in _TARGET}
                yield {"target": triple[0], **values, "value": triple[2]}, [triple]

    def events(self, _: Family) -> Iterator[Reading]:
        for kind in self.triples("kg:eventKind"):
            if expand("schema:Event") in self._values[expand("rdf:type")][kind[0]]:
                dates = self._of("schema:startDate", kind[0])
                yield {"event": kind[0], "kind": kind[2], "date": dates[0][2] if dates else ""}, [kind, *dates[:1]]

    def participants(self, _: Family) -> Iterator[Reading]:
        """Who takes part in any event of the source, each once, with the surest of the triples that say so."""
        found: dict[str, list[Triple]] = defaultdict(list)
        for predicate in _TAKING_PART:
            for triple in self.triples(predicate):
                found[triple[2]].append(triple)
        for who, triples in found.items():
            best = max(triples, key=lambda t: max((c.confidence for c in self._claims.get(t, ())), default=0.0))
            yield {"who": who}, [best]

    def _of(self, predicate: str, subject: str) -> list[Triple]:
        values = self._values[expand(predicate)].get(subject, [])
        return [(subject, predicate, value) for value in sorted(values)]

    def _one(self, predicate: str, subject: str) -> str:
        return min(self._values[expand(predicate)].get(subject, []), default="")

    def _read_claims(self) -> dict[Triple, list[Claim]]:
        """The statements of asserted triples, the surest first."""
        found: dict[Triple, list[Claim]] = defaultdict(list)
        predicates = {expand(name): name for name in _STATED}
        for node in self._values[expand("kg:confidence")]:
            predicate = predicates.get(self._one("rdf:predicate", node))
            if predicate and self._one("kg:status", node) == "asserted":
                triple = (self._one("rdf:subject", node), predicate, self._one("rdf:object", node))
                confidence = float(self._one("kg:confidence", node))
                found[triple].append(Claim(self._one("kg:rule", node), confidence, self._one("oa:exact", node)))
        for claims in found.values():
            claims.sort(key=lambda c: (-c.confidence, c.rule, c.exact))
        return found

    def _backed(self, triples: list[Triple]) -> tuple[tuple[Claim, ...], ...]:
        return tuple(tuple(self._claims.get(triple, ())) for triple in triples)


_READERS = {
    **dict.fromkeys(_CLASSES, SourceFacts.mentions),
    Family.ISSUERS: SourceFacts.issuers,
    Family.DATES: SourceFacts.dates,
    Family.POSITIONS: SourceFacts.positions,
    Family.REFERENCES: SourceFacts.references,
    Family.TARGETS: SourceFacts.targets,
    Family.EVENTS: SourceFacts.events,
    Family.PARTICIPANTS: SourceFacts.participants,
}
_STATED = (
    "schema:mentions",
    "eli:passed_by",
    "eli:date_document",
    "org:member",
    "org:role",
    "org:organization",
    "kg:value",
    "kg:eventKind",
    "schema:startDate",
    *_RELATIONS.values(),
    *_TAKING_PART,
)
"""The predicates whose statements back the facts that are scored."""


def _is_iri(text: str) -> bool:
    return text.startswith(("http://", "https://", "urn:"))


def _text(term: Term) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value


def identifiers(store: ox.Store) -> dict[str, str]:
    """The identifier of every source by its IRI."""
    query = "SELECT ?source ?identifier { ?source a kg:Source ; dcterms:identifier ?identifier }"
    return dict(_pairs(store, query))


def hashes(store: ox.Store) -> dict[str, str]:
    """The IRI of a source by the hash of its file; of copies the first by name."""
    query = "SELECT ?hash ?source { ?source a kg:Source ; schema:sha256 ?hash } ORDER BY DESC(STR(?source))"
    return dict(_pairs(store, query))


def _pairs(store: ox.Store, query: str) -> Iterator[tuple[str, str]]:
    solutions = store.query(query, prefixes=PREFIXES)
    assert isinstance(solutions, ox.QuerySolutions)
    for one, other in solutions:
        yield _text(one), _text(other)
