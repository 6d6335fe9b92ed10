"""Statements of one source -> N-Quads lines of one named graph, without an RDF library.

The lines are a function of the source and its statements alone: sorted, without
duplicates, whatever ran before or beside. A fact whose evidence is not verbatim in the
text is never written.

Evidence is apart from the rest (`Written.evidence`), because a store keeps it another way: see
`kg.graph.store`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import chain

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

    `plain` are N-Quads: the source, its facts, and the things that these are about. `evidence` are
    N-Triples: the statements. `rejected` says of each statement that was not written why.
    """

    iri: str
    plain: tuple[str, ...]
    evidence: tuple[str, ...]
    facts: int
    rejected: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The whole named graph as N-Quads."""
        return tuple(sorted((*self.plain, *within(self.iri, self.evidence))))


def within(graph: str, triples: Iterable[str]) -> Iterator[str]:
    """N-Triples lines as N-Quads lines of a named graph."""
    end = f" <{graph}> .\n"
    return (line[:-3] + end for line in triples)


def write(source: Source, statements: Iterable[Statement]) -> Written:
    """The named graph of a source."""
    graph = source_iri(source.identifier)
    entities = _Entities()
    evidence: list[list[str]] = []
    plain: set[str] = set()
    rejected: list[str] = []
    for statement in _best(statements):
        try:
            triple, lines = _statement(statement, source, graph)
            entities.describe(statement)
        except (ValueError, KeyError) as error:
            rejected.append(f"{statement.rule}: {error}")
            continue
        if statement.status is Status.ASSERTED:
            plain.add(triple)
        evidence.append(lines)
    plain.update(entities.triples, _source(source, graph))
    quads = (f"{triple} <{graph}> .\n" for triple in plain)
    return Written(graph, tuple(sorted(quads)), tuple(chain(*sorted(evidence))), len(evidence), tuple(rejected))


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


def _statement(statement: Statement, source: Source, graph: str) -> tuple[str, list[str]]:
    """The triple that is stated, without its end, and the lines of the statement."""
    evidence = statement.evidence
    start, end = str(evidence.start), str(evidence.end)
    if not evidence.exact or source.text[evidence.start : evidence.end] != evidence.exact:
        raise ValueError(f"evidence at {start}:{end} is not in the text: {evidence.exact[:60]!r}")
    subject, predicate, object_ = _term(statement.subject), _iri(statement.predicate), _term(statement.object)
    node = f"<{statement_iri(graph, subject, predicate, object_, start, end, statement.status)}>"
    return f"{subject} {predicate} {object_}", [
        f"{node} {_TYPE} {_STATEMENT} .\n",
        f"{node} {_SUBJECT} {subject} .\n",
        f"{node} {_PREDICATE} {predicate} .\n",
        f"{node} {_OBJECT} {object_} .\n",
        f"{node} {_FROM} <{graph}> .\n",
        f"{node} {_EXACT} {_quoted(evidence.exact)} .\n",
        f'{node} {_START} "{start}"^^{_INTEGER} .\n',
        f'{node} {_END} "{end}"^^{_INTEGER} .\n',
        f"{node} {_RULE} {_quoted(statement.rule)} .\n",
        f'{node} {_CONFIDENCE} "{statement.confidence:.3f}"^^{_DECIMAL} .\n',
        f'{node} {_STATUS} "{statement.status}" .\n',
        *(f"{node} {_REPAIRED} {_quoted(term)} .\n" for term in statement.repaired),
        *([f'{node} {_IN_PART} "true"^^{_BOOLEAN} .\n'] if statement.in_part else ()),
    ]


class _Entities:
    """What is known of entities whatever the text states: classes, names, attributes.

    The name first seen of an entity is its preferred label here, the others are alternatives.
    """

    def __init__(self) -> None:
        self.triples: set[str] = set()
        self._labels: dict[tuple[str, str], str] = {}
        self._described: dict[int, Entity] = {}
        """The entities that were described, kept so that no other object takes over an id."""

    def describe(self, statement: Statement) -> None:
        """Take in the entities of a statement. Raises: ValueError, KeyError for one that cannot be written."""
        self._entity(statement.subject)
        if isinstance(statement.object, Entity):
            self._entity(statement.object)

    def _entity(self, entity: Entity) -> None:
        if entity.kind == "source" or id(entity) in self._described:
            return
        self.triples.update(self._lines(entity))
        self._described[id(entity)] = entity
        for _, value in entity.attributes:
            if isinstance(value, Entity):
                self._entity(value)

    def _lines(self, entity: Entity) -> list[str]:
        subject = _term(entity)
        found = [f"{subject} {_iri(predicate)} {_term(value)}" for predicate, value in entity.attributes]
        found += [f"{subject} {_TYPE} {_iri(class_)}" for class_ in CLASSES[entity.kind]]
        label = self._labels.setdefault((entity.kind, entity.key), entity.label)
        found.append(f"{subject} {_PREF_LABEL} {_quoted(label)}@vi")
        if entity.kind == "person":
            found.append(f"{subject} {_NAME} {_quoted(label)}")
        others = {entity.label, *entity.names} - {label}
        return found + [f"{subject} {_ALT_LABEL} {_quoted(name)}@vi" for name in others]


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
    yield f"<{graph}> {_TYPE} {_iri('kg:Source')}"
    for predicate, value in values.items():
        if value.value:
            yield f"<{graph}> {_iri(predicate)} {_term(value)}"


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
    return f"{text}^^{_iri(value.datatype)}" if value.datatype else text


def _quoted(text: str) -> str:
    if _ESCAPED.search(text):
        for character, escaped in _ESCAPES:
            text = text.replace(character, escaped)
    return f'"{text}"'


@lru_cache(maxsize=1024)
def _iri(curie: str) -> str:
    return f"<{expand(curie)}>"


_ESCAPED = re.compile(r'[\\"\n\r]')
_ESCAPES = (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"))
_TYPE = _iri("rdf:type")
_SUBJECT, _PREDICATE, _OBJECT = _iri("rdf:subject"), _iri("rdf:predicate"), _iri("rdf:object")
_PREF_LABEL, _ALT_LABEL, _NAME = _iri("skos:prefLabel"), _iri("skos:altLabel"), _iri("foaf:name")
_STATEMENT, _FROM = _iri("kg:Statement"), _iri("prov:wasDerivedFrom")
_EXACT, _START, _END = _iri("oa:exact"), _iri("oa:start"), _iri("oa:end")
_RULE, _CONFIDENCE, _STATUS = _iri("kg:rule"), _iri("kg:confidence"), _iri("kg:status")
_REPAIRED = _iri("kg:repaired")
_IN_PART = _iri("kg:inPart")
_BOOLEAN = _iri("xsd:boolean")
_INTEGER, _DECIMAL = _iri("xsd:integer"), _iri("xsd:decimal")
