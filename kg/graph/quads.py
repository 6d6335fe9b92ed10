"""Statements of one source -> N-Quads lines of one named graph, without an RDF library.

The lines are a function of the source and its statements alone: sorted, without
duplicates, whatever ran before or beside. A fact whose evidence is not verbatim in the
text is never written.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from kg.graph.iris import entity_iri, source_iri, statement_iri
from kg.graph.terms import CLASSES, expand
from kg.model import Entity, Literal, Source, Statement, Status

EVIDENCES = 3
"""How many places of one text are kept as evidence for one triple: the surest, then the first."""

_DATES = (
    (re.compile(r"\d{4}-\d\d-\d\d"), "xsd:date"),
    (re.compile(r"\d{4}-\d\d"), "xsd:gYearMonth"),
    (re.compile(r"\d{4}"), "xsd:gYear"),
)


@dataclass(frozen=True, slots=True)
class Written:
    """The lines of one source, each with its line end; `facts` counts the statements that they hold.

    `rejected` says of each statement that was not written why.
    """

    iri: str
    lines: tuple[str, ...]
    facts: int
    rejected: tuple[str, ...]


def write(source: Source, statements: Iterable[Statement]) -> Written:
    """The named graph of a source."""
    graph = source_iri(source.identifier)
    triples = set(_source(source, graph))
    labels: dict[Entity, str] = {}
    rejected: list[str] = []
    kept = 0
    for statement in _best(statements):
        try:
            found = [*_statement(statement, source, graph), *_described(statement, labels)]
        except (ValueError, KeyError) as error:
            rejected.append(f"{statement.rule}: {error}")
            continue
        triples.update(found)
        kept += 1
    end = f" <{graph}> .\n"
    return Written(graph, tuple(sorted(triple + end for triple in triples)), kept, tuple(rejected))


def _best(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Of the statements of one triple with one status the best few, one for a place of the text."""
    places: dict[tuple[object, ...], dict[tuple[int, int], Statement]] = defaultdict(dict)
    for statement in statements:
        triple = (statement.subject, statement.predicate, statement.object, statement.status)
        place = (statement.evidence.start, statement.evidence.end)
        known = places[triple].get(place)
        if known is None or (statement.confidence, known.rule) > (known.confidence, statement.rule):
            places[triple][place] = statement
    for found in places.values():
        yield from sorted(found.values(), key=lambda s: (-s.confidence, s.evidence.start, s.evidence.end))[:EVIDENCES]


def _statement(statement: Statement, source: Source, graph: str) -> list[str]:
    evidence = statement.evidence
    if not evidence.exact or source.text[evidence.start : evidence.end] != evidence.exact:
        raise ValueError(f"evidence at {evidence.start}:{evidence.end} is not in the text: {evidence.exact[:60]!r}")
    subject, predicate, object_ = _term(statement.subject), f"<{expand(statement.predicate)}>", _term(statement.object)
    place = (str(evidence.start), str(evidence.end))
    node = f"<{statement_iri(graph, subject, predicate, object_, *place, statement.status)}>"
    plain = [f"{subject} {predicate} {object_}"] if statement.status is Status.ASSERTED else []
    return [
        *plain,
        f"{node} {_TYPE} {_STATEMENT}",
        f"{node} {_SUBJECT} {subject}",
        f"{node} {_PREDICATE} {predicate}",
        f"{node} {_OBJECT} {object_}",
        f"{node} {_FROM} <{graph}>",
        f"{node} {_EXACT} {_quoted(evidence.exact)}",
        f'{node} {_START} "{evidence.start}"^^{_INTEGER}',
        f'{node} {_END} "{evidence.end}"^^{_INTEGER}',
        f"{node} {_RULE} {_quoted(statement.rule)}",
        f'{node} {_CONFIDENCE} "{statement.confidence:.3f}"^^{_DECIMAL}',
        f'{node} {_STATUS} "{statement.status}"',
    ]


def _described(statement: Statement, labels: dict[Entity, str]) -> Iterator[str]:
    yield from _entity(statement.subject, labels)
    if isinstance(statement.object, Entity):
        yield from _entity(statement.object, labels)


def _entity(entity: Entity, labels: dict[Entity, str]) -> Iterator[str]:
    """What is known of an entity whatever the text states: classes, names, attributes.

    `labels` holds the name first seen for each entity, which is its preferred label here.
    """
    if entity.kind == "source":
        return
    subject = _term(entity)
    label = labels.get(entity)
    if label is None:
        label = labels[entity] = entity.label
        for class_ in CLASSES[entity.kind]:
            yield f"{subject} {_TYPE} <{expand(class_)}>"
        yield f"{subject} {_PREF_LABEL} {_term(Literal(label, language='vi'))}"
        if entity.kind == "person":
            yield f"{subject} {_NAME} {_term(Literal(label))}"
    for name in {entity.label, *entity.names} - {label}:
        yield f"{subject} {_ALT_LABEL} {_term(Literal(name, language='vi'))}"
    for predicate, value in entity.attributes:
        yield f"{subject} <{expand(predicate)}> {_term(value)}"
        if isinstance(value, Entity):
            yield from _entity(value, labels)


def _source(source: Source, graph: str) -> Iterator[str]:
    """What is known of the source itself, its text included, so that evidence can be read and checked."""
    values = {
        "dcterms:identifier": Literal(source.identifier),
        "dcterms:title": Literal(source.title),
        "dcterms:date": _date(source.date),
        "dcterms:publisher": Literal(source.publisher),
        "dcterms:creator": Literal(source.author),
        "dcterms:format": Literal(source.media_type),
        "schema:url": Literal(source.url, "xsd:anyURI"),
        "schema:sha256": Literal(digest(source)),
        "schema:text": Literal(source.text),
    }
    yield f"<{graph}> {_TYPE} <{expand('kg:Source')}>"
    for predicate, value in values.items():
        if value.value:
            yield f"<{graph}> <{expand(predicate)}> {_term(value)}"


def digest(source: Source) -> str:
    """What tells one reading of a source from another: the hash of its bytes, else of its text."""
    return source.sha256 or sha256(source.text.encode()).hexdigest()


def _date(value: str) -> Literal:
    """A whole or partial ISO date with its datatype; anything else as plain text."""
    for form, datatype in _DATES:
        if form.fullmatch(value):
            return Literal(value, datatype)
    return Literal(value)


def _term(value: Entity | Literal) -> str:
    if isinstance(value, Entity):
        return f"<{source_iri(value.key) if value.kind == 'source' else entity_iri(value)}>"
    text = _quoted(value.value)
    if value.language:
        return f"{text}@{value.language}"
    return f"{text}^^<{expand(value.datatype)}>" if value.datatype else text


def _quoted(text: str) -> str:
    for character, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r")):
        text = text.replace(character, escaped)
    return f'"{text}"'


def _iri(curie: str) -> str:
    return f"<{expand(curie)}>"


_TYPE = _iri("rdf:type")
_SUBJECT, _PREDICATE, _OBJECT = _iri("rdf:subject"), _iri("rdf:predicate"), _iri("rdf:object")
_PREF_LABEL, _ALT_LABEL, _NAME = _iri("skos:prefLabel"), _iri("skos:altLabel"), _iri("foaf:name")
_STATEMENT, _FROM = _iri("kg:Statement"), _iri("prov:wasDerivedFrom")
_EXACT, _START, _END = _iri("oa:exact"), _iri("oa:start"), _iri("oa:end")
_RULE, _CONFIDENCE, _STATUS = _iri("kg:rule"), _iri("kg:confidence"), _iri("kg:status")
_INTEGER, _DECIMAL = _iri("xsd:integer"), _iri("xsd:decimal")
