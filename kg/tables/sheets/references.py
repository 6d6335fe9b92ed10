"""References: which document implements, amends, replaces, rests on … which."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.terms import expand
from kg.tables.columns import Column, Kind, Row, Sheet, day
from kg.tables.reader import EVIDENCE, STATING, Reader
from kg.tables.stated import Stated, grouped, sources_of

RELATIONS = (
    "eli:ensures_implementation_of", "eli:based_on", "eli:amends", "dcterms:replaces", "eli:repeals", "kg:approves",
    "eli:cites",
)  # fmt: skip
"""The relations of a document to another, those that say most first."""

_RANKS = {expand(relation): rank for rank, relation in enumerate(RELATIONS)}


def rows(reader: Reader) -> Iterator[Row]:
    """The relations by the name of the document that has them."""
    for iri in reader.ordered(reader.spoken("kg:Document"), lambda iri: (reader.name(iri),)):
        found = grouped(stated for stated in reader.about(iri) if stated.predicate in _RANKS)
        for facts in sorted(found, key=lambda facts: (_RANKS[facts[0].predicate], str(facts[0].object))):
            yield _row(reader, facts)


def _row(reader: Reader, facts: list[Stated]) -> Row:
    fact, other = facts[0], str(getattr(facts[0].object, "value", ""))
    return (
        *_document(reader, fact.subject),
        reader.term(fact.predicate),
        *_document(reader, other),
        sources_of(facts),
        *reader.evidence(fact),
        fact.subject,
        other,
    )


def _document(reader: Reader, iri: str) -> Row:
    return (
        reader.name(iri),
        reader.value(iri, "eli:id_local"),
        day(reader.date(iri, "eli:date_document")),
        reader.named(iri, "eli:passed_by"),
    )


SHEET = Sheet(
    "references",
    "Quan hệ văn kiện",
    "References",
    "Mỗi dòng một quan hệ giữa hai văn kiện: triển khai, căn cứ, sửa đổi, thay thế, bãi bỏ, phê duyệt, dẫn",
    "A row a relation between two documents: implements, rests on, amends, replaces, repeals, approves, cites",
    (
        Column("văn kiện", "document", width=34),
        Column("số, ký hiệu", "symbol"),
        Column("ngày ban hành", "issued", Kind.DATE, 12),
        Column("cơ quan ban hành", "issuer", width=26),
        Column("quan hệ", "relation", width=18),
        Column("văn kiện kia", "other document", width=34),
        Column("số, ký hiệu kia", "other symbol"),
        Column("ngày ban hành kia", "other issued", Kind.DATE, 12),
        Column("cơ quan ban hành kia", "other issuer", width=26),
        STATING,
        *EVIDENCE,
        Column("mã định danh", "IRI", width=30),
        Column("mã định danh kia", "other IRI", width=30),
    ),
    rows,
)
