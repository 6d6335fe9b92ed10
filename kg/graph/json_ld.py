"""JSON-LD for people and programs that know no RDF: short names, texts by language, evidence inside what it is about.

Names come from the ontology: its classes and properties by their own names, and those of the standard
vocabularies that it uses. The context stands in every file, so that nothing has to be fetched to read it, and
by itself in `ontology/context.jsonld`. Two properties of one name do not share it: the one of ours then
stands as `kg:role`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import pyoxigraph as ox

from kg.graph import background
from kg.graph.store import is_statement
from kg.graph.terms import PREFIXES, compact, expand
from kg.ontology import ID, KG, folder

_THINGS = (
    "eli:amends", "eli:based_on", "eli:cites", "eli:ensures_implementation_of", "eli:is_about", "eli:jurisdiction",
    "eli:passed_by", "eli:repeals", "eli:type_document", "dcterms:replaces", "org:member", "org:organization",
    "org:role", "org:subOrganizationOf", "prov:wasDerivedFrom", "rdf:object", "rdf:predicate", "rdfs:subClassOf",
    "rdfs:subPropertyOf", "rdfs:domain", "rdfs:range", "schema:about", "schema:attendee", "schema:location",
    "schema:mainEntity", "schema:mentions", "schema:organizer", "schema:performer", "schema:sameAs", "skos:broader",
    "skos:closeMatch", "skos:exactMatch", "skos:related",
)  # fmt: skip
"""Properties of other vocabularies whose values are things."""
_TEXTS = (
    "skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "skos:definition", "rdfs:label", "dcterms:description",
    "dcterms:title",
)  # fmt: skip
"""Those whose values are texts in a language."""
_DAYS = ("dcterms:date", "eli:date_document", "eli:first_date_entry_in_force", "schema:startDate")
"""Those whose values are days, where nothing else is told."""
_VALUES = (
    "eli:id_local", "dcterms:creator", "dcterms:format", "dcterms:identifier", "dcterms:publisher", "foaf:name",
    "oa:end", "oa:exact", "oa:start", "schema:sha256", "schema:text", "schema:url", "skos:notation",
)  # fmt: skip
"""Those with other values."""
_THING, _TEXT, _DAY = {"@type": "@id"}, {"@container": "@language"}, {"@type": "xsd:date"}
_STATED = "statements"
"""The statements about a thing stand inside it under this name."""

_TYPE = ox.NamedNode(expand("rdf:type"))
_SUBJECT = ox.NamedNode(expand("rdf:subject"))
_STRING, _BOOLEAN, _INTEGER = (expand(f"xsd:{name}") for name in ("string", "boolean", "integer"))

Node = ox.NamedNode | ox.BlankNode | ox.Triple
Json = dict[str, Any]


@lru_cache(maxsize=1)
def context() -> Json:
    """The context, with entities below the project's own base."""
    found: Json = {"@version": 1.1, **PREFIXES, "id": "@id", "type": "@type", "graph": "@graph"}
    kinds: tuple[tuple[tuple[str, ...], Json], ...] = ((_THINGS, _THING), (_TEXTS, _TEXT), (_DAYS, _DAY), (_VALUES, {}))
    for curies, more in kinds:
        for curie in curies:
            found[curie.partition(":")[2]] = {"@id": curie, **more}
    found[_STATED] = {"@reverse": "rdf:subject"}
    for name, kind in sorted(_own().items()):
        if name not in found:
            found[name] = {"@id": f"kg:{name}", **kind}
    return found


def _own() -> dict[str, Json]:
    """The classes and properties of the ontology, each with what a context tells of its values."""
    said: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for quad in background.policy():
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(KG):
            value = quad.object.value if isinstance(quad.object, ox.NamedNode) else ""
            said[quad.subject.value.removeprefix(KG)][quad.predicate.value].add(value)
    return {name: _kind(facts) for name, facts in said.items()}


def _kind(facts: Mapping[str, set[str]]) -> Json:
    """What a context tells of the values of a property of which the ontology says this."""
    ranges = {iri for name in ("rdfs:range", "schema:rangeIncludes") for iri in facts.get(expand(name), ())}
    if expand("owl:ObjectProperty") in facts[_TYPE.value]:
        return _THING
    if ranges == {expand("rdf:langString")}:
        return _TEXT
    if ranges == {expand("xsd:decimal")}:
        return {"@type": "xsd:decimal"}
    return _DAY if expand("xsd:date") in ranges else {}


@lru_cache(maxsize=1)
def _terms() -> Mapping[str, tuple[str, Json]]:
    """The name and the definition of every property and class that has a name, by IRI."""
    named = ((name, told) for name, told in context().items() if isinstance(told, dict) and "@id" in told)
    return {expand(told["@id"]): (name, told) for name, told in named}


def document(graphs: Iterable[tuple[ox.NamedNode, Iterable[ox.Triple]]], base: str = ID) -> Iterator[str]:
    """Named graphs as the text of one JSON-LD document, a line for each thing that a graph speaks of."""
    writer = _Writer(base)
    yield f'{{\n"@context": {_line(context() | {"kgid": base})},\n"graph": ['
    for number, (graph, triples) in enumerate(graphs):
        yield f'{"," if number else ""}\n{{"id": {_line(writer.iri(graph))}, "graph": [\n'
        yield ",\n".join(map(_line, writer.things(triples)))
        yield "\n]}"
    yield "\n]\n}\n"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


class _Writer:
    """Triples as JSON by the names of the context."""

    def __init__(self, base: str) -> None:
        self._base = base

    def things(self, triples: Iterable[ox.Triple]) -> Iterator[Json]:
        """What a graph speaks of, in the order of IRIs, with the statements about each inside it."""
        found: dict[Node, list[ox.Triple]] = defaultdict(list)
        stated: dict[Node, list[Node]] = defaultdict(list)
        for triple in triples:
            found[triple.subject].append(triple)
            if triple.predicate == _SUBJECT and is_statement(triple.subject):
                assert not isinstance(triple.object, ox.Literal)
                stated[triple.object].append(triple.subject)
        inside = {statement for statements in stated.values() for statement in statements}

        def whole(subject: Node) -> Json:
            around = _SUBJECT if subject in inside else None
            thing = self._thing(subject, [t for t in found.get(subject, ()) if t.predicate != around])
            about = sorted(stated.get(subject, ()), key=str)
            return thing | ({_STATED: [whole(statement) for statement in about]} if about else {})

        yield from map(whole, sorted((found.keys() | stated.keys()) - inside, key=str))

    def _thing(self, subject: Node, triples: Iterable[ox.Triple]) -> Json:
        thing: Json = {"id": self.iri(subject)}
        types: list[str] = []
        values: dict[str, list[Any]] = defaultdict(list)
        texts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for triple in sorted(triples, key=str):
            iri, value = triple.predicate.value, triple.object
            if triple.predicate == _TYPE and isinstance(value, ox.NamedNode):
                types.append(_terms().get(value.value, (self.iri(value), {}))[0])
                continue
            name, told = _terms().get(iri, (compact(iri), {}))
            if "@container" not in told:
                values[name].append(self._value(value, told.get("@type", "")))
            elif isinstance(value, ox.Literal) and value.language:
                texts[name][value.language].append(value.value)
            else:
                values[compact(iri)].append(self._value(value, ""))
        thing |= {"type": _one_or_many(types)} if types else {}
        thing |= {name: {lang: _one_or_many(of) for lang, of in texts[name].items()} for name in texts}
        return thing | {name: _one_or_many(of) for name, of in values.items()}

    def _value(self, value: Node | ox.Literal, type_: str) -> Any:
        """A value where the context says that values are of a type, "@id" for things and "" for any."""
        if not isinstance(value, ox.Literal):
            return self.iri(value) if type_ == "@id" else {"id": self.iri(value)}
        datatype = value.datatype.value
        if value.language:
            return {"@value": value.value, "@language": value.language}
        if type_:
            return value.value if type_ != "@id" and datatype == expand(type_) else _full(value)
        if datatype == _STRING:
            return value.value
        if datatype == _BOOLEAN and value.value in ("true", "false"):
            return value.value == "true"
        if datatype == _INTEGER and value.value == _canonical(value.value):
            return int(value.value)
        return _full(value)

    def iri(self, node: Node) -> str:
        """An IRI by its prefix where it has one."""
        if isinstance(node, ox.BlankNode):
            return str(node)
        assert isinstance(node, ox.NamedNode), "JSON-LD has no triple terms"
        rest = node.value.removeprefix(self._base)
        if rest != node.value and not rest.startswith("//"):
            return f"kgid:{rest}"
        return compact(node.value)


def _full(value: ox.Literal) -> Json:
    if value.datatype.value == _STRING:
        return {"@value": value.value}
    return {"@value": value.value, "@type": compact(value.datatype.value)}


def _canonical(number: str) -> str:
    try:
        return str(int(number))
    except ValueError:
        return ""


def _one_or_many(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


if __name__ == "__main__":
    (folder() / "context.jsonld").write_text(json.dumps({"@context": context()}, indent=1) + "\n", "utf-8")
