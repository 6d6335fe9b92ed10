"""Facts: every single thing that a source states, with the words; what the other tables are made of."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.tables.columns import Cell, Column, Row, Sheet
from kg.tables.reader import EVIDENCE, Reader
from kg.tables.stated import Stated


def rows(reader: Reader) -> Iterator[Row]:
    """The facts source by source, in the order of its text."""
    for source in reader.sources():
        for stated in reader.within(source):
            yield _row(reader, stated)


def _row(reader: Reader, stated: Stated) -> Row:
    other = stated.object if isinstance(stated.object, ox.NamedNode) else None
    return (
        _called(reader, stated.subject),
        reader.kind(stated.subject),
        reader.term(stated.predicate),
        _called(reader, other.value) if other else reader.cell(stated.object),
        reader.kind(other.value) if other else None,
        *reader.evidence(stated),
        stated.subject,
        stated.predicate,
        other.value if other else None,
    )


def _called(reader: Reader, iri: str) -> Cell:
    """A thing by its name, a source by where it was read."""
    return reader.origin(iri).identifier or reader.name(iri)


SHEET = Sheet(
    "facts",
    "Dữ kiện",
    "Facts",
    "Mỗi dòng một dữ kiện ở một chỗ của một nguồn, kể cả điều chỉ được đề xuất, phủ định, kể lại",
    "A row a fact at a place of a source, what is only proposed, denied or reported included",
    (
        Column("chủ thể", "subject", width=34),
        Column("loại", "class", width=14),
        Column("quan hệ", "relation", width=20),
        Column("đối tượng", "object", width=34),
        Column("loại đối tượng", "object class", width=14),
        *EVIDENCE,
        Column("mã chủ thể", "subject IRI", width=30),
        Column("mã quan hệ", "relation IRI", width=30),
        Column("mã đối tượng", "object IRI", width=30),
    ),
    rows,
)
